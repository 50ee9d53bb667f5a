"""Columns of a list: which of them a given width has room for, and how wide each is."""

from collections.abc import Sequence
from typing import NamedTuple

from screens.widgets.fit import Align, fit

GAP = 2
"""Cells between two columns."""

LEAST_REST = 16
"""Cells a column that takes the rest must have, or another column is dropped."""


class Column(NamedTuple):
    """One column, its width in cells or None for what the others leave; the highest priority drops first.

    ``least`` is what a column that takes the rest wants before others with a priority find room. ``about``
    says in the help what stands in it, where the name alone does not.
    """

    name: str
    width: int | None
    priority: int = 0
    align: Align = "left"
    least: int = LEAST_REST
    about: str = ""


class Placed(NamedTuple):
    """A column that is shown: its place among all columns, and its width in cells."""

    place: int
    width: int
    align: Align


def place_columns(columns: Sequence[Column], width: int) -> tuple[Placed, ...]:
    """Give the columns that fit in ``width`` cells, in order; at least one is kept."""
    kept = list(range(len(columns)))
    while len(kept) > 1 and _least(columns, kept) > width:
        kept.remove(max(kept, key=lambda index: (columns[index].priority, index)))
    rest = [index for index in kept if columns[index].width is None]
    spare = max(0, width - _least(columns, kept)) if rest else 0
    placed = []
    for index in kept:
        fixed = columns[index].width
        room = fixed if fixed is not None else _wanted(columns, kept, index) + _share(spare, rest, index)
        placed.append(Placed(index, min(room, width), columns[index].align))
    return tuple(placed)


def row_text(cells: Sequence[str], placed: Sequence[Placed], ellipsis: str = "…") -> tuple[str, str]:
    """Give a row's first cell and the rest of its line, each column cut or padded to its width."""
    fitted = [fit(cells[place], width, align, ellipsis) for place, width, align in placed]
    gap = " " * GAP
    return fitted[0], "".join(gap + cell for cell in fitted[1:])


def _least(columns: Sequence[Column], kept: Sequence[int]) -> int:
    """Count the cells these columns need at least, with their gaps."""
    fixed = ((columns[index].width, index) for index in kept)
    least = sum(_wanted(columns, kept, index) if width is None else width for width, index in fixed)
    return least + GAP * (len(kept) - 1)


def _wanted(columns: Sequence[Column], kept: Sequence[int], index: int) -> int:
    """Give the cells a column that takes the rest wants: fewer once only columns that must stay are left."""
    if any(columns[other].priority for other in kept):
        return columns[index].least
    return min(columns[index].least, LEAST_REST)


def _share(spare: int, rest: Sequence[int], index: int) -> int:
    """Give one of the ``rest`` columns its part of the spare cells; the first takes what is left over."""
    part, left_over = divmod(spare, len(rest))
    return part + (left_over if index == rest[0] else 0)
