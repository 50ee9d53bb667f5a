"""Boundary rows of the rule on the weekly review."""

from typing import Any

from tests.make import a_weekly_review
from tests.rules.boundaries_people import row
from tests.rules.boundary import Boundary
from tests.rules.life_sample import case, spell
from tests.rules.sample import action, day, person
from tracker.domain.reporting import Reviewed, WeeklyReview

WORKER = person(name="B Evans", team="16+")
ADVISER = person(name="C Novak")
_owned = action(owner=WORKER.id)
_advised = case(born=day("2008-01-15"))
_advises = spell(_advised, "worker", "2025-01-01", worker=ADVISER.id, role="personal adviser")


def review(begun: str, **fields: Any) -> WeeklyReview:
    return a_weekly_review(day(begun), **{"by": "T Oduya", **fields})


LEAP = review("2028-02-22", ended=day("2028-02-22"))
LONG = review(
    "2026-03-02",
    items=(Reviewed(about="x", decision="keep", by="T Oduya", day=day("2026-03-04")),),
    ended=day("2026-03-04"),
)
OTHER_TEAM = review("2026-03-02", scope="my team", team="18+", ended=day("2026-03-02"))
OWN_TEAM = review("2026-03-02", scope="my team", team="16+", ended=day("2026-03-02"))

ROWS: list[Boundary] = [
    row("WR-01", "2028-03-01", LEAP, what="a week ends on 29 February"),
    row("WR-01", "2026-03-12", LONG, what="a week after the last item was decided"),
    row("WR-01", "2026-03-10", WORKER, _owned, OTHER_TEAM, what="an owner no review looked at"),
    row("WR-01", "2026-03-10", WORKER, _owned, OWN_TEAM, what="an owner whose team was reviewed a week ago"),
    row(
        "WR-01", "2026-03-10", ADVISER, _advised, _advises, OTHER_TEAM, what="an adviser no review looked at"
    ),
]
