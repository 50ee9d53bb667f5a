"""Measure the weekly review at full size: ``python -m tests.benchmarks.bench_review [NOTES]``.

The whole process of ``tracker review`` against a bare Python, and inside it the week, beginning a review and one
decision. Medians; the exit code is 1 when a goal is missed.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from statistics import median

from tests.benchmarks.full_size import TODAY, full_size_lives, write
from tracker.desk import Desk
from tracker.desk.whose import Whose

WHOLE = 1.0
"""Goal in seconds for the page, from the shell and back."""
RUNS = 5


def whole(book: Path, *words: str) -> float:
    """Give the median seconds of a whole process."""
    command = [sys.executable, "-m", "tracker", "--file", str(book), "--as", "Worker 1", *words]
    return median(
        timed(lambda: subprocess.run(command, check=True, capture_output=True)) for _ in range(RUNS)
    )


def timed(work: Callable[[], object]) -> float:
    """Give how many seconds a call takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main(notes: int) -> int:
    """Print what everything takes; gives the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "casebook.json"
        write(book, full_size_lives(notes), block=500)
        with Desk.open(book, TODAY - timedelta(days=7), who="Worker 1", dated=True).session.store as store:
            store.write_checkpoint()
        before = Desk.open(book, TODAY - timedelta(days=7), who="Worker 1", dated=True)
        begun = timed(lambda: before.reviews.begin(Whose("all")))
        held, _ = before.reviews.decide(before.reviews.all()[0], "keep")
        before.reviews.end(held)
        before.close()
        day = TODAY.isoformat()
        page = whole(book, "review", "--scope", "all", "--today", day)
        bare = median(
            timed(lambda: subprocess.run([sys.executable, "-c", "pass"], check=True)) for _ in range(RUNS)
        )
        desk = Desk.open(book, TODAY, who="Worker 1", dated=True)
        flags = timed(lambda: desk.session.board.all())
        review = desk.reviews.begin(Whose("all"))
        one = timed(lambda: desk.reviews.decide(review, "keep"))
        desk.close()
    print(f"{notes:,} notes")
    print(
        f"tracker review, whole process   {page:6.3f} s, {page / bare:5.1f} x python -c pass   (goal {WHOLE} s)"
    )
    print(f"  of it every flag from cold     {flags:6.3f} s")
    print(f"beginning a review              {begun:6.3f} s")
    print(f"one decision                    {one:6.3f} s")
    return int(page > WHOLE)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000))
