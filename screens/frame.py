"""The frame every list screen has: title, tabs, filter, list, detail, and what was last said."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, NamedTuple

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.screen import Screen
from textual.widgets import Static

from screens.asking import Keep, capital, sentence_of, settle
from screens.commands import Keymap, bindings_for, footer_for
from screens.look import Look
from screens.places import TABS
from screens.record_sheet import Lines, brief_lines, full_lines
from screens.requests import Done
from screens.widgets.detail import DetailPane
from screens.widgets.filter_line import FilterLine
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.record_list import Column, ListRow, RecordList
from screens.widgets.sentence import Sentence
from screens.widgets.tabs import TabStrip
from tracker.desk import Desk
from tracker.desk.rows import Row
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Thread
from tracker.domain.young_people import Case

TITLE = 24
"""Cells a title needs before other columns find room."""
LEAST_WIDTH, LEAST_HEIGHT = 40, 10
WIDE = 120
"""Columns from which the detail stands beside the list."""
ENTRIES = 20
"""How much of a young person's timeline stands beside the list; Enter shows all of it."""
LOW, LOWEST = 20, 14
"""Lines below which the detail under the list is a short one, or waits for Enter."""


class Told(NamedTuple):
    """What was last said, how, and on which row."""

    sentence: str = ""
    tone: str = ""
    key: str | None = None


class ListScreen(Screen[None]):
    """A list of records with the detail of the one under the cursor."""

    CSS_PATH = "frame.tcss"
    PLACE: ClassVar[str]
    """Which commands work here, and which tab is the active one."""
    COLUMNS: ClassVar[Sequence[Column]]
    EMPTY: ClassVar[str] = "Nothing here."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("everywhere")

    def __init__(self, desk: Desk, look: Look, keymap: Keymap, *, demo: bool = False) -> None:
        """Show what the desk holds."""
        super().__init__()
        self.desk = desk
        self.look = look
        self.keymap = keymap
        self.demo = demo
        self.words = ""
        """The filter words that are on."""
        self.rows: list[Row] = []
        self._drawn: dict[str, tuple[Row, ListRow]] = {}
        self._told = Told()
        self.answered: Keep | None = None
        self._detailed: str | None = None
        """Key of the row whose detail is shown."""

    def compose(self) -> ComposeResult:
        """Lay the frame out."""
        yield StatusLine(look=self.look, id="title")
        yield TabStrip(TABS, self.PLACE, look=self.look)
        yield FilterLine(look=self.look)
        with Container(id="panes", classes="-ascii" if self.look.ascii else ""):
            yield RecordList(self.COLUMNS, look=self.look, can_mark=True, empty=self.EMPTY)
            yield DetailPane(look=self.look)
        yield Sentence(look=self.look, id="long")
        yield StatusLine(look=self.look, id="told")
        yield FooterLine(look=self.look)
        yield Static("This terminal is too small: Tracker needs 40 columns and 10 lines.", id="small")

    def on_mount(self) -> None:
        """Show the list and take the keys."""
        self.records_list.focus()
        self.show_rows()
        self.call_after_refresh(self.query_one(FilterLine).lay_out)

    def on_screen_resume(self) -> None:
        """Show what changed while another screen was in front."""
        if self.is_mounted:
            self.show_rows()

    def on_resize(self, event: events.Resize) -> None:
        """Put the detail beside the list where there is room, and say when there is none at all."""
        width, height = event.size
        self.set_class(width >= WIDE, "-wide")
        self.set_class(height < LOW, "-low")
        self.set_class(height < LOWEST, "-lowest")
        self.set_class(width < LEAST_WIDTH or height < LEAST_HEIGHT, "-small")
        if self.is_mounted:
            self.show_detail()

    # What a screen says of itself.

    def records(self) -> list[Row]:
        """Give every row of the list, whatever the filter; a screen says which."""
        raise NotImplementedError

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give a row's cells in the order of the columns; a screen says which."""
        raise NotImplementedError

    def tone(self, row: Row) -> str:
        """Give the word whose colour a row has."""
        return row.flags[0].word if row.flags else ""

    def order(self, row: Row) -> tuple[Any, ...]:
        """Give what each column sorts by where its words would sort wrongly; empty: by the words."""
        return ()

    def detail(self, record: Record) -> Lines:
        """Give the lines of the detail: all that is known where there is room, else what matters first."""
        session = self.desk.session
        known = (record, session.casebook, self.desk.today, session.flags(record), self.look)
        if self.has_class("-wide") or self.has_class("-reading"):
            if isinstance(record, Case):
                entries = None if self.has_class("-reading") else ENTRIES
                return self.desk.files.page(record, self.query_one(DetailPane).room, entries)
            if isinstance(record, Thread):
                return self.desk.findings.page(record, self.query_one(DetailPane).room)
            return full_lines(*known, self.desk.more_facts(record))
        return brief_lines(*known, self.size.width, self.desk.differs(record))

    def detail_of(self, key: str) -> Lines:
        """Give the lines of a row that is no record, such as a number; a screen that has such rows says which."""
        return []

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

    def show_rows(self, keep: str | None = None) -> None:
        """Show the list anew, the cursor on ``keep``, else on the same record, else on the same line."""
        self.rows = self.records()
        shown = [self._list_row(row) for row in self.rows]
        if keep is not None and all(row.id != keep for row in self.rows):
            keep = None
        with self.app.batch_update():
            self.records_list.show(shown, keep, self.fitting())
            self.show_title()
            self.show_detail()

    def _list_row(self, row: Row) -> ListRow:
        """Draw a row's cells once for as long as the desk gives the same row."""
        drawn = self._drawn.get(row.id)
        if drawn is None or drawn[0] is not row:
            drawn = (row, ListRow(row.id, self.cells(row), row.haystack, self.tone(row), self.order(row)))
            self._drawn[row.id] = drawn
        return drawn[1]

    def fitting(self) -> list[int] | None:
        """Give the indexes of the rows the filter fits, or None for all; says what is wrong with it."""
        line = self.query_one(FilterLine)
        if not self.words.strip():
            return None
        try:
            query = self.desk.lists.query(self.words)
        except Refusal as refusal:
            line.refuse(str(refusal))
            return None
        fitting = [n for n, row in enumerate(self.rows) if query.matches(row)]
        line.count(len(fitting), len(self.rows))
        return fitting

    def show_title(self) -> None:
        """Say which casebook this is and in which state, what waits in a pocket, and how much needs attention."""
        desk, counts = self.desk, self.desk.lists.counts()
        states = (
            "DEMO" if self.demo else "",
            "READ ONLY" if desk.read_only else "",
            "NAMES" if desk.session.names else "",
        )
        left = "  ".join(filter(None, ("Tracker", *states, desk.name, desk.unsent)))
        middle = f"{counts.overdue} overdue  {counts.stalled} stalled  {counts.missing} missing"
        self.query_one("#title", StatusLine).say(left, middle, desk.short_day(), "heading")

    @on(RecordList.Moved)
    def _follow_cursor(self, event: RecordList.Moved) -> None:
        if event.key != self._detailed:
            self.show_detail()

    @on(DetailPane.Reshaped)
    def _fit_page(self) -> None:
        if isinstance(self.selected, Case | Thread):
            self.show_detail()

    @on(RecordList.Marked)
    def show_detail(self) -> None:
        """Show the record under the cursor; the place read to stays while it is the same record."""
        record, row = self.selected, self.records_list.selected
        key = row.key if row else None
        same = key == self._detailed
        self._detailed = key
        lines = self.detail(record) if record else self.detail_of(key) if key else []
        self.query_one(DetailPane).show(lines, keep_place=same)
        noun = record.noun if record else ""
        self.query_one(FooterLine).show(footer_for(self.PLACE, self.keymap, noun))
        if key != self._told.key:
            self._told = Told()
        self._say()

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something above the footer, whole however long it is; it stands until the cursor moves."""
        row = self.records_list.selected
        self._told = Told(capital(sentence), tone, row.key if row else None)
        self._say()

    @property
    def said(self) -> str:
        """The sentence that stands above the footer."""
        return self._told.sentence

    def hush(self) -> None:
        """Say nothing any more."""
        self._told = Told()

    def _say(self) -> None:
        marked = len(self.records_list.marked)
        position = (f"{marked} marked  " if marked else "") + self.records_list.position
        sentence, tone, _ = self._told
        room = self.size.width - cell_len(position) - 2
        long = sentence if cell_len(sentence) > room else ""
        self.query_one("#long", Sentence).say(long, tone)
        self.query_one("#told", StatusLine).say("" if long else sentence, right=position, tone=tone)

    # Doing: ask, call the desk, show, tell.

    def attempt(self, do: Callable[[], tuple[Record | None, str]]) -> bool:
        """Do something, show the new state with the cursor on the record, and say it or why not."""
        try:
            record, sentence = do()
        except (Refusal, OSError) as refusal:
            kept = " What you typed is kept: the same key opens it." if settle(self, False) else ""
            self.tell(sentence_of(refusal) + kept, "refused")
            return False
        settle(self, True)
        self.show_rows(record.id if record else None)
        self.tell(f"{sentence.rstrip('.')}. z to undo")
        self.post_message(Done())
        return True

    # The filter.

    def filter_by(self, words: str, record: str = "") -> None:
        """Put filter words on, as another screen asks, and stand on a record."""
        self.words = words
        self.query_one(FilterLine).put(words)
        self.show_rows(record or None)

    def stand_on(self, words: str | None, record: str) -> None:
        """Show what another screen asked for; a record the filter hides takes the filter off."""
        self.close_detail()
        if words is not None:
            self.filter_by(words)
        if record and not self.records_list.go_to(record):
            self.filter_by("", record)

    def close_detail(self) -> None:
        """Give the list its room back, and the keys."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
            self.query_one(
                DetailPane
            ).action_start()  # what was read is longer than what stands below the list
        self.records_list.focus()
        self.show_detail()
