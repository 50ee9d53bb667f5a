"""The contact notes: what waits, correcting, moving, filing, and messages brought in."""

import re
from datetime import date

import pytest

from screens.terminal import TerminalSettings
from tests.screens.sample_book import TODAY
from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case


def note(desk: Desk, words: str) -> ContactNote:
    return next(n for n in desk.session.casebook.all(ContactNote) if n.text.startswith(words))


def case(desk: Desk, ref: str) -> Case:
    return desk.session.find(ref, Case)


async def test_mine_are_shown_with_what_waits(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6")
        assert [row.owner for row in stage.list.rows] == ["Jess Bell"] * 4
        assert stage.told == "Yours: 2 not yet filed, 2 recorded late"
        assert stage.told in stage.text
        await stage.press("j")
        assert stage.told == ""


VIEWS = {
    "t": [],
    "u": ["The meter", "Told me"],
    "l": ["Told me", "Saw the new flat"],
    "U": ["The meter", "Nobody", "Told me"],
    "L": ["Told me", "Saw the new flat"],
    "e": ["The meter", "Nobody", "Told me", "Met in the park", "Saw the new flat"],
    "m": ["The meter", "Told me", "Met in the park", "Saw the new flat"],
}
"""The notes of each view, the latest first, by how they begin."""


async def test_views_choose_which_notes_are_shown(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6")
        for key, expected in VIEWS.items():
            await stage.press("s", key)
            rows = [line for line in stage.lines if re.match(r"[A-Z][a-z]{2} \d", line)]
            assert len(rows) == len(expected), key
            assert all(words in row for words, row in zip(expected, rows, strict=True)), key


async def test_drafts_are_one_of_the_views(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6", "s", "d")
        assert stage.told == "No form was left half typed"
        caseload.drafts.save(caseload.drafts.begin("log_note", "YP-031"), {"text": "Met"})
        await stage.press("s")
        assert "d  drafts" + " " * 22 + "1" in stage.text
        await stage.press("d")
        assert "Not finished: log note YP-031" in stage.text


async def test_a_note_is_corrected_by_a_new_one_and_both_are_kept(caseload: Desk) -> None:
    old = note(caseload, "The meter")
    async with on_stage(caseload) as stage:
        await stage.press("6")
        await stage.stand_on(old)
        await stage.press("E", "f2")
        assert "Why is needed." in stage.text
        await stage.fill(why="it was a call", kind="ph", text="The meter works, they say.")
        await stage.press("f2")
        new = stage.on
        assert (new.replaces, new.why, new.kind) == (old.id, "it was a call", "phone")
        assert stage.now(old) == old
        assert stage.told == f"{new.ref} takes the place of {old.ref}. z to undo"
        await stage.press("z")
        assert caseload.session.casebook.stands(old)


async def test_a_correction_that_cannot_be_is_refused_while_its_form_is_open(caseload: Desk) -> None:
    old = note(caseload, "The meter")
    async with on_stage(caseload) as stage:
        await stage.press("6")
        await stage.stand_on(old)
        await stage.press("E")
        await stage.fill(why="they were there", seen="y", text="Met at the flat.")
        await stage.press("f2")
        assert "Nobody is seen face to face by" in stage.text
        assert "Met at the flat." in stage.text
        assert caseload.session.casebook.stands(old)
        await stage.fill(kind="pa")
        await stage.press("f2")
        assert (stage.on.replaces, stage.on.kind, stage.on.seen) == (old.id, "PA visit", True)
        assert stage.on.text == "Met at the flat."


async def test_another_kind_decides_anew_whether_they_were_seen(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6")
        await stage.stand_on(note(caseload, "Told me"))
        await stage.press("E")
        await stage.fill(why="we met", kind="pa")
        await stage.press("f2")
        assert (stage.on.kind, stage.on.seen) == ("PA visit", True)
        await stage.press("E")
        await stage.fill(why="nothing, really")
        await stage.press("f2")
        assert stage.told == f"Nothing of {stage.on.ref} was changed"
        assert not caseload.drafts.waiting()


async def test_a_note_is_moved_to_the_file_it_belongs_to(caseload: Desk) -> None:
    old, to = note(caseload, "Told me"), case(caseload, "031")
    async with on_stage(caseload) as stage:
        await stage.press("6")
        await stage.stand_on(old)
        await stage.press("m")
        await stage.fill(case="031", why="wrong file")
        await stage.press("f2")
        assert (stage.on.case, stage.on.replaces) == (to.id, old.id)
        assert f"{old.ref} is on the file of YP-031 now" in stage.told
        await stage.press("f")
        assert (stage.place, stage.on) == ("cases", to)
        await stage.press("escape", "z")
        assert caseload.session.casebook.stands(old)


async def test_all_marked_are_put_on_file_at_once(caseload: Desk) -> None:
    waiting = [note(caseload, "The meter"), note(caseload, "Told me")]
    async with on_stage(caseload) as stage:
        await stage.press("6", "s", "u", "space", "space", "Y")
        assert [stage.now(n).filed for n in waiting] == [TODAY, TODAY]
        assert stage.told == "Filed 2 notes on 8 Jul 2024. z to undo"
        await stage.press("z")
        assert [stage.now(n).filed for n in waiting] == [None, None]


async def test_what_is_on_file_already_is_said(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("6", "G", "Y")
        assert stage.told.endswith("is on file already.")


CHAT = """05/07/2024, 17:30 - Jess Bell: still on for monday?
05/07/2024, 17:45 - Juno: yes, lena 07700 900123 comes too
06/07/2024, 10:02 - Juno: running late"""


async def test_messages_are_put_before_the_adviser_day_by_day(caseload: Desk) -> None:
    async with on_stage(caseload) as stage:
        await stage.press("5", "G", "i", "f2")
        assert "Name a file, or paste the messages." in stage.text
        await stage.fill(paste=CHAT)
        await stage.press("f2")
        assert "YP-014, Fri 5 Jul 2024: 2 messages, 1 of 2" in stage.text
        assert "900123" not in stage.text
        stage.app.keep_drafts()
        assert not caseload.drafts.waiting()
        await stage.press("f2", "escape")
        assert stage.told == "Brought in 1 day of messages; 1 left out, and offered again next time"
        brought = max(caseload.session.casebook.all(ContactNote), key=lambda n: n.id)
        assert (brought.kind, brought.day) == ("text or messaging", date(2024, 7, 5))
        await stage.press("i")
        await stage.fill(paste=CHAT)
        await stage.press("f2")
        assert "YP-014, Sat 6 Jul 2024: 1 message, 1 of 1" in stage.text


@pytest.mark.parametrize("place", ["5", "6"])
async def test_a_terminal_without_unicode_gets_plain_characters_only(caseload: Desk, place: str) -> None:
    async with on_stage(caseload, settings=TerminalSettings(ascii=True)) as stage:
        for keys in ((place,), ("l",), ("escape",), ("question_mark",)):
            await stage.press(*keys)
            assert stage.text.isascii(), keys
