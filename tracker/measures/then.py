"""An action as it stood at the end of a day that has been, so that rules and measures can look at it again.

Taken back are its end, its waiting, its due day and what its partner answered. Two things cannot be, since only
words tell of them: who owned it then, and that it was over for a while before somebody opened it again.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import msgspec

from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action, Update
from tracker.rules.movement import updates_until

_TELLING: frozenset[codes.UpdateKind] = frozenset(("moved", "partner's answer"))
"""Kinds of update from which it is known what was otherwise before."""


def actions_on(
    casebook: Casebook, day: date, keep: Callable[[Action], bool] = lambda _: True
) -> Iterator[Action]:
    """Give the actions agreed by a day as they stood at its end; only those kept, looked at as they are today."""
    later = {update.about for update in casebook.all(Update) if update.day > day and update.kind in _TELLING}
    for action in casebook.all(Action):
        if action.agreed_on <= day and keep(action):
            same = action.id not in later and not _changed(action, day)
            yield action if same else stood(action, casebook, day)


def stood(action: Action, casebook: Casebook, day: date) -> Action:
    """Give an action as it stood at the end of a day; one that is over, nobody recorded since when, stays so."""
    fields = _ended(action, day) | _waiting(action, day)
    updates = casebook.pointing(Update, "about", action.id)
    if any(update.day > day and update.kind in _TELLING for update in updates):
        fields |= _due(action, casebook, day) | _answered(action, casebook, day)
    fields |= _asked(action, day)
    return msgspec.structs.replace(action, **fields) if fields else action


def _changed(action: Action, day: date) -> bool:
    """Tell whether a day of its own lies later, so that it may have stood otherwise."""
    own = (
        action.completed_on, action.started_on, action.embedded_on, action.dropped_on, action.partner_asked_on,
        action.blocked.since if action.blocked else None,
    )  # fmt: skip
    return any(each is not None and each > day for each in own)


def over_on(action: Action) -> date | None:
    """Give the day it was complete or dropped; None where it is open, or nobody recorded when."""
    return action.completed_on or action.dropped_on or action.embedded_on


def _ended(action: Action, day: date) -> dict[str, Any]:
    """Take back an end that came later; one that is complete may not have been embedded yet."""
    over = over_on(action)
    if over is not None and over > day:
        return {
            "state": _begun(action, day), "completed_on": None, "embedded_on": None, "dropped_on": None,
            "dropped_reason": "", "impact": "", "confirmed_by": "",
        }  # fmt: skip
    if action.embedded_on is not None and action.embedded_on > day:
        return {"state": "complete", "embedded_on": None, "impact": "", "confirmed_by": ""}
    return {}


def _waiting(action: Action, day: date) -> dict[str, Any]:
    if action.blocked is not None and action.blocked.since > day:
        return {"state": _begun(action, day), "blocked": None}
    late = action.state == "in progress" and action.started_on is not None and action.started_on > day
    return {"state": "not started"} if late else {}


def _begun(action: Action, day: date) -> codes.ActionState:
    return "in progress" if action.started_on is not None and action.started_on <= day else "not started"


def _due(action: Action, casebook: Casebook, day: date) -> dict[str, Any]:
    """Give the day from which the first later move took it."""
    moves = [u for u in casebook.updates_about(action.id) if u.kind == "moved" and u.day > day]
    return {"due": moves[0].moved_from} if moves else {}


def _asked(action: Action, day: date) -> dict[str, Any]:
    asked = action.partner_asked_on
    return {"partner_answer": None} if asked is not None and asked > day else {}


def _answered(action: Action, casebook: Casebook, day: date) -> dict[str, Any]:
    """Give what the partner had answered by then: where an answer came later, the one before, else none yet."""
    if action.partner_answer is None:
        return {}
    answers = [u for u in casebook.updates_about(action.id) if u.kind == "partner's answer"]
    if not answers or answers[-1].day <= day:
        return {}
    before = [u for u in updates_until(action, casebook, day) if u.kind == "partner's answer"]
    said = before[-1].text.partition(": ")[2] if before else ""
    return {
        "partner_answer": next((w for w in codes.words(codes.PartnerAnswer) if said.startswith(w)), "asked")
    }
