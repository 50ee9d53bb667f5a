"""Answers about one young person's file, kept while its rules are asked one after the other."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from tracker.domain.life import Life

P = ParamSpec("P")
T = TypeVar("T")


def once_a_life(find: Callable[Concatenate[Life, P], T]) -> Callable[Concatenate[Life, P], T]:
    """Keep the last answer of a pure function of a file: some thirty rules ask the same of each before the next.

    A file that changed is another object, and the one remembered is held, so that none can be taken for it.
    """
    last: tuple[Life, object, T] | None = None

    @wraps(find)
    def ask(life: Life, /, *args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal last
        held = last
        if held is None or held[0] is not life or held[1] != (args, kwargs):
            held = last = (life, (args, kwargs), find(life, *args, **kwargs))
        return held[2]

    return ask
