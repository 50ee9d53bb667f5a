"""Pick one record from a list by typing a part of it."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from screens.dialogs.dialog import Dialog
from screens.look import Look
from screens.widgets.entry import Entry
from screens.widgets.line import StatusLine
from screens.widgets.record_list import Column, ListRow, RecordList, matching


class Pick(Dialog[str | None]):
    """Gives the key of the row picked, or None; every word typed has to be in the row."""

    DEFAULT_CSS = "Pick RecordList { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
    ]
    CHROME = 6
    KEYS = (("Enter", "choose"), ("Up Down", "move"), ("Esc", "cancel"))

    def __init__(
        self,
        title: str,
        columns: Sequence[Column],
        rows: Sequence[ListRow],
        *,
        text: str = "",
        look: Look | None = None,
    ) -> None:
        """Offer these rows, narrowed at first by ``text``."""
        super().__init__(title, look=look)
        self._columns = columns
        self._rows = rows
        self._typed = text

    def above(self) -> Iterable[Widget]:
        """Give the line to type in."""
        yield Entry(self._typed, hint="type a part of it")

    def body(self) -> Iterable[Widget]:
        """Give the rows."""
        empty = "Nothing fits; type less."
        rows = RecordList(self._columns, look=self.look, header=False, bright=True, empty=empty)
        rows.can_focus = False
        yield rows

    def below(self) -> Iterable[Widget]:
        """Give the count."""
        yield StatusLine(look=self.look, id="count")

    def on_mount(self) -> None:
        """Show the rows and take what is typed."""
        self._list.show(self._rows)
        self._narrow(self._typed)
        self.query_one(Entry).focus()

    def on_resize(self) -> None:
        """Give the list as many lines as it needs, and the box the same height while it narrows."""
        self._list.styles.height = max(1, min(len(self._rows), self.body_room))

    def action_move(self, rows: int) -> None:
        """Move in the list while typing."""
        self._list.move(rows)

    def action_page(self, pages: int) -> None:
        """Move in the list by pages while typing."""
        self._list.page(pages)

    @property
    def _list(self) -> RecordList:
        return self.query_one(RecordList)

    @on(Entry.Changed)
    def _narrow_typed(self, event: Entry.Changed) -> None:
        self._narrow(event.value)

    @on(Entry.Submitted)
    @on(RecordList.Opened)
    def _choose(self) -> None:
        if self._list.selected is not None:
            self.dismiss(self._list.selected.key)

    @on(RecordList.Moved)
    def _say_position(self) -> None:
        self.query_one("#count", StatusLine).say("", right=self._list.position)

    def _narrow(self, text: str) -> None:
        self._list.narrow(matching(self._rows, text) if text.strip() else None)
        self._list.action_first()
        self._say_position()
