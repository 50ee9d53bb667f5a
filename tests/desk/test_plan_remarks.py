"""What a plan's file leaves to be told or kept beside: two rows of headings, owners, days, statuses, colours."""

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from tests.desk.book import contents
from tests.desk.test_plan_tables import PLAN, bring, called, counts, updates
from tests.exchange.plans import LAYOUTS, TWO_ROWS, workbook
from tracker.desk import Desk
from tracker.desk.plan_telling import told
from tracker.domain.work import Person


def test_a_plan_with_headings_over_two_rows_adds_no_action_of_their_names(desk: Desk, tmp_path: Path) -> None:
    imported = bring(desk, TWO_ROWS)
    assert (counts(imported), imported.plan) == ((2, 0, 0, 0), "The plan")
    assert {person.name for person in desk.session.casebook.all(Person)} == {"J Price", "A Khan"}
    action = called(desk)
    assert action.due == date(2025, 6, 30)
    assert "Timescale Start: 1 May 2025" in " ".join(desk.sheet(action).split())
    desk.exchanging.plans.export(tmp_path / "out.xlsx")
    before = contents(desk)
    again = desk.exchanging.plans.bring_in((tmp_path / "out.xlsx").read_bytes(), "out.xlsx")
    assert (counts(again), again.sheet.header) == ((0, 0, 2, 0), imported.sheet.header)
    assert contents(desk) == before


def test_several_owners_in_one_cell_are_told_and_no_name_has_a_slash(desk: Desk) -> None:
    text = "Action,Lead\nOne,J Smith / P Patel\nTwo,Head of Service & PSW\nThree,Head of Service & PSW\nFour,B Lee\n"
    imported = bring(desk, text, dry_run=True)
    assert (
        "rows 3, 4 name more than one owner in one cell, kept as one: “Head of Service & PSW”"
        in imported.remarks
    )
    assert "several owners in row 2: the first is the owner, all stay in the plan's words" in imported.remarks
    bring(desk, text)
    names = {person.name for person in desk.session.casebook.all(Person)}
    assert names == {"J Smith", "Head of Service & PSW", "B Lee"}
    first = called(desk, "One")
    assert first.plan_row
    assert first.plan_row.said("owner") == "J Smith / P Patel"


def test_a_status_that_says_done_with_more_words_is_followed_and_told(desk: Desk) -> None:
    text = "Action,Status\nOne,Completed - 12/05/25\nTwo,Closed\nThree,On hold\nFour,Done in part\nFive,Complete\n"
    imported = bring(desk, text)
    states = [(row.action.state, row.action.reported) for row in imported.rows]
    assert states == [
        ("complete", "Completed - 12/05/25"), ("complete", "Closed"), ("not started", "On hold"),
        ("not started", "Done in part"), ("complete", "Complete"),
    ]  # fmt: skip
    read = "“Completed - 12/05/25” (row 2), “Closed” (row 3)"
    assert f"status read as complete, its own words kept beside: {read}" in imported.remarks
    doubt = (
        "status that begins like a state and may say otherwise, so it decides nothing: “Done in part” (row 5)"
    )
    assert doubt in imported.remarks


def test_what_was_not_read_as_a_day_is_named_with_its_rows(desk: Desk) -> None:
    text = "Action,By when\nA,Ongoing\nB,31 Nov 2025\nC,Apr-25\nD,Ongoing\nE,1 May 2025\nF,\n"
    imported = bring(desk, text, dry_run=True)
    undated = "“Ongoing” (rows 2, 5), “Apr-25” (row 4)"
    assert f"3 actions without a day, kept in words and no day is guessed: {undated}" in imported.remarks
    assert "no such day in the calendar, kept in words: “31 Nov 2025” (row 3)" in imported.remarks


def test_many_different_words_are_counted_after_the_first(desk: Desk) -> None:
    rows = "".join(f"Action {n},words {chr(97 + n)}\n" for n in range(20))
    (remark,) = bring(desk, f"Action,By when\n{rows}", dry_run=True).remarks
    assert remark.endswith("“words l” (row 13), and 8 more")


def test_a_plan_reference_that_stands_twice_is_told(desk: Desk) -> None:
    imported = bring(desk, 'Ref,Action,Lead\n1,Ring,J\n1,Write,J\n2,"1. Ask\n2. Wait",J\n', dry_run=True)
    said = "plan reference in more than one row, each an action of its own: “1” (rows 2, 3)"
    assert imported.remarks[0] == said
    assert counts(imported) == (4, 0, 0, 0)


def test_who_a_plan_gives_an_action_to_stands_in_its_story(desk: Desk) -> None:
    bring(desk)
    desk.actions.assign(called(desk), "B Lee")
    bring(desk, PLAN.replace("J Price", "C Ray"), "may.csv", take=True)
    assert [(u.kind, u.text) for u in updates(desk, called(desk))][-1] == (
        "re-assigned", "from B Lee to C Ray: plan refresh may.csv"
    )  # fmt: skip
    bring(desk, PLAN.replace("J Price", "TBC"), "june.csv", as_at=date(2024, 6, 3))
    last = updates(desk, called(desk))
    assert ("from C Ray to nobody: plan refresh june.csv", date(2024, 6, 3)) in [
        (u.text, u.day) for u in last
    ]


def test_what_stands_above_the_columns_is_kept_with_the_change(desk: Desk) -> None:
    imported = bring(desk, f'Our plan,,,,,,,\n,"Version 4, as at 3 November",,,,,,\n{PLAN}')
    assert imported.plan == "Our plan"
    assert "above the columns stands “Version 4, as at 3 November”" in imported.remarks[0]
    assert desk.past.latest(1)[0].reason == "above the columns stood: Version 4, as at 3 November"


def test_a_dry_run_says_what_would_be(desk: Desk) -> None:
    assert ("", "Plan “plan”, new here.") in told(bring(desk))
    assert ("", "Plan “plan”, here already, would be brought up to date.") in told(bring(desk, dry_run=True))
    assert ("", "Plan “plan”, here already, brought up to date.") in told(bring(desk))


def test_a_formula_that_was_never_worked_out_is_not_called_empty(desk: Desk) -> None:
    rows = [
        ["Action", "Lead", "By when"],
        ["=A9", "J", "May"],
        ["Ring", "=B9", "May"],
        ["Write", None, "May"],
    ]
    imported = desk.exchanging.plans.bring_in(workbook({"Plan": rows}), "plan.xlsx", dry_run=True)
    (bad,) = imported.bad_rows
    assert bad.reason.startswith("it says no action: “Action” holds a formula whose value the file does not")
    assert imported.remarks[0].startswith(
        "rows 2, 3: 2 cells with a formula whose value the file does not hold"
    )
    assert counts(imported) == (2, 0, 0, 1)


def test_a_status_of_colour_alone_goes_out_as_that_colour_and_comes_back(desk: Desk, tmp_path: Path) -> None:
    desk.exchanging.plans.bring_in(LAYOUTS["phases.xlsx"], "phases.xlsx")
    before = contents(desk)
    for name in ("out.xlsx", "out.csv", "again.xlsx"):
        desk.exchanging.plans.export(tmp_path / name)
        imported = desk.exchanging.plans.bring_in((tmp_path / name).read_bytes(), name)
        assert counts(imported) == (0, 0, 2, 0)
        assert contents(desk) == before
    sheet: Any = openpyxl.load_workbook(tmp_path / "again.xlsx").worksheets[0]
    cells = [row[5] for row in sheet.iter_rows(min_row=3)]
    assert [(cell.value, cell.fill.fgColor.rgb) for cell in cells] == [(None, "FFFF0000"), (None, "FF00B050")]
    assert (tmp_path / "out.csv").read_text("utf-8-sig").count("cell coloured") == 2


def test_the_apostrophe_put_before_a_cell_is_taken_off_and_no_other(desk: Desk, tmp_path: Path) -> None:
    texts = ["-3", "=1+1", "'quoted", "O'Brien", "'", "- one"]
    rows = "".join(f"Action {n},J,{text}\n" for n, text in enumerate(texts))
    bring(desk, f"Action,Lead,Notes\n{rows}")
    for name in ("out.csv", "out.xlsx"):
        desk.exchanging.plans.export(tmp_path / name)
        imported = desk.exchanging.plans.bring_in((tmp_path / name).read_bytes(), name)
        assert counts(imported) == (0, 0, len(texts), 0)
        kept = [row.action.plan_row.cells[2].text for row in imported.rows if row.action.plan_row]
        assert kept == texts
