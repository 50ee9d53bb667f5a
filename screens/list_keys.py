"""The commands that work in every list: going about, filtering, saved views, copying, undoing, help."""

from collections.abc import Callable
from typing import TypeVar

from textual import on, work

from screens.asking import sentence_of
from screens.commands import action_of, help_rows, palette_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field, Form
from screens.dialogs.help import Help
from screens.dialogs.palette import Palette
from screens.following import lead_of
from screens.frame import ListScreen
from screens.requests import Back, Done, Go
from screens.widgets.detail import DetailPane
from screens.widgets.filter_line import FilterLine
from screens.widgets.record_list import RecordList
from screens.widgets.tabs import TabStrip
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.wording import a_noun

R = TypeVar("R", bound=Record)

USUAL_ORDER = "0"
COLUMN_KEYS = "123456789abcdefghijklmnop"
"""The key that sorts by each column; no list has more."""


class ListKeys(ListScreen):
    """Keys for any record in any list."""

    def past_day(self, typed: str) -> tuple[bool, str]:
        """Say which day was understood, of those that have been."""
        try:
            return True, self.desk.echo_day(typed, back=True)
        except Refusal as refusal:
            return False, str(refusal)

    def action_go(self, place: str) -> None:
        """Ask for another screen."""
        self.post_message(Go(place))

    @on(TabStrip.TabChosen)
    def _go_to_tab(self, event: TabStrip.TabChosen) -> None:
        self.post_message(Go(event.id))

    async def action_filter(self) -> None:
        """Type filter words."""
        self.close_detail()
        await self.query_one(FilterLine).open()

    def action_back(self) -> None:
        """Close the detail, take off a filter that nothing fits, the marks or the filter, or go back."""
        if self.has_class("-reading"):
            self.close_detail()
        elif self.words and self.selected is None:
            self.filter_by("")
        elif self.records_list.marked:
            self.records_list.unmark()
        else:
            self.records_list.focus()
            self.post_message(Back())

    def action_follow(self) -> None:
        """Go from a finding to its actions, from an action to its findings, from a visit to both."""
        record = self.here()
        if record is None:
            return
        if isinstance(record, Case) and self.PLACE != "cases":
            self.post_message(Go("cases", None, record.id, follows=True))
            return
        lead = lead_of(record, self.desk.session.casebook)
        if lead is None:
            self.tell(f"{record.ref} leads nowhere yet: no action or finding hangs on it", "refused")
            return
        self.post_message(Go(lead.place, lead.words or None, lead.record, follows=True))

    @on(FilterLine.Changed)
    def _narrow(self, event: FilterLine.Changed) -> None:
        self.words = event.text
        self.hush()
        with self.app.batch_update():
            self.records_list.narrow(self.fitting())
            self.show_detail()

    @on(FilterLine.Closed)
    def _leave_filter(self) -> None:
        self.records_list.focus()

    @on(RecordList.Opened)
    def _read(self) -> None:
        """Give the detail the whole screen where it has little room."""
        self.add_class("-reading")
        self.query_one(DetailPane).focus()
        self.show_detail()

    def here(self) -> Record | None:
        """Give the record under the cursor; says so when the list is empty."""
        if self.selected is None:
            self.tell("Nothing is selected: there is no row here", "refused")
        return self.selected

    def one(self, kind: type[R], otherwise: str = "") -> R | None:
        """Give the record under the cursor when it is of this kind; says so when it is not."""
        record = self.selected
        if isinstance(record, kind):
            return record
        here = f"{record.ref} is {a_noun(record.noun)}" if record else "nothing is selected"
        self.tell(otherwise or f"That is for {a_noun(kind.noun)}: {here}.", "refused")
        return None

    def marked(self, kind: type[R]) -> list[R]:
        """The records marked, or the one under the cursor when none is, of one kind only."""
        keys = [row.id for row in self.rows if row.id in self.records_list.marked]
        chosen = [self.desk.session.casebook.by_id(key) for key in keys] if keys else [self.selected]
        return [record for record in chosen if isinstance(record, kind)]

    # Sorting.

    @work
    async def action_sort(self) -> None:
        """Sort by a column, by the same one again the other way round, or not at all."""
        table = self.records_list
        names = dict(zip(COLUMN_KEYS, table.column_names, strict=False))
        options = [Option(key, name, self._turned(name)) for key, name in names.items()]
        options.append(Option(USUAL_ORDER, "the usual order"))
        key = await self.app.push_screen_wait(Choose("Sort by", options, look=self.look))
        if key == USUAL_ORDER:
            table.sort_by(None)
            table.action_first()
            self.tell("In the usual order")
        elif key is not None:
            name = names[key]
            backwards = table.sorted_by == (name, False)
            table.sort_by(name, backwards)
            table.action_first()
            self.tell(
                f"Sorted by {name.lower()}{', the other way round' if backwards else ''}; S to change it"
            )

    def _turned(self, name: str) -> str:
        """Say what choosing the column that sorts now would do."""
        return "turn it round" if (self.records_list.sorted_by or ("",))[0] == name else ""

    # Saved views.

    @work
    async def action_saved_views(self) -> None:
        """Choose a saved filter, save the one that is on, or throw it away."""
        views = self._views()
        options = [Option(str(n), name, words) for n, (name, words) in enumerate(views.items(), start=1)]
        if self.words.strip() in views.values():
            options.append(Option("t", "throw this view away", self.words))
        elif self.words.strip():
            options.append(Option("s", "save this filter", self.words))
        if not options:
            self.tell("No saved views yet: filter with /, then press v to save it", "refused")
            return
        key = await self.app.push_screen_wait(Choose("Saved views", options, look=self.look))
        if key == "s":
            await self._save_view()
        elif key == "t":
            self._tell_of(lambda: self.desk.views.forget(self.PLACE, self.words.strip()))
        elif key:
            self.filter_by(list(views.values())[int(key) - 1])

    def _views(self) -> dict[str, str]:
        try:
            return self.desk.views.of(self.PLACE)
        except (Refusal, OSError):
            return {}

    async def _save_view(self) -> None:
        field = Field("name", "Name", required=True)
        form = Form("Save this filter", (field,), self.words, look=self.look)
        answers = await self.app.push_screen_wait(form)
        if answers:
            self._tell_of(lambda: self.desk.views.save(self.PLACE, answers["name"], self.words.strip()))

    def _tell_of(self, do: Callable[[], str]) -> bool:
        """Do something that gives a sentence, and say that or why not; tells whether it was done."""
        try:
            self.tell(do())
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return False
        return True

    def action_copy(self) -> None:
        """Copy the record as text, through the terminal."""
        record = self.here()
        if record is not None:
            self.app.copy_to_clipboard(self.desk.sheet(record))
            self.tell(f"Copied {record.ref} as text; if nothing arrives: tracker show {record.ref}")

    # Turning back.

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn_back(self.desk.past.undo, "Z to redo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn_back(self.desk.past.redo, "z to undo")

    def _turn_back(self, turn: Callable[[], str], after: str) -> None:
        before = self._revisions()
        try:
            sentence = turn()
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        now = self._revisions()
        self.show_rows(next((key for key in now if now[key] != before.get(key)), None))
        self.tell(f"{sentence}. {after}")
        self.post_message(Done())

    def _revisions(self) -> dict[str, str]:
        """Give the revision of every record of this list, to see which of them a change touched."""
        found = ((row.id, self.desk.session.casebook.by_id(row.id)) for row in self.records())
        return {key: record.rev for key, record in found if record is not None}

    # Finding out.

    @work
    async def action_help(self) -> None:
        """Show every key."""
        rows = help_rows(self.PLACE, self.keymap, {column.name: column.about for column in self.COLUMNS})
        await self.app.push_screen_wait(Help(rows, look=self.look))

    @work
    async def action_palette(self) -> None:
        """Find a command by its words and run it."""
        rows = palette_rows(self.PLACE, self.keymap)
        chosen = await self.app.push_screen_wait(Palette(rows, look=self.look))
        if chosen:
            await self.run_action(action_of(chosen))

    def action_quit(self) -> None:
        """Leave."""
        self.app.exit()

    def action_all_flags(self) -> None:
        """Only triage hides flags."""
        self.tell("Every flag is shown here; triage hides the less severe ones")
