"""What was worked out of a casebook, kept until the casebook changes: a hundred measures ask the same of a day."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Concatenate, NamedTuple, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from tracker.domain.casebook import Casebook

P = ParamSpec("P")
T = TypeVar("T")

MOST = 32
"""Answers kept of one casebook: those of a few days."""


class _Kept(NamedTuple):
    edition: int
    answers: dict[tuple[str, tuple[object, ...]], Any]


_KEPT: WeakKeyDictionary[Casebook, _Kept] = WeakKeyDictionary()


def once_an_edition(find: Callable[Concatenate[Casebook, P], T]) -> Callable[Concatenate[Casebook, P], T]:
    """Keep the answers of a pure function of a casebook until a record of it changes.

    Its other arguments stand in the key by their identity, unless they are days; they are kept with the answer, so
    that no other can be taken for them.
    """

    @wraps(find)
    def ask(casebook: Casebook, /, *args: P.args, **kwargs: P.kwargs) -> T:
        kept = _KEPT.get(casebook)
        if kept is None or kept.edition != casebook.edition:
            kept = _KEPT[casebook] = _Kept(casebook.edition, {})
        key = (find.__qualname__, tuple(_key(arg) for arg in (*args, *kwargs.values())))
        if key not in kept.answers:
            answer = find(casebook, *args, **kwargs)
            if len(kept.answers) >= MOST:
                kept.answers.clear()
            kept.answers[key] = ((args, kwargs), answer)
        found: T = kept.answers[key][1]
        return found

    return ask


def _key(arg: object) -> object:
    """Give what tells an argument apart: days by their value, anything else by being the same."""
    return arg if isinstance(arg, date) else id(arg)
