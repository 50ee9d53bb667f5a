"""Self-evaluations: the newest of an area stands, none is edited, and what is old or missing is flagged."""

from datetime import date, timedelta
from time import sleep

import pytest

from tests.desk.book import TODAY, now
from tests.desk.young import row, rules
from tests.make import a_self_evaluation, a_visit
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.store.change import Edit

OLD = TODAY - timedelta(days=400)


def inspected(desk: Desk, on: date) -> ScrutinyVisit:
    visit = a_visit("inspection", on)
    desk.session.commit([Edit(None, visit, "added")], "test")
    return visit


def test_a_newer_one_takes_the_place_and_the_former_stays_as_it_was(desk: Desk) -> None:
    first = desk.evaluations.add("care leavers", "Plans are kept to.", "good", OLD)
    assert rules(desk, first) == {"SE-01"}
    second = desk.evaluations.add("care leavers", " Plans are kept to,\nmostly. ", None)
    assert (second.text, second.day, second.by, second.grade) == (
        "Plans are kept to,\nmostly.", TODAY, "J Price", None,
    )  # fmt: skip
    assert desk.evaluations.latest("care leavers") == second
    assert desk.evaluations.latest("care leavers", TODAY - timedelta(days=1)) == first
    assert desk.evaluations.latest("children in care") is None
    assert now(desk, first) == first
    assert rules(desk, first) == rules(desk, second) == set()
    assert [row(desk, each).state for each in (first, second)] == ["superseded", "latest"]
    desk.past.undo()
    assert rules(desk, first) == {"SE-01"}
    assert row(desk, first).state == "latest"


def test_of_two_on_one_day_the_one_added_last_stands(desk: Desk) -> None:
    desk.evaluations.add("care leavers", "First.")
    sleep(0.002)  # ids of one millisecond have no order
    assert desk.evaluations.add("care leavers", "Second.") == desk.evaluations.latest("care leavers")


def test_an_inspection_asks_for_every_area_anew(desk: Desk) -> None:
    visit = inspected(desk, TODAY - timedelta(days=200))
    desk.evaluations.add("care leavers", "Fine.", day=TODAY - timedelta(days=250))
    assert rules(desk, visit) == {"SE-01"}
    standing = desk.evaluations.standing("care leavers")
    ended = "No self-evaluation since the inspection that ended 23 Nov 2023"
    assert (standing.age, standing.why) == (250, ended)
    for area in ("overall effectiveness", "impact of leaders", "help and protection", "children in care"):
        desk.evaluations.add(area, "Fine.")
    (flag,) = (f for f in desk.session.flags(now(desk, visit)) if f.rule == "SE-01")
    assert flag.sentence == "No self-evaluation since 23 Nov 2023 of care leavers"
    desk.evaluations.add("care leavers", "Fine.")
    assert rules(desk, visit) == set()
    assert [each.flag for each in desk.evaluations.standings()] == [None] * 5


def test_only_the_last_inspection_asks(desk: Desk) -> None:
    former, last = (inspected(desk, TODAY - timedelta(days=days)) for days in (900, 200))
    assert "SE-01" not in rules(desk, former)
    assert "SE-01" in rules(desk, last)
    expected = a_visit("inspection", TODAY + timedelta(days=9), expected=True)
    desk.session.commit([Edit(None, expected, "added")], "test")
    assert "SE-01" in rules(desk, last)


def test_without_an_inspection_and_without_any_nothing_is_asked(desk: Desk) -> None:
    visit = a_visit(when=TODAY - timedelta(days=200), ordinal=1)
    desk.session.commit([Edit(None, visit, "added")], "test")
    assert not [flag for flag in desk.session.board.all() if flag.rule == "SE-01"]
    assert [(each.age, each.flag) for each in desk.evaluations.standings()] == [(None, None)] * 5


def test_keeping_up_is_the_same_as_starting_again(desk: Desk) -> None:
    desk.session.board.all()
    inspected(desk, TODAY - timedelta(days=200))
    made = [a_self_evaluation(day=OLD), a_self_evaluation("children in care", TODAY)]
    for evaluation in made:
        desk.session.commit([Edit(None, evaluation, "added")], "test")
        kept = desk.session.board.all()
        desk.session._work_out()
        assert desk.session.board.all() == kept


@pytest.mark.parametrize(
    ("text", "day", "why"),
    [
        (" \n", None, "is missing: write it"),
        ("x" * 100_001, None, "has 100,001 characters"),
        ("Fine.", TODAY + timedelta(days=1), "lies ahead: check it"),
    ],
)
def test_what_cannot_be_kept_is_refused(desk: Desk, text: str, day: date | None, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        desk.evaluations.add("care leavers", text, day=day)
    assert not list(desk.session.casebook.all(SelfEvaluation))


def test_they_stand_in_the_dated_list_of_visits_and_oversight(desk: Desk) -> None:
    made = desk.evaluations.add("care leavers", "Plans are kept to.", "good")
    assert [r.ref for r in desk.lists.visits("self-evaluation")] == [made.ref]
    assert [r.ref for r in desk.lists.visits("kind:self-evaluation")] == [made.ref]
    assert desk.lists.visits(oversight=False) == []
    sheet = desk.sheet(made)
    assert sheet.startswith(f"{made.ref}  self-evaluation of care leavers, 10 Jun 2024")
    assert "In its words: Plans are kept to." in sheet
    assert "Own grade: good" in sheet


def test_an_old_one_shows_in_triage_with_the_less_severe_flags(desk: Desk) -> None:
    made = desk.evaluations.add("care leavers", "Fine.", day=OLD)
    assert [r.ref for r in desk.lists.triage(every=True)] == [made.ref]
    assert desk.lists.triage() == []
