"""The names by which filters find the rows behind a number: of a period, and as they left in a pack."""

import re
from collections.abc import Iterable
from datetime import date

from tracker.dates.words import FIRST_YEAR, LAST_YEAR
from tracker.desk.session import Session
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack
from tracker.measures import MEASURES, Period

ALL_OF = "all-of-"
"""What stands before a measure's name where everybody it is counted of is meant."""
_WITHIN = re.compile(r"(.+)@(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)", re.ASCII)


def period_of(name: str) -> tuple[str, Period | None]:
    """Part a name such as ``in-touch@2024-01-01..2024-02-11`` from its period, if it says one; raises Refusal."""
    spelled = _WITHIN.fullmatch(name)
    return (spelled[1], _period(spelled[2], spelled[3])) if spelled else (name, None)


def frozen_rows(session: Session, pack_ref: str, figure: str) -> frozenset[str]:
    """Give the ids of the rows of a number as they left in a pack, or of everybody counted; raises Refusal."""
    pack = session.find(pack_ref, Pack)
    known = figure.removeprefix(ALL_OF)
    found = next((f for f in pack.figures if f.measure.casefold() == known), None)
    if found is None:
        raise Refusal(
            f"{pack.ref} has no figure “{shown(figure)}”: {_some(f.measure for f in pack.figures)}."
        )
    return frozenset(found.rows if known == figure or found.of is None else found.of)


def unknown(name: str) -> Refusal:
    """Give the refusal of a name that no number has."""
    return Refusal(
        f"There is no figure “{shown(name)}”: {_some(MEASURES)}. 'tracker measures' lists them all."
    )


def shown(name: str) -> str:
    """Give what was typed, short and plain."""
    return "".join(c for c in name if c.isprintable())[:40]


def _period(start: str, end: str) -> Period:
    try:
        found = Period(date.fromisoformat(start), date.fromisoformat(end))
    except ValueError:
        found = Period(date.max, date.min)
    if not FIRST_YEAR <= found.start.year <= found.end.year <= LAST_YEAR or found.start > found.end:
        raise Refusal(f"“{start}..{end}” is no period: write two days such as 2024-01-01..2024-02-11.")
    return found


def _some(names: Iterable[str]) -> str:
    first = [*names][:4]
    return f"there is {', '.join(first)} and more" if first else "it has none"
