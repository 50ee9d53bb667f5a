"""The rules on what stands behind a status: the success measure, and evidence that can be found again."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.codes import EVIDENCE_REQUIRED
from tracker.domain.work import Action, Update
from tracker.rules.movement import evidence_of
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb
from tracker.rules.rule import Reason, rule


@rule(
    "AN-11",
    Action,
    2,
    sentence="A status of an action of the plan has a success measure behind it.",
    source="Council papers: members asked how close to its target each status is.",
    confidence="C2",
)
def no_measure(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an action of the plan with a status that says how well it goes, and no measure to tell by."""
    given = status_given(action, today)
    if given is None or action.measure or action.case or action.source not in EVIDENCE_REQUIRED:
        return None
    status, day = given
    says = f"Called {status} since {plain_day(day)} without a success measure behind it"
    what = "a success measure: what changes for young people"
    return Reason("missing", day, says, by_verb(what, f"action edit {action.ref} --measure", "E"))


@rule(
    "AN-12",
    Action,
    1,
    sentence="A line of evidence says where it comes from and where it is kept.",
    source="An improvement plan that kept an evidence library.",
    confidence="C2",
)
def loose_evidence(action: Action, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an action whose evidence cannot be found again; its day is recorded always."""
    if action.state == "dropped":
        return None
    loose = [u for u in evidence_of(action, casebook, today) if unsaid(u)]
    if not loose:
        return None
    first = loose[0]
    what = f"Evidence of {plain_day(first.day)} does not say {' or '.join(unsaid(first))}"
    more = f"; {len(loose) - 1} more" if len(loose) > 1 else ""
    asked = [each for each in _SOUGHT if any(each in unsaid(u) for u in loose)]
    clears = by_verb(" and ".join(asked), f"action evidence {action.ref} --line {first.ref}", "V")
    return Reason("check", first.day, what + more, clears)


def status_given(action: Action, today: date) -> tuple[str, date] | None:
    """Give the status an action was given that says how well it goes, and since when; None where there is none.

    It is complete or embedded, or has a colour from its owner. A colour that its plan reports has no day.
    """
    days = {"complete": action.completed_on, "embedded": action.embedded_on}
    said: str = action.state
    day = days.get(action.state)
    if action.state not in days:
        said, day = action.said_status or "", action.said_status_on
    if not said or action.state == "dropped":
        return None
    day = day or today
    return (said, day) if day <= today else None


def unsaid(update: Update) -> list[str]:
    """Give what a line of evidence does not say of itself."""
    return [what for what, words in zip(_SOUGHT, (update.source, update.kept_at), strict=True) if not words]


_SOUGHT = ("where it comes from", "where it is kept")
"""What a line of evidence says of itself so that it can be found again."""
