"""The rules on who works with a young person."""

from typing import Any

import pytest

from tests.rules.life_sample import case, event, spell, worker
from tests.rules.sample import OWNER, action, day, flags_on, person
from tracker.domain.records import Record

TODAY = "2026-03-26"
YOUNG = case()
FORMER = spell(YOUNG, "eligibility", "2025-01-15", "former relevant")
SECOND, THIRD, FOURTH = (person(name=name) for name in ("B Evans", "C Hughes", "D Lloyd"))


def test_no_adviser_is_missing_and_breaks_the_law() -> None:
    flag = flags_on(TODAY, YOUNG, FORMER)["AL-01"]
    assert (flag.word, flag.severity, flag.days) == ("missing", 4, 0)
    assert flag.sentence == "No personal adviser: former relevant, owed one since 15 Jan 2025"
    flag = flags_on(TODAY, YOUNG, FORMER, worker(YOUNG, "2025-01-15", end="2026-03-01"))["AL-01"]
    assert flag.sentence == "No personal adviser for 25 days: the last one ended on 1 Mar 2026"


def test_owed_since_the_first_of_statuses_that_follow_each_other() -> None:
    eligible = spell(YOUNG, "eligibility", "2023-01-15", "eligible", end="2025-01-14")
    assert flags_on(TODAY, YOUNG, eligible, FORMER)["AL-01"].since == day("2023-01-15")
    gap = spell(YOUNG, "eligibility", "2023-01-15", "eligible", end="2024-01-14")
    assert flags_on(TODAY, YOUNG, gap, FORMER)["AL-01"].since == day("2025-01-15")


@pytest.mark.parametrize("role", ["personal adviser", "virtual personal adviser"])
def test_a_virtual_adviser_counts(role: str) -> None:
    assert "AL-01" not in flags_on(TODAY, YOUNG, FORMER, worker(YOUNG, "2025-01-15", role=role))
    assert "AL-01" in flags_on(TODAY, YOUNG, FORMER, worker(YOUNG, "2025-01-15", role="social worker"))


@pytest.mark.parametrize("status", ["qualifying", "not eligible", "former relevant 21 to 25"])
def test_no_adviser_is_owed_under_other_statuses(status: str) -> None:
    assert "AL-01" not in flags_on(TODAY, YOUNG, spell(YOUNG, "eligibility", "2025-01-15", status))


def test_from_25_on_none_is_owed() -> None:
    old = case(born=day("2001-03-26"))
    still = spell(old, "eligibility", "2019-03-26", "former relevant")
    assert "AL-01" in flags_on("2026-03-25", old, still)
    assert "AL-01" not in flags_on("2026-03-26", old, still)


NEAR_18 = case(born=day("2009-01-31"))
IN_CARE = spell(NEAR_18, "legal status", "2020-01-01", "C2")


def test_allocated_late_is_a_prompt_and_then_overdue_until_18() -> None:
    soon = flags_on("2026-01-21", NEAR_18, IN_CARE)["AL-02"]
    assert (soon.word, soon.severity, soon.days) == ("due soon", 2, -9)
    assert soon.sentence == "Personal adviser due in 9 days, by 30 Jan 2026: none, and 18 on 31 Jan 2027"
    late = flags_on("2026-02-09", NEAR_18, IN_CARE)["AL-02"]
    assert (late.word, late.severity, late.days) == ("overdue", 3, 10)
    assert "AL-02" in flags_on("2027-01-30", NEAR_18, IN_CARE)
    assert "AL-02" not in flags_on("2027-01-31", NEAR_18, IN_CARE)


def test_late_allocation_is_about_those_in_care_or_with_a_status_and_without_an_adviser() -> None:
    assert "AL-02" not in flags_on("2026-02-09", NEAR_18)
    assert "AL-02" not in flags_on("2026-02-09", NEAR_18, IN_CARE, worker(NEAR_18, "2026-02-09"))
    short_breaks = spell(NEAR_18, "legal status", "2020-01-01", "V3")
    assert "AL-02" not in flags_on("2026-02-09", NEAR_18, short_breaks)


def test_late_is_counted_from_coming_into_care_or_from_the_last_adviser() -> None:
    late_comer = spell(NEAR_18, "legal status", "2026-03-01", "V2")
    assert flags_on(TODAY, NEAR_18, late_comer)["AL-02"].since == day("2026-03-01")
    gone = worker(NEAR_18, "2025-02-01", end="2026-03-09")
    assert flags_on(TODAY, NEAR_18, IN_CARE, gone)["AL-02"].since == day("2026-03-10")


def social_workers(*starts: str, **first: Any) -> list[Record]:
    who = [OWNER, SECOND, THIRD, FOURTH]
    return [
        worker(YOUNG, start, worker=one.id, role="social worker", **(first if one is OWNER else {}))
        for start, one in zip(starts, who, strict=False)
    ]


def test_changes_of_worker_say_when_how_long_nobody_and_what_was_open() -> None:
    spells = social_workers("2024-01-01", "2025-06-01", "2025-10-01", "2026-01-15", end="2025-05-22")
    held = action(case=YOUNG.id, agreed_on=day("2025-02-01"))
    flag = flags_on(TODAY, YOUNG, held, *spells)["AL-03"]
    assert (flag.word, flag.severity) == ("check", 3)
    assert flag.sentence == (
        "3 changes of social worker in 12 months, the last on 15 Jan 2026; 1 action open then and 9 days without "
        "one in all"
    )


def test_a_change_counts_for_a_year() -> None:
    spells = social_workers("2024-01-01", "2025-06-01", "2025-10-01", "2026-01-15")
    assert flags_on("2026-05-31", YOUNG, *spells)["AL-03"].severity == 3
    assert flags_on("2026-06-01", YOUNG, *spells)["AL-03"].severity == 2
    assert "AL-03" not in flags_on("2026-10-01", YOUNG, *spells)


def test_one_change_in_each_role_is_not_many() -> None:
    advisers = [worker(YOUNG, "2025-01-01"), worker(YOUNG, "2025-09-01", worker=SECOND.id)]
    assert "AL-03" not in flags_on(TODAY, YOUNG, *advisers, *social_workers("2024-01-01", "2025-06-01"))


CHANGED = [worker(YOUNG, "2025-01-15", end="2026-01-11"), worker(YOUNG, "2026-01-12", worker=SECOND.id)]


def test_a_change_takes_a_handover_and_an_introduction() -> None:
    flag = flags_on(TODAY, YOUNG, *CHANGED)["AL-04"]
    assert (flag.word, flag.severity, flag.since) == ("missing", 2, day("2026-01-27"))
    assert flag.sentence == (
        "No handover or introduction on record: personal adviser changed on 12 Jan 2026, due within 10 working days"
    )
    both = [event(YOUNG, "handover", "2026-01-05"), event(YOUNG, "introduction", "2026-03-20")]
    assert "AL-04" not in flags_on(TODAY, YOUNG, *CHANGED, *both)


def test_a_handover_of_an_earlier_change_does_not_count() -> None:
    old = [event(YOUNG, "handover", "2025-06-01"), event(YOUNG, "introduction", "2025-06-01")]
    assert "AL-04" in flags_on(TODAY, YOUNG, *CHANGED, *old)


def test_handing_over_is_asked_for_a_year_of_advisers_and_social_workers() -> None:
    assert "AL-04" in flags_on("2027-01-11", YOUNG, *CHANGED)
    assert "AL-04" not in flags_on("2027-01-12", YOUNG, *CHANGED)
    officers = [
        worker(YOUNG, start, worker=who.id, role="independent reviewing officer")
        for start, who in (("2025-01-15", OWNER), ("2026-01-12", SECOND))
    ]
    assert "AL-04" not in flags_on(TODAY, YOUNG, *officers)


GONE = person(name="A Gough", left=day("2026-03-10"))


def test_a_worker_who_left_still_holds_the_case_on_paper() -> None:
    held = worker(YOUNG, "2025-01-15", worker=GONE.id)
    flag = flags_on(TODAY, YOUNG, GONE, held)["AL-05"]
    assert (flag.word, flag.severity) == ("missing", 3)
    assert flag.sentence == (
        "A Gough left on 10 Mar 2026 and nobody covers: still recorded as personal adviser"
    )


def test_an_ended_stretch_or_cover_answers_it() -> None:
    ended = worker(YOUNG, "2025-01-15", end="2026-03-10", worker=GONE.id)
    covered = person(name="F Pugh", left=day("2026-03-10"), covered_by=OWNER.id)
    assert "AL-05" not in flags_on(TODAY, YOUNG, GONE, ended)
    assert "AL-05" not in flags_on(TODAY, YOUNG, covered, worker(YOUNG, "2025-01-15", worker=covered.id))
