"""How a state looks: its symbol, its word and its colour role; nothing else here knows colours.

A role is a word such as ``overdue``. Every state is told apart by symbol or word before colour, so
that 16 colours, no colours and a screen reader lose nothing.
"""

from typing import NamedTuple

from rich.style import Style

from tracker.wording import MARKS

_NO_STYLE = Style.null()


class Sign(NamedTuple):
    """One state's symbol, its ASCII twin, its colour role, and whether its word is in capitals."""

    symbol: str
    plain: str
    role: str
    loud: bool = False


SIGNS: dict[str, Sign] = {
    **{word: Sign(symbol, symbol, word, True) for word, symbol in MARKS.items()},
    "done": Sign("✓", "+", "done"),
    "complete": Sign("✓", "+", "done"),
    "embedded": Sign("■", "#", "done"),
    "closed": Sign("■", "#", "done"),
    "blocked": Sign("×", "x", "blocked"),
    "dropped": Sign("–", "-", "quiet"),
    "in progress": Sign("›", ">", ""),
    "being addressed": Sign("›", ">", ""),
}
"""Symbol, word and role of every flag and state; a word that is not here is shown as it is."""


class Shade(NamedTuple):
    """One role's style on a dark ground, on a light ground, and with 16 colours on either."""

    dark: str
    light: str
    ansi_dark: str
    ansi_light: str


# The colours of dark and light are exact in the 256-colour cube, so that nothing shifts over SSH. With
# 16 colours yellow and green cannot be read on white and blue not on black: there the word has to do.
_SHADES: dict[str, Shade] = {
    "overdue": Shade("bold #ff5f5f", "bold #af0000", "bold bright_red", "bold red"),
    "missing": Shade("bold #ff87d7", "bold #870087", "bold bright_magenta", "bold magenta"),
    "stalled": Shade("#ffaf00", "#875f00", "bright_yellow", "bold"),
    "due soon": Shade("#5fd7ff", "#005f87", "bright_cyan", "blue"),
    "check": Shade("#afafff", "#5f5faf", "bold", "bold"),
    "done": Shade("#5fd75f", "#005f00", "bright_green", ""),
    "blocked": Shade("#d7af87", "#5f5f00", "bold", "bold"),
    "refused": Shade("bold #ff5f5f", "bold #af0000", "bold bright_red", "bold red"),
    "quiet": Shade("#a8a8a8", "#585858", "", ""),
    "heading": Shade("bold", "bold", "bold", "bold"),
    "key": Shade("bold", "bold", "bold", "bold"),
    "cursor": Shade("reverse", "reverse", "reverse", "reverse"),
    "cursor away": Shade("underline", "underline", "underline", "underline"),
}

ROLES = tuple(_SHADES)
"""Every role a widget may be given as tone; the empty string is plain text."""


class Look:
    """How states look on this terminal; with ``ascii`` no character is outside ASCII."""

    def __init__(self, ascii: bool = False) -> None:
        """Keep whether the terminal can show only ASCII."""
        self.ascii = ascii
        self.ellipsis = ">" if ascii else "…"

    def mark(self, word: str) -> str:
        """Say a state in symbol and word, such as ``! OVERDUE``."""
        sign = SIGNS.get(word)
        if sign is None:
            return word
        return f"{self.symbol(word)} {word.upper() if sign.loud else word}"

    def symbol(self, word: str) -> str:
        """Give a state's symbol, one cell wide; a space for a state without one."""
        sign = SIGNS.get(word)
        if sign is None:
            return " "
        return sign.plain if self.ascii else sign.symbol

    def role(self, word: str) -> str:
        """Give a state's colour role; empty for a state without one."""
        sign = SIGNS.get(word)
        return sign.role if sign else ""

    def style(self, role: str, ansi: bool = False, dark: bool = True) -> Style:
        """Give a role's style for 16 or more colours on a dark or light ground; plain if unknown."""
        shade = _SHADES.get(role)
        if shade is None:
            return _NO_STYLE
        if ansi:
            return Style.parse(shade.ansi_dark if dark else shade.ansi_light)
        return Style.parse(shade.dark if dark else shade.light)
