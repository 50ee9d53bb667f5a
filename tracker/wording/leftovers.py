"""Template words that were left in a paper: what its form asked for, where an answer should stand."""

import re

_TEMPLATE = re.compile(
    r"click (?:or tap|here to)|this section (?:should|must) (?:include|set out|describe|explain|be completed)"
    r"|please (?:include|note this section|insert|complete)|[\[<]\s*(?:(?:insert|enter|add|type)\b|say\s)|\(insert\b"
    r"|<<[^<>]*>>|\{+\s*[^\W\d][^{}]*\}+|delete as appropriate|choose an item|lorem ipsum",
    re.IGNORECASE,
)
"""What only a template says, wherever it stands; brackets alone are none, since people's own words hold them."""
_BESIDE = r"(?:[^:]{1,40}:\s*)?(?:t\.?b\.?[acd]|x{2,}(?:\W+x{2,})*)"
_TO_COME = (
    r"(?:(?:text|content|details?|wording|narrative|date|figures?|section|information|this|report)\s+)?"
    r"(?:is\s+|are\s+)?to (?:follow|be (?:added|confirmed|completed|written|inserted|decided|drafted|supplied"
    r"|provided|agreed|advised))"
)
_ASKS = (
    r"(?:please\s+)?(?:enter|insert|add|type|write)\s+(?:(?:your|the|some)\s+)?"
    r"(?:(?:text|content|details?|name|date|words|title|answer|wording)(?:\s+(?:here|below))?|here)"
)
_INSTEAD = re.compile(
    rf"{_BESIDE}|{_TO_COME}|{_ASKS}|(?:your |sample |example )?text(?: here)?|to ?do|pending|draft|placeholder",
    re.IGNORECASE,
)
"""What people write on a line until they know what to write."""
_BRACKETED = re.compile(r"\[[^\[\]]*\]|<+[^<>]*>+|\{+[^{}]*\}+")
_TO_FILL = re.compile(r"_{3,}")
_MARKS = re.compile(r"[\s#*\->•]*(?:\d{1,2}[.)]\s)?\s*")
"""What stands before the words of a heading or of an item."""
_ENDS = " \t.:;!?…"
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


def placeholder(text: str) -> str:
    """Give the first line that only keeps a place: "TBC", one in brackets, one with blanks to fill; else empty."""
    for line in text.splitlines():
        said = _MARKS.sub("", " ".join(line.split()), count=1)
        bracketed = _BRACKETED.fullmatch(said.rstrip(_ENDS)) and "://" not in said and "@" not in said
        instead = bracketed or _INSTEAD.fullmatch(said.strip(_ENDS))
        if _TO_FILL.search(said) or (any(map(str.isalpha, said)) and instead):
            return said
    return ""


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
