"""Follow-through equals a hand count, and a day that was put back is never on time."""

from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.make import A_DAY, a_person, an_action, an_update
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.work import Action
from tracker.measures import Period, measured
from tracker.measures.follow_through import By, Group, follow, grouped
from tracker.rules.policy import load_policy

DAY = timedelta(days=1)
END = A_DAY + 60 * DAY
WITHIN = Period(A_DAY, END)
JO, AM = a_person("Jo Price"), a_person("Amir Khan")


def followed(*records: Record, period: Period = WITHIN) -> Group:
    return follow(Casebook(records), period)


def done(after: int, **fields: Any) -> Action:
    """An action due on the tenth day, complete so many days after that."""
    due = A_DAY + 10 * DAY
    usual = {"due": due, "original_due": due, "state": "complete", "completed_on": due + after * DAY}
    return an_action(**{**usual, **fields})


def test_rates_by_source_and_owner_equal_a_hand_count() -> None:
    audit, board = {"source": "audit", "owner": JO.id}, {"source": "board", "owner": AM.id}
    late = done(5, **audit, due=A_DAY + 15 * DAY)
    book = Casebook([
        JO, AM, late, done(0, **audit), done(1, **audit), done(-3, **board),
        an_update(late.id, "moved", A_DAY + 9 * DAY, moved_from=A_DAY + 10 * DAY, moved_to=A_DAY + 15 * DAY),
        an_action(due=A_DAY + 20 * DAY, **board), an_action(due=END + DAY, **board), an_action(**board),
        an_action(due=A_DAY, state="dropped", dropped_on=A_DAY, source="audit"),
    ])  # fmt: skip
    whole = follow(book, WITHIN)
    counts = {
        (by, g.name): (len(g.ids()), len(g.ids("done on time")), len(g.ever_done().rows))
        for by in ("source", "owner")
        for g in grouped(whole, by, book)  # type: ignore[arg-type]
    }
    assert counts == {
        ("source", "audit"): (4, 1, 3), ("source", "board"): (2, 1, 1),
        ("owner", "Jo Price"): (3, 1, 3), ("owner", "Amir Khan"): (2, 1, 1), ("owner", "nobody"): (1, 0, 0),
    }  # fmt: skip
    assert measured("follow-on-time", book, load_policy(), WITHIN).shown == "33 % (2 of 6)"
    assert measured("follow-ever-done", book, load_policy(), WITHIN).shown == "67 % (4 of 6)"


def test_the_first_due_day_counts_whatever_came_after() -> None:
    first, last = A_DAY + 10 * DAY, END + 20 * DAY
    kept = an_action(due=last, original_due=first)
    moved = an_action(due=last)
    move = an_update(moved.id, "moved", A_DAY, moved_from=first, moved_to=last)
    given_up = an_action(due=None, original_due=first)
    found = followed(kept, moved, move, given_up)
    assert [(f.first_due, f.outcome) for f in found.followed] == [(first, "still open")] * 3


@pytest.mark.parametrize(
    ("action", "outcome"),
    [
        (done(0), "done on time"),
        (done(1), "done late"),
        (done(-2, due=A_DAY + 9 * DAY), "done on time"),
        (done(-5, due=A_DAY + 12 * DAY), "done late"),
        (done(0, completed_on=None), "done late"),
        (done(60), "still open"),
    ],
)
def test_on_time_is_by_the_first_day_and_never_put_back(action: Action, outcome: str) -> None:
    assert [f.outcome for f in followed(action).followed] == [outcome]


@st.composite
def books(draw: st.DrawFn) -> tuple[Casebook, set[str]]:
    """Some actions, of which some were put back; gives the ids of those."""
    records: list[Record] = [JO, AM]
    back = set()
    days = st.integers(0, 90).map(lambda n: A_DAY + n * DAY)
    for _ in range(draw(st.integers(0, 8))):
        due, ended = draw(days), draw(days)
        state = draw(st.sampled_from(["in progress", "complete", "dropped"]))
        ends = {"complete": {"completed_on": ended}, "dropped": {"dropped_on": ended}}.get(state, {})
        action = an_action(
            state=state, due=due, original_due=due, source=draw(st.sampled_from([None, "audit", "board"])),
            owner=draw(st.sampled_from(["", JO.id, AM.id])), partner=draw(st.sampled_from(["", "NHS", "nhs"])),
            theme=draw(st.sampled_from(["other", "partnership"])), **ends,
        )  # fmt: skip
        if draw(st.booleans()):
            moved = draw(st.integers(1, 30))
            records.append(an_update(action.id, "moved", A_DAY, moved_from=due - moved * DAY, moved_to=due))
            action = an_action(**{f: getattr(action, f) for f in action.__struct_fields__}
                               | {"original_due": due - moved * DAY})  # fmt: skip
            back.add(action.id)
        records.append(action)
    return Casebook(records), back


@settings(max_examples=80)
@given(books(), st.sampled_from(get_args(By)))
def test_groups_add_up_and_a_day_put_back_is_never_on_time(found: tuple[Casebook, set[str]], by: By) -> None:
    book, back = found
    whole = follow(book, WITHIN)
    parts = grouped(whole, by, book)
    assert sorted(i for part in parts for i in part.ids()) == sorted(whole.ids())
    assert not back & set(whole.ids("done on time"))
    for part in (*parts, whole):
        outcomes = [part.ids(o) for o in ("done on time", "done late", "still open", "dropped")]
        assert sum(map(len, outcomes)) == len(part.followed)


def test_steps_are_medians_of_what_can_be_measured() -> None:
    began, ended = A_DAY + 4 * DAY, A_DAY + 10 * DAY
    quick = done(0, started_on=began)
    unknown = done(0, started_on=None)
    wrong = done(0, started_on=A_DAY - DAY)
    impact = an_update(quick.id, "impact", ended + 30 * DAY)
    early = an_update(quick.id, "impact", ended - DAY)
    evidence = an_update(unknown.id, "evidence", ended + DAY, pillar="data")
    book = Casebook([quick, unknown, wrong, impact, early, evidence])
    whole = follow(book, WITHIN)
    assert dict(whole.step("agreed to started").values) == {quick.id: 4}
    assert dict(whole.step("started to delivered").values) == {quick.id: 6, wrong.id: 11}
    assert dict(whole.step("delivered to first impact").values) == {quick.id: 30}
    shown = measured("days-started-to-delivered", book, load_policy(), WITHIN).shown
    assert shown == "8.5 days (of 2)"
    assert (
        followed(quick, impact, period=Period(A_DAY, date(2024, 3, 20)))
        .step("delivered to first impact")
        .rows
        == ()
    )
