"""Promises to young people: the words, the day, and being told what came of it."""

from datetime import date
from typing import Any

import pytest

from tests.desk.book import TODAY, add_action, contents, now
from tests.desk.young import DAY, file_of, young_person
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action

DUE = TODAY + 14 * DAY


def promised(desk: Desk, **said: Any) -> Action:
    words, to = said.pop("words", "We will mend the laptops."), said.pop("to", "Council of young people")
    return desk.promises.add(words, to, **{"due": DUE} | said).record


def test_a_promise_keeps_the_words_whom_they_were_said_to_and_the_day(desk: Desk) -> None:
    action = promised(desk, title="Mend laptops", owner="J Price")
    assert action.promise
    assert (action.promise.words, action.promise.to) == (
        "We will mend the laptops.",
        "Council of young people",
    )
    assert (action.title, action.source, action.due) == ("Mend laptops", "promise", DUE)
    assert promised(desk).title == "We will mend the laptops."
    assert "Promise: “We will mend the laptops.” to Council of young people" in desk.sheet(action)


def test_a_promise_to_one_young_person_stands_on_the_file(desk: Desk) -> None:
    case = young_person(desk)
    action = promised(desk, to="AB", case=case)
    assert action.case == case.id
    assert "Open promises" in file_of(desk, case)
    assert "not told yet what became of it" in " ".join(file_of(desk, case).split())


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"words": " "}, "What was promised is missing"),
        ({"to": "\x1b[1m"}, "Whom it was promised to is missing"),
        ({"due": None}, "By when it was promised is missing"),
        ({"due": TODAY - DAY}, "has passed already"),
    ],
)
def test_half_a_promise_is_refused(desk: Desk, said: dict[str, Any], sentence: str) -> None:
    with pytest.raises(Refusal, match=sentence):
        promised(desk, **said)
    assert contents(desk) == {}


def test_nobody_ends_a_promise_before_they_were_told(desk: Desk) -> None:
    action = promised(desk)
    for deed in (
        lambda: desk.actions.done(action, "ten laptops"),
        lambda: desk.actions.drop(action, "no money"),
    ):
        with pytest.raises(
            Refusal, match=f"{action.ref} is a promise to Council of young people: keep first"
        ):
            deed()
    told = desk.promises.tell(action, "at their meeting", by="T Manager", on=TODAY - DAY)
    assert told.sentence == f"Council of young people told of {action.ref} on 9 Jun 2024"
    kept = told.record.promise
    assert kept
    assert (kept.told_on, kept.told_by, kept.told_how) == (TODAY - DAY, "T Manager", "at their meeting")
    assert "told on 9 Jun 2024 by T Manager, at their meeting" in desk.sheet(told.record)
    assert desk.actions.done(told.record, "ten laptops").record.state == "complete"


def test_being_told_is_said_with_how_and_once_it_happened(desk: Desk) -> None:
    action = promised(desk)
    with pytest.raises(Refusal, match="How they were told is missing"):
        desk.promises.tell(action, " ")
    with pytest.raises(Refusal, match="Tue 11 Jun 2024 lies ahead"):
        desk.promises.tell(action, "by letter", on=TODAY + DAY)
    plain = add_action(desk)
    with pytest.raises(Refusal, match=f"{plain.ref} is no promise"):
        desk.promises.tell(plain, "by letter")
    assert now(desk, action).promise.told_on is None


def test_promises_still_to_be_kept_stand_by_their_day(desk: Desk) -> None:
    later, sooner = promised(desk, due=DUE + DAY), promised(desk, due=date(2024, 6, 11))
    add_action(desk)
    assert [a.ref for a in desk.promises.open()] == [sooner.ref, later.ref]
    desk.actions.drop(desk.promises.tell(sooner, "by letter").record, "no money")
    assert [a.ref for a in desk.promises.open()] == [later.ref]
    assert {r.ref for r in desk.lists.actions("source:promise")} == {sooner.ref, later.ref}


def test_promises_are_found_by_their_kind(desk: Desk) -> None:
    action = promised(desk)
    add_action(desk, "Ring the landlord")
    assert [row.ref for row in desk.lists.actions("kind:promise")] == [action.ref]


def test_a_promise_whose_title_is_its_words_is_said_once(desk: Desk) -> None:
    case = young_person(desk)
    promised(desk, to="AB", case=case)
    promised(desk, to="AB", case=case, words="A room by May.", title="Find a room")
    said = " ".join(file_of(desk, case).split()).partition("Open promises")[2].partition("Timeline")[0]
    assert said.count("We will mend the laptops.") == 1
    assert "“A room by May.” to AB: Find a room" in said
