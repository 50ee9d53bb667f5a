"""Reading a document: what it is, which visit it is about, and the paragraphs a person may accept as findings."""

import re
from collections import Counter
from datetime import date
from itertools import takewhile

import msgspec

from tracker.domain import codes
from tracker.domain.records import Value
from tracker.domain.scrutiny import Offer, Paragraph, VisitFacts
from tracker.letters.authority import authority_in, short_name, styled
from tracker.letters.clean import Line, lines_of
from tracker.letters.commitments import commitments_in
from tracker.letters.dates import find_days, only_date
from tracker.letters.decode import Unreadable
from tracker.letters.extent import REPORT_FACTS, Extent, find_extent
from tracker.letters.facts import areas_in, own_ordinal, scrutiny_kind, visit_days
from tracker.letters.findings import paragraphs_of
from tracker.letters.furniture import without_furniture
from tracker.letters.judgements import judgements_in
from tracker.letters.layout import Block, blocks_of
from tracker.letters.people import inspectors_in, signature_at, team_in
from tracker.letters.remarks import Remark, place_of
from tracker.letters.second_hand import PaperReading, read_paper
from tracker.letters.told import told_in

_OPENING_BLOCKS = 8
_ENDING_BLOCKS = 4
_LONG_AFTER = 60
_ASKS = re.compile(r"\bshould (?:send|prepare|submit|provide)\b", re.IGNORECASE)
_OPENING_LENGTH = 4000
_LONGEST_NAME = 60
_LOOKS_LIKE: dict[codes.DocumentKind, str] = {
    "cover report": "This is a cover report to a meeting",
    "minutes": "These are minutes of a meeting",
    "press release": "This is a press release",
    "plan": "This is a plan",
    "progress report": "This is a progress report",
    "letter": "This is a letter about something else",
    "report": "This is a report about something else",
    "unknown": "This is a document of a kind that was not recognised",
}


class Reading(Value, frozen=True):
    """What was read from a document; everything in it is a suggestion until a person accepts it."""

    document: codes.DocumentKind
    visit: VisitFacts | None = None
    """The visit it is about."""
    day: date | None = None
    paper: str = ""
    """What two copies of one paper for a meeting share."""
    tells: tuple[VisitFacts, ...] = ()
    """What it says of visits, the one it is about first."""
    paragraphs: tuple[Paragraph, ...] = ()
    offers: tuple[Offer, ...] = ()
    remarks: tuple[Remark, ...] = ()


def read(text: str, name: str = "") -> Reading:
    """Read a document's text; ``name`` is its file name, used in what is said about it.

    Raises Unreadable where there is nothing to read.
    """
    lines = without_furniture(lines_of(text))
    if not lines:
        raise Unreadable(f"{name or 'The document'} holds no text: choose the letter or report itself.")
    extent = find_extent(lines)
    if extent is None:
        return _without_letter(lines)
    blocks = blocks_of(lines[extent.body : extent.end])
    visit = _facts(lines, extent, blocks)
    before = lines[: extent.start]
    paper = read_paper(before, has_letter=True) if before else PaperReading(kind="unknown")
    asked = _asked(blocks, visit.letter_date if visit else None)
    return Reading(
        document="letter" if extent.is_letter else "report",
        visit=visit,
        day=visit.letter_date if visit else None,
        paper=paper.key,
        tells=(*([visit] if visit else []), *paper.tells),
        paragraphs=paragraphs_of(blocks),
        offers=_numbered((*asked, *_of_part(paper))),
        remarks=(*_remarks(lines, extent, paper), *_told_as_asked(asked, blocks)),
    )


def _asked(blocks: list[Block], written: date | None) -> tuple[Offer, ...]:
    """Give what the end of a letter asks the council to send, and by when."""
    ending = [block for block in blocks if not block.heading][-_ENDING_BLOCKS:]
    offers = commitments_in(told_in(ending), written)
    asks = (offer for offer in offers if _ASKS.search(offer.text))
    return tuple(msgspec.structs.replace(offer, said_by="inspectorate") for offer in asks)


def _of_part(paper: PaperReading) -> tuple[Offer, ...]:
    """Give what the paper before a letter offers, as that paper's."""
    return tuple(msgspec.structs.replace(offer, part=paper.kind, day=paper.day) for offer in paper.offers)


def _told_as_asked(asked: tuple[Offer, ...], blocks: list[Block]) -> list[Remark]:
    at = {line.number: line for block in blocks for line in block.lines}
    return [Remark(kind="commitment", text=offer.text, place=place_of(at[offer.line])) for offer in asked]


def _numbered(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    """Number commitments and figures anew, each from 1."""
    counts: Counter[str] = Counter()
    numbered = []
    for offer in offers:
        counts[offer.kind] += 1
        numbered.append(msgspec.structs.replace(offer, number=counts[offer.kind]))
    return tuple(numbered)


def _without_letter(lines: list[Line]) -> Reading:
    """Say what a document is that holds no letter or report of inspectors, and what it tells at second hand."""
    paper = read_paper(lines)
    told = "nothing was suggested"
    if paper.paragraphs or paper.offers:
        told = "what it tells is offered with who said it"
    elif paper.kind == "plan":
        told = "bring its table in as a plan (tracker import plan, or i on Actions)"
    said = Remark(
        kind="no letter inside",
        text=f"{_LOOKS_LIKE[paper.kind]}, without a letter or report of inspectors: {told}.",
        place=place_of(lines[0]),
    )
    return Reading(
        document=paper.kind,
        visit=paper.visit,
        day=paper.day,
        paper=paper.key,
        tells=paper.tells,
        paragraphs=paper.paragraphs,
        offers=paper.offers,
        remarks=(said, *paper.remarks),
    )


def _facts(lines: list[Line], extent: Extent, blocks: list[Block]) -> VisitFacts | None:
    head = lines[extent.start : extent.body]
    opening = _opening_of(head, blocks)
    kind = scrutiny_kind(opening) if extent.is_letter else "inspection"
    if kind is None:
        return None
    letter_date = (
        next((day for line in head if (day := only_date(line.text))), None) if extent.is_letter else None
    )
    days = visit_days(opening, letter_date)
    one_service = kind in ("monitoring visit", "focused visit")
    signed = signature_at([line.text for line in lines[extent.end :]]) if one_service else []
    team = () if extent.is_letter else team_in([line.text for line in lines[extent.body : extent.end]])
    return VisitFacts(
        kind=kind,
        authority=_authority(lines, extent, opening),
        ordinal=own_ordinal(opening) if one_service else None,
        start=days.start if days else None,
        end=days.end if days else None,
        when_text=days.text if days else "",
        letter_date=letter_date,
        published=_published(head),
        inspectors=team or inspectors_in(opening, signed),
        areas=areas_in(blocks, opening) if extent.is_letter else (),
        judgements=judgements_in([line.text for line in head]),
    )


def _opening_of(head: list[Line], blocks: list[Block]) -> str:
    """Give the title and first paragraphs, where a document says what it is about."""
    facts = [] if _is_letter_head(head) else [line.text for line in head]
    title = [" ".join(takewhile(lambda text: not REPORT_FACTS.match(text), facts[:4]))]
    return "\n".join(title + facts + [block.text for block in blocks[:_OPENING_BLOCKS]])[:_OPENING_LENGTH]


def _authority(lines: list[Line], extent: Extent, opening: str) -> str:
    """Give whose services were looked at; the line above a title that names nobody may tell it."""
    above = _name_above(lines, extent)
    title = "" if extent.is_letter else opening.split("\n", 1)[0]
    named = authority_in(title) or (short_name(above) if styled(above) else "")
    return named or authority_in(opening) or short_name(above)


def _name_above(lines: list[Line], extent: Extent) -> str:
    """Give the line above the title of a report where it can be a name."""
    above = lines[extent.start - 1].text if extent.start and not extent.is_letter else ""
    named = above[:1].isupper() and len(above) < _LONGEST_NAME and not above.lower().startswith("ofsted")
    return above if named else ""


def _published(head: list[Line]) -> date | None:
    """Give the day a report says on its front that it was published."""
    told = next((line.text for line in head if line.text.lower().startswith("report published")), "")
    days = find_days(told)
    return days.start if days else None


def _is_letter_head(head: list[Line]) -> bool:
    return bool(head) and only_date(head[0].text) is not None


def _remarks(lines: list[Line], extent: Extent, paper: PaperReading) -> list[Remark]:
    """Say what stands before and after the letter."""
    found: list[Remark] = []
    after = lines[extent.end :]
    if paper.kind != "unknown":
        what = "letter" if extent.is_letter else "report"
        text = f"A {paper.kind} stands before the {what}: what it says of findings only repeats them."
        found.append(Remark(kind=f"{paper.kind} before the letter", text=text, place=place_of(lines[0])))
        found += paper.remarks
    if len(after) > _LONG_AFTER:
        text = "More text follows the signature: it was set aside."
        found.append(Remark(kind="text after the letter", text=text, place=place_of(after[0])))
    return found
