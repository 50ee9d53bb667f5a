"""The filter words: what a person types above a list, read once and asked of every row.

Words stand for rows that hold them all; "quoted words" for that phrase; ``field:value`` for one fact of a row,
``a,b`` for either; ``-`` in front for the opposite. A fact that is a day takes a day as people say it, and
``<``, ``<=``, ``>`` or ``>=`` before it.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from datetime import date
from typing import NamedTuple, Protocol

from tracker.dates import DateNotUnderstood, Looks, read_rough
from tracker.domain.codes import OPEN_STATES
from tracker.domain.refusal import Refusal

Fact = str | date | tuple[str, ...] | None
Test = Callable[[Fact], bool]

WORD_FIELDS = (
    "owner", "team", "partner", "source", "theme", "state", "priority", "kind", "standing", "answer", "flag",
    "rule", "visit", "finding", "thread", "plan", "ref", "case", "adviser", "worker", "status", "need", "home",
    "activity", "marker", "by", "role", "outcome", "late", "impact",
)  # fmt: skip
"""Fields whose fact is words."""

DAY_FIELDS: dict[str, Looks] = {
    "due": "forward", "expected": "forward", "agreed": "back", "updated": "back", "completed": "back",
    "held": "back", "received": "back", "happened": "back", "recorded": "back", "filed": "back", "seen": "back",
    "touch": "back", "planned": "back", "born": "back",
}  # fmt: skip
"""Fields whose fact is a day, and where a day without a year is looked for."""

FIGURE = "figure"
"""The field that keeps the rows behind a number, by the number's name."""

_OPEN = OPEN_STATES | {"open", "being addressed", "expected"}
"""Every state, of whatever record, that still asks something of somebody."""
_PEOPLE = ("owner", "by", "adviser", "worker")
"""Fields in which "me" is the person at work."""
_FIELD = re.compile(r"([a-z][a-z_-]*):(.*)", re.DOTALL)
_COMPARED = re.compile(r"(<=|>=|<|>|=)?\s*(.*)", re.DOTALL)


class QueryNotUnderstood(Refusal):
    """A filter could not be read; its text is one sentence for the person who typed it."""


class Item(Protocol):
    """A row that can be filtered."""

    @property
    def haystack(self) -> str:
        """Everything the row says, casefolded."""

    @property
    def facts(self) -> Mapping[str, Fact]:
        """What the row says field by field; a field it does not have counts as none."""


class Query(NamedTuple):
    """A filter ready to be asked of rows."""

    text: str
    words: tuple[str, ...] = ()
    """Casefolded words and phrases a row must hold."""
    without: tuple[str, ...] = ()
    """Words and phrases it must not hold."""
    tests: tuple[tuple[str, bool, tuple[Test, ...]], ...] = ()
    """Field, whether one of the tests must hold or none may, and the tests."""

    @property
    def empty(self) -> bool:
        """Tell whether every row matches."""
        return not (self.words or self.without or self.tests)

    def matches(self, item: Item) -> bool:
        """Tell whether a row is one of those asked for."""
        if self.words or self.without:
            haystack = item.haystack
            for word in self.words:
                if word not in haystack:
                    return False
            for word in self.without:
                if word in haystack:
                    return False
        return not self.tests or self._facts_match(item.facts)

    def _facts_match(self, facts: Mapping[str, Fact]) -> bool:
        for field, wanted, tests in self.tests:
            fact = facts.get(field)
            if any(test(fact) for test in tests) is not wanted:
                return False
        return True


Named = Callable[[str], Container[str]]
"""Gives the ids that a figure's name stands for; raises QueryNotUnderstood for a name unknown."""


def _no_figures(name: str) -> Container[str]:
    raise QueryNotUnderstood(f"There is no figure “{_shown(name)}” to filter by here.")


def parse(text: str, today: date, me: str, named: Named = _no_figures) -> Query:
    """Read a filter; raises QueryNotUnderstood. ``me`` is the name that ``owner:me`` stands for.

    ``figure:NAME`` keeps the rows behind a number, which ``named`` gives; the fact of that name is the row's id.

    What is not finished, such as ``owner:``, asks for nothing, so that a list can be filtered while typing.
    """
    words: list[str] = []
    without: list[str] = []
    tests: list[tuple[str, bool, tuple[Test, ...]]] = []
    for token in _split(text.casefold(), str.isspace):
        negated, rest = token.startswith("-"), token.removeprefix("-")
        found = _FIELD.fullmatch(rest)
        if found:
            asked = tuple(_read_values(found[1], found[2], today, me.casefold(), named))
            if asked:
                tests.append((found[1], not negated, asked))
        elif word := rest.replace('"', ""):
            (without if negated else words).append(word)
    return Query(text, tuple(words), tuple(without), tuple(tests))


def _split(text: str, at: Callable[[str], bool]) -> Iterator[str]:
    """Give the pieces between separators that stand outside quotes; an open quote runs to the end."""
    piece, quoted = "", False
    for char in text:
        quoted ^= char == '"'
        if quoted or not at(char):
            piece += char
        elif piece:
            yield piece
            piece = ""
    if piece:
        yield piece


def _read_values(field: str, values: str, today: date, me: str, named: Named) -> Iterator[Test]:
    fields = (*WORD_FIELDS, *DAY_FIELDS, FIGURE)
    if field not in fields:
        known = ", ".join(fields)
        raise QueryNotUnderstood(f"There is no field “{_shown(field)}” to filter by: use one of {known}.")
    for quoted in _split(values, lambda char: char == ","):
        value = quoted.replace('"', "").strip()
        if value == "none":
            yield _is_none
        elif field in DAY_FIELDS:
            if test := _day_test(field, value, today):
                yield test
        elif field == FIGURE:
            yield from [_one_of(named(value))] if value else []
        elif value:
            yield _word_test(field, value, me)


def _word_test(field: str, value: str, me: str) -> Test:
    if field == "state" and value == "open":
        return lambda fact: any(word in _OPEN for word in _words_of(fact))
    if field in _PEOPLE and value == "me":
        return lambda fact: any(word == me for word in _words_of(fact))
    if value[0].isdigit():
        # "visit:4" is not visit 14, and "plan:3.2" not 13.2 or 3.21.
        whole = re.compile(rf"(?<![\d.]){re.escape(value)}(?!\d)")
        return lambda fact: any(whole.search(word) for word in _words_of(fact))
    return lambda fact: any(value in word for word in _words_of(fact))


def _day_test(field: str, value: str, today: date) -> Test | None:
    found = _COMPARED.fullmatch(value)
    sign, day = (found[1], found[2]) if found else ("", value)
    if not day:
        return None
    try:
        first, last = read_rough(day, today, looks=DAY_FIELDS[field])
    except DateNotUnderstood as refused:
        raise QueryNotUnderstood(f"{field}: {refused}") from None
    between = {
        "<": (date.min, first, False),
        "<=": (date.min, last, True),
        ">": (last, date.max, False),
        ">=": (first, date.max, True),
    }
    low, high, included = between.get(sign, (first, last, True))
    if included:
        return lambda fact: isinstance(fact, date) and low <= fact <= high
    return lambda fact: isinstance(fact, date) and low < fact < high


def _one_of(ids: Container[str]) -> Test:
    return lambda fact: fact in ids


def _is_none(fact: Fact) -> bool:
    return fact is None or fact in ("", (), "none")


def _words_of(fact: Fact) -> tuple[str, ...]:
    if isinstance(fact, str):
        return (fact.casefold(),)
    return tuple(word.casefold() for word in fact) if isinstance(fact, tuple) else ()


def _shown(text: str) -> str:
    return "".join(c for c in text if c.isprintable())[:30]
