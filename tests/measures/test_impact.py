"""What was delivered and what changed: ten planted actions classed, with the counts behind each."""

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.make import A_DAY, a_figure, an_action, an_update, on
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record, RoughDate
from tracker.domain.work import Action
from tracker.measures import MEASURES, Period, measured
from tracker.measures.impact import OWN, Impact, Readings, changed, impact_of, impacts, linkable
from tracker.rules.effects import CLASSES
from tracker.rules.policy import load_policy

DAY = timedelta(days=1)
TODAY = date(2024, 9, 2)
PLANS, WAITS = "Pathway plans in time", "Young people waiting"
FIGURES = [
    a_figure(PLANS, 60, A_DAY), a_figure(PLANS, 90, TODAY - 9 * DAY), a_figure(WAITS, 20, TODAY - 9 * DAY),
    a_figure(WAITS, 2, TODAY + DAY),
]  # fmt: skip
DONE: dict[str, Any] = {"state": "complete", "completed_on": A_DAY + 30 * DAY}


def classed(*actions: Action, others: tuple[Record, ...] = (), today: date = TODAY) -> list[Impact]:
    book = Casebook([*FIGURES, *actions, *others])
    return list(impacts(book, load_policy(), today))


def moving(moves: str, baseline: float | None, target: float | None, **fields: Any) -> Action:
    return an_action(moves=moves, baseline_value=baseline, target_value=target, **fields)


PLANTED: list[tuple[Action, str]] = [
    (moving(WAITS, 20, 5, **DONE), "delivered, no change"),
    (moving(WAITS, 21, 5, **DONE, expected_by=on(TODAY - DAY)), "delivered, no change"),
    (moving(PLANS, 95, 100, **DONE), "delivered, no change"),
    (moving(PLANS, 60, 95), "changed without delivery"),
    (moving(WAITS, 40, 10, state="in progress"), "changed without delivery"),
    (moving(WAITS, 20, 5, state="complete", completed_on=TODAY - 20 * DAY), "too early"),
    (moving(PLANS, 60, 90, **DONE), "delivered, change seen"),
    (moving(PLANS, 90, 95), "not delivered yet"),
    (moving("", None, None, **DONE), "cannot tell"),
    (moving("", None, None, **DONE, impact="They know whom to ring"), "change said, not measured"),
]


def test_ten_planted_actions_are_classed_with_the_counts_behind_them() -> None:
    found = {i.action.id: i for i in classed(*(action for action, _ in PLANTED))}
    assert [found[action.id].kind for action, _ in PLANTED] == [kind for _, kind in PLANTED]
    first, early = found[PLANTED[0][0].id], found[PLANTED[5][0].id]
    assert first.reading is not None
    assert (first.action.baseline_value, first.reading.value, first.action.target_value) == (20, 20, 5)
    assert (first.to_go, first.delivered_on) == (15, A_DAY + 30 * DAY)
    assert first.reading.shown == "20, reported for 2024-08-24"
    assert (early.expected_by, found[PLANTED[6][0].id].to_go) == (date(2024, 11, 12), 0)


def test_the_measures_count_the_same_classes() -> None:
    book = Casebook([*FIGURES, *(action for action, _ in PLANTED)])
    within = Period(TODAY - 41 * DAY, TODAY)
    counts = Counter(kind for _, kind in PLANTED)
    delivered = sum(not action.open for action, _ in PLANTED)
    for measure_id, kind in {
        "impact-no-change": "delivered, no change", "impact-too-early": "too early",
        "impact-change-seen": "delivered, change seen", "impact-cannot-tell": "cannot tell",
        "impact-change-said-not-measured": "change said, not measured",
    }.items():  # fmt: skip
        counted = measured(measure_id, book, load_policy(), within).counted
        assert (len(counted.rows), len(counted.of or ())) == (counts[kind], delivered), kind
    without = measured("impact-changed-without-delivery", book, load_policy(), within)
    assert without.shown == "67 % (2 of 3)"


@pytest.mark.parametrize(
    ("baseline", "target", "now", "moved"),
    [
        (100, None, 90, None), (100, 50, 91, False), (100, 50, 90, True), (100, 50, 110, False),
        (100, 95, 95, True), (100, 99, 98, True), (0, 10, 1, True), (0, 10, 0, False), (50, 50, 60, None),
        (None, 50, 60, None), (-10, -5, -9, True), (-10, -5, -9.5, False),
    ],
)  # fmt: skip
def test_changed_is_a_tenth_of_the_baseline_the_better_way_or_the_target(
    baseline: float | None, target: float | None, now: float, moved: bool | None
) -> None:
    action = moving("X", baseline, target)
    book = Casebook([a_figure("x", now), action])
    reading = Readings(book, load_policy(), TODAY).of("X")
    assert changed(action, reading, load_policy()) is moved


def test_a_measure_says_itself_which_way_is_better() -> None:
    late = [an_action(due=A_DAY) for _ in range(3)]
    linked = moving("actions-overdue", 90, None, due=TODAY, **DONE)
    (found,) = [i for i in classed(*late, an_action(due=TODAY), linked) if i.action.id == linked.id]
    assert found.reading is not None
    assert (found.kind, found.reading.shown) == ("delivered, change seen", "75 % (3 of 4)")
    assert found.to_go is None


def test_no_action_is_counted_by_what_it_moves() -> None:
    assert not linkable(f"{OWN}no-change")
    assert f"{OWN}no-change" in MEASURES
    (found,) = classed(moving(f"{OWN}no-change", 1, 0, **DONE))
    assert (found.kind, found.reading) == ("cannot tell", None)


def test_early_ends_with_the_last_day_by_which_it_was_expected() -> None:
    until = RoughDate(text="August", earliest=date(2024, 8, 1), latest=date(2024, 8, 31))
    action = moving(WAITS, 20, 5, **DONE, expected_by=until)
    assert [classed(action, today=TODAY + n * DAY)[0].kind for n in (-2, -1)] == [
        "too early", "delivered, no change",
    ]  # fmt: skip
    rule = moving(WAITS, 20, 5, state="complete", completed_on=date(2024, 6, 1))
    assert [classed(rule, today=date(2024, 9, n))[0].kind for n in (0 + 1,)] == ["delivered, no change"]
    assert classed(rule, today=date(2024, 8, 31))[0].kind == "too early"


def test_what_was_said_later_and_what_was_dropped_count_for_nothing() -> None:
    action = an_action(**DONE)
    said = an_update(action.id, "impact", TODAY + DAY)
    assert classed(action, others=(said,))[0].kind == "cannot tell"
    assert classed(action, others=(said,), today=TODAY + DAY)[0].kind == "change said, not measured"
    assert classed(an_action(state="dropped", dropped_on=A_DAY)) == []


def test_delivered_and_embedded_are_two_marks() -> None:
    own = an_action(state="embedded", completed_on=A_DAY, embedded_on=A_DAY, owner="x", confirmed_by="x")
    other = an_action(state="embedded", completed_on=A_DAY, embedded_on=A_DAY, owner="x", confirmed_by="y")
    marks = [(i.delivered, i.embedded) for i in classed(own, other, an_action(**DONE), an_action())]
    assert marks == [(True, False), (True, True), (True, False), (False, False)]


numbers = st.none() | st.integers(-20, 120)
sure = st.sampled_from(["not started", "complete", "embedded"])


@given(numbers, numbers, sure, st.booleans())
def test_every_action_has_exactly_one_class(
    baseline: float | None, target: float | None, state: str, said: bool
) -> None:
    ends = {} if state == "not started" else {"completed_on": A_DAY}
    action = moving(WAITS, baseline, target, state=state, impact="x" if said else "", **ends)
    book = Casebook([*FIGURES, action])
    found = impact_of(action, book, load_policy(), TODAY, Readings(book, load_policy(), TODAY))
    assert found is not None
    assert found.kind in CLASSES
    assert "deliver" in found.kind or found.kind in ("too early", "cannot tell", "change said, not measured")
    assert found.delivered is (found.kind not in ("not delivered yet", "changed without delivery"))
