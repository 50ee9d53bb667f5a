"""The rows behind a number in their usual list form, and how to open them elsewhere."""

from datetime import date
from typing import Any

import msgspec

from tracker.cli import case_verbs, list_verbs, note_verbs
from tracker.cli.list_verbs import as_data
from tracker.cli.output import print_json, print_rows
from tracker.cli.running import Running, say
from tracker.desk import Desk
from tracker.desk.comparing import with_unit
from tracker.desk.row import Row
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case, Figure
from tracker.measures import Measured, Period

LISTS: dict[type[Record], tuple[str, tuple[str, ...]]] = {
    Case: ("cases --closed", case_verbs.COLUMNS),
    ContactNote: ("notes --all", note_verbs.COLUMNS),
    Action: ("actions", list_verbs.COLUMNS["actions"]),
    Finding: ("findings", list_verbs.COLUMNS["findings"]),
    Thread: ("threads", list_verbs.COLUMNS["threads"]),
    Oversight: ("oversight list", list_verbs.COLUMNS["oversight"]),
    Person: ("people list", list_verbs.COLUMNS["people"]),
    Figure: ("figure list", ("flag", "ref", "when", "title")),
    ScrutinyVisit: ("visits", list_verbs.COLUMNS["visits"]),
    Document: ("documents", list_verbs.COLUMNS["documents"]),
}
"""The verb that lists each kind of record, and the columns of its list; other kinds stand in no list."""
NO_LIST = ("", ("flag", "ref", "title"))
VALUE = "measured"
"""The column of what is measured of each row, such as its days."""


def show_rows(running: Running, found: Measured, period: Period, told: dict[str, Any]) -> int:
    """Print the rows a number counts; with ``--json`` they stand in what is told of it."""
    desk = running.desk()
    rows = _rows(desk, found)
    if running.json:
        of = found.counted.of
        refs = None if of is None else desk.measures.refs(of)
        print_json(told | {"rows": [row.as_dict() for row in rows], "of_refs": refs})
        return 0
    verb, columns = LISTS.get(found.measure.on, NO_LIST)
    if not as_data(running):
        _say_how_to_open(desk, found, period, verb)
    return print_rows(running, rows, (*columns, VALUE) if found.counted.values else columns)


def _rows(desk: Desk, found: Measured) -> list[Row]:
    """Give the rows, those with the largest value first, else those that most needs to be done about."""
    book, values = desk.session.casebook, found.counted.values
    rows = desk.lists.rows(record for i in found.counted.rows if (record := book.by_id(i)))
    if not values:
        return sorted(rows, key=lambda row: (_worst(row), row.due or date.max, row.ref))
    said = [
        msgspec.structs.replace(row, more={VALUE: with_unit(found.measure, values[row.id]), **row.more})
        for row in rows
    ]
    return sorted(said, key=lambda row: (-values[row.id], row.ref))


def _worst(row: Row) -> int:
    return -max((flag.severity for flag in row.flags), default=0)


def _say_how_to_open(desk: Desk, found: Measured, period: Period, verb: str) -> None:
    rows, of, _ = found.counted
    name = desk.measures.name_of_rows(found.measure.id, period)
    if not verb:
        return
    say(f"  Counted: {len(rows)}; 'tracker {verb} figure:{name}' lists them.")
    if of is not None:
        everybody = desk.measures.name_of_rows(found.measure.id, period, everybody=True)
        say(f"  Of: {len(of)}; 'tracker {verb} figure:{everybody}' lists them.")
        if len(of) > len(rows):
            say(f"  The others: {len(of) - len(rows)}; add -figure:{name} to that.")
