"""The room for the next visit and self-evaluations, by plain verbs."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


@pytest.fixture
def finding(tracker: Tracker) -> str:
    said = tracker("finding", "add", "Too few homes are close by.", "--theme", "accommodation", "--quiet")
    assert said.code == 0, said.err
    return said.out.strip()


def test_a_room_is_printed_with_references_within_80_columns(tracker: Tracker, finding: str) -> None:
    said = tracker("room", "accom")
    assert (said.code, said.err) == (0, "")
    assert said.out.startswith("Room for the next visit: accommodation\n=====")
    assert f"“Too few homes are close by.” ({finding})" in said.out
    assert max(map(len, said.out.splitlines())) <= 80


def test_as_json_every_sentence_has_its_references(tracker: Tracker, finding: str) -> None:
    room = json.loads(tracker("room", "accommodation", "--sample", "2", "--seed", "7", "--json").out)
    assert (room["theme"], room["day"]) == ("accommodation", "2024-06-10")
    assert all(block["refs"] for block in room["blocks"] if block["kind"] in ("text", "item", "quote"))
    assert any(finding in block["refs"] for block in room["blocks"])
    assert room["blocks"][1]["refs"] == ['tracker room "accommodation" --sample 2 --seed 7']


def test_without_a_theme_it_says_how_ready_each_is(tracker: Tracker, finding: str) -> None:
    head, *lines = tracker("room").out.splitlines()
    assert head.split() == ["theme", "findings", "actions", "open", "evidence", "cannot", "show"]
    assert len(lines) == 19
    assert next(line for line in lines if line.startswith("accommodation")).split()[1:4] == ["1", "0", "0"]
    ready = json.loads(tracker("room", "--json").out)
    assert {each["room"]: each["findings"] for each in ready}["accommodation"] == 1
    assert set(ready[0]) == {
        "room", "findings", "actions", "open_actions", "evidence_kinds", "cannot_show",
    }  # fmt: skip


def test_it_is_written_with_a_reason(tracker: Tracker, finding: str, tmp_path: Path) -> None:
    out = tmp_path / "room.md"
    said = tracker("room", "accommodation", "--out", str(out), "--reason", "for Tuesday")
    assert said.out == f"Wrote the room for accommodation to {out}; the reason stands in the history.\n"
    assert out.read_text(encoding="utf-8").startswith("# Room for the next visit: accommodation\n")
    assert out.stat().st_mode & 0o77 == 0
    assert "because: for Tuesday" in tracker("history", "--last", "1").out


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("weather",), "“weather” is no theme: choose one of care leavers 16-25;"),
        (("accom", "--sample", "0"), "is no number of young people from 1 up"),
        (("accom", "--sample", "51"), "give a number of young people from 1 to 50"),
        (("accom", "--seed", "x"), "is no number of seeds"),
        (("accom", "--out", "room.md"), "The reason for taking the paper out is missing"),
        (("accom", "--out", "room.pdf", "--reason", "x"), "end its name in .md, .txt or .docx"),
        (("accom", "--out", "room.md", "--json"), "--out and --json cannot go together"),
        (("accom", "--reason", "x"), "--reason goes with --out"),
        (("--sample", "3"), "--sample needs a theme"),
    ],
)
def test_what_makes_no_sense_is_one_sentence_and_writes_nothing(
    tracker: Tracker,
    finding: str,
    words: tuple[str, ...],
    why: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    said = tracker("room", *words)
    assert (said.out, said.code, said.err.count("\n")) == ("", 2, 1)
    assert why in said.err
    assert not list((tmp_path / "here").iterdir())


def test_without_a_casebook_a_room_is_refused(tracker: Tracker) -> None:
    assert tracker("room").code == tracker("room", "accom").code == tracker("evaluation").code == 2


def test_a_self_evaluation_is_added_listed_and_shown(tracker: Tracker, tmp_path: Path) -> None:
    text = tmp_path / "leavers.txt"
    text.write_text("Plans are kept to.\nVisits are not.\n", encoding="utf-8")
    old = tracker("evaluation", "add", "care", "Fine.", "--day", "1 may 2023", "--grade", "good", "--quiet")
    assert old.out.startswith("SE-")
    assert "OVERDUE: Self-evaluation of care leavers 40 days overdue" in tracker("evaluation").out
    said = tracker("evaluation", "add", "care leavers", "--from", str(text), "--grade", "requires")
    assert said.out.endswith(": self-evaluation of care leavers, 10 Jun 2024, requires improvement.\n")
    listed = tracker("evaluation").out.splitlines()
    assert len(listed) == 5
    assert listed[0] == "overall effectiveness  none yet"
    assert listed[4].endswith("10 Jun 2024  today  requires improvement")
    latest = json.loads(tracker("evaluation", "--json").out)[4]
    assert (latest["age_days"], latest["by"], latest["flag"]) == (0, "T Manager", None)
    shown = tracker("show", latest["ref"]).out
    assert "In its words: Plans are kept to.\n  Visits are not.\n" in shown
    assert json.loads(tracker("show", old.out.strip(), "--json").out)["state"] == "superseded"


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("care leavers",), "What the service says of itself is missing"),
        (("care leavers", "x", "--from", "y.txt"), "The text and --from cannot go together"),
        (("care leavers", "--from", "y.txt"), "There is no file y.txt"),
        (("care leavers", "x", "--day", "1 jan 2030"), "lies ahead"),
        (("weather", "x"), "choose overall effectiveness; impact of leaders"),
        (("care leavers", "x", "--grade", "fair"), "choose outstanding; good"),
    ],
)
def test_a_self_evaluation_that_cannot_be_is_one_sentence(
    tracker: Tracker, book: Path, words: tuple[str, ...], why: str
) -> None:
    said = tracker("evaluation", "add", *words)
    assert (said.out, said.code, said.err.count("\n")) == ("", 2, 1)
    assert why in said.err
    assert not book.exists()
