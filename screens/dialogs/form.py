"""A form: several questions at once, checked before it closes, and nothing typed lost without asking."""

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.events import DescendantFocus
from textual.timer import Timer
from textual.widget import Widget

from screens.dialogs.dialog import Dialog
from screens.dialogs.fields import Field, FieldRow
from screens.look import Look
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.entry import Entry
from screens.widgets.sentence import Sentence

__all__ = ["Field", "Form"]

Values = dict[str, str]

DRAFT_SECONDS = 0.8
"""How long after a key ``changed`` is told, also while typing goes on."""

_ASK_AGAIN = "Something was typed. Esc again throws it away, F2 saves it."


class Form(Dialog[Values | None]):
    """Gives every field's answer by its name, or None."""

    DEFAULT_CSS = "Form #said { height: 2; display: block; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "save", show=False, priority=True),
        Binding("up", "app.focus_previous", show=False),
        Binding("down", "app.focus_next", show=False),
        Binding("q", "cancel", show=False),
    ]
    CHROME = 6
    KEYS = (("F2", "save"), ("Enter", "next, saves at the end"), ("Esc", "cancel"))

    def __init__(
        self,
        title: str,
        fields: Sequence[Field],
        note: str = "",
        *,
        check: Callable[[Values], str | None] | None = None,
        changed: Callable[[Values], str | None] | None = None,
        unsaved: bool = False,
        look: Look | None = None,
    ) -> None:
        """Ask these questions.

        ``check`` gives a sentence that refuses the answers, or None. ``changed`` is told the answers at
        most a second after a key, to keep them as a draft; it may answer with a warning, which is shown.
        It is not told after the form has closed. ``unsaved`` says that the values were typed earlier and
        belong to nothing yet, so that leaving asks first.
        """
        super().__init__(title, look=look)
        self._fields = fields
        self._rows: list[FieldRow] = []
        self._note = note
        self._check = check
        self._changed = changed
        self._unsaved = unsaved
        self._first: Values | None = None
        """The answers before anything was typed."""
        self._pending: Timer | None = None
        self._warned = False
        """A refusal stands there: it stays until something is typed."""
        self._asked = False

    def body(self) -> Iterable[Widget]:
        """Give the note and the fields."""
        yield Sentence(look=self.look, id="note")
        self._rows = [FieldRow(field, self.look) for field in self._fields]
        yield from self._rows

    def below(self) -> Iterable[Widget]:
        """Give the place for hints and refusals."""
        yield Sentence(look=self.look, id="said")

    def on_mount(self) -> None:
        """Show the note and begin at the first field."""
        self.query_one("#note", Sentence).say(self._note, "quiet")
        self._first = self.values
        if self._rows:
            self._rows[0].answer.focus()

    @property
    def values(self) -> Values:
        """The answers as they stand."""
        return {row.field.name: row.value for row in self._rows}

    @property
    def _typed(self) -> bool:
        return self._first is not None and (self._unsaved or self.values != self._first)

    def keep_draft(self) -> None:
        """Tell ``changed`` at once what it has not been told yet, as when the terminal goes away."""
        if self._pending is not None:
            self._pending.stop()
            self._pending = None
            warning = self._changed(self.values) if self._changed is not None else None
            if warning:
                self._warn(warning)

    def action_save(self) -> None:
        """Close with the answers, or say why not and go to the field that is wrong."""
        for row in self._rows:
            refusal = row.refusal()
            if refusal:
                row.answer.focus()
                self._warn(refusal)
                return
        refusal = (self._check(self.values) if self._check else None) or ""
        if refusal:
            self._warn(refusal)
        else:
            self._close(self.values)

    def action_cancel(self) -> None:
        """Leave, asking first when something was typed."""
        if self._typed and not self._asked:
            self._asked = True
            self._warn(_ASK_AGAIN)
        else:
            self._close(None)

    @on(Entry.Submitted)
    @on(ChoiceLine.Submitted)
    def _go_on(self) -> None:
        """Go to the next field, or save at the last."""
        if self._rows[-1].has_focus_within:
            self.action_save()
        else:
            self.focus_next()

    def on_text_area_changed(self) -> None:
        """Take notice of what is typed in several lines; by name, so that few forms load a text area."""
        self._note_change()

    @on(Entry.Changed)
    @on(ChoiceLine.Changed)
    def _note_change(self) -> None:
        """Say what was understood, and see to it that the draft is kept soon."""
        self._asked = self._warned = False
        for row in self._rows:
            if row.has_focus_within:
                row.echo()
        self._say_hint()
        if self._pending is None and self._changed is not None and self._typed:
            self._pending = self.set_timer(DRAFT_SECONDS, self.keep_draft)

    @on(ChoiceLine.Unknown)
    def _say_unknown(self, event: ChoiceLine.Unknown) -> None:
        """Say that no answer begins with the letters typed, until something else is typed."""
        self._asked = self._warned = False
        if event.typed:
            sentence = f"Nothing begins with “{event.typed}”: left and right show every answer."
            self.query_one("#said", Sentence).say(sentence, "refused")
        else:
            self._say_hint()

    @on(DescendantFocus)
    def _say_hint(self) -> None:
        """Say how to answer the field that has the focus now."""
        for row in self._rows:
            if row.has_focus_within:
                row.scroll_visible(animate=False)
                if not self._warned:
                    self.query_one("#said", Sentence).say(row.hint(), "quiet")

    def _warn(self, sentence: str) -> None:
        self._warned = True
        self.query_one("#said", Sentence).say(sentence, "refused")

    def _close(self, answer: Values | None) -> None:
        if self._pending is not None:
            self._pending.stop()
            self._pending = None
        self.dismiss(answer)
