"""Finding the record a person means, by whatever they call it."""

import re
from collections.abc import Sequence
from typing import TypeVar

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.text import one_line
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case
from tracker.wording import a_noun, short

R = TypeVar("R", bound=Record)
_VISIT = re.compile(r"(?:visit\s*)?(\d{1,3})", re.IGNORECASE)
_PLACE = re.compile(r"(\d{1,3})\s*/\s*(q?\d{1,3}[a-z]?)", re.IGNORECASE)


def find(casebook: Casebook, typed: str, kind: type[R]) -> R:
    """Find the one record of a kind that a reference, a number or a name means; raises Refusal."""
    asked = one_line(typed)
    if not asked:
        raise Refusal(f"The reference is missing: say which {_noun(kind)}.")
    found = [record for record in candidates(casebook, asked) if isinstance(record, kind)]
    if len(found) == 1:
        return found[0]
    if not found:
        raise Refusal(_none_such(casebook, asked, kind))
    shown = ", ".join(record.ref for record in found[:6]) + (" ..." if len(found) > 6 else "")
    raise Refusal(f"{short(asked)} may mean {len(found)} records: {shown}. Type more of the reference.")


def candidates(casebook: Casebook, asked: str) -> list[Record]:
    """Give every record that a reference, number, visit/paragraph, plan reference, initials or name may mean."""
    if not asked:
        return []
    if place := _PLACE.fullmatch(asked):
        return list(_findings_at(casebook, int(place[1]), place[2].lower()))
    found = casebook.matching_ref(asked)
    if not found:
        found = [
            *_numbered(casebook, asked.casefold()),
            *_visits_numbered(casebook, asked),
            *_planned_as(casebook, asked.casefold()),
        ]
    return found or [*_called(casebook, asked.casefold()), *_people(casebook, asked.casefold())]


def _numbered(casebook: Casebook, asked: str) -> list[Case]:
    """Give the young person with the council's own case number."""
    return [c for c in casebook.all(Case) if c.number and c.number.casefold() == asked]


def _called(casebook: Casebook, asked: str) -> list[Case]:
    """Give the young people with these initials."""
    return [c for c in casebook.all(Case) if c.initials.casefold() == asked]


def _visits_numbered(casebook: Casebook, asked: str) -> list[ScrutinyVisit]:
    number = _VISIT.fullmatch(asked)
    return [v for v in casebook.all(ScrutinyVisit) if number and v.ordinal == int(number[1])]


def _planned_as(casebook: Casebook, asked: str) -> list[Action]:
    return [a for a in casebook.all(Action) if a.plan_ref and a.plan_ref.casefold() == asked]


def _people(casebook: Casebook, asked: str) -> list[Record]:
    """Give the people called so, else those whose name begins so."""
    names = [(p.name.casefold(), p) for p in casebook.all(Person)]
    return [p for name, p in names if name == asked] or [p for name, p in names if name.startswith(asked)]


def _findings_at(casebook: Casebook, ordinal: int, paragraph: str) -> list[Finding]:
    visits = [v for v in casebook.all(ScrutinyVisit) if v.ordinal == ordinal]
    found = [f for v in visits for f in casebook.pointing(Finding, "visit", v.id)]
    return [f for f in found if f.paragraph == paragraph]


def _none_such(casebook: Casebook, asked: str, kind: type[Record]) -> str:
    import difflib

    others = candidates(casebook, asked)
    if len(others) == 1:
        wanted = a_noun(_noun(kind))
        return f"{short(asked)} is {a_noun(others[0].noun)}: give the reference of {wanted} here."
    known = [r.ref for r in casebook if isinstance(r, kind)]
    near = difflib.get_close_matches(asked[:80].upper(), known, n=1, cutoff=0.7)
    hint = f"did you mean {near[0]}?" if near else "the lists show every reference."
    return f"There is no {_noun(kind)} “{short(asked)}”: {hint}"


def _noun(kind: type[Record]) -> str:
    return "record" if kind is Record else kind.noun


def people_called(casebook: Casebook, name: str) -> list[Person]:
    """Give the people a name may mean: the one called exactly so, else those here whose names begin so.

    Each word typed has to begin a part of the name, in order: "khan", "a khan" and "a.khan" are A Khan.
    """
    exact = casebook.person_named(name)
    typed = _parts(name)
    if exact or not typed:
        return [exact] if exact else []
    return [
        person
        for person in casebook.all(Person)
        if person.ref.casefold() == name.casefold()
        or (person.left is None and _begin(typed, _parts(person.name)))
    ]


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, however they are spaced or dotted: "J.Price" and "j price"."""
    return _parts(one) == _parts(other)


def _parts(name: str) -> list[str]:
    return [part for part in re.split(r"[\s.]+", name.casefold()) if part]


def _begin(typed: Sequence[str], parts: Sequence[str]) -> bool:
    """Tell whether each word typed begins a part of the name, in order."""
    left = iter(parts)
    return all(any(part.startswith(word) for part in left) for word in typed)
