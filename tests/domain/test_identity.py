"""Ids, their numbers, and the references people use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.identity import (
    ALPHABET,
    ID_LENGTH,
    id_of_number,
    make_id,
    make_ref,
    number_of_id,
    tidy_ref,
)

numbers = st.integers(0, 2**128 - 1)


@given(numbers)
def test_number_and_id_are_one_thing(number: int) -> None:
    record_id = id_of_number(number)
    assert len(record_id) == ID_LENGTH
    assert set(record_id) <= set(ALPHABET)
    assert number_of_id(record_id) == number


@given(numbers, numbers)
def test_ids_sort_as_their_numbers(one: int, other: int) -> None:
    assert (id_of_number(one) < id_of_number(other)) == (one < other)


@given(st.integers(0, 2**48 - 1), st.binary(min_size=10, max_size=10))
def test_an_id_is_made_of_time_and_chance(milliseconds: int, random: bytes) -> None:
    number = number_of_id(make_id(milliseconds, random))
    assert number >> 80 == milliseconds
    assert number.to_bytes(16, "big")[6:] == random


@pytest.mark.parametrize("number", [-1, 2**128])
def test_numbers_outside_128_bits_are_no_ids(number: int) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        id_of_number(number)


@pytest.mark.parametrize("text", ["", "0" * 25, "0" * 27, "é" * 26])
def test_what_is_no_id_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not an id"):
        number_of_id(text)


def test_a_reference_is_the_random_end_and_grows_where_taken() -> None:
    record_id = id_of_number(2**127 + 0x7F3A9C)
    short = make_ref("A", record_id, 4, set())
    assert short == f"A-{record_id[-4:]}"
    assert make_ref("A", record_id, 4, {short}) == f"A-{record_id[-5:]}"
    assert make_ref("U", record_id, 5, set()) == f"U-{record_id[-5:]}"


def test_an_id_whose_every_reference_is_taken_is_there_already() -> None:
    record_id = id_of_number(7)
    taken = {f"A-{record_id[-size:]}" for size in range(4, ID_LENGTH + 1)}
    with pytest.raises(ValueError, match="already in the casebook"):
        make_ref("A", record_id, 4, taken)


@given(st.text(ALPHABET, min_size=4, max_size=6), st.sampled_from("ADFOTUV"))
def test_a_reference_is_understood_as_people_type_it(rest: str, letters: str) -> None:
    ref = f"{letters}-{rest}"
    typed = letters + "-" + rest.replace("0", "o").replace("1", "l")
    assert tidy_ref(f"  {typed.lower()} ") == ref
    assert tidy_ref(ref) == ref
