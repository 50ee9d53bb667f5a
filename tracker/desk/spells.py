"""What each kind of spell may say, and what a person may type for it."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Spell

if TYPE_CHECKING:
    from tracker.exchange.case_rows import SaidSpell

_PLURAL = ("waiting", "out of area")
"""Kinds of which several may run at once."""

SAID: dict[str, Mapping[str, str]] = {
    "home": {**care_codes.ACCOMMODATION, **care_codes.PLACEMENTS},
    "activity": care_codes.ACTIVITY,
    "legal status": care_codes.LEGAL_STATUS,
    "need": {level: f"every {days} days" for level, days in care_codes.LEVEL_DAYS.items()},
    "eligibility": dict.fromkeys(words(care_codes.Eligibility), ""),
}
"""What may stand in ``what``, by kind, with its meaning; other kinds take any words."""


def is_single(kind: care_codes.SpellKind) -> bool:
    """Tell whether only one spell of this kind can run at a time (one for each role of a worker)."""
    return kind not in _PLURAL


def in_one_place(one: Spell, other: "Spell | SaidSpell") -> bool:
    """Tell whether only one of two spells of somebody can run at a time; all advisers share one role."""
    if one.kind != other.kind or not is_single(one.kind):
        return False
    return one.role == other.role or {one.role, other.role} <= care_codes.ADVISERS


def checked_what(kind: care_codes.SpellKind, said: str, more: Mapping[str, Any]) -> str:
    """Give the code or word that was meant, by itself or by how its meaning begins; raises Refusal."""
    if kind != "worker" and more.get("role"):
        raise Refusal(f"A role belongs to a worker: leave it out of the {kind}.")
    if kind != "home" and any(more.get(name) is not None for name in ("suitable", "provided")):
        raise Refusal(f"Suitable and provided are said of a home: leave them out of the {kind}.")
    if kind == "worker":
        return ""
    known = SAID.get(kind)
    if known is None:
        if not said:
            missing = "The service waited for" if kind == "waiting" else "The place"
            raise Refusal(f"{missing} is missing: write it in a few words.")
        return said
    code = _meant(known, said)
    if code is None:
        options = "; ".join(f"{code} {meaning}".strip() for code, meaning in known.items())
        raise Refusal(f"“{said}” is no {kind} we know: choose one of {options}.")
    if kind == "home" and code in care_codes.NEVER_SUITABLE and more.get("suitable"):
        raise Refusal(f"A home coded {code}, {known[code]}, can only be unsuitable.")
    return code


def _meant(known: Mapping[str, str], said: str) -> str | None:
    asked = said.casefold()
    by_code = [code for code in known if code.casefold() == asked]
    if by_code or not asked:
        return by_code[0] if by_code else None
    begun = [code for code, meaning in known.items() if meaning.startswith(asked) or code.startswith(asked)]
    return begun[0] if len(begun) == 1 else None
