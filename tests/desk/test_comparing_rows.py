"""Who an extract's rows are about, whom it should hold, and what counts as a difference."""

import io
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from tests.desk.extracts import assert_explained, compare, told
from tests.exchange.extracts import Rows, exported, fill, put
from tracker.desk import Desk
from tracker.domain.young_people import Case


def test_a_child_in_care_is_not_missing_from_a_list_of_care_leavers(service: Desk, tmp_path: Path) -> None:
    oc3 = exported(service, tmp_path, "oc3")
    numbers = {row[0] for row in oc3}
    assert "008" not in numbers
    assert told(compare(service, oc3)) == []
    annexa = [row for row in exported(service, tmp_path, "annexa") if row[0] != "008"]
    assert told(compare(service, annexa)) == ["008: case here open, there missing"]


def test_a_child_in_care_on_a_list_of_care_leavers_is_told(service: Desk, tmp_path: Path) -> None:
    rows = [*exported(service, tmp_path, "oc3"), ["008", "09/09/2007", "", "", ""]]
    found = compare(service, rows)
    assert told(found) == [f"008: case here eligible, so not on such a list, there in row {len(rows)}"]
    assert_explained(found)


def test_a_plain_table_holds_whom_its_rows_have_the_statuses_of(service: Desk) -> None:
    rows = [
        ["Case number", "Team"],
        *([f"{n:03}", f"Team {n % 2}"] for n in range(1, 40) if n % 3 == 0 and n % 8),
    ]
    found = compare(service, rows)
    assert told(found) == []  # all of them are former relevant, and nobody else is expected
    assert told(compare(service, rows[:-1])) == ["039: case here open, there missing"]


@pytest.mark.parametrize(
    ("written", "of"), [("14", "014"), (" 0014 ", "014"), ("0 1 4", "014"), ("00-14", "014")]
)
def test_a_number_written_otherwise_is_known_where_only_one_can_be_meant(
    service: Desk, rows: Rows, written: str, of: str
) -> None:
    put(rows, of, "Child Unique ID", written)
    assert told(compare(service, rows)) == []


def test_a_number_that_may_be_of_two_is_nobodys(desk: Desk) -> None:
    for number in ("014", "0014", "15"):
        desk.cases.add("AB", date(2005, 1, 1), number=number)
    rows = [["case number", "date of birth"], ["14", "01/01/2005"], ["15", "01/01/2005"]]
    assert told(compare(desk, rows)) == [
        "0014: case here open, there missing",
        "014: case here open, there missing",
        "14: case here missing, there in row 2",
    ]


def test_two_numbers_that_may_mean_one_young_person_mean_neither(desk: Desk) -> None:
    for number in ("014", "015"):
        desk.cases.add("AB", date(2005, 1, 1), number=number)
    rows = [["case number", "date of birth"], *([number, "01/01/2005"] for number in ("14", "0014", "15"))]
    assert told(compare(desk, rows)) == [
        "014: case here open, there missing",
        "14: case here missing, there in row 2",
        "0014: case here missing, there in row 3",
    ]


def test_statuses_are_held_against_each_other_as_finely_as_the_extract_tells_them(service: Desk) -> None:
    """001 and 004 are former relevant, 21 to 25."""
    coarse = [["case number", "eligibility"], ["001", "former relevant"], ["004", "Former Relevant"]]
    fine = [coarse[0], ["001", "former relevant 21 to 25"], coarse[2]]
    assert [words for words in told(compare(service, coarse)) if "status" in words] == []
    assert [words for words in told(compare(service, fine)) if "status" in words] == [
        "004: status here former relevant 21 to 25, there former relevant"
    ]


def test_initials_never_make_somebody_the_same(desk: Desk) -> None:
    desk.cases.add("AB", date(2005, 1, 1), number="1")
    desk.cases.add("CD", date(2005, 1, 1), number="2")
    rows = [
        ["case number", "initials", "date of birth"],
        ["1", "XX", "01/01/2005"],
        ["3", "CD", "01/01/2005"],
    ]
    assert told(compare(desk, rows)) == [
        "2: case here open, there missing",
        "3: case here missing, there in row 3",
    ]


@pytest.mark.parametrize("name", ["j  PRICE", "Price, J", "Mr J. Price", "PRICE,  j", "J Price "])
def test_a_worker_is_the_same_however_the_name_is_written(service: Desk, rows: Rows, name: str) -> None:
    put(rows, "004", "Allocated Personal Advisor", name)
    assert told(compare(service, rows)) == []


@pytest.mark.parametrize("name", ["Omar O\u2019Neill", "O'NEILL, Omar", "Dr Omar O\u2018Neill"])
def test_an_apostrophe_of_an_office_program_is_an_apostrophe(service: Desk, rows: Rows, name: str) -> None:
    put(rows, "002", "Allocated Personal Advisor", name)
    assert told(compare(service, rows)) == []


def test_a_table_of_every_child_is_not_asked_why_a_small_child_is_not_here(
    service: Desk, tmp_path: Path
) -> None:
    rows = exported(service, tmp_path, "plain")
    born = rows[0].index("date of birth")
    for number, day in (
        ("901", "2008-06-10"),
        ("902", "2008-06-11"),
        ("903", "1999-06-10"),
        ("904", "1999-06-11"),
    ):
        rows.append([number, *["" for _ in rows[0][1:]]])
        rows[-1][born] = day
    found = compare(service, rows)
    assert [each.number for each in found.record.differences] == ["901", "904"]
    assert found.outside == 2
    assert_explained(found)


def test_nobody_there_and_nobody_here_agree(service: Desk, rows: Rows) -> None:
    put(rows, "008", "Allocated Personal Advisor", "Not allocated")
    put(rows, "001", "Allocated Worker", "Unallocated")
    assert told(compare(service, rows)) == []


def test_an_adviser_may_stand_as_the_allocated_worker_where_there_is_no_social_worker(
    service: Desk, rows: Rows
) -> None:
    put(rows, "004", "Allocated Worker", "Price, J")
    assert told(compare(service, rows)) == []
    put(rows, "010", "Allocated Worker", "Omar O'Neill")
    assert told(compare(service, rows)) == ["010: social worker here A Khan, there Omar O'Neill"]


def test_a_column_nobody_filled_is_not_compared_and_a_blank_cell_in_one_that_is_filled_differs(
    service: Desk, rows: Rows
) -> None:
    team = rows[0].index("Allocated Team")
    for row in rows[1:]:
        row[team] = ""
    found = compare(service, rows)
    assert told(found) == []
    assert "team" not in found.record.fields
    rows[5][team] = "Team 1"
    assert len(told(compare(service, rows))) == 39


def test_a_column_in_words_of_its_own_is_left_out_and_not_forty_differences(
    service: Desk, rows: Rows
) -> None:
    status = rows[0].index("Eligibility Category")
    for row in rows[1:]:
        row[status] = f"Band {row[0]}"
    found = compare(service, rows)
    assert told(found) == []
    assert "Eligibility Category" in found.left_out
    rows[1][status] = "b) Former relevant child"
    assert len(told(compare(service, rows))) == 39


def test_numbers_days_and_formulas_of_a_workbook_are_read_as_they_show(service: Desk) -> None:
    import openpyxl

    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Child Unique ID", "Date of Birth", "Allocated Team"])
    sheet.append([1, date(2004, 2, 2), "Team 1"])
    sheet.append([2, date(2005, 3, 4), "=1+1"])  # never worked out: blank
    written = io.BytesIO()
    book.save(written)
    found = service.reconciling.compare(written.getvalue(), "list.xlsx")
    assert [words for words in told(found) if not words.endswith("there missing")] == [
        "002: date of birth here 3 Mar 2005, there 4 Mar 2005",
        "002: team here Team 0, there not recorded",
    ]


def test_what_one_side_does_not_say_of_gender_and_the_like_is_no_difference(
    service: Desk, rows: Rows
) -> None:
    put(rows, "001", "Gender", "")
    put(rows, "002", "Gender", "c) Not stated/recorded")
    put(rows, "003", "Ethnicity", "u) UNKNOWN")
    put(rows, "004", "Does the Child have a Disability", "")
    put(rows, "005", "UASC (Y/N)", "")
    assert told(compare(service, rows)) == []


def test_a_closed_case_that_is_still_there_is_one_difference(desk: Desk) -> None:
    fill(desk)
    desk.cases.close(desk.session.find("014", Case), date(2024, 6, 3), "moved away")
    header = ["Child Unique ID", "Eligibility Category", "Allocated Personal Advisor"]
    rows = [header, ["014", "a) Relevant child", "Omar O'Neill"]]
    found = compare(desk, rows)
    assert "014: case here closed on 3 Jun 2024, there in row 2" in told(found)
    assert Counter(each.number for each in found.record.differences)["014"] == 1
    assert_explained(found)
