"""A letter, one paragraph at a time: what is suggested, and what a person decides."""

import re
from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from screens.asking import sentence_of
from screens.commands import action_of, bindings_for, help_rows, palette_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field, Form
from screens.dialogs.help import Help
from screens.dialogs.palette import Palette
from screens.dialogs.pick import Pick
from screens.finding_keys import ANSWER_OF, ANSWERS, KIND_OF, KINDS
from screens.letter_offers import LetterOffers
from screens.letter_page import PLACE
from screens.repeating import STEP_OF, STEPS, ask_repeat
from screens.requests import CloseLetter
from screens.widgets.record_list import Column, ListRow
from tracker.desk.documents import Choice
from tracker.desk.findings import asks_for_action
from tracker.desk.repeats import NOTHING
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Paragraph
from tracker.wording import short

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


class LetterScreen(LetterOffers):
    """Deciding on paragraphs; it stops and resumes, since every decision is kept at once."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(PLACE)

    def action_accept(self) -> None:
        """Make it a finding, an action or a figure, and go on."""
        if self.offer is not None:
            self.take_over(self.offer)
            return

        def accept(document: Document, paragraph: Paragraph) -> str:
            found = self.desk.documents.accept(document, [paragraph.place], self.choice)
            thread = f", {found[0].step} in {self.choice.thread}" if self.choice.thread else ""
            return f"Paragraph {paragraph.place} is {found[0].ref}, {found[0].kind}{thread}"

        self.attempt(accept, go_on=True)

    def action_skip(self) -> None:
        """Decide that it becomes nothing and go on; a skipped one, or one that only repeats, is put back."""
        if self.offer is not None:
            self.leave_offer(self.offer)
            return

        def skip(document: Document, paragraph: Paragraph) -> str:
            if paragraph.decision in ("skipped", "repeats"):
                self.desk.documents.wait(document, [paragraph.place])
                return f"Paragraph {paragraph.place} waits again"
            self.desk.documents.skip(document, [paragraph.place])
            return f"Skipped paragraph {paragraph.place}"

        again = self.paragraph is not None and self.paragraph.decision in ("skipped", "repeats")
        self.attempt(skip, go_on=not again)

    @work
    async def action_kind(self) -> None:
        """Say how it reads."""
        if not self.waits():
            return
        key = await self.app.push_screen_wait(Choose("Reads as", KINDS, look=self.look))
        if key:
            self._suggest(Choice(kind=KIND_OF[key]), KIND_OF[key])

    @work
    async def action_standing(self) -> None:
        """Say which standing the inspectorate gave it."""
        if not self.waits():
            return
        key = await self.app.push_screen_wait(Choose("Standing", STANDINGS, look=self.look))
        if key:
            self._suggest(Choice(standing=STANDING_OF[key]), STANDING_OF[key])

    @work
    async def action_theme(self) -> None:
        """Choose its theme."""
        if not self.waits():
            return
        rows = [ListRow(theme, (theme,), theme) for theme in codes.words(codes.Theme)]
        theme = await self.app.push_screen_wait(Pick("Theme", (Column("Theme", None),), rows, look=self.look))
        if theme:
            self._suggest(Choice(theme=theme), theme)  # type: ignore[arg-type]  # one of the themes offered

    def _suggest(self, choice: Choice, what: str) -> None:
        def suggest(document: Document, paragraph: Paragraph) -> str:
            self.desk.documents.suggest(document, paragraph.place, choice)
            return f"Paragraph {paragraph.place}: {what}"

        self.attempt(suggest)

    @work
    async def action_answer(self) -> None:
        """Say how it will be answered once accepted."""
        if not self.waits():
            return
        paragraph = self.paragraph
        key = await self.app.push_screen_wait(Choose("Answer", ANSWERS, look=self.look))
        if key is None or paragraph is None:
            return
        answer, reason = ANSWER_OF[key], ""
        usual = self.desk.documents.usual_answer(paragraph)
        if answer not in ("action", usual) and asks_for_action(paragraph.kind, paragraph.standing):
            field = Field("reason", "Reason", required=True)
            form = Form(f"Why {answer}?", (field,), short(paragraph.text, 140), look=self.look)
            said = await self.app.push_screen_wait(form)
            if said is None:
                return
            reason = said["reason"]
        self.choice = self.choice._replace(answer=answer, reason=reason)
        self.show_again()
        self.tell(f"Its answer will be {answer} once it is accepted")

    @work
    async def action_thread(self) -> None:
        """Choose the thread it will belong to, and how it stands to the one before."""
        if not self.waits():
            return
        rows = [
            ListRow(row.ref, (row.ref, ", ".join(row.more["visits"]), row.title), row.haystack)
            for row in self.desk.lists.threads()
        ]
        if not rows:
            self.tell("There is no thread yet: accepting this paragraph begins one", "refused")
            return
        columns = (Column("Ref", 7), Column("Visits", 8), Column("Thread", None))
        ref = await self.app.push_screen_wait(Pick("Thread", columns, rows, look=self.look))
        key = ref and await self.app.push_screen_wait(Choose("Compared with before", STEPS, look=self.look))
        if ref and key:
            self.choice = self.choice._replace(thread=ref, step=STEP_OF[key])
            self.show_again()
            self.tell(f"It will belong to {ref}, {STEP_OF[key]}, once it is accepted")

    @work
    async def action_repeats(self) -> None:
        """Show what it may repeat, both quotes side by side, and accept it into the thread chosen."""
        document, paragraph = self.document, self.paragraph
        if document is None or paragraph is None or not self.waits():
            return
        proposals = self.desk.findings.repeats.of_paragraph(document, paragraph)
        if not proposals:
            self.tell(f"Paragraph {paragraph.place}: {NOTHING}")
            return
        new = f"Now: paragraph {paragraph.place}, {paragraph.kind}, said by the {paragraph.said_by}"
        casebook = self.desk.session.casebook
        said = await ask_repeat(self, self.look, new, paragraph.text, proposals, casebook)
        if said:
            self.choice = self.choice._replace(thread=said.thread, step=said.step)
            self.action_accept()

    @work
    async def action_split(self) -> None:
        """Split it before one of its sentences."""
        paragraph = self.paragraph
        if paragraph is None or not self.waits():
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

            def split(document: Document, shown: Paragraph) -> str:
                self.desk.documents.split(document, shown.place, before)
                return f"Split paragraph {shown.place}"

            self.attempt(split)

    def action_merge(self) -> None:
        """Join it with the next one."""

        def merge(document: Document, paragraph: Paragraph) -> str:
            self.desk.documents.merge(document, paragraph.place)
            return f"Merged paragraph {paragraph.place} with the next"

        self.attempt(merge)

    # Moving.

    def action_next(self) -> None:
        """Go to the next paragraph, whether it waits or not."""
        self._step(1)

    def action_previous(self) -> None:
        """Go to the paragraph before."""
        self._step(-1)

    def _step(self, by: int) -> None:
        last = len(self.document.items) - 1 if self.document else 0
        self.at = max(0, min(self.at + by, last))
        self.choice = Choice()
        self.tell("")
        self.show_again()

    def action_undo(self) -> None:
        """Take the last change back and stand on the paragraph it was about."""
        self._turn_back(self.desk.past.undo, "Z to redo.")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self._turn_back(self.desk.past.redo, "z to undo.")

    def _turn_back(self, turn: Callable[[], str], after: str) -> None:
        before = self.document.items if self.document else ()
        try:
            sentence = turn()
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        now = self.document.items if self.document else ()
        self.at = next((n for n, item in enumerate(now) if item not in before), self.at)
        self.choice = Choice()
        self.show_again()
        self.say_done(sentence, after)

    @work
    async def action_palette(self) -> None:
        """Find a command by its words and run it."""
        rows = palette_rows(PLACE, self.keymap)
        chosen = await self.app.push_screen_wait(Palette(rows, look=self.look))
        if chosen:
            await self.run_action(action_of(chosen))

    @work
    async def action_help(self) -> None:
        """Show every key."""
        await self.app.push_screen_wait(Help(help_rows(PLACE, self.keymap), look=self.look))

    def action_back(self) -> None:
        """Leave; what waits still waits."""
        self.post_message(CloseLetter())


def _sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.!?])\s+", text) if part]
