"""When the checkpoint is written, and when it must not be."""

from tracker.store.checkpoint import VERSION, Mark, read_checkpoint, write_checkpoint
from tracker.store.files import Paths, look
from tracker.store.opening import FOREIGN, Loaded
from tracker.store.problems import NotACasebook

AT_ONCE = 2_000_000
"""Bytes up to which the checkpoint is written after each change."""
TAIL_LIMIT = 4_000_000
"""Bytes of history after the checkpoint from which a large one is written as well."""
QUICK_TAIL_LIMIT = 4 * TAIL_LIMIT
"""Bytes of history after the checkpoint from which even what must be quick writes one."""
QUIET = 5.0
"""Seconds without a change after which a large checkpoint is written."""


def is_due(loaded: Loaded, *, quiet_for: float, leaving: bool, quick: bool) -> bool:
    """Tell whether it is time, ``quiet_for`` seconds after the last change."""
    if loaded.history is None or loaded.set_aside:
        return False
    behind = loaded.history.offset - loaded.checkpoint_end
    if behind <= 0:
        return False
    if loaded.checkpoint_size + behind < AT_ONCE:
        return True
    if quick:
        # A casebook used from the command line alone never leaves slowly: without this each verb would read a
        # longer tail than the one before, and soon wait longer for that than one of them waits here.
        return behind > QUICK_TAIL_LIMIT
    long_tail = behind > TAIL_LIMIT or behind > loaded.checkpoint_size / 10
    return quiet_for > QUIET or long_tail or leaving


def write(loaded: Loaded, paths: Paths) -> bool:
    """Write what was read and changed as the checkpoint, where that is safe; tells whether it was written."""
    mark = _mark(loaded)
    try:
        if mark is None or not _may_replace(loaded, paths, mark):
            return False
        loaded.checkpoint_size = write_checkpoint(paths.book, loaded.casebook, mark)
        loaded.checkpoint_look = look(paths.book)
    except OSError as error:
        loaded.tell(
            f"{paths.book.name} could not be brought up to date ({error.strerror}); "
            "nothing is lost, the history holds every change."
        )
        return False
    loaded.checkpoint_end = mark.end
    return True


def _mark(loaded: Loaded) -> Mark | None:
    history = loaded.history
    if history is None or loaded.set_aside:
        return None
    return Mark(
        version=VERSION,
        casebook=history.first.casebook,
        epoch=history.first.epoch,
        n=history.n,
        start=history.last_start,
        end=history.offset,
        digest=history.digest,
        body=0,
        crc=0,
    )


def _may_replace(loaded: Loaded, paths: Paths, mark: Mark) -> bool:
    """Tell whether our state is still true, and newer than that of a file which is one of ours."""
    if loaded.history is None or not loaded.history.stands():
        return False
    there = look(paths.book)
    if there is None or there == loaded.checkpoint_look:
        return True
    try:
        found = read_checkpoint(paths.book)
    except NotACasebook:
        found = None
    if found is None or not found.sealed or not found.mark or found.mark.casebook != mark.casebook:
        loaded.set_aside = True
        loaded.tell(FOREIGN.format(name=paths.book.name))
        return False
    return (found.mark.epoch, found.mark.n) <= (mark.epoch, mark.n)
