"""Measure what may repeat something earlier: ``python -m tests.benchmarks.bench_repeats [SEED]``.

Findings are put together from the sentences of the demo and of the sample letters; medians of five rounds.
The exit code is 1 when a goal is missed.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable

from tests.letters.repeat_labels import SAMPLES
from tracker.data import data_file
from tracker.letters.likeness import parted
from tracker.letters.repeats import Earlier, Said
from tracker.letters.sentences import sentences_of

ONE, LETTER = 0.1, 1.0
"""Goals in seconds: one proposal among 500 findings, and a letter of 50 paragraphs against 1,000."""
SENTENCES = 5
"""Sentences of a finding."""
ROUNDS = 5


def findings(count: int, chance: random.Random, kind: str) -> list[Said]:
    """Put findings together from sentences, about 90 words each."""
    paths = [*SAMPLES.glob("*.txt"), data_file("demo_letter.txt")]
    sentences = [s for path in paths for s in sentences_of(" ".join(path.read_text("utf-8").split()))]
    return [Said(f"{kind}{n}", " ".join(chance.sample(sentences, SENTENCES))) for n in range(count)]


def median(work: Callable[[], object], before: Callable[[], object] = lambda: None) -> float:
    """Give the median of some rounds; ``before`` is not counted."""
    taken = []
    for _ in range(ROUNDS):
        before()
        began = time.perf_counter()
        work()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def main(seed: int = 1) -> int:
    """Print what each step takes, and whether it is within its goal."""
    chance = random.Random(seed)
    few, many = findings(500, chance, "f"), findings(1_000, chance, "m")
    paragraphs = findings(50, chance, "p")
    ready = Earlier(few)
    rows = [
        (
            "500 findings weighed, nothing read before",
            median(lambda: Earlier(few), parted.cache_clear),
            ONE * 5,
        ),
        ("500 findings weighed again after a change", median(lambda: Earlier(few)), ONE),
        ("one proposal among 500", median(lambda: list(ready.near(paragraphs[0]))), ONE),
        (
            "a letter of 50 against 1,000, nothing read before",
            median(
                lambda: [list(e.near(p)) for e in (Earlier(many),) for p in paragraphs], parted.cache_clear
            ),
            LETTER,
        ),
    ]
    for what, seconds, goal in rows:
        print(
            f"{what:<50} {seconds * 1000:7.1f} ms   goal {goal * 1000:5.0f}   {'' if seconds <= goal else 'MISSED'}"
        )
    return int(any(seconds > goal for _, seconds, goal in rows))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
