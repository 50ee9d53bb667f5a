"""What a sentence says, as far as counting can tell: its stems, and the concepts of the field it names."""

import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product
from math import log
from typing import Any, NamedTuple

from tracker.data import data_file
from tracker.letters.sentences import sentences_of
from tracker.letters.stems import WORD, stem

Terms = frozenset[str]

_CONCEPT = "~"
"""What the name of a concept begins with among the stems, which hold letters and digits alone."""
_CONCEPT_SHARE = 0.01
"""Share of texts taken to name a concept, where the background cannot tell."""
_CONCEPT_COUNTS = 1.3
"""How much more a shared concept tells than a shared word as rare."""
_PRIOR = 50
"""Texts that the background counts for, beside the texts at hand."""
_RAREST, _SAYS_LITTLE = 6.0, 1.2
"""A word in one text of four hundred is as rare as one can be; one in three of ten says nothing."""


class Sentence(NamedTuple):
    """One sentence, word for word, with what it says."""

    text: str
    terms: Terms


class Cue(NamedTuple):
    """Stems that name a concept when they stand in one sentence."""

    stems: Terms
    concept: str


@lru_cache(maxsize=4096)
def parted(text: str) -> tuple[Sentence, ...]:
    """Part a text into sentences with what each says."""
    flat = " ".join(text.split())
    return tuple(Sentence(sentence, terms_of(sentence)) for sentence in sentences_of(flat))


def terms_of(sentence: str) -> Terms:
    """Give the stems of a sentence and the concepts they name together."""
    stems = frozenset(stem(word) for word in WORD.findall(sentence))
    cues = _cues()
    return stems | {cue.concept for s in stems for cue in cues.get(s, ()) if cue.stems <= stems}


def stems_behind(terms: Terms, shared: Terms) -> Terms:
    """Give the stems of a sentence that stand for what it shares: themselves, or those naming a concept."""
    named = (cue.stems for s in terms for cue in _cues().get(s, ()) if cue.concept in shared)
    return shared.union(*(stems for stems in named if stems <= terms))


def weight(term: str, at_hand: Mapping[str, int], texts: int) -> float:
    """Weigh a term by how rare it is, in the background and in so many texts at hand; 0 says nothing."""
    concept = term.startswith(_CONCEPT)
    share = _CONCEPT_SHARE if concept else _background_share(term)
    rarity = min(_RAREST, -log((_PRIOR * share + at_hand.get(term, 0)) / (_PRIOR + texts)))
    return _CONCEPT_COUNTS * rarity if concept else max(0.0, rarity - _SAYS_LITTLE)


def _background_share(term: str) -> float:
    background = _background()
    return float((background["counts"].get(term, 0) + 0.5) / background["texts"])


@cache
def _background() -> dict[str, Any]:
    """Load in how many texts each stem stands; one that is not listed stands in hardly any."""
    return tomllib.loads(data_file("word_counts.toml").read_text(encoding="utf-8"))


@cache
def _cues() -> dict[str, list[Cue]]:
    """Load the ways to name each concept, by the rarest of their stems."""
    concepts: dict[str, list[str]] = tomllib.loads(data_file("concepts.toml").read_text(encoding="utf-8"))[
        "concepts"
    ]
    cues: dict[str, list[Cue]] = {}
    for concept, ways in concepts.items():
        for way in ways:
            groups = [[stem(word) for word in group.split("/")] for group in way.replace(" / ", "/").split()]
            for stems in product(*groups):
                rarest = min(stems, key=lambda s: (_background_share(s), s))
                cues.setdefault(rarest, []).append(Cue(frozenset(stems), _CONCEPT + concept))
    return cues
