"""A young person's own words as they may leave the team: no name in them, and of who said them an age band alone."""

import re
from collections.abc import Collection

from tracker.dates.words import WEEKDAYS
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.text import one_line
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.exchange.masking import masked, names_in, without_names

BANDS = ((15, "under 16"), (17, "16 to 17"), (20, "18 to 20"), (25, "21 to 25"))
"""The last age of each band in years, and its name; words tell no more of who said them."""
LEAST_NAME = 3
"""Letters of a part of a name that is masked by itself: shorter ones are words as well."""
_PARTED = re.compile(r"[\s.]+")


def age_band(note: ContactNote, book: Casebook) -> str:
    """Say how old the young person was on the day of a note, in a band of years: "18 to 20"."""
    case = book.get(Case, note.case)
    if case is None:
        return "16 to 25"
    age = book.life_of(case).age(note.day)
    return next((band for last, band in BANDS if age <= last), "over 25")


def anonymous(note: ContactNote, book: Casebook, parts: Collection[str] = ()) -> str:
    """Give a note's own words with every name in them masked that is known or looks like one.

    ``parts`` are those of every name known, where they were gathered before for many notes.
    """
    words = masked(one_line(note.own_words).replace("’", "'"))[0]  # else "I’m" looks like a name
    case = book.get(Case, note.case)
    called = case.chosen_name.replace("’", "'") if case else ""
    own = (called, *called.split())
    words = without_names(words, [name for name in own if len(name) >= LEAST_NAME])
    known = {part for part in parts or name_parts(book) if part in words}
    initials = {case.initials} if case and len(case.initials) > 1 else set()
    for name in sorted(known | initials, key=lambda name: (-len(name), name)):
        words = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", "[name]", words)
    offered = names_in([words.replace("[name]", "name")], ())
    return without_names(words, [name for name in offered if name.casefold().rstrip("s") not in WEEKDAYS])


def name_parts(book: Casebook) -> frozenset[str]:
    """Give the names of everybody known, whole and each of their parts that is long enough."""
    people = {person.name for person in book.all(Person) if not person.is_group}
    called = people | {case.chosen_name for case in book.all(Case) if case.chosen_name}
    names = {name.replace("’", "'") for name in called}
    parts = {part for name in names for part in (name, *_PARTED.split(name))}
    return frozenset(part for part in parts if len(part) >= LEAST_NAME)
