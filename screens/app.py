"""The app: which screen is in front, what others changed, and leaving without losing a word."""

import gc
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date
from importlib import import_module
from typing import ClassVar, NamedTuple

from textual import on, work
from textual.binding import Binding, BindingType

from screens import leaving, unfinished
from screens.asking import sentence_of
from screens.dialogs.choose import Choose
from screens.dialogs.form import Form
from screens.frame import ListScreen
from screens.look import Look
from screens.places import SCREENS
from screens.requests import Back, CloseLetter, CloseRound, Done, Go, Mend, OfferDrafts, OpenLetter, OpenRound
from screens.terminal import TerminalSettings
from screens.theme import dress
from screens.typing_ahead import InOrder
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.wording import counted

POLL_SECONDS = 0.5
"""How often the casebook is asked whether somebody else wrote to it; two microseconds when nobody did."""


class Step(NamedTuple):
    """One step that a record led: from which record on which screen to which other, and its filter before."""

    start: str
    record: str
    end: str
    words: str


class TrackerApp(InOrder[None]):
    """Tracker on one casebook."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+z", "suspend_process", "to the shell; fg comes back", show=False)
    ]

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
        dress(self, settings.theme)
        self.desk = desk
        self._keys = dict(keys or {})
        self._clock = clock
        self._look = Look(settings.ascii)
        self._demo = demo
        self._screens: dict[str, ListScreen] = {}
        self._steps: list[Step] = []
        self.title = "Tracker"

    def on_mount(self) -> None:
        """Show triage, and begin to listen to others."""
        self.set_keymap(self._keys)
        self.app_suspend_signal.subscribe(self, lambda _: self.keep_drafts())
        self.app_resume_signal.subscribe(self, lambda _: self.screen.refresh(layout=True))
        leaving.watch(self._leave)
        self.push_screen(self._screen("triage"))
        self.set_interval(POLL_SECONDS, self._look_around)
        self.call_after_refresh(self._greet)

    def _screen(self, place: str) -> ListScreen:
        """Give a place's screen, made when it is first asked for; it keeps its cursor and filter from then on."""
        if place not in self._screens:
            made = getattr(import_module(f"screens.{place}"), SCREENS[place])
            self._screens[place] = made(self.desk, self._look, self._keys, demo=self._demo)
            self.install_screen(self._screens[place], place)
        return self._screens[place]

    # Leaving.

    def _leave(self, code: int) -> None:
        self.keep_drafts()
        self.exit(return_code=code)

    async def action_quit(self) -> None:
        """Leave from anywhere, also out of a form; what is typed there is offered again."""
        self._leave(0)

    def action_help_quit(self) -> None:
        """Say how to leave to somebody who pressed ctrl+c."""
        self._front.tell("Press q to leave, ctrl+q out of a form, ctrl+z to go to the shell")

    def keep_drafts(self) -> None:
        """Save at once what is being typed in any open form, and what was answered but is not saved yet."""
        for screen in self.screen_stack:
            if isinstance(screen, Form):
                screen.keep_draft()
            elif isinstance(screen, ListScreen) and screen.answered is not None:
                screen.answered(False)

    # What was not finished.

    def _greet(self) -> None:
        """Say what the person should know, and offer what they did not finish typing."""
        gc.enable()  # off since the start, when there was nothing to collect
        said = [*(self.desk.notices or [self.desk.read_only])]
        if waiting := len(self.desk.carrying.differences()):
            were = "was" if waiting == 1 else "were"
            said.append(f"{counted(waiting, 'value')} {were} typed twice: 6, then H, to choose")
        self._front.tell("; ".join(filter(None, said)))
        self._offer_drafts()

    @property
    def _front(self) -> ListScreen:
        return next(
            (s for s in reversed(self.screen_stack) if isinstance(s, ListScreen)), self._screen("triage")
        )

    @on(OfferDrafts)
    def _offer_again(self) -> None:
        self._offer_drafts()

    @work
    async def _offer_drafts(self) -> None:
        """Put each unfinished form before its author: take it up, keep it, or throw it away."""
        drafts = self.desk.drafts
        try:
            for draft in drafts.waiting():
                question = unfinished.question(draft, drafts.is_old(draft))
                choice = Choose(question, unfinished.options(draft), look=self._look)
                key = await self.push_screen_wait(choice)
                if key == "t":
                    drafts.discard(draft)
                elif key == "o":
                    await self._take_up(draft)
                    return
        except OSError as error:
            self._front.tell(sentence_of(error), "refused")

    async def _take_up(self, draft: unfinished.Draft) -> None:
        """Go where a draft's form belongs and open it there; the form finds its words again."""
        record = None
        with suppress(Refusal):
            record = self.desk.find(draft.about) if draft.about else None
        again = unfinished.reopening(draft, record)
        if again is None:
            self._front.tell(
                f"{draft.about or 'That form'} is not there any more; the draft is kept", "refused"
            )
            return
        await self.show(again.place, None, again.record)
        await self._screen(again.place).run_action(again.action)

    # Going about.

    async def show(self, place: str, words: str | None = None, record: str = "") -> None:
        """Bring a screen to the front, with a filter or standing on a record."""
        screen = self._screen(place)
        if self.screen is not screen:
            if isinstance(self.screen, ListScreen):
                self.screen.hush()
            await self.switch_screen(place)
        if words is not None or record:
            screen.stand_on(words, record)

    @on(Go)
    async def _go(self, event: Go) -> None:
        if event.place not in SCREENS:
            return
        if event.follows:
            front, words = self._front, self._screen(event.place).words
            start = front.selected.id if front.selected else ""
            self._steps.append(Step(front.PLACE, start, event.place, words))
        else:
            self._steps.clear()
        await self.show(event.place, event.words, event.record)

    @on(Mend)
    async def _mend(self, event: Mend) -> None:
        """Go to a record on its own screen and run what puts it right; Esc leads back."""
        await self._go(Go(event.place, None, event.record, follows=True))
        screen = self._screen(event.place)
        if event.record and (screen.selected is None or screen.selected.id != event.record):
            screen.tell("What is to be put right does not stand in this list", "refused")
            return
        await screen.run_action(event.action)

    @on(Back)
    async def _go_back(self) -> None:
        """Go back where a record led from, and leave the filter there as it was; else clear the filter."""
        front = self._front
        if self._steps and self._steps[-1].end == front.PLACE:
            step = self._steps.pop()
            front.filter_by(step.words)
            await self.show(step.start, None, step.record)
        elif front.words:
            front.filter_by("")

    @on(OpenLetter)
    def _open_letter(self, event: OpenLetter) -> None:
        from screens.letter import LetterScreen

        self.push_screen(LetterScreen(self.desk, self._look, self._keys, event.ref, event.sentence))

    @on(CloseLetter)
    def _close_letter(self) -> None:
        self.pop_screen()

    @on(OpenRound)
    def _open_round(self, event: OpenRound) -> None:
        from screens.round import RoundScreen

        self.push_screen(RoundScreen(self.desk, self._look, self._keys, event.ref, event.sentence))

    @on(CloseRound)
    def _close_round(self, event: CloseRound) -> None:
        if self.screen.id == "round":
            self.pop_screen()
            self._front.tell(event.sentence)

    # What changed.

    @on(Done)
    def _after_change(self) -> None:
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        try:
            self.desk.settle()
        except (Refusal, OSError) as refusal:
            self._front.tell(sentence_of(refusal), "refused")

    def _look_around(self) -> None:
        """Show what others changed, also behind a dialog, and bring the file up to date when it is time."""
        try:
            changed = self.desk.poll()
        except (Refusal, OSError) as refusal:
            self._front.tell(sentence_of(refusal), "refused")
            return
        if self._clock is not None and self.desk.new_day(self._clock()):
            changed = changed or {""}
        if changed:
            self._front.show_rows()
            for screen in self.screen_stack:
                if screen is not self._front and hasattr(screen, "show_again"):
                    screen.show_again()
        elif self.desk.is_pocket and self._front.is_mounted:
            self._front.show_title()  # what has come home changes no record
        self._settle()


def run(
    desk: Desk, settings: TerminalSettings, keys: Mapping[str, str], clock: Callable[[], date], demo: bool
) -> int:
    """Run the app until the person leaves; gives the exit code."""
    app = TrackerApp(desk, settings, keys=keys, demo=demo, clock=clock)
    app.run(mouse=settings.mouse)
    return leaving.code_of(app)
