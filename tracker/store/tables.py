"""The casebook as a TinyDB: plain dicts out, and every write through the store's one commit."""

from collections.abc import Callable, Iterator, Mapping, MutableMapping
from typing import Any, cast

from tinydb import TinyDB
from tinydb.queries import QueryLike
from tinydb.storages import Storage
from tinydb.table import Document, Table
from tinydb.utils import LRUCache

from tracker.domain.casebook import KIND_OF_TABLE
from tracker.domain.identity import id_of_number, number_of_id
from tracker.store.change import Edit
from tracker.store.codec import from_dict, to_dict
from tracker.store.ids import new_id
from tracker.store.problems import NotWritten
from tracker.store.store import Store

Doc = dict[str, Any]


class CasebookDB(TinyDB):
    """A TinyDB over an open store; closing it leaves the store open."""

    def __init__(self, store: Store) -> None:
        """Show the store's tables."""
        super().__init__(store, storage=CasebookStorage)


class CasebookStorage(Storage):
    """All tables at once, as ``drop_table`` and ``tables`` need them."""

    def __init__(self, store: Store) -> None:
        """Read from and write to the store."""
        self.store = store

    def read(self) -> dict[str, dict[str, Any]]:
        """Give every table that has documents as plain dicts."""
        self.store.catch_up()
        tables = {name: dict(_Pending(self.store, name).as_text()) for name in KIND_OF_TABLE}
        return {name: table for name, table in tables.items() if table}

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Make the tables what ``data`` holds, as one change."""
        edits = []
        for name in dict.fromkeys((*KIND_OF_TABLE, *data)):
            pending = _Pending(self.store, name)
            wanted = {int(number): doc for number, doc in data.get(name, {}).items()}
            for number in [number for number in pending if number not in wanted]:
                del pending[number]
            for number, doc in wanted.items():
                pending[number] = doc
            edits += pending.edits()
        _commit(self.store, edits)
        self.store.settle()


class _NoCache(LRUCache[Any, Any]):
    """A query cache that keeps nothing: another process's change must be seen."""

    def set(self, key: Any, value: Any) -> None:
        """Forget it at once."""


class CasebookTable(Table):
    """One kind of record as a TinyDB table."""

    query_cache_class = _NoCache

    @property
    def _store(self) -> Store:
        return cast(CasebookStorage, self._storage).store

    def _get_next_id(self) -> int:
        return number_of_id(new_id())

    def _read_table(self) -> dict[str, Mapping[str, Any]]:
        self._store.catch_up()
        return dict(_Pending(self._store, self.name).as_text())

    def _update_table(self, updater: Callable[[dict[int, Mapping[str, Any]]], None]) -> None:
        with self._store.locked():
            pending = _Pending(self._store, self.name)
            updater(cast(dict[int, Mapping[str, Any]], pending))
            _commit(self._store, pending.edits())
        self._store.settle()

    def upsert(self, document: Mapping[str, Any], cond: QueryLike | None = None) -> list[int]:
        """Change the documents that match, or add one, with nobody coming between; gives their numbers."""
        with self._store.locked():
            numbers = super().upsert(document, cond)
        self._store.settle()
        return numbers

    def get(  # type: ignore[override]  # one signature instead of TinyDB's overloads
        self, cond: QueryLike | None = None, doc_id: int | None = None, doc_ids: list[int] | None = None
    ) -> Document | list[Document] | None:
        """Give one document by condition or number, or those of several numbers; by number without a scan."""
        if doc_id is None and doc_ids is None:
            return super().get(cond)  # type: ignore[arg-type]  # TinyDB's overloads do not admit None
        self._store.catch_up()
        pending = _Pending(self._store, self.name)
        if doc_id is not None:
            return Document(pending[doc_id], doc_id) if doc_id in pending else None
        return [Document(pending[number], number) for number in doc_ids or () if number in pending]


CasebookDB.table_class = CasebookTable


class _Pending(MutableMapping[int, Doc]):
    """One table's documents by number: made when asked for, and remembered for what becomes of them."""

    def __init__(self, store: Store, table: str) -> None:
        self._table = table
        self._kind = KIND_OF_TABLE.get(table)
        self._casebook = store.casebook
        self._given: dict[int, Doc] = {}
        self._gone: set[int] = set()

    def _record(self, number: int) -> Any:
        return self._casebook.get(self._kind, id_of_number(number)) if self._kind else None

    def __getitem__(self, number: int) -> Doc:
        if number in self._given:
            return self._given[number]
        record = None if number in self._gone else self._record(number)
        if record is None:
            raise KeyError(number)
        return self._given.setdefault(number, to_dict(record))

    def __setitem__(self, number: int, doc: Doc) -> None:
        self._gone.discard(number)
        self._given[number] = dict(doc)

    def __delitem__(self, number: int) -> None:
        self[number]
        del self._given[number]
        self._gone.add(number)

    def __contains__(self, number: object) -> bool:
        if not isinstance(number, int) or number in self._gone or not 0 <= number < 1 << 128:
            return False
        return number in self._given or self._record(number) is not None

    def __iter__(self) -> Iterator[int]:
        stored = [number_of_id(r.id) for r in self._casebook.all(self._kind)] if self._kind else []
        yield from (number for number in stored if number not in self._gone)
        yield from (number for number in list(self._given) if self._record(number) is None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def clear(self) -> None:
        """Take out every document, in one go."""
        for number in list(self):
            del self[number]

    def as_text(self) -> Iterator[tuple[str, Doc]]:
        """Give the documents by their number as text, as TinyDB reads them."""
        return ((str(number), self[number]) for number in self)

    def edits(self) -> list[Edit]:
        """Give what was added, changed or removed."""
        made = []
        for number, doc in self._given.items():
            before = self._record(number)
            record_id = id_of_number(number)
            if doc.setdefault("id", record_id) != record_id:
                raise NotWritten(f"The document of number {number} has the id {doc['id']}; leave the id out.")
            after = from_dict(self._table, {**doc, "rev": before.rev if before else ""})
            if before != after:
                made.append(
                    Edit(
                        before, after, f"{'change' if before else 'add'} {after.ref or after.noun} by script"
                    )
                )
        for number in self._gone:
            if (before := self._record(number)) is not None:
                made.append(Edit(before, None, f"remove {before.ref} by script"))
        return made


def _commit(store: Store, edits: list[Edit]) -> None:
    if edits:
        store.commit(edits, command="script")
