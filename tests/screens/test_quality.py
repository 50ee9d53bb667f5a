"""The data's faults: a row each, one key to the form that mends it, and Esc back."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.make import make, on
from tests.screens.sample_book import TODAY, open_desk
from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Thread
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Figure, Spell
from tracker.store.change import Edit

AGREED = date(2024, 3, 4)


@pytest.fixture
def desk(caseload_book: Path) -> Iterator[Desk]:
    """The sample with young people, put right where it has faults of its own."""
    opened = open_desk(caseload_book)
    for fault in [opened.quality.fault(row.id) for row in opened.quality.faults()]:
        assert fault is not None
        assert fault.check.id in ("DQ-25", "DQ-73"), (
            fault.sentence
        )  # an action from nowhere, notes not on file
        if isinstance(fault.record, Action):
            opened.actions.edit(fault.record, source="board")
        elif isinstance(fault.record, ContactNote):
            opened.notes.file([fault.record])
    yield opened
    opened.close(quick=True)


def keep(desk: Desk, kind: type[Record], /, **fields: Any) -> Any:
    """Keep a record as another program would."""
    record = make(kind, **fields)
    desk.session.commit([Edit(None, record, f"added {record.ref}")], "script")
    return desk.session.casebook.by_id(record.id)


def early(desk: Desk) -> Action:
    """Keep an action that was complete before it was agreed."""
    days = {"agreed_on": AGREED, "completed_on": date(2024, 3, 1)}
    return keep(desk, Action, title="Ring the chair", source="board", state="complete", **days)


def case_of(desk: Desk, ref: str) -> Case:
    return desk.session.find(ref, Case)


async def test_nothing_wrong_is_said(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("8")
        assert stage.place == "quality"
        assert "checks of the data found nothing." in stage.text
        await stage.press("f")
        assert stage.told == "Nothing is selected: there is no row here"
        await stage.press("escape", "1")
        assert stage.place == "triage"


async def test_a_row_says_word_reference_and_what_is_wrong_and_the_detail_how_it_is_mended(
    desk: Desk,
) -> None:
    action = early(desk)
    async with on_stage(desk) as stage:
        await stage.press("8")
        assert stage.lines[1].endswith("8 Data")
        assert stage.lines[3].startswith("? CHECK     DQ-30   " + action.ref)
        assert "Complete before it was agreed: 1 Mar 2024" in stage.lines[3]
        assert f"tracker mend {action.ref} completed_on DAY" in stage.text
        await stage.press("enter")
        assert "An action is complete on or after the day it was agreed." in stage.text
        assert "Our own: what is kept here has to go together." in stage.text
        await stage.press("escape")
        assert stage.on == action


async def test_a_day_is_put_right_here_and_the_row_goes(desk: Desk) -> None:
    action = early(desk)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert "Complete before it was agreed" in stage.text
        assert next(iter(stage.form.query("FieldRow"))).field.name == "completed_on"  # type: ignore[attr-defined]
        await stage.fill(completed_on="5 mar 2024")
        await stage.press("f2")
        assert stage.now(action).completed_on == date(2024, 3, 5)
        assert "checks of the data found nothing." in stage.text
        assert stage.told == f"Put right the completed on of {action.ref}. z to undo"
        await undone(stage)
        assert stage.on == stage.now(action)


async def test_what_would_not_mend_it_is_refused_in_the_form(desk: Desk) -> None:
    action = early(desk)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        await stage.fill(completed_on="27 feb 2024")
        await stage.press("f2")
        assert "would be wrong in another way" in stage.text.replace("\n", " ")
        await stage.press("escape", "escape")
        assert (stage.place, stage.now(action)) == ("quality", action)


async def test_saving_it_as_it_stands_changes_nothing(desk: Desk) -> None:
    action = early(desk)
    async with on_stage(desk) as stage:
        await stage.press("8", "f", "f2")
        assert stage.told == f"Nothing of {action.ref} was changed"


async def test_one_key_to_the_form_on_the_records_own_screen_and_esc_back(desk: Desk) -> None:
    action = keep(desk, Action, title="From nowhere", agreed_on=AGREED)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert f"Correct {action.ref}" in stage.text
        await stage.fill(source="board")
        await stage.press("f2")
        assert (stage.place, stage.now(action).source) == ("actions", "board")
        await stage.press("escape")
        assert stage.place == "quality"
        assert "checks of the data found nothing." in stage.text


async def test_a_form_left_leads_back_to_the_same_fault(desk: Desk) -> None:
    keep(desk, Figure, name="Visits overdue", when=on(TODAY), value=-4.0)
    case = case_of(desk, "YP-014")
    running = next(s for s in desk.cases.life(case).spells if s.kind == "activity")
    desk.cases.edit(case, in_touch="RHOM")
    async with on_stage(desk) as stage:
        await stage.press("8")
        assert stage.lines[3].startswith("? CHECK     DQ-12   YP-014")
        assert running.ref in stage.text
        await stage.press("f")
        assert "Correct YP-014" in stage.text
        await stage.press("escape")
        assert stage.place == "cases"
        await stage.press("escape")
        assert (stage.place, stage.on) == ("quality", stage.now(case))


async def test_a_closed_case_is_shown_when_it_is_to_be_mended(desk: Desk) -> None:
    case = keep(desk, Case, initials="QB", born=date(2022, 1, 1), closed_on=date(2024, 3, 1))
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert f"Correct {case.ref}" in stage.text
        await stage.fill(born="1/1/2006")
        await stage.press("f2", "escape")
        assert "checks of the data found nothing." in stage.text


async def test_somebody_elses_note_is_shown_when_it_is_to_be_mended(desk: Desk) -> None:
    note = next(n for n in desk.session.casebook.all(ContactNote) if n.kind == "social worker visit")
    days = {"recorded": date(2024, 3, 1), "filed": date(2024, 3, 1)}
    wrong = keep(desk, ContactNote, case=note.case, happened=note.happened, kind="email", by=note.by, **days)
    async with on_stage(desk) as stage:
        await stage.press("6", "8", "f")
        assert wrong.ref in stage.text
        await stage.press("escape")
        assert (stage.place, stage.on) == ("notes", wrong)


async def test_a_note_that_waits_is_copied_for_the_case_system(desk: Desk) -> None:
    note = next(n for n in desk.session.casebook.all(ContactNote) if n.kind == "text or messaging")
    days = {"recorded": date(2024, 3, 1), "happened": note.happened.replace(month=3, day=1)}
    late = keep(desk, ContactNote, case=note.case, kind="email", by=note.by, text="Sent.", **days)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert stage.told.startswith(f"Copied {late.ref} for the case system")
        await stage.press("Y", "escape")
        assert stage.now(late).filed == TODAY
        assert "checks of the data found nothing." in stage.text


async def test_notes_that_are_marked_are_filed_together(desk: Desk) -> None:
    note = next(n for n in desk.session.casebook.all(ContactNote) if n.kind == "text or messaging")
    late = [
        keep(desk, ContactNote, case=note.case, kind="email", by=note.by, recorded=date(2024, 3, day), text="Sent.",
             happened=note.happened.replace(month=3, day=day))
        for day in (1, 2)
    ]  # fmt: skip
    async with on_stage(desk) as stage:
        await stage.press("8", "space", "space", "Y")
        assert [stage.now(each).filed for each in late] == [TODAY, TODAY]
        assert "checks of the data found nothing." in stage.text


async def test_a_letter_leads_to_the_visits_and_a_new_one_is_asked_for(desk: Desk) -> None:
    keep(
        desk,
        Document,
        digest="7" * 64,
        name="r",
        kind="progress report",
        text="Click or tap here.",
        day=AGREED,
    )
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert "Bring in a letter" in stage.text
        await stage.press("escape", "escape")
        assert stage.place == "quality"


async def test_where_only_the_command_line_mends_it_that_is_said(desk: Desk) -> None:
    usual = {"digest": "7" * 64, "kind": "letter", "text": "Words.", "day": AGREED}
    keep(desk, Document, name="a", **usual)
    twice = keep(desk, Document, name="b", **usual)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        assert stage.told == f"The command line mends this: tracker history {twice.ref}"


async def test_faults_are_narrowed_and_sorted(desk: Desk) -> None:
    early(desk)
    keep(desk, Thread, title="Plans", state="closed", closed_on=date(2024, 8, 1))
    case = case_of(desk, "YP-052")
    keep(desk, Spell, case=case.id, kind="out of area", start=AGREED, end=date(2024, 3, 1), what="Wye")
    async with on_stage(desk, (200, 50)) as stage:
        await stage.press("8")
        assert [line[12:17] for line in stage.lines[3:6]] == ["DQ-30", "DQ-40", "DQ-56"]
        assert "case correct S-" in stage.text
        await stage.press("slash")
        await stage.type("rule:DQ-40")
        await stage.press("enter")
        assert "1 of 3" in stage.text
        assert stage.on.case == case.id
        await stage.press("escape", "slash")
        await stage.type("wye")
        await stage.press("enter")
        assert "0 of 3" in stage.text


async def test_another_faults_draft_is_taken_up_where_it_was_typed(desk: Desk) -> None:
    action = early(desk)
    async with on_stage(desk) as stage:
        await stage.press("8", "f")
        await stage.fill(completed_on="6 mar 2024")
        stage.app.keep_drafts()
    async with on_stage(desk) as stage:
        await stage.until("Not finished")
        await stage.press("o")
        assert f"Put {action.ref} right" in stage.text
        await stage.press("f2")
        assert stage.now(action).completed_on == date(2024, 3, 6)
