"""The small form below the prompt: one note, kept or refused in one sentence, and nothing typed lost."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual import events
from textual.pilot import Pilot

from screens.quick_note import KEPT, QuickNote
from screens.terminal import TerminalSettings
from tests.pictures.picture import picture, settle
from tests.screens.sample_book import TODAY
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case

Shown = tuple[QuickNote, Pilot[str]]


@asynccontextmanager
async def asked(desk: Desk) -> AsyncIterator[Shown]:
    """Ask for a note about YP-014."""
    app = QuickNote(desk, TerminalSettings(), desk.session.find("YP-014", Case))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        yield app, pilot


async def press(shown: Shown, *keys: str) -> None:
    await shown[1].press(*keys)
    await settle(shown[1])


async def write(shown: Shown, words: str) -> None:
    """Go to the next question and write there."""
    await press(shown, "tab")
    focused = shown[0].screen.focused
    assert focused is not None
    focused.post_message(events.Paste(words))
    await settle(shown[1])


def latest(desk: Desk) -> ContactNote:
    return max(desk.session.casebook.all(ContactNote), key=lambda note: note.id)


async def test_a_note_is_kept_and_said(caseload: Desk) -> None:
    async with asked(caseload) as shown:
        assert "Log a note: YP-014 JT Juno" in picture(shown[0])
        await press(shown, "p", "h")
        await write(shown, "Rang about the bike.")
        await press(shown, "f2")
    note = latest(caseload)
    assert (note.kind, note.text, note.day) == ("phone", "Rang about the bike.", TODAY)
    assert (shown[0].return_code, shown[0].return_value) == (
        0,
        f"logged {note.ref}: phone with YP-014, Mon 8 Jul 2024",
    )
    assert not caseload.drafts.waiting()


async def test_esc_keeps_nothing(caseload: Desk) -> None:
    before = latest(caseload)
    async with asked(caseload) as shown:
        await write(shown, "Rang.")
        await press(shown, "escape", "escape")
    assert (latest(caseload), shown[0].return_value, caseload.drafts.waiting()) == (before, "", [])


async def test_what_is_refused_stays_in_the_form(caseload: Desk) -> None:
    before = latest(caseload)
    async with asked(caseload) as shown:
        await write(shown, "Rang about the bike.")
        await write(shown, "1/1/2000")
        await press(shown, "f2")
        assert "is before YP-014 was born" in picture(shown[0])
        assert "Rang about the bike." in picture(shown[0])
        assert latest(caseload) == before


async def test_what_was_typed_is_offered_again(caseload: Desk) -> None:
    before = latest(caseload)
    async with asked(caseload) as shown:
        await write(shown, "Rang about the bike.")
        await press(shown, "ctrl+q")
    assert latest(caseload) == before
    assert (shown[0].return_value or "").endswith(KEPT)
    async with asked(caseload) as again:
        assert "Rang about the bike." in picture(again[0])


async def test_where_nothing_can_be_changed_it_is_said_instead_of_asking(caseload: Desk) -> None:
    caseload.session.looking = True
    async with asked(caseload) as shown:
        pass
    assert shown[0].return_code == 2
    assert (shown[0].return_value or "").startswith("Read-only is on")
