"""Times the list at 100,000 rows in a headless app: milliseconds from a key to the last repaint.

Run: python tests/benchmarks/bench_list.py [--rows 100000]. Prints a line per figure with its goal,
and ends with exit code 1 when a goal is missed.
"""

import argparse
import asyncio
import gc
import os
import random
import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"
sys.path.insert(0, str(Path(__file__).parents[2]))

from rich.console import RenderableType
from textual._compositor import CompositorUpdate
from textual.app import App, ComposeResult
from textual.screen import Screen

from screens.widgets.record_list import Column, ListRow, RecordList, matching

COLUMNS = (
    Column("Flag", 15, 0),
    Column("Ref", 7, 1),
    Column("Title", None, 2),
    Column("Due", 11, 3),
    Column("Owner", 10, 4),
    Column("Moved", 5, 5, "right"),
)
WORDS = ("refresh", "pathway", "plan", "move", "audit", "letter", "health", "accommodation", "review")
QUIET = 0.04
"""Seconds without a repaint after which the screen counts as up to date."""


def make_rows(count: int) -> list[ListRow]:
    """Make rows that all hold "supervision", so that filtering meets its worst case."""
    chance = random.Random(7)
    rows = []
    for number in range(count):
        title = " ".join(chance.choices(WORDS, k=5)) + " supervision"
        owner = f"{chance.choice('ABCDJKLM')} {chance.choice(('Price', 'Okoro', 'Singh', 'Hughes'))}"
        cells = (
            "! OVERDUE 17d",
            f"A-{number:05}",
            title,
            f"{chance.randint(1, 28)} Mar 2026",
            owner,
            str(number % 9),
        )
        rows.append(ListRow(f"k{number}", cells, f"{cells[1]} {title} {owner}".lower(), "overdue"))
    return rows


class ListApp(App[None]):
    """One list and nothing else, which notes when it last painted."""

    painted = 0.0

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield RecordList(COLUMNS)

    def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
        # Private to Textual: the one place every frame goes through, with or without a terminal.
        if isinstance(renderable, CompositorUpdate):
            renderable.render_segments(self.console)
        super()._display(screen, renderable)
        self.painted = time.perf_counter()


LONGEST = 1.0
"""Seconds after which a step counts as one that painted nothing."""


async def until_drawn(app: ListApp, do: Callable[[], object]) -> float:
    """Do something and give the milliseconds until the last repaint it caused."""
    started = app.painted = time.perf_counter()
    app.query_one(RecordList).call_later(do)
    while time.perf_counter() - app.painted < QUIET or app.painted == started:
        if time.perf_counter() - started > LONGEST:  # nothing on the screen changed
            break
        await asyncio.sleep(0.002)
    return (app.painted - started) * 1000


async def measure(count: int, size: tuple[int, int]) -> dict[str, tuple[list[float], float]]:
    """Give each figure's times in milliseconds and its goal."""
    rows = make_rows(count)
    gc.collect()
    gc.freeze()  # as the app does once a casebook is loaded
    app = ListApp()
    figures: dict[str, tuple[list[float], float]] = {}
    async with app.run_test(size=size) as pilot:
        record_list = app.query_one(RecordList)

        async def times(name: str, goal: float, *steps: Callable[[], object]) -> None:
            figures[name] = ([await until_drawn(app, step) for step in steps], goal)
            await pilot.pause()

        def filtering(text: str) -> Callable[[], object]:
            return lambda: record_list.narrow(matching(record_list.rows, text))

        await times("show all rows", 300, lambda: record_list.show(rows))
        await times("cursor key", 5, *[lambda: record_list.move(1)] * 60)
        await times("page", 16, *[lambda: record_list.action_pages(1)] * 20)
        await times("last and first", 16, record_list.action_last, record_list.action_first)
        await times("filter key", 60, *map(filtering, ("s", "su", "sup", "sup h", "sup hu")))
        await times("filter off", 16, lambda: record_list.narrow(None))
        names = ("Title", "Due", "Owner", "Flag")
        await times("sort", 30, *[lambda name=name: record_list.sort_by(name) for name in names])
        await times("sort, then filter key", 60, *map(filtering, ("s", "su", "sup")))
    return figures


def main() -> int:
    """Print the figures; 1 when a goal is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--size", default="80x24")
    asked = parser.parse_args()
    width, height = map(int, asked.size.split("x"))
    figures = asyncio.run(measure(asked.rows, (width, height)))
    missed = 0
    for name, (times, goal) in figures.items():
        median = statistics.median(times)
        missed += median > goal
        print(
            f"{name:22} median {median:7.2f} ms  worst {max(times):7.2f}  goal {goal:5g}  {median / goal:.2f}"
        )
    return int(missed > 0)


if __name__ == "__main__":
    sys.exit(main())
