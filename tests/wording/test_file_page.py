"""One young person's file on one page, and the timeline in it."""

import re
from pathlib import Path

from tests.rules.life_sample import note, spell
from tests.rules.sample import day
from tests.test_wording import FLAG
from tests.wording.sample import FIRST, KNOWN, MAYA, MOVED, OTHER, TODAY, life
from tracker.domain.records import Record
from tracker.wording.file_page import file_lines
from tracker.wording.listing import WIDTH
from tracker.wording.timeline import timeline

PICTURE = Path(__file__).with_name("file_page.txt")


def told(*more: Record) -> list[tuple[str, str, str]]:
    found, casebook = life(MAYA, *more)
    return [(on.isoformat(), kind, text) for on, kind, text in timeline(found, casebook, TODAY)]


def test_the_page_as_it_is_printed() -> None:
    found, casebook = life()
    lines = file_lines(found, casebook, TODAY, [FLAG], KNOWN)
    text = "\n".join(words for _, words in lines) + "\n"
    assert text == PICTURE.read_text(encoding="utf-8")
    assert max(len(words) for _, words in lines) <= WIDTH
    assert "Maya" not in text
    assert [tone for tone, _ in lines[:5]] == ["heading", "", "overdue", "quiet", "heading"]


def test_the_chosen_name_is_shown_only_where_asked_for() -> None:
    found, casebook = life()
    assert file_lines(found, casebook, TODAY, names=True)[0] == (
        "heading",
        "YP-014 MK, called Maya, 17 years old",
    )


def test_the_timeline_has_everything_newest_first() -> None:
    entries = told()
    assert [on for on, _, _ in entries] == sorted((on for on, _, _ in entries), reverse=True)
    assert {kind for _, kind, _ in entries} == {
        "text or messaging", "PA visit", "phone", "entitlement explained", "supervision", "promise", "action",
        "pathway plan", "agreed frequency", "worker", "home", "change of circumstances", "introduction",
        "eligibility", "legal status",
    }  # fmt: skip


def test_a_note_says_how_it_was_had_and_in_whose_words() -> None:
    assert (
        "2026-03-20",
        "PA visit",
        "N-VISIT; seen alone, home; J Price, personal adviser; recorded 4 days later: "
        "We looked at the flat. The boiler is fixed. In their own words: “It is warm now.”",
    ) in told()
    attempt = note(MAYA, "2026-03-25", ref="N-TRY", outcome="attempted", seen=False, text="Nobody came.")
    said = "N-TRY; J Price, personal adviser: Nobody came."
    assert ("2026-03-25", "PA visit attempted", said) in told(attempt)


def test_a_moved_note_leaves_a_line_without_its_words_and_arrives_with_its_way() -> None:
    found, casebook = life(OTHER)
    [entry] = [e for e in timeline(found, casebook, TODAY) if e[1] in ("phone", "contact note")]
    assert entry == (day("2026-03-02"), "contact note", "moved to YP-014: written on the wrong file")
    assert any(
        "moved here from YP-031 (written on the wrong file): Spoke of" in text for _, _, text in told()
    )


def test_a_corrected_note_shows_its_new_words_only() -> None:
    entries = [text for _, kind, text in told() if kind == "phone"]
    assert any(text.endswith("corrects N-FIRST (wrong time): Rang at two.") for text in entries)
    assert not any(FIRST.text in text for text in entries)


def test_a_note_moved_and_then_corrected_tells_both() -> None:
    again = note(MAYA, "2026-03-02", "phone", ref="N-3", text="Spoke.", replaces=MOVED.id, why="a slip")
    [text] = [text for _, _, text in told(again) if text.startswith("N-3")]
    assert "corrects N-MOVED (a slip); moved here from YP-031 (written on the wrong file): Spoke." in text


def test_notes_that_replace_each_other_in_a_circle_end() -> None:
    one = note(
        MAYA, "2026-03-02", "phone", ref="N-A", id="01AAAAAAAAAAAAAAAAAAAAAAAA", replaces="01B", text="One."
    )
    two = note(MAYA, "2026-03-02", "phone", ref="N-B", id="01B", replaces=one.id, text="Two.")
    end = note(MAYA, "2026-03-02", "phone", ref="N-C", id="01C", replaces="01B", text="Three.")
    assert sum(text.startswith("N-C;") for _, _, text in told(one, two, end)) == 1


def test_what_was_decided_about_others_stays_off_the_file() -> None:
    texts = [text for _, kind, text in told() if kind == "supervision"]
    assert "O-1 Monthly supervision; J Price, T Manager; decided: Ask about the boiler" in texts
    assert not any("TD" in text for text in texts)


def test_what_lies_ahead_is_not_told() -> None:
    planned = spell(MAYA, "home", "2026-03-27", "U")
    found, casebook = life(MAYA, planned)
    assert not any("independent" in words for _, words in file_lines(found, casebook, TODAY))
    running_out = spell(MAYA, "activity", "2026-01-05", "F2", end="2026-06-30")
    assert [text for _, kind, text in told(running_out) if kind == "activity"] == [
        "other education, full time (F2) begins"
    ]


def test_only_headings_with_something_under_them_stand() -> None:
    found, casebook = life(OTHER)
    headings = [words for tone, words in file_lines(found, casebook, TODAY) if tone == "heading"]
    assert headings == ["YP-031 TD, 19 years old", "Two clocks", "Pathway plan", "Who and where", "Timeline"]


def test_markup_and_escapes_stay_words() -> None:
    odd = note(MAYA, "2026-03-25", "phone", text="[b]bold[/b]\x1b[31m\u202e red")
    found, casebook = life(MAYA, odd)
    page = "\n".join(words for _, words in file_lines(found, casebook, TODAY))
    assert "[b]bold[/b] red" in page
    assert not re.search("[\x1b\u202e]", page)
