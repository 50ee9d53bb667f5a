"""The rule on supervision that follows up what the last one decided."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.codes import MEANINGFUL
from tracker.domain.work import Action, Oversight
from tracker.rules.movement import updates_until
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule
from tracker.wording import counted

NAMED = 3
"""Actions that are named before the rest are only counted."""


@rule(
    "SU-03",
    Oversight,
    3,
    sentence="Supervision comes back to what the last one decided: each decision is an action, each open action has "
    "moved since, and each new action has a day.",
    source="Inspection reports of several councils: supervision actions had no timescales and were not followed up.",
    confidence="C",
)
def not_followed_up(held: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last supervision of a worker, or of young people, that leaves the one before hanging.

    The supervision is the subject and not each action, since one conversation puts all of it right.
    """
    if held.kind != "supervision" or held.day > today:
        return None
    row = [o for o in line_of(held, casebook) if o.day <= today]
    if not row or row[-1].id != held.id:
        return None
    before = row[-2] if len(row) > 1 else None
    says = _left_hanging(before, casebook, today) if before else ""
    undated = [a for a in actions_of(held, casebook) if a.open and a.due is None]
    says += f"{'. New' if says else 'New'} actions without a day: {_refs(undated)}" if undated else ""
    if not says:
        return None
    clears = "an update on each, an action for each decision, and a day for each action"
    return Reason("check", held.day, says, clears)


def _left_hanging(before: Oversight, casebook: Casebook, today: date) -> str:
    """Say what of a supervision nobody came back to; nothing where all of it moved."""
    still = [a for a in actions_of(before, casebook) if a.open and _unmoved(a, casebook, before, today)]
    never = sum(not decision.action for decision in before.decisions)
    parts = [f"no update since on {_refs(still)}"] if still else []
    parts += [f"{counted(never, 'decision')} made no action yet"] if never else []
    which = f"the supervision of {plain_day(before.day)} ({before.ref})"
    return f"What {which} decided was not followed up: {'; '.join(parts)}" if parts else ""


def line_of(held: Oversight, casebook: Casebook) -> list[Oversight]:
    """Give the supervisions of the same worker by day; where none is named, of any of the same young people."""
    if held.worker:
        same = casebook.pointing(Oversight, "worker", held.worker)
    else:
        about = (o for case in held.cases for o in casebook.pointing(Oversight, "cases", case))
        same = list({o.id: o for o in about if not o.worker}.values())
    return sorted((o for o in same if o.kind == "supervision"), key=lambda o: (o.day, o.id))


def actions_of(held: Oversight, casebook: Casebook) -> list[Action]:
    """Give the actions that a supervision's decisions became."""
    found = (casebook.get(Action, decision.action) for decision in held.decisions)
    return [action for action in found if action is not None]


def _unmoved(action: Action, casebook: Casebook, since: Oversight, today: date) -> bool:
    """Tell whether nothing was said of an action after the supervision that decided it."""
    updates = updates_until(action, casebook, today)
    return not any(u.day > since.day and (u.kind in MEANINGFUL or u.kind == "decision") for u in updates)


def _refs(actions: list[Action]) -> str:
    named = ", ".join(action.ref for action in actions[:NAMED])
    return f"{named} and {len(actions) - NAMED} more" if len(actions) > NAMED else named
