"""Carry, home, differences and choose, as they are typed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker


@pytest.fixture
def action(tracker: Tracker) -> str:
    """Add an action of J Price's and give its reference."""
    said = tracker("action", "add", "Refresh plan", "--owner", "J Price", "--due", "+3w", "--quiet")
    return said.out.strip()


@pytest.fixture
def pocket(tmp_path: Path) -> str:
    return str(tmp_path / "pocket.json")


def test_away_and_home_and_a_choice(tracker: Tracker, action: str, pocket: str) -> None:
    carried = tracker("carry", "--for", "jprice", pocket)
    assert (carried.out, carried.code) == (
        "Carried 0 young people of J Price to pocket.json (2 records).\n",
        0,
    )
    away = tracker("action", "edit", action, "--title", "Refresh it", "--file", pocket, who="J Price")
    assert away.code == 0, away.err
    tracker("action", "update", action, "met them", "--file", pocket, who="J Price")
    tracker("action", "edit", action, "--title", "Refresh the plan")

    again = tracker("carry", "--for", "J Price", pocket)
    assert (again.code, again.out) == (2, "")
    assert f"take it home first with 'tracker home {pocket}'" in again.err

    home = tracker("home", pocket)
    first, second = home.out.splitlines()
    assert (
        first
        == "Home from pocket.json: 1 added, 1 changed, 1 to choose in: 'tracker differences' shows both values."
    )
    ref = second.split()[0]
    assert second.startswith(f"{ref}  {action} title: ours Refresh the plan; theirs Refresh it (J Price on ")
    assert tracker("differences").out == second + "\n"
    (told,) = json.loads(tracker("differences", "--json").out)
    assert (told["ref"], told["about"], told["field"], told["ours"], told["theirs"], told["said_by"]) == (
        *(ref, action, "title"),
        *("Refresh the plan", "Refresh it", "J Price"),
    )
    assert tracker("choose", ref.lower(), "theirs").out == f"Chose theirs for title of {action}.\n"
    assert "Refresh it" in tracker("show", action).out
    assert (
        tracker("differences").out == "There is nothing to choose in: no two copies say different things.\n"
    )
    assert tracker("differences", "--json").out == "[]\n"
    assert tracker("home", pocket).out == "There is nothing new in pocket.json.\n"
    assert tracker("history", "--last", "20").out.count("J Price: updated") == 1
    assert tracker("check").code == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("carry pocket.json", "--for is missing"),
        ("carry --for J", "FILE is missing"),
        ("carry --for Nobody pocket.json", "There is no person “Nobody”"),
        ("carry --for Price pocket.txt", "There is no person “Price”"),
        ("carry --for jprice pocket.txt", "does not end in .json"),
        ("home nowhere.json", "There is no casebook at"),
        ("choose X-ZZZZ ours", "There is no difference “X-ZZZZ”"),
        ("choose X-ZZZZ mine", "cannot be “mine”: choose ours; theirs"),
    ],
)
def test_refusals_are_one_sentence(tracker: Tracker, action: str, words: str, sentence: str) -> None:
    said = tracker(*words.split(" "))
    assert action
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)


def test_another_casebook_is_no_pocket(tracker: Tracker, action: str, tmp_path: Path, book: Path) -> None:
    other = str(tmp_path / "other.json")
    tracker("action", "add", "Elsewhere", "--file", other)
    before = book.with_suffix(".history.jsonl").read_bytes()
    said = tracker("home", other)
    assert action
    assert (said.code, "belongs to another casebook" in said.err) == (2, True)
    assert book.with_suffix(".history.jsonl").read_bytes() == before
