"""Out and home again: pocket casebooks, what comes home from them, and the differences a person chooses in."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

import msgspec

from tracker.desk.belongings import belongings, cases_of
from tracker.desk.session import LOOKING, UNTOLD, Session
from tracker.desk.spells import in_one_place
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Difference, Spell
from tracker.store import carrying
from tracker.store.carrying import Look
from tracker.store.change import Edit
from tracker.store.codec import from_dict, plain_value, to_dict
from tracker.store.merging import RECORD
from tracker.store.pointing import leads_to
from tracker.wording import counted, number_of_young_people, old_value

Choice = Literal["ours", "theirs"]


class Homecoming(NamedTuple):
    """What came home, as references, and what is left to choose in."""

    sentence: str
    added: tuple[str, ...]
    changed: tuple[str, ...]
    differences: tuple[Difference, ...]


class CarryDesk:
    """Carrying a worker's young people away, and bringing home what was written there."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._waiting: tuple[int, carrying.Unsent] | None = None
        """What is not home as of a line of the history, so that it is not read again for every title."""

    def carry(self, worker_name: str, path: str | Path) -> str:
        """Write a pocket with a worker's own open young people; gives what was done. Raises Refusal.

        That it left the house is kept in the history.
        """
        self._may_write()
        session = self._session
        worker = self._worker(worker_name)
        with session.store.locked():  # with what others wrote a moment ago
            cases = cases_of(session.casebook, worker, session.today)
            records = list(belongings(session.casebook, worker, cases, session.today))
            if not cases and not any(isinstance(record, Action) for record in records):
                raise Refusal(
                    f"{worker.name} has no open young people or actions today: there is nothing to carry."
                )
            said = f"carried {number_of_young_people(len(cases))} of {worker.name} to {Path(path).name}"
            look = Look(said, "to be worked on away from the casebook")
            carrying.carry(session.store, records, path, worker.name, look)
        return f"{said} ({counted(len(records), 'record')})"

    def home(self, path: str | Path) -> Homecoming:
        """Take in what was written in a pocket or another copy; doing it again adds nothing. Raises Refusal."""
        self._may_write()
        session = self._session
        taken = carrying.come_home(session.store, path)
        session.refresh({*taken.added, *taken.changed, *taken.removed, *taken.differences})
        differences = tuple(d for d in self.differences() if d.id in taken.differences)
        counts = [
            (len(taken.added), "added"),
            (len(taken.changed), "changed"),
            (len(taken.removed), "removed"),
            (len(differences), "to choose in: 'tracker differences' shows both values"),
        ]
        said = ", ".join(f"{count} {what}" for count, what in counts if count)
        name = Path(path).name
        sentence = f"home from {name}: {said}" if said else f"there is nothing new in {name}"
        remarks = (*taken.left_out, *self._at_once({*taken.added, *taken.changed}))
        sentence = ". ".join((sentence, *remarks))
        return Homecoming(sentence, self._refs(taken.added), self._refs(taken.changed), differences)

    def _at_once(self, ids: set[str]) -> Iterator[str]:
        """Say which spells that came run at the same time as another, where only one can."""
        casebook = self._session.casebook
        said: set[str] = set()
        for spell in filter(None, (casebook.get(Spell, record_id) for record_id in sorted(ids))):
            said.add(spell.id)
            others = (s for s in casebook.pointing(Spell, "case", spell.case) if s.id not in said)
            beside = [s.ref for s in others if in_one_place(s, spell) and _overlap(s, spell)]
            case = casebook.get(Case, spell.case)
            if beside and case is not None:
                what = f"The {spell.role or spell.kind} {spell.ref} of {case.ref}"
                yield f"{what} runs beside {', '.join(beside)}: end or correct one"

    def differences(self) -> list[Difference]:
        """Give the differences nobody has chosen in yet, oldest first."""
        waiting = (d for d in self._session.casebook.all(Difference) if not d.chosen)
        return sorted(waiting, key=lambda d: d.id)

    def show_names(self) -> None:
        """Show names and the like where one has to be chosen; that they were shown is written to the history."""
        if not self._session.names and any(d.field in UNTOLD for d in self.differences()):
            self._session.show_names("to choose between two values of one")

    def both(self, difference: Difference) -> tuple[str, str]:
        """Say our value, as it is by now, and theirs in words."""
        casebook = self._session.casebook
        about = casebook.by_id(difference.about)
        ours, theirs = msgspec.json.decode(difference.ours), msgspec.json.decode(difference.theirs)
        if difference.field == RECORD:
            former = casebook.by_id(getattr(about, "replaces", ""))
            gone = f"removed, so that {former.ref} stands" if former is not None else "removed"
            return ("removed", "changed or used") if ours is None else ("kept", gone)
        if difference.field in UNTOLD and not self._session.names:
            return "one value", "another value"
        now = ours if about is None else plain_value(getattr(about, difference.field))
        return old_value(now, casebook), old_value(theirs, casebook)

    def choose(self, difference: Difference, which: Choice) -> str:
        """Let one of the two values stand, as one change; gives what was done.

        The other value stays in the history. Raises Refusal where somebody chose before, and CasebookProblem.
        """
        about = self._session.casebook.by_id(difference.about)
        if difference.chosen:
            raise Refusal(
                f"{difference.ref} was settled before: {difference.chosen} was chosen. Edit the record."
            )
        if about is None:
            raise Refusal(f"{difference.ref} is about a record that is gone: undo its removal first.")
        say = f"chose {which} for {difference.field.replace('_', ' ')} of {about.ref}"
        self._session.commit(list(self._choosing(difference, about, which, say)), "choose")
        return say

    def unsent(self) -> str:
        """Say how much of a pocket is not home yet: "12 not sent, oldest 3 days"; empty where nothing waits."""
        store = self._session.store
        if self._waiting is None or self._waiting[0] != store.history.n:
            self._waiting = (store.history.n, carrying.unsent(store))
        waiting = self._waiting[1]
        if waiting.oldest is None:
            return ""
        days = (self._session.today - waiting.oldest).days
        return f"{waiting.changes} not sent, oldest {counted(days, 'day') if days > 0 else 'today'}"

    def _choosing(self, difference: Difference, about: Record, which: Choice, say: str) -> Iterator[Edit]:
        value = msgspec.json.decode(getattr(difference, which))
        if difference.field == RECORD and value is None:
            # What is told of a record goes with it: a difference about nothing could never be settled.
            for told in self._session.casebook.pointing(Difference, "about", about.id):
                yield Edit(told, None, say)
            yield Edit(about, None, say)
            return
        yield Edit(difference, msgspec.structs.replace(difference, chosen=which), say)
        if which == "theirs" and difference.field != RECORD:
            yield Edit(about, self._with_value(about, difference.field, value), say)

    def _with_value(self, about: Record, field: str, value: Any) -> Record:
        after = from_dict(about.table, {**to_dict(about), field: value})
        gone = [t for t in leads_to(after) - leads_to(about) if self._session.casebook.by_id(t) is None]
        if gone:
            raise Refusal(
                f"Theirs for {field.replace('_', ' ')} of {about.ref} leads to a record that was removed: "
                "bring that back from the history, or choose ours."
            )
        return after

    def _worker(self, name: str) -> Person:
        """Find a worker by name or reference, or by a name typed as logins are: "jprice" is J Price."""
        try:
            return self._session.find(name, Person)
        except Refusal:
            fitting = [p for p in self._session.casebook.all(Person) if _squashed(p.name) == _squashed(name)]
            if len(fitting) != 1 or not _squashed(name):
                raise
            return fitting[0]

    def _refs(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        found = (self._session.casebook.by_id(record_id) for record_id in ids)
        return tuple(record.ref for record in found if record is not None)

    def _may_write(self) -> None:
        if self._session.looking:
            raise Refusal(LOOKING)
        if self._session.known is not None:
            raise Refusal(
                "You are looking at the casebook as it was known: nothing leaves or comes home there."
            )


def _squashed(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


def _overlap(one: Spell, other: Spell) -> bool:
    return one.start <= (other.end or date.max) and other.start <= (one.end or date.max)
