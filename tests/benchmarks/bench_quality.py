"""Measure the checks of a casebook of full size: ``python -m tests.benchmarks.bench_quality [NOTES] [ROUNDS]``.

All checks from cold, files of young people and indexes and all, and again; against encoding the same records as JSON.
Medians; the exit code is 1 when the goal is missed.
"""

import gc
import statistics
import sys
import time
from collections.abc import Callable

import msgspec

from tests.benchmarks.full_size import TODAY, full_size_lives
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.policy import load_policy
from tracker.rules.quality import checks, faults_in, faults_of

GOAL = 1.5
"""Seconds for all checks from cold."""
SHOWN = 8
"""How many of the slowest checks are named."""


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def cold(records: list[Record]) -> Callable[[], object]:
    """Give what runs every check on a casebook just loaded."""
    casebook = Casebook(records)
    return lambda: faults_in(casebook, load_policy(), TODAY)


def slowest(records: list[Record]) -> list[tuple[float, str]]:
    """Give the seconds each check takes once files and indexes are there, the slowest first."""
    casebook, policy = Casebook(records), load_policy()
    faults_in(casebook, policy, TODAY)
    took = [(timed(lambda e=each: list(faults_of(e, casebook, policy, TODAY))), each.id) for each in checks()]  # type: ignore[misc]
    return sorted(took, reverse=True)[:SHOWN]


def main(notes: int = 50_000, rounds: int = 5) -> int:
    """Print the table; gives 1 when the goal is missed."""
    records = full_size_lives(notes)
    gc.collect()
    gc.freeze()  # as the store does once a casebook is loaded
    encoded = statistics.median(timed(lambda: msgspec.json.encode(records)) for _ in range(rounds))
    first = statistics.median(timed(cold(records)) for _ in range(rounds))
    casebook = Casebook(records)
    faults = faults_in(casebook, load_policy(), TODAY)
    again = statistics.median(timed(lambda: faults_in(casebook, load_policy(), TODAY)) for _ in range(rounds))
    print(f"{len(faults):,} faults of {len(checks())} checks on {len(records):,} records")
    for what, took, goal in (("all checks from cold", first, GOAL), ("all checks again", again, GOAL)):
        missed = "" if took <= goal else "  MISSED"
        print(
            f"{what:24}{took * 1000:9.1f} ms  ratio {took / encoded:6.2f}  goal {goal * 1000:.0f} ms{missed}"
        )
    for took, check_id in slowest(records):
        print(f"  {check_id:22}{took * 1000:9.1f} ms")
    return int(first > GOAL)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
