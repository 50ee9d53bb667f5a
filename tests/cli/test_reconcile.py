"""Comparing with an extract and taking data out on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.young import NAMED, young_person

EXTRACT = "Child Unique ID,Date of Birth,Allocated Personal Advisor\n014,15/01/2005,T Oduya\n099,15/01/2005,J Price\n"


@pytest.fixture
def extract(tracker: Tracker, tmp_path: Path) -> str:
    young_person(tracker)
    path = tmp_path / "march.csv"
    path.write_text(EXTRACT, encoding="utf-8")
    return str(path)


def test_a_comparison_is_told_kept_once_and_read_back(tracker: Tracker, extract: str, book: Path) -> None:
    assert "Nothing was compared yet" in tracker("reconcile").out
    before = book.read_bytes()
    dry = tracker("reconcile", extract, "--dry-run")
    assert dry.out.splitlines() == [
        "march.csv of 10 Jun 2024: 1 young person on both sides, 2 differences",
        "Compared: date of birth, personal adviser.",
        "",
        "Counts",
        "  young people: 1 here, 2 there, differs by 1 (only there 099)",
        "  with a personal adviser: 1 here, 2 there, differs by 1 (only there 099)",
        "",
        "Differences",
        "  014: personal adviser here J Price, there T Oduya",
        "  099: case here missing, there in row 3",
        "Nothing was kept.",
    ]
    assert book.read_bytes() == before
    kept = tracker("reconcile", extract)
    assert (kept.code, kept.out.splitlines()[:-1]) == (0, dry.out.splitlines()[:-1])
    ref = kept.out.split()[-1].rstrip(".")
    again = tracker("reconcile", extract)
    assert again.out.endswith(f"compared on 10 Jun 2024 with the same result ({ref}): nothing new is kept.\n")
    assert tracker("reconcile").out.startswith(f"{ref}  march.csv of 10 Jun 2024")
    assert tracker("reconcile", ref).out.splitlines() == dry.out.splitlines()[:-1]
    assert "014: personal adviser here J Price" in tracker("show", ref).out
    assert NAMED not in kept.out


def test_a_comparison_as_data(tracker: Tracker, extract: str) -> None:
    tried = json.loads(tracker("reconcile", extract, "--json", "--dry-run").out)
    assert (tried["ref"], tried["same_as"], tried["not_compared"]) == (None, None, [])
    assert tried["differences"][0] == {
        "number": "014", "case": "YP-014", "field": "personal adviser", "here": "J Price", "there": "T Oduya",
        "sentence": "014: personal adviser here J Price, there T Oduya",
    }  # fmt: skip
    assert tried["counts"][0] == {
        "of": "case", "here": 1, "there": 2, "difference": -1, "only_here": [], "only_there": ["099"],
    }  # fmt: skip
    assert json.loads(tracker("reconcile", "--json").out) == []
    kept = json.loads(tracker("reconcile", extract, "--json").out)
    (listed,) = json.loads(tracker("reconcile", "--json").out)
    assert listed["ref"] == kept["ref"]
    assert json.loads(tracker("reconcile", extract, "--json").out)["same_as"] == kept["ref"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (None, "There is no file"),
        (b"", "is empty"),
        (b"\x00\x01\x02" * 50, "is not text"),
        (b"Name,Age\nA,1\n", "no row of column names"),
        (b"case number,DOB\n777,01/01/2005\n", "names nobody who is here"),
    ],
)
def test_what_is_no_extract_is_one_sentence_and_nothing_kept(
    tracker: Tracker, book: Path, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    young_person(tracker)
    before = book.read_bytes()
    if content is not None:
        (tmp_path / "x.csv").write_bytes(content)
    said = tracker("reconcile", str(tmp_path / "x.csv"))
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert book.read_bytes() == before


def test_without_a_casebook_nothing_is_begun(tracker: Tracker, tmp_path: Path, book: Path) -> None:
    (tmp_path / "x.csv").write_text(EXTRACT, encoding="utf-8")
    said = tracker("reconcile", str(tmp_path / "x.csv"))
    assert (said.code, said.out, book.exists()) == (2, "", False)
    assert tracker("reconcile", "RC-0000").code == 2
    assert tracker("reconcile", "--dry-run").code == 2


def test_without_a_reason_there_is_a_preview_and_no_file(
    tracker: Tracker, extract: str, tmp_path: Path
) -> None:
    path = tmp_path / "out.csv"
    alone = tracker("export", "cases")
    assert (alone.code, alone.err) == (0, "")
    assert "1 case in the layout annexa, 17 columns." in alone.out
    assert "reference: YP-014; age: 19;" in alone.out
    named = tracker("export", "cases", str(path), "--layout", "legacy")
    assert (named.code, named.err.count("\n"), path.exists()) == (2, 1, False)
    assert "1 case in the layout annexa13, 13 columns." in named.out
    assert "out.csv was not written: personal data leave with --reason WHY" in named.err
    assert not [said for said in (NAMED, "15/01/2005") if said in alone.out + named.out]
    data = json.loads(tracker("export", "cases", "--json").out)
    assert (data["cases"], data["first"][0]["reference"]) == (1, "YP-014")
    assert "Nothing was taken out" in tracker("history", "--looks").out


def test_who_took_what_out_is_read_back(tracker: Tracker, extract: str, tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    tracker("export", "cases", str(path), "--layout", "legacy", "--reason", "Ofsted asked")
    assert path.read_text("utf-8-sig").count(",") == 24
    said = tracker("history", "--looks").out
    assert "T Manager: exported 1 case in the layout annexa13 to out.csv" in said
    assert "because: Ofsted asked" in said
    (look,) = json.loads(tracker("history", "--looks", "--json").out)
    assert (look["who"], look["reason"]) == ("T Manager", "Ofsted asked")
    assert "leave the reference out" in tracker("history", "YP-014", "--looks").err
