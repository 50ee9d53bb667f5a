"""The open casebook: records in memory, and the one way by which a change is kept."""

import contextlib
import gc
import os
import time
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.identity import make_ref
from tracker.domain.records import Record
from tracker.domain.text import one_line
from tracker.store import change, opening, settling
from tracker.store.change import Edit
from tracker.store.files import Paths, paths_of
from tracker.store.history import History
from tracker.store.ids import new_id
from tracker.store.line import FORMAT, LOOK, Head, Line, Part, write_line
from tracker.store.lock import Lock
from tracker.store.opening import Loaded
from tracker.store.problems import CasebookProblem, Damaged, ReadOnly
from tracker.store.signature import login, machine

if TYPE_CHECKING:
    from tinydb import TinyDB


class Store:
    """A casebook on disk; made by ``Store.open``."""

    def __init__(self, paths: Paths, loaded: Loaded, who: str) -> None:
        """Hold what was opened, for a person of that name."""
        self.paths = paths
        self.who = one_line(who)
        self.login = f"{login()}@{machine()}"
        self._loaded = loaded
        writable = loaded.history is not None and loaded.history.writable
        self._lock = self._lock_file() if writable else None
        self._last_change = 0.0
        self._touched: set[str] = set()

    def _lock_file(self) -> Lock | None:
        try:
            return Lock(self.paths.lock, self.who)
        except OSError as error:
            self._loaded.read_only = (
                f"{self.paths.lock} cannot be made ({error.strerror}): you can look, and change nothing."
            )
            self.notices.append(self._loaded.read_only)
            return None

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, who: str = "", create: bool = False) -> "Store":
        """Open the casebook at ``path``, or begin one when ``create`` is set and none is there.

        Raises CasebookProblem with one sentence for everything that can be wrong.
        """
        gc_was_on = gc.isenabled()
        gc.disable()  # the garbage collector is the largest single cost of loading
        try:
            paths = paths_of(path)
            return cls(paths, opening.load(paths, create), who or login())
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
    def wrote(self) -> bool:
        """Tell whether something was changed through this store since it was opened."""
        return self._last_change > 0

    @property
    def large(self) -> bool:
        """Tell whether writing the whole casebook takes longer than a person should wait for."""
        return self.history.size() > settling.AT_ONCE

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
            self.catch_up()
            if self.history.torn and self.history.cut_torn(self.paths.backups):
                self.notices.append(
                    f"The last line of {self.paths.history.name} was never finished and has been cut off; "
                    f"its bytes are kept in {self.paths.backups.name}."
                )
            yield

    def poll(self) -> set[str]:
        """Take in what others wrote; gives the ids of the records they touched since this was asked last.

        Raises Damaged.
        """
        self.catch_up()
        touched, self._touched = self._touched, set()
        return touched

    def catch_up(self) -> None:
        """Read what others wrote; raises Damaged."""
        history = self._loaded.history
        if history is None or history.untouched():
            return
        if not history.stands():
            self._reload()
            return
        try:
            for line in history.read_new():
                self._touched.update(opening.apply(line, self.casebook))
        except (Damaged, msgspec.ValidationError):  # or a line that somebody had to cut back while we read it
            self._reload()

    def _reload(self) -> None:
        """Read everything again; what was open stays so when that fails."""
        old = self._loaded
        loaded = opening.load(self.paths, create=False)
        self._touched.update(record.id for casebook in (old.casebook, loaded.casebook) for record in casebook)
        loaded.notices = list(dict.fromkeys(old.notices + loaded.notices))
        loaded.read_only = loaded.read_only or old.read_only
        self.history.close()
        self._loaded = loaded

    def commit(
        self, edits: Sequence[Edit], *, command: str, day: date | None = None, of: str | None = None
    ) -> list[Record]:
        """Keep one command's edits as one line; gives the records as they are now (removed ones left out).

        Raises Clash when a field was changed by somebody else, InUse when another record points at one that
        goes, and NotWritten, ReadOnly or Busy when nothing was saved. ``day`` is the day the person worked
        as, when it is not today's.
        """
        change.refuse_twice(edits)
        with self.locked():
            settled = [change.settle(edit, self.casebook, self._who_changed) for edit in edits]
            kept = [edit for edit in settled if edit is not change.NOTHING]
            change.refuse_used(kept, self.casebook)
            if kept:
                self.append(kept, self.head(command, day=day.isoformat() if day else None, of=of))
        wanted = (self.casebook.by_id(edit.after.id) for edit in edits if edit.after is not None)
        return [record for record in wanted if record is not None]

    def append(self, edits: Sequence[Edit], head: Head) -> None:
        """Keep edits that are known to fit as one line, also none of them; only while ``locked``."""
        named = change.with_refs(edits, self.casebook)
        self._append([change.part(edit) for edit in named], head)

    def look(self, sentence: str, reason: str) -> None:
        """Keep that names were shown or that something left the house, as a line that changes no record.

        Raises ReadOnly, NotWritten or Busy when it could not be kept.
        """
        with self.locked():
            self._append([(change.looked(sentence, reason), None)], self.head(LOOK))

    def _append(self, prepared: list[tuple[Part, Record | None]], head: Head) -> None:
        """Write the line, and once the disk has confirmed it put its records in the casebook."""
        parts = [part for part, _ in prepared]
        raw, seal = write_line(head, parts)
        start = self.history.offset
        try:
            self.history.append(raw, Line(head, parts, seal, start, start + len(raw)))
        except ReadOnly as problem:
            self._loaded.read_only = str(problem)
            raise
        self._last_change = time.monotonic()
        for part, record in prepared:
            if record is None:
                self.casebook.drop(part.id)
            else:
                msgspec.structs.force_setattr(record, "rev", head.id)
                self.casebook.put(record)

    def head(
        self,
        command: str,
        *,
        day: str | None = None,
        of: str | None = None,
        who: str = "",
        takes: Sequence[str] = (),
    ) -> Head:
        """Give the head of the next line; ``who`` where it was somebody else, ``takes`` the changes it brings in."""
        now = time.time_ns() // 1_000_000
        at = datetime.fromtimestamp(now / 1000, UTC).isoformat(timespec="milliseconds")
        return Head(
            format=FORMAT,
            n=self.history.n + 1,
            id=new_id(),
            at=at.replace("+00:00", "Z"),
            tick=max(now, self.history.tick + 1),
            who=who or self.who,
            login=self.login,
            command=command,
            prev=self.history.digest,
            parts=[],
            day=day,
            of=of,
            takes=list(takes),
        )

    def _who_changed(self, change_id: str) -> str:
        lines = self.history.backwards("id", change_id)
        return next((x.head.who for x in lines if x.head.id == change_id), "somebody")

    def as_known(self, until: str) -> Casebook:
        """Rebuild the casebook as it was recorded before a moment of the machine's clock (UTC, ISO)."""
        return self.as_of(opening.last_before(self.history, until))

    def as_of(self, n: int) -> Casebook:
        """Give the casebook as it stood after line ``n`` of the history, none of them before 1; raises Damaged."""
        from tracker.store.rewinding import rewound

        return rewound(self.casebook, self.history, n)

    def new_ref(self, kind: type[Record], record_id: str) -> str:
        """Give the reference a new record will have."""
        return make_ref(kind.letters, record_id, kind.ref_length, change.Taken(self.casebook))

    # The checkpoint.

    def settle(self, *, leaving: bool = False, quick: bool = False) -> bool:
        """Write the checkpoint when it is time; tells whether it was written. Never on a commit's path.

        Small ones at once; large ones after a quiet spell, when leaving, or when much has been appended,
        and when it must be quick only after very much.
        """
        quiet_for = time.monotonic() - self._last_change
        due = settling.is_due(self._loaded, quiet_for=quiet_for, leaving=leaving, quick=quick)
        return due and not self.read_only and self.write_checkpoint()

    def write_checkpoint(self) -> bool:
        """Write the checkpoint now, unless the file there is newer or holds another program's edits."""
        return settling.write(self._loaded, self.paths)

    def resume_checkpoints(self) -> None:
        """Write checkpoints again after another program's edits were dealt with."""
        self._loaded.set_aside = False

    def close(self, *, quick: bool = False) -> None:
        """Bring the checkpoint up to date when it is time and let go of the files.

        ``quick`` leaves a large checkpoint for the next time, as a command line verb does, until very much waits.
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
