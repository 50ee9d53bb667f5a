"""The words that dates are made of, the steps between days, and the refusal when a date is not understood."""

import re
from datetime import date, timedelta
from functools import cache

from tracker.domain.life import months_after
from tracker.domain.refusal import Refusal

MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

MONTH_NUMBER = {name[:3]: n for n, name in enumerate(MONTHS, 1)} | {n: i for i, n in enumerate(MONTHS, 1)}
MONTH_NUMBER["sept"] = 9
WEEKDAY_NUMBER = {name[:3]: n for n, name in enumerate(WEEKDAYS)} | {n: i for i, n in enumerate(WEEKDAYS)}
WEEKDAY_NUMBER |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}

MONTH = "|".join(sorted(MONTH_NUMBER, key=len, reverse=True))
WEEKDAY = "|".join(sorted(WEEKDAY_NUMBER, key=len, reverse=True))
"""Patterns that match one month or weekday, longest form first."""

FIRST_YEAR, LAST_YEAR = 1900, 2199
LONGEST = 80
"""Characters; what is longer is no date."""
EXAMPLES = "fri, 12 mar, 12/3/2026, +2w or eom"

_DASHES = str.maketrans("–—−‐‑,", "----- ")
_MONTHS_IN = {"month": 1, "quarter": 3, "year": 12}


class DateNotUnderstood(Refusal):
    """A typed date could not be read; its text is one sentence for the person who typed it."""


class NoSuchDay(DateNotUnderstood):
    """A typed date names a day or a month that no calendar has."""


def tidy(typed: str) -> str:
    """Give the text in lower case with plain hyphens, single spaces and nothing unprintable.

    Raises DateNotUnderstood when nothing is left or it is too long to be a date.
    """
    visible = "".join(c if c.isprintable() else " " for c in typed[: LONGEST + 1])
    text = " ".join(visible.translate(_DASHES).casefold().split())
    if not text:
        raise DateNotUnderstood(f"No date is given: write a day such as {EXAMPLES}.")
    if len(typed) > LONGEST:
        raise not_understood(text[:30] + "…")
    return text


def not_understood(text: str, hint: str = f"write a day such as {EXAMPLES}") -> DateNotUnderstood:
    """Build the refusal for a text, with what to write instead."""
    return DateNotUnderstood(f"“{text}” is not understood as a date: {hint}.")


def make_day(year: int, month: int, day: int) -> date:
    """Give the day, or raise DateNotUnderstood when the calendar has no such day or it is out of range."""
    check_month(month)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise _too_far()
    if not 1 <= day <= month_end(date(year, month, 1)).day:
        of_year = f" {year}" if (month, day) == (2, 29) else ""
        raise NoSuchDay(f"There is no {day} {MONTHS[month - 1].title()}{of_year}: check the day.")
    return date(year, month, day)


def check_month(month: int) -> None:
    """Refuse a month outside 1 to 12: the day comes first, and the other order is never guessed."""
    if not 1 <= month <= 12:
        raise NoSuchDay(f"There is no month {month}: write the day first, as in 25/3.")


def full_year(digits: str) -> int:
    """Give a year from 4 digits, or from 2: 00 to 69 are 2000 to 2069, the others 1970 to 1999."""
    number = int(digits)
    if len(digits) == 4:
        return number
    return number + (2000 if number < 70 else 1900)


def add_days(day: date, days: int) -> date:
    """Give the day so many days later; raises DateNotUnderstood when it is out of range."""
    try:
        moved = day + timedelta(days=days)
    except OverflowError:
        raise _too_far() from None
    if not FIRST_YEAR <= moved.year <= LAST_YEAR:
        raise _too_far()
    return moved


def add_months(day: date, months: int) -> date:
    """Give the same day so many calendar months later, or that month's last day where it is shorter.

    Raises DateNotUnderstood when it is out of range.
    """
    if not FIRST_YEAR <= (day.year * 12 + day.month - 1 + months) // 12 <= LAST_YEAR:
        raise _too_far()
    return months_after(day, months)


def period(unit: str, day: date, steps: int = 0) -> tuple[date, date]:
    """Give the first and last day of the week, month, quarter or year of a day, so many steps later.

    Weeks run from Monday to Sunday. Raises DateNotUnderstood when it is out of range.
    """
    if unit == "week":
        monday = add_days(day, 7 * steps - day.weekday())
        return monday, add_days(monday, 6)
    size = _MONTHS_IN[unit]
    first = add_months(day.replace(month=(day.month - 1) // size * size + 1, day=1), size * steps)
    return first, month_end(add_months(first, size - 1))


def month_end(day: date) -> date:
    """Give the last day of a day's month."""
    # Without the calendar module, which loads the machine's languages: every command reads or says a day.
    year, month = divmod(day.year * 12 + day.month, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


@cache
def pattern(text: str) -> re.Pattern[str]:
    """Compile a pattern of this grammar: ASCII digits only, spaces in the source ignored (``_`` is one).

    Compiled at its first use: most commands say days and never read one.
    """
    return re.compile(text.replace(" ", "").replace("_", " "), re.ASCII)


def _too_far() -> DateNotUnderstood:
    return DateNotUnderstood(f"That day is too far away: years run from {FIRST_YEAR} to {LAST_YEAR}.")
