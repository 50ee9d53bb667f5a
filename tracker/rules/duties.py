"""Since when visits are owed to a young person, by whom, and what a manager agreed."""

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain.care_codes import (
    ADVISERS,
    CARE_LEAVERS,
    LEGAL_STATUS,
    SHORT_BREAKS,
    ExchangeKind,
    SpellKind,
)
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Frequency, Spell
from tracker.rules.remembered import once_a_life

DAY = timedelta(days=1)
_OWED_BY_STATUS = CARE_LEAVERS - {"former relevant 21 to 25"}
_IN_CARE = LEGAL_STATUS.keys() - SHORT_BREAKS


class Owed(NamedTuple):
    """One visiting obligation of one young person on a day."""

    kind: ExchangeKind
    """"PA visit" or "social worker visit"."""
    last: ContactNote | None
    """The last such visit at which they were seen."""
    since: date
    """Where the clock starts: the day they were last seen, or the day the duty began if that is later."""
    days: int
    """The interval in force."""
    due: date
    """Last day on which the visit is in time."""
    limit: date | None
    """Last day that law or guidance allows; None where ``due`` is that day itself, or none is set."""
    basis: str
    """Where the interval comes from, for the middle of a sentence."""
    agreed: bool
    """Whether a manager's agreement sets the interval."""


@once_a_life
def on_file(life: Life, today: date) -> bool:
    """Tell whether anything can be owed: an open case, under 25, of somebody who has not died."""
    return life.case.open_on(today) and life.case.in_touch != "DIED" and today < life.birthday(25)


def served(life: Life, today: date) -> bool:
    """Tell whether visits can be owed: to those on file who have not gone back home for good.

    Other in touch codes are a yearly count and no reason that visits are not owed.
    """
    return on_file(life, today) and life.case.in_touch != "RHOM"


def provided(life: Life, today: date) -> bool:
    """Tell whether the authority is known to provide the home they live in today."""
    home = life.current("home", today)
    return home is not None and bool(home.provided)


def law_binds(life: Life, today: date) -> bool:
    """Tell whether regulation 8 itself asks for PA visits; for everybody else guidance asks for the same.

    Source: Care Leavers (England) Regulations 2010, reg. 8: care leavers in a home that the authority provides.
    """
    return provided(life, today) and life.eligibility(today) in CARE_LEAVERS


def moves(life: Life, today: date) -> list[Spell]:
    """Give the homes they are known to have moved to, oldest first.

    The first home on file is none, unless the authority provides it: it is where they lived when the file began.
    """
    return [home for n, home in enumerate(life.spells_of("home", today)) if n or home.provided]


def moved_to(life: Life, today: date) -> Spell | None:
    """Give the home they live in today where they are known to have moved there, or None."""
    home = life.current("home", today)
    return home if home and home in moves(life, today) else None


def agreed(life: Life, today: date) -> Frequency | None:
    """Give the visiting frequency that a manager agreed and that is in force today, or None."""
    held = life.case.frequency
    return held if held and held.set_on <= today <= held.until else None


@once_a_life
def duty_since(life: Life, today: date) -> date | None:
    """Give the day since when PA visits are owed, or None when they are not.

    They are owed by status to relevant and former relevant young people; to those of 21 to 25, to qualifying
    young people and where no status is recorded while they have a personal adviser or an agreed frequency; to
    young people in care only by agreement, as their social worker's visits are owed to them.
    """
    if not served(life, today):
        return None
    status = life.current("eligibility", today)
    if status and status.what in _OWED_BY_STATUS:
        return unbroken(life, "eligibility", status, CARE_LEAVERS)
    if not in_care_since(life, today) and life.adviser(today):
        first = life.workers(ADVISERS, today)[0].start
        return max(first, unbroken(life, "eligibility", status, CARE_LEAVERS)) if status else first
    agreement = agreed(life, today)
    return agreement.set_on if agreement else None


@once_a_life
def in_care_since(life: Life, today: date) -> date | None:
    """Give the day since when somebody under 18 has been in care without a break, or None.

    Where no legal status was ever recorded, the status "eligible" says that they are in care.
    """
    if today >= life.birthday(18):
        return None
    status = life.in_care(today)
    if status:
        return unbroken(life, "legal status", status, _IN_CARE)
    standing = life.current("eligibility", today)
    if standing is None or standing.what != "eligible" or life.spells_of("legal status", today):
        return None
    return standing.start


def unbroken(life: Life, kind: SpellKind, current: Spell, words: Collection[str]) -> date:
    """Give the first day of the run of spells, without a day between, that leads up to the current one."""
    start = current.start
    for spell in reversed(life.spells):
        if spell.kind == kind and spell.what in words and spell.start < start:
            if spell.end is not None and spell.end < start - DAY:
                break
            start = spell.start
    return start


def say_agreed(agreement: Frequency) -> str:
    """Say how often was agreed, by whom and until when: "agreed weekly by T Manager until 30 Apr 2026"."""
    often = {1: "daily", 7: "weekly"}.get(agreement.days, f"every {agreement.days} days")
    return f"agreed {often} by {agreement.set_by} until {plain_day(agreement.until)}"


def say_span(days: int) -> str:
    """Say a number of days in weeks where they are whole: "8 weeks", "a week", "10 days"."""
    weeks, rest = divmod(days, 7)
    return say_days(days) if rest or not weeks else "a week" if weeks == 1 else f"{weeks} weeks"


def say_every(days: int) -> str:
    """Say an interval: "every day", "every week", "every 8 weeks", "every 10 days"."""
    return "every day" if days == 1 else "every week" if days == 7 else f"every {say_span(days)}"


def say_days(count: int) -> str:
    """Say a number of days: "1 day", "9 days"."""
    return f"{count} day{'s' * (count != 1)}"
