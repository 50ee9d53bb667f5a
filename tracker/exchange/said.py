"""What one cell of an extract says, so that it can be held against what stands here: a key to compare, and words.

Unlike on the way in nothing is refused: a cell that cannot be read says something, and differs from whatever is here.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple
from unicodedata import normalize

from tracker.dates import plain_day
from tracker.domain import care_codes
from tracker.domain.refusal import Refusal
from tracker.exchange import national_words as national
from tracker.exchange import values

LONGEST = 100
"""Characters of a name or a team: what is longer was put into the wrong column."""
NO_CODE = ("0", "O")
"""What stands in a coded column where nothing was provided."""
_MARKS = str.maketrans({"\u2018": "'", "\u2019": "'", "\u2010": "-", "\u2011": "-", "\u2013": "-"})
"""Apostrophes and hyphens as office programs put them in, and as they are typed."""
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr")


class Said(NamedTuple):
    """What one side says of one thing; no words: nothing."""

    key: str = ""
    """Compared as it is; empty where it is said that there is none."""
    shown: str = ""


NOTHING = Said()
UNREADABLE = Said(" ", "a cell that cannot be read")
"""Its words are not repeated: what stands in the wrong column may be a name."""

Read = Callable[[str], Said]


def read(cell: str, reader: Read) -> Said:
    """Read a cell; a blank one says nothing."""
    if not cell.strip():
        return NOTHING
    try:
        return reader(cell)
    except Refusal:
        return UNREADABLE


def day(said: date | None) -> Said:
    """Say a day."""
    return Said(said.isoformat(), plain_day(said)) if said else NOTHING


def day_cell(cell: str) -> Said:
    """Read a day."""
    return day(values.read_day(cell))


def person(name: str) -> Said:
    """Say a worker by the name: its case, blanks, titles, dots and the order of its parts tell nobody apart."""
    if name.casefold() in values.NOBODY:
        return Said("", "nobody")
    if len(name) > LONGEST:
        return UNREADABLE
    surname, comma, first = normalize("NFKC", name).translate(_MARKS).partition(",")
    parts = f"{first} {surname}" if comma else surname
    words = re.sub(r"[.\s]+", " ", parts).casefold().split()
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    return Said(" ".join(words), " ".join(name.split())) if words else NOTHING


def text(said: str) -> Said:
    """Say a text, whatever its case and blanks."""
    flat = " ".join(said.split())
    return Said(flat.casefold(), flat) if len(flat) <= LONGEST else UNREADABLE


def code(said: str, meanings: Mapping[str, str]) -> Said:
    """Say a code with its meaning."""
    return Said(said, f"{said} ({meanings[said]})" if said in meanings else said)


def status_cell(cell: str) -> Said:
    """Read a leaving care status in our words or in national ones."""
    status = values.read_eligibility(cell)
    return Said(status, status)


def in_touch_cell(cell: str) -> Said:
    """Read a 903 in-touch code."""
    return code(values.read_in_touch(cell), dict(care_codes.IN_TOUCH.items()))


def activity_cell(cell: str) -> Said:
    """Read a 903 activity code; one that is superseded stays as it is."""
    bare = cell.partition(":")[0].strip().upper()
    if bare in values.SUPERSEDED:
        return Said(bare, f"{bare} (superseded)")
    known = values.read_activity("0" if bare in NO_CODE else cell)
    return code(known, care_codes.ACTIVITY) if known else NOTHING


def accommodation(letter: str) -> Said:
    """Say a home by its code."""
    return code(letter, {**care_codes.ACCOMMODATION, **care_codes.PLACEMENTS}) if letter else NOTHING


def accommodation_cell(cell: str) -> Said:
    """Read a 903 accommodation code, with or without its digit, or its meaning in national or in our words."""
    bare = cell.partition(":")[0].strip().upper()
    if bare in NO_CODE:
        return NOTHING
    if re.fullmatch(r"[A-Z][12]?", bare) and bare[0] in care_codes.ACCOMMODATION:
        return accommodation(bare[0])
    return accommodation(values.coded(_BY_MEANING, cell.strip().upper(), "accommodation code"))


_BY_MEANING = {letter: meaning.upper() for letter, meaning in national.ACCOMMODATION.items()}


def home_cell(cell: str) -> Said:
    """Read a home as we write it, placements of children in care too."""
    return accommodation(values.read_home(cell).code)


def suitable(truth: bool | None) -> Said:
    """Say whether a home is suitable."""
    return NOTHING if truth is None else Said(word := "suitable" if truth else "unsuitable", word)


def suitable_cell(cell: str) -> Said:
    """Read whether a home is suitable."""
    return NOTHING if cell.strip() in NO_CODE else suitable(values.read_suitable(cell))


def digit_cell(cell: str) -> Said:
    """Read whether a home is suitable from the digit after its letter; without one nothing is said."""
    bare = cell.partition(":")[0].strip()
    return suitable({"1": True, "2": False}.get(bare[1:]))


def yes(truth: bool) -> Said:
    """Say yes or no."""
    return Said(word := "yes" if truth else "no", word)


def yes_cell(cell: str) -> Said:
    """Read yes or no."""
    return yes(values.read_yes(cell))


def disability_cell(cell: str) -> Said:
    """Read whether there is a disability: any words but no and none say that there is one."""
    return yes(values.unlisted(cell).casefold() not in ("no", "none", "n", "false"))


def gender_cell(cell: str) -> Said:
    """Read a gender; "not stated" says nothing, and what the national list lacks is kept as it is."""
    whole = national.gender(values.unlisted(cell)) or cell
    bare = values.unlisted(whole)
    return NOTHING if bare.startswith("Not stated") else Said(bare.casefold(), bare)


def ethnicity_cell(cell: str) -> Said:
    """Read an ethnicity code; "unknown" and "not obtained" say nothing."""
    bare = values.unlisted(cell).upper()
    return NOTHING if bare in ("UNKNOWN", "NOBT") else Said(bare, bare)
