"""Sentences of a paragraph, and the clauses at which a sentence turns."""

import re
from functools import cache

from tracker.letters.cues import letter_words

_BREAK = re.compile(r"(?<=[.!?])[)’”]?\s+(?=[A-Z‘“(\d])")
_SHORTEST_CLAUSE = 12


def sentences_of(text: str) -> list[str]:
    """Part a paragraph into its sentences."""
    return [part for part in _BREAK.split(text) if part]


def clauses_of(sentence: str) -> list[str]:
    """Part a sentence where it turns ("but", "although X, Y"); words set aside ("despite X,") fall away."""
    rest = _set_aside().sub(" ", sentence)
    parts: list[str] = []
    for part in _turns().split(rest):
        opens_with_turn = not parts and not part.strip() and bool(rest.strip())
        if opens_with_turn:
            continue
        parts.append(part)
    return [
        clause
        for part in _split_subordinate(rest, parts)
        if len(clause := part.strip(" ,;")) >= _SHORTEST_CLAUSE
    ]


def _split_subordinate(sentence: str, parts: list[str]) -> list[str]:
    """Where a sentence opens with its turn, the first comma parts the clause from the main one."""
    if not _turns().match(sentence.strip()) or not parts:
        return parts
    first, comma, main = parts[0].partition(",")
    return [first, main, *parts[1:]] if comma else parts


@cache
def _turns() -> re.Pattern[str]:
    return re.compile(letter_words()["polarity"]["turns"], re.IGNORECASE)


@cache
def _set_aside() -> re.Pattern[str]:
    return re.compile(letter_words()["polarity"]["set_aside"], re.IGNORECASE)
