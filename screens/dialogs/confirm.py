"""Ask whether to go on; Enter alone never says yes."""

from collections.abc import Iterable

from textual import events
from textual.widget import Widget

from screens.dialogs.dialog import Dialog
from screens.look import Look
from screens.widgets.sentence import Sentence


class Confirm(Dialog[bool]):
    """Gives True for the yes key, False for any other way out."""

    def __init__(
        self, question: str, yes: str = "y", *, title: str = "Sure?", look: Look | None = None
    ) -> None:
        """Ask one question; ``yes`` is the key that agrees."""
        super().__init__(title, look=look)
        self._question = question
        self._yes = yes
        self.KEYS = ((yes, "yes"), ("n", "no"))

    def body(self) -> Iterable[Widget]:
        """Give the question."""
        yield Sentence(look=self.look, id="question")

    def on_mount(self) -> None:
        """Say the question."""
        self.query_one("#question", Sentence).say(self._question)

    def on_key(self, event: events.Key) -> None:
        """Take the yes key, or n and q for no."""
        if event.character == self._yes:
            event.stop()
            self.dismiss(True)
        elif event.character in ("n", "q"):
            event.stop()
            self.dismiss(False)

    def action_cancel(self) -> None:
        """Say no."""
        self.dismiss(False)
