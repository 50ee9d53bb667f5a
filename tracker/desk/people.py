"""What a person can do with people: add, change, and see what is left when somebody leaves."""

from datetime import date
from typing import Any, NamedTuple

import msgspec

from tracker.dates import say_day
from tracker.desk.session import LONGEST_NAME, Session, line, titled
from tracker.domain.care_codes import WorkerRole
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Thread
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Spell
from tracker.store.change import Edit
from tracker.wording import counted, number_of_young_people


class Left(NamedTuple):
    """Somebody who leaves, what is still with them, and a sentence that says it."""

    person: Person
    actions: list[Action]
    threads: list[Thread]
    cases: list[Case]
    """Young people they still work with after that day."""
    sentence: str


class PeopleDesk:
    """Staff and partners by name."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(self, name: str, *, is_group: bool = False, **fields: str) -> Person:
        """Add somebody, or a group that can be named as owner; raises Refusal when the name is taken."""
        called = self._free_name(name)
        person = Person(**self._session.new(Person), name=called, is_group=is_group)
        person = msgspec.structs.replace(person, **{key: line(value) for key, value in fields.items()})
        self._session.commit([Edit(None, person, f"added {called} to the people")], "add person")
        return self._now(person)

    def edit(self, person: Person, why: str = "", **fields: Any) -> Person:
        """Change a person's name, role, team, agency or cover; raises Refusal when the name is taken."""
        if "name" in fields and line(fields["name"]).casefold() != person.name.casefold():
            fields["name"] = self._free_name(fields["name"])
        after = msgspec.structs.replace(person, **fields)
        edit = Edit(person, after, f"changed what is known of {person.name}", why)
        self._session.commit([edit], "edit person")
        return self._now(after)

    def leave(self, person: Person, day: date | None = None, covered_by: str = "") -> Left:
        """Keep the last day somebody is here (today), and who covers; gives what is still with them.

        Of somebody who left already nothing changes unless a day or cover is said.
        """
        today = self._session.today
        gone = person.left if person.left and person.left < today else None
        day = day or gone or today
        cover, edits = self._session.person(covered_by) if covered_by else ("", [])
        if cover == person.id:
            raise Refusal(f"{person.name} cannot cover for themselves: name somebody else.")
        say = f"{person.name} {'left' if day < today else 'leaves'} on {say_day(day)}"
        if cover or day != gone:
            after = msgspec.structs.replace(person, left=day, covered_by=cover)
            self._session.commit([*edits, Edit(person, after, say)], "leave")
        actions, threads, cases = self.held_by(person, day)
        held = f"{counted(len(actions), 'open action')} and {counted(len(threads), 'open thread')}"
        if cases:
            held = f"{number_of_young_people(len(cases))}, {held}"
        return Left(self._now(person), actions, threads, cases, f"{say}; still with them: {held}")

    def held_by(
        self, person: Person, day: date | None = None
    ) -> tuple[list[Action], list[Thread], list[Case]]:
        """Give the open actions and threads a person owns, and whom they still work with after a day (today)."""
        casebook = self._session.casebook
        actions = [a for a in casebook.pointing(Action, "owner", person.id) if a.open]
        threads = [
            t for t in casebook.pointing(Thread, "owner", person.id) if t.state in ("open", "being addressed")
        ]
        lasting = {spell.case for spell in self._lasting(person, day)}
        cases = [c for c in (casebook.get(Case, i) for i in lasting) if c and c.open_on(self._session.today)]
        return actions, threads, sorted(cases, key=lambda c: c.ref)

    def roles_held(self, person: Person, case: Case, day: date | None = None) -> list[WorkerRole]:
        """Give the roles in which somebody still works with a young person after a day (today)."""
        return [s.role for s in self._lasting(person, day) if s.case == case.id and s.role]

    def _lasting(self, person: Person, day: date | None) -> list[Spell]:
        """Give the spells as a worker that hold today, or on a last day to come, and run on after that day."""
        last = day or self._session.today
        on = max(last, self._session.today)
        spells = self._session.casebook.pointing(Spell, "worker", person.id)
        return [s for s in spells if s.on(on) and (s.end is None or s.end > last)]

    def _free_name(self, name: str) -> str:
        called = titled(name, "The name", LONGEST_NAME)
        taken = self._session.casebook.person_named(called)
        if taken is not None and taken.left is None:
            raise Refusal(f"{taken.name} is there already as {taken.ref}: add what tells the two apart.")
        return called

    def _now(self, person: Person) -> Person:
        return self._session.casebook.get(Person, person.id) or person
