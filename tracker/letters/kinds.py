"""What kind of document a text is."""

import re
from functools import cache
from typing import get_args

from tracker.domain import codes
from tracker.letters.clean import Line
from tracker.letters.cues import any_of, letter_words

_LEAST = 3


def document_kind(lines: list[Line]) -> codes.DocumentKind:
    """Give the kind whose signs weigh most; "unknown" where there are too few."""
    text = "\n".join(line.text for line in lines)
    best: codes.DocumentKind = "unknown"
    most = _LEAST - 1
    for kind, signs in _signs():
        weight = sum(w for w, pattern in signs if pattern.search(text))
        if weight > most:
            best, most = kind, weight
    return best


@cache
def _signs() -> list[tuple[codes.DocumentKind, list[tuple[int, re.Pattern[str]]]]]:
    table: dict[str, list[tuple[str, int]]] = letter_words()["document"]
    return [
        (kind, [(weight, any_of([pattern])) for pattern, weight in table[kind]])
        for kind in get_args(codes.DocumentKind)
        if kind in table
    ]
