"""The classes of what an action changed, and the one it has where no number shows it."""

from datetime import date
from typing import Literal

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.rules.movement import updates_until

Class = Literal[
    "delivered, change seen",
    "delivered, no change",
    "changed without delivery",
    "too early",
    "not delivered yet",
    "change said, not measured",
    "cannot tell",
]
CLASSES: dict[Class, str] = {
    "delivered, change seen": "Complete, and its number has reached the target or moved the better way from the "
    "baseline by at least the least that counts (IM-01).",
    "delivered, no change": "Complete, the day by which the effect was expected is past, and its number has not "
    "moved so.",
    "changed without delivery": "Not complete, and yet its number has moved so.",
    "too early": "Complete, its number has not moved so, and the day by which the effect was expected is not past; "
    "without such a day it is the one for checking the impact (AN-07).",
    "not delivered yet": "Not complete, and no change is seen; where no number is named, none can be.",
    "change said, not measured": "Complete, and somebody recorded what changed, but no number with a baseline shows "
    "it.",
    "cannot tell": "Complete, and neither a number with a baseline nor anybody's words say what changed.",
}
"""What each class means. Those dropped have none, nor those for one young person that name no number."""


def asked_of(action: Action) -> bool:
    """Tell whether an action is asked what it changed: not one that was dropped.

    Nor one for a single young person, unless it names a number: its effect stands in their pathway plan.
    """
    return action.state != "dropped" and bool(action.moves or not action.case)


def without_number(action: Action, casebook: Casebook, today: date) -> Class:
    """Class an action by its state and by what was said of its effect, as where no number can show it."""
    if action.open:
        return "not delivered yet"
    said = bool(action.impact.strip()) or any(
        update.kind == "impact" for update in updates_until(action, casebook, today)
    )
    return "change said, not measured" if said else "cannot tell"
