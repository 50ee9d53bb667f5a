"""Board packs on the command line, as somebody who has no screen makes and sends them."""

import json
import re
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.young import note as said
from tests.cli.young import young_person

PERIOD = ("--from", "2024-05-01", "--to", "2024-06-10")
WHY = ("--reason", "for the board")


@pytest.fixture
def ref(tracker: Tracker) -> str:
    tracker("action", "add", "Call families", "--owner", "J Price", "--due", "2024-06-20")
    return tracker("pack", "new", *PERIOD, "--name", "June board", "--quiet").out.strip()


def test_a_pack_is_made_listed_and_shown(tracker: Tracker, ref: str) -> None:
    assert re.fullmatch(r"K-\w{4}", ref)
    assert f"{ref}  1 May 2024 to 10 Jun 2024  all themes  June board" in tracker("pack").out
    (row,) = json.loads(tracker("pack", "--json").out)
    assert (row["ref"], row["title"], row["flags"], row["from"]) == (ref, "June board", [], "2024-05-01")
    assert tracker("pack", "--csv").out.startswith("ref,title")
    shown = tracker("pack", ref)
    assert (shown.code, shown.err) == (0, "")
    assert "What this paper is" in shown.out
    assert max(map(len, shown.out.splitlines())) <= 80
    assert "# June board" in tracker("pack", ref, "--markdown").out
    told = json.loads(tracker("pack", "show", ref, "--json").out)
    assert {f["measure"] for f in told["figures"]} >= {"actions-overdue", "open-actions-new"}
    assert "June board" in tracker("show", ref).out


def test_it_is_written_once_and_the_same_each_time(tracker: Tracker, ref: str, tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        assert tracker("pack", ref, "--out", str(tmp_path / name), *WHY).code == 0
        tracker("action", "add", "Later")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / n).iterdir()} for n in ("one", "two"))
    assert one == two
    assert len(one) == 3
    again = tracker("pack", ref, "--out", str(tmp_path / "one"), *WHY)
    assert again.code == 2
    assert "is there already" in again.err
    assert "wrote the pack" in tracker("history").out


def test_known_makes_a_pack_of_what_was_known_and_the_casebook_is_written_to(tracker: Tracker) -> None:
    tracker("action", "add", "Call families", "--today", "today")
    refused = tracker("pack", "new", *PERIOD, "--known", "yesterday", "--today", "today")
    assert refused.code == 2
    assert "Nothing was recorded by the end of" in refused.err
    assert tracker("pack", "new", *PERIOD, "--known", "today", "--today", "today").code == 0


def test_corrections_are_told_beside_it(tracker: Tracker, ref: str) -> None:
    assert "Every figure stands" in tracker("pack", ref, "--corrections").out
    tracker("action", "add", "Late", "--today", "2024-06-01")
    assert "recorded late" in tracker("pack", ref, "--corrections").out
    told = json.loads(tracker("pack", ref, "--corrections", "--json").out)
    assert {"open-actions-new", "open-actions-closing"} <= {each["measure"] for each in told}


def test_words_can_be_chosen_from(tracker: Tracker, ref: str) -> None:
    young_person(tracker)
    note = said(tracker, "--own-words", "I chose the flat")
    listed = tracker("pack", "words", *PERIOD)
    assert "aged 18 to 20: “I chose the flat”" in listed.out
    assert listed.out.split()[0] == note
    made = tracker("pack", "new", *PERIOD, "--words", note, "--quiet").out.strip()
    assert "“I chose the flat”" in tracker("pack", made).out
    assert json.loads(tracker("pack", "words", *PERIOD, "--json").out)[0]["ref"] == note
    assert "No contact note" in tracker("pack", "words", "--from", "2020-01-01", "--to", "2020-01-02").out


def test_the_cover_report_is_refused_until_it_is_whole(tracker: Tracker, ref: str, tmp_path: Path) -> None:
    out, text = tmp_path / "cover.docx", tmp_path / "cover.md"
    refused = tracker("pack", "cover", ref, "--out", str(out))
    assert (refused.code, out.exists()) == (2, False)
    assert "template text: meeting" in refused.err
    assert "sign-off by legal" in refused.err
    sections = json.loads(tracker("pack", "cover", ref, "--json").out)["sections"]
    text.write_text("\n".join(f"## {name}\nSaid of it.\n" for name in sections), encoding="utf-8")
    assert tracker("pack", "cover", ref, "--from", str(text)).code == 0
    assert tracker("pack", "cover", ref, "--set", "wards", "All wards").code == 0
    for role in ("governance", "finance", "legal", "communications", "equality", "procurement", "risk"):
        signed = tracker("pack", "cover", ref, "--sign", role, "A N Officer", "yesterday")
    assert "it is whole" in signed.out
    assert "The reason for taking it out is missing" in tracker("pack", "cover", ref, "--out", str(out)).err
    assert "whole and may be written" in tracker("pack", "cover", ref).out
    assert tracker("pack", "cover", ref, "--out", str(out), *WHY).code == 0
    assert out.read_bytes()[:2] == b"PK"
    again = tracker("pack", "cover", ref, "--set", "wards", "Two wards").out
    assert "has to be signed off again for governance, finance," in again
    assert "7 still to do" in again


def test_a_pack_makes_its_last_folder_and_is_not_made_where_its_files_are(
    tracker: Tracker, tmp_path: Path
) -> None:
    tracker("action", "add", "Call families")
    pack = ("pack", "new", *PERIOD, "--out", str(tmp_path / "board"), *WHY)
    assert tracker(*pack).code == 0
    assert {path.suffix for path in (tmp_path / "board").iterdir()} == {".md", ".docx", ".xlsx"}
    again = tracker(*pack)
    assert again.code == 2
    assert "is there already" in again.err
    assert len(json.loads(tracker("pack", "--json").out)) == 1


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("K-ZZZZ",), "There is no"),
        (("new", "--from", "2024-06-10", "--to", "2024-06-01"), "ends before it begins"),
        (("new", "--words", "N-ZZZZZ"), "There is no contact note"),
        (("new", "--out", "/no/such/folder", "--reason", "board"), "There is no folder"),
        (("new", "--out", "."), "The reason for taking it out is missing"),
        (("new", "--theme", "weather"), "cannot be"),
        (("cover", "K-ZZZZ"), "There is no"),
    ],
)
def test_bad_input_is_one_sentence_and_nothing_is_made(
    tracker: Tracker, ref: str, words: tuple[str, ...], why: str
) -> None:
    said = tracker("pack", *words)
    assert said.code == 2
    assert why in said.err
    assert len(json.loads(tracker("pack", "--json").out)) == 1


def test_an_empty_casebook_has_no_pack(tracker: Tracker) -> None:
    assert tracker("pack").code == 2  # a verb that reads begins no casebook
    tracker("people", "add", "J Price")
    assert "No board pack was made yet" in tracker("pack").out


def test_a_pack_for_the_team_says_so(tracker: Tracker, ref: str, tmp_path: Path) -> None:
    inside = tracker(
        "pack", "new", *PERIOD, "--for-team", "--quiet", "--out", str(tmp_path), *WHY
    ).out.split()[0]
    assert "must not leave the team" in tracker("pack", inside).out
    assert "(must not leave the team)" in tracker("pack").out
    assert all("team-only" in path.name for path in tmp_path.glob("board-pack*"))
