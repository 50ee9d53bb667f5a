"""The weekly review on the command line: one page, the round step by step or walked through, the minutes."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker

LATE, WEEK_ON = "2024-06-20", "2024-06-27"


@pytest.fixture
def late(tracker: Tracker) -> list[str]:
    """Three actions that are late on the 20th of June."""
    tracker("people", "add", "T Manager", "--team", "16+", "--role", "team manager")
    add = ("action", "add", "--owner", "J Price", "--team", "16+", "--due", "12 june", "--quiet")
    return sorted(tracker(*add, f"Action {n}").out.strip() for n in range(3))


def test_the_page_says_what_happened_since_and_fits_a_mail(tracker: Tracker, late: list[str]) -> None:
    said = tracker("review", today=LATE)
    assert said.code == 0
    assert "Weekly review, team 16+: Thu 20 Jun 2024" in said.out
    assert "Newly overdue: 3" not in said.out  # they were late a week ago already
    assert "Open now: 3 overdue" in said.out
    assert max(map(len, said.out.splitlines())) <= 80
    assert "Newly overdue: 3" in tracker("review", today="2024-06-13").out


def test_json_names_every_list_and_a_filter_opens_it(tracker: Tracker, late: list[str]) -> None:
    told = json.loads(tracker("review", "--json", today="2024-06-13").out)
    assert {moved["ref"] for moved in told["newly_overdue"]} == set(late)
    rows = json.loads(tracker("actions", "figure:week-team-newly-overdue", "--json", today="2024-06-13").out)
    assert {row["ref"] for row in rows} == set(late)
    refused = tracker("actions", "figure:week-team-nonsense")
    assert refused.code == 2
    assert "There is no figure “week-team-nonsense”" in refused.err


def test_step_by_step_and_the_minutes(tracker: Tracker, late: list[str], tmp_path: Path) -> None:
    begun = tracker("review", "start", today=LATE)
    assert f"1 of 3, never reviewed\n{late[0]}" in begun.out
    decided = tracker("review", "decide", "keep", "Waiting for the panel", today=LATE)
    assert f"{late[0]}: kept as it is: Waiting for the panel." in decided.out
    assert f"2 of 3, never reviewed\n{late[1]}" in decided.out
    tracker("review", "decide", "re-date", "no capacity", "--due", "28 june", today=LATE)
    tracker("review", "decide", "close", "List of 18 June", today=LATE)
    assert "Everything is decided" in tracker("review", "next", today=LATE).out
    assert tracker("review", "end", today=LATE).code == 0
    told = tracker("review", "minutes", today=LATE).out
    assert "Decisions: 3" in told
    assert "keep: Waiting for the panel (T Manager, 20 Jun 2024)" in " ".join(told.split())
    page = tmp_path / "minutes.md"
    refused = tracker("review", "minutes", "--out", str(page), today=LATE)
    assert "The reason for taking the paper out is missing" in refused.err
    assert not page.exists()
    out = ("review", "minutes", "--reason", "for the team", "--out")
    assert tracker(*out, str(page), today=LATE).code == 0
    assert "# Minutes of the weekly review" in page.read_text(encoding="utf-8")
    assert tracker(*out, str(page), today=LATE).code == 2
    assert tracker(*out, str(tmp_path / "minutes.xyz"), today=LATE).code == 2


def test_a_week_later_the_page_says_what_became_of_it(tracker: Tracker, late: list[str]) -> None:
    tracker("review", "start", today=LATE)
    tracker("review", "decide", "nudge", "Ring them", today=LATE)
    tracker("review", "end", today=LATE)
    assert "1 not yet" in tracker("review", today=WEEK_ON).out
    tracker("action", "update", late[0], "They rang back", today="2024-06-25")
    assert "1 happened" in tracker("review", today=WEEK_ON).out


def test_walking_through_at_a_terminal(
    tracker: Tracker, late: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["k", "Waiting", "zz", "re-d", "28 june", "no capacity", "undo", "st"])
    monkeypatch.setattr("tracker.cli.review_verbs._at_a_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: next(typed))
    said = tracker("review", "start", today=LATE)
    assert "“zz” is none of keep, nudge" in said.err
    assert "Undo" in said.out or "undo" in said.out
    assert "Stopped: what was decided is kept." in said.out
    told = json.loads(tracker("review", "minutes", "--json", today=LATE).out)
    assert [item["decision"] for item in told["items"]] == ["keep"]


def test_a_review_that_is_taken_back_ends_the_walk(
    tracker: Tracker, late: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = iter(["undo"])
    monkeypatch.setattr("tracker.cli.review_verbs._at_a_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: next(typed))
    said = tracker("review", "start", today=LATE)
    assert said.code == 0
    assert said.out.rstrip().endswith("The review was taken back.")
    assert json.loads(tracker("review", "list", "--json").out) == []


def test_the_end_of_what_is_piped_in_stops_and_loses_nothing(
    tracker: Tracker, late: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(question: str) -> str:
        raise EOFError

    monkeypatch.setattr("tracker.cli.review_verbs._at_a_terminal", lambda: True)
    monkeypatch.setattr("builtins.input", nothing)
    assert "goes on with W-" in tracker("review", "start", today=LATE).out


def test_whose_items_nobody_reviewed(tracker: Tracker, late: list[str]) -> None:
    assert "J Price" in tracker("review", "owners", today=LATE).out
    (owner,) = json.loads(tracker("review", "owners", "--json", today=LATE).out)
    assert (owner["name"], owner["last"]) == ("J Price", None)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("review", "next"), "No review of yours is under way"),
        (("review", "minutes"), "No weekly review was held yet"),
        (("review", "minutes", "W-XXXX"), "There is no weekly review “W-XXXX”"),
        (("review", "--scope", "me", "--for", "Nobody Known"), "Nobody Known"),
        (("review", "decide", "burn"), "cannot be “burn”"),
        (("review", "--for", ""), "say which person"),
        (("review", "--out", ""), "--out is empty"),
        (("review", "--out", "w.md", "--json", "--reason", "x"), "--out and --json cannot go together"),
        (("review", "minutes", "--out", "w.md", "--json"), "--out and --json cannot go together"),
        (("review", "--reason", "x"), "--reason goes with --out"),
        (("partner", "Health", "--out", "w.md", "--json"), "--out and --json cannot go together"),
        (("pack", "words", "--to", "2199-01-01"), "lies ahead"),
        (("review", "start", "--scope", "me"), "Nothing of T Manager’s is late or stuck"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    tracker: Tracker, late: list[str], words: tuple[str, ...], why: str
) -> None:
    said = tracker(*words)
    assert (said.code, said.out) == (2, "")
    assert why in said.err
    assert len(said.err.strip().splitlines()) == 1
