"""The detail of one record: plain text that wraps and scrolls, line by line in the style of its role."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widget import Widget

from screens.commands import bindings_for
from screens.look import SIGNS, Look
from screens.widgets.fit import lines_of, one_line

Lines = Sequence[tuple[str, str]]
"""Text line by line: the role that styles it, and its words; those of a ``fact`` are label, tab, value."""

Runs = list[tuple[str, Style]]
"""One line on the screen: pieces of text, each in one style."""

_LABEL = 16
"""Cells the labels of facts take at most; a longer one pushes its value to the right."""
_LEAST_VALUE = 20
_HANG = 2
"""Cells by which the lines after the first of an indented one are indented more."""


class DetailPane(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows text and never reads markup in it; other text in it moves nothing else on the screen."""

    DEFAULT_CSS = "DetailPane { height: 1fr; overflow: hidden; scrollbar-size: 0 0; }"
    BINDINGS = bindings_for("text")
    ALLOW_SELECT = False

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._look = look or Look()
        self._lines: tuple[tuple[str, str], ...] = ()
        self._wrapped: list[Runs] = []
        self._width = 0
        """The width the text is wrapped for."""

    def show(self, lines: Lines | str, keep_place: bool = False) -> None:
        """Show other text, from its start unless ``keep_place``."""
        self._lines = (("", lines),) if isinstance(lines, str) else tuple(lines)
        self._lay_out()
        if self.is_mounted and not keep_place:
            self.action_start()

    @property
    def room(self) -> int:
        """Cells a line may take; 80 before the pane is laid out."""
        return self.scrollable_content_region.width or 80

    @property
    def text(self) -> str:
        """The text shown, without its styles."""
        return "\n".join(words.replace("\t", "  ") for _, words in self._lines)

    def action_lines(self, lines: int) -> None:
        """Scroll by some lines."""
        self._scroll(self.scroll_y + lines)

    def action_pages(self, pages: int) -> None:
        """Scroll by some pages."""
        self._scroll(self.scroll_y + pages * self.size.height)

    def action_start(self) -> None:
        """Scroll to the start."""
        self._scroll(0)

    def action_end(self) -> None:
        """Scroll to the end."""
        self._scroll(self.max_scroll_y)

    def on_mount(self) -> None:
        """Wrap what was shown before there was a place for it."""
        self._lay_out()

    class Reshaped(Message):
        """The width is another one: a page that was laid out for the one before is asked for again."""

    def on_resize(self) -> None:
        """Wrap anew when the width is another one, and say so."""
        if self.size.width != self._width:
            self._lay_out()
            self.post_message(self.Reshaped())

    def notify_style_update(self) -> None:
        """Style the text anew when another theme is chosen."""
        super().notify_style_update()
        if self._width:
            self._wrapped = self._wrap(self._width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Give the lines the text needs, for a pane whose height follows its text."""
        return len(self._wrap(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line of the text, or a blank below its end."""
        line, plain = y + self.scroll_offset.y, self.rich_style
        if line >= len(self._wrapped):
            return Strip.blank(self.size.width, plain)
        segments = [Segment(text, plain + style) for text, style in self._wrapped[line]]
        return Strip(segments).adjust_cell_length(self.size.width, plain)

    def _scroll(self, line: float) -> None:
        # At once, or keys that come faster than the screen is drawn would be lost.
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def _lay_out(self) -> None:
        """Wrap the text for the width there is, and redraw; only a pane that follows its text moves others."""
        if not self.is_mounted:
            return
        self._width = self.size.width
        self._wrapped = self._wrap(self._width)
        # Set without its watchers, which would lay the whole screen out anew.
        self.set_reactive(Widget.virtual_size, Size(self._width, len(self._wrapped)))
        self.refresh(layout=bool(self.styles.is_auto_height))

    def _wrap(self, width: int) -> list[Runs]:
        """Give the text's lines, none wider than ``width`` cells."""
        wrapped: list[Runs] = []
        indent = self._indent()
        for role, words in self._lines:
            if role == "fact":
                wrapped += self._fact(words, indent, width)
            else:
                style = self._style(role)
                hung = (line for text in lines_of(words) for line in self._hung(text, role, width))
                wrapped += [[(line, style)] for line in hung]
        return wrapped

    def _hung(self, words: str, role: str, width: int) -> list[str]:
        """Fold a line; after the first, those of an indented one and of a flag are indented a little more."""
        indent = len(words) - len(words.lstrip())
        lines = self._folded(words, width)
        if len(lines) == 1 or not (indent or role in SIGNS) or width < _LEAST_VALUE + indent:
            return lines
        first, *rest = self._folded(words[indent:], width - indent - _HANG)
        return [" " * indent + first, *(" " * (indent + _HANG) + line for line in rest)]

    def _folded(self, words: str, width: int) -> list[str]:
        text = Text("\n".join(lines_of(words)), overflow="fold")
        return [line.plain.rstrip() for line in text.wrap(self.app.console, max(1, width))]

    def _fact(self, words: str, indent: int, width: int) -> list[Runs]:
        """Give a label and its value, which stays in a column of its own where it wraps."""
        label, _, value = words.partition("\t")
        before, plain = f"{one_line(label):{indent - 2}}  ", self._style("")
        lines = self._folded(value, max(_LEAST_VALUE, width - indent))
        first: Runs = [(before, self._style("quiet")), (lines[0], plain)]
        return [first, *([(" " * indent + line, plain)] for line in lines[1:])]

    def _indent(self) -> int:
        """Give the cells before the values: as many as the longest label needs, within reason."""
        labels = (words.partition("\t")[0] for role, words in self._lines if role == "fact")
        return min(_LABEL, max((cell_len(label) for label in labels), default=0)) + 2

    def _style(self, role: str) -> Style:
        return self._look.style(role, self.app.native_ansi_color, self.app.current_theme.dark)
