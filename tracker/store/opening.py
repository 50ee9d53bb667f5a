"""Opening a casebook: the checkpoint, then the history's tail; and what to do when one of them is amiss."""

from contextlib import suppress
from pathlib import Path

import msgspec

from tracker.domain.casebook import Casebook
from tracker.store.checkpoint import Checkpoint, read_checkpoint
from tracker.store.codec import read_document
from tracker.store.files import Paths, is_wide, look, narrow_mode, on_network, sweep
from tracker.store.history import History
from tracker.store.ids import new_id
from tracker.store.line import LOOK_TABLE, Line
from tracker.store.problems import CasebookProblem, Damaged, Newer, NoCasebook, NotACasebook

FOREIGN = (
    "{name} was changed by another program since Tracker wrote it. Tracker goes by its history; "
    "'tracker check' shows the difference; then 'tracker check --take-in' or 'tracker check --set-aside'."
)
ANOTHER = (
    "{name} belongs to another casebook than {history}. Tracker goes by the history; bring back the file that "
    "belongs to it, or run 'tracker check --set-aside' to keep that one among the backups and write it anew."
)
AHEAD = (
    "{name} holds changes that {history} does not: an older copy of the history may lie there. Bring back the "
    "newer one, or see with 'tracker check' what differs; then 'tracker check --take-in' or "
    "'tracker check --set-aside'."
)
NO_HISTORY = (
    "{name} was found without {history}, so changes made since {day} may be missing. "
    "It is open to look at only: bring the history beside it, or begin a new one from here with "
    "'tracker check --new-history'."
)


class Loaded(msgspec.Struct):
    """What opening found: the records, and what the person should know."""

    casebook: Casebook
    history: History | None
    notices: list[str] = []
    read_only: str = ""
    set_aside: bool = False
    """True when the checkpoint holds another program's edits, or changes that the history does not."""
    checkpoint_look: tuple[int, ...] | None = None
    """What tells the checkpoint that was read from one written in its place later."""
    checkpoint_size: int = 0
    checkpoint_end: int = 0
    """Byte of the history up to which the checkpoint stands."""

    def tell(self, sentence: str) -> None:
        """Add a notice, unless it was given already."""
        if sentence not in self.notices:
            self.notices.append(sentence)


def load(paths: Paths, create: bool) -> Loaded:
    """Read a casebook, or begin one; raises CasebookProblem and OSError."""
    if not paths.history.exists():
        if paths.book.exists():
            return _without_history(paths)
        if not create:
            raise NoCasebook(
                f"There is no casebook at {paths.book}. Name another with --file, or begin one by adding "
                "something, such as a young person or an action, or by importing a letter."
            )
        return Loaded(Casebook(), _begin(paths))
    loaded = Loaded(Casebook(), None)
    history = History(paths.history)
    loaded.history = history
    try:
        if not _from_checkpoint(loaded, history, paths):
            history.rewind()
            loaded.casebook = Casebook()
        for line in history.read_new():
            apply(line, loaded.casebook)
    except msgspec.ValidationError:
        history.close()
        raise Damaged(
            paths.history, history.n + 1, "it holds a record that this Tracker cannot read"
        ) from None
    except (CasebookProblem, OSError):
        history.close()
        raise
    _say_what_was_found(loaded, history, paths)
    return loaded


def apply(line: Line, casebook: Casebook) -> list[str]:
    """Put a verified line's records in the casebook; gives their ids. A look is about none."""
    for part in line.parts:
        if part.removed:
            casebook.drop(part.id)
        else:
            casebook.put(read_document(part.table, part.doc, line.head.id))
    return [part.id for part in line.parts if part.table != LOOK_TABLE]


def read_as_of(history: History, end: int) -> Casebook:
    """Rebuild the casebook as it stood at byte ``end`` of the history; raises Damaged."""
    casebook = Casebook()
    for line in history.lines(until=end):
        apply(line, casebook)
    return casebook


def last_before(history: History, moment: str) -> int:
    """Give the number of the last line written before a moment (UTC, ISO), 0 when there is none.

    Lines stand in the order they were kept; a machine whose clock was ahead must not hide those after its own.
    """
    return next((line.head.n for line in history.backwards() if line.head.at < moment), 0)


def _begin(paths: Paths) -> History:
    paths.book.parent.mkdir(parents=True, exist_ok=True)
    try:
        return History.create(paths.history)
    except FileExistsError:  # somebody began it this very moment
        return History(paths.history)


def _from_checkpoint(loaded: Loaded, history: History, paths: Paths) -> bool:
    """Take the records from the checkpoint where it belongs to this history and is as we wrote it."""
    seen = look(paths.book)
    if seen is None:
        return False
    try:
        checkpoint = read_checkpoint(paths.book)
    except Newer:
        raise
    except NotACasebook:
        _keep_unreadable(loaded, paths)
        return False
    mark = checkpoint.mark
    if mark and checkpoint.sealed and mark.casebook == history.first.casebook:
        if mark.epoch != history.first.epoch:  # it holds what was erased since
            return False
        if history.skip_to(mark.n, mark.start, mark.end, mark.digest):
            loaded.checkpoint_look = seen
            return _take(checkpoint, loaded)
    loaded.set_aside = True
    amiss = (
        ANOTHER
        if mark and mark.casebook != history.first.casebook
        else AHEAD
        if checkpoint.sealed
        else FOREIGN
    )
    loaded.notices.append(amiss.format(name=paths.book.name, history=paths.history.name))
    return False


def _take(checkpoint: Checkpoint, loaded: Loaded) -> bool:
    loaded.casebook = Casebook(checkpoint.records)
    loaded.checkpoint_size = checkpoint.size
    loaded.checkpoint_end = checkpoint.mark.end if checkpoint.mark else 0
    return True


def _keep_unreadable(loaded: Loaded, paths: Paths) -> None:
    """The history holds everything, so a checkpoint that cannot be read is moved out of the way, not lost."""
    kept = paths.backups / f"unreadable-{new_id()}.json"
    with suppress(OSError):
        paths.backups.mkdir(mode=0o700, exist_ok=True)
        paths.book.rename(kept)
        loaded.notices.append(
            f"{paths.book.name} could not be read and was built again from its history; "
            f"the unreadable file is kept as {kept.relative_to(paths.book.parent)}."
        )


def _without_history(paths: Paths) -> Loaded:
    checkpoint = read_checkpoint(paths.book)
    if checkpoint.mark is None:
        raise NotACasebook(f"{paths.book} is JSON of another program, not a casebook. Name another file.")
    day = _day_of(paths.book)
    reason = NO_HISTORY.format(name=paths.book.name, history=paths.history.name, day=day)
    loaded = Loaded(Casebook(), None, notices=[reason], read_only=reason)
    _take(checkpoint, loaded)
    return loaded


def _say_what_was_found(loaded: Loaded, history: History, paths: Paths) -> None:
    sweep(paths.book.parent)
    if not history.writable:
        loaded.read_only = f"{paths.history} may not be written to by you: you can look, and change nothing."
        loaded.notices.append(loaded.read_only)
    wide = [path for path in (paths.history, paths.book, paths.lock) if is_wide(path)]
    narrowed = [path.name for path in wide if narrow_mode(path)]
    if narrowed:
        loaded.notices.append(f"Others could read {' and '.join(narrowed)}; now only you can.")
    if refused := [path.name for path in wide if path.name not in narrowed]:
        loaded.notices.append(
            f"Others can read {' and '.join(refused)} in {paths.book.parent}, and you may not change that: "
            "ask the owner of the file to take their rights away."
        )
    if on_network(paths.book):
        loaded.notices.append(
            f"{paths.book.parent} is a network drive: locks and confirmations may not hold there. "
            "Keep the casebook on this machine where you can."
        )


def _day_of(path: Path) -> str:
    from datetime import UTC, datetime

    day = datetime.fromtimestamp(path.stat().st_mtime, UTC).date()
    return f"{day.day} {day:%b %Y}"
