"""Choose one of a few things by its key."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Static

from screens.dialogs.dialog import Body, Dialog
from screens.look import Look
from screens.widgets.fit import fit, one_line


class Option(NamedTuple):
    """One answer: the key that gives it, its words, and what it means."""

    key: str
    label: str
    hint: str = ""


class Choose(Dialog[str | None]):
    """Gives the key of the option chosen, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", show=False),
        Binding("down", "scroll(1)", show=False),
    ]

    def __init__(self, title: str, options: Sequence[Option], *, look: Look | None = None) -> None:
        """Offer these options; raises ValueError when two have the same key."""
        super().__init__(title, look=look)
        self._options = {option.key: option for option in options}
        if len(self._options) < len(options):
            raise ValueError("two options have the same key")

    def body(self) -> Iterable[Widget]:
        """Give a line for each option."""
        width = max((cell_len(one_line(option.label)) for option in self._options.values()), default=0)
        for option in self._options.values():
            yield Static(self._line(option, width), markup=False)

    def on_key(self, event: events.Key) -> None:
        """Take an option's key before anything else does; q leaves unless it is one of them."""
        pressed = event.character if event.is_printable else event.key
        if pressed in self._options:
            event.stop()
            self.dismiss(pressed)
        elif pressed == "q":
            event.stop()
            self.action_cancel()

    def action_scroll(self, lines: int) -> None:
        """Scroll where there are more options than lines."""
        body = self.query_one(Body)
        body.scroll_to(y=body.scroll_y + lines, animate=False, immediate=True)

    def _line(self, option: Option, width: int) -> Text:
        line = Text(one_line(option.key), "bold")
        line.append("  " + fit(option.label, width), "not bold")
        line.append("  " + one_line(option.hint) if option.hint else "", "not bold")
        return line
