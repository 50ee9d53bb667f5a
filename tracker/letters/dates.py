"""Days as letters print them: one day, a run of days, or days in two months."""

import re
from dataclasses import dataclass
from datetime import date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_WEEKDAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_TO = r" ?(?:,|and|to|until|&|-|–|—|/) ?"
_POINT = rf"{_WEEKDAY}{_DAY}(?: (?:of )?{_MONTH})?(?:,? {_YEAR})?"
_BRITISH = re.compile(
    rf"\b{_WEEKDAY}(?P<day>{_DAY})(?: (?:of )?(?P<month>{_MONTH}))?(?:,? (?P<year>{_YEAR}))?"
    rf"(?P<more>(?:(?:,? and|{_TO}) ?{_POINT}){{0,5}})",
    re.IGNORECASE,
)
_AMERICAN = re.compile(
    rf"\b(?P<month>{_MONTH}) (?P<day>{_DAY})(?:{_TO}(?P<last>{_DAY}))?,? (?P<year>{_YEAR})", re.IGNORECASE
)
_NUMERIC = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](20\d\d)")
_EACH = re.compile(
    rf"(?P<day>{_DAY})(?: (?:of )?(?P<month>{_MONTH}))?(?:,? (?P<year>{_YEAR}))?", re.IGNORECASE
)
_LABEL = re.compile(r"^(?:date|dated|letter dated|published)?:? ?(?:on )?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Days:
    """The first and last day somebody named, with the words used."""

    start: date
    end: date
    text: str


def is_only_a_date(text: str) -> bool:
    """Tell whether a line holds one whole date and nothing else."""
    return only_date(text) is not None


def only_date(text: str) -> date | None:
    """Give the date that is all a line holds, a word such as "Date:" apart; or None."""
    if len(text) > 60:
        return None
    rest = _LABEL.sub("", text.strip(), count=1)
    numeric = _NUMERIC.fullmatch(rest)
    if numeric:
        return _day(int(numeric[1]), int(numeric[2]), int(numeric[3]))
    days = find_days(rest)
    return days.start if days and days.text == rest and days.start == days.end else None


def find_days(text: str, year: int | None = None) -> Days | None:
    """Give the first day or run of days that a text names; ``year`` serves where none is printed."""
    american = _AMERICAN.search(text)
    for match in _BRITISH.finditer(text):
        if american and american.start() < match.start():
            break
        found = _british(match, year) or _first_alone(match, year)
        if found:
            return found
    if american:
        return _american(american)
    numeric = _NUMERIC.search(text)
    day = _day(int(numeric[1]), int(numeric[2]), int(numeric[3])) if numeric else None
    return Days(day, day, numeric[0]) if numeric and day else None


def _first_alone(match: re.Match[str], year: int | None) -> Days | None:
    """Read the first point by itself where what follows it is no day: "2 December 2019, 70 working days"."""
    if not match["more"]:
        return None
    alone = _BRITISH.fullmatch(match.string, match.start(), match.start("more"))
    return _british(alone, year) if alone else None


def _british(match: re.Match[str], year: int | None) -> Days | None:
    """Read the points from the last, which bears month and year, to the first, which may lean on it."""
    days: list[date] = []
    month = 0
    for point in reversed(list(_EACH.finditer(match[0]))):
        month = _month(point["month"]) if point["month"] else month
        year = int(point["year"]) if point["year"] else year
        day = _day(int(re.sub(r"\D", "", point["day"])), month, year) if month and year else None
        if day is None:
            return None
        days.append(day)
    return Days(min(days), max(days), match[0].strip(" ,")) if days else None


def _american(match: re.Match[str]) -> Days | None:
    month, year = _month(match["month"]), int(match["year"])
    start = _day(int(re.sub(r"\D", "", match["day"])), month, year)
    end = _day(int(re.sub(r"\D", "", match["last"])), month, year) if match["last"] else start
    return Days(start, end, match[0]) if start and end else None


def _month(word: str) -> int:
    return _MONTHS.index(word[:3].lower()) + 1


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
