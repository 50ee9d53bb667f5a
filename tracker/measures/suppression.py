"""Small numbers about young people, and every number by which one could be worked out.

A number is a set of records. One of 1 to 4 is withheld where it is about young people. So is a number that would
give one away by a sum that readers know: a share and its rest, a movement that adds up, parts and their total, or a
count and another that holds it. Some numbers that must each be 1 are given away as well. 0 may be told.

Source: the Department for Education marks a suppressed number "c"; fewer than 5 is a local standard.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations, islice
from math import comb
from typing import NamedTuple

from tracker.measures.known_sums import KnownSums

SMALLEST = 5
"""The smallest number of young people that is told outside the team, but for 0."""
MARK = "c"
"""What stands in place of a number that is withheld."""
ONES, MOST_LOOKS = 4, 4_000
"""How many withheld numbers are looked at together to see whether each must be 1, in at most so many looks."""
MOST_COVERS = 200
"""Ways in which a total is looked for as the sum of its parts."""

Ids = frozenset[str]
IsPersonal = Callable[[str], bool]
"""Tells whether a record is about a young person, by its id."""


class Told(NamedTuple):
    """A number that would be printed, as its set, and the family in which readers add it up with others."""

    ids: Ids
    family: str
    plain: bool = True
    """Whether it is a count by itself, so that readers compare it with any other that holds it."""


class Sum(NamedTuple):
    """Numbers of which readers know that they come to the same; those never printed may stand among them."""

    left: tuple[Ids, ...]
    right: tuple[Ids, ...]

    @property
    def weights(self) -> dict[Ids, int]:
        """Give how often each set counts, those on the right taken away; empty sets are nothing."""
        found: dict[Ids, int] = {}
        for sets, sign in ((self.left, 1), (self.right, -1)):
            for ids in filter(None, sets):
                found[ids] = found.get(ids, 0) + sign
        return {ids: times for ids, times in found.items() if times}


def is_small(ids: Collection[str], personal: IsPersonal) -> bool:
    """Tell whether a number is about 1 to 4 and one of them at least is about a young person."""
    return 0 < len(ids) < SMALLEST and any(map(personal, ids))


def withheld(told: Iterable[Told], sums: Iterable[Sum], personal: IsPersonal) -> frozenset[Ids]:
    """Give the sets whose size must not be told, whichever number it is the size of."""
    numbers = [number for number in dict.fromkeys(told) if number.ids]
    printed = {number.ids for number in numbers}
    small = {ids for ids in printed if is_small(ids, personal)}
    known = [*sums, *_differences(numbers, personal), *_covers(numbers, small)]
    weights = [each for each in dict.fromkeys(map(_frozen, known)) if each]
    everything = {ids for each in weights for ids, _ in each} | printed
    secrets = sorted((ids for ids in everything if is_small(ids, personal)), key=_order)
    unknown = small | (everything - printed)
    while giving := _giving_away(list(map(dict, weights)), secrets, unknown):
        unknown |= giving
    return frozenset(unknown & printed)


def _frozen(known: Sum) -> tuple[tuple[Ids, int], ...]:
    return tuple(sorted(known.weights.items(), key=lambda pair: _order(pair[0])))


def _order(ids: Ids) -> tuple[int, list[str]]:
    return len(ids), sorted(ids)


def _giving_away(sums: Sequence[Mapping[Ids, int]], secrets: Sequence[Ids], unknown: set[Ids]) -> set[Ids]:
    """Find numbers to withhold besides: of each sum by which a secret is known, the smallest that is printed."""
    sure = KnownSums([{ids: n for ids, n in each.items() if ids in unknown} for each in sums])
    found: set[Ids] = set()
    for guess in _guessed(secrets, sums):
        parts = [
            ids for at in sure.made_of(dict.fromkeys(guess, 1)) for ids in sums[at] if ids not in unknown
        ]
        if parts and found.isdisjoint(parts):
            found.add(min(parts, key=_order))
    return found


def _guessed(secrets: Sequence[Ids], sums: Sequence[Mapping[Ids, int]]) -> Iterator[tuple[Ids, ...]]:
    """Give each secret, and those of one record together: where they add up to their number, each is 1.

    Those are few at a time, or all that stand on one side of a sum.
    """
    yield from ((ids,) for ids in secrets)
    ones = [ids for ids in secrets if len(ids) == 1]
    for each in sums:
        for sign in (1, -1):
            yield tuple(ids for ids in ones if each.get(ids, 0) * sign > 0)
    for many in range(2, ONES + 1):
        if comb(len(ones), many) <= MOST_LOOKS:
            yield from combinations(ones, many)


def _differences(numbers: Sequence[Told], personal: IsPersonal) -> Iterator[Sum]:
    """Find plain counts of a family of which one holds the other and 1 to 4 more."""
    plain = sorted((n for n in numbers if n.plain), key=lambda n: (n.family, _order(n.ids)))
    for few, many in combinations(plain, 2):
        if (
            few.family == many.family
            and few.ids < many.ids
            and is_small(rest := many.ids - few.ids, personal)
        ):
            yield Sum((few.ids, rest), (many.ids,))


def _covers(numbers: Sequence[Told], small: Collection[Ids]) -> Iterator[Sum]:
    """Find totals that are, within a family, the sum of parts of which a small one is among."""
    families: dict[str, list[Ids]] = {}
    for number in numbers:
        families.setdefault(number.family, []).append(number.ids)
    for own in families.values():
        sets = sorted(set(own), key=_order)
        for total in sets if any(ids in small for ids in sets) else ():
            inside = [ids for ids in sets if ids < total]
            found = islice(_parted(total, inside), MOST_COVERS)
            yield from (Sum(parts, (total,)) for parts in found if any(ids in small for ids in parts))


def _parted(left: Ids, sets: Sequence[Ids]) -> Iterator[tuple[Ids, ...]]:
    """Give every way in which disjoint sets make up what is left."""
    if not left:
        yield ()
        return
    first = min(left)
    for ids in sets:
        if first in ids and ids <= left:
            rest = left - ids
            yield from ((ids, *others) for others in _parted(rest, [s for s in sets if s <= rest]))
