"""The list as a person meets it: keys pressed, lines seen, messages sent."""

from collections.abc import Sequence

import pytest
from textual.app import App, ComposeResult
from textual.message import Message
from textual.strip import Strip

from screens.look import Look
from screens.widgets.record_list import Column, ListRow, RecordList, matching
from tests.pictures.picture import lines, picture, resize

COLUMNS = (
    Column("Flag", 9, 0),
    Column("Title", None, 1),
    Column("Owner", 8, 2),
    Column("Days", 4, 3, "right"),
)


def a_row(
    key: str, title: str = "", flag: str = "! OVERDUE", owner: str = "J Price", days: int = 3
) -> ListRow:
    title = title or f"Title {key}"
    return ListRow(key, (flag, title, owner, str(days)), title.lower(), "overdue")


def many(count: int) -> list[ListRow]:
    return [a_row(f"k{number}", days=number) for number in range(count)]


class ListApp(App[None]):
    def __init__(self, rows: Sequence[ListRow] = (), **how: object) -> None:
        super().__init__()
        self.rows = rows
        self.how = how
        self.said: list[Message] = []

    def compose(self) -> ComposeResult:
        yield RecordList(COLUMNS, **self.how)  # type: ignore[arg-type]

    def on_mount(self) -> None:
        self.records.show(self.rows)
        self.records.focus()

    @property
    def records(self) -> RecordList:
        return self.query_one(RecordList)

    def keep(self, message: Message) -> None:
        self.said.append(message)

    on_record_list_moved = keep
    on_record_list_opened = keep
    on_record_list_marked = keep

    def keys_of(self, kind: type[Message]) -> list[object]:
        return [
            vars(message).get("key", vars(message).get("keys"))
            for message in self.said
            if type(message) is kind
        ]


async def test_rows_are_shown_under_their_headings() -> None:
    app = ListApp([a_row("a", "Refresh [b]pathway[/b] plan"), a_row("b", "漢字 plan", days=12)])
    async with app.run_test(size=(50, 4)):
        assert lines(app) == [
            "Flag       Title                    Owner     Days",
            "! OVERDUE  Refresh [b]pathway[/b]…  J Price      3",
            "! OVERDUE  漢字 plan                J Price     12",
            "",
        ]


async def test_columns_drop_by_priority_as_the_terminal_narrows() -> None:
    app = ListApp(many(1))
    async with app.run_test(size=(50, 4)) as pilot:
        await resize(pilot, 40, 4)
        await pilot.pause()
        assert lines(app)[0].split() == ["Flag", "Title", "Owner"]
        await resize(pilot, 30, 4)
        await pilot.pause()
        assert lines(app)[0].split() == ["Flag", "Title"]


async def test_an_ascii_terminal_gets_ascii_only() -> None:
    app = ListApp([a_row("a", "A title that is far too long for the room it has")], look=Look(ascii=True))
    async with app.run_test(size=(50, 3)):
        assert picture(app).isascii()
        assert "far to>" in picture(app)


@pytest.mark.parametrize(
    ("keys", "position"),
    [
        ("j j k", "2/100"),
        ("down down up", "2/100"),
        ("pagedown", "10/100"),
        ("pagedown pagedown pageup", "10/100"),
        ("G", "100/100"),
        ("end home", "1/100"),
        ("G g", "1/100"),
        ("k", "1/100"),
        ("G j", "100/100"),
    ],
)
async def test_keys_move_the_cursor_and_the_view_follows(keys: str, position: str) -> None:
    app = ListApp(many(100))
    async with app.run_test(size=(50, 10)) as pilot:
        await pilot.press(*keys.split())
        assert app.records.position == position
        assert app.records.selected is not None
        assert any(app.records.selected.cells[1] in line for line in lines(app))


async def test_the_view_scrolls_by_one_line_at_its_edge() -> None:
    app = ListApp(many(100))
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.press(*"jjjj")
        assert app.records.scroll_offset.y == 0
        await pilot.press("j")
        assert app.records.scroll_offset.y == 1
        await pilot.press(*"kkkk")
        assert app.records.scroll_offset.y == 1


async def test_a_cursor_move_within_the_view_draws_two_lines() -> None:
    app = ListApp(many(100))
    async with app.run_test(size=(50, 10)) as pilot:
        await pilot.pause()
        drawn: list[int] = []
        draw = app.records.render_line
        app.records.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[method-assign,func-returns-value]
        await pilot.press("j")
        await pilot.pause()
        assert sorted(set(drawn)) == [1, 2]


def styles(strip: Strip) -> list[tuple[bool, bool]]:
    return [
        (bool(segment.style and segment.style.reverse), bool(segment.style and segment.style.bold))
        for segment in strip
    ]


async def test_the_cursor_row_is_one_reversed_run_and_others_colour_the_first_cell() -> None:
    app = ListApp(many(3))
    async with app.run_test(size=(50, 5)):
        assert styles(app.records.render_line(1)) == [(True, False)]
        assert styles(app.records.render_line(2)) == [(False, True), (False, False)]


async def test_the_cursor_stays_on_its_record_when_rows_are_replaced() -> None:
    app = ListApp(many(10))
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.press(*"jjj")
        app.records.show([a_row("new"), *many(10)])
        assert app.records.selected == a_row("k3")
        app.records.show(many(10), keep="k7")
        assert app.records.position == "8/10"


async def test_where_its_record_is_gone_the_cursor_keeps_its_line() -> None:
    app = ListApp(many(10))
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.press(*"jjj")
        app.records.show([row for row in many(10) if row.key != "k3"])
        assert app.records.selected == a_row("k4", days=4)
        app.records.show(many(2))
        assert app.records.position == "2/2"


async def test_rows_can_be_replaced_and_narrowed_at_once() -> None:
    app = ListApp(many(10))
    async with app.run_test(size=(50, 8)) as pilot:
        app.records.narrow([1, 3, 5])
        await pilot.press("j")
        app.records.show(many(10), only=[1, 5, 7])
        assert app.records.position == "2/3"
        assert app.records.selected == a_row("k5", days=5)


async def test_narrowing_and_widening_keep_the_cursor_on_its_record() -> None:
    app = ListApp(many(100))
    async with app.run_test(size=(50, 8)) as pilot:
        await pilot.press("G")
        app.records.narrow(matching(app.records.rows, "title k99"))
        assert app.records.position == "1/1"
        app.records.narrow(None)
        await pilot.pause()
        assert app.records.position == "100/100"
        assert "Title k99" in lines(app)[-1]


async def test_nothing_to_show_says_so_and_keys_do_no_harm() -> None:
    app = ListApp(empty="No action fits.", can_mark=True)
    async with app.run_test(size=(50, 4)) as pilot:
        await pilot.press("j", "G", "pagedown", "enter", "space")
        assert lines(app)[1] == "No action fits."
        assert app.records.selected is None
        assert app.records.position == "0/0"
        assert app.said == []


async def test_sorting_shows_by_which_column_and_keeps_the_cursor() -> None:
    rows = [a_row("b", "Beta"), a_row("a", "alpha"), a_row("c", "Gamma")]
    app = ListApp(rows)
    async with app.run_test(size=(50, 5)) as pilot:
        app.records.sort_by("Title")
        await pilot.pause()
        assert "Title^" in lines(app)[0]
        assert [line.split()[2] for line in lines(app)[1:4]] == ["alpha", "Beta", "Gamma"]
        assert app.records.selected == rows[0]
        app.records.sort_by("Title", backwards=True)
        await pilot.pause()
        assert "Titlev" in lines(app)[0]
        app.records.show(rows)
        await pilot.pause()
        assert [line.split()[2] for line in lines(app)[1:4]] == ["Gamma", "Beta", "alpha"]


async def test_sorting_by_an_unknown_column_is_refused() -> None:
    app = ListApp(many(2))
    async with app.run_test(size=(50, 5)):
        with pytest.raises(ValueError, match="Colour"):
            app.records.sort_by("Colour")


async def test_messages_say_where_the_cursor_is_once_and_what_was_opened() -> None:
    app = ListApp(many(3))
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.press("j", "j", "j", "enter")
        app.records.show(many(3))
        app.records.show([])
        await pilot.pause()
        assert app.keys_of(RecordList.Moved) == ["k0", "k1", "k2", None]
        assert app.keys_of(RecordList.Opened) == ["k2"]


async def test_space_marks_rows_and_moves_on() -> None:
    app = ListApp(many(4), can_mark=True)
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.press("space", "space")
        assert app.records.marked == {"k0", "k1"}
        assert [line[:3] for line in lines(app)[1:5]] == ["* !", "* !", "  !", "  !"]
        await pilot.press("k", "space")
        assert app.records.marked == {"k0"}
        app.records.show(many(4)[1:])
        assert app.records.marked == set()
        await pilot.press("space")
        app.records.unmark()
        await pilot.pause()
        assert app.keys_of(RecordList.Marked)[-1] == frozenset()
        assert lines(app)[1].startswith("!")


async def test_a_list_without_marks_takes_none() -> None:
    app = ListApp(many(4))
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.press("space")
        assert app.records.marked == set()


async def test_a_click_goes_to_a_row_and_another_opens_it() -> None:
    app = ListApp(many(4))
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.click(RecordList, offset=(5, 3))
        assert app.records.position == "3/4"
        await pilot.click(RecordList, offset=(5, 3))
        await pilot.click(RecordList, offset=(5, 0))
        assert app.keys_of(RecordList.Opened) == ["k2"]


async def test_a_list_that_grows_higher_shows_no_blank_lines_below() -> None:
    app = ListApp(many(30))
    async with app.run_test(size=(50, 6)) as pilot:
        await pilot.press("G")
        await resize(pilot, 50, 20)
        await pilot.pause()
        assert "Title k29" in lines(app)[-1]
        assert "Title k11" in lines(app)[1]
