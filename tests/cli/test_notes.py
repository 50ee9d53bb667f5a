"""Contact notes on the command line: logged in one line, corrected, moved, put on file."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_refusals import contents
from tests.cli.young import WORDS, note, only, young_person


@pytest.fixture
def one(tracker: Tracker) -> Tracker:
    """A casebook with one young person."""
    young_person(tracker)
    return tracker


def test_a_note_is_one_line_and_the_word_log_may_be_left_out(one: Tracker) -> None:
    logged = one("note", "014", WORDS, "--kind", "text", who="J Price")
    assert logged.code == 0
    assert logged.out.startswith("Logged N-")
    assert logged.out.endswith(": text or messaging with YP-014, Mon 10 Jun 2024.\n")
    assert one("note", "log", "YP-014", WORDS, "--quiet", who="J Price").out.startswith("N-")
    assert len(json.loads(one("notes", "--json", who="J Price").out)) == 2
    assert one("notes").out == "No notes of yours (--all shows everybody's).\n"
    assert len(one("notes", "--all").out.splitlines()) == 2


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("text", "text or messaging"),
        ("visit", "PA visit"),
        ("pa", "PA visit"),
        ("PA visit", "PA visit"),
        ("social w", "social worker visit"),
        ("call", "phone"),
        ("ph", "phone"),
        ("in", "in passing"),
    ],
)
def test_a_kind_is_said_by_its_beginning(one: Tracker, typed: str, kind: str) -> None:
    note(one, "--kind", typed)
    assert only(one, "notes", "--all")["kind"] == kind


def test_a_visit_by_the_social_worker_is_no_pa_visit(one: Tracker) -> None:
    one("case", "worker", "014", "S Khan", "--role", "social worker")
    note(one, "--kind", "visit", "--by", "S Khan")
    assert only(one, "notes", "--all")["kind"] == "social worker visit"
    assert only(one, "notes", "--all")["role"] == "social worker"


@pytest.mark.parametrize(
    ("when", "happened"),
    [
        ("now", "2024-06-10T00:00:00"),
        ("yesterday 9am", "2024-06-09T09:00:00"),
        ("fri 14:30", "2024-06-07T14:30:00"),
        ("3 jun", "2024-06-03T00:00:00"),
        ("noon", "2024-06-10T12:00:00"),
    ],
)
def test_a_moment_is_said_as_people_say_it(one: Tracker, when: str, happened: str) -> None:
    note(one, "--when", when)
    assert only(one, "notes", "--all")["happened"] == happened


def test_without_a_day_it_happened_now_by_the_clock(one: Tracker, monkeypatch: pytest.MonkeyPatch) -> None:
    from datetime import datetime
    from zoneinfo import ZoneInfo

    moment = datetime(2024, 6, 11, 14, 35, tzinfo=ZoneInfo("Europe/London"))
    monkeypatch.setattr("tracker.cli.running.clock_now", lambda: moment)
    from tracker.cli import main

    assert main(["note", "014", WORDS, "--as", "J Price"]) == 0
    assert only(one, "notes", "--all", "--today", "2024-06-12")["happened"] == "2024-06-11T14:35:00"
    assert main(["note", "014", "Rang back.", "--when", "2 hours ago", "--as", "J Price"]) == 0
    found = only(one, "notes", "--all", "rang", "--today", "2024-06-12")
    assert found["happened"] == "2024-06-11T12:35:00"
    refused = one("note", "014", WORDS, "--when", "an hour ago")
    assert (refused.code, "is counted from now, and a day was chosen" in refused.err) == (2, True)


def test_everything_said_of_a_note_is_kept(one: Tracker) -> None:
    young_person(one, "031", "CD")
    said = one(
        "note", "014", "Saw the flat.", "--kind", "pa", "--with", "031", "--alone", "--where", "home",
        "--own-words", "It is cold.", "--changed", "move", "--home-found", "unsuit", "--when", "4 jun 14:00",
        "--action", "Ring the landlord; K Lane; fri", "--action", "Write it up", who="J Price",
    )  # fmt: skip
    assert "PA visit with YP-014 and YP-031, Tue 4 Jun 2024 at 14:00; recorded 6 days late" in said.out
    assert said.err == "tracker: Added K Lane to the people.\n"
    rows = json.loads(one("notes", "--all", "--json").out)
    assert {r["case"] for r in rows} == {"YP-014", "YP-031"}
    assert {(r["seen"], r["own_words"], r["day"], r["late_days"]) for r in rows} == {
        (True, "It is cold.", "2024-06-04", 6)
    }
    actions = json.loads(one("actions", "case:014", "--json").out)
    assert [(a["title"], a["owner"], a["due"]) for a in actions] == [
        ("Ring the landlord", "K Lane", "2024-06-14"),
        ("Write it up", None, None),
    ]
    filing = one("note", "text", str(rows[0]["ref"])).out
    assert "Date of event: 04/06/2024 14:00\nType: PA visit\nBy: J Price, personal adviser\n" in filing
    assert filing.endswith("In the young person's own words:\nIt is cold.\n")


def test_the_way_an_exchange_went_is_said_in_one_word(one: Tracker) -> None:
    note(one, "--to-them")
    assert only(one, "notes", "--all")["direction"] == "to them"
    assert only(one, "cases")["touch"] is None
    note(one, "--from-them", "--kind", "call")
    assert only(one, "cases")["touch"] == "2024-06-10"
    note(one, "--kind", "visit", "--attempted")
    note(one, "--kind", "call", "--with-whom", "landlord")
    assert only(one, "cases")["seen"] is None
    assert only(one, "notes", "--all", "outcome:attempted")["seen"] is False


def test_a_note_is_corrected_and_both_versions_are_kept(one: Tracker) -> None:
    old = note(one, "--kind", "visit", "--attempted", "--changed", "hosp")
    one("note", "filed", old)
    new = one(
        "note",
        "correct",
        old,
        "she came back",
        "--made",
        "--no-change",
        "--text",
        "Met after all.",
        "--quiet",
    ).out
    row = only(one, "notes", "--all")
    assert (row["ref"], row["outcome"], row["seen"], row["filed"]) == (new.strip(), "made", True, None)
    assert "change of circumstances" not in one("show", "014").out
    assert f"Replaced by: {new.strip()}: she came back" in one("show", old).out
    again = one("note", "correct", old.lower(), "again", "--text", "x")
    assert (again.code, again.err.count("\n")) == (2, 1)
    assert f"{old} was replaced by {new.strip()}" in again.err


def test_a_note_is_moved_with_a_reason_and_back_by_undo(one: Tracker) -> None:
    young_person(one, "031", "CD")
    old = note(one, "--kind", "visit")
    moved = one("note", "move", old, "031", "logged for the wrong one")
    new = only(one, "notes", "--all")
    assert moved.out == f"{old} is on the file of YP-031 now, as {new['ref']}.\n"
    assert new["case"] == "YP-031"
    assert WORDS not in one("show", "014").out + one("show", old).out + one("show", old, "--json").out
    assert one("undo").code == 0
    assert only(one, "notes", "--all")["ref"] == old


def test_notes_are_put_on_file_once(one: Tracker) -> None:
    first, second = note(one), note(one, "--when", "yesterday")
    assert one("notes", "filed:none", "--all").out.count("not yet filed") == 2
    assert one("note", "filed", first).out == f"Filed {first} on 10 Jun 2024.\n"
    assert f"{first} is on file already" in one("note", "filed", first).err
    assert one("note", "filed", first, second, "--on", "today", "--quiet").out.strip() == first
    assert one("notes", "filed:none", "--all").out == "No notes fit these words.\n"


def test_late_notes_are_found_and_days_are_plain(one: Tracker) -> None:
    note(one)
    late = note(one, "--when", "20 may")
    assert only(one, "notes", "--all", "late:late")["ref"] == late
    assert only(one, "notes", "--all", "recorded:today", "happened:<june")["ref"] == late
    row = only(one, "notes", "--all", "late:late")
    assert (row["day"], row["recorded"], row["filed"]) == ("2024-05-20", "2024-06-10", None)
    assert all(key.isidentifier() and key == key.lower() for key in row)


def test_harmful_words_reach_no_terminal(one: Tracker) -> None:
    ref = one("note", "014", "a\x1b[31mb\x1b]0;owned\x07 [red]c[/red]", "--quiet").out.strip()
    for words in (
        ("notes", "--all"),
        ("show", ref),
        ("show", "014"),
        ("note", "text", ref),
        ("notes", "--all", "--csv"),
    ):
        out = one(*words).out
        assert "ab [red]c[/red]" in " ".join(out.split())
        assert not any(c in out for c in "\x1b\x07")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("note 999 words", "There is no young person “999”"),
        ("note", "VERB is missing"),
        ("note 014", "What happened is missing: tracker note 014"),
        ("note 014 ", "What happened is missing"),
        ("note 014 \x1b[1m", "What happened is missing"),
        (
            "note 014 words --kind smoke",
            "--kind cannot be “smoke”: choose PA visit; social worker visit; phone",
        ),
        ("note 014 words --kind social", "--kind cannot be “social”"),
        ("note 014 words --kind ", "--kind cannot be “”"),
        ("note 014 words --when someday", "“someday” is not understood"),
        ("note 014 words --when tom", "lies ahead: check when"),
        ("note 014 words --when 1/1/2004", "is before YP-014 was born"),
        ("note 014 words --kind phone --seen", "Nobody is seen face to face by phone"),
        ("note 014 words --from-them --to-them", "--to-them and --from-them cannot go together"),
        ("note 014 words --attempted --made", "--made and --attempted cannot go together"),
        ("note 014 words --where moon", "--where cannot be “moon”"),
        ("note 014 words --changed weather", "--changed cannot be “weather”"),
        ("note 014 words --with 999", "There is no young person “999”"),
        ("note 014 words --action ;K;fri", "does not say what is to be done"),
        ("note 014 words --action Ring;K;31/2", "There is no 31 February"),
        ("note 014 words --action Ring;K;fri;x", "has too many parts"),
        ("note correct N-ZZZZZ why --text x", "There is no contact note “N-ZZZZZ”"),
        ("note correct {note} why", "Nothing is said that should change: use one of --text, --kind, --when"),
        ("note correct {note}  --text x", "Why it is corrected is missing"),
        ("note move {note} 014 why", "is on the file of YP-014 already"),
        ("note move {note} 999 why", "There is no young person “999”"),
        ("note filed N-ZZZZZ", "There is no contact note “N-ZZZZZ”"),
        ("note filed {note} --on tom", "lies ahead"),
        ("note filed {note} --on 1/1/2024", "cannot have been on file before"),
        ("note text 014", "014 is a young person: give the reference of a contact note here"),
        ("notes late:<31/2", ""),
    ],
)
def test_nonsense_is_refused_in_one_sentence(one: Tracker, tmp_path: Path, words: str, sentence: str) -> None:
    ref = note(one)
    before = contents(tmp_path)
    said = one(*words.format(note=ref).split(" "))
    assert contents(tmp_path) == before
    if not sentence:  # no word of a note is "<31/2": nothing is found, and nothing is wrong
        assert said.code == 0
        return
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "\x1b" not in said.err


def test_what_goes_with_every_verb_may_stand_before_the_words_of_a_note(one: Tracker, book: Path) -> None:
    ref = note(one)
    assert one("note", "--file", str(book), "014", WORDS, "--quiet").out.startswith("N-")
    assert one("note", "--file", str(book), "filed", ref).out == f"Filed {ref} on 10 Jun 2024.\n"
    assert "Read-only is on" in one("note", "--read-only", "014", WORDS).err
