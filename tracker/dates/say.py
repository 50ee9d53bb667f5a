"""Say a day back, the same on every screen and in every sentence, whatever the machine's language."""

from datetime import date

from tracker.dates.words import MONTHS, WEEKDAYS


def plain_day(day: date) -> str:
    """Write a day for the middle of a sentence: "10 Apr 2026"."""
    return f"{day.day} {MONTHS[day.month - 1][:3].title()} {day.year:04}"


def say_day(day: date) -> str:
    """Write a day with its weekday: "Fri 10 Apr 2026"; the year is always said, so that a copied line keeps it."""
    return f"{WEEKDAYS[day.weekday()][:3].title()} {plain_day(day)}"


def say_period(first: date, last: date) -> str:
    """Say a stretch of days, both ends included: "1 May 2024 to 10 Jun 2024"."""
    return f"{plain_day(first)} to {plain_day(last)}"


def say_distance(day: date, today: date) -> str:
    """Say how far a day is from today: "in 3 days", "tomorrow", "today", "yesterday", "17 days ago"."""
    days = (day - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    return near.get(days) or (f"in {days} days" if days > 0 else f"{-days} days ago")
