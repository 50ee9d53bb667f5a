"""Two texts beside each other, and the keys to choose which of a few the one is like."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.widget import Widget

from screens.dialogs.dialog import Dialog
from screens.look import Look
from screens.widgets.detail import DetailPane, Lines
from screens.widgets.line import StatusLine

WIDE = 100
"""Columns from which the two stand side by side; below, one above the other."""


class Other(NamedTuple):
    """One text to compare with: its key, what it is called, and the lines of both sides."""

    key: str
    title: str
    earlier: Lines
    new: Lines


class Compare(Dialog[str | None]):
    """Gives the key of the text chosen, or None; fills the terminal, since both are read whole."""

    DEFAULT_CSS = """
    Compare #box { width: 100%; height: 100%; max-height: 100%; }
    Compare #body { height: 1fr; }
    Compare #sides { height: 1fr; layout: vertical; }
    Compare #sides DetailPane { width: 1fr; height: 1fr; }
    Compare #new { border-top: solid $secondary; }
    Compare.-wide #sides { layout: horizontal; }
    Compare.-wide #new { border-top: none; border-left: solid $secondary; padding: 0 0 0 1; }
    Compare.-wide #earlier { padding: 0 1 0 0; }
    Compare #sides.-ascii #new { border-top: ascii $secondary; }
    Compare.-wide #sides.-ascii #new { border-top: none; border-left: ascii $secondary; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", "choose", show=False),
        Binding("n", "turn(1)", "next", show=False),
        Binding("N", "turn(-1)", "previous", show=False),
        Binding("tab", "app.focus_next", "other side", show=False),
        Binding("q", "cancel", "cancel", show=False),
    ]

    def __init__(self, others: Sequence[Other], *, look: Look | None = None) -> None:
        """Begin with the first of the texts to compare with, of which there is at least one."""
        self._others = others
        self._at = 0
        super().__init__(self._title, look=look)
        more = (("n N", "others"),) if len(others) > 1 else ()
        self.KEYS = (
            ("Enter", "the same"),
            *more,
            ("Tab", "side"),
            ("j k", "scroll"),
            ("Esc", "no"),
        )

    def body(self) -> Iterable[Widget]:
        """Give the two sides."""
        with Container(id="sides", classes="-ascii" if self.look.ascii else ""):
            yield DetailPane(look=self.look, id="earlier")
            yield DetailPane(look=self.look, id="new")

    def on_mount(self) -> None:
        """Show the first."""
        self._show()
        self.query_one("#earlier").focus()

    def on_resize(self) -> None:
        """Put the sides beside each other where there is room."""
        self.set_class(self.app.size.width >= WIDE, "-wide")

    @property
    def body_room(self) -> int:
        """All the lines that the frame leaves."""
        return max(1, self.app.size.height - self.CHROME)

    def action_choose(self) -> None:
        """Take the one that is shown."""
        self.dismiss(self._others[self._at].key)

    def action_turn(self, by: int) -> None:
        """Show another one, round the end."""
        self._at = (self._at + by) % len(self._others)
        self._show()

    def _show(self) -> None:
        other = self._others[self._at]
        self.query_one("#title", StatusLine).say(self._title)
        self.query_one("#earlier", DetailPane).show(other.earlier)
        self.query_one("#new", DetailPane).show(other.new)

    @property
    def _title(self) -> str:
        place = f"{self._at + 1} of {len(self._others)}  " if len(self._others) > 1 else ""
        return place + self._others[self._at].title
