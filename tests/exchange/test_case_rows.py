"""Columns are known by any of their names, and each cell is read or refused, never guessed."""

from datetime import date, time
from typing import Any

import pytest

from tracker.domain.refusal import Refusal
from tracker.exchange import values
from tracker.exchange.case_columns import PLAIN, column_of, columns_of, is_heading
from tracker.exchange.case_layouts import ANNEX_A, ANNEX_A_13, OC3, SSD
from tracker.exchange.case_rows import CaseRow, read_case_rows
from tracker.exchange.national_words import ACCOMMODATION, ACTIVITY, IN_TOUCH, STATUS
from tracker.exchange.sheets import Row, Table


def read(header: str, cells: str) -> CaseRow:
    row = Row(2, tuple(cell.strip() for cell in cells.split("|")))
    table = Table("t.csv", tuple(name.strip() for name in header.split("|")), (row,))
    return read_case_rows(table).rows[0]


@pytest.mark.parametrize(
    "name", ["Child Unique ID", "childuniqueid", "CLEA_PERSON_ID", "CHILD", "Case number", " case-number "]
)
def test_the_case_number_is_known_by_any_of_its_names(name: str) -> None:
    assert column_of(name) == "case number"


@pytest.mark.parametrize("layout", [ANNEX_A, ANNEX_A_13, OC3, SSD], ids=["annexa", "annexa13", "oc3", "ssd"])
def test_every_column_of_the_returns_is_known(layout: Any) -> None:
    header = [name for name, _ in layout]
    assert is_heading(header)
    assert None not in map(column_of, header)
    assert len(header) == {"Child Unique ID": len(header), "CHILD": 5, "clea_person_id": 10}[header[0]]
    assert len(ANNEX_A) == 17
    assert len(ANNEX_A_13) == 13


def test_plain_names_are_all_different_and_known() -> None:
    assert [column_of(name) for name in PLAIN] == list(PLAIN)


def test_columns_that_cannot_be_taken_are_named() -> None:
    header = ["Child Unique ID", "DOB", "Shoe size", "Allocated Worker", "Latest Date of Contact", "Age", ""]
    places, remarks = columns_of(header, "t.csv")
    assert places["date of birth"] == 1
    assert remarks == [
        "columns not known here were left out: Shoe size",
        "“Latest Date of Contact” was left out: it follows from the contact notes",
        "the allocated worker was left out: the table does not say in which role",
    ]


def test_two_columns_that_say_the_same_are_refused() -> None:
    with pytest.raises(
        Refusal, match="two columns for the date of birth, “DOB” and “Date of Birth”: keep one"
    ):
        columns_of(["CHILD", "DOB", "Date of Birth"], "t.csv")


def test_annex_a_is_read_in_its_own_words() -> None:
    header = (
        "Child Unique ID|Gender|Ethnicity|Date of Birth|UASC (Y/N)|Does the Child have a Disability|Allocated Worker|"
        "Allocated Personal Advisor|Eligibility Category|LA In Touch|Type of Accommodation|"
        "Suitability of Accommodation|Activity Status"
    )
    cells = (
        "014|b) Female|a) WBRI|12/03/2007|a) Yes|b) No|A Khan|J Price|b) Former relevant child|d) Refu|"
        "U: Independent living|b) Unsuitable|F4: Young person engaged full time in an apprenticeship"
    )
    row = read(header, cells)
    assert row.errors == {}
    assert row.case == {
        "number": "014", "gender": "Female", "ethnicity": "WBRI", "born": date(2007, 3, 12), "disability": "no",
        "in_touch": "REFU",
    }  # fmt: skip
    assert row.unaccompanied is True
    said = {(s.kind, s.role): (s.worker or s.what, s.suitable, s.national) for s in row.spells}
    assert said == {
        ("worker", "personal adviser"): ("J Price", None, False),
        ("worker", "social worker"): ("A Khan", None, False),
        ("eligibility", None): ("former relevant", None, True),
        ("activity", None): ("F4", None, False),
        ("home", None): ("U", False, False),
    }


def test_oc3_is_read_with_its_suitability_digit_and_blanks_say_nothing() -> None:
    row = read("CHILD|DOB|IN_TOUCH|ACTIV|ACCOM", "014|12/03/2007|YES|G4|D1")
    assert [(s.kind, s.what, s.suitable) for s in row.spells] == [
        ("activity", "G4", None),
        ("home", "D", True),
    ]
    assert read("CHILD|DOB|IN_TOUCH|ACTIV|ACCOM", "014|||0|0").spells == ()


@pytest.mark.parametrize("old", ["F3", "P3", "F3: Young person engaged full time in training or employment"])
def test_a_superseded_activity_is_mapped_and_said(old: str) -> None:
    row = read("CHILD|ACTIV", f"014|{old}")
    assert row.spells[0].what == f"{old[0]}5"
    assert row.remarks[0].startswith(f"activity {old[:2]} is superseded and was read as {old[0]}5")


@pytest.mark.parametrize(
    ("header", "cells", "column", "sentence"),
    [
        ("CHILD|ACCOM", "014|S1", "ACCOM", "S1 cannot be: no fixed abode can only be unsuitable (903 val"),
        ("CHILD|ACCOM", "014|X1", "ACCOM", "X1 cannot be"),
        ("CHILD|Type of Accommodation|Suitability of Accommodation", "014|S: No fixed abode / homeless|a) Suitable",
         "accommodation", "S1 cannot be"),
        ("CHILD|ACCOM|Suitability of Accommodation", "014|U1|b) Unsuitable", "accommodation", "say different things"),
        ("CHILD|ACCOM", "014|Q1", "ACCOM", "is no accommodation code"),
        ("CHILD|ACCOM", "014|U3", "ACCOM", "is no accommodation code"),
        ("case number|home", "014|U1", "home", "may be a placement or a home with its suitability"),
        ("CHILD|ACTIV", "014|F9", "ACTIV", "is no activity code: choose one of F1, P1"),
        ("CHILD|IN_TOUCH", "014|perhaps", "IN_TOUCH", "is no in-touch code"),
        ("CHILD|DOB", "014|Ongoing", "DOB", "“Ongoing” is no day: write it as 12/03/2026"),
        ("CHILD|DOB", "014|12/03/2007 and 1/4/2008", "DOB", "is no day"),
        ("CHILD|DOB", "014|3/25/2007", "DOB", "There is no month 25: write the day first"),
        ("CHILD|DOB", "014|31/02/2007", "DOB", "There is no 31 February"),
        ("CHILD|DOB", "014|12/03/07", "DOB", "is no day"),
        ("CHILD|DOB", "014|12/03/2007 14:05", "DOB", "has a time where only a day"),
        ("CHILD|need", "014|lots", "need", "is not known here: choose standard; raised"),
        ("CHILD|DOB", "014|12/03/2007|stray", "row", "more cells than there are columns"),
        ("CHILD|frequency days", "014|14", "frequency days", "needs days, set by, set on, reason and until"),
        ("CHILD|personal adviser|virtual personal adviser", "014|A|B", "personal adviser", "not both"),
    ],
)  # fmt: skip
def test_what_is_unclear_is_an_error_of_its_column(
    header: str, cells: str, column: str, sentence: str
) -> None:
    row = read(header, cells)
    assert sentence in row.errors[column]
    assert row.reason.startswith(f"{column}: ")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12/03/2007", date(2007, 3, 12)),
        ("2007-03-12", date(2007, 3, 12)),
        ("2007-03-12T00:00:00", date(2007, 3, 12)),
        ("12/03/2007 00:00", date(2007, 3, 12)),
        ("29/02/2008", date(2008, 2, 29)),
    ],
)
def test_days_are_read_in_two_forms(text: str, day: date) -> None:
    assert values.read_day(text) == day


def test_a_moment_has_a_time_where_one_is_written() -> None:
    assert values.read_moment("12/03/2026 14:05:59").time() == time(14, 5)
    assert values.read_moment("2026-03-12").time() == time(0)
    with pytest.raises(Refusal, match="is no time"):
        values.read_moment("12/03/2026 25:00")


def test_a_home_in_words_is_no_longer_unclear() -> None:
    assert values.read_home("U1: foster placement with a relative or friend, long term").code == "U1"
    assert values.read_home("U: independent living") == values.Home("U", None)
    assert values.read_home("U6") == values.Home("U6", None)
    assert values.read_home("D2") == values.Home("D", False)


def test_every_wording_that_is_written_is_read_again() -> None:
    for code, words in ACCOMMODATION.items():
        assert values.read_accommodation(f"{code}: {words}").code == code
    for code, words in ACTIVITY.items():
        assert values.read_activity(f"{code}: {words}") == code
    for code, words in IN_TOUCH.items():
        assert values.read_in_touch(words) == code
    for status, words in STATUS.items():
        assert status.startswith(values.read_eligibility(words))
