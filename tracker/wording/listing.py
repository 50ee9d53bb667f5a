"""How lines are laid out: facts under a label, and paragraphs folded to a width."""

import textwrap
from collections.abc import Iterable

from tracker.domain.text import one_line

Facts = list[tuple[str, str]]
"""Label and value pairs; an empty label continues the one before."""

WIDTH = 80
"""Columns of a page that is printed or read over a line."""


def listed(label: str, values: Iterable[str], none: str = "") -> Facts:
    """Put values under one label, one a line; ``none`` stands where there are none."""
    found = list(values)
    if not found:
        return [(label, none)]
    return [(label if n == 0 else "", value) for n, value in enumerate(found)]


def folded(text: str, indent: int = 2, hang: int = 2, width: int = WIDTH) -> list[str]:
    """Fold a text to a page's width in columns, indented, and the lines after the first a little more."""
    first, rest = " " * indent, " " * (indent + hang)
    return textwrap.wrap(
        one_line(text), width, initial_indent=first, subsequent_indent=rest, break_on_hyphens=False
    )
