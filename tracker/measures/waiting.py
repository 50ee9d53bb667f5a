"""Measures of waiting: what was last reported of each waiting list, and the young people who wait for a service."""

from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.young_people import Case, Figure
from tracker.measures.cohort import At, Stand, cohort, kept, of_young_people
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.activity import waiting_for_health
from tracker.rules.own_oversight import days_waited, last_figures, long_wait, of_waiting
from tracker.rules.policy import Policy

_THEMES = ("front door & assessment", "health & mental health")
_LATEST = "the latest figure of each waiting list, as reported up to the last day of the period"


def _reported(casebook: Casebook, day: date) -> list[Figure]:
    """Give the latest figure of each waiting list, by its name."""
    waits = (figure for figure in last_figures(casebook, day).values() if of_waiting(figure))
    return sorted(waits, key=lambda f: f.id)


@measure(
    "waiting-longest",
    "Longest wait on a waiting list",
    definition=f"The longest wait in weeks by {_LATEST}. A figure is of a waiting list where its name has the word "
    "“waiting”, and of a wait where its unit is days or weeks.",
    group="waiting lists",
    on=Figure,
    how="most",
    better="fewer",
    unit="weeks",
    themes=_THEMES,
)
def longest(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the longest wait reported on each list."""
    waits = {f.id: days_waited(f) for f in _reported(casebook, period.end)}
    values = {i: days / 7 for i, days in waits.items() if days is not None}
    return Counted(tuple(values), None, values)


@measure(
    "waiting-most",
    "Longest waiting list",
    definition=f"The largest number of those waiting by {_LATEST}; a wait in days or weeks is left out. Lists are "
    "not added up: one may count families and another young people.",
    group="waiting lists",
    on=Figure,
    how="most",
    better="fewer",
    unit="waiting",
    themes=_THEMES,
)
def how_many(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find how many wait on each list."""
    values = {f.id: f.value for f in _reported(casebook, period.end) if days_waited(f) is None}
    return Counted(tuple(values), None, values)


@measure(
    "waiting-too-long",
    "Waiting lists with too long a wait",
    definition=f"Of {_LATEST}, those of a wait: those longer than {{WL-01.check}} weeks (rule WL-01).",
    group="waiting lists",
    on=Figure,
    how="share",
    better="fewer",
    themes=_THEMES,
)
def too_long(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the waits that rule WL-01 names."""
    waits = [f for f in _reported(casebook, period.end) if days_waited(f) is not None]
    late = (f for f in waits if long_wait(f, casebook, policy, period.end))
    return Counted(tuple(f.id for f in late), tuple(f.id for f in waits))


def _since(stand: Stand, day: date) -> date | None:
    """Give the first day of the longest wait of somebody for a service, or None."""
    waits = (s.start for s in stand.life.spells if s.kind == "waiting" and s.on(day))
    return min(waits, default=None)


@of_young_people(
    "waiting-for-service",
    "Young people waiting for a service",
    definition="Young people whose case is open on the last day of the period and who wait for a service that day.",
    group="waiting lists",
    better="fewer",
    themes=_THEMES,
)
def waiting(stand: Stand, at: At) -> bool:
    """Find those who wait."""
    return _since(stand, at.day) is not None


@measure(
    "waiting-for-service-longest",
    "Longest wait of a young person for a service",
    definition="The longest time, in days up to the last day of the period, for which a young person whose case is "
    "open has waited for a service.",
    group="waiting lists",
    on=Case,
    how="most",
    better="fewer",
    unit="days",
    themes=_THEMES,
)
def longest_of_all(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find how long each of them has waited."""
    waits = {s.id: since for s in cohort(casebook, period.end) if (since := _since(s, period.end))}
    values = {i: float((period.end - since).days) for i, since in waits.items()}
    return Counted(tuple(values), None, values)


@of_young_people(
    "waiting-for-health",
    "Waiting for health care, no action of a partner",
    definition="Young people who wait for a health service on the last day of the period, for {HE-01.days} working "
    "days or more, without an open action that a partner agency owns (rule HE-01).",
    group="waiting lists",
    better="fewer",
    themes=("health & mental health", "partnership"),
)
def waiting_for_health_alone(stand: Stand, at: At) -> bool:
    """Find those whom rule HE-01 names."""
    return not kept(waiting_for_health, stand, at)
