"""A paper as Word and rows as a workbook: real headings and tables, and the same bytes whenever they are made."""

import io
import zipfile

import pytest

from tracker.domain.paper import Paper, heading, item, quote, table, text
from tracker.exchange import pack_workbook, paper_word
from tracker.exchange.pack_workbook import Sheet, workbook_of
from tracker.exchange.paper_word import column_widths, paper_as_word

PAPER = Paper(
    blocks=(
        heading("Board \x1b[31mpack\x07", 1),
        text("What this paper is.", "A-7KQ2"),
        heading("Figures"),
        item("=HYPERLINK(1)"),
        quote("I want to be asked"),
        table(("Figure", "Now"), [("Open actions", "12"), ("Overdue", "c")], "As at the end"),
    )
)
SHEETS = (Sheet("Figures", ("Name", "Value"), (("=1+1", 3), ("@x", 2.5), ("Plain\x00", None))),)


@pytest.fixture
def another_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the libraries believe that it is another year."""
    import datetime

    class Later(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> "Later":
            return cls(2031, 5, 6, 7, 8, 9, tzinfo=tz)

    monkeypatch.setattr("openpyxl.packaging.core.datetime.datetime", Later)
    monkeypatch.setattr("time.time", lambda: 1_930_000_000.0)


def test_word_opens_again_with_headings_list_quote_and_table() -> None:
    from docx import Document

    document = Document(io.BytesIO(paper_as_word(PAPER)))
    said = [(p.style.name, p.text) for p in document.paragraphs if p.text]  # type: ignore[union-attr]
    assert said == [
        ("Heading 1", "Board pack"),
        ("Normal", "What this paper is. (A-7KQ2)"),
        ("Heading 2", "Figures"),
        ("List Bullet", "=HYPERLINK(1)"),
        ("Quote", "“I want to be asked”"),
        ("Normal", "As at the end"),
    ]
    (made,) = document.tables
    assert [[cell.text for cell in row.cells] for row in made.rows][1:] == [
        ["Open actions", "12"],
        ["Overdue", "c"],
    ]
    assert ["w:tblHeader" in row._tr.xml for row in made.rows] == [True, False, False]
    assert (round(document.sections[0].page_width.cm, 1), document.core_properties.title) == (
        21.0,
        "Board pack",
    )
    assert "NUMPAGES" in document.sections[0].footer._element.xml
    assert 'w:lang w:val="en-GB"' in document.styles.element.xml


def test_no_file_tells_who_or_when_and_both_are_the_same_bytes_later(request: pytest.FixtureRequest) -> None:
    first = paper_as_word(PAPER), workbook_of(SHEETS)
    request.getfixturevalue("another_moment")
    assert (paper_as_word(PAPER), workbook_of(SHEETS)) == first
    for raw in first:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            assert archive.testzip() is None
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
            core = (archive.read("docProps/core.xml") + archive.read("docProps/app.xml")).decode()
        assert not any(
            word in core for word in ("creator", "created", "modified", "openpyxl", "docx", "Microsoft")
        )


def test_a_workbook_runs_nothing_and_keeps_numbers() -> None:
    import openpyxl

    page = openpyxl.load_workbook(io.BytesIO(workbook_of(SHEETS)))["Figures"]
    assert list(page.iter_rows(values_only=True)) == [
        ("Name", "Value"), ("'=1+1", 3), ("'@x", 2.5), ("Plain", None),
    ]  # fmt: skip


@pytest.mark.parametrize("count", [1, 2, 5, 12])
def test_columns_share_the_page(count: int) -> None:
    widths = column_widths([["x" * 200, *["y"] * (count - 1)]])
    assert sum(widths) == pytest.approx(17)
    assert min(widths) >= 17 / 12


def test_neither_library_is_loaded_with_the_modules() -> None:
    assert not {"docx", "openpyxl"} & (vars(paper_word).keys() | vars(pack_workbook).keys())
