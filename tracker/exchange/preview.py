"""What an export would hold, told without saying who anybody is: references, ages, and no special category data."""

from datetime import date
from typing import NamedTuple

from tracker.domain.casebook import Casebook
from tracker.exchange.case_columns import column_of
from tracker.exchange.case_layouts import Layout, cases_table, held_by

HELD = "held"
"""What stands in place of a value that is not shown."""
_HIDDEN = frozenset(
    ("chosen name", "gender", "ethnicity", "disability", "has a disability", "complexity", "unaccompanied",
     "immigration until", "waiting for", "eligibility since", "legal status")
)  # fmt: skip


class Preview(NamedTuple):
    """How many young people an export would hold, and the first of them without what tells who they are."""

    total: int
    columns: tuple[str, ...]
    rows: tuple[tuple[tuple[str, str], ...], ...]
    """(Column, cell) pairs of what is not blank."""


def preview(layout: Layout, casebook: Casebook, today: date, first: int) -> Preview:
    """Give the first rows of a layout with references for numbers and ages for dates of birth."""
    header, table = cases_table(layout, casebook, today)
    known = held_by(layout, casebook, today)
    rows = []
    for one, cells in zip(known[:first], table, strict=False):
        told = [("reference", one.life.case.ref), ("age", str(one.life.age(today)))]
        told += [
            (name, _shown(name, cell)) for name, cell in zip(header, cells, strict=True) if _told(name, cell)
        ]
        rows.append(tuple(told))
    return Preview(len(known), header, tuple(rows))


def _told(name: str, cell: str) -> bool:
    return bool(cell) and column_of(name) not in ("case number", "reference", "date of birth", "age")


def _shown(name: str, cell: str) -> str:
    column = column_of(name) or ""
    return HELD if column in _HIDDEN or column.endswith("reason") else cell
