"""Young people's data leave with a reason alone, in the columns of the return, and the history tells of it."""

import csv
import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY
from tests.exchange.extracts import exported, fill
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case

SEVENTEEN = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age", "UASC (Y/N)",
    "Does the Child have a Disability", "Allocated Team", "Allocated Worker", "Allocated Personal Advisor",
    "Eligibility Category", "Latest Pathway Plan Review Date", "LA In Touch", "Latest Date of Contact",
    "Type of Accommodation", "Suitability of Accommodation", "Activity Status",
]  # fmt: skip
THIRTEEN = [
    "Child Unique ID", "Gender", "Ethnicity", "Date of Birth", "Age", "Does the Child have a Disability",
    "Allocated Team", "Allocated Worker", "Eligibility Category", "LA in Touch", "Type of Accommodation",
    "Suitability of Accommodation", "Activity Status",
]  # fmt: skip


@pytest.mark.parametrize(("layout", "header"), [("annexa", SEVENTEEN), ("annexa13", THIRTEEN)])
def test_the_columns_are_those_of_the_return(
    desk: Desk, tmp_path: Path, layout: Any, header: list[str]
) -> None:
    fill(desk)
    assert exported(desk, tmp_path, layout)[0] == header


def test_annex_a_holds_the_four_statuses_and_nobody_else(desk: Desk, tmp_path: Path) -> None:
    statuses = ("relevant", "former relevant", "former relevant in education", "former relevant 21 to 25",
                "qualifying", "eligible", "not eligible", "")  # fmt: skip
    for number, status in enumerate(statuses):
        case = desk.cases.add("AB", date(2005, 1, 1), number=f"{number}")
        if status:
            desk.cases.begin(case, "eligibility", status, start=date(2024, 1, 1))
    desk.cases.close(desk.session.find("0", Case), date(2024, 6, 9), "moved away")
    rows = exported(desk, tmp_path, "annexa")
    assert [(row[0], row[10]) for row in rows[1:]] == [
        ("1", "b) Former relevant child"),
        ("2", "b) Former relevant child"),
        ("3", "b) Former relevant child"),
        ("4", "c) Qualifying care leaver"),
        ("5", "d) Eligible child"),
    ]


@pytest.mark.parametrize(
    ("field", "said", "column", "cell"),
    [
        ("gender", "F", 1, "b) Female"),
        ("gender", "Neither", 1, "d) Neither"),
        ("gender", "not stated", 1, "c) Not stated/recorded"),
        ("ethnicity", "WBRI", 2, "a) WBRI"),
        ("ethnicity", "NOBT", 2, "t) NOBT"),
        ("ethnicity", "White British", 2, "u) UNKNOWN"),
        ("disability", "hearing loss", 6, "a) Yes"),
        ("disability", "none", 6, "b) No"),
        ("disability", "", 6, ""),
        ("complexity", ("unaccompanied",), 5, "a) Yes"),
        ("in_touch", "RHOM", 12, "f) Rhom"),
        ("in_touch", "REFU", 12, "d) Refu"),
    ],
)
def test_each_value_is_in_the_words_of_the_return(
    desk: Desk, tmp_path: Path, field: str, said: Any, column: int, cell: str
) -> None:
    case = desk.cases.add("AB", date(2005, 3, 4), number="014")
    desk.cases.begin(case, "eligibility", "former relevant")
    desk.cases.edit(desk.session.find("014", Case), **{field: said})
    row = exported(desk, tmp_path, "annexa")[1]
    assert (row[3], row[4], row[column]) == ("04/03/2005", "19", cell)


def test_the_latest_contact_is_blank_where_the_council_is_not_in_touch(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    rows = {row[0]: row for row in exported(desk, tmp_path, "annexa")}
    assert (rows["010"][12], rows["010"][13]) == ("a) Yes", "31/05/2024")
    assert (rows["011"][12], rows["011"][13]) == ("b) No", "")


def test_the_plan_day_is_the_later_of_drawn_up_and_reviewed(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    case = desk.session.find("002", Case)
    plan = desk.cases.life(case).plan(TODAY)
    assert plan
    desk.plans.review(plan, date(2024, 6, 7))
    rows = {row[0]: row for row in exported(desk, tmp_path, "annexa")}
    assert rows["002"][11] == "07/06/2024"


@pytest.mark.parametrize("layout", ["annexa", "annexa13"])
def test_a_preview_tells_how_many_and_of_nobody_who_it_is(desk: Desk, layout: Any) -> None:
    fill(desk)
    before = desk.session.store.history.n
    found = desk.exchanging.preview_cases(layout)
    assert (found.total, len(found.rows)) == (40, 3)
    shown = dict(found.rows[0])
    assert (shown["reference"], shown["age"]) == ("YP-001", "20")
    assert {shown["Gender"], shown["Ethnicity"], shown["Does the Child have a Disability"]} == {"held"}
    assert not {"Child Unique ID", "Date of Birth"} & shown.keys()
    assert not [said for said in ("02/02/2004", "WBRI", "Female", "MWBC") if said in repr(found.rows)]
    assert desk.session.store.history.n == before


def test_a_plain_preview_tells_no_name_and_no_health(desk: Desk) -> None:
    case = desk.cases.add("AB", date(2005, 1, 15), number="014", chosen_name="Zephyr", disability="hearing loss",
                          complexity=("mental health",))  # fmt: skip
    desk.cases.begin(case, "home", "U", start=date(2024, 1, 1), reason="fled the carer")
    words = repr(desk.exchanging.preview_cases("plain").rows)
    assert "YP-014" in words
    assert not [s for s in ("Zephyr", "hearing", "mental", "fled", "2005-01-15") if s in words]


def test_who_took_what_out_is_told_newest_first(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    assert desk.past.looks() == []
    desk.exchanging.export_cases(tmp_path / "a.csv", "annexa", "Ofsted asked on 3 June")
    desk.session.show_names("handover")
    desk.exchanging.export_cases(tmp_path / "b.xlsx", "oc3", "903 return")
    looks = desk.past.looks()
    assert [(look.who, look.sentence, look.reason) for look in looks] == [
        ("J Price", "exported 35 cases in the layout oc3 to b.xlsx", "903 return"),
        ("J Price", "showed young people's names on lists", "handover"),
        ("J Price", "exported 40 cases in the layout annexa to a.csv", "Ofsted asked on 3 June"),
    ]
    assert desk.past.looks(1) == looks[:1]


def test_the_reason_stands_in_the_history_before_the_file_is_there(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_paths: Any) -> None:
        assert desk.past.looks()[0].reason == "inspection"
        raise OSError(28, "No space left on device")

    fill(desk)
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(os, "link", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(Refusal, match="cannot be written"):
        desk.exchanging.export_cases(folder / "a.csv", "annexa", "inspection")
    assert list(folder.iterdir()) == []
    assert desk.past.looks()[0].sentence == "the export to a.csv could not be written: nothing left"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("x" * 300 + ".csv", "cannot be written"),
        ("no/a.csv", "There is no folder"),
        ("a.txt", "ends neither in"),
    ],
)
def test_a_file_that_cannot_be_is_one_sentence_and_no_look(
    desk: Desk, tmp_path: Path, path: str, sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence) as refused:
        desk.exchanging.export_cases(tmp_path / path, "annexa", "inspection")
    assert "\n" not in str(refused.value)
    assert desk.past.looks() == []


def test_a_folder_that_may_not_be_written_to_is_said_before_anything_is(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    with pytest.raises(Refusal, match="Nothing may be written to"):
        desk.exchanging.export_cases(tmp_path / "a.csv", "annexa", "inspection")
    assert desk.past.looks() == []


def test_nothing_leaves_while_read_only_is_on(desk: Desk, tmp_path: Path) -> None:
    desk.session.looking = True
    with pytest.raises(Refusal, match="turn read-only off first"):
        desk.exchanging.export_cases(tmp_path / "a.csv", "annexa", "inspection")
    assert list(tmp_path.glob("a.csv")) == []


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_a_spreadsheet_would_run_leaves_harmless(desk: Desk, tmp_path: Path, form: str) -> None:
    desk.exchanging.import_cases(
        b"case number,date of birth,team,eligibility\n014,01/01/2005,'=HYPERLINK(1),former relevant\n",
        "a.csv",
    )
    path = tmp_path / f"a.{form}"
    desk.exchanging.export_cases(path, "annexa", "inspection")
    if form == "csv":
        assert list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))[1][7] == "'=HYPERLINK(1)"
    else:
        import openpyxl

        cell = openpyxl.load_workbook(path).active["H2"]  # type: ignore[index]
        assert (cell.data_type, cell.value) == ("s", "'=HYPERLINK(1)")


@pytest.mark.parametrize("layout", ["annexa", "annexa13"])
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_annex_a_out_and_in_again_adds_nothing(desk: Desk, tmp_path: Path, layout: Any, form: str) -> None:
    fill(desk)
    path = tmp_path / f"a.{form}"
    desk.exchanging.export_cases(path, layout, "inspection")
    before = desk.session.store.history.n
    back = desk.exchanging.import_cases(path.read_bytes(), path.name)
    assert (back.added, back.updated, back.unchanged, back.bad_rows) == (0, 0, 40, ())
    assert desk.session.store.history.n == before
