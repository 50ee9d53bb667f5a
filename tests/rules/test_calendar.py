"""Working days in England."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.rules.sample import day
from tracker.rules.calendar import add_working_days, bank_holidays, is_working_day

DAYS = st.dates(date(1999, 1, 1), date(2060, 12, 31))

HOLIDAYS = {
    2020: "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28",
    2021: "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28",
    2022: "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27",
    2023: "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26",
    2024: "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26",
    2026: "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28",
    2027: "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28",
}


@pytest.mark.parametrize("year", HOLIDAYS)
def test_the_bank_holidays_of_a_year(year: int) -> None:
    assert sorted(bank_holidays(year)) == [day(f"{year}-{d}") for d in HOLIDAYS[year].split()]


@pytest.mark.parametrize(
    ("start", "count", "end"),
    [
        ("2026-04-01", 1, "2026-04-02"),
        ("2026-04-02", 1, "2026-04-07"),  # over Easter
        ("2026-12-24", 1, "2026-12-29"),  # Boxing Day falls on a Saturday
        ("2027-12-24", 2, "2027-12-30"),  # both Christmas days at the weekend
        ("2026-11-21", 1, "2026-11-23"),
        ("2026-11-21", 0, "2026-11-21"),
        ("2026-04-07", -1, "2026-04-02"),
        ("2028-02-28", 2, "2028-03-01"),  # a leap day counts
        ("2026-03-27", 1, "2026-03-30"),  # the clocks go forward in between
        ("2026-10-23", 1, "2026-10-26"),  # the clocks go back in between
        ("2026-03-02", 10, "2026-03-16"),
    ],
)
def test_working_days_are_added(start: str, count: int, end: str) -> None:
    assert add_working_days(day(start), count) == day(end)


@given(DAYS, st.integers(-60, 60).filter(bool))
def test_adding_and_counting_agree(start: date, count: int) -> None:
    end = add_working_days(start, count)
    assert is_working_day(end)
    if count > 0:
        passed = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
        assert sum(map(is_working_day, passed)) == count


@given(DAYS)
def test_no_working_day_is_at_a_weekend(start: date) -> None:
    week = [start + timedelta(days=n) for n in range(7)]
    assert not any(is_working_day(each) for each in week if each.weekday() >= 5)
