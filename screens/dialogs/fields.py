"""The fields of a form: what is asked, and the line that takes the answer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal, NamedTuple

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widget import Widget
from textual.widgets import Static

from screens.look import Look
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.entry import Entry
from screens.widgets.line import StatusLine

if TYPE_CHECKING:
    from screens.widgets.page import Page

Kind = Literal["text", "day", "choice", "long", "yesno"]
Echo = Callable[[str], tuple[bool, str]]
"""Tells whether a day as typed is understood, and says it in full, or says what is wrong with it."""

_LABEL = 18
_YES_NO = ("no", "yes")


class Field(NamedTuple):
    """One question of a form; ``choices`` are a choice's words, ``suggest`` completes a text."""

    name: str
    label: str
    kind: Kind = "text"
    value: str = ""
    choices: Sequence[str] = ()
    required: bool = False
    hint: str = ""
    suggest: Sequence[str] = ()
    echo: Echo | None = None


class FieldRow(Widget):
    """A label, the place for the answer, and for a day what was understood, underneath."""

    DEFAULT_CSS = f"""
    FieldRow {{ height: auto; }}
    FieldRow Horizontal {{ height: auto; }}
    FieldRow .label {{ width: {_LABEL}; height: 1; }}
    FieldRow:focus-within .label {{ text-style: bold; }}
    FieldRow .echo {{ padding: 0 0 0 {_LABEL}; }}
    """

    def __init__(self, field: Field, look: Look) -> None:
        """Take the question."""
        super().__init__()
        self.field = field
        self._look = look
        self.answer = _answer_for(field, look)
        """The widget that takes the answer."""

    def compose(self) -> ComposeResult:
        """Lay the row out."""
        with Horizontal():
            label = self.field.label + (" *" if self.field.required else "")
            yield Static(label, classes="label", markup=False)
            yield self.answer
        if self.field.echo is not None:
            yield StatusLine(look=self._look, classes="echo")

    def on_mount(self) -> None:
        """Say what the first value means."""
        self.echo()

    @property
    def value(self) -> str:
        """The answer as it stands, without blanks around it."""
        return self.answer.value.strip()

    def echo(self) -> None:
        """Say under a day what was understood."""
        if self.field.echo is not None:
            good, sentence = self.field.echo(self.value) if self.value else (True, "")
            if not good:  # the line is short: what to write instead comes first, F2 says all of it
                sentence = sentence.partition(": ")[2] or sentence
            self.query_one(StatusLine).say(sentence, tone="quiet" if good else "refused")

    def refusal(self) -> str:
        """Say why this answer cannot be taken, or nothing."""
        if not self.value:
            return f"{self.field.label} is needed." if self.field.required else ""
        good, sentence = self.field.echo(self.value) if self.field.echo else (True, "")
        return "" if good else f"{self.field.label}: {sentence}"

    def hint(self) -> str:
        """Say how to answer."""
        if isinstance(self.answer, ChoiceLine):
            return self.field.hint or "Left and right, or type how it begins."
        if self.field.kind == "long":
            return self.field.hint or "Enter begins a new line, Tab goes on."
        if self.field.suggest:
            return self.field.hint or "Right takes the word suggested."
        return self.field.hint


def _answer_for(field: Field, look: Look) -> "Entry | Page | ChoiceLine":
    """Make the widget that takes a field's answer."""
    if field.kind == "long":
        from screens.widgets.page import Page  # the text area is the largest widget, and few forms need it

        return Page(field.value)
    if field.kind == "yesno":
        return ChoiceLine(_YES_NO, field.value or _YES_NO[0], look=look)
    if field.kind == "choice":
        blank = () if field.required or "" in field.choices else ("",)
        return ChoiceLine((*blank, *field.choices), field.value, look=look)
    return Entry(field.value, suggest=field.suggest, replaced=field.kind == "day")
