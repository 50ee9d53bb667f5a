"""What each screen looks like, line by line; ``UPDATE_PICTURES=1`` draws the pictures anew to be looked at."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from screens.terminal import TerminalSettings
from tests.pictures.picture import picture
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk

PICTURES = Path(__file__).parents[1] / "pictures"

REF = re.compile(r"\b([ADFNOPTVW]-|PP-)[0-9A-Z]{4,5}\b")

SHOTS: dict[str, Sequence[str]] = {
    "triage": (),
    "triage_every_flag": ("x",),
    "visits": ("2",),
    "letter": ("2", "j", "L"),
    "findings": ("3",),
    "threads": ("3", "s"),
    "thread_read": ("3", "s", "j", "enter"),
    "actions": ("4",),
    "action_read": ("4", "j", "enter"),
    "move": ("4", "m", "plus", "2", "w"),
    "reasons": ("4", "m", "plus", "2", "w", "enter"),
    "new_action": ("n",),
    "help": ("question_mark",),
    "palette": ("colon",),
}


ABOUT_YOUNG_PEOPLE: dict[str, Sequence[str]] = {
    "cases": ("5",),
    "case_file": ("5", "G", "enter"),
    "notes": ("6", "s", "e"),
    "log_note": ("5", "G", "l"),
    "handover": ("5", "G", "h"),
    "visiting": ("5", "G", "m"),
    "review": ("7", "s", "a"),
    "review_read": ("7", "s", "a", "G", "enter"),
    "round": ("7", "s", "a", "b"),
    "decision": ("7", "s", "a", "b", "n"),
    "data": ("8",),
    "room": ("3", "h"),
}

DIALOGS: dict[str, Sequence[str]] = {
    "new_case": ("5", "n"),
    "begin": ("5", "b", "h"),
    "cases_help": ("5", "question_mark"),
    "notes_help": ("6", "question_mark"),
}
"""Dialogs about young people, which look the same wherever there is room for them."""


def compare(stage: Stage, name: str) -> None:
    drawn = _numbered(picture(stage.app)).rstrip() + "\n"
    path = PICTURES / f"{name}.txt"
    if os.environ.get("UPDATE_PICTURES"):
        path.write_text(drawn, encoding="utf-8")
    assert drawn == path.read_text(encoding="utf-8"), f"{name} looks different"


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "wide"])
@pytest.mark.parametrize("name", SHOTS)
async def test_a_screen_looks_as_drawn(desk: Desk, name: str, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as stage:
        await stage.press(*SHOTS[name])
        compare(stage, f"{name}_wide" if size[0] > 80 else name)


@pytest.mark.parametrize("size", [(80, 24), (200, 50)], ids=["80x24", "wide"])
@pytest.mark.parametrize("name", ABOUT_YOUNG_PEOPLE)
async def test_a_screen_about_young_people_looks_as_drawn(
    caseload: Desk, name: str, size: tuple[int, int]
) -> None:
    async with on_stage(caseload, size) as stage:
        for key in ABOUT_YOUNG_PEOPLE[name]:
            await stage.press(key)
            await stage.until_counted()
        compare(stage, f"{name}_wide" if size[0] > 80 else name)


@pytest.mark.parametrize("size", [(60, 20), (40, 10), (39, 9)], ids=["60x20", "40x10", "39x9"])
async def test_a_small_terminal_keeps_what_matters(desk: Desk, size: tuple[int, int]) -> None:
    async with on_stage(desk, size) as stage:
        compare(stage, f"triage_{size[0]}x{size[1]}")


@pytest.mark.parametrize("name", DIALOGS)
async def test_a_dialog_about_young_people_looks_as_drawn(caseload: Desk, name: str) -> None:
    async with on_stage(caseload) as stage:
        for key in DIALOGS[name]:
            await stage.press(key)
        compare(stage, name)


@pytest.mark.parametrize("size", [(60, 20), (40, 10)], ids=["60x20", "40x10"])
@pytest.mark.parametrize("name", ["cases", "case_file", "notes", "log_note"])
async def test_what_is_about_young_people_keeps_what_matters_there(
    caseload: Desk, name: str, size: tuple[int, int]
) -> None:
    async with on_stage(caseload, size) as stage:
        for key in ABOUT_YOUNG_PEOPLE[name]:
            await stage.press(key)
        compare(stage, f"{name}_{size[0]}x{size[1]}")


async def test_a_terminal_without_unicode_gets_plain_characters_only(desk: Desk) -> None:
    async with on_stage(desk, settings=TerminalSettings(ascii=True)) as stage:
        for keys in (("4",), ("m",), ("escape", "2", "j", "L")):
            await stage.press(*keys)
            frame = stage.text.replace("’", "").replace("“", "").replace("”", "")
            assert frame.isascii(), keys


def _numbered(drawn: str) -> str:
    """Number the references in the order in which they are seen, since they are random."""
    seen: dict[str, str] = {}
    return REF.sub(lambda found: seen.setdefault(found[0], f"{found[1]}{len(seen) + 1:04}"), drawn)
