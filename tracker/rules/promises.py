"""The rule on promises: who was promised something hears of it when it slips."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.rules.duties import DAY
from tracker.rules.movement import updates_until
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule


@rule(
    "AN-09",
    Action,
    3,
    sentence="Those who were promised something are told when it is late, put back or given up.",
    source="Inspection letters: promises to young people were not kept, and the timeline stayed unclear.",
    confidence="SEED",
)
def not_told(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a promise that slipped without word to those it was made to, since the first slip not told."""
    if action.promise is None or not (action.open or action.state == "dropped"):
        return None
    told = action.promise.told_on or date.min
    untold = sorted((day, what) for day, what in slips(action, casebook, today) if told < day <= today)
    if not untold:
        return None
    day, what = untold[0]
    heard = f"last told {plain_day(told)}" if action.promise.told_on else "not told"
    says = f"A promise to young people {what}, and they were {heard}"
    return Reason("missing", day, says, "telling them, and recording when and how")


def slips(action: Action, casebook: Casebook, today: date) -> list[tuple[date, str]]:
    """Give each day on which the promise slipped, and what happened."""
    moves = (u.day for u in updates_until(action, casebook, today) if u.slip)
    slips = [(day, f"was put back on {plain_day(day)}") for day in moves]
    if action.state == "dropped":
        slips += [(day, f"was given up on {plain_day(day)}") for day in [action.dropped_on] if day]
    elif action.due:
        slips.append((action.due + DAY, f"was due {plain_day(action.due)}"))
    return slips
