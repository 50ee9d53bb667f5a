"""The history file: one line a change, only ever appended to."""

import errno
import os
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from tracker.store.files import look, place_file, replace_file, sync_file
from tracker.store.ids import new_id
from tracker.store.line import BadLine, FirstLine, Line, NewerLine, read_line
from tracker.store.problems import Damaged, NotACasebook, NotWritten, ReadOnly, newer

VERSION = 1
_BLOCK = 1 << 20
_BINARY = getattr(os, "O_BINARY", 0)
_HOLE = b"\0" * 8
"""What a disk that lost power leaves where it had not written yet; one flipped byte makes no such run."""


def first_line(pocket_of: str = "", carried_for: str = "") -> FirstLine:
    """Give the first line of a new history, a pocket's where it was carried from another casebook."""
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return FirstLine(VERSION, new_id(), "000000", made, pocket_of, carried_for)


class _Place(msgspec.Struct):
    """Where a line stands in its chain."""

    n: int
    prev: str


class History:
    """An open history: how far it was read, and the chain up to there."""

    def __init__(self, path: Path) -> None:
        """Open the file and read its first line; raises NotACasebook, OSError."""
        self.path = path
        self.writable = True
        self._look: tuple[int, ...] | None = None
        try:
            self._fd = os.open(path, os.O_RDWR | os.O_APPEND | _BINARY)
        except OSError as error:
            if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise
            self._fd, self.writable = os.open(path, os.O_RDONLY | _BINARY), False
        try:
            self.first, self._start = self._read_first()
        except NotACasebook:
            self.close()
            raise
        self.rewind()

    @classmethod
    def create(cls, path: Path) -> "History":
        """Make a new, empty history; raises OSError when the file is there already or cannot be made."""
        place_file(path, first_line().written())
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
            previous = msgspec.json.decode(raw, type=tuple[_Place, list[msgspec.Raw]])[0].prev
            line = read_line(raw, previous, n, start)
        except (BadLine, msgspec.DecodeError, UnicodeDecodeError):
            return False
        if line.digest == digest:
            self._follow(line)
        return line.digest == digest

    def size(self) -> int:
        """Give the file's size in bytes."""
        return os.fstat(self._fd).st_size

    def untouched(self) -> bool:
        """Tell, at the cost of one look, whether the file is as when this was asked last and read to its end."""
        before, self._look = self._look, look(self.path)
        return self._look is not None and self._look == before and self._look[2] == self.offset

    def stands(self) -> bool:
        """Tell whether what was read is still so: the same file, the same epoch, the same last line."""
        try:
            if (
                not os.path.samestat(self.path.stat(), os.fstat(self._fd))
                or self._read_first()[0] != self.first
            ):
                return False
        except (OSError, NotACasebook):
            return False
        return self.skip_to(self.n, self.last_start, self.offset, self.digest)

    def read_new(self) -> Iterator[Line]:
        """Read and verify the lines after those read before; raises Damaged.

        What follows the last newline may be somebody's append in progress: it is left, and ``torn`` is set.
        """
        self.torn = False
        pending = b""
        position = self.offset
        while block := self._pread(max(_BLOCK, len(pending)), position):
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
        except NewerLine:
            raise newer(self.path) from None
        except BadLine as bad:
            if _HOLE in raw and self.offset + len(raw) + 1 >= self.size():
                self.torn = True
                return None
            raise Damaged(self.path, self.n + 2, str(bad)) from None
        self._follow(line)
        return line

    def _follow(self, line: Line) -> None:
        self.offset, self.last_start = line.end, line.start
        self.n, self.digest, self.tick = line.head.n, line.digest, line.head.tick

    def cut_torn(self, keep_in: Path) -> bool:
        """Cut an unfinished last line, keeping its bytes in a folder; only for the holder of the lock.

        Raises NotWritten when there is no room to keep them.
        """
        torn = self.read_bytes(self.offset, self.size())
        if not torn or not self.writable:
            return False
        try:
            keep_in.mkdir(mode=0o700, exist_ok=True)
            replace_file(keep_in / f"torn-{new_id()}.bytes", torn)
            os.ftruncate(self._fd, self.offset)
            sync_file(self._fd)
        except OSError as error:
            raise NotWritten(
                f"The unfinished last line of {self.path.name} could not be put into {keep_in}: "
                f"{error.strerror}. Nothing was saved; make room and try again."
            ) from None
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
            rest = memoryview(raw)
            while rest:
                rest = rest[os.write(self._fd, rest) :]
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
        self._look = look(self._fd)

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

    def backwards(self, field: str = "", value: str = "", also: bytes = b"") -> Iterator[Line]:
        """Go through the lines read so far, newest first, or those alone that hold a field of that value.

        Those that hold the bytes ``also`` come too. Raises Damaged at a line that is not as it was written.
        """
        wanted = _as_written(field, value) if field else b"["
        also = also or wanted
        end = self.offset
        rest = b""
        while end > self._start:
            begin = max(self._start, end - max(_BLOCK, len(rest)))
            *earlier, rest_next = reversed((self.read_bytes(begin, end) + rest).split(b"\n"))
            yield from (self._again(raw) for raw in earlier if wanted in raw or also in raw)
            rest, end = rest_next, begin
        if wanted in rest or also in rest:
            yield self._again(rest)

    def mentioning(self, record_id: str) -> Iterator[Line]:
        """Go through the lines that hold a part about a record, oldest first; raises Damaged."""
        wanted = _as_written("id", record_id)
        position, rest = self._start, b""
        while position < self.offset:
            end = min(self.offset, position + max(_BLOCK, len(rest)))
            *whole, rest = (rest + self.read_bytes(position, end)).split(b"\n")
            position = end
            lines = (self._again(raw) for raw in whole if wanted in raw)
            yield from (line for line in lines if any(part.id == record_id for part in line.parts))

    def _again(self, raw: bytes) -> Line:
        """Read a line by itself; where it stands in the file is left out."""
        try:
            head = msgspec.json.decode(raw, type=tuple[_Place, list[msgspec.Raw]])[0]
            return read_line(raw, head.prev, head.n, 0)
        except (BadLine, msgspec.DecodeError, UnicodeDecodeError):
            for _ in self.lines():  # finds the line's number
                pass
            raise Damaged(self.path, self.n + 1, "it changed while it was read") from None

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
            first = msgspec.json.decode(line if newline else b"", type=FirstLine)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise NotACasebook(
                f"{self.path} does not begin as a Tracker history does. It is damaged or something else; "
                "restore it from a backup."
            ) from None
        if first.tracker > VERSION:
            raise newer(self.path)
        return first, len(line) + 1

    def close(self) -> None:
        """Let go of the file; nothing happens the second time."""
        if self._fd >= 0:
            os.close(self._fd)
        self._fd = -1


def _as_written(field: str, value: str) -> bytes:
    return b'"%b":%b' % (field.encode(), msgspec.json.encode(value))
