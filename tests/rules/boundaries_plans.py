"""Boundary rows of the rules on how a pathway plan begins and when it is looked at again."""

from typing import Any

from tests.rules.boundaries_people import LEAVER, SIXTEEN, born, row
from tests.rules.boundary import Boundary
from tests.rules.life_sample import event, plan, spell, worker
from tests.rules.sample import day
from tracker.domain.records import Record

ELIGIBLE = spell(SIXTEEN, "eligibility", "2025-06-01", "eligible")
FORMER = spell(LEAVER, "eligibility", "2025-01-15", "former relevant")

# How a plan begins.

NOVEMBER, NOVEMBER_2007, RETURNER, AT_21 = (
    born(on) for on in ("2009-11-30", "2007-11-30", "2003-05-05", "2004-05-05")
)
_returner = spell(RETURNER, "eligibility", "2025-09-01", "former relevant in education")
_at_21 = spell(AT_21, "eligibility", "2022-05-05", "former relevant")

BEGUN = [
    row("PP-01", "2025-09-02", SIXTEEN, ELIGIBLE, what="three months after 16"),
    row(
        "PP-01",
        "2025-12-01",
        SIXTEEN,
        spell(SIXTEEN, "eligibility", "2025-08-31", "eligible"),
        what="three months after becoming eligible, at the end of a month",
    ),
    row(
        "PP-01",
        "2026-03-01",
        NOVEMBER,
        spell(NOVEMBER, "eligibility", "2025-11-01", "eligible"),
        what="counted from 16, to the end of February",
    ),
    row(
        "PP-01",
        "2024-03-01",
        NOVEMBER_2007,
        spell(NOVEMBER_2007, "eligibility", "2023-11-30", "eligible"),
        what="to 29 February",
    ),
    row(
        "PP-02",
        "2026-03-02",
        SIXTEEN,
        ELIGIBLE,
        event(SIXTEEN, "needs assessment", "2026-02-01"),
        what="28 days after the assessment",
    ),
    row("PP-02", "2025-02-13", LEAVER, FORMER, what="former relevant without a plan for 28 days"),
    row(
        "PP-02",
        "2025-01-15",
        LEAVER,
        spell(LEAVER, "eligibility", "2023-01-15", "eligible", end="2025-01-14"),
        FORMER,
        what="former relevant, and long without a plan before it",
    ),
    row(
        "PP-02",
        "2025-11-11",
        RETURNER,
        _returner,
        plan(RETURNER, "2024-01-01"),
        event(RETURNER, "needs assessment", "2025-10-13"),
        what="a returner with the old plan only",
    ),
    row(
        "PP-03",
        "2025-12-01",
        SIXTEEN,
        spell(SIXTEEN, "eligibility", "2025-08-31", "relevant"),
        what="three months after becoming relevant",
    ),
    row(
        "PP-04",
        "2025-12-02",
        RETURNER,
        _returner,
        plan(RETURNER, "2024-01-01"),
        event(RETURNER, "needs assessment", "2023-12-01"),
        what="the old assessment and plan do not count",
    ),
    row(
        "PP-05",
        "2026-04-16",
        AT_21,
        spell(AT_21, "eligibility", "2026-03-30", "former relevant 21 to 25"),
        plan(AT_21, "2026-03-01"),
        what="no adviser for ten working days, over Easter",
    ),
    row(
        "PP-05",
        "2026-03-17",
        AT_21,
        spell(AT_21, "eligibility", "2025-05-05", "former relevant 21 to 25"),
        plan(AT_21, "2026-03-01"),
        worker(AT_21, "2022-05-05", end="2026-03-02"),
        what="ten working days after the adviser left",
    ),
    row(
        "PP-05",
        "2026-03-01",
        AT_21,
        _at_21,
        worker(AT_21, "2022-05-05"),
        plan(AT_21, "2025-06-01"),
        event(AT_21, "support asked for", "2025-11-30"),
        what="no assessment three months after asking, to the end of February",
    ),
    row(
        "PP-05",
        "2025-08-06",
        AT_21,
        spell(AT_21, "eligibility", "2025-05-05", "former relevant 21 to 25"),
        worker(AT_21, "2022-05-05"),
        what="no plan three months after 21",
    ),
]

# When a plan is looked at again.


_first_home = spell(LEAVER, "home", "2025-01-15", "E", end="2026-01-31")


def moved(**fields: Any) -> Record:
    return spell(LEAVER, "home", "2026-02-01", "U", **fields)


_before_move = plan(LEAVER, "2026-01-10")

DATES = [
    row("PP-06", "2026-03-01", LEAVER, FORMER, plan(LEAVER, "2025-08-31"), what="31 August and six months"),
    row("PP-06", "2024-03-01", AT_21, _at_21, plan(AT_21, "2023-08-31"), what="the same in a leap year"),
    row(
        "PP-06",
        "2025-12-01",
        LEAVER,
        FORMER,
        plan(LEAVER, "2025-06-01", reviewed=["2025-08-31"], interval_months=3),
        what="the shorter interval that was fixed",
    ),
    row(
        "PP-06",
        "2026-03-01",
        LEAVER,
        FORMER,
        plan(LEAVER, "2025-08-31", interval_months=3),
        what="past six months as well",
        severity=4,
    ),
    row(
        "PP-07",
        "2026-03-01",
        LEAVER,
        FORMER,
        _before_move,
        moved(provided=True),
        what="28 days after the move",
    ),
    row(
        "PP-07",
        "2026-03-15",
        LEAVER,
        FORMER,
        _before_move,
        moved(provided=True),
        what="42 days after the move, a home the authority provides",
        severity=4,
    ),
    row(
        "PP-07",
        "2026-03-15",
        LEAVER,
        FORMER,
        plan(LEAVER, "2026-01-10", reviewed=["2026-02-28"]),
        _first_home,
        moved(),
        what="another home; a review on the 27th day is none",
        severity=3,
    ),
    row(
        "PP-08",
        "2026-03-05",
        LEAVER,
        FORMER,
        moved(provided=True),
        plan(LEAVER, "2026-01-10", reviewed=["2026-03-05"]),
        what="no interval fixed at the first review",
    ),
    row(
        "PP-08",
        "2026-03-05",
        LEAVER,
        FORMER,
        moved(provided=True),
        plan(LEAVER, "2026-03-05", interval_months=4),
        what="an interval that is too long",
    ),
    row(
        "PP-09",
        "2026-02-01",
        LEAVER,
        FORMER,
        _before_move,
        _first_home,
        moved(),
        what="stale from the move on",
    ),
    row(
        "PP-09",
        "2026-03-02",
        LEAVER,
        FORMER,
        _before_move,
        _first_home,
        moved(),
        what="28 days after the move",
        severity=3,
    ),
    row(
        "PP-09",
        "2026-04-21",
        LEAVER,
        FORMER,
        _before_move,
        event(LEAVER, "change of circumstances", "2026-04-02", "pregnancy or birth"),
        what="ten working days after another change, over Easter",
        severity=3,
    ),
    row(
        "PP-10",
        "2026-04-30",
        LEAVER,
        FORMER,
        _before_move,
        event(LEAVER, "review asked for", "2026-03-30"),
        what="twenty working days after it was asked for, over Easter",
    ),
    row(
        "PP-14",
        "2026-04-21",
        LEAVER,
        FORMER,
        plan(LEAVER, "2026-04-02", copy_given=None),
        what="ten working days after drawing up, over Easter",
    ),
    row(
        "PP-14",
        "2026-04-21",
        LEAVER,
        FORMER,
        plan(LEAVER, "2026-01-10", reviewed=["2026-04-02"], copy_given=day("2026-01-10")),
        what="ten working days after the review; the copy is of the version before it",
    ),
]

ROWS: list[Boundary] = [*BEGUN, *DATES]
