"""Sorting any list by a column, the other way round, and back."""

import pytest

from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk


def refs(stage: Stage) -> list[str]:
    shown = stage.list.records_list._rows
    return [shown[n].cells[1] for n in range(len(shown))]


async def test_a_column_is_chosen_turned_round_and_left_again(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.press("G")
        usual, here = refs(stage), stage.on
        await stage.press("S")
        assert "the usual order" in stage.text
        await stage.press("2")
        assert refs(stage) == sorted(usual)
        assert "Ref^" in stage.lines[2]
        assert stage.told == "Sorted by ref; S to change it"
        assert stage.on == stage.desk.find(refs(stage)[0]) != here
        await stage.press("S")
        assert "turn it round" in stage.text
        await stage.press("2")
        assert refs(stage) == sorted(usual, reverse=True)
        assert "Refv" in stage.lines[2]
        await stage.press("S", "0")
        assert refs(stage) == usual
        assert stage.on == stage.desk.find(usual[0])
        assert "Ref^" not in stage.text


async def test_a_sort_stays_over_a_change_and_esc_leaves_it(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "S", "2", "S", "escape")
        before = refs(stage)
        await stage.press("G", "o")
        await stage.answer("Amir Khan")
        assert refs(stage) == before == sorted(before)


async def test_due_days_in_triage_are_sorted_as_days(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("x", "S", "5")
        days = [row.due for n in stage.list.records_list._rows.view if (row := stage.list.rows[n]).due]
        assert len(days) > 2
        assert days == sorted(days)


async def test_flags_are_sorted_worst_first(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "S", "1")
        shown = [line[:14].split()[1] for line in stage.lines[3:10]]
        assert shown[:3] == ["MISSING", "OVERDUE", "STALLED"]
        assert shown[-1] == "complete"


@pytest.mark.parametrize("key", ["1", "2", "3", "4"])
async def test_every_column_of_every_list_can_be_sorted_by(desk: Desk, key: str) -> None:
    async with on_stage(desk) as stage:
        await stage.press(key, *(["x"] if key == "1" else []))
        names = stage.list.records_list.column_names
        for number, name in zip("123456789", names, strict=False):
            await stage.press("S", number)
            assert stage.list.records_list.sorted_by == (name, False)
        if key == "3":
            await stage.press("s")
            assert stage.list.records_list.sorted_by is None
            await stage.press("S", "4")
            assert stage.told.startswith("Sorted by visits")


async def test_lists_of_more_than_nine_columns_are_sorted_by_the_last_too(caseload: Desk) -> None:
    async with on_stage(caseload, (200, 50)) as stage:
        await stage.press("5", "S")
        assert "c  Status" in stage.text
        await stage.press("c")
        assert refs(stage) == ["YP-052", "YP-014", "YP-031"]
        for key, by_days in {
            "5": ["YP-031", "YP-052", "YP-014"],
            "6": ["YP-031", "YP-052", "YP-014"],
        }.items():
            await stage.press("S", key)
            assert refs(stage) == by_days, "those never seen first, then who waits longest"


async def test_notes_are_sorted_by_when_and_by_how_late(caseload: Desk) -> None:
    async with on_stage(caseload, (200, 50)) as stage:
        await stage.press("6", "S", "1")
        days = [
            row.more["happened"] for n in stage.list.records_list._rows.view if (row := stage.list.rows[n])
        ]
        assert days == sorted(days)
        await stage.press("S", "6")
        late = [
            row.more["late_days"] for n in stage.list.records_list._rows.view if (row := stage.list.rows[n])
        ]
        assert late == sorted(late, reverse=True)
