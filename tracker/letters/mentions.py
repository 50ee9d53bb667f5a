"""Scrutiny visits that running text tells of: which, when, held or expected, published when."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from tracker.domain import codes
from tracker.domain.scrutiny import VisitFacts
from tracker.letters.facts import ORDINAL, number_of
from tracker.letters.told import Told
from tracker.letters.whens import When, whens_in

_VISIT = re.compile(
    rf"(?:\b(?i:{ORDINAL})(?P<series> (?:in|of) (?:a|the|our) series of)?(?: \w+){{0,2}}? )?"
    r"\b(?P<kind>(?i:monitoring|focus+ed)) (?i:visit|inspection)(?(series)s?|(?!s))\b"
    r"|\b(?P<inspection>(?:(?:Ofsted|ILACS) )?[Ii]nspection\b(?! (?:report|framework|outcome|team|judgement|result))"
    r"|(?<=the )ILACS\b)"
    r"|\b(?:judged|found|rated|graded) (?:to be |as )?[‘'“]?(?P<grade>[Ii]nadequate)\b[’'”]?"
    r"|\b(?P<visited>[Ii]nspectors? visited)\b",
)
_BARE = re.compile(rf"\b(?:this|our|their|its|the) {ORDINAL} visit\b", re.IGNORECASE)
_EXPECTED = re.compile(
    r"\b(?:likely|expected|anticipated|scheduled|rescheduled|planned|due)\b"
    r"|\bwill (?:take place|be|focus|happen|return|visit)\b",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(r"\bpublish(?:ed|es)\b", re.IGNORECASE)
_HANDLED = re.compile(
    r"\b(?:publish|present|shar|consider|submit|endors|report)\w*\b|\bletter (?:of|from)\b", re.IGNORECASE
)
_FOCUS = re.compile(
    r"(?:(?<!ly )(?<!were )(?<!are )focus+ed (?:primarily |mainly |particularly )?(?:up)?on|will focus (?:up)?on"
    r"|focus (?:of [\w’ ]{3,40} )?(?:was|is|will be)(?: on)?|areas covered by the visit were:?"
    r"|to review progress (?:in|of|for)|reviewed|looked at)\s+(?P<area>(?!the findings)[^.;]{6,160})",
    re.IGNORECASE,
)
_AREA_ENDS = re.compile(
    r",? (?:and (?:today|published|the work we|was|they|it)|including|which|where|with a)\b"
    r"|, (?:and )?(?:we|it|they)\b"
)
_NEXT_CLAUSE = re.compile(r"(?:[,;]|\band\b) (?:and )?(?:a|an|the|its|their|was|were|has|will)\b")
_REACH = 110
_ADJECTIVE = re.compile(r"\s*(?:an?\s+|the\s+)?(?:ofsted(?:[’']s)?\s*)?", re.IGNORECASE)
"""What may stand between a visit and the time before it: "the February 2024 Ofsted monitoring visit"."""


class Mention(NamedTuple):
    """One mention of a visit, with the sentence around it."""

    facts: VisitFacts
    own: bool
    """Whether it may be the visit the paper is about: inspectors who "visited", or a visit without number or day."""


def mentions_in(
    told: Sequence[Told], written: date | None, usual: codes.ScrutinyKind | None
) -> list[Mention]:
    """Give every mention in order; ``usual`` is the kind the paper is about, for words that name none."""
    return [m for sentence in told for m in _in_sentence(sentence, written, usual)]


def _in_sentence(sentence: Told, written: date | None, usual: codes.ScrutinyKind | None) -> Iterator[Mention]:
    text = sentence.text
    found = [*_VISIT.finditer(text), *(m for m in _BARE.finditer(text) if not _VISIT.match(text, m.start()))]
    found.sort(key=lambda m: m.start())
    for place, match in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        start = found[place - 1].end() if place else 0
        mention = _mention(match, text, start, end, sentence.line, written, usual)
        if mention is not None:
            yield mention


def _mention(
    match: re.Match[str],
    text: str,
    start: int,
    end: int,
    line: int,
    written: date | None,
    usual: codes.ScrutinyKind | None,
) -> Mention | None:
    named = match.groupdict()
    is_inspection = bool(named.get("inspection") or named.get("grade"))
    kind = "inspection" if is_inspection else _kind(named.get("kind"), usual)
    if kind is None:
        return None
    after = text[match.end() : end]
    clause = _NEXT_CLAUSE.split(after, maxsplit=1)[0]
    expected = bool(_EXPECTED.search(clause)) and not is_inspection
    when, published = _when(text, match, start, end, written, looks_ahead=expected)
    if is_inspection and when is None:
        return None
    rough = when.rough if when else None
    facts = VisitFacts(
        kind=kind,
        ordinal=number_of(named["ordinal"]) if named.get("ordinal") and not is_inspection else None,
        start=rough.earliest if rough else None,
        end=rough.latest if rough else None,
        when_text=_said(when, text) if when else "",
        expected=expected,
        published=published,
        areas=() if is_inspection else _areas(text[match.start() : end]) or _areas(text[start:end]),
        line=line,
    )
    return Mention(facts, own=not is_inspection and facts.ordinal is None)


def _kind(word: str | None, usual: codes.ScrutinyKind | None) -> codes.ScrutinyKind | None:
    if word is None:
        return usual
    return "monitoring visit" if word.lower() == "monitoring" else "focused visit"


def _when(
    text: str, match: re.Match[str], start: int, end: int, written: date | None, *, looks_ahead: bool
) -> tuple[When | None, date | None]:
    """Give the time of a visit, after the words that name it or right before them, and the day it was published."""
    whens = whens_in(text, written, "forward" if looks_ahead else "back")
    held, published = None, None
    for when in whens:
        if match.end() <= when.start < min(end, match.end() + _REACH):
            between = text[match.end() : when.start]
            if _PUBLISHED.search(between):
                published = published or (when.span[0] if when.span else None)
            elif held is None and not _HANDLED.search(between):
                held = when
    before = [when for when in whens if start <= when.start and when.end <= match.start()]
    for when in before[-1:]:
        between = text[when.end : match.start()]
        if _PUBLISHED.search(between):
            published = published or (when.span[0] if when.span else None)
        elif held is None and _ADJECTIVE.fullmatch(between):
            held = when
    return held, published


def _said(when: When, text: str) -> str:
    """Give the words for a time: of "between 19 and 29 July", both days are the ends of a run."""
    words = when.rough.text if when.rough else when.words
    return words.replace(" and ", " to ", 1) if text[: when.start].lower().endswith("between ") else words


def _areas(text: str) -> tuple[str, ...]:
    found = _FOCUS.search(text)
    if found is None:
        return ()
    area = re.sub(r"^(?:its|their|our|the) ", "", _AREA_ENDS.split(found["area"], maxsplit=1)[0].strip(" ,."))
    return (area,) if area else ()
