"""The filter: hidden, typed in, kept or cleared, and its words refused in a sentence."""

import asyncio

from textual.app import App, ComposeResult

from screens.widgets.filter_line import FilterLine
from screens.widgets.record_list import Column, RecordList
from tests.pictures.picture import lines, settle


class FilterApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[object] = []

    def compose(self) -> ComposeResult:
        yield FilterLine()
        yield RecordList([Column("Title", None)])

    def on_mount(self) -> None:
        self.query_one(RecordList).focus()

    @property
    def line(self) -> FilterLine:
        return self.query_one(FilterLine)

    def on_filter_line_changed(self, message: FilterLine.Changed) -> None:
        self.said.append(message.text)

    def on_filter_line_closed(self, message: FilterLine.Closed) -> None:
        self.said.append(message.kept)
        self.query_one(RecordList).focus()


async def test_the_line_is_hidden_until_it_is_opened() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        assert lines(app)[0] == "Title"
        await app.line.open()
        await pilot.press(*"me")
        app.line.count(23, 61)
        await settle(pilot)
        assert lines(app)[0] == "/ me" + "23 of 61".rjust(56)
        assert app.said == ["m", "me"]


async def test_it_opens_also_while_it_is_still_being_laid_out() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        laying = asyncio.create_task(app.line.lay_out())
        await asyncio.sleep(0)
        app.line.count(1, 2)
        app.line.put("late")
        await app.line.open()
        await laying
        await pilot.press("!")
        assert app.line.text == "late!"


async def test_enter_keeps_the_filter_in_sight() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        await app.line.open()
        await pilot.press("x", "enter")
        await settle(pilot)
        assert app.said == ["x", True]
        assert lines(app)[0] == "/ x"
        await app.line.open()
        await pilot.press("y", "down")
        assert app.said == ["x", True, "xy", True]


async def test_escape_clears_and_hides() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        await app.line.open("owner:me")
        await pilot.press("escape")
        await settle(pilot)
        assert app.said == ["owner:me", "", False]
        assert lines(app)[0] == "Title"


async def test_nothing_typed_is_nothing_kept() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        await app.line.open()
        await pilot.press("enter")
        await settle(pilot)
        assert app.said == [False]
        assert lines(app)[0] == "Title"


async def test_words_that_mean_nothing_are_refused_until_they_do() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 6)) as pilot:
        await app.line.open("colour:red")
        app.line.refuse("There is no filter word [colour].")
        await settle(pilot)
        assert lines(app)[1] == "There is no filter word [colour]."
        app.line.count(1, 2)
        await settle(pilot)
        assert lines(app)[1] == "Title"


async def test_a_saved_view_puts_its_words_without_taking_the_keys() -> None:
    app = FilterApp()
    async with app.run_test(size=(60, 5)) as pilot:
        await app.line.lay_out()
        app.line.put("flag:overdue")
        await settle(pilot)
        assert app.said == ["flag:overdue"]
        assert lines(app)[0] == "/ flag:overdue"
        assert app.focused is app.query_one(RecordList)
        app.line.put("")
        await settle(pilot)
        assert lines(app)[0] == "Title"
