"""Measure the flags of a casebook of full size: ``python -m tests.benchmarks.bench_rules [NOTES] [ROUNDS]``.

From cold, indexes and all, against encoding the same records as JSON; after one change, against from cold. Medians;
the exit code is 1 when a goal is missed.
"""

import gc
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator, Sequence

import msgspec

from tests.benchmarks.full_size import TODAY, a_note, full_size_lives
from tests.make import a_contact_note, a_spell
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

COLD, ONE_CHANGE = 1.0, 0.005
"""Goals in seconds."""
CHANGED: tuple[tuple[type[Record], str, Sequence[object]], ...] = (
    (Action, "due", (TODAY,)),
    (Finding, "answer", ("watch", "action")),
    (Person, "left", (TODAY, None)),
    (Case, "immigration_until", (TODAY, None)),
    (ScrutinyVisit, "expected", (True, False)),
    (Thread, "state", ("closed", "open")),
    (Oversight, "grade", ("inadequate", "good")),
)
"""A field of each kind that is set to one of some values."""
Row = tuple[str, float, float, float]
"""What, its seconds, the reference's seconds, the goal in seconds."""


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def changes(casebook: Casebook, chance: random.Random) -> Iterator[tuple[str, Record]]:
    """Give one change of each kind without end: what is added to a young person or an action, and what changes."""
    held = {kind: [record.id for record in casebook.all(kind)] for kind, _, _ in CHANGED}

    def one(kind: type[Record]) -> Record:
        return casebook.by_id(chance.choice(held[kind])) or next(iter(casebook.all(kind)))

    while True:
        yield "a contact note added", a_contact_note(one(Case), one(Person), TODAY)  # type: ignore[arg-type]
        yield "a spell added", a_spell(one(Case), "activity", TODAY, "F2")  # type: ignore[arg-type]
        yield "an update added", a_note(chance, one(Action).id)
        for kind, field, values in CHANGED:
            changed = msgspec.structs.replace(one(kind), **{field: chance.choice(values)})
            yield f"{kind.noun} changed", changed


def after_changes(casebook: Casebook, board: FlagBoard, rounds: int) -> dict[str, list[float]]:
    """Time the refresh after each kind of change, ``rounds`` times each."""
    seconds: dict[str, list[float]] = {}
    for what, record in changes(casebook, random.Random(5)):
        casebook.put(record)
        seconds.setdefault(what, []).append(timed(lambda changed=record.id: board.refresh([changed])))  # type: ignore[misc]
        if all(len(times) >= rounds for times in seconds.values()):
            break
    return seconds


def measure(notes: int, rounds: int) -> tuple[list[Row], int]:
    """Give the table, and how many flags there are."""
    records = full_size_lives(notes)
    gc.collect()
    gc.freeze()  # as the store does once a casebook is loaded
    encoded = statistics.median(timed(lambda: msgspec.json.encode(records)) for _ in range(5))
    cold = statistics.median(timed(lambda: _board(records)) for _ in range(5))
    board = _board(records)
    casebook = board.casebook
    rows: list[Row] = [(f"all flags from cold, {len(records):,} records", cold, encoded, COLD)]
    flags = len(board.all())
    for what, times in after_changes(casebook, board, rounds).items():
        rows.append((f"flags after {what}, median of {rounds}", statistics.median(times), cold, ONE_CHANGE))
    if board.all() != _board(list(casebook)).all():
        raise AssertionError("kept up with changes, the flags are others than from cold")
    return rows, flags


def _board(records: list[Record]) -> FlagBoard:
    board = FlagBoard(Casebook(records), load_policy(), TODAY)
    board.all()  # nothing is asked before it is wanted
    return board


def main(notes: int = 50_000, rounds: int = 200) -> int:
    """Print the table; gives 1 when a goal is missed."""
    rows, flags = measure(notes, rounds)
    print(f"{flags:,} flags")
    print(f"{'what':48}{'figure':>11}{'reference':>12}{'ratio':>9}{'goal':>10}")
    for what, took, reference, goal in rows:
        figures = (
            f"{took * 1000:8.2f} ms{reference * 1000:9.1f} ms{took / reference:9.4f}{goal * 1000:7.0f} ms"
        )
        print(f"{what:48}{figures}{'' if took <= goal else '  MISSED'}")
    return int(any(took > goal for _, took, _, goal in rows))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
