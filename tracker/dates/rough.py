"""Read a date that need not be one day: "summer 2024", "Q3 2024/25", "21 and 22 February 2024".

The result is the first and the last day it can mean, both included.
"""

from collections.abc import Callable
from datetime import date

from tracker.dates import words
from tracker.dates.day import Asked, Looks, read_day
from tracker.dates.words import MONTH, MONTH_NUMBER, DateNotUnderstood, pattern

Span = tuple[date, date]
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month each season starts with; a winter runs into the next year."""


def read_rough(typed: str, today: date, *, looks: Looks = "forward") -> Span:
    """Give the earliest and latest day the text can mean; raises DateNotUnderstood with one sentence.

    Without a year it is the first such time that is not over, or looking back the last that began.
    """
    asked = Asked(words.tidy(typed), today, looks, None)
    try:
        return _single(asked)
    except DateNotUnderstood as refusal:
        parts = _parts(asked.text)
        if len(parts) < 2 or not all(parts):
            raise refusal from None
    return _joined(asked, parts)


def _single(asked: Asked) -> Span:
    plain = pattern(_LEAD).sub("", asked.text).replace(" of ", " ")
    for reader in _READERS:
        span = reader(asked._replace(text=plain))
        if span:
            return span
    day = read_day(asked.text, asked.today, looks=asked.looks)
    return day, day


_LEAD = r"^ (?:in_|on_|during_|by_)? (?:the_)?"
_JOIN = r"_(?:and|to|until|or|&|-)_"
_FROM = r"^ (?:from|between)_"
_COMMA = r"(?<=\d) (st|nd|rd|th)? _ (?=\d{1,2}(?:st|nd|rd|th)?_(?:and|to|-|&))"


def _parts(text: str) -> list[str]:
    parts = pattern(_JOIN).split(pattern(_COMMA).sub(" and ", pattern(_FROM).sub("", text)))
    return parts if len(parts) > 1 else text.split("-", 1)


_DAY_ONLY = r"(?:the_)? (\d{1,2}) (?:st|nd|rd|th)?"


def _joined(asked: Asked, parts: list[str]) -> Span:
    """Read from the last part backwards: each takes the month and year it leaves out from the one after."""
    after = _single(asked._replace(text=parts[-1]))
    latest = after[1]
    for part in reversed(parts[:-1]):
        day = pattern(_DAY_ONLY).fullmatch(part)
        if day:
            start = words.make_day(after[0].year, after[0].month, int(day[1]))
            before = start, start
        else:
            before = _single(asked._replace(text=part, today=after[0], looks="back"))
        if before[0] > after[0]:
            raise words.not_understood(asked.text, "the first day comes after the last")
        after = before
    return after[0], latest


_MONTH_YEAR = (
    rf"(?: (early|mid|late) [-_] )? ({MONTH}|{'|'.join(SEASONS)})"
    r"(?: _ (\d{4}) (?: [-/] (\d{2}|\d{4}) )? )?"
)


def _month_or_season(asked: Asked) -> Span | None:
    found = pattern(_MONTH_YEAR).fullmatch(asked.text)
    if not found:
        return None
    which, name, year, end_year = found.groups()
    month = SEASONS.get(name) or MONTH_NUMBER[name]
    months = 3 if name in SEASONS else 1
    if end_year and (name != "winter" or int(end_year) % 100 != (int(year) + 1) % 100):
        raise words.not_understood(asked.text, f"write one year, such as {name} {year}")
    if year:
        return _third(which, _months(int(year), month, months))
    return _nearest(asked, lambda y: _third(which, _months(y, month, months)))


def _nearest(asked: Asked, in_year: Callable[[int], Span]) -> Span:
    year = asked.today.year
    if asked.looks == "forward":
        return next(span for y in (year - 1, year, year + 1) if (span := in_year(y))[1] >= asked.today)
    return next(span for y in (year, year - 1, year - 2) if (span := in_year(y))[0] <= asked.today)


def _months(year: int, month: int, count: int) -> Span:
    first = words.make_day(year, month, 1)
    return first, words.month_end(words.add_months(first, count - 1))


def _third(which: str | None, span: Span) -> Span:
    """Narrow a span to its early, mid or late third: ten days of a month, else whole months."""
    if which is None:
        return span
    first, last = span
    place = ("early", "mid", "late").index(which)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return first.replace(day=place * 10 + 1), last if which == "late" else first.replace(
            day=place * 10 + 10
        )
    start = words.add_months(first, place * months // 3)
    return start, words.month_end(words.add_months(start, months // 3 - 1))


_QUARTER = r"(?:q|quarter_) ([1-4]) _ (\d{4}) (?: [-/] (\d{2}|\d{4}) )?"


def _quarter(asked: Asked) -> Span | None:
    found = pattern(_QUARTER).fullmatch(asked.text)
    if not found:
        return None
    number, year, end_year = int(found[1]), int(found[2]), found[3]
    if end_year is None:
        hint = f"write Q{number} {year}/{(year + 1) % 100:02} for the financial year, or name the months"
        raise words.not_understood(asked.text, hint)
    first = words.add_months(_financial_year(asked.text, year, end_year)[0], 3 * (number - 1))
    return first, words.month_end(words.add_months(first, 2))


_YEAR = r"(?: (early|mid|late) [-_] )? (\d{4}) (?: ([-/]) (\d{2}|\d{4}) )?"


def _year(asked: Asked) -> Span | None:
    """Read "2024", "2024/25" (April to March) and "2024-11" (a month, as in ISO dates)."""
    found = pattern(_YEAR).fullmatch(asked.text)
    if not found:
        return None
    which, year, dash, end = found[1], int(found[2]), found[3], found[4]
    if end is None:
        return _third(which, _months(year, 1, 12))
    if dash == "-" and 1 <= int(end) <= 12:
        return _third(which, _months(year, int(end), 1))
    return _third(which, _financial_year(asked.text, year, end))


def _financial_year(text: str, year: int, end_year: str) -> Span:
    if int(end_year) not in (year + 1, (year + 1) % 100):
        raise words.not_understood(text, f"a financial year is written {year}/{(year + 1) % 100:02}")
    return _months(year, 4, 12)


_WEEK = r"(?: w/c | wc | w/b | week_(?:commencing|beginning|starting)? ) _? (.+)"
_RELATIVE = r"(this|next|last)_(week|month|quarter|year)"


def _week(asked: Asked) -> Span | None:
    found = pattern(_WEEK).fullmatch(asked.text)
    if not found:
        return None
    first = read_day(found[1], asked.today, looks=asked.looks)
    return first, words.add_days(first, 6)


def _relative(asked: Asked) -> Span | None:
    found = pattern(_RELATIVE).fullmatch(asked.text)
    if not found:
        return None
    return words.period(found[2], asked.today, {"this": 0, "next": 1, "last": -1}[found[1]])


_READERS: tuple[Callable[[Asked], Span | None], ...] = (_month_or_season, _quarter, _year, _week, _relative)
