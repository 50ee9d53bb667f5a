"""The app: which screen is in front, what others changed, and leaving without losing a word."""

import asyncio
import signal
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from typing import ClassVar

from textual import on, work
from textual.app import App
from textual.binding import BindingType

from screens.actions import ActionsScreen
from screens.commands import COMMANDS
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Form
from screens.findings import FindingsScreen
from screens.frame import ListScreen
from screens.letter import LetterScreen
from screens.look import Look
from screens.terminal import TerminalSettings
from screens.theme import THEMES
from screens.triage import TriageScreen
from screens.visits import VisitsScreen
from tracker.desk import Desk
from tracker.domain.refusal import Refusal

POLL_SECONDS = 0.5
"""How often the casebook is asked whether somebody else wrote to it; two microseconds when nobody did."""

SCREENS: dict[str, type[ListScreen]] = {
    "triage": TriageScreen,
    "visits": VisitsScreen,
    "findings": FindingsScreen,
    "actions": ActionsScreen,
}


class TrackerApp(App[None]):
    """Tracker on one casebook."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = []

    def __init__(
        self,
        desk: Desk,
        settings: TerminalSettings | None = None,
        *,
        keys: Mapping[str, str] | None = None,
        demo: bool = False,
        clock: Callable[[], date] | None = None,
    ) -> None:
        """Open the screens on a desk; ``clock`` gives today, so that a new day is noticed."""
        settings = settings or TerminalSettings()
        super().__init__(ansi_color=settings.ansi_color)
        self._settings = settings
        self.desk = desk
        self._keys = dict(keys or {})
        self._clock = clock
        look = Look(settings.ascii)
        self._screens = {
            place: screen(desk, look, self._keys, demo=demo) for place, screen in SCREENS.items()
        }
        self._look = look
        self.title = "Tracker"

    def on_mount(self) -> None:
        """Show triage, and begin to listen to others."""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = self._settings.theme
        self.set_keymap(self._keys)
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        self._catch_signals()
        self.push_screen(self._screens["triage"])
        self.set_interval(POLL_SECONDS, self._look_around)
        self.call_after_refresh(self._greet)

    def _catch_signals(self) -> None:
        """A dropped line or a polite end saves what is being typed and leaves the terminal clean."""
        loop = asyncio.get_running_loop()
        for name in ("SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None:
                with suppress(NotImplementedError, RuntimeError):
                    loop.add_signal_handler(number, self._leave_now, number)

    def _leave_now(self, number: int) -> None:
        self.keep_drafts()
        self.exit(return_code=128 + number)

    def keep_drafts(self) -> None:
        """Save at once what is being typed in any open form."""
        for screen in self.screen_stack:
            if isinstance(screen, Form):
                screen.keep_draft()

    def _greet(self) -> None:
        """Say what the person should know, and offer what they did not finish typing."""
        if self.desk.notices:
            self._front.tell("; ".join(self.desk.notices))
        elif self.desk.read_only:
            self._front.tell(self.desk.read_only)
        if self.desk.drafts.waiting():
            self._offer_drafts()

    @property
    def _front(self) -> ListScreen:
        return next(
            (s for s in reversed(self.screen_stack) if isinstance(s, ListScreen)), self._screens["triage"]
        )

    @work
    async def _offer_drafts(self) -> None:
        """Put each unfinished form before its author: take it up, keep it, or throw it away."""
        options = (
            Option("o", "open it again"),
            Option("k", "keep it for later"),
            Option("t", "throw it away"),
        )
        for draft in self.desk.drafts.waiting():
            age = "over 30 days old, " if self.desk.drafts.is_old(draft) else ""
            words = next((value for value in draft.fields.values() if len(value) > 3), "")[:40]
            about = f" about {draft.about}" if draft.about else ""
            form = draft.command.replace("_", " ")
            question = f"Unfinished: {form}{about}, {age}typed {draft.saved_at[:10]}: {words}"
            key = await self.push_screen_wait(Choose(question, options, look=self._look))
            if key == "t":
                self.desk.drafts.discard(draft)
            elif key == "o":
                await self._take_up(draft.command, draft.about)
                return

    async def _take_up(self, command: str, about: str) -> None:
        """Go where a draft's form belongs and open it there; the form finds its words again."""
        known = next((c for c in COMMANDS if c.id == command), None)
        place = (
            next((place for place in known.where if place in self._screens), "actions")
            if known
            else "actions"
        )
        with suppress(Refusal):
            record = self.desk.find(about) if about else None
            self.show(place, record=record.id if record else "")
        if known is not None:
            await self._screens[place].run_action(known.action or known.id)

    def show(self, place: str, words: str | None = None, record: str = "") -> None:
        """Bring a screen to the front, with a filter or standing on a record."""
        screen = self._screens[place]
        if self.screen is not screen:
            self.switch_screen(screen)
        if words is not None or record:
            self.call_after_refresh(screen.stand_on, words, record)

    @on(VisitsScreen.LetterOpened)
    def _open_letter(self, event: VisitsScreen.LetterOpened) -> None:
        event.stop()
        self.push_screen(LetterScreen(self.desk, self._look, self._keys, event.place))

    @on(LetterScreen.Closed)
    def _close_letter(self) -> None:
        self.pop_screen()

    @on(ListScreen.Go)
    def _go(self, event: ListScreen.Go) -> None:
        if event.place in self._screens:
            self.show(event.place, event.words, event.record)

    @on(ListScreen.Done)
    @on(LetterScreen.Done)
    def _after_change(self) -> None:
        self.call_after_refresh(self.desk.settle)

    def _look_around(self) -> None:
        """Show what others changed, and bring the file up to date when it is time."""
        try:
            changed = self.desk.poll()
        except Refusal as refusal:
            self._front.tell(str(refusal), "refused")
            return
        if self._clock is not None and self.desk.new_day(self._clock()):
            changed = changed or {""}
        if changed and isinstance(self.screen, ListScreen):
            self.screen.show_rows()
        self.desk.settle()


def run(
    desk: Desk, settings: TerminalSettings, keys: Mapping[str, str], clock: Callable[[], date], demo: bool
) -> int:
    """Run the app until the person leaves; gives the exit code."""
    app = TrackerApp(desk, settings, keys=keys, demo=demo, clock=clock)
    app.run(mouse=settings.mouse)
    sys.stdout.flush()
    return app.return_code or 0
