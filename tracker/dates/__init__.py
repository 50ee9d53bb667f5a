"""Dates as people say them: read what was typed, and say a day back."""

from tracker.dates.day import Looks, Working, read_day
from tracker.dates.moment import read_moment
from tracker.dates.rough import read_rough
from tracker.dates.say import plain_day, say_day, say_distance, say_period
from tracker.dates.words import DateNotUnderstood, add_months

__all__ = [
    "DateNotUnderstood",
    "Looks",
    "Working",
    "add_months",
    "plain_day",
    "read_day",
    "read_moment",
    "read_rough",
    "say_day",
    "say_distance",
    "say_period",
]
