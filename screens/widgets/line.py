"""One plain line of the screen: the base of footer and tabs, and the status line itself."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from screens.look import Look
from screens.widgets.fit import fit, one_line

Run = tuple[str, str]
"""Some text and the role that styles it."""

_GAP = 2


class Line(Widget):
    """A widget one cell high that shows runs of text, each in the style of its role."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; }"
    ALLOW_SELECT = False

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self.look = look or Look()

    def runs(self, width: int) -> Sequence[Run]:
        """Give what to show in ``width`` cells; a subclass says what."""
        return ()

    def render_line(self, y: int) -> Strip:
        """Draw the runs, cut at the line's end."""
        theme, ansi, plain = self.app.current_theme, self.app.native_ansi_color, self.rich_style
        segments = [
            Segment(one_line(text), plain + self.look.style(role, ansi, theme.dark))
            for text, role in self.runs(self.size.width)
            if text
        ]
        return Strip(segments).adjust_cell_length(self.size.width, plain)


class StatusLine(Line):
    """A line with words on the left, in the middle and on the right; the middle gives way first."""

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(look=look, id=id, classes=classes)
        self._said = ("", "", "")
        self._tone = ""

    def say(self, left: str, middle: str = "", right: str = "", tone: str = "") -> None:
        """Show these words; ``tone`` is the role that styles the left ones."""
        said = (one_line(left), one_line(middle), one_line(right))
        if (said, tone) != (self._said, self._tone):
            self._said, self._tone = said, tone
            self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Lay the three parts out: right is kept whole if it can be, then left, then middle."""
        left, middle, right = self._said
        right = fit(right, min(cell_len(right), width), ellipsis=self.look.ellipsis)
        room = width - cell_len(right) - (_GAP if right else 0)
        left = fit(left, min(cell_len(left), max(0, room)), ellipsis=self.look.ellipsis)
        between = width - cell_len(left) - cell_len(right)
        if cell_len(middle) > between - 2 * _GAP:
            middle = ""
        before = (between - cell_len(middle)) // 2
        return ((left, self._tone), (" " * before + fit(middle, between - before) + right, ""))
