"""The findings that a plan means by "4/12", "visit 4, para 12" or "para 57": each only where exactly one fits."""

import re

from tracker.desk.lookup import candidates
from tracker.desk.session import Session
from tracker.domain.scrutiny import Finding
from tracker.domain.text import one_line
from tracker.exchange.plan_columns import words_in
from tracker.exchange.plan_rows import PlanItem

_VISIT = re.compile(
    r"(?:monitoring\s+)?visit\s*(\d{1,3})\s*,?\s*para(?:graph|\.)?\s*(\d{1,3}[a-z]?)", re.IGNORECASE
)
_PARAGRAPH = re.compile(r"(?:para(?:graph|\.)?\s*)?(\d{1,3}[a-z]?)\.?", re.IGNORECASE)
_REFERENCE = re.compile(r"F-[0-9A-Z]{4,}|\d{1,3}\s*/\s*\d{1,3}[a-z]?", re.IGNORECASE)


def findings_named(session: Session, item: PlanItem) -> tuple[Finding, ...]:
    """Give the findings a row names by their place; none is made, and none is guessed.

    A bare number counts only where it is a paragraph's, and only one finding here stands in such a paragraph.
    """
    cell = next((cell for cell in item.cells if cell.field == "source_ref"), None)
    if cell is None:
        return ()
    is_paragraph = "para" in words_in(cell.column)
    places = re.split(r"[;\n]", cell.text)
    found = (_finding(session, one_line(place), is_paragraph) for place in places)
    return tuple({finding.id: finding for finding in found if finding is not None}.values())


def _finding(session: Session, place: str, is_paragraph: bool) -> Finding | None:
    casebook = session.casebook
    if visit := _VISIT.fullmatch(place):
        place = f"{visit[1]}/{visit[2]}"
    if _REFERENCE.fullmatch(place):
        fitting = [f for f in candidates(casebook, place) if isinstance(f, Finding)]
        return fitting[0] if len(fitting) == 1 else None
    number = _PARAGRAPH.fullmatch(place)
    if number is None or not (is_paragraph or place.casefold().startswith("para")):
        return None
    there = [f for f in casebook.all(Finding) if f.paragraph == number[1].lower()]
    return there[0] if len(there) == 1 else None
