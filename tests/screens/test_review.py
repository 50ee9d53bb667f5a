"""The week in numbers that open their lists, and the round with a key for each decision."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.screens.sample_book import open_desk
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Action


async def review_screen(stage: Stage) -> None:
    await stage.press("7")
    await stage.press("s", "a")
    await stage.until_counted()


async def begin(stage: Stage) -> None:
    await review_screen(stage)
    await stage.press("b")
    assert "1 of " in stage.lines[0]


def review(desk: Desk) -> WeeklyReview:
    return max(desk.session.casebook.all(WeeklyReview), key=lambda r: r.id)


def up(stage: Stage) -> Any:
    record = stage.desk.reviews.place(review(stage.desk)).record
    assert record is not None
    return record


async def until_an_action_is_up(stage: Stage) -> Action:
    for _ in range(30):
        if isinstance(up(stage), Action):
            return up(stage)  # type: ignore[no-any-return]
        await stage.press("s")
    raise AssertionError("no action is late")


@pytest.mark.parametrize("size", [(80, 24), (200, 50)])
async def test_every_number_opens_its_list(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size=size) as stage:
        await review_screen(stage)
        opened = 0
        for row in list(stage.list.rows):
            ids = (
                desk.rows_behind(row.id) if row.table != "decided" and row.id != "corrected" else frozenset()
            )
            if not ids:
                continue
            stage.list.records_list.go_to(row.id)
            await stage.press("f")
            if stage.asks:
                await stage.press("1")
            shown = stage.list.records_list
            keys = {shown._rows[i].key for i in range(len(shown._rows))}
            assert keys <= ids, row.title
            assert keys, row.title
            opened += 1
            await stage.press("escape")
            assert stage.place == "review"
        assert opened >= 2


async def test_the_detail_says_what_is_counted_and_how_it_went_week_by_week(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await review_screen(stage)
        await stage.press("slash")
        await stage.type("open actions overdue")
        await stage.press("enter", "g")
        assert "whose due day has passed" in " ".join(stage.text.split())
        await stage.press("enter")
        assert stage.text.count("█") > 8
        assert "1 Jul 2024" in stage.text


async def test_a_decision_takes_a_key_a_sentence_and_enter(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        first = up(stage)
        await stage.press("a")
        await stage.type("Wait for the panel")
        await stage.press("enter")
        (item,) = review(desk).items
        assert (item.about, item.decision, item.text, item.by) == (
            first.id,
            "keep",
            "Wait for the panel",
            "Jess Bell",
        )
        assert f"{first.ref}: kept as it is: Wait for the panel. z to undo" in stage.text
        assert stage.lines[0].startswith(f"Review {review(desk).ref}: 2 of")
        await stage.press("z")
        assert not review(desk).items
        assert up(stage) == first
        await stage.press("Z")
        assert len(review(desk).items) == 1


async def test_re_dating_re_assigning_and_closing_an_action(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        dated = await until_an_action_is_up(stage)
        await stage.press("m")
        await stage.answer("+2w", "waiting for approval")
        assert stage.now(dated).due == date(2024, 7, 22)
        given = await until_an_action_is_up(stage)
        await stage.press("o")
        await stage.answer("Amir Khan")
        assert review(desk).items[-1].decision == "re-assign"
        assert desk.session.casebook.owner_of(stage.now(given)).name == "Amir Khan"  # type: ignore[union-attr]
        closed = await until_an_action_is_up(stage)
        await stage.press("d", "g")
        await stage.answer("Overtaken by the new panel")
        assert stage.now(closed).state == "dropped"


async def test_what_cannot_be_is_said_in_the_form_and_what_was_typed_stays(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        action = await until_an_action_is_up(stage)
        await stage.press("m")
        await stage.answer("yesterday", "no capacity")
        assert "has passed already" in " ".join(stage.text.split())
        assert "What you typed is kept" in " ".join(stage.text.split())
        assert stage.now(action) == action


async def test_stopping_and_going_on_at_the_same_item(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        await stage.press("a", "enter")
        second = up(stage)
        await stage.press("q")
        assert stage.place == "review"
        assert "Stopped at 2 of" in stage.text
        await stage.press("b")
        assert up(stage) == second
        assert "1 decided before; it goes on here" in stage.text


async def test_the_last_decision_ends_it_and_the_minutes_hold_every_decision(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        count = desk.reviews.place(review(desk)).of
        for n in range(count):
            await stage.press("n")
            await stage.type(f"Ask {n}")
            await stage.press("enter")
        assert stage.place == "review"
        assert f"is over, {count} decisions: M shows the minutes" in " ".join(stage.text.split())
        assert review(desk).ended == desk.today
        await stage.press("M")
        assert f"Decisions: {count}" in stage.text


async def test_pulling_one_forward_and_ending_early(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await begin(stage)
        wanted = desk.reviews.left(review(desk))[2]
        await stage.press("p", "down", "enter")
        assert up(stage) == wanted
        await stage.press("E", "e")
        assert "Nothing was decided in" in stage.text
        await stage.press("a", "enter", "E", "e")
        assert review(desk).ended == desk.today
        assert stage.place == "review"


async def test_read_only_begins_no_review(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await review_screen(stage)
        await stage.press("R", "b")
        assert "Read-only is on" in stage.text
        assert desk.reviews.all() == []


async def test_whose_items_nobody_reviewed(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await review_screen(stage)
        await stage.press("W")
        assert "Jess Bell: never" in stage.text


async def test_a_week_later_the_decisions_stand_there_with_what_became_of_them(desk: Desk) -> None:
    made = desk.reviews.begin(desk.reviews.whose("all"))
    desk.reviews.decide(made, "nudge")
    desk.reviews.end(stage_now(desk, made))
    desk.session._dated = False
    desk.new_day(desk.today + timedelta(days=7))
    async with on_stage(desk) as stage:
        await review_screen(stage)
        assert "Decisions: not yet" in stage.text


def stage_now(desk: Desk, made: WeeklyReview) -> WeeklyReview:
    found = desk.session.casebook.get(WeeklyReview, made.id)
    assert found is not None
    return found


async def test_a_sentence_half_typed_when_the_line_drops_is_offered_again(caseload_book: Path) -> None:
    desk = open_desk(caseload_book)
    async with on_stage(desk) as stage:
        await begin(stage)
        await stage.press("a")
        await stage.type("Half a sentence")
        stage.app.keep_drafts()
    again = open_desk(caseload_book)
    async with on_stage(again) as stage:
        assert "Not finished: begin" in stage.text
        await stage.press("o")
        await stage.press("a")
        assert "Half a sentence" in stage.text
        await stage.press("enter")
        assert review(again).items[0].text == "Half a sentence"


async def test_a_review_taken_back_by_somebody_else_closes_quietly(desk: Desk, book: Path) -> None:
    other = open_desk(book)
    async with on_stage(desk) as stage:
        await begin(stage)
        made = review(desk)
        await stage.press("a")
        await stage.type("Half a sentence")
        other.poll()
        other.past.undo()
        desk.poll()
        stage.app._look_around()
        await stage.press("enter")
        await stage.until("The review was taken back")
        assert stage.place == "review"
        assert desk.session.casebook.by_id(made.id) is None
        await stage.press("j")


async def test_an_item_a_colleague_dealt_with_is_not_mistaken_for_the_next(desk: Desk, book: Path) -> None:
    other = open_desk(book)
    async with on_stage(desk) as stage:
        await begin(stage)
        action = await until_an_action_is_up(stage)
        await stage.press("n")
        await stage.type("About this one")
        other.poll()
        other.actions.drop(stage.now(action), "overtaken")
        desk.poll()
        await stage.press("enter")
        assert f"{action.ref} is not up any more" in " ".join(stage.text.split())
        assert not review(desk).items
