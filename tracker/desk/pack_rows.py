"""The rows behind a pack as a workbook: its figures, their rows, and the tables that people work on with."""

from collections.abc import Iterator

from tracker.desk.pack_numbers import OF_ONE
from tracker.domain.paper import Block
from tracker.domain.reporting import Pack, PackFigure, PackRow
from tracker.domain.work import Action, Oversight, Update
from tracker.exchange.pack_workbook import Cell, Sheet, workbook_of
from tracker.measures.suppression import MARK

COPIED = ("Movements", "Reconciliation")
"""Sections of the paper that have a sheet of their own."""
_FIGURES = ("Name", "Value", "Definition", "Numerator", "Denominator", "Before", "Change", "Target")
LEFT_OUT = "This workbook may leave the team: figures about young people have no rows in it."
_LETTERS = frozenset(kind.letters for kind in OF_ONE)
_SOME = {kind.letters: kind.noun for kind in (Action, Oversight, Update)}
_ROWS = ("Figure", "Ref", "What it is")


def workbook(pack: Pack) -> bytes:
    """Give the workbook; a withheld figure has neither numbers nor rows in it, one that leaves no young people."""
    sheets = [
        Sheet("Figures", _FIGURES, tuple(map(_figure, pack.figures))),
        Sheet("Rows", _ROWS, tuple(_rows(pack))),
    ]
    return workbook_of([*sheets, *(sheet for name in COPIED if (sheet := _section(pack, name)))])


def told(pack: Pack, figure: PackFigure) -> bool:
    """Tell whether a figure's numbers and rows may be shown wherever the pack goes."""
    return pack.for_team or figure.shown != MARK


def _figure(figure: PackFigure) -> tuple[Cell, ...]:
    share = figure.of is not None
    hidden = figure.shown == MARK
    above: Cell = MARK if hidden else len(figure.rows)
    below: Cell = None if not share else MARK if hidden else len(figure.of or ())
    return (
        figure.name,
        figure.shown,
        figure.definition,
        above,
        below,
        figure.before,
        figure.trend,
        figure.target,
    )


def rows_of(pack: Pack, figure: PackFigure) -> list[PackRow]:
    """Give the rows behind a figure as they may go where the pack goes.

    Outside the team a figure with a young person among its rows lists none: two lists, one taken from the other,
    would tell of those who are left.
    """
    known = {row.id: row for row in pack.rows}
    rows = sorted((known[i] for i in figure.rows if i in known), key=lambda row: row.ref)
    kept = told(pack, figure) and (pack.for_team or not any(map(_of_one, rows)))
    return rows if kept else []


def _of_one(row: PackRow) -> bool:
    """Tell whether a row is about a young person: of their kinds, or not named by a title where others are."""
    letters = row.ref.partition("-")[0]
    return letters in _LETTERS or row.what == _SOME.get(letters)


def _rows(pack: Pack) -> Iterator[tuple[Cell, ...]]:
    if not pack.for_team:
        yield (LEFT_OUT, None, None)
    for figure in pack.figures:
        yield from ((figure.name, row.ref, row.what) for row in rows_of(pack, figure))


def _section(pack: Pack, name: str) -> Sheet | None:
    """Give the tables and items of one section as a sheet, each row with the heading it stands under."""
    rows: list[tuple[Cell, ...]] = []
    inside, under = False, ""
    for block in pack.paper.blocks:
        if block.kind == "heading" and block.level <= 2:
            inside, under = block.text == name, ""
        elif block.kind == "heading":
            under = block.text
        elif inside:
            rows += _lines(block, under)
    width = max(map(len, rows), default=0)
    padded = tuple((*row, *[None] * (width - len(row))) for row in rows)
    return Sheet(name, ("Under", *(f"Column {n}" for n in range(1, width))), padded) if rows else None


def _lines(block: Block, under: str) -> list[tuple[Cell, ...]]:
    if block.kind == "table":
        return [(under, *row) for row in (block.header, *block.rows)]
    return [(under, block.text, ", ".join(block.refs))]
