"""Text fits its cells exactly, whatever it is made of."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from screens.widgets.columns import Column, place_columns, row_text
from screens.widgets.fit import fit, lines_of, one_line

anything = st.text(max_size=30)
columns = st.lists(
    st.builds(
        Column,
        st.just("c"),
        st.none() | st.integers(1, 30),
        st.integers(0, 5),
        least=st.integers(1, 40),
    ),
    min_size=1,
    max_size=8,
)


@given(anything, st.integers(0, 40), st.sampled_from(["left", "right"]), st.sampled_from(["…", ">"]))
def test_text_fits_exactly(text: str, width: int, align: str, ellipsis: str) -> None:
    fitted = fit(text, width, "left" if align == "left" else "right", ellipsis)
    assert cell_len(fitted) == width
    assert fitted.isprintable()


@given(anything)
def test_one_line_is_printable_and_printable_text_stays(text: str) -> None:
    assert one_line(text).isprintable()
    assert one_line(one_line(text)) == one_line(text)


def test_cutting_marks_the_cut_and_wide_characters_are_never_halved() -> None:
    assert fit("pathway plan", 8) == "pathway…"
    assert fit("pathway plan", 8, ellipsis=">") == "pathway>"
    assert fit("漢字漢字", 5) == "漢字…"
    assert fit("漢字漢字", 4) == "漢… "
    assert fit("17d", 5, "right") == "  17d"


def test_escape_sequences_and_breaks_are_taken_out() -> None:
    assert one_line("red \x1b[31malert\x1b[0m\x07") == "red alert"
    assert one_line("two\nlines\tand a tab") == "two lines and a tab"
    assert one_line("\x1b]0;title\x07seen") == "seen"
    assert lines_of("first\r\nsecond\x1b[2J") == ["first", "second"]


@given(columns, st.integers(1, 200))
def test_columns_fit_the_width_and_keep_their_order(given_columns: list[Column], width: int) -> None:
    placed = place_columns(given_columns, width)
    assert placed
    assert [column.place for column in placed] == sorted(column.place for column in placed)
    first, rest = row_text(["word"] * len(given_columns), placed)
    assert cell_len(first + rest) <= width


@given(columns, st.integers(1, 200))
def test_what_is_dropped_never_matters_more_than_what_is_kept(
    given_columns: list[Column], width: int
) -> None:
    kept = {column.place for column in place_columns(given_columns, width)}
    dropped = [c.priority for place, c in enumerate(given_columns) if place not in kept]
    if dropped:
        assert min(dropped) >= max(given_columns[place].priority for place in kept)


def test_the_column_without_a_width_takes_the_rest() -> None:
    placed = place_columns([Column("Flag", 14), Column("Title", None), Column("Owner", 10)], 80)
    assert [column.width for column in placed] == [14, 52, 10]
