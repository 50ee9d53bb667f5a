"""Pathway plans, promises and reported numbers on the command line."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_refusals import contents
from tests.cli.young import note, only, young_person


@pytest.fixture
def one(tracker: Tracker) -> Tracker:
    """A casebook with one young person, whose plan was drawn up in March."""
    young_person(tracker)
    tracker("plan", "add", "014", "--day", "1 mar", "--interval", "3")
    return tracker


def plan(tracker: Tracker) -> str:
    """Give the reference of the plan in force."""
    found = re.search(r"(PP-\w+) drawn up", tracker("show", "014").out)
    assert found
    return found[1]


def test_a_plan_is_drawn_up_reviewed_and_completed(one: Tracker) -> None:
    ref = plan(one)
    reviewed = one(
        "plan", "review", "014", "--day", "last fri", "--interval", "6", "--basis", "settled", "--took-part"
    )
    assert reviewed.out == f"{ref} was reviewed.\n"
    said = one("plan", "update", ref, "--text", "health", "Registered.", "--covers", "fin", "--copy-given", "today",
               "--own-words", "My own [b]flat[/b].", "--local-offer", "--outcomes-planned")  # fmt: skip
    assert said.out == f"Updated {ref}.\n"
    shown = one("show", ref).out
    for words in ("Reviewed: 7 Jun 2024", "within 6 months: settled", "Took part: yes", "“My own [b]flat[/b].”",
                  "Covers: finance, health", "Health: Registered.", "Copy given: 10 Jun 2024"):  # fmt: skip
        assert words in shown
    record = json.loads(one("show", ref, "--json").out)
    assert (record["case"], record["reviewed"], record["drawn_up"]) == (
        "YP-014",
        ["2024-06-07"],
        "2024-03-01",
    )
    newer = one("plan", "add", "YP-014", "--quiet").out.strip()
    assert newer != ref
    assert plan(one) == newer


def test_a_move_makes_the_plan_stale_until_it_is_reviewed(one: Tracker) -> None:
    note(one, "--kind", "visit", "--when", "1 may", "--changed", "move")
    assert "[PP-09]" in one("triage").out
    one("plan", "review", "014", "--day", "30 apr")
    assert "[PP-09]" in one("triage").out
    one("plan", "review", "014", "--day", "1 may")
    assert "[PP-09]" not in one("triage").out


def test_what_a_plan_agrees_is_an_action_with_who_and_when(one: Tracker) -> None:
    vague = one("plan", "action", "014", "Look for college", "--quiet").out.strip()
    assert (
        "Look for college; owner K Lane (new), due Fri 14 Jun 2024"
        in one("plan", "action", plan(one), "Look for college", "--owner", "K Lane", "--due", "fri").out
    )
    flags = {
        r["ref"]: [f["rule"] for f in r["flags"]]
        for r in json.loads(one("actions", "case:014", "--json").out)
    }
    assert [ref for ref, rules in flags.items() if "PP-11" in rules] == [vague]
    assert only(one, "actions", "flag:PP-11")["source"] == "pathway plan"


def test_the_words_of_a_plan_are_marked_and_never_scored(one: Tracker) -> None:
    one("plan", "update", "014", "--text", "health", "AB will engage with CAMHS as appropriate.")
    said = one("plan", "words", "014")
    assert said.code == 0
    marks = json.loads(one("plan", "words", "014", "--json").out)
    assert marks
    assert {"kind", "passage", "why"} <= marks[0].keys()
    assert marks[0]["why"] in said.out


def test_a_promise_is_kept_told_and_only_then_ended(one: Tracker) -> None:
    added = one(
        "promise",
        "add",
        "We will mend the laptops.",
        "--to",
        "AB",
        "--due",
        "+2w",
        "--case",
        "014",
        "--quiet",
    )
    ref = added.out.strip()
    early = one("action", "done", ref, "--evidence", "ten laptops")
    assert (early.code, early.err.count("\n")) == (2, 1)
    assert f"keep first how they were told ('tracker promise tell {ref}'" in early.err
    assert "keep first how they were told" in one("action", "drop", ref, "no money").err
    told = one("promise", "tell", ref, "at their meeting", "--by", "T Manager", "--on", "yesterday")
    assert told.out == f"AB told of {ref} on 9 Jun 2024.\n"
    assert one("action", "done", ref, "--evidence", "ten laptops").code == 0
    assert "told on 9 Jun 2024 by T Manager, at their meeting" in one("show", ref).out
    assert only(one, "promise", "list")["promise"] == "We will mend the laptops."
    assert only(one, "actions", "source:promise")["case"] == "YP-014"


def test_numbers_reported_are_one_array_and_one_table(tracker: Tracker) -> None:
    added = tracker("figure", "add", "Waiting for counselling", "1,012", "--unit", "young people",
                    "--when", "may 2024",
                    "--source", "Wye NHS", "--definition", "more than 18 weeks")  # fmt: skip
    assert added.out.endswith("Waiting for counselling: 1012 young people.\n")
    assert tracker("figure", "add", "In suitable homes", "84.5%", "--unit", "%", "--quiet").out.startswith(
        "G-"
    )
    rows = json.loads(tracker("figure", "list", "--json").out)
    assert [(r["value"], r["unit"], r["day"]) for r in rows] == [
        (84.5, "%", "2024-06-10"),
        (1012.0, "young people", "2024-05-31"),
    ]
    assert all(key.isidentifier() and key == key.lower() for row in rows for key in row)
    assert json.loads(tracker("figure", "--json").out) == rows
    assert [line["ref"] for line in csv.DictReader(io.StringIO(tracker("figure", "list", "--csv").out))] == [
        r["ref"] for r in rows
    ]
    assert "may 2024 (1 May 2024 to 31 May 2024)" in tracker("figure").out
    shown = tracker("show", rows[1]["ref"]).out
    assert "Source: Wye NHS" in shown
    assert "Means: more than 18 weeks" in shown
    assert tracker("figure", "list", "held:2023").out == "No numbers fit these words.\n"


def test_an_empty_list_says_so(tracker: Tracker) -> None:
    tracker("people", "add", "K Lane")
    assert tracker("figure").out == "No numbers.\n"
    assert tracker("figure", "--json").out.strip() == "[]"
    assert tracker("cases").out == "No young people.\n"
    assert tracker("cases", "--csv").out == "ref,title,state,owner,due,flags\n"
    assert tracker("notes", "--all").out == "No notes.\n"
    assert tracker("promise", "list").out == "No actions fit these words.\n"


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("plan", "VERB is missing"),
        ("plan add 999", "There is no young person “999”"),
        ("plan add 014 --day tom", "lies ahead"),
        ("plan add 014 --day 31/2", "There is no 31 February"),
        ("plan add 014 --interval 7", "cannot be 7 months off: a plan is reviewed at least every 6 months"),
        ("plan add 014 --interval x", "“x” is no number of months"),
        ("plan add 014 --text weather sunny", "The matter cannot be “weather”: choose personal support"),
        ("plan add 014 --covers weather", "--covers cannot be “weather”"),
        ("plan review 014 --day 1/1/2024", "it cannot be reviewed on"),
        ("plan review PP-ZZZZ", "There is no record “PP-ZZZZ”"),
        ("plan review 031", "YP-031 has no pathway plan yet: keep one with 'tracker plan add YP-031'"),
        ("plan update 014", "Nothing is said that should change: use one of --own-words, --covers, --text"),
        ("plan action 014 ", "The action's title is missing"),
        ("plan action 014 x --due 2020-01-01", "has passed already"),
        ("plan words J", "is a person: give the reference of a pathway plan here"),
        ("promise add words --due fri", "--to is missing"),
        ("promise add words --to AB", "--due is missing"),
        ("promise add words --to AB --due 2020-01-01", "has passed already"),
        ("promise add words --to AB --due fri --case 999", "There is no young person “999”"),
        ("promise add  --to AB --due fri", "What was promised is missing"),
        ("promise tell A-ZZZZ how", "There is no action “A-ZZZZ”"),
        ("promise tell 014 how", "014 is a young person: give the reference of an action here"),
        ("figure add name twelve", "Value: “twelve” is no number"),
        ("figure add name nan", "name cannot be nan: give a number"),
        ("figure add name 3 --when whenever", "“whenever” is not understood"),
        ("figure add  3", "What the number is of is missing"),
    ],
)
def test_nonsense_is_refused_in_one_sentence(one: Tracker, tmp_path: Path, words: str, sentence: str) -> None:
    one("case", "add", "CD", "1/1/2005", "--number", "031")
    before = contents(tmp_path)
    said = one(*words.split(" "))
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert contents(tmp_path) == before
