"""The contents page of a report, which repeats its headings and says nothing itself."""

import re
from dataclasses import replace

from tracker.letters.clean import Line, followed_by_gap

_TITLE = re.compile(r"(?:table of )?contents(?: page)?:?", re.IGNORECASE)
_ENTRY = re.compile(r"\S.*[ .…·_]\d{1,3}|\S.*[.…·_]{4,}")
_LONE_NUMBER = re.compile(r"\d{1,3}")
_LINES_OF_AN_ENTRY = 3
_FEWEST = 3


def without_contents(lines: list[Line]) -> list[Line]:
    """Take out the contents page: its title and the entries under it, each with a page number."""
    start = next((place for place, line in enumerate(lines) if _TITLE.fullmatch(line.text)), None)
    if start is None:
        return lines
    # Where the entries are set by columns, each number has a line of its own.
    ends = (_end_of_entries(lines, start + 1, entry) for entry in (_ENTRY, _LONE_NUMBER))
    end = next((end for end in ends if end), None)
    if end is None:
        return lines
    gone = replace(lines[start], new_page=any(line.new_page for line in lines[start:end]))
    return lines[:start] + [followed_by_gap(line, gone) for line in lines[end : end + 1]] + lines[end + 1 :]


def _end_of_entries(lines: list[Line], start: int, entry: re.Pattern[str]) -> int | None:
    """Give the place after the last entry; None where there are too few to be a contents page."""
    end, entries = start, 0
    while (last := _last_of_entry(lines, end, entry)) is not None:
        end, entries = last + 1, entries + 1
    return end if entries >= _FEWEST else None


def _last_of_entry(lines: list[Line], start: int, entry: re.Pattern[str]) -> int | None:
    """Give the place of the line that ends the entry begun at ``start``, where one does begin there."""
    for place in range(start, min(len(lines), start + _LINES_OF_AN_ENTRY)):
        if entry.fullmatch(lines[place].text):
            return place
        if lines[place].text[-1] in ".:":
            break
    return None
