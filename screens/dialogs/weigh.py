"""A longer text to read before something is done, with the keys that decide."""

from collections.abc import Iterable, Sequence

from textual import events
from textual.widget import Widget

from screens.dialogs.choose import Option
from screens.dialogs.dialog import Dialog
from screens.look import Look
from screens.widgets.detail import DetailPane, Lines


class Weigh(Dialog[str | None]):
    """Scrolls; gives the key of the option pressed, or None."""

    DEFAULT_CSS = "Weigh DetailPane { height: auto; }"

    def __init__(
        self, title: str, text: Lines, options: Sequence[Option], *, look: Look | None = None
    ) -> None:
        """Show lines, each with a role, and offer these options in the line of keys."""
        super().__init__(title, look=look)
        self._text = text
        self._answers = frozenset(option.key for option in options)
        self.KEYS = (
            *((option.key, option.label) for option in options),
            ("j k", "scroll"),
            ("Esc", "cancel"),
        )

    def body(self) -> Iterable[Widget]:
        """Give the text."""
        yield DetailPane(look=self.look)

    def on_mount(self) -> None:
        """Show the text."""
        pane = self.query_one(DetailPane)
        pane.show(self._text)
        pane.focus()

    def on_resize(self) -> None:
        """Let the text scroll within the room there is."""
        self.query_one(DetailPane).styles.max_height = self.body_room

    def on_key(self, event: events.Key) -> None:
        """Take an option's key; q leaves unless it is one."""
        pressed = event.character if event.is_printable else event.key
        if pressed in self._answers:
            event.stop()
            self.dismiss(pressed)
        elif pressed == "q":
            event.stop()
            self.action_cancel()
