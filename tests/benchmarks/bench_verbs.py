"""Measure a plain verb and the start-up of the screens: ``python -m tests.benchmarks.bench_verbs [ROUNDS]``.

Whole processes, timed in a shuffled order each round and compared by their medians. A program on a terminal of its
own (80x24) is ready when its text has arrived. The exit code is 1 when a goal is missed.
"""

import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.terminal import until_shown
from tracker.cli.running import clock_day
from tracker.demo import build_demo

ROOT = Path(__file__).parents[2]
BARE = """
from textual.app import App
from textual.widgets import Label
class Bare(App[None]):
    def compose(self):
        yield Label("one label")
Bare().run()
"""
PASS, BARE_APP = "python -c pass", "a bare Textual app"
Seconds = dict[str, list[float]]


def python(*words: str) -> list[str]:
    """Give the command that runs this Python with some words."""
    return [sys.executable, *words]


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def plain(command: list[str], environ: dict[str, str]) -> float:
    """Give how many seconds a whole process takes that prints to a pipe."""
    return timed(lambda: subprocess.run(command, check=True, capture_output=True, env=environ, cwd=ROOT))


def measure(demo: Path, environ: dict[str, str], rounds: int) -> Seconds:
    """Time every process once a round, in a shuffled order; the first round only warms up."""
    file = ("--file", str(demo), "--as", "Imogen Farrow")
    works: dict[str, Callable[[], float]] = {
        PASS: lambda: plain(python("-c", "pass"), environ),
        "tracker triage": lambda: plain(python("-m", "tracker", "triage", *file), environ),
        "tracker show 3.2": lambda: plain(python("-m", "tracker", "show", "3.2", *file), environ),
        "tracker demo, piped": lambda: plain(python("-m", "tracker", "demo"), environ),
        BARE_APP: lambda: until_shown(python("-c", BARE), "one label", environ, ROOT),
        "the screens on the demo": lambda: until_shown(
            python("-m", "tracker", *file), "MISSING", environ, ROOT
        ),
        "tracker demo, build included": lambda: until_shown(
            python("-m", "tracker", "demo"), "MISSING", environ, ROOT
        ),
        "build_demo": lambda: timed(lambda: build_demo(clock_day())),
    }
    seconds: Seconds = {what: [] for what in works}
    chance = random.Random(4)
    for number in range(rounds + 1):
        for what in chance.sample(list(works), len(works)):
            took = works[what]()
            if number:
                seconds[what].append(took)
    return seconds


COMPARED: tuple[tuple[str, str, float | None], ...] = (
    ("tracker triage", PASS, 10.0),
    ("tracker show 3.2", PASS, 10.0),
    ("tracker demo, piped", PASS, None),
    ("the screens on the demo", BARE_APP, 1.3),
    ("tracker demo, build included", BARE_APP, None),
)
"""What, its reference, and the goal of their ratio; without a goal it is only shown."""
LONGEST_BUILD = 0.6
"""Seconds the demo may take to be built."""


def table(middle: dict[str, float]) -> bool:
    """Print each figure with its reference, ratio and goal; tells whether every goal was reached."""
    print(f"{'what':30}{'figure':>10}{'reference':>10}{'ratio':>8}{'goal':>8}")
    reached = True
    for what, against, goal in COMPARED:
        ratio = middle[what] / middle[against]
        kept = goal is None or ratio <= goal
        reached &= kept
        figures = f"{middle[what] * 1000:7.0f} ms{middle[against] * 1000:7.0f} ms{ratio:8.2f}"
        print(f"{what:30}{figures}{goal or '-':>8}{'' if kept else '  MISSED'}")
    built = middle["build_demo"]
    kept = built <= LONGEST_BUILD
    print(
        f"{'build_demo':30}{built * 1000:7.0f} ms{'':10}{'':8}{LONGEST_BUILD:>6} s{'' if kept else '  MISSED'}"
    )
    return reached and kept


def main(rounds: int = 9) -> int:
    """Print the table; gives 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        tempfile.tempdir = folder
        environ = {**os.environ, "TMPDIR": folder, "HOME": folder, "XDG_CONFIG_HOME": folder}
        environ |= {"TERM": "xterm-256color", "TEXTUAL_ANIMATIONS": "none"}
        environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its modules compiled
        seconds = measure(build_demo(clock_day()), environ, rounds)
    return int(not table({what: statistics.median(times) for what, times in seconds.items()}))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
