"""Measures of actions and partners agree with the flags of their day, then and now."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make import A_DAY, a_person, an_action, an_update
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.work import Action, Blocked
from tracker.measures import Period, flow, measured
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

DAY = timedelta(days=1)
TODAY = A_DAY + 60 * DAY
WITHIN = Period(TODAY - 41 * DAY, TODAY)


def rows(measure_id: str, *records: Record, period: Period = WITHIN) -> set[str]:
    return set(measured(measure_id, Casebook(records), load_policy(), period).counted.rows)


days = st.integers(0, 80).map(lambda n: A_DAY + n * DAY)
sources = st.sampled_from([None, "audit", "plan", "board", "pathway plan"])


@st.composite
def books(draw: st.DrawFn) -> Casebook:
    """Some actions in every state, with updates and moves, dated up to today."""
    people = [a_person("J Price"), a_person("Panel", is_group=True), a_person("A Bell", left=A_DAY)]
    records: list[Record] = list(people)
    for _ in range(draw(st.integers(1, 6))):
        state = draw(st.sampled_from(["not started", "in progress", "blocked", "complete", "dropped"]))
        fields: dict[str, Any] = {
            "state": state, "due": draw(st.none() | days), "source": draw(sources),
            "owner": draw(st.sampled_from(["", *(p.id for p in people)])),
        }  # fmt: skip
        if state == "blocked":
            fields["blocked"] = Blocked(on="person", what="x", since=A_DAY, chase_on=draw(st.none() | days))
        if state in ("complete", "dropped"):
            fields[f"{'completed' if state == 'complete' else state}_on"] = min(draw(days), TODAY)
        action = an_action(**fields)
        records.append(action)
        for day in draw(st.lists(days, max_size=3)):
            kind = draw(st.sampled_from(["progress", "decision", "evidence"]))
            records.append(an_update(action.id, kind, min(day, TODAY)))
    return Casebook(records)


@settings(max_examples=60)
@given(books())
def test_they_agree_with_the_flags_of_the_day(book: Casebook) -> None:
    board = FlagBoard(book, load_policy(), TODAY)
    for measure_id, rules in {
        "actions-overdue": {"AN-01", "AU-01"},
        "actions-stalled": {"AN-03"},
        "actions-no-owner": {"AN-04"},
        "actions-no-day": {"AN-05"},
    }.items():
        flagged = {f.subject for f in board.all() if f.rule in rules}
        found = measured(measure_id, book, load_policy(), WITHIN).counted
        assert set(found.rows) == flagged, measure_id
        assert found.of == tuple(a.id for a in book.all(Action) if a.open)


@settings(max_examples=60)
@given(books())
def test_open_at_the_end_is_what_the_stock_closes_with(book: Casebook) -> None:
    moved = flow("open-actions", book, WITHIN)
    assert moved.balanced
    assert set(moved.closing) == set(measured("actions-open", book, load_policy(), WITHIN).counted.rows)


def test_open_is_right_for_a_period_that_has_been() -> None:
    end = A_DAY + 20 * DAY
    then = Period(A_DAY, end)
    late = an_action(due=A_DAY + 50 * DAY, original_due=A_DAY + 10 * DAY)
    move = an_update(late.id, "moved", end + DAY, moved_from=A_DAY + 10 * DAY, moved_to=late.due)
    done = an_action(due=end - DAY, state="complete", completed_on=end + DAY)
    new = an_action(agreed_on=end + DAY)
    gone = an_action(state="dropped", dropped_on=end)
    unknown = an_action(state="complete", due=A_DAY)
    book = (late, move, done, new, gone, unknown)
    assert rows("actions-open", *book, period=then) == {late.id, done.id}
    assert rows("actions-overdue", *book, period=then) == {late.id, done.id}
    assert rows("actions-overdue", *book) == {late.id}
    assert rows("actions-completed", *book) == {done.id}


@pytest.mark.parametrize(
    ("measure_id", "fields", "counts"),
    [
        ("actions-blocked", {"state": "blocked", "blocked": Blocked(on="person", what="x", since=A_DAY)}, True),
        ("actions-blocked", {"state": "in progress"}, False),
        ("actions-complete-no-evidence", {"state": "complete", "source": "audit", "completed_on": A_DAY}, True),
        ("actions-complete-no-evidence", {"state": "complete", "source": "review", "completed_on": A_DAY}, False),
        ("actions-embedded", {"state": "embedded", "completed_on": A_DAY, "embedded_on": TODAY}, True),
        ("actions-embedded", {"state": "embedded", "completed_on": A_DAY, "embedded_on": A_DAY}, False),
        ("actions-embedded", {"state": "embedded", "embedded_on": TODAY, "owner": "x", "confirmed_by": "x"}, False),
        ("actions-completed", {"state": "complete", "completed_on": WITHIN.start}, True),
        ("overdue-from-audit", {"source": "audit", "due": TODAY - DAY}, True),
        ("overdue-from-plan", {"source": "audit", "due": TODAY - DAY}, False),
        ("overdue-from-learning-review", {"source": "learning review", "due": TODAY - DAY}, True),
        ("partner-asks-open", {"partner": "NHS", "partner_answer": "accepted", "partner_asked_on": A_DAY}, True),
        ("partner-asks-open", {"partner": "NHS"}, False),
        ("partner-asks-unanswered", {"partner": "NHS", "partner_answer": "asked"}, True),
        ("partner-asks-declined", {"partner": "NHS", "partner_answer": "declined"}, True),
        ("partner-asks-declined", {"partner": "NHS", "partner_answer": "declined", "state": "dropped"}, False),
    ],
)  # fmt: skip
def test_what_each_counts(measure_id: str, fields: dict[str, Any], counts: bool) -> None:
    action = an_action(**fields)
    assert (rows(measure_id, action) == {action.id}) is counts


def test_put_back_twice_counts_slips_alone() -> None:
    day = A_DAY + 5 * DAY
    action = an_action(due=TODAY + 9 * DAY)
    first = an_update(action.id, "moved", day, moved_from=day, moved_to=TODAY)
    sooner = an_update(action.id, "moved", day, moved_from=TODAY, moved_to=TODAY - DAY)
    second = an_update(action.id, "moved", TODAY, moved_from=TODAY - DAY, moved_to=action.due)
    assert rows("actions-slipped-twice", action, first, sooner) == set()
    assert rows("actions-slipped-twice", action, first, sooner, second) == {action.id}


def test_the_oldest_ask_is_the_one_without_an_answer() -> None:
    def ask(answer: str, on: date) -> Action:
        return an_action(partner="NHS", partner_answer=answer, partner_asked_on=on)

    book = Casebook([ask("accepted", A_DAY), ask("asked", TODAY - 9 * DAY), ask("asked", TODAY - 3 * DAY)])
    found = measured("oldest-partner-ask", book, load_policy(), WITHIN)
    assert found.shown == "9 days (of 2)"
    moved = flow("partner-asks", book, WITHIN)
    assert (len(moved.opening), len(moved.new), len(moved.closing)) == (1, 2, 3)
