"""Pathway plans on the desk: versions, reviews, actions, and what makes one stale."""

from datetime import date
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, now
from tests.desk.young import DAY, days_ago, file_of, noted, row, rules, young_person
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.domain.young_people import Case, MatterText, PathwayPlan

DRAWN_UP = TODAY - 100 * DAY


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


@pytest.fixture
def plan(desk: Desk, case: Case) -> PathwayPlan:
    return desk.plans.draw_up(case, DRAWN_UP)


def test_a_new_version_leaves_the_one_before_as_it_was(desk: Desk, case: Case, plan: PathwayPlan) -> None:
    new = desk.plans.draw_up(case, TODAY - DAY, own_words="My own [b]flat[/b]\x1b[1m.", took_part=True)
    assert (new.own_words, new.took_part) == ("My own [b]flat[/b].", True)
    assert now(desk, plan) == plan
    life = desk.cases.life(now(desk, case))
    assert life.plan(TODAY) == new
    assert life.plan(TODAY - 2 * DAY) == plan
    assert f"{plan.ref} drawn up" in file_of(desk, case)


def test_a_review_keeps_the_reviews_before(desk: Desk, case: Case, plan: PathwayPlan) -> None:
    late = desk.plans.review(plan, TODAY - 10 * DAY, interval_months=3, interval_basis="settled")
    both = desk.plans.review(late, TODAY - 40 * DAY)
    assert both.reviewed == (TODAY - 40 * DAY, TODAY - 10 * DAY)
    assert (both.interval_months, both.interval_basis, both.drawn_up) == (3, "settled", DRAWN_UP)
    assert row(desk, case).more["plan"] == TODAY - 10 * DAY
    assert (row(desk, plan).state, row(desk, plan).more["looked_at"]) == ("reviewed", TODAY - 10 * DAY)
    with pytest.raises(Refusal, match="was reviewed on Fri 31 May 2024 already"):
        desk.plans.review(both, TODAY - 10 * DAY)


@pytest.mark.parametrize(
    ("day", "said", "sentence"),
    [
        (TODAY, {"interval_months": 7}, "cannot be 7 months off: a plan is reviewed at least every 6 months"),
        (TODAY, {"interval_months": 0}, "cannot be 0 months off"),
        (TODAY + DAY, {}, "The review, Tue 11 Jun 2024, lies ahead"),
        (DRAWN_UP - DAY, {}, "was drawn up on Sat 2 Mar 2024: it cannot be reviewed on Fri 1 Mar 2024"),
    ],
)
def test_a_review_that_cannot_be_is_refused(
    desk: Desk, plan: PathwayPlan, day: date, said: dict[str, Any], sentence: str
) -> None:
    before = contents(desk)
    with pytest.raises(Refusal, match=sentence):
        desk.plans.review(plan, day, **said)
    assert contents(desk) == before


def test_a_plan_is_drawn_up_once_it_is(desk: Desk, case: Case) -> None:
    with pytest.raises(Refusal, match="The day the plan was drawn up, Tue 11 Jun 2024, lies ahead"):
        desk.plans.draw_up(case, TODAY + DAY)
    with pytest.raises(Refusal, match="cannot be 8 months off"):
        desk.plans.draw_up(case, TODAY, interval_months=8)
    assert desk.session.casebook.count(PathwayPlan) == 0


def test_a_plan_is_stale_from_a_change_until_a_review_on_or_after_it(
    desk: Desk, case: Case, plan: PathwayPlan
) -> None:
    assert "PP-09" not in rules(desk, case)
    noted(desk, case, "PA visit", days_ago(40), changed="move")
    assert "PP-09" in rules(desk, case)
    before = desk.plans.review(plan, TODAY - 41 * DAY)
    assert "PP-09" in rules(desk, case)
    desk.plans.review(before, TODAY - 40 * DAY)
    assert "PP-09" not in rules(desk, case)


def test_what_a_plan_agrees_becomes_an_action_of_the_young_person(
    desk: Desk, case: Case, plan: PathwayPlan
) -> None:
    whole = desk.plans.add_action(plan, "Open a bank account", "J Price", TODAY + 7 * DAY).record
    assert (whole.case, whole.plan, whole.source, whole.theme) == (
        case.id,
        plan.id,
        "pathway plan",
        "pathway & care planning",
    )
    assert "PP-11" not in rules(desk, whole)
    vague = desk.plans.add_action(plan, "Look for college").record
    assert "PP-11" in rules(desk, vague)
    assert f"{vague.ref} Look for college" in desk.sheet(now(desk, plan))
    assert "For: YP-014" in desk.sheet(vague)
    assert {r.ref for r in desk.lists.actions("case:014")} == {whole.ref, vague.ref}
    desk.actions.assign(vague, "J Price")
    desk.actions.move(now(desk, vague), TODAY + 7 * DAY)
    assert "PP-11" not in rules(desk, vague)


def test_a_plan_is_completed_bit_by_bit(desk: Desk, plan: PathwayPlan) -> None:
    texts = (MatterText(matter="health", text="Registered with a doctor."),)
    after = desk.plans.edit(plan, texts=texts, matters=("health",), copy_given=TODAY)
    assert (after.texts, after.copy_given) == (texts, TODAY)
    assert desk.past.latest(1)[0].sentence == f"changed the texts, matters, copy given of {plan.ref}"
    lines = len(desk.past.latest(99))
    desk.plans.edit(after, copy_given=TODAY)
    assert len(desk.past.latest(99)) == lines
    assert "Health: Registered with a doctor." in desk.sheet(after)


def test_passages_are_marked_as_advice_and_nothing_is_changed(
    desk: Desk, case: Case, plan: PathwayPlan
) -> None:
    text = MatterText(matter="health", text="AB will engage with CAMHS as and when appropriate.")
    after = desk.plans.edit(plan, texts=(text,))
    before = contents(desk)
    assert desk.plans.marks(after)
    assert contents(desk) == before
    assert desk.session.casebook.count(Action) == 0
