"""Small numbers about young people, and every number by which one could be worked out.

A number is a set of records. One of 1 to 4 is withheld where it is about young people. So is a number that would
give one away: whatever the printed ones add up to, and a difference of two of them. Four withheld numbers that must
each be 1 are given away as well. 0 may be told.

Source: the Department for Education marks a suppressed number "c"; fewer than 5 is a local standard.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

SMALLEST = 5
"""The smallest number of young people that is told outside the team, but for 0."""
MARK = "c"
"""What stands in place of a number that is withheld."""
ONES, MOST_LOOKS = 4, 4_000
"""How many withheld numbers are looked at together to see whether each must be 1, in at most so many looks."""
_PRIME = (1 << 61) - 1
"""What the sums are worked out modulo: a false alarm withholds one number too many, and none is missed."""

Ids = frozenset[str]
IsPersonal = Callable[[str], bool]
"""Tells whether a record is about a young person, by its id."""


class Told(NamedTuple):
    """A number that would be printed, as its set, and the family in which readers compare it with others."""

    ids: Ids
    family: str


def is_small(ids: Collection[str], personal: IsPersonal) -> bool:
    """Tell whether a number is about 1 to 4 and one of them at least is about a young person."""
    return 0 < len(ids) < SMALLEST and any(map(personal, ids))


def withheld(told: Iterable[Told], hidden: Iterable[Ids], personal: IsPersonal) -> frozenset[Ids]:
    """Give the sets whose size must not be told.

    ``hidden`` are sets whose size is not printed and follows from others, such as the rest of a share.
    """
    families: dict[Ids, set[str]] = {}
    for number in told:
        families.setdefault(number.ids, set()).add(number.family)
    families.pop(frozenset(), None)
    secrets = sorted((i for i in {*families, *hidden} if is_small(i, personal)), key=_order)
    out = {ids for ids in families if is_small(ids, personal)}
    out |= _by_difference([ids for ids in families if ids not in out], families, personal)
    out |= _by_sums([ids for ids in families if ids not in out], secrets)
    return frozenset(out)


def _order(ids: Ids) -> tuple[int, list[str]]:
    return len(ids), sorted(ids)


def _by_difference(printed: Sequence[Ids], families: dict[Ids, set[str]], personal: IsPersonal) -> set[Ids]:
    """Find the smaller of two numbers of a family where one holds the other and 1 to 4 more."""
    by_size = sorted(printed, key=_order)
    return {
        small
        for small, large in combinations(by_size, 2)
        if 0 < len(large) - len(small) < SMALLEST
        and small < large
        and not families[small].isdisjoint(families[large])
        and is_small(large - small, personal)
    }


def _by_sums(printed: Sequence[Ids], secrets: Sequence[Ids]) -> set[Ids]:
    """Find what has to go until no secret is a sum of printed numbers: each time the smallest that takes part."""
    out: set[Ids] = set()
    if not secrets:
        return out
    places = _places([*printed, *secrets])
    while True:
        known = _Sums([ids for ids in printed if ids not in out], places)
        giving = {
            min(parts, key=_order) for each in _guessed(secrets, printed) if (parts := known.made_of(each))
        }
        if not giving:
            return out
        out |= giving


def _guessed(secrets: Sequence[Ids], printed: Sequence[Ids]) -> Iterable[tuple[Ids, ...]]:
    """Give each secret, and those of one record together: where they add up to their number, each is 1.

    Those are few at a time, or all that stand within one printed number.
    """
    yield from ((ids,) for ids in secrets)
    ones = [ids for ids in secrets if len(ids) == 1]
    yield from {tuple(one for one in ones if one <= ids): None for ids in printed}
    for many in range(2, ONES + 1):
        if comb(len(ones), many) <= MOST_LOOKS:
            yield from combinations(ones, many)


def _places(sets: Iterable[Ids]) -> dict[str, int]:
    """Give a place to each group of records that stand in just the same sets, by one of them."""
    standing: dict[str, list[int]] = {}
    for number, ids in enumerate(sets):
        for record_id in ids:
            standing.setdefault(record_id, []).append(number)
    alike: dict[tuple[int, ...], str] = {}
    for record_id in sorted(standing):
        alike.setdefault(tuple(standing[record_id]), record_id)
    return {record_id: place for place, record_id in enumerate(alike.values())}


class _Sums:
    """Everything that can be worked out by adding and taking away some numbers."""

    def __init__(self, printed: Sequence[Ids], places: dict[str, int]) -> None:
        """Take in the numbers that are printed."""
        self._places = places
        self._printed = printed
        self._rows: list[tuple[int, dict[int, int], dict[int, int]]] = []
        """Each a place with a one in it, the sum by place, and how it is made of the printed numbers."""
        for number, ids in enumerate(printed):
            left, made = self._left((ids,))
            if left:
                place = min(left)
                shrink = pow(left[place], -1, _PRIME)
                made[number] = (made.get(number, 0) - 1) % _PRIME
                self._rows.append((place, _times(left, shrink), _times(made, -shrink)))

    def made_of(self, sets: tuple[Ids, ...]) -> list[Ids]:
        """Give the printed numbers by which the sizes of these sets, added up, are known; none where they are not."""
        left, made = self._left(sets)
        return [] if left else [self._printed[n] for n in made]

    def _left(self, sets: tuple[Ids, ...]) -> tuple[dict[int, int], dict[int, int]]:
        """Take out of a sum whatever is known of it: gives what is left, and what was taken."""
        left: dict[int, int] = {}
        for ids in sets:
            for place in (self._places[i] for i in ids if i in self._places):
                left[place] = left.get(place, 0) + 1
        made: dict[int, int] = {}
        for place, row, parts in self._rows:
            if times := left.get(place, 0):
                left = _plus(left, row, -times)
                made = _plus(made, parts, times)
        return left, made


def _times(row: dict[int, int], times: int) -> dict[int, int]:
    return {place: value for place, each in row.items() if (value := each * times % _PRIME)}


def _plus(row: dict[int, int], other: dict[int, int], times: int) -> dict[int, int]:
    """Add another row so many times; places that come to nothing are left out."""
    total = dict(row)
    for place, each in other.items():
        total[place] = (total.get(place, 0) + each * times) % _PRIME
    return {place: value for place, value in total.items() if value}
