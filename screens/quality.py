"""What is kept here that cannot be true, or is missing: a row a fault, and one key to where it is mended."""

from typing import Any, ClassVar

from textual.binding import BindingType

from screens.commands import bindings_for
from screens.list_keys import R
from screens.mend_keys import MendKeys
from screens.record_sheet import Lines, brief_lines
from screens.row_words import by_words
from screens.widgets.detail import DetailPane
from screens.widgets.record_list import Column
from tracker.desk.rows import Row
from tracker.domain.records import Record
from tracker.wording import counted


class QualityScreen(MendKeys):
    """Faults of the data, check by check."""

    PLACE = "quality"
    COLUMNS = (
        Column("Fault", 10),
        Column("Check", 6, 2),
        Column("Ref", 8),
        Column("What is wrong", None, least=44),
        Column("Whose", 8, 3, about="The young person it is about."),
        Column("On the command line", 36, 4, about="What follows tracker; words in capitals are yours."),
    )
    EMPTY = "Nothing is wrong with the data."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("quality")

    def records(self) -> list[Row]:
        """Give a row a fault."""
        return self.desk.quality.faults()

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give the word, the check, the reference, what is wrong, whose file it is on, and how it is mended."""
        more = row.more
        words = (self.look.mark(row.state), more["check"], row.ref, row.title[:1].upper() + row.title[1:])
        return (*words, more["case"] or "-", more["fix"].removeprefix("tracker "))

    def tone(self, row: Row) -> str:
        """Give the word whose colour a row has."""
        return row.state

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort by the words of the columns."""
        return by_words(self.cells(row))

    @property
    def selected(self) -> Record | None:
        """The record of the fault under the cursor, or None."""
        row = self.records_list.selected
        fault = self.desk.quality.fault(row.key) if row else None
        return fault.record if fault else None

    def marked(self, kind: type[R]) -> list[R]:
        """The records of the faults marked, or of the one under the cursor, of one kind only and each once."""
        keys = [row.id for row in self.rows if row.id in self.records_list.marked]
        faults = [fault for key in keys if (fault := self.desk.quality.fault(key))]
        chosen = [fault.record for fault in faults] if faults else [self.selected]
        found = {record.id: record for record in chosen if isinstance(record, kind)}
        return list(found.values())

    def detail(self, record: Record) -> Lines:
        """Give what is wrong, what must be so and whence, how it is mended, and what is known of the record."""
        row = self.records_list.selected
        fault = self.desk.quality.fault(row.key) if row else None
        if fault is None:
            return []
        heading, *known = brief_lines(
            record,
            self.desk.session.casebook,
            self.desk.today,
            (),
            self.look,
            self.query_one(DetailPane).room,
        )
        word, wrong = fault.check.word, f"{fault.sentence[:1].upper()}{fault.sentence[1:]} [{fault.check.id}]"
        return [
            heading,
            (word, f"{self.look.mark(word)}  {wrong}"),
            ("fact", f"{'Mend, or f' if fault.command else 'Mend'}\ttracker {fault.verb}"),
            ("fact", f"Must be so\t{fault.check.sentence}"),
            ("fact", f"Source\t{fault.check.source}"),
            ("", ""),
            *known,
        ]

    def stand_on(self, words: str | None, record: str) -> None:
        """Stay on the fault that a record was gone to mend; where that is mended, on whatever stands there now."""
        self.close_detail()
        if words is not None:
            self.filter_by(words)
        here = self.selected
        if record and (here is None or here.id != record):
            row = next((row for row in self.rows if row.id.split(" ")[1] == record), None)
            if row is not None:
                self.records_list.go_to(row.id)

    def show_title(self) -> None:
        """Say how many faults there are beside what the title always says."""
        super().show_title()
        self.records_list.empty = f"{counted(self.desk.quality.checks, 'check')} of the data found nothing."
