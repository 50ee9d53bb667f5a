"""The app as a whole: drafts that come back, what others do meanwhile, and refusals that are sentences."""

import errno
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from screens import leaving
from screens.frame import ListScreen
from screens.terminal import LIGHT, TerminalSettings
from tests.screens.sample_book import TODAY, open_desk
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.scrutiny import Document
from tracker.domain.work import Action


def called(desk: Desk, title: str) -> Action:
    return next(a for a in desk.session.casebook.all(Action) if a.title.startswith(title))


async def half_type(desk: Desk, *keys: str, words: str = "half typed") -> None:
    """Open a form, type into it, and leave as a dropped line does."""
    async with on_stage(desk) as stage:
        await stage.press(*keys)
        await stage.type(words)
        stage.app.keep_drafts()


# Drafts.


async def test_what_was_half_typed_is_offered_and_taken_up_on_its_own_record(desk: Desk) -> None:
    await half_type(desk, "j", "u")
    async with on_stage(desk) as stage:
        assert f"Not finished: update {called(desk, 'Allocate').ref}" in stage.text
        assert "“half typed”" in stage.text
        await stage.press("o")
        await stage.type(" and finished")
        await stage.press("f2")
        late = called(desk, "Allocate")
        assert desk.session.casebook.updates_about(late.id)[-1].text == "half typed and finished"
        assert stage.on.id == late.id
        assert not desk.drafts.waiting()


async def test_a_draft_is_kept_for_later_or_thrown_away(desk: Desk) -> None:
    await half_type(desk, "j", "u")
    async with on_stage(desk) as stage:
        await stage.press("k")
        assert len(desk.drafts.waiting()) == 1
    async with on_stage(desk) as stage:
        await stage.press("t")
        assert not desk.drafts.waiting()
        assert not stage.asks


async def test_leaving_a_draft_that_was_taken_up_asks_before_it_is_thrown_away(desk: Desk) -> None:
    await half_type(desk, "j", "u")
    async with on_stage(desk) as stage:
        await stage.press("o", "escape")
        assert "Something was typed" in stage.text
        assert len(desk.drafts.waiting()) == 1
        await stage.press("escape")
        assert not desk.drafts.waiting()


async def test_a_form_that_is_cancelled_leaves_no_draft(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("j", "u")
        await stage.type("x")
        stage.app.keep_drafts()
        assert len(desk.drafts.waiting()) == 1
        await stage.press("escape", "escape")
        assert not stage.asks
        assert not desk.drafts.waiting()


@pytest.mark.parametrize(
    ("keys", "question"),
    [
        (("n",), "Not finished: new action"),
        (("2", "u"), "Not finished: update O-"),
        (("2", "n", "v", "tab"), "Not finished: add"),
        (("2", "a"), "Not finished: raise action O-"),
        (("3", "a"), "Not finished: raise action F-"),
    ],
)
async def test_any_form_is_found_again(desk: Desk, keys: tuple[str, ...], question: str) -> None:
    await half_type(desk, *keys)
    async with on_stage(desk) as stage:
        assert question in stage.text
        await stage.press("o")
        if "n" in keys and "2" in keys:
            await stage.press("v")
        assert "half typed" in stage.text


async def test_a_draft_about_what_is_gone_is_kept_and_said(desk: Desk) -> None:
    new = desk.actions.add("Ask again").record
    await half_type(desk, "4", "G", "k", "u")
    assert [draft.about for draft in desk.drafts.waiting()] == [new.ref]
    desk.past.undo()
    async with on_stage(desk) as stage:
        await stage.press("o")
        assert stage.told == f"{new.ref} is not there any more; the draft is kept"
        assert len(desk.drafts.waiting()) == 1


async def test_a_draft_that_cannot_be_saved_is_said_and_typing_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(desk.drafts, "save", full)
    async with on_stage(desk) as stage:
        await stage.press("j", "u")
        await stage.type("still here")
        stage.app.keep_drafts()
        await stage.pilot.pause()
        assert "cannot be kept as a draft (No space left on device)" in " ".join(stage.text.split())
        await stage.press("f2")
        assert "Updated" in stage.told


async def test_a_change_that_cannot_be_saved_is_said_and_the_words_are_kept(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    late = called(desk, "Allocate")
    with monkeypatch.context() as patch:
        patch.setattr(desk.session.store, "commit", lambda *_, **__: full_disk())
        async with on_stage(desk) as stage:
            await stage.press("j", "u")
            await stage.answer("a long account")
            assert stage.told.startswith("No space left on device")
            assert "What you typed is kept" in stage.told
            await stage.press("u")
            assert "a long account" in stage.text
    assert desk.drafts.waiting()[0].about == late.ref


def full_disk() -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "county.history.jsonl")


async def test_ctrl_q_leaves_a_form_with_its_words_kept(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("j", "u")
        await stage.type("unfinished")
        await stage.pilot.press("ctrl+q")
    assert desk.drafts.waiting()[0].fields["text"] == "unfinished"


# What others do meanwhile.


async def test_the_list_behind_a_form_is_brought_up_to_date_too(desk: Desk, book: Path) -> None:
    other = open_desk(book, who="Jo Price")
    async with on_stage(desk, (80, 40)) as stage:
        await stage.press("4", "n")
        other.actions.add("Write to every carer", due=date(2024, 7, 9), owner="Jo Price")
        await stage.until("Write to every", seconds=2)
        assert stage.asks
    other.close(quick=True)


async def test_a_letter_two_people_work_on_shows_what_the_other_decided(desk: Desk, book: Path) -> None:
    other = open_desk(book, who="Jo Price")
    letter = next(iter(other.session.casebook.all(Document)))
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "L")
        other.documents.skip(letter, ["4"])
        await stage.until("Paragraph 4: skipped", seconds=2)
    other.close(quick=True)


async def test_nothing_is_drawn_while_nothing_changes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[object] = []
    async with on_stage(desk) as stage:
        for name in ("show_rows", "show_detail", "tell"):
            monkeypatch.setattr(ListScreen, name, lambda *_, **__: drawn.append(1))
        await stage.pilot.pause(1.2)
    assert not drawn


async def test_another_day_is_noticed_unless_the_day_was_chosen(book: Path) -> None:
    days = iter([date(2024, 7, 9)] * 100)
    own = Desk.open(book, TODAY, who="Jess Bell")
    async with on_stage(own, clock=lambda: next(days)) as stage:
        await stage.until("OVERDUE 18d", seconds=2)
        assert "Tue 9 Jul 2024" in stage.lines[0]
    own.close(quick=True)


async def test_a_history_taken_away_is_a_sentence_and_the_app_lives_on(desk: Desk, book: Path) -> None:
    async with on_stage(desk) as stage:
        history = next(book.parent.glob("*.history.jsonl"))
        history.rename(history.with_suffix(".away"))
        await stage.until("READ ONLY", seconds=2)
        await stage.press("j", "u")
        assert not stage.asks
        assert f"{book.name} was found without {history.name}" in stage.told
        history.with_suffix(".away").rename(history)


async def test_looking_at_an_earlier_day_changes_nothing_and_says_so(book: Path) -> None:
    then = Desk.open(book, TODAY, who="Jess Bell", known=date(2026, 12, 31))
    async with on_stage(then) as stage:
        assert "READ ONLY" in stage.lines[0]
        for key in "udmobnD":
            await stage.press(key)
            assert not stage.asks, key
            assert "nothing can be changed" in stage.told
        await stage.press("z")
        assert stage.told
    then.close(quick=True)


# How it looks, and what goes wrong.


async def test_the_theme_that_was_chosen_is_there_from_the_first_frame(desk: Desk) -> None:
    async with on_stage(desk, settings=TerminalSettings(theme=LIGHT)) as stage:
        assert stage.app.theme == LIGHT
        assert not stage.app.current_theme.dark


async def test_a_demo_is_marked_on_every_screen(desk: Desk) -> None:
    async with on_stage(desk, demo=True) as stage:
        for key in "1234":
            await stage.press(key)
            assert "DEMO" in stage.lines[0]


async def test_ctrl_c_says_how_to_leave(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("ctrl+c")
        assert stage.told.startswith("Press q to leave")


async def test_screens_keep_their_place_while_another_is_in_front(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "j", "j")
        here = stage.on
        await stage.press("1", "2", "3", "4")
        assert stage.on == here


async def test_a_screen_turned_wide_shows_the_whole_record_beside_the_list(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        assert "To clear" not in stage.text
        await stage.pilot.resize_terminal(140, 30)
        await stage.pilot.pause(0.1)
        assert "To clear: naming one person" in stage.text
        await _turn(stage, 80)
        assert "To clear" not in stage.text


async def _turn(stage: Stage, width: int) -> None:
    await stage.pilot.resize_terminal(width, 24)
    await stage.pilot.pause(0.1)


def test_an_unexpected_error_is_said_without_a_word_of_what_was_on_the_screen() -> None:
    try:
        raise ValueError("Jo Price was not seen")
    except ValueError as error:
        said = leaving.unexpected(error)
    assert "ValueError at test_app.py:" in said
    assert "Jo Price" not in said
    assert "error" in leaving.unexpected(None)
