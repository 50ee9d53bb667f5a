"""An action as it stood on a day that has been."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.make import A_DAY, an_action, an_update
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action, Blocked, Update
from tracker.measures.then import actions_on, stood

DAY = timedelta(days=1)
LATER = A_DAY + 30 * DAY


def then(action: Action, *updates: Update, day: date = A_DAY + 10 * DAY) -> Action:
    return stood(action, Casebook([action, *updates]), day)


def test_an_end_that_came_later_is_taken_back() -> None:
    done = an_action(state="embedded", started_on=A_DAY, completed_on=LATER, embedded_on=LATER, impact="x")
    former = then(done)
    assert (former.state, former.completed_on, former.embedded_on, former.impact) == (
        "in progress",
        None,
        None,
        "",
    )
    dropped = an_action(state="dropped", dropped_on=LATER, dropped_reason="x")
    assert (then(dropped).state, then(dropped).dropped_on) == ("not started", None)
    assert then(dropped, day=LATER) is dropped


def test_complete_comes_before_embedded() -> None:
    done = an_action(state="embedded", completed_on=A_DAY, embedded_on=LATER, confirmed_by="x")
    assert (then(done).state, then(done).confirmed_by) == ("complete", "")


def test_waiting_and_starting_are_taken_back() -> None:
    waits = an_action(state="blocked", blocked=Blocked(on="person", what="x", since=LATER), started_on=A_DAY)
    assert (then(waits).state, then(waits).blocked) == ("in progress", None)
    assert then(an_action(state="in progress", started_on=LATER)).state == "not started"


def test_the_due_day_is_the_one_before_the_first_later_move() -> None:
    first, second = A_DAY + 20 * DAY, A_DAY + 40 * DAY
    action = an_action(due=second + DAY, original_due=first)
    moves = [
        an_update(action.id, "moved", A_DAY + 12 * DAY, moved_from=first, moved_to=second),
        an_update(action.id, "moved", A_DAY + 15 * DAY, moved_from=second, moved_to=second + DAY),
    ]
    assert then(action, *moves).due == first
    assert then(action, *moves, day=A_DAY + 12 * DAY).due == second
    assert then(action, *moves, day=LATER).due == second + DAY


def test_what_a_partner_had_answered_by_then() -> None:
    action = an_action(partner="Wye NHS", partner_answer="declined", partner_asked_on=A_DAY)
    said = [
        an_update(action.id, "partner's answer", A_DAY + n * DAY, text=f"Wye NHS: {word}. Because")
        for n, word in ((12, "accepted"), (14, "declined"))
    ]
    answers = [then(action, *said, day=A_DAY + n * DAY).partner_answer for n in (-1, 0, 11, 12, 13, 14, 15)]
    assert answers == [None, "asked", "asked", "accepted", "accepted", "declined", "declined"]


def test_one_over_since_nobody_knows_when_stays_so_and_one_not_yet_agreed_is_left_out() -> None:
    unknown = an_action(state="complete")
    assert then(unknown) is unknown
    assert list(actions_on(Casebook([unknown, an_action(agreed_on=LATER)]), A_DAY)) == [unknown]


@given(st.integers(0, 40), st.none() | st.integers(0, 40), st.none() | st.integers(0, 40))
def test_on_the_last_day_an_action_stands_as_it_is(
    started: int, done: int | None, embedded: int | None
) -> None:
    fields: dict[str, object] = {"state": "in progress", "started_on": A_DAY + started * DAY}
    if done is not None:
        fields |= {"state": "complete", "completed_on": A_DAY + done * DAY}
        if embedded is not None:
            fields |= {"state": "embedded", "embedded_on": A_DAY + max(done, embedded) * DAY}
    action = an_action(**fields)
    assert then(action, day=A_DAY + 41 * DAY) is action
