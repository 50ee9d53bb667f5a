"""Numbers over time as text."""

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.bars import bar, trend


def test_the_lowest_is_lowest_and_a_gap_stays_a_gap() -> None:
    assert trend([1, None, 2, 3]) == "▁ ▅█"
    assert trend([1, 5, 9], ascii=True) == "049"
    assert trend([4, 4]) == "▅▅"
    assert trend([]) == ""


def test_more_than_nothing_has_a_cell() -> None:
    assert [len(bar(v, 1000, 10)) for v in (0, 1, 500, 1000, 2000)] == [0, 1, 5, 10, 10]
    assert bar(2, 4, 4, ascii=True) == "##"


@given(st.lists(st.none() | st.floats(-1e9, 1e9), max_size=60), st.booleans())
def test_a_bar_a_value(values: list[float | None], ascii: bool) -> None:
    drawn = trend(values, ascii)
    assert len(drawn) == len(values)
    assert not ascii or drawn.isascii()
