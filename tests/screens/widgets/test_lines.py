"""The one-line widgets: status, footer, tabs and choice."""

import pytest
from textual.app import App, ComposeResult
from textual.message import Message

from screens.commands import footer_for
from screens.widgets.choice_line import ChoiceLine
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.sentence import Sentence
from screens.widgets.tabs import Tab, TabStrip
from tests.pictures.picture import lines, settle

TABS = (
    Tab("triage", "1", "Triage"),
    Tab("visits", "2", "Visits"),
    Tab("findings", "3", "Findings"),
    Tab("actions", "4", "Actions"),
)


class LineApp(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.chosen: list[str] = []

    def compose(self) -> ComposeResult:
        yield StatusLine()
        yield TabStrip(TABS, "visits")
        yield FooterLine()
        yield Sentence()
        yield ChoiceLine(("statutory", "high", "normal", "long-term"), "normal")

    def on_tab_strip_tab_chosen(self, message: TabStrip.TabChosen) -> None:
        self.chosen.append(message.id)

    def keep(self, message: Message) -> None:
        self.chosen.append(type(message).__name__)

    on_choice_line_changed = keep
    on_choice_line_submitted = keep


@pytest.mark.parametrize(
    ("width", "seen"),
    [
        (60, "Tracker  demo.json      9 overdue  7 stalled      Tue 26 Mar"),
        (50, "Tracker  demo.json                      Tue 26 Mar"),
        (24, "Tracker  de…  Tue 26 Mar"),
        (8, "Tue 26…"),
    ],
)
async def test_the_middle_gives_way_first_and_the_right_last(width: int, seen: str) -> None:
    app = LineApp()
    async with app.run_test(size=(width, 9)) as pilot:
        app.query_one(StatusLine).say("Tracker  demo.json", "9 overdue  7 stalled", "Tue 26 Mar")
        await settle(pilot)
        assert lines(app)[0] == seen


async def test_words_with_brackets_and_escapes_are_shown_as_they_are() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 9)) as pilot:
        app.query_one(StatusLine).say("saved [red]A-7KQ2[/red]\x1b[31m\n- z to undo")
        app.query_one(Sentence).say("No [b]owner[/b] here.", "refused")
        await settle(pilot)
        assert lines(app)[0] == "saved [red]A-7KQ2[/red] - z to undo"
        assert lines(app)[3] == "No [b]owner[/b] here."


async def test_a_sentence_that_is_empty_takes_no_line() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 9)):
        assert lines(app)[3].startswith("normal")


async def test_the_footer_drops_keys_before_the_last_two_until_they_fit() -> None:
    app = LineApp()
    async with app.run_test(size=(40, 9)) as pilot:
        app.query_one(FooterLine).show(footer_for("triage"))
        await settle(pilot)
        assert lines(app)[2] == "u update  d done  / filter  ? all keys"


async def test_a_footer_with_seven_keys_is_refused() -> None:
    app = LineApp()
    async with app.run_test(size=(40, 9)):
        with pytest.raises(ValueError, match="at most 6"):
            app.query_one(FooterLine).show([("a", "word")] * 7)


async def test_the_tab_shown_is_reversed_and_strips_stand_closer_and_then_keep_only_its_word() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 9)) as pilot:
        assert lines(app)[1] == " 1 Triage   2 Visits   3 Findings   4 Actions"
        strip = app.query_one(TabStrip)
        strip.active = "findings"
        reversed_runs = [s.text for s in strip.render_line(0) if s.style and s.style.reverse]
        assert reversed_runs == [" 3 Findings "]
        await pilot.click(TabStrip, offset=(1, 0))
        await pilot.click(TabStrip, offset=(55, 0))
        assert app.chosen == ["triage"]
    app = LineApp()
    async with app.run_test(size=(40, 9)) as pilot:
        assert lines(app)[1] == "1 Triage 2 Visits 3 Findings 4 Actions"
        await pilot.click(TabStrip, offset=(20, 0))
        assert app.chosen == ["findings"]
    app = LineApp()
    async with app.run_test(size=(30, 9)):
        assert lines(app)[1] == " 1   2 Visits   3   4"


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        ("right", "long-term"),
        ("right right", "statutory"),
        ("left", "high"),
        ("s", "statutory"),
        ("h", "high"),
        ("l o n", "long-term"),
        ("s h", "high"),
        ("x", "normal"),
        ("x h", "normal"),
        ("x backspace h", "high"),
        ("x right s", "statutory"),
    ],
)
async def test_a_choice_goes_round_with_arrows_and_is_found_by_its_letters(keys: str, value: str) -> None:
    app = LineApp()
    async with app.run_test(size=(60, 9)) as pilot:
        app.query_one(ChoiceLine).focus()
        await pilot.press(*keys.split())
        assert app.query_one(ChoiceLine).value == value
        assert lines(app)[3].startswith(value)


async def test_the_same_letter_again_goes_to_the_next_word_that_begins_so() -> None:
    choice = ChoiceLine(("asked", "accepted", "declined"), "declined")

    class ChoiceApp(App[None]):
        def compose(self) -> ComposeResult:
            yield choice

    async with ChoiceApp().run_test() as pilot:
        seen = []
        for _ in range(3):
            await pilot.press("a")
            seen.append(choice.value)
        assert seen == ["asked", "accepted", "asked"]


async def test_a_choice_says_when_it_changes_and_when_enter_is_pressed() -> None:
    app = LineApp()
    async with app.run_test(size=(60, 9)) as pilot:
        app.query_one(ChoiceLine).focus()
        await pilot.press("n", "right", "enter")
        assert app.chosen == ["Changed", "Submitted"]


@pytest.mark.parametrize(
    ("typed", "value"), [("visit", "PA visit"), ("or", "text or letter"), ("p", "phone")]
)
async def test_a_word_inside_is_found_where_no_choice_begins_so(typed: str, value: str) -> None:
    choice = ChoiceLine(("phone", "PA visit", "text or letter"), "phone")

    class ChoiceApp(App[None]):
        def compose(self) -> ComposeResult:
            yield choice

    async with ChoiceApp().run_test() as pilot:
        await pilot.press(*typed)
        assert choice.value == value


def test_a_value_that_is_no_longer_a_choice_is_kept() -> None:
    assert ChoiceLine(("a", "b"), "c").choices == ["c", "a", "b"]
