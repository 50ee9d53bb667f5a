"""Fields to type in: what is pasted, and a cursor that is seen and never blinks."""

import pytest
from textual.app import App, ComposeResult
from textual.events import Paste

from screens.widgets.entry import Entry
from screens.widgets.page import Page
from tests.pictures.picture import settle


class TypingApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Entry("first ")
        yield Page("notes\n")


async def test_pasted_text_becomes_one_line_in_a_line_and_keeps_its_lines_on_a_page() -> None:
    app = TypingApp()
    pasted = "the plan\r\nwas \x1b[31mlate\x1b[0m"
    async with app.run_test(size=(40, 10)) as pilot:
        app.query_one(Entry).focus()
        await pilot.press("end")
        app.query_one(Entry).post_message(Paste(pasted))
        await settle(pilot)
        assert app.query_one(Entry).value == "first the plan was late"
        app.query_one(Page).focus()
        app.query_one(Page).post_message(Paste(pasted))
        await pilot.press("!")
        assert app.query_one(Page).text == "notes\nthe plan\nwas late!"


async def test_nothing_blinks() -> None:
    app = TypingApp()
    async with app.run_test(size=(40, 10)):
        assert not app.query_one(Entry).cursor_blink
        assert not app.query_one(Page).cursor_blink


async def test_the_cursor_is_seen_without_any_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = TypingApp(ansi_color=True)
    async with app.run_test(size=(40, 10)) as pilot:
        await settle(pilot)
        line = app.screen._compositor.render_strips()[0]
        assert [segment.text for segment in line if segment.style and segment.style.reverse] == [" "]
