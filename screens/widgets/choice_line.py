"""One of several words, chosen with the arrows or by typing how it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from screens.look import Look
from screens.widgets.line import Line, Run


class ChoiceLine(Line, can_focus=True):
    """Shows the word chosen with arrows after it; left and right go round all of them."""

    @dataclass
    class About(Message):
        """Something happened in a choice."""

        choice_line: "ChoiceLine"

        @property
        def control(self) -> "ChoiceLine":
            """The line it is about."""
            return self.choice_line

    class Changed(About):
        """Another word is chosen."""

    class Submitted(About):
        """Enter was pressed."""

    def __init__(
        self,
        choices: Sequence[str],
        value: str = "",
        *,
        look: Look | None = None,
        id: str | None = None,
    ) -> None:
        """Start with a value of the choices; one that is none of them is offered too, and kept."""
        super().__init__(look=look, id=id)
        self.choices = list(choices) if value in choices else [value, *choices]
        self.value = value
        self._typed = ""

    def choose(self, value: str) -> None:
        """Choose a word and say so when it is another one."""
        if value != self.value:
            self.value = value
            self.refresh()
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Go round with the arrows; letters choose the next word that begins with them."""
        if event.key in ("left", "right"):
            self._typed = ""
            step = 1 if event.key == "right" else -1
            self.choose(self.choices[(self.choices.index(self.value) + step) % len(self.choices)])
        elif event.key == "enter":
            self.post_message(self.Submitted(self))
        elif not (event.character and event.is_printable and self._type(event.character.lower())):
            return
        event.stop()

    def on_focus(self) -> None:
        """Begin to type anew."""
        self._typed = ""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere now."""
        self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Give the word and, with the focus, arrows and its number among all."""
        word = self.value or "-"
        if not self.has_focus:
            return ((word, ""),)
        place = f"{self.choices.index(self.value) + 1} of {len(self.choices)}"
        return ((word, "cursor"), ("  < > ", "key"), (place, "quiet"))

    def _type(self, letter: str) -> bool:
        """Choose by the letters typed so far, else by this one alone; False when no word begins so."""
        return self._find(self._typed + letter, 0) or self._find(letter, 1)

    def _find(self, typed: str, skip: int) -> bool:
        """Choose the next word that begins so, at the present one or ``skip`` words on."""
        start = self.choices.index(self.value) + skip
        round_trip = [self.choices[(start + step) % len(self.choices)] for step in range(len(self.choices))]
        for word in round_trip:
            if word.lower().startswith(typed):
                self._typed = typed
                self.choose(word)
                return True
        return False
