"""Contact notes in a table, cell by cell, and known again whatever the table looks like."""

from datetime import date, datetime

import pytest

from tracker.exchange.note_rows import NoteRow, is_heading, read_note_rows
from tracker.exchange.sheets import Row, Table


def read(header: str, cells: str) -> NoteRow:
    row = Row(2, tuple(cell.strip() for cell in cells.split("|")))
    rows, _ = read_note_rows(Table("t.csv", tuple(header.split("|")), (row,)))
    return rows[0]


def test_a_row_is_read_whole() -> None:
    header = "Case|Date|Time|Kind|Outcome|With whom|Seen|Seen alone|Where|Note|Own words|Filed|By"
    cells = "014|12/03/2026|14:05|pa visit|Made|young person|y|No|home|Talked|I like it|2026-03-13|A Khan"
    row = read(header, cells)
    assert row.errors == {}
    assert (row.case, row.by) == ("014", "A Khan")
    assert row.fields == {
        "happened": datetime.fromisoformat("2026-03-12 14:05"), "kind": "PA visit", "outcome": "made",
        "with_whom": "young person", "seen": True, "seen_alone": False, "where": "home", "filed": date(2026, 3, 13),
        "text": "Talked", "own_words": "I like it",
    }  # fmt: skip


def test_the_same_note_is_known_again_however_it_is_laid_out() -> None:
    one = read("case|date|kind|note|seen", "014|12/03/2026|phone|Talked|no")
    other = read("Note|KIND|Happened on|Seen|Case number", "Talked|Phone|2026-03-12|N|014")
    different = read("case|date|kind|note|seen", "014|12/03/2026|phone|Talked again|no")
    assert one.origin("id") == other.origin("id")
    assert len({one.origin("id"), one.origin("other"), different.origin("id")}) == 3


@pytest.mark.parametrize(
    ("header", "cells", "reason"),
    [
        ("case|date|kind", "014||phone", "happened: when it happened is missing"),
        ("case|date|kind", "014|Ongoing|phone", "date: “Ongoing” is no day"),
        ("case|date|kind", "|12/03/2026|phone", "case: it is missing"),
        ("case|date|kind", "014|12/03/2026|", "kind: it is missing"),
        ("case|date|kind", "014|12/03/2026|tea", "kind: “tea” is not known here: choose PA visit"),
        ("case|date|time|kind", "014|12/03/2026 09:00|10:00|phone", "time: the day has another time"),
        ("case|date|kind|filed", "014|12/03/2026|phone|yes", "filed: “yes” is no day"),
    ],
)
def test_what_is_missing_or_unclear_is_an_error_of_its_column(header: str, cells: str, reason: str) -> None:
    assert reason in read(header, cells).reason


def test_a_heading_needs_who_when_and_how() -> None:
    assert is_heading(["Child Unique ID", "Date", "Type", "x"])
    assert not is_heading(["Child Unique ID", "Date", "Note"])
