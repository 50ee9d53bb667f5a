"""Triage: what needs me now, why, and acting on it without leaving the row."""

from datetime import date

import pytest

from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.desk.progress import REASONS
from tracker.domain.work import Action


def called(desk: Desk, title: str) -> Action:
    return next(a for a in desk.session.casebook.all(Action) if a.title.startswith(title))


async def test_the_worst_stands_first_and_says_why(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        rows = stage.lines[3:8]
        assert [row[:13].strip() for row in rows] == [
            "! MISSING",
            "! OVERDUE 17d",
            "~ STALLED 28d",
            "~ STALLED 14d",
            "~ STALLED 14d",
        ]
        assert "No owner is named [AN-04]" in stage.text
        await stage.press("j")
        assert "17 days overdue: due 21 Jun 2024 [AN-01]" in stage.text
        assert "2/5" in stage.lines[-2]


async def test_less_severe_flags_are_a_key_away(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert "DUE SOON" not in stage.text
        await stage.press("x")
        assert ". DUE SOON 4d" in stage.text
        assert stage.told == "3 with less severe flags, of them 1 overdue, are shown too; x hides them"
        await stage.press("x")
        assert "DUE SOON" not in stage.text


async def test_a_later_day_is_echoed_and_its_reason_is_one_key(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("j", "m")
        await stage.type("+2w")
        assert "Mon 22 Jul 2024, in 14 days" in stage.text
        await stage.press("enter")
        assert "Why later?" in stage.text
        await stage.press("1")
        assert stage.now(late).due == date(2024, 7, 22)
        assert desk.session.casebook.updates_about(late.id)[-1].text == REASONS[0]
        assert stage.told.endswith("from 21 Jun 2024 to Mon 22 Jul 2024. z to undo")
        assert stage.told in stage.text.replace("\n", " ")


async def test_a_reason_of_ones_own_is_typed(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("j", "m")
        await stage.answer("19 jul")
        await stage.press("o")
        await stage.answer("school holidays")
        assert desk.session.casebook.updates_about(late.id)[-1].text == "school holidays"


async def test_when_the_reason_is_not_given_nothing_moves(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("j", "m")
        await stage.answer("+2w")
        await stage.press("escape")
        assert stage.now(late).due == late.due


async def test_what_is_done_leaves_the_list_and_the_cursor_goes_to_the_next_row(desk: Desk) -> None:
    late, following = called(desk, "Allocate"), called(desk, "Agree the route")
    async with on_stage(desk) as stage:
        await stage.press("j", "d")
        await stage.press("f2")
        assert "Evidence is needed." in stage.text
        await stage.answer("list of all young people with their adviser")
        assert stage.now(late).state == "complete"
        assert stage.on == following
        assert stage.told == f"Completed {late.ref}. z to undo"


async def test_undo_says_what_it_undoes_and_redo_brings_it_back(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("j", "D")
        await stage.answer("no longer asked for")
        assert stage.now(late).state == "dropped"
        await stage.press("z")
        assert stage.told == f"Undo: dropped {late.ref}. Z to redo"
        assert stage.now(late).state == late.state
        assert stage.on == stage.now(late)
        await stage.press("Z")
        assert stage.now(late).state == "dropped"
        assert "z to undo" in stage.told


async def test_nothing_to_undo_is_said(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("Z")
        assert stage.told.startswith("There is nothing to redo")


async def test_the_sentence_stands_until_the_cursor_moves(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("c")
        assert stage.told.startswith("Copied A-")
        assert stage.app.clipboard.startswith(stage.on.ref)
        await stage.press("j")
        assert stage.told == ""


async def test_an_action_is_updated_in_place(desk: Desk) -> None:
    stalled = called(desk, "Agree the route")
    async with on_stage(desk) as stage:
        await stage.stand_on(stalled)
        await stage.press("u")
        await stage.answer("[b]met[/b] the commissioner")
        update = desk.session.casebook.updates_about(stalled.id)[-1]
        assert (update.text, update.kind, update.by) == (
            "[b]met[/b] the commissioner",
            "progress",
            "Jess Bell",
        )
        assert stage.now(stalled).state == "in progress"


@pytest.mark.parametrize(
    ("key", "needed"),
    [
        ("b", "What exactly"),
        ("u", "What happened"),
        ("D", "Reason"),
        ("o", "Owner"),
        ("n", "Title"),
    ],
)
async def test_a_form_says_what_it_needs(desk: Desk, key: str, needed: str) -> None:
    async with on_stage(desk) as stage:
        await stage.press(key, "f2")
        assert f"{needed} is needed." in stage.text
        await stage.press("escape")
        assert not stage.asks


async def test_a_day_that_makes_no_sense_is_refused_where_it_is_typed(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("j", "m")
        await stage.type("31 feb")
        await stage.press("enter")
        assert stage.asks
        assert "Due:" in stage.text


async def test_the_palette_runs_a_command_by_its_words(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        first = stage.on
        await stage.press("colon")
        await stage.type("completes")
        assert "0/0" in stage.text
        await stage.press(*["backspace"] * 9)
        await stage.type("evidence complete")
        await stage.press("enter")
        assert f"Complete {first.ref}" in stage.text


async def test_help_shows_every_key_from_the_place_outward(desk: Desk) -> None:
    async with on_stage(desk, (80, 100)) as stage:
        await stage.press("question_mark")
        assert " Triage" in stage.text
        assert "In every list" not in stage.text
        await stage.press("pagedown")
        assert "In every list" in stage.text
        await stage.press("q")
        assert not stage.asks


async def test_keys_can_be_chosen(desk: Desk) -> None:
    async with on_stage(desk, keys={"update": "U"}) as stage:
        assert stage.lines[-1].startswith("U update")
        await stage.press("u")
        assert not stage.asks
        await stage.press("U")
        assert stage.asks


async def test_an_empty_casebook_says_what_to_do(tmp_path_factory: pytest.TempPathFactory) -> None:
    empty = Desk.open(tmp_path_factory.mktemp("new") / "new.json", date(2024, 7, 8), create=True)
    async with on_stage(empty) as stage:
        assert "Nothing needs you now" in stage.text
        for key in "udmobpeDsFawfcz":
            await stage.press(key)
            assert not stage.asks, key


async def test_forms_that_need_nothing_selected_work_there(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("n")
        await stage.answer("Ask for the list", "Amir Khan", "fri")
        new = called(desk, "Ask for the list")
        assert new.due == date(2024, 7, 12)
        assert desk.session.casebook.owner_of(new) is not None
        assert new.ref in stage.told


async def test_a_day_gone_by_is_no_due_day(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("n")
        await stage.answer("Ask for the list", "", "1 july 2024")
        assert "has passed already" in stage.told
        assert "What you typed is kept" in stage.told
        await stage.press("n")
        assert "1 july 2024" in stage.text


async def test_a_day_whose_reason_was_left_is_kept_as_a_draft(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.stand_on(late)
        await stage.press("m")
        await stage.answer("+3w")
        await stage.press("o", "escape")
        assert "What you typed is kept" in stage.told
        assert stage.now(late) == late
        assert [draft.fields for draft in desk.drafts.waiting()] == [{"day": "+3w"}]
        await stage.press("m")
        assert "+3w" in stage.text
        await stage.press("f2", "o")
        await stage.answer("the panel meets later")
        assert stage.now(late).due == date(2024, 7, 29)
        assert not desk.drafts.waiting()


async def test_a_day_typed_is_kept_when_the_terminal_goes_while_its_reason_is_chosen(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.stand_on(called(desk, "Allocate"))
        await stage.press("m")
        await stage.answer("+3w")
        stage.app.keep_drafts()
        assert [draft.fields for draft in desk.drafts.waiting()] == [{"day": "+3w"}]
        await stage.press("1")
        assert not desk.drafts.waiting()


async def test_an_empty_day_gives_the_due_day_up_with_its_reason(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.stand_on(late)
        await stage.press("m")
        assert "left empty: no day any more" in " ".join(stage.text.split())
        await stage.press("f2")
        assert "Why without a day?" in stage.text
        await stage.press("1")
        assert (stage.now(late).due, stage.now(late).original_due) == (None, late.due)
        await stage.press("m", "f2")
        assert "has no due day already" in stage.told
