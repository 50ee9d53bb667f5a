"""Placing what documents tell of visits: which visit is meant, and what follows for visits told of without a year.

Everything is worked out anew from all documents, so that the order in which they come makes no difference.
"""

from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

import msgspec

from tracker.dates import DateNotUnderstood, read_rough
from tracker.desk.session import Names
from tracker.desk.visit_facts import (
    Telling,
    first_when,
    put_together,
    same_visit,
    tellings_of,
    told_when,
    visit_from,
)
from tracker.domain import codes
from tracker.domain.records import RoughDate
from tracker.domain.scrutiny import Document, ScrutinyVisit, VisitFacts

YEAR_NOT_SAID = ", year not said"
WORKED_OUT = " (year worked out from the visits around it)"
TIME_NOT_SAID = "time not said"
_AS_FAR_BACK = 10
"""Years in which a visit whose year nobody tells may have been: as far back as such a document can be of use."""

Visits = dict[str, ScrutinyVisit]
Documents = dict[str, Document]


class New(NamedTuple):
    """The document that comes in, whether it is about a visit of its own, and what the person said of it."""

    document: Document
    has_own: bool
    received: date | None = None
    named: ScrutinyVisit | None = None
    today: date = date.max


def settle(visits: Visits, documents: Documents, new: New, names: Callable[[], Names]) -> None:
    """Place every telling that is not placed yet and put the visits together; changes both collections in place.

    Raises Refusal where the letter that comes in does not say when its visit was.
    """
    before = {visit_id: tellings_of(documents.values(), visit_id) for visit_id in visits}
    documents[new.document.id] = new.document
    for telling, place in _unplaced(documents.values()):
        is_own = new.has_own and telling.document.id == new.document.id and place == 0
        visit = _meant(visits, telling, new, names, is_own=is_own)
        if visit is not None:
            visits.setdefault(visit.id, visit)
            _place(documents, telling.document.id, place, visit.id, is_own=is_own)
    for visit in list(visits.values()):
        after = tellings_of(documents.values(), visit.id)
        if after != before.get(visit.id, []):
            received = new.received if documents[new.document.id].visit == visit.id else None
            visits[visit.id] = put_together(visit, before.get(visit.id, []), after, received)
    _work_out_years(visits, documents.values(), new.today)
    _held_by_now(visits)


def _unplaced(documents: Iterable[Document]) -> list[tuple[Telling, int]]:
    """Give the tellings no visit was found for, those that say most first."""
    found = [(Telling(d, facts), n) for d in documents for n, facts in enumerate(d.tells) if not facts.visit]
    return sorted(found, key=lambda pair: (_vagueness(pair[0].facts), pair[0].rank, pair[1]))


def _vagueness(facts: VisitFacts) -> tuple[bool, int]:
    days = (facts.end - facts.start).days if facts.start and facts.end else 10_000
    return facts.ordinal is None, days


def _meant(
    visits: Visits, telling: Telling, new: New, names: Callable[[], Names], *, is_own: bool
) -> ScrutinyVisit | None:
    """Give the visit that is meant, or a new one where enough is told of it."""
    if is_own and new.named is not None:
        return new.named
    facts = telling.facts
    in_order = sorted(visits.values(), key=lambda v: (v.when.earliest, v.id))
    there = same_visit(in_order, facts, facts.letter_date)
    if there is not None:
        return there
    is_placed_later = facts.ordinal is not None and telling.document.kind not in codes.FIRST_HAND
    if is_own and not is_placed_later:
        return visit_from(telling, names(), first_when(facts))
    when = told_when(facts) or (_unplaced_time(facts, new.today) if is_own else None)
    return visit_from(telling, names(), when) if when else None


def _unplaced_time(facts: VisitFacts, today: date) -> RoughDate:
    text = f"{facts.when_text}{YEAR_NOT_SAID}" if facts.when_text else TIME_NOT_SAID
    return RoughDate(text=text, earliest=date(today.year - _AS_FAR_BACK, 1, 1), latest=today)


def _place(documents: Documents, document_id: str, place: int, visit_id: str, *, is_own: bool) -> None:
    document = documents[document_id]
    tells = tuple(
        msgspec.structs.replace(facts, visit=visit_id) if n == place else facts
        for n, facts in enumerate(document.tells)
    )
    documents[document_id] = msgspec.structs.replace(
        document, tells=tells, visit=visit_id if is_own else document.visit
    )


def _work_out_years(visits: Visits, documents: Iterable[Document], today: date) -> None:
    """Give a month told without a year the one year that fits between the visits numbered before and after it."""
    documents = list(documents)
    for visit in list(visits.values()):
        if not visit.when.text.endswith((YEAR_NOT_SAID, WORKED_OUT)) or visit.ordinal is None:
            continue
        facts = next((t.facts for t in tellings_of(documents, visit.id) if t.facts.when_text), None)
        if facts is not None:
            when = _between(visit, visits.values(), facts.when_text) or _unplaced_time(facts, today)
            visits[visit.id] = msgspec.structs.replace(visit, when=when)


def _between(visit: ScrutinyVisit, visits: Iterable[ScrutinyVisit], words: str) -> RoughDate | None:
    numbered = [
        v
        for v in visits
        if v.kind == visit.kind and v.ordinal and not v.when.text.endswith(YEAR_NOT_SAID) and v is not visit
    ]
    number = visit.ordinal or 0
    first = max((v.when.earliest for v in numbered if (v.ordinal or 0) < number), default=None)
    last = min((v.when.latest for v in numbered if (v.ordinal or 0) > number), default=None)
    if first is None or last is None:
        return None
    spans = [span for year in range(first.year, last.year + 1) if (span := _in_year(words, year))]
    fitting = [span for span in spans if first <= span[0] and span[1] <= last]
    if len(fitting) != 1:
        return None
    text = f"{words} {fitting[0][0].year}{WORKED_OUT}"
    return RoughDate(text=text, earliest=fitting[0][0], latest=fitting[0][1])


def _in_year(words: str, year: int) -> tuple[date, date] | None:
    try:
        return read_rough(f"{words.lower().removeprefix('later in ')} {year}", date(year, 1, 1))
    except DateNotUnderstood:
        return None


def _held_by_now(visits: Visits) -> None:
    """Take an expected visit as held once one with a later number was held: numbers are given in order."""
    for visit in list(visits.values()):
        later = (
            v
            for v in visits.values()
            if v.kind == visit.kind and not v.expected and (v.ordinal or 0) > (visit.ordinal or 0)
        )
        if visit.expected and visit.ordinal and any(v.when.latest >= visit.when.earliest for v in later):
            visits[visit.id] = msgspec.structs.replace(visit, expected=False)
