"""Measures of actions: how many are open, and how many of them are late, stuck or nobody's."""

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.measures.flow import Span, stock
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.policy import Policy


@stock(
    "open-actions", "Open actions", definition="Actions agreed and not yet complete or dropped.", on=Action
)
def open_actions(casebook: Casebook) -> dict[str, Span]:
    """Give when each action was agreed and when it was complete or dropped."""
    return {a.id: (a.agreed_on, a.completed_on or a.dropped_on) for a in casebook.all(Action)}


def open_at(casebook: Casebook, period: Period) -> list[Action]:
    """Give the actions that were open at the end of a period."""
    return [a for a in casebook.all(Action) if a.agreed_on <= period.end and not _over(a, period)]


def _over(action: Action, period: Period) -> bool:
    went = action.completed_on or action.dropped_on
    return went is not None and went <= period.end


@measure(
    "actions-overdue",
    "Open actions overdue",
    definition="Open actions whose due day has passed, of all open actions.",
    group="actions",
    on=Action,
    how="share",
    better="fewer",
)
def overdue(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open actions whose due day lies before the period's last day."""
    stands = open_at(casebook, period)
    late = tuple(a.id for a in stands if a.due is not None and a.due < period.end)
    return Counted(late, tuple(a.id for a in stands))
