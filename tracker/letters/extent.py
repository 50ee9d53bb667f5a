"""Where a letter or report begins and ends inside a larger document."""

import re
from dataclasses import dataclass

from tracker.letters.clean import Line
from tracker.letters.dates import is_only_a_date

_DEAR = re.compile(r"dear\b.{2,80}", re.IGNORECASE)
_SCRUTINY = re.compile(
    r"monitoring visit|focused visit|joint targeted|inspection|ofsted|findings of|peer review", re.IGNORECASE
)
_SIGNED = re.compile(r"yours (?:sincerely|faithfully|truly)\b.*", re.IGNORECASE)
_REPORT = re.compile(r"(?:re-?)?inspection of\b.*", re.IGNORECASE)
REPORT_FACTS = re.compile(r"(?:inspection dates?\b|lead inspector|judgement|report published)", re.IGNORECASE)
_IMPRINT = re.compile(
    r"the office for standards in education, children[’']s services and skills \(ofsted\)", re.IGNORECASE
)
_LETTER_WORDS = re.compile(
    r"this letter (?:summarises|outlines|sets out)|^areas covered by the visit", re.IGNORECASE
)
_GRADED = re.compile(
    r"(?:^|[a-z ])(?:outstanding|good|requires improvement(?: to be good)?|inadequate)$", re.IGNORECASE
)
_AFTER_FRONT = re.compile(
    r"executive summary|summary of (?:key |main )?findings|section (?:1|one)\b.*|the local authority",
    re.IGNORECASE,
)
"""What the text of a report begins with that has its judgements on a front page."""
_HEAD_LINES = 45
_LONGEST_FRONT = 60
_LONGEST_TABLE = 28
_OPENING_LINES = 40


@dataclass(frozen=True, slots=True)
class Extent:
    """The lines of a letter or report among all lines: from ``start`` to before ``end``.

    ``body`` is the line after the salutation or the title.
    """

    start: int
    body: int
    end: int
    is_letter: bool


def find_extent(lines: list[Line]) -> Extent | None:
    """Give where the letter or report about a visit stands, or None where there is none."""
    return _letter(lines) or _report(lines) or _letter_without_salutation(lines)


def _letter(lines: list[Line]) -> Extent | None:
    for place, line in enumerate(lines):
        if not _DEAR.fullmatch(line.text) or line.text.endswith("."):
            continue
        opening = " ".join(each.text for each in lines[place + 1 : place + _OPENING_LINES])
        if _SCRUTINY.search(opening):
            return Extent(_head_of(lines, place), place + 1, _signed(lines, place), True)
    return None


def _head_of(lines: list[Line], salutation: int) -> int:
    """Give the line of the date above a salutation: the nearest one above it."""
    above = range(salutation - 1, max(-1, salutation - _HEAD_LINES), -1)
    return next((place for place in above if is_only_a_date(lines[place].text)), salutation)


def _signed(lines: list[Line], start: int) -> int:
    after = range(start, len(lines))
    return next((place for place in after if _SIGNED.fullmatch(lines[place].text)), len(lines))


def _report(lines: list[Line]) -> Extent | None:
    for place, line in enumerate(lines):
        if not _REPORT.fullmatch(line.text):
            continue
        facts = sum(bool(REPORT_FACTS.match(each.text)) for each in lines[place + 1 : place + 12])
        if facts:
            after = range(place, len(lines))
            end = next((i for i in after if _imprint_at(lines, i)), len(lines))
            return Extent(place, _after_grades(lines, place), end, False)
    return None


def _after_grades(lines: list[Line], title: int) -> int:
    """Give the line after the front page or table of judgements, or after the title and the facts under it."""
    front = range(title, min(len(lines), title + _LONGEST_FRONT))
    first = next((place for place in front if _AFTER_FRONT.fullmatch(lines[place].text)), None)
    if first is not None:
        return first
    table = range(title, min(len(lines), title + _LONGEST_TABLE))
    text = next((place for place in table if lines[place].ended), table.stop)
    head = range(text - 1, title, -1)
    graded = next((place for place in head if _GRADED.search(lines[place].text)), None)
    facts = next((place for place in head if REPORT_FACTS.match(lines[place].text)), title)
    return (facts if graded is None else graded) + 1


def _imprint_at(lines: list[Line], place: int) -> bool:
    return bool(_IMPRINT.match(" ".join(each.text for each in lines[place : place + 3])))


def _letter_without_salutation(lines: list[Line]) -> Extent | None:
    for place, line in enumerate(lines):
        if _LETTER_WORDS.search(line.text):
            return Extent(max(0, place - 3), place, _signed(lines, place), True)
    return None
