"""A casebook with one action, and a pocket that carries it."""

from pathlib import Path
from typing import Any

import msgspec

from tests.make import an_action
from tests.store.casebooks import add, edit, opened
from tracker.domain.work import Action
from tracker.domain.young_people import Difference
from tracker.store import Store
from tracker.store.carrying import carry


def the_action(store: Store) -> Action:
    """Give the one action of a casebook."""
    (action,) = store.casebook.all(Action)
    return action


def waiting(store: Store) -> list[tuple[str, Any, Any, str]]:
    """Give each difference: its field, our value, theirs, and who said it."""
    return [
        (d.field, msgspec.json.decode(d.ours), msgspec.json.decode(d.theirs), d.said_by)
        for d in store.casebook.all(Difference)
    ]


def carried_to(store: Store, pocket: Path, **fields: Any) -> Action:
    """Add an action and carry it."""
    add(store, an_action("As agreed", **fields))
    carry(store, [the_action(store)], pocket, "K Lane")
    return the_action(store)


def in_pocket(pocket: Path, **fields: Any) -> None:
    """Change fields of the one action there."""
    with opened(pocket, who="K Lane") as carried:
        edit(carried, the_action(carried), **fields)
