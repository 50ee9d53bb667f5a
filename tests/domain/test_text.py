"""Text from outside cannot drive a terminal or hide what it says."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.domain.text import one_line, plain

anything = st.text(st.characters(min_codepoint=0, max_codepoint=0x10FFFF, categories=None), max_size=80)
harmful = st.text(st.sampled_from("\x1b[]0;31m\x07\\\x9b\x9d\r\n\tabc\u202e\u2066\ud800\x08P_^"), max_size=40)


@given(st.one_of(anything, harmful))
def test_nothing_is_left_that_steers_a_terminal(text: str) -> None:
    left = plain(text)
    assert not [c for c in left if unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t"]
    assert not set(left) & set(
        "\u061c\u200e\u200f\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2069\ufeff"
    )


@given(st.one_of(anything, harmful))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert plain(plain(text)) == plain(text)
    assert one_line(one_line(text)) == one_line(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "M"]), max_size=60))
def test_words_in_any_script_are_kept(text: str) -> None:
    assert plain(text) == "".join(c for c in text if c not in "\u061c\u200e\u200f")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("\x1b[31mred\x1b[0m", "red"),
        ("\x1b]0;title\x07here", "here"),
        ("\x1b]8;;https://x.example\x1b\\link\x1b]8;;\x1b\\", "link"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("a\tb", "a\tb"),
        ("[bold]as typed[/bold]", "[bold]as typed[/bold]"),
    ],
)
def test_plain_by_example(typed: str, kept: str) -> None:
    assert plain(typed) == kept


def test_one_line_has_single_spaces() -> None:
    assert one_line("  one\n\n two\t three ") == "one two three"
