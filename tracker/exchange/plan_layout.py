"""An improvement plan as a table again: in the columns it came in, with what is known now.

A cell is written as it came where nothing of it was changed since; so what goes out can come in again.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.text import one_line
from tracker.domain.work import Action, PlanCell, PlanRow
from tracker.exchange.plan_cells import lines_of, numbered
from tracker.exchange.plan_fields import HERE, PlanFields
from tracker.exchange.plan_rows import OTHERS, OWN, apart, is_heading

CANONICAL = {
    "Ref": "ref", "Source ref": "source_ref", "Theme": "theme", "Action": "action", "Lead": "owner",
    "Partner agency": "partner", "By when": "due", "Status": "status", "Progress": "progress", "Measure": "measure",
}  # fmt: skip
"""The columns of a plan that was made here, and what each holds."""
NOBODY = "Nobody"
"""What stands for an owner where nothing else would tell an action from a heading."""

Line = tuple[str, ...]


class Columns(NamedTuple):
    """The headings of a plan, what each is read as, and which of several of one name it is."""

    headings: tuple[str, ...]
    fields: tuple[str, ...]
    turns: tuple[int, ...]


def plan_table(casebook: Casebook, name: str, actions: Iterable[Action]) -> tuple[Line, list[Line]]:
    """Give a plan's name and columns, and its rows; those made here stand last."""
    return _Writing(casebook, list(actions)).table(name)


class _Writing:
    def __init__(self, casebook: Casebook, actions: list[Action]) -> None:
        self._fields = PlanFields(casebook)
        self._came = sorted(
            (a for a in actions if a.plan_row),
            key=lambda a: (a.plan_row.number, a.plan_row.part, a.id),  # type: ignore[union-attr]
        )
        self._made = sorted(
            (a for a in actions if not a.plan_row), key=lambda a: (_by_number(a.plan_ref), a.id)
        )
        self._columns = _columns(self._came)

    def table(self, name: str) -> tuple[Line, list[Line]]:
        """Give the row of the plan's name, and the rows from that of the headings on."""
        width = len(self._columns.headings)
        rows = [self._columns.headings]
        last: tuple[str, ...] = ()
        for headings, group in self._groups():
            if headings != last:
                rows += [self._heading(words) for words in headings or (OTHERS,)]
                last = headings
            rows += self._rows(group)
        return (name, *[""] * (width - 1)), rows

    def _groups(self) -> Iterator[tuple[tuple[str, ...], list[Action]]]:
        """Give the actions of each row, under its headings."""
        group: list[Action] = []
        for action in self._came:
            if group and not _go_together(group[-1], action):
                yield _headings(group), group
                group = []
            group.append(action)
        if group:
            yield _headings(group), group
        for action in self._made:
            yield (), [action]

    def _heading(self, words: str) -> Line:
        """Write a heading where it is read as one."""
        width, fields = len(self._columns.headings), self._columns.fields
        places = [("",) * place + (words,) + ("",) * (width - place - 1) for place in range(width)]
        return next((line for line in places if is_heading(line, fields)), places[0])

    def _rows(self, group: list[Action]) -> list[Line]:
        """Write the actions of a row in one, or in several where they would not be taken apart again."""
        line = self._line(group)
        if self._comes_apart(line, group):
            return [line]
        if len(group) > 1:
            return [row for action in group for row in self._rows([action])]
        place = self._columns.fields.index("action")
        return [(*line[:place], one_line(line[place]), *line[place + 1 :])]

    def _comes_apart(self, line: Line, group: list[Action]) -> bool:
        """Tell whether a line is read back as these actions, each with its own words."""
        parts = apart(line, self._columns.fields)[0]
        if len(parts) != len(group) or len(group) == 1:
            return len(parts) == len(group)
        return all(
            one_line(part.get(place, cell)) == one_line(alone)
            for action, part in zip(group, parts, strict=True)
            for place, (cell, alone) in enumerate(zip(line, self._line([action]), strict=True))
        )

    def _line(self, group: list[Action]) -> Line:
        cells = [self._cell(group, place) for place in range(len(self._columns.headings))]
        fields = self._columns.fields
        if "owner" in fields and is_heading(cells, fields):
            cells[fields.index("owner")] = NOBODY
        return tuple(cells)

    def _cell(self, group: list[Action], place: int) -> str:
        field = self._columns.fields[place]
        found = [self._found(action, place) for action in group]
        as_came = all(
            cell is not None and self._as_came(action, field)
            for action, cell in zip(group, found, strict=True)
        )
        wholes = {cell.whole for cell in found if cell is not None}
        if as_came and len(wholes) == 1 and len(self._items(group)) == len(group) and (whole := wholes.pop()):
            return whole
        texts = [self._text(a, cell, field) for a, cell in zip(group, found, strict=True)]
        alike = len(set(texts)) == 1 and field != "action"
        return texts[0] if alike or len(texts) == 1 else numbered(texts)

    def _items(self, group: list[Action]) -> list[str]:
        """Give the actions that the row said when it came."""
        cells = group[0].plan_row.cells if group[0].plan_row else ()
        return lines_of(next((cell.whole for cell in cells if cell.field == "action"), ""))

    def _as_came(self, action: Action, field: str) -> bool:
        """Tell whether a cell is to be written as it came."""
        kept = field not in (*HERE, "progress")
        return action.plan_row is not None and (kept or self._fields.untouched(field, action))

    def _text(self, action: Action, cell: PlanCell | None, field: str) -> str:
        if cell is not None and self._as_came(action, field):
            return cell.text
        if action.plan_row is not None and field not in (*HERE, "progress"):
            return ""
        return self._fields.write(field, action)

    def _found(self, action: Action, place: int) -> PlanCell | None:
        """Give the cell of an action that stands under a heading."""
        heading, turn = self._columns.headings[place], self._columns.turns[place]
        same = [cell for cell in (action.plan_row.cells if action.plan_row else ()) if cell.column == heading]
        return same[turn] if turn < len(same) else None


def _headings(group: list[Action]) -> tuple[str, ...]:
    return group[0].plan_row.headings if group[0].plan_row else ()


def _go_together(one: Action, other: Action) -> bool:
    """Tell whether two actions are parts of one row, one after the other."""
    first, second = one.plan_row, other.plan_row
    if first is None or second is None or not first.part or second.part != first.part + 1:
        return False
    return (first.number, first.headings, _common(first)) == (second.number, second.headings, _common(second))


def _common(row: PlanRow) -> list[tuple[str, str]]:
    """Give what all actions of a row share: the columns that are never taken apart."""
    return [(cell.column, cell.text) for cell in row.cells if cell.field not in OWN]


def _columns(actions: Sequence[Action]) -> Columns:
    """Give the columns of the widest row, and then those that only others have."""
    rows = sorted((a.plan_row for a in actions if a.plan_row), key=lambda row: -len(row.cells))
    if not rows:
        return Columns(tuple(CANONICAL), tuple(CANONICAL.values()), (0,) * len(CANONICAL))
    found: dict[tuple[str, int], str] = {}
    for cells in dict.fromkeys(tuple((c.column, c.field) for c in row.cells) for row in rows):
        names = [column for column, _ in cells]
        for place, (column, field) in enumerate(cells):
            taken = field in found.values()
            found.setdefault((column, names[:place].count(column)), "" if taken else field)
    return Columns(
        tuple(column for column, _ in found), tuple(found.values()), tuple(turn for _, turn in found)
    )


def _by_number(plan_ref: str) -> tuple[tuple[int, str], ...]:
    """Sort 2.10 after 2.9, and what has no number last."""
    parts = plan_ref.split(".") if plan_ref else ["~"]
    return tuple((int(p), "") if p.isascii() and p.isdigit() else (10**9, p) for p in parts)
