"""What follows from sums that are known: which other sums can be worked out from them, and from which of them."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T", bound=Hashable)

_PRIME = (1 << 61) - 1
"""What is reckoned modulo: a sum may falsely count as known, once in a very long while, and none is missed."""

Weights = dict[T, int]
"""How often each thing counts in a sum."""


class KnownSums(Generic[T]):
    """Everything that can be worked out by adding and taking away some sums whose values are known."""

    def __init__(self, sums: Sequence[Mapping[T, int]]) -> None:
        """Take in the sums, each by how often every unknown thing counts in it."""
        self._rows: list[tuple[T, dict[T, int], dict[int, int]]] = []
        """Each a thing that counts once in it, the sum, and how it is made of the sums taken in."""
        for at, each in enumerate(sums):
            left, made = self._left(each)
            if left:
                pivot = next(iter(left))
                shrink = pow(left[pivot], -1, _PRIME)
                made[at] = (made.get(at, 0) - 1) % _PRIME
                self._rows.append((pivot, _times(left, shrink), _times(made, -shrink)))

    def made_of(self, wanted: Mapping[T, int]) -> list[int]:
        """Give the places of the sums by which this one is known; none where it is not known."""
        left, made = self._left(wanted)
        return [] if left else [*made]

    def _left(self, wanted: Mapping[T, int]) -> tuple[dict[T, int], dict[int, int]]:
        """Take out of a sum whatever is known of it: gives what is left, and what was taken."""
        left = {each: times % _PRIME for each, times in wanted.items()}
        made: dict[int, int] = {}
        for pivot, row, parts in self._rows:
            if times := left.get(pivot, 0):
                left = _plus(left, row, -times)
                made = _plus(made, parts, times)
        return left, made


def _times(row: Mapping[T, int], times: int) -> dict[T, int]:
    return {each: value for each, held in row.items() if (value := held * times % _PRIME)}


def _plus(row: Mapping[T, int], other: Mapping[T, int], times: int) -> dict[T, int]:
    """Add another row so many times; what comes to nothing is left out."""
    total = dict(row)
    for each, held in other.items():
        total[each] = (total.get(each, 0) + held * times) % _PRIME
    return {each: value for each, value in total.items() if value}
