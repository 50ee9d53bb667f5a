"""An extract of the council's case system, read for comparing: whom it names and what it says of each."""

from collections.abc import Mapping
from typing import NamedTuple

from tracker.domain.text import one_line
from tracker.exchange import said
from tracker.exchange.case_columns import columns_of, is_heading
from tracker.exchange.case_layouts import Layout
from tracker.exchange.compared import COMPARED, Asked, Compared
from tracker.exchange.said import NOTHING, Said
from tracker.exchange.sheets import Row, Table, read_table

WANTED = "a case number and at least one more, such as date of birth"
_FINER = frozenset(("former relevant in education", "former relevant 21 to 25"))


class ExtractRow(NamedTuple):
    """One row: whom it names, and what it says by field; a field left blank says nothing."""

    row: int
    """As a spreadsheet counts it."""
    number: str
    ref: str
    said: Mapping[str, Said]


class Extract(NamedTuple):
    """A whole extract."""

    name: str
    asked: Asked
    fields: tuple[Compared, ...]
    """What it speaks of: it has a column for it, and at least one cell of that can be read."""
    rows: tuple[ExtractRow, ...]
    left_out: tuple[str, ...]
    """Its headings that are not compared."""


def read_extract(raw: bytes, name: str) -> Extract:
    """Read an extract in any layout that can be brought in; raises Refusal for what is no such table."""
    table = read_table(raw, name, is_heading, WANTED)
    places = _places(table)
    rows = tuple(_row(row, places) for row in table.rows)
    fields = tuple(f for f in COMPARED if any(_speaks(row.said[f.field]) for row in rows))
    statuses = {row.said["status"].key for row in rows}
    fine = "reference" in places or bool(statuses & _FINER)
    read = {column for field in fields for column in field.columns} | {"case number", "reference"}
    left_out = {table.header[place] for column, place in places.items() if column not in read}
    known = set(places.values())
    unknown = {heading for place, heading in enumerate(table.header) if heading and place not in known}
    return Extract(
        table.name,
        Asked(_layout(table, places), frozenset(places), fine),
        fields,
        rows,
        tuple(sorted(left_out | unknown)),
    )


def _speaks(told: Said) -> bool:
    return bool(told.shown) and told != said.UNREADABLE


def _places(table: Table) -> dict[str, int]:
    """Give the columns by their plain names; whose the allocated worker is follows from the others."""
    places = dict(columns_of(table.header, table.name).places)
    if "allocated worker" in places and "social worker" in places:
        del places["allocated worker"]
    elif "allocated worker" in places and "personal adviser" not in places:
        places["only worker"] = places.pop("allocated worker")
    return places


def _row(row: Row, places: Mapping[str, int]) -> ExtractRow:
    cells = {column: one_line(row.cells[place]) for column, place in places.items()}
    told = {field.field: _said(field, cells) for field in COMPARED}
    return ExtractRow(row.number, cells.get("case number", ""), cells.get("reference", ""), told)


def _said(field: Compared, cells: Mapping[str, str]) -> Said:
    """Give what the first of a field's columns says that is not blank."""
    read = (said.read(cells.get(column, ""), reader) for column, reader in field.columns.items())
    return next((found for found in read if found.shown), NOTHING)


def _layout(table: Table, places: Mapping[str, int]) -> Layout:
    """Tell a return by its headings; any other table is a plain one."""
    squeezed = {"".join(c for c in heading.casefold() if c.isalnum()) for heading in table.header}
    if any(heading.startswith("clea") for heading in squeezed):
        return "ssd"
    if squeezed & {"childuniqueid", "eligibilitycategory"}:
        return "annexa" if "personal adviser" in places else "annexa13"
    return "oc3" if "child" in squeezed and squeezed & {"intouch", "activ", "accom"} else "plain"
