"""What documents tell of a visit, put together: what is shown, and what stands beside it as a claim.

The outcome does not hang on the order in which documents come: the best source decides what is shown.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

import msgspec

from tracker.dates import plain_day, read_day, read_rough
from tracker.desk.session import Names
from tracker.domain import codes
from tracker.domain.records import Claim, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Judgement, ScrutinyVisit, VisitFacts

SAME_NUMBER = timedelta(days=183)
"""Visits of one number further apart are two: the count starts again after each inspection."""
VAGUE = timedelta(days=7)
"""Days that lie further apart are an imprecise date and no visit's length, where no day is named."""
_DAY_NUMBER = re.compile(r"\b\d{1,2}(?:st|nd|rd|th)?\b")
RANKS: dict[codes.DocumentKind, int] = {
    "minutes": 1,
    "cover report": 1,
    "progress report": 2,
    "press release": 3,
}
_FIELDS = ("authority", "ordinal", "inspectors", "areas", "judgements", "letter_date")


class Telling(NamedTuple):
    """What one document says of one visit."""

    document: Document
    facts: VisitFacts

    @property
    def first_hand(self) -> bool:
        """Tell whether it is what the inspectors' own document says of its own visit."""
        return self.document.kind in codes.FIRST_HAND and self.document.tells[:1] == (self.facts,)

    @property
    def rank(self) -> tuple[int, date, str]:
        """Give its place among sources, the best first; never the order in which they came."""
        kind = 0 if self.first_hand else RANKS.get(self.document.kind, 1)
        return kind, self.document.day or date.max, self.document.digest


def tellings_of(documents: Iterable[Document], visit_id: str) -> list[Telling]:
    """Give what the documents say of a visit, the best source first."""
    found = [Telling(d, facts) for d in documents for facts in d.tells if facts.visit == visit_id]
    return sorted(found, key=lambda telling: telling.rank)


def told_when(facts: VisitFacts) -> RoughDate | None:
    """Give when a document says the visit was; None where it gives no day, or the words lack their year."""
    if facts.start is None:
        return None
    text = facts.when_text or facts.start.isoformat()
    return RoughDate(text=text, earliest=facts.start, latest=facts.end or facts.start)


def is_vague(when: RoughDate) -> bool:
    """Tell whether a time is a month, a season or the like, which no visit lasts, and not a run of days."""
    return when.latest - when.earliest > VAGUE and not _DAY_NUMBER.search(when.text)


def same_visit(
    visits: Sequence[ScrutinyVisit], facts: VisitFacts, letter_date: date | None = None
) -> ScrutinyVisit | None:
    """Give the visit a document tells of when it is known already: by its number, else by its days.

    Where it says neither, the only visit of its kind is meant.
    """
    told = told_when(facts)
    days = (told.earliest, told.latest) if told else None
    if days is None and letter_date:
        days = (letter_date, letter_date)
    same_kind = [v for v in visits if v.kind == facts.kind]
    if facts.ordinal is not None:
        numbered = (v for v in same_kind if v.ordinal == facts.ordinal and near(v, days))
        if (found := next(numbered, None)) is not None:
            return found
    unnumbered = [v for v in same_kind if facts.ordinal is None or v.ordinal is None]
    if days is None:
        return unnumbered[0] if len(unnumbered) == 1 and facts.ordinal is None else None
    return next((v for v in unnumbered if told and near(v, days, timedelta(0))), None)


def near(visit: ScrutinyVisit, days: tuple[date, date] | None, apart: timedelta = SAME_NUMBER) -> bool:
    """Tell whether a visit's days and those given lie no further apart; days that are not known are near."""
    if days is None:
        return True
    return visit.when.earliest - days[1] <= apart and days[0] - visit.when.latest <= apart


def visit_from(telling: Telling, names: Names, when: RoughDate) -> ScrutinyVisit:
    """Make a visit that is not known yet of the first that tells of it; the rest is filled in after."""
    facts = telling.facts
    return ScrutinyVisit(**names, kind=facts.kind, when=when, ordinal=facts.ordinal, expected=facts.expected)


def first_when(facts: VisitFacts) -> RoughDate:
    """Give when a new visit was as far as its own document tells, else the letter's day. Raises Refusal."""
    when = told_when(facts)
    if when is None and (day := facts.letter_date):
        when = RoughDate(text=day.isoformat(), earliest=day, latest=day)
    if when is None:
        raise Refusal(
            "The document does not say when the visit was: add the visit first, then bring it in. "
            "Where there are several of its kind, name the one that is meant with --visit."
        )
    return when


def put_together(
    visit: ScrutinyVisit, before: Sequence[Telling], after: Sequence[Telling], received: date | None = None
) -> ScrutinyVisit:
    """Show of each field what the best source says, and keep what others say otherwise as claims.

    ``before`` and ``after`` are the tellings without and with those that are new. What a person typed or picked
    differs from what the documents said before, and stays.
    """
    shown, held_claims = said(after), said(before)
    fields: dict[str, Any] = {}
    claims: list[Claim] = []
    for field, tellings in shown.items():
        held, best = getattr(visit, field), tellings[0].value
        former = held_claims.get(field)
        is_ours = (
            bool(held)
            and not (former and held == former[0].value)
            and not _gives_way(visit, before, field, best)
        )
        fields[field] = held if is_ours else best
        claims += [told.claim(field) for told in tellings if _differs(field, told.value, fields[field])]
    known = {(c.field, c.value) for c in visit.claims}
    fresh = [c for c in dict.fromkeys(claims) if (c.field, c.value) not in known]
    fields["claims"] = (*visit.claims, *fresh)
    fields["received"] = (
        visit.received or received or next((t.facts.letter_date for t in after if t.first_hand), None)
    )
    documents = dict.fromkeys((*visit.documents, *(t.document.id for t in after)))
    return msgspec.structs.replace(
        visit, **fields, documents=tuple(documents), **_handled(visit, before, after)
    )


class Said(NamedTuple):
    """A value that one document gives a field."""

    value: Any
    document: str

    def claim(self, field: str) -> Claim:
        """Give it as it stands beside what is shown."""
        words = self.value.text if isinstance(self.value, RoughDate) else in_words(self.value)
        return Claim(field=field, value=words, document=self.document)


def said(tellings: Sequence[Telling]) -> dict[str, list[Said]]:
    """Give what is said of each field, the best first; a field nobody speaks of is left out.

    Areas at second hand count only where no inspectors' document names them.
    """
    found: dict[str, list[Said]] = {}
    for field in _FIELDS:
        told = [t for t in tellings if getattr(t.facts, field)]
        if field == "areas" and told:
            told = [t for t in told if t.first_hand] or told[:1]
        if told:
            found[field] = [Said(getattr(t.facts, field), t.document.id) for t in told]
    if whens := _whens(tellings):
        found["when"] = whens
    return found


def _whens(tellings: Sequence[Telling]) -> list[Said]:
    """Give the times told, exact ones before vague ones; what was expected counts only until it is told as held."""
    told = [(t, when) for t in tellings if (when := told_when(t.facts))]
    held = [(t, when) for t, when in told if not t.facts.expected] or told
    held.sort(key=lambda pair: pair[1].latest - pair[1].earliest if is_vague(pair[1]) else timedelta(0))
    return [Said(when, t.document.id) for t, when in held]


def _gives_way(visit: ScrutinyVisit, before: Sequence[Telling], field: str, told: Any) -> bool:
    """Tell whether what a person typed is only a vague time, or an expected one, which any telling makes exact."""
    if field != "when":
        return False
    within = visit.when.earliest <= told.earliest and told.latest <= visit.when.latest
    return (is_vague(visit.when) and within) or (visit.expected and not before)


def _differs(field: str, value: Any, shown: Any) -> bool:
    if field != "when":
        return bool(value != shown)
    return not (value.earliest <= shown.earliest and shown.latest <= value.latest)


def _handled(visit: ScrutinyVisit, before: Sequence[Telling], after: Sequence[Telling]) -> dict[str, Any]:
    """Give what became of a visit's letter, and whether the visit is only expected."""
    fields: dict[str, Any] = {}
    new = [t for t in after if t not in before]
    days = [t.facts.published for t in after if t.facts.published]
    if (days or any(t.facts.is_published for t in after)) and visit.publication == "unpublished":
        fields |= {"publication": "published", "publication_day": min(days, default=None)}
    elif days and visit.publication == "published" and visit.publication_day is None:
        fields["publication_day"] = min(days)
    shared = [s for t in new for s in t.facts.shared_with if s not in visit.shared_with]
    fields["shared_with"] = tuple(
        sorted((*visit.shared_with, *dict.fromkeys(shared)), key=lambda s: (s.day, s.body))
    )
    if any(not t.facts.expected for t in new):
        fields["expected"] = False
    return fields


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
            parts = (each.rpartition(": ") for each in text.split("; "))
            return msgspec.convert([{"area": a, "grade": g} for a, _, g in parts], tuple[Judgement, ...])
        case "authority":
            return text
    raise ValueError(claim.field)
