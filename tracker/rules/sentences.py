"""Sentences of a plan, and which of them stood in the version before."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

NEAR = 0.85
"""Likeness of two sentences, word by word, from which they count as nearly the same (difflib's ratio)."""
FEWEST_WORDS = 5
"""Sentences shorter than this are compared whole only: two short ones are alike by accident."""
COMMON = 40
"""A word that stands in more sentences than this tells none of them apart."""

_BREAK = re.compile(r"(?<=[.!?])\s+|\n(?! {0,8}[a-z])")  # a line that goes on in lower case was only wrapped
_WORD = re.compile(r"\w+")


class Sentence(NamedTuple):
    """One sentence: where it stands in its text, and its words without case and punctuation."""

    start: int
    end: int
    words: tuple[str, ...]


def sentences(text: str) -> Iterator[Sentence]:
    """Give the sentences of a text in order; what has no word in it is left out."""
    start = 0
    for end, following in [*((m.start(), m.end()) for m in _BREAK.finditer(text)), (len(text), len(text))]:
        words = tuple(_WORD.findall(text[start:end].casefold()))
        if words:
            yield Sentence(start, end, words)
        start = following


class Former:
    """The sentences of a former text, to be asked about those of a new one."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Hold the sentences of the texts given."""
        self._whole = {sentence.words for text in texts for sentence in sentences(text)}
        self._by_word: dict[str, list[tuple[str, ...]]] = {}
        """Sentences by each of their words; made when a likeness is first asked about."""

    def has(self, sentence: Sentence) -> bool:
        """Tell whether the sentence stood there, save for blanks, case and punctuation."""
        return sentence.words in self._whole

    def has_nearly(self, sentence: Sentence) -> bool:
        """Tell whether a sentence much like it stood there: the three that share most words are compared."""
        words = sentence.words
        if len(words) < FEWEST_WORDS:
            return False
        shared = Counter(
            former
            for word in set(words)
            if len(same := self._index.get(word, ())) <= COMMON
            for former in same
        )
        return any(_alike(former, words) for former, _ in shared.most_common(3))

    @property
    def _index(self) -> dict[str, list[tuple[str, ...]]]:
        if not self._by_word:
            for words in sorted(self._whole):
                for word in set(words):
                    self._by_word.setdefault(word, []).append(words)
        return self._by_word


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    matcher = SequenceMatcher(None, one, other)
    return matcher.quick_ratio() >= NEAR and matcher.ratio() >= NEAR
