"""Undo and redo: new changes that put old values back, so that nothing ever leaves the history."""

from collections.abc import Iterator
from typing import Any

from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.store.change import Edit
from tracker.store.codec import changed_fields, from_dict, read_document, to_dict
from tracker.store.line import Line, Part, is_change
from tracker.store.problems import CannotUndo, InUse
from tracker.store.store import Store

UNDO, REDO = "undo", "redo"
GIVE = "give several"
"""The command that gives several young people to a worker: its last part says how many."""


def undo(store: Store, change: str = "") -> str:
    """Turn back your own last change, or the one whose id ends with ``change``; gives the sentence.

    Raises CannotUndo when there is none, or when a field it set was changed since.
    """
    with store.locked():
        line = _named(store, change) if change else next(_undoable(store), None)
        if line is None:
            raise CannotUndo(f"There is nothing of yours to undo{_whose_is_last(store)}.")
        said = sentence(line)
        said = said.removeprefix("redo: ") if line.head.command == REDO else said
        return _turn_back(store, line, UNDO, f"undo: {said}")


def redo(store: Store) -> str:
    """Bring back what you undid last; gives the sentence. Raises CannotUndo."""
    with store.locked():
        line = _redoable(store)
        if line is None:
            raise CannotUndo("There is nothing to redo: you have undone nothing since your last change.")
        return _turn_back(store, line, REDO, f"redo: {sentence(line).removeprefix('undo: ')}")


def next_undo(store: Store) -> str:
    """Give the sentence of what undo would turn back, or an empty text."""
    line = next(_undoable(store), None)
    return sentence(line) if line else ""


def sentence(line: Line) -> str:
    """Give what a change did: the sentence of its last part, which is the command's own."""
    others = {part.id for part in line.parts[:-1] if part.table != "updates"}
    said = line.parts[-1].say
    # An undo's or redo's sentence was taken whole from the change it turns back, with the count in it.
    counted = line.head.command in (UNDO, REDO, GIVE)
    return said if len(others) < 2 or counted else f"{said} ({len(others) + 1} records)"


def _standing(store: Store) -> Iterator[Line]:
    """Give your own changes that nobody has turned back, newest first; a colleague may have, by its id.

    Yours are those of your login under your name: a shared machine has one login and several people.
    """
    void: set[str] = set()
    for line in store.history.backwards("login", store.login, also=b'"of":"'):
        if line.head.id in void:
            continue
        if line.head.of and line.head.command in (UNDO, REDO):
            void.add(line.head.of)
        if (line.head.login, line.head.who) == (store.login, store.who) and _done_here(line):
            yield line


def _done_here(line: Line) -> bool:
    """Tell whether a line is a change made in this copy: one taken in from another is turned back by its id."""
    return is_change(line) and not line.head.takes


def _whose_is_last(store: Store) -> str:
    """Say who made the last change on this machine, when it was the same login under another name."""
    last = next((x for x in store.history.backwards("login", store.login) if _done_here(x)), None)
    if last is None or last.head.login != store.login or last.head.who == store.who:
        return ""
    return f": the last change here is {last.head.who}'s. 'tracker undo CHANGE' takes back any, by its end in history"


def _undoable(store: Store) -> Iterator[Line]:
    return (line for line in _standing(store) if line.head.command != UNDO)


def _redoable(store: Store) -> Line | None:
    last = next((line for line in _standing(store) if line.head.command != REDO), None)
    return last if last is not None and last.head.command == UNDO else None


def _named(store: Store, change: str) -> Line:
    wanted = change.upper()
    changes = (x for x in store.history.backwards() if is_change(x))
    matching = [x for x in changes if x.head.id.endswith(wanted)]
    if len(matching) != 1:
        found = f"{len(matching)} changes have" if matching else "No change has"
        raise CannotUndo(f"{found} an id that ends {change!r}; 'tracker history' shows them.")
    return matching[0]


def _turn_back(store: Store, line: Line, command: str, say: str) -> str:
    edits = [_reverse(store, line, part, say) for part in reversed(line.parts)]
    try:
        store.commit(edits, command=command, of=line.head.id)
    except InUse as used:
        raise CannotUndo(f"Cannot {say}: {used.what}.") from None
    return say


def _reverse(store: Store, line: Line, part: Part, say: str) -> Edit:
    now = store.casebook.by_id(part.id)
    if part.removed:
        if now is not None:
            raise _changed_since(say, now.ref)
        back = from_dict(part.table, {"id": part.id, **part.old})
        _refuse_second_correction(store, back, say)
        return Edit(None, back, say)
    made = read_document(part.table, part.doc, line.head.id)
    if now is None:
        raise _changed_since(say, made.ref)
    if part.base is None:
        if changed_fields(now, made):
            raise _changed_since(say, now.ref)
        return Edit(now, None, say)
    return Edit(now, _restored(now, made, part.old, part.table, say), say)


def _refuse_second_correction(store: Store, back: Record, say: str) -> None:
    """Raise CannotUndo where another correction has taken the place meanwhile: one note stands, never two."""
    if isinstance(back, ContactNote) and back.replaces:
        for other in store.casebook.pointing(ContactNote, "replaces", back.replaces):
            raise _changed_since(say, other.ref)


def _restored(now: Record, made: Record, old: dict[str, Any], table: str, say: str) -> Record:
    """Put the old values back; refuse where somebody changed one since."""
    if any(getattr(now, name) != getattr(made, name) for name in old):
        raise _changed_since(say, now.ref)
    return from_dict(table, {**to_dict(now), **old})


def _changed_since(say: str, ref: str) -> CannotUndo:
    return CannotUndo(f"Cannot {say}: {ref} was changed since. Look at its history and change it by hand.")
