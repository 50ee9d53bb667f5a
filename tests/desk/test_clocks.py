"""Two clocks that are never one: when a young person was last seen, and when they were last in touch."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, now, open_desk
from tests.desk.young import DAY, days_ago, log, noted, on, row, rules, young_person
from tracker.desk import Desk
from tracker.domain.young_people import Case

SEEN = TODAY - 21 * DAY
DUE = SEEN + 56 * DAY


def seen_once(desk: Desk) -> Case:
    """Add somebody seen by the adviser three weeks ago, and not in touch since."""
    case = young_person(desk)
    log(desk, case, "PA visit", on(SEEN))
    return case


@pytest.fixture
def case(desk: Desk) -> Case:
    return seen_once(desk)


def clocks(desk: Desk, case: Case) -> tuple[date | None, date | None, date | None]:
    """Give the day last seen, the day last in touch, and the day by which the next visit is due."""
    said = row(desk, case).more
    return said["seen"], said["touch"], said["next_visit_due"]


def test_five_texts_keep_in_touch_and_leave_the_visit_where_it_was(desk: Desk, case: Case) -> None:
    assert clocks(desk, case) == (SEEN, SEEN, DUE)
    for days in (5, 4, 3, 2, 1):
        log(desk, case, "text or messaging", days_ago(days))
    assert clocks(desk, case) == (SEEN, TODAY - DAY, DUE)
    assert row(desk, case).more["days_since_seen"] == 21
    assert row(desk, case).more["days_since_touch"] == 1


def test_texts_answer_the_rule_about_being_in_touch_and_not_the_one_about_visits(
    desk: Desk, book: Path
) -> None:
    case = young_person(desk)
    log(desk, case, "PA visit", on(TODAY - 70 * DAY))
    assert {"VI-03", "VI-08"} <= rules(desk, case)
    log(desk, case, "text or messaging", days_ago(1))
    assert "VI-08" not in rules(desk, case)
    assert "VI-03" in rules(desk, case)


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("PA visit", {"outcome": "attempted"}),
        ("phone", {"outcome": "attempted"}),
        ("phone", {"with_whom": "landlord"}),
        ("email", {"with_whom": "professional"}),
        ("text or messaging", {"direction": "to them"}),
        ("letter", {"direction": "to them"}),
    ],
)
def test_what_the_young_person_took_no_part_in_moves_neither_clock(
    desk: Desk, case: Case, kind: str, said: dict[str, Any]
) -> None:
    before = clocks(desk, case)
    log(desk, case, kind, days_ago(1), **said)
    assert clocks(desk, case) == before


@pytest.mark.parametrize("kind", ["phone", "video", "text or messaging", "email", "social media"])
def test_what_went_both_ways_or_came_from_them_is_in_touch_and_not_seen(
    desk: Desk, case: Case, kind: str
) -> None:
    log(desk, case, kind, days_ago(1), direction="from them")
    assert clocks(desk, case) == (SEEN, TODAY - DAY, DUE)


def test_seen_in_passing_is_seen_and_no_visit(desk: Desk, case: Case) -> None:
    log(desk, case, "in passing", days_ago(2))
    assert clocks(desk, case) == (TODAY - 2 * DAY, TODAY - 2 * DAY, DUE)


def test_a_visit_at_which_they_were_not_seen_starts_no_clock_again(desk: Desk, case: Case) -> None:
    log(desk, case, "PA visit", days_ago(1), seen=False, with_whom="landlord")
    assert clocks(desk, case) == (SEEN, SEEN, DUE)


def in_care(desk: Desk) -> Case:
    """Add somebody of 17 in care, seen by both three weeks ago; PA visits are agreed every 28 days from today."""
    case = desk.cases.add("CD", date(2007, 1, 15), number="031")
    desk.cases.begin(case, "legal status", "C2", start=date(2023, 1, 1))
    desk.cases.begin(case, "home", "U6", start=date(2023, 1, 1))
    desk.cases.begin(case, "eligibility", "eligible", start=date(2024, 1, 1))
    desk.cases.begin(case, "worker", worker="J Price", role="personal adviser", start=date(2024, 1, 8))
    desk.cases.begin(case, "worker", worker="S Khan", role="social worker", start=date(2024, 1, 8))
    for kind, by in (("PA visit", "J Price"), ("social worker visit", "S Khan")):
        log(desk, case, kind, on(SEEN), by=by)
    return desk.cases.agree_frequency(now(desk, case), 28, "leaves care soon", TODAY + 90 * DAY)


def dues(desk: Desk, case: Case) -> dict[str, date]:
    from tracker.rules.visiting import owed

    life = desk.cases.life(now(desk, case))
    return {visit.kind: visit.due for visit in owed(life, desk.session.policy, desk.today)}


@pytest.mark.parametrize(
    ("kind", "by", "other"),
    [("social worker visit", "S Khan", "PA visit"), ("PA visit", "J Price", "social worker visit")],
)
def test_a_visit_moves_the_day_of_its_own_kind_alone(book: Path, kind: str, by: str, other: str) -> None:
    begun = open_desk(book)
    case = in_care(begun)
    begun.close(quick=True)
    desk = open_desk(book, today=TODAY + 20 * DAY)
    before = dues(desk, case)
    log(desk, case, kind, on(TODAY + 19 * DAY), by=by)
    after = dues(desk, case)
    assert after[other] == before[other]
    assert after[kind] > before[kind]
    desk.close(quick=True)


def test_a_note_recorded_late_counts_on_the_day_it_happened(book: Path) -> None:
    desk = open_desk(book)
    case = seen_once(desk)
    sentence = log(desk, case, "PA visit", days_ago(9)).sentence
    assert sentence.endswith("recorded 9 days late: it counts on 1 Jun 2024")
    assert clocks(desk, case) == (TODAY - 9 * DAY, TODAY - 9 * DAY, TODAY + 47 * DAY)
    desk.close(quick=True)
    earlier = open_desk(book, today=TODAY - 5 * DAY)
    assert row(earlier, case).more["seen"] == TODAY - 9 * DAY
    earlier.close(quick=True)
    before = open_desk(book, today=TODAY - 12 * DAY)
    assert row(before, case).more["seen"] == SEEN
    before.close(quick=True)


def test_what_is_dated_after_today_is_not_known_yet(book: Path) -> None:
    desk = open_desk(book)
    case = seen_once(desk)
    late = noted(desk, case, "PA visit", days_ago(1))
    desk.plans.draw_up(case, TODAY - DAY)
    desk.cases.begin(case, "home", "U", start=TODAY - DAY)
    desk.close(quick=True)
    earlier = open_desk(book, today=TODAY - 5 * DAY)
    said = row(earlier, case).more
    assert (said["seen"], said["plan"], said["home"]) == (SEEN, None, None)
    assert late.ref not in earlier.sheet(now(earlier, case))
    earlier.close(quick=True)


def test_the_file_says_both_clocks(desk: Desk, case: Case) -> None:
    log(desk, case, "text or messaging", days_ago(1))
    shown = desk.sheet(now(desk, case))
    assert "Seen: 20 May 2024 (PA visit), 21 days ago" in shown
    assert "In touch: 9 Jun 2024 (text or messaging)" in shown
    assert "PA visit due Mon 15 Jul 2024" in shown
