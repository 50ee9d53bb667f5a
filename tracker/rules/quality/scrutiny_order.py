"""Checks on the days of scrutiny from outside, and of the concerns it raised."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.codes import FIRST_HAND, SETTLED
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check

_WRITTEN = frozenset(("monitoring visit", "inspection", "focused visit", "joint targeted area inspection"))
"""Kinds of visit after which a letter or report comes."""
_HISTORY = timedelta(days=730)
"""How long ago a visit may have been for the day of its letter to matter."""


@check(
    "DQ-50",
    ScrutinyVisit,
    sentence="A letter is written on or after the first day of its visit.",
    verb="visit update {ref} --letter-date DAY",
    key="edit",
)
def letter_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find letters dated before their visit."""
    for visit in casebook.all(ScrutinyVisit):
        if visit.letter_date is not None and visit.letter_date < visit.when.earliest:
            says = f"its letter is dated {plain_day(visit.letter_date)}, before the visit"
            yield Found(visit, f"{says} on {plain_day(visit.when.earliest)}")


@check(
    "DQ-51",
    ScrutinyVisit,
    sentence="A letter is received on or after the day it was written.",
    verb="visit update {ref} --received DAY",
    key="edit",
)
def received_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find letters received before they were written."""
    for visit in casebook.all(ScrutinyVisit):
        if visit.received and visit.letter_date and visit.received < visit.letter_date:
            says = f"its letter was received on {plain_day(visit.received)}, before it was written"
            yield Found(visit, f"{says} on {plain_day(visit.letter_date)}")


@check(
    "DQ-52",
    Thread,
    sentence="A thread is closed on or after the day of its first finding.",
    verb="mend {ref} closed_on DAY",
    key="mend",
)
def closed_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find threads closed before their first finding was made; one that came back is open."""
    for thread in casebook.all(Thread):
        if thread.closed_on is None or thread.state not in SETTLED:
            continue
        found = [casebook.said_on(f) for f in casebook.pointing(Finding, "thread", thread.id)]
        first = min((day for day in found if day), default=None)
        if first is not None and thread.closed_on < first:
            says = f"{thread.state} on {plain_day(thread.closed_on)}, before its first finding"
            yield Found(thread, f"{says} of {plain_day(first)}", field="closed_on")


@check(
    "DQ-53",
    ScrutinyVisit,
    sentence="A visit that was held has the day of its letter.",
    verb="visit update {ref} --letter-date DAY",
    key="edit",
    word="missing",
)
def no_letter(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find visits held so many days ago of which neither the letter's day nor its receipt is recorded."""
    grace = timedelta(days=policy.days("DQ", "letter"))
    for visit in casebook.all(ScrutinyVisit):
        held = not visit.expected and visit.kind in _WRITTEN
        held = held and visit.when.latest + grace < today <= visit.when.latest + _HISTORY
        if (
            held
            and visit.letter_date is None
            and visit.received is None
            and not _only_told_of(visit, casebook)
        ):
            yield Found(visit, f"held by {plain_day(visit.when.latest)}, and no day of a letter is recorded")


def _only_told_of(visit: ScrutinyVisit, casebook: Casebook) -> bool:
    """Tell whether all that is known of a visit is what second-hand papers say, or others say in passing."""
    own = (*casebook.pointing(Document, "visit", visit.id), *map(casebook.by_id, visit.documents))
    first_hand = any(isinstance(each, Document) and each.kind in FIRST_HAND for each in own)
    return not first_hand and bool(own or casebook.pointing(Document, "tells", visit.id))


@check(
    "DQ-54",
    Finding,
    sentence="What was found is received on or after the first day of its visit.",
    verb="mend {ref} found_on DAY",
    key="mend",
)
def found_first(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find findings received before their visit began."""
    for finding in casebook.all(Finding):
        visit = casebook.get(ScrutinyVisit, finding.visit)
        if visit is not None and finding.found_on and finding.found_on < visit.when.earliest:
            says = f"received on {plain_day(finding.found_on)}, before {visit.ref} began"
            yield Found(finding, f"{says} on {plain_day(visit.when.earliest)}", visit.ref, "found_on")


@check(
    "DQ-55",
    ScrutinyVisit,
    sentence="A letter's days, and those of a visit that was held, have been.",
    verb="visit update {ref} --{field} DAY",
    key="edit",
)
def visit_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find visits called held that lie ahead, and letters written or received on a day to come."""
    for visit in casebook.all(ScrutinyVisit):
        days = {"letter-date": visit.letter_date, "received": visit.received}
        field = next((name for name, day in days.items() if day is not None and day > today), "")
        if field:
            yield Found(visit, f"the {field.replace('-', ' ')} of its letter is a day to come", field=field)
        elif not visit.expected and visit.when.earliest > today:
            says = f"called held, though it begins on {plain_day(visit.when.earliest)}, a day to come"
            yield Found(visit, says, field="when")


@check(
    "DQ-56",
    Thread,
    sentence="A thread is closed, and a finding made, on a day that has been.",
    verb="mend {ref} {field} DAY",
    key="mend",
)
def concern_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find threads closed and findings received on a day to come."""
    for thread in casebook.all(Thread):
        if thread.closed_on is not None and thread.closed_on > today:
            yield Found(thread, f"closed on {plain_day(thread.closed_on)}, a day to come", field="closed_on")
    for finding in casebook.all(Finding):
        if finding.found_on is not None and finding.found_on > today:
            yield Found(
                finding, f"received on {plain_day(finding.found_on)}, a day to come", field="found_on"
            )
