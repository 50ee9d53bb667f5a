"""Tables are read as they come, hazards and all, and every cell comes back as it went out."""

import io
import re
import zipfile
from collections.abc import Sequence
from datetime import date, datetime, time
from pathlib import Path
from time import perf_counter
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tracker.domain.refusal import Refusal
from tracker.domain.text import plain
from tracker.exchange import sheets, workbooks
from tracker.exchange.sheets import Table, bare, harmless, read_table, table_bytes

WANTED = "case and note"


def is_heading(cells: Sequence[str]) -> bool:
    return {"case", "note"} <= {cell.casefold() for cell in cells}


def read(raw: bytes, name: str = "table.csv") -> Table:
    return read_table(raw, name, is_heading, WANTED)


def cells(table: Table) -> list[tuple[str, ...]]:
    return [row.cells for row in table.rows]


def workbook(rows: Sequence[Sequence[Any]], merge: str = "", title: str = "Sheet") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    if merge:
        sheet.merge_cells(merge)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    "raw",
    [
        b"case,note\r\n014,Zo\xc3\xab\r\n",
        b"\xef\xbb\xbfcase,note\n014,Zo\xc3\xab\n",
        b"case;note\n014;Zo\xeb\n",
        b"case\tnote\n014\tZo\xeb\n",
        'case,note\n014,"Zoë"\n'.encode("utf-16"),
        b"A list of ours\n\ncase,note\n\n014,Zo\xc3\xab\n,\n",
    ],
    ids=["utf-8", "mark", "cp1252 semicolons", "tabs", "utf-16", "title above, empty rows"],
)
def test_csv_is_read_in_the_forms_offices_write_it(raw: bytes) -> None:
    table = read(raw)
    assert table.header == ("case", "note")
    assert cells(table) == [("014", "Zoë")]


def test_rows_keep_the_number_a_spreadsheet_shows() -> None:
    table = read(b'case,note\n1,"two\nlines"\n\n2,b\n')
    assert [(row.number, row.cells) for row in table.rows] == [(2, ("1", "two\nlines")), (4, ("2", "b"))]


def test_a_row_with_too_many_cells_keeps_them_to_be_complained_about() -> None:
    assert cells(read(b"case,note\n1,a,b\n2,a,,\n3\n")) == [("1", "a", "b"), ("2", "a"), ("3", "")]


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty: choose a table"),
        (b"%PDF-1.7 something", "is not text: choose a table"),
        (bytes(range(256)) * 4, "is not text"),
        (b"a,b\n1,2\n", "has no row of column names that are known here: it needs case and note"),
        (b'case,"note\n1,2\n', "has no row of column names"),
        (b'case,note\n1,"a"b\n', "cannot be read as a table .* save it again as .csv or .xlsx"),
        (b'case,note\n1,"a\n2,b\n', "cannot be read as a table .*unexpected end of data"),
        (b"case,note\n" + b"1,2\n" * 30 + b'3,"x"y\n', "cannot be read as a table"),
        (b"\xd0\xcf\x11\xe0" + b"x" * 40, "is an old kind of office file"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"PK\x03\x04 broken", "cannot be read as a table"),
    ],
)
def test_what_is_no_table_is_refused_in_one_sentence(raw: bytes, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        read(raw)
    assert str(refused.value).startswith("table.csv")
    assert str(refused.value).count("\n") == 0


def test_too_many_rows_and_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MOST_ROWS", 3)
    assert len(read(b"case,note\n" + b"1,2\n\n" * 3).rows) == 3
    with pytest.raises(Refusal, match="has more than 3 rows"):
        read(b"case,note\n" + b"1,2\n" * 4)
    with pytest.raises(Refusal, match=r"has 1,002 cells in row 2, and at most 1,000 are read"):
        read(b"case,note\n" + b"," * 1_001)
    monkeypatch.setattr(sheets, "LARGEST", 1_000_000)
    with pytest.raises(Refusal, match="is larger than 1 MB"):
        read(b"case,note\n" + b"1" * 1_000_000)


def test_a_workbook_gives_days_numbers_and_truths_as_a_person_writes_them() -> None:
    values = (
        date(2026, 3, 12),
        datetime.fromisoformat("2026-03-12 14:05"),
        time(9, 30),
        True,
        14.0,
        1.5,
        7,
        None,
    )
    raw = workbook([["case", "note", *"abcdefgh"], ["1", "x", *values]])
    (row,) = cells(read(raw, "t.xlsx"))
    assert row == ("1", "x", "2026-03-12", "2026-03-12 14:05", "09:30", "yes", "14", "1.5", "7", "")


def test_a_formula_is_never_run_and_its_last_result_is_read() -> None:
    raw = workbook([["case", "note"], ["1", "=1+1"]])
    assert cells(read(raw, "t.xlsx")) == [("1", "")]
    parts = unzipped(raw)
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", parts[sheet])
    assert cells(read(zipped(parts), "t.xlsx")) == [("1", "2")]


def unzipped(raw: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def zipped(parts: dict[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def test_cells_merged_downwards_say_the_same_and_a_merged_title_is_no_heading() -> None:
    rows = [["Our list", None], ["case", "note"], ["1", "a"], ["2", None], ["3", None], ["4", "b"]]
    raw = workbook(rows, "B3:B4")
    assert cells(read(raw, "t.xlsx")) == [("1", "a"), ("2", "a"), ("3", ""), ("4", "b")]


def test_the_sheet_with_the_columns_is_found_and_a_hidden_one_is_not_looked_at() -> None:
    book = openpyxl.Workbook()
    for name, state, mark in (
        ("Notes", "visible", None),
        ("Old", "hidden", "old"),
        ("List 9", "visible", "new"),
    ):
        sheet = book.create_sheet(name)
        sheet.sheet_state = state
        if mark:
            sheet.append(["Case", "Note"])
            sheet.append(["1", mark])
    written = io.BytesIO()
    book.save(written)
    assert cells(read(written.getvalue(), "t.xlsx")) == [("1", "new")]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "LARGEST_UNPACKED", 5_000_000)
    bomb = zipped({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": b" " * 6_000_000})
    assert len(bomb) < 10_000
    with pytest.raises(Refusal, match="unpacks to more than 5 MB"):
        read(bomb, "t.xlsx")


INLINE = '<c t="inlineStr"><is><t>{}</t></is></c>'


def sheet_of(rows: str, shared: str = "", **more: bytes) -> bytes:
    """Make a workbook whose sheet has the columns and then these rows, written as XML."""
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    header = f"<row>{INLINE.format('case')}{INLINE.format('note')}</row>"
    parts = unzipped(workbook([["x"]]))
    parts["xl/worksheets/sheet1.xml"] = (
        f"<worksheet {main}><sheetData>{header}{rows}</sheetData></worksheet>".encode()
    )
    parts["xl/sharedStrings.xml"] = f"<sst {main}>{shared}</sst>".encode()
    return zipped({**parts, **{name.replace("__", "/") + ".xml": part for name, part in more.items()}})


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (lambda: sheet_of("<row/>" * 2_000_001), "has more cells than can be read"),
        (lambda: sheet_of("", "<si/>" * 2_000_001), "has more cells than can be read"),
        (lambda: sheet_of('<row r="2147483647"><c><v>1</v></c></row>'), "has a row that no spreadsheet has"),
        (lambda: sheet_of("<row>" + INLINE.format("x" * 40_000) + "</row>"), "too long for a cell"),
        (lambda: sheet_of("", xl__styles=b" " * 5_000_000), "unpacks to more than 60 MB"),
        (lambda: sheet_of("", xl__media__x=b" " * 61_000_000), "unpacks to more than 60 MB"),
    ],
    ids=["rows", "texts", "row number", "long cell", "styles", "all"],
)
def test_a_workbook_made_to_exhaust_is_refused_in_good_time(raw: Any, sentence: str) -> None:
    content = raw()
    begun = perf_counter()
    with pytest.raises(Refusal, match=sentence):
        read(content, "t.xlsx")
    assert perf_counter() - begun < 10


def test_far_away_cells_and_many_merges_cost_little() -> None:
    begun = perf_counter()
    rows = "".join(f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(2, 5_000))
    last = '<row r="1048576"><c r="A1048576"><v>1</v></c></row>'
    assert cells(read(sheet_of(rows + last), "t.xlsx")) == [("1", "")]
    assert perf_counter() - begun < 10


def test_days_of_1904_are_those_days_and_the_reader_says_nothing_of_its_own(
    recwarn: pytest.WarningsRecorder,
) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    assert sheet is not None
    sheet.append(["case", "note"])
    sheet.append([date(2006, 3, 12), 2_958_466])
    sheet["B2"].number_format = "dd/mm/yyyy"
    written = io.BytesIO()
    book.save(written)
    recwarn.clear()
    assert cells(read(written.getvalue(), "t.xlsx")) == [("2006-03-12", "#VALUE!")]
    assert not list(recwarn)


def test_xml_that_unfolds_is_refused() -> None:
    raw = workbook([["case", "note"], ["1", "a"]])
    parts = unzipped(raw)
    entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    for name in ("xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        changed = {**parts, name: entities.encode() + parts[name].split(b"?>", 1)[-1]}
        with pytest.raises(Refusal, match="cannot be read as a table"):
            read(zipped(changed), "t.xlsx")


def test_an_encrypted_archive_is_refused() -> None:
    raw = bytearray(workbook([["case", "note"]]))
    raw[raw.index(b"PK\x01\x02") + 8] |= 1
    with pytest.raises(Refusal, match=r"t\.xlsx is encrypted: open it"):
        read(bytes(raw), "t.xlsx")


def test_an_archive_that_is_no_workbook_is_refused() -> None:
    with pytest.raises(Refusal, match="is an archive or another document"):
        read(zipped({"content.xml": b"<a/>"}), "letter.odt")
    with pytest.raises(Refusal, match="is a Word document: copy its table into a spreadsheet"):
        read(zipped({"word/document.xml": b"<a/>"}), "letter.docx")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=cmd()", "'=cmd()"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"),
        (" =x", "' =x"), ("\n+1", "'\n+1"), ("'\n@x", "''\n@x"), ("＝x", "'＝x"), ("\nx", "'\nx"), (" x", " x"),
        ("'=x", "''=x"), ("'tis", "'tis"), ("a=b", "a=b"), ("", ""),
    ],
)  # fmt: skip
def test_what_looks_like_a_formula_is_made_harmless_and_comes_back(text: str, written: str) -> None:
    assert harmless(text) == written
    assert bare(written) == text


def test_a_cell_too_long_for_a_spreadsheet_is_refused_rather_than_cut() -> None:
    rows = [["1", "x" * 32_768]]
    with pytest.raises(Refusal, match=r"fits no cell of a spreadsheet: write a \.csv"):
        table_bytes(Path("t.xlsx"), ["case", "note"], rows)
    assert cells(read(table_bytes(Path("t.csv"), ["case", "note"], rows)))[0][1] == "x" * 32_768


def test_another_kind_of_file_is_not_written() -> None:
    with pytest.raises(Refusal, match=r"t.pdf ends neither in .csv nor in .xlsx"):
        table_bytes(Path("t.pdf"), ["case"], [])


texts = st.text(max_size=30).map(plain).filter(lambda text: not set(text) & {"\ufffe", "\uffff"})


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(texts, texts), max_size=5), st.sampled_from(["t.csv", "t.xlsx"]))
def test_every_cell_comes_back_as_it_went_out(rows: list[tuple[str, str]], name: str) -> None:
    raw = table_bytes(Path(name), ["case", "note"], rows)
    kept = [row for row in rows if any(cell.strip() for cell in row)]
    assert cells(read(raw, name)) == kept
