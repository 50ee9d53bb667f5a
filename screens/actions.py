"""The plan: every action, by when it is due."""

from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.frame import TITLE
from screens.plan_table_keys import PlanTableKeys
from screens.row_words import by_words, flag_order, flagged, pressing, titled
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.wording import plain_day


class ActionsScreen(PlanTableKeys):
    """All actions, open ones first."""

    PLACE = "actions"
    COLUMNS = (
        Column("Flag", 14),
        Column("Ref", 7, 1),
        Column("Due", 11, 2),
        Column("Action", None, least=TITLE),
        Column("State", 11, 4),
        Column("Owner", 12, 3),
        Column("From", 12, 5),
        Column("Theme", 24, 6),
    )
    EMPTY = "No actions yet. Press n for a new one, i to bring in a plan, or bring in a letter on Visits."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("actions")

    def records(self) -> list[Row]:
        """Give the actions."""
        return self.desk.lists.actions()

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give flag, reference, due day with its slips, title, state, owner, source and theme."""
        return (
            flagged(pressing(row)) or f"{self.look.symbol(row.state)} {row.state}",
            row.ref,
            plain_day(row.due) if row.due else "no day",
            titled(row),
            row.state,
            row.owner or "-",
            row.more["source"] or "-",
            row.more["theme"],
        )

    def tone(self, row: Row) -> str:
        """Give the word whose colour the row has."""
        return super().tone(pressing(row))

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort flags by how bad they are, and due days as days, those without one last."""
        return by_words(self.cells(row), (0, flag_order(pressing(row))), (2, row.due or date.max))

    def action_orphans(self) -> None:
        """Narrow to the open actions that come from nowhere, or show all again."""
        self.filter_by("" if self.words == ORPHANS else ORPHANS)


ORPHANS = "state:open source:none case:none"
