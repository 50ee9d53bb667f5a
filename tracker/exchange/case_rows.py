"""From one row of a table to what it says of a young person, each cell typed, with errors by column."""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple, TypeVar

from tracker.domain import care_codes
from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line
from tracker.domain.young_people import Frequency
from tracker.exchange import values
from tracker.exchange.case_columns import DETAILS, FREQUENCY, SEVERAL, SPELLS, columns_of
from tracker.exchange.sheets import Row, Table

T = TypeVar("T")

LONGEST = 500
"""Characters of a cell: more was pasted by mistake."""

_FIELDS: dict[str, tuple[str, values.Reader]] = {
    "case number": ("number", str),
    "reference": ("ref", str),
    "initials": ("initials", str),
    "chosen name": ("chosen_name", str),
    "date of birth": ("born", values.read_day),
    "team": ("team", str),
    "gender": ("gender", values.unlisted),
    "ethnicity": ("ethnicity", values.unlisted),
    "disability": ("disability", str),
    "in touch": ("in_touch", values.read_in_touch),
    "immigration until": ("immigration_until", values.read_day),
    "closed on": ("closed_on", values.read_day),
    "closed reason": ("closed_reason", str),
}
"""The field of a case each column fills, and how it is read."""
_CODES: dict[care_codes.SpellKind, values.Reader] = {
    "eligibility": values.read_eligibility,
    "need": values.word_of(care_codes.Need),
    "activity": values.read_activity,
    "legal status": values.read_legal_status,
}


class SaidSpell(NamedTuple):
    """What a row says of one thing: what holds now, and since when where it says so."""

    kind: care_codes.SpellKind
    what: str = ""
    worker: str = ""
    """A name; empty for a worker says that there is none."""
    role: care_codes.WorkerRole | None = None
    start: date | None = None
    end: date | None = None
    reason: str = ""
    suitable: bool | None = None
    provided: bool | None = None
    national: bool = False
    """Whether a status is in the words of Annex A, which does not tell apart all that we do."""


class CaseRow(NamedTuple):
    """One young person as a row of a table tells of them."""

    row: Row
    case: dict[str, Any]
    """Fields of the case that are not left blank, by name; ``complexity`` as a tuple."""
    spells: tuple[SaidSpell, ...]
    unaccompanied: bool | None
    errors: dict[str, str]
    """What is wrong, by the name of the column."""
    remarks: tuple[str, ...]

    @property
    def reason(self) -> str:
        """Say everything that is wrong with the row, in one line."""
        return "; ".join(f"{column}: {error.rstrip('.')}" for column, error in self.errors.items())


class CaseRows(NamedTuple):
    """All rows of a table, and what should be said of its columns."""

    rows: list[CaseRow]
    remarks: list[str]


def read_case_rows(table: Table) -> CaseRows:
    """Read every row of a table of young people; raises Refusal where two columns say the same."""
    columns = columns_of(table.header, table.name)
    return CaseRows(
        [_Reading(table, columns.places, row).whole() for row in table.rows],
        columns.remarks,
    )


class _Reading:
    """One row being read."""

    def __init__(self, table: Table, places: dict[str, int], row: Row) -> None:
        self._header = table.header
        self._places = places
        self._row = row
        self._errors: dict[str, str] = {}
        self._remarks: list[str] = []
        if len(row.cells) > len(table.header):
            self._errors["row"] = "it has more cells than there are columns"

    def whole(self) -> CaseRow:
        case = {
            field: value
            for column, (field, reader) in _FIELDS.items()
            if (value := self._take(column, reader)) is not None
        }
        if self._take("has a disability", values.read_yes) is not None:
            case["disability"] = "yes" if self._take("has a disability", values.read_yes) else "no"
        if (complexity := self._take("complexity", _complexity)) is not None:
            case["complexity"] = complexity
        if (agreed := self._frequency()) is not None:
            case["frequency"] = agreed
        spells = (*self._workers(), *self._coded(), *self._home(), *self._several())
        unaccompanied = self._take("unaccompanied", values.read_yes)
        return CaseRow(self._row, case, spells, unaccompanied, self._errors, tuple(self._remarks))

    def _cell(self, column: str) -> str:
        place = self._places.get(column)
        text = "" if place is None else one_line(self._row.cells[place])
        if len(text) <= LONGEST:
            return text
        said = f"it has {len(text):,} characters, and at most {LONGEST} fit"
        self._errors[self._header[self._places[column]]] = said
        return ""

    def _take(self, column: str, reader: Callable[[str], T]) -> T | None:
        """Read a cell; None where it is blank or cannot be read, which is noted by its column."""
        if not (cell := self._cell(column)):
            return None
        try:
            return reader(cell)
        except Refusal as refusal:
            self._errors[self._header[self._places[column]]] = str(refusal)
            return None

    def _details(self, column: str) -> dict[str, Any]:
        since, until, reason = (f"{column} {detail}" for detail in DETAILS)
        return {
            "start": self._take(since, values.read_day),
            "end": self._take(until, values.read_day),
            "reason": self._cell(reason),
        }

    def _workers(self) -> list[SaidSpell]:
        said = []
        for column in (name for name, kind in SPELLS.items() if kind == "worker"):
            if (name := self._worker_cell(column)) is not None:
                worker = "" if name.casefold() in values.NOBODY else name
                role: Any = column
                said.append(SaidSpell("worker", worker=worker, role=role, **self._details(column)))
        if len([s for s in said if s.worker and s.role in care_codes.ADVISERS]) > 1:
            self._errors["personal adviser"] = "name a personal adviser or a virtual one, not both"
        return said

    def _worker_cell(self, column: str) -> str | None:
        """Give a worker's name; beside a personal adviser the allocated worker is the social worker."""
        other = "allocated worker" if "personal adviser" in self._places else column
        source = other if column == "social worker" and column not in self._places else column
        return self._take(source, str)

    def _coded(self) -> list[SaidSpell]:
        said = []
        for kind, reader in _CODES.items():
            if what := self._take(kind, reader):
                said.append(SaidSpell(kind, what, national=self._national(kind), **self._details(kind)))
        code = self._cell("activity").partition(":")[0].strip().upper()
        if code in values.SUPERSEDED:
            new = values.SUPERSEDED[code]
            self._remarks.append(
                f"activity {code} is superseded and was read as {new}; an apprenticeship is {new[0]}4"
            )
        return said

    def _national(self, column: str) -> bool:
        """Tell whether a status is in a column or in words that only the returns use."""
        heading = self._header[self._places[column]].casefold()
        return column == "eligibility" and (heading != column or values.is_national(self._cell(column)))

    def _home(self) -> list[SaidSpell]:
        column = "accommodation" if self._cell("accommodation") else "home"
        reader = values.read_accommodation if column == "accommodation" else values.read_home
        home = self._take(column, reader)
        said = self._take("home suitability", values.read_suitable)
        if home is None or not home.code:
            return []
        suitable = home.suitable if said is None else said
        if home.suitable is not None and home.suitable != suitable:
            self._errors[column] = f"“{self._cell(column)}” and the suitability say different things"
        try:
            values.checked_home(values.Home(home.code, suitable))
        except Refusal as refusal:
            self._errors[column] = str(refusal)
        provided = self._take("home provided", values.read_yes)
        return [SaidSpell("home", home.code, suitable=suitable, provided=provided, **self._details("home"))]

    def _several(self) -> list[SaidSpell]:
        said = []
        for column, kind in SEVERAL.items():
            for item in filter(None, map(str.strip, self._cell(column).split(";"))):
                what, _, since = item.rpartition(" since ")
                try:
                    said.append(SaidSpell(kind, what or item, start=values.read_day(since) if what else None))
                except Refusal as refusal:
                    self._errors[column] = str(refusal)
        return said

    def _frequency(self) -> Frequency | None:
        if not any(map(self._cell, FREQUENCY)):
            return None
        days = self._take(FREQUENCY[0], values.read_days)
        set_by, reason = self._cell(FREQUENCY[1]), self._cell(FREQUENCY[3])
        set_on, until = (self._take(name, values.read_day) for name in (FREQUENCY[2], FREQUENCY[4]))
        if days is None or set_on is None or until is None or not set_by or not reason:
            self._errors.setdefault(
                FREQUENCY[0], "an agreed frequency needs days, set by, set on, reason and until"
            )
            return None
        return Frequency(days=days, set_by=set_by, set_on=set_on, reason=reason, until=until)


def _complexity(text: str) -> tuple[str, ...]:
    read = values.word_of(care_codes.Complexity)
    return tuple(read(item.strip()) for item in text.split(";") if item.strip())
