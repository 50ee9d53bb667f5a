"""Plans brought in, brought in again, and written out: one change, nothing guessed, nothing overwritten."""

import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.desk.book import TODAY, bring_in, contents, open_desk
from tests.exchange.plans import INSPECTION, LAYOUTS, PARENTING, STRATEGY, workbook
from tracker.desk import Desk
from tracker.desk.plan_tables import PlanAsked, PlanImported
from tracker.desk.plan_telling import told
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person, Update

PLAN = (
    "Ref,Action,Lead,By when,RAG,Progress,Measure,Notes\n"
    "1,Ring the doctor,J Price,30 June 2024,A,Rang on Monday.,Ten of ten,x\n"
    "2,Write to the school,A Khan,Ongoing,,,,\n"
)


def bring(desk: Desk, text: str = PLAN, name: str = "plan.csv", **asked: Any) -> PlanImported:
    keep = {key: asked.pop(key) for key in ("dry_run", "errors") if key in asked}
    return desk.exchanging.plans.bring_in(text.encode(), name, PlanAsked(**asked), **keep)


def counts(imported: PlanImported) -> tuple[int, int, int, int]:
    return (*(imported.count(w) for w in ("added", "updated", "unchanged")), len(imported.bad_rows))


def called(desk: Desk, title: str = "Ring the doctor") -> Action:
    return next(a for a in desk.session.casebook.all(Action) if a.title == title)


def updates(desk: Desk, action: Action) -> list[Update]:
    return desk.session.casebook.updates_about(action.id)


def owner(desk: Desk, action: Action) -> Person | None:
    return desk.session.casebook.get(Person, action.owner)


def test_a_plan_comes_in_as_one_change_with_every_word_kept(desk: Desk) -> None:
    imported = bring(desk, INSPECTION, "inspection.csv", as_at=date(2024, 5, 1))
    assert counts(imported) == (2, 0, 0, 0)
    assert desk.session.store.history.n == 1
    action = called(desk, "Hold teams at fifteen children for each worker")
    assert (action.plan_ref, action.source, action.agreed_on) == ("1.", "plan", date(2024, 5, 1))
    assert (action.due, action.due_words, action.state) == (None, "Ongoing", "in progress")
    lead = owner(desk, action)
    assert lead
    assert (lead.name, lead.is_group) == ("Assistant Director, Care and Support", False)
    (told_then,) = updates(desk, action)
    assert (told_then.kind, told_then.day, told_then.text) == (
        "progress", date(2024, 5, 1), "The list is read every Monday."
    )  # fmt: skip
    page = desk.sheet(action)
    for words in (
        "9. (21, 44)",
        "Workers should have fewer children",
        "Ref M7P2",
        "Reported status: “R”",
        "AN-05",
    ):
        assert words in page
    assert desk.as_dict(action)["plan_row"]["cells"][1] == {
        "column": "Ofsted Para No", "text": "9. (21, 44)", "field": "source_ref"
    }  # fmt: skip
    desk.past.undo()
    assert not contents(desk)


def test_a_dry_run_is_the_same_computation_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    text = PLAN + "3,,K,,,,,\n"
    planned = bring(desk, text, dry_run=True, errors=tmp_path / "bad.csv")
    assert not contents(desk)
    assert not (tmp_path / "bad.csv").exists()
    kept = bring(desk, text, errors=tmp_path / "bad.csv")
    assert counts(planned) == counts(kept) == (2, 0, 0, 1)
    assert [row.action.title for row in planned.rows] == [row.action.title for row in kept.rows]


def test_a_colour_letter_decides_nothing_and_a_plain_word_does(desk: Desk) -> None:
    bring(
        desk,
        "Action,Status\nA one,R\nB two,Complete\nC three,Not started\n"
        "D four,In progress\nE five,Green\nF six,Embedded\n",
    )
    states = {a.title[0]: (a.state, a.reported) for a in desk.session.casebook.all(Action)}
    assert states == {
        "A": ("not started", "R"), "B": ("complete", "Complete"), "C": ("not started", "Not started"),
        "D": ("in progress", "In progress"), "E": ("not started", "Green"), "F": ("not started", "Embedded"),
    }  # fmt: skip
    done = called(desk, "B two")
    assert done.completed_on == TODAY
    assert any(
        flag.rule == "AN-07" for flag in desk.session.flags(done)
    )  # complete without a line of evidence


def test_a_letter_within_the_progress_stays_text(desk: Desk) -> None:
    bring(desk, "Action,Progress\nRing,Was R and is now G\n")
    action = called(desk, "Ring")
    assert action.reported == ""
    assert [u.text for u in updates(desk, action)] == ["Was R and is now G"]


def test_the_same_file_again_changes_nothing_not_even_tomorrow(book: Path) -> None:
    desk = open_desk(book)
    for name, raw in LAYOUTS.items():
        desk.exchanging.plans.bring_in(raw, name)
    before = contents(desk)
    desk.close()
    later = open_desk(book, today=date(2024, 9, 2))
    for name, raw in LAYOUTS.items():
        imported = later.exchanging.plans.bring_in(raw, f"again {name}")
        assert imported.count("unchanged") == len(imported.rows) > 0, name
    assert contents(later) == before
    later.close()


def test_a_refresh_moves_the_day_keeps_the_first_and_counts_as_a_slip(desk: Desk) -> None:
    bring(desk)
    imported = bring(desk, PLAN.replace("30 June 2024", "30 September 2024"), "march.csv")
    assert counts(imported) == (0, 1, 1, 0)
    assert imported.rows[0].changed == ("due day",)
    action = called(desk)
    assert (action.due, action.original_due) == (date(2024, 9, 30), date(2024, 6, 30))
    moved = updates(desk, action)[-1]
    assert (moved.kind, moved.text, moved.slip) == ("moved", "plan refresh march.csv", True)
    given_up = bring(desk, PLAN.replace("30 June 2024", "Ongoing"), "april.csv")
    assert given_up.rows[0].changed == ("due day",)
    assert (called(desk).due, called(desk).due_words) == (None, "Ongoing")
    assert updates(desk, action)[-1].slip


def test_new_progress_is_told_once_and_only_what_is_new(desk: Desk) -> None:
    bring(desk)
    more = PLAN.replace("Rang on Monday.", "Rang on Monday. Rang again in May.")
    for _ in range(2):
        bring(desk, more)
    assert [u.text for u in updates(desk, called(desk))] == ["Rang on Monday.", "Rang again in May."]
    bring(desk, PLAN.replace("Ongoing,,", "Ongoing,,Wrote today"))
    assert called(desk, "Write to the school").state == "in progress"


def test_what_changed_on_both_sides_is_listed_and_ours_is_kept_until_told_otherwise(desk: Desk) -> None:
    bring(desk)
    desk.actions.move(called(desk), date(2024, 7, 31), "late")
    desk.actions.assign(called(desk, "Write to the school"), "B Lee")
    changed = PLAN.replace("30 June 2024", "30 September 2024").replace("A Khan", "C Ray")
    for _ in range(2):
        imported = bring(desk, changed)
        assert counts(imported) == (0, 0, 2, 0)
        assert [(d.field, d.here, d.plan) for d in imported.differences] == [
            ("due day", "31 Jul 2024", "30 September 2024"), ("owner", "B Lee", "C Ray"),
        ]  # fmt: skip
    assert called(desk).due == date(2024, 7, 31)
    assert not any(person.name == "C Ray" for person in desk.session.casebook.all(Person))
    words = "\n".join(line for _, line in told(imported))
    assert "due day is “31 Jul 2024” here, “30 September 2024” in the plan" in words
    assert counts(bring(desk, changed, take=True)) == (0, 2, 0, 0)
    assert called(desk).due == date(2024, 9, 30)
    assert called(desk).original_due == date(2024, 6, 30)
    assert not bring(desk, changed).differences


def test_what_was_changed_here_alone_stays(desk: Desk) -> None:
    bring(desk)
    desk.actions.done(called(desk), "minutes of 3 June")
    desk.actions.edit(called(desk), title="Ring the nurse", measure="Nine of ten")
    before = contents(desk)
    imported = bring(desk)
    assert (counts(imported), imported.differences) == ((0, 0, 2, 0), ())
    assert contents(desk) == before


def test_other_words_of_the_plan_are_taken_over_and_its_status_reported(desk: Desk) -> None:
    bring(desk)
    imported = bring(desk, PLAN.replace(",A,", ",G,").replace(",x", ",y"))
    assert imported.rows[0].changed == ("words of the plan",)
    assert called(desk).reported == "G"
    assert called(desk).state == "in progress"


def test_rows_that_are_gone_are_listed_and_stay(desk: Desk) -> None:
    bring(desk)
    imported = bring(desk, "\n".join(PLAN.split("\n")[:2]))
    assert [action.title for action in imported.gone] == ["Write to the school"]
    assert called(desk, "Write to the school").open


def test_what_is_known_again_is_said_how(desk: Desk) -> None:
    bring(desk)
    reworded = PLAN.replace("Ring the doctor", "Ring the doctor and the nurse").replace("2,Write", "7,Write")
    imported = bring(desk, reworded)
    assert (imported.by_reference, imported.by_words) == (1, 1)
    assert counts(imported) == (0, 2, 0, 0)
    assert {row.changed for row in imported.rows} == {("title",), ("plan reference",)}
    assert called(desk, "Write to the school").plan_ref == "7"


def test_a_reference_of_another_plan_is_not_this_ones(desk: Desk) -> None:
    bring(desk)
    other = "Ref,Action,Lead\n1,Paint the office,J Price\n2,Buy chairs,J Price\n"
    imported = bring(desk, other, "office.csv")
    assert (counts(imported), imported.plan, imported.new_plan) == ((2, 0, 0, 0), "office", True)
    assert not imported.gone
    with pytest.raises(Refusal, match="There are several plans: say which with --plan, plan, office"):
        desk.exchanging.plans.export(desk.session.store.paths.book.parent / "out.csv")
    assert desk.exchanging.plans.export(desk.session.store.paths.book.parent / "out.csv", "off") == 2
    with pytest.raises(Refusal, match="“x” is none of the plans here"):
        desk.exchanging.plans.export(desk.session.store.paths.book.parent / "out2.csv", "x")


def test_what_was_made_here_takes_up_the_words_of_the_plan_and_keeps_its_own(desk: Desk) -> None:
    desk.actions.add("Ring the doctor", owner="B Lee", plan_ref="1")
    desk.actions.update(called(desk), "Rang in April")
    imported = bring(desk)
    assert counts(imported) == (1, 1, 0, 0)
    assert imported.rows[0].changed == ("due day", "measure", "progress")
    assert [(d.field, d.here, d.plan) for d in imported.differences] == [("owner", "B Lee", "J Price")]
    action = called(desk)
    assert (action.reported, action.due, action.measure) == ("A", date(2024, 6, 30), "Ten of ten")
    assert {u.text for u in updates(desk, action)} == {
        "Rang in April",
        "plan refresh plan.csv",
        "Rang on Monday.",
    }
    again = bring(desk)
    assert (counts(again), len(again.differences)) == ((0, 0, 2, 0), 1)


def test_each_of_several_sheets_is_a_plan_of_its_own(desk: Desk) -> None:
    head = ["Action", "Lead"]
    raw = workbook({"Care": [head, ["Ring", "J"]], "Homes": [head, ["Write", "K"]]})
    for sheet in ("Care", "Homes", "Care"):
        imported = desk.exchanging.plans.bring_in(raw, "plan.xlsx", PlanAsked(sheet=sheet))
        assert (imported.plan, imported.gone) == (f"plan: {sheet}", ())
    assert counts(imported) == (0, 0, 1, 0)


def test_a_plan_can_be_named(desk: Desk) -> None:
    bring(desk, plan="Our plan")
    reworded = "Ref,Action,Lead\n1,Telephone a physician,J Price\n"
    assert bring(desk, reworded, "new.csv", dry_run=True).new_plan
    imported = bring(desk, reworded, "new.csv", plan="our PLAN")
    assert (imported.plan, imported.new_plan, counts(imported)) == ("Our plan", False, (0, 1, 0, 0))


def test_a_new_row_takes_its_place_among_the_others(desk: Desk, tmp_path: Path) -> None:
    bring(desk)
    head, first, second, _ = PLAN.split("\n")
    bring(desk, "\n".join((head, "0,Ask first,,,,,,", first, second)))
    desk.exchanging.plans.export(tmp_path / "out.csv")
    lines = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines] == ["plan", "Ref", "0", "1", "2"]


def test_bad_rows_come_back_and_mended_ones_join_the_plan(desk: Desk, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    imported = bring(desk, PLAN + "3,,B Lee,May 2025,,,,\n", errors=bad)
    assert imported.errors == bad
    assert "it says no action: “Action” is empty" in bad.read_text("utf-8-sig")
    mended = bad.read_text("utf-8-sig").replace("3,,B Lee", "3,Ask the panel,B Lee")
    again = bring(desk, mended, "bad.csv")
    assert (counts(again), again.plan, again.gone) == ((1, 0, 0, 0), "plan", ())
    assert called(desk, "Ask the panel").due == date(2025, 5, 31)


def test_owners_become_people_and_teams_groups(desk: Desk) -> None:
    desk.people.add("A Khan")
    imported = bring(
        desk, "Action,Lead\nOne,A Khan; J Price\nTwo,Care Leavers Team\nThree,All\nFour,TBC\nFive,\n"
    )
    people = {p.name: p.is_group for p in desk.session.casebook.all(Person)}
    assert people == {"A Khan": False, "Care Leavers Team": True, "All": True}
    lead = owner(desk, called(desk, "One"))
    assert lead
    assert lead.name == "A Khan"
    assert called(desk, "Four").owner == called(desk, "Five").owner == ""
    assert "several owners in row 2: the first is the owner, all stay in the plan's words" in imported.remarks
    assert any(flag.rule == "AN-04" for flag in desk.session.flags(called(desk, "Two")))


def test_an_owner_who_has_left_is_kept_and_flagged(desk: Desk) -> None:
    desk.people.leave(desk.people.add("J Price"), date(2024, 6, 1))
    bring(desk, "Action,Lead\nRing,J Price\n")
    assert any(flag.rule == "AN-04" for flag in desk.session.flags(called(desk, "Ring")))


def test_a_finding_is_linked_only_where_exactly_one_fits(desk: Desk) -> None:
    letter = bring_in(desk).document
    found = desk.documents.accept(letter, ["1", "2"])
    text = 'Ofsted Para No,Action\n5/1,One\n2,Two\npara 1; 2,Three\n"17. (1, 2)",Four\n99,Five\n'
    bring(desk, text)
    links = {a.title: a.findings for a in desk.session.casebook.all(Action)}
    first, second = (f.id for f in found)
    assert called(desk, "One").theme == found[0].theme
    assert links == {"One": (first,), "Two": (second,), "Three": (first, second), "Four": (), "Five": ()}
    bring(desk, "Source,Action\n2,Six\n", "other.csv")
    assert called(desk, "Six").findings == ()


def test_the_words_of_a_theme_are_kept_and_one_that_names_ours_is_used(desk: Desk) -> None:
    bring(desk, "Action,Lead\nTheme 1: somewhere to live,\nOne,J\nTheme 2: leadership,\nTwo,J\n")
    assert (called(desk, "One").theme, called(desk, "Two").theme) == ("other", "leadership & governance")
    assert "under “Theme 1: somewhere to live”" in desk.sheet(called(desk, "One"))


def test_a_day_to_come_is_no_day_it_stood_so(desk: Desk) -> None:
    with pytest.raises(Refusal, match="lies ahead: a plan is as at a day that has been"):
        bring(desk, as_at=date(2030, 1, 1))


def test_a_plan_made_here_goes_out_in_columns_of_its_own(desk: Desk, tmp_path: Path) -> None:
    desk.actions.add("=Ring", owner="J Price", due=date(2024, 7, 1), plan_ref="2.10", measure="All")
    desk.actions.add("Write", plan_ref="2.9", partner="Wye NHS")
    desk.actions.update(called(desk, "Write"), "Wrote twice")
    path = tmp_path / "out.csv"
    assert desk.exchanging.plans.export(path) == 2
    assert path.read_text("utf-8-sig").splitlines() == [
        "Improvement plan,,,,,,,,,",
        "Ref,Source ref,Theme,Action,Lead,Partner agency,By when,Status,Progress,Measure",
        "2.9,,other,Write,,Wye NHS,,In progress,10 Jun 2024: Wrote twice,",
        "2.10,,other,'=Ring,J Price,,1 Jul 2024,Not started,,All",
    ]
    before = contents(desk)
    imported = desk.exchanging.plans.bring_in(path.read_bytes(), path.name)
    assert (counts(imported), imported.differences) == ((0, 0, 2, 0), ())
    assert contents(desk) == before
    with pytest.raises(Refusal, match="is there already"):
        desk.exchanging.plans.export(path)


def test_the_plan_goes_out_in_its_own_columns_with_what_is_known_now(desk: Desk, tmp_path: Path) -> None:
    bring(desk, PARENTING, "parenting.csv")
    action = called(desk, "Every young person has a passport before eighteen")
    desk.actions.update(action, "Half have one")
    desk.actions.assign(action, "B Lee")
    desk.actions.done(called(desk, action.title), "list of 3 June")
    desk.exchanging.plans.export(tmp_path / "out.xlsx")
    sheet: Any = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets[0]
    rows = [[cell.value or "" for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows[0] == ["Ref", "Action", "Measure", "Milestones", "Timescale", "RAG", "Lead Officer(s)"]
    assert rows[1][3:] == [
        "Training for members\nA board that young people chair", "Oct 12, Apr 13", "", "Chief Executive"
    ]  # fmt: skip
    assert rows[2][4:] == ["September 2025", "Complete", "B Lee"]


def test_headings_go_out_where_they_came_in(desk: Desk, tmp_path: Path) -> None:
    bring(desk, STRATEGY, "strategy.csv")
    desk.actions.add("Made here", plan_ref="9")
    desk.exchanging.plans.export(tmp_path / "out.csv")
    starts = [line.split(",")[0] for line in (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()]
    assert starts[2:4] == ["Priority 1: hear the council of young people", "Pay the fares of those who come"]
    assert starts[5:7] == ["Priority 2: somewhere to live", "Agree a rent guarantee"]
    assert starts[7:] == ["Section: other actions", "Made here"]


def test_young_peoples_own_actions_stay_out(desk: Desk, tmp_path: Path) -> None:
    case = desk.cases.add("ZA", date(2006, 3, 12), number="014")
    desk.actions.add("Private", case=case.id, plan_ref="1")
    with pytest.raises(Refusal, match="There is no action to write yet"):
        desk.exchanging.plans.export(tmp_path / "out.csv")
    bring(desk, "Ref,Action\n1,Private\n")
    assert len([a for a in desk.session.casebook.all(Action) if a.title == "Private"]) == 2


def test_formulas_are_never_run_and_go_out_harmless(desk: Desk, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    for row in (
        ["Action", "Lead", "Notes"],
        ["Ring", "J", '=HYPERLINK("http://x")'],
        ["+44 ring", "J", "-3"],
    ):
        book.worksheets[0].append(row)
    written = io.BytesIO()
    book.save(written)
    desk.exchanging.plans.bring_in(written.getvalue(), "plan.xlsx")
    desk.exchanging.plans.export(tmp_path / "out.csv")
    text = (tmp_path / "out.csv").read_text("utf-8-sig")
    assert "HYPERLINK" not in text
    assert "'+44 ring,J,'-3" in text


def test_control_characters_are_taken_out(desk: Desk) -> None:
    bring(desk, "Action,Lead,Notes\nRing\x1b[31m,J,a\u202eb\n")
    action = called(desk, "Ring")
    assert action.plan_row
    assert [cell.text for cell in action.plan_row.cells] == ["Ring", "J", "ab"]


REVISED = """Ref,Action,Lead,Original date,Revised date
1,Ring the doctor,J Price,31 March 2024,30 June 2024
2,Hold a panel,A Khan,30 April 2024,
"""


def test_a_revised_day_is_due_and_the_original_stays_the_first(desk: Desk, tmp_path: Path) -> None:
    bring(desk, REVISED)
    ring, panel = called(desk), called(desk, "Hold a panel")
    assert (ring.due, ring.original_due) == (date(2024, 6, 30), date(2024, 3, 31))
    assert (panel.due, panel.original_due) == (date(2024, 4, 30), date(2024, 4, 30))
    assert counts(bring(desk, REVISED)) == (0, 0, 2, 0)

    again = bring(desk, REVISED.replace("30 April 2024,", "30 April 2024,31 July 2024"), "june.csv")
    assert [row.changed for row in again.rows if row.changed] == [("due day",)]
    panel = called(desk, "Hold a panel")
    assert (panel.due, panel.original_due) == (date(2024, 7, 31), date(2024, 4, 30))
    assert updates(desk, panel)[-1].slip

    desk.actions.move(ring, date(2024, 9, 2), "no answer")
    desk.exchanging.plans.export(tmp_path / "out.csv")
    out = (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
    assert "31 March 2024,2 Sep 2024" in out
    assert "30 April 2024,31 July 2024" in out


def test_a_due_day_beside_a_revised_one_is_the_first_and_a_lone_one_is_due(desk: Desk) -> None:
    bring(desk, REVISED.replace("Original date", "Due date"))
    assert called(desk).original_due == date(2024, 3, 31)
    bring(desk, "Ref,Action,Original timescale\n7,Write it down,31 May 2024\n", "other.csv", plan="Other")
    assert called(desk, "Write it down").due == date(2024, 5, 31)
