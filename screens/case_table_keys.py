"""Young people as tables: compared with an extract of the case system, and written out with the reason."""

from pathlib import Path

from textual import work

from screens.asking import Values, ask, settle
from screens.case_keys import CaseKeys
from screens.dialogs.choose import Option
from screens.dialogs.form import Field
from screens.dialogs.weigh import Weigh
from tracker.desk.reading import own_path, read_document_file
from tracker.desk.reconciling import Comparison, comparison_lines, remark_lines, same_file
from tracker.domain.records import Record
from tracker.wording import counted

LAYOUTS = ("annexa", "annexa13", "oc3", "ssd", "plain")
MOST = 300
"""Differences that the dialog shows."""
UNFOLDED = 10_000
"""Columns of a line that the dialog folds to its own width."""


class CaseTableKeys(CaseKeys):
    """Keys for young people as a table."""

    @work
    async def action_reconcile(self) -> None:
        """Compare with an extract, show every row that differs, and keep that when told to."""
        fields = (
            Field(
                "path", "File", required=True, hint="The extract, .csv or .xlsx, such as extracts/march.csv"
            ),
        )
        found: list[Comparison] = []

        def compare(said: Values) -> None:
            """Compare while the form is open, so that what is refused can be typed again."""
            raw = read_document_file(said["path"], "table")
            found[:] = [self.desk.reconciling.compare(raw, Path(said["path"]).name)]

        said = await ask(self, "reconcile", "Compare with an extract", fields, check=compare)
        if not said or not found:
            return
        comparison = found[0]
        settle(self, True)
        options = () if comparison.before else (Option("y", "keep"),)
        key = await self.app.push_screen_wait(Weigh("Comparison", _page(comparison), options, look=self.look))
        if key == "y":
            self.attempt(lambda: self._keep_comparison(comparison))
        elif comparison.before is None:
            self.tell("The comparison was not kept")

    def _keep_comparison(self, comparison: Comparison) -> tuple[Record | None, str]:
        kept = self.desk.reconciling.keep(comparison)
        here = self.selected
        return here, f"Kept as {kept.ref}: {counted(len(kept.differences), 'difference')} from {kept.name}"

    @work
    async def action_export_cases(self) -> None:
        """Write young people to a new file; the reason is written to the history first."""
        fields = (
            Field("layout", "Layout", "choice", "annexa", LAYOUTS, required=True),
            Field("path", "File", required=True, hint="A new file that ends in .csv or .xlsx"),
            Field("reason", "Reason", required=True, hint="Why personal data leave, and to whom"),
        )
        sentences: list[str] = []

        def write(said: Values) -> None:
            """Write while the form is open, so that what is refused can be typed again."""
            exchanging, layout, path = self.desk.exchanging, said["layout"], said["path"]
            count = exchanging.export_cases(own_path(path), layout, said["reason"])
            sentences[:] = [exchanging.exported_sentence(count, layout, path)]

        note = "Who took what out, when and why is told by tracker history --looks."
        said = await ask(self, "export_cases", "Write young people to a file", fields, note=note, check=write)
        if said and sentences:
            settle(self, True)
            self.tell(sentences[0])


def _page(comparison: Comparison) -> list[tuple[str, str]]:
    """Give a comparison to read, with what was not compared, and whether it is kept already."""
    lines = comparison_lines(comparison.record, UNFOLDED, MOST)
    lines += [
        ("", ""),
        *(("quiet", words) for words in remark_lines(comparison.left_out, comparison.outside, UNFOLDED)),
    ]
    if (before := comparison.before) is not None:
        lines.append(("quiet", same_file(before)))
    return lines
