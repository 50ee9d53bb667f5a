"""Measure the room for the next visit at full size: ``python -m tests.benchmarks.bench_room [NOTES] [SEED]``.

1,000 young people, 5,000 actions, 500 findings and so many contact notes (50,000), half of them with young people's
own words. The exit code is 1 when a goal is missed.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace

from tests.benchmarks.full_size import TODAY, full_size_lives, write
from tests.make import an_update
from tracker.desk import Desk
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action

GOAL, LIST_GOAL = 5.0, 15.0
"""Seconds: one room from cold, and how ready every theme is."""
EVIDENCE = 2_000
"""Lines of evidence and impact on the plan's actions."""


def themed(records: list[Record], seed: int) -> list[Record]:
    """Give the plan themes and evidence: without them every theme but "other" would be empty."""
    chance = random.Random(seed)
    themes = codes.words(codes.Theme)
    made = [
        replace(record, theme=chance.choice(themes)) if isinstance(record, Finding | Thread) else record
        for record in records
    ]
    plan = [record for record in made if isinstance(record, Action) and not record.case]
    pillars = codes.words(codes.Pillar)
    lines: list[Record] = [
        an_update(
            chance.choice(plan).id,
            chance.choice(("evidence", "impact")),
            pillar=chance.choice(pillars),
            text="Twelve of twelve plans read.",
            source=f"audit {n}",
            kept_at=f"library {n}",
        )
        for n in range(EVIDENCE if plan else 0)
    ]
    return [*made, *lines]


def taken(work: Callable[[], object]) -> float:
    """Give the seconds some work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(notes: int = 50_000, seed: int = 1) -> int:
    """Print what each room takes, and whether it is within its goal."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "casebook.json"
        write(book, themed(full_size_lives(notes, seed), seed), block=2_000)
        rows = []
        for name in ("care leavers 16-25", "accommodation", "performance data"):
            desk = Desk.open(book, TODAY)
            room = desk.rooms.named(name)
            rows.append((f"{name}, from cold", taken(lambda d=desk, r=room: d.rooms.build(r)), GOAL))
            rows.append((f"{name}, again", taken(lambda d=desk, r=room: d.rooms.build(r)), GOAL))
            desk.close(quick=True)
        desk = Desk.open(book, TODAY)
        rows.append(("how ready every theme is", taken(desk.rooms.ready), LIST_GOAL))
        desk.close(quick=True)
    for what, seconds, goal in rows:
        print(f"{what:<40} {seconds:6.2f} s   goal {goal:4.0f}   {'' if seconds <= goal else 'MISSED'}")
    return int(any(seconds > goal for _, seconds, goal in rows))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
