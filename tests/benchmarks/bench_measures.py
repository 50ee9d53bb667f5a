"""Measure the numbers of a casebook of full size: ``python -m tests.benchmarks.bench_measures [NOTES] [ROUNDS]``.

All measures over one period, files of young people and all, and again over earlier weeks; one measure, and stocks;
against all flags from cold. Medians; the exit code is 1 when a goal is missed.
"""

import gc
import statistics
import sys
from collections.abc import Iterator
from datetime import timedelta

from tests.benchmarks.bench_rules import Row, timed
from tests.benchmarks.full_size import TODAY, full_size_lives
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.measures import MEASURES, STOCKS, Period, flow, measured
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

COLD, WARM, ONE, STOCK = 0.6, 0.5, 0.05, 0.05
"""Goals in seconds."""
POLICY = load_policy()
WEEK = timedelta(days=7)


def weeks_back() -> Iterator[Period]:
    """Give periods of six weeks, each a week earlier than the one before, without end."""
    end = TODAY
    while True:
        yield Period(end - 6 * WEEK + timedelta(days=1), end)
        end -= WEEK


def all_of(casebook: Casebook, period: Period) -> None:
    """Work every measure out."""
    for measure_id in MEASURES:
        measured(measure_id, casebook, POLICY, period)


def measure(notes: int, rounds: int) -> list[Row]:
    """Give the table."""
    records = full_size_lives(notes)
    gc.collect()
    gc.freeze()  # as the store does once a casebook is loaded
    reference = statistics.median(timed(lambda: _board(records)) for _ in range(3))
    first = next(weeks_back())
    cold = statistics.median(timed(lambda: all_of(Casebook(records), first)) for _ in range(3))
    casebook = Casebook(records)
    all_of(casebook, first)
    earlier = weeks_back()
    warm = statistics.median(timed(lambda: all_of(casebook, next(earlier))) for _ in range(rounds))
    singles = [
        timed(lambda i=measure_id, p=period: measured(i, casebook, POLICY, p))  # type: ignore[misc]
        for period, _ in zip(weeks_back(), range(2), strict=False)
        for measure_id in MEASURES
    ]
    stocks = [timed(lambda i=stock_id: flow(i, casebook, first)) for stock_id in STOCKS]  # type: ignore[misc]
    return [
        (f"all {len(MEASURES)} measures from cold, {len(records):,} records", cold, reference, COLD),
        (f"all measures over an earlier week, median of {rounds}", warm, reference, WARM),
        ("one measure, the slowest", max(singles), reference, ONE),
        ("one measure, the median", statistics.median(singles), reference, ONE),
        ("a stock over the period, the slowest", max(stocks), reference, STOCK),
    ]


def _board(records: list[Record]) -> FlagBoard:
    board = FlagBoard(Casebook(records), POLICY, TODAY)
    board.all()  # nothing is asked before it is wanted
    return board


def main(notes: int = 50_000, rounds: int = 12) -> int:
    """Print the table; gives 1 when a goal is missed."""
    rows = measure(notes, rounds)
    print(f"{'what':54}{'figure':>11}{'reference':>12}{'ratio':>9}{'goal':>10}")
    for what, took, reference, goal in rows:
        figures = (
            f"{took * 1000:8.2f} ms{reference * 1000:9.1f} ms{took / reference:9.4f}{goal * 1000:7.0f} ms"
        )
        print(f"{what:54}{figures}{'' if took <= goal else '  MISSED'}")
    return int(any(took > goal for _, took, _, goal in rows))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
