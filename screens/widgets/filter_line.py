"""The filter: a line that opens on ``/``, narrows while typing, and stays while a filter is on."""

from asyncio import Lock
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from screens.look import Look
from screens.widgets.entry import Entry
from screens.widgets.line import StatusLine
from screens.widgets.sentence import Sentence


class FilterLine(Widget):
    """Hidden until opened; shows the words typed, how many rows they leave, and what is wrong with them."""

    DEFAULT_CSS = """
    FilterLine { height: auto; display: none; }
    FilterLine.-shown { display: block; }
    FilterLine Horizontal { height: 1; }
    FilterLine #filter-slash { width: 2; }
    FilterLine #filter-count { width: 20; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "clear", "clear", show=False, id="filter_clear"),
        Binding("down", "keep", "keep", show=False, id="filter_keep"),
    ]

    @dataclass
    class About(Message):
        """Something happened in the filter."""

        filter_line: "FilterLine"

        @property
        def control(self) -> "FilterLine":
            """The line it is about."""
            return self.filter_line

    @dataclass
    class Changed(About):
        """The words are others now."""

        text: str

    @dataclass
    class Closed(About):
        """Typing is over; ``kept`` tells whether a filter is left on."""

        kept: bool

    def __init__(
        self, *, look: Look | None = None, id: str | None = None, classes: str | None = None
    ) -> None:
        """Start hidden and without words."""
        super().__init__(id=id, classes=classes)
        self._look = look or Look()
        self._said = ""
        self._put = ""
        """Words to show as soon as the line is laid out."""
        self._laid = False
        self._laying = Lock()

    async def lay_out(self) -> None:
        """Mount the words, the count and the place for what is wrong, unless they are there.

        A screen asks for it once it has been drawn: a hidden line costs as much as all the rest.
        """
        async with self._laying:  # a quick / comes while the screen's own call still mounts
            if self._laid:
                return
            slash = Static("/ ", id="filter-slash", markup=False)
            count = StatusLine(look=self._look, id="filter-count")
            await self.mount(Horizontal(slash, Entry(id="filter-words"), count), Sentence(look=self._look))
            self._laid = True
            if self._put:
                self.put(self._put)

    @property
    def text(self) -> str:
        """The words typed."""
        return self.query_one(Entry).value if self._laid else ""

    async def open(self, text: str | None = None) -> None:
        """Show the line and take the focus, with these words or those it had."""
        await self.lay_out()
        self.add_class("-shown")
        if text is not None:
            self._write(text)
        self.query_one(Entry).focus()

    def put(self, text: str) -> None:
        """Show these words without taking the focus, as a saved view does; none hides the line."""
        self._put = text
        if self._laid:
            self._write(text)
            self.set_class(bool(text), "-shown")

    def count(self, shown: int, total: int) -> None:
        """Say how many of how many rows are shown, and that nothing is wrong with the words."""
        if not self._laid:
            return
        self.query_one("#filter-count", StatusLine).say("", right=f"{shown} of {total}")
        self.query_one(Sentence).say("")

    def refuse(self, sentence: str) -> None:
        """Say what is wrong with the words, below them; every row is shown until they are right."""
        if not self._laid:
            return
        self.query_one("#filter-count", StatusLine).say("")
        self.query_one(Sentence).say(sentence, "refused")

    def action_clear(self) -> None:
        """Take the words away and close."""
        self._write("")
        self._close()

    def action_keep(self) -> None:
        """Leave the words on and close."""
        self._close()

    @on(Entry.Changed)
    def _say_changed(self, event: Entry.Changed) -> None:
        event.stop()
        self._say(event.value)

    @on(Entry.Submitted)
    def _keep_submitted(self, event: Entry.Submitted) -> None:
        event.stop()
        self._close()

    def _write(self, text: str) -> None:
        self.query_one(Entry).value = text
        self._say(self.text)

    def _say(self, text: str) -> None:
        """Say the words once, whether they were typed or put there."""
        if text != self._said:
            self._said = text
            self.post_message(self.Changed(self, text))

    def _close(self) -> None:
        kept = bool(self.text.strip())
        self.set_class(kept, "-shown")
        if not kept:
            self.query_one(Sentence).say("")
        self.post_message(self.Closed(self, kept))
