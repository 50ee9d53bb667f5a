"""The words by which letters are read, from data/letters.toml."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from tracker.data import data_file
from tracker.domain import codes

Place = Literal["", "part", "subject", "within", "box", "same"]
Role = Literal["findings", "areas", "apart", "context", "next steps", "opening"]
_NUMBERING = re.compile(r"^(?:\d{1,2}(?:\.\d{1,2})*[.)]?|[A-Za-z][.)]|#+|[Rr][Ee]:)\s+")
_GRADE_AFTER = re.compile(
    r"(?: ?[:–—-] ?(?:is |are )?|,? (?:is (?:that it is )?|are ))"
    r"(?:outstanding|good|requires? improvement(?: to be good)?|inadequate)$"
    r"|(?: is that it)? requires? improvement(?: to be good)?$| (?-i:Outstanding|Good|Adequate|Inadequate)$",
    re.IGNORECASE,
)
_GRADE = re.compile(r"outstanding|good|requires improvement(?: to be good)?|(?:in)?adequate", re.IGNORECASE)
_MOST_LETTERS = 160
LONGEST_HEADING = 4
"""Lines of the longest heading."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says of everything under it; empty kind and standing mean that it does not say.

    ``leaning`` is the kind of what does not say by its own words which it is. ``place`` tells where it stands
    among others: it begins a "part" of the document, names a "subject", stands "within" one as a mere form, or
    as a "box" in the midst of a list, or only says by when: what stands under it is of the "same" section.
    """

    role: Role
    kind: codes.FindingKind | None = None
    leaning: codes.FindingKind | None = None
    standing: codes.Standing = "none"
    place: Place = ""


@cache
def letter_words() -> dict[str, Any]:
    """Load the file once."""
    return tomllib.loads(data_file("letters.toml").read_text(encoding="utf-8"))


@cache
def starts_like(table: str) -> re.Pattern[str]:
    """Give one pattern for the paragraphs a table of the file lists by how they start."""
    return any_of(letter_words()[table]["starts"])


def any_of(patterns: list[str]) -> re.Pattern[str]:
    """Join patterns into one that fits where any of them does, whatever the case."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), re.IGNORECASE | re.MULTILINE)


def lower_words(patterns: list[str]) -> re.Pattern[str]:
    """Join patterns into one that fits at the start of a word, in text that is all lower case."""
    return re.compile(r"\b(?:" + "|".join(f"(?:{p})" for p in patterns) + ")")


@cache
def _headings() -> list[tuple[re.Pattern[str], Heading]]:
    rows: list[dict[str, Any]] = letter_words()["heading"]
    return [
        (
            any_of([row["whole"]]),
            Heading(**{field: value for field, value in row.items() if field != "whole"}),
        )
        for row in rows
    ]


def heading_words(text: str) -> str:
    """Give a heading without its number, its marks and the colon after it."""
    return _NUMBERING.sub("", text.strip("*_ ")).strip(" :*_")


def section_title(text: str) -> str:
    """Give a heading as the name of its section, without the grade a report prints after it."""
    return _GRADE_AFTER.sub("", heading_words(text))


def known_heading(text: str) -> Heading | None:
    """Give what a line says as a heading, or None when it is not one we know."""
    if len(text) > _MOST_LETTERS or text.endswith((".", ",", ";")):
        return None
    words = heading_words(text)
    if not words or words[0].islower():
        return None
    return next((heading for pattern, heading in _headings() if pattern.fullmatch(words)), None)


@cache
def leaning_of(text: str) -> codes.FindingKind | None:
    """Give which way a heading that is not listed leans in its own words: strength, concern, or None."""
    table: dict[str, str] = letter_words()["leaning"]
    rest, concerns = any_of([table["concern"]]).subn(" ", heading_words(text))
    praises = bool(any_of([table["strength"]]).search(rest))
    if praises == bool(concerns):
        return None
    return "strength" if praises else "concern"


def is_grade(text: str) -> bool:
    """Tell whether a line holds a grade and nothing else."""
    return _GRADE.fullmatch(text) is not None


def is_heading(text: str) -> bool:
    """Tell whether the line is a heading we know."""
    return known_heading(text) is not None
