"""Spreadsheet files: the visible sheets of an XLSX as strings, and strings as an XLSX."""

import io
import re
import warnings
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from tracker.domain.refusal import Refusal
from tracker.exchange.colours import fill_of

WORKBOOK = "xl/workbook.xml"
LARGEST_UNPACKED = 60_000_000
"""Bytes that all parts of a spreadsheet file may have together once unpacked."""
LARGEST_PART = 4_000_000
"""Bytes of a part that holds no cells and is read all the same, such as the styles."""
MOST_MARKS = 2_000_000
"""Beginnings and ends of XML elements in a sheet or its texts; 300,000 cells have fewer."""
MOST_ROWS = 1_048_576
"""Rows a sheet can have, empty ones counted."""
WIDEST = 200
"""Columns that are read."""
LONGEST_CELL = 32_767
"""Characters that a spreadsheet keeps in a cell."""
LEAST_BESIDE = 2
"""Cells that are filled beside a coloured one in a row, so that the row is read as an action's again."""
_READ_WHOLE = re.compile(r"(?!xl/)|xl/(?:styles|workbook)\.xml|xl/(?:theme|_rels)/")
"""Names of the parts that are read whole before the first cell."""
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')

_UNWORKED = re.compile(
    rb"<(?:\w+:)?c\s([^<>]{1,200})>\s*"  # a cell
    rb"<(?:\w+:)?f(?:\s[^<>]{0,200})?(?:/>|>[^<]*</(?:\w+:)?f>)\s*"  # with a formula
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"  # and an empty value, or none
)

_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


class _Merged(NamedTuple):
    """Cells of one column that were made one: its number, counted from 0, and the first and last row."""

    column: int
    first: int
    last: int


def sheets_of(raw: bytes, name: str) -> Iterator[tuple[str, Iterator[list[str]]]]:
    """Give the name and rows of each visible sheet.

    Raises Refusal for a zip bomb, an encrypted or another kind of file.
    """
    archive = _checked(raw, name)
    for part in archive.namelist():  # now, since even a look at a sheet's size goes through the whole of it
        if part.startswith("xl/worksheets/") or part.lower().endswith("sharedstrings.xml"):
            _refuse_long(archive.read(part), name)
    warnings.filterwarnings("ignore", module="openpyxl")  # its remarks are no sentences of ours
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    part_of = _parts(archive)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            # A sheet that is only read does not say what was merged: its own XML does.
            yield sheet.title, _rows(sheet, name, _merged(archive.read(part_of[sheet.title])))


def unworked(raw: bytes, sheet: str) -> set[tuple[int, int]]:
    """Give the cells of a sheet that hold a formula without its value, by row and by place counted from 0."""
    from openpyxl.utils import column_index_from_string

    archive = zipfile.ZipFile(io.BytesIO(raw))
    found = set()
    for attributes in _UNWORKED.findall(archive.read(_parts(archive)[sheet])):
        place = _PLACE.search(attributes)
        if place and b't="str"' not in attributes:  # a formula may be worked out as an empty text
            found.add((int(place[2]), column_index_from_string(place[1].decode()) - 1))
    return found


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Give the part of the file that holds each sheet, by the sheet's name."""
    from openpyxl.reader.workbook import WorkbookParser

    parser = WorkbookParser(archive, WORKBOOK, keep_links=False)
    parser.parse()
    return {sheet.name: found.target for sheet, found in parser.find_sheets()}


def _checked(raw: bytes, name: str) -> zipfile.ZipFile:
    """Open the file's archive without unpacking anything, and look whether it is what it should be."""
    archive = zipfile.ZipFile(io.BytesIO(raw))
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise Refusal(f"{name} is encrypted: open it, save a copy without a password, and bring that in.")
    bulky = any(part.file_size > LARGEST_PART and _READ_WHOLE.match(part.filename) for part in parts)
    if bulky or sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        most = LARGEST_UNPACKED // 1_000_000
        raise Refusal(f"{name} unpacks to more than {most} MB: save the one sheet that is needed as .csv.")
    if "word/document.xml" in archive.namelist():
        raise Refusal(f"{name} is a Word document: copy its table into a spreadsheet and save that as .xlsx.")
    if WORKBOOK not in archive.namelist():
        raise Refusal(f"{name} is an archive or another document: choose a table saved as .csv or .xlsx.")
    return archive


def _refuse_long(part: bytes, name: str) -> None:
    if part.count(b"<") > MOST_MARKS:
        raise Refusal(f"{name} has more cells than can be read in good time: save the sheet as .csv.")


def _merged(sheet: bytes) -> dict[int, list[_Merged]]:
    """Give what was merged downwards, by its first row."""
    from openpyxl.utils import column_index_from_string

    found: dict[int, list[_Merged]] = defaultdict(list)
    for letters, first, last in _MERGED.findall(sheet):
        column = column_index_from_string(letters.decode()) - 1
        if column < WIDEST and int(last) > int(first):
            found[int(first)].append(_Merged(column, int(first), int(last)))
    return found


def _rows(sheet: Any, name: str, merged: dict[int, list[_Merged]]) -> Iterator[list[str]]:
    """Go through a sheet; a cell merged with the one above says the same."""
    sheet.reset_dimensions()  # what the file says of its own size may be wrong
    running: dict[int, tuple[int, str]] = {}
    """By column the last row of a merged cell, and what it says."""
    for number, values in enumerate(sheet.iter_rows(max_col=WIDEST, values_only=True), 1):
        if number > MOST_ROWS:
            raise Refusal(f"{name} has a row that no spreadsheet has: save the sheet as .csv.")
        blank = values.count(None) == len(values)  # first, since a sheet may have a million such rows
        cells = [] if blank else [_text(value) for value in values]
        if max(map(len, cells), default=0) > LONGEST_CELL:
            raise Refusal(f"{name} has a text in row {number} that is too long for a cell: save it as .csv.")
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            for column, (last, text) in running.items():
                if last >= number:
                    cells += [""] * (column + 1 - len(cells))
                    cells[column] = text
        running |= {
            m.column: (m.last, cells[m.column]) for m in merged.get(number, ()) if m.column < len(cells)
        }
        yield cells


def _text(value: Any) -> str:
    """Give a cell as a person would write it, with ISO days."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        whole_day = value.time() == time(0)
        return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def workbook_bytes(rows: Iterable[Sequence[str]], coloured: int | None = None) -> bytes:
    """Give an XLSX of one sheet whose cells are all text; raises Refusal where one is too long for a cell.

    In the ``coloured`` column, counted from 0, words that stand for a colour alone become that colour again.
    """
    import openpyxl
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import PatternFill

    kept = [list(row) for row in rows]
    if (longest := max((len(text) for row in kept for text in row), default=0)) > LONGEST_CELL:
        raise Refusal(f"A text of {longest:,} characters fits no cell of a spreadsheet: write a .csv.")
    book = openpyxl.Workbook(write_only=True)
    sheet: Any = book.create_sheet("Tracker")
    for row in kept:
        cells = []
        for place, text in enumerate(row):
            cell: Any = WriteOnlyCell(sheet, _allowed(text))
            cell.data_type, cell.number_format = "s", "@"
            if place == coloured and sum(map(bool, row)) > LEAST_BESIDE and (colour := fill_of(text)):
                cell.value, cell.fill = None, PatternFill("solid", fgColor=colour)
            cells.append(cell)
        sheet.append(cells)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _allowed(text: str) -> str:
    """Take out the two characters that XML knows no way to write."""
    return text.replace("\ufffe", "").replace("\uffff", "")
