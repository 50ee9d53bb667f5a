"""Comparisons that are kept, what figures say of them, and files that are no extract."""

from pathlib import Path

import pytest

from tests.desk.book import contents
from tests.desk.extracts import assert_explained, compare, told
from tests.exchange.extracts import Rows, as_file, exported, fill, put
from tracker.desk import Desk
from tracker.desk.reconciling import mark_in
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case


def mark(desk: Desk, name: str) -> str:
    """Say how a figure stands to the extracts that were kept."""
    return mark_in(desk.reconciling.all(), name)


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
    assert mark(desk, "team") == "differs by 1 row from march.csv of 10 Jun 2024"


def test_another_file_with_the_same_result_is_a_comparison_of_its_own(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    rows = exported(desk, tmp_path, "annexa")
    first = desk.reconciling.keep(compare(desk, rows))
    second = desk.reconciling.keep(compare(desk, [rows[0], *reversed(rows[1:])]))
    assert (second.id != first.id, second.differences, second.counts) == (True, (), first.counts)


def test_a_later_extract_that_does_not_speak_of_a_figure_leaves_its_mark(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    desk.reconciling.keep(compare(desk, exported(desk, tmp_path, "annexa")))
    desk.reconciling.keep(desk.reconciling.compare(as_file(exported(desk, tmp_path, "oc3")), "oc3.csv"))
    assert mark(desk, "team") == "agrees with march.csv of 10 Jun 2024"
    assert mark(desk, "in touch") == "agrees with oc3.csv of 10 Jun 2024"


def test_a_figure_says_whether_the_rows_behind_it_agree(desk: Desk, tmp_path: Path) -> None:
    fill(desk)
    assert mark(desk, "with-adviser") == ""
    rows = exported(desk, tmp_path, "annexa")
    put(rows, "003", "Allocated Personal Advisor", "T Oduya")
    put(rows, "007", "Suitability of Accommodation", "b) Unsuitable")
    put(rows, "009", "Type of Accommodation", "X: In custody")
    rows[:] = [row for row in rows if row[0] != "021"]
    desk.reconciling.keep(compare(desk, rows))
    assert mark(desk, "in-education-or-work") == "differs by 1 row from march.csv of 10 Jun 2024"
    for name in ("suitable-home", "suitability"):
        assert mark(desk, name) == "differs by 2 rows from march.csv of 10 Jun 2024"
    assert mark(desk, "with-adviser") == "differs by 2 rows from march.csv of 10 Jun 2024"
    assert mark(desk, "date of birth") == "agrees with march.csv of 10 Jun 2024"
    assert mark(desk, "young-people") == "differs by 1 row from march.csv of 10 Jun 2024"
    assert mark(desk, "actions-overdue") == mark(desk, "closed on") == mark(desk, "supervision-in-time") == ""


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
