"""The casebook held against an extract of the case system: every difference told, and none that is not there."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import contents, open_desk
from tests.exchange.extracts import Rows, as_file, exported, fill, put
from tracker.desk import Desk
from tracker.desk.reconciling import Comparison, difference_sentence
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case

LAYOUTS = ("annexa", "annexa13", "ssd", "oc3", "plain")


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """The forty young people, for tests that keep nothing."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("os.fsync", lambda fd: None)
        desk = open_desk(tmp_path_factory.mktemp("service") / "casebook.json")
        fill(desk)
        yield desk
        desk.close(quick=True)


@pytest.fixture
def rows(service: Desk, tmp_path: Path) -> Rows:
    return exported(service, tmp_path, "annexa")


def compare(desk: Desk, rows: Rows, form: str = "csv") -> Comparison:
    return desk.reconciling.compare(as_file(rows, form), f"march.{form}")


def told(comparison: Comparison) -> list[str]:
    return [difference_sentence(each) for each in comparison.record.differences]


def assert_explained(comparison: Comparison) -> None:
    """Every unit by which the counts of both sides differ is a row, and each of those rows has a difference."""
    differing = {each.number for each in comparison.record.differences}
    assert comparison.record.counts
    for count in comparison.record.counts:
        assert count.ours - count.theirs == len(count.more_here) - len(count.more_there)
        assert {*count.more_here, *count.more_there} <= differing


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_what_was_just_exported_agrees(service: Desk, tmp_path: Path, layout: Any, form: str) -> None:
    rows = exported(service, tmp_path, layout)
    found = compare(service, rows, form)
    assert told(found) == []
    assert found.record.compared == len(rows) - 1
    assert_explained(found)


NEW_ROW = {
    "annexa": ["0999", "a) Male", "a) WBRI", "01/02/2005", "19", "b) No", "b) No", "Team 1", "", "J Price",
               "b) Former relevant child", "", "a) Yes", "", "U: Independent living", "a) Suitable", ""],
    "annexa13": ["0999", "a) Male", "a) WBRI", "01/02/2005", "19", "b) No", "Team 1", "J Price",
                 "b) Former relevant child", "a) Yes", "U: Independent living", "a) Suitable", ""],
    "ssd": ["0999", "Former Relevant", "YES", "", "U", "1", "F4", "", "J Price", "Team 1"],
    "oc3": ["0999", "01/02/2005", "YES", "F4", "U1"],
}  # fmt: skip
PLANTED: dict[str, list[tuple[str, str, str, str]]] = {
    "annexa": [
        ("001", "Date of Birth", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "Eligibility Category", "c) Qualifying care leaver", "status here relevant, there qualifying"),
        ("003", "Allocated Personal Advisor", "T Oduya", "personal adviser here K St John-Smith, there T Oduya"),
        ("004", "Allocated Team", "Team 9", "team here Team 0, there Team 9"),
        ("005", "LA In Touch", "b) No", "in touch here YES (in touch), there NO (not in touch)"),
        ("006", "Type of Accommodation", "B: Parents/relatives",
         "accommodation here U (independent living), there B (with parents or relatives)"),
        ("007", "Suitability of Accommodation", "b) Unsuitable", "suitability here suitable, there unsuitable"),
        ("009", "Activity Status", "", "activity here F4 (apprenticeship, full time), there not recorded"),
        ("010", "Latest Pathway Plan Review Date", "01/06/2024", "plan day here 22 Nov 2023, there 1 Jun 2024"),
    ],
    "annexa13": [
        ("001", "Date of Birth", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "Eligibility Category", "c) Qualifying care leaver", "status here relevant, there qualifying"),
        ("003", "Allocated Worker", "T Oduya", "worker here K St John-Smith, there T Oduya"),
        ("004", "Allocated Team", "", "team here Team 0, there not recorded"),
        ("005", "LA in Touch", "d) Refu", "in touch here YES (in touch), there REFU (declines to be in touch)"),
        ("006", "Type of Accommodation", "Q: Somewhere",
         "accommodation here U (independent living), there a cell that cannot be read"),
        ("007", "Suitability of Accommodation", "b) Unsuitable", "suitability here suitable, there unsuitable"),
        ("009", "Ethnicity", "d) WOTH", "ethnicity is another there than here"),
        ("010", "Gender", "a) Male", "gender is another there than here"),
        ("011", "Activity Status", "G4: Not in education, employment or training - illness or disability",
         "activity here G5 (not in education, employment or training: other circumstances), there G4 "
         "(not in education, employment or training: illness or disability)"),
    ],
    "ssd": [
        ("001", "clea_care_leaver_eligibility", "Qualifying",
         "status here former relevant 21 to 25, there qualifying"),
        ("002", "clea_care_leaver_in_touch", "RHOM",
         "in touch here YES (in touch), there RHOM (returned home for six months or more)"),
        ("003", "clea_care_leaver_latest_contact", "08/06/2024",
         "exchange with adviser here 7 Jun 2024, there 8 Jun 2024"),
        ("004", "clea_care_leaver_accommodation", "X", "accommodation here T (foyer or similar supported "
         "accommodation), there X (in custody)"),
        ("005", "clea_care_leaver_accom_suitable", "2", "suitability here suitable, there unsuitable"),
        ("006", "clea_care_leaver_activity", "0",
         "activity here F1 (higher education, full time), there not recorded"),
        ("007", "clea_pathway_plan_review_date", "", "plan day here 21 Jan 2024, there not recorded"),
        ("009", "clea_care_leaver_personal_advisor", "Unallocated", "personal adviser here Ann Lee, there nobody"),
        ("010", "clea_care_leaver_allocated_team", "Team 9", "team here Team 0, there Team 9"),
    ],
    "oc3": [
        ("001", "DOB", "03/02/2004", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "DOB", "Ongoing", "date of birth here 3 Mar 2005, there a cell that cannot be read"),
        ("003", "IN_TOUCH", "NREQ", "in touch here YES (in touch), there NREQ (no longer requires services)"),
        ("004", "ACTIV", "F1", "activity here G4 (not in education, employment or training: illness or "
         "disability), there F1 (higher education, full time)"),
        ("005", "ACTIV", "", "activity here G5 (not in education, employment or training: other "
         "circumstances), there not recorded"),
        ("006", "ACCOM", "B1", "accommodation here U (independent living), there B (with parents or relatives)"),
        ("007", "ACCOM", "D2", "suitability here suitable, there unsuitable"),
        ("009", "ACCOM", "0", "accommodation here E (supported lodgings), there not recorded"),
        ("010", "ACCOM", "T", "suitability here suitable, there not recorded"),
    ],
    "plain": [
        ("001", "date of birth", "2004-02-03", "date of birth here 2 Feb 2004, there 3 Feb 2004"),
        ("002", "eligibility", "former relevant", "status here relevant, there former relevant"),
        ("004", "eligibility", "former relevant", "status here former relevant 21 to 25, there former relevant"),
        ("003", "personal adviser", "", "personal adviser here K St John-Smith, there not recorded"),
        ("008", "social worker", "B Ode", "social worker here A Khan, there B Ode"),
        ("016", "home", "K2: children's home",
         "accommodation here U6 (foster placement), there K2 (children's home)"),
        ("006", "home suitability", "unsuitable", "suitability here suitable, there unsuitable"),
        ("007", "activity", "G5", "activity here F2 (other education, full time), there G5 (not in education, "
         "employment or training: other circumstances)"),
        ("009", "in touch", "NO", "in touch here YES (in touch), there NO (not in touch)"),
    ],
}  # fmt: skip


def plant(rows: Rows, layout: str) -> list[str]:
    """Plant twelve differences; gives their sentences."""
    planted = PLANTED[layout]
    for number, column, cell, _ in planted:
        put(rows, number, column, cell)
    said = [f"{number}: {words}" for number, _, _, words in planted]
    rows[:] = [row for row in rows if row[0] != "039"]
    said.append("039: case here open, there missing")
    if len(said) < 11 and layout in NEW_ROW:
        rows.append(NEW_ROW[layout])
        said.append(f"0999: case here missing, there in row {len(rows)}")
    elif layout == "plain":
        rows.append(["0999", "", *rows[1][2:]])
        said.append(f"0999: case here missing, there in row {len(rows)}")
    rows.append(next(list(row) for row in rows if row[0] == "012"))
    said.append(f"012: case here once, there again in row {len(rows)}")
    return said


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_twelve_planted_differences_are_explained_and_no_other(
    service: Desk, tmp_path: Path, layout: Any, form: str
) -> None:
    rows = exported(service, tmp_path, layout)
    planted = plant(rows, layout)
    assert len(planted) == 12
    found = compare(service, rows, form)
    assert sorted(told(found)) == sorted(planted)
    assert_explained(found)


# Whom each extract holds, and who is who.


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
    import io

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


# Kept.


def test_a_comparison_is_kept_as_one_change_and_the_same_again_keeps_nothing(
    desk: Desk, tmp_path: Path
) -> None:
    fill(desk)
    rows = exported(desk, tmp_path, "annexa")
    put(rows, "001", "Allocated Team", "Team 9")
    before = desk.session.store.history.n
    found = compare(desk, rows)
    assert desk.session.store.history.n == before
    kept = desk.reconciling.keep(found)
    assert (kept, desk.session.store.history.n) == (desk.reconciling.latest(), before + 1)
    again = compare(desk, rows)
    assert again.before == kept
    assert desk.reconciling.keep(again) == kept
    assert (desk.session.store.history.n, len(desk.reconciling.all())) == (before + 1, 1)
    desk.cases.edit(desk.session.find("001", Case), team="Team 9")
    better = compare(desk, rows)  # the same file, and here it was put right meanwhile
    assert better.before is None
    assert desk.reconciling.keep(better).differences == ()
    desk.past.undo()
    assert desk.reconciling.latest() == kept


def test_a_result_that_comes_back_is_kept_again_so_that_no_figure_agrees_by_what_was(
    desk: Desk, tmp_path: Path
) -> None:
    fill(desk)
    rows = exported(desk, tmp_path, "annexa")
    for team in ("Team 9", "Team 1", "Team 9"):
        desk.cases.edit(desk.session.find("001", Case), team=team)
        desk.reconciling.keep(compare(desk, rows))
    assert len(desk.reconciling.all()) == 3
    assert desk.reconciling.mark_for("team") == "differs by 1 row from march.csv of 10 Jun 2024"


def test_a_later_extract_that_does_not_speak_of_a_figure_leaves_its_mark(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.reconciling.keep(compare(desk, exported(desk, tmp_path, "annexa")))
    desk.reconciling.keep(desk.reconciling.compare(as_file(exported(desk, tmp_path, "oc3")), "oc3.csv"))
    assert desk.reconciling.mark_for("team") == "agrees with march.csv of 10 Jun 2024"
    assert desk.reconciling.mark_for("in touch") == "agrees with oc3.csv of 10 Jun 2024"


def test_a_figure_says_whether_the_rows_behind_it_agree(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    mark = desk.reconciling.mark_for
    assert mark("with-adviser") == ""
    rows = exported(desk, tmp_path, "annexa")
    put(rows, "003", "Allocated Personal Advisor", "T Oduya")
    put(rows, "007", "Suitability of Accommodation", "b) Unsuitable")
    put(rows, "009", "Type of Accommodation", "X: In custody")
    rows[:] = [row for row in rows if row[0] != "021"]
    desk.reconciling.keep(compare(desk, rows))
    assert mark("in-education-or-work") == "differs by 1 row from march.csv of 10 Jun 2024"
    assert mark("suitable-home") == mark("suitability") == "differs by 2 rows from march.csv of 10 Jun 2024"
    assert mark("with-adviser") == "differs by 2 rows from march.csv of 10 Jun 2024"
    assert mark("date of birth") == "agrees with march.csv of 10 Jun 2024"
    assert mark("young-people") == "differs by 1 row from march.csv of 10 Jun 2024"
    assert mark("actions-overdue") == mark("closed on") == mark("supervision-in-time") == ""


def test_no_name_and_no_sensitive_value_of_a_young_person_is_kept(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.cases.edit(
        desk.session.find("001", Case), chosen_name="Zephyr", ethnicity="WROM", disability="autism"
    )
    rows = exported(desk, tmp_path, "plain")
    put(rows, "001", "chosen name", "Kestrel")
    put(rows, "001", "ethnicity", "ABAN")
    put(rows, "001", "disability", "no")
    put(rows, "001", "date of birth", "Kestrel Smith")
    found = compare(desk, rows)
    assert len(found.record.differences) == 3
    words = repr(found.record)
    assert not [said for said in ("Zephyr", "Kestrel", "WROM", "ABAN", "autism") if said in words]


def test_a_name_where_a_case_number_belongs_is_not_repeated(service: Desk, rows: Rows) -> None:
    found = compare(service, [*rows, ["Kestrel Smith", *rows[1][1:]], ["", *rows[1][1:]]])
    assert told(found) == [
        "row 42: case here missing, there in row 42",
        "row 43: case here missing, there in row 43",
    ]
    assert_explained(found)


# What is no extract.


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "is empty"),
        (b"Name,Age\nA,1\n", "has no row of column names that are known here"),
        (b"case number,date of birth\n", "names nobody who is here, in 0 rows"),
        (b"case number,date of birth\n999,01/01/2005\n", "names nobody who is here, in 1 row"),
        (b"case number,date of birth\n" + b"1,01/01/2005\n" * 50_001, "has more than 50,000 rows"),
        (b"case number,date of birth\n" + b"1,01/01/2005\n" * 1_600_000, "is larger than 20 MB"),
        (bytes(range(256)) * 40, "is not text"),
        (b"PK\x03\x04 no workbook", "cannot be read as a table"),
        (b"\xd0\xcf\x11\xe0 old", "is an old kind of office file"),
        (b"CHILD,DOB,Date of Birth\n1,,\n", "two columns for the date of birth"),
    ],
)
def test_what_is_no_extract_is_one_sentence_and_nothing_is_kept(
    service: Desk, raw: bytes, sentence: str
) -> None:
    before = contents(service)
    with pytest.raises(Refusal, match=sentence) as refused:
        service.reconciling.compare(raw, "list.csv")
    assert "\n" not in str(refused.value)
    assert contents(service) == before


@pytest.mark.parametrize(("parted", "code"), [(";", "cp1252"), ("\t", "utf-16"), (",", "utf-8-sig")])
def test_an_extract_comes_in_any_form_a_spreadsheet_saves(service: Desk, parted: str, code: str) -> None:
    text = "Child Unique ID,Allocated Team,Allocated Personal Advisor\n1,Équipe,=1+1\n2,Team 0,Omar O'Neill\n"
    found = service.reconciling.compare(text.replace(",", parted).encode(code), "list.csv")
    assert told(found)[:2] == [
        "001: personal adviser here Ann Lee, there =1+1",
        "001: team here Team 1, there Équipe",
    ]
