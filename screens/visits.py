"""Scrutiny from outside and our own oversight, in one dated list."""

from pathlib import Path
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from screens.action_keys import ActionKeys
from screens.asking import Values, ask, day_echo, sentence_of, settle
from screens.commands import bindings_for
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.frame import TITLE
from screens.requests import Done, OpenLetter
from screens.widgets.record_list import Column, ListRow
from tracker.desk.documents import Imported
from tracker.desk.rows import Row
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, ScrutinyVisit
from tracker.domain.work import Oversight
from tracker.wording import title_of


class VisitsScreen(ActionKeys):
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

    @work
    async def action_import_letter(self) -> None:
        """Bring in a letter and go through its paragraphs."""
        fields = (
            Field(
                "path", "File", required=True, hint="A letter or report as text, such as letters/march.txt"
            ),
            Field(
                "received",
                "Received",
                "day",
                hint="The letter's own day when left empty",
                echo=self._past_day,
            ),
        )
        said = await ask(self, "import_letter", "Bring in a letter", fields, check=self._refuse_file)
        if not said:
            return
        try:
            imported = self._bring_in(said)
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        settle(self, True)
        self.show_rows(imported.visit.id if imported.visit else None)
        self.post_message(Done())
        self.post_message(OpenLetter(imported.document.ref, _brought_in(imported)))

    def _bring_in(self, said: Values) -> Imported:
        path = _path(said)
        received = self.desk.read_day(said["received"], back=True) if said["received"] else None
        return self.desk.documents.bring_in(path.read_bytes(), path.name, received)

    def _past_day(self, typed: str) -> tuple[bool, str]:
        try:
            return True, self.desk.echo_day(typed, back=True)
        except Refusal as refusal:
            return False, str(refusal)

    def _refuse_file(self, said: Values) -> str | None:
        path = _path(said)
        if not path.is_file():
            return f"There is no file {path}."
        self.desk.documents.look(path.read_bytes(), path.name)
        return None

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
        """Add a visit or a piece of our own oversight."""
        options = (
            Option("v", "scrutiny visit", "from outside, held or expected"),
            Option("o", "oversight", "our own: supervision, audit, review, board, complaint"),
        )
        key = await self.app.push_screen_wait(Choose("Add", options, look=self.look))
        if key == "v":
            await self._new_visit()
        elif key == "o":
            await self._new_oversight()

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
        said = await ask(self, "new_visit", "New scrutiny visit", fields, check=self._refuse_visit)
        if said:
            self.attempt(
                lambda: self._added(self.desk.visits.add(said["kind"], said["when"], **_visit_fields(said)))
            )

    def _refuse_visit(self, said: Values) -> str | None:
        if said["ordinal"] and not said["ordinal"].isdigit():
            return "Number: write it in digits, such as 4."
        self.desk.visits.rough(said["when"])
        return None

    @staticmethod
    def _added(visit: ScrutinyVisit) -> tuple[ScrutinyVisit, str]:
        return visit, f"Added {visit.ref}: {visit.title}, {visit.when.text}"

    async def _new_oversight(self) -> None:
        fields = (
            Field("kind", "Kind", "choice", "supervision", codes.words(codes.OversightKind), required=True),
            Field("title", "About", required=True),
            Field("day", "Day", "day", value="today", required=True, echo=self._past_day),
            Field("grade", "Grade", "choice", "", codes.words(codes.Grade)),
            Field("decisions", "Decisions", "long", hint="One a line; each can become an action."),
        )
        said = await ask(self, "new_oversight", "New oversight", fields)
        if said:
            self.attempt(lambda: self._kept(said))

    def _kept(self, said: Values) -> tuple[Oversight, str]:
        held = self.desk.oversight.add(
            said["kind"],
            said["title"],
            day=self.desk.read_day(said["day"], back=True),
            grade=said["grade"] or None,
            decisions=said["decisions"].splitlines(),
        )
        return held, f"Added {held.ref}: {held.kind}, {held.title}"

    @work
    async def action_update_visit(self) -> None:
        """Correct what is known of a visit, or add a decision to oversight."""
        record = self.selected
        if isinstance(record, Oversight):
            await self._decide(record)
        elif isinstance(record, ScrutinyVisit):
            await self._correct(record)

    async def _decide(self, held: Oversight) -> None:
        fields = (Field("text", "Decision", required=True),)
        said = await ask(self, "decide", f"Decision of {held.ref}", fields, about=held.ref, note=held.title)
        if said:
            self.attempt(
                lambda: (self.desk.oversight.decide(held, said["text"]), f"Added a decision to {held.ref}")
            )

    async def _correct(self, visit: ScrutinyVisit) -> None:
        fields = (
            Field("when", "When", value=visit.when.text, required=True),
            Field("ordinal", "Number", value=str(visit.ordinal or "")),
            Field("authority", "Authority", value=visit.authority),
            Field("areas", "Areas", value="; ".join(visit.areas), hint="Parted by ;"),
            Field("headline", "Headline", value=visit.headline),
            Field(
                "publication",
                "Publication",
                "choice",
                visit.publication,
                codes.words(codes.Publication),
                True,
            ),
        )
        said = await ask(self, "update_visit", visit.ref, fields, about=visit.ref, check=self._refuse_visit)
        if said:
            fresh = {**_visit_fields(said), "headline": said["headline"], "publication": said["publication"]}
            when = said["when"] if said["when"] != visit.when.text else ""
            self.attempt(lambda: (self.desk.visits.edit(visit, when=when, **fresh), f"Updated {visit.ref}"))

    @work
    async def action_raise_action(self) -> None:
        """Make a decision of our own oversight an action."""
        held = self.one(
            Oversight, "Choose a piece of oversight: actions for findings are raised on Findings."
        )
        if held is None:
            return
        rows = [
            ListRow(str(n), (str(n), d.text), d.text.lower())
            for n, d in enumerate(held.decisions, start=1)
            if not d.action
        ]
        if not rows:
            self.tell(f"Every decision of {held.ref} is an action already; u adds a decision", "refused")
            return
        number: str | None = rows[0].key
        if len(rows) > 1:
            columns = (Column("", 3), Column("Decision", None))
            number = await self.app.push_screen_wait(Pick("Which decision?", columns, rows, look=self.look))
        if number:
            await self._raise(held, int(number))

    async def _raise(self, held: Oversight, number: int) -> None:
        fields = (
            Field("title", "Title", value=held.decisions[number - 1].text, required=True),
            Field("owner", "Owner", suggest=self._names()),
            Field("due", "Due", "day", echo=day_echo(self.desk), hint="10 apr, fri, +2w, eom"),
        )
        said = await ask(self, "raise_decision", f"Action from {held.ref}", fields, about=held.ref)
        if said:
            due = self.desk.read_day(said["due"]) if said["due"] else None
            self.attempt(lambda: self._raised(held, number, said, due))

    def _raised(self, held: Oversight, number: int, said: Values, due: object) -> tuple[Oversight, str]:
        action = self.desk.oversight.raise_action(
            held, number, title=said["title"], owner=said["owner"], due=due
        )
        return held, f"Decision {number} of {held.ref} became {action.ref}"


def _document_row(document: Document) -> ListRow:
    name = f"{title_of(document)} {document.name}"
    return ListRow(document.ref, (document.ref, f"{len(document.waiting)} waiting", name), name.lower())


def _path(said: Values) -> Path:
    try:
        return Path(said["path"]).expanduser()
    except RuntimeError:
        raise Refusal(f"There is no home folder for {said['path']}.") from None


def _brought_in(imported: Imported) -> str:
    if imported.was_there:
        return f"This letter is here already as {imported.document.ref}; nothing was added"
    visit = f" for {imported.visit.title}, {imported.visit.ref}" if imported.visit else ""
    return f"Brought in {imported.document.ref}{visit}. z to undo"


def _visit_fields(said: Values) -> dict[str, object]:
    return {
        "ordinal": int(said["ordinal"]) if said["ordinal"] else None,
        "authority": said["authority"],
        "areas": tuple(area.strip() for area in said["areas"].split(";") if area.strip()),
    }
