"""Numbers on the command line: all of them, one with its rows, stocks, targets, and what is refused."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Tracker
from tests.desk.book import open_desk
from tests.make import a_case, a_spell
from tests.measures.small_service import EVERYTHING, WITHIN, B, C
from tracker.domain.records import Record
from tracker.measures import MEASURES
from tracker.store.change import Edit

TODAY = ("--today", "2026-03-26")


def keep(book: Path, records: Sequence[Record]) -> None:
    desk = open_desk(book, today=WITHIN.end)
    desk.session.commit([Edit(None, record, "add") for record in records], "add")
    desk.close(quick=True)


@pytest.fixture
def small(book: Path, tracker: Tracker) -> Tracker:
    keep(book, EVERYTHING)
    return lambda *words, **more: tracker(*words, *TODAY, **more)


def test_all_of_them_stand_under_their_groups(small: Tracker) -> None:
    said = small("measures").out
    assert said.startswith(
        "From 13 Feb 2026 to 26 Mar 2026; before: 2 Jan 2026 to 12 Feb 2026.\n\nYoung people\n"
    )
    assert "  In touch                                             67 % (2 of 3)\n" in said
    assert "    before 50 %; last year 0 %; ↑ better  [in-touch]\n" in said
    assert said.endswith("\n'tracker measures ID' says what one counts and lists its rows.\n")
    assert all(f"[{measure_id}]" in said for measure_id in MEASURES)
    assert max(map(len, small("measures", "--group", "workers").out.splitlines())) <= 80


def test_a_group_and_a_period(small: Tracker) -> None:
    said = small("measures", "--group", "prom", "--from", "1 jan 2026", "--to", "31 jan 2026").out
    assert said.startswith("From 1 Jan 2026 to 31 Jan 2026; before: 1 Dec 2025 to 31 Dec 2025.\n\nPromises\n")
    assert "[promises-open]" in said
    assert "[in-touch]" not in said
    assert "  Promises open                                        4\n" in said


def test_one_says_what_it_counts_and_lists_its_rows(small: Tracker) -> None:
    said = small("measures", "pa-visits-overdue").out.splitlines()
    assert said[0] == "PA visits overdue: 1"
    assert said[1] == "  From 13 Feb 2026 to 26 Mar 2026; before 2; last year 3; ↓ better"
    assert said[2].startswith("  Young people to whom a personal adviser’s visits are owed")
    assert "  Counted: 1; 'tracker cases --closed figure:pa-visits-overdue' lists them." in said
    assert C.ref in said[-1]
    assert len([line for line in said if "YP-" in line]) == 1


def test_how_to_open_it_elsewhere_is_true(small: Tracker) -> None:
    said = small("measures", "in-touch").out
    assert "  Of: 3; 'tracker cases --closed figure:all-of-in-touch' lists them.\n" in said
    assert "  The others: 1; add -figure:in-touch to that.\n" in said
    others = small("cases", "--closed", "figure:all-of-in-touch", "-figure:in-touch", "--json").out
    assert [row["ref"] for row in json.loads(others)] == [C.ref]
    earlier = small("measures", "in-touch", "--to", "31 jan 2026", "--from", "1 jan 2026").out
    assert "figure:in-touch@2026-01-01..2026-01-31'" in earlier
    listed = small("cases", "--closed", "figure:in-touch@2026-01-01..2026-01-31", "--json").out
    assert {row["ref"] for row in json.loads(listed)} == {B.ref, C.ref}


@pytest.mark.parametrize("measure_id", MEASURES)
def test_each_lists_as_many_rows_as_it_counts(small: Tracker, measure_id: str) -> None:
    found = json.loads(small("measures", measure_id, "--json").out)
    assert found["counted"] == len(found["rows"])
    assert found["of"] == (None if found["of_refs"] is None else len(found["of_refs"]))
    said = small("measures", measure_id)
    assert (said.code, said.err) == (0, "")
    verb = next(line for line in said.out.splitlines() if line.startswith("  Counted")).split("'")[1]
    elsewhere = json.loads(small(*verb.split()[1:], "--json").out)
    assert sorted(row["ref"] for row in elsewhere) == sorted(row["ref"] for row in found["rows"])


def test_what_is_measured_of_each_row_stands_behind_it(small: Tracker) -> None:
    said = small("measures", "promises-days-late").out.splitlines()
    assert [line.split("  ")[-1] for line in said[-2:]] == ["10 days", "0 days"]
    assert small("measures", "caseload-average").out.startswith(
        "Young people to a personal adviser, average: 1 young person (of 2)\n"
    )


def test_scripts_get_all_of_it(small: Tracker) -> None:
    found = {each["id"]: each for each in json.loads(small("measures", "--json").out)}
    assert set(found) == set(MEASURES)
    touched = found["in-touch"]
    assert (touched["shown"], touched["counted"], touched["of"]) == ("67 % (2 of 3)", 2, 3)
    assert (touched["before"], touched["trend"], touched["target"]) == (50, "better", None)
    assert touched["definition"].endswith("in the 56 days up to it.")
    rows = list(csv.DictReader(io.StringIO(small("measures", "--csv").out)))
    assert [row["id"] for row in rows[:2]] == ["young-people", "aged-16-17"]
    assert list(rows[0])[:4] == ["id", "name", "group", "shown"]
    cases = list(csv.DictReader(io.StringIO(small("measures", "out-of-touch", "--csv").out)))
    assert [row["ref"] for row in cases] == [C.ref]


def test_stocks_add_up(small: Tracker) -> None:
    said = small("measures", "flows").out
    assert "Young people: 6 at the start + 1 new - 1 gone = 6 at the end; adds up  [young-people]\n" in said
    assert "Open promises: 4 at the start + 1 new - 3 gone = 2 at the end; adds up  [promises]\n" in said
    flows = {each["id"]: each for each in json.loads(small("measures", "flows", "--json").out)}
    assert (flows["concerns"]["opening"], flows["concerns"]["closed"]) == (3, 1)
    assert all(each["opening"] + each["new"] - each["closed"] == each["closing"] for each in flows.values())
    assert len(list(csv.DictReader(io.StringIO(small("measures", "flows", "--csv").out)))) == len(flows)


def test_a_stock_that_does_not_add_up_names_who(book: Path, tracker: Tracker) -> None:
    case = a_case(closed_on=date(2024, 6, 3))
    keep(book, [case, a_spell(case, "eligibility", date(2024, 6, 5), "former relevant")])
    assert f"does not add up: {case.ref}  [young-people]" in tracker("measures", "flows").out
    (people, *_) = json.loads(tracker("measures", "flows", "--json").out)
    assert (people["adds_up"], people["unexplained"]) == (False, [case.ref])


def test_a_target_is_set_shown_and_met(small: Tracker) -> None:
    said = small("measures", "target", "in-touch", "65", "--reason", "Council plan")
    assert (said.out, said.code) == ("The target of in-touch is 65 %: Council plan.\n", 0)
    assert "↑ better; target 65 %: met  [in-touch]" in small("measures").out
    small("measures", "target", "in-touch", "95%", "--reason", "The board raised it")
    said = small("measures", "in-touch").out
    assert "target 95 %: not met\n  The target is the council's own: The board raised it\n" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nonesuch",), "There is no figure “nonesuch”"),
        (("in-touch", "out-of-touch"), "One measure at a time"),
        (("--from", "31 mar 2026", "--to", "1 mar 2026"), "The period ends before it begins"),
        (("--to", "1 apr 2026"), "The period ends after today"),
        (("--from", "31 feb"), "There is no 31 February"),
        (("target",), "A target needs a measure and a number"),
        (("target", "in-touch", "95"), "--reason is missing"),
        (("target", "in-touch", "many", "--reason", "x"), "The target cannot be “many”"),
        (("target", "in-touch", "101", "--reason", "x"), "The target of in-touch cannot be 101"),
        (("target", "in-touch", "95", "--reason", " "), "The reason for the target"),
        (("target", "young-people", "5", "--reason", "x"), "Young people has no target"),
        (("in-touch", "--reason", "x"), "A reason goes with a target"),
        (("in-touch", "--group", "findings"), "--group goes with the list"),
        (("\x1b[31m" + "x" * 80,), "There is no figure “[31mxxx"),
    ],
)
def test_what_is_not_understood_is_one_sentence(
    small: Tracker, words: tuple[str, ...], sentence: str
) -> None:
    said = small("measures", *words)
    assert said.code == 2
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert "\x1b" not in said.err
    assert said.out == ""


def test_a_period_may_begin_where_years_begin(small: Tracker) -> None:
    assert small("measures", "in-touch", "--from", "1900-01-01").code == 0


def test_an_empty_casebook_has_numbers_too(tracker: Tracker) -> None:
    tracker("people", "add", "J Price")
    said = tracker("measures")
    assert said.code == 0
    assert "nobody to count" in said.out
    assert "0 at the start + 0 new - 0 gone = 0 at the end; adds up" in tracker("measures", "flows").out
