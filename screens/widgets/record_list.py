"""A list of any length: rows in, messages out, and only the lines on screen are ever drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.style import Style
from textual import events
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from screens.commands import bindings_for
from screens.look import Look
from screens.widgets.columns import Column
from screens.widgets.row_painter import RowPainter
from screens.widgets.rows import ListRow, Rows, matching

__all__ = ["Column", "ListRow", "RecordList", "matching"]

NOTHING_FITS = "Nothing fits these words. Esc takes the filter off."
_WHEEL_ROWS = 3


class RecordList(ScrollView, can_focus=True, inherit_bindings=False):
    """A virtual list with a cursor, a filter, a sort and marks."""

    DEFAULT_CSS = "RecordList { height: 1fr; overflow: hidden; scrollbar-size: 0 0; }"
    BINDINGS = bindings_for("list")
    ALLOW_SELECT = False

    @dataclass
    class About(Message):
        """Something happened in a list."""

        record_list: "RecordList"

        @property
        def control(self) -> "RecordList":
            """The list it is about, for ``@on(..., "#id")``."""
            return self.record_list

    @dataclass
    class Moved(About):
        """The cursor stands on another row; the key is None when nothing is shown."""

        key: str | None

    @dataclass
    class Opened(About):
        """Enter was pressed on a row."""

        key: str

    @dataclass
    class Marked(About):
        """The marks changed; the keys are all that are marked now."""

        keys: frozenset[str]

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        look: Look | None = None,
        can_mark: bool = False,
        header: bool = True,
        bright: bool = False,
        empty: str = "Nothing here.",
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        """Start empty; ``empty`` is the sentence shown then, ``bright`` shows the cursor without the focus."""
        super().__init__(id=id, classes=classes)
        self.can_mark = can_mark
        self.empty = empty
        self.marked: set[str] = set()
        self.cursor = 0
        """The cursor's position among the rows shown."""
        self.sorted_by: tuple[str, bool] | None = None
        """The column the rows are sorted by and whether backwards; None in the order given."""
        self._bright = bright
        self._head = 1 if header else 0
        self._rows = Rows()
        self._told: str | None = None
        self._painter = RowPainter(tuple(columns), look or Look())
        self._dressed = False

    @property
    def selected(self) -> ListRow | None:
        """The row under the cursor, or None when nothing is shown."""
        return self._rows[self.cursor] if self.cursor < len(self._rows) else None

    @property
    def position(self) -> str:
        """Where the cursor stands among the rows shown, such as ``12/340``."""
        shown = len(self._rows)
        return f"{min(self.cursor + 1, shown)}/{shown}"

    @property
    def rows(self) -> Sequence[ListRow]:
        """All rows in the order given, to be searched with ``matching``."""
        return self._rows.rows

    @property
    def column_names(self) -> list[str]:
        """The names of all columns, also of those the width has no room for."""
        return [column.name for column in self._painter.columns]

    def show(
        self, rows: Sequence[ListRow], keep: str | None = None, only: Sequence[int] | None = None
    ) -> None:
        """Replace the rows; ``only`` narrows them at once, as ``narrow`` does, and a sort stays.

        The cursor stays on the row with the key ``keep``, or the one it stood on, or else the same line.
        """
        keep = self._key() if keep is None else keep
        self._rows = Rows(rows)
        self._rows.narrow(only)
        if self.sorted_by is not None:
            self._rows.sort(self._column(self.sorted_by[0]), self.sorted_by[1])
        self.marked = {key for key in self.marked if self._rows.index_of(key) is not None}
        self._settle(keep)

    def narrow(self, only: Sequence[int] | None) -> None:
        """Show only the rows with these indexes among all rows, or all again; the cursor keeps its row."""
        keep = self._key()
        self._rows.narrow(only)
        self._settle(keep)

    def sort_by(self, column: str | None, backwards: bool = False) -> None:
        """Sort by the column of this name, or not at all; raises ValueError for a name unknown."""
        keep = self._key()
        self._rows.sort(None if column is None else self._column(column), backwards)
        self.sorted_by = None if column is None else (column, backwards)
        self._settle(keep)

    def reshape(self, columns: Sequence[Column]) -> None:
        """Take other columns, for rows of another kind; ``show`` gives those."""
        if self._painter.reshape(tuple(columns)):
            self.sorted_by = None

    def go_to(self, key: str) -> bool:
        """Put the cursor on a row; False when it is not shown."""
        position = self._rows.position_of(key)
        if position is not None:
            self._move_to(position)
        return position is not None

    def move(self, rows: int) -> None:
        """Move the cursor by some rows, down or up, as far as there are any."""
        self._move_to(self.cursor + rows)

    def page(self, pages: int) -> None:
        """Move the cursor by some pages, and the view with it."""
        rows = pages * self._page_rows
        self._scroll_to_top(self.scroll_offset.y + rows)
        self.move(rows)

    def unmark(self) -> None:
        """Take every mark off."""
        self._mark(set())

    def action_cursor_up(self) -> None:
        """Go up one row."""
        self.move(-1)

    def action_cursor_down(self) -> None:
        """Go down one row."""
        self.move(1)

    def action_pages(self, pages: int) -> None:
        """Go up or down by some pages."""
        self.page(pages)

    def action_first(self) -> None:
        """Go to the first row."""
        self._move_to(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._move_to(len(self._rows) - 1)

    def action_open(self) -> None:
        """Say that the row under the cursor is to be opened."""
        if self.selected:
            self.post_message(self.Opened(self, self.selected.key))

    def action_mark(self) -> None:
        """Mark the row, or take its mark off, and go to the next one."""
        if self.can_mark and self.selected is not None:
            self._mark(self.marked ^ {self.selected.key})
            self.move(1)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row clicked; open the row when the cursor stands there already."""
        position = event.y - self._head + self.scroll_offset.y
        if event.y >= self._head and position < len(self._rows):
            if position == self.cursor:
                self.action_open()
            self._move_to(position)

    def on_mouse_scroll_down(self) -> None:
        """Go down a few rows."""
        self.move(_WHEEL_ROWS)

    def on_mouse_scroll_up(self) -> None:
        """Go up a few rows."""
        self.move(-_WHEEL_ROWS)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self._reveal()

    def notify_style_update(self) -> None:
        """Forget drawn lines when the theme or the style changes."""
        super().notify_style_update()
        self._dressed = False

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen: the heading, a row, the empty sentence or a blank."""
        if not self._dressed:
            self._painter.dress(self.rich_style, self._style)
            self._dressed = True
        self._painter.measure(self.size.width, bool(self.marked))
        if y < self._head:
            return self._painter.heading(self.sorted_by)
        position = y - self._head + self.scroll_offset.y
        if position < len(self._rows):
            row = self._rows[position]
            return self._painter.row(row, self._pointer(position), row.key in self.marked)
        empty = NOTHING_FITS if self._rows.rows else self.empty
        return self._painter.sentence(empty) if position == 0 else self._painter.blank()

    def _pointer(self, position: int) -> str:
        """Give the role of the cursor on a row, if it stands there."""
        if position != self.cursor:
            return ""
        return "cursor" if self.has_focus or self._bright else "cursor away"

    def _style(self, role: str) -> Style:
        return self._painter.look.style(role, self.app.native_ansi_color, self.app.current_theme.dark)

    def _key(self) -> str | None:
        return self.selected.key if self.selected else None

    def _column(self, name: str) -> int:
        return self.column_names.index(name)

    @property
    def _page_rows(self) -> int:
        return max(1, self.size.height - self._head)

    def _settle(self, keep: str | None) -> None:
        """Put the cursor where it belongs after the view changed, and draw all of it."""
        position = None if keep is None else self._rows.position_of(keep)
        self.cursor = clamp(self.cursor if position is None else position, 0, max(0, len(self._rows) - 1))
        # Set without its watchers: they lay the whole screen out anew, and a list's place never changes.
        self.set_reactive(Widget.virtual_size, Size(self.size.width, len(self._rows) + self._head))
        self._reveal()
        self.refresh()
        self._tell()

    def _mark(self, keys: set[str]) -> None:
        self.marked = keys
        self.refresh()
        self.post_message(self.Marked(self, frozenset(keys)))

    def _move_to(self, position: int) -> None:
        before = self.cursor
        self.cursor = clamp(position, 0, max(0, len(self._rows) - 1))
        if self.cursor != before:
            # A view that scrolls is drawn whole by itself, so these two lines cost nothing then.
            self._reveal()
            self._redraw(before)
            self._redraw(self.cursor)
            self._tell()

    def _tell(self) -> None:
        """Say which row the cursor is on, if that is another one than was said last."""
        key = self._key()
        if key != self._told:
            self._told = key
            self.post_message(self.Moved(self, key))

    def _reveal(self) -> None:
        """Scroll by as little as brings the cursor into sight."""
        top = self.scroll_offset.y
        if self.size.height:
            self._scroll_to_top(clamp(top, self.cursor - self._page_rows + 1, self.cursor))

    def _scroll_to_top(self, row: int) -> None:
        self.scroll_to(y=row, animate=False, force=True)

    def _redraw(self, position: int | None) -> None:
        if position is not None:
            self.refresh(Region(0, position - self.scroll_offset.y + self._head, self.size.width, 1))
