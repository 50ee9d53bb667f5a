"""Show a longer text to read."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from screens.dialogs.dialog import Dialog
from screens.look import Look
from screens.widgets.detail import DetailPane, Lines


class Tell(Dialog[None]):
    """Scrolls; Esc, q or Enter closes it."""

    DEFAULT_CSS = "Tell DetailPane { height: auto; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,q", "cancel", "close", show=False)]
    KEYS = (("j k", "scroll"), ("Esc", "close"))

    def __init__(self, title: str, text: Lines | str, *, look: Look | None = None) -> None:
        """Show plain text, or lines each with a role."""
        super().__init__(title, look=look)
        self._text = text

    def body(self) -> Iterable[Widget]:
        """Give the text."""
        yield DetailPane(look=self.look)

    def on_mount(self) -> None:
        """Show the text."""
        self.query_one(DetailPane).show(self._text)

    def on_resize(self) -> None:
        """Let the text scroll within the room there is."""
        self.query_one(DetailPane).styles.max_height = self.body_room
