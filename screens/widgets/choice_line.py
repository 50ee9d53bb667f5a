"""One of several words, chosen with the arrows or by typing how it begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from textual import events
from textual.message import Message

from screens.look import Look
from screens.widgets.line import Line, Run

_LEAVE = "q"
"""The letter that a form takes as its own where no answer begins with it."""


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

    @dataclass
    class Unknown(About):
        """Letters were typed that fit no word; they are empty once they are taken back."""

        typed: str

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
        self._fits = True
        """Whether a word fits what is typed."""

    def choose(self, value: str) -> None:
        """Choose a word and say so when it is another one."""
        if value != self.value:
            self.value = value
            self.refresh()
            self.post_message(self.Changed(self))

    def on_key(self, event: events.Key) -> None:
        """Go round with the arrows; letters choose the next word that begins with them, Backspace forgets them."""
        if event.key in ("left", "right"):
            self._forget()
            step = 1 if event.key == "right" else -1
            self.choose(self.choices[(self.choices.index(self.value) + step) % len(self.choices)])
        elif event.key == "enter":
            self.post_message(self.Submitted(self))
        elif event.key == "backspace":
            self._forget()
        elif not (event.character and event.is_printable and self._type(event.character.lower())):
            return
        event.stop()

    def on_focus(self) -> None:
        """Show that the keys come here now."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that the keys go elsewhere now; what is typed later begins anew."""
        self._typed, self._fits = "", True
        self.refresh()

    def runs(self, width: int) -> Sequence[Run]:
        """Give the word and, with the focus, arrows and its number among all."""
        word = self.value or "-"
        if not self.has_focus:
            return ((word, ""),)
        place = f"{self.choices.index(self.value) + 1} of {len(self.choices)}"
        return ((word, "cursor"), ("  < > ", "key"), (place, "quiet"))

    def _forget(self) -> None:
        """Forget the letters typed, and what was said of them."""
        if not self._fits:
            self.post_message(self.Unknown(self, ""))
        self._typed, self._fits = "", True

    def _type(self, letter: str) -> bool:
        """Choose by the letters typed so far, else by this one alone; False for a key that is not meant here."""
        if not self._typed and (letter.isspace() or (letter == _LEAVE and not self._find(letter, 0))):
            return False
        typed = self._typed + letter
        # Letters that fit nothing are one word with those that follow: no later one chooses by itself.
        anew = self._fits and bool(self._typed)
        if self._find(typed, 0) or (anew and self._find(letter, 1, inside=False)):
            self._fits = True
        else:
            self._typed, self._fits = typed, False
            self.post_message(self.Unknown(self, typed))
        return True

    def _find(self, typed: str, skip: int, *, inside: bool = True) -> bool:
        """Choose the next answer that begins so, or in which a word does, at the present one or ``skip`` on."""
        start = self.choices.index(self.value) + skip
        round_trip = [self.choices[(start + step) % len(self.choices)] for step in range(len(self.choices))]
        begin = (word for word in round_trip if word.lower().startswith(typed))
        within = (word for word in round_trip if inside and f" {typed}" in f" {word.lower()}")
        found = next(begin, None) or next(within, None)
        if found:
            self._typed = typed
            self.choose(found)
        return found is not None
