"""Keys that arrive in one burst, as over a slow line, go where each of them would have gone alone."""

from collections.abc import Sequence

from textual import events

from tests.pictures.picture import settle
from tests.screens.stage import Stage, on_stage
from tracker.desk import Desk
from tracker.domain.notes import ContactNote


def key_of(key: str) -> events.Key:
    return events.Key(key, " " if key == "space" else key if len(key) == 1 else None)


async def burst(stage: Stage, *keys: str) -> None:
    """Let all keys arrive before the first of them is acted on."""
    for key in keys:
        stage.app.post_message(key_of(key))
    await settle(stage.pilot)


def typed(text: str) -> Sequence[str]:
    return [key if key != " " else "space" for key in text]


async def test_a_whole_note_typed_ahead_lands_in_its_fields(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await burst(stage, "5", "j", "j", "l", "p", "h", "tab", *typed("rang about the bike"), "f2", "6")
        assert stage.place == "notes"
        newest = max(caseload.session.casebook.all(ContactNote), key=lambda note: note.id)
        assert (newest.kind, newest.text) == ("phone", "rang about the bike")


async def test_keys_go_on_after_a_form_is_left_and_after_words_that_are_refused(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        before = caseload.session.casebook.count(ContactNote)
        await burst(stage, "5", "l", "f2")
        assert "What happened is needed." in stage.text
        await burst(stage, "escape", "6", "4", "5")
        assert stage.place == "cases"
        assert caseload.session.casebook.count(ContactNote) == before


async def test_enter_and_words_typed_ahead_fill_one_field_after_the_other(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await burst(
            stage, "4", "n", *typed("buy a lock"), "enter", *typed("Amir Khan"), "enter", *typed("fri"), "f2"
        )
        assert "buy a lock" in stage.told
        assert stage.on.title == "buy a lock"
        assert stage.on.due is not None
