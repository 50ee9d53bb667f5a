"""The plan: filtering it, changing several at once, and every end an action can come to."""

from datetime import date
from pathlib import Path

import pytest

from tests.screens.sample_book import open_desk
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.work import Action


def called(desk: Desk, title: str) -> Action:
    return next(a for a in desk.session.casebook.all(Action) if a.title.startswith(title))


def titles(stage: Stage) -> list[str]:
    rows = stage.list.records_list
    return [rows._rows[n].cells[3] for n in range(len(rows._rows))]


async def test_open_actions_stand_by_their_day_and_finished_ones_last(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4")
        days = [line[25:36].strip() for line in stage.lines[3:10]]
        assert days == [
            "21 Jun 2024",
            "12 Jul 2024",
            "19 Jul 2024",
            "31 Jul 2024",
            "30 Sep 2024",
            "no day",
            "1 Jul 2024",
        ]
        assert "✓ complete" in stage.lines[9]


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("owner:me", ["Tell young people what changed", "Ring the chair", "The panel meets again"]),
        ("source:board", ["Supervision note", "Agree the route"]),
        ("state:open due:<14d", ["Allocate", "Tell young people", "Ring the chair"]),
        ("flag:overdue", ["Allocate"]),
        ("chair -panel", ["Ring the chair"]),
        ("nothing like this", []),
    ],
)
async def test_filter_words_narrow_the_list_while_they_are_typed(
    desk: Desk, words: str, left: list[str]
) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "slash")
        await stage.type(words)
        found = titles(stage)
        assert len(found) == len(left)
        assert all(title.startswith(start) for title, start in zip(found, left, strict=True))
        assert f"{len(left)} of 7" in stage.text


async def test_enter_keeps_the_filter_and_esc_clears_it(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "slash")
        await stage.type("chair")
        await stage.press("enter", "j")
        assert stage.on == called(desk, "Find out who")
        await stage.press("escape")
        assert len(titles(stage)) == 7
        assert stage.on == called(desk, "Find out who")


async def test_a_field_nobody_knows_is_said_and_hides_nothing(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "slash")
        await stage.type("foo:x")
        assert "There is no field “foo” to filter by" in stage.text
        assert len(titles(stage)) == 7
        await stage.press("escape")
        assert "There is no field" not in stage.text


async def test_a_filter_is_saved_shown_again_and_thrown_away(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "v")
        assert stage.told.startswith("No saved views yet")
        await stage.press("slash")
        await stage.type("owner:me")
        await stage.press("enter", "v", "s")
        await stage.answer("mine")
        await stage.press("escape")
        assert len(titles(stage)) == 7
        await stage.press("v", "1")
        assert len(titles(stage)) == 3
        await stage.press("v", "t", "escape", "v")
        assert stage.told.startswith("No saved views yet")


async def test_several_marked_are_given_to_one_person_as_one_change(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "space", "space")
        assert "2 marked  3/7" in stage.text
        await stage.press("o")
        assert "Give 2 actions to" in stage.text
        await stage.answer("Amir Khan")
        owners = {desk.session.casebook.owner_of(called(desk, t)) for t in ("Allocate", "Tell young people")}
        assert [owner.name for owner in owners if owner] == ["Amir Khan"]
        assert "marked" not in stage.text
        assert stage.told == "Gave 2 actions to Amir Khan. z to undo"
        await stage.press("z")
        owner = desk.session.casebook.owner_of(called(desk, "Allocate"))
        assert owner is not None
        assert owner.name == "Jo Price"


async def test_esc_takes_the_marks_off_before_the_filter(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "slash")
        await stage.type("owner:me")
        await stage.press("enter", "space", "escape")
        assert "marked" not in stage.text
        assert len(titles(stage)) == 3
        await stage.press("escape")
        assert len(titles(stage)) == 7


async def test_an_action_waits_and_waits_no_longer(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("4", "b", "right", "tab")
        await stage.type("the housing board")
        await stage.press("tab")
        await stage.type("fri")
        await stage.press("f2")
        blocked = stage.now(late).blocked
        assert (blocked.on, blocked.what, blocked.chase_on) == (
            "partner",
            "the housing board",
            date(2024, 7, 12),
        )
        assert "waits for the housing board" in stage.told
        await stage.press("b")
        assert stage.now(late).state == "in progress"


async def test_embedded_needs_it_to_be_complete_and_shows_who_says_so(desk: Desk) -> None:
    panel = called(desk, "The panel")
    async with on_stage(desk) as stage:
        await stage.press("4", "e")
        assert stage.told.endswith("complete it first, with d")
        await stage.stand_on(panel)
        await stage.press("e")
        await stage.answer("four reviews were held in time")
        assert stage.now(panel).state == "embedded"
        assert "self-confirmed" in stage.told
        await stage.press("enter")
        assert "self-confirmed" in stage.text
        assert "four reviews were held in time" in stage.text


async def test_what_is_finished_is_not_moved_but_opened_again(desk: Desk) -> None:
    panel = called(desk, "The panel")
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(panel)
        for key in "dmbs":
            await stage.press(key)
            assert stage.told == f"{panel.ref} is complete: D opens it again", key
        await stage.press("D")
        assert "Open again" in stage.text
        await stage.answer("the panel stopped")
        assert stage.now(panel).state == "in progress"


async def test_an_action_is_split_and_the_parts_are_named(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("4", "s", "tab")
        await stage.answer("Tell each young person who it is")
        part = called(desk, "Tell each")
        assert part.split_from == late.id
        assert part.due == late.due
        assert part.ref in stage.told


async def test_a_partners_answer_is_kept_in_their_words(desk: Desk) -> None:
    route = called(desk, "Agree the route")
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(route)
        await stage.press("p", "tab", "tab")
        await stage.type("from September")
        await stage.press("f2")
        assert stage.now(route).partner_answer == "accepted"
        assert "from September" in desk.session.casebook.updates_about(route.id)[-1].text


async def test_a_finding_is_linked_and_taken_off_again(desk: Desk) -> None:
    route = called(desk, "Agree the route")
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(route)
        await stage.press("F")
        await stage.type("Too many")
        await stage.press("enter")
        assert len(stage.now(route).findings) == 1
        await stage.press("F")
        await stage.type("Too many")
        await stage.press("enter")
        assert stage.now(route).findings == ()


async def test_actions_that_come_from_nowhere(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "O")
        assert titles(stage) == ["Find out who chairs the panel"]
        await stage.press("O")
        assert len(titles(stage)) == 7


async def test_the_detail_is_read_whole_and_esc_leads_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "j", "enter")
        assert "asked the council of young people what they want to hear" in " ".join(stage.text.split())
        await stage.press("escape", "j")
        assert stage.on == called(desk, "Ring the chair")


async def test_what_a_colleague_changes_is_seen_and_the_cursor_stays(desk: Desk, book: Path) -> None:
    other = open_desk(book, who="Jo Price")
    async with on_stage(desk) as stage:
        await stage.press("4", "j")
        here = stage.on
        other.actions.add("Write to every carer", due=date(2024, 7, 9), owner="Jo Price")
        await stage.until("Write to every carer", seconds=2)
        assert stage.on.id == here.id
    other.close(quick=True)


async def test_what_was_changed_meanwhile_is_a_clash_and_the_words_are_kept(desk: Desk, book: Path) -> None:
    late = called(desk, "Allocate")
    other = open_desk(book, who="Jo Price")
    async with on_stage(desk) as stage:
        await stage.press("4", "m")
        await stage.type("19 jul")
        other.actions.move(other.session.find(late.ref, Action), date(2024, 7, 26), "no capacity")
        await stage.press("enter", "1")
        assert "was changed by Jo Price meanwhile" in stage.told
        assert "What you typed is kept" in stage.told
        assert stage.told in " ".join(stage.text.split())
        await stage.press("m")
        assert "19 jul" in stage.text
    other.close(quick=True)


async def test_escape_sequences_and_markup_are_shown_as_text(desk: Desk) -> None:
    desk.actions.add("Ring [red]the[/red] \x1b[2Jchair", due=date(2024, 7, 8))
    async with on_stage(desk) as stage:
        await stage.press("4")
        assert "Ring [red]the[/red] chair" in stage.lines[4]
        assert "\x1b" not in stage.text
