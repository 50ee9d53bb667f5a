"""Template words that were left in a paper: what its form asked for, where an answer should stand."""

import re

_TEMPLATE = re.compile(
    r"click or tap|this section (?:should|must) (?:include|be completed)"
    r"|please (?:include|note this section|insert|complete)|\[(?:insert|enter|add)\b|delete as appropriate",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\s*(?:(?:sign(?:ed)?[ -]?off|approved|reviewed|signed|authorised)(?: by)?|reviewers?|signatures?)"
    r"\s*[:.]*\s*(?P<blank>_{2,}|\.{3,}|\[\s*\])?\s*",
    re.IGNORECASE,
)
"""A line that is the label of a sign-off box alone, or with blanks to write on."""


def leftover(text: str) -> str:
    """Give the first template words left in a text, in lower case; empty where there are none."""
    found = _TEMPLATE.search(text)
    return found[0].lower() if found else ""


def is_sign_off(label: str) -> bool:
    """Tell whether a heading is that of a sign-off box, such as "Reviewers" or "Signed off by:"."""
    return _SIGNED.fullmatch(label) is not None


def empty_sign_off(text: str) -> str:
    """Give the label of the first sign-off box that nobody filled in; empty where there is none.

    A box is empty where its label stands before blanks to write on, before another label, or at the very end.
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        box = _SIGNED.fullmatch(line)
        if box and (box["blank"] or (line.endswith(":") and (not following or following.endswith(":")))):
            return line.rstrip(" :._[]").lower()
    return ""
