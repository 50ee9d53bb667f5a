"""Joining what a document tells of a visit to the visits already known."""

from datetime import date
from typing import Any

import msgspec

from tracker.desk.session import Names
from tracker.domain.casebook import Casebook
from tracker.domain.records import Claim, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, ScrutinyVisit
from tracker.letters import VisitFacts


def same_visit(casebook: Casebook, facts: VisitFacts) -> ScrutinyVisit | None:
    """Give the visit a document tells of when it is known already: by its number, else by its days."""
    for visit in casebook.visits_in_order():
        if visit.kind != facts.kind:
            continue
        if facts.ordinal is not None and visit.ordinal is not None:
            if visit.ordinal == facts.ordinal:
                return visit
        elif (
            facts.start
            and visit.when.earliest <= (facts.end or facts.start)
            and facts.start <= visit.when.latest
        ):
            return visit
    return None


def visit_from(facts: VisitFacts, names: Names, received: date | None) -> ScrutinyVisit:
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
            claims.append(Claim(field=name, value=str(msgspec.to_builtins(said)), document=document.id))
    if there.expected or not there.when.exact:
        fields |= {"when": told.when, "expected": False}
    elif (told.when.earliest, told.when.latest) != (there.when.earliest, there.when.latest):
        claims.append(Claim(field="when", value=told.when.text, document=document.id))
    return msgspec.structs.replace(
        there, **fields, claims=tuple(claims), documents=(*there.documents, document.id)
    )
