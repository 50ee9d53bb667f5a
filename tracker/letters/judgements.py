"""The grades in the table at the head of a full report."""

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
_ROW = re.compile(
    r"(?P<area>(?:The|Overall|Children|Experiences|Leadership|Adoption)\b.{5,140}?)[ :,]+(?P<grade>"
    + "|".join(_GRADES)
    + r")(?=$| (?:The|Overall|Children|Experiences|Leadership|Adoption)\b| \d)",
    re.IGNORECASE,
)
_HEAD = re.compile(r"^.*?\bjudgements?(?: and)? ?(?:grades?)?\b", re.IGNORECASE)


def judgements_in(head: list[str]) -> tuple[Judgement, ...]:
    """Give the grade of each area in the lines between a report's title and its text."""
    # Where the table was read by columns, the word over the grades stands among them.
    table = _HEAD.sub("", " ".join(head), count=1).replace(" Grade ", " ").strip()
    return tuple(
        Judgement(area=row["area"].strip(), grade=_GRADES[row["grade"].lower()])
        for row in _ROW.finditer(table)
    )
