"""Measures of actions: how many are open, and how many of them are late, stuck or nobody's.

Each looks at actions as they stood at the end of the period. What is late, stuck or missing is asked of the rules
themselves, so that a number agrees with the flags of its day.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import date

from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action, Update
from tracker.measures.flow import Span, stock
from tracker.measures.measure import Better, Counted, Find, How, Period, measure
from tracker.measures.then import actions_on, over_on
from tracker.rules import actions as rules
from tracker.rules.flags import Flag
from tracker.rules.movement import evidence_of, updates_until
from tracker.rules.policy import Policy

Asks = Callable[[Action, Casebook, Policy, date], Flag | None]
"""A rule on one action."""

OFTEN = 2
"""Slips from which an action counts as put back again and again."""


@stock(
    "open-actions", "Open actions", definition="Actions agreed and not yet complete or dropped.", on=Action
)
def open_actions(casebook: Casebook) -> dict[str, Span]:
    """Give when each action was agreed and when it was over; one over since nobody knows when is left out."""
    known = (a for a in casebook.all(Action) if a.open or over_on(a))
    return {a.id: (a.agreed_on, over_on(a)) for a in known}


def open_at(
    casebook: Casebook, period: Period, keep: Callable[[Action], bool] = lambda _: True
) -> list[Action]:
    """Give the actions that were open at the end of a period, as they stood then; only those kept."""
    return [action for action in actions_on(casebook, period.end, keep) if action.open]


def ids(actions: Iterable[Action]) -> tuple[str, ...]:
    """Give the ids of actions, in their order."""
    return tuple(action.id for action in actions)


def late(action: Action, casebook: Casebook, policy: Policy, today: date) -> Flag | None:
    """Ask the two rules on what is overdue, that on audits and that on everything else."""
    return rules.overdue(action, casebook, policy, today) or rules.audit_overdue(
        action, casebook, policy, today
    )


def _of_open(asks: Asks) -> Find:
    """Make the function that finds the open actions of which a rule speaks, of all open ones."""

    def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        stands = open_at(casebook, period)
        return Counted(ids(a for a in stands if asks(a, casebook, policy, period.end)), ids(stands))

    return find


def _measure(
    measure_id: str, name: str, definition: str, how: How = "share", better: Better = "fewer"
) -> Callable[[Find], Find]:
    return measure(
        measure_id, name, definition=definition, group="actions", on=Action, how=how, better=better
    )


@_measure(
    "actions-open", "Open actions", "Actions agreed and not yet complete or dropped.", "count", "neither"
)
def still_open(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open actions."""
    return Counted(ids(open_at(casebook, period)))


overdue = _measure(
    "actions-overdue",
    "Open actions overdue",
    "Open actions whose due day has passed, of all open actions (AN-01, and AU-01 for audits).",
)(_of_open(late))

stalled = _measure(
    "actions-stalled",
    "Open actions stalled",
    "Open actions without a meaningful update for as long as their priority allows, or waiting past the day to "
    "chase, of all open actions (AN-03).",
)(_of_open(rules.stalled))

without_owner = _measure(
    "actions-no-owner",
    "Open actions without an owner",
    "Open actions without an owner, or owned by a group or by somebody who left uncovered, of all open actions "
    "(AN-04); the owner is the one of today.",
)(_of_open(rules.no_owner))

without_day = _measure(
    "actions-no-day",
    "Open actions without a due day",
    "Open actions without a due day, of all open actions; those of a pathway plan are not meant (AN-05).",
)(_of_open(rules.no_due_day))


@_measure(
    "actions-blocked", "Open actions blocked", "Open actions that wait for something, of all open actions."
)
def blocked(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open actions that wait."""
    stands = open_at(casebook, period)
    return Counted(ids(a for a in stands if a.state == "blocked"), ids(stands))


def _slips(action: Action, casebook: Casebook, today: date) -> int:
    return sum(update.slip for update in updates_until(action, casebook, today))


@_measure(
    "actions-slipped-twice",
    "Open actions put back twice or more",
    "Open actions whose due day was put back, or given up, twice or more, of all open actions.",
)
def slipped(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open actions that slipped often, whether or not somebody decided about it."""
    stands = open_at(casebook, period)
    put_back = Counter(u.about for u in casebook.all(Update) if u.slip and u.day <= period.end)
    often = [a for a in stands if put_back[a.id] >= OFTEN and _slips(a, casebook, period.end) >= OFTEN]
    return Counted(ids(often), ids(stands))


@_measure(
    "actions-complete-no-evidence",
    "Complete actions without evidence",
    "Complete actions without a line of evidence, of the complete ones that take one: those from a visit, an audit, "
    "a board or a plan (AN-07). Embedded ones are not counted here.",
)
def without_evidence(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the complete actions that nothing shows to be done."""
    needed = actions_on(casebook, period.end, lambda action: action.source in codes.EVIDENCE_REQUIRED)
    asked = [a for a in needed if a.state == "complete"]
    return Counted(ids(a for a in asked if not evidence_of(a, casebook, period.end)), ids(asked))


@_measure("actions-completed", "Actions completed", "Actions completed within the period.", "count", "more")
def completed(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the actions completed within the period."""
    return Counted(ids(a for a in casebook.all(Action) if period.has(a.completed_on)))


@_measure(
    "actions-embedded",
    "Actions embedded",
    "Actions within the period confirmed as embedded by somebody other than the owner.",
    "count",
    "more",
)
def embedded(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the actions embedded within the period; what the owner alone says does not count."""
    return Counted(ids(a for a in casebook.all(Action) if period.has(a.embedded_on) and not a.self_confirmed))


def _by_source(source: codes.Source) -> None:
    """Register the overdue of the open actions from one source."""

    @_measure(
        f"overdue-from-{source.replace(' ', '-')}",
        f"Open actions from {source}, overdue",
        f"Open actions whose source is {source} and whose due day has passed, of all open ones from there.",
    )
    def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        stands = open_at(casebook, period, lambda action: action.source == source)
        return Counted(ids(a for a in stands if late(a, casebook, policy, period.end)), ids(stands))


for _source in codes.words(codes.Source):
    _by_source(_source)  # type: ignore[arg-type]  # the words are those of the list
