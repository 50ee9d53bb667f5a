"""Records in plain words: the same sentences on screen, on the command line, on the clipboard and in packs."""

from tracker.dates import plain_day, say_day
from tracker.wording.facts import facts_of
from tracker.wording.listing import Facts
from tracker.wording.saying import (
    a_noun,
    counted,
    due_sentence,
    marked,
    number_of_young_people,
    old_value,
    place_of,
    rough,
    short,
    short_place,
    source_of,
    title_of,
    update_sentence,
)
from tracker.wording.sheet import MARKS, Reason, mark, sheet, sheet_lines, story_of

__all__ = [
    "MARKS",
    "Facts",
    "Reason",
    "a_noun",
    "counted",
    "due_sentence",
    "facts_of",
    "mark",
    "marked",
    "number_of_young_people",
    "old_value",
    "place_of",
    "plain_day",
    "rough",
    "say_day",
    "sheet",
    "sheet_lines",
    "short",
    "short_place",
    "source_of",
    "story_of",
    "title_of",
    "update_sentence",
]
