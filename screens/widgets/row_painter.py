"""Draws a list's lines and keeps those drawn lately, so that a key costs two lines and not a screen."""

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.cache import LRUCache
from textual.strip import Strip

from screens.look import Look
from screens.widgets.columns import Column, Placed, place_columns, row_text
from screens.widgets.fit import fit
from screens.widgets.rows import ListRow

MARK = "* "
_STRIPS_KEPT = 1024


class RowPainter:
    """Turns rows into strips of one width, each run of one style a single segment."""

    def __init__(self, columns: Sequence[Column], look: Look) -> None:
        """Start without a width: nothing can be drawn before ``measure`` and ``dress``."""
        self.columns = columns
        self.look = look
        self._width = 0
        self._marks = False
        self._placed: tuple[Placed, ...] = ()
        self._plain = Style.null()
        self._style: Callable[[str], Style] = lambda role: Style.null()
        self._kept: LRUCache[tuple[object, ...], Strip] = LRUCache(_STRIPS_KEPT)

    def reshape(self, columns: Sequence[Column]) -> bool:
        """Take other columns; tells whether they are others."""
        if columns == self.columns:
            return False
        self.columns, self._width = columns, 0
        return True

    def measure(self, width: int, marks: bool) -> None:
        """Choose the columns for a width in cells, with room before them for marks if there are any."""
        if (width, marks) == (self._width, self._marks):
            return
        self._width, self._marks = width, marks
        self._placed = place_columns(self.columns, width - (len(MARK) if marks else 0))
        self._kept.clear()

    def dress(self, plain: Style, style: Callable[[str], Style]) -> None:
        """Take the list's plain style and a look-up from role to style."""
        self._plain, self._style = plain, style
        self._kept.clear()

    def row(self, row: ListRow, pointer: str, marked: bool) -> Strip:
        """Draw a row; ``pointer`` is the role of the cursor on it, or nothing."""
        key = (row.cells, row.tone, pointer, marked)
        strip = self._kept.get(key)
        if strip is None:
            strip = self._kept[key] = self._draw(row, pointer, marked)
        return strip

    def heading(self, sorted_by: tuple[str, bool] | None) -> Strip:
        """Draw the names of the columns; the one sorted by carries ``^``, or ``v`` when backwards."""
        names = [self._name(column.name, sorted_by) for column in self.columns]
        first, rest = row_text(names, self._placed, self.look.ellipsis)
        before = " " * len(MARK) if self._marks else ""
        return self._strip([(before + first + rest, "quiet")])

    def sentence(self, text: str) -> Strip:
        """Draw a line of words in place of rows."""
        return self._strip([(fit(text, self._width, ellipsis=self.look.ellipsis), "quiet")])

    def blank(self) -> Strip:
        """Draw nothing, in the list's own style."""
        return Strip.blank(self._width, self._plain)

    def _name(self, name: str, sorted_by: tuple[str, bool] | None) -> str:
        if sorted_by is None or sorted_by[0] != name:
            return name
        return name + ("v" if sorted_by[1] else "^")

    def _draw(self, row: ListRow, pointer: str, marked: bool) -> Strip:
        first, rest = row_text(row.cells, self._placed, self.look.ellipsis)
        if self._marks:
            first = (MARK if marked else " " * len(MARK)) + first
        if pointer:
            # One run and no tag colours: red or amber on a reversed line cannot be read on many terminals.
            return self._strip([(first + rest, pointer)])
        return self._strip([(first, row.tone), (rest, "")])

    def _strip(self, runs: Sequence[tuple[str, str]]) -> Strip:
        segments = [Segment(text, self._plain + self._style(role)) for text, role in runs if text]
        return Strip(segments).adjust_cell_length(self._width, segments[-1].style if segments else None)
