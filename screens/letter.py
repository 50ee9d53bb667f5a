"""A letter, one paragraph at a time: what is suggested, and what a person decides."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.message import Message
from textual.screen import Screen

from screens.commands import Keymap, bindings_for, footer_for, help_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.help import Help
from screens.dialogs.pick import Pick
from screens.finding_keys import ANSWER_OF, ANSWERS, KIND_OF, KINDS, STEP_OF, STEPS
from screens.look import Look
from screens.widgets.detail import DetailPane
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.record_list import Column, ListRow
from tracker.desk import Desk
from tracker.desk.documents import Choice
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, Paragraph

WIDE = 120
STANDINGS = (
    Option("n", "none"),
    Option("i", "area for improvement"),
    Option("p", "area for priority action"),
    Option("r", "recommendation"),
)
STANDING_OF: dict[str, codes.Standing] = {
    "n": "none",
    "i": "area for improvement",
    "p": "area for priority action",
    "r": "recommendation",
}


class LetterScreen(Screen[None]):
    """Deciding on paragraphs; it stops and resumes, since every decision is kept at once."""

    CSS_PATH = "letter.tcss"
    PLACE = "letter"
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("letter")

    @dataclass
    class Closed(Message):
        """The person is done here for now."""

    @dataclass
    class Done(Message):
        """Something was changed here."""

    def __init__(self, desk: Desk, look: Look, keymap: Keymap, ref: str) -> None:
        """Go through the document of that reference."""
        super().__init__()
        self.desk = desk
        self.look = look
        self.keymap = keymap
        self._ref = ref
        self._at = 0
        self._choice = Choice()

    def compose(self) -> ComposeResult:
        """Lay out the paragraph and the letter."""
        yield StatusLine(look=self.look, id="title")
        with Container(id="panes"):
            yield DetailPane(look=self.look, id="paragraph")
            yield DetailPane(look=self.look, id="letter")
        yield StatusLine(look=self.look, id="told")
        yield FooterLine(look=self.look)

    def on_mount(self) -> None:
        """Begin at the first paragraph that waits."""
        self.query_one(FooterLine).show(footer_for(self.PLACE, self.keymap))
        self.query_one("#paragraph").focus()
        self._to_next_waiting(0)

    def on_resize(self, event: events.Resize) -> None:
        """Put the letter beside the paragraph where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        if self.is_mounted:
            self._show()

    @property
    def document(self) -> Document:
        """The document as it is now."""
        return self.desk.session.find(self._ref, Document)

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is shown, or None for a document without any."""
        paragraphs = self.document.paragraphs
        return paragraphs[min(self._at, len(paragraphs) - 1)] if paragraphs else None

    def _show(self) -> None:
        document, paragraph = self.document, self.paragraph
        waiting = len(document.waiting)
        self.query_one("#title", StatusLine).say(
            f"{document.ref}  {document.title}",
            "",
            f"{waiting} of {len(document.paragraphs)} waiting",
            "heading",
        )
        pane, letter = self.query_one("#paragraph", DetailPane), self.query_one("#letter", DetailPane)
        if paragraph is None:
            pane.show(f"This {document.kind} holds no paragraphs to decide on. Esc goes back.")
            letter.show(document.text)
            return
        pane.show(self._suggestion(paragraph))
        letter.show(_excerpt(document.text, paragraph, letter.size.height or 12))

    def _suggestion(self, paragraph: Paragraph) -> list[tuple[str, str]]:
        total = len(self.document.paragraphs)
        finding = self.desk.session.casebook.get(Finding, paragraph.finding)
        decided = f"accepted as {finding.ref}" if finding else paragraph.decision
        choice = self._choice
        answer = choice.answer or self.desk.documents.usual_answer(paragraph)
        lines = [
            ("heading", f"Paragraph {paragraph.place} of {total}: {decided}"),
            ("quiet", f"{paragraph.section or 'No section'}, page {paragraph.page}"),
            ("", f"Reads as: {paragraph.kind}    Standing: {paragraph.standing}"),
            ("", f"Theme: {paragraph.theme}    Answer: {answer}"),
        ]
        if choice.thread:
            lines.append(("", f"Thread: {choice.thread}, {choice.step}"))
        return [*lines, ("", ""), ("", paragraph.text)]

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something in the line above the footer."""
        self.query_one("#told", StatusLine).say(sentence[:1].upper() + sentence[1:], tone=tone)

    def _attempt(self, do: Callable[[Paragraph], str], *, go_on: bool = False) -> None:
        """Do something to the paragraph, show it, and say it or why not."""
        paragraph = self.paragraph
        if paragraph is None:
            return
        try:
            sentence = do(paragraph)
        except Refusal as refusal:
            self.tell(str(refusal), "refused")
            return
        if go_on:
            self._choice = Choice()
            self._to_next_waiting(self._at)
        else:
            self._show()
        left = len(self.document.waiting)
        end = "" if left else " Every paragraph is decided: Esc goes back"
        self.tell(f"{sentence}. z to undo.{end}")
        self.post_message(self.Done())

    def _to_next_waiting(self, start: int) -> None:
        paragraphs = self.document.paragraphs
        order = [*range(start, len(paragraphs)), *range(min(start, len(paragraphs)))]
        self._at = next((n for n in order if paragraphs[n].decision == "waiting"), self._at)
        self._show()

    # Deciding.

    def action_accept(self) -> None:
        """Make it a finding and go on."""

        def accept(paragraph: Paragraph) -> str:
            found = self.desk.documents.accept(self.document, [paragraph.place], self._choice)
            return f"Paragraph {paragraph.place} is {found[0].ref}, {found[0].kind}"

        self._attempt(accept, go_on=True)

    def action_skip(self) -> None:
        """Decide that it becomes nothing and go on; a skipped one is put back."""

        def skip(paragraph: Paragraph) -> str:
            if paragraph.decision == "skipped":
                self.desk.documents.wait(self.document, [paragraph.place])
                return f"Paragraph {paragraph.place} waits again"
            self.desk.documents.skip(self.document, [paragraph.place])
            return f"Skipped paragraph {paragraph.place}"

        self._attempt(skip, go_on=True)

    @work
    async def action_kind(self) -> None:
        """Say how it reads."""
        key = await self.app.push_screen_wait(Choose("Reads as", KINDS, look=self.look))
        if key:
            self._suggest(Choice(kind=KIND_OF[key]), KIND_OF[key])

    @work
    async def action_standing(self) -> None:
        """Say which standing the inspectorate gave it."""
        key = await self.app.push_screen_wait(Choose("Standing", STANDINGS, look=self.look))
        if key:
            self._suggest(Choice(standing=STANDING_OF[key]), STANDING_OF[key])

    @work
    async def action_theme(self) -> None:
        """Choose its theme."""
        rows = [ListRow(theme, (theme,), theme) for theme in codes.words(codes.Theme)]
        theme = await self.app.push_screen_wait(Pick("Theme", (Column("Theme", None),), rows, look=self.look))
        if theme:
            self._suggest(Choice(theme=theme), theme)  # type: ignore[arg-type]  # one of the themes offered

    def _suggest(self, choice: Choice, what: str) -> None:
        def suggest(paragraph: Paragraph) -> str:
            self.desk.documents.suggest(self.document, paragraph.place, choice)
            return f"Paragraph {paragraph.place}: {what}"

        self._attempt(suggest)

    @work
    async def action_answer(self) -> None:
        """Say how it will be answered once accepted."""
        key = await self.app.push_screen_wait(Choose("Answer", ANSWERS, look=self.look))
        if key:
            self._choice = self._choice._replace(answer=ANSWER_OF[key])
            self._show()

    @work
    async def action_thread(self) -> None:
        """Choose the thread it will belong to, and how it stands to the one before."""
        rows = [
            ListRow(row.ref, (row.ref, ", ".join(row.more["visits"]), row.title), row.haystack)
            for row in self.desk.lists.threads()
        ]
        columns = (Column("Ref", 7), Column("Visits", 8), Column("Thread", None))
        ref = await self.app.push_screen_wait(Pick("Thread", columns, rows, look=self.look))
        key = ref and await self.app.push_screen_wait(Choose("Compared with before", STEPS, look=self.look))
        if ref and key:
            self._choice = self._choice._replace(thread=ref, step=STEP_OF[key])
            self._show()

    @work
    async def action_split(self) -> None:
        """Split it before one of its sentences."""
        paragraph = self.paragraph
        if paragraph is None:
            return
        sentences = _sentences(paragraph.text)[1:]
        if not sentences:
            self.tell(f"Paragraph {paragraph.place} is one sentence: there is nowhere to split it", "refused")
            return
        rows = [ListRow(sentence, (sentence,), sentence.lower()) for sentence in sentences]
        before = await self.app.push_screen_wait(
            Pick("The second part begins with", (Column("Sentence", None),), rows, look=self.look)
        )
        if before:

            def split(shown: Paragraph) -> str:
                self.desk.documents.split(self.document, shown.place, before)
                return f"Split paragraph {shown.place}"

            self._attempt(split)

    def action_merge(self) -> None:
        """Join it with the next one."""

        def merge(paragraph: Paragraph) -> str:
            self.desk.documents.merge(self.document, paragraph.place)
            return f"Merged paragraph {paragraph.place} with the next"

        self._attempt(merge)

    # Moving.

    def action_next(self) -> None:
        """Go to the next paragraph, whether it waits or not."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the paragraph before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        last = len(self.document.paragraphs) - 1
        self._at = max(0, min(self._at + by, last))
        self._choice = Choice()
        self._show()

    def action_undo(self) -> None:
        """Take the last change back."""
        self._attempt(lambda _: self.desk.past.undo())

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._attempt(lambda _: self.desk.past.redo())

    @work
    async def action_help(self) -> None:
        """Show every key."""
        await self.app.push_screen_wait(Help(help_rows(self.PLACE, self.keymap), look=self.look))

    def action_back(self) -> None:
        """Leave; what waits still waits."""
        self.post_message(self.Closed())


def _excerpt(text: str, paragraph: Paragraph, height: int) -> list[tuple[str, str]]:
    """Give the letter's lines around a paragraph, its own first line marked."""
    lines = text.replace("\f", "\n").splitlines()
    first = max(0, paragraph.line - 1)
    start = max(0, first - max(2, height // 4))
    return [("heading" if n == first else "", line) for n, line in enumerate(lines[start:], start=start)]


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
