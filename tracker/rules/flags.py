"""Flags: what a rule has to say of a record today, and the order in which people should see them."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

import msgspec

from tracker.domain.young_people import Case

Word = Literal["overdue", "stalled", "due soon", "missing", "check"]
Severity = Literal[1, 2, 3, 4]
"""4 breaks the law, 3 repeats what inspectors found or misses a firm local standard, 2 is a prompt, 1 is data."""


class Flag(msgspec.Struct, frozen=True, gc=False):
    """One thing a rule says of one record."""

    subject: str
    """Id of the record."""
    table: str
    ref: str
    rule: str
    word: Word
    since: date
    """The first day it was true."""
    sentence: str
    clears: str
    """What would clear it."""
    severity: Severity
    days: int
    """How late it is: days overdue, or days without movement; days still to go as a negative number when due
    soon; 0 when something is missing."""


SortKey = tuple[int, int, int, bool, str, str, str]

_RANK: dict[Word, int] = {"missing": 0, "overdue": 1, "stalled": 2, "check": 3, "due soon": 4}


def sort_key(flag: Flag) -> SortKey:
    """Order flags: severity; then missing, overdue, stalled, check, due soon; then days late, young people first."""
    other = flag.table != Case.table
    return -flag.severity, _RANK[flag.word], -flag.days, other, flag.ref, flag.rule, flag.subject


def subjects_in_order(flags: Iterable[Flag]) -> list[tuple[str, tuple[Flag, ...]]]:
    """Give one row a subject, its flags worst first, the rows by their worst flag."""
    rows: dict[str, list[Flag]] = {}
    for flag in sorted(flags, key=sort_key):
        rows.setdefault(flag.subject, []).append(flag)
    return [(subject, tuple(own)) for subject, own in rows.items()]
