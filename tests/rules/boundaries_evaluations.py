"""Boundary rows of the rule on self-evaluations; the inspection they follow ended on 26 September 2025."""

from typing import Any

from tests.rules.boundaries_people import row
from tests.rules.boundaries_plan import inspection
from tests.rules.boundary import Boundary
from tests.rules.sample import day, new_id
from tracker.domain import codes
from tracker.domain.reporting import SelfEvaluation


def evaluation(area: codes.JudgementArea, on: str, **fields: Any) -> SelfEvaluation:
    """Make what the service says of itself in an area."""
    usual = {"id": new_id(), "ref": f"SE-{new_id()[-4:]}", "text": "Plans are kept to.", "by": "J Price"}
    return SelfEvaluation(**usual | {"area": area, "day": day(on)} | fields)


AREAS: tuple[codes.JudgementArea, ...] = codes.words(codes.JudgementArea)  # type: ignore[assignment]
INSPECTION, PARTLY = inspection(), inspection()
LEAP, NEWER, MONTH_END = (evaluation("care leavers", on) for on in ("2024-02-29", "2025-03-26", "2024-08-31"))

ROWS: list[Boundary] = [
    row("SE-01", "2025-12-20", INSPECTION, what="60 working days after the inspection’s last day"),
    row(
        "SE-01",
        "2025-12-20",
        PARTLY,
        evaluation("care leavers", "2025-09-27"),
        *(evaluation(area, "2025-09-26") for area in AREAS),
        what="one area evaluated since, four no later than the inspection’s last day",
    ),
    row("SE-01", "2025-03-01", LEAP, what="twelve months from a leap day"),
    row(
        "SE-01",
        "2026-03-27",
        NEWER,
        LEAP,
        evaluation("impact of leaders", "2026-03-26"),
        what="the newer of two, whatever another area has",
    ),
    row("SE-01", "2025-09-01", MONTH_END, what="twelve months from the end of August"),
]
