"""Taking in another copy of the casebook: a pocket that comes home, or an ordinary copy.

Each change of the other copy becomes one ordinary line of ours that names it under ``takes``. A change has been
taken when its id, or that of a change it took in itself, is one of ours; so taking in twice adds nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.text import one_line
from tracker.domain.young_people import Difference
from tracker.store import opening
from tracker.store.change import Edit
from tracker.store.checkpoint import read_checkpoint
from tracker.store.files import Paths, paths_of
from tracker.store.history import History
from tracker.store.line import SENT, FirstLine, Head, Line, is_change
from tracker.store.merging import Copy, Outcome, Step
from tracker.store.problems import CasebookProblem, Damaged, NoCasebook, NotACasebook
from tracker.store.recognising import as_ours, same_as_ours
from tracker.store.store import Store


class Taken(NamedTuple):
    """What came in from another copy: ids of records, in the order of its changes."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    differences: tuple[str, ...]
    """Those of the differences a person has to choose in."""
    left_out: tuple[str, ...]
    """Sentences about what the other copy lacks: lines of its own, or what its records point at."""
    untold: tuple[str, ...]
    """Ids of a pocket's changes that are here and that it was not told of; none for an ordinary copy."""


def take_home(store: Store, other: str | Path) -> Taken:
    """Take in what another copy holds and ours does not.

    Raises CasebookProblem with nothing written when the other cannot be read or is of another casebook; where
    writing fails half-way, what was written stands and doing it again goes on from there.
    """
    paths = paths_of(other)
    first, copy = read_copy(store, paths)  # before the lock: nobody has to wait while a long one is read
    done: dict[str, Edit] = {}
    left_out = list(copy.amiss)
    with store.locked():
        same = same_as_ours(copy, store.casebook)
        for line, steps in untaken(store, copy):
            outcome = Outcome(store, copy, line, as_ours(steps, same))
            store.append(outcome.edits, _head(store, line.head))
            _note(done, outcome.edits)
            left_out += outcome.left_out
    here = [line.head.id for line, _ in copy.changes] if first.pocket_of else []
    return _taken(done, left_out, [change for change in here if change not in copy.told])


def read_copy(store: Store, paths: Paths) -> tuple[FirstLine, Copy]:
    """Read the whole of another copy of this casebook; raises CasebookProblem."""
    history = _history_of(paths)
    try:
        _refuse_stranger(store, paths, history)
        copy = _read(history)
        return history.first, copy._replace(amiss=list(_amiss(paths, history)))
    except msgspec.ValidationError:
        what = "it holds a record that this Tracker cannot read"
        raise Damaged(paths.history, history.n + 1, what) from None
    except OSError as error:
        raise CasebookProblem(
            f"{paths.history} cannot be read: {error.strerror}. Nothing was taken in."
        ) from None
    finally:
        history.close()


def untaken(store: Store, copy: Copy) -> Iterator[tuple[Line, list[Step]]]:
    """Go through the changes of a copy that are not in our history yet, oldest first."""
    ours = {known for line in store.history.lines() for known in _names(line.head)}
    return (change for change in copy.changes if ours.isdisjoint(_names(change[0].head)))


def _names(head: Head) -> tuple[str, ...]:
    """Give the ids a change goes by: its own, and those of the same change in the copies it came through."""
    return (head.id,) if head.command == SENT else (head.id, *head.takes)


def _history_of(paths: Paths) -> History:
    try:
        return History(paths.history)
    except FileNotFoundError:
        raise _without_history(paths) from None
    except OSError as error:
        raise CasebookProblem(f"{paths.history} cannot be read: {error.strerror}.") from None


def _without_history(paths: Paths) -> CasebookProblem:
    if not paths.book.exists():
        return NoCasebook(f"There is no casebook at {paths.book}: check its name.")
    if read_checkpoint(paths.book).mark is None:
        return NotACasebook(f"{paths.book} is JSON of another program, not a casebook. Name another file.")
    return CasebookProblem(
        f"{paths.book} was found without {paths.history.name}: bring both files, then take it home."
    )


def _refuse_stranger(store: Store, paths: Paths, history: History) -> None:
    ours, theirs = store.history.first, history.first
    if paths.history.samefile(store.paths.history):
        raise CasebookProblem(f"{paths.book} is this casebook itself: name the pocket or the copy of it.")
    if ours.pocket_of == theirs.casebook:
        raise CasebookProblem(
            f"{paths.book} is the casebook that {store.paths.book.name} was carried from: "
            f"open that one and take {store.paths.book.name} home into it."
        )
    if ours.casebook not in (theirs.casebook, theirs.pocket_of):
        raise CasebookProblem(
            f"{paths.book} belongs to another casebook than {store.paths.book}: "
            "only pockets carried from a casebook and copies of it can be taken home."
        )


def _read(history: History) -> Copy:
    copy = Copy(Casebook(), {}, [], set(), [])
    for line in history.read_new():
        before = [copy.known(part.id) for part in line.parts]
        for part in line.parts:
            if part.removed and (going := copy.casebook.by_id(part.id)) is not None:
                copy.gone[part.id] = going
        opening.apply(line, copy.casebook)
        if is_change(line):
            after = [copy.casebook.by_id(part.id) for part in line.parts]
            copy.changes.append((line, list(map(Step, line.parts, before, after))))
        if line.head.command == SENT:
            copy.told.update(line.head.takes)
    return copy


def _amiss(paths: Paths, history: History) -> Iterator[str]:
    """Say what may be missing from a history that was read, where its own end or its checkpoint tells."""
    if history.torn:
        yield f"The last line of {paths.history.name} is unfinished and was left: take it home once more later"
    with suppress(NotACasebook, OSError):
        found = read_checkpoint(paths.book)
        if found.mark is None or found.mark.casebook != history.first.casebook:
            return
        if not found.sealed:
            yield (
                f"{paths.book.name} was changed by another program, and that was left: open it with Tracker, run "
                "'tracker check --take-in' and take it home again"
            )
        elif found.mark.n > history.n:
            yield (
                f"{paths.book.name} holds changes that {paths.history.name} does not: an older copy of that lies "
                "there, so bring the newer one and take it home again"
            )


def _head(store: Store, theirs: Head) -> Head:
    """Give the head of our line: whose change it was, kept by this login, now."""
    who = one_line(theirs.who)
    return store.head(theirs.command, day=theirs.day, of=theirs.of, who=who, takes=_names(theirs))


def _note(done: dict[str, Edit], edits: Sequence[Edit]) -> None:
    """Remember each record as it was before the first change and is after the last."""
    for edit in edits:
        record = edit.after or edit.before
        if record is not None:
            first = done.get(record.id, edit)
            done[record.id] = Edit(first.before, edit.after, "")


def _taken(done: dict[str, Edit], left_out: Sequence[str], untold: Sequence[str]) -> Taken:
    def ids(among: type[Record], was: bool, is_there: bool) -> tuple[str, ...]:
        return tuple(
            record_id
            for record_id, edit in done.items()
            if ((edit.before is not None), (edit.after is not None)) == (was, is_there)
            and isinstance(edit.after or edit.before, Difference) == (among is Difference)
        )

    waiting = (*ids(Difference, False, True), *ids(Difference, True, True))
    return Taken(
        ids(Record, False, True),
        ids(Record, True, True),
        ids(Record, True, False),
        waiting,
        tuple(left_out),
        tuple(untold),
    )
