"""No small number about young people can be had from what is printed: by itself, by a difference, or by a sum."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import product

from hypothesis import example, given
from hypothesis import strategies as st

from tests.make import an_action
from tracker.domain.casebook import Casebook
from tracker.measures import Period
from tracker.measures.flow import flow
from tracker.measures.suppression import SMALLEST, Told, withheld


def people(*sizes: int) -> list[frozenset[str]]:
    """Give sets of so many young people, none of whom stands in two."""
    return [frozenset(f"{at}-{n}" for n in range(size)) for at, size in enumerate(sizes)]


def out(
    sets: list[frozenset[str]], hidden: list[frozenset[str]] | None = None, family: str = "one"
) -> set[int]:
    """Give the places of the sets that are withheld, every record being about a young person."""
    held = withheld([Told(ids, family) for ids in sets], hidden or [], lambda _: True)
    return {at for at, ids in enumerate(sets) if ids in held}


def union(sets: list[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)


def test_from_1_to_4_is_withheld_and_0_and_5_are_told() -> None:
    for size in range(7):
        assert out(people(size)) == ({0} if 0 < size < SMALLEST else set())


def test_what_is_not_about_young_people_is_told() -> None:
    (few,) = people(3)
    assert not withheld([Told(few, "actions")], [], lambda _: False)
    assert withheld([Told(few, "actions")], [], lambda i: i == "0-0")


def test_a_share_whose_rest_is_small_goes_with_it() -> None:
    most, rest = people(42, 2)
    assert out([most, most | rest], [rest]) == {0}
    assert out([most, most | rest], [rest], "") == {0}


def test_a_difference_within_a_family_gives_nothing_away() -> None:
    most, rest = people(10, 3)
    assert out([most, most | rest]) == {0}
    apart = [Told(most, "workers"), Told(most | rest, "actions")]
    assert not withheld(apart, [], lambda _: True)


def test_two_that_must_each_be_1_are_given_away_by_their_sum() -> None:
    bands = people(20, 15, 1, 1)
    kept = out([*bands, union(bands)])
    assert {2, 3} < kept


sizes = st.lists(st.integers(0, 9), min_size=2, max_size=5)


@given(sizes)
@example([20, 15, 2])
@example([1, 1, 1, 1, 1])
@example([6, 5, 2, 2])
def test_age_bands_and_their_total_leave_each_small_one_open(bands: list[int]) -> None:
    """Whoever knows that the bands make the total, and that "c" is 1 or more, finds no small band."""
    sets = people(*bands)
    kept = out([*sets, union(sets)])
    assert all(at in kept for at, size in enumerate(bands) if 0 < size < SMALLEST)
    total = sum(bands)
    most = total + SMALLEST
    choices = [range(1, most + 1) if at in kept else (size,) for at, size in enumerate(bands)]
    fitting = [each for each in product(*choices) if len(bands) in kept or sum(each) == total]
    for at, size in enumerate(bands):
        if 0 < size < SMALLEST:
            assert len({each[at] for each in fitting}) > 1, (bands, kept)


def rank(rows: list[list[int]]) -> int:
    """Count the rows that say something of their own, by plain elimination in fractions."""
    left = [[Fraction(value) for value in row] for row in rows]
    found = 0
    for column in range(len(left[0]) if left else 0):
        pivot = next((row for row in left[found:] if row[column]), None)
        if pivot is None:
            continue
        left.remove(pivot)
        left.insert(found, pivot)
        found += 1
        for at, row in enumerate(left[found:], found):
            times = row[column] / pivot[column]
            left[at] = [a - times * b for a, b in zip(row, pivot, strict=True)]
    return found


@given(st.lists(st.frozensets(st.sampled_from("abcdefghij"), min_size=1), min_size=1, max_size=9))
def test_no_small_set_is_a_sum_of_printed_ones_however_they_overlap(sets: list[frozenset[str]]) -> None:
    held = withheld([Told(ids, str(at)) for at, ids in enumerate(sets)], [], lambda _: True)
    printed = [[int(c in ids) for c in "abcdefghij"] for ids in sets if ids not in held]
    for ids in sets:
        if len(ids) < SMALLEST:
            assert ids in held
            assert rank([*printed, [int(c in ids) for c in "abcdefghij"]]) > rank(printed)


days = st.tuples(st.integers(-9, 40), st.none() | st.integers(0, 40))


@given(st.lists(days, max_size=30))
def test_a_movement_leaves_each_small_part_open(spans: list[tuple[int, int | None]]) -> None:
    """Opening + new - closed = closing gives no part away."""
    day = timedelta(days=1)
    period = Period(date(2024, 3, 1), date(2024, 3, 31))
    actions = [
        an_action(
            agreed_on=period.start + came * day,
            completed_on=None if after is None else period.start + (came + after) * day,
            case="x",
        )
        for came, after in spans
    ]
    moved = flow("open-actions", Casebook(actions), period)
    sets = [frozenset(part) for part in moved[1:]]
    kept = withheld([Told(ids, "open") for ids in sets], [], lambda _: True)
    choices = [range(1, 40) if ids in kept else (len(ids),) for ids in sets]
    fitting = (
        [each for each in product(*choices) if each[0] + each[1] - each[2] == each[3]]
        if (sum(ids in kept for ids in sets) < 4)
        else []
    )
    for at, ids in enumerate(sets):
        assert (ids in kept) or not 0 < len(ids) < SMALLEST
        if fitting and 0 < len(ids) < SMALLEST:
            assert len({each[at] for each in fitting}) > 1, [len(ids) for ids in sets]
