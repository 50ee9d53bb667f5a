"""Headings over two rows, the upper one merged over several columns, become one; nothing else does."""

import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pytest

from tests.exchange.plans import TWO_ROWS, workbook
from tracker.exchange.plan_columns import field_of
from tracker.exchange.plan_headings import joined
from tracker.exchange.plan_rows import PlanRows, read_plan_rows
from tracker.exchange.plan_sheet import PlanSheet, read_plan

HEADER = ("Ref", "Action", "Who Lead", "Who Support", "Timescale Start", "Timescale End", "RAG")
FIELDS = ("ref", "action", "owner", "", "", "due", "status")


def read(raw: str | bytes, name: str = "plan.csv", **more: Any) -> tuple[PlanSheet, PlanRows]:
    sheet = read_plan(raw.encode() if isinstance(raw, str) else raw, name, **more)
    return sheet, read_plan_rows(sheet, lambda _: False)


def merged(rows: Sequence[Sequence[Any]], *cells: str) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"Plan": rows})))
    for place in cells:
        book.worksheets[0].merge_cells(place)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def test_two_rows_of_headings_are_one_and_the_end_is_due() -> None:
    sheet, rows = read(TWO_ROWS)
    assert (sheet.header, sheet.fields) == (HEADER, FIELDS)
    assert (sheet.title, sheet.heading_row, [row.number for row in sheet.rows]) == ("The plan", 2, [4, 5])
    assert sheet.remarks == (
        "rows 2 and 3 together are taken for the names of the columns: --map, or m on screen, reads one otherwise",
    )
    first, second = rows.items
    assert (first.owners, str(first.due.day), second.due.words) == (("J Price",), "2025-06-30", "Ongoing")
    assert [cell.text for cell in first.cells if cell.column == "Timescale Start"] == ["1 May 2025"]


def test_so_they_are_in_a_workbook_where_the_others_are_merged_downwards() -> None:
    rows = [line.split(",") for line in TWO_ROWS.splitlines()]
    raw = merged(rows, "A1:G1", "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:G3")
    sheet, found = read(raw, "plan.xlsx")
    assert (sheet.header, sheet.fields) == (HEADER, FIELDS)
    assert [item.said("action") for item in found.items] == ["Ring the doctor", "Write to the school"]


def test_the_lower_row_may_name_the_most() -> None:
    text = ",,Who,,Timescale,,\nRef,Action,Lead,Support,Start,End,RAG\n1,Ring,J,K,1 May 2025,2 May 2025,R\n"
    sheet, rows = read(text)
    assert (sheet.header, sheet.fields, sheet.title) == (HEADER, FIELDS, "")
    assert len(rows.items) == 1


def test_headings_that_stand_there_again_on_a_new_page_are_no_actions() -> None:
    lines = TWO_ROWS.splitlines()
    _, rows = read("\n".join((*lines[:4], *lines[1:3], lines[4])))
    assert [item.said("action") for item in rows.items] == ["Ring the doctor", "Write to the school"]
    assert not rows.bad


def test_the_person_says_otherwise() -> None:
    columns = {"Timescale Start": "due", "Timescale End": "keep", "Who Support": "partner"}
    sheet, rows = read(TWO_ROWS, columns=columns)
    assert sheet.fields == ("ref", "action", "owner", "partner", "due", "", "status")
    assert str(rows.items[0].due.day) == "2025-05-01"


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        ("Action,Milestones,,,Lead", "Action,Q1,Q2,Q3,Lead", "Action,Milestones Q1,Milestones Q2,Milestones Q3,Lead"),
        ("Action,Progress,,Who", ",RAG,Comments,Lead", "Action,Progress RAG,Progress Comments,Who Lead"),
        ("Action,When,,", ",Start,End,Status", "Action,When Start,When End,Status"),
        ("Action,Lead,,When", "Ring,J Price,A Khan,May", None),
        ("Action,Lead,,When", ",J Price,A Khan,", None),
        ("Action,Lead,When", "Priority 1: care,,", None),
        ("Action,Lead,When", "Action,Lead,When", None),
        ("Action,Lead,When", ",,", None),
        ("Action plan,,", "Action,Lead,When", None),
        ("Action,,", "Ref,Lead,When", None),
        ("Action plan,,Version 4", "Action,Lead,When", None),
    ],
)  # fmt: skip
def test_only_two_rows_of_headings_are_joined(upper: str, lower: str, names: str | None) -> None:
    expected = tuple(names.split(",")) if names is not None else None
    assert joined(upper.split(","), lower.split(",")) == expected


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Timescale\nEnd", "due"), ("Timescale Start", ""), ("Who Lead officer", "owner"), ("Who Support", ""),
        ("Progress RAG", "status"), ("Timescale", "due"), ("Timescale for all of it", "due"),
        ("Recommendation no", "source_ref"), ("Revised date", "due"), ("Original timescale", "first_due"),
        ("Due date (original)", "first_due"), ("Timescale\nRevised", "due"), ("New", ""), ("Original", ""),
        ("Revised action", ""),
    ],
)  # fmt: skip
def test_a_heading_of_two_is_read_by_its_second(heading: str, field: str) -> None:
    assert field_of(heading)[0] == field
