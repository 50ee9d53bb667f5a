"""The field's words in plain ones: what each means, what to write and what to leave."""

import difflib
import tomllib
from typing import Literal

import msgspec

from tracker.data import data_file
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line


class Term(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One term, as it stands in ``data/glossary.toml``."""

    word: str
    also: tuple[str, ...] = ()
    """Other words that may be used."""
    meaning: str
    avoid: tuple[str, ...] = ()
    why: str | None = None
    """Why to avoid them, or how to choose."""
    source: str
    confidence: Literal["C", "C2", "SEED", "OWN"]
    """The mark of the rules, or OWN for a word of Tracker's; what is only remembered has no place in a glossary."""


def glossary() -> tuple[Term, ...]:
    """Give every term, by its word."""
    with data_file("glossary.toml").open("rb") as file:
        terms = msgspec.convert(tomllib.load(file)["term"], tuple[Term, ...])
    return tuple(sorted(terms, key=lambda term: term.word.casefold()))


def look_up(word: str) -> tuple[Term, ...]:
    """Give the terms a word means, is avoided for, or stands in; raises Refusal with the nearest one."""
    asked = one_line(word).casefold().replace("'", "’")
    terms = glossary()
    named = {term: [each.casefold() for each in (term.word, *term.also, *term.avoid)] for term in terms}
    exact = tuple(term for term, names in named.items() if asked in names)
    found = exact or tuple(term for term, names in named.items() if any(asked in name for name in names))
    if found and asked:
        return found
    near = difflib.get_close_matches(asked, [name for names in named.values() for name in names], n=1)
    hint = f"Did you mean “{near[0]}”?" if near else "“tracker glossary” shows every one."
    raise Refusal(f"The glossary has no “{one_line(word)}”. {hint}")
