"""Measures of what inspectors and our own looks found: concerns open as threads, said again, not tested, answered."""

from collections.abc import Iterable
from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.codes import SETTLED
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.measures.flow import Span, stock
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.findings import asks_for_action, received, unanswered
from tracker.rules.policy import Policy
from tracker.rules.scrutiny import not_read_yet, not_tested_at
from tracker.rules.threads import said_again

_COMES = "A concern comes with the first of its findings, by the day the words were received"
LONG_AGO = date.min
"""Where a concern came on a day that nobody recorded: it was always there."""


@stock(
    "concerns",
    "Open concerns",
    definition=f"Concerns, kept as threads, that are neither embedded nor closed. {_COMES}; one whose day is not "
    "recorded was there from the beginning. One closed on a day not recorded is left out; one that came "
    "back was open throughout.",
    on=Thread,
)
def concerns(casebook: Casebook) -> dict[str, Span]:
    """Give when each concern came, and when it was embedded or closed."""
    return {
        t.id: (came(t, casebook), t.closed_on if t.state in SETTLED else None)
        for t in casebook.all(Thread)
        if not (t.state in SETTLED and t.closed_on is None)
    }


def came(thread: Thread, casebook: Casebook) -> date:
    """Give the day of the first finding of a thread."""
    days = (
        received(f, casebook) or casebook.said_on(f) for f in casebook.pointing(Finding, "thread", thread.id)
    )
    return min((day for day in days if day), default=LONG_AGO)


def _known(casebook: Casebook, period: Period) -> list[Thread]:
    there = (t for t in casebook.all(Thread) if came(t, casebook) <= period.end)
    return sorted(there, key=lambda t: t.id)


def _settled(thread: Thread, period: Period) -> bool:
    return thread.state in SETTLED and (thread.closed_on is None or thread.closed_on <= period.end)


def _ids(threads: Iterable[Thread]) -> tuple[str, ...]:
    return tuple(thread.id for thread in threads)


@measure(
    "concerns-open",
    "Concerns open",
    definition="Concerns, kept as threads, that were neither embedded nor closed on the last day of the period.",
    group="findings",
    on=Thread,
    better="fewer",
)
def still_open(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the concerns that are open."""
    return Counted(_ids(t for t in _known(casebook, period) if not _settled(t, period)))


@measure(
    "concerns-settled",
    "Concerns embedded or closed",
    definition=f"Of concerns that had come by the last day of the period, those embedded or closed by then. "
    f"{_COMES}.",
    group="findings",
    on=Thread,
    how="share",
    better="more",
)
def settled(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the concerns that are settled."""
    known = _known(casebook, period)
    return Counted(_ids(t for t in known if _settled(t, period)), _ids(known))


@measure(
    "concerns-seen-again",
    "Concerns seen again and not decided on",
    definition="Of concerns that had come by the last day of the period, those that {FI-02.sources} visits, audits "
    "or reviews or more have said by then, and on which nothing was decided since (rule FI-02).",
    group="findings",
    on=Thread,
    how="share",
    better="fewer",
)
def seen_again(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the concerns that rule FI-02 brings to the board."""
    known = _known(casebook, period)
    return Counted(_ids(t for t in known if said_again(t, casebook, policy, period.end)), _ids(known))


@measure(
    "concerns-not-tested",
    "Concerns not tested at the last visit",
    definition="Of concerns open on the last day of the period and older than the last scrutiny visit held by then, "
    "those of which that visit says nothing. Not tested is not mended. Where its letter is not read to its end, "
    "the concern is left out.",
    group="findings",
    on=Thread,
    how="share",
    better="neither",
)
def not_tested(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the open concerns on which the last visit is silent."""
    visit = last_visit(casebook, period)
    if visit is None:
        return Counted((), ())
    known = [t for t in _known(casebook, period) if not _settled(t, period) and _asked(t, visit, casebook)]
    return Counted(_ids(t for t in known if visit in not_tested_at(t, casebook)), _ids(known))


def last_visit(casebook: Casebook, period: Period) -> ScrutinyVisit | None:
    """Give the last scrutiny visit held by the end of a period, or None."""
    held = (v for v in casebook.visits_in_order() if not v.expected and v.kind != "direction")
    return next((v for v in reversed([*held]) if v.when.latest <= period.end), None)


def _asked(thread: Thread, visit: ScrutinyVisit, casebook: Casebook) -> bool:
    """Tell whether anybody can say if a visit tested a thread: it is older, and the letter is read."""
    findings = casebook.pointing(Finding, "thread", thread.id)
    begun = min((day for f in findings if (day := casebook.said_on(f))), default=None)
    return begun is not None and begun < visit.when.earliest and visit not in not_read_yet(thread, casebook)


@measure(
    "findings-without-action",
    "Findings that no action answers",
    definition="Of findings received by the last day of the period that are a concern, mixed, or an area for "
    "improvement or the like, those that no action answers and about which nothing else was decided, {FI-01.days} "
    "working days after they were received (rule FI-01). One whose day is not recorded is left out.",
    group="findings",
    on=Finding,
    how="share",
    better="fewer",
)
def without_action(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the findings that rule FI-01 names."""
    asking = [
        f
        for f in sorted(casebook.all(Finding), key=lambda f: f.id)
        if asks_for_action(f.kind, f.standing)
        and (day := received(f, casebook)) is not None
        and day <= period.end
    ]
    late = (f for f in asking if unanswered(f, casebook, policy, period.end))
    return Counted(tuple(f.id for f in late), tuple(f.id for f in asking))
