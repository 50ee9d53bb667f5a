"""After any change to a young person's records the board says what it would say from cold."""

import random
from datetime import date, timedelta

import msgspec
import pytest

from tests.make import a_person
from tracker.demo.lives import young_people
from tracker.demo.stories import STORIES
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case, Event, Figure, PathwayPlan, Spell
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

TODAY = date(2026, 3, 26)
ROLES = ("personal adviser", "social worker", "independent reviewing officer", "team manager")
DAYS = {
    Case: ("born", "closed_on"),
    Spell: ("start", "end"),
    Event: ("day",),
    PathwayPlan: ("drawn_up", "copy_given"),
    Action: ("due", "completed_on"),
    Oversight: ("day",),
    Person: ("left",),
}
LINKS = {Spell: "case", Event: "case", PathwayPlan: "case", ContactNote: "case", Action: "case"}


def change(casebook: Casebook, chance: random.Random) -> str:
    """Change, move or take out one record; gives its id."""
    kinds = (Case, Spell, Event, PathwayPlan, ContactNote, Action, Oversight, Person, Figure)
    kind = chance.choice([kind for kind in kinds if casebook.count(kind)])
    record: Record = chance.choice(list(casebook.all(kind)))
    turn = chance.random()
    if turn < 0.25 and kind not in (Case, Person):
        casebook.drop(record.id)
    elif turn < 0.5 and kind in LINKS:
        other = chance.choice(list(casebook.all(Case)))
        casebook.put(msgspec.structs.replace(record, case=other.id))
    elif kind in DAYS:
        day = TODAY + timedelta(days=chance.randint(-400, 40))
        casebook.put(msgspec.structs.replace(record, **{chance.choice(DAYS[kind]): day}))
    elif isinstance(record, ContactNote):
        later = msgspec.structs.replace(record, outcome=chance.choice(("made", "attempted")), filed=None)
        casebook.put(later)
    else:
        casebook.drop(record.id)
    return record.id


@pytest.mark.parametrize("seed", range(3))
def test_the_board_keeps_up_with_every_change_about_young_people(seed: int) -> None:
    chance = random.Random(seed)
    workers = [a_person(f"Worker {n}", role=ROLES[n % len(ROLES)]) for n in range(8)]
    lives = young_people(12, TODAY, workers, 240, seed, stories=STORIES)
    casebook = Casebook([*workers, *lives])
    board = FlagBoard(casebook, load_policy(), TODAY)
    assert len(board.all()) > 10
    for _ in range(80):
        board.refresh([change(casebook, chance) for _ in range(chance.randint(1, 3))])
        assert board.all() == FlagBoard(casebook, load_policy(), TODAY).all()
