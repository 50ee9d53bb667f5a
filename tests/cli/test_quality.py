"""``check --data`` prints a line a fault, and ``mend`` puts one right."""

import csv
import io
import json
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.cli.young import NAMED, young_person
from tests.make import make
from tracker.desk import Desk
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event
from tracker.store.change import Edit


@pytest.fixture
def faulty(tracker: Tracker, book: Path) -> tuple[str, str]:
    """A casebook with an action complete before it was agreed and an event before birth; gives both references."""
    ref = young_person(tracker)
    desk = Desk.open(book, date(2024, 6, 10), dated=True)
    case = desk.session.find(ref, Case)
    days = {"agreed_on": date(2024, 3, 4), "completed_on": date(2024, 3, 1)}
    action = make(Action, title=f"Ring {NAMED}", source="board", state="complete", **days)
    event = make(Event, case=case.id, kind="handover", day=date(2004, 1, 1))
    desk.session.commit([Edit(None, record, "added") for record in (action, event)], "script")
    desk.close(quick=True)
    return action.ref, event.ref


def test_a_clean_casebook_ends_with_nought(tracker: Tracker) -> None:
    young_person(tracker)
    said = tracker("check", "--data")
    assert said.code == 0
    assert said.out.endswith("checks of the data found nothing.\n")


def test_a_line_a_fault_then_how_many_of_each(tracker: Tracker, faulty: tuple[str, str]) -> None:
    action, event = faulty
    said = tracker("check", "--data")
    assert said.code == 1
    lines = said.out.splitlines()
    assert lines[0] == (
        f"DQ-30  {action}: complete before it was agreed: 1 Mar 2024, and 4 Mar 2024. "
        f"Mend: tracker mend {action} completed_on DAY"
    )
    assert lines[1].startswith(f"DQ-42  {event}: dated 1 Jan 2004, before YP-014 was born. ")
    assert lines[2] == "DQ-30  1 fault: An action is complete on or after the day it was agreed."
    assert lines[-1].endswith("checks of the data found 2 faults.")
    assert NAMED not in said.out


def test_scripts_get_json_and_csv_without_names(tracker: Tracker, faulty: tuple[str, str]) -> None:
    told = tracker("check", "--data", "--json")
    rows = json.loads(told.out)
    assert [row["ref"] for row in rows] == list(faulty)
    assert {"check", "fix", "about", "source", "case", "state"} <= set(rows[0])
    table = tracker("check", "--data", "rule:DQ-42", "--csv")
    (row,) = csv.DictReader(io.StringIO(table.out))
    assert (row["ref"], row["case"]) == (faulty[1], "YP-014")
    assert told.code == table.code == 1
    assert NAMED not in told.out + table.out


def test_plain_check_says_nothing_of_the_data(tracker: Tracker, faulty: tuple[str, str]) -> None:
    assert tracker("check").code == 0
    assert tracker("check", "--json").code == 2
    assert tracker("check", "rule:DQ-30").err.startswith("tracker: Words, --json and --csv go with --data")
    assert tracker("check", "--data", "--take-in").code == 2


def test_what_cannot_be_read_is_refused(tracker: Tracker, book: Path) -> None:
    assert tracker("check", "--data").code == 2
    assert not book.exists()
    young_person(tracker)
    said = tracker("check", "--data", "colour:red")
    assert (said.code, said.out) == (2, "")
    assert "no field “colour”" in said.err


def test_mending_by_the_verb_that_was_said(tracker: Tracker, faulty: tuple[str, str]) -> None:
    action, event = faulty
    said = tracker("mend", action, "completed-on", "5 mar 2024", "--reason", "typed wrong")
    assert (said.code, said.out) == (0, f"Put right the completed on of {action}.\n")
    assert "because: typed wrong" in tracker("history", action).out
    assert tracker("mend", event, "day", "2024-01-01", "--quiet").out == f"{event}\n"
    assert tracker("check", "--data").code == 0


def test_mending_what_is_right_or_unknown_is_refused(tracker: Tracker, faulty: tuple[str, str]) -> None:
    for words in (("A-0000", "day", "today"), (faulty[0], "owner", "me"), ("YP-014", "born", "2005-01-01")):
        said = tracker("mend", *words)
        assert (said.code, said.out) == (2, ""), words
    assert "Nothing is wrong with YP-014" in tracker("mend", "YP-014", "born", "2005-01-01").err


def test_every_fix_begins_with_a_verb_there_is() -> None:
    from tracker.cli.entry import PAGES
    from tracker.rules.quality import checks

    verbs = frozenset().union(*PAGES.values()) | {"pack"}
    assert {each.fix.verb.split()[0] for each in checks()} <= verbs
