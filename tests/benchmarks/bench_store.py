"""Measure the store against its goals: ``python -m tests.benchmarks.bench_store [UPDATES] [ROUNDS]``.

Every figure is a ratio of medians taken in one interleaved run, since absolute times mean little on a shared
machine. The table shows each with its goal; the exit code is 1 when one is missed.
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

from tests.benchmarks.full_size import a_note, full_size, write
from tests.make import an_action
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.change import Edit

OURS = "import sys; from tracker.store import Store; Store.open(sys.argv[1])"
STOCK = "import sys; from tinydb import TinyDB; len(TinyDB(sys.argv[1]).table('updates'))"
Seconds = dict[str, list[float]]


class Writer:
    """One open casebook that takes one more note at a time."""

    def __init__(self, book: Path) -> None:
        """Open it, and a colleague's view of it."""
        self.store = Store.open(book, who="Worker 1", create=True)
        self.colleague = Store.open(book, who="Worker 2")
        self.chance = random.Random(2)
        self.about = next((a.id for a in self.store.casebook.all(Action)), an_action().id)
        self.kept: list[str] = []

    def prepare(self) -> Callable[[], object]:
        """Make a note ready, so that only the commit is timed."""
        record = a_note(self.chance, self.about)
        self.kept.append(record.id)
        edits = [Edit(None, record, f"progress: {record.ref}")]
        return lambda: self.store.commit(edits, command="action update")

    def take_in(self) -> None:
        """Read, as the colleague, what was committed."""
        if not self.colleague.poll():
            raise AssertionError("the colleague saw nothing")


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def commits(large: Writer, small: Writer, raw: int, rounds: int) -> Seconds:
    """Time commits, raw appends and a colleague's taking in, in a shuffled order each round."""
    seconds: Seconds = {"large": [], "small": [], "raw": [], "take in": []}
    chance = random.Random(3)
    for _ in range(rounds):
        order = ["large", "small", "raw"]
        chance.shuffle(order)
        for what in order:
            if what == "raw":
                line = os.urandom(_last_line(large.store) // 2).hex().encode()
                seconds["raw"].append(timed(lambda line=line: _append(raw, line)))  # type: ignore[misc]
                continue
            writer = large if what == "large" else small
            seconds[what].append(timed(writer.prepare()))
            waited = timed(writer.take_in)
            if writer is large:
                seconds["take in"].append(waited)
    return seconds


def _append(fd: int, line: bytes) -> None:
    os.write(fd, line)
    os.fsync(fd)


def _last_line(store: Store) -> int:
    return store.history.offset - store.history.last_start


def processes(book: Path, rounds: int) -> tuple[Seconds, dict[str, float]]:
    """Time whole processes that open the casebook, ours and stock TinyDB's; gives peak memory in MB too."""
    seconds: Seconds = {"ours": [], "stock": []}
    peaks = {"ours": 0.0, "stock": 0.0}
    for _ in range(rounds):
        for what, script in (("ours", OURS), ("stock", STOCK)):
            seconds[what].append(timed(lambda script=script: _run(script, book)))  # type: ignore[misc]
    for what, script in (("ours", OURS), ("stock", STOCK)):
        peaks[what] = _peak(script, book)
    return seconds, peaks


def _run(script: str, book: Path) -> str:
    done = subprocess.run([sys.executable, "-c", script, book], check=True, capture_output=True, text=True)
    return done.stdout


def _peak(script: str, book: Path) -> float:
    """Give the most memory a process of its own held; getrusage would count what it had of ours at its birth."""
    tell = "; print(*(x for x in open('/proc/self/status') if x.startswith('VmHWM')))"
    return int(_run(script + tell, book).split()[1]) / 1024


def lost(writer: Writer) -> int:
    """Count the confirmed notes that a fresh open does not find."""
    with Store.open(writer.store.paths.book) as fresh:
        return sum(fresh.casebook.by_id(kept) is None for kept in writer.kept)


def measure(folder: Path, updates: int, rounds: int) -> list[tuple[str, float, float]]:
    """Build both casebooks and give each figure as (what, ratio, goal)."""
    large, small = folder / "large.json", folder / "small.json"
    write(large, full_size(updates))
    write(small, full_size(updates)[-1000:])
    opening, peaks = processes(large, max(3, rounds // 25))
    raw = os.open(folder / "raw", os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    writer = Writer(large)
    seconds = commits(writer, Writer(small), raw, rounds)
    middle = {what: statistics.median(times) for what, times in {**seconds, **opening}.items()}
    for what, value in middle.items():
        print(f"  {what:8} {value * 1000:9.3f} ms")
    print(f"  peak     {peaks['ours']:.0f} MB, stock {peaks['stock']:.0f} MB")
    return [
        (f"commit at {updates:,} / raw append + fsync", middle["large"] / middle["raw"], 1.6),
        (f"commit at {updates:,} / at 1,000", middle["large"] / middle["small"], 1.25),
        ("open, whole process / stock TinyDB", middle["ours"] / middle["stock"], 0.8),
        ("take in a colleague's commit / raw", middle["take in"] / middle["raw"], 0.5),
        ("peak memory / stock TinyDB", peaks["ours"] / peaks["stock"], 1.1),
        ("confirmed changes lost", lost(writer), 0),
    ]


def main(updates: int = 100_000, rounds: int = 300) -> int:
    """Print the table; gives 1 when a goal is missed."""
    with tempfile.TemporaryDirectory() as folder:
        rows = measure(Path(folder), updates, rounds)
    print(f"{'what':48}{'ratio':>8}{'goal':>8}")
    for what, ratio, goal in rows:
        print(f"{what:48}{ratio:8.2f}{goal:8.2f}  {'' if ratio <= goal else 'MISSED'}")
    return int(any(ratio > goal for _, ratio, goal in rows))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
