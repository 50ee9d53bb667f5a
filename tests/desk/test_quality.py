"""Faults as rows, and putting them right: what is refused, what is kept, and that z takes it back."""

from datetime import date
from typing import Any

import pytest
from msgspec.structs import replace

from tests.desk.book import TODAY, add_action, now
from tests.make import make, on
from tracker.desk import Desk
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, Paragraph, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Event, Figure, PathwayPlan, Spell
from tracker.store.change import Edit
from tracker.store.problems import NotWritten

BORN = date(2005, 1, 15)


def keep(desk: Desk, kind: type[Record], /, **fields: Any) -> Any:
    """Keep a record as another program would: nothing asks whether it can be."""
    record = make(kind, **fields)
    desk.session.commit([Edit(None, record, f"added {record.ref}")], "script")
    return now(desk, record)


def early(desk: Desk, **fields: Any) -> Action:
    """Keep an action that was complete before it was agreed."""
    usual = {"title": "Ring the chair", "agreed_on": date(2024, 3, 4), "source": "board", "state": "complete"}
    return keep(desk, Action, **{**usual, "completed_on": date(2024, 3, 1), **fields})


def test_a_fault_is_a_row_with_what_is_wrong_and_how_it_is_mended(desk: Desk) -> None:
    action = early(desk)
    (row,) = desk.quality.faults()
    assert (row.ref, row.state, row.more["check"]) == (action.ref, "check", "DQ-30")
    assert row.title == "complete before it was agreed: 1 Mar 2024, and 4 Mar 2024"
    assert row.more["fix"] == f"tracker mend {action.ref} completed_on DAY"
    assert row.more["command"] == "mend"
    fault = desk.quality.fault(row.id)
    assert fault is not None
    assert fault.record == action
    assert desk.quality.fault("nothing") is None


def test_rows_are_grouped_by_check_counted_and_narrowed_by_words(desk: Desk) -> None:
    for title in ("One", "Two"):
        early(desk, title=title)
    keep(desk, Figure, name="Visits overdue", when=on(TODAY), value=-1.0)
    rows = desk.quality.faults()
    assert [row.more["check"] for row in rows] == ["DQ-30", "DQ-30", "DQ-84"]
    assert [(check, count) for check, count, _ in desk.quality.counts(rows)] == [("DQ-30", 2), ("DQ-84", 1)]
    assert len(desk.quality.faults("rule:DQ-84")) == 1
    assert len(desk.quality.faults("complete")) == 2
    assert desk.quality.faults("rule:DQ-01") == []


def test_what_changes_is_seen_at_once(desk: Desk) -> None:
    assert desk.quality.faults() == []
    action = early(desk)
    assert len(desk.quality.faults()) == 1
    desk.mending.mend(action, {"completed_on": "5 mar 2024"})
    assert desk.quality.faults() == []
    desk.past.undo()
    assert len(desk.quality.faults()) == 1


def test_a_day_is_put_right_with_a_reason_in_the_history(desk: Desk) -> None:
    action = early(desk)
    assert desk.mending.mend(action, {"agreed_on": "2024-02-26"}, "typed wrong") == (
        f"put right the agreed on of {action.ref}"
    )
    assert now(desk, action).agreed_on == date(2024, 2, 26)


def test_nothing_is_mended_where_nothing_is_wrong(desk: Desk) -> None:
    action = add_action(desk, source="board")
    with pytest.raises(Refusal, match="Nothing is wrong with"):
        desk.mending.mend(action, {"agreed_on": "2024-02-26"})


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("title", "Other", "is not mended here"),
        ("ref", "A-1", "is not mended here"),
        ("nonsense", "1", "is not mended here"),
        ("completed_on", "someday", "not understood as a date"),
        ("agreed_on", "none", "cannot be empty"),
        ("completed_on", "2024-02-27", "would be wrong in another way"),
        ("started_on", "2024-03-01", "would stay as it is"),
        ("completed_on", "2024-08-01", "would be wrong in another way"),
    ],
)
def test_what_would_not_mend_it_is_refused_and_nothing_changes(
    desk: Desk, field: str, typed: str, words: str
) -> None:
    action = early(desk)
    with pytest.raises(Refusal, match=words):
        desk.mending.mend(action, {field: typed})
    assert now(desk, action) == action


def test_a_pointer_that_leads_nowhere_is_cleared_or_led_somewhere(desk: Desk) -> None:
    jo = desk.people.add("Jo Price")
    first, second = (
        keep(desk, Action, title=t, agreed_on=TODAY, source="board", owner="01GONE") for t in ("One", "Two")
    )
    desk.mending.mend(first, {"owner": "none"})
    desk.mending.mend(second, {"owner": "Jo Price"})
    assert (now(desk, first).owner, now(desk, second).owner) == ("", jo.id)
    assert desk.quality.faults() == []


def test_what_leads_somewhere_stays_and_the_named_one_takes_the_place_of_what_is_gone(desk: Desk) -> None:
    first, second, third = (keep(desk, Finding, quote=f"Words {n}.", kind="concern") for n in "123")
    action = add_action(desk, source="board")
    stray = desk.people.add("J Price")
    held = (first.id, "01GONE", second.id, stray.id)
    desk.session.commit([Edit(action, replace(action, findings=held), "changed")], "script")
    action = now(desk, action)
    assert desk.mending.said(action, "findings") == f"{first.ref}, {second.ref}"
    with pytest.raises(Refusal, match="is a person: give the reference of a finding"):
        desk.mending.mend(action, {"findings": "J Price"})
    desk.mending.mend(action, {"findings": third.ref})
    assert now(desk, action).findings == (first.id, third.id, second.id)


def test_a_pointer_to_another_kind_is_found_and_only_its_own_kind_is_taken(desk: Desk) -> None:
    case = desk.cases.add("AB", BORN)
    action = keep(desk, Action, title="One", agreed_on=TODAY, source="board", plan=case.id)
    (row,) = desk.quality.faults()
    assert (row.more["check"], row.title) == (
        "DQ-20",
        "its plan names a young person, which does not belong there",
    )
    with pytest.raises(Refusal, match="is a young person: give the reference of a pathway plan"):
        desk.mending.mend(action, {"plan": case.ref})
    desk.mending.mend(action, {"plan": "none"})
    assert now(desk, action).plan == ""
    assert desk.quality.faults() == []


def test_pointers_inside_are_cleared_of_what_is_not_there(desk: Desk) -> None:
    paragraph = Paragraph(number=1, text="Words.", finding="01GONE")
    document = keep(
        desk, Document, digest="1" * 64, name="a", kind="letter", text="Words.", paragraphs=(paragraph,)
    )
    with pytest.raises(Refusal, match="say none"):
        desk.mending.mend(document, {"paragraphs": "F-1234"})
    desk.mending.mend(document, {"paragraphs": "none"})
    assert now(desk, document).paragraphs[0].finding == ""


def test_an_update_is_never_changed_another_stands_in_its_place(desk: Desk) -> None:
    action = add_action(desk, source="board")
    update = keep(
        desk, Update, about=action.id, day=date(2024, 7, 1), by="J Price", kind="progress", text="Rang."
    )
    desk.mending.mend(update, {"day": "2024-06-03"})
    assert now(desk, update) == update
    (standing,) = desk.session.casebook.updates_about(action.id)
    assert (standing.day, standing.text, standing.supersedes) == (date(2024, 6, 3), "Rang.", update.id)
    assert desk.quality.faults() == []


def test_files_of_young_people_are_put_right(desk: Desk) -> None:
    case = desk.cases.add("AB", BORN)
    spell = keep(desk, Spell, case=case.id, kind="out of area", start=TODAY, end=date(2024, 6, 1), what="Wye")
    event = keep(desk, Event, case=case.id, kind="handover", day=date(2004, 1, 1))
    plan = keep(desk, PathwayPlan, case=case.id, drawn_up=date(2024, 2, 1), copy_given=date(2024, 1, 1))
    (told,) = [
        f
        for f in map(desk.quality.fault, [row.id for row in desk.quality.faults()])
        if f and f.record == spell
    ]
    assert desk.mending.fields(told) == {"end": "1 Jun 2024", "what": "Wye", "start": "10 Jun 2024"}
    with pytest.raises(Refusal, match="is not mended here"):
        desk.mending.mend(spell, {"suitable": "yes"})
    desk.mending.mend(spell, {"end": "none"}, "it goes on")
    assert desk.past.latest(1)[0].reason == "it goes on"
    desk.mending.mend(event, {"day": "2024-01-01"})
    desk.mending.mend(plan, {"copy_given": "2024-02-09"})
    assert (now(desk, spell).end, now(desk, event).day) == (None, date(2024, 1, 1))
    assert now(desk, plan).copy_given == date(2024, 2, 9)
    assert desk.quality.faults() == []


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (Oversight, {"kind": "audit", "title": "Audit", "participation": "PN9"}),
        (Case, {"initials": "AB", "in_touch": "X"}),
    ],
)
def test_codes_that_no_check_asks_about_cannot_be_kept(desk: Desk, kind: type[Record], fields: Any) -> None:
    with pytest.raises(NotWritten, match="invalid enum value"):
        keep(desk, kind, **{**fields, "day": TODAY} if kind is Oversight else {**fields, "born": BORN})


def test_codes_figures_and_names_are_put_right(desk: Desk) -> None:
    case = desk.cases.add("AB", BORN)
    spell = keep(desk, Spell, case=case.id, kind="home", start=TODAY, what="S", suitable=True)
    figure = keep(desk, Figure, name="In time", when=on(TODAY), value=104.0, unit="%")
    people = [keep(desk, Person, name=name) for name in ("Ash", "ash")]
    for record, said in (
        (spell, {"suitable": "no"}), (figure, {"value": "94"}),
        (people[1], {"name": "Ash Wood"}),
    ):  # fmt: skip
        desk.mending.mend(record, said)
    assert (now(desk, spell).suitable, now(desk, figure).value) == (False, 94)
    assert now(desk, people[1]).name == "Ash Wood"
    assert desk.quality.faults() == []


@pytest.mark.parametrize("typed", ["many", "nan", "inf", ""])
def test_a_figure_is_a_number(desk: Desk, typed: str) -> None:
    figure = keep(desk, Figure, name="Overdue", when=on(TODAY), value=-4.0)
    with pytest.raises(Refusal, match="is no number"):
        desk.mending.mend(figure, {"value": typed})


def test_the_field_that_is_wrong_comes_first_as_it_stands(desk: Desk) -> None:
    thread = keep(desk, Thread, title="Plans", state="closed", closed_on=date(2024, 7, 1))
    early(desk)
    told = {row.more["check"]: desk.quality.fault(row.id) for row in desk.quality.faults()}
    action = told["DQ-30"]
    assert action is not None
    assert list(desk.mending.fields(action).items())[:2] == [
        ("completed_on", "1 Mar 2024"),
        ("agreed_on", "4 Mar 2024"),
    ]
    closed = told["DQ-56"]
    assert closed is not None
    assert desk.mending.fields(closed) == {"closed_on": "1 Jul 2024"}
    assert desk.mending.said(thread, "owner") == ""
