"""The room for the next visit as a page, and self-evaluations among the visits."""

from datetime import timedelta

from screens.dialogs.pick import Pick
from screens.dialogs.tell import Tell
from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.reporting import SelfEvaluation


def evaluations(desk: Desk) -> list[SelfEvaluation]:
    return list(desk.session.casebook.all(SelfEvaluation))


async def test_one_key_shows_all_that_is_known_of_the_findings_theme(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "j")
        theme = stage.on.theme
        await stage.press("h")
        assert isinstance(stage.app.screen, Tell)
        assert f"Room for the next visit: {theme}" in stage.text
        assert "HOW READY WE ARE" in stage.text
        await stage.press("G")
        assert f'To print or send it: tracker room "{theme}"' in stage.text
        await stage.press("g", "pagedown", "q")
        assert (stage.place, stage.asks) == ("findings", False)


async def test_on_threads_as_well(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        theme = stage.on.theme
        await stage.press("h")
        assert f"Room for the next visit: {theme}" in stage.text


async def test_on_a_visit_its_themes_are_offered_first(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "j", "h")
        assert isinstance(stage.app.screen, Pick)
        assert "under the cursor" in stage.text
        await stage.type("care leav")
        await stage.press("enter")
        assert "Room for the next visit: care leavers 16-25" in stage.text
        await stage.press("escape")
        assert (stage.place, stage.asks) == ("visits", False)
        await stage.press("h", "escape")
        assert (stage.place, stage.asks) == ("visits", False)


async def test_a_self_evaluation_is_added_seen_and_taken_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "e")
        await stage.fill(area="care leavers", grade="good", text="Plans are kept to.\nMostly.")
        await stage.press("f2")
        (made,) = evaluations(desk)
        assert (made.area, made.grade, made.text, made.by) == (
            "care leavers", "good", "Plans are kept to.\nMostly.", "Jess Bell",
        )  # fmt: skip
        assert stage.on == made
        assert stage.told == f"Added {made.ref}: self-evaluation of care leavers. z to undo"
        assert "self-evaluation: care leavers" in stage.text
        await undone(stage)
        assert not evaluations(desk)


async def test_correcting_one_asks_for_a_newer_one_with_its_words(desk: Desk) -> None:
    former = desk.evaluations.add("care leavers", "Plans are kept to.")
    async with on_stage(desk) as stage:
        for key in ("u", "E"):
            await stage.press("2")
            await stage.stand_on(former)
            await stage.press(key)
            assert "Plans are kept to." in stage.text
            assert f"Takes the place of {former.ref}" in stage.text
            await stage.press("escape")
            if stage.asks:
                await stage.press("escape")
        await stage.press("u")
        await stage.fill(text="Plans are kept to, nearly always.")
        await stage.press("f2")
        assert {e.text for e in evaluations(desk)} == {
            "Plans are kept to.",
            "Plans are kept to, nearly always.",
        }


async def test_a_day_ahead_is_refused_and_what_was_typed_is_kept(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "n", "e")
        await stage.fill(area="care leavers", day="1 jan 2031", text="Fine.")
        await stage.press("f2")
        assert not evaluations(desk)
        assert "2031" in stage.text


async def test_an_old_one_stands_in_triage_and_no_key_there_does_it_harm(desk: Desk) -> None:
    old = desk.evaluations.add("care leavers", "Fine.", day=desk.today - timedelta(days=400))
    async with on_stage(desk) as stage:
        await stage.press("x")
        await stage.stand_on(old)
        assert "Self-evaluation of care leavers 34 days overdue" in " ".join(stage.text.split())
        for key in ("u", "E", "a", "w", "f", "d", "o", "m", "V"):
            await stage.press(key)
            if stage.asks:
                await stage.press("escape")
        assert evaluations(desk) == [old]
