"""One lock a casebook, held for the length of a commit; the system lets it go when a process dies."""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.store.files import PRIVATE
from tracker.store.problems import Busy, CasebookProblem

PATIENCE = 5.0
"""Seconds to wait for somebody else's commit."""

if os.name == "nt":  # pragma: no cover  (run on Windows only)
    import msvcrt

    def _try_lock(fd: int) -> bool:
        os.lseek(fd, _GUARD, os.SEEK_SET)
        try:
            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        except OSError:
            return False
        return True

    def _unlock(fd: int) -> None:
        os.lseek(fd, _GUARD, os.SEEK_SET)
        msvcrt.locking(fd, msvcrt.LK_UNLCK, 1)  # type: ignore[attr-defined,unused-ignore]

else:
    import fcntl

    def _try_lock(fd: int) -> bool:
        try:
            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(fd: int) -> None:
        fcntl.flock(fd, fcntl.LOCK_UN)


_GUARD = 4096
"""Byte that Windows locks: past the holder's name, so that others can read who it is."""


class Lock:
    """The lock file beside a casebook; not for several threads at once."""

    def __init__(self, path: Path, holder: str) -> None:
        """Lock by the file at ``path``; ``holder`` is written in it for others to see."""
        self._path = path
        self._holder = f"{holder} (process {os.getpid()})".encode()[:200].ljust(200)
        self._fd = _open(path)
        self._depth = 0

    @contextmanager
    def __call__(self, patience: float | None = None) -> Iterator[None]:
        """Hold the lock; may be nested. Raises Busy after ``patience`` seconds, naming the holder."""
        if not self._depth:
            self._take(PATIENCE if patience is None else patience)
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
            if not self._depth:
                _unlock(self._fd)

    def _take(self, patience: float) -> None:
        deadline = time.monotonic() + patience
        pause = 0.0005
        while not self._try():
            if time.monotonic() > deadline:
                raise Busy(
                    f"{self._path.stem}.json has been held by {self._who()} for {patience:g} seconds. "
                    "Try again; if that program hangs, end it."
                )
            time.sleep(pause)
            pause = min(pause * 2, 0.05)
        with suppress(OSError):  # a full disk must not keep the name of the holder from being a courtesy
            os.lseek(self._fd, 0, os.SEEK_SET)
            os.write(self._fd, self._holder)

    def _try(self) -> bool:
        """Lock the file that is at the path now: one that was deleted meanwhile would guard nothing."""
        try:
            while _try_lock(self._fd):
                if os.name == "nt" or _same_file(self._fd, self._path):
                    return True
                os.close(self._fd)
                self._fd = _open(self._path)
        except OSError as error:
            raise CasebookProblem(
                f"{self._path} cannot be locked ({error.strerror}), so nothing was saved. "
                "Keep the casebook on a drive of this machine."
            ) from None
        return False

    def _who(self) -> str:
        os.lseek(self._fd, 0, os.SEEK_SET)
        return os.read(self._fd, 200).decode(errors="replace").strip() or "another program"

    def close(self) -> None:
        """Let go of the file; nothing happens the second time."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1


def _open(path: Path) -> int:
    return os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE)


def _same_file(fd: int, path: Path) -> bool:
    try:
        return os.path.samestat(os.fstat(fd), path.stat())
    except FileNotFoundError:
        return False
