"""The headings of a plan's columns: in one row, or in two of which the upper one is merged over several columns."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from tracker.exchange.plan_columns import BEGINS, LONGEST_HEADING, field_of, names_part, words_in

LEAST_REPEATED = 2
"""Headings that both rows say alike, since cells were merged downwards: so many tell that both are headings."""


class _Group(NamedTuple):
    """A heading of the upper row, empty where there is none, and what stands under it, up to the next one."""

    top: str
    under: list[str]

    @property
    def same(self) -> bool:
        """Whether the lower row only says it again."""
        return bool(self.top) and words_in(self.top) == words_in(self.under[0])

    @property
    def wide(self) -> bool:
        """Whether it stands over several headings of the lower row."""
        return bool(self.top) and not self.same and len(self.under) > 1

    def names(self) -> Iterator[str]:
        """Give the names of its columns; what is known as another column stands for itself."""
        for place, low in enumerate(self.under):
            field, rank = field_of(low)
            own = place > 0 and rank < BEGINS and field != field_of(self.top)[0]
            both = f"{self.top} {low}".strip()
            yield self.top if self.same else low if own else both


def joined(upper: Sequence[str], lower: Sequence[str]) -> tuple[str, ...] | None:
    """Give the headings of two rows as one: "Timescale Start" and "Timescale End"; None where they are no such two.

    A title over the headings, or a first row of words under them, is none.
    """
    named = [top for top in upper if top]
    alone = len(named) == 1 and upper[0] != ""
    if alone or all(field_of(top)[1] >= BEGINS for top in named):
        return None
    groups = _groups(upper, lower)
    if not all(map(_is_headed, groups)):
        return None
    repeated = sum(group.same for group in groups) >= LEAST_REPEATED
    if not any(group.wide and (repeated or any(map(_is_named, group.under))) for group in groups):
        return None
    return tuple(name for group in groups for name in group.names())


def _groups(upper: Sequence[str], lower: Sequence[str]) -> list[_Group]:
    """Put each heading of the lower row under the one that is merged over it."""
    groups: list[_Group] = []
    for top, low in zip_longest(upper, lower, fillvalue=""):
        last = groups[-1] if groups else None
        if last and last.top and not top and low and last.under[-1] and not last.same:
            last.under.append(low)
        else:
            groups.append(_Group(top, [low]))
    return groups


def _is_headed(group: _Group) -> bool:
    """Tell whether what stands under a heading of the upper row can be one: words of an action are none."""
    if group.same or not group.under[0]:
        return True
    if any(len(low) > LONGEST_HEADING for low in group.under):
        return False
    return group.wide or not group.top or _is_named(group.under[0])


def _is_named(low: str) -> bool:
    return field_of(low)[1] < BEGINS or names_part(low)
