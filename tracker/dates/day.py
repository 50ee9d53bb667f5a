"""Read one day as people type it: "fri", "+2w", "12 mar", "end of april", "2026-04-10".

The day comes before the month. What leaves the year or the direction open looks forward in fields for what
is to come, and back in fields for what has happened.
"""

from collections.abc import Callable
from datetime import date
from typing import Literal, NamedTuple

from tracker.dates import words
from tracker.dates.words import MONTH, MONTH_NUMBER, WEEKDAY, WEEKDAY_NUMBER, DateNotUnderstood, pattern

Looks = Literal["forward", "back"]
Working = Callable[[date], bool]
"""Tells whether a day is a working day; the calendar of the rules has one."""


class Asked(NamedTuple):
    """A tidied text, and what it takes to read it."""

    text: str
    today: date
    looks: Looks
    working: Working | None


def read_day(typed: str, today: date, *, looks: Looks = "forward", working: Working | None = None) -> date:
    """Give the day that was typed; raises DateNotUnderstood with one sentence.

    ``working`` is needed for "+10wd".
    """
    asked = Asked(words.tidy(typed), today, looks, working)
    for reader in _READERS:
        day = reader(asked)
        if day is not None:
            return day
    raise words.not_understood(asked.text)


_ISO = r"(\d{4}) [-/] (\d{1,2}) [-/] (\d{1,2})"


def _iso(asked: Asked) -> date | None:
    found = pattern(_ISO).fullmatch(asked.text)
    return words.make_day(*map(int, found.groups())) if found else None


_NEAR = {
    "today": 0, "tod": 0, "tomorrow": 1, "tom": 1, "tmr": 1, "day after tomorrow": 2,
    "yesterday": -1, "yest": -1, "day before yesterday": -2,
}  # fmt: skip


def _near(asked: Asked) -> date | None:
    days = _NEAR.get(asked.text.removeprefix("the "))
    return None if days is None else words.add_days(asked.today, days)


_BY_WEEKDAY = rf"(?: (this|next|last|coming)_ )? ({WEEKDAY}) (_week)?"


def _by_weekday(asked: Asked) -> date | None:
    """Read "fri" and its kin; today's own weekday means a week away, since today has a word of its own."""
    found = pattern(_BY_WEEKDAY).fullmatch(asked.text)
    if not found:
        return None
    which, name, week = found.groups()
    weekday = WEEKDAY_NUMBER[name]
    if which in ("this", "next"):
        day = words.add_days(words.period("week", asked.today, which == "next")[0], weekday)
    elif which == "last" or (which is None and not week and asked.looks == "back"):
        day = words.add_days(asked.today, -((asked.today.weekday() - weekday - 1) % 7 + 1))
    else:
        day = words.add_days(asked.today, (weekday - asked.today.weekday() - 1) % 7 + 1)
    return words.add_days(day, 7) if week else day


_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OFFSET = (
    rf"(?: (\+|-|in_) _? )? (?: (\d{{1,4}}|an|{'|'.join(_NUMBERS)}) _? )?"
    r"(wd|working_days?|d|days?|w|weeks?|fortnights?|m|months?|y|years?) (_ago|_from_now)?"
)


def _offset(asked: Asked) -> date | None:
    found = pattern(_OFFSET).fullmatch(asked.text)
    if not found:
        return None
    sign, number, unit, direction = found.groups()
    if number is None and not unit.startswith("fortnight"):
        return None
    back = sign == "-" or direction == " ago" or (not sign and not direction and asked.looks == "back")
    count = _count(number or "a")
    return _step(asked, unit, -count if back else count)


def _count(number: str) -> int:
    if number.isdigit():
        return int(number)
    return 1 if number == "an" else max(1, _NUMBERS.index(number))


def _step(asked: Asked, unit: str, count: int) -> date:
    if unit.startswith("w") and unit not in ("w", "week", "weeks"):
        return _working_step(asked, count)
    if unit[0] in "my":
        return words.add_months(asked.today, count * (12 if unit[0] == "y" else 1))
    return words.add_days(asked.today, count * {"d": 1, "w": 7, "f": 14}[unit[0]])


def _working_step(asked: Asked, count: int) -> date:
    if asked.working is None:
        raise words.not_understood(asked.text, "working days are not counted here; use days or weeks")
    day, step = asked.today, 1 if count > 0 else -1
    while count:
        day = words.add_days(day, step)
        count -= step * asked.working(day)
    return day


_IN_NUMBERS = rf"(?: ({WEEKDAY})_ )? (\d{{1,2}}) ([-/.]) (\d{{1,2}}) (?: \3 (\d{{4}}|\d{{2}}) )?"


def _in_numbers(asked: Asked) -> date | None:
    found = pattern(_IN_NUMBERS).fullmatch(asked.text)
    if not found:
        return None
    weekday, day, _, month, year = found.groups()
    return _checked(_dated(asked, int(day), int(month), year), weekday)


_DAY_FIRST = (
    rf"(?: ({WEEKDAY})_ )? (?:the_)? (\d{{1,2}}) (?:st|nd|rd|th)? _? (?:of_)?"
    rf"({MONTH}) (?: _? (\d{{4}}|\d{{2}}) )?"
)
_MONTH_FIRST = rf"(?: ({WEEKDAY})_ )? ({MONTH}) _ (?:the_)? (\d{{1,2}}) (st|nd|rd|th)? (?: _ (\d{{4}}) )?"


def _with_month(asked: Asked) -> date | None:
    found = pattern(_DAY_FIRST).fullmatch(asked.text)
    if found:
        weekday, day, month, year = found.groups()
        return _checked(_dated(asked, int(day), MONTH_NUMBER[month], year), weekday)
    found = pattern(_MONTH_FIRST).fullmatch(asked.text)
    if not found:
        return None
    weekday, month, day, ordinal, year = found.groups()
    if not (ordinal or year or weekday):
        # Plans write "Sept 12" for September 2012.
        name = words.MONTHS[MONTH_NUMBER[month] - 1].title()
        raise words.not_understood(asked.text, f"write {int(day)} {name}, or {name} 20{int(day):02}")
    return _checked(_dated(asked, int(day), MONTH_NUMBER[month], year), weekday)


def _dated(asked: Asked, day: int, month: int, year: str | None) -> date:
    if year:
        return words.make_day(words.full_year(year), month, day)
    words.check_month(month)
    words.make_day(2000, month, day)  # a leap year: refuses what no year has
    step = 1 if asked.looks == "forward" else -1
    tried = asked.today.year
    while True:
        try:
            found = words.make_day(tried, month, day)
        except DateNotUnderstood:
            if not words.FIRST_YEAR <= tried <= words.LAST_YEAR:
                raise
        else:
            if (found - asked.today).days * step >= 0:
                return found
        tried += step


def _checked(day: date, weekday: str | None) -> date:
    if weekday and day.weekday() != WEEKDAY_NUMBER[weekday]:
        is_a, typed = words.WEEKDAYS[day.weekday()], words.WEEKDAYS[WEEKDAY_NUMBER[weekday]]
        said = f"{day.day} {words.MONTHS[day.month - 1].title()} {day.year}"
        raise DateNotUnderstood(f"{said} is a {is_a.title()}, not a {typed.title()}: check the day.")
    return day


_EDGE = (
    rf"(end|start|beginning) (?:_of)? (?:_the)? _"
    rf"(?: (?:(this|next|last)_)? (week|month|quarter|year) | ({MONTH}) (?: _ (\d{{4}}) )? )"
)
_SHORT = {"eow": "week", "eom": "month", "eoq": "quarter", "eoy": "year"}


def _edge(asked: Asked) -> date | None:
    """Read "eom", "end of april", "start of next month"; a week's end is its Friday."""
    short = _SHORT.get(asked.text)
    found = pattern(_EDGE).fullmatch(f"end of {short}" if short else asked.text)
    if not found:
        return None
    edge, which, unit, month, year = found.groups()
    if month:
        return _edge_of_month(asked, edge, MONTH_NUMBER[month], year)
    if which:
        return _edge_of(edge, unit, asked.today, {"this": 0, "next": 1, "last": -1}[which])
    step = 1 if asked.looks == "forward" else -1
    here = _edge_of(edge, unit, asked.today, 0)
    return here if (here - asked.today).days * step >= 0 else _edge_of(edge, unit, asked.today, step)


def _edge_of(edge: str, unit: str, today: date, steps: int) -> date:
    first, last = words.period(unit, today, steps)
    if edge != "end":
        return first
    return words.add_days(first, 4) if unit == "week" else last


def _edge_of_month(asked: Asked, edge: str, month: int, year: str | None) -> date:
    if year:
        day = words.make_day(int(year), month, 1)
        return words.month_end(day) if edge == "end" else day
    if edge != "end":
        return _dated(asked, 1, month, None)
    # The day after a month's end is the first of the next month, and that is easy to look for.
    after = _dated(asked._replace(today=words.add_days(asked.today, 1)), 1, month % 12 + 1, None)
    return words.add_days(after, -1)


_READERS: tuple[Callable[[Asked], date | None], ...] = (
    _iso,
    _near,
    _by_weekday,
    _offset,
    _in_numbers,
    _with_month,
    _edge,
)
