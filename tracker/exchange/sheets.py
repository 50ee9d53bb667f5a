"""Tables as people have them: CSV or XLSX in, CSV or XLSX out, every cell a plain string.

Formulas are never run: what was last worked out is read, and what looks like one is made harmless on the way out.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line, plain
from tracker.exchange.text_files import decode_text

LARGEST = 20_000_000
"""Bytes of the largest table that is read."""
MOST_ROWS = 50_000
WIDEST = 1_000
"""Cells of the longest row that is read."""
HEADING_WITHIN = 20
"""Rows among which the column names are looked for: a title may stand above them."""
DELIMITERS = ",;\t"
_RUNS = re.compile(r"['\s]*[=+\-@\uff1d\uff0b\uff0d\uff20]|'*[\t\r\n]")
"""How a cell begins that a spreadsheet would take for a formula, blanks before it or none."""

IsHeading = Callable[[Sequence[str]], bool]
"""Tells whether a row holds the column names."""


class Row(NamedTuple):
    """One row with the number a spreadsheet shows for it."""

    number: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """The column names and the rows below them; empty rows are left out."""

    name: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]


def read_table(raw: bytes, name: str, is_heading: IsHeading, wanted: str) -> Table:
    """Read a CSV or XLSX file whose column names are known to ``is_heading``; other sheets are left out.

    ``wanted`` names the columns needed. Raises Refusal for what is no table, is encrypted, larger than 20 MB,
    longer than 50,000 rows or wider than 1,000 cells, or has no such columns.
    """
    with readable(name):
        for _, records in grids_of(raw, name):
            if table := _table(name, records, is_heading):
                return table
    raise Refusal(f"{name} has no row of column names that are known here: it needs {wanted}.")


def grids_of(raw: bytes, name: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    """Give what may be the table: each visible sheet with its name, or the text by each delimiter, without one.

    Raises Refusal for what is no table, is encrypted or larger than 20 MB.
    """
    if len(raw) > LARGEST:
        raise Refusal(f"{name} is larger than {LARGEST // 1_000_000} MB: split the table into several files.")
    _refuse_old(raw, name)
    yield from _workbook(raw, name) if raw[:2] == b"PK" else _delimited(raw, name)


def _refuse_old(raw: bytes, name: str) -> None:
    if raw[:4] != b"\xd0\xcf\x11\xe0":
        return
    if "EncryptedPackage".encode("utf-16-le") in raw:
        raise Refusal(f"{name} is encrypted: open it, save a copy without a password, and bring that in.")
    raise Refusal(f"{name} is an old kind of office file: save it as .xlsx or .csv and bring that in.")


@contextmanager
def readable(name: str) -> Iterator[None]:
    """Turn whatever a damaged file makes the readers raise into one sentence."""
    try:
        yield
    except Refusal:
        raise
    except Exception as error:
        why = one_line(str(error))[:80]
        raise Refusal(f"{name} cannot be read as a table ({why}): save it again as .csv or .xlsx.") from None


def _workbook(raw: bytes, name: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    from tracker.exchange.workbooks import sheets_of

    yield from sheets_of(raw, name)


def _delimited(raw: bytes, name: str) -> Iterator[tuple[str, Iterator[Sequence[str]]]]:
    """Give the file's records by each delimiter that may part them."""
    text = decode_text(raw, name, "a table saved as .csv or .xlsx")
    for delimiter in DELIMITERS:
        yield "", csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _table(name: str, records: Iterator[Sequence[str]], is_heading: IsHeading) -> Table | None:
    numbered = enumerate(records, 1)
    header = _heading(name, numbered, is_heading)
    if header is None:
        return None
    while not header[-1]:
        header.pop()
    return Table(name, tuple(header), tuple(rows_of(name, numbered, len(header))))


def _heading(
    name: str, numbered: Iterator[tuple[int, Sequence[str]]], is_heading: IsHeading
) -> list[str] | None:
    """Go on to the row of column names; None where there is none, or the delimiter was another."""
    with suppress(csv.Error):
        for number, cells in islice(numbered, HEADING_WITHIN):
            _refuse_wide(name, number, cells)
            header = [one_line(bare(cell)) for cell in cells]
            if is_heading(header):
                return header
    return None


def rows_of(
    name: str, numbered: Iterable[tuple[int, Sequence[str]]], width: int, most: int | None = None
) -> Iterator[Row]:
    """Give the rows that are not empty, each at least so wide; raises Refusal where there are too many."""
    most = MOST_ROWS if most is None else most
    count = 0
    for number, raw_cells in numbered:
        _refuse_wide(name, number, raw_cells)
        if not any(map(str.strip, raw_cells)):  # a file may have millions of those
            continue
        cells = [plain(bare(cell)) for cell in raw_cells]
        if not any(cell.strip() for cell in cells):
            continue
        count += 1
        if count > most:
            raise Refusal(f"{name} has more than {most:,} rows: split the table into several files.")
        while len(cells) > width and not cells[-1].strip():
            cells.pop()
        yield Row(number, (*cells, *[""] * (width - len(cells))))


def _refuse_wide(name: str, number: int, cells: Sequence[str]) -> None:
    if len(cells) > WIDEST:
        raise Refusal(
            f"{name} has {len(cells):,} cells in row {number}, and at most {WIDEST:,} are read: save it anew."
        )


# Out.


def harmless(text: str) -> str:
    """Give a cell that no spreadsheet runs: what begins like a formula gets an apostrophe before it."""
    return f"'{text}" if _RUNS.match(text) else text


def bare(text: str) -> str:
    """Take one such apostrophe off again."""
    return text[1:] if text.startswith("'") and _RUNS.match(text) else text


def table_bytes(
    path: Path, header: Sequence[str], rows: Iterable[Sequence[str]], *, coloured: int | None = None
) -> bytes:
    """Give a table in the form its file's name asks for; raises Refusal where that is neither CSV nor XLSX.

    A workbook shows the words for a colour in the ``coloured`` column, counted from 0, as that colour.
    """
    safe = ([harmless(plain(cell)) for cell in row] for row in (header, *rows))
    if path.suffix.lower() == ".csv":
        written = io.StringIO(newline="")
        csv.writer(written, lineterminator="\r\n").writerows(safe)
        return written.getvalue().encode("utf-8-sig")
    if path.suffix.lower() == ".xlsx":
        from tracker.exchange.workbooks import workbook_bytes

        return workbook_bytes(safe, coloured)
    raise Refusal(f"{path.name} ends neither in .csv nor in .xlsx: name a file that does.")
