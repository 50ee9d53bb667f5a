"""The casebook: every record in memory, with the look-ups that rules and lists need."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import TypeVar

from tracker.domain.identity import tidy_ref
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record, Threshold
from tracker.domain.reporting import Pack, Reconciliation, SelfEvaluation, WeeklyReview
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Difference, Event, Figure, PathwayPlan, Spell

R = TypeVar("R", bound=Record)

KINDS: tuple[type[Record], ...] = (
    ScrutinyVisit,
    Document,
    Finding,
    Thread,
    Action,
    Update,
    Oversight,
    Person,
    Threshold,
    Case,
    Spell,
    Event,
    PathwayPlan,
    ContactNote,
    Figure,
    Difference,
    WeeklyReview,
    Pack,
    SelfEvaluation,
    Reconciliation,
)
"""Every kind of record, in the order their tables stand in the file."""

KIND_OF_TABLE: dict[str, type[Record]] = {kind.table: kind for kind in KINDS}

POINTING = {kind: (*kind.points, *kind.points_within) for kind in KINDS}
"""The fields of each kind that lead to other records, by themselves or by the small values in them."""


class Casebook:
    """All records by kind and id, with indexes that follow each change."""

    def __init__(self, records: Iterable[Record] = ()) -> None:
        """Hold the records given, whose ids are all different."""
        self._tables: dict[type[Record], dict[str, Record]] = {kind: {} for kind in KINDS}
        for kind, same in groupby(records, type):
            self._tables[kind].update((record.id, record) for record in same)
        self._pointers: dict[tuple[type[Record], str], dict[str, dict[str, None]]] = {}
        """Ids of the records that hold an id in a field; made when a field is first asked about."""
        self._known_refs: dict[str, Record] | None = None
        """Records by reference; made when one is first asked for."""
        self.edition = 0
        """Goes up with every change: what was worked out of the records holds as long as it stays."""
        self._lives: dict[str, Life] = {}
        """Files of young people by the id of their case, kept until something of theirs changes."""

    def copy(self) -> "Casebook":
        """Give a casebook of the same records that can be changed by itself.

        Files of young people are the same until something of theirs changes, in one or the other.
        """
        other = Casebook()
        other._tables = {kind: dict(table) for kind, table in self._tables.items()}
        other._lives = dict(self._lives)
        return other

    def put(self, record: Record) -> None:
        """Add a record, or replace the one with its id."""
        self.drop(record.id)
        self.edition += 1
        self._tables[type(record)][record.id] = record
        self._forget_lives(record)
        if self._known_refs is not None:
            self._known_refs[record.ref] = record
        for field in POINTING[type(record)]:
            if (index := self._pointers.get((type(record), field))) is not None:
                _point(index, record, field)

    def drop(self, record_id: str) -> None:
        """Take a record out; nothing happens when there is none."""
        record = self.by_id(record_id)
        if record is None:
            return
        self.edition += 1
        del self._tables[type(record)][record_id]
        self._forget_lives(record)
        if self._known_refs is not None and self._known_refs.get(record.ref) is record:
            del self._known_refs[record.ref]
        for field in POINTING[type(record)]:
            if (index := self._pointers.get((type(record), field))) is not None:
                for target in targets(record, field):
                    index[target].pop(record_id, None)

    def all(self, kind: type[R]) -> Iterable[R]:
        """Give every record of a kind, in the order they were last changed."""
        return self._tables[kind].values()  # type: ignore[return-value]  # the table holds that kind only

    def count(self, kind: type[Record]) -> int:
        """Count the records of a kind."""
        return len(self._tables[kind])

    def get(self, kind: type[R], record_id: str) -> R | None:
        """Give the record of that kind and id, or None."""
        return self._tables[kind].get(record_id)  # type: ignore[return-value]  # the table holds that kind only

    def by_id(self, record_id: str) -> Record | None:
        """Give the record with that id, whatever its kind, or None."""
        for table in self._tables.values():
            if (record := table.get(record_id)) is not None:
                return record
        return None

    def by_ref(self, ref: str) -> Record | None:
        """Give the record with exactly that reference, or None."""
        return self._refs.get(ref)

    def has_ref(self, ref: str) -> bool:
        """Tell whether a reference is taken."""
        return ref in self._refs

    def matching_ref(self, typed: str) -> list[Record]:
        """Give the records whose reference is the one typed, or starts with it."""
        ref = tidy_ref(typed)
        exact = self._refs.get(ref)
        if exact is not None:
            return [exact]
        return [record for known, record in self._refs.items() if known.startswith(ref)] if "-" in ref else []

    def pointing(self, kind: type[R], field: str, target: str) -> list[R]:
        """Give the records of a kind whose ``field`` holds the id ``target``, the last changed at the end."""
        table = self._tables[kind]
        ids = self._index(kind, field).get(target, ())
        return [table[i] for i in ids]  # type: ignore[misc]  # the table holds that kind only

    def pointing_at(self, target: str) -> list[Record]:
        """Give the records of every kind that hold the id ``target`` in one of their fields."""
        found = (self.pointing(kind, field, target) for kind in KINDS for field in POINTING[kind])
        return [record for records in found for record in records]

    @property
    def _refs(self) -> dict[str, Record]:
        if self._known_refs is None:
            self._known_refs = {
                record.ref: record for table in self._tables.values() for record in table.values()
            }
        return self._known_refs

    def _index(self, kind: type[Record], field: str) -> dict[str, dict[str, None]]:
        index = self._pointers.get((kind, field))
        if index is None:
            index = self._pointers[kind, field] = {}
            for record in self._tables[kind].values():
                _point(index, record, field)
        return index

    # What rules and lists ask for most.

    def updates_about(self, record_id: str) -> list[Update]:
        """Give the updates of an action, thread or visit that still stand, oldest day first."""
        updates = self.pointing(Update, "about", record_id)
        superseded = {u.supersedes for u in updates if u.supersedes}
        return sorted((u for u in updates if u.id not in superseded), key=lambda u: (u.day, u.id))

    def said_last(self, update: Update) -> Update:
        """Give what stands of an update now: itself, or the newest that was said in its place."""
        seen = {update.id}
        while later := [u for u in self.pointing(Update, "supersedes", update.id) if u.id not in seen]:
            update = max(later, key=lambda u: u.id)
            seen.add(update.id)
        return update

    def actions_for(self, finding_id: str) -> list[Action]:
        """Give the actions that answer a finding."""
        return self.pointing(Action, "findings", finding_id)

    def findings_of(self, action: Action) -> list[Finding]:
        """Give the findings an action answers."""
        found = (self.get(Finding, i) for i in action.findings)
        return [f for f in found if f is not None]

    def owner_of(self, record: Action | Thread) -> Person | None:
        """Give the person who owns it, or None."""
        return self.get(Person, record.owner)

    def said_on(self, finding: Finding) -> date | None:
        """Give the day a finding's words are about: of the visit, else of our own look, else when it was found."""
        if (visit := self.get(ScrutinyVisit, finding.visit)) is not None:
            return visit.when.earliest
        if (held := self.get(Oversight, finding.oversight)) is not None:
            return held.day
        document = self.get(Document, finding.document)
        return finding.found_on or (document.day if document else None)

    def person_named(self, name: str) -> Person | None:
        """Give the person of that name, whatever its case, those still here first; or None."""
        wanted = name.strip().casefold()
        same = [p for p in self.all(Person) if p.name.casefold() == wanted]
        return min(same, key=lambda p: p.left is not None, default=None)

    def life_of(self, case: Case) -> Life:
        """Give a young person's file."""
        life = self._lives.get(case.id)
        if life is None:
            life = self._lives[case.id] = self._file(case)
        return life

    def _file(self, case: Case) -> Life:
        notes = self.pointing(ContactNote, "case", case.id)
        return Life(
            case,
            tuple(sorted(self.pointing(Spell, "case", case.id), key=lambda s: s.order)),
            tuple(sorted(self.pointing(Event, "case", case.id), key=lambda e: (e.day, e.id))),
            tuple(sorted(self.pointing(PathwayPlan, "case", case.id), key=lambda p: (p.drawn_up, p.id))),
            tuple(sorted(filter(self.stands, notes), key=lambda n: (n.happened, n.id))),
            tuple(sorted(self.pointing(Action, "case", case.id), key=lambda a: (a.agreed_on, a.id))),
            tuple(sorted(self.pointing(Oversight, "cases", case.id), key=lambda o: (o.day, o.id))),
        )

    def stands(self, note: ContactNote) -> bool:
        """Tell whether a note still stands: nothing corrected it or moved it to another file."""
        return not self.pointing(ContactNote, "replaces", note.id)

    def _forget_lives(self, record: Record) -> None:
        """Let go of the files a record stands in: by its case, its cases, or the note it replaces."""
        if isinstance(record, Case):
            self._lives.pop(record.id, None)
        for case_id in (getattr(record, "case", ""), *getattr(record, "cases", ())):
            self._lives.pop(case_id, None)
        if isinstance(record, ContactNote) and record.replaces:
            former = self.get(ContactNote, record.replaces)
            self._lives.pop(former.case if former else "", None)

    def visits_in_order(self) -> list[ScrutinyVisit]:
        """Give the scrutiny visits by their first possible day."""
        return sorted(self.all(ScrutinyVisit), key=lambda v: (v.when.earliest, v.id))

    def __iter__(self) -> Iterator[Record]:
        """Go through every record, kind by kind."""
        for kind in KINDS:
            yield from self._tables[kind].values()


def _point(index: dict[str, dict[str, None]], record: Record, field: str) -> None:
    for target in targets(record, field):
        index.setdefault(target, {})[record.id] = None


def targets(record: Record, field: str) -> tuple[str, ...]:
    """Give the ids that a field of a record holds, by itself or in its small values."""
    held = getattr(record, field)
    if not isinstance(held, tuple):
        return (held,) if held else ()
    inner = type(record).points_within.get(field)
    return held if inner is None else tuple(found for value in held if (found := getattr(value, inner)))
