"""Scrutiny from outside and our own oversight, in one dated list."""

from pathlib import Path
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType

from screens.asking import Values, ask, settle
from screens.commands import bindings_for
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.frame import TITLE
from screens.held_keys import visit_fields
from screens.oversight_keys import OversightKeys
from screens.requests import Done, OpenLetter
from screens.room_keys import RoomKeys
from screens.row_words import by_words
from screens.widgets.record_list import Column, ListRow
from tracker.desk.bringing_in import Imported
from tracker.desk.rows import Row
from tracker.domain import codes
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Document, ScrutinyVisit
from tracker.domain.work import Oversight
from tracker.wording import title_of


class VisitsScreen(RoomKeys, OversightKeys):
    """Visits, audits, supervision, boards: what was found or decided, and what became of it."""

    PLACE = "visits"
    COLUMNS = (
        Column("When", 24, 1),
        Column("Ref", 7, 2),
        Column("What", None, least=TITLE),
        Column("Standing", 20, 4),
        Column("Acted on", 8, 3, "right"),
    )
    EMPTY = "No visits yet. Press i to bring in a letter, n to add a visit or oversight."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("visits")

    def records(self) -> list[Row]:
        """Give visits and oversight, newest first."""
        return self.desk.lists.visits()

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give when, reference, what, standing and how many findings have an action."""
        found = row.more.get("findings")
        acted = f"{row.more['findings_with_action']}/{found}" if found else "-"
        return (row.more["when"], row.ref, row.title, row.state, acted)

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort by days as days, and by how large a part is acted on; what has no findings comes last."""
        found = row.more.get("findings")
        part = row.more["findings_with_action"] / found if found else 2
        return by_words(self.cells(row), (0, row.more["day"]), (4, part))

    @work
    async def action_import_letter(self) -> None:
        """Bring in a letter and go through its paragraphs."""
        fields = (
            Field(
                "path",
                "File",
                required=True,
                hint="A letter or report, PDF or text, such as letters/march.pdf",
            ),
            Field(
                "received",
                "Received",
                "day",
                hint="The letter's own day when left empty",
                echo=self.past_day,
            ),
        )
        brought: list[Imported] = []

        def bring_in(said: Values) -> None:
            """Bring it in while the form is open, so that what is refused can be typed again."""
            brought.append(self._bring_in(said))

        said = await ask(self, "import_letter", "Bring in a letter", fields, check=bring_in)
        if not said:
            return
        imported = brought[0]
        settle(self, True)
        self.show_rows(imported.visit.id if imported.visit else None)
        self.post_message(Done())
        self.post_message(OpenLetter(imported.document.ref, _brought_in(imported)))

    def _bring_in(self, said: Values) -> Imported:
        from tracker.desk.reading import read_document_file

        raw = read_document_file(said["path"])
        return self.desk.documents.bring_in(raw, Path(said["path"]).name, self.read_back(said["received"]))

    @work
    async def action_open_letter(self) -> None:
        """Go on with a document of this visit, choosing where there are several."""
        documents = self.desk.lists.documents()
        visit = self.selected
        if isinstance(visit, ScrutinyVisit):
            documents = [d for d in documents if d.visit == visit.id] or documents
        if not documents:
            self.tell("No document was brought in yet: press i", "refused")
            return
        ref: str | None = documents[0].ref
        if len(documents) > 1:
            rows = [_document_row(document) for document in documents]
            columns = (Column("Ref", 7), Column("Waiting", 12), Column("Document", None))
            ref = await self.app.push_screen_wait(Pick("Which document?", columns, rows, look=self.look))
        if ref:
            self.post_message(OpenLetter(ref))

    @work
    async def action_new_visit(self) -> None:
        """Add a visit, a piece of our own oversight, or a self-evaluation."""
        options = (
            Option("v", "scrutiny visit", "from outside, held or expected"),
            Option("o", "oversight", "our own: supervision, audit, review, board, complaint"),
            Option("e", "self-evaluation", "what the service says of itself in a judgement area"),
        )
        key = await self.app.push_screen_wait(Choose("Add", options, look=self.look))
        if key == "v":
            await self._new_visit()
        elif key == "o":
            await self.new_oversight()
        elif key == "e":
            await self.new_evaluation()

    async def _new_visit(self) -> None:
        fields = (
            Field(
                "kind", "Kind", "choice", "monitoring visit", codes.words(codes.ScrutinyKind), required=True
            ),
            Field("when", "When", required=True, hint="21 and 22 February 2024, or summer 2024"),
            Field("ordinal", "Number", hint="4 for the fourth"),
            Field("authority", "Authority"),
            Field("areas", "Areas", hint="Parted by ;"),
        )
        said = await ask(self, "new_visit", "New scrutiny visit", fields, check=self.refuse_visit)
        if said:
            self.attempt(lambda: self._added(self.desk.visits.add(**{**said, **visit_fields(said)})))

    @staticmethod
    def _added(visit: ScrutinyVisit) -> tuple[ScrutinyVisit, str]:
        return visit, f"Added {visit.ref}: {visit.title}, {visit.when.text}"

    @work
    async def action_update_visit(self) -> None:
        """Correct what is known of a visit, add a decision to oversight, or a newer self-evaluation."""
        record = self.selected
        if isinstance(record, Oversight):
            await self.decide(record)
        elif isinstance(record, ScrutinyVisit):
            await self.correct_visit(record)
        elif isinstance(record, SelfEvaluation):
            await self.new_evaluation(record)
        else:
            self.here()


def _document_row(document: Document) -> ListRow:
    name = f"{title_of(document)} {document.name}"
    return ListRow(document.ref, (document.ref, f"{len(document.undecided)} waiting", name), name.lower())


def _brought_in(imported: Imported) -> str:
    if imported.was_there:
        return f"This letter is here already as {imported.document.ref}; nothing was added"
    visit = f" for {imported.visit.title}, {imported.visit.ref}" if imported.visit else ""
    others = [each for each in imported.added if each.id != imported.document.visit]
    more = f"; it also tells of {', '.join(each.title for each in others)}" if others else ""
    odd = dict.fromkeys(remark.partition(":")[0] for remark in imported.document.remarks)
    look = f"; to look at: {', '.join(odd)}" if odd else ""
    return f"Brought in {imported.document.ref}{visit}{more}{look}. z to undo"
