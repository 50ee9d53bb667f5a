"""What needs me now, and why?"""

from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.finding_keys import FindingKeys
from screens.row_words import by_words, flag_order, flagged, titled
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.wording import say_day


class TriageScreen(FindingKeys):
    """Everything flagged, worst first, one row a subject, each with its reasons."""

    PLACE = "triage"
    COLUMNS = (
        Column("Flag", 14),
        Column("Ref", 9, 1),
        Column("What", None, least=33),
        Column("Owner", 12, 2),
        Column("Due", 15, 3),
    )
    EMPTY = "Nothing needs you now. Press x for the less severe flags, n for a new action."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("triage")

    every = False
    """Whether the less severe flags are shown too."""

    def records(self) -> list[Row]:
        """Give what needs attention."""
        return self.desk.lists.triage(every=self.every)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give flag, reference, what, owner and due day."""
        return (
            flagged(row),
            row.ref,
            titled(row),
            row.owner or "-",
            say_day(row.due) if row.due else "",
        )

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort flags by how bad they are, and due days as days, those without one last."""
        return by_words(self.cells(row), (0, flag_order(row)), (4, row.due or date.max))

    def action_all_flags(self) -> None:
        """Show the less severe flags too, or hide them again."""
        self.every = not self.every
        self.show_rows()
        hidden = self.desk.lists.hidden()
        if not hidden:
            self.tell("No record has less severe flags alone: everything is shown")
            return
        less = f"{hidden} {self.desk.lists.less_severe()},"
        self.tell(f"{less} are shown too; x hides them" if self.every else f"{less} are hidden; x shows them")
