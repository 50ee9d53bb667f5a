"""What is decided about the terminal before Textual is imported."""

import subprocess
import sys

import pytest

from screens.terminal import DARK, HIGH_CONTRAST, LIGHT, SIXTEEN, SIXTEEN_LIGHT, prepare

MANY = {"TERM": "xterm-256color"}


def test_an_ordinary_terminal_gets_the_dark_theme_without_animations() -> None:
    environ = dict(MANY)
    settings = prepare(environ, "utf-8", isatty=True)
    assert settings == ("", DARK, None, False, False)
    assert environ["TEXTUAL_ANIMATIONS"] == "none"
    assert "TEXTUAL_THEME" not in environ


@pytest.mark.parametrize(
    ("environ", "windows", "theme"),
    [
        ({"TERM": "xterm-256color"}, False, DARK),
        ({"TERM": "xterm-kitty"}, False, DARK),
        ({"TERM": "linux", "COLORTERM": "truecolor"}, False, DARK),
        ({}, True, DARK),
        ({"TERM": "xterm"}, False, SIXTEEN),
        ({"TERM": "xterm-16color"}, False, SIXTEEN),
        ({"TERM": "screen"}, False, SIXTEEN),
        ({"TERM": "linux"}, False, SIXTEEN),
        ({"TERM": ""}, False, SIXTEEN),
        ({}, False, SIXTEEN),
    ],
)
def test_colours_decide_the_theme(environ: dict[str, str], windows: bool, theme: str) -> None:
    assert prepare(environ, "utf-8", isatty=True, windows=windows).theme == theme
    assert environ.get("TEXTUAL_THEME", DARK) == theme


@pytest.mark.parametrize(
    ("asked", "many", "few"),
    [
        ("light", LIGHT, SIXTEEN_LIGHT),
        ("high contrast", HIGH_CONTRAST, SIXTEEN),
        ("16 light", SIXTEEN_LIGHT, SIXTEEN_LIGHT),
        ("no such theme", DARK, SIXTEEN),
    ],
)
def test_a_theme_asked_for_is_met_as_far_as_the_colours_go(asked: str, many: str, few: str) -> None:
    assert prepare(dict(MANY), "utf-8", isatty=True, theme=asked).theme == many
    assert prepare({"TERM": "xterm"}, "utf-8", isatty=True, theme=asked).theme == few


def test_no_color_takes_the_ansi_theme_and_tells_the_app_so() -> None:
    environ = {**MANY, "NO_COLOR": "1"}
    settings = prepare(environ, "utf-8", isatty=True)
    assert (settings.theme, settings.ansi_color) == (SIXTEEN, True)
    assert environ["TEXTUAL_THEME"] == SIXTEEN


@pytest.mark.parametrize(
    ("encoding", "ascii"),
    [("utf-8", False), ("UTF8", False), ("utf_8", False), ("ascii", True), ("iso8859-1", True), (None, True)],
)
def test_the_encoding_decides_the_marks(encoding: str | None, ascii: bool) -> None:
    assert prepare(dict(MANY), encoding, isatty=True).ascii is ascii


def test_the_mouse_is_off_until_it_is_asked_for() -> None:
    assert prepare({**MANY, "TRACKER_MOUSE": "1"}, "utf-8", isatty=True).mouse


@pytest.mark.parametrize(("environ", "isatty"), [({"TERM": "dumb"}, True), (MANY, False)])
def test_a_terminal_that_cannot_show_screens_is_refused_and_left_alone(
    environ: dict[str, str], isatty: bool
) -> None:
    environ = dict(environ)
    before = dict(environ)
    refused = prepare(environ, "utf-8", isatty).refused
    assert "`tracker triage`" in refused
    assert environ == before


def test_deciding_does_not_import_textual() -> None:
    code = "import screens.terminal, sys; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
