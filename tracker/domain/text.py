"""Text from outside, made harmless: what a person typed, pasted or brought in."""

import re

_ESCAPES = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-_])")
_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]"
)


def plain(text: str) -> str:
    """Take out escape sequences, control and direction characters and broken surrogates.

    Line ends become a single newline; tabs and newlines stay.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _UNWANTED.sub("", _ESCAPES.sub("", text))


def one_line(text: str) -> str:
    """Make text plain and put it on one line with single spaces."""
    return " ".join(plain(text).split())
