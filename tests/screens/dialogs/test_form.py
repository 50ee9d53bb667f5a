"""The form: keys as a person presses them, answers taken, refused, kept as a draft, never lost."""

import pytest

from screens.dialogs import form
from screens.dialogs.form import Field, Form
from screens.look import Look
from tests.pictures.picture import lines, picture, settle
from tests.screens.dialogs.stage import NOT_YET, Stage


def echo(typed: str) -> tuple[bool, str]:
    if typed == "10 apr":
        return True, "Fri 10 Apr 2026, in 12 days"
    return False, f"{typed} is no day; type one like 10 apr."


FIELDS = (
    Field("title", "Title", required=True, hint="What will be done, in a few words."),
    Field("due", "Due", "day", echo=echo),
    Field("priority", "Priority", "choice", value="normal", choices=("statutory", "high", "normal")),
    Field("why", "Why", "long"),
    Field("told", "Told them", "yesno"),
)
TWO = (Field("title", "Title"), Field("owner", "Owner", suggest=("J Price", "T Okoro")))


async def test_a_form_is_filled_in_from_the_keyboard_alone() -> None:
    stage = Stage(Form("New action", FIELDS))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press(*"Plan", "enter", *"10 apr", "enter", "h", "enter")
        await pilot.press(*"One", "enter", *"two", "tab", "y", "enter")
        assert stage.answer == {
            "title": "Plan",
            "due": "10 apr",
            "priority": "high",
            "why": "One\ntwo",
            "told": "yes",
        }


async def test_the_form_as_people_see_it_at_60_by_20() -> None:
    stage = Stage(Form("Move [the] due date", FIELDS[:3], "A-7KQ2 Refresh pathway plan"))
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.press(*"Plan", "enter", *"10 apr")
        await settle(pilot)
        box = [line[2:-2].rstrip() for line in lines(stage)[5:15]]
        assert box == [
            "Move [the] due date",
            "A-7KQ2 Refresh pathway plan",
            "Title *           Plan",
            "Due               10 apr",
            "                  Fri 10 Apr 2026, in 12 days",
            "Priority          normal",
            "",
            "",
            "F2 save  Enter next, saves at the end  Esc cancel",
            "─" * 56,
        ]


@pytest.mark.parametrize("key", ["f2", "ctrl+s"])
async def test_save_works_from_every_field(key: str) -> None:
    for downs in range(2):
        stage = Stage(Form("New action", TWO))
        async with stage.run_test() as pilot:
            await pilot.press(*["down"] * downs, "x", key)
            assert stage.answer == {"title": "", "owner": "", ("title", "owner")[downs]: "x"}


async def test_save_works_while_writing_a_page() -> None:
    stage = Stage(Form("Note", [Field("why", "Why", "long")]))
    async with stage.run_test() as pilot:
        await pilot.press(*"seen", "ctrl+s")
        assert stage.answer == {"why": "seen"}


async def test_what_is_needed_is_asked_for_where_it_is_missing() -> None:
    stage = Stage(Form("New action", FIELDS))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("tab", "tab", "f2")
        await settle(pilot)
        assert "Title is needed." in picture(stage)
        assert stage.answer is NOT_YET
        await pilot.press("x", "f2")
        assert stage.answer == {"title": "x", "due": "", "priority": "normal", "why": "", "told": "no"}


async def test_a_day_that_is_none_is_refused_with_the_reason() -> None:
    stage = Stage(Form("New action", FIELDS))
    async with stage.run_test(size=(80, 24)) as pilot:
        await pilot.press("x", "enter", *"soon", "f2")
        await settle(pilot)
        assert "Due: soon is no day; type one like 10 apr." in picture(stage)
        assert stage.answer is NOT_YET


async def test_a_refusal_from_the_rules_is_shown_as_it_is_and_nothing_closes() -> None:
    def check(values: dict[str, str]) -> str | None:
        return None if values["owner"] else "An action needs [an] owner."

    stage = Stage(Form("New action", TWO, check=check))
    async with stage.run_test() as pilot:
        await pilot.press("x", "f2")
        await settle(pilot)
        assert "An action needs [an] owner." in picture(stage)
        assert stage.answer is NOT_YET
        await pilot.press("enter", "y", "enter")
        assert stage.answer == {"title": "x", "owner": "y"}


async def test_escape_leaves_at_once_when_nothing_was_typed() -> None:
    stage = Stage(Form("New action", FIELDS))
    async with stage.run_test() as pilot:
        await pilot.press("escape")
        assert stage.answer is None


async def test_escape_asks_before_it_throws_away_what_was_typed() -> None:
    stage = Stage(Form("New action", TWO))
    async with stage.run_test() as pilot:
        await pilot.press("x", "escape")
        await settle(pilot)
        assert "Esc again throws it away" in picture(stage)
        await pilot.press("y", "escape")
        assert stage.answer is NOT_YET
        await pilot.press("escape")
        assert stage.answer is None


async def test_q_leaves_from_a_choice_but_is_a_letter_in_a_text() -> None:
    stage = Stage(Form("New action", FIELDS[:3]))
    async with stage.run_test() as pilot:
        await pilot.press("q", "backspace", "down", "down", "q")
        assert stage.answer is None


async def test_right_takes_the_name_suggested() -> None:
    stage = Stage(Form("Owner", TWO))
    async with stage.run_test() as pilot:
        await pilot.press("enter", *"t o")
        await settle(pilot)
        await pilot.press("right", "enter")
        assert stage.answer["owner"] == "T Okoro"


async def test_an_answer_given_before_is_kept_until_it_is_changed() -> None:
    fields = [Field("title", "Title", value="Plan"), Field("due", "Due", "day", value="1 may", echo=echo)]
    stage = Stage(Form("Edit", fields))
    async with stage.run_test() as pilot:
        await pilot.press("s", "enter", *"10 apr", "enter")
        assert stage.answer == {"title": "Plans", "due": "10 apr"}


async def test_a_draft_is_told_soon_after_a_key_and_while_typing_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(form, "DRAFT_SECONDS", 0.05)
    told: list[str] = []
    stage = Stage(Form("Note", TWO, changed=lambda values: told.append(values["title"])))
    async with stage.run_test() as pilot:
        await pilot.pause(0.1)
        assert told == []
        for _ in range(30):
            await pilot.press("x")
            await pilot.pause(0.01)
        assert len(told) >= 3
        assert told == sorted(told, key=len)
        await pilot.pause(0.1)
        assert told[-1] == "x" * 30


def test_a_draft_is_told_within_a_second() -> None:
    assert form.DRAFT_SECONDS < 1


async def test_a_draft_can_be_kept_at_once_and_is_not_told_after_saving() -> None:
    told: list[dict[str, str]] = []
    asked = Form("Note", TWO, changed=told.append)
    stage = Stage(asked)
    async with stage.run_test() as pilot:
        await pilot.press("x")
        asked.keep_draft()
        asked.keep_draft()
        assert told == [{"title": "x", "owner": ""}]
        await pilot.press("y", "f2")
        await pilot.pause()
        asked.keep_draft()
        assert len(told) == 1


async def test_a_long_form_scrolls_to_the_field_in_hand() -> None:
    many = [Field(f"f{number}", f"Field {number}", hint=f"Hint {number}") for number in range(30)]
    stage = Stage(Form("Long", many, look=Look(ascii=True)))
    async with stage.run_test(size=(60, 20)) as pilot:
        await pilot.press("up")
        await settle(pilot)
        assert "Field 29" in picture(stage)
        assert "Hint 29" in picture(stage)
        assert "Field 0 " not in picture(stage)
        assert picture(stage).isascii()
        assert len([line for line in lines(stage) if line]) <= 20
