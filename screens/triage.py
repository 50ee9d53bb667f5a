"""What needs me now, and why?"""

from typing import ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.finding_keys import FindingKeys
from screens.frame import TITLE
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.wording import mark


class TriageScreen(FindingKeys):
    """Everything flagged, worst first, one row a subject, each with its reasons."""

    PLACE = "triage"
    COLUMNS = (
        Column("Flag", 14),
        Column("Ref", 7),
        Column("What", None, least=TITLE),
        Column("Owner", 14, 1),
        Column("Due", 10, 2),
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
            mark(row.flags[0]),
            row.ref,
            row.title,
            row.owner or "-",
            row.due.isoformat() if row.due else "",
        )

    def action_all_flags(self) -> None:
        """Show the less severe flags too, or hide them again."""
        self.every = not self.every
        self.show_rows()
        hidden = self.desk.lists.hidden()
        self.tell(
            "Every flag is shown"
            if self.every
            else f"{hidden} with less severe flags are hidden; x shows them"
        )
