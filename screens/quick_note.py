"""The small form: one contact note, asked for in the terminal below the prompt, without the screens."""

import gc

from textual import work

from screens import leaving
from screens.asking import Keep, Values, ask, sentence_of, settle
from screens.dialogs.form import Form
from screens.look import Look
from screens.note_fields import note_said, small_fields
from screens.terminal import TerminalSettings
from screens.theme import dress
from screens.typing_ahead import InOrder
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case

HEIGHT = 18
"""Lines the form takes below the prompt."""
KEPT = "What you typed is kept and offered again."


class QuickNote(InOrder[str]):
    """Asks for one note about one young person; gives the sentence that says it was kept, or nothing."""

    ENABLE_COMMAND_PALETTE = False
    INLINE_PADDING = 0
    CSS = f"Screen:inline {{ height: {HEIGHT}; border: none; }}"

    def __init__(self, desk: Desk, settings: TerminalSettings, case: Case) -> None:
        """Ask for a note about this young person."""
        super().__init__(ansi_color=settings.ansi_color)
        dress(self, settings.theme)
        self.desk = desk
        self.look = Look(settings.ascii)
        self.answered: Keep | None = None
        self._case = case
        self._refused = ""

    def on_mount(self) -> None:
        """Ask at once."""
        gc.enable()
        leaving.watch(self._leave)
        self._ask()

    def _leave(self, code: int) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Form):
                screen.keep_draft()
        self.exit(KEPT if self.desk.drafts.waiting() else None, return_code=code)

    async def action_quit(self) -> None:
        """Leave; what is typed is offered again."""
        self._leave(0)

    @work
    async def _ask(self) -> None:
        case = self._case
        title = "Log a note: " + " ".join(filter(None, (case.ref, case.initials, case.chosen_name)))
        fields = small_fields(self.desk)
        said = await ask(self, "log_note", title, fields, about=case.ref, check=self._check)
        if said is None:
            self.exit(self._refused, return_code=2 if self._refused else 0)
            return
        try:
            sentence = self.desk.notes.log(case, **note_said(self.desk, said)).sentence
        except (Refusal, OSError) as refusal:
            settle(self, False)
            self.exit(f"{sentence_of(refusal)} {KEPT}", return_code=2)
            return
        settle(self, True)
        self.exit(sentence)

    def _check(self, said: Values) -> None:
        self.desk.notes.check(self._case, **note_said(self.desk, said))

    def tell(self, sentence: str, tone: str = "") -> None:
        """Keep what cannot be shown beside the form; it is said at the end."""
        self._refused = sentence


def run(desk: Desk, settings: TerminalSettings, case: Case) -> tuple[int, str]:
    """Ask for a note; gives the exit code and the sentence to print."""
    app = QuickNote(desk, settings, case)
    said = app.run(inline=True, inline_no_clear=False, mouse=False)
    return leaving.code_of(app), said or ""
