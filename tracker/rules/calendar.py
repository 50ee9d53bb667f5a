"""Working days in England: Monday to Friday without bank holidays."""

import tomllib
from datetime import date, timedelta
from functools import cache

from tracker.data import data_file


def is_working_day(day: date) -> bool:
    """Tell whether a day is neither at the weekend nor a bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def add_working_days(day: date, count: int) -> date:
    """Give the working day so many working days after a day, or before it when the count is negative.

    The day itself is never counted, whether it is a working day or not; a count of 0 gives it back.
    """
    step = timedelta(days=1 if count > 0 else -1)
    left = abs(count)
    while left:
        day += step
        left -= is_working_day(day)
    return day


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """Give the bank holidays of a year in England, those moved or added for that year included.

    Source: Banking and Financial Dealings Act 1971, schedule 1, and the proclamations under it.
    """
    moved, added = _exceptions()
    usual = _movable(year) | _fixed(year)
    return frozenset({moved.get(day, day) for day in usual} | {day for day in added if day.year == year})


def _movable(year: int) -> set[date]:
    from dateutil.easter import easter

    sunday = easter(year)
    return {
        sunday - timedelta(days=2),
        sunday + timedelta(days=1),
        _monday_from(date(year, 5, 1)),
        _monday_from(date(year, 5, 25)),
        _monday_from(date(year, 8, 25)),
    }


def _monday_from(day: date) -> date:
    return day + timedelta(days=-day.weekday() % 7)


def _fixed(year: int) -> set[date]:
    """New Year, Christmas and Boxing Day, each replaced by the next free weekday when it is at a weekend."""
    days = [date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)]
    taken = {day for day in days if day.weekday() < 5}
    for day in [day for day in days if day.weekday() >= 5]:
        while day.weekday() >= 5 or day in taken:
            day += timedelta(days=1)
        taken.add(day)
    return taken


@cache
def _exceptions() -> tuple[dict[date, date], frozenset[date]]:
    with data_file("bank_holidays.toml").open("rb") as file:
        held = tomllib.load(file)
    return {pair["from"]: pair["to"] for pair in held["moved"]}, frozenset(held["added"])
