"""Finds the table of an improvement plan in a file: the sheet, the row of headings, the rows below."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import NamedTuple

from tracker.domain.refusal import Refusal
from tracker.domain.text import one_line, plain
from tracker.exchange.plan_columns import (
    KEEP,
    LEAST_KNOWN,
    LONGEST_HEADING,
    fields_of,
    known_in,
    refuse_unknown,
    words_in,
)
from tracker.exchange.plan_headings import joined
from tracker.exchange.plan_list import as_table
from tracker.exchange.plan_remarks import row_numbers
from tracker.exchange.sheets import HEADING_WITHIN, Row, bare, grids_of, readable, rows_of
from tracker.wording import counted, short

MOST_ROWS = 5_000
"""Rows of the longest plan that is read: the largest known has a few hundred."""
LONGEST_NAME = 100
MEND = "so open it in a spreadsheet, save it, and bring it in again"
"""What to do where a formula was never worked out."""
MOST_ABOVE = 4
"""Cells above the headings that are told."""

Numbered = tuple[int, Sequence[str]]


class PlanSheet(NamedTuple):
    """The table of a plan: its headings, what each column is read as, and its rows."""

    name: str
    """The file's name."""
    sheet: str
    """The name of the sheet in a workbook; empty for a text file."""
    title: str
    """What stands above the headings."""
    heading_row: int
    """The row of the headings, or the upper one of two."""
    header: tuple[str, ...]
    fields: tuple[str, ...]
    rows: tuple[Row, ...]
    remarks: tuple[str, ...]
    one_of_several: bool = False
    """Whether other sheets of the workbook hold such tables too."""
    above: tuple[str, ...] = ()
    """What else stands above the headings, such as the version and its day."""
    unworked: frozenset[tuple[int, int]] = frozenset()
    """Rows and places of empty cells that hold a formula whose value the file does not hold."""

    def place(self, field: str) -> int | None:
        """Give the place of the column that is read so."""
        return self.fields.index(field) if field in self.fields else None


class _Found(NamedTuple):
    """A sheet with the row that may hold its headings."""

    known: int
    sheet: str
    top: list[Numbered]
    at: int
    """Place of that row among the first ones."""
    names: tuple[str, ...]
    """What its columns are called; empty where no row names any."""
    rows: int
    """How many rows name them: one, or two."""
    rest: Iterator[Numbered]


def read_plan(
    raw: bytes, name: str, *, sheet: str = "", columns: Mapping[str, str] | None = None
) -> PlanSheet:
    """Read the plan in a CSV or XLSX file; ``columns`` says what a column is to be read as.

    Raises Refusal for what is no table, is too large, has no such sheet, or has no column of actions.
    """
    said = columns or {}
    with readable(name):
        found = _candidates(raw, name, said)
        asked = _called(sheet, found, name) if sheet else found
        best = max(asked, key=lambda one: one.known, default=None)
        if best is None or best.known < LEAST_KNOWN:
            return _listed(name, asked, said)
        return _table(raw, name, best, found, said)


def _candidates(raw: bytes, name: str, said: Mapping[str, str]) -> list[_Found]:
    """Look at the first rows of each sheet, or of the text by each delimiter."""
    import csv

    found = []
    for title, records in grids_of(raw, name):
        numbered: Iterator[Numbered] = enumerate(records, 1)
        top: list[Numbered] = []
        try:
            top.extend(islice(numbered, HEADING_WITHIN))
        except csv.Error as error:  # the delimiter may be another
            numbered = _broken(error)
        found.append(_headed(title, top, numbered, said))
    return found


def _headed(title: str, top: list[Numbered], rest: Iterator[Numbered], said: Mapping[str, str]) -> _Found:
    """Find which of the first rows names the most columns, by itself or with the one under it."""
    lines = [[one_line(bare(cell)) for cell in cells] for _, cells in top]
    best = _Found(0, title, top, 0, (), 1, rest)
    for at, line in enumerate(lines):
        under = lines[at + 1] if at + 1 < len(lines) else []
        names = joined(line, under) if any(under) else None
        known = known_in(names or line, said)
        if known > best.known:
            best = _Found(known, title, top, at, names or tuple(line), 2 if names else 1, rest)
    return best


def _called(sheet: str, found: list[_Found], name: str) -> list[_Found]:
    """Give the sheet a person names; raises Refusal where there is none called so."""
    wanted = one_line(sheet).casefold()
    if same := [one for one in found if one.sheet and one_line(one.sheet).casefold() == wanted]:
        return same
    there = ", ".join(f"“{one.sheet}”" for one in found if one.sheet)
    if not there:
        raise Refusal(
            f"{name} has no sheet “{sheet}”: a text file such as a CSV has no sheets, so name none."
        )
    raise Refusal(f"{name} has no sheet “{sheet}”: it has {there}.")


def _broken(error: Exception) -> Iterator[Numbered]:
    """Raise what was wrong once the rows are asked for."""
    raise error
    yield


def _table(raw: bytes, name: str, best: _Found, found: list[_Found], said: Mapping[str, str]) -> PlanSheet:
    header = list(best.names)
    while not header[-1]:
        header.pop()
    refuse_unknown(said, header)
    end = best.at + best.rows
    rows = list(rows_of(name, chain(best.top[end:], best.rest), len(header), MOST_ROWS))
    if best.rows > 1:
        rows = _without(best.top[best.at : end], rows)
    header += [""] * (max((len(row.cells) for row in rows), default=0) - len(header))
    rows = [Row(row.number, (*row.cells, *[""] * (len(header) - len(row.cells)))) for row in rows]
    title, *above = _above(best.top[: best.at]) or [""]
    made = PlanSheet(
        name,
        best.sheet,
        short(title, LONGEST_NAME),
        best.top[best.at][0],
        tuple(header),
        fields_of(header, said),
        tuple(rows),
        tuple(_remarks(best, found, above)),
        bool(_like(best, found)),
        tuple(above),
    )
    return _coloured(raw, _unworked(raw, made))


def _without(headings: Sequence[Numbered], rows: list[Row]) -> list[Row]:
    """Leave out the rows of headings where they stand there again, as on a new page."""
    again = [[words_in(bare(cell)) for cell in cells if cell.strip()] for _, cells in headings]
    return [row for row in rows if [words_in(cell) for cell in row.cells if cell.strip()] not in again]


def _above(above: Iterable[Numbered]) -> list[str]:
    """Give the words above the headings, cell by cell and each once: the first are the plan's name."""
    cells = (one_line(plain(bare(cell))) for _, row in above for cell in row)
    return list(dict.fromkeys(filter(None, cells)))


def _remarks(best: _Found, found: list[_Found], above: Sequence[str]) -> Iterator[str]:
    if best.rows > 1:
        first = best.top[best.at][0]
        both = f"rows {first} and {first + 1} together are taken for the names of the columns"
        yield f"{both}: --map, or m on screen, reads one otherwise"
    if above:
        said = "; ".join(f"“{short(words, 60)}”" for words in above[:MOST_ABOVE])
        yield f"above the columns stands {said}: kept in the history of what is changed, not in the plan's name"
    for other in _like(best, found):
        yield f"the sheet “{other.sheet}” has such columns too: bring it in by itself with --sheet"


def _like(best: _Found, found: list[_Found]) -> list[_Found]:
    """Give the other sheets that may hold a plan, or a part of this one."""
    return [one for one in found if one is not best and one.sheet and one.known >= LEAST_KNOWN]


def _listed(name: str, found: list[_Found], said: Mapping[str, str]) -> PlanSheet:
    """Read a plan that is no table but a list of names and values; raises Refusal where it is none either."""
    for one in found:
        numbered = rows_of(name, chain(one.top, one.rest), 1, MOST_ROWS * 10)
        if listed := as_table([Row(row.number, row.cells) for row in numbered]):
            header, rows, title = listed
            refuse_unknown(said, header)
            return PlanSheet(
                name, one.sheet, title, rows[0].number, header, fields_of(header, said), rows, ()
            )
    raise Refusal(f"{name} has no column of actions among its first {HEADING_WITHIN} rows{_nearest(found)}")


def _nearest(found: list[_Found]) -> str:
    """Say which row may hold the headings after all, and how to say so."""
    rows = [(n, [one_line(c) for c in cells if c.strip()]) for one in found for n, cells in one.top]
    likely = [(n, cells) for n, cells in rows if all(len(cell) <= LONGEST_HEADING for cell in cells)]
    number, cells = max(likely, key=lambda row: len(row[1]), default=(0, []))
    if len(cells) <= LEAST_KNOWN:
        return ": bring in the plan's table, saved as .xlsx or .csv."
    shown = ", ".join(f"“{cell}”" for cell in cells[:8])
    return f": in row {number} stand {shown}; say which holds the actions with --map “{cells[0]}=action”."


def _unworked(raw: bytes, plan: PlanSheet) -> PlanSheet:
    """Say which empty cells hold a formula that was never worked out."""
    if raw[:2] != b"PK":
        return plan
    from tracker.exchange.workbooks import unworked

    formulas = unworked(raw, plan.sheet)
    empty = [(r.number, p) for r in plan.rows for p, cell in enumerate(r.cells) if not cell.strip()]
    found = frozenset(formulas.intersection(empty))
    if not found:
        return plan
    rows = row_numbers(number for number, _ in sorted(found))
    remark = (
        f"{rows}: {counted(len(found), 'cell')} with a formula whose value the file does not hold, {MEND}"
    )
    return plan._replace(unworked=found, remarks=(*plan.remarks, remark))


def _coloured(raw: bytes, plan: PlanSheet) -> PlanSheet:
    """Put the colour of a status cell that says nothing else into words."""
    place = plan.place("status")
    if place is None:
        return plan
    blank = {row.number for row in plan.rows if not row.cells[place].strip() and any(row.cells)}
    if raw[:2] != b"PK":
        if blank and len(blank) == len(plan.rows):
            lost = (
                f"“{plan.header[place]}” is empty: a text file has no colours, so bring the .xlsx in for them"
            )
            return plan._replace(remarks=(*plan.remarks, lost))
        return plan
    if not blank:
        return plan
    from tracker.exchange.colours import colours_of

    colours = colours_of(raw, plan.sheet, place, blank)
    rows = tuple(
        Row(row.number, (*row.cells[:place], colours[row.number], *row.cells[place + 1 :]))
        if row.number in colours and sum(map(bool, row.cells)) > 1
        else row
        for row in plan.rows
    )
    remark = (
        f"{counted(len(colours), 'status cell')} said by colour alone: kept in words, and decides nothing"
    )
    return plan._replace(rows=rows, remarks=(*plan.remarks, remark) if colours else plan.remarks)


__all__ = ["KEEP", "PlanSheet", "read_plan"]
