"""Board packs by keys, on a screen that takes them."""

from pathlib import Path

import pytest

import screens
from screens.actions import ActionsScreen
from screens.pack_keys import PackKeys
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.reporting import Pack


class Packing(ActionsScreen, PackKeys):
    """The actions, with the keys for packs."""

    CSS_PATH = str(Path(screens.__file__).with_name("frame.tcss"))


@pytest.fixture(autouse=True)
def packing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.actions.ActionsScreen", Packing)


def packs(desk: Desk) -> list[Pack]:
    return desk.packs.all()


def files(folder: Path) -> int:
    """Count the files of packs in a folder."""
    return len([*folder.glob("board-pack*")])


async def deed(stage: Stage, key: str) -> None:
    """Choose what to do with packs."""
    if stage.place != "actions":
        await stage.press("4")
    await stage.app.screen.run_action("packs")
    await stage.until("its cover report")
    await stage.press(key)


async def make(stage: Stage, **said: str) -> Pack:
    await deed(stage, "n")
    await stage.fill(name="June board", **said)
    await stage.press("f2")
    assert stage.told.startswith("Made K-"), stage.told
    return packs(stage.desk)[0]


async def test_a_pack_is_made_read_and_undone(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await make(stage, start="1 feb 2024", end="1 mar 2024", theme="acc")
        (pack,) = packs(desk)
        assert (pack.name, pack.theme, pack.for_team) == ("June board", "accommodation", False)
        await deed(stage, "r")
        assert "1 Feb 2024 to 1 Mar 2024" in stage.text
        await stage.press("enter")
        assert "What this paper is" in stage.text
        await stage.press("escape")
        await stage.press("z")
        assert not packs(desk)


async def test_days_the_wrong_way_round_are_refused_while_the_form_is_open(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await deed(stage, "n")
        await stage.fill(name="x", start="2 mar 2024", end="1 mar 2024")
        await stage.press("f2")
        assert "ends before it begins" in stage.text
        await stage.fill(start="1 feb 2024", words="N-ZZZZZ")
        await stage.press("f2")
        assert "There is no contact note" in stage.text
        assert not packs(desk)


async def test_a_pack_is_written_to_a_folder_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    async with on_stage(desk) as stage:
        await deed(stage, "w")
        assert "make one first" in stage.told
        await make(stage)
        await deed(stage, "w")
        await stage.press("enter")
        await stage.answer("/no/such/folder", "board")
        assert "There is no folder" in stage.text
        await stage.fill(folder=str(tmp_path))
        await stage.press("f2")
        assert ": md, docx, xlsx" in stage.told
    assert files(tmp_path) == 3
    assert desk.past.latest(1)[0].reason == "board"


async def test_the_cover_report_says_what_it_lacks_and_is_refused(desk: Desk, tmp_path: Path) -> None:
    async with on_stage(desk) as stage:
        pack = await make(stage)
        await deed(stage, "c")
        await stage.press("enter")
        assert "still to do" in stage.text
        assert "template text" in stage.text
        await stage.type("wards")
        await stage.press("enter")
        await stage.fill(text="All wards.")
        await stage.press("f2")
        assert desk.packs.cover.sections(stage.now(pack))["wards"] == "All wards."
        await stage.type("legal")
        await stage.press("down", "enter")
        await stage.answer("A N Officer")
        assert [sign.role for sign in stage.now(pack).signed] == ["legal"]
        await stage.type("write the")
        await stage.press("enter")
        await stage.answer(str(tmp_path / "cover.docx"), "cabinet")
        assert "is not ready" in stage.text
        await stage.press("escape", "escape", "escape")
    assert not (tmp_path / "cover.docx").exists()
