"""What was said of the service, what each led to, and the threads across visits."""

import re
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.finding_keys import FindingKeys
from screens.record_sheet import Lines
from screens.room_keys import RoomKeys
from screens.row_words import by_words
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.domain.records import Record
from tracker.domain.scrutiny import Thread

ORPHANS = 'state:"no action"'
"""The findings that ask for an action and have none."""


class FindingsScreen(RoomKeys, FindingKeys):
    """Findings, or the threads they belong to."""

    PLACE = "findings"
    COLUMNS = (
        Column("Kind", 8),
        Column("Where", 7, 1),
        Column("In their words", None, least=32),
        Column("Answer", 10, 2),
        Column("Actions", 14, 3),
        Column("Thread", 7, 4),
        Column("Theme", 24, 5),
    )
    THREAD_COLUMNS = (
        Column("State", 15),
        Column("Ref", 7, 1),
        Column("Thread", None, least=32),
        Column("Visits", 9, 2),
        Column("Not tested", 10, 3),
        Column("Actions", 14, 4),
        Column("Owner", 12, 5),
        Column("Theme", 24, 6),
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
        actions, theme = ", ".join(row.more["actions"]) or "-", row.more["theme"]
        if row.table == "threads":
            return (
                row.state,
                row.ref,
                row.title,
                ", ".join(row.more["visits"]) or "-",
                ", ".join(row.more["not_tested"]) or "-",
                actions,
                row.owner or "-",
                theme,
            )
        place = row.more["place"]
        where = place.split(" (")[0] if "/" in place else row.ref
        return (row.more["kind"], where, row.title, row.state, actions, row.more["thread"] or "-", theme)

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort places and visits by their numbers: 4/2 before 4/12."""
        cells = self.cells(row)
        place = 3 if row.table == "threads" else 1
        return by_words(cells, (place, _numbers(cells[place])))

    def detail(self, record: Record) -> Lines:
        """Give a thread's few lines with the visits that said nothing of it; its page tells them in their order."""
        lines = super().detail(record)
        if isinstance(record, Thread) and not (self.has_class("-wide") or self.has_class("-reading")):
            missed = self.desk.findings.not_tested_at(record)
            visits = ", ".join(str(visit.ordinal or visit.ref) for visit in missed)
            lines[1:1] = [("fact", f"Not tested at\t{visits}")] if missed else []
        return lines

    def show_rows(self, keep: str | None = None) -> None:
        """Show findings or threads, each with columns of their own."""
        self.records_list.reshape(self.THREAD_COLUMNS if self.threads else self.COLUMNS)
        super().show_rows(keep)

    def stand_on(self, words: str | None, record: str) -> None:
        """Show findings or threads, as what is asked for is one or the other."""
        self.threads = isinstance(self.desk.session.casebook.by_id(record), Thread)
        if words is None or self.threads:
            self.show_rows(record or None)
        super().stand_on(words, record)

    def action_threads(self) -> None:
        """Show threads instead of findings, or findings again."""
        self.threads = not self.threads
        self.filter_by("")
        self.tell("Threads: one concern over time" if self.threads else "Findings: what was said")

    def action_orphans(self) -> None:
        """Narrow to the findings that ask for an action and have none, or show all again."""
        self.threads = False
        self.filter_by("" if self.words == ORPHANS else ORPHANS)


def _numbers(words: str) -> tuple[tuple[bool, int, str], ...]:
    """Take words apart so that numbers in them sort as numbers; those that begin with none come last."""
    parts = re.findall(r"\d+|\D+", words)
    return tuple((not part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
