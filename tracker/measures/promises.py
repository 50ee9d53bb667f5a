"""Measures of promises made to young people: open, late, told when late, and kept."""

from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.measures.flow import Span, stock
from tracker.measures.measure import Counted, Period, measure
from tracker.measures.work import ids
from tracker.rules.policy import Policy
from tracker.rules.promises import not_told, slips

_THEMES = ("participation & voice",)


@stock(
    "promises",
    "Open promises",
    definition="Promises made to young people and neither kept nor given up. One that is over on a day nobody "
    "recorded is left out.",
    on=Action,
)
def promises(casebook: Casebook) -> dict[str, Span]:
    """Give when each promise was made, and when it was kept or given up."""
    return {a.id: (a.agreed_on, _over(a)) for a in _made(casebook) if a.open or _over(a)}


def _made(casebook: Casebook) -> list[Action]:
    return sorted((a for a in casebook.all(Action) if a.promise is not None), key=lambda a: a.id)


def _over(promise: Action) -> date | None:
    """Give the day a promise was kept or given up; None while it is open, and where nobody knows the day."""
    return None if promise.open else _done(promise) or promise.dropped_on


def _open(casebook: Casebook, period: Period) -> list[Action]:
    made = (a for a in _made(casebook) if a.agreed_on <= period.end)
    return [a for a in made if (over > period.end if (over := _over(a)) else a.open)]


def _first_due(promise: Action) -> date | None:
    return promise.original_due or promise.due


@measure(
    "promises-open",
    "Promises open",
    definition="Promises made to young people that were neither kept nor given up by the last day of the period.",
    group="promises",
    on=Action,
    themes=_THEMES,
)
def still_open(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the promises that are open."""
    return Counted(ids(_open(casebook, period)))


@measure(
    "promises-overdue",
    "Promises overdue",
    definition="Of promises open on the last day of the period that have a due day, those whose due day, as it "
    "stands now, had passed.",
    group="promises",
    on=Action,
    how="share",
    better="fewer",
    themes=_THEMES,
)
def overdue(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open promises that are late."""
    dated = [(a, a.due) for a in _open(casebook, period) if a.due]
    return Counted(ids(a for a, due in dated if due < period.end), ids(a for a, _ in dated))


@measure(
    "promises-told",
    "Late promises of which young people were told",
    definition="Of promises that were late, put back or given up by the last day of the period, and not kept, those "
    "of which the young people were told since the last time it slipped (rule AN-09).",
    group="promises",
    on=Action,
    how="share",
    better="more",
    themes=_THEMES,
)
def told(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the promises that slipped and were told of."""
    slipped = [a for a in _made(casebook) if a.agreed_on <= period.end and _slipped(a, casebook, period)]
    heard = (a for a in slipped if not not_told(a, casebook, policy, period.end))
    return Counted(ids(heard), ids(slipped))


def _slipped(promise: Action, casebook: Casebook, period: Period) -> bool:
    if not (promise.open or promise.state == "dropped"):
        return False
    return any(day <= period.end for day, _ in slips(promise, casebook, period.end))


@measure(
    "promises-kept",
    "Promises kept by their first day",
    definition="Of promises first due in the period, those kept by that day. One put back to a later day is not kept "
    "by its first; one without a day is left out.",
    group="promises",
    on=Action,
    how="share",
    better="more",
    themes=_THEMES,
)
def kept(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the promises kept on time."""
    due = [(a, day) for a in _made(casebook) if (day := _first_due(a)) and period.has(day)]
    done = (a for a, day in due if (done := _done(a)) and done <= day)
    return Counted(ids(done), ids(a for a, _ in due))


def _done(promise: Action) -> date | None:
    return None if promise.open else promise.completed_on or promise.embedded_on


@measure(
    "promises-days-late",
    "Days late of kept promises",
    definition="Promises kept in the period that had a due day: the average number of days after the day they were "
    "first due; one kept early or in time counts as 0 days.",
    group="promises",
    on=Action,
    how="average",
    better="fewer",
    unit="days",
    themes=_THEMES,
)
def days_late(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find how late the promises kept in the period were."""
    values = {
        a.id: float(max(0, (done - due).days))
        for a in _made(casebook)
        if (done := _done(a)) and period.has(done) and (due := _first_due(a))
    }
    return Counted(tuple(values), None, values)
