"""The words of plans that have a plainer twin, and the abbreviations that need no explaining."""

import re
from functools import cached_property
from pathlib import Path

import msgspec

from tracker.data import data_file
from tracker.domain.text import one_line
from tracker.own_file import read_list


class Twin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that mean the same, and the plainer one to put in their place."""

    words: tuple[str, ...]
    plain: str


class _List(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    known: tuple[str, ...] = ()
    jargon: tuple[Twin, ...] = ()


class Jargon:
    """The words to look for, and the abbreviations to pass over."""

    def __init__(self, twins: tuple[Twin, ...], known: frozenset[str]) -> None:
        """Hold the words with their plainer twins; where a word stands twice, the later twin counts."""
        self.twins = twins
        self.known = known
        self._by_word = {
            one_line(word).casefold(): twin for twin in twins for word in twin.words if word.strip()
        }

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give one pattern for all the words, the longest first."""
        longest_first = sorted(self._by_word, key=len, reverse=True)
        each = (r"\s+".join(map(re.escape, word.split())) for word in longest_first)
        return re.compile(rf"(?<!\w)(?:{'|'.join(each) or '(?!)'})(?!\w)", re.IGNORECASE)

    def twin_of(self, word: str) -> Twin:
        """Give the twin of a word the pattern found."""
        return self._by_word[one_line(word).casefold()]

    def and_known(self, *words: str) -> "Jargon":
        """Give the same with more abbreviations to pass over, such as the young person's initials."""
        return Jargon(self.twins, self.known | set(words))


def load_jargon(own: str = "") -> Jargon:
    """Read the words that come with the program, and a council's own from the file named.

    Raises Refusal naming the file and what is wrong in it.
    """
    paths = (data_file("jargon.toml"), *([Path(own)] if own else []))
    lists = [read_list(path, _List, "jargon") for path in paths]
    return Jargon(
        tuple(twin for each in lists for twin in each.jargon),
        frozenset(word for each in lists for word in each.known),
    )
