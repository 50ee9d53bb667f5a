"""Copies of a casebook: on request, once a day as a backup, and back again after damage."""

import shutil
from contextlib import suppress
from datetime import date
from pathlib import Path

from tracker.store import opening
from tracker.store.files import PRIVATE, Paths, paths_of, replace_file, sync_folder
from tracker.store.history import History
from tracker.store.ids import new_id
from tracker.store.problems import CasebookProblem, Damaged
from tracker.store.store import Store

KEPT = 7
"""Daily backups that are kept."""


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
        unfinished.mkdir(parents=True, mode=0o700)
        _copy(store, Paths(unfinished / store.paths.book.name))
        unfinished.rename(folder)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        store.notices.append(f"Today's backup could not be made: {error.strerror}. Nothing else is affected.")
        return None
    for old in backups_of(store.paths)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
    return folder


def backups_of(paths: Paths) -> list[Path]:
    """Give the folders of daily backups, newest first."""
    return sorted(paths.backups.glob("????-??-??"), reverse=True)


def restore(paths: Paths) -> str:
    """Go back to the longest sound history among the file itself and its backups; gives what was done.

    The damaged file is kept. Raises CasebookProblem when nothing is damaged or no sound copy exists.
    """
    sound, line = _sound_prefix(paths.history)
    if line == 0:
        raise CasebookProblem(f"{paths.history.name} is sound: there is nothing to restore.")
    candidates = [(sound, paths.history)]
    copies = [backup / paths.history.name for backup in backups_of(paths)]
    candidates += [(_sound_prefix(copy)[0], copy) for copy in copies]
    size, best = max(candidates, key=lambda c: c[0])
    if size == 0:
        raise CasebookProblem(f"No sound copy of {paths.history.name} was found in {paths.backups}.")
    content = _first_bytes(best, size)
    paths.backups.mkdir(mode=0o700, exist_ok=True)
    kept = paths.backups / f"damaged-{new_id()}.jsonl"
    shutil.copyfile(paths.history, kept)
    kept.chmod(PRIVATE)
    replace_file(paths.history, content)
    sound_lines = content.count(b"\n")
    lost = max(kept.read_bytes().count(b"\n") - sound_lines, 0)
    return (
        f"{paths.history.name} was restored up to its last sound line ({sound_lines - 1} changes). "
        f"{lost} lines after it could not be kept; the damaged file is {kept.relative_to(paths.book.parent)}."
    )


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


def _sound_prefix(path: Path) -> tuple[int, int]:
    """Give how many bytes of a history are sound, and the number of the damaged line (0: none)."""
    try:
        history = History(path)
    except (CasebookProblem, OSError):
        return 0, 1
    try:
        for _ in history.read_new():
            pass
    except Damaged as damage:
        return history.offset, damage.line
    finally:
        history.close()
    return history.offset, 0


def _first_bytes(path: Path, size: int) -> bytes:
    with path.open("rb") as file:
        return file.read(size)
