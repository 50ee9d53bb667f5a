"""What this terminal can show, decided before Textual is imported, since Textual reads it then.

Nothing here imports textual.
"""

from collections.abc import MutableMapping
from typing import NamedTuple

DARK = "tracker-dark"
LIGHT = "tracker-light"
HIGH_CONTRAST = "tracker-high-contrast"
SIXTEEN = "ansi-dark"
SIXTEEN_LIGHT = "ansi-light"

THEMES = {
    "dark": DARK,
    "light": LIGHT,
    "high contrast": HIGH_CONTRAST,
    "16": SIXTEEN,
    "16 light": SIXTEEN_LIGHT,
}
"""The words a person chooses a theme by, with the theme's name."""


class TerminalSettings(NamedTuple):
    """How to build the app here; ``refused`` is a sentence when screens cannot be shown at all."""

    refused: str = ""
    theme: str = DARK
    ansi_color: bool | None = None
    """For the app's constructor: True where no colour may be sent."""
    ascii: bool = False
    mouse: bool = False


def prepare(
    environ: MutableMapping[str, str],
    encoding: str | None,
    isatty: bool,
    theme: str = "",
    windows: bool = False,
) -> TerminalSettings:
    """Decide how the app looks on this terminal and set what Textual reads when it is imported.

    ``encoding`` is standard output's; ``theme`` a word of ``THEMES`` the person asked for, if any.
    """
    refused = _refusal(environ, isatty)
    if refused:
        return TerminalSettings(refused=refused)
    no_colour = "NO_COLOR" in environ
    chosen = _theme(theme, no_colour or _colours(environ, windows) <= 16)
    environ["TEXTUAL_ANIMATIONS"] = "none"
    if chosen in (SIXTEEN, SIXTEEN_LIGHT):
        # Only a theme of Textual's own can be the first one, and with NO_COLOR the first one counts.
        environ["TEXTUAL_THEME"] = chosen
    return TerminalSettings(
        theme=chosen,
        ansi_color=True if no_colour else None,
        ascii=not _speaks_unicode(encoding),
        mouse=environ.get("TRACKER_MOUSE") == "1",
    )


def _refusal(environ: MutableMapping[str, str], isatty: bool) -> str:
    """Say why screens cannot be shown, or nothing."""
    if not isatty:
        return "The screens need a terminal; run `tracker triage` for plain text."
    if environ.get("TERM") == "dumb":
        return "This terminal (TERM=dumb) cannot show screens; run `tracker triage` for plain text."
    return ""


def _theme(asked: str, few_colours: bool) -> str:
    """Choose a theme the terminal can show: what was asked for, as near as 16 colours allow."""
    wanted = THEMES.get(asked, DARK)
    if not few_colours:
        return wanted
    return SIXTEEN_LIGHT if wanted in (LIGHT, SIXTEEN_LIGHT) else SIXTEEN


def _colours(environ: MutableMapping[str, str], windows: bool) -> int:
    """Count the colours the terminal says it has, read as Rich reads them."""
    if windows or environ.get("COLORTERM", "").strip().lower() in ("truecolor", "24bit"):
        return 1 << 24
    ending = environ.get("TERM", "").strip().lower().rpartition("-")[2]
    return 256 if ending in ("256color", "kitty") else 16


def _speaks_unicode(encoding: str | None) -> bool:
    """Tell whether standard output takes the symbols beyond ASCII."""
    return (encoding or "").lower().replace("-", "").replace("_", "").startswith("utf")
