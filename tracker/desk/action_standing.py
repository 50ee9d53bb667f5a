"""What an action's row says of its impact and its status, and what that is worked out from."""

from typing import Any

from tracker.desk.row import Fact
from tracker.desk.session import Session
from tracker.desk.status_words import standing_of
from tracker.domain.casebook import KINDS
from tracker.domain.records import Record
from tracker.domain.work import Action
from tracker.domain.young_people import Figure
from tracker.rules.effects import asked_of, without_number
from tracker.statuses import statuses

DISAGREES = "disagrees"
"""What a filter calls a status that is another than dates and evidence suggest."""


def standing_more(session: Session, action: Action) -> dict[str, Any]:
    """Give an action's class of impact, the status suggested, the one it was given, and how they differ."""
    meanings = statuses(session.own_lists.statuses)
    standing = standing_of(action, session.casebook, session.policy, session.today, meanings)
    return {
        "impact_class": _class(session, action),
        "suggested_status": standing.suggested.status if standing else None,
        "said_status": standing.said.status if standing and standing.said else None,
        "status_disagrees": standing.short or None if standing else None,
    }


def standing_facts(more: dict[str, Any]) -> dict[str, Fact]:
    """Give what filter words look at: ``impact:no-change`` and ``status:red``, ``status:disagrees``."""
    kind, colour = more["impact_class"], more["suggested_status"]
    differs = (DISAGREES,) if more["status_disagrees"] else ()
    return {
        "impact": (kind, kind.replace(" ", "-")) if kind else None,
        "status": (colour, *differs) if colour else None,
    }


def standing_rests_on(action: Action) -> tuple[type[Record], ...]:
    """Give the kinds of record whose every change may give the row another class: by the number it names."""
    if not action.moves:
        return ()
    from tracker.measures.impact import linkable

    return tuple(KINDS) if linkable(action.moves) else (Figure,)


def _class(session: Session, action: Action) -> str | None:
    """Class it; the measures are loaded only where it names a number."""
    if not asked_of(action):
        return None
    if not action.moves:
        return without_number(action, session.casebook, session.today)
    from tracker.measures.impact import impact_of

    found = impact_of(action, session.casebook, session.policy, session.today, session.readings)
    return found.kind if found else None
