"""The open casebook: records in memory, and the one way by which a change is kept."""

import contextlib
import gc
import getpass
import os
import platform
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.identity import make_ref
from tracker.domain.records import Record
from tracker.store import change, opening
from tracker.store.change import Edit
from tracker.store.checkpoint import VERSION, Mark, read_checkpoint, write_checkpoint
from tracker.store.files import Paths, paths_of
from tracker.store.history import History
from tracker.store.ids import new_id
from tracker.store.line import FORMAT, Head, Line, write_line
from tracker.store.lock import Lock
from tracker.store.opening import Loaded
from tracker.store.problems import CasebookProblem, NotACasebook, ReadOnly

if TYPE_CHECKING:
    from tinydb import TinyDB

AT_ONCE = 2_000_000
"""Bytes up to which the checkpoint is written after each change."""
TAIL_LIMIT = 4_000_000
"""Bytes of history after the checkpoint from which a large one is written as well."""
QUIET = 5.0
"""Seconds without a change after which a large checkpoint is written."""


class Store:
    """A casebook on disk; made by ``Store.open``."""

    def __init__(self, paths: Paths, loaded: Loaded, who: str) -> None:
        """Hold what was opened, for a person of that name."""
        self.paths = paths
        self.who = who
        self.login = f"{_login()}@{platform.node() or 'unknown'}"
        self._loaded = loaded
        writable = loaded.history is not None and loaded.history.writable
        self._lock = Lock(paths.lock, who) if writable else None
        self._last_change = 0.0

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, who: str = "", create: bool = False) -> "Store":
        """Open the casebook at ``path``, or begin one when ``create`` is set and none is there.

        Raises CasebookProblem with one sentence for everything that can be wrong.
        """
        gc_was_on = gc.isenabled()
        gc.disable()  # the garbage collector is the largest single cost of loading
        try:
            paths = paths_of(path)
            return cls(paths, opening.load(paths, create), who or _login())
        except OSError as error:
            raise CasebookProblem(
                f"{path} cannot be opened: {error.strerror}. Check its name and rights."
            ) from None
        finally:
            if gc_was_on:
                gc.enable()
            gc.freeze()

    @property
    def casebook(self) -> Casebook:
        """Give the records."""
        return self._loaded.casebook

    @property
    def notices(self) -> list[str]:
        """Give the sentences the person should see: what was repaired or may be amiss."""
        return self._loaded.notices

    @property
    def read_only(self) -> str:
        """Say why nothing can be written; empty when it can."""
        return self._loaded.read_only

    @property
    def set_aside(self) -> bool:
        """Tell whether the file holds another program's edits, which must not be overwritten unseen."""
        return self._loaded.set_aside

    @property
    def history(self) -> History:
        """Give the history; raises ReadOnly when the casebook was found without one."""
        if self._loaded.history is None:
            raise ReadOnly(self.read_only)
        return self._loaded.history

    @property
    def db(self) -> "TinyDB":
        """Give the casebook as a TinyDB; each write goes through the same commit, signed "script"."""
        from tracker.store.tables import CasebookDB

        return CasebookDB(self)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the casebook's lock, with everything others wrote taken in; raises Busy, ReadOnly, Damaged."""
        if self.read_only or self._lock is None:
            raise ReadOnly(self.read_only or f"{self.paths.history} cannot be written to. Nothing was saved.")
        with self._lock():
            self.poll()
            if self.history.torn and self.history.cut_torn(self.paths.backups):
                self.notices.append(
                    f"The last line of {self.paths.history.name} was never finished and has been cut off; "
                    f"its bytes are kept in {self.paths.backups.name}."
                )
            yield

    def poll(self) -> set[str]:
        """Take in what others wrote; gives the ids of the records they touched. Raises Damaged."""
        history = self.history
        if history.moved() or (history.size() != history.offset and not history.same_epoch()):
            return self._reload()
        if history.size() == history.offset:
            history.torn = False
            return set()
        touched: set[str] = set()
        for line in history.read_new():
            touched.update(opening.apply(line, self.casebook))
        return touched

    def _reload(self) -> set[str]:
        before = {record.id for record in self.casebook}
        self.history.close()
        self._loaded = opening.load(self.paths, create=False)
        return before | {record.id for record in self.casebook}

    def commit(
        self, edits: Sequence[Edit], *, command: str, day: date | None = None, of: str | None = None
    ) -> list[Record]:
        """Keep one command's edits as one line; gives the records as they are now (removed ones left out).

        Raises Clash when a field was changed by somebody else, and NotWritten, ReadOnly or Busy when nothing
        was saved. ``day`` is the day the person worked as, when it is not today's.
        """
        with self.locked():
            settled = [change.settle(edit, self.casebook, self._who_changed) for edit in edits]
            if not (settled := [edit for edit in settled if edit.before is not edit.after]):
                return [e.after for e in edits if e.after is not None]
            named = change.with_refs(settled, self.casebook)
            prepared = [change.part(edit) for edit in named]
            head = self._head(command, day, of)
            raw, seal = write_line(head, [part for part, _ in prepared])
            start = self.history.offset
            line = Line(head, [part for part, _ in prepared], seal, start, start + len(raw))
            self._append(raw, line)
        saved = []
        for part, record in prepared:
            if record is None:
                self.casebook.drop(part.id)
            else:
                msgspec.structs.force_setattr(record, "rev", head.id)
                self.casebook.put(record)
                saved.append(record)
        return saved

    def _append(self, raw: bytes, line: Line) -> None:
        try:
            self.history.append(raw, line)
        except ReadOnly as problem:
            self._loaded.read_only = str(problem)
            raise
        self._last_change = time.monotonic()

    def _head(self, command: str, day: date | None, of: str | None) -> Head:
        now = time.time_ns() // 1_000_000
        return Head(
            format=FORMAT,
            n=self.history.n + 1,
            id=new_id(),
            at=datetime.fromtimestamp(now / 1000, UTC)
            .isoformat(timespec="milliseconds")
            .replace("+00:00", "Z"),
            tick=max(now, self.history.tick + 1),
            who=self.who,
            login=self.login,
            command=command,
            prev=self.history.digest,
            parts=[],
            day=day.isoformat() if day else None,
            of=of,
        )

    def _who_changed(self, change_id: str) -> str:
        return next((x.head.who for x in self.history.backwards() if x.head.id == change_id), "somebody")

    def new_ref(self, kind: type[Record], record_id: str) -> str:
        """Give the reference a new record will have."""
        return make_ref(kind.letters, record_id, kind.ref_length, change.Taken(self.casebook))

    # The checkpoint.

    def settle(self, *, leaving: bool = False, quick: bool = False) -> bool:
        """Write the checkpoint when it is time; tells whether it was written. Never on a commit's path.

        Small ones at once; large ones after a quiet spell, when leaving, or when much has been appended,
        and never when it must be quick.
        """
        if self._loaded.history is None or self.read_only or self.set_aside:
            return False
        behind = self.history.offset - self._loaded.checkpoint_end
        if behind <= 0:
            return False
        small = self._loaded.checkpoint_size + behind < AT_ONCE
        long_tail = behind > TAIL_LIMIT or behind > self._loaded.checkpoint_size / 10
        quiet = time.monotonic() - self._last_change > QUIET
        if not (small or (not quick and (quiet or long_tail or leaving))):
            return False
        return self.write_checkpoint()

    def write_checkpoint(self) -> bool:
        """Write the checkpoint now, unless the file there is newer or holds another program's edits."""
        mark = Mark(
            version=VERSION,
            casebook=self.history.first.casebook,
            epoch=self.history.first.epoch,
            n=self.history.n,
            start=self.history.last_start,
            end=self.history.offset,
            digest=self.history.digest,
            body=0,
            crc=0,
            modified=int(time.time()) & ~1,
        )
        try:
            if not self._may_replace(mark):
                return False
            self._loaded.checkpoint_size = write_checkpoint(self.paths.book, self.casebook, mark)
        except OSError as error:
            self.notices.append(
                f"{self.paths.book.name} could not be brought up to date ({error.strerror}); "
                "nothing is lost, the history holds every change."
            )
            return False
        self._loaded.checkpoint_end = mark.end
        return True

    def resume_checkpoints(self) -> None:
        """Write checkpoints again after another program's edits were dealt with."""
        self._loaded.set_aside = False

    def _may_replace(self, mark: Mark) -> bool:
        if not self.paths.book.exists():
            return True
        try:
            there = read_checkpoint(self.paths.book)
        except NotACasebook:
            there = None
        if there is None or there.mark is None or not there.sealed:
            self._loaded.set_aside = True
            self.notices.append(opening.FOREIGN.format(name=self.paths.book.name))
            return False
        return there.mark.casebook == mark.casebook and there.mark.n <= mark.n

    def close(self, *, quick: bool = False) -> None:
        """Bring the checkpoint up to date when it is time and let go of the files.

        ``quick`` leaves a large checkpoint for the next time, as a command line verb does.
        """
        self.settle(leaving=not quick, quick=quick)
        if self._loaded.history is not None:
            self._loaded.history.close()
        if self._lock is not None:
            self._lock.close()

    def __enter__(self) -> "Store":
        """Use the store in a ``with`` block."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close at the end of the block."""
        self.close()


def _login() -> str:
    with contextlib.suppress(Exception):  # a login without a name is no reason not to open
        return getpass.getuser()
    return "unknown"
