"""Rows of lists, made once and kept until something they tell of changes."""

from collections.abc import Iterator, Sequence

from tracker.desk.row import Row
from tracker.desk.row_makers import MAKERS
from tracker.desk.session import Session
from tracker.domain.casebook import KINDS
from tracker.domain.records import Record
from tracker.rules.flags import Flag

__all__ = ["Row", "RowMaker", "has_row", "rows_by_day"]


class RowMaker:
    """Makes rows and keeps them until what they look at, or their flags, change."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._kept: dict[str, tuple[Record, tuple[Flag, ...], Row]] = {}
        self._seen_by: dict[str, set[str]] = {}
        """Ids of the records whose rows look at a record."""

    def row(self, record: Record) -> Row:
        """Give a record's row."""
        flags = self._session.flags(record)
        kept = self._kept.get(record.id)
        if kept is not None and kept[0] is record and kept[1] == flags:
            return kept[2]
        row = MAKERS[type(record)](self._session, record, flags)
        self._kept[record.id] = (record, flags, row)
        for seen in row.looks_at:
            self._seen_by.setdefault(seen, set()).add(record.id)
        return row

    def forget(self, ids: set[str]) -> None:
        """Take notice that records changed: rows that look at them, or at what they now point at, go."""
        casebook = self._session.casebook
        for record_id in ids:
            record = casebook.by_id(record_id)
            users = (user.id for user in casebook.pointing_at(record_id))
            # Of a removed record nobody knows the table any more: whatever looks at a whole one is made anew.
            tables = [type(record).table] if record else _TABLES
            for near in (record_id, *tables, *users, *_targets(record)):
                for row_id in self._seen_by.pop(near, ()):
                    self._kept.pop(row_id, None)


_TABLES = [kind.table for kind in KINDS]


def _targets(record: Record | None) -> Iterator[str]:
    """Give the ids of the records that a record points at."""
    for field in type(record).points if record else ():
        held = getattr(record, field)
        yield from held if isinstance(held, tuple) else (held,)


def has_row(record: Record) -> bool:
    """Tell whether records of this kind stand in lists."""
    return type(record) in MAKERS


def rows_by_day(rows: Sequence[Row]) -> list[Row]:
    """Put rows with a day newest first, expected ones on top."""
    return sorted(rows, key=lambda r: (r.more["day"], r.ref), reverse=True)
