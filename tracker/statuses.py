"""The colours in which councils report an action, and what each stands for: ours, or a council's own."""

import re
from functools import cache
from pathlib import Path

import msgspec

from tracker.data import data_file
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line
from tracker.own_file import read_list

_CELL = re.compile(r"^cell coloured\s+")
"""How a plan that was brought in says the colour of a cell without words."""
_ALONE = re.compile(r"\w\s*($|[-–:;,.(])")
"""A letter with nothing after it, or words set apart from it."""


class StatusMeaning(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One colour, as it stands in ``data/statuses.toml``."""

    colour: codes.Status
    word: str
    """What it stands for in a few words."""
    definition: str
    also: tuple[str, ...] = ()
    """Words and letters by which a plan may report it."""


class Statuses(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Every colour with its meaning, and whose meaning that is."""

    status: tuple[StatusMeaning, ...]
    note: str = "What each colour means is the council's own."

    def of(self, colour: codes.Status) -> StatusMeaning:
        """Give the meaning of a colour."""
        return next(each for each in self.status if each.colour == colour)

    def named(self, text: str) -> codes.Status | None:
        """Give the colour that a plan's own words begin with; None where they name none, or more than one.

        A letter counts where it stands alone: "A" and "A - delayed", but neither "A delay" nor "R/A".
        """
        said = _CELL.sub("", one_line(text).casefold())
        words = {word.casefold(): each.colour for each in self.status for word in (each.colour, *each.also)}
        first, *others = re.findall(r"\w+", said) or [""]
        if first not in words or not said.startswith(first) or (len(first) == 1 and not _ALONE.match(said)):
            return None
        return (
            None if {words[o] for o in others if len(o) > 1 and o in words} - {words[first]} else words[first]
        )


@cache
def statuses(own: str = "") -> Statuses:
    """Give the meanings that come with the program, or a council's own in their place from the file named.

    Raises Refusal naming the file and what is wrong in it.
    """
    found = read_list(Path(own) if own else data_file("statuses.toml"), Statuses, "statuses")
    colours = sorted(each.colour for each in found.status)
    if colours != sorted(codes.words(codes.Status)):
        raise Refusal(
            f"{own} cannot be used: it says each of {', '.join(codes.words(codes.Status))} once, and nothing else. "
            "Correct it, or take “statuses” out of the settings."
        )
    return found
