"""The number an action moves and the colour its owner gives it, by keys."""

from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.work import Action


def called(desk: Desk, title: str) -> Action:
    return next(a for a in desk.session.casebook.all(Action) if a.title.startswith(title))


async def test_a_number_is_named_and_its_class_is_shown(desk: Desk) -> None:
    desk.figures.add("Young people waiting", 20, "june 2024")
    action = called(desk, "The panel meets")
    async with on_stage(desk, (100, 30)) as stage:
        await stage.press("4")
        await stage.stand_on(action)
        await stage.press("I")
        await stage.fill(moves="young people waiting", target="5", by="sept 2024")
        await stage.press("f2")
        assert stage.told.startswith(
            f"{action.ref} should move Young people waiting from 20 to 5 by sept 2024"
        )
        assert stage.now(action).baseline_value == 20
        await stage.press("enter")
        assert "Effect" in stage.text
        assert "too early" in stage.text
        assert "baseline 20, now 20" in " ".join(stage.text.split())
        await stage.press("escape")
        await undone(stage)
        assert stage.now(action).moves == ""


async def test_the_form_stays_open_on_what_cannot_be_and_takes_a_number_off(desk: Desk) -> None:
    desk.figures.add("Young people waiting", 20, "june 2024")
    action = called(desk, "The panel meets")
    async with on_stage(desk, (100, 30)) as stage:
        await stage.press("4")
        await stage.stand_on(action)
        await stage.press("I")
        await stage.fill(moves="nonsense")
        await stage.press("f2")
        assert stage.asks
        assert "There is no figure" in stage.text
        await stage.fill(moves="young people waiting", target="many")
        await stage.press("f2")
        assert stage.asks
        await stage.fill(target="5")
        await stage.press("f2")
        assert stage.now(action).target_value == 5
        await stage.press("I")
        await stage.fill(moves="")
        await stage.press("f2")
        assert not stage.asks
        assert (stage.now(action).moves, stage.now(action).target_value) == ("", None)


async def test_a_colour_is_given_beside_the_one_suggested_and_the_row_says_where_they_differ(
    desk: Desk,
) -> None:
    action = called(desk, "Allocate a personal adviser")
    async with on_stage(desk, (160, 40)) as stage:
        await stage.press("4")
        await stage.stand_on(action)
        await stage.press("C")
        assert "By dates and evidence red: 17 days overdue." in " ".join(stage.text.split())
        await stage.fill(colour="green")
        await stage.press("f2")
        assert stage.told.startswith(f"{action.ref} is green: on track")
        assert stage.now(action).said_status == "green"
        assert "owner says green, dates say red: 17 days" in " ".join(stage.text.split())
        await stage.press("/")
        await stage.type("status:disagrees")
        await stage.press("enter")
        assert "Tell young people" not in stage.text
        await stage.press("C", "escape", "z")
        assert stage.now(action).said_status is None


async def test_a_row_and_a_short_detail_say_where_a_colour_and_the_dates_differ(desk: Desk) -> None:
    action = called(desk, "The panel meets")
    async with on_stage(desk, (80, 24)) as stage:
        await stage.press("4")
        await stage.stand_on(action)
        await stage.press("C")
        await stage.fill(colour="red")
        await stage.press("f2")
        said = " ".join(stage.text.split())
        assert "Status: owner says red, dates say green: complete; what it changed is not" in said
    async with on_stage(desk, (200, 50)) as stage:
        await stage.press("4")
        assert "The panel meets again (says red, dates green)" in stage.text


async def test_both_work_on_triage_and_refuse_what_is_no_action(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.stand_on(called(desk, "Allocate a personal adviser"))
        await stage.press("C")
        assert stage.asks
        await stage.press("escape", "/")
        await stage.type("nothing is called so")
        await stage.press("enter", "I")
        assert not stage.asks
        assert stage.told == "That is for an action: nothing is selected."
