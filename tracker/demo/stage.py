"""Playing the demo's script at the desk, each deed on its day and in its author's name."""

from collections.abc import Iterable, Sequence
from typing import Any

from tracker.demo.script import Deed
from tracker.desk import Desk
from tracker.desk.bringing_in import Imported
from tracker.desk.documents import Choice
from tracker.desk.progress import Told
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Person
from tracker.store.change import Edit

REFERS = frozenset(("findings", "oversight", "thread", "visit"))
"""Parameters that name other records by their keys in the script."""


class Stage:
    """A desk, and the records of the script by the keys it calls them."""

    def __init__(self, desk: Desk) -> None:
        """Play at a desk; its deeds belong to a login of their own, so that nobody else undoes them."""
        self._desk = desk
        self._ids: dict[str, str] = {}
        desk.session.store.login = "demo"

    def play(self, deed: Deed) -> None:
        """Do one deed; raises Refusal where the desk declines it."""
        self._desk.session.today = deed.day
        self._desk.session.store.who = deed.by
        method = getattr(getattr(self._desk, deed.subject), deed.do)
        said = {name: self._meant(name, value) for name, value in deed.said.items()}
        made = method(self._target(deed), **said) if deed.of else method(**said)
        self._ids.update(zip(deed.keys, (record.id for record in _records(made)), strict=False))

    def people(self) -> list[Person]:
        """Give the staff and partners the script named."""
        return list(self._desk.session.casebook.all(Person))

    def bring_in(self, records: Iterable[Record], manager: str) -> None:
        """Keep young people's files: each worker's notes as one change in their name, all else in the manager's."""
        names = {person.id: person.name for person in self.people()}
        shares: dict[str, list[Record]] = {manager: []}
        for record in records:
            who = names[record.by] if isinstance(record, ContactNote) else manager
            shares.setdefault(who, []).append(record)
        session = self._desk.session
        for who, share in shares.items():
            session.store.who = who
            edits = [Edit(None, record, f"added {record.ref}, {record.noun}") for record in share]
            session.store.commit(edits, command="import", day=session.today)

    def _target(self, deed: Deed) -> Record:
        return self._record(deed.of, as_thread=deed.do == "edit_thread" or deed.subject == "evidence")

    def _record(self, key: str, *, as_thread: bool = False) -> Record:
        """Give the record of that key as it is now, or the thread it belongs to."""
        record = self._desk.session.casebook.by_id(self._ids[key])
        if as_thread and isinstance(record, Finding):
            record = self._desk.session.casebook.get(Thread, record.thread)
        if record is None:
            raise KeyError(key)
        return record

    def _meant(self, name: str, value: Any) -> Any:
        """Give what a parameter means: keys become references, a choice what the desk takes for one."""
        if name == "choice":
            return Choice(**{field: self._meant(field, said) for field, said in value.items()})
        if name not in REFERS:
            return value
        if isinstance(value, list):
            return [self._record(key).ref for key in value]
        return self._record(value, as_thread=name == "thread").ref


def _records(made: Any) -> Sequence[Record]:
    """Give the records a method of the desk made, whatever it wraps them in."""
    if isinstance(made, Told):
        return [made.record]
    if isinstance(made, Imported):
        return [made.document]
    if isinstance(made, Record):
        return [made]
    return made if isinstance(made, list) else []
