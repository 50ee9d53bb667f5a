"""The visits owed to a young person on a day: by their personal adviser, and by their social worker in care.

Two obligations that are never one: a social worker's visit does not meet the adviser's, nor the reverse. Only a
visit at which they were seen counts: an attempt, a call or a text starts no clock again (VI-10, by itself no rule).
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.life import Life, months_after
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Spell
from tracker.rules.care_visits import care_visit
from tracker.rules.duties import (
    Owed,
    agreed,
    duty_since,
    in_care_since,
    law_binds,
    moved_to,
    say_agreed,
    say_every,
    say_span,
)
from tracker.rules.policy import Policy
from tracker.rules.remembered import once_a_life

NO_DOOR = frozenset("GHRS")
"""Homes that nobody can visit: gone abroad, deported, not known, no fixed abode."""
_ELSEWHERE = frozenset(("office", "school or college", "work", "community", "other"))
"""Places where a visit shows nothing of the home; where none is noted it may have been there."""


def owed(life: Life, policy: Policy, today: date) -> list[Owed]:
    """Give the visits owed today, the personal adviser's first; none once the case is closed.

    In a new home in which no PA visit saw them yet its first week counts, where that ends before the interval.
    """
    visit, care = adviser_visit(life, policy, today), care_visit(life, policy, today)
    visit = visit and _in_new_home(visit, life, policy, today)
    return [*filter(None, (visit, care and care[1]))]


def _in_new_home(visit: Owed, life: Life, policy: Policy, today: date) -> Owed:
    home, days = new_home(life, policy, today), policy.days("VI-01")
    if home is None or seen_there(life, home, today):
        return visit
    due = home.start + timedelta(days=days)
    if visit.due <= due:
        return visit
    basis = f"within {say_span(days)} of the move, by {_source(life, today)}"
    return Owed(visit.kind, visit.last, home.start, days, due, None, basis, False)


def new_home(life: Life, policy: Policy, today: date) -> Spell | None:
    """Give the home they moved to since PA visits are owed; None in care, where the social worker's visit is owed."""
    home = moved_to(life, today)
    if home is None or home.what in NO_DOOR or floor_days(life, policy, today) is None:
        return None
    begun = duty_since(life, today)
    return home if begun and home.start >= begun else None


def seen_there(life: Life, home: Spell, today: date) -> bool:
    """Tell whether a PA visit saw them in a home, or may have: not one that was elsewhere."""
    return any(n.day >= home.start and n.where not in _ELSEWHERE for n in pa_visits_back(life, today))


def pa_visits_back(life: Life, today: date) -> Iterator[ContactNote]:
    """Give the PA visits at which they were seen, the latest first."""
    return (n for n in life.notes_back(today) if n.saw and n.kind == "PA visit")


def floor_days(life: Life, policy: Policy, today: date) -> int | None:
    """Give the longest interval of PA visits that may be agreed, in days; None in care, where no floor applies."""
    if in_care_since(life, today) and life.eligibility(today) not in CARE_LEAVERS:
        return None
    return policy.days("VI-03", "due")


@once_a_life
def adviser_visit(life: Life, policy: Policy, today: date) -> Owed | None:
    """Give the PA visit owed today, or None.

    What a manager agrees counts from the day it is agreed: it makes no visit late that was not, nor a late one
    timely.

    Source: Care Leavers (England) Regulations 2010, reg. 8(2)(c), where the authority provides the home; the
    statutory guidance, volume 3, paragraphs 3.39 and 4.38, for everybody else.
    """
    begun = duty_since(life, today)
    if begun is None:
        return None
    last = life.last_seen(today, "PA visit")
    since = max(begun, last.day) if last else begun
    floor, agreement = floor_days(life, policy, today), agreed(life, today)
    days = min(d for d in (floor, agreement and agreement.days) if d)
    months = policy.days("VI-03", "limit")
    limit = months_after(since, months) if floor else None
    due = since + timedelta(days=days)
    if agreement and due < agreement.set_on:
        due = agreement.set_on + timedelta(days=days)
        due = min(due, since + timedelta(days=floor)) if floor else due
    basis = say_agreed(agreement) if agreement else _at_least(life, days, months, today)
    return Owed("PA visit", last, since, days, min(due, limit or due), limit, basis, agreement is not None)


def visits_late(life: Life, policy: Policy, today: date) -> list[Owed]:
    """Give the visits overdue today."""
    return [visit for visit in owed(life, policy, today) if today > visit.due]


def _at_least(life: Life, days: int, months: int, today: date) -> str:
    return f"{say_every(days)}, {months} months at most by {_source(life, today)}"


def _source(life: Life, today: date) -> str:
    return "law" if law_binds(life, today) else "guidance"
