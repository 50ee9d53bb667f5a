"""Days, months and seasons as running text names them, read from the day the text was written."""

import re
from datetime import date
from typing import NamedTuple

from tracker.dates import DateNotUnderstood, read_rough
from tracker.dates.day import Looks
from tracker.domain.records import RoughDate
from tracker.letters.dates import find_days

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
    r"(?:,? (?:of )?(?:20\d\d))?"
)
_MONTHS = rf"{_MONTH} (?:and|to|–|-) {_MONTH}(?<=20\d\d)"
_SEASON = r"(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter)(?: of)?(?: 20\d\d)?"
_VAGUE = re.compile(
    r"\b(?:(?P<last>last|next|this) )?(?:(?P<part>early|mid|late|later in|the end of|end of)[ -](?:in )?)?"
    rf"(?P<name>{_MONTHS}|{_MONTH}|{_SEASON}|(?<=this )month|(?<=next )month)\b"
)
_WEEKDAY = re.compile(r"(?:mon|tues|wednes|thurs|fri|satur|sun)day", re.IGNORECASE)
_YEARS_TRIED = 7
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NO_YEAR = 2000  # a leap year, so that every day of a year can be read with it


class When(NamedTuple):
    """The words for a time, where they stand in the text, and what they mean; None where only the year is missing."""

    words: str
    start: int
    end: int
    span: tuple[date, date] | None

    @property
    def rough(self) -> RoughDate | None:
        """Give it as records hold it."""
        if self.span is None:
            return None
        if self.words.endswith(" month"):
            text = f"{self.span[0]:%B %Y}"
        else:
            words = self.words.removeprefix("later in ")
            text = words if _YEAR.search(words) else f"{words} {self.span[0].year}"
        return RoughDate(text=text, earliest=self.span[0], latest=self.span[1])


def whens_in(text: str, written: date | None, looks: Looks = "back") -> list[When]:
    """Give every time a text names, in order; without its year it is read from the day the text was written."""
    found: list[When] = []
    place = 0
    while place < len(text):
        when = _days_from(text, place, written, looks)
        vague = _vague_from(text, place, written, looks)
        first = min((w for w in (when, vague) if w), key=lambda w: (w.start, -w.end), default=None)
        if first is None:
            break
        found.append(first)
        place = first.end
    return found


def _days_from(text: str, place: int, written: date | None, looks: Looks) -> When | None:
    rest = text[place:]
    dated, undated = find_days(rest), find_days(rest, _NO_YEAR)
    days = (
        dated
        if dated and (undated is None or rest.index(dated.text) <= rest.index(undated.text))
        else undated
    )
    if days is None:
        return None
    start, words = place + rest.index(days.text), days.text.rstrip(".")
    span: tuple[date, date] | None = (days.start, days.end)
    if days is not dated:
        span = _with_year(words, written, looks)
    return When(words, start, start + len(words), span)


def _with_year(words: str, written: date | None, looks: Looks) -> tuple[date, date] | None:
    """Read days without a year: the nearest such days before or after the text was written, on the weekday named."""
    if written is None:
        return None
    step = -1 if looks == "back" else 1
    weekday = _WEEKDAY.match(words)
    for year in range(written.year, written.year + step * _YEARS_TRIED, step):
        days = find_days(words, year)
        fits = days and (days.end <= written if looks == "back" else days.start >= written)
        if days and fits and (weekday is None or f"{days.start:%A}".lower() == weekday[0].lower()):
            return days.start, days.end
    return None


def _vague_from(text: str, place: int, written: date | None, looks: Looks) -> When | None:
    found = _VAGUE.search(text, place)
    if found is None:
        return None
    start = found.start("part") if found["part"] else found.start("name")
    words = text[start : found.end()]
    if found["last"] or found["name"] == "month":
        words = text[found.start() : found.end()]
    return When(words, found.start(), found.end(), _span(found, written, looks))


def _span(found: re.Match[str], written: date | None, looks: Looks) -> tuple[date, date] | None:
    name = found["name"].replace(" of", "")
    if found["last"] and name != "month":  # "last July" may be this year's or the one before: nobody can tell
        return None
    part = {"later in": "", "the end of": "late ", "end of": "late "}.get(
        found["part"] or "", f"{found['part'] or ''} "
    )
    typed = f"{found['last']} month" if name == "month" else f"{part}{name}".strip()
    if written is None and not _YEAR.search(typed):
        return None
    try:
        return read_rough(typed.lower(), written or date(_NO_YEAR, 1, 1), looks=looks)
    except DateNotUnderstood:
        return None
