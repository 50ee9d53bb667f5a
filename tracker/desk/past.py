"""What happened: a record's history, the latest changes, undo and redo, and keeping copies."""

from datetime import datetime
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import msgspec

from tracker.desk.session import LOOKING, UNTOLD, Session
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.store import undo as undoing
from tracker.store.line import LOOK, Line, Part, is_look
from tracker.store.opening import last_before
from tracker.wording import short


class Entry(NamedTuple):
    """One change as people read it."""

    change: str
    at: str
    who: str
    sentence: str
    reason: str
    fields: tuple[tuple[str, Any], ...]
    """Field and old value of what changed in the record asked about."""


class Look(NamedTuple):
    """Something that was shown or left the house: who, when, what and why."""

    at: str
    who: str
    sentence: str
    reason: str


TOLD = ("progress", "evidence", "impact")
"""Kinds of update whose words no field of their subject holds."""

MOST_SAID = 6
"""Sentences of one change that the history of a young person's file tells."""


def in_london(at: str) -> str:
    """Say a moment of the history, which is written in UTC, by the clock in London: "2026-07-01 14:05"."""
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(at).astimezone(ZoneInfo("Europe/London")).strftime("%Y-%m-%d %H:%M")


class PastDesk:
    """The history, and turning changes back."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def of(self, record: Record) -> list[Entry]:
        """Give every change of a record, oldest first, up to the day it is looked at as known.

        Of a young person those of the whole file: what began and ended, events, plans, notes and actions.
        """
        history = self._session.store.history
        own = {x.head.id: (x, _part_of(x, record.id)) for x in history.mentioning(record.id)}
        for update in self._session.casebook.updates_about(record.id):
            if update.rev not in own:
                found = (x for x in history.backwards("id", update.rev) if x.head.id == update.rev)
                own |= {x.head.id: (x, _part_of(x, update.id)) for x in islice(found, 1)}
        if isinstance(record, Case):
            lines = history.backwards("case", record.id)
            own |= {x.head.id: (x, part) for x in lines if (part := _filed_part(x, record.id))}
        in_order = sorted(own.values(), key=lambda found: found[0].head.n)
        told = {u.rev: u.text for u in self._session.casebook.updates_about(record.id) if u.kind in TOLD}
        known = [_entry(x, part, told.get(x.head.id, "")) for x, part in in_order if self._is_known(x)]
        return known if self._session.names else [_untold(entry) for entry in known]

    def latest(self, count: int) -> list[Entry]:
        """Give the latest changes of anybody, newest first."""
        entries: list[Entry] = []
        for x in filter(self._is_known, self._session.store.history.backwards()):
            if len(entries) == count:
                break
            if x.parts:
                entries.append(_entry(x, None))
        return entries

    def looks(self, count: int | None = None) -> list[Look]:
        """Give what was shown or left the house, newest first: exports, names shown, pockets filled."""
        lines = filter(self._is_known, self._session.store.history.backwards("command", LOOK))
        found = (Look(x.head.at, x.head.who, p.say, p.why) for x in lines if is_look(x) for p in x.parts)
        return list(islice(found, count))

    def next_undo(self) -> str:
        """Give the sentence of the change that undo would turn back, or an empty text."""
        looking = self._session.looking or self._session.store.read_only or self._session.known
        return "" if looking else undoing.next_undo(self._session.store)

    def undo(self, change: str = "") -> str:
        """Turn back your own last change, or a named one; gives the sentence. Raises CannotUndo."""
        self._writable()
        sentence = undoing.undo(self._session.store, change)
        self._refresh()
        return sentence

    def redo(self) -> str:
        """Bring back what you undid last; gives the sentence. Raises CannotUndo."""
        self._writable()
        sentence = undoing.redo(self._session.store)
        self._refresh()
        return sentence

    def _refresh(self) -> None:
        latest = next(self._session.store.history.backwards(), None)
        self._session.refresh(part.id for part in latest.parts) if latest else None

    def _writable(self) -> None:
        if self._session.looking:
            raise Refusal(LOOKING)
        if self._session.known is not None:
            raise Refusal("You are looking at the casebook as it was known: nothing can be changed there.")

    def _is_known(self, x: Line) -> bool:
        return self._known is None or x.head.n <= self._known

    @cached_property
    def _known(self) -> int | None:
        """Number of the last line that was known when the casebook is looked at as known; None: now."""
        until = self._session.known_until
        return last_before(self._session.store.history, until) if until else None


def _part_of(x: Line, record_id: str) -> Part | None:
    return next((part for part in x.parts if part.id == record_id), None)


def _filed_part(x: Line, case_id: str) -> Part | None:
    """Give what a change did to one young person's file as one part, their own record's with its old values.

    Of any other record it holds the sentence alone: no old value, which may be a note's words.
    """
    own = _part_of(x, case_id)
    parts = [part for part in x.parts if part is not own and case_id in _files_of(part)]
    parts = [own, *parts] if own else parts
    if not parts:
        return None
    said = list(dict.fromkeys(part.say for part in parts))
    more = f"; and {len(said) - MOST_SAID} more" if len(said) > MOST_SAID else ""
    say = "; ".join(said[:MOST_SAID]) + more
    why = next((part.why for part in parts if part.why), "")
    return msgspec.structs.replace(own or parts[0], say=say, why=why, old=own.old if own else {})


def _files_of(part: Part) -> tuple[str, ...]:
    """Give the young people on whose file a part's record was or is."""
    now = msgspec.json.decode(part.doc) or {}
    return now.get("case", ""), part.old.get("case", "")


def _untold(entry: Entry) -> Entry:
    """Keep to oneself what a young person was called, and what else no log says of them."""
    return entry._replace(fields=tuple((f, "not shown" if f in UNTOLD else old) for f, old in entry.fields))


def _entry(x: Line, part: Part | None, told: str = "") -> Entry:
    sentence = part.say if part else undoing.sentence(x)
    sentence += f": {short(told)}" if told else ""
    reason = part.why if part else next((p.why for p in x.parts if p.why), "")
    fields = tuple(part.old.items()) if part and part.base is not None else ()
    return Entry(x.head.id, x.head.at, x.head.who, sentence, reason, fields)
