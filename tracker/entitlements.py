"""The headings of a local offer for care leavers, and which of them nobody has explained to a young person.

What comes with the program are headings many local offers have: neither law nor any council's offer.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import msgspec

from tracker.data import data_file
from tracker.domain.life import Life
from tracker.own_file import read_list


class Entitlement(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One heading of a local offer, as it stands in ``data/entitlements.toml``."""

    name: str
    also: tuple[str, ...] = ()
    """Other words by which a record of what was explained may call it."""
    about: str = ""


class _Offer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    entitlement: tuple[Entitlement, ...]


@cache
def entitlements(own: str = "") -> tuple[Entitlement, ...]:
    """Give the headings that come with the program, or a council's own in their place from the file named.

    Raises Refusal naming the file and what is wrong in it.
    """
    path = Path(own) if own else data_file("entitlements.toml")
    return read_list(path, _Offer, "entitlements").entitlement


def not_yet_explained(
    life: Life, today: date, offered: Sequence[Entitlement] | None = None
) -> list[Entitlement]:
    """Give the headings that no event up to today says were explained; without ``offered``, of our own list.

    A record of an explanation counts for every heading that it names, by its name or by one of its other words.
    """
    told = " ; ".join(_folded(event.what) for event in life.events_of("entitlement explained", today))
    every = entitlements() if offered is None else offered
    return [each for each in every if not any(_names(word, told) for word in (each.name, *each.also))]


def _names(word: str, told: str) -> bool:
    folded = _folded(word)
    return bool(folded) and f" {folded} " in f" {told} "


def _folded(text: str) -> str:
    """Take case, hyphens, apostrophes and blanks as people type them for the same."""
    return " ".join(re.findall(r"\w+", text.casefold()))
