"""The plan: every action, by when it is due."""

from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.action_keys import ActionKeys
from screens.commands import bindings_for
from screens.frame import TITLE
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.wording import mark


class ActionsScreen(ActionKeys):
    """All actions, open ones first."""

    PLACE = "actions"
    COLUMNS = (
        Column("Flag", 14),
        Column("Ref", 7),
        Column("Due", 10),
        Column("Action", None, least=TITLE),
        Column("State", 11, 1),
        Column("Owner", 14, 2),
        Column("From", 12, 3),
        Column("Theme", 24, 4),
    )
    EMPTY = "No actions yet. Press n for a new one, or bring in a letter on Visits."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("actions")

    def records(self) -> list[Row]:
        """Give the actions."""
        return self.desk.lists.actions()

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give flag, reference, due day with its slips, title, state, owner, source and theme."""
        flag = mark(row.flags[0]) if row.flags else f"{self.look.symbol(row.state)} {row.state}"
        due = row.due.isoformat() if row.due else "no day"
        title = f"{row.title} (moved x{row.more['slips']})" if row.more["slips"] else row.title
        return (
            flag,
            row.ref,
            due,
            title,
            row.state,
            row.owner or "-",
            row.more["source"] or "-",
            row.more["theme"],
        )

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort due days as days, those without one last."""
        return (*self.cells(row)[:2], row.due or date.max, *(cell.casefold() for cell in self.cells(row)[3:]))
