"""Whom a record is about, and the files that checks look through."""

from collections.abc import Iterator
from datetime import date
from typing import Protocol

from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case

YOUNGEST, OLDEST = 10, 40
"""Years of age between which somebody can be on file here; beside them the date of birth is wrong (DQ-49)."""


class OfCase(Protocol):
    """A record that stands on a young person's file."""

    @property
    def case(self) -> str:
        """Give the id of the young person."""


def ref_of(record: OfCase, casebook: Casebook) -> str:
    """Give the reference of the young person a record is about; that there is none is another check's."""
    case = casebook.get(Case, record.case)
    return case.ref if case else "nobody"


def lives(casebook: Casebook, today: date) -> Iterator[Life]:
    """Go through the files of open cases, those left out whose date of birth cannot be right."""
    for case in casebook.all(Case):
        if case.open_on(today) and plausible(case, today):
            yield casebook.life_of(case)


def plausible(case: Case, today: date) -> bool:
    """Tell whether a date of birth can be that of somebody on file."""
    return YOUNGEST <= age(case, today) < OLDEST


def age(case: Case, today: date) -> int:
    """Give the age in whole years, below 0 before birth."""
    return today.year - case.born.year - ((today.month, today.day) < (case.born.month, case.born.day))


def care_leavers(casebook: Casebook, today: date) -> Iterator[Life]:
    """Go through the files of those the return asks about: a care leaver's status, and no longer in care."""
    for life in lives(casebook, today):
        in_care = today < life.birthday(18) and life.in_care(today) is not None
        if life.eligibility(today) in CARE_LEAVERS and not in_care:
            yield life
