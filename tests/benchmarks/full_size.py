"""A casebook of full size, made as a service would have it after some years: for measurements only."""

import random
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import islice
from pathlib import Path

from tests.make import (
    A_DAY,
    a_finding,
    a_person,
    a_thread,
    a_visit,
    an_action,
    an_oversight,
    an_update,
    staff,
)
from tracker.demo.lives import young_people
from tracker.demo.stories import STORIES
from tracker.domain.records import Record
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.change import Edit

ACTIONS, FINDINGS, PEOPLE, THREADS, VISITS, YOUNG_PEOPLE = 5_000, 500, 60, 40, 12, 1_000
TODAY = A_DAY + timedelta(days=900)
TALK = (
    "spoke with the young person about the tenancy and the deposit, the adviser will ask housing for the date; "
    "college place is kept until half term, bursary form sent again; CAMHS have not replied, chased by telephone "
    "and copied to the team manager; grandmother is glad of the weekly call; passport appointment moved to Friday "
    "because the photographs were refused; wants to see the same adviser and said so twice; budget looked at together"
)


def full_size(updates: int, seed: int = 1) -> list[Record]:
    """Build the records: 5,000 actions, 500 findings, and so many updates of about 600 bytes each."""
    chance = random.Random(seed)
    people: list[Record] = [a_person(f"Worker {n}", team=f"Team {n % 7}") for n in range(PEOPLE)]
    plan = _plan(chance, people, ACTIONS)
    actions = [record for record in plan if isinstance(record, Action)]
    notes = [_update(chance, actions) for _ in range(updates)]
    return [*people, *plan, *notes]


def full_size_lives(notes: int, seed: int = 1) -> list[Record]:
    """Build a service: 1,000 young people, a quarter of them with something amiss, and so many contact notes.

    About 5,000 actions, most of them for young people, 500 findings, and what else belongs to 18 months.
    """
    people = staff(advisers=55, social_workers=20, managers=6)
    amiss = (STORIES * YOUNG_PEOPLE)[: YOUNG_PEOPLE // 4]
    lives = young_people(YOUNG_PEOPLE, TODAY, people, notes, seed, stories=amiss)
    actions = sum(isinstance(record, Action) for record in lives)
    return [
        *people,
        *_own_oversight(),
        *_plan(random.Random(seed), people, max(0, ACTIONS - actions)),
        *lives,
    ]


def _own_oversight() -> list[Record]:
    """Build a board every six weeks, and an audit every week."""
    boards = [an_oversight("board", A_DAY + timedelta(days=42 * n)) for n in range(20)]
    audits = [an_oversight("audit", A_DAY + timedelta(days=7 * n), grade="inadequate") for n in range(120)]
    return [*boards, *audits]


def a_note(chance: random.Random, about: str) -> Record:
    """Build one more update of the usual size."""
    return an_update(about, text=_text(chance, 70))


def write(book: Path, records: Sequence[Record], block: int = 50) -> None:
    """Write the records as a history of changes with its checkpoint, ``block`` records a change."""
    with Store.open(book, who="Worker 1", create=True) as store:
        for some in _blocks(records, block):
            store.commit([Edit(None, record, f"add {record.ref}") for record in some], command="add")
        store.write_checkpoint()


def _blocks(records: Sequence[Record], size: int) -> Iterator[list[Record]]:
    rest = iter(records)
    while block := list(islice(rest, size)):
        yield block


def _plan(chance: random.Random, people: Sequence[Record], count: int) -> list[Record]:
    """Build visits, threads, findings, and so many actions that answer them."""
    visits: list[Record] = [a_visit(when=A_DAY + timedelta(days=90 * n)) for n in range(VISITS)]
    threads: list[Record] = [a_thread(f"Concern {n}", owner=_one(chance, people)) for n in range(THREADS)]
    findings: list[Record] = [
        a_finding(_text(chance, 40), visit=_one(chance, visits), thread=_one(chance, threads))
        for _ in range(FINDINGS)
    ]
    return [*visits, *threads, *findings, *(_action(chance, findings, people) for _ in range(count))]


def _action(chance: random.Random, findings: Sequence[Record], people: Sequence[Record]) -> Action:
    return an_action(
        _text(chance, 9),
        A_DAY + timedelta(days=chance.randrange(1000)),
        findings=(_one(chance, findings),),
        owner=_one(chance, people),
        due=A_DAY + timedelta(days=chance.randrange(1200)),
        measure=_text(chance, 15),
        source="visit",
    )


def _update(chance: random.Random, actions: Sequence[Action]) -> Record:
    day = A_DAY + timedelta(days=chance.randrange(1200))
    return an_update(chance.choice(actions).id, day=day, text=_text(chance, 70))


def _one(chance: random.Random, records: Sequence[Record]) -> str:
    return chance.choice(records).id


def _text(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(TALK.split(), k=words))
