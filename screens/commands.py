"""What is read from the table of commands: bindings, footer, help and palette, so that each is declared once."""

from collections.abc import Iterator, Mapping
from itertools import chain

from textual.binding import Binding, BindingType

from screens.command_table import ALONE, COMMANDS, PLACES, Command

__all__ = ["COMMANDS", "Command", "Keymap", "bindings_for", "footer_for", "help_rows", "palette_rows"]

FOOTER_ROOM = 6
"""Keys a footer shows at most."""

MOVING = ("list", "text")
"""Places that are widgets: their keys work wherever such a widget has the focus."""

Keymap = Mapping[str, str]
"""A person's own keys: command id to key, or to keys parted by commas."""


def commands_for(where: str) -> Iterator[Command]:
    """Give the commands of one place, in the table's order; raises KeyError for a place unknown."""
    PLACES[where]
    return (command for command in COMMANDS if where in command.where)


def action_of(command_id: str) -> str:
    """Give the Textual action a command runs; raises StopIteration for an id unknown."""
    found = next(command for command in COMMANDS if command.id == command_id)
    return found.action or found.id


def bindings_for(where: str) -> list[BindingType]:
    """Give the place's commands as bindings for a ``BINDINGS`` list, each remappable by its id."""
    return [
        Binding(
            command.key,
            command.action or command.id,
            command.words,
            show=False,
            id=command.id,
            tooltip=command.sentence,
        )
        for command in commands_for(where)
    ]


def wrong_keys(keymap: Keymap) -> str:
    """Say what is wrong with a person's own keys: a command nobody knows, or one key for two; else nothing."""
    known = {command.id for command in COMMANDS}
    if unknown := sorted(set(keymap) - known):
        return f"[keys] names no command {unknown[0]!r}: the commands are {', '.join(sorted(known))}."
    for place in PLACES:
        taken: dict[str, str] = {}
        around = {place} if place in ALONE else {place, "everywhere"}
        for command in (c for c in COMMANDS if around & set(c.where)):
            for key in keymap.get(command.id, command.key).split(","):
                other = taken.setdefault(key.strip(), command.id)
                if other != command.id and {other, command.id} & set(keymap):
                    return (
                        f"[keys] gives {key.strip()!r} to both {other} and {command.id}: choose another key."
                    )
    return ""


def footer_for(where: str, keymap: Keymap | None = None, noun: str = "") -> list[tuple[str, str]]:
    """Give at most six (key, words) pairs: the place's own, then always those that work everywhere.

    ``noun`` is what the cursor stands on, such as ``finding``; empty: nothing, or no matter what.
    """
    alone = where in ALONE
    everywhere = commands_for(where if alone else "everywhere")
    always = [command for command in everywhere if command.footer and (not alone or command.action == "help")]
    fitting = (c for c in commands_for(where) if not (noun and c.of) or noun in c.of)
    own = [command for command in fitting if command.footer and command not in always]
    shown = own[: FOOTER_ROOM - len(always)] + always
    return [(first_key(command, keymap), command.words) for command in shown]


def help_rows(
    where: str, keymap: Keymap | None = None, columns: Mapping[str, str] | None = None
) -> list[tuple[str, str, str]]:
    """Give (heading, keys, sentence) rows from the place outward: itself, its widgets, everywhere.

    ``columns`` says what stands in a list's columns; those that speak for themselves say nothing.
    """
    around = ("text",) if where in ALONE else (*MOVING, "everywhere")
    rows = {
        place: [
            (PLACES[place], all_keys(command, keymap), command.sentence) for command in commands_for(place)
        ]
        for place in dict.fromkeys((where, *around))
    }
    rows[where] += [("Its columns", name, about) for name, about in (columns or {}).items() if about]
    return list(chain.from_iterable(rows.values()))


def palette_rows(where: str, keymap: Keymap | None = None) -> list[tuple[str, str, str, str]]:
    """Give (id, words, key, sentence) rows of what can be run from the palette in this place."""
    places = (where,) if where in ALONE else (where, "everywhere")
    rows = dict.fromkeys(command for place in places for command in commands_for(place))
    return [
        (command.id, command.words, first_key(command, keymap), command.sentence)
        for command in rows
        if not command.id.endswith("palette")
    ]


def all_keys(command: Command, keymap: Keymap | None = None) -> str:
    """Say the command's keys as people read them, such as ``Up k``."""
    keys = (keymap or {}).get(command.id, command.key).split(",")
    return " ".join(_read(key.strip()) for key in keys)


def first_key(command: Command, keymap: Keymap | None = None) -> str:
    """Say the one key of the command that a footer shows."""
    return all_keys(command, keymap).split(" ")[0]


_READ = {"escape": "Esc", "pageup": "PgUp", "pagedown": "PgDn"}


def _read(key: str) -> str:
    """Say a key's name: letters and ctrl+letter as they are, other names with a capital."""
    if len(key) == 1 or "+" in key:
        return key
    return _READ.get(key, key.capitalize())
