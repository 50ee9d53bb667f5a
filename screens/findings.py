"""What was said of the service, what each led to, and the threads across visits."""

from typing import ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.finding_keys import FindingKeys
from screens.frame import TITLE
from screens.widgets.record_list import Column
from tracker.desk.rows import Row


class FindingsScreen(FindingKeys):
    """Findings, or the threads they belong to."""

    PLACE = "findings"
    COLUMNS = (
        Column("Kind", 10),
        Column("Where", 7),
        Column("In their words", None, least=TITLE),
        Column("Answer", 10),
        Column("Actions", 16, 2),
        Column("Thread", 7, 1),
        Column("Theme", 24, 3),
    )
    EMPTY = "No findings yet. Press 2, then i to bring in a letter."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("findings")

    threads = False
    """Whether threads are shown instead of findings."""

    def records(self) -> list[Row]:
        """Give findings or threads."""
        return self.desk.lists.threads() if self.threads else self.desk.lists.findings()

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give a finding's, or a thread's, cells."""
        actions = ", ".join(row.more["actions"])
        if row.table == "threads":
            visits = "+".join(row.more["visits"])
            return (row.state, visits, row.title, "", actions or "none", row.ref, row.more["theme"])
        where = row.more["place"].split(" (")[0] if "/" in row.more["place"] else row.ref
        return (
            row.more["kind"],
            where,
            row.title,
            row.state,
            actions or "none",
            row.more["thread"] or "-",
            row.more["theme"],
        )

    def action_threads(self) -> None:
        """Show threads instead of findings, or findings again."""
        self.threads = not self.threads
        self.show_rows()
        self.tell("Threads: one concern over time" if self.threads else "Findings: what was said")

    def action_orphans(self) -> None:
        """Narrow to the findings that ask for an action and have none, or show all again."""
        self.filter_by("" if self.words == ORPHANS else ORPHANS)


ORPHANS = 'answer:action "no action"'
