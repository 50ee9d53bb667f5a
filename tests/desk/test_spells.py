"""What begins and ends in a young person's life."""

from datetime import date
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, now
from tests.desk.young import DAY, row, running, young_person
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.domain.young_people import Case

WEEK = 7 * DAY


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


def days(desk: Desk, case: Case, kind: str) -> list[tuple[str, date, date | None]]:
    """Give what each spell of a kind says, with its first and last day, oldest first."""
    return [(s.what, s.start, s.end) for s in desk.cases.life(now(desk, case)).spells if s.kind == kind]


def workers(desk: Desk, case: Case) -> dict[str, str]:
    """Give who holds each role today."""
    people = {p.id: p.name for p in desk.session.casebook.all(Person)}
    return {str(s.role): people[s.worker] for s in running(desk, case, "worker")}


def test_one_home_at_a_time_and_the_former_ends_the_day_before(desk: Desk, case: Case) -> None:
    first = desk.cases.begin(case, "home", "u", start=TODAY - 4 * WEEK).spell
    began = desk.cases.begin(
        case, "home", "bed", start=TODAY, reason="evicted", suitable=False, provided=True
    )
    assert began.sentence == "YP-014: home W from Mon 10 Jun 2024"
    assert (began.spell.what, began.spell.suitable, began.spell.provided) == ("W", False, True)
    assert began.ended
    assert began.ended.id == first.id
    assert days(desk, case, "home") == [("U", TODAY - 4 * WEEK, TODAY - DAY), ("W", TODAY, None)]
    with pytest.raises(Refusal, match=f"{began.spell.ref} of YP-014 began on Mon 10 Jun 2024 too: correct"):
        desk.cases.begin(case, "home", "T", start=TODAY)
    desk.past.undo()
    assert days(desk, case, "home") == [("U", TODAY - 4 * WEEK, None)]


def test_a_home_told_of_afterwards_ends_before_the_next(desk: Desk, case: Case) -> None:
    desk.cases.begin(case, "home", "U", start=TODAY)
    with pytest.raises(Refusal, match="begins on Mon 10 Jun 2024 already: this one ends before that"):
        desk.cases.begin(case, "home", "T", start=TODAY - WEEK, end=TODAY)
    began = desk.cases.begin(case, "home", "T", start=TODAY - WEEK)
    assert began.sentence.endswith("home T from Mon 3 Jun 2024 to Sun 9 Jun 2024")
    assert days(desk, case, "home") == [("T", TODAY - WEEK, TODAY - DAY), ("U", TODAY, None)]
    desk.cases.begin(case, "home", "W", start=TODAY - 3 * DAY, end=TODAY - 2 * DAY)
    assert days(desk, case, "home")[0] == ("T", TODAY - WEEK, TODAY - 4 * DAY)


def test_each_role_has_one_worker_and_advisers_share_a_role(desk: Desk, case: Case) -> None:
    desk.cases.begin(case, "worker", worker="S Khan", role="social worker")
    assert workers(desk, case) == {"personal adviser": "J Price", "social worker": "S Khan"}
    desk.cases.begin(case, "worker", worker="The duty desk", role="virtual personal adviser")
    assert workers(desk, case) == {"virtual personal adviser": "The duty desk", "social worker": "S Khan"}
    with pytest.raises(Refusal, match="S Khan is the social worker of YP-014 already"):
        desk.cases.begin(case, "worker", worker="s khan", role="social worker", start=TODAY + DAY)
    assert row(desk, case).more["personal_adviser"] == "The duty desk"
    assert row(desk, case).more["worker_changes"] == 1


def test_several_are_waited_for_at_once(desk: Desk, case: Case) -> None:
    for service in ("counselling", "housing register"):
        desk.cases.begin(case, "waiting", service)
    assert {s.what for s in running(desk, case, "waiting")} == {"counselling", "housing register"}


@pytest.mark.parametrize(
    ("kind", "what", "more", "sentence"),
    [
        ("home", "castle", {}, "“castle” is no home we know: choose one of B with parents"),
        ("home", "", {}, "“” is no home we know"),
        ("home", "S", {"suitable": True}, "A home coded S, no fixed abode, can only be unsuitable"),
        ("home", "x", {"suitable": True}, "A home coded X, in custody, can only be unsuitable"),
        ("home", "U", {"role": "social worker"}, "A role belongs to a worker"),
        ("home", "U", {"worker": "S Khan"}, "S Khan belongs to no home"),
        ("home", "U", {"start": TODAY, "end": TODAY - DAY}, "would end on Sun 9 Jun 2024, before it begins"),
        ("home", "U", {"start": date(2004, 1, 1)}, "is before YP-014 was born"),
        ("activity", "F4", {"suitable": True}, "Suitable and provided are said of a home"),
        ("activity", "full", {}, "“full” is no activity we know"),
        ("need", "high", {}, "“high” is no need we know: choose one of intensive every 7 days"),
        ("eligibility", "relev", {}, None),
        ("waiting", "", {}, "The service waited for is missing"),
        ("out of area", "", {}, "The place is missing"),
        ("worker", "", {"role": "social worker"}, "The worker is missing"),
        ("worker", "", {"worker": "nobody", "role": "social worker"}, "The worker is missing"),
        ("worker", "", {"worker": "S Khan"}, "The role of S Khan is missing"),
    ],
)
def test_what_cannot_begin_is_refused(
    desk: Desk, case: Case, kind: Any, what: str, more: dict[str, Any], sentence: str | None
) -> None:
    before = contents(desk)
    if sentence is None:  # the beginning of a word will do where only one begins so
        assert desk.cases.begin(case, kind, what, **more).spell.what == "relevant"
        return
    with pytest.raises(Refusal, match=sentence):
        desk.cases.begin(case, kind, what, **more)
    assert contents(desk) == before


def test_no_fixed_abode_may_be_left_unsaid_or_unsuitable(desk: Desk, case: Case) -> None:
    assert desk.cases.begin(case, "home", "S", start=TODAY - DAY).spell.suitable is None
    assert desk.cases.begin(case, "home", "X", suitable=False).spell.suitable is False


def test_a_spell_ends_without_another_and_never_before_it_began(desk: Desk, case: Case) -> None:
    spell = desk.cases.begin(case, "activity", "F4", start=TODAY - WEEK).spell
    with pytest.raises(Refusal, match="began on Mon 3 Jun 2024: it cannot end on Sun 2 Jun 2024"):
        desk.cases.finish(spell, TODAY - WEEK - DAY)
    ended = desk.cases.finish(spell, TODAY - DAY, "left college")
    assert (ended.end, ended.reason) == (TODAY - DAY, "left college")
    assert row(desk, case).more["activity"] is None


def test_a_spell_is_corrected_and_never_runs_beside_another(desk: Desk, case: Case) -> None:
    first = desk.cases.begin(case, "home", "U", start=TODAY - 4 * WEEK).spell
    second = desk.cases.begin(case, "home", "T", start=TODAY - WEEK).spell
    assert desk.cases.correct_spell(now(desk, first), what="supported l").what == "E"
    with pytest.raises(Refusal, match=f"{first.ref} would run beside {second.ref}, which began on Mon 3 Jun"):
        desk.cases.correct_spell(now(desk, first), end=None)
    with pytest.raises(Refusal, match="before it begins"):
        desk.cases.correct_spell(now(desk, second), end=TODAY - 2 * WEEK)
    with pytest.raises(Refusal, match="can only be unsuitable"):
        desk.cases.correct_spell(now(desk, second), what="S", suitable=True)
    assert desk.cases.correct_spell(now(desk, second), start=TODAY - 6 * DAY).start == TODAY - 6 * DAY


def test_several_are_given_to_a_worker_as_one_change(desk: Desk, case: Case) -> None:
    other = young_person(desk, "031", initials="CD")
    price = desk.session.casebook.person_named("J Price")
    assert price
    held = desk.cases.held_by(price, "personal adviser")
    assert [c.ref for c in held] == ["YP-014", "YP-031"]
    said = desk.cases.give_all([*held, held[0]], "K Lane", "personal adviser", reason="J Price leaves")
    assert said == "gave 2 young people to K Lane, personal adviser"
    assert workers(desk, case) == workers(desk, other) == {"personal adviser": "K Lane"}
    assert len([p for p in desk.session.casebook.all(Person) if p.name == "K Lane"]) == 1
    assert desk.past.latest(1)[0].sentence == desk.past.next_undo() == said
    for young in held:
        latest = desk.past.of(now(desk, young))[-1]
        assert "ended the worker" in latest.sentence
        assert "K Lane, personal adviser" in latest.sentence
    assert desk.past.undo() == f"undo: {said}"
    assert workers(desk, case) == workers(desk, other) == {"personal adviser": "J Price"}
    assert desk.session.casebook.person_named("K Lane") is None


def test_giving_is_all_or_nothing(desk: Desk, case: Case) -> None:
    other = young_person(desk, "031", initials="CD")
    desk.cases.give_all([other], "K Lane", "personal adviser", start=TODAY - DAY)
    with pytest.raises(Refusal, match="K Lane is the personal adviser of YP-031 already"):
        desk.cases.give_all([case, other], "K Lane", "personal adviser")
    with pytest.raises(Refusal, match="Nobody is given to K Lane"):
        desk.cases.give_all([], "K Lane", "personal adviser")
    assert workers(desk, case) == {"personal adviser": "J Price"}
    lane = desk.session.casebook.person_named("K Lane")
    assert lane
    with pytest.raises(Refusal, match="K Lane is the social worker of nobody on Mon 10 Jun 2024"):
        desk.cases.held_by(lane, "social worker")


def test_who_leaves_leaves_young_people_behind(desk: Desk, case: Case) -> None:
    young_person(desk, "031", initials="CD")
    price = desk.session.casebook.person_named("J Price")
    assert price
    assert row(desk, price).more["young_people"] == 2
    left = desk.people.leave(price, TODAY + WEEK)
    assert [c.ref for c in left.cases] == ["YP-014", "YP-031"]
    assert left.sentence == (
        "J Price leaves on Mon 17 Jun 2024; still with them: 2 young people, 0 open actions and 0 open threads"
    )
    desk.cases.give_all(left.cases, "K Lane", "personal adviser")
    assert row(desk, price).more["young_people"] == 0
    assert desk.people.held_by(price)[2] == []
    desk.cases.begin(now(desk, case), "worker", start=TODAY + DAY, worker="J Price", role="social worker")
    assert desk.people.held_by(price)[2] == [], "begins after today"
    assert [c.ref for c in desk.people.held_by(price, TODAY + WEEK)[2]] == ["YP-014"]
    assert desk.people.roles_held(price, case, TODAY + WEEK) == ["social worker"]
    desk.cases.close(now(desk, case), TODAY - DAY, "moved abroad")
    lane = desk.session.casebook.person_named("K Lane")
    assert lane
    assert row(desk, lane).more["young_people"] == 1
