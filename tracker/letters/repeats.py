"""Which earlier findings a text may repeat: the nearest few, each with the two sentences that read alike."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from math import fsum, sqrt
from typing import NamedTuple

from tracker.letters.likeness import Sentence, Terms, parted, stems_behind, weight
from tracker.letters.stems import WORD, stem

FLOOR = 0.15
"""Nearness below which nothing is proposed."""
SURE = 0.5
"""Nearness from which two texts read alike; below it they only may."""
_WHOLE = 0.5
"""What the whole texts count beside their nearest sentences."""
_THEME = 0.1
"""What the same theme adds."""
_TOLD = 4.0
"""Squared weight from which a shared word is shown as one that made the likeness."""
_LITTLE = 10.0
"""Weight of what is shared at which half of the likeness counts: one rare word alone proves little."""


class Said(NamedTuple):
    """A text to compare, with its key and its theme; "other" is the theme of nothing."""

    key: str
    text: str
    theme: str = "other"


class Likeness(NamedTuple):
    """An earlier text that another may repeat, and why."""

    key: str
    nearness: float
    """0 is nothing alike; from 1 on nearly word for word."""
    new: str
    """The sentence of the new text, word for word."""
    earlier: str
    """The sentence of the earlier text that reads most like it."""
    new_words: tuple[str, ...]
    """The words of the new sentence that made the likeness, as they stand in it."""
    earlier_words: tuple[str, ...]

    @property
    def sure(self) -> bool:
        """Tell whether the two read alike, and not only perhaps."""
        return self.nearness >= SURE


class Earlier:
    """Earlier texts, ready to be compared with new ones."""

    def __init__(self, texts: Sequence[Said]) -> None:
        """Weigh the words of these texts by how rare they are among them."""
        self._texts = texts
        parts = [parted(said.text) for said in texts]
        wholes = [_whole(sentences) for sentences in parts]
        self._counts = Counter(term for whole in wholes for term in whole)
        self._weights: dict[str, float] = {}
        self._sentences = [(n, sentence) for n, sentences in enumerate(parts) for sentence in sentences]
        self._by_sentence = _Postings([sentence.terms for _, sentence in self._sentences], self._square)
        self._by_text = _Postings(wholes, self._square)

    def near(self, said: Said, floor: float = FLOOR) -> Iterator[Likeness]:
        """Give the texts it may repeat, the nearest first and none below the floor; itself is never one."""
        sentences = parted(said.text)
        best: dict[int, tuple[float, Sentence, Sentence]] = {}
        for sentence in sentences:
            for at, likeness in self._by_sentence.alike(sentence.terms).items():
                text, other = self._sentences[at]
                if text not in best or likeness > best[text][0]:
                    best[text] = (likeness, sentence, other)
        whole = self._by_text.alike(_whole(sentences))
        found = [
            (likeness + _WHOLE * whole[text] + self._theme(said, text), text, new, earlier)
            for text, (likeness, new, earlier) in best.items()
            if self._texts[text].key != said.key
        ]
        found.sort(key=lambda each: (-each[0], self._texts[each[1]].key))
        return (self._told(*each) for each in found if each[0] >= floor)

    def _theme(self, said: Said, text: int) -> float:
        return _THEME if said.theme == self._texts[text].theme != "other" else 0.0

    def _told(self, nearness: float, text: int, new: Sentence, earlier: Sentence) -> Likeness:
        shared = frozenset(t for t in new.terms & earlier.terms if self._square(t) >= _TOLD)
        return Likeness(
            self._texts[text].key,
            round(nearness, 3),
            new.text,
            earlier.text,
            _words_for(new, shared),
            _words_for(earlier, shared),
        )

    def _square(self, term: str) -> float:
        if term not in self._weights:
            self._weights[term] = weight(term, self._counts, len(self._texts)) ** 2
        return self._weights[term]


class _Postings:
    """Sets of terms by each of their terms, so that only those sharing one are looked at."""

    def __init__(self, sets: Sequence[Terms], square: Callable[[str], float]) -> None:
        self._square = square
        self._norms = [self._norm(terms) for terms in sets]
        self._having: dict[str, list[int]] = {}
        for at, terms in enumerate(sets):
            for term in terms:
                if square(term):
                    self._having.setdefault(term, []).append(at)

    def alike(self, terms: Terms) -> dict[int, float]:
        """Give how alike each set is that shares a term that says something, from 0 to 1."""
        shared: dict[int, float] = {}
        for term in sorted(terms):
            for at in self._having.get(term, ()):
                shared[at] = shared.get(at, 0.0) + self._square(term)
        norm = self._norm(terms)
        return {at: s / (norm * self._norms[at]) * s / (s + _LITTLE) for at, s in shared.items()}

    def _norm(self, terms: Terms) -> float:
        return sqrt(fsum(map(self._square, terms)))  # exact, so that the order of a set does not matter


def _whole(sentences: Sequence[Sentence]) -> Terms:
    return frozenset[str]().union(*(sentence.terms for sentence in sentences))


def _words_for(sentence: Sentence, shared: Terms) -> tuple[str, ...]:
    stems = stems_behind(sentence.terms, shared)
    return tuple(word for word in dict.fromkeys(WORD.findall(sentence.text)) if stem(word) in stems)
