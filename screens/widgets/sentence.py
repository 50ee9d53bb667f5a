"""A sentence that wraps, such as a refusal; there is nothing to see while it is empty."""

from rich.text import Text
from textual.widgets import Static

from screens.look import Look
from screens.widgets.fit import one_line


class Sentence(Static):
    """Shows one sentence in the style of a role; markup in it is never read."""

    DEFAULT_CSS = "Sentence { display: none; width: 1fr; } Sentence.-shown { display: block; }"

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start empty."""
        super().__init__(markup=False, id=id, classes=classes)
        self._look = look or Look()
        self.said = ""
        """What it says now."""

    def say(self, sentence: str, role: str = "") -> None:
        """Show another sentence; an empty one hides it."""
        self.said = one_line(sentence)
        style = self._look.style(role, self.app.native_ansi_color, self.app.current_theme.dark)
        self.update(Text(self.said, style))
        self.set_class(bool(self.said), "-shown")
