"""The frame of every dialog: a title, a body that scrolls, and a line of keys, at most 78 by 22 cells."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget

from screens.look import Look
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine

Answer = TypeVar("Answer")

WIDTH = 78
HEIGHT = 22


class Body(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The part of a dialog that scrolls, by what is focused in it and not by keys of its own."""


class Dialog(ModalScreen[Answer]):
    """A question over the screen; Esc leaves without an answer."""

    # The screen beneath is not dimmed: that would send every cell of it again over the line.
    DEFAULT_CSS = f"""
    Dialog {{ align: center middle; background: transparent; }}
    Dialog #box {{
        width: {WIDTH}; max-width: 100%; height: auto; max-height: {HEIGHT};
        border: solid $primary; background: $background; padding: 0 1;
    }}
    Dialog #box.-ascii {{ border: ascii $primary; }}
    Dialog #title {{ text-style: bold; }}
    Dialog #body {{ height: auto; scrollbar-size: 0 0; }}
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "cancel", "cancel", show=False)]
    CHROME: ClassVar[int] = 4
    """Lines of the dialog that are not its body: borders, title and keys."""
    KEYS: Sequence[tuple[str, str]] = (("Esc", "cancel"),)
    """The keys shown at the bottom, each with its word."""

    def __init__(self, title: str, *, look: Look | None = None) -> None:
        """Start with a title of one line."""
        super().__init__()
        self._heading = title
        self.look = look or Look()

    def compose(self) -> ComposeResult:
        """Lay out the frame with the body inside."""
        with Vertical(id="box", classes="-ascii" if self.look.ascii else ""):
            yield StatusLine(look=self.look, id="title")
            yield from self.above()
            with Body(id="body"):
                yield from self.body()
            yield from self.below()
            yield FooterLine(look=self.look, id="keys")

    def above(self) -> Iterable[Widget]:
        """Give what stands between title and body."""
        return ()

    def body(self) -> Iterable[Widget]:
        """Give what scrolls."""
        return ()

    def below(self) -> Iterable[Widget]:
        """Give what stands between body and keys."""
        return ()

    # Textual calls these two for every class of a dialog, a subclass's own before these.

    def on_mount(self) -> None:
        """Say the title and the keys, and have the size right before the first frame."""
        self.on_resize()
        self.query_one("#title", StatusLine).say(self._heading)
        self.query_one("#keys", FooterLine).show(self.KEYS)

    def on_resize(self) -> None:
        """Leave the body the lines that the terminal and the frame leave."""
        self.query_one("#body").styles.max_height = self.body_room

    @property
    def body_room(self) -> int:
        """How many lines the body may have."""
        return max(1, min(HEIGHT, self.app.size.height) - self.CHROME)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)
