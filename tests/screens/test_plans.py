"""Pathway plans and promises: a new version, a review, what is agreed, its words, and telling young people."""

from datetime import date

from tests.screens.sample_book import TODAY
from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.work import Action
from tracker.domain.young_people import Case, PathwayPlan


def young_person(desk: Desk, ref: str) -> Case:
    return desk.session.find(ref, Case)


def plans(desk: Desk, ref: str = "014") -> tuple[PathwayPlan, ...]:
    return desk.cases.life(young_person(desk, ref)).plans


async def test_where_there_is_no_plan_only_a_new_version_is_offered(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "p")
        assert "n  new version" in stage.text
        assert "reviewed" not in stage.text
        await stage.press("n")
        await stage.fill(own_words="A garden.", matters="health, luck")
        await stage.press("f2")
        assert "“luck” is none of personal support" in stage.told
        await stage.press("p", "n")
        await stage.fill(matters="health, finance")
        await stage.press("f2")
        (plan,) = plans(caseload, "031")
        assert (plan.matters, plan.own_words, plan.took_part) == (("health", "finance"), "A garden.", True)
        assert stage.told == f"Kept {plan.ref} for YP-031. z to undo"
        await undone(stage)
        assert plans(caseload, "031") == ()


async def test_a_review_is_kept_in_the_version_it_looked_at(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "p", "r")
        await stage.fill(months="3", copy="today")
        await stage.press("f2")
        (plan,) = plans(caseload)
        assert (plan.reviewed[-1], plan.interval_months, plan.copy_given) == (TODAY, 3, TODAY)
        assert stage.told == f"Kept the review of {plan.ref}. z to undo"
        await undone(stage)
        assert plans(caseload)[0].interval_months == 6


async def test_what_a_plan_agrees_becomes_an_action(caseload: Desk) -> None:
    (plan,) = plans(caseload)
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "p", "a")
        await stage.fill(title="Find a bike", owner="Jess Bell", due="eom")
        await stage.press("f2")
        action = next(a for a in caseload.session.casebook.all(Action) if a.title == "Find a bike")
        assert (action.plan, action.case, action.due) == (plan.id, plan.case, date(2024, 7, 31))
        assert action.ref in stage.told
        await undone(stage)


async def test_words_of_a_plan_are_advice_to_be_read(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "p", "w")
        assert f"The words of {plans(caseload)[0].ref} (YP-014)" in stage.text
        await stage.press("escape")
        assert stage.place == "cases"


# Promises.


async def test_a_promise_is_kept_and_they_are_told_of_it(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "P")
        assert stage.form.values["to"] == "YP-014"
        await stage.fill(said="You choose the colour.", due="fri")
        await stage.press("f2")
        action = next(a for a in caseload.session.casebook.all(Action) if a.title == "You choose the colour.")
        assert action.promise is not None
        assert (action.promise.to, action.due, action.case) == (
            "YP-014",
            date(2024, 7, 12),
            young_person(caseload, "014").id,
        )
        await stage.press("4")
        await stage.stand_on(action)
        await stage.press("T")
        assert "Promised to YP-014: You choose the colour." in stage.text
        await stage.fill(how="by letter")
        await stage.press("f2")
        told = stage.now(action).promise
        assert (told.told_how, told.told_by, told.told_on) == ("by letter", "Jess Bell", TODAY)
        await undone(stage)
        assert stage.now(action).promise.told_on is None


async def test_an_action_that_is_no_promise_has_nobody_to_be_told(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("4", "T")
        assert stage.told.endswith("is no promise: nobody has to be told of it")
