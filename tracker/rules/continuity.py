"""Who worked with a young person: changes of worker by role, days when nobody held it, and what was open then."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.care_codes import ADVISERS, WorkerRole
from tracker.domain.life import Life
from tracker.domain.work import Action
from tracker.domain.young_people import Spell
from tracker.rules.duties import DAY

ROLES: dict[WorkerRole, frozenset[WorkerRole]] = {
    "social worker": frozenset(("social worker",)),
    "personal adviser": ADVISERS,
    "independent reviewing officer": frozenset(("independent reviewing officer",)),
}
"""Each role by which changes are counted, with the roles that count as it."""


class WorkerChange(NamedTuple):
    """One change of worker in a role."""

    role: WorkerRole
    day: date
    """First day of the worker who came."""
    before: str
    """Id of the person who went."""
    after: str
    """Id of the person who came."""
    uncovered: int
    """Days between the two on which nobody held the role."""
    open_then: tuple[Action, ...]
    """Actions for the young person that were open on that day."""


class Continuity(NamedTuple):
    """How steadily one role was held over a period."""

    role: WorkerRole
    changes: tuple[WorkerChange, ...]
    uncovered: int
    """Days of the period between two workers on which nobody held the role."""
    vacant_since: date | None
    """First day since which nobody holds it, where somebody did before."""


def continuity(life: Life, role: WorkerRole, first: date, today: date) -> Continuity:
    """Tell how steadily a role was held from ``first`` up to today; the first worker of all is no change."""
    spells = life.workers(ROLES[role], today)
    gaps = list(_gaps(spells, today))
    vacant = next((begin for begin, end in gaps if end == today), None)
    uncovered = sum(max(0, (end - max(begin, first)).days + 1) for begin, end in gaps if begin != vacant)
    return Continuity(role, tuple(_changes(life, role, spells, first, today)), uncovered, vacant)


def worker_changes(life: Life, first: date, today: date) -> list[WorkerChange]:
    """Give the changes of worker in every role from ``first`` up to today, oldest first."""
    recent = sum(s.kind == "worker" and first <= s.start <= today for s in life.spells)
    if not recent:
        return []
    found = (
        c for role in ROLES for c in _changes(life, role, life.workers(ROLES[role], today), first, today)
    )
    return sorted(found, key=lambda change: change.day)


def open_on(life: Life, day: date) -> tuple[Action, ...]:
    """Give the actions for them agreed before a day and neither complete nor dropped by it."""
    return tuple(action for action in life.actions if action.agreed_on < day and not over_by(action, day))


def over_by(action: Action, day: date) -> bool:
    """Tell whether an action was complete or dropped by a day, that day included."""
    ended = [d for d in (action.completed_on, action.embedded_on, action.dropped_on) if d]
    return min(ended) <= day if ended else not action.open


def _changes(
    life: Life, role: WorkerRole, spells: list[Spell], first: date, today: date
) -> Iterator[WorkerChange]:
    """Go through the changes; an adviser and a virtual one who both work with them today are none."""
    gaps = {
        end + DAY: (end - begin).days + 1
        for begin, end in _gaps(spells, spells[-1].start if spells else today)
    }
    for before, after in pairwise(spells):
        day = after.start
        if day < first or before.worker == after.worker:
            continue
        if before.role == after.role or not before.on(today):
            yield WorkerChange(role, day, before.worker, after.worker, gaps.get(day, 0), open_on(life, day))


def _gaps(spells: list[Spell], today: date) -> Iterator[tuple[date, date]]:
    """Give the first and last day of each stretch up to today on which nobody held the role."""
    held: date | None = None
    for spell in spells:
        if held and spell.start > held + DAY:
            yield held + DAY, spell.start - DAY
        end = min(spell.end or today, today)
        held = max(held or end, end)
    if held and held < today:
        yield held + DAY, today
