"""Several lines to type in, without a blinking cursor, and safe to paste into."""

from textual import events
from textual.widgets import TextArea

from tracker.domain.text import plain


class Page(TextArea):
    """Several lines to type in; Tab goes to the next field."""

    DEFAULT_CSS = """
    Page { border: none; height: 5; padding: 0; scrollbar-size: 0 0; background: $panel; }
    Page:focus { border: none; }
    """

    def __init__(self, value: str = "", *, id: str | None = None, classes: str | None = None) -> None:
        """Start with a value and the cursor at its end."""
        super().__init__(plain(value), id=id, classes=classes, compact=True, highlight_cursor_line=False)
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    @property
    def value(self) -> str:
        """Give what is typed, as a line does."""
        return self.text

    async def _on_paste(self, event: events.Paste) -> None:
        # The terminal's text is data: escape sequences in it must not reach the screen.
        event.prevent_default()
        event.stop()
        start, end = self.selection
        self.replace(plain(event.text), start, end)
        self.move_cursor(self.selection.end)
