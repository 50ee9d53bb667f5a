"""The first day of every rule with a day of its own, as a table to read: ``python -m tests.rules.boundary_table``."""

import sys
from datetime import timedelta

from tests.rules import (
    boundaries_content,
    boundaries_evaluations,
    boundaries_people,
    boundaries_plan,
    boundaries_plans,
    boundaries_visiting,
    boundaries_weekly,
)
from tests.rules.boundary import Boundary, asked
from tests.rules.sample import day
from tracker.dates import plain_day

_PARTS = (
    boundaries_people,
    boundaries_plans,
    boundaries_content,
    boundaries_visiting,
    boundaries_plan,
    boundaries_weekly,
    boundaries_evaluations,
)
ROWS: list[Boundary] = sorted((row for part in _PARTS for row in part.ROWS), key=lambda row: row.rule)
"""The rows that the tests check, rule by rule."""
HEAD = ("rule", "what", "first day true", "the day before", "the day", "the day after")


def cells(row: Boundary) -> list[str]:
    """Give a row's cells, the last three with what the rule says on that day."""
    since = day(row.since)
    flags = [asked(row, since + timedelta(days=n)) for n in (-1, 0, 1)]
    said = [f"{f.word}, {f.severity}: {f.sentence}" if f else "silent" for f in flags]
    return [row.rule, row.what, plain_day(since), *said]


def table() -> str:
    """Give the whole table in Markdown."""
    lines = [HEAD, ["---"] * len(HEAD), *map(cells, ROWS)]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


if __name__ == "__main__":
    sys.stdout.write(table() + "\n")
