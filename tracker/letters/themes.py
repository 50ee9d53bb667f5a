"""What a paragraph is about: one of the fixed themes, by the words it uses."""

import re
from functools import cache
from typing import get_args

from tracker.domain import codes
from tracker.letters.cues import letter_words, lower_words
from tracker.letters.sentences import sentences_of

_LEAST = 3
_FIRST_SENTENCE = 2


def theme_of(text: str) -> codes.Theme:
    """Give the theme whose words weigh most, those of the first sentence twice; "other" when few are found."""
    sentences = sentences_of(text)
    opening, rest = (sentences[0] if sentences else "").lower(), " ".join(sentences[1:]).lower()
    best: codes.Theme = "other"
    most = _LEAST - 1
    for theme, cues in _cues():
        weight = sum(
            w * (_FIRST_SENTENCE * len(pattern.findall(opening)) + len(pattern.findall(rest)))
            for w, pattern in cues
        )
        if weight > most:
            best, most = theme, weight
    return best


@cache
def _cues() -> list[tuple[codes.Theme, list[tuple[int, re.Pattern[str]]]]]:
    table: dict[str, list[tuple[int, str]]] = letter_words()["themes"]
    return [
        (theme, [(weight, lower_words([pattern])) for weight, pattern in table[theme]])
        for theme in get_args(codes.Theme)
        if theme in table
    ]
