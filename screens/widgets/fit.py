"""Text made to fit: one line of printable characters, measured in terminal cells."""

from typing import Literal

from rich.cells import cell_len, set_cell_size

from tracker.domain.text import plain

Align = Literal["left", "right"]


def one_line(text: str) -> str:
    """Give the text as one line of printable characters; line ends and tabs become a space."""
    if text.isprintable():
        return text
    spaced = (" " if c.isspace() else c for c in plain(text))
    return "".join(c for c in spaced if c.isprintable())


def lines_of(text: str) -> list[str]:
    """Give the text's lines, each made of printable characters only."""
    return [one_line(line) for line in plain(text).split("\n")]


def fit(text: str, width: int, align: Align = "left", ellipsis: str = "…") -> str:
    """Cut or pad one line to exactly ``width`` cells; what is cut ends in ``ellipsis``."""
    if width <= 0:
        return ""
    text = one_line(text)
    length = cell_len(text)
    if length > width:
        return set_cell_size(set_cell_size(text, width - 1).rstrip() + ellipsis, width)
    room = " " * (width - length)
    return room + text if align == "right" else text + room
