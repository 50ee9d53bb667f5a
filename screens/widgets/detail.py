"""The detail of one record: plain text that wraps and scrolls, line by line in the style of its role."""

from collections.abc import Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from screens.commands import bindings_for
from screens.look import Look
from screens.widgets.fit import lines_of

Lines = Sequence[tuple[str, str]]
"""Text line by line: the role that styles it, and its words."""


class DetailPane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows text and never reads markup in it."""

    DEFAULT_CSS = "DetailPane { scrollbar-size: 0 0; } DetailPane Static { width: 1fr; }"
    BINDINGS = bindings_for("text")

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(id=id, classes=classes)
        self._look = look or Look()
        self._lines: tuple[tuple[str, str], ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(markup=False)

    def show(self, lines: Lines | str, keep_place: bool = False) -> None:
        """Show other text, from its start unless ``keep_place``."""
        self._lines = (("", lines),) if isinstance(lines, str) else tuple(lines)
        self._draw()
        if self.is_mounted and not keep_place:
            self.action_start()

    @property
    def text(self) -> str:
        """The text shown, without its styles."""
        return "\n".join(words for _, words in self._lines)

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
        """Draw anew when another theme is chosen."""
        self.app.theme_changed_signal.subscribe(self, lambda theme: self._draw())
        self._draw()

    def _scroll(self, line: float) -> None:
        # At once, or keys that come faster than the screen is drawn would be lost.
        self.scroll_to(y=line, animate=False, force=True, immediate=True)

    def _draw(self) -> None:
        if not self.is_mounted:
            return
        dark, ansi = self.app.current_theme.dark, self.app.native_ansi_color
        text = Text(overflow="fold")
        for place, (role, words) in enumerate(self._lines):
            style = self._look.style(role, ansi, dark)
            text.append(("\n" if place else "") + "\n".join(lines_of(words)), style)
        self.query_one(Static).update(text)
