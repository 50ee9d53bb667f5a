"""The parts of a board pack in their order; a part with nothing to say gives no block and is left out."""

from collections.abc import Callable, Iterable

from tracker.desk import pack_ahead, pack_followed, pack_lists, pack_opening
from tracker.desk.pack_scene import Scene
from tracker.domain.paper import Block

Part = Callable[[Scene], Iterable[Block]]

PARTS: tuple[Part, ...] = (
    pack_opening.about,
    pack_opening.figures,
    pack_opening.flows,
    pack_lists.movements,
    pack_lists.exceptions,
    pack_followed.follow_through,
    pack_followed.delivered,
    pack_lists.impact,
    pack_lists.partners,
    pack_ahead.young_words,
    pack_followed.reviewed,
    pack_ahead.next_dates,
    pack_followed.reconciled,
    pack_ahead.corrections,
)
"""Each begins with its own heading of level 2; the glossary follows them, since it explains their words."""
