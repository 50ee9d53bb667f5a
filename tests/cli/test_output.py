"""What is printed: lines, JSON, CSV and references alone."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker

LISTS = [
    "triage",
    "actions",
    "findings",
    "threads",
    "visits",
    "documents",
    "people",
    "oversight",
    "action list",
]
ALWAYS = {"ref", "title", "state", "owner", "due", "flags"}


@pytest.fixture
def full(tracker: Tracker, document: str) -> Tracker:
    """A casebook with something on every list."""
    tracker("accept", document, "--paragraphs", "2,4")
    tracker("action", "add", "Name an adviser [b]by 17[/b]", "--finding", "5/2", "--owner", "J Price")
    tracker("action", "add", "=cmd()|' /C calc'!A1", "--owner", "@SUM(A1)")
    tracker("oversight", "add", "audit", "-Plans", "--decision", "Check visits")
    return tracker


@pytest.mark.parametrize("verb", LISTS)
def test_a_list_is_one_array_of_objects_and_one_table(full: Tracker, verb: str) -> None:
    rows = json.loads(full(*verb.split(), "--json").out)
    assert rows
    for row in rows:
        assert row.keys() >= ALWAYS
        assert all(key.isidentifier() and key == key.lower() for key in row)
        for flag in row["flags"]:
            assert flag.keys() >= {"rule", "word", "since", "sentence"}
    table = list(csv.DictReader(io.StringIO(full(*verb.split(), "--csv").out)))
    assert [line["ref"] for line in table] == [row["ref"] for row in rows]
    assert all(None not in line and None not in line.values() for line in table)


@pytest.mark.parametrize("verb", LISTS)
def test_an_empty_list_is_an_empty_array_and_a_table_of_headings(full: Tracker, verb: str) -> None:
    words = (*verb.split(), *["list"] * (verb in ("people", "oversight")), "nowhere-to-be-found")
    assert json.loads(full(*words, "--json").out) == []
    assert full(*words, "--csv").out == "ref,title,state,owner,due,flags\n"
    plain = full(*words)
    assert plain.code == 0
    assert "fit" in plain.out


def test_what_a_spreadsheet_would_run_is_text_in_csv_alone(full: Tracker) -> None:
    cells = {cell for line in csv.reader(io.StringIO(full("actions", "--csv").out)) for cell in line}
    cells |= {cell for line in csv.reader(io.StringIO(full("oversight", "--csv").out)) for cell in line}
    assert {"'=cmd()|' /C calc'!A1", "'@SUM(A1)"} <= cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert "=cmd()" in full("actions").out
    assert "'=cmd()" not in full("actions", "--json").out


def test_markup_is_shown_as_typed_and_escapes_never(full: Tracker) -> None:
    ref = full("action", "add", "a\x1b[31mb\x1b]0;owned\x07 [red]c[/red]\x9b1m", "--quiet").out.strip()
    for words in (("actions",), ("show", ref), ("actions", "--json"), ("actions", "--csv"), ("history", ref)):
        out = full(*words).out
        assert "ab [red]c[/red]" in out
        assert not any(c in out for c in "\x1b\x07\x9b")


def test_show_is_one_object_for_every_kind(full: Tracker, document: str) -> None:
    refs = [json.loads(full(*verb.split(), "--json").out)[0]["ref"] for verb in LISTS[1:8]]
    for ref in [*refs, document, "visit 5", "5/2"]:
        record = json.loads(full("show", ref, "--json").out)
        assert record.keys() >= {"ref", "title", "noun", "updates"}
        assert "" not in record.values()
        assert full("show", ref).out.startswith(record["ref"])


def test_an_update_leads_to_what_it_is_about(full: Tracker) -> None:
    action = json.loads(full("actions", "--json").out)[0]["ref"]
    full("action", "update", action, "begun")
    (update,) = json.loads(full("show", action, "--json").out)["updates"]
    assert full("show", update["ref"]).out.startswith(action)


def test_the_history_is_said_in_words_and_given_whole(full: Tracker) -> None:
    full("action", "add", "Plans", "--plan-ref", "3.2", "--due", "+2w", "--finding", "5/4")
    full("action", "move", "3.2", "+3w", "--reason", "no capacity")
    full("action", "link", "3.2", "5/2")
    said = full("history", "3.2").out
    assert "    because: no capacity\n    due was 24 Jun 2024\n" in said
    assert "    findings was F-" in said
    entries = json.loads(full("history", "3.2", "--json").out)
    assert [e["reason"] for e in entries] == [None, "no capacity", None]
    assert entries[1]["fields"] == {"due": "2024-06-24"}
    assert len(json.loads(full("history", "--last", "2", "--json").out)) == 2


def test_a_change_is_undone_by_the_end_of_its_id(full: Tracker) -> None:
    full("action", "add", "Plans", "--plan-ref", "3.2")
    full("action", "edit", "3.2", "--team", "16+")
    (entry,) = json.loads(full("history", "--last", "1", "--json").out)
    full("people", "add", "Somebody Else")
    assert full("undo", entry["change"][-6:]).out.startswith("Undo: changed the team")
    assert full("redo").out.startswith("Redo: changed the team")


@pytest.mark.parametrize(
    "words",
    [
        ("action", "add", "x"),
        ("visit", "add", "inspection", "--when", "today"),
        ("finding", "add", "x"),
        ("oversight", "add", "board", "x"),
        ("people", "add", "K Lane"),
    ],
)
def test_quiet_prints_the_reference_alone(tracker: Tracker, words: tuple[str, ...]) -> None:
    ref = tracker(*words, "--quiet").out.strip()
    assert tracker("show", ref).code == 0
    assert ref == json.loads(tracker("show", ref, "--json").out)["ref"]


def test_quiet_split_gives_the_new_references(full: Tracker) -> None:
    ref = full("action", "add", "x", "--quiet").out.strip()
    new = full("action", "split", ref, "a", "b", "c", "--quiet").out.split()
    assert len(new) == 2
    assert ref not in new


def test_words_narrow_a_list_also_with_a_hyphen_before_them(full: Tracker) -> None:
    def titles(*words: str) -> set[str]:
        return {row["title"] for row in json.loads(full("actions", *words, "--json").out)}

    assert titles("owner:j", "source:visit") == {"Name an adviser [b]by 17[/b]"}
    assert titles("-owner:j") == titles("-adviser") == {"=cmd()|' /C calc'!A1"}
    assert titles("adviser [b]by") == {"Name an adviser [b]by 17[/b]"}
    assert {row["ref"] for row in json.loads(full("findings", "--orphans", "--json").out)} == set()
    assert "5/4" not in full("finding", "list", "--orphans").out


@pytest.mark.parametrize("subject", ["action", "visit", "finding", "thread", "oversight", "people", "policy"])
def test_a_subject_alone_shows_its_list(full: Tracker, subject: str) -> None:
    shown = full(subject)
    assert shown.code == 0
    assert len(shown.out.splitlines()) >= 1


def test_thresholds_are_listed_and_set(full: Tracker) -> None:
    assert (
        full("policy", "set", "AN-02.days", "7", "--reason", "board").out
        == "Set AN-02.days to 7 days: board.\n"
    )
    assert "AN-02.days = 7 days (the council's own; otherwise 14: board)" in full("policy", "list").out
    figures = {s["name"]: s for s in json.loads(full("policy", "list", "--json").out)}
    assert (figures["AN-02.days"]["value"], figures["AN-02.days"]["default"]) == (7, 14)
    rules = full("policy", "rules").out
    assert "AN-04 (severity 3)" in rules
    assert "PP-19 (severity 3, off)" in rules
    assert "at 17. Silent until the first housing referral is recorded here. Source" in rules
    assert {"rule", "source", "confidence", "on"} <= json.loads(full("policy", "rules", "--json").out)[
        0
    ].keys()


def test_a_copy_opens_by_itself(full: Tracker, tmp_path: Path) -> None:
    assert full("copy", str(tmp_path / "other.json")).code == 0
    mine, other = full("actions").out, full("actions", "--file", str(tmp_path / "other.json")).out
    assert mine == other
    assert "is there already" in full("copy", str(tmp_path / "other.json")).err


def test_completion_knows_the_verbs(tracker: Tracker) -> None:
    for shell in ("bash", "zsh", "tcsh"):
        assert "triage" in tracker("completion", shell).out


def test_check_finds_what_was_changed_by_another_program(full: Tracker, book: Path) -> None:
    book.write_text(book.read_text().replace("Name an adviser", "Name no adviser"))
    found = full("check")
    assert found.code == 1
    assert "Name no adviser" in found.out or "actions" in found.out
    assert full("check", "--set-aside").code == 0
    assert full("check").code == 0


def test_without_a_terminal_the_program_prints_its_triage(full: Tracker) -> None:
    assert full().out == full("triage").out
    assert full().code == 0


def test_a_thread_says_at_which_visits_it_was_not_tested(tracker: Tracker) -> None:
    for number, day in (("1", "3 feb 2023"), ("2", "8 jun 2023"), ("3", "5 oct 2023")):
        tracker("visit", "add", "monitoring visit", "--when", day, "--number", number)
    tracker("finding", "add", "Plans are late", "--visit", "visit 1")
    assert "not tested" not in tracker("threads").out
    for visit in ("visit 2", "visit 3"):
        tracker("finding", "add", "Something else", "--visit", visit)
    assert "  1  not tested at 2, 3  Plans are late" in tracker("threads").out
    rows = json.loads(tracker("threads", "--json").out)
    assert [row["not_tested"] for row in rows if row["title"] == "Plans are late"] == [["2", "3"]]
