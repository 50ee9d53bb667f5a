"""Logging a contact note by keys: few of them, from any list, with nothing typed lost."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from tests.screens.sample_book import TODAY
from tests.screens.stage import Stage, on_stage
from tests.screens.terminal import ROOT
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event

MOST_KEYS = 12
"""Keys a text message may take, besides its words, from the first screen to being on file."""


def young_person(desk: Desk, ref: str = "YP-014") -> Case:
    return desk.session.find(ref, Case)


def latest(desk: Desk) -> ContactNote:
    return max(desk.session.casebook.all(ContactNote), key=lambda note: note.id)


def count(desk: Desk) -> int:
    return desk.session.casebook.count(ContactNote)


async def log(stage: Stage, **answers: str) -> None:
    """Press l, fill these questions in, and save."""
    await stage.press("l")
    await stage.fill(**answers)
    await stage.press("f2")


async def test_a_text_message_is_logged_copied_and_on_file_with_few_keys(caseload: Desk) -> None:
    before, words, after = ("5", "G", "l", "tab"), "Asked when the bus goes.", ("f2", "c", "Y")
    assert len(before) + len(after) <= MOST_KEYS
    async with on_stage(caseload) as stage:
        await stage.press(*before)
        assert "Log a note: YP-014 JT Juno" in stage.text
        await stage.type(words)
        await stage.press(after[0])
        note = latest(caseload)
        assert (note.case, note.kind, note.text, note.day) == (
            young_person(caseload).id,
            "text or messaging",
            words,
            TODAY,
        )
        assert stage.told.endswith("c copies it for the case system; z to undo")
        await stage.press(after[1])
        assert stage.app.clipboard == caseload.notes.filing_text(note)
        assert stage.told.endswith("Y: it is on file")
        await stage.press(after[2])
        assert stage.now(note).filed == TODAY
        assert stage.told == f"Filed {note.ref} on 8 Jul 2024. z to undo"
        await stage.press("z")
        assert stage.now(note).filed is None
        await stage.press("z")
        assert caseload.session.casebook.by_id(note.id) is None


async def test_the_offer_to_copy_ends_when_the_cursor_moves(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        await log(stage, text="Hello.")
        await stage.press("k", "c")
        assert stage.app.clipboard.startswith("YP-052")
        await stage.press("Y")
        assert stage.told == "Choose a contact note: Y says that it is on file"
        assert latest(caseload).filed is None


async def test_a_failed_visit_resets_neither_clock(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        row = stage.list.records_list.selected
        await log(stage, kind="pa", text="Nobody in.", outcome="a")
        note = latest(caseload)
        assert (note.title, note.seen, note.direction) == ("PA visit attempted", False, "to them")
        again = stage.list.records_list.selected
        assert row is not None
        assert again is not None
        assert again.cells[4:6] == row.cells[4:6] == ("32d", "3d")


async def test_a_visit_with_a_change_and_two_follow_ups_in_one_form(caseload: Desk) -> None:
    case = young_person(caseload)
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        await log(
            stage,
            kind="pa",
            text="Walked home together.\nThe room is empty.",
            where="h",
            seen_alone="y",
            own_words="I am off to Lena's.",
            changed="mo",
            suitability="u",
            actions="Ring the landlord; Jo Price; fri\nAsk for the deposit",
        )
        note = latest(caseload)
        assert (note.seen, note.seen_alone, note.where, note.changed, note.suitability) == (
            True,
            True,
            "home",
            "move",
            "unsuitable",
        )
        assert note.own_words == "I am off to Lena's."
        ring, deposit = caseload.session.casebook.pointing(Action, "note", note.id)
        assert (ring.title, ring.due, ring.case) == ("Ring the landlord", date(2024, 7, 12), case.id)
        assert (deposit.due, deposit.owner) == (None, "")
        assert "the pathway plan has to be looked at again after move" in stage.told
        assert f"raised {ring.ref}; raised {deposit.ref}" in stage.told
        await stage.press("z")
        left = (caseload.session.casebook.by_id(r.id) for r in (note, ring, deposit))
        assert not any(left)
        assert not caseload.session.casebook.pointing(Event, "note", note.id)


@pytest.mark.parametrize(
    ("answers", "refused"),
    [
        ({"kind": "ph", "seen": "y"}, "Nobody is seen face to face by phone"),
        ({"actions": "; Jo Price"}, "does not say what is to be done"),
        ({"happened": "tomorrow"}, "lies ahead"),
    ],
)
async def test_what_cannot_be_is_refused_and_nothing_typed_is_lost(
    caseload: Desk, answers: dict[str, str], refused: str
) -> None:
    before = count(caseload)
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        await log(stage, text="We talked.", **answers)
        assert refused in " ".join(stage.text.split())
        assert count(caseload) == before
        if not stage.asks:
            await stage.press("l")
        assert stage.form.values["text"] == "We talked."


@pytest.mark.parametrize("place", ["1", "4", "5", "6"], ids=["triage", "actions", "cases", "notes"])
async def test_a_note_is_about_whom_the_cursor_stands_on(caseload: Desk, place: str) -> None:
    case, casebook = young_person(caseload), caseload.session.casebook
    record = {
        "4": next(a for a in casebook.all(Action) if a.title == "Ask the landlord about the damp"),
        "6": latest(caseload),
    }.get(place, case)
    async with on_stage(caseload) as stage:
        await stage.press(place)
        await stage.stand_on(record)
        await log(stage, text="Hello.")
        assert latest(caseload).case == case.id
        assert stage.place == {"1": "triage", "4": "actions", "5": "cases", "6": "notes"}[place]


async def test_where_nobody_is_under_the_cursor_the_form_asks_for_one(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("2", "l")
        assert "Young person *" in stage.text
        await stage.fill(case="099", text="Hello.")
        await stage.press("f2")
        assert stage.asks
        assert "There is no young person “099”" in stage.text
        await stage.fill(case="014")
        await stage.press("f2")
        assert latest(caseload).case == young_person(caseload).id
        assert stage.told.startswith("Logged N-")


async def test_one_meeting_with_those_marked_makes_a_note_each(caseload: Desk) -> None:
    before = count(caseload)
    async with on_stage(caseload) as stage:
        await stage.press("5", "space", "space")
        first, second = stage.list.rows[:2]
        await stage.press("l")
        assert f"Log a note: {first.ref} {first.title}, {second.ref} {second.title}" in stage.text
        await stage.fill(text="At the drop-in.")
        await stage.press("f2")
        assert count(caseload) == before + 2
        together = latest(caseload).together
        assert together
        notes = [n for n in caseload.session.casebook.all(ContactNote) if n.together == together]
        assert {note.case for note in notes} == {first.id, second.id}
        assert not stage.list.records_list.marked
        assert stage.told.endswith("6 shows each, to be copied for the case system; z to undo")
        await stage.press("z")
        assert count(caseload) == before


async def test_a_half_typed_note_is_offered_again_and_tells_of_the_moment_it_was_begun(
    caseload: Desk,
) -> None:
    caseload.session._dated = False
    caseload.clock = lambda: datetime(2024, 7, 8, 9, 5, tzinfo=UTC)
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l", "tab")
        await stage.type("Met at the bus stop")
        stage.app.keep_drafts()
    caseload.clock = lambda: datetime(2024, 7, 8, 17, 40, tzinfo=UTC)
    async with on_stage(caseload) as stage:
        assert "Not finished: log note YP-014" in stage.text
        assert "Met at the bus stop" in stage.text
        await stage.press("o")
        assert "Mon 8 Jul 2024 at 09:05" in stage.text
        await stage.press("f2")
        note = latest(caseload)
        assert (note.text, note.happened.hour, note.happened.minute) == ("Met at the bus stop", 9, 5)
        assert not caseload.drafts.waiting()


async def test_leaving_the_form_asks_first_and_then_keeps_nothing(caseload: Desk) -> None:
    before = count(caseload)
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "l", "tab")
        await stage.type("Met")
        await stage.press("escape")
        assert stage.asks
        await stage.press("escape")
        assert not stage.asks
        assert (count(caseload), caseload.drafts.waiting()) == (before, [])


def log_elsewhere(desk: Desk) -> None:
    """Log a visit from another process, as a colleague does."""
    book = str(desk.session.store.paths.book)
    command = [sys.executable, "-m", "tracker", "note", "014", "Called in.", "--kind", "PA visit"]
    said = ["--file", book, "--as", "Jo Price", "--today", TODAY.isoformat()]
    subprocess.run([*command, *said], check=True, cwd=ROOT, capture_output=True)


async def test_a_note_another_process_logs_shows_within_a_second(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G")
        log_elsewhere(caseload)
        await stage.until(" 0d     0d", 1)
