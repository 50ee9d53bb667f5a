"""Joining what a document tells of a visit to the visits already known."""

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import msgspec

from tracker.dates import DateNotUnderstood, plain_day, read_day, read_rough
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


def told_when(facts: "VisitFacts", today: date) -> RoughDate | None:
    """Give when a document says the visit was: its days, else its month; None where it says neither."""
    if facts.start:
        text = facts.when_text or facts.start.isoformat()
        return RoughDate(text=text, earliest=facts.start, latest=facts.end or facts.start)
    written = facts.letter_date or today
    text = facts.when_text.removeprefix("later in ")
    try:
        first, last = read_rough(text, written, looks="back")
    except DateNotUnderstood:
        return None
    if first > written:  # the month of something still to come, and not of the visit
        return None
    text = text if str(first.year) in text else f"{text} {first.year}"
    return RoughDate(text=text, earliest=first, latest=min(last, written))


def same_visit(casebook: Casebook, facts: "VisitFacts", today: date) -> ScrutinyVisit | None:
    """Give the visit a document tells of when it is known already: by its number, else by its days.

    Where it says neither, the only visit of its kind is meant.
    """
    told = told_when(facts, today)
    days = (told.earliest, told.latest) if told else None
    if days is None and facts.letter_date:
        days = (facts.letter_date, facts.letter_date)
    same_kind = [v for v in casebook.visits_in_order() if v.kind == facts.kind]
    if facts.ordinal is not None:
        numbered = (v for v in same_kind if v.ordinal == facts.ordinal and near(v, days))
        if (found := next(numbered, None)) is not None:
            return found
    unnumbered = [v for v in same_kind if facts.ordinal is None or v.ordinal is None]
    if days is None:
        return unnumbered[0] if len(unnumbered) == 1 else None
    return next((v for v in unnumbered if told and near(v, days, timedelta(0))), None)


def near(visit: ScrutinyVisit, days: tuple[date, date] | None, apart: timedelta = SAME_NUMBER) -> bool:
    """Tell whether a visit's days and those given lie no further apart; days that are not known are near."""
    if days is None:
        return True
    return visit.when.earliest - days[1] <= apart and days[0] - visit.when.latest <= apart


def visit_from(
    facts: "VisitFacts", names: Names, received: date | None, today: date, when: RoughDate | None = None
) -> ScrutinyVisit:
    """Make a visit of what a document tells; received counts from the letter's day unless said otherwise.

    ``when`` stands where the document does not say when it was, and the letter's own day where nobody does.
    """
    when = told_when(facts, today) or when
    if when is None and (day := facts.letter_date):
        when = RoughDate(text=day.isoformat(), earliest=day, latest=day)
    if when is None:
        raise Refusal(
            "The document does not say when the visit was: add the visit first, then bring it in. "
            "Where there are several of its kind, name the one that is meant with --visit."
        )
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


def filled_in(
    there: ScrutinyVisit, facts: "VisitFacts | None", document: Document, received: date | None, today: date
) -> ScrutinyVisit:
    """Fill in what was not known; where the document says otherwise, keep both as claims for a person to pick."""
    documents = (*there.documents, document.id)
    if facts is None:
        return msgspec.structs.replace(there, documents=documents, received=there.received or received)
    told = visit_from(facts, Names(id=there.id, ref=there.ref), received, today, there.when)
    fields: dict[str, Any] = {}
    claims = list(there.claims)
    for name in ("authority", "ordinal", "inspectors", "areas", "judgements", "letter_date", "received"):
        held, said = getattr(there, name), getattr(told, name)
        if not held:
            fields[name] = said
        elif said and said != held and name != "received":
            claims.append(Claim(field=name, value=in_words(said), document=document.id))
    if not _narrows(there.when, told.when):
        if there.expected or _narrows(told.when, there.when):
            fields["when"] = told.when
        elif (told.when.earliest, told.when.latest) != (there.when.earliest, there.when.latest):
            claims.append(Claim(field="when", value=told.when.text, document=document.id))
    return msgspec.structs.replace(there, **fields, expected=False, claims=tuple(claims), documents=documents)


def _narrows(told: RoughDate, held: RoughDate) -> bool:
    """Tell whether what is told lies within an imprecise date such as "summer 2024"."""
    vague = held.latest - held.earliest > VAGUE
    return vague and held.earliest <= told.earliest and told.latest <= held.latest


def in_words(value: Any) -> str:
    """Say a field's value as a claim holds it, so that it can be read back."""
    if isinstance(value, tuple):
        return "; ".join(in_words(item) for item in value)
    if isinstance(value, Judgement):
        return f"{value.area}: {value.grade}"
    return plain_day(value) if isinstance(value, date) else str(value)


def read_claim(claim: Claim, today: date) -> Any:
    """Read a claim's words as what its field holds; raises ValueError where they cannot be."""
    text = claim.value
    match claim.field:
        case "ordinal":
            return int(text)
        case "letter_date" | "received":
            return read_day(text, today, looks="back")
        case "when":
            span = re.search(r"\((.+ to .+)\)$", text)  # "next month (1 Mar 2026 to 31 Mar 2026)"
            earliest, latest = read_rough(span[1] if span else text, today, looks="back")
            return RoughDate(text=text, earliest=earliest, latest=latest)
        case "inspectors" | "areas":
            return tuple(text.split("; "))
        case "judgements":
            said = (each.rpartition(": ") for each in text.split("; "))
            return msgspec.convert([{"area": a, "grade": g} for a, _, g in said], tuple[Judgement, ...])
        case "authority":
            return text
    raise ValueError(claim.field)
