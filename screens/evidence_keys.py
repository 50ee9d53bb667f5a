"""What shows that something is better, and what was decided about it: on actions, threads and visits."""

from textual import work

from screens.asking import Values, ask
from screens.dialogs.form import Field
from screens.dialogs.pick import Pick
from screens.held_keys import HeldKeys
from screens.widgets.record_list import Column, ListRow
from tracker.desk.evidence import UNSAID, Decided, Shown, Subject, lacking
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.scrutiny import ScrutinyVisit, Thread
from tracker.domain.work import Action, Update
from tracker.wording import short

NEW = "new"
KINDS_SAID = ("progress", "evidence", "impact", "decision")
SHOWN_HINTS = {
    "pillar": "What kind of evidence it is.",
    "source": "Such as an audit and its day, or a report.",
    "kept_at": "A link, or its place in the evidence library.",
}


class EvidenceKeys(HeldKeys):
    """Keys for evidence and decisions."""

    @work
    async def action_evidence(self) -> None:
        """Add a line of evidence, or say more of one that lacks something."""
        record = self.selected
        if not isinstance(record, Action | Thread):
            self.one(Action, "Evidence is kept on actions and threads.")
            return
        lines = {line.ref: line for line in self.desk.evidence.lines(record)}
        chosen: str | None = NEW
        if lines:
            columns = (Column("Lacks", 24), Column("Evidence", None))
            title = f"Evidence of {record.ref}: which line?"
            chosen = await self.app.push_screen_wait(Pick(title, columns, _choices(lines), look=self.look))
        if chosen:
            await self._show(record, lines.get(chosen))

    async def _show(self, record: Action | Thread, line: Update | None) -> None:
        fields = (
            Field("text", "What it shows", value=line.text if line else "", required=True),
            Field(
                "pillar", "Kind", "choice", (line and line.pillar) or "", codes.words(codes.Pillar),
                hint=SHOWN_HINTS["pillar"],
            ),
            Field("source", "From", value=line.source if line else "", hint=SHOWN_HINTS["source"]),
            Field("kept_at", "Kept at", value=line.kept_at if line else "", hint=SHOWN_HINTS["kept_at"]),
        )  # fmt: skip
        command = f"evidence {line.ref}" if line else "evidence"

        def check(said: Values) -> None:
            """Refuse while the form is open what says no more than the line."""
            if line is not None:
                self.desk.evidence.completed(line, _shown(said), said["text"])

        title = f"Evidence of {record.ref}"
        said = await ask(self, command, title, fields, about=record.ref, check=check)
        if said:
            self.attempt(lambda: self._evidenced(record, line, said))

    def _evidenced(self, record: Action | Thread, line: Update | None, said: Values) -> tuple[Record, str]:
        if line is None:
            return self.desk.evidence.add(record, said["text"], _shown(said))
        return self.desk.evidence.complete(record, line, _shown(said), said["text"])

    async def say_of(self, record: Subject) -> None:
        """Ask what happened to a thread or a visit, such as what a board decided about it."""
        kinds = ("decision",) if isinstance(record, ScrutinyVisit) else KINDS_SAID
        fields = (
            Field("text", "What happened", "long", required=True),
            Field("kind", "Kind", "choice", "decision", kinds, required=True),
            Field("day", "Decided on", "day", echo=self.past_day, hint="Of a decision; empty: today."),
            Field("by", "By", hint="Of a decision: such as the board, or O-7KQ2."),
        )

        def told(said: Values) -> tuple[Subject, str, codes.UpdateKind, Shown, Decided]:
            day = self.desk.read_day(said["day"], back=True) if said["day"] else None
            return record, said["text"], said["kind"], UNSAID, Decided(day, said["by"])

        def check(said: Values) -> None:
            """Refuse while the form is open what cannot be of it."""
            self.desk.evidence.said(*told(said))

        said = await ask(
            self, "update", f"Update {record.ref}", fields, about=record.ref, note=record.title, check=check
        )
        if said:
            self.attempt(lambda: self.desk.evidence.say(*told(said)))


def _shown(said: Values) -> Shown:
    return Shown(said["pillar"] or None, said["source"], said["kept_at"])


def _choices(lines: dict[str, Update]) -> list[ListRow]:
    """Give the lines that lack something, then a new one, then those that are whole."""
    rows = [_choice(line) for line in lines.values()]
    lacking = [row for row in rows if row.cells[0]]
    new = ListRow(NEW, ("", "a new line of evidence"), "a new line of evidence")
    return [*lacking, new, *(row for row in rows if not row.cells[0])]


def _choice(line: Update) -> ListRow:
    lacks = ", ".join(lacking(line))
    return ListRow(line.ref, (lacks, short(line.text)), line.text.lower())
