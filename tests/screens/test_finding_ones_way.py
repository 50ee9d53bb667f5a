"""Going about: what is said where, what Esc takes off, whose young people and notes are shown."""

from pathlib import Path

import pytest

from tests.screens.sample_book import open_desk
from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.domain.young_people import Case


async def test_s_narrows_cases_to_mine_and_back(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5")
        assert stage.lines[-1].startswith("s mine")
        await stage.press("s")
        assert stage.lines[2].startswith("/ worker:me")
        assert stage.on.ref == "YP-014"
        assert stage.list.records_list.position == "1/1"
        await stage.press("s")
        assert stage.list.records_list.position.endswith("/3")
        assert "worker:me" not in stage.text


async def test_esc_takes_off_a_filter_that_nothing_fits(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "f")
        assert stage.place == "actions"
        await stage.press("slash")
        await stage.type("nowhere to be found")
        await stage.press("enter")
        assert "Nothing fits these words. Esc takes the filter off." in stage.text
        await stage.press("escape")
        assert (stage.place, stage.list.words) == ("actions", "")
        assert stage.on is not None


@pytest.mark.parametrize("keys", ["2f", "2c", "2u", "2a", "3w", "4f", "4o", "5w", "5f", "6m", "1c", "6Y"])
async def test_a_key_that_needs_a_row_says_so_where_there_is_none(tmp_path: Path, keys: str) -> None:
    empty = open_desk(tmp_path / "empty.json")
    async with on_stage(empty) as stage:
        await stage.press(keys[0])
        assert stage.told == ""
        await stage.press(keys[1])
        assert stage.told
        assert not stage.asks
        assert stage.app.clipboard == ""
    empty.close(quick=True)


async def test_names_are_refused_at_once_where_nothing_can_be_changed(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("R", "N")
        assert not stage.asks
        assert stage.told.startswith("Read-only is on")


async def test_what_was_said_goes_when_another_screen_is_shown(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l", "tab")
        await stage.type("Hello.")
        await stage.press("f2")
        assert "z to undo" in stage.text
        await stage.press("4", "5")
        assert "z to undo" not in stage.text
        await stage.press("c")
        assert stage.app.clipboard == caseload.sheet(stage.on), "the offer to copy the note went too"


async def test_somebody_without_notes_sees_everybodys_at_once(caseload_book: Path) -> None:
    amir = open_desk(caseload_book, who="Amir Khan")
    async with on_stage(amir) as stage:
        await stage.press("6")
        assert {row.owner for row in stage.list.rows} == {"Jess Bell", "Noor Patel"}
        await stage.press("s", "m")
        assert "No notes here yet. Press l to log one, s for everybody's." in stage.text
    amir.close(quick=True)


async def test_values_typed_twice_are_said_at_the_start(caseload: Desk, tmp_path: Path) -> None:
    pocket = tmp_path / "pocket.json"
    caseload.carrying.carry("Jess Bell", pocket)
    away = open_desk(pocket)
    for desk, team in ((away, "South"), (caseload, "North")):
        desk.cases.edit(desk.session.find("YP-014", Case), team=team)
    away.close(quick=True)
    caseload.carrying.home(pocket)
    async with on_stage(caseload) as stage:
        assert stage.told == "1 value was typed twice: 6, then H, to choose"
        await stage.press("6", "H", "c")
        assert "The team of YP-014 was changed twice" in stage.text


@pytest.mark.parametrize("place", "123456")
async def test_every_footer_keeps_the_filter_at_sixty_columns(caseload: Desk, place: str) -> None:
    async with on_stage(caseload, (60, 20)) as stage:
        await stage.press(place)
        assert stage.lines[-1].endswith("/ filter  ? all keys")


async def test_triage_keeps_references_at_sixty_columns(caseload: Desk) -> None:
    async with on_stage(caseload, (60, 20)) as stage:
        assert stage.lines[2].split() == ["Flag", "Ref", "What"]
        assert stage.on.ref in stage.lines[3]
