"""Contact notes in a table: one exchange or attempt a row, each cell typed, with errors by column."""

import hashlib
from collections.abc import Sequence
from datetime import datetime, time
from typing import Any, NamedTuple

from tracker.domain import care_codes
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line
from tracker.exchange import values
from tracker.exchange.sheets import Row, Table

_COLUMNS: dict[str, tuple[str, ...]] = {
    "case": ("case number", "child unique id", "clea person id", "young person", "reference"),
    "happened": ("date", "day", "date of contact", "happened on"),
    "time": ("at",),
    "kind": ("type", "how"),
    "direction": (),
    "outcome": ("made or attempted",),
    "with whom": (),
    "seen": ("seen face to face",),
    "seen alone": (),
    "where": ("place",),
    "note": ("text", "notes"),
    "own words": ("their own words",),
    "filed": ("filed on",),
    "by": ("worker", "written by"),
    "role": (),
    "reason": (),
}
"""Each column by the name we write, with the other names it is known by."""
_READERS: dict[str, tuple[str, values.Reader]] = {
    "kind": ("kind", values.word_of(care_codes.ExchangeKind)),
    "direction": ("direction", values.word_of(care_codes.Direction)),
    "outcome": ("outcome", values.word_of(care_codes.Outcome)),
    "with whom": ("with_whom", values.word_of(care_codes.WithWhom)),
    "seen": ("seen", values.read_yes),
    "seen alone": ("seen_alone", values.read_yes),
    "where": ("where", values.word_of(care_codes.Where)),
    "filed": ("filed", values.read_day),
    "role": ("role", values.word_of(care_codes.NoteRole)),
}
"""The field of a note each column fills, and how it is read."""
_TEXTS = {"note": "text", "own words": "own_words"}


class NoteRow(NamedTuple):
    """One exchange or attempt as a row tells of it."""

    row: Row
    case: str
    """What the table calls the young person."""
    by: str
    fields: dict[str, Any]
    """Fields of the note that are not left blank, ``happened`` and ``kind`` among them."""
    errors: dict[str, str]
    """What is wrong, by the name of the column."""

    @property
    def reason(self) -> str:
        """Say everything that is wrong with the row, in one line."""
        return "; ".join(f"{column}: {error.rstrip('.')}" for column, error in self.errors.items())

    def origin(self, case_id: str) -> str:
        """Give the digest by which the same note is known again, however its table was laid out."""
        said = [case_id, self.by.casefold(), *(f"{n}={v}" for n, v in sorted(self.fields.items()))]
        return hashlib.blake2b("\x1f".join(said).encode(), digest_size=16).hexdigest()


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


_KNOWN = {_squeezed(name): column for column, also in _COLUMNS.items() for name in (column, *also)}


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a row names the columns of contact notes."""
    known = {_KNOWN.get(_squeezed(cell)) for cell in cells}
    return {"case", "happened", "kind"} <= known


def read_note_rows(table: Table) -> tuple[list[NoteRow], list[str]]:
    """Read every row, and give what should be said of the columns; raises Refusal where two say the same."""
    places: dict[str, int] = {}
    unknown = []
    for place, heading in enumerate(table.header):
        column = _KNOWN.get(_squeezed(heading))
        if column is None:
            unknown += [heading] if heading else []
        elif column in places:
            raise Refusal(f"{table.name} has two columns for “{column}”: keep one.")
        else:
            places[column] = place
    remarks = [f"columns not known here were left out: {', '.join(unknown)}"] if unknown else []
    return [_read(table, places, row) for row in table.rows], remarks


def _read(table: Table, places: dict[str, int], row: Row) -> NoteRow:
    errors: dict[str, str] = {}
    fields: dict[str, Any] = {}

    def take(column: str, reader: values.Reader) -> Any:
        cell = one_line(row.cells[places[column]]) if column in places else ""
        try:
            return reader(cell) if cell else None
        except Refusal as refusal:
            errors[table.header[places[column]]] = str(refusal)
            return None

    if len(row.cells) > len(table.header):
        errors["row"] = "it has more cells than there are columns"
    happened, clock = take("happened", values.read_moment), take("time", values.read_time)
    fields["happened"] = _moment(happened, clock, errors)
    for column, (field, reader) in _READERS.items():
        if (value := take(column, reader)) is not None:
            fields[field] = value
    for column, field in _TEXTS.items():
        if column in places and (text := row.cells[places[column]].strip()):
            fields[field] = text
    for column in ("case", "kind"):
        if not take(column, str):
            errors.setdefault(column, "it is missing")
    return NoteRow(row, take("case", str) or "", take("by", str) or "", fields, errors)


def _moment(happened: datetime | None, clock: time | None, errors: dict[str, str]) -> datetime | None:
    if happened is None:
        errors.setdefault("happened", "when it happened is missing")
        return None
    if clock is None:
        return happened
    if happened.time() not in (time(0), clock):
        errors["time"] = "the day has another time beside it"
    return datetime.combine(happened.date(), clock)
