"""The casebook as it was: the records of now, with the changes since a line of the history taken back one by one.

It costs what has changed since, not what was ever written.
"""

import msgspec

from tracker.domain.casebook import Casebook
from tracker.store.codec import from_dict, to_dict
from tracker.store.history import History
from tracker.store.line import LOOK_TABLE, Part


def rewound(casebook: Casebook, history: History, n: int) -> Casebook:
    """Give the casebook as it stood after line ``n``; the one given stays as it is. Raises Damaged."""
    then = casebook.copy()
    for line in history.backwards():
        if line.head.n <= n:
            break
        for part in reversed(line.parts):
            if part.table != LOOK_TABLE:
                _take_back(then, part)
    return then


def _take_back(then: Casebook, part: Part) -> None:
    if part.base is None:
        then.drop(part.id)
        return
    now = then.by_id(part.id)
    known = {"id": part.id} if now is None else to_dict(now)
    before = from_dict(part.table, {**known, **part.old})
    msgspec.structs.force_setattr(before, "rev", part.base)
    then.put(before)
