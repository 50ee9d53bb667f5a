"""Boundary rows of the rules on eligibility and allocation; and the young people and row maker the others share."""

from typing import Any

from tests.rules.boundary import Boundary
from tests.rules.life_sample import case, event, spell, worker
from tests.rules.sample import OWNER, day, person
from tracker.domain.records import Record
from tracker.domain.young_people import Case


def row(
    rule: str, since: str, record: Record, *others: Record, what: str, severity: int | None = None
) -> Boundary:
    return Boundary(rule, since, record, others, what, severity)


def born(on: str, **fields: Any) -> Case:
    return case(born=day(on), **fields)


# Eligibility. Sixteen on 1 June 2025 unless said otherwise.

SIXTEEN = born("2009-06-01")
NEAR_18, LEAP_18, NEAR_21, NEAR_25 = (
    born(on) for on in ("2008-06-15", "2008-02-29", "2005-03-20", "2001-05-10")
)
_eligible = spell(SIXTEEN, "eligibility", "2025-06-01", "eligible")
_thirteen_weeks = spell(SIXTEEN, "legal status", "2025-05-01", "C2")

ELIGIBILITY = [
    row(
        "EL-01",
        "2025-07-30",
        SIXTEEN,
        _thirteen_weeks,
        spell(SIXTEEN, "eligibility", "2020-01-01", "qualifying"),
        what="the 91st day in care",
    ),
    row(
        "EL-01",
        "2025-07-30",
        SIXTEEN,
        spell(SIXTEEN, "legal status", "2024-01-01", "V3", end="2024-12-31"),
        _thirteen_weeks,
        spell(SIXTEEN, "legal status", "2025-05-20", "C1", end="2025-06-20"),
        what="no status recorded; short breaks do not count, days under two orders count once",
    ),
    row(
        "EL-01",
        "2025-10-01",
        SIXTEEN,
        spell(SIXTEEN, "legal status", "2024-01-01", "C2", end="2025-09-30"),
        _eligible,
        what="out of care and still recorded as eligible",
    ),
    row(
        "EL-01",
        "2025-06-01",
        SIXTEEN,
        spell(SIXTEEN, "legal status", "2018-01-01", "C2", end="2020-12-31"),
        spell(SIXTEEN, "eligibility", "2024-01-01", "eligible"),
        what="in care before 16 only",
    ),
    row(
        "EL-01",
        "2025-07-11",
        SIXTEEN,
        spell(SIXTEEN, "legal status", "2025-06-10", "V2", end="2025-07-10"),
        _eligible,
        what="in care at 16, but too short",
    ),
    row(
        "EL-02",
        "2026-03-17",
        NEAR_18,
        spell(NEAR_18, "eligibility", "2024-06-15", "eligible"),
        what="90 days before 18",
    ),
    row(
        "EL-02",
        "2026-06-16",
        NEAR_18,
        spell(NEAR_18, "eligibility", "2024-06-15", "relevant"),
        what="the day after 18",
        severity=2,
    ),
    row(
        "EL-02",
        "2026-03-01",
        LEAP_18,
        spell(LEAP_18, "eligibility", "2024-02-29", "eligible"),
        what="18 on 28 February, born on the 29th",
        severity=2,
    ),
    row(
        "EL-02",
        "2025-12-20",
        NEAR_21,
        spell(NEAR_21, "eligibility", "2023-03-20", "former relevant"),
        what="90 days before 21",
    ),
    row(
        "EL-02",
        "2026-03-21",
        NEAR_21,
        spell(NEAR_21, "eligibility", "2023-03-20", "former relevant"),
        event(NEAR_21, "status decision", "2026-03-01", "former relevant 21 to 25"),
        what="the day after 21, decided before it",
        severity=2,
    ),
    row(
        "EL-02",
        "2026-05-11",
        NEAR_25,
        spell(NEAR_25, "eligibility", "2022-05-10", "former relevant 21 to 25"),
        what="the day after 25",
        severity=2,
    ),
]

# Allocation. Easter 2026: Good Friday is 3 April, Easter Monday 6 April.

LEAVER = case()
_leaver = spell(LEAVER, "eligibility", "2025-01-15", "former relevant")
NEAR_17, END_OF_AUGUST = born("2009-01-31"), born("2008-08-31")
SECOND, THIRD, FOURTH = (person(name=name) for name in ("B Evans", "C Hughes", "D Lloyd"))
COVER = person(name="E Morgan", left=day("2026-03-20"))
GONE = person(name="A Gough", left=day("2026-03-10"))
COVERED = person(name="F Pugh", left=day("2026-03-10"), covered_by=COVER.id)


def social_workers(of: Case, *starts: str) -> list[Record]:
    """Make one social worker after the other, each from a day on."""
    people = [OWNER, SECOND, THIRD, FOURTH]
    return [
        worker(of, start, worker=who.id, role="social worker")
        for start, who in zip(starts, people, strict=False)
    ]


_two_advisers = (
    worker(LEAVER, "2025-01-15", end="2026-04-01"),
    worker(LEAVER, "2026-04-02", worker=SECOND.id),
)

ALLOCATION = [
    row("AL-01", "2025-01-15", LEAVER, _leaver, what="never one"),
    row("AL-01", "2025-06-01", SIXTEEN, _eligible, what="eligible, and never one"),
    row(
        "AL-01",
        "2026-04-14",
        LEAVER,
        _leaver,
        worker(LEAVER, "2025-01-15", end="2026-04-02"),
        what="five working days after the last, over Easter",
    ),
    row(
        "AL-01",
        "2025-01-15",
        LEAVER,
        _leaver,
        worker(LEAVER, "2020-01-01", end="2021-01-01"),
        what="the last one long ago",
    ),
    row(
        "AL-02",
        "2025-07-31",
        NEAR_17,
        spell(NEAR_17, "legal status", "2020-01-01", "C2"),
        what="16 and a half",
    ),
    row(
        "AL-02",
        "2026-01-31",
        NEAR_17,
        spell(NEAR_17, "eligibility", "2025-01-31", "eligible"),
        what="17",
        severity=3,
    ),
    row(
        "AL-02",
        "2025-02-28",
        END_OF_AUGUST,
        spell(END_OF_AUGUST, "legal status", "2020-01-01", "C2"),
        what="16 and a half at the end of a month",
    ),
    row(
        "AL-03",
        "2025-10-01",
        LEAVER,
        *social_workers(LEAVER, "2024-01-01", "2025-06-01", "2025-10-01"),
        what="a second change in a year",
    ),
    row(
        "AL-03",
        "2026-01-15",
        LEAVER,
        *social_workers(LEAVER, "2024-01-01", "2025-06-01", "2025-10-01", "2026-01-15"),
        what="a third",
        severity=3,
    ),
    row(
        "AL-04",
        "2026-04-21",
        LEAVER,
        SECOND,
        *_two_advisers,
        event(LEAVER, "handover", "2026-04-01"),
        what="ten working days after the change, over Easter, handed over but not introduced",
    ),
    row(
        "AL-05",
        "2026-03-11",
        LEAVER,
        GONE,
        worker(LEAVER, "2025-01-15", worker=GONE.id),
        what="the adviser left",
    ),
    row(
        "AL-05",
        "2026-03-21",
        LEAVER,
        COVERED,
        COVER,
        worker(LEAVER, "2025-01-15", worker=COVERED.id),
        what="who covered left too",
    ),
]

ROWS: list[Boundary] = [*ELIGIBILITY, *ALLOCATION]
