"""Reading papers that are no letter of inspectors: what they tell of visits, findings, commitments and figures."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from tracker.domain import codes
from tracker.domain.records import Value
from tracker.domain.scrutiny import Offer, Paragraph, Shared, VisitFacts
from tracker.letters.amounts import amounts_in
from tracker.letters.authority import authority_in
from tracker.letters.besides import governance_in, implied_years
from tracker.letters.clean import Line
from tracker.letters.commitments import commitments_in
from tracker.letters.facts import own_ordinal, scrutiny_kind
from tracker.letters.gaps import gaps_in
from tracker.letters.kinds import document_kind
from tracker.letters.layout import Block, blocks_of
from tracker.letters.mentions import Mention, mentions_in
from tracker.letters.papers import Paper, paper_of, unmarked
from tracker.letters.quoted import quoted_in
from tracker.letters.remarks import Remark, place_of, remarks_on
from tracker.letters.told import Told, told_in
from tracker.letters.visits_told import others_than, together

PAPERS: tuple[codes.DocumentKind, ...] = ("cover report", "minutes", "press release", "progress report")
"""Kinds that are read for what they tell; of a plan, the rows are brought in by themselves."""
_ABOUT_A_VISIT: tuple[codes.DocumentKind, ...] = ("cover report", "minutes", "press release")
_TAKEN_TO: tuple[codes.DocumentKind, ...] = ("cover report", "minutes")
_OPENING = 4000
_NEWS = re.compile(
    r"\b(?:today|this week|yesterday|have|has) published (?:the|its|their)\b|\bpublished today\b"
    r"|\b(?:letter|findings|report)\b[^.\n]{0,60}\bpublished$"
    r"|\b(?:letter|findings|report)\b[^.\n]{0,60}\b(?:is|are|was|were|been) published (?:today|this week|on)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""News that the letter is published."""
_SHARES = re.compile(r"\b(?:feedback|letter|findings|outcome|what inspectors)\b", re.IGNORECASE)
"""What a paper takes to a meeting of a visit, and not of the plan that followed it."""


class PaperReading(Value, frozen=True):
    """What was read from a paper; everything in it is an offer until a person takes it."""

    kind: codes.DocumentKind
    key: str = ""
    day: date | None = None
    visit: VisitFacts | None = None
    """The visit it is about, where it is about one."""
    tells: tuple[VisitFacts, ...] = ()
    paragraphs: tuple[Paragraph, ...] = ()
    offers: tuple[Offer, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read_paper(lines: Sequence[Line], *, has_letter: bool = False) -> PaperReading:
    """Read the lines of a paper; ``has_letter`` tells that the letter it is about follows in the same file."""
    plain = unmarked(lines)
    kind = document_kind(plain) if plain else "unknown"
    if kind not in PAPERS:
        return PaperReading(kind=kind)
    paper, blocks = paper_of(plain), blocks_of(plain)
    told = told_in(blocks)
    own, others = _tells(paper, kind, blocks, told)
    offers = (*commitments_in(told, paper.day, paper.body), *amounts_in(told))
    looks_odd = (*remarks_on(blocks), *gaps_in(plain, blocks, kind, paper, has_letter=has_letter))
    return PaperReading(
        kind=kind,
        key=paper.key,
        day=paper.day,
        visit=own,
        tells=(own, *others) if own else others,
        paragraphs=quoted_in(told, kind),
        offers=offers,
        remarks=(
            *_told_as_remarks(offers, blocks),
            *(r for r in looks_odd if r.kind != "commitment"),
            *governance_in(told),
            *implied_years(offers, paper.day),
        ),
    )


def _told_as_remarks(offers: Sequence[Offer], blocks: Sequence[Block]) -> Iterator[Remark]:
    page_at = {line.number: line for block in blocks for line in block.lines}
    for offer in offers:
        if offer.kind == "commitment" and offer.when is not None:
            yield Remark(kind="commitment", text=offer.text, place=place_of(page_at[offer.line]))


def _tells(
    paper: Paper, kind: codes.DocumentKind, blocks: Sequence[Block], told: Sequence[Told]
) -> tuple[VisitFacts | None, tuple[VisitFacts, ...]]:
    """Give the visit a paper is about, if it is about one, and the others it tells of."""
    opening = "\n".join([paper.title, *(block.text for block in blocks)])[:_OPENING]
    usual, authority = scrutiny_kind(opening), authority_in(opening)
    mentions = mentions_in(told, paper.day, usual)
    first = next((m.facts.ordinal for m in mentions if m.facts.ordinal and not m.facts.expected), None)
    own = _own(mentions, own_ordinal(opening) or first, usual) if kind in _ABOUT_A_VISIT else None
    if own is not None and kind in _TAKEN_TO and paper.body and paper.day and _SHARES.search(opening):
        own = msgspec.structs.replace(own, shared_with=(Shared(body=paper.body, day=paper.day),))
    if own is not None and _NEWS.search(opening):
        own = msgspec.structs.replace(own, is_published=True)
    others = others_than(own, [m.facts for m in mentions])
    own = msgspec.structs.replace(own, authority=authority) if own else None
    return own, tuple(msgspec.structs.replace(each, authority=authority) for each in others)


def _own(
    mentions: Sequence[Mention], ordinal: int | None, usual: codes.ScrutinyKind | None
) -> VisitFacts | None:
    """Give the visit a paper is about: the one its opening numbers, else the first it gives a day for."""
    about = [m.facts for m in mentions if m.facts.kind == usual and (m.own or m.facts.ordinal == ordinal)]
    numbered = [facts for facts in about if ordinal is not None and facts.ordinal == ordinal]
    whole = together([*numbered, *(facts for facts in about if facts.ordinal is None)])
    if usual is None or (usual == "inspection" and whole is None):
        return None  # inspection in general, and none that took place
    found = whole or VisitFacts(kind=usual)
    return msgspec.structs.replace(found, ordinal=ordinal)
