"""Rows that cannot be brought in: they come back in a file, each with the reason, and the good ones are kept."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.desk.session import Session
from tracker.domain.refusal import Refusal
from tracker.exchange.sheets import Row, Table, table_bytes
from tracker.store.change import Edit
from tracker.store.files import place_file

REASON = "reason"
"""The last column of such a file."""


class BadRow(NamedTuple):
    """A row that cannot be brought in, and why."""

    row: Row
    reason: str


def keep_rows(
    session: Session,
    table: Table,
    edits: Sequence[Edit],
    bad_rows: Sequence[BadRow],
    errors: Path | None,
    command: str,
) -> Path | None:
    """Write the bad rows and keep the good ones as one change; what fails leaves neither behind.

    Gives the file of the bad rows, or None. Raises Refusal.
    """
    written = None
    if bad_rows:
        written = errors or _free(session.store.paths.book.parent, table.name)
        write_new(written, _with_reasons(table, bad_rows, written))
    try:
        if edits:
            session.commit(edits, command)
    except Refusal:
        if written is not None:
            written.unlink(missing_ok=True)
        raise
    return written


def refuse_taken(path: Path) -> None:
    """Raise Refusal where a file is there already, or its folder is not."""
    try:
        there, folder = path.exists(), path.parent.is_dir()
    except OSError as error:
        raise Refusal(f"{path} cannot be written ({error.strerror}): name another file.") from None
    if there:
        raise Refusal(f"{path} is there already: name a file that is not.")
    if not folder:
        raise Refusal(f"There is no folder {path.parent}: name one that is there.")
    if not os.access(path.parent, os.W_OK):
        raise Refusal(f"Nothing may be written to {path.parent} by you: name another folder.")


def write_new(path: Path, content: bytes) -> None:
    """Write a new file that its owner alone can read; raises Refusal where that cannot be."""
    refuse_taken(path)
    try:
        place_file(path, content)
    except OSError as error:
        raise Refusal(f"{path} cannot be written ({error.strerror}): name another file.") from None


def _with_reasons(table: Table, bad: Sequence[BadRow], path: Path) -> bytes:
    """Give the bad rows as they came, with a last column that says why."""
    width = max(len(b.row.cells) for b in bad)
    header = [*table.header, *[""] * (width - len(table.header)), REASON]
    rows = ([*b.row.cells, *[""] * (width - len(b.row.cells)), b.reason] for b in bad)
    return table_bytes(path, header, rows)


def _free(folder: Path, name: str) -> Path:
    """Give a file name for bad rows that nobody has: an earlier one may be half corrected."""
    stem = f"{Path(name).stem}-errors"
    names = (f"{stem}{f'-{n}' if n else ''}.csv" for n in (0, *range(2, 1000)))
    return next(path for free in names if not (path := folder / free).exists())
