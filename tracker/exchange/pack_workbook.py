"""Several tables as one workbook: every cell a text or a number, the same bytes for the same rows."""

import io
from collections.abc import Sequence
from typing import Any, NamedTuple

from tracker.domain.text import one_line
from tracker.exchange.fixed_zip import with_fixed_zip
from tracker.exchange.sheets import harmless

LONGEST_NAME = 31
"""Characters of a sheet's name."""
LONGEST_CELL = 32_000
"""Characters that fit a cell; what is longer ends with an ellipsis."""
NARROWEST, WIDEST = 10, 70
"""Characters a column is wide at least and at most."""

Cell = str | int | float | None


class Sheet(NamedTuple):
    """One sheet: its name, the names of its columns, and its rows."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def workbook_of(sheets: Sequence[Sheet]) -> bytes:
    """Give the sheets as one XLSX; text that a spreadsheet would run is made harmless, numbers stay numbers."""
    import openpyxl

    book = openpyxl.Workbook()
    empty = book.worksheets[0]
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name[:LONGEST_NAME]), sheet)
    book.remove(empty)
    written = io.BytesIO()
    book.save(written)
    return with_fixed_zip(written.getvalue())


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    for number, row in enumerate((sheet.header, *sheet.rows), 1):
        for place, value in enumerate(row, 1):
            cell = page.cell(number, place)
            _put(cell, value)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if number == 1:
                cell.font = Font(bold=True)
    page.freeze_panes = "A2"
    for place, column in enumerate(zip(sheet.header, *sheet.rows, strict=True), 1):
        longest = max(len(str(value)) for value in column if value is not None)
        page.column_dimensions[get_column_letter(place)].width = min(WIDEST, max(NARROWEST, longest + 2))


def _put(cell: Any, value: Cell) -> None:
    if value is None or isinstance(value, int | float):
        cell.value = value
        return
    words = harmless(one_line(value)).replace("\ufffe", "").replace("\uffff", "")
    cell.value = words if len(words) <= LONGEST_CELL else f"{words[: LONGEST_CELL - 1]}…"
    cell.data_type, cell.number_format = "s", "@"
