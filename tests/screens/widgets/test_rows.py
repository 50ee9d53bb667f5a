"""The view over rows: narrowing and sorting swap indexes and lose nothing."""

from hypothesis import given
from hypothesis import strategies as st

from screens.widgets.rows import ListRow, Rows, matching


def a_row(key: str, title: str = "", *, order: tuple[int, ...] = ()) -> ListRow:
    return ListRow(key, (title or key,), (title or key).lower(), order=order)


def shown(rows: Rows) -> list[str]:
    return [rows[position].key for position in range(len(rows))]


titles = st.lists(st.text("aB c", max_size=4), max_size=40)


@given(titles, st.booleans(), st.data())
def test_sorting_is_stable_and_narrowing_keeps_the_sort(
    words: list[str], backwards: bool, data: st.DataObject
) -> None:
    rows = Rows(ListRow(str(number), (word,)) for number, word in enumerate(words))
    rows.sort(0, backwards)
    seen = shown(rows)
    pairs = [(words[int(key)].casefold(), int(key)) for key in seen]
    assert [word for word, _ in pairs] == sorted((word.casefold() for word in words), reverse=backwards)
    chosen = data.draw(st.sets(st.integers(0, len(words) - 1))) if words else set()
    rows.narrow(sorted(chosen))
    assert shown(rows) == [key for key in seen if int(key) in chosen]


@given(st.lists(st.integers(0, 3), max_size=60), st.booleans())
def test_equal_values_stay_in_the_order_given(values: list[int], backwards: bool) -> None:
    rows = Rows(a_row(str(number), order=(value,)) for number, value in enumerate(values))
    rows.sort(0, backwards)
    assert [int(key) for key in shown(rows)] == sorted(
        range(len(values)), key=values.__getitem__, reverse=backwards
    )


def test_days_sort_as_days_and_not_as_words() -> None:
    rows = Rows([a_row("later", "2 May", order=(502,)), a_row("sooner", "10 Apr", order=(410,))])
    rows.sort(0)
    assert shown(rows) == ["sooner", "later"]


def test_no_sort_goes_back_to_the_order_given() -> None:
    rows = Rows([a_row("b"), a_row("a")])
    rows.sort(0)
    rows.sort(None)
    assert shown(rows) == ["b", "a"]


def test_a_row_is_found_by_key_only_where_it_is_shown() -> None:
    rows = Rows([a_row("a"), a_row("b"), a_row("c")])
    assert rows.position_of("c") == 2
    rows.narrow([0, 2])
    assert rows.position_of("c") == 1
    assert rows.position_of("b") is None
    assert rows.position_of("no such row") is None


def test_every_word_has_to_be_there_in_any_order() -> None:
    rows = [a_row("1", "Pathway plan late"), a_row("2", "Plan agreed"), a_row("3", "Audit")]
    assert matching(rows, "PLAN path") == [0]
    assert matching(rows, "plan") == [0, 1]
    assert matching(rows, "  ") == [0, 1, 2]
