"""Plans on the command line: mapping and counts first, then in, again, and out."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.exchange.plans import INSPECTION, TWO_ROWS


@pytest.fixture
def plan(tmp_path: Path) -> str:
    path = tmp_path / "plan.csv"
    path.write_text(INSPECTION + "3.,,,J Price,,May 2025,,,\n", encoding="utf-8")
    return str(path)


def test_a_dry_run_shows_the_mapping_and_the_counts_and_begins_no_casebook(
    tracker: Tracker, plan: str, book: Path, tmp_path: Path
) -> None:
    said = tracker("import", "plan", plan, "--dry-run")
    assert said.code == 0
    for words in (
        "2 actions would be added, 0 updated, 0 unchanged, 1 row not brought in.",
        "Plan “MARLOWSHIRE - IMPROVEMENT PLAN AFTER THE INSPECTION”, new here.",
        "Columns, in row 3:",
        "Ofsted Area for Improvement -> finding",
        "R/A/G -> status",
    ):
        assert words in said.out
    assert "row 6: it says no action" in said.err
    assert {path.name for path in tmp_path.iterdir()} == {"plan.csv"}


def test_in_again_and_out(tracker: Tracker, plan: str, tmp_path: Path) -> None:
    bad = tmp_path / "bad.csv"
    said = tracker("import", "plan", plan, "--bad-rows", str(bad), "--as-at", "1 june")
    assert "2 actions added" in said.out
    assert bad.exists()
    assert "Mon 10 Jun" not in tracker("show", "2.").out
    again = json.loads(tracker("import", "plan", plan, "--dry-run", "--json").out)
    assert [again[key] for key in ("added", "updated", "unchanged", "new_plan")] == [0, 0, 2, False]
    assert again["known_by"] == {"plan_reference": 2, "words": 0}
    assert again["bad_rows"] == [{"row": 6, "reason": "it says no action: “Action” is empty"}]
    assert again["actions"][1]["due"] == "2025-03-31"
    assert again["actions"][1]["owner"] == "Team Manager North"
    out = tmp_path / "out.csv"
    assert tracker("export", "plan", str(out)).out == f"Wrote 2 actions to {out}.\n"
    assert json.loads(tracker("export", "plan", str(tmp_path / "o.xlsx"), "--json").out)["actions"] == 2
    assert "0 actions added, 0 updated, 2 unchanged, 0 rows not" in tracker("import", "plan", str(out)).out


def test_json_of_a_dry_run_says_no_reference_that_nobody_has(tracker: Tracker, plan: str) -> None:
    dry = json.loads(tracker("import", "plan", plan, "--dry-run", "--json").out)
    assert [row["ref"] for row in dry["actions"]] == [None, None]
    assert dry["columns"][0] == {"column": "No.", "field": "ref"}
    kept = json.loads(tracker("import", "plan", plan, "--json").out)
    assert all(row["ref"].startswith("A-") for row in kept["actions"])
    assert kept["actions"][0]["reported"] == "R"


def test_a_column_can_be_said(tracker: Tracker, plan: str) -> None:
    said = tracker(
        "import",
        "plan",
        plan,
        "--dry-run",
        "--map",
        "R/A/G=keep",
        "--map",
        "Monitoring and Evaluation = measure",
    )
    assert "R/A/G -> kept in its words" in said.out
    assert "Monitoring and Evaluation -> measure" in said.out


def test_headings_over_two_rows_are_said_and_can_be_read_otherwise(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text(TWO_ROWS, encoding="utf-8")
    said = tracker("import", "plan", str(path), "--dry-run").out
    for words in (
        "rows 2 and 3 together are taken for the names of the columns",
        "Who Lead -> owner",
        "Timescale Start -> kept in its words",
        "Timescale End -> due",
    ):
        assert words in said
    mapped = ("--map", "timescale start=due", "--map", "Timescale End=keep")
    data = json.loads(tracker("import", "plan", str(path), "--json", *mapped).out)
    assert [row["due"] for row in data["actions"]] == ["2025-05-01", "2025-05-02"]


def test_a_difference_is_told_and_the_plan_can_be_taken(tracker: Tracker, plan: str) -> None:
    tracker("import", "plan", plan)
    tracker("action", "move", "2.", "30 jun 2025", "--reason", "late")
    Path(plan).write_text(INSPECTION.replace("31 March 2025", "30 April 2025"), encoding="utf-8")
    said = tracker("import", "plan", plan)
    assert "due day is “30 Jun 2025” here, “30 April 2025” in the plan" in said.out
    assert "1 updated" in tracker("import", "plan", plan, "--take-plan").out
    assert "30 Apr 2025" in tracker("show", "2.").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("import plan", "FILE is missing"),
        ("import plan nowhere.csv", "There is no file nowhere.csv"),
        ("import plan {plan} --map Lead", "“Lead” maps nothing: write such as --map"),
        ("import plan {plan} --map Lead=boss", "cannot be read as “boss”"),
        ("import plan {plan} --map Boss=owner", "There is no column “Boss”"),
        ("import plan {plan} --sheet Two", "has no sheet “Two”"),
        ("import plan {plan} --as-at 2030-01-01", "lies ahead"),
        ("import plan {book}", "cannot be read as a table"),
        ("export plan {plan}", "is there already"),
        ("export plan new.txt", "ends neither in .csv nor in .xlsx"),
        ("export plan no/new.csv", "There is no folder no"),
        ("export plan new.csv --plan Other", "“Other” is none of the plans here"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_written(
    tracker: Tracker, book: Path, plan: str, words: str, sentence: str
) -> None:
    tracker("import", "plan", plan)
    before = book.read_bytes()
    said = tracker(*(word.format(plan=plan, book=book) for word in words.split()))
    assert said.code == 2
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert book.read_bytes() == before


def test_a_plan_of_bad_rows_alone_ends_with_2(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "plan.csv"
    path.write_text("Ref,Action,Lead,When\n1,,J,May\n")
    assert tracker("import", "plan", str(path)).code == 2
    assert not (tmp_path / "casebook.json").exists()
