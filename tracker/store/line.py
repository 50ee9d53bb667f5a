"""The lines of a history: how one change is written down, and how it is known to be whole.

A line is ``[head, parts]``. The head holds no name and no free text; each part is one record's change and
stands in the head by its digest, and each head holds the digest of the head before. A head ends with its own
seal, the digest of all that stands before it, so that the last line needs no line after it to be known whole.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import msgspec

try:
    # The same function: by way of hashlib it loads OpenSSL, which takes a tenth of a command's time.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

FORMAT = 1
"""Number of the line format; a higher one was written by a newer Tracker."""


SEAL_LENGTH = 43
"""Bytes at the end of a head that hold its seal."""
REMOVED = b"null"
"""What stands in place of the document of a record that was taken out."""

LOOK, CARRY, SENT = "look", "carry", "sent"
"""Commands of lines nobody turns back: names were shown, a pocket was filled, its changes came home."""
LOOK_TABLE = "_look"
"""What stands in place of a table where a part tells of a look and changes no record."""


class FirstLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a history says of itself; the epoch is written at a fixed width, to be raised in place."""

    tracker: int
    casebook: str
    epoch: str
    made: str
    pocket_of: str = ""
    """The casebook a pocket was carried from; empty in every other."""
    carried_for: str = ""
    """Name of the person it was carried for."""

    def written(self) -> bytes:
        """Give the bytes that stand in the file, with the newline."""
        return _encode(self) + b"\n"


class Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a change without reading what it says."""

    format: int
    n: int
    id: str
    at: str
    """Time by the machine's clock, UTC, ISO."""
    tick: int
    """Milliseconds, always larger than the line before; copies are compared by it."""
    who: str
    login: str
    command: str
    prev: str
    parts: list[str]
    day: str | None = None
    of: str | None = None
    """The change that an undo or redo turns back."""
    takes: list[str] = []


class Part(msgspec.Struct, frozen=True):
    """One record's change: the whole new document and the old values of what changed."""

    salt: str
    table: str
    id: str
    base: str | None
    doc: msgspec.Raw
    old: dict[str, Any]
    say: str
    why: str

    @property
    def removed(self) -> bool:
        """Tell whether the change took the record out."""
        return bytes(self.doc) == REMOVED


class Line(msgspec.Struct, frozen=True):
    """A line that was read and found whole; ``start`` and ``end`` are byte offsets in the file."""

    head: Head
    parts: list[Part]
    digest: str
    start: int
    end: int


def is_change(line: Line) -> bool:
    """Tell whether a line says what somebody did to records: it has parts, and is no look and no carrying."""
    return bool(line.parts) and line.head.command not in (LOOK, CARRY, SENT)


def is_look(line: Line) -> bool:
    """Tell whether a line says that names were shown or that something left the house."""
    return line.head.command == LOOK


def day_of(head: Head) -> date:
    """Give the day in London on which a change was made, by the clock of the machine that made it."""
    from zoneinfo import ZoneInfo

    return datetime.fromisoformat(head.at).astimezone(ZoneInfo("Europe/London")).date()


class BadLine(ValueError):
    """The bytes are no whole line of this history."""


class NewerLine(BadLine):
    """The line is whole and of a format that only a newer Tracker knows."""


_encode = msgspec.json.Encoder().encode
_split = msgspec.json.Decoder(tuple[msgspec.Raw, list[msgspec.Raw]]).decode
_head = msgspec.json.Decoder(Head).decode
_part = msgspec.json.Decoder(Part).decode


def digest(raw: bytes | memoryview | msgspec.Raw) -> str:
    """Give the 128-bit digest of the bytes as 32 hexadecimal characters."""
    return blake2b(raw, digest_size=16).hexdigest()


def _sealed(head: bytes) -> bytes:
    return b'%b,"seal":"%b"}' % (head[:-1], digest(head).encode())


def write_line(head: Head, parts: Sequence[Part]) -> tuple[bytes, str]:
    """Give the bytes of a line with its newline and the digest of its head; fills in the parts' digests."""
    raw_parts = [_encode(part) for part in parts]
    head = msgspec.structs.replace(head, parts=[digest(raw) for raw in raw_parts])
    raw_head = _sealed(_encode(head))
    return b"[" + raw_head + b",[" + b",".join(raw_parts) + b"]]\n", digest(raw_head)


def read_line(raw: bytes, previous: str, n: int, start: int) -> Line:
    """Read line ``n`` that starts at byte ``start`` and must follow the head digest ``previous``.

    Raises BadLine with what is wrong, without naming what the line says.
    """
    try:
        raw_head, raw_parts = _split(raw)
        head = _head(raw_head)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadLine("it cannot be read") from None
    if head.format > FORMAT:
        raise NewerLine(f"it is of format {head.format}")
    written = bytes(raw_head)
    if written != _sealed(written[:-SEAL_LENGTH] + b"}"):
        raise BadLine("its head does not match its seal")
    if head.n != n or head.prev != previous:
        raise BadLine("it does not follow the line before")
    if head.parts != [digest(part) for part in raw_parts]:
        raise BadLine("its content does not match its seal")
    try:
        parts = [_part(part) for part in raw_parts]
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadLine("its content cannot be read") from None
    return Line(head, parts, digest(raw_head), start, start + len(raw))
