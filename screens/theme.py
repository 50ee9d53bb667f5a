"""The themes: dark, light and high contrast; with 16 colours Textual's own ANSI themes are used.

Colours of states are not here but in ``look``: a theme gives only the ground they stand on.
"""

from typing import Any

from rich.console import Console
from textual.app import App
from textual.theme import Theme

from screens.terminal import DARK, HIGH_CONTRAST, LIGHT

# The exact values of the 256-colour cube, so that the same screen comes out over SSH.
THEMES = (
    Theme(
        name=DARK,
        primary="#5fafff",
        secondary="#5f87af",
        accent="#ffaf00",
        warning="#ffaf00",
        error="#ff5f5f",
        success="#5fd75f",
        foreground="#e4e4e4",
        background="#121212",
        surface="#121212",
        panel="#262626",
        dark=True,
    ),
    Theme(
        name=LIGHT,
        primary="#005faf",
        secondary="#005f87",
        accent="#875f00",
        warning="#875f00",
        error="#af0000",
        success="#005f00",
        foreground="#121212",
        background="#ffffff",
        surface="#ffffff",
        panel="#eeeeee",
        dark=False,
    ),
    Theme(
        name=HIGH_CONTRAST,
        primary="#ffff00",
        secondary="#00ffff",
        accent="#ffff00",
        warning="#ffff00",
        error="#ff5f5f",
        success="#5fff5f",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#000000",
        text_alpha=1.0,
        dark=True,
    ),
)
"""Every app registers each of these before it sets its theme."""


def dress(app: App[Any], theme: str) -> None:
    """Give an app its theme, and take care that no error of it shows what stands on the screen."""
    # Textual would print every name and note in sight with an error nobody expected.
    app.error_console = Console(quiet=True)
    for known in THEMES:
        app.register_theme(known)
    app.theme = theme
