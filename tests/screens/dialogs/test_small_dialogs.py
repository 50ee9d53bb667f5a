"""Choose, tell, help, pick and palette, by their keys."""

from typing import Any

import pytest

from screens.commands import PLACES, help_rows, palette_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.dialog import HEIGHT, WIDTH, Dialog
from screens.dialogs.form import Field, Form
from screens.dialogs.help import Help, help_lines
from screens.dialogs.palette import Palette
from screens.dialogs.pick import Pick
from screens.dialogs.tell import Tell
from screens.widgets.record_list import Column, ListRow
from tests.pictures.picture import lines, picture, settle
from tests.screens.dialogs.stage import NOT_YET, Stage

OPTIONS = (Option("a", "action", "something will be done"), Option("w", "watch"), Option("n", "none [ever]"))
PEOPLE = [
    ListRow(f"p{number}", (name, role), f"{name} {role}".lower())
    for number, (name, role) in enumerate(
        [("J Price", "personal adviser"), ("T Okoro", "team manager"), ("J Singh", "personal adviser")]
    )
]
NAMES = (Column("Name", 12), Column("Role", None))


@pytest.mark.parametrize(("key", "answer"), [("w", "w"), ("q", None), ("escape", None), ("x", NOT_YET)])
async def test_an_option_is_chosen_by_its_key(key: str, answer: object) -> None:
    stage = Stage(Choose("How is it answered?", OPTIONS))
    async with stage.run_test() as pilot:
        await settle(pilot)
        assert "none [ever]" in picture(stage)
        await pilot.press(key)
        assert stage.answer == answer


async def test_q_can_be_an_option() -> None:
    stage = Stage(Choose("Which?", [Option("q", "quarterly"), Option("m", "monthly")]))
    async with stage.run_test() as pilot:
        await pilot.press("q")
        assert stage.answer == "q"


def test_two_options_with_one_key_are_refused() -> None:
    with pytest.raises(ValueError, match="same key"):
        Choose("Which?", [Option("a", "one"), Option("a", "other")])


async def test_more_options_than_lines_can_be_scrolled_to() -> None:
    options = [Option(key, f"word {key}") for key in "abcdefghijklmnoprstuvwxyz"]
    stage = Stage(Choose("Theme", options))
    async with stage.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert "word z" not in picture(stage)
        await pilot.press(*["down"] * 20)
        await settle(pilot)
        assert "word z" in picture(stage)
        await pilot.press("z")
        assert stage.answer == "z"


@pytest.mark.parametrize("key", ["escape", "q", "enter"])
async def test_a_text_is_read_and_closed(key: str) -> None:
    stage = Stage(Tell("Minutes", "\n".join(f"line {number}" for number in range(50))))
    async with stage.run_test(size=(60, 20)) as pilot:
        await settle(pilot)
        assert "line 49" not in picture(stage)
        await pilot.press("G")
        await settle(pilot)
        assert "line 49" in picture(stage)
        await pilot.press(key)
        assert stage.answer is None


def test_help_gives_each_heading_once_and_one_column_of_keys() -> None:
    rows = [("Triage", "u", "Update."), ("Triage", "Down j", "Down."), ("Everywhere", "q", "Leave.")]
    assert help_lines(rows) == [
        ("heading", "Triage"),
        ("", "  u       Update."),
        ("", "  Down j  Down."),
        ("", ""),
        ("heading", "Everywhere"),
        ("", "  q       Leave."),
    ]
    assert help_lines([]) == []


async def test_help_starts_with_the_place_one_is_in() -> None:
    stage = Stage(Help(help_rows("findings")))
    async with stage.run_test() as pilot:
        await settle(pilot)
        assert "Findings and threads" in lines(stage)[3]


async def test_a_record_is_picked_by_typing_parts_of_it() -> None:
    stage = Stage(Pick("Owner", NAMES, PEOPLE))
    async with stage.run_test() as pilot:
        await pilot.press(*"adv j", "down")
        await settle(pilot)
        assert "T Okoro" not in picture(stage)
        assert "2/2" in picture(stage)
        await pilot.press("enter")
        assert stage.answer == "p2"


async def test_typing_more_goes_back_to_the_first_row_and_nothing_fitting_picks_nothing() -> None:
    stage = Stage(Pick("Owner", NAMES, PEOPLE, text="j"))
    async with stage.run_test() as pilot:
        await pilot.press("down", " ", "enter")
        assert stage.answer == "p0"
    stage = Stage(Pick("Owner", NAMES, PEOPLE))
    async with stage.run_test() as pilot:
        await pilot.press(*"zz", "enter")
        await settle(pilot)
        assert "Nothing fits" in picture(stage)
        assert stage.answer is NOT_YET
        await pilot.press("escape")
        assert stage.answer is None


async def test_a_command_is_found_by_its_words() -> None:
    stage = Stage(Palette(palette_rows("actions")))
    async with stage.run_test() as pilot:
        await pilot.press(*"due date", "enter")
        assert stage.answer == "move_due"


def every_dialog() -> list[Dialog[Any]]:
    long = "A sentence that goes on for longer than any terminal is wide, " * 40
    return [
        Choose(long, [Option(key, long, long) for key in "abcdefghijklmnoprstuvwxyz"]),
        Tell(long, long),
        Help(help_rows("actions")),
        Palette(palette_rows("actions")),
        Pick(long, NAMES, PEOPLE * 20),
        Form(long, [Field(f"f{number}", long, "long", value=long) for number in range(9)], long),
    ]


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (120, 40)])
@pytest.mark.parametrize("number", range(6))
async def test_every_dialog_fits_its_terminal_with_its_keys_in_sight(
    number: int, size: tuple[int, int]
) -> None:
    stage = Stage(every_dialog()[number])
    async with stage.run_test(size=size) as pilot:
        await settle(pilot)
        box = stage.screen.query_one("#box").region
        assert stage.screen.region.contains_region(box)
        assert box.width <= WIDTH
        assert box.height <= HEIGHT
        assert box.contains_region(stage.screen.query_one("#keys").region)


def test_every_place_has_help() -> None:
    assert all(help_rows(place) for place in PLACES)
