"""Formulas of a workbook whose values the file does not hold are told from cells that are empty."""

import io
import zipfile
from time import perf_counter

import pytest

from tests.exchange.plans import workbook
from tracker.exchange.workbooks import unworked

SHEET = "xl/worksheets/sheet1.xml"


def with_cell(cell: str) -> bytes:
    """Give a workbook whose sheet holds this cell alone, as some spreadsheet wrote it."""
    whole = zipfile.ZipFile(io.BytesIO(workbook({"Plan": [["x"]]})))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part in whole.namelist():
            text = whole.read(part)
            if part == SHEET:
                start, end = text.index(b"<c "), text.index(b"</row>")
                text = text[:start] + cell.encode() + text[end:]
            archive.writestr(part, text)
    return written.getvalue()


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ('<c r="B4"><f>A1</f><v></v></c>', True),
        ('<c r="B4" s="1"><f>A1</f><v/></c>', True),
        ('<c s="1" r="B4"><f t="shared" si="0"/></c>', True),
        ('<x:c r="B4"><x:f>A1</x:f></x:c>', True),
        ('<c r="B4"><f>A1</f><v>3</v></c>', False),
        ('<c r="B4" t="str"><f>A1</f><v></v></c>', False),
        ('<c r="B4" s="1"/>', False),
        ('<c r="B4"><v></v></c>', False),
    ],
)
def test_a_formula_without_its_value_is_found_and_no_other_cell(cell: str, found: bool) -> None:
    assert unworked(with_cell(cell), "Plan") == ({(4, 1)} if found else set())


def test_what_openpyxl_writes_was_never_worked_out() -> None:
    assert unworked(workbook({"Plan": [["Action", "=A1"], ["Ring", None]]}), "Plan") == {(1, 1)}


@pytest.mark.parametrize(
    "piece", ["<c r=", '<c r="A1"', '<c r="A1"><f', '<c r="A1"><f>', '<c r="A1"><f></f><v>']
)
def test_a_sheet_made_to_exhaust_is_looked_through_in_good_time(piece: str) -> None:
    raw = with_cell(piece * 200_000)
    began = perf_counter()
    assert unworked(raw, "Plan") == set()
    assert perf_counter() - began < 5
