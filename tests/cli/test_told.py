"""Papers that are no letter on the command line: what they tell is taken over or left."""

import csv
import io
import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.letters.sample import sample


@pytest.fixture
def minutes(tracker: Tracker, tmp_path: Path) -> str:
    """Bring minutes in; gives the document's reference."""
    path = tmp_path / "minutes.txt"
    path.write_text(sample("minutes_visit3"), encoding="utf-8")
    brought = tracker("import", "letter", str(path))
    assert brought.code == 0
    found = re.search(r"Brought in (D-\w+), minutes of monitoring visit 3", brought.out)
    assert found
    return found[1]


def test_bringing_one_in_says_all_that_it_told(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "report.txt"
    path.write_text(sample("progress_report"), encoding="utf-8")
    out = tracker("import", "letter", str(path)).out
    assert "0 paragraphs waiting, 5 commitments." in out
    assert re.search(r"also tells of inspection \(7 to 18 March 2022\): added V-\w+", out)
    assert re.search(r"also tells of monitoring visit 4 \(November 2023\): added V-\w+", out)
    assert "appendix missing: Appendix 1 (Dashboard for September)" in out
    assert "tracker told D-" in out


def test_what_papers_tell_is_listed(tracker: Tracker, minutes: str) -> None:
    out = tracker("told").out
    assert (
        f"{minutes} c2  due July 2023, council: “Work with the council’s sector adviser starts this month"
        in out
    )
    assert f"{minutes} g1  41 families, waiting list for parenting support" in out
    rows = json.loads(tracker("told", minutes, "--json").out)
    assert [row["place"] for row in rows] == ["c1", "c2", "c3", "g1", "g2", "g3"]
    assert (rows[0]["start"], rows[0]["who"], rows[0]["state"]) == (
        "2023-07-14",
        "Scrutiny Committee",
        "done",
    )
    assert next(row["place"] for row in csv.DictReader(io.StringIO(tracker("told", "--csv").out))) == "c1"


def test_a_commitment_is_taken_over(tracker: Tracker, minutes: str) -> None:
    said = tracker("accept", minutes, "--paragraphs", "c2", "--owner", "Jo March", "--due", "1 jul 2024")
    assert re.fullmatch(
        rf"C2 of {minutes} is (A-\w+): Work with the council’s sector adviser.*\.\n", said.out
    )
    assert "c2" not in tracker("told", minutes).out
    assert "[accepted as A-" in tracker("show", minutes).out
    shown = json.loads(tracker("actions", "--json").out)
    assert [(row["owner"], row["due"]) for row in shown] == [("Jo March", "2024-07-01")]


def test_paragraphs_and_offers_are_decided_together(tracker: Tracker, minutes: str) -> None:
    tracker("accept", minutes, "--paragraphs", "1,g3")
    assert len(json.loads(tracker("findings", "--json").out)) == 1
    assert "longest wait for parenting support" in tracker("figure", "list").out
    tracker("skip", minutes, "--paragraphs", "2,c1")
    every = json.loads(tracker("told", minutes, "--every", "--json").out)
    assert {row["place"]: row["decision"] for row in every} == {
        "c1": "skipped", "c2": "waiting", "c3": "waiting", "g1": "waiting", "g2": "waiting", "g3": "accepted"
    }  # fmt: skip
    tracker("unskip", minutes, "--paragraphs", "c1")
    assert "c1" in tracker("told", minutes).out


def test_quoted_findings_are_marked(tracker: Tracker, minutes: str) -> None:
    out = tracker("show", minutes).out
    assert "1 [waiting; strength; other; inspectorate as quoted] Inspectors praised" in out
    assert "[waiting; concern; workforce stability; council] Hiring remains difficult" in out
    tracker("accept", minutes, "--paragraphs", "1")
    (row,) = json.loads(tracker("findings", "--json").out)
    assert row["said_by"] == "inspectorate as quoted"


def test_looking_first_tells_who_said_it_and_keeps_nothing(tracker: Tracker, tmp_path: Path) -> None:
    path = tmp_path / "press.txt"
    path.write_text(sample("press_visit4"), encoding="utf-8")
    found = json.loads(tracker("import", "letter", str(path), "--dry-run", "--json").out)
    assert (found["document"], found["visit"]["ordinal"], found["visit"]["start"]) == (
        "press release",
        4,
        None,
    )
    assert {f["said_by"] for f in found["findings"]} == {"inspectorate as quoted", "council"}
    assert [(o["place"], o["value"]) for o in found["offers"]] == [("g1", 60)]
    assert [v["when_text"] for v in found["visits"]] == ["November", "last March"]
    assert tracker("documents").code == 2


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (("accept", "{}", "--paragraphs", "c9"), "tells of no “c9”: it has c1, c2, c3, g1, g2, g3"),
        (
            ("accept", "{}", "--paragraphs", "c1,c2", "--title", "Both"),
            "A title is of one commitment or figure",
        ),
        (("accept", "{}", "--paragraphs", "c2", "--due", "someday"), "someday"),
        (("skip", "{}", "--paragraphs", "cx"), "no paragraph “cx”"),
    ],
)
def test_bad_input_is_one_sentence(tracker: Tracker, minutes: str, said: tuple[str, ...], why: str) -> None:
    refused = tracker(*(word.format(minutes) for word in said))
    assert refused.code == 2
    assert why in refused.err
    assert refused.err.count("\n") == 1
    assert len(json.loads(tracker("told", "--json").out)) == 6
