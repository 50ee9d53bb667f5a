"""What a room can be about: a theme or a named group of themes, and what belongs to it (``data/rooms.toml``)."""

import re
import tomllib
from functools import cache, lru_cache
from typing import Any, NamedTuple

from tracker.data import data_file
from tracker.domain import codes
from tracker.domain.care_codes import Complexity
from tracker.domain.refusal import Refusal
from tracker.letters.themes import theme_of
from tracker.wording import short

_OLDEST = 200
"""Years nobody reaches: where a room is about no age in particular."""


class Room(NamedTuple):
    """A theme, or a group of themes, with the rules, judgement areas and young people that belong to it."""

    name: str
    themes: tuple[codes.Theme, ...]
    rules: frozenset[str]
    """Ids of the rules whose flags on a young person's file speak of it."""
    areas: tuple[codes.JudgementArea, ...]
    who: Complexity | None = None
    """The marker of the young people it is about; None: all of them."""
    ages: tuple[int, int] = (0, _OLDEST)
    """First and last age in years of the young people it is about."""

    def records(self, of: str) -> str:
        """Name the verb that lists everything of a kind there is about it, such as ``findings``."""
        return f"tracker {of} 'theme:\"{self.name}\"'" if self.themes == (self.name,) else f"tracker {of}"


@cache
def rooms() -> tuple[Room, ...]:
    """Give every room there can be: the named groups, then the themes in their order."""
    held = _held()
    groups = (_group(name, said) for name, said in held["groups"].items())
    return (*groups, *(_theme(theme) for theme in _themes()))


def room_named(typed: str) -> Room:
    """Give the room whose name is typed, or begins so; raises Refusal naming those there are."""
    asked = " ".join(typed.split()).casefold()
    exact = [room for room in rooms() if room.name.casefold() == asked]
    fitting = exact or [room for room in rooms() if asked and room.name.casefold().startswith(asked)]
    if len(fitting) != 1:
        names = "; ".join(room.name for room in fitting or rooms())
        what = "may be several themes" if fitting else "is no theme"
        raise Refusal(f"“{short(asked)}” {what}: choose one of {names}.")
    return fitting[0]


@lru_cache(maxsize=65_536)
def themes_said(text: str) -> frozenset[codes.Theme]:
    """Give the themes a young person's words are about: by the words letters use, and by their own."""
    small = text.lower()
    found = {theme for theme, said in _said() if said.search(small)} | {theme_of(text)}
    return frozenset(found - {"other"})


def _themes() -> tuple[codes.Theme, ...]:
    return codes.words(codes.Theme)  # type: ignore[return-value]  # the words of that very list


def _theme(theme: codes.Theme) -> Room:
    said = _held()["themes"][theme]
    return Room(theme, (theme,), frozenset(said["rules"]), tuple(said["areas"]), said.get("who"))


def _group(name: str, said: dict[str, Any]) -> Room:
    themes = tuple(theme for theme in _themes() if theme not in said["all_but"])
    rules = frozenset(rule for theme in themes for rule in _theme(theme).rules)
    ages = (said.get("from_age", 0), said.get("to_age", _OLDEST))
    return Room(name, themes, rules, tuple(said["areas"]), ages=ages)


@cache
def _said() -> tuple[tuple[codes.Theme, re.Pattern[str]], ...]:
    held = ((theme, _held()["themes"][theme]["said"]) for theme in _themes())
    return tuple((theme, re.compile(rf"\b(?:{words})\b")) for theme, words in held if words)


@cache
def _held() -> dict[str, Any]:
    with data_file("rooms.toml").open("rb") as file:
        return tomllib.load(file)
