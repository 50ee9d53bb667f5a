"""The grades at the head of a full report."""

import re

from tracker.domain import codes
from tracker.domain.scrutiny import Judgement

_GRADES: dict[str, codes.Grade] = {
    "outstanding": "outstanding",
    "good": "good",
    "requires improvement to be good": "requires improvement",
    "requires improvement": "requires improvement",
    "inadequate": "inadequate",
}
_STARTS = r"(?:The|Overall|Children|Experiences|Leadership|Adoption)"
_ROW = re.compile(
    rf"(?P<area>{_STARTS}\b[^.:\d]{{5,140}}?)[ :,]+(?:(?:is|are) )?(?P<grade>(?i:{'|'.join(_GRADES)}))"
    rf"(?=$| [A-Z\d])"
)
_COLUMNS = re.compile(rf"(?P<areas>.*?)(?P<grades>(?:\s(?i:{'|'.join(_GRADES)})\b){{2,}})")
_OVERALL = re.compile(
    rf"(?:The overall judgement is that )?[Cc]hildren[’']s services (?:in [^.]{{3,60}}? )?(?:is |are )?"
    rf"(?P<grade>(?i:{'|'.join(_GRADES)}|require improvement(?: to be good)?))\b"
)
_WHOLE = "Overall effectiveness"
"""What reports that say it in a sentence call the services as a whole."""
_HEAD = re.compile(r"^.*?\bjudgements?(?: and)? ?(?:grades?)?\b", re.IGNORECASE)


def judgements_in(head: list[str]) -> tuple[Judgement, ...]:
    """Give the grade of each area in the lines between a report's title and its text."""
    front = " ".join(head)
    overall = _OVERALL.search(front)
    if overall:
        return (_judgement(_WHOLE, overall["grade"]), *_rows(front[overall.end() :]))
    # Where the table was read by columns, the word over the grades stands among them.
    return _rows(_HEAD.sub("", front, count=1).replace(" Grade ", " ").strip())


def _rows(table: str) -> tuple[Judgement, ...]:
    columns = _COLUMNS.fullmatch(table)
    if columns:
        areas = re.split(rf"\s(?={_STARTS}\b)", columns["areas"].strip())
        grades = re.findall("|".join(_GRADES), columns["grades"], re.IGNORECASE)
        return tuple(map(_judgement, areas, grades)) if len(areas) == len(grades) else ()
    return tuple(_judgement(row["area"], row["grade"]) for row in _ROW.finditer(table))


def _judgement(area: str, grade: str) -> Judgement:
    return Judgement(area=area.strip(), grade=_GRADES[grade.lower().replace("require ", "requires ")])
