"""Tables and messages on the command line: in, out, and back in a file where a row cannot be."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.test_process import ROOT

TABLE = (
    "case number,initials,chosen name,date of birth,personal adviser,ACCOM\n"
    "014,ZA,Zo,12/03/2006,T Manager,U1\n015,BK,Bea,12/03/2006,,S1\n"
)
CHAT = """05/06/2024, 14:05 - Zo: hi, Kayleigh says 07700 900123
05/06/2024, 14:06 - T Manager: ok
06/06/2024, 09:00 - Zo: hello"""


@pytest.fixture
def table(tmp_path: Path) -> str:
    path = tmp_path / "list.csv"
    path.write_text(TABLE, encoding="utf-8")
    return str(path)


@pytest.fixture
def chat(tmp_path: Path) -> str:
    path = tmp_path / "chat.txt"
    path.write_text(CHAT, encoding="utf-8")
    return str(path)


def test_a_table_comes_in_and_its_bad_row_comes_back(tracker: Tracker, table: str, tmp_path: Path) -> None:
    dry = tracker("import", "cases", table, "--dry-run")
    assert dry.code == 0
    assert "1 young person would be added, 0 updated, 0 unchanged, 1 row not brought in." in dry.out
    assert not (tmp_path / "casebook.json").exists()
    errors = tmp_path / "mend.csv"
    said = tracker("import", "cases", table, "--errors", str(errors))
    assert said.code == 0
    assert "1 young person added" in said.out
    assert "row 3: ACCOM: S1 cannot be" in said.err
    assert errors.exists()
    assert "Zo" not in said.out + said.err
    again = tracker("import", "cases", table, "--dry-run", "--json")
    assert {k: v for k, v in json.loads(again.out).items() if k in ("added", "updated", "unchanged")} == {
        "added": 0, "updated": 0, "unchanged": 1,
    }  # fmt: skip
    assert json.loads(again.out)["bad_rows"][0]["row"] == 3


def test_a_table_of_bad_rows_alone_ends_with_2_and_begins_no_casebook(
    tracker: Tracker, tmp_path: Path
) -> None:
    (tmp_path / "list.csv").write_text("case number,date of birth\n014,Ongoing\n")
    said = tracker("import", "cases", str(tmp_path / "list.csv"))
    assert said.code == 2
    assert "row 2: date of birth: “Ongoing” is no day" in said.err
    assert {path.name for path in tmp_path.iterdir()} == {"list.csv", "list-errors.csv"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("import", "WHAT is missing"),
        ("import cases", "FILE is missing"),
        ("import cases nowhere.csv", "There is no file nowhere.csv"),
        ("import cases {chat}", "has no row of column names that are known here: it needs a case number"),
        ("import notes {table}", "it needs case, date and kind"),
        ("import messages YP-099 {chat}", "There is no young person “YP-099”"),
        ("import messages YP-014 {chat} --days 1,9", "there are 2"),
        ("import messages YP-014 {chat} --days x", "names no drafts"),
        ("import messages YP-014 {chat} --days 1 --all", "cannot go together"),
        ("import messages YP-014 {book} --all", "does not say who wrote"),
        ("export cases {table} --reason x", "is there already: name a file that is not"),
        ("export cases --reason x", "FILE is missing"),
        ("export cases new.csv --reason  --layout ssd", "--reason needs something after it"),
        ("export cases new.txt --reason x", "ends neither in .csv nor in .xlsx"),
        ("export cases no/new.csv --reason x", "There is no folder no"),
        ("export cases new.csv --reason x --layout odd", "cannot be “odd”"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_nothing_written(
    tracker: Tracker, book: Path, table: str, chat: str, words: str, sentence: str
) -> None:
    tracker("import", "cases", table)
    before = book.read_bytes()
    said = tracker(*words.format(table=table, chat=chat, book=book).split())
    assert sentence in said.err
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert book.read_bytes() == before


def test_young_people_go_out_with_a_reason(tracker: Tracker, table: str, tmp_path: Path) -> None:
    tracker("import", "cases", table)
    said = tracker(
        "export", "cases", str(tmp_path / "out.xlsx"), "--layout", "plain", "--reason", "inspection"
    )
    assert said.code == 0
    assert "Wrote 1 case to" in said.out
    back = tracker("import", "cases", str(tmp_path / "out.xlsx"), "--json")
    assert (json.loads(back.out)["unchanged"], json.loads(back.out)["bad_rows"]) == (1, [])
    data = tracker("export", "cases", str(tmp_path / "a.csv"), "--reason", "inspection", "--json")
    assert json.loads(data.out)["layout"] == "annexa"


def test_why_not_everybody_went_out_is_said(tracker: Tracker, tmp_path: Path) -> None:
    def export(name: str) -> str:
        return tracker("export", "cases", str(tmp_path / name), "--reason", "inspection").out

    tracker("case", "add", "AB", "1/1/2005", "--number", "014")
    tracker("case", "add", "CD", "1/1/2005", "--number", "031")
    holds = "Annex A list 9 holds young people with a leaving care status"
    end = "the reason stands in the history.\n"
    assert export("a.csv") == (
        f"Wrote 0 of 2 cases to {tmp_path / 'a.csv'}: {holds}, and none has one; {end}"
    )
    tracker("case", "begin", "014", "eligibility", "former relevant")
    assert export("b.csv") == f"Wrote 1 of 2 cases to {tmp_path / 'b.csv'}: {holds}; {end}"


def test_contact_notes_come_in(tracker: Tracker, table: str, tmp_path: Path) -> None:
    tracker("import", "cases", table)
    (tmp_path / "notes.csv").write_text("case;date;kind;note\n014;05/06/2024;phone;Talked\n")
    assert "1 contact note added" in tracker("import", "notes", str(tmp_path / "notes.csv")).out
    assert (
        "0 contact notes added, 0 updated, 1 unchanged"
        in tracker("import", "notes", str(tmp_path / "notes.csv")).out
    )


def test_messages_are_shown_first_and_kept_only_where_confirmed(
    tracker: Tracker, table: str, chat: str
) -> None:
    tracker("import", "cases", table)
    shown = tracker("import", "messages", "YP-014", chat)
    assert shown.code == 0
    assert "1. Wed 5 Jun 2024, both ways: 2 messages, 1 masked" in shown.out
    assert "Other people's names? Kayleigh" in shown.out
    assert "No list catches every name" in shown.out
    assert "900123" not in shown.out
    kept = tracker("import", "messages", "014", chat, "--days", "1", "--mask", "Kayleigh", "--json")
    (note,) = json.loads(kept.out)
    assert note["text"].startswith("14:05 ZA: hi, [name] says [phone number]")
    rest = json.loads(tracker("import", "messages", "YP-014", chat, "--json").out)
    assert [(draft["number"], draft["day"]) for draft in rest] == [(1, "2024-06-06")]
    assert "Kept 1 contact note." in tracker("import", "messages", "YP-014", chat, "--all").out
    assert "Nothing new" in tracker("import", "messages", "YP-014", chat, "--all").out


def test_a_dry_run_keeps_nothing_even_with_all(tracker: Tracker, table: str, chat: str) -> None:
    tracker("import", "cases", table)
    tracker("import", "messages", "YP-014", chat, "--all", "--dry-run")
    assert len(json.loads(tracker("import", "messages", "YP-014", chat, "--json").out)) == 2


def test_a_paste_is_piped_in(tracker: Tracker, table: str, monkeypatch: pytest.MonkeyPatch) -> None:
    tracker("import", "cases", table)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"moved in with Kayleigh")))
    said = tracker("import", "messages", "YP-014", "-", "--all", "--direction", "from them")
    assert "Kept 1 contact note." in said.out


def test_a_plain_verb_loads_no_spreadsheet_library(tracker: Tracker, table: str, tmp_path: Path) -> None:
    heavy = ("openpyxl", "textual", "tracker.letters")
    code = f"""
import sys
from tracker.cli import main
main(sys.argv[1:])
print([name for name in {heavy} if name in sys.modules])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, "import", "cases", table, "--file", str(tmp_path / "x.json")],
        capture_output=True, text=True, cwd=ROOT,
    )  # fmt: skip
    assert done.stdout.splitlines()[-1] == "[]"
