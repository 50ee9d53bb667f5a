"""Field by field: what the cells of a plan say of an action, what holds now, and how that is written."""

from typing import Any

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.text import one_line
from tracker.domain.work import Action, Person, PlanRow, Update
from tracker.exchange.plan_cells import Known, first_named, owners_of, read_due, state_of, title_of
from tracker.exchange.plan_rows import PlanItem
from tracker.wording import short_place

HERE = ("ref", "action", "owner", "partner", "due", "status", "measure")
"""Fields that an action has itself; the words of the others are kept as they came."""
TOLD = ("progress", "evidence", "impact")
"""Kinds of update that a progress cell tells."""
_KEPT_IN = {
    "ref": "plan_ref",
    "action": "title",
    "partner": "partner",
    "measure": "measure",
    "theme": "theme",
}
"""Fields of a plan that are written as they stand, by the field of an action that holds them."""


def tidied(text: str) -> str:
    """Give a text so that neither its case nor its blanks tell it from another."""
    return one_line(text).casefold()


class PlanFields:
    """The two sides of each field in one casebook."""

    def __init__(self, casebook: Casebook) -> None:
        """Look in a casebook."""
        self._casebook = casebook
        names = {person.name.casefold() for person in casebook.all(Person)}
        self.known: Known = lambda name: one_line(name).casefold() in names

    def read(self, field: str, row: PlanRow | PlanItem) -> Any:
        """Give what a row says of a field that actions have."""
        words = row.said(field)
        match field:
            case "action":
                return title_of(words)
            case "owner":
                owners = row.owners if isinstance(row, PlanItem) else owners_of(words, self.known)
                return next(iter(owners), "").casefold()
            case "due":
                due = read_due(words)
                return due.day or due.words
            case "status":
                return state_of(words) or ("in progress" if row.said("progress").strip() else "not started")
            case "measure":
                return words.strip()
        return one_line(words)

    def now(self, field: str, action: Action) -> Any:
        """Give what holds now, so that it can be compared with what a row says."""
        match field:
            case "owner":
                return self._owner(action).casefold()
            case "due":
                return action.due or action.due_words
            case "status":
                return action.state
        return self.write(field, action)

    def write(self, field: str, action: Action) -> str:
        """Write what holds now as a cell."""
        match field:
            case "owner":
                return self._owner(action)
            case "due":
                return plain_day(action.due) if action.due else action.due_words
            case "status":
                return action.state.capitalize()
            case "progress":
                return self.progress(action)
            case "source_ref":
                return "; ".join(short_place(f, self._casebook) for f in self._casebook.findings_of(action))
        return str(getattr(action, _KEPT_IN[field])) if field in _KEPT_IN else ""

    def same(self, field: str, item: PlanItem, action: Action) -> bool:
        """Tell whether a row says what holds now, or how we would write it."""
        return self._says(field, item, action) or tidied(item.said(field)) == tidied(
            self.write(field, action)
        )

    def untouched(self, field: str, action: Action) -> bool:
        """Tell whether a field holds what the plan said the last time; False where it never said anything."""
        row = action.plan_row
        if row is None or not any(cell.field == field for cell in row.cells):
            return False
        return not self.untold(action) if field == "progress" else self._says(field, row, action)

    def _says(self, field: str, row: PlanRow | PlanItem, action: Action) -> bool:
        now = self.now(field, action)
        if self.read(field, row) == now:
            return True
        # Who was known when the plan came may be called otherwise by now.
        return field == "owner" and first_named(row.said(field)).casefold() == now != ""

    def progress(self, action: Action) -> str:
        """Give the progress cell with what was told since, each with its day."""
        said = action.plan_row.said("progress").strip() if action.plan_row else ""
        since = (f"{plain_day(u.day)}: {u.text}" for u in self.untold(action))
        return "\n".join(filter(None, (said, *since)))

    def untold(self, action: Action) -> list[Update]:
        """Give the updates that do not stand in the progress cell yet."""
        told = action.plan_row.updates if action.plan_row else ()
        updates = self._casebook.updates_about(action.id)
        return [u for u in updates if u.kind in TOLD and u.text and u.id not in told]

    def _owner(self, action: Action) -> str:
        owner = self._casebook.owner_of(action)
        return owner.name if owner else ""
