"""The shapes of reason that rules on dated obligations share, so that all of them say lateness alike."""

from datetime import date

from tracker.dates import plain_day
from tracker.rules.duties import DAY, say_days
from tracker.rules.flags import Severity
from tracker.rules.rule import Reason


def overdue(
    what: str, because: str, last: date, today: date, clears: str, severity: Severity | None = None
) -> Reason:
    """Say that ``what`` is late by the days since ``last``, the last day on which it was in time."""
    late = (today - last).days
    return Reason(
        "overdue", last + DAY, f"{what} {say_days(late)} overdue: {because}", clears, late, severity
    )


def due_soon(what: str, because: str, since: date, last: date, today: date, clears: str) -> Reason:
    """Say that ``what`` is due by ``last``; severity 2, as a prompt always is."""
    left = (last - today).days
    when = {0: "today", 1: "tomorrow"}.get(left, f"in {left} days")
    return Reason("due soon", since, f"{what} due {when}, by {plain_day(last)}: {because}", clears, -left, 2)


def by_verb(what: str, verb: str, key: str) -> str:
    """Say what would clear a flag where there is one way to it: the verb, and the key as Tracker comes."""
    return f"{what} ('tracker {verb}'; key {key})"


def say_list(things: list[str]) -> str:
    """Join things as people do: "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, [", ".join(things[:-1]), *things[-1:]]))
