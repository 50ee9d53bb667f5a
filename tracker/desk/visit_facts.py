"""Joining what a document tells of a visit to the visits already known."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.dates import plain_day
from tracker.desk.session import Names
from tracker.domain.casebook import Casebook
from tracker.domain.records import Claim, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Judgement, ScrutinyVisit

if TYPE_CHECKING:
    from tracker.letters import VisitFacts

SAME_NUMBER = timedelta(days=183)
"""Visits of one number further apart are two: the count starts again after each inspection."""
VAGUE = timedelta(days=7)
"""Days that lie further apart are an imprecise date and no visit's length."""


def same_visit(casebook: Casebook, facts: "VisitFacts") -> ScrutinyVisit | None:
    """Give the visit a document tells of when it is known already: by its number, else by its days."""
    start = facts.start or facts.letter_date
    days = (start, facts.end or start) if start else None
    same_kind = [v for v in casebook.visits_in_order() if v.kind == facts.kind]
    if facts.ordinal is not None:
        numbered = (v for v in same_kind if v.ordinal == facts.ordinal and near(v, days))
        if (found := next(numbered, None)) is not None:
            return found
    unnumbered = (v for v in same_kind if facts.ordinal is None or v.ordinal is None)
    return next((v for v in unnumbered if facts.start and near(v, days, timedelta(0))), None)


def near(visit: ScrutinyVisit, days: tuple[date, date] | None, apart: timedelta = SAME_NUMBER) -> bool:
    """Tell whether a visit's days and those given lie no further apart; days that are not known are near."""
    if days is None:
        return True
    return visit.when.earliest - days[1] <= apart and days[0] - visit.when.latest <= apart


def visit_from(facts: "VisitFacts", names: Names, received: date | None) -> ScrutinyVisit:
    """Make a visit of what a document tells; received counts from the letter's day unless said otherwise."""
    start = facts.start or facts.letter_date
    if start is None:
        raise Refusal("The document does not say when the visit was: add the visit first, then bring it in.")
    when = RoughDate(text=facts.when_text or start.isoformat(), earliest=start, latest=facts.end or start)
    return ScrutinyVisit(
        **names,
        kind=facts.kind,
        when=when,
        authority=facts.authority,
        ordinal=facts.ordinal,
        inspectors=facts.inspectors,
        areas=facts.areas,
        judgements=facts.judgements,
        letter_date=facts.letter_date,
        received=received or facts.letter_date,
    )


def filled_in(there: ScrutinyVisit, told: ScrutinyVisit, document: Document) -> ScrutinyVisit:
    """Fill in what was not known; where the document says otherwise, keep both as claims for a person to pick."""
    fields: dict[str, Any] = {}
    claims = list(there.claims)
    for name in ("authority", "ordinal", "inspectors", "areas", "judgements", "letter_date", "received"):
        held, said = getattr(there, name), getattr(told, name)
        if not held:
            fields[name] = said
        elif said and said != held and name != "received":
            claims.append(Claim(field=name, value=_in_words(said), document=document.id))
    if there.expected or _narrows(told.when, there.when):
        fields |= {"when": told.when, "expected": False}
    elif (told.when.earliest, told.when.latest) != (there.when.earliest, there.when.latest):
        claims.append(Claim(field="when", value=told.when.text, document=document.id))
    return msgspec.structs.replace(
        there, **fields, claims=tuple(claims), documents=(*there.documents, document.id)
    )


def _narrows(told: RoughDate, held: RoughDate) -> bool:
    """Tell whether what is told lies within an imprecise date such as "summer 2024"."""
    vague = held.latest - held.earliest > VAGUE
    return vague and held.earliest <= told.earliest and told.latest <= held.latest


def _in_words(value: Any) -> str:
    if isinstance(value, tuple):
        return "; ".join(_in_words(item) for item in value)
    if isinstance(value, Judgement):
        return f"{value.area}: {value.grade}"
    return plain_day(value) if isinstance(value, date) else str(value)
