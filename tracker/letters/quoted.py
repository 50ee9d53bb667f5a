"""Findings at second hand: what a paper says that inspectors said, and what the council says of itself."""

import re
from collections.abc import Sequence

from tracker.domain import codes
from tracker.domain.scrutiny import Paragraph
from tracker.letters.commitments import state_of
from tracker.letters.papers import paper_pattern
from tracker.letters.polarity import kind_of
from tracker.letters.themes import theme_of
from tracker.letters.told import Told

_SPEAKS_FOR_ITSELF: tuple[codes.DocumentKind, ...] = ("minutes", "press release")
"""Papers in which the council says how its services stand; a cover report says what it asks of a meeting."""
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|does|do|did|can|cannot|lacks?|makes?|lives?|experiences?|meets?|needs?|receives?"
    r"|shows?|benefits?|remains?|takes?|gets?|works?|knows?|feels?|faces?|finds?|continues?|struggles?|accepts?)\b"
)
_JOINT = re.compile(
    r"(?:,|;| and|, and) (?:that )?(?=(?:most|many|some|all|few|too many|more than|significant|children|young people"
    r"|care leavers|staff|social workers|leaders|managers|planning|services?|care plans|pathway plans|plans"
    r"|the (?:quality|pace|approach|response|impact|use|majority|council|service|overall|vast))\b)",
    re.IGNORECASE,
)
_OF_INSPECTORS = re.compile(
    r"\b(?:this|their|the|its|a|\w+(?:st|nd|rd|th)) (?:monitoring |focused )?visit\b", re.IGNORECASE
)
"""The inspectors' own visit: a statement is never about visits to young people because of it."""
_SHORTEST = 12


def quoted_in(told: Sequence[Told], document: codes.DocumentKind) -> tuple[Paragraph, ...]:
    """Give the statements of a paper that read as findings, numbered from 1, each with who said it."""
    found: list[Paragraph] = []
    for sentence in told:
        if not _may_hold(sentence, document):
            continue
        whole = _kind(sentence.text)
        for part in _statements(sentence.text) if sentence.said_by != "council" else [sentence.text]:
            kind = _kind(part)
            kind = whole if kind == "context" else kind
            if kind != "context" and len(part) >= _SHORTEST:
                found.append(_paragraph(len(found) + 1, part, kind, sentence))
    return tuple(found)


def _may_hold(sentence: Told, document: codes.DocumentKind) -> bool:
    """Tell whether a sentence may judge: not one that tells of the visit, thanks, or says what will be done."""
    if paper_pattern("aside", "holds").search(sentence.text):
        return False
    if sentence.said_by != "council":
        return True
    if document not in _SPEAKS_FOR_ITSELF or not _VERB.search(sentence.text):
        return False
    of_papers = state_of(sentence.text) is not None or paper_pattern("aside", "own_praise").search(
        sentence.text
    )
    return not of_papers or _kind(sentence.text) == "concern"


def _kind(text: str) -> codes.FindingKind:
    """Give how a statement reads: a phrase that always praises or blames is told apart from the rest."""
    for kind, other in (("strength", "concern"), ("concern", "strength")):
        phrase = paper_pattern("reads", kind).search(text)
        if phrase:
            rest = _kind(text[: phrase.start()] + text[phrase.end() :])
            return "mixed" if rest in (other, "mixed") else kind  # type: ignore[return-value]  # one of the two above
    return kind_of(text)


def _statements(sentence: str) -> list[str]:
    """Part a sentence that says several things one after the other, where each is a clause of its own."""
    stem = paper_pattern("quoted", "stem").match(sentence)
    if stem is None:
        return [sentence]
    parts, start = [], 0
    for joint in _JOINT.finditer(sentence, stem.end()):
        before, after = (
            sentence[max(start, stem.end() if not start else 0) : joint.start()],
            sentence[joint.end() :],
        )
        if _VERB.search(before) and _VERB.search(after.split(",")[0]):
            parts.append(sentence[start : joint.start()])
            start = joint.end()
    return [part.strip(" ,;") for part in [*parts, sentence[start:]]]


def _paragraph(number: int, text: str, kind: codes.FindingKind, told: Told) -> Paragraph:
    return Paragraph(
        number=number,
        text=text,
        section=told.section,
        page=told.block.first.page,
        line=told.line,
        bullet=told.block.bullet,
        kind=kind,
        theme=theme_of(_OF_INSPECTORS.sub("", text)),
        said_by=told.said_by,
    )
