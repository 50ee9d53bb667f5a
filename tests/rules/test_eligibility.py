"""The leaving care status that the dates suggest, and the birthdays that change it."""

import pytest

from tests.rules.life_sample import case, event, spell
from tests.rules.sample import day, flags_on
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.eligibility import Suggestion, care_stretches, suggestion
from tracker.rules.policy import load_policy

YOUNG = case(born=day("2009-06-01"))


def care(start: str, end: str = "", what: str = "C2", of: Case = YOUNG) -> Record:
    return spell(of, "legal status", start, what, **({"end": end} if end else {}))


def suggested(on: str, *spells: Record, of: Case = YOUNG) -> Suggestion | None:
    return suggestion(Casebook([of, *spells]).life_of(of), load_policy(), day(on))


def test_stretches_merge_what_overlaps_or_follows_at_once_and_leave_short_breaks_out() -> None:
    spells = [
        care("2020-01-01", "2020-03-31", "C1"),
        care("2020-04-01", "2020-12-31"),
        care("2020-02-01", "2020-02-10", "J1"),
        care("2021-01-02", "2021-01-31", "V3"),
        care("2021-02-01", what="V2"),
    ]
    life = Casebook([YOUNG, *spells]).life_of(YOUNG)
    assert care_stretches(life, day("2021-02-03")) == [
        (day("2020-01-01"), day("2020-12-31")),
        (day("2021-02-01"), day("2021-02-03")),
    ]
    assert care_stretches(life, day("2030-01-01"))[-1][1] == day("2027-05-31")  # the last day before 18


@pytest.mark.parametrize(
    ("on", "status", "since"),
    [
        ("2025-05-31", None, ""),  # not yet 16
        ("2025-06-01", "eligible", "2025-06-01"),
        ("2026-01-01", "relevant", "2025-12-01"),
        ("2027-05-31", "relevant", "2025-12-01"),
        ("2027-06-01", "former relevant", "2027-06-01"),
    ],
)
def test_status_by_age_and_dates(on: str, status: str | None, since: str) -> None:
    found = suggested(on, care("2024-01-01", "2025-11-30"))
    assert (found and found.status) == status
    if found:
        assert found.since == day(since)


def test_days_before_14_do_not_count() -> None:
    found = suggested("2025-07-01", care("2015-01-01", "2023-06-30"), care("2025-06-01"))
    assert found is None  # 30 days at 14 and 31 at 16: in care, and not yet thirteen weeks
    found = suggested("2025-08-30", care("2015-01-01", "2023-06-30"), care("2025-06-01"))
    assert found == Suggestion("eligible", day("2025-07-31"), 121)


def test_thirteen_weeks_all_before_16_are_not_enough() -> None:
    assert suggested("2026-01-01", care("2023-06-01", "2025-05-31")) == Suggestion(
        "not eligible", day("2025-06-01"), 731
    )


def test_too_short_and_over_is_qualifying_whatever_the_age() -> None:
    for on in ("2025-08-01", "2027-09-01"):
        found = suggested(on, care("2025-06-10", "2025-07-10"))
        assert found == Suggestion("qualifying", day("2025-07-11"), 31)


def test_a_birthday_on_29_february_is_kept_on_the_28th() -> None:
    leap = case(born=day("2008-02-29"))
    since_2020 = care("2020-01-01", of=leap)
    assert suggested("2026-02-27", since_2020, of=leap).status == "eligible"  # type: ignore[union-attr]
    assert suggested("2026-02-28", since_2020, of=leap).since == day("2026-02-28")  # type: ignore[union-attr]


def test_without_a_legal_status_nothing_is_suggested() -> None:
    assert suggested("2026-01-01") is None
    assert "EL-01" not in flags_on(
        "2026-01-01", YOUNG, spell(YOUNG, "eligibility", "2025-06-01", "qualifying")
    )


def test_a_status_that_fits_is_left_alone_and_one_that_does_not_is_only_a_suggestion() -> None:
    fits = spell(YOUNG, "eligibility", "2025-06-01", "eligible")
    assert "EL-01" not in flags_on("2025-07-01", YOUNG, care("2024-01-01"), fits)
    wrong = spell(YOUNG, "eligibility", "2025-06-15", "qualifying")
    flag = flags_on("2025-07-01", YOUNG, care("2024-01-01"), wrong)["EL-01"]
    assert (flag.word, flag.severity, flag.since) == ("check", 1, day("2025-06-15"))
    assert flag.sentence == (
        "Recorded as qualifying; 548 days in care since the 14th birthday suggest eligible from 1 Jun 2025"
    )


def test_a_status_not_changed_at_18_is_said_once() -> None:
    still = spell(YOUNG, "eligibility", "2025-06-01", "eligible")
    said = flags_on("2027-07-01", YOUNG, care("2024-01-01"), still)
    assert {"EL-01", "EL-02"} & said.keys() == {"EL-02"}
    assert said["EL-02"].sentence == "New leaving care status 30 days overdue: eligible, 18 on 1 Jun 2027"


def test_a_new_status_clears_it_and_one_recorded_ahead_ends_the_prompt() -> None:
    before = spell(YOUNG, "eligibility", "2025-06-01", "eligible", end="2027-05-31")
    after = spell(YOUNG, "eligibility", "2027-06-01", "former relevant")
    assert flags_on("2027-05-20", YOUNG, before)["EL-02"].days == -12
    assert "EL-02" not in flags_on("2027-05-20", YOUNG, before, after)
    assert "EL-02" not in flags_on("2027-06-20", YOUNG, before, after)


AT_21 = case(born=day("2005-03-20"))
FORMER = spell(AT_21, "eligibility", "2023-03-20", "former relevant")


@pytest.mark.parametrize(
    ("decided", "silent"), [("2026-03-19", False), ("2026-03-20", True), ("2026-06-01", True)]
)
def test_at_21_a_decision_on_the_birthday_or_later_will_do(decided: str, silent: bool) -> None:
    flags = flags_on("2026-06-01", AT_21, FORMER, event(AT_21, "status decision", decided))
    assert ("EL-02" not in flags) == silent


def test_a_decision_does_not_change_the_status_at_18() -> None:
    still = spell(YOUNG, "eligibility", "2025-06-01", "relevant")
    assert "EL-02" in flags_on("2027-07-01", YOUNG, still, event(YOUNG, "status decision", "2027-06-01"))


@pytest.mark.parametrize("status", ["qualifying", "not eligible"])
def test_other_statuses_have_no_such_birthday(status: str) -> None:
    flags = flags_on("2026-06-01", AT_21, spell(AT_21, "eligibility", "2023-03-20", status))
    assert "EL-02" not in flags
