"""The whole app on a desk, driven by keys as its user drives it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.pilot import Pilot

from screens.app import TrackerApp
from screens.dialogs.dialog import Dialog
from screens.dialogs.fields import FieldRow
from screens.dialogs.form import Form
from screens.frame import ListScreen
from screens.terminal import TerminalSettings
from screens.widgets.choice_line import ChoiceLine
from tests.pictures.picture import lines, settle
from tracker.desk import Desk
from tracker.domain.records import Record


class Stage:
    """Presses keys and reads the screen."""

    def __init__(self, app: TrackerApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.desk: Desk = app.desk

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await settle(self.pilot)

    async def type(self, text: str) -> None:
        """Type a few letters key by key; more are pasted, which is quicker and happens as well."""
        if len(text) > 10:
            focused = self.app.screen.focused
            assert focused is not None, "nothing takes what is typed"
            focused.post_message(events.Paste(text))
            await settle(self.pilot)
        else:
            await self.press(*("space" if c == " " else c for c in text))

    async def until(self, words: str, seconds: float = 3) -> None:
        """Wait until these words are on the screen."""
        for _ in range(int(seconds * 50)):
            if words in self.text:
                return
            await self.pilot.pause(1 / 50)
        raise AssertionError(f"{words!r} did not come in {seconds} s")

    async def until_counted(self) -> None:
        """Wait until every number of the review is worked out; elsewhere nothing is waited for."""
        quiet = 0
        for _ in range(500):
            front = self.app.screen
            if not isinstance(front, ListScreen) or front.PLACE != "review":
                return
            counted = all(row.more["now"] != "…" for row in front.rows)
            quiet = quiet + 1 if counted else 0
            if quiet > 2:  # whose numbers they are may have been changed a moment ago
                return
            await self.pilot.pause(1 / 50)
        raise AssertionError("not every number came")

    async def answer(self, *words: str) -> None:
        """Type into the fields of a form from the first on, and save."""
        for number, word in enumerate(words):
            if number:
                await self.press("tab")
            await self.type(word)
        await self.press("f2")

    async def fill(self, **answers: str) -> None:
        """Go through the open form from its first question, by Tab, and answer those named."""
        rows = self.form.query(FieldRow)
        assert set(answers) <= {row.field.name for row in rows}, "no such question"
        rows.first().answer.focus()
        tabs = 0
        for row in rows:
            if row.field.name in answers:
                await self.press(*["tab"] * tabs)
                await self._replace(row, answers[row.field.name])
                tabs = 0
            tabs += 1

    async def _replace(self, row: FieldRow, words: str) -> None:
        """Type into the field in front, or paste over what stands there."""
        assert row.has_focus_within, f"{row.field.name} has not the focus"
        if isinstance(row.answer, ChoiceLine):
            await self.press(*("space" if c == " " else c for c in words))
            return
        row.answer.clear()
        self.app.screen.focused.post_message(events.Paste(words))  # type: ignore[union-attr]
        await settle(self.pilot)

    @property
    def lines(self) -> list[str]:
        return lines(self.app)

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def list(self) -> ListScreen:
        screen = self.app.screen
        assert isinstance(screen, ListScreen), f"{screen} is in front"
        return screen

    @property
    def form(self) -> Form:
        screen = self.app.screen
        assert isinstance(screen, Form), f"{screen} is in front"
        return screen

    @property
    def place(self) -> str:
        return self.list.PLACE

    @property
    def asks(self) -> bool:
        return isinstance(self.app.screen, Dialog)

    @property
    def on(self) -> Any:
        """The record under the cursor."""
        return self.list.selected

    @property
    def told(self) -> str:
        return self.list.said

    async def stand_on(self, record: Record) -> None:
        self.list.stand_on(None, record.id)
        await settle(self.pilot)
        assert self.on == record, f"{record.ref} is not in the list"

    def now(self, record: Record) -> Any:
        found = self.desk.session.casebook.by_id(record.id)
        assert found is not None, f"{record.ref} is gone"
        return found


@asynccontextmanager
async def on_stage(desk: Desk, size: tuple[int, int] = (80, 24), **more: Any) -> AsyncIterator[Stage]:
    """Open the app at a size; ``more`` goes to the app."""
    settings = more.pop("settings", TerminalSettings())
    app = TrackerApp(desk, settings, **more)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        yield Stage(app, pilot)


async def undone(stage: Stage) -> None:
    """Take the last change back."""
    told = stage.told
    assert told.endswith("z to undo"), told
    await stage.press("z")
    assert stage.told.startswith("Undo: "), stage.told
