"""The rule on scrutiny from outside: when the next visit may be expected."""

from datetime import date, timedelta

from tracker.dates import add_months, plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule

_FOLLOWS = ("monitoring visit", "inspection")
"""A monitoring visit is followed by another, or by the inspection that ends them."""


@rule(
    "MV-03",
    ScrutinyVisit,
    2,
    sentence="A monitoring visit is followed by the next about three months later; an expected visit is held.",
    source="Trade press since 2016 and councils' own papers: monitoring visits come about quarterly.",
    confidence="C2",
)
def next_visit(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an expected visit whose days have passed, or the last monitoring visit when the next may come."""
    if visit.expected:
        return _not_held(visit, casebook, today)
    if visit.kind != "monitoring visit" or any(_later(v, visit) for v in casebook.all(ScrutinyVisit)):
        return None
    since = add_months(visit.when.latest, policy.days("MV-03", "months"))
    if today < since:
        return None
    says = (
        f"The next monitoring visit may be expected from {plain_day(since)}: the last was held on "
        f"{plain_day(visit.when.latest)}, and none is recorded as expected"
    )
    return Reason("check", since, says, "recording the next visit, expected or held", (today - since).days)


def _not_held(visit: ScrutinyVisit, casebook: Casebook, today: date) -> Reason | None:
    last = visit.when.latest
    if today <= last or any(_is_held_as(v, visit) for v in casebook.all(ScrutinyVisit)):
        return None
    says = f"{visit.title.capitalize()} was expected by {plain_day(last)} and is not recorded as held"
    clears = "recording that it was held, or when it is now expected"
    return Reason("check", last + timedelta(days=1), says, clears, (today - last).days)


def _later(other: ScrutinyVisit, visit: ScrutinyVisit) -> bool:
    return other.kind in _FOLLOWS and (other.when.latest, other.id) > (visit.when.latest, visit.id)


def _is_held_as(other: ScrutinyVisit, expected: ScrutinyVisit) -> bool:
    """Tell whether a visit recorded as held is the expected one: by its number, else by its days."""
    if other.expected or other.kind != expected.kind:
        return False
    if other.ordinal and expected.ordinal:
        return other.ordinal == expected.ordinal
    return expected.when.earliest <= other.when.latest and other.when.earliest <= expected.when.latest


def not_tested_at(thread: Thread, casebook: Casebook) -> list[ScrutinyVisit]:
    """Give the held visits after the thread's first finding that say nothing of it: not tested is not mended.

    Whatever a visit looked at, what it says nothing of it did not test. A visit whose letter is not here, or
    not read to its end, may yet speak of it: nothing is said of that one.
    """
    return [visit for visit in _silent_on(thread, casebook) if _is_read(visit, casebook)]


def not_read_yet(thread: Thread, casebook: Casebook) -> list[ScrutinyVisit]:
    """Give the held visits after the thread's first finding of which nobody can tell yet what they say of it."""
    return [visit for visit in _silent_on(thread, casebook) if not _is_read(visit, casebook)]


def _silent_on(thread: Thread, casebook: Casebook) -> list[ScrutinyVisit]:
    findings = casebook.pointing(Finding, "thread", thread.id)
    begun = min((day for f in findings if (day := casebook.said_on(f))), default=None)
    if begun is None:
        return []
    visits = {f.visit for f in findings}
    return [
        visit
        for visit in casebook.visits_in_order()
        if not visit.expected
        and visit.kind != "direction"
        and visit.when.earliest > begun
        and visit.id not in visits
    ]


def _is_read(visit: ScrutinyVisit, casebook: Casebook) -> bool:
    """Tell whether the inspectors' own findings of a visit are recorded, and its letter was read to its end.

    What a paper quotes of a visit is not its letter.
    """
    findings = casebook.pointing(Finding, "visit", visit.id)
    if not any(finding.said_by == "inspectorate" for finding in findings):
        return False
    documents = casebook.pointing(Document, "visit", visit.id)
    return not any(document.waiting for document in documents if document.kind in codes.FIRST_HAND)
