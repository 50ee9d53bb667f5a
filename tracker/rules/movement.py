"""What has happened to an action up to a day: its updates, when it last moved, whether it rightly waits.

Updates dated after the day are left out: when an earlier day is looked at, they are not known yet.
"""

from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.codes import MEANINGFUL
from tracker.domain.work import Action, Update


def updates_until(action: Action, casebook: Casebook, today: date) -> list[Update]:
    """Give the action's updates dated up to today, oldest day first."""
    return [u for u in casebook.updates_about(action.id) if u.day <= today]


def last_moved(action: Action, casebook: Casebook, today: date) -> date | None:
    """Give the day of the last meaningful update, or None when there is none."""
    return max((u.day for u in updates_until(action, casebook, today) if u.kind in MEANINGFUL), default=None)


def evidence_of(action: Action, casebook: Casebook, today: date) -> list[Update]:
    """Give the lines of evidence about an action that stand on a day, oldest first."""
    if not any(u.kind == "evidence" for u in casebook.pointing(Update, "about", action.id)):
        return []  # most have none, and to put updates in order takes longer
    return [u for u in updates_until(action, casebook, today) if u.kind == "evidence"]


def waits(action: Action, today: date) -> bool:
    """Tell whether the action is blocked and its day to chase has not passed."""
    chase = action.blocked.chase_on if action.state == "blocked" and action.blocked else None
    return chase is not None and today <= chase
