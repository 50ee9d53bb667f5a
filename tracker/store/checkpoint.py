"""The checkpoint: the casebook as a plain TinyDB file, so that opening need not read the whole history.

The file's last table, ``_tracker``, says up to which line of which history it stands, and seals the rest.
"""

import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from tracker.domain.casebook import KINDS, Casebook
from tracker.domain.identity import number_of_id
from tracker.domain.records import Record
from tracker.store.files import replace_file
from tracker.store.problems import NotACasebook, newer

VERSION = 1
MARK_TABLE = "_tracker"
_MARK_START = b'"%b":' % MARK_TABLE.encode()
WORTH_A_THREAD = 4_000_000
"""Bytes from which a second core saves more than it costs."""
UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)


class Mark(msgspec.Struct, frozen=True):
    """Up to where the checkpoint stands; bytes ``start`` to ``end`` are the last line it holds."""

    version: int
    casebook: str
    epoch: str
    n: int
    start: int
    end: int
    digest: str
    body: int
    """Bytes of the file before this table."""
    crc: int
    """Seal over those bytes."""


class Checkpoint(msgspec.Struct, frozen=True):
    """A checkpoint that was read; not ``sealed`` when another program wrote to the file."""

    mark: Mark | None
    records: list[Record]
    sealed: bool
    size: int


_encode = msgspec.json.Encoder().encode
_encode_into = msgspec.json.Encoder().encode_into
_Tables = msgspec.defstruct(
    "_Tables",
    [
        *((kind.table, dict[str, kind], msgspec.field(default_factory=dict)) for kind in KINDS),  # type: ignore[valid-type]
        ("mark", dict[str, Mark], msgspec.field(default_factory=dict)),
    ],
    rename={"mark": MARK_TABLE},
)
_decode = msgspec.json.Decoder(_Tables).decode


def write_checkpoint(path: Path, casebook: Casebook, mark: Mark) -> int:
    """Write the casebook in place of the file at ``path``; gives its size in bytes. Raises OSError."""
    content = bytearray(b"{")
    for kind in KINDS:
        _add_table(content, casebook, kind)
    content += _tail(msgspec.structs.replace(mark, body=len(content), crc=zlib.crc32(content)))
    replace_file(path, content)
    return len(content)


def read_checkpoint(path: Path) -> Checkpoint:
    """Read a casebook file; raises NotACasebook when it is none of ours, OSError when it cannot be read."""
    raw = path.read_bytes()
    if not raw.strip():
        raise NotACasebook(f"{path} is empty. Name another file, or delete it to begin a new casebook there.")
    body = memoryview(raw)[: max(raw.rfind(_MARK_START), 0)]
    checksum = _checksum_meanwhile(body)
    try:
        tables: Any = _decode(raw)
    except UNREADABLE:
        return _written_by_another(path, raw)
    mark: Mark | None = tables.mark.get("1")
    _refuse_newer(path, mark.version if mark else VERSION)
    records = [record for kind in KINDS for record in getattr(tables, kind.table).values()]
    sealed = (
        mark is not None
        and raw[len(body) :] == _tail(mark)
        and (len(body), checksum()) == (mark.body, mark.crc)
    )
    return Checkpoint(mark, records, sealed, len(raw))


def _written_by_another(path: Path, raw: bytes) -> Checkpoint:
    """A casebook in which another program left documents that are no records; raises NotACasebook."""
    try:
        tables = msgspec.json.decode(raw)
    except UNREADABLE:
        raise NotACasebook(
            f"{path} is not JSON, so it is no casebook. Name another file, or bring a backup."
        ) from None
    try:
        held = tables[MARK_TABLE]["1"]
        _refuse_newer(path, held["version"])
        mark = msgspec.convert(held, Mark)
    except (msgspec.ValidationError, KeyError, TypeError):
        raise NotACasebook(f"{path} is JSON of another program, not a casebook. Name another file.") from None
    return Checkpoint(mark, [], False, len(raw))


def _refuse_newer(path: Path, version: int) -> None:
    if version > VERSION:
        raise newer(path)


def read_tables(path: Path) -> dict[str, dict[str, Any]]:
    """Read the tables as plain dicts, whatever program wrote them; raises NotACasebook."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, dict[str, Any]])
    except UNREADABLE:
        raise NotACasebook(f"{path} does not hold tables of documents, so nothing can be taken in.") from None


def _add_table(content: bytearray, casebook: Casebook, kind: type[Record]) -> None:
    content += b'"%b":{' % kind.table.encode()
    for record in casebook.all(kind):
        content += b'"%d":' % number_of_id(record.id)
        _encode_into(record, content, -1)
        content += b","
    if casebook.count(kind):
        del content[-1:]
    content += b"},"


def _tail(mark: Mark) -> bytes:
    return b'%b{"1":%b}}' % (_MARK_START, _encode(mark))


def _checksum_meanwhile(body: memoryview) -> Callable[[], int]:
    """Work out the seal of a large body on another core while this one reads it; gives how to wait for it."""
    if len(body) < WORTH_A_THREAD:
        return lambda: zlib.crc32(body)
    from threading import Thread

    found: list[int] = []
    thread = Thread(target=lambda: found.append(zlib.crc32(body)))
    thread.start()

    def wait() -> int:
        thread.join()
        return found[0]

    return wait
