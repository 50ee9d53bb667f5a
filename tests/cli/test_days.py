"""--today and --known, and who somebody is."""

import json

import pytest

from tests.cli.conftest import Tracker


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2024-02-29", "Thu 29 Feb 2024"), ("29/2/2024", "Thu 29 Feb 2024"), ("1 mar 24", "Fri 1 Mar 2024")],
)
def test_today_is_any_day(tracker: Tracker, typed: str, day: str) -> None:
    tracker("action", "add", "x")
    assert tracker("triage", "--today", typed).out.splitlines()[0].endswith(f"as at {day}")


@pytest.mark.parametrize("typed", ["-30d", "30 days ago", "-1m", "last fri", "yesterday", "+3w", "3d"])
def test_today_may_be_said_from_the_real_one(tracker: Tracker, typed: str) -> None:
    tracker("action", "add", "x")
    said = tracker("triage", "--today", typed)
    assert (said.code, said.err) == (0, "")
    assert "as at" in said.out


def test_defaults_and_natural_days_follow_today(tracker: Tracker) -> None:
    ref = tracker("action", "add", "x", "--due", "+2w", "--quiet", "--today", "2023-01-02").out.strip()
    action = json.loads(tracker("show", ref, "--json").out)
    assert (action["agreed_on"], action["due"]) == ("2023-01-02", "2023-01-16")


def test_what_is_dated_later_is_not_known_yet(tracker: Tracker) -> None:
    ref = tracker("action", "add", "x", "--owner", "me", "--due", "2025-01-01", "--quiet").out.strip()
    tracker("action", "update", ref, "begun", "--today", "2024-07-01")
    assert "No update for 14 days: agreed 10 Jun 2024" in tracker("triage", "--today", "2024-06-24").out
    assert "Nothing here needs attention" in tracker("triage", "--today", "2024-07-14").out
    assert "last moved 1 Jul 2024" in tracker("triage", "--today", "2024-07-15").out


def test_known_looks_back_and_says_so(tracker: Tracker) -> None:
    tracker("action", "add", "x", "--today", "today")
    before = tracker("triage", "--known", "yesterday", "--today", "today")
    assert "as it was known on" in before.out
    assert "Nothing here needs attention" in before.out
    assert "missing" in tracker("triage", "--known", "today", "--today", "today").out
    assert json.loads(tracker("actions", "--known", "yesterday", "--json", "--today", "today").out) == []


def test_who_acts_is_said_or_set(tracker: Tracker) -> None:
    tracker("action", "add", "Mine", "--owner", "me", who="K Lane")
    assert json.loads(tracker("actions", "owner:me", "--json", who="K Lane").out)
    assert not json.loads(tracker("actions", "owner:me", "--json").out)
    assert json.loads(tracker("history", "--json").out)[0]["who"] == "K Lane"
