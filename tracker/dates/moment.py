"""Read a day with a time of day: "fri 14:30", "yesterday 9am", "2026-04-10 noon", "2 hours ago"."""

import re
from datetime import date, datetime, time, timedelta

from tracker.dates import words
from tracker.dates.day import Looks, Working, read_day

_TIME = (
    r"(?: ^ | _ ) (?: at_ )? (?: (?P<word>noon|midday|midnight)"
    r"| (?P<hour>\d{1,2}) (?P<minutes>[:.]\d{2})? (?: :\d{2} )? (?: _? (?P<half>am|pm) )? ) $"
)
_ISO_T = re.compile(r"(?<=\d)t(?=\d)")
_WORDS = {"noon": time(12), "midday": time(12), "midnight": time(0)}


_AGO = r"(?: (?P<half>half_an_hour) | (?P<count>\d{1,3}|an?) _? (?: (?P<hours>h|hrs?|hours?)|m|mins?|minutes?) ) _ago"


def read_moment(
    typed: str,
    today: date,
    *,
    looks: Looks = "back",
    working: Working | None = None,
    now: datetime | None = None,
) -> datetime:
    """Give the day and time that were typed, as local time without a zone; raises DateNotUnderstood.

    A time alone is today's; a day alone is that day at 00:00. "2 hours ago" is counted back from ``now``, and
    refused where that is not given.
    """
    text = _ISO_T.sub(" ", words.tidy(typed))
    if ago := words.pattern(_AGO).fullmatch(text):
        return _ago(text, ago, now)
    day_text, when = _split_time(text)
    day = read_day(day_text, today, looks=looks, working=working) if day_text else today
    return datetime.combine(day, when)


def _ago(text: str, found: re.Match[str], now: datetime | None) -> datetime:
    if now is None:
        raise words.DateNotUnderstood(
            f"“{text}” is counted from now, and a day was chosen: write a day and time such as fri 14:30."
        )
    count = int(found["count"]) if (found["count"] or "").isdigit() else 1
    minutes = 30 if found["half"] else count * (60 if found["hours"] else 1)
    return now - timedelta(minutes=minutes)


def _split_time(text: str) -> tuple[str, time]:
    found = words.pattern(_TIME).search(text)
    if not found or not _is_time(found):
        return text, time(0)
    day_text = text[: found.start()]
    if found["word"]:
        return day_text, _WORDS[found["word"]]
    minute = int((found["minutes"] or ":0")[1:])
    return day_text, _make_time(found[0].strip(), int(found["hour"]), minute, found["half"])


def _is_time(found: re.Match[str]) -> bool:
    """Tell a time from the end of a date: "12.03" alone is a day, "12 mar 26" has no time."""
    if found["word"] or found["half"]:
        return True
    minutes = found["minutes"]
    return bool(minutes) and (minutes[0] == ":" or found.start() > 0)


def _make_time(said: str, hour: int, minute: int, half: str | None) -> time:
    fits = 1 <= hour <= 12 if half else hour <= 23
    if not fits or minute > 59:
        raise words.not_understood(said, "write a time such as 14:30 or 2.30pm")
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute)
