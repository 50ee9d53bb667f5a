"""States are told apart by symbol or word before colour, and every colour can be read."""

import pytest
from textual.color import Color

from screens.look import ROLES, SIGNS, Look
from screens.terminal import DARK, HIGH_CONTRAST, LIGHT
from screens.theme import THEMES
from tracker.wording import MARKS

GROUNDS = {theme.name: theme for theme in THEMES}
LEAST_CONTRAST = {DARK: 4.5, LIGHT: 4.5, HIGH_CONTRAST: 7.0}


def contrast(one: Color, other: Color) -> float:
    """WCAG's contrast ratio, 1 to 21."""

    def luminance(colour: Color) -> float:
        parts = (
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized
        )
        return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))

    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_a_flag_is_the_same_symbol_as_in_print_and_capitals() -> None:
    look = Look()
    assert [look.mark(word) for word in MARKS] == [f"{MARKS[word]} {word.upper()}" for word in MARKS]
    assert look.mark("stalled") == "~ STALLED"


def test_a_state_is_quiet_and_a_word_unknown_is_shown_as_it_is() -> None:
    assert Look().mark("complete") == "✓ complete"
    assert Look().mark("not started") == "not started"
    assert Look().symbol("not started") == " "
    assert Look().role("not started") == ""


def test_overdue_and_stalled_differ_in_symbol_word_and_colour() -> None:
    look = Look()
    assert look.symbol("overdue") != look.symbol("stalled")
    assert look.role("overdue") != look.role("stalled")
    for ansi in (True, False):
        for dark in (True, False):
            assert look.style("overdue", ansi, dark).color != look.style("stalled", ansi, dark).color


def test_no_two_flags_look_alike_without_colour() -> None:
    marks = [Look(ascii=True).mark(word) for word in SIGNS]
    assert len(set(marks)) == len(marks)


@pytest.mark.parametrize("word", SIGNS)
def test_symbols_are_one_cell_and_ascii_ones_are_ascii(word: str) -> None:
    assert Look(ascii=True).symbol(word).isascii()
    assert len(Look(ascii=True).symbol(word)) == len(Look().symbol(word)) == 1


def test_every_sign_has_a_role_that_exists() -> None:
    assert {sign.role for sign in SIGNS.values()} <= {*ROLES, ""}


@pytest.mark.parametrize("theme", GROUNDS)
@pytest.mark.parametrize("role", ROLES)
def test_every_role_can_be_read_on_every_theme(role: str, theme: str) -> None:
    ground = GROUNDS[theme]
    style = Look().style(role, ansi=False, dark=ground.dark)
    colour = Color.from_rich_color(style.color) if style.color else Color.parse(ground.foreground or "")
    assert contrast(Color.parse(ground.background or ""), colour) >= LEAST_CONTRAST[theme]


@pytest.mark.parametrize("role", ROLES)
def test_sixteen_colours_means_no_other_colour_is_sent(role: str) -> None:
    for dark in (True, False):
        colour = Look().style(role, ansi=True, dark=dark).color
        assert colour is None or (colour.number is not None and colour.number < 16)
        assert Look().style(role, ansi=True, dark=dark).bgcolor is None


def test_an_unknown_role_is_plain() -> None:
    assert not Look().style("no such role")
