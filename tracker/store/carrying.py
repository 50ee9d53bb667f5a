"""Pocket casebooks: some records carried away to be worked on elsewhere, and brought home again."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from tracker.domain.records import Record
from tracker.store import opening
from tracker.store.change import Edit, part
from tracker.store.files import Paths, paths_of, replace_file
from tracker.store.history import History, first_line
from tracker.store.line import CARRY, SENT, day_of, is_change, write_line
from tracker.store.lock import Lock
from tracker.store.pointing import leading_only_to
from tracker.store.problems import CasebookProblem, NotACasebook
from tracker.store.store import Store
from tracker.store.taking import Taken, read_copy, take_home, untaken


class Look(NamedTuple):
    """What a history says of records that leave the house: the sentence and the reason."""

    sentence: str
    reason: str


class Unsent(NamedTuple):
    """What was changed in a pocket and has not come home."""

    changes: int
    oldest: date | None


def carry(
    store: Store, records: Iterable[Record], to: str | Path, for_who: str, look: Look | None = None
) -> Paths:
    """Write a pocket casebook that holds just these records as one change; gives where it is.

    Pointers to records that are not carried are left out. A pocket of ours that lies there is replaced in one
    step when all its changes have come home. ``look`` is kept before anything leaves: what left unsaid would be
    worse than what was said and then failed. Raises CasebookProblem.
    """
    target = paths_of(to)
    if store.history.first.pocket_of:
        raise CasebookProblem(
            f"{store.paths.book} is a pocket itself: take it home, and carry from the casebook it came from."
        )
    _refuse_other(store, target)
    content = _pocket(store, records, for_who)
    try:
        target.book.parent.mkdir(parents=True, exist_ok=True)
        lock = Lock(target.lock, store.who)
        try:
            with lock():
                _refuse_unsent(store, target)
                if look is not None:
                    store.look(*look)
                _place(store, target, content)
        finally:
            lock.close()
    except OSError as error:
        raise CasebookProblem(
            f"The pocket could not be written to {target.book.parent}: {error.strerror}."
        ) from None
    return target


def come_home(store: Store, pocket: str | Path) -> Taken:
    """Take in a pocket or another copy, and tell the pocket what has come home where it can be written to."""
    taken = take_home(store, pocket)
    if taken.untold:
        with (
            suppress(CasebookProblem, OSError),
            Store.open(pocket, who=store.who) as carried,
            carried.locked(),
        ):
            carried.append([], carried.head(SENT, takes=taken.untold))
    return taken


def unsent(store: Store) -> Unsent:
    """Count the changes made in a pocket since it was carried that have not come home; none elsewhere."""
    if not store.history.first.pocket_of:
        return Unsent(0, None)
    lines = list(store.history.lines())
    told = {change for line in lines if line.head.command == SENT for change in line.head.takes}
    days = [day_of(line.head) for line in lines if is_change(line) and line.head.id not in told]
    return Unsent(len(days), min(days, default=None))


def _pocket(store: Store, records: Iterable[Record], for_who: str) -> bytes:
    """Give a whole history: its first line, and one change that adds every record."""
    carried = {record.id: record for record in records}
    edits = [
        Edit(None, leading_only_to(record, carried.__contains__), f"carried {record.ref}")
        for record in carried.values()
    ]
    first = first_line(pocket_of=store.history.first.casebook, carried_for=for_who)
    head = msgspec.structs.replace(store.head(CARRY), n=1, prev=first.casebook)
    raw, _ = write_line(head, [part(edit)[0] for edit in edits])
    return first.written() + raw


def _refuse_other(store: Store, target: Paths) -> None:
    """Refuse a place where anything else lies than a pocket of ours."""
    there = next((path for path in (target.history, target.book) if path.exists()), None)
    if there is None:
        return
    with suppress(NotACasebook, OSError):
        history = History(target.history)
        history.close()
        if history.first.pocket_of == store.history.first.casebook:
            return
    raise CasebookProblem(f"{there} is there already. Name a file that is not, or move that one away.")


def _refuse_unsent(store: Store, target: Paths) -> None:
    if not target.history.exists():
        return
    _, copy = read_copy(store, target)
    if waiting := len(list(untaken(store, copy))):
        raise CasebookProblem(
            f"{target.book} holds changes that are not home, {waiting} in number: "
            f"take it home first with 'tracker home {target.book}'."
        )


def _place(store: Store, target: Paths, content: bytes) -> None:
    """Put the pocket in place: the checkpoint of the one before must not stand beside another's history."""
    target.book.unlink(missing_ok=True)
    replace_file(target.history, content)
    placed = Store(target, opening.load(target, create=False), store.who)
    placed.write_checkpoint()
    placed.close()
