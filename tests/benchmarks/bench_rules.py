"""Measure the flags of a casebook of full size: ``python -m tests.benchmarks.bench_rules [UPDATES] [ROUNDS]``.

From cold, indexes and all, against encoding the same records as JSON; after one change, against from cold. Medians;
the exit code is 1 when a goal is missed.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta

import msgspec

from tests.benchmarks.full_size import a_note, full_size
from tests.make import A_DAY
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Person
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

TODAY = A_DAY + timedelta(days=900)
COLD, ONE_CHANGE = 1.0, 0.005
"""Goals in seconds."""
Row = tuple[str, float, float, float]
"""What, its seconds, the reference's seconds, the goal in seconds."""


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def changes(casebook: Casebook, chance: random.Random) -> Iterator[tuple[str, Record]]:
    """Give one change of each kind without end: a note, an action, a finding, a person and a visit."""
    kinds: tuple[tuple[type[Record], str, object], ...] = (
        (Action, "due", TODAY),
        (Finding, "answer", "watch"),
        (Person, "left", TODAY),
        (ScrutinyVisit, "expected", True),
    )
    held = {kind: list(casebook.all(kind)) for kind, _, _ in kinds}
    while True:
        yield "a note added", a_note(chance, chance.choice(held[Action]).id)
        for kind, field, value in kinds:
            now = casebook.by_id(chance.choice(held[kind]).id)
            if now is not None:
                yield f"{kind.noun} changed", msgspec.structs.replace(now, **{field: value})


def after_changes(casebook: Casebook, board: FlagBoard, rounds: int) -> dict[str, list[float]]:
    """Time the refresh after each kind of change, ``rounds`` times each."""
    seconds: dict[str, list[float]] = {}
    for what, record in changes(casebook, random.Random(5)):
        casebook.put(record)
        seconds.setdefault(what, []).append(timed(lambda changed=record.id: board.refresh([changed])))  # type: ignore[misc]
        if all(len(times) >= rounds for times in seconds.values()):
            break
    return seconds


def measure(updates: int, rounds: int) -> tuple[list[Row], int]:
    """Give the table, and how many flags there are."""
    records = full_size(updates)
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
    return FlagBoard(Casebook(records), load_policy(), TODAY)


def main(updates: int = 100_000, rounds: int = 200) -> int:
    """Print the table; gives 1 when a goal is missed."""
    rows, flags = measure(updates, rounds)
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
