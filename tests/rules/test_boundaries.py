"""Every rule of the table: the day before its threshold, the day, the day after; and what holds for all."""

import re
from datetime import timedelta

import pytest
from msgspec.structs import replace

from tests.rules.boundary import Boundary, asked, holds
from tests.rules.boundary_table import ROWS, table
from tests.rules.sample import day
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.rule import RULES

IN_THE_TABLE = re.compile(
    r"(EL|AL|PP|RV|VI|AC|EE|HE|PA|ID|LO|CL|WL|IB|SE|SU|WR)-|AN-09|AN-1\d|FI-0[23]|MV-0[1245]|AU-0[23]"
)
"""The others have their days in the tests of their own: AN-01 to AN-08, AU-01, FI-01, MV-03."""
NEVER_CLOSED = {"PP-19"}
"""An offer is still owed when the case is closed."""
LONGEST = 130
"""Characters of the longest sentence: two lines of a narrow terminal, with a long name of a worker in it."""

each_row = pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.rule} {row.what}")


def with_case(row: Boundary, **fields: object) -> Boundary:
    def changed(record: Record) -> Record:
        return replace(record, **fields) if isinstance(record, Case) else record

    return row._replace(record=changed(row.record), others=tuple(map(changed, row.others)))


@each_row
def test_boundary(row: Boundary) -> None:
    holds(row)


def test_every_rule_has_a_row() -> None:
    assert {rule for rule in RULES if IN_THE_TABLE.match(rule)} == {row.rule for row in ROWS}


@each_row
def test_a_closed_case_is_left_alone_from_the_day_after_it_closed(row: Boundary) -> None:
    if not any(isinstance(record, Case) for record in (row.record, *row.others)):
        return
    since = day(row.since)
    still_open, closed = (with_case(row, closed_on=since + timedelta(days=n)) for n in (0, -1))
    assert asked(still_open, since)
    assert (asked(closed, since) is None) == (row.rule not in NEVER_CLOSED)


@each_row
def test_who_has_died_is_asked_for_nothing_but_notes_and_what_was_promised(row: Boundary) -> None:
    if isinstance(row.record, Case) and row.rule not in {"VI-07", "PP-19"}:
        assert asked(with_case(row, in_touch="DIED"), day(row.since)) is None


@each_row
def test_a_sentence_is_plain_and_names_nobody_by_the_name_they_chose(row: Boundary) -> None:
    for later in (0, 1, 40):
        flag = asked(
            with_case(row, chosen_name="Zebedee", initials="ZB"), day(row.since) + timedelta(days=later)
        )
        if flag:
            assert "Zebedee" not in flag.sentence + flag.clears
            assert not flag.sentence[0].islower()
            assert not re.search(r"\.$|\breg\. |\bLAC\b|\bNEET\b|_", flag.sentence)
            assert len(flag.sentence) <= LONGEST, flag.sentence
            assert re.fullmatch(r"[a-z].*[^.]", flag.clears)  # it follows “To clear: ”


ABOUT_CASES = sorted({row.rule for row in ROWS if isinstance(row.record, Case)})


@pytest.mark.parametrize("rule", ABOUT_CASES)
@pytest.mark.parametrize("born", ["2012-03-03", "2009-06-01", "2007-01-15", "2003-05-05", "2000-02-29"])
def test_a_young_person_of_whom_nothing_is_recorded_has_no_flag(rule: str, born: str) -> None:
    row = next(row for row in ROWS if row.rule == rule)
    alone = with_case(row, born=day(born), complexity=(), frequency=None)._replace(others=())
    assert asked(alone, day("2026-03-26")) is None


def test_the_table_says_of_each_row_what_happens_on_its_days() -> None:
    head, _, *lines = table().splitlines()
    assert head == "| rule | what | first day true | the day before | the day | the day after |"
    assert len(lines) == len(ROWS)
    assert all(line.count(" | ") == head.count(" | ") for line in lines)
    (week,) = (line for line in lines if "the week ends on 29 February" in line)
    assert week == (
        "| VI-01 | the week ends on 29 February | 1 Mar 2024 | silent "
        "| overdue, 4: PA visit in the new home 1 day overdue: moved 22 Feb 2024, not seen there since "
        "| overdue, 4: PA visit in the new home 2 days overdue: moved 22 Feb 2024, not seen there since |"
    )
