"""From the rows of an improvement plan to one item an action; rows that cannot be one are told with the reason."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from tracker.domain.text import one_line
from tracker.domain.work import PlanCell, said_in
from tracker.exchange.plan_cells import (
    LONGEST_OWNER,
    Due,
    Known,
    alone,
    days_of,
    lines_of,
    marked_items,
    names_several,
    owners_of,
    read_due,
    state_of,
)
from tracker.exchange.plan_columns import field_of, names_section, words_in
from tracker.exchange.plan_remarks import Remarks
from tracker.exchange.plan_sheet import MEND, PlanSheet
from tracker.exchange.sheets import Row
from tracker.wording import short

OTHERS = "Section: other actions"
"""Heading under which actions stand that have none; it is written where others have one, and read as none."""
_BESIDE = ("", "ref", "source_ref", "theme", "finding")
"""Columns in which the only filled cell of a row is a heading; in that of actions it may be an action."""
_DAYS = ("due", "first_due")
"""Columns of days, several of which may stand on one line."""
_PAIRED = ("ref", "owner", *_DAYS, "status")
"""Columns whose lines go with the actions of a row one by one, where there are as many."""
_LISTED = ("progress", "measure")
"""Columns of which that is so only where they are bulleted or numbered."""
OWN = ("action", *_PAIRED, *_LISTED)
"""Columns that may be taken apart, so that each action of a row has words of its own in them."""


class PlanItem(NamedTuple):
    """One action as a row of a plan tells of it."""

    number: int
    headings: tuple[str, ...]
    cells: tuple[PlanCell, ...]
    part: int
    owners: tuple[str, ...]
    due: Due

    def said(self, field: str) -> str:
        """Give the words of the column that is read so; empty where there is none."""
        return said_in(self.cells, field)

    @property
    def theme(self) -> str:
        """Give the words of its theme: its own column's, else of the heading right above it."""
        return one_line(self.said("theme")) or (self.headings[-1] if self.headings else "")


class PlanRows(NamedTuple):
    """What the rows of a plan hold, which cannot be read, and what should be known of them."""

    items: list[PlanItem]
    bad: list[tuple[Row, str]]
    remarks: list[str]


def read_plan_rows(sheet: PlanSheet, known: Known) -> PlanRows:
    """Read every row; ``known`` tells whether somebody is called so already."""
    return _Reading(sheet, known).whole()


def is_heading(cells: Sequence[str], fields: Sequence[str]) -> bool:
    """Tell whether a row of one filled cell is a heading: by where it stands, or by how it begins."""
    filled = [place for place, cell in enumerate(cells) if cell.strip()]
    if len(filled) != 1:
        return False
    return fields[filled[0]] in _BESIDE or (fields[filled[0]] == "action" and names_section(cells[filled[0]]))


def apart(cells: Sequence[str], fields: Sequence[str]) -> tuple[list[dict[int, str]], int | None]:
    """Give, for each action in a row, what is its own by place; and the place whose lines are too few or many.

    A list of actions is taken apart where every other column speaks of all of them or has one line for each.
    """
    places = {field: fields.index(field) for field in OWN if field in fields}
    action = cells[places["action"]]
    marked, lines = marked_items(action), lines_of(action)
    lists = {
        f: days_of(cells[p]) if f in _DAYS else lines_of(cells[p]) for f, p in places.items() if f in _PAIRED
    }
    as_many = any(len(lists.get(field, ())) == len(lines) for field in ("owner", "due"))
    items = marked or (lines if as_many else [])
    if len(items) < 2 or not all(items):
        return [{}], None
    several = {field: found for field, found in lists.items() if len(found) > 1}
    for field, found in several.items():
        if len(found) != len(items):
            return [{}], places[field]
    for field in _LISTED:
        if field in places and len(found := marked_items(cells[places[field]])) == len(items):
            several[field] = found
    own = {places[field]: found for field, found in (several | {"action": items}).items()}
    return [{place: found[n] for place, found in own.items()} for n in range(len(items))], None


class _Reading:
    """One plan being read."""

    def __init__(self, sheet: PlanSheet, known: Known) -> None:
        self._sheet = sheet
        self._bad: list[tuple[Row, str]] = []
        self._remarks = Remarks()
        self._header = [words_in(heading) for heading in sheet.header]
        named = {name.casefold() for row in sheet.rows for name in alone(self._cell(row, "owner"))}
        self._known: Known = lambda name: known(name) or one_line(name).casefold() in named
        used = range(len(sheet.header))
        self._columns = [
            c for c in used if sheet.header[c] or any(row.cells[c].strip() for row in sheet.rows)
        ]

    def whole(self) -> PlanRows:
        name = self._sheet.header[self._place]
        headings = () if field_of(name)[0] == "action" or not names_section(name) else (name,)
        above = False
        items: list[PlanItem] = []
        for row in self._sheet.rows:
            heading = self._heading(row)
            if heading is not None:
                headings = (*headings, heading) if above and heading else (heading,) if heading else headings
                above = above or bool(heading)
                continue
            above = False
            if not (action := self._cell(row, "action")).strip():
                self._bad.append((row, f"it says no action: {self._why_empty(row)}"))
                continue
            self._remarks.action(row.number, action, self._cell(row, "ref"))
            under = () if headings == (OTHERS,) else headings
            items += self._items(row, under)
        return PlanRows(items, self._bad, self._remarks.told())

    def _why_empty(self, row: Row) -> str:
        name = f"“{self._sheet.header[self._place]}”"
        if (row.number, self._place) in self._sheet.unworked:
            return f"{name} holds a formula whose value the file does not hold, {MEND}"
        return f"{name} is empty"

    @property
    def _place(self) -> int:
        return self._sheet.fields.index("action")

    def _cell(self, row: Row, field: str) -> str:
        place = self._sheet.place(field)
        return "" if place is None else row.cells[place]

    def _heading(self, row: Row) -> str | None:
        """Give the heading a row is, empty for the names of the columns once more; None for an action's row."""
        if is_heading(row.cells, self._sheet.fields):
            words = one_line("".join(row.cells))
            return words
        pairs = enumerate(zip(row.cells, self._header, strict=True))
        other = list(islice((place for place, (cell, name) in pairs if words_in(cell) != name), 2))
        if not other:
            return ""
        # Each priority may have its own names of columns, of which one is the priority's.
        if len(other) == 1 and len(self._header) - self._header.count("") > 2:
            name = one_line(row.cells[other[0]])
            if field_of(name)[0]:
                return ""
            return name if names_section(name) else None
        return None

    def _items(self, row: Row, headings: tuple[str, ...]) -> Iterator[PlanItem]:
        parts = self._apart(row)
        for number, part in enumerate(parts, 1):
            cells = tuple(
                PlanCell(
                    column=self._sheet.header[c],
                    text=part.get(c, row.cells[c]),
                    field=self._sheet.fields[c],
                    whole=row.cells[c] if c in part else "",
                )
                for c in self._columns
            )
            due = read_due(said_in(cells, "due"))
            owners = self._owners(row, next((c.text for c in cells if c.field == "owner"), ""))
            self._remarks.due(row.number, due)
            status = next((c.text for c in cells if c.field == "status"), "")
            self._remarks.status(row.number, status, state_of(status))
            yield PlanItem(row.number, headings, cells, number if len(parts) > 1 else 0, owners, due)

    def _owners(self, row: Row, text: str) -> tuple[str, ...]:
        owners = owners_of(text, self._known)
        if owners and len(owners[0]) > LONGEST_OWNER:
            said = f"row {row.number}: “{short(text, 60)}” is too long for an owner's name"
            self._remarks.singly.append(said)
            return ()
        self._remarks.owners(row.number, text, len(owners) > 1, any(map(names_several, owners)))
        return owners

    def _apart(self, row: Row) -> list[dict[int, str]]:
        parts, unlike = apart(row.cells, self._sheet.fields)
        if unlike is not None:
            why = f"its actions and the lines under “{self._sheet.header[unlike]}” cannot be told apart"
            self._remarks.singly.append(f"row {row.number} is kept as one action: {why}")
        return parts
