"""What a plan that comes again changes: only what nobody changed here since, unless a person says so."""

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

import msgspec

from tracker.dates import plain_day
from tracker.desk.plan_making import PlanMaking
from tracker.desk.session import words
from tracker.domain.text import one_line
from tracker.domain.work import Action, PlanCell, PlanRow, Update
from tracker.exchange.plan_cells import state_of
from tracker.exchange.plan_fields import HERE, tidied
from tracker.exchange.plan_rows import PlanItem
from tracker.store.change import Edit

CALLED = {
    "ref": "plan reference",
    "action": "title",
    "due": "due day",
    "first_due": "due day",
    "status": "state",
}
"""What a person calls a field that has another name in a plan."""


class Difference(NamedTuple):
    """A field that says one thing here and another in the plan, both changed since the plan came last."""

    ref: str
    field: str
    here: str
    plan: str


class Merged(NamedTuple):
    """What became of one row: the edits, the names of what the plan changed, and what it did not."""

    edits: list[Edit]
    changed: list[str]
    differences: list[Difference]


def merged(making: PlanMaking, action: Action, item: PlanItem, *, take: bool, elsewhere: bool) -> Merged:
    """Make the edits that bring an action up to date with its row.

    ``take`` prefers the plan where both sides changed; ``elsewhere`` says that the row's place is another now.
    """
    making.begin()
    theirs, differences = _sides(making, action, item, take)
    values: dict[str, Any] = {}
    for field in theirs:
        values |= making.values(field, item, action)
    since = _said_since(making, action, item)
    if since and "state" not in values and action.state in ("proposed", "not started"):
        values |= making.standing("in progress", action)
    updates = [
        *_moved(making, action, values),
        *_given(making, action, values),
        *making.progress(action, since),
    ]
    changed = [CALLED.get(field, field) for field in theirs] + (["progress"] if since else [])
    row = action.plan_row
    kept = {difference.field for difference in differences}
    if changed or _says_else(making, action, item, kept):
        changed = changed or ["words of the plan"]
        row = making.row(item, _told(making, action, item, updates))
        row = msgspec.structs.replace(row, cells=_cells(action.plan_row, item, kept))
    elif elsewhere and row is not None:
        row = msgspec.structs.replace(row, number=item.number, part=item.part)
    after = msgspec.structs.replace(action, **values, plan_row=row)
    if after == action:
        return Merged([], [], differences)
    what = ", ".join(changed) or "place in the plan"
    edit = Edit(action, after, f"changed the {what} of {action.ref} after {making.file}")
    return Merged([*making.people(), edit, *updates], changed, differences)


def _sides(
    making: PlanMaking, action: Action, item: PlanItem, take: bool
) -> tuple[list[str], list[Difference]]:
    """Tell the fields in which the plan is followed from those in which both sides changed."""
    fields, row = making.fields, action.plan_row
    theirs, differences = [], []
    for field in HERE:
        if not _asks(making, action, item, field):
            continue
        untold = field == "status" and action.promise is not None and action.promise.told_on is None
        free = fields.untouched(field, action) or (row is None and not fields.now(field, action))
        if (take or free) and not untold:
            theirs.append(field)
        else:
            here, plan = fields.write(field, action), one_line(item.said(field))
            differences.append(Difference(action.ref, CALLED.get(field, field), here, plan))
    return theirs, differences


def _asks(making: PlanMaking, action: Action, item: PlanItem, field: str) -> bool:
    """Tell whether the plan says of a field what neither holds here nor was said the last time."""
    fields, row, said = making.fields, action.plan_row, item.said(field)
    if not any(cell.field == field for cell in item.cells) or fields.same(field, item, action):
        return False
    if field == "status" and state_of(said) is None:
        return False  # a colour or a letter says no state
    if row is None:
        return bool(said.strip())  # a blank says nothing of what was made here
    if not any(cell.field == field for cell in row.cells):
        return True
    again = tidied(row.said(field)) == tidied(said) or fields.read(field, row) == fields.read(field, item)
    return not again


def _moved(making: PlanMaking, action: Action, values: dict[str, Any]) -> list[Edit]:
    """Record that the plan moves a due day, so that it counts as one that slipped."""
    if "due" not in values or values["due"] == action.due:
        return []
    to: date | None = values["due"]
    was, now = (plain_day(day) if day else "no day" for day in (action.due, to))
    update = making.session.update(action, "moved", f"plan refresh {making.file}", (action.due, to))
    return [making.dated(update, f"moved the due day of {action.ref} from {was} to {now}")]


def _given(making: PlanMaking, action: Action, values: dict[str, Any]) -> list[Edit]:
    """Record that the plan gives an action to somebody else."""
    if values.get("owner", action.owner) == action.owner:
        return []
    was = making.fields.write("owner", action) or "nobody"
    now = making.called(values["owner"]) or "nobody"
    update = making.session.update(action, "re-assigned", f"from {was} to {now}: plan refresh {making.file}")
    return [making.dated(update, f"gave {action.ref} to {now}")]


def _said_since(making: PlanMaking, action: Action, item: PlanItem) -> str:
    """Give what the progress cell says that it did not say before, and that was not typed here."""
    now = words(item.said("progress"))
    before = words(action.plan_row.said("progress")) if action.plan_row else ""
    ours = words(making.fields.progress(action))
    if not now or tidied(now) in (tidied(before), tidied(ours)):
        return ""
    known = next((text for text in (ours, before) if text and now.startswith(text)), "")
    return now.removeprefix(known).lstrip(" \n.,;") if known else now


def _told(making: PlanMaking, action: Action, item: PlanItem, updates: list[Edit]) -> tuple[str, ...]:
    """Give the ids of the updates that stand in the progress cell as it is now."""
    ours = words(making.fields.progress(action))
    within = bool(ours) and words(item.said("progress")).startswith(ours)
    made = [e.after for e in updates if isinstance(e.after, Update) and e.after.kind == "progress"]
    before = action.plan_row.updates if action.plan_row else ()
    return (*before, *(u.id for u in making.fields.untold(action) if within), *(u.id for u in made))


def _says_else(making: PlanMaking, action: Action, item: PlanItem, kept: set[str]) -> bool:
    """Tell whether a cell has other words than the last time and than we would write, or the heading is another.

    Fields that are ``kept`` as they are here count for nothing.
    """
    row = action.plan_row
    if row is None:  # made here: what it has no field for is taken up
        others = (cell for cell in item.cells if cell.field not in (*HERE, "progress") and cell.text.strip())
        return any(tidied(cell.text) != tidied(making.fields.write(cell.field, action)) for cell in others)
    before = _by_column(row.cells)
    for column, cell in _by_column(item.cells).items():
        old = before.get(column)
        text, was = tidied(cell.text), tidied(old.text) if old else ""
        touched = cell.field in (*HERE, "progress") and not making.fields.untouched(cell.field, action)
        differs = CALLED.get(cell.field, cell.field) not in kept
        if (
            differs
            and text != was
            and not (touched and text == tidied(making.fields.write(cell.field, action)))
        ):
            return True
    return row.headings != item.headings


def _cells(row: PlanRow | None, item: PlanItem, kept: set[str]) -> tuple[PlanCell, ...]:
    """Give the cells as they stand now; where both sides changed, and in columns that are gone, as they stood."""
    before = _by_column(row.cells) if row else {}
    now = _by_column(item.cells)
    cells = [
        before.get(column, msgspec.structs.replace(cell, text="", whole=""))
        if CALLED.get(cell.field, cell.field) in kept
        else cell
        for column, cell in now.items()
    ]
    fields = {cell.field for cell in cells}
    gone = [cell for column, cell in before.items() if column not in now]
    return (*cells, *(msgspec.structs.replace(c, field="") if c.field in fields else c for c in gone))


def _by_column(cells: tuple[PlanCell, ...]) -> dict[tuple[str, int], PlanCell]:
    """Give cells by their heading, and which of several of one heading they are."""
    seen: Counter[str] = Counter()
    found = {}
    for cell in cells:
        found[cell.column, seen[cell.column]] = cell
        seen[cell.column] += 1
    return found
