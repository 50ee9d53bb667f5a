"""The two clocks of a young person in words, and what the rules know of them on a day.

Wording stands below the rules and cannot ask them: whoever makes a page hands in what they say.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple, Protocol

from tracker.dates import plain_day, say_day, say_distance
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote


class Owed(Protocol):
    """One visiting obligation: what the rules say is owed."""

    @property
    def kind(self) -> str:
        """Give "PA visit" or "social worker visit"."""

    @property
    def last(self) -> ContactNote | None:
        """Give the last such visit at which they were seen, or None."""

    @property
    def due(self) -> date:
        """Give the last day on which the next one is in time."""

    @property
    def basis(self) -> str:
        """Say who or what asks for it."""


class Known(NamedTuple):
    """What the rules and the local offer say of a young person on a day."""

    owed: Sequence[Owed] = ()
    touch_due: date | None = None
    """Last day on which the next exchange is in time; None where nothing is owed."""
    changes: Sequence[tuple[str, int, int]] = ()
    """By role: how often its worker changed in the last twelve months, and on how many days nobody held it."""
    coming: Sequence[tuple[date, str]] = ()
    """What falls due next by rule, such as a plan's review: the day and the words."""
    not_explained: Sequence[str] | None = None
    """Headings of the local offer that nobody has explained to them yet; None where nobody looked."""


def clock_lines(life: Life, today: date, known: Known) -> Iterator[str]:
    """Say when they were last seen and last in touch, and what is due by when; one line for each."""
    yield f"Seen: {_last(life.last_seen(today), today)}"
    for owed in known.owed:
        last = f"last one {plain_day(owed.last.day)}" if owed.last else "none yet"
        yield f"{owed.kind} due {_due(owed.due, today)}; {last}; {owed.basis}"
    due = f"; next due {_due(known.touch_due, today)}" if known.touch_due else ""
    yield f"In touch: {_last(life.last_touch(today), today)}{due}"


def _last(note: ContactNote | None, today: date) -> str:
    if note is None:
        return "not yet"
    return f"{plain_day(note.day)} ({note.kind}), {say_distance(note.day, today)}"


def _due(day: date, today: date) -> str:
    return f"{say_day(day)}, {say_distance(day, today)}"
