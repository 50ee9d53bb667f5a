"""One young person's file while it is being made: its records, and what they say of a day."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

import msgspec

from tracker.demo.service import DAY, Service
from tracker.domain import care_codes
from tracker.domain.life import months_after
from tracker.domain.records import Record
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Event, Spell

R = TypeVar("R", bound=Record)


class Outline(NamedTuple):
    """Who a young person is, before anything is written about them. Days count back from today; 0 is never."""

    months: int
    """Age in whole months."""
    status: care_codes.Eligibility
    level: care_codes.Need = "standard"
    complexity: tuple[care_codes.Complexity, ...] = ()
    activity: str = "F2"
    home: str = ""
    """Code of the home they have now; empty: one that suits the age."""
    moved: int = 0
    changed: int = 0
    new_adviser: int = 0
    new_social_worker: int = 0
    away: bool = False
    """Whether they live out of the area."""
    legal: str = ""
    """Code of the legal status in care; empty: left to chance."""
    into_care: int = 0
    """0: years ago."""
    closed: int = 0


class File:
    """The records of one young person, by id, in the order they were made."""

    def __init__(self, service: Service, outline: Outline, number: int) -> None:
        """Begin the file of the young person who has that number at the council."""
        self.service = service
        self.outline = outline
        self.number = number
        self.supervised = True
        """Whether they are talked about when their workers are supervised."""
        chance = service.chance
        self.born = months_after(service.today, -outline.months) - DAY * chance.randrange(26)
        name = service.say("chosen_names")
        self.records: dict[str, Record] = {}
        self.case_id = self.keep(
            service.make(
                Case,
                service.first,
                ref=f"YP-{number:03}",
                number=f"{number:03}",
                initials=f"{name[0]}{chance.choice('ABCDEFGHJKLMNPRSTW')}",
                chosen_name=name,
                born=self.born,
                gender=service.say("genders"),
                complexity=outline.complexity,
                in_touch="YES",
            )
        ).id

    @property
    def stop(self) -> date:
        """Give the last day on which something was recorded: for a closed case the day it closed."""
        return min(self.service.last, self.case.closed_on or date.max)

    @property
    def case(self) -> Case:
        """Give the case as it stands."""
        return self.records[self.case_id]  # type: ignore[return-value]  # a case stands under the case's id

    def keep(self, record: R) -> R:
        """Keep a record, or what became of it."""
        self.records[record.id] = record
        return record

    def add(self, kind: type[R], day: date, /, **fields: Any) -> R:
        """Make a record about the young person; ``day`` is when it was written."""
        return self.keep(self.service.make(kind, day, case=self.case_id, **fields))

    def spell(self, kind: care_codes.SpellKind, start: date, what: str = "", **fields: Any) -> Spell:
        """Begin a stretch of something."""
        return self.add(Spell, start, kind=kind, start=start, what=what, **fields)

    def event(self, kind: care_codes.EventKind, day: date, what: str = "", **fields: Any) -> Event | None:
        """Add what happened on a day, by who was their adviser; nothing when that day is still to come."""
        if day > self.stop:
            return None
        by = self.service.names.get(self.worker("adviser", day), "")
        return self.add(Event, day, kind=kind, day=day, what=what, **{"by": by, **fields})

    def change(self, record: Record, **fields: Any) -> None:
        """Make some fields of a record others."""
        self.keep(msgspec.structs.replace(record, **fields))

    def of(self, kind: type[R], wanted: Callable[[R], object] = bool) -> list[R]:
        """Give the records of a kind that are wanted, in the order they were made."""
        return [r for r in self.records.values() if isinstance(r, kind) and wanted(r)]

    def drop(self, kind: type[R], wanted: Callable[[R], object] = bool) -> None:
        """Leave out the records of a kind that are wanted; what led to them leads nowhere, updates go too."""
        gone = {record.id for record in self.of(kind, wanted)}
        for record in list(self.records.values()):
            pointing = [field for field in record.points if getattr(record, field) in gone]
            if record.id in gone or "about" in pointing:
                del self.records[record.id]
            elif pointing:
                self.change(record, **dict.fromkeys(pointing, ""))

    def days_ago(self, count: int) -> date:
        """Give the day so many days before today."""
        return self.service.today - DAY * count

    def spells(self, kind: care_codes.SpellKind) -> list[Spell]:
        """Give the stretches of a kind, the first begun first."""
        return sorted(self.of(Spell, lambda s: s.kind == kind), key=lambda s: s.start)

    def birthday(self, age: int, months: int = 0) -> date:
        """Give the day on which they are so many years and months old."""
        return months_after(self.born, age * 12 + months)

    def worker(self, role: str, day: date) -> str:
        """Give the id of who had a role on a day, or had it first; empty when nobody ever had."""
        held = [s for s in self.spells("worker") if s.role and role in s.role]
        return next((s.worker for s in reversed(held) if s.start <= day), held[0].worker if held else "")

    @property
    def team(self) -> str:
        """Give the team they are with at their age."""
        return "Care leavers" if self.birthday(18) <= self.service.today else "16 and 17"

    @property
    def manager(self) -> Person:
        """Give the manager of their team, or one of the managers where it has none of its own."""
        own = [person for person in self.service.managers if person.team == self.team]
        return self.dealt(own or self.service.managers)

    def dealt(self, people: list[Person], turn: int = 0) -> Person:
        """Give whose turn it is, so that young people are spread evenly over the staff."""
        return people[(self.number + turn) % len(people)]
