"""Measures of what partner agencies are asked to do: asks open, without an answer, declined, and how old."""

from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.measures.flow import Span, stock
from tracker.measures.measure import Counted, Find, Period, measure
from tracker.measures.then import over_on
from tracker.measures.work import ids, open_at
from tracker.rules.policy import Policy

ASK = "An ask is an action that a partner agency was asked to do; it is open until the action is over."


@stock("partner-asks", "Asks of partners", definition=ASK, on=Action)
def partner_asks(casebook: Casebook) -> dict[str, Span]:
    """Give when each ask was made and when its action was over."""
    asks = (a for a in casebook.all(Action) if a.partner_answer and (a.open or over_on(a)))
    return {a.id: (a.partner_asked_on or a.agreed_on, over_on(a)) for a in asks}


def asks_at(casebook: Casebook, period: Period) -> list[Action]:
    """Give the asks of partners that were open at the end of a period, as they stood then."""
    asks = open_at(casebook, period, lambda action: bool(action.partner_answer))
    return [action for action in asks if action.partner_answer]


@measure(
    "partner-asks-open",
    "Asks of partners open",
    definition=ASK,
    group="partners",
    on=Action,
    better="neither",
)
def open_asks(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open asks."""
    return Counted(ids(asks_at(casebook, period)))


def _answered(answer: codes.PartnerAnswer) -> Find:
    """Make the function that finds the open asks with that answer, of all open ones."""

    def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        asks = asks_at(casebook, period)
        return Counted(ids(a for a in asks if a.partner_answer == answer), ids(asks))

    return find


unanswered = measure(
    "partner-asks-unanswered",
    "Asks of partners without an answer",
    definition="Open asks that the partner has neither accepted nor declined, of all open asks.",
    group="partners",
    on=Action,
    how="share",
    better="fewer",
)(_answered("asked"))

accepted = measure(
    "partner-asks-accepted",
    "Asks of partners accepted",
    definition="Open asks that the partner has accepted, of all open asks.",
    group="partners",
    on=Action,
    how="share",
    better="more",
)(_answered("accepted"))

declined = measure(
    "partner-asks-declined",
    "Asks of partners declined",
    definition="Open asks that the partner has declined, of all open asks.",
    group="partners",
    on=Action,
    how="share",
    better="fewer",
)(_answered("declined"))


@measure(
    "oldest-partner-ask",
    "Oldest ask without an answer",
    definition="Days since the ask that has waited longest for an answer, of the open asks without one.",
    group="partners",
    on=Action,
    how="most",
    better="fewer",
    unit="days",
)
def oldest(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find how long each open ask without an answer has waited, in days."""
    waiting = [a for a in asks_at(casebook, period) if a.partner_answer == "asked"]
    days = {a.id: float((period.end - (a.partner_asked_on or a.agreed_on)).days) for a in waiting}
    return Counted(ids(waiting), values=days)
