"""A note is never edited: a correction takes its place, and one on the wrong file moves with what it raised."""

import pytest

from tests.desk.book import TODAY, contents, now
from tests.desk.young import DAY, WORDS, days_ago, file_of, log, noted, row, rules, young_person
from tracker.desk import Desk
from tracker.desk.notes import FollowUp, Logged
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event


@pytest.fixture
def case(desk: Desk) -> Case:
    return young_person(desk)


@pytest.fixture
def other(desk: Desk) -> Case:
    return young_person(desk, "031", initials="CD")


def misfiled(desk: Desk, case: Case) -> Logged:
    """Log a visit that raised an action and told of a move, on file already."""
    logged = log(
        desk,
        case,
        "PA visit",
        days_ago(2),
        own_words="I like it here.",
        changed="move",
        actions=[FollowUp("Ring the landlord", "K Lane", TODAY + DAY)],
    )
    desk.notes.file([logged.note])
    return logged


def test_a_moved_note_is_gone_from_one_young_person_and_counts_for_the_other(
    desk: Desk, case: Case, other: Case
) -> None:
    old = misfiled(desk, case).note
    new = desk.notes.move(now(desk, old), other, "logged for the wrong one")
    assert (new.case, new.replaces, new.filed, new.text) == (other.id, old.id, None, WORDS)
    assert row(desk, case).more["seen"] is None
    assert row(desk, other).more["seen"] == TODAY - 2 * DAY
    assert [r.ref for r in desk.lists.notes()] == [new.ref]
    assert desk.lists.notes("case:YP-014") == []


def test_a_move_says_what_went_along_and_what_is_left_to_do(desk: Desk, case: Case, other: Case) -> None:
    old = misfiled(desk, case).note
    new = desk.notes.move(now(desk, old), other, "wrong file")
    assert desk.notes.moved_sentence(now(desk, old), new) == (
        f"{old.ref} is on the file of YP-031 now, as {new.ref}, and 1 action and 1 change went along; "
        "it was on file in the case system under YP-014: put that right there"
    )
    plain = noted(desk, case)
    new = desk.notes.move(plain, other, "wrong file")
    assert desk.notes.moved_sentence(plain, new) == f"{plain.ref} is on the file of YP-031 now, as {new.ref}"


def test_both_files_tell_of_the_move_and_the_words_stand_on_one(desk: Desk, case: Case, other: Case) -> None:
    old = misfiled(desk, case).note
    new = desk.notes.move(now(desk, old), other, "logged for the wrong one")
    first, second = file_of(desk, case), file_of(desk, other)
    assert "moved to YP-031: logged for the wrong one" in first
    assert "moved here from YP-014 (logged for the wrong one)" in " ".join(second.split())
    assert new.ref in second
    for words in (WORDS, "I like it here."):
        assert words not in " ".join(first.split())
        assert words in " ".join(second.split())
        assert words not in desk.sheet(now(desk, old))
        assert words not in str(desk.as_dict(now(desk, old)))
    assert desk.as_dict(now(desk, old))["title"] == "moved to another file"


def test_what_was_corrected_before_it_was_moved_is_not_told_either(
    desk: Desk, case: Case, other: Case
) -> None:
    old = noted(desk, case, text="Told me of the arrest.")
    corrected = desk.notes.correct(old, "typing", text="Told me of the arrests.")
    desk.notes.move(corrected, other, "wrong file")
    assert "arrest" not in file_of(desk, case) + desk.sheet(now(desk, old)) + str(
        desk.as_dict(now(desk, old))
    )


def test_what_was_raised_in_a_note_goes_along_and_undo_brings_all_back(
    desk: Desk, case: Case, other: Case
) -> None:
    logged = misfiled(desk, case)
    assert logged.event
    desk.plans.draw_up(case, TODAY - 90 * DAY)
    before = contents(desk)
    new = desk.notes.move(now(desk, logged.note), other, "wrong file")
    action, event = now(desk, logged.actions[0]), now(desk, logged.event)
    assert (action.case, action.note) == (event.case, event.note) == (other.id, new.id)
    assert desk.lists.actions("case:YP-014") == []
    assert "change of circumstances" not in file_of(desk, case)
    desk.past.undo()
    back = contents(desk)
    assert back.keys() == before.keys()
    assert [(r.ref, getattr(r, "case", "")) for r in back.values()] == [
        (r.ref, getattr(r, "case", "")) for r in before.values()
    ]
    assert row(desk, case).more["seen"] == TODAY - 2 * DAY
    assert row(desk, other).more["seen"] is None


def test_a_note_moves_once_and_with_a_reason(desk: Desk, case: Case, other: Case) -> None:
    note = noted(desk, case)
    with pytest.raises(Refusal, match="is on the file of YP-014 already"):
        desk.notes.move(note, case, "wrong file")
    with pytest.raises(Refusal, match="Why it is moved is missing"):
        desk.notes.move(note, other, " ")
    new = desk.notes.move(note, other, "wrong file")
    for deed in (
        lambda: desk.notes.move(note, other, "again"),
        lambda: desk.notes.correct(note, "again", text="Other words."),
        lambda: desk.notes.file([note]),
    ):
        with pytest.raises(Refusal, match=f"{note.ref} was replaced by {new.ref}: go on from that one"):
            deed()
    child = desk.cases.add("EF", TODAY - DAY)
    with pytest.raises(Refusal, match=f"before {child.ref} was born"):
        desk.notes.move(noted(desk, case, when=days_ago(5)), child, "wrong file")


def test_a_correction_keeps_both_versions_and_only_the_standing_one_counts(desk: Desk, case: Case) -> None:
    old = noted(desk, case, "PA visit", days_ago(2))
    desk.notes.file([old])
    new = desk.notes.correct(now(desk, old), "it was by phone", kind="phone", text="Rang about the deposit.")
    assert (new.replaces, new.why, new.recorded, new.filed) == (old.id, "it was by phone", old.recorded, None)
    assert (new.kind, new.seen, new.text) == ("phone", False, "Rang about the deposit.")
    assert now(desk, old).text == WORDS
    assert (row(desk, case).more["seen"], row(desk, case).more["touch"]) == (None, TODAY - 2 * DAY)
    assert [r.ref for r in desk.lists.notes()] == [new.ref]
    assert row(desk, old).state == "replaced"
    assert f"Replaced by: {new.ref}: it was by phone" in desk.sheet(now(desk, old))
    assert f"corrects {old.ref} (it was by phone)" in " ".join(file_of(desk, case).split())
    with pytest.raises(Refusal, match="Why it is corrected is missing"):
        desk.notes.correct(new, "", text="Other words.")


def test_an_attempt_that_was_a_visit_after_all_counts_as_one(desk: Desk, case: Case) -> None:
    attempt = noted(desk, case, "PA visit", outcome="attempted")
    made = desk.notes.correct(attempt, "she came back", outcome="made")
    assert (made.saw, made.touched, made.direction) == (True, True, "both ways")
    again = desk.notes.correct(made, "only her flatmate", seen=False, with_whom="other")
    assert (again.saw, again.touched) == (False, False)


def test_a_correction_can_take_away_what_was_said(desk: Desk, case: Case) -> None:
    note = noted(
        desk, case, "PA visit", where="home", seen_alone=True, suitability="suitable", own_words="Fine."
    )
    new = desk.notes.correct(note, "another day", where=None, seen_alone=None, suitability=None, own_words="")
    assert (new.where, new.seen_alone, new.suitability, new.own_words, new.seen) == (
        None,
        None,
        None,
        "",
        True,
    )


def events(desk: Desk) -> list[tuple[str, str]]:
    return [(e.what, e.note) for e in desk.session.casebook.all(Event)]


def test_a_changed_trigger_takes_the_place_of_the_event(desk: Desk, case: Case) -> None:
    desk.plans.draw_up(case, TODAY - 90 * DAY)
    note = noted(desk, case, "PA visit", days_ago(50), changed="move")
    assert "PP-09" in rules(desk, case)
    hospital = desk.notes.correct(note, "no move", changed="hospital")
    assert events(desk) == [("hospital", hospital.id)]
    same = desk.notes.correct(hospital, "typing", text="Other words.")
    assert events(desk) == [("hospital", same.id)]
    none = desk.notes.correct(same, "it was her sister", changed=None)
    assert (none.changed, events(desk)) == (None, [])
    assert "PP-09" not in rules(desk, case)
    desk.notes.correct(none, "it was her after all", changed="hospital", happened=note.happened)
    assert [what for what, _ in events(desk)] == ["hospital"]
    assert "PP-09" in rules(desk, case)


def test_what_follows_from_a_note_stays_with_its_corrected_version(desk: Desk, case: Case) -> None:
    logged = misfiled(desk, case)
    new = desk.notes.correct(now(desk, logged.note), "typing", text="Other words.")
    assert [a.note for a in desk.session.casebook.all(Action)] == [new.id]
    assert f"{logged.actions[0].ref} Ring the landlord" in desk.sheet(new)
    desk.past.undo()
    assert desk.session.casebook.count(ContactNote) == 1
    assert now(desk, logged.actions[0]).note == logged.note.id
