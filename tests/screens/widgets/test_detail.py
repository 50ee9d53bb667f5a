"""The detail: any text shown as it is, wrapped, scrolled, and coloured line by line."""

import pytest
from textual.app import App, ComposeResult

from screens.widgets.detail import DetailPane
from tests.pictures.picture import lines, settle


class DetailApp(App[None]):
    def compose(self) -> ComposeResult:
        yield DetailPane()

    @property
    def pane(self) -> DetailPane:
        return self.query_one(DetailPane)


async def test_text_is_shown_as_typed_and_wrapped() -> None:
    app = DetailApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.pane.show([("heading", "A-7KQ2"), ("", "Ask [b]CAMHS[/b] again\x1b[2J, they have not replied")])
        await settle(pilot)
        assert lines(app)[:3] == ["A-7KQ2", "Ask [b]CAMHS[/b] again, they", "have not replied"]
        assert app.pane.text.startswith("A-7KQ2\nAsk")


async def test_what_is_indented_and_what_a_flag_says_hangs_where_it_wraps() -> None:
    app = DetailApp()
    async with app.run_test(size=(30, 8)) as pilot:
        app.pane.show(
            [
                ("missing", "! MISSING  No pathway plan on record"),
                ("", "  home: independent living since May"),
            ]
        )
        await settle(pilot)
        assert lines(app)[:4] == [
            "! MISSING  No pathway plan",
            "  on record",
            "  home: independent living",
            "    since May",
        ]


async def test_a_role_styles_its_lines_only() -> None:
    app = DetailApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.pane.show([("heading", "Timeline"), ("", "3 Mar seen")])
        await settle(pilot)
        strips = app.screen._compositor.render_strips()
        bold = {
            s.text.strip() for strip in strips for s in strip if s.style and s.style.bold and s.text.strip()
        }
        assert bold == {"Timeline"}


@pytest.mark.parametrize(
    ("keys", "top"),
    [
        ("j j", "line 2"),
        ("down k", "line 0"),
        ("pagedown", "line 6"),
        ("G", "line 24"),
        ("end home", "line 0"),
    ],
)
async def test_keys_scroll(keys: str, top: str) -> None:
    app = DetailApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.pane.show("\n".join(f"line {number}" for number in range(30)))
        app.pane.focus()
        await settle(pilot)
        await pilot.press(*keys.split())
        await settle(pilot)
        assert lines(app)[0] == top


async def test_other_text_starts_at_its_start_unless_it_is_the_same_record() -> None:
    app = DetailApp()
    text = "\n".join(f"line {number}" for number in range(30))
    async with app.run_test(size=(30, 6)) as pilot:
        app.pane.show(text)
        app.pane.focus()
        await settle(pilot)
        await pilot.press("G")
        app.pane.show(text, keep_place=True)
        await settle(pilot)
        assert lines(app)[0] == "line 24"
        app.pane.show(text)
        await settle(pilot)
        assert lines(app)[0] == "line 0"


async def test_another_theme_redraws_the_colours() -> None:
    app = DetailApp()
    async with app.run_test(size=(30, 6)) as pilot:
        app.pane.show([("overdue", "late")])
        await settle(pilot)

        def colour() -> object:
            return next(
                s.style.color
                for s in app.screen._compositor.render_strips()[0]
                if s.text == "late" and s.style
            )

        before = colour()
        app.theme = "textual-light"
        await settle(pilot)
        assert colour() != before
