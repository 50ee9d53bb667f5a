"""Printing lists and records: plain lines, JSON or CSV; colour only on a terminal, and never alone."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any

from tracker.cli.running import Running, say
from tracker.dates import plain_day
from tracker.desk.rows import Row
from tracker.wording import counted, mark, number_of_young_people, short

TITLE_ROOM = 90
"""Characters of a title in a line that goes to a file or another program; JSON and CSV have all of it."""
LEAST_TITLE = 16
"""Characters of a title on a narrow terminal, where the line wraps after all."""

ALWAYS = ("ref", "title", "state", "owner", "due", "flags")
"""Columns that every list has, also when it is empty."""

SAYS: dict[str, Callable[[Any], str]] = {
    "days_since_seen": lambda days: _ago("seen", days),
    "days_since_touch": lambda days: _ago("in touch", days),
    "next_visit_due": lambda day: f"due {plain_day(day)}" if day else "none due",
    "worker_changes": lambda count: f"{count} worker change{'s' * (count != 1)}",
    "open_actions": lambda count: f"{count} open action{'s' * (count != 1)}",
    "young_people": number_of_young_people,
    "age": lambda years: f"aged {years}",
    "waiting": lambda count: f"{counted(count, 'paragraph')} waiting",
    "offers_waiting": lambda count: f"{counted(count, 'offer')} waiting",
}
"""Columns whose bare number would say nothing where no heading stands above it."""

_COLOURS = {"overdue": "1;31", "missing": "1;35", "stalled": "33", "due soon": "36", "check": "1"}


def print_rows(
    running: Running, rows: Sequence[Row], columns: Sequence[str], *, reasons: bool = False
) -> int:
    """Print a list as asked for: JSON, CSV, or a line a row with its columns; gives the exit code."""
    if running.json:
        print_json([row.as_dict() for row in rows])
    elif getattr(running.args, "csv", False):
        print_csv([row.as_dict() for row in rows])
    else:
        _print_lines(rows, columns, reasons)
    return 0


def print_json(value: Any) -> None:
    """Print a value as JSON, readable and in UTF-8."""
    import json

    say(json.dumps(value, indent=2, ensure_ascii=False, default=str))


def print_csv(rows: Sequence[dict[str, Any]], always: Sequence[str] = ALWAYS) -> None:
    """Print dicts as CSV; a cell that a spreadsheet would run as a formula gets an apostrophe before it.

    Rows of several kinds stand together: the columns are all that any of them has, those of ``always`` first.
    """
    import csv

    columns = list(dict.fromkeys((*always, *(name for row in rows for name in row))))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row.get(name)) for name in columns] for row in rows)


def _cell(value: Any) -> str:
    if isinstance(value, list):
        value = "; ".join(v["sentence"] if isinstance(v, dict) else str(v) for v in value)
    text = "" if value is None else str(value)
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text


def _print_lines(rows: Sequence[Row], columns: Sequence[str], reasons: bool) -> None:
    screen = _screen_width()
    cells = [[_shown(row, column) for column in columns] for row in rows]
    heads = [] if reasons or not screen else [[_heading(column) for column in columns]]
    widths = [max((len(line[n]) for line in heads + cells), default=0) for n in range(len(columns))]
    title = columns.index("title")
    others = sum(widths) - widths[title] + 2 * (len(columns) - 1)
    widths[title] = min(widths[title], max(screen - others, LEAST_TITLE) if screen else TITLE_ROOM)
    for head in heads:
        say(_line(head, widths, title))
    for row, line in zip(rows, cells, strict=True):
        say(_coloured(_line(line, widths, title), row, line[0]))
        for flag in row.flags if reasons else ():
            _say_reason(f"{flag.word.upper()}: {flag.sentence} [{flag.rule}]", screen)


def _line(cells: Sequence[str], widths: Sequence[int], title: int) -> str:
    shown = [short(cell, widths[n]) if n == title else cell for n, cell in enumerate(cells)]
    return "  ".join(cell.ljust(width) for cell, width in zip(shown, widths, strict=True)).rstrip()


def _say_reason(reason: str, screen: int) -> None:
    """Print a reason below its row, wrapped where it goes to a terminal."""
    if not screen:
        say(f"    {reason}")
        return
    import textwrap

    say(textwrap.fill(reason, screen - 1, initial_indent="    ", subsequent_indent="      "))


def _screen_width() -> int:
    """Give the terminal's columns, or 0 where the text goes to a file or another program."""
    if not sys.stdout.isatty():
        return 0
    import shutil

    return shutil.get_terminal_size().columns


def _heading(column: str) -> str:
    return {"title": "What", "place": "Where"}.get(column, column.replace("_", " ").capitalize())


def _shown(row: Row, column: str) -> str:
    if column == "flag":
        return mark(row.flags[0]) if row.flags else ""
    if column == "title":
        return " ".join(row.title.split())
    if column == "place":
        return row.more["place"].split(" (")[0] if "/" in row.more["place"] else "-"
    if column == "due":
        return plain_day(row.due) if row.due else "-"
    if column == "not_tested":  # beside the visits that tell of it, bare numbers would say nothing
        return f"not tested at {', '.join(row.more[column])}" if row.more[column] else "-"
    if column in SAYS:
        return SAYS[column](row.more[column])
    value = getattr(row, column) if column in ("ref", "state", "owner") else row.more.get(column)
    if isinstance(value, list | tuple):
        return ", ".join(str(item) for item in value) or "-"
    return " ".join(str(value).split()) if value not in (None, "") else "-"


def _ago(what: str, days: int | None) -> str:
    """Say when something was last so: "never seen", "seen today", "seen 5d ago"."""
    if days is None:
        return f"never {what}"
    return f"{what} {days}d ago" if days else f"{what} today"


def _coloured(text: str, row: Row, first: str) -> str:
    if not row.flags or not sys.stdout.isatty() or os.environ.get("NO_COLOR"):
        return text
    colour = _COLOURS[row.flags[0].word]
    return f"\033[{colour}m{first}\033[0m{text[len(first) :]}"
