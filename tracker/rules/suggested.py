"""The status that dates and evidence suggest for an action, to stand beside the one its owner gives."""

from datetime import date
from typing import NamedTuple

from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.rules.actions import audit_overdue, due_soon, overdue, stalled
from tracker.rules.movement import evidence_of, last_moved, updates_until
from tracker.rules.policy import Policy
from tracker.statuses import Statuses


class Suggested(NamedTuple):
    """A colour, and the dates or evidence that make it so, in words."""

    status: codes.Status
    why: str


class Said(NamedTuple):
    """The colour somebody gave: its owner here, or the plan it came from in its own words."""

    status: codes.Status
    by: str


def suggested(action: Action, casebook: Casebook, policy: Policy, today: date) -> Suggested | None:
    """Give the colour that dates and evidence suggest; None for an action that was dropped."""
    if action.state == "dropped":
        return None
    if not action.open:
        return _finished(action, casebook, today)
    late = overdue(action, casebook, policy, today) or audit_overdue(action, casebook, policy, today)
    if late is not None:
        return Suggested("red", _first(late.sentence))
    begun = action.state not in ("proposed", "not started")
    risk = _at_risk(action, casebook, policy, today, begun)
    if risk:
        return Suggested("amber", risk)
    return (
        Suggested("green", "no date or silence says otherwise") if begun else Suggested("grey", "not started")
    )


def said_of(action: Action, meanings: Statuses) -> Said | None:
    """Give the colour its owner gave, else the one its plan reports; None where neither says one."""
    if action.said_status is not None:
        return Said(action.said_status, "owner")
    colour = meanings.named(action.reported) if action.reported else None
    return Said(colour, "plan") if colour else None


def _finished(action: Action, casebook: Casebook, today: date) -> Suggested:
    """Give blue only with evidence, and with impact confirmed by somebody other than the owner."""
    if action.state != "embedded":
        return Suggested("green", "complete; what it changed is not confirmed yet")
    if not action.confirmed_by or action.self_confirmed or not action.impact.strip():
        return Suggested("green", "embedded, but nobody other than the owner confirmed what it changed")
    if not evidence_of(action, casebook, today):
        return Suggested("green", "embedded, but without a line of evidence")
    return Suggested("blue", "evidence is kept, and what it changed is confirmed")


def _at_risk(action: Action, casebook: Casebook, policy: Policy, today: date, begun: bool) -> str:
    """Say what puts it at risk; empty where nothing does. What was not begun cannot have stalled."""
    if begun and (casebook.owner_of(action) is None or action.due is None):
        return "nobody owns it" if casebook.owner_of(action) is None else "it has no due day"
    slips = sum(update.slip for update in updates_until(action, casebook, today))
    if slips:
        return f"due day put back {'once' if slips == 1 else f'{slips} times'}"
    quiet = stalled(action, casebook, policy, today) if begun else None
    if quiet is not None:
        return _first(quiet.sentence)
    soon = due_soon(action, casebook, policy, today)
    if soon is not None and last_moved(action, casebook, today) is None:
        return f"{_first(soon.sentence)}, and nothing has moved"
    return ""


def _first(sentence: str) -> str:
    """Give a reason up to its first colon, to stand within a sentence."""
    words = sentence.partition(":")[0]
    return f"{words[:1].lower()}{words[1:]}"
