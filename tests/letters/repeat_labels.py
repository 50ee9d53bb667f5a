"""Labelled repeats: which earlier texts a later one repeats, and how many of them are proposed."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.letters.sample import INPUTS, SAMPLES
from tracker.letters import read
from tracker.letters.repeats import Earlier, Said
from tracker.letters.themes import theme_of

MOST = 3


class Case(NamedTuple):
    """New words, what they may be compared with, and the keys of what they truly repeat."""

    new: Said
    earlier: Earlier
    repeats: tuple[str, ...]


class Score(NamedTuple):
    """True repeats, those with a true one among the first three, and what was proposed where nothing repeats."""

    true: int
    found: int
    ranks: tuple[int, ...]
    none: int
    proposed: int
    sure: int

    @property
    def mean_rank(self) -> float:
        return sum(self.ranks) / len(self.ranks)


def score(cases: Sequence[Case]) -> Score:
    true = found = none = proposed = sure = 0
    ranks = []
    for new, earlier, repeats in cases:
        first = list(earlier.near(new))[:MOST]
        if not repeats:
            none, proposed, sure = none + 1, proposed + bool(first), sure + any(x.sure for x in first)
            continue
        true += 1
        order = [x.key for x in earlier.near(new, floor=0)]
        ranks.append(min((order.index(key) for key in repeats if key in order), default=len(order)) + 1)
        found += any(x.key in repeats for x in first)
    return Score(true, found, tuple(ranks), none, proposed, sure)


def said(key: str, text: str) -> Said:
    return Said(key, text, theme_of(text))


def cases(
    new: Mapping[str, str], earlier: Mapping[str, str], labels: Mapping[str, Sequence[Any]]
) -> list[Case]:
    bank = Earlier([said(key, text) for key, text in earlier.items()])
    return [Case(said("", new[key]), bank, tuple(map(str, true))) for key, true in labels.items()]


def invented() -> list[Case]:
    told = tomllib.loads((SAMPLES / "repeats.toml").read_text(encoding="utf-8"))
    return cases(told["later"], told["earlier"], told["repeats"])


LABELS = tomllib.loads((Path(__file__).parent / "labels" / "repeats.toml").read_text(encoding="utf-8"))


def published(place: str) -> dict[str, str]:
    """Give the paragraphs of a published document by their numbers."""
    (path,) = INPUTS.glob(f"{place}_*.txt")
    return {p.place: p.text for p in read(path.read_text(encoding="utf-8"), path.name).paragraphs}


def quoted() -> dict[str, str]:
    """Give what earlier visits are quoted as saying, from its first words to its last."""
    found = {}
    for key, (place, first, last) in LABELS["quoted"].items():
        (path,) = INPUTS.glob(f"{place}_*.txt")
        text = " ".join(path.read_text(encoding="utf-8").split())
        start = text.index(first)
        found[key] = text[start : text.index(last, start) + len(last)]
    return found


def councils(which: str) -> list[Case]:
    """Give what needs to improve in the later of two reports on each council against the earlier one."""
    rows = [json.loads(x) for x in (INPUTS / "labelled_bullets.jsonl").read_text("utf-8").splitlines()]

    def bullets(name: str, year: int) -> dict[str, str]:
        texts = [
            row["text"]
            for row in rows
            if row["file"].split("/")[0].endswith(f"_{name}")
            and row["year"] == year
            and row["section"].startswith("What needs to")
        ]
        return {str(n): text for n, text in enumerate(texts, start=1)}

    found = []
    for council in LABELS[which]:
        before, after = (bullets(council["name"], year) for year in council["years"])
        found += cases(after, before, council["labels"])
    return found
