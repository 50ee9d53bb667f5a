"""The history file: one line a change, only ever appended to."""

import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tracker.store.files import PRIVATE, sync_file, sync_folder
from tracker.store.ids import new_id
from tracker.store.line import BadLine, Line, read_line
from tracker.store.problems import CasebookProblem, Damaged, NotACasebook, NotWritten, ReadOnly

VERSION = 1
_BLOCK = 1 << 20


class FirstLine(msgspec.Struct, frozen=True):
    """What the file says of itself; the epoch is written at a fixed width, to be raised in place."""

    tracker: int
    casebook: str
    epoch: str
    made: str


class Changed(CasebookProblem):
    """The file is no longer the one that was read: another epoch, shorter, or replaced."""


class History:
    """An open history: how far it was read, and the chain up to there."""

    def __init__(self, path: Path) -> None:
        """Open the file and read its first line; raises NotACasebook, OSError."""
        self.path = path
        self.writable = True
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))
        except PermissionError:
            self._fd, self.writable = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0)), False
        except OSError as error:
            if error.errno != 30:  # EROFS
                raise
            self._fd, self.writable = os.open(path, os.O_RDONLY), False
        self.first, self._start = self._read_first()
        self.rewind()

    @classmethod
    def create(cls, path: Path) -> "History":
        """Make a new, empty history; raises OSError when the file is there already or cannot be made."""
        first = FirstLine(VERSION, new_id(), "000000", datetime.now(UTC).isoformat(timespec="seconds"))
        fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), PRIVATE)
        try:
            os.write(fd, msgspec.json.encode(first) + b"\n")
            sync_file(fd)
        except OSError:
            with suppress(OSError):
                path.unlink()
            raise
        finally:
            os.close(fd)
        sync_folder(path.parent)
        return cls(path)

    def rewind(self) -> None:
        """Go back to the beginning, as if nothing had been read."""
        self.offset = self._start
        self.n = 0
        self.digest = self.first.casebook
        self.tick = 0
        self.last_start = 0
        self.torn = False

    def skip_to(self, n: int, start: int, end: int, digest: str) -> bool:
        """Go to just after line ``n`` at bytes ``start`` to ``end``; tells whether that line is there."""
        if n == 0:
            return end == self._start
        if not self._start <= start < end <= self.size():
            return False
        raw = self.read_bytes(start, end)
        try:
            previous = msgspec.json.decode(raw, type=tuple[dict[str, object], list[msgspec.Raw]])[0]["prev"]
            line = read_line(raw, str(previous), n, start)
        except (BadLine, msgspec.DecodeError, KeyError):
            return False
        if line.digest == digest:
            self._follow(line)
        return line.digest == digest

    def size(self) -> int:
        """Give the file's size in bytes."""
        return os.fstat(self._fd).st_size

    def moved(self) -> bool:
        """Tell whether the file at the path is another one, or shorter than what was read."""
        try:
            there = self.path.stat()
        except OSError:
            return True
        ours = os.fstat(self._fd)
        return (there.st_ino, there.st_dev) != (ours.st_ino, ours.st_dev) or ours.st_size < self.offset

    def same_epoch(self) -> bool:
        """Tell whether the first line is still the one we read."""
        try:
            return self._read_first()[0] == self.first
        except NotACasebook:
            return False

    def read_new(self) -> Iterator[Line]:
        """Read and verify the lines after those read before; raises Damaged.

        What follows the last newline may be somebody's append in progress: it is left, and ``torn`` is set.
        """
        self.torn = False
        pending = b""
        position = self.offset
        while block := self._pread(_BLOCK, position):
            position += len(block)
            *whole, pending = (pending + block).split(b"\n")
            for raw in whole:
                line = self._verified(raw)
                if line is None:
                    return
                yield line
        self.torn = bool(pending)

    def _verified(self, raw: bytes) -> Line | None:
        """Follow one line; None when it is the torn end of the file."""
        try:
            line = read_line(raw + b"\n", self.digest, self.n + 1, self.offset)
        except BadLine as bad:
            if b"\0" in raw and self.offset + len(raw) + 1 >= self.size():
                self.torn = True
                return None
            raise Damaged(self.path, self.n + 2, str(bad)) from None
        self._follow(line)
        return line

    def _follow(self, line: Line) -> None:
        self.offset, self.last_start = line.end, line.start
        self.n, self.digest, self.tick = line.head.n, line.digest, line.head.tick

    def cut_torn(self, keep_in: Path) -> bool:
        """Cut an unfinished last line, keeping its bytes in a folder; only for the holder of the lock."""
        torn = self.read_bytes(self.offset, self.size())
        if not torn or not self.writable:
            return False
        keep_in.mkdir(mode=0o700, exist_ok=True)
        kept = keep_in / f"torn-{new_id()}.bytes"
        kept.touch(mode=PRIVATE)
        kept.write_bytes(torn)
        os.ftruncate(self._fd, self.offset)
        sync_file(self._fd)
        self.torn = False
        return True

    def append(self, raw: bytes, line: Line) -> None:
        """Write one line and have the disk confirm it.

        Raises NotWritten when it could not be written (the file is as before), and ReadOnly when the disk did
        not confirm: then nothing more is written here, since a second try may falsely succeed.
        """
        if not self.writable:
            raise ReadOnly(
                f"{self.path} cannot be written to. Nothing was saved; look for a copy you may write."
            )
        try:
            written = os.write(self._fd, raw)
            if written < len(raw):
                os.write(self._fd, raw[written:])
        except OSError as error:
            self._cut_back()
            raise NotWritten(
                f"The change could not be written to {self.path.parent}: {error.strerror}. "
                "Nothing was saved; make room and try again."
            ) from None
        try:
            sync_file(self._fd)
        except OSError as error:
            self._cut_back()
            self.writable = False
            raise ReadOnly(
                f"The disk did not confirm the change to {self.path.parent} ({error.strerror}). "
                "Nothing was saved and the casebook is read-only now; close Tracker and check the disk."
            ) from None
        self._follow(line)

    def _cut_back(self) -> None:
        with suppress(OSError):
            os.ftruncate(self._fd, self.offset)

    def lines(self, until: int | None = None) -> Iterator[Line]:
        """Read every line again from the beginning, up to byte ``until``; raises Damaged."""
        walker = History(self.path)
        try:
            for line in walker.read_new():
                if until is not None and line.end > until:
                    return
                yield line
        finally:
            walker.close()

    def backwards(self) -> Iterator[Line]:
        """Go through the lines read so far, newest first; they were verified when they were read."""
        end = self.offset
        rest = b""
        while end > self._start:
            begin = max(self._start, end - _BLOCK)
            *earlier, rest_next = reversed((self.read_bytes(begin, end) + rest).split(b"\n"))
            yield from self._unchecked(earlier)
            rest, end = rest_next, begin
        yield from self._unchecked([rest])

    def mentioning(self, record_id: str) -> Iterator[Line]:
        """Go through the lines that hold a part about a record, oldest first."""
        wanted = f'"id":"{record_id}"'.encode()
        for raw in self.read_bytes(self._start, self.offset).split(b"\n"):
            if wanted in raw:
                yield from (x for x in self._unchecked([raw]) if any(p.id == record_id for p in x.parts))

    @staticmethod
    def _unchecked(raws: list[bytes]) -> Iterator[Line]:
        for raw in raws:
            if raw:
                head = msgspec.json.decode(raw, type=tuple[dict[str, object], list[msgspec.Raw]])[0]
                yield read_line(raw, str(head["prev"]), int(str(head["n"])), 0)

    def read_bytes(self, start: int, end: int) -> bytes:
        """Read the bytes from ``start`` to just before ``end``."""
        return self._pread(max(0, end - start), start)

    def _pread(self, count: int, start: int) -> bytes:
        os.lseek(self._fd, start, os.SEEK_SET)
        chunks = []
        while count > 0 and (chunk := os.read(self._fd, count)):
            chunks.append(chunk)
            count -= len(chunk)
        return b"".join(chunks)

    def _read_first(self) -> tuple[FirstLine, int]:
        raw = self.read_bytes(0, 4096)
        line, newline, _ = raw.partition(b"\n")
        try:
            first = msgspec.json.decode(line, type=FirstLine)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise NotACasebook(
                f"{self.path} does not begin as a Tracker history does. It is damaged or something else; "
                "restore it from a backup."
            ) from None
        if first.tracker > VERSION or not newline:
            raise NotACasebook(
                f"{self.path} was written by a newer Tracker. Bring Tracker up to date to open it."
            )
        return first, len(line) + 1

    def close(self) -> None:
        """Let go of the file."""
        os.close(self._fd)
