"""The frame every list screen has: title, tabs, filter, list, detail, and what was last said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, TypeVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from screens.commands import Keymap, action_of, bindings_for, footer_for, help_rows, palette_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field, Form
from screens.dialogs.help import Help
from screens.dialogs.palette import Palette
from screens.look import Look
from screens.widgets.detail import DetailPane
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.record_list import Column, ListRow, RecordList
from screens.widgets.tabs import Tab, TabStrip
from tracker.desk import Desk
from tracker.desk.rows import Row
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.wording import sheet_lines

R = TypeVar("R", bound=Record)

TABS = (
    Tab("triage", "1", "Triage"),
    Tab("visits", "2", "Visits"),
    Tab("findings", "3", "Findings"),
    Tab("actions", "4", "Actions"),
)
TITLE = 34
"""Cells a title needs before other columns find room."""
LEAST_WIDTH, LEAST_HEIGHT = 40, 10
NARROW, WIDE = 80, 120


class ListScreen(Screen[None]):
    """A list of records with the detail of the one under the cursor."""

    CSS_PATH = "frame.tcss"
    PLACE: ClassVar[str]
    """Which commands work here, and which tab is the active one."""
    COLUMNS: ClassVar[Sequence[Column]]
    EMPTY: ClassVar[str] = "Nothing here."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")

    @dataclass
    class Go(Message):
        """Another screen is asked for, with its filter or the record to stand on, or neither."""

        place: str
        words: str | None = None
        record: str = ""

    @dataclass
    class Done(Message):
        """Something was changed here."""

    def __init__(self, desk: Desk, look: Look, keymap: Keymap, *, demo: bool = False) -> None:
        """Show what the desk holds."""
        super().__init__()
        self.desk = desk
        self.look = look
        self.keymap = keymap
        self.demo = demo
        self.words = ""
        """The filter words that are on."""
        self._rows: list[Row] = []

    def compose(self) -> ComposeResult:
        """Lay the frame out."""
        yield StatusLine(look=self.look, id="title")
        yield TabStrip(TABS, self.PLACE, look=self.look)
        yield FilterLine(look=self.look)
        with Container(id="panes"):
            yield RecordList(self.COLUMNS, look=self.look, can_mark=True, empty=self.EMPTY)
            yield DetailPane(look=self.look)
        yield StatusLine(look=self.look, id="told")
        yield FooterLine(look=self.look)
        yield Static("This terminal is too small: Tracker needs 40 columns and 10 lines.", id="small")

    def on_mount(self) -> None:
        """Show the list and take the keys."""
        self.query_one(FooterLine).show(footer_for(self.PLACE, self.keymap))
        self.records_list.focus()
        self.show_rows()

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Put the detail beside the list where there is room, and say when there is none at all."""
        width, height = event.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-small")

    # What a screen says of itself.

    def records(self) -> list[Row]:
        """Give every row of the list, whatever the filter; a screen says which."""
        raise NotImplementedError

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give a row's cells in the order of the columns; a screen says which."""
        raise NotImplementedError

    def order(self, row: Row) -> tuple[Any, ...]:
        """Give what each column sorts by where its words would sort wrongly; empty: by the words."""
        return ()

    def detail(self, record: Record) -> list[tuple[str, str]]:
        """Give the lines of the detail: tone and words."""
        return sheet_lines(
            record, self.desk.session.casebook, self.desk.today, self.desk.session.flags(record)
        )

    # Showing.

    @property
    def records_list(self) -> RecordList:
        """The list."""
        return self.query_one(RecordList)

    @property
    def selected(self) -> Record | None:
        """The record under the cursor, or None."""
        row = self.records_list.selected
        return self.desk.session.casebook.by_id(row.key) if row else None

    def marked(self, kind: type[R]) -> list[R]:
        """The records marked, or the one under the cursor when none is, of one kind only."""
        keys = [row.id for row in self._rows if row.id in self.records_list.marked]
        chosen = [self.desk.session.casebook.by_id(key) for key in keys] if keys else [self.selected]
        return [record for record in chosen if isinstance(record, kind)]

    def show_rows(self, keep: str | None = None) -> None:
        """Show the list anew, the cursor on the same record or on ``keep``."""
        self._rows = self.records()
        shown = [self._list_row(row) for row in self._rows]
        with self.app.batch_update():
            self.records_list.show(shown, keep, self._fitting())
            self._show_title()
            self._show_detail()

    def _list_row(self, row: Row) -> ListRow:
        tone = row.flags[0].word if row.flags else ""
        return ListRow(row.id, self.cells(row), row.haystack, tone, self.order(row))

    def _fitting(self) -> list[int] | None:
        """Give the indexes of the rows the filter fits, or None for all; says what is wrong with it."""
        line = self.query_one(FilterLine)
        if not self.words.strip():
            return None
        try:
            query = self.desk.lists.query(self.words)
        except Refusal as refusal:
            line.refuse(str(refusal))
            return None
        fitting = [n for n, row in enumerate(self._rows) if query.matches(row)]
        line.count(len(fitting), len(self._rows))
        return fitting

    def _show_title(self) -> None:
        counts = self.desk.lists.counts()
        state = "DEMO  " if self.demo else ""
        state += "READ ONLY  " if self.desk.read_only else ""
        name = self.desk.name
        middle = f"{counts.overdue} overdue  {counts.stalled} stalled  {counts.missing} missing"
        self.query_one("#title", StatusLine).say(
            f"Tracker  {state}{name}", middle, self.desk.short_day(), "heading"
        )

    @on(RecordList.Moved)
    def _show_detail(self) -> None:
        record = self.selected
        self.query_one(DetailPane).show(self.detail(record) if record else [])
        self._say_position()

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something in the line above the footer."""
        text = sentence[:1].upper() + sentence[1:]
        self.query_one("#told", StatusLine).say(text, right=self.records_list.position, tone=tone)
        self._told = text

    def _say_position(self) -> None:
        self.query_one("#told", StatusLine).say("", right=self.records_list.position)

    # Doing: ask, call the desk, show, tell.

    def attempt(self, do: Callable[[], tuple[Record | None, str]]) -> bool:
        """Do something, show the new state with the cursor on the record, and say it or why not."""
        try:
            record, sentence = do()
        except Refusal as refusal:
            self.tell(str(refusal), "refused")
            return False
        self.show_rows(record.id if record else None)
        self.tell(f"{sentence.rstrip('.')}. z to undo")
        self.post_message(self.Done())
        return True

    def one(self, kind: type[R], otherwise: str = "") -> R | None:
        """Give the record under the cursor when it is of this kind; says so when it is not."""
        record = self.selected
        if isinstance(record, kind):
            return record
        noun = record.noun if record else "nothing"
        self.tell(otherwise or f"Choose an {kind.noun} first: this is {noun}.", "refused")
        return None

    # Commands that work on every list.

    def action_go(self, place: str) -> None:
        """Ask for another screen."""
        self.post_message(self.Go(place))

    @on(TabStrip.TabChosen)
    def _go_to_tab(self, event: TabStrip.TabChosen) -> None:
        self.post_message(self.Go(event.id))

    def action_filter(self) -> None:
        """Type filter words."""
        self.query_one(FilterLine).open()

    def filter_by(self, words: str, record: str = "") -> None:
        """Put filter words on, as another screen asks, and stand on a record."""
        self.words = words
        self.query_one(FilterLine).put(words)
        self.show_rows(record or None)

    def stand_on(self, words: str | None, record: str) -> None:
        """Show what another screen asked for; a record the filter hides takes the filter off."""
        if words is not None:
            self.filter_by(words)
        if record and not self.records_list.go_to(record):
            self.filter_by("", record)

    @on(FilterLine.Changed)
    def _narrow(self, event: FilterLine.Changed) -> None:
        self.words = event.text
        self.records_list.narrow(self._fitting())
        self._show_detail()

    @on(FilterLine.Closed)
    def _leave_filter(self) -> None:
        self.records_list.focus()

    @on(RecordList.Opened)
    def _read(self) -> None:
        """Give the detail the whole screen where it has little room."""
        self.add_class("-reading")
        self.query_one(DetailPane).focus()

    def action_back(self) -> None:
        """Close the detail, or take the filter off."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.records_list.focus()
        elif self.words:
            self.filter_by("")
        elif self.records_list.marked:
            self.records_list.unmark()
        else:
            self.records_list.focus()

    def action_follow(self) -> None:
        """Go from a finding to its actions, from an action to its findings, from a visit to both."""
        record = self.selected
        found = self.desk.lists.follow(record) if record else None
        if found is None:
            self.tell("This leads nowhere yet: no action or finding hangs on it", "refused")
            return
        place, words, first = found
        self.post_message(self.Go(place, words, first))

    @work
    async def action_saved_views(self) -> None:
        """Choose a saved filter, or save the one that is on."""
        views = self.desk.views.of(self.PLACE)
        options = [Option(str(n), name, words) for n, (name, words) in enumerate(views.items(), start=1)]
        if self.words.strip():
            options.append(Option("s", "save this filter", self.words))
            options += (
                [Option("t", "throw the view of this filter away")] if self.words in views.values() else []
            )
        if not options:
            self.tell("No saved views yet: filter with /, then press v to save it", "refused")
            return
        key = await self.app.push_screen_wait(Choose("Views", options, look=self.look))
        if key == "s":
            await self._save_view()
        elif key == "t":
            self.tell(self.desk.views.forget(self.PLACE, self.words))
        elif key:
            self.filter_by(list(views.values())[int(key) - 1])

    async def _save_view(self) -> None:
        field = Field("name", "Name", required=True)
        said = await self.app.push_screen_wait(Form("Save this filter", (field,), self.words, look=self.look))
        if said:
            self.tell(self.desk.views.save(self.PLACE, said["name"], self.words))

    def action_copy(self) -> None:
        """Copy the record as text, through the terminal."""
        record = self.selected
        if record is not None:
            self.app.copy_to_clipboard(self.desk.sheet(record))
            self.tell(f"Copied {record.ref} as text; if nothing arrives, use 'tracker show {record.ref}'")

    def action_undo(self) -> None:
        """Take the last change back."""
        self._turn_back(self.desk.past.undo)

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn_back(self.desk.past.redo)

    def _turn_back(self, turn: Callable[[], str]) -> None:
        try:
            sentence = turn()
        except Refusal as refusal:
            self.tell(str(refusal), "refused")
            return
        self.show_rows()
        self.tell(sentence)
        self.post_message(self.Done())

    @work
    async def action_help(self) -> None:
        """Show every key."""
        await self.app.push_screen_wait(Help(help_rows(self.PLACE, self.keymap), look=self.look))

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
        self.tell("Every flag is shown here")
