"""Reading a document: what it is, which visit it is about, and the paragraphs a person may accept as findings."""

from itertools import takewhile

from tracker.domain import codes
from tracker.domain.records import Value
from tracker.domain.scrutiny import Paragraph
from tracker.letters.authority import authority_in, short_name
from tracker.letters.clean import Line, lines_of
from tracker.letters.dates import only_date
from tracker.letters.decode import Unreadable
from tracker.letters.extent import REPORT_FACTS, Extent, find_extent
from tracker.letters.facts import (
    VisitFacts,
    areas_in,
    month_named,
    own_ordinal,
    scrutiny_kind,
    visit_days,
)
from tracker.letters.findings import paragraphs_of
from tracker.letters.furniture import without_furniture
from tracker.letters.judgements import judgements_in
from tracker.letters.kinds import document_kind
from tracker.letters.layout import Block, blocks_of
from tracker.letters.people import inspectors_in, signature_at
from tracker.letters.remarks import Remark, place_of, remarks_on

_OPENING_BLOCKS = 8
_OPENING_LENGTH = 4000
_LONGEST_NAME = 60
_SECOND_HAND: tuple[codes.DocumentKind, ...] = ("cover report", "minutes", "press release")
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
    paragraphs: tuple[Paragraph, ...] = ()
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
    return Reading(
        document="letter" if extent.is_letter else "report",
        visit=_facts(lines, extent, blocks),
        paragraphs=paragraphs_of(blocks),
        remarks=tuple(_remarks(lines, extent, blocks)),
    )


def _without_letter(lines: list[Line]) -> Reading:
    """Say what a document is that holds no letter or report of inspectors, and which visit it speaks of."""
    kind = document_kind(lines)
    blocks = blocks_of(lines)
    said = Remark(
        kind="no letter inside",
        text=f"{_LOOKS_LIKE[kind]}, without a letter or report of inspectors: nothing was suggested as a finding.",
        place=place_of(lines[0]),
    )
    return Reading(
        document=kind,
        visit=_facts_second_hand(blocks) if kind in _SECOND_HAND else None,
        remarks=(said, *remarks_on(blocks)),
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
    return VisitFacts(
        kind=kind,
        authority=authority_in(opening) or _authority_above(lines, extent),
        ordinal=own_ordinal(opening) if one_service else None,
        start=days.start if days else None,
        end=days.end if days else None,
        when_text=days.text if days else "",
        letter_date=letter_date,
        inspectors=inspectors_in(opening, signed),
        areas=areas_in(blocks, opening) if extent.is_letter else (),
        judgements=judgements_in([line.text for line in head]),
    )


def _opening_of(head: list[Line], blocks: list[Block]) -> str:
    """Give the title and first paragraphs, where a document says what it is about."""
    facts = [] if _is_letter_head(head) else [line.text for line in head]
    title = [" ".join(takewhile(lambda text: not REPORT_FACTS.match(text), facts[:4]))]
    return "\n".join(title + facts + [block.text for block in blocks[:_OPENING_BLOCKS]])[:_OPENING_LENGTH]


def _authority_above(lines: list[Line], extent: Extent) -> str:
    """Give the council named on the line above the title of a report that names none itself."""
    above = lines[extent.start - 1].text if extent.start and not extent.is_letter else ""
    named = above[:1].isupper() and len(above) < _LONGEST_NAME and not above.lower().startswith("ofsted")
    return short_name(above) if named else ""


def _is_letter_head(head: list[Line]) -> bool:
    return bool(head) and only_date(head[0].text) is not None


def _facts_second_hand(blocks: list[Block]) -> VisitFacts | None:
    """Give the visit a cover report, minutes or press release is about, as far as its opening tells."""
    opening = "\n".join(block.text for block in blocks)[:_OPENING_LENGTH]
    kind = scrutiny_kind(opening)
    if kind is None:
        return None
    days = visit_days(opening, None)
    return VisitFacts(
        kind=kind,
        authority=authority_in(opening),
        ordinal=own_ordinal(opening),
        start=days.start if days else None,
        end=days.end if days else None,
        when_text=days.text if days else month_named(opening),
    )


def _remarks(lines: list[Line], extent: Extent, blocks: list[Block]) -> list[Remark]:
    """Say what stands before and after the letter, and what in the letter is a commitment rather than a finding."""
    found: list[Remark] = []
    before, after = lines[: extent.start], lines[extent.end :]
    kind = document_kind(before) if before else "unknown"
    if kind != "unknown":
        text = f"A {kind} stands before the {'letter' if extent.is_letter else 'report'}: it was set aside."
        found.append(Remark(kind=f"{kind} before the letter", text=text, place=place_of(before[0])))
        found += remarks_on(blocks_of(before))
    ending = [block for block in blocks if not block.heading][-4:]
    found += [
        remark for remark in remarks_on(ending) if remark.kind == "commitment" and "should" in remark.text
    ]
    if len(after) > 60:
        text = "More text follows the signature: it was set aside."
        found.append(Remark(kind="text after the letter", text=text, place=place_of(after[0])))
    return found
