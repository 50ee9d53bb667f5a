"""Checking a casebook: every seal, the order of lines, the checkpoint, and what points at nothing."""

from collections.abc import Iterator
from typing import Any

import msgspec

from tracker.domain.casebook import KIND_OF_TABLE, POINTING, Casebook, targets
from tracker.domain.identity import id_of_number, number_of_id
from tracker.domain.records import Record
from tracker.store.change import Edit
from tracker.store.checkpoint import MARK_TABLE, read_checkpoint, read_tables
from tracker.store.codec import changed_fields, from_dict
from tracker.store.ids import new_id
from tracker.store.opening import read_as_of
from tracker.store.problems import CasebookProblem, NotACasebook
from tracker.store.store import Store


class Difference(msgspec.Struct, frozen=True):
    """A record as another program left it in the TinyDB file, beside what the history says."""

    table: str
    ours: Record | None
    theirs: Record | None
    refused: str = ""
    """Why it cannot be taken in, or empty."""

    def __str__(self) -> str:
        """Say it in one line."""
        if self.refused:
            return f"{self.table}: {self.refused}"
        if self.ours is None:
            return f"{(self.theirs.ref or self.theirs.noun) if self.theirs else self.table}: added"
        if self.theirs is None:
            return f"{self.ours.ref}: removed"
        fields = changed_fields(self.ours, self.theirs)
        shown = ", ".join(f"{f}: {getattr(self.ours, f)!s} -> {getattr(self.theirs, f)!s}" for f in fields)
        return f"{self.ours.ref}: {shown}"


def check(store: Store) -> list[str]:
    """Read every line again and compare; gives a sentence for each thing found, none when all is well.

    Raises Damaged when a line of the history is not as it was written.
    """
    fresh = read_as_of(store.history, store.history.size())
    found = list(_against_memory(fresh, store.casebook))
    found += list(_dangling(fresh))
    if store.set_aside:
        found += [f"{store.paths.book.name} as another program left it: {d}" for d in differences(store)]
    return found


def differences(store: Store) -> list[Difference]:
    """Give how the TinyDB file differs from the history where another program wrote to it."""
    try:
        checkpoint = read_checkpoint(store.paths.book)
    except NotACasebook as problem:
        return [Difference(store.paths.book.name, None, None, str(problem))]
    mark = checkpoint.mark
    if mark is None or mark.casebook != store.history.first.casebook:
        return [Difference(store.paths.book.name, None, None, "it is not of this casebook")]
    then = read_as_of(store.history, mark.end)
    tables = read_tables(store.paths.book)
    found: list[Difference] = []
    home: dict[str, str] = {}
    for table in KIND_OF_TABLE:
        docs = tables.get(table, {})
        found += _added_or_changed(table, docs, then, home)
        if (
            not checkpoint.sealed
        ):  # else it is ours, from a history we have not: it removes nothing of this one
            found += _removed(table, docs, then)
    unknown = sorted(name for name in set(tables) - set(KIND_OF_TABLE) - {MARK_TABLE} if tables[name])
    found += [Difference(name, None, None, "a table Tracker does not keep") for name in unknown]
    return found


def take_in(store: Store) -> int:
    """Take another program's edits into the history as one change; gives how many records."""
    edits = [
        Edit(d.ours, d.theirs, f"take in {(d.theirs or d.ours).ref or d.table} from the TinyDB file")  # type: ignore[union-attr]
        for d in differences(store)
        if not d.refused
    ]
    if edits:
        store.commit(edits, command="take in")
    set_aside(store)
    return len(edits)


def set_aside(store: Store) -> str:
    """Move the TinyDB file another program wrote to among the backups and write ours; gives where it is."""
    store.paths.backups.mkdir(mode=0o700, exist_ok=True)
    kept = store.paths.backups / f"set-aside-{new_id()}.json"
    try:
        store.paths.book.rename(kept)
    except OSError as error:
        raise CasebookProblem(f"{store.paths.book} could not be set aside: {error.strerror}.") from None
    store.resume_checkpoints()
    store.write_checkpoint()
    return f"{store.paths.backups.name}/{kept.name}"


def _added_or_changed(
    table: str, docs: dict[str, Any], then: Casebook, home: dict[str, str]
) -> Iterator[Difference]:
    """Compare one table; ``home`` remembers the table of each id over all of them."""
    for number, doc in docs.items():
        try:
            record = _record_of(table, number, doc)
            known = then.by_id(record.id)
            stands_in = home.setdefault(record.id, known.table if known else table)
            if stands_in != table:  # TinyDB counts each table from 1, an id is given once in all of them
                raise CasebookProblem(f"document {number} has the number of another in the table {stands_in}")
        except (CasebookProblem, ValueError, TypeError) as problem:
            yield Difference(table, None, None, str(problem))
            continue
        ours = then.get(KIND_OF_TABLE[table], record.id)
        if ours is None or changed_fields(ours, record):
            yield Difference(table, ours, record)


def _record_of(table: str, number: str, doc: dict[str, Any]) -> Record:
    record_id = id_of_number(int(number))
    record = from_dict(table, {"id": record_id, **doc})
    if record.id != record_id:
        raise CasebookProblem(f"document {number} carries the id of another")
    return record


def _removed(table: str, docs: dict[str, Any], then: Casebook) -> Iterator[Difference]:
    for record in then.all(KIND_OF_TABLE[table]):
        if str(number_of_id(record.id)) not in docs:
            yield Difference(table, record, None)


def _against_memory(fresh: Casebook, held: Casebook) -> Iterator[str]:
    for record in fresh:
        if held.by_id(record.id) != record:
            yield f"{record.ref} is not what the history says; open the casebook again."
    for record in held:
        if fresh.by_id(record.id) is None:
            yield f"{record.ref} is not in the history; open the casebook again."


def _dangling(casebook: Casebook) -> Iterator[str]:
    for record in casebook:
        for field in POINTING[type(record)]:
            whose = "one of its" if field in type(record).points_within else "its"
            for target in targets(record, field):
                if target and casebook.by_id(target) is None:
                    named = f"{whose} {field.replace('_', ' ')}"
                    yield f"{record.ref}: {named} points at a record that is not there."
