"""Logging a contact note, and putting it on file."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, now, open_desk
from tests.desk.young import DAY, WORDS, days_ago, file_of, log, noted, on, row, rules, young_person
from tracker.desk import Desk
from tracker.desk.notes import LONGEST_NOTE, FollowUp, read_follow_ups
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Event


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


def test_what_follows_from_the_kind_is_filled_in(desk: Desk, case: Case) -> None:
    visit = noted(desk, case, "PA visit")
    assert (visit.seen, visit.role, visit.direction, visit.recorded) == (
        True,
        "personal adviser",
        "both ways",
        TODAY,
    )
    attempt = noted(desk, case, "PA visit", outcome="attempted")
    assert (attempt.seen, attempt.saw, attempt.direction, attempt.title) == (
        False,
        False,
        "to them",
        "PA visit attempted",
    )
    assert noted(desk, case, "phone").seen is False


def test_the_role_is_the_one_held_that_day(desk: Desk, case: Case) -> None:
    desk.cases.begin(case, "worker", worker="S Khan", role="social worker", start=TODAY - 10 * DAY)
    assert noted(desk, case, "phone", by="s khan").role == "social worker"
    assert noted(desk, case, "phone", days_ago(20), by="s khan").role == "other worker"
    assert noted(desk, case, "PA visit", by="K Lane").role == "personal adviser"
    assert noted(desk, case, "phone", by="s khan", role="manager").role == "manager"


def test_whose_visit_it_was_follows_from_the_role(desk: Desk, case: Case) -> None:
    desk.cases.begin(case, "worker", worker="S Khan", role="social worker", start=TODAY - 10 * DAY)
    assert noted(desk, case, "visit").kind == "PA visit"
    assert noted(desk, case, "visit", by="S Khan").kind == "social worker visit"
    stranger = noted(desk, case, "visit", by="K Lane")
    assert (stranger.kind, stranger.role) == ("PA visit", "personal adviser")


def test_one_meeting_with_several_makes_a_note_each(desk: Desk, case: Case) -> None:
    other = young_person(desk, "031", initials="CD")
    logged = log(desk, case, "PA visit", with_others=[other, case], actions=[FollowUp("Ring the landlord")])
    assert [note.case for note in logged.notes] == [case.id, other.id]
    assert len({note.together for note in logged.notes}) == 1
    assert logged.note.together
    first, second = (note.ref for note in logged.notes)
    assert logged.sentence.startswith(
        f"logged {first} and {second}: PA visit with YP-014 and YP-031, Mon 10 Jun"
    )
    assert row(desk, other).more["seen"] == TODAY
    assert logged.actions[0].case == case.id
    desk.past.undo()
    assert desk.session.casebook.count(ContactNote) == 0
    assert noted(desk, case).together == ""


def test_a_note_raises_actions_for_the_young_person_in_the_same_change(desk: Desk, case: Case) -> None:
    follow_ups = [FollowUp("Ring the landlord", "K Lane", TODAY + DAY), FollowUp("Write", "k lane")]
    logged = log(desk, case, actions=follow_ups)
    ring, write = logged.actions
    assert (ring.case, ring.note, ring.due) == (case.id, logged.note.id, TODAY + DAY)
    assert ring.owner == write.owner != ""
    assert [p.name for p in desk.session.casebook.all(Person)] == ["J Price", "K Lane"]
    assert logged.sentence.endswith(f"raised {ring.ref}; raised {write.ref}")
    assert {r.ref for r in desk.lists.actions("case:YP-014")} == {ring.ref, write.ref}
    assert f"{ring.ref} Ring the landlord" in file_of(desk, case)
    desk.past.undo()
    assert desk.lists.actions() == desk.lists.notes() == []


def test_a_new_worker_who_owns_what_follows_is_added_once(book: Path) -> None:
    desk = open_desk(book, who="J.Price")
    case = desk.cases.add("AB", date(2005, 1, 15))
    logged = log(desk, case, actions=[FollowUp("Ring the landlord", "J Price"), FollowUp("Write", "me")])
    assert desk.session.casebook.count(Person) == 1
    assert {a.owner for a in logged.actions} == {logged.note.by}
    desk.close(quick=True)


def test_a_casebook_opened_by_a_login_knows_the_person_by_name(book: Path) -> None:
    desk = open_desk(book)
    case = young_person(desk)
    desk.close(quick=True)
    again = open_desk(book, who="J.Price")
    logged = log(again, case, actions=[FollowUp("Ring the landlord", "j price")])
    assert [p.name for p in again.session.casebook.all(Person)] == ["J Price"]
    assert logged.note.role == "personal adviser"
    assert [r.ref for r in again.lists.notes(mine=True)] == [logged.note.ref]
    again.close(quick=True)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Ring the landlord; K Lane; fri", FollowUp("Ring the landlord", "K Lane", date(2024, 6, 14))),
        ("Ring the landlord;;+2w", FollowUp("Ring the landlord", "", date(2024, 6, 24))),
        ("Ring the landlord", FollowUp("Ring the landlord")),
    ],
)
def test_a_follow_up_is_typed_as_what_who_and_by_when(desk: Desk, typed: str, read: FollowUp) -> None:
    assert read_follow_ups([typed, "", " ; ; "], desk.read_day) == [read]


def test_a_follow_up_for_nobody_is_nobodys(desk: Desk, case: Case) -> None:
    (action,) = log(desk, case, actions=[FollowUp("Ring the landlord", "nobody")]).actions
    assert action.owner == ""
    assert [p.name for p in desk.session.casebook.all(Person)] == ["J Price"]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Ring; K Lane; someday", "“someday” is not understood"),
        ("Ring; K Lane; fri; again", "too many parts: write what; who; by when"),
        ("; K Lane; fri", "does not say what is to be done"),
    ],
)
def test_a_follow_up_that_cannot_be_read_is_refused(desk: Desk, typed: str, sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        read_follow_ups([typed], desk.read_day)


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"when": on(TODAY + DAY)}, "Tue 11 Jun 2024 lies ahead: check when"),
        ({"when": on(date(2004, 1, 1))}, "is before YP-014 was born"),
        ({"kind": "phone", "seen": True}, "Nobody is seen face to face by phone"),
        (
            {"kind": "PA visit", "seen": True, "outcome": "attempted"},
            "Nobody is seen face to face by an attempt",
        ),
        ({"text": " \x1b[2J\n"}, "What happened is missing"),
        ({"text": "x" * (LONGEST_NOTE + 1)}, "has 20,001 characters: keep it to 20,000"),
        ({"actions": [FollowUp("Ring", "", TODAY - DAY)]}, "has passed already"),
        ({"actions": [FollowUp("Ring", "T M")]}, "may be T Manager, T Mann"),
        ({"by": "Gone Away"}, "Gone Away left on 3 Jun 2024"),
    ],
)
def test_what_is_no_note_is_refused_and_nothing_written(
    desk: Desk, case: Case, said: dict[str, Any], sentence: str
) -> None:
    for name in ("T Manager", "T Mann"):
        desk.people.add(name)
    desk.people.leave(desk.people.add("Gone Away"), TODAY - 7 * DAY)
    before = contents(desk)
    with pytest.raises(Refusal, match=sentence):
        log(desk, case, **said)
    assert contents(desk) == before


def test_harmful_words_are_kept_harmless(desk: Desk, case: Case) -> None:
    note = noted(desk, case, text="a\x1b[31mred\x07 [b]bold[/b]\nsecond line", own_words="\x9bme [i]too[/i]")
    assert (note.text, note.own_words) == ("ared [b]bold[/b]\nsecond line", "me [i]too[/i]")


def test_a_change_of_circumstances_becomes_an_event_and_makes_the_plan_stale(desk: Desk, case: Case) -> None:
    plan = desk.plans.draw_up(case, TODAY - 60 * DAY)
    logged = log(desk, case, "PA visit", days_ago(45), changed="move")
    assert logged.event
    assert (logged.event.what, logged.event.day, logged.event.note) == (
        "move",
        TODAY - 45 * DAY,
        logged.note.id,
    )
    assert "the pathway plan has to be looked at again after move" in logged.sentence
    assert "PP-09" in rules(desk, case)
    desk.plans.review(plan, TODAY - 45 * DAY)
    assert "PP-09" not in rules(desk, case)
    assert desk.session.casebook.count(Event) == 1


def test_a_note_is_put_on_file_once(desk: Desk, case: Case) -> None:
    note, other = noted(desk, case, when=days_ago(3)), noted(desk, case)
    with pytest.raises(Refusal, match="Tue 11 Jun 2024 lies ahead"):
        desk.notes.file([note], TODAY + DAY)
    with pytest.raises(Refusal, match="happened on Fri 7 Jun 2024: it cannot have been on file before"):
        desk.notes.file([note], TODAY - 4 * DAY)
    assert desk.notes.file([note]) == f"filed {note.ref} on 10 Jun 2024"
    with pytest.raises(Refusal, match=f"{note.ref} is on file already"):
        desk.notes.file([now(desk, note)])
    assert [r.ref for r in desk.lists.notes("filed:none")] == [other.ref]
    third = noted(desk, case)
    assert desk.notes.file([other, third]) == "filed 2 notes on 10 Jun 2024"
    assert desk.lists.notes("filed:none") == []


def test_the_text_for_the_case_system_is_as_it_wants_it(desk: Desk, case: Case) -> None:
    note = noted(
        desk,
        case,
        "PA visit",
        days_ago(6, 14),
        text="Saw the new flat.\nThe boiler is not working.",
        own_words="It is cold but it is mine.",
        seen_alone=True,
        where="home",
        changed="move",
        suitability="unsuitable",
    )
    assert desk.notes.filing_text(note) == (
        "Case: 014\n"
        "Date of event: 04/06/2024 14:00\n"
        "Type: PA visit\n"
        "By: J Price, personal adviser\n"
        "With: young person\n"
        "Seen: yes, alone\n"
        "Where: home\n"
        "Recorded: 10/06/2024\n"
        "Change of circumstances: move\n"
        "Home found: unsuitable\n"
        "\n"
        "Saw the new flat.\nThe boiler is not working.\n"
        "\n"
        "In the young person's own words:\n"
        "It is cold but it is mine."
    )


def test_the_lists_of_notes_are_narrowed_by_filter_words(desk: Desk, case: Case) -> None:
    late = noted(desk, case, when=days_ago(20))
    visit = noted(desk, case, "PA visit", by="K Lane")

    def found(words: str) -> list[str]:
        return [r.ref for r in desk.lists.notes(words)]

    assert found("late:late") == found("late:yes") == [late.ref]
    assert late.ref not in found("late:none")
    assert found("kind:visit") == found("by:lane") == found("happened:today") == [visit.ref]
    assert found("case:014") == found("case:YP-014 deposit") == [visit.ref, late.ref]
    assert WORDS in row(desk, late).title
