"""The caseload: who drifts, and one young person's whole file."""

from datetime import date
from typing import Any, ClassVar

from textual.binding import BindingType

from screens.case_table_keys import CaseTableKeys
from screens.commands import bindings_for
from screens.message_keys import MessageKeys
from screens.plan_keys import PlanKeys
from screens.row_words import by_words, flag_order, flagged
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.domain.young_people import Case
from tracker.wording import plain_day


class CasesScreen(CaseTableKeys, MessageKeys, PlanKeys):
    """Young people with the clocks that run for each; Enter opens the file."""

    PLACE = "cases"
    COLUMNS = (
        Column("Flag", 14),
        Column("Ref", 9),
        Column("Who", 7, least=7),
        Column("Age", 3, 7, "right"),
        Column("Seen", 5, 1, "right", about="Days since they were seen face to face."),
        Column("Touch", 5, 2, "right", about="Days since an exchange they took part in."),
        Column("Next due", 11, 3, about="The next PA or social worker visit."),
        Column("Plan", 5, 4, "right", about="Days since the plan was drawn up or reviewed."),
        Column("Chg", 3, 6, "right", about="Changes of worker in the last twelve months."),
        Column("Open", 4, 5, "right", about="Actions for them that are open."),
        Column("Adviser", 16, 8),
        Column("Status", None, 9, least=20),
    )
    EMPTY = "No young people yet. Press n to add one, or bring them in: tracker import cases FILE"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("cases")

    every = False
    """Whether closed cases are shown too."""

    def records(self) -> list[Row]:
        """Give the young people, those with the worst flag first."""
        return self.desk.lists.cases(closed=self.every)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give flag, reference, who, age, days since seen and in touch, what is due, and what drifts."""
        more = row.more
        due = more["next_visit_due"]
        return (
            self._flag(row),
            row.ref,
            row.title,
            str(more["age"]),
            _days(more["days_since_seen"]),
            _days(more["days_since_touch"]),
            plain_day(due) if due else "-",
            _days(more["days_since_plan"]),
            str(more["worker_changes"] or "-"),
            str(more["open_actions"] or "-"),
            more["personal_adviser"] or "-",
            row.state,
        )

    def _flag(self, row: Row) -> str:
        """Say the worst flag, or that the case is closed: from the day on which it is, though that still counts."""
        case = self.desk.session.casebook.get(Case, row.id)
        closed = case is not None and case.closed_on is not None and case.closed_on <= self.desk.today
        return self.look.mark("closed") if closed else flagged(row)

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort flags by how bad they are, days as numbers, those never seen first."""
        more = row.more
        days = ("days_since_seen", "days_since_touch", "days_since_plan")
        seen, touch, plan = (-9999 if more[name] is None else -more[name] for name in days)
        numbers = ((3, more["age"]), (4, seen), (5, touch), (6, row.due or date.max), (7, plan))
        counts = ((8, -more["worker_changes"]), (9, -more["open_actions"]))
        return by_words(self.cells(row), (0, flag_order(row)), *numbers, *counts)

    def stand_on(self, words: str | None, record: str) -> None:
        """Show closed cases too where one of them is asked for."""
        case = self.desk.session.casebook.get(Case, record)
        if case is not None and not case.open_on(self.desk.today) and not self.every:
            self.every = True
            self.show_rows()
        super().stand_on(words, record)

    def action_mine(self) -> None:
        """Narrow to the young people of the person at work, or show all again."""
        self.filter_by("" if self.words == MINE else MINE)

    def action_all_flags(self) -> None:
        """Show closed cases too, or hide them again."""
        self.every = not self.every
        self.show_rows()
        self.tell("Closed cases are shown too" if self.every else "Closed cases are hidden")


MINE = "worker:me"


def _days(days: int | None) -> str:
    """Say days since something, or that it never was."""
    return "never" if days is None else f"{days}d"
