"""Follow-through, partner pages, impact and statuses by plain verbs."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


@pytest.fixture
def action(tracker: Tracker) -> str:
    tracker("figure", "add", "Young people waiting", "20", "--when", "may 2024")
    added = tracker(
        "action", "add", "Open a clinic", "--owner", "Jo", "--due", "fri", "--source", "board", "--quiet"
    )
    return added.out.strip()


def test_follow_prints_rates_with_definitions_and_rows(tracker: Tracker, action: str) -> None:
    tracker("action", "done", action, "--evidence", "opened")
    said = tracker("follow", "--by", "owner", "--rows", today="2024-06-20")
    assert said.code == 0
    assert said.out.startswith("Actions first due up to 20 Jun 2024, as at that day:\n\nJo: 1 action\n")
    assert (
        "  on time 100 % (1 of 1); ever done 100 % (1 of 1)\n  0 done late, 0 still open, 0 dropped\n"
        in said.out
    )
    assert f"  done on time: {action}" in said.out
    assert "is not on time, even when" in " ".join(said.out.split())
    assert max(map(len, said.out.splitlines())) <= 80
    told = json.loads(
        tracker("follow", "--by", "source", "--from", "1 jun", "--json", today="2024-06-20").out
    )
    assert (told["from"], told["to"]) == ("2024-06-01", "2024-06-20")
    (board,) = told["groups"]
    assert (board["name"], board["done_on_time"], board["done_on_time_rows"]) == ("board", 1, [action])
    assert told["all"]["agreed_to_started_median_days"] == 0
    table = list(
        csv.DictReader(io.StringIO(tracker("follow", "--by", "theme", "--csv", today="2024-06-20").out))
    )
    assert [row["name"] for row in table] == ["other", "all"]
    assert not [name for name in table[0] if name.endswith("_rows")]


def test_follow_refuses_days_that_cannot_be(tracker: Tracker, action: str) -> None:
    assert "lies ahead" in tracker("follow", "--to", "2024-07-01").err
    assert "ends before it begins" in tracker("follow", "--from", "9 jun", "--to", "8 jun").err
    assert tracker("follow", "--by", "colour").code == 2


def test_an_action_is_linked_and_listed_by_its_class(tracker: Tracker, action: str) -> None:
    linked = tracker(
        "action", "impact", action, "--moves", "young people waiting", "--target", "5", "--by", "sept 2024"
    )
    assert linked.out == f"{action} should move Young people waiting from 20 to 5 by sept 2024.\n"
    tracker("action", "done", action, "--evidence", "opened")
    said = tracker("impact").out
    assert said.startswith("Too early: 1. Complete, ")
    assert "    delivered 10 Jun 2024; embedded: no; effect expected by 30 Sep 2024\n" in said
    assert "Young people waiting: baseline 20, now 20, reported for may 2024, target 5, 15 to go" in said
    (told,) = json.loads(tracker("impact", "impact:too-early", "--json").out)
    assert (told["class"], told["delivered"], told["embedded"]) == ("too early", True, False)
    assert (told["baseline"], told["now"], told["target"], told["to_go"]) == (20, 20, 5, 15)
    (late,) = json.loads(tracker("impact", "--json", today="2024-10-01").out)
    assert late["class"] == "delivered, no change"
    assert tracker("impact", "owner:nobody").out == "No actions fit these words.\n"


def test_what_names_no_number_is_counted_and_shown_on_request(tracker: Tracker, action: str) -> None:
    said = tracker("impact").out
    assert action not in said
    assert "(1 action not delivered and naming no number: --all shows them)" in said
    assert action in tracker("impact", "--all").out


def test_a_status_stands_beside_the_one_dates_suggest(tracker: Tracker, action: str) -> None:
    assert tracker("action", "status", action, "gre").code == 2
    assert tracker("action", "status", action, "green").out == f"{action} is green: on track.\n"
    said = tracker("impact", "--disagree", today="2024-06-26").out
    assert said.startswith(
        f"{action}  Open a clinic\n  owner says green, dates say red: 12 days overdue\n  No measure"
    )
    assert "What each colour means is this program's default and the council's own to change." in said
    (told,) = json.loads(tracker("impact", "--disagree", "--json", today="2024-06-26").out)
    assert (told["said_status"], told["said_by"], told["suggested_status"]) == ("green", "owner", "red")
    (listed,) = json.loads(tracker("actions", "status:disagrees", "--json", today="2024-06-26").out)
    assert (listed["ref"], listed["status_disagrees"]) == (action, "says green, dates red")
    assert "Status: owner says green, dates say red" in tracker("show", action, today="2024-06-26").out
    tracker("action", "status", action, "none")
    assert tracker("impact", "--disagree").out == "No status disagrees with dates and evidence.\n"


def test_a_partners_page_is_shown_listed_and_written(tracker: Tracker, action: str, tmp_path: Path) -> None:
    assert tracker("partner").out == "Nothing is asked of a partner agency.\n"
    tracker("action", "partner", action, "asked", "--agency", "Wye NHS")
    line = "Wye NHS: 1 ask open, the oldest 0 days old; 0 accepted, 0 declined, 1 without an answer\n"
    assert tracker("partner").out == line
    (told,) = json.loads(tracker("partner", "--json").out)
    assert (told["name"], told["open"]) == ("Wye NHS", [action])
    page = tracker("partner", "wye", "nhs").out
    assert page.startswith("What we ask of Wye NHS\n")
    assert max(map(len, page.splitlines())) <= 80
    assert json.loads(tracker("partner", "wye nhs", "--json").out)[0]["ref"] == action
    path = tmp_path / "page.md"
    refused = tracker("partner", "wye nhs", "--out", str(path))
    assert (refused.code, refused.out, path.exists()) == (2, "", False)
    assert "The reason for taking the paper out is missing" in refused.err
    written = tracker("partner", "wye nhs", "--out", str(path), "--reason", "the board asked")
    assert written.out == f"Wrote the page for Wye NHS to {path}; the reason stands in the history.\n"
    assert path.read_text().startswith("# What we ask of Wye NHS\n")
    assert "because: the board asked" in tracker("history").out
    assert "name it before --out" in tracker("partner", "--out", str(path)).err


def test_an_empty_casebook_says_so(tracker: Tracker) -> None:
    tracker("people", "add", "Jo")
    assert tracker("impact").out == "No actions.\n"
    assert "all: 0 actions" in tracker("follow").out
    assert json.loads(tracker("impact", "--json").out) == []
    assert "Nothing was asked of any yet." in tracker("partner", "x").err


def test_a_councils_own_meanings_are_named_in_the_settings(
    tracker: Tracker, action: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.config.config_folder", lambda: tmp_path)
    (tmp_path / "config.toml").write_text(f'statuses = "{tmp_path / "own.toml"}"\n')
    refused = tracker("actions")
    assert (refused.code, refused.out) == (2, "")
    assert "own.toml cannot be used" in refused.err
    each = '[[status]]\ncolour = "{}"\nword = "our {}"\ndefinition = "Ours."\n'
    ours = "".join(each.format(c, c) for c in ("blue", "green", "amber", "red", "grey"))
    (tmp_path / "own.toml").write_text(ours)
    assert "(amber is our amber)" in tracker("show", action).out
