"""Copies of a casebook: on request, once a day as a backup, and back again after damage."""

import shutil
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from tracker.domain.records import Record
from tracker.store import opening
from tracker.store.change import Edit
from tracker.store.checkpoint import read_checkpoint
from tracker.store.files import Paths, paths_of, place_file, replace_file, sync_folder
from tracker.store.history import History
from tracker.store.ids import new_id
from tracker.store.lock import Lock
from tracker.store.problems import CasebookProblem, Damaged, NotACasebook
from tracker.store.store import Store

KEPT = 7
"""Daily backups that are kept."""
NEWLINE = b"\n"


def copy_to(store: Store, to: str | Path) -> Paths:
    """Write a consistent copy of the casebook, both files, as the casebook ``to``; raises CasebookProblem."""
    target = paths_of(to)
    taken = next((path for path in (target.book, target.history) if path.exists()), None)
    if taken is not None:
        raise CasebookProblem(f"{taken} is there already. Name a file that is not, or move that one away.")
    try:
        target.book.parent.mkdir(parents=True, exist_ok=True)
        _copy(store, target)
    except OSError as error:
        for path in (target.book, target.history):
            with suppress(OSError):
                path.unlink()
        raise CasebookProblem(
            f"The copy could not be written to {target.book.parent}: {error.strerror}."
        ) from None
    return target


def back_up(store: Store, day: date) -> Path | None:
    """Make today's backup unless it is there, and let go of all but the newest; gives its folder."""
    folder = store.paths.backups / day.isoformat()
    if folder.exists() or not store.history.n:
        return None
    unfinished = store.paths.backups / f".{day.isoformat()}-{new_id()}"
    try:
        store.paths.backups.mkdir(mode=0o700, exist_ok=True)
        unfinished.mkdir(mode=0o700)
        _copy(store, Paths(unfinished / store.paths.book.name))
        unfinished.rename(folder)
    except (OSError, Damaged) as caught:
        shutil.rmtree(unfinished, ignore_errors=True)
        if not folder.exists():  # somebody else may have made it this very moment
            why = f"{caught.strerror}. Nothing else is affected." if isinstance(caught, OSError) else caught
            store.notices.append(f"Today's backup could not be made: {why}")
        return None
    for old in backups_of(store.paths)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def machine_day() -> date:
    """Give the day by the machine's clock: a backup counts by when it was made, whatever day was worked on."""
    return datetime.now().astimezone().date()


def backups_of(paths: Paths) -> list[Path]:
    """Give the folders of daily backups, newest first."""
    return sorted(paths.backups.glob("????-??-??"), reverse=True)


def restore(paths: Paths) -> str:
    """Go back to the longest sound history among the file itself and its backups; gives what was done.

    The damaged file is kept. Raises CasebookProblem when nothing is damaged or no sound copy exists.
    """
    if not paths.history.exists():
        raise CasebookProblem(
            f"There is no {paths.history.name} to restore. Copy one from {paths.backups} beside {paths.book.name}."
        )
    lock = Lock(paths.lock, "tracker restore")
    try:
        with lock():
            return _restore(paths)
    except OSError as error:
        raise CasebookProblem(
            f"{paths.history} could not be restored ({error.strerror}). It is as it was; make room and try again."
        ) from None
    finally:
        lock.close()


def _restore(paths: Paths) -> str:
    own = _sound_part(paths.history)
    if own.whole:
        raise CasebookProblem(f"{paths.history.name} is sound: there is nothing to restore.")
    copies = [_sound_part(backup / paths.history.name) for backup in backups_of(paths)]
    best = max([own, *(copy for copy in copies if own.casebook in ("", copy.casebook))], key=lambda c: c.size)
    if best.size == 0:
        raise CasebookProblem(f"No sound copy of {paths.history.name} was found in {paths.backups}.")
    damaged = paths.history.read_bytes()
    content = damaged[: own.size] if best is own else best.path.read_bytes()[: best.size]
    paths.backups.mkdir(mode=0o700, exist_ok=True)
    kept = paths.backups / f"damaged-{new_id()}.jsonl"
    replace_file(kept, damaged)
    replace_file(paths.history, content)
    sound = content.count(b"\n")
    return (
        f"{paths.history.name} was restored up to its last sound line, {sound} "
        f"(lines in the damaged file: {damaged.count(NEWLINE)}). "
        f"The damaged file is kept as {kept.relative_to(paths.book.parent)}."
    )


def new_history(paths: Paths, who: str) -> str:
    """Begin a history from a casebook file found without one, as one change; gives what was done.

    The file as it was found is kept. Raises CasebookProblem.
    """
    if paths.history.exists():
        raise CasebookProblem(f"{paths.history.name} is there: a new one would hide what it holds.")
    records = _records_of(paths.book)
    folder = paths.backups / f".new-{new_id()}"
    kept = paths.backups / f"without-history-{new_id()}.json"
    begun = Paths(folder / paths.book.name)
    try:
        paths.backups.mkdir(mode=0o700, exist_ok=True)
        folder.mkdir(mode=0o700)
        with Store.open(begun.book, who=who, create=True) as store:
            edits = [Edit(None, record, f"begin again with {record.ref}") for record in records]
            store.commit(edits, command="new history")
            store.write_checkpoint()
        place_file(paths.history, begun.history.read_bytes())
        paths.book.replace(kept)
        begun.book.replace(paths.book)
    except OSError as error:
        raise CasebookProblem(
            f"No history could be begun in {paths.book.parent}: {error.strerror}. {paths.book.name} is kept."
        ) from None
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return (
        f"{paths.history.name} begins with the {len(records)} records of {paths.book.name}; "
        f"the file as it was found is kept as {kept.relative_to(paths.book.parent)}."
    )


def _records_of(book: Path) -> list[Record]:
    try:
        checkpoint = read_checkpoint(book)
    except OSError as error:
        raise CasebookProblem(f"{book} cannot be read: {error.strerror}.") from None
    if checkpoint.mark is None:
        raise NotACasebook(f"{book} is JSON of another program, not a casebook. Name another file.")
    if not checkpoint.sealed and not checkpoint.records:
        raise NotACasebook(f"{book} holds documents that are no records of Tracker's. Bring a backup.")
    return checkpoint.records


def _copy(store: Store, target: Paths) -> None:
    """The history up to where we have read it never changes, so no lock is needed."""
    content = store.history.read_bytes(0, store.history.offset)
    replace_file(target.history, content)
    loaded = opening.load(target, create=False)
    copied = Store(target, loaded, store.who)
    copied.write_checkpoint()
    copied.close()
    with suppress(OSError):
        target.lock.unlink()
    sync_folder(target.book.parent)


class _Sound(NamedTuple):
    """The first ``size`` bytes of a history, which are sound; ``whole`` when nothing after them is damaged."""

    path: Path
    size: int = 0
    casebook: str = ""
    whole: bool = False


def _sound_part(path: Path) -> _Sound:
    try:
        history = History(path)
    except (CasebookProblem, OSError):
        return _Sound(path)
    try:
        for _ in history.read_new():
            pass
    except Damaged:
        return _Sound(path, history.offset, history.first.casebook)
    finally:
        history.close()
    return _Sound(path, history.offset, history.first.casebook, whole=True)
