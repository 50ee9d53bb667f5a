"""One young person's file: everything about them in order, and what held on a day.

Every question takes ``today``: what is dated after it is not known yet.
"""

from collections.abc import Collection, Iterator
from datetime import date
from typing import NamedTuple

from tracker.domain import care_codes
from tracker.domain.notes import ContactNote
from tracker.domain.work import Action, Oversight
from tracker.domain.young_people import Case, Event, PathwayPlan, Spell


class Life(NamedTuple):
    """A young person and what stands about them, each kind oldest first."""

    case: Case
    spells: tuple[Spell, ...]
    events: tuple[Event, ...]
    plans: tuple[PathwayPlan, ...]
    notes: tuple[ContactNote, ...]
    """Those that still stand: what was corrected or moved to somebody else's file is left out."""
    actions: tuple[Action, ...]
    oversight: tuple[Oversight, ...]

    # Age. A birthday on 29 February is kept on 28 February in other years, as calendar months are: what is owed
    # by a birthday is then never a day late.

    def birthday(self, age: int, months: int = 0) -> date:
        """Give the day on which somebody is so many years and months old."""
        return months_after(self.case.born, age * 12 + months)

    def age(self, today: date) -> int:
        """Give the age in whole years."""
        years = today.year - self.case.born.year
        return years if self.birthday(years) <= today else years - 1

    # Spells.

    def spells_of(self, kind: care_codes.SpellKind, today: date) -> list[Spell]:
        """Give the spells of a kind that had begun by today, oldest first."""
        return [s for s in self.spells if s.kind == kind and s.start <= today]

    def current(self, kind: care_codes.SpellKind, today: date) -> Spell | None:
        """Give the spell of a kind that holds today, the one begun last; or None."""
        return next((s for s in reversed(self.spells) if s.kind == kind and s.on(today)), None)

    def workers(self, roles: Collection[str], today: date) -> list[Spell]:
        """Give the stretches of workers in these roles that had begun by today, oldest first."""
        return [s for s in self.spells_of("worker", today) if s.role in roles]

    def worker(self, roles: Collection[str], today: date) -> Spell | None:
        """Give who holds one of these roles today, the one who began last; or None."""
        return next((s for s in reversed(self.workers(roles, today)) if s.on(today)), None)

    def adviser(self, today: date) -> Spell | None:
        """Give the personal adviser's spell today, a virtual one included; or None."""
        return self.worker(care_codes.ADVISERS, today)

    def eligibility(self, today: date) -> care_codes.Eligibility | None:
        """Give the leaving care status recorded for today, or None."""
        spell = self.current("eligibility", today)
        return spell.what if spell else None  # type: ignore[return-value]  # the desk keeps to the code list

    def in_care(self, today: date) -> Spell | None:
        """Give the legal status by which they are in care today, short breaks left out; or None."""
        status = self.current("legal status", today)
        return status if status and status.what not in care_codes.SHORT_BREAKS else None

    def level(self, today: date) -> care_codes.Need:
        """Give the level of need recorded for today; standard where none is."""
        spell = self.current("need", today)
        return spell.what if spell else "standard"  # type: ignore[return-value]  # the desk keeps to the code list

    # Notes: two clocks that are never one.

    def notes_back(self, today: date) -> Iterator[ContactNote]:
        """Go through the notes of what happened up to today, newest first."""
        return (note for note in reversed(self.notes) if note.day <= today)

    def last_seen(self, today: date, kind: care_codes.ExchangeKind | None = None) -> ContactNote | None:
        """Give the last time they were seen face to face, at visits of one kind or anyhow; or None."""
        notes = self.notes_back(today)
        return next((n for n in notes if n.saw and kind in (None, n.kind)), None)

    def last_touch(self, today: date) -> ContactNote | None:
        """Give the last exchange they took part in, however it was had; or None."""
        return next((n for n in self.notes_back(today) if n.touched), None)

    # Plans and events.

    def plan(self, today: date) -> PathwayPlan | None:
        """Give the version of the pathway plan in force today, or None."""
        return next((p for p in reversed(self.plans) if p.drawn_up <= today), None)

    def plan_looked_at(self, today: date) -> date | None:
        """Give the last day the plan was drawn up or reviewed, in whatever version; or None."""
        days = [p.last_looked_at(today) for p in self.plans if p.drawn_up <= today]
        return max(days, default=None)

    def events_of(self, kind: care_codes.EventKind, today: date) -> list[Event]:
        """Give the events of a kind up to today, oldest first."""
        return [e for e in self.events if e.kind == kind and e.day <= today]

    def last_event(self, kind: care_codes.EventKind, today: date) -> Event | None:
        """Give the latest event of a kind up to today, or None."""
        found = self.events_of(kind, today)
        return found[-1] if found else None

    def open_actions(self) -> list[Action]:
        """Give the actions about them that still ask something of somebody."""
        return [action for action in self.actions if action.open]


def months_after(day: date, months: int) -> date:
    """Give the same day so many calendar months later, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for last in (day.day, 30, 29):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    return date(year, month + 1, 28)
