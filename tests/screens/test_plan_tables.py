"""A plan brought in on the screen: weighed first, its columns said otherwise, kept, undone, and written out."""

from asyncio import Event
from pathlib import Path

import pytest

from screens import plan_table_keys
from tests.exchange.plans import INSPECTION, TWO_ROWS
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.work import Action

TITLE = "Refresh plans within a week of a move"


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.csv"
    path.write_text(INSPECTION, encoding="utf-8")
    return path


def called(desk: Desk, title: str) -> Action | None:
    return next((a for a in desk.session.casebook.all(Action) if a.title == title), None)


def rewrite(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")


async def weigh(stage: Stage, path: Path, **answers: str) -> None:
    await stage.press("4", "i")
    await stage.fill(path=str(path), **answers)
    await stage.press("f2")
    await stage.until("nothing is written yet")


async def test_the_counts_and_the_mapping_stand_there_before_anything_is_kept(desk: Desk, plan: Path) -> None:
    async with on_stage(desk) as stage:
        await weigh(stage, plan)
        for words in (
            "2 actions would be added",
            "Lead -> owner",
            "R/A/G -> status",
            "y bring in",
            "m columns",
        ):
            assert words in stage.text
        assert called(desk, TITLE) is None
        await stage.press("escape")
        assert called(desk, TITLE) is None
        assert "Nothing was brought in" in stage.told


async def test_it_is_kept_as_one_change_and_taken_back_as_one(desk: Desk, plan: Path) -> None:
    async with on_stage(desk) as stage:
        await weigh(stage, plan, as_at="1 july")
        await stage.press("y")
        assert stage.told.startswith("2 actions added")
        action = called(desk, TITLE)
        assert action is not None
        assert action.agreed_on.isoformat() == "2024-07-01"
        await stage.stand_on(action)
        await stage.press("enter", "j", "j", "j", "j")
        assert "Reported status “A”, in the plan's own words" in " ".join(stage.text.split())
        await stage.press("escape", "z")
        assert stage.told.startswith("Undo: ")
        assert called(desk, TITLE) is None


async def test_a_long_plan_says_first_that_it_takes_some_seconds(
    desk: Desk, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_table_keys, "MANY", 1)
    drawn = Event()

    async def wait(_seconds: float) -> None:
        await drawn.wait()

    monkeypatch.setattr(plan_table_keys, "sleep", wait)
    async with on_stage(desk) as stage:
        await weigh(stage, plan)
        await stage.press("y")
        assert stage.told == "Bringing in 2 actions: this takes some seconds"
        drawn.set()
        await stage.until("2 actions added")


async def test_what_cannot_be_read_leaves_the_form_open(desk: Desk, tmp_path: Path) -> None:
    other = tmp_path / "list.csv"
    other.write_text("Case,Note\n1,x\n", encoding="utf-8")
    async with on_stage(desk) as stage:
        await stage.press("4", "i")
        await stage.fill(path=str(other))
        await stage.press("f2")
        assert "has no column of actions" in " ".join(stage.text.split())
        assert stage.form.values["path"] == str(other)


async def test_a_column_is_said_otherwise(desk: Desk, plan: Path) -> None:
    async with on_stage(desk) as stage:
        await weigh(stage, plan)
        await stage.press("m")
        assert "What each column is read as" in stage.text
        await stage.fill(**{"8": "measure"})
        await stage.press("f2")
        await stage.until("Monitoring and Evaluation -> measure")
        await stage.press("m")
        await stage.fill(**{"7": "owner"})
        await stage.press("f2")
        assert "Two columns are to be read as owner" in stage.text
        await stage.press("escape", "escape", "y")
        action = called(desk, TITLE)
        assert action is not None
        assert action.measure == "Monthly sample of ten plans"


async def test_headings_over_two_rows_are_shown_as_one_and_can_be_read_otherwise(
    desk: Desk, plan: Path
) -> None:
    rewrite(plan, TWO_ROWS)
    async with on_stage(desk) as stage:
        await weigh(stage, plan)
        assert "Timescale End -> due" in stage.text
        await stage.press("m")
        await stage.fill(**{"4": "due", "5": "keep"})
        await stage.press("f2")
        await stage.until("Timescale Start -> due")
        await stage.press("y")
        action = called(desk, "Ring the doctor")
        assert action is not None
        assert str(action.due) == "2025-05-01"


async def test_where_both_sides_changed_the_plan_can_be_taken(desk: Desk, plan: Path) -> None:
    async with on_stage(desk) as stage:
        await weigh(stage, plan)
        assert "take the plan's" not in stage.text
        await stage.press("y")
        action = called(desk, TITLE)
        assert action is not None
        desk.actions.edit(action, title="Refresh them")
        rewrite(plan, INSPECTION.replace(TITLE, "Refresh plans in three days"))
        await weigh(stage, plan)
        assert "Changed here and in the plan" in stage.text
        await stage.press("t")
        await stage.until("keep ours")
        await stage.press("y")
        assert called(desk, "Refresh plans in three days") is not None


async def test_the_plan_is_written_out(desk: Desk, tmp_path: Path) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "X")
        await stage.fill(path=str(tmp_path / "out.txt"))
        await stage.press("f2")
        assert "ends neither in .csv nor in .xlsx" in stage.text
        await stage.fill(path=str(tmp_path / "out.csv"))
        await stage.press("f2")
        assert stage.told.startswith("Wrote 7 actions to ")
        assert (tmp_path / "out.csv").read_text("utf-8-sig").startswith("Improvement plan,")
