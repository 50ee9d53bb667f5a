"""An improvement plan brought in from a table, weighed before anything is kept, and written out again."""

from asyncio import sleep
from collections.abc import Mapping
from pathlib import Path

from textual import work

from screens.action_keys import ActionKeys
from screens.asking import Values, ask, settle
from screens.dialogs.choose import Option
from screens.dialogs.form import Field, Form
from screens.dialogs.weigh import Weigh
from tracker.desk.plan_tables import FIELDS, KEEP, PlanAsked, PlanImported
from tracker.desk.plan_telling import told
from tracker.desk.reading import read_document_file
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.wording import counted, short

LABEL = 15
"""Characters of a column's heading that fit before its answer."""
MANY, A_FRAME = 500, 0.05
"""Actions that take long enough to be told, and the seconds in which that is drawn first."""


class PlanTableKeys(ActionKeys):
    """Keys for the plan as a table."""

    @work
    async def action_import_plan(self) -> None:
        """Read a plan, show what it would change, and keep it when told to."""
        fields = (
            Field("path", "File", required=True, hint="A .csv or .xlsx table, such as plans/march.xlsx"),
            Field("sheet", "Sheet", hint="Of a workbook; left empty: the one with the most known columns"),
            Field("plan", "Plan", hint="The plan it is a version of; left empty: found by its words"),
            Field(
                "as_at",
                "As at",
                "day",
                echo=self.past_day,
                hint="Day its progress stood so; left empty: today",
            ),
        )
        read: list[tuple[bytes, PlanAsked]] = []

        def look(said: Values) -> None:
            """Read it while the form is open, so that what is refused can be typed again."""
            raw = read_document_file(said["path"], "plan")
            as_at = self.desk.read_day(said["as_at"], back=True) if said["as_at"] else None
            asked = PlanAsked({}, said["sheet"].strip(), said["plan"].strip(), as_at)
            self._plan(raw, said["path"], asked)
            read[:] = [(raw, asked)]

        said = await ask(self, "import_plan", "Bring in an improvement plan", fields, check=look)
        if said and read:
            kept = await self._weigh_plan(read[0][0], said["path"], read[0][1])
            if settle(self, kept) and not kept:
                self.tell("Nothing was brought in. What you typed is kept: the same key opens it", "refused")

    def _plan(self, raw: bytes, path: str, asked: PlanAsked, *, dry_run: bool = True) -> PlanImported:
        return self.desk.exchanging.plans.bring_in(raw, Path(path).name, asked, dry_run=dry_run)

    async def _weigh_plan(self, raw: bytes, path: str, asked: PlanAsked) -> bool:
        """Show what a plan would change until it is kept or left; tells whether it was kept."""
        while True:
            looked = self._plan(raw, path, asked)
            options = [Option("y", "bring in"), Option("m", "columns")]
            if looked.differences or asked.take:
                options.append(Option("t", "keep ours" if asked.take else "take the plan's"))
            key = await self.app.push_screen_wait(
                Weigh(f"{Path(path).name}: nothing is written yet", told(looked), options, look=self.look)
            )
            if key == "t":
                asked = asked._replace(take=not asked.take)
            elif key == "m":
                asked = await self._map_columns(raw, path, asked, looked)
            else:
                break
        if key == "y" and len(looked.rows) > MANY:
            self.tell(f"Bringing in {counted(len(looked.rows), 'action')}: this takes some seconds")
            await sleep(A_FRAME)
        return key == "y" and self.attempt(lambda: self._bring_plan(raw, path, asked))

    def _bring_plan(self, raw: bytes, path: str, asked: PlanAsked) -> tuple[Record | None, str]:
        imported = self._plan(raw, path, asked, dry_run=False)
        first = next((row.action for row in imported.rows if row.outcome != "unchanged"), None)
        bad = f"; the rows not brought in stand in {imported.errors}" if imported.errors else ""
        return first, f"{imported.summary()}{bad}"

    async def _map_columns(self, raw: bytes, path: str, asked: PlanAsked, looked: PlanImported) -> PlanAsked:
        """Ask what each column is to be read as."""
        sheet = looked.sheet
        names = {str(n): heading for n, heading in enumerate(sheet.header) if heading}
        fields = [
            Field(
                n,
                short(name, LABEL),
                "choice",
                sheet.fields[int(n)] or KEEP,
                (*FIELDS, KEEP),
                required=True,
                hint=name,
            )
            for n, name in names.items()
        ]

        def chosen(said: Values) -> Mapping[str, str]:
            return {name: said[n] for n, name in names.items()}

        def refused(said: Values) -> str | None:
            try:
                self._plan(raw, path, asked._replace(columns=chosen(said)))
            except Refusal as refusal:
                return str(refusal)
            return None

        title = "What each column is read as"
        said = await self.app.push_screen_wait(Form(title, fields, check=refused, look=self.look))
        return asked._replace(columns=chosen(said)) if said else asked

    @work
    async def action_export_plan(self) -> None:
        """Write the plan to a new file."""
        fields = (
            Field("path", "File", required=True, hint="A new file that ends in .csv or .xlsx"),
            Field("plan", "Plan", hint="Which, where there are several"),
        )
        written: list[int] = []

        def write(said: Values) -> None:
            """Write while the form is open, so that what is refused can be typed again."""
            path = Path(said["path"]).expanduser()
            written[:] = [self.desk.exchanging.plans.export(path, said["plan"].strip())]

        said = await ask(self, "export_plan", "Write the plan to a file", fields, check=write)
        if said and written:
            settle(self, True)
            self.tell(f"Wrote {counted(written[0], 'action')} to {said['path']}")
