"""No small number about young people can be had from what is printed: by itself, by a difference, or by a sum."""

from datetime import date, timedelta
from itertools import combinations, product

from hypothesis import example, given
from hypothesis import strategies as st

from tests.make import an_action
from tracker.domain.casebook import Casebook
from tracker.measures import Period
from tracker.measures.flow import flow
from tracker.measures.suppression import SMALLEST, Sum, Told, withheld


def people(*sizes: int) -> list[frozenset[str]]:
    """Give sets of so many young people, none of whom stands in two."""
    return [frozenset(f"{at}-{n}" for n in range(size)) for at, size in enumerate(sizes)]


def out(sets: list[frozenset[str]], sums: list[Sum] | None = None, plain: bool = True) -> set[int]:
    """Give the places of the sets that are withheld, every record being about a young person."""
    held = withheld([Told(ids, "one", plain) for ids in sets], sums or [], lambda _: True)
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
    assert out([most, most | rest], [Sum((most, rest), (most | rest,))], plain=False) == {0}


def test_a_share_with_few_in_it_goes_and_of_whom_they_are_counted_stays() -> None:
    few, rest = people(3, 40)
    assert out([few, few | rest], [Sum((few, rest), (few | rest,))], plain=False) == {0}


def test_what_is_withheld_in_one_place_is_withheld_wherever_it_would_be_printed() -> None:
    most, rest, others = people(42, 2, 9)
    sums = [Sum((most, rest), (most | rest,)), Sum((most, others), (most | others,))]
    assert out([most, most | rest, most | others], sums, plain=False) == {0}


def test_a_plain_count_that_another_holds_gives_no_difference_away() -> None:
    most, rest = people(10, 3)
    assert out([most, most | rest]) == {0}
    apart = [Told(most, "workers"), Told(most | rest, "actions")]
    assert not withheld(apart, [], lambda _: True)


def test_a_small_number_is_no_difference_of_two_larger_ones() -> None:
    most, few = people(30, 3)
    assert out([most, most | few, few], plain=False) == {0, 2}


def test_numbers_that_no_sum_joins_stay() -> None:
    one, other = people(20, 3)
    assert out([one, other, one | frozenset("xyz") | other], plain=False) == {1}


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
    for at, size in enumerate(bands):
        if 0 < size < SMALLEST:
            fitting = (each for each in product(*choices) if len(bands) in kept or sum(each) == total)
            assert any(each[at] != size for each in fitting), (bands, kept)


days = st.tuples(st.integers(-9, 40), st.none() | st.integers(0, 40))


@given(st.lists(days, max_size=11))
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
    sets = [frozenset(part) for part in moved[1:5]]
    adds_up = Sum((sets[0], sets[1]), (sets[2], sets[3]))
    kept = withheld([Told(ids, "open", plain=False) for ids in sets], [adds_up], lambda _: True)
    choices = [range(1, 14) if ids in kept else (len(ids),) for ids in sets]
    alike = [(a, b) for a, b in combinations(range(4), 2) if sets[a] == sets[b]]
    for at, ids in enumerate(sets):
        if not 0 < len(ids) < SMALLEST:
            continue
        assert ids in kept
        sound = (each for each in product(*choices) if each[0] + each[1] == each[2] + each[3])
        fitting = (each[at] for each in sound if all(each[a] == each[b] for a, b in alike))
        assert any(size != len(ids) for size in fitting), [len(ids) for ids in sets]


population = st.sampled_from(range(12))


@given(st.lists(st.tuples(st.frozensets(population), st.frozensets(population)), min_size=1, max_size=5))
def test_shares_of_overlapping_groups_give_no_small_number_away(
    pairs: list[tuple[frozenset[int], ...]],
) -> None:
    """Whoever knows each share's sum, and nothing of who stands in it, finds no small number and no small rest."""
    shares = [(frozenset(map(str, rows & of)), frozenset(map(str, of))) for rows, of in pairs]
    sums = [Sum((rows, of - rows), (of,)) for rows, of in shares]
    told = [Told(ids, str(at), plain=False) for at, share in enumerate(shares) for ids in share]
    kept = withheld(told, sums, lambda _: True)
    for rows, of in shares:
        rest = of - rows
        for small in (ids for ids in (rows, rest) if 0 < len(ids) < SMALLEST):
            printed = {ids for each in shares for ids in each if ids not in kept}
            assert small not in printed
            assert rows not in printed or of not in printed
