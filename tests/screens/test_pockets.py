"""Around the lists: names, read-only, pocket casebooks, and home again."""

from pathlib import Path

import pytest

from tests.screens.sample_book import open_desk
from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.domain.young_people import Case


def case(desk: Desk, ref: str) -> Case:
    return desk.session.find(ref, Case)


@pytest.fixture
def pocket(caseload: Desk, tmp_path: Path) -> Path:
    """A pocket casebook carried by Jess Bell, with one note written in it."""
    path = tmp_path / "pocket.json"
    caseload.carrying.carry("Jess Bell", path)
    away = open_desk(path)
    away.notes.log(case(away, "014"), "Wrote from the bus.", "text or messaging", away.now())
    away.close(quick=True)
    return path


async def test_names_are_shown_only_with_a_reason_that_is_written_down(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5")
        assert "Juno" not in stage.text
        await stage.press("N", "f2")
        assert "Why is needed." in stage.text
        await stage.answer("team meeting")
        assert "JT Juno" in stage.text
        assert "  NAMES  " in stage.lines[0]
        written = list(caseload.session.store.history.lines())[-1]
        assert (written.head.command, written.parts[0].why) == ("look", "team meeting")
        assert not caseload.drafts.waiting()
        await stage.press("N")
        assert "Juno" not in stage.text
        assert "NAMES" not in stage.text


async def test_read_only_refuses_every_change(caseload: Desk) -> None:
    lines = caseload.session.store.history.n
    async with on_stage(caseload) as stage:
        await stage.press("R")
        assert "READ ONLY" in stage.lines[0]
        for keys in (
            "5n",
            "5bh",
            "5e",
            "5t",
            "5pn",
            "5w",
            "5P",
            "5D",
            "5E",
            "6l",
            "6E",
            "6m",
            "6Y",
            "6H",
            "z",
        ):
            await stage.press(*keys)
            assert not stage.asks, keys
            assert stage.told.startswith("Read-only is on: nothing was changed."), keys
        assert caseload.session.store.history.n == lines
        await stage.press("R", "5", "n")
        assert stage.asks
        assert "READ ONLY" not in stage.text


# Pockets.


async def test_a_pocket_says_how_much_is_not_home(pocket: Path) -> None:
    away = open_desk(pocket)
    async with on_stage(away) as stage:
        assert stage.lines[0].startswith("Tracker  pocket.json  1 not sent, oldest today")
        await stage.press("5", "l", "tab")
        await stage.type("Rang.")
        await stage.press("f2")
        assert "2 not sent" in stage.lines[0]
    away.close(quick=True)


async def test_a_pocket_taken_home_elsewhere_says_so_within_a_second(caseload: Desk, pocket: Path) -> None:
    away = open_desk(pocket)
    async with on_stage(away) as stage:
        caseload.carrying.home(pocket)
        for _ in range(50):
            if "not sent" not in stage.lines[0]:
                break
            await stage.pilot.pause(1 / 50)
        assert "not sent" not in stage.text
    away.close(quick=True)


async def test_home_takes_a_pocket_in(caseload: Desk, pocket: Path) -> None:
    async with on_stage(caseload) as stage:
        assert "not sent" not in stage.text
        await stage.press("6", "H")
        await stage.answer(str(pocket))
        assert stage.told.startswith("Home from pocket.json: 1 added")
        assert "Wrote from the bus." in stage.text
        await stage.press("H")
        await stage.answer(str(pocket))
        assert stage.told == "There is nothing new in pocket.json"
        assert not caseload.drafts.waiting()


async def test_a_pocket_that_is_not_there_is_said_and_the_path_kept(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6", "H")
        await stage.answer("nowhere.json")
        assert "nowhere.json" in stage.told
        await stage.press("H")
        assert "nowhere.json" in stage.text


@pytest.mark.parametrize(("key", "team"), [("o", "North"), ("t", "South")])
async def test_where_two_values_wait_each_is_chosen(
    caseload: Desk, pocket: Path, key: str, team: str
) -> None:
    away = open_desk(pocket)
    away.cases.edit(case(away, "014"), team="South", chosen_name="June")
    away.close(quick=True)
    caseload.cases.edit(case(caseload, "014"), team="North", chosen_name="Junie")
    async with on_stage(caseload) as stage:
        await stage.press("6", "H")
        await stage.answer(str(pocket))
        assert "of YP-014 was changed twice" in stage.text
        await stage.press("l", "escape")
        assert stage.told == "2 differences left to choose in: H asks again"
        await stage.press("H", "c")
        asked = stage.text
        await stage.press(key)
        asked += stage.text
        await stage.press(key)
        assert "The chosen name of YP-014 was changed twice" in asked
        assert "Junie" in asked
        assert "what Jess Bell typed" in asked
        assert case(caseload, "014").team == team
        assert not caseload.carrying.differences()
        assert not caseload.session.names
        await stage.press("z")
        assert len(caseload.carrying.differences()) == 1
