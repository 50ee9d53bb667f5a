"""Words as they count when two texts are compared: in small letters, without their endings."""

import re
from functools import lru_cache

WORD = re.compile(r"[A-Za-z]+|\d+")
"""A word or a number in a text, in whatever letters."""
_ENDINGS = (
    "ational", "isation", "ization", "iveness", "fulness", "ements", "ement", "ments", "ment", "ations",
    "ation", "ating", "ated", "ates", "ate", "itions", "ition", "ency", "ancy", "ence", "ance", "ness",
    "ships", "ship", "ities", "ity", "ings", "ing", "ions", "ion", "ies", "ied", "able", "ive", "ent",
    "ant", "ed", "ly", "es", "s", "y", "e",
)  # fmt: skip
"""Longer endings before the shorter ones they end with."""
_LEAST = 4
"""Letters that are left at least."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Take the endings off a word, so that "visits", "visiting" and "Visited" count as one."""
    left = word.lower()
    while not left.endswith("ss"):
        ending = next((e for e in _ENDINGS if left.endswith(e) and len(left) - len(e) >= _LEAST), "")
        if not ending:
            break
        left = left.removesuffix(ending)
    doubled = len(left) > _LEAST and left[-1] == left[-2] and left[-1] not in "sl"
    return left[:-1] if doubled else left
