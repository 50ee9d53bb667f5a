"""Rows and the view over them: filter and sort swap a list of indexes, the rows stay where they are."""

from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

_REPEATED = 8
"""Times each value must stand in a column, on average, for its values to count as repeated."""


class ListRow(NamedTuple):
    """One row: its key, a cell per column, lower-case text to search, and the role that colours cell one."""

    key: str
    cells: tuple[str, ...]
    haystack: str = ""
    tone: str = ""
    order: tuple[Any, ...] = ()
    """What each column sorts by where its words would sort wrongly, such as days; empty: by the words."""


class Rows:
    """Rows with the order and the choice of them that is shown."""

    def __init__(self, rows: Iterable[ListRow] = ()) -> None:
        """Show all rows in the order given."""
        self.rows = list(rows)
        self.view: Sequence[int] = range(len(self.rows))
        self._only: Sequence[int] | None = None
        self._order: Sequence[int] | None = None
        self._orders: dict[tuple[int, bool], list[int]] = {}

    def __len__(self) -> int:
        """Count the rows shown."""
        return len(self.view)

    def __getitem__(self, position: int) -> ListRow:
        """Give the row shown at a position; raises IndexError outside the view."""
        return self.rows[self.view[position]]

    @cached_property
    def _index(self) -> dict[str, int]:
        return {row.key: index for index, row in enumerate(self.rows)}

    def index_of(self, key: str) -> int | None:
        """Give a row's index among all rows, or None."""
        return self._index.get(key)

    def position_of(self, key: str) -> int | None:
        """Give a row's position in the view, or None when it is not shown."""
        index = self.index_of(key)
        if index is None:
            return None
        try:
            return self.view.index(index)
        except ValueError:
            return None

    def narrow(self, only: Sequence[int] | None) -> None:
        """Show only the rows with these indexes, or all of them; a sort stays."""
        self._only = only
        self._arrange()

    def sort(self, column: int | None, backwards: bool = False) -> None:
        """Show the rows by one column, equal ones in the order given; None: all in the order given."""
        self._order = None if column is None else self._ordered(column, backwards)
        self._arrange()

    def _ordered(self, column: int, backwards: bool) -> list[int]:
        if (column, backwards) not in self._orders:
            self._orders[column, backwards] = self._sorted(column, backwards)
        return self._orders[column, backwards]

    def _sorted(self, column: int, backwards: bool) -> list[int]:
        if self.rows and self.rows[0].order:
            return _order_of([row.order[column] for row in self.rows], None, backwards)
        return _order_of([row.cells[column] for row in self.rows], str.casefold, backwards)

    def _arrange(self) -> None:
        everything: Sequence[int] = range(len(self.rows)) if self._order is None else self._order
        if self._only is None:
            self.view = everything
        elif self._order is None:
            self.view = self._only
        else:
            chosen = set(self._only)
            self.view = [index for index in self._order if index in chosen]


def matching(rows: Sequence[ListRow], text: str) -> list[int]:
    """Give the indexes of the rows whose haystack holds every word of ``text``, in any order."""
    found: Iterable[int] = range(len(rows))
    for word in text.lower().split():
        found = [index for index in found if word in rows[index].haystack]
    return list(found)


def _order_of(values: Sequence[Any], key: Callable[[Any], Any] | None, backwards: bool) -> list[int]:
    """Give the places of the values in sorted order, equal values in the order given."""
    distinct = set(values)
    if len(distinct) * _REPEATED > len(values):
        keys = values if key is None else [key(value) for value in values]
        return sorted(range(len(keys)), key=keys.__getitem__, reverse=backwards)
    # Owners, days and flags repeat: sorting the few distinct values first takes a third of the time.
    places: dict[Any, list[int]] = {value: [] for value in sorted(distinct, key=key, reverse=backwards)}
    for place, value in enumerate(values):
        places[value].append(place)
    return list(chain.from_iterable(places.values()))
