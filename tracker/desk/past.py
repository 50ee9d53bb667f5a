"""What happened: a record's history, the latest changes, undo and redo, and keeping copies."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from tracker.desk.session import Session
from tracker.domain.records import Record
from tracker.store import undo as undoing
from tracker.store.line import Line, Part


class Entry(NamedTuple):
    """One change as people read it."""

    change: str
    at: str
    who: str
    sentence: str
    reason: str
    fields: tuple[tuple[str, Any], ...]
    """Field and old value of what changed in the record asked about."""


class PastDesk:
    """The history, and turning changes back."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def of(self, record: Record) -> list[Entry]:
        """Give every change of a record, oldest first, up to the day it is looked at as known."""
        lines = self._session.store.history.mentioning(record.id)
        return [_entry(x, _part_of(x, record.id)) for x in self._known(lines)]

    def latest(self, count: int) -> list[Entry]:
        """Give the latest changes of anybody, newest first."""
        entries: list[Entry] = []
        for x in self._known(self._session.store.history.backwards()):
            if len(entries) == count:
                break
            if x.parts:
                entries.append(_entry(x, None))
        return entries

    def next_undo(self) -> str:
        """Give the sentence of the change that undo would turn back, or an empty text."""
        return "" if self._session.store.read_only else undoing.next_undo(self._session.store)

    def undo(self, change: str = "") -> str:
        """Turn back your own last change, or a named one; gives the sentence. Raises CannotUndo."""
        sentence = undoing.undo(self._session.store, change)
        self._refresh()
        return sentence

    def redo(self) -> str:
        """Bring back what you undid last; gives the sentence. Raises CannotUndo."""
        sentence = undoing.redo(self._session.store)
        self._refresh()
        return sentence

    def _refresh(self) -> None:
        latest = next(self._session.store.history.backwards(), None)
        self._session.refresh(part.id for part in latest.parts) if latest else None

    def _known(self, lines: Iterable[Line]) -> Iterable[Line]:
        until = self._session.known_until
        return (x for x in lines if until is None or x.head.at <= until)


def _part_of(x: Line, record_id: str) -> Part | None:
    return next((part for part in x.parts if part.id == record_id), None)


def _entry(x: Line, part: Part | None) -> Entry:
    sentence = part.say if part else undoing.sentence(x)
    reason = part.why if part else next((p.why for p in x.parts if p.why), "")
    fields = tuple(part.old.items()) if part and part.base is not None else ()
    return Entry(x.head.id, x.head.at, x.head.who, sentence, reason, fields)
