"""Boundary rows of the rules on what stands in a plan, what it prepares, and reviews of children in care."""

from typing import Any

from tests.rules.boundaries_people import END_OF_AUGUST, LEAVER, SIXTEEN, born, row
from tests.rules.boundary import Boundary
from tests.rules.life_sample import MATTERS, case, event, plan, spell
from tests.rules.sample import action, day, oversight
from tracker.domain.records import Record
from tracker.domain.work import Oversight, OversightDecision
from tracker.domain.young_people import Case, MatterText

FORMER = spell(LEAVER, "eligibility", "2025-01-15", "former relevant")

# What stands in a plan.

_COPIED = "You live at the lodge. You go to college on Mondays. You like to cook for your friends."


def says(of: Case, drawn_up: str, text: str) -> Record:
    return plan(of, drawn_up, texts=(MatterText(matter="accommodation", text=text),))


CONTENT = [
    row(
        "PP-11",
        "2026-03-25",
        action(source="pathway plan", owner="", due=None, case=LEAVER.id),
        LEAVER,
        what="no owner and no day from the day it was agreed",
    ),
    row(
        "PP-12",
        "2026-02-01",
        LEAVER,
        FORMER,
        plan(LEAVER, "2026-02-01", matters=MATTERS[1:]),
        what="nine of ten",
    ),
    row(
        "PP-12",
        "2026-02-01",
        LEAVER,
        FORMER,
        plan(
            LEAVER, "2026-02-01", matters=(), took_part=None, own_words="", local_offer=False, copy_given=None
        ),
        what="only its days recorded",
    ),
    row("PP-13", "2026-02-01", LEAVER, FORMER, plan(LEAVER, "2026-02-01", own_words=""), what="no own words"),
    row(
        "PP-15",
        "2026-02-01",
        LEAVER,
        FORMER,
        plan(LEAVER, "2026-02-01", local_offer=False),
        what="no local offer",
    ),
    row(
        "PP-16",
        "2026-02-01",
        LEAVER,
        FORMER,
        says(LEAVER, "2025-09-01", _COPIED),
        says(LEAVER, "2026-02-01", _COPIED + " You passed your first year."),
        what="mostly carried forward",
    ),
    row(
        "PP-17",
        "2026-02-28",
        END_OF_AUGUST,
        plan(END_OF_AUGUST, "2025-12-01"),
        what="six months before 18, at the end of a month",
    ),
    row(
        "PP-17",
        "2026-08-31",
        END_OF_AUGUST,
        plan(END_OF_AUGUST, "2025-12-01"),
        what="not before 18",
        severity=3,
    ),
]

# What a plan prepares.

END_OF_AUGUST_2005, LEAP_2004 = born("2005-08-31"), born("2004-02-29")
_near_21 = spell(END_OF_AUGUST_2005, "eligibility", "2023-08-31", "former relevant")
_closed_at_21 = spell(LEAP_2004, "eligibility", "2022-02-28", "former relevant", end="2025-02-27")
WAITING = case(complexity=("unaccompanied",), immigration_until=day("2026-08-31"))

AHEAD = [
    row("PP-18", "2025-08-31", END_OF_AUGUST_2005, _near_21, what="20"),
    row("PP-18", "2026-06-01", END_OF_AUGUST_2005, _near_21, what="past 20 years and 9 months", severity=3),
    row("PP-19", "2025-03-01", LEAP_2004, _closed_at_21, what="the day after 21, born on 29 February"),
    row(
        "PP-19",
        "2026-03-11",
        LEAP_2004,
        _closed_at_21,
        event(LEAP_2004, "offer of support", "2025-03-01"),
        event(LEAP_2004, "offer of support", "2025-03-10"),
        what="a year after the last offer",
        severity=3,
    ),
    row(
        "PP-20",
        "2026-02-28",
        WAITING,
        plan(WAITING, "2026-01-10", immigration_planned=True),
        what="leave ends in six months",
    ),
    row(
        "PP-20",
        "2026-09-01",
        WAITING,
        plan(WAITING, "2026-01-10", immigration_planned=True),
        what="leave has ended",
        severity=3,
    ),
    row("PP-20", "2026-01-10", WAITING, plan(WAITING, "2026-01-10"), what="one outcome planned for"),
]

# Reviews of children in care.


def review(of: Case, on: str, **fields: Any) -> Oversight:
    """Make a statutory review in order: in person, with the school, coded, nothing to do."""
    usual = {"in_person": True, "agencies": ("Wye Academy",), "participation": "PN1", "title": "Review"}
    return oversight(**usual | fields, kind="statutory review", day=day(on), cases=(of.id,))


def in_care(start: str) -> Record:
    return spell(SIXTEEN, "legal status", start, "C2")


_decided = review(
    SIXTEEN,
    "2026-04-02",
    decisions=(OversightDecision(text="Ask for a mentor"), OversightDecision(text="Tell Mum")),
)
_ownerless = action(owner="")

REVIEWS = [
    row("RV-01", "2026-04-30", SIXTEEN, in_care("2026-03-30"), what="twenty working days, over Easter"),
    row(
        "RV-02",
        "2026-03-01",
        SIXTEEN,
        in_care("2025-11-03"),
        review(SIXTEEN, "2025-11-30"),
        what="three months after the first, to the end of February",
    ),
    row(
        "RV-03",
        "2026-03-01",
        SIXTEEN,
        in_care("2025-05-10"),
        review(SIXTEEN, "2025-06-01"),
        review(SIXTEEN, "2025-08-31"),
        what="31 August and six months",
    ),
    row(
        "RV-03",
        "2026-03-01",
        SIXTEEN,
        in_care("2020-01-01"),
        review(SIXTEEN, "2025-08-31"),
        what="one on record, but it cannot be the first",
    ),
    row("RV-05", "2026-03-02", review(SIXTEEN, "2026-03-02", in_person=False), SIXTEEN, what="remote"),
    row("RV-06", "2026-03-02", review(SIXTEEN, "2026-03-02", agencies=()), SIXTEEN, what="nobody else"),
    row("RV-07", "2026-04-14", _decided, SIXTEEN, what="five working days after it, over Easter"),
    row(
        "RV-07",
        "2026-04-14",
        review(SIXTEEN, "2026-04-02", decisions=(OversightDecision(text="Ask Mum", action=_ownerless.id),)),
        SIXTEEN,
        _ownerless,
        what="an action without an owner",
    ),
    row("RV-08", "2026-03-02", review(SIXTEEN, "2026-03-02", participation=None), SIXTEEN, what="not coded"),
]

ROWS: list[Boundary] = [*CONTENT, *AHEAD, *REVIEWS]
