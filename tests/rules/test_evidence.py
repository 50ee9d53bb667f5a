"""AN-10, AN-11 and AN-12: too many actions, a status without a measure, evidence that cannot be found again."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.sample import action, day, flags_on, oversight, person, threshold, update
from tracker.domain.records import Record

TODAY = "2026-03-26"
BUSY = person(name="B Evans")
FEWEST = threshold("AN-10.owner", 2)


def owned(count: int, **fields: Any) -> list[Record]:
    return [action(**{"owner": BUSY.id, "agreed_on": day("2026-03-02")} | fields) for _ in range(count)]


@pytest.mark.parametrize(
    ("more", "too_many"),
    [
        ({}, True),
        ({"state": "blocked"}, True),
        ({"state": "complete"}, False),
        ({"state": "dropped"}, False),
        ({"case": "somebody"}, False),
        ({"owner": ""}, False),
        ({"agreed_on": day("2026-03-27")}, False),
    ],
)
def test_open_actions_of_one_owner_are_counted_but_for_those_of_young_people(
    more: Any, too_many: bool
) -> None:
    assert ("AN-10" in flags_on(TODAY, BUSY, FEWEST, *owned(2), *owned(1, **more))) is too_many


def test_a_group_and_somebody_who_left_have_no_such_limit() -> None:
    for somebody in (replace(BUSY, is_group=True), replace(BUSY, left=day("2026-03-20"))):
        assert "AN-10" not in flags_on(TODAY, somebody, FEWEST, *owned(3))


def test_of_a_plan_with_too_many_actions_the_last_board_is_asked() -> None:
    first, last = (oversight(kind="board", day=day(on)) for on in ("2026-02-02", "2026-03-16"))
    most, live = threshold("AN-10.plan", 2), owned(3)
    assert (
        flags_on(TODAY, last, first, most, *live)["AN-10"].sentence
        == "3 live actions in the plan, more than 2"
    )
    assert "AN-10" not in flags_on(TODAY, first, last, most, *live)
    assert "AN-10" not in flags_on(TODAY, last, most, *live[:2])
    assert "AN-10" not in flags_on(TODAY, replace(last, kind="supervision"), most, *live)


@pytest.mark.parametrize(
    ("fields", "asks"),
    [
        ({}, True),
        ({"state": "embedded", "embedded_on": day("2026-03-10")}, True),
        ({"measure": "Plans in time"}, False),
        ({"state": "in progress"}, False),
        ({"source": "supervision"}, False),
        ({"source": None}, False),
        ({"case": "somebody"}, False),
        ({"state": "in progress", "said_status": "green", "said_status_on": day("2026-03-10")}, True),
        ({"state": "in progress", "said_status": "green", "said_status_on": day("2026-03-27")}, False),
        ({"state": "in progress", "said_status": "green", "measure": "Plans in time"}, False),
        ({"state": "dropped", "said_status": "green", "said_status_on": day("2026-03-10")}, False),
    ],
)
def test_a_status_of_the_plan_has_a_measure_behind_it(fields: Any, asks: bool) -> None:
    usual = {"state": "complete", "source": "plan", "completed_on": day("2026-03-02")}
    assert ("AN-11" in flags_on(TODAY, action(**usual | fields))) is asks


def test_a_colour_counts_from_the_day_it_was_given() -> None:
    coloured = action(source="plan", said_status="green", said_status_on=day("2026-03-10"))
    flag = flags_on(TODAY, coloured)["AN-11"]
    assert flag.since == day("2026-03-10")
    assert flag.sentence == "Called green since 10 Mar 2026 without a success measure behind it"


def test_a_status_given_on_a_day_nobody_recorded_counts_from_today() -> None:
    assert flags_on(TODAY, action(state="complete", source="plan"))["AN-11"].since == day(TODAY)


DONE = action()


def test_evidence_says_where_it_comes_from_and_where_it_is_kept() -> None:
    bare = update(DONE, "evidence", "2026-03-02", text="12 of 12")
    half = update(DONE, "evidence", "2026-03-05", source="Audit of March")
    whole = update(DONE, "evidence", "2026-03-06", source="Audit of March", kept_at="library 3")
    flag = flags_on(TODAY, DONE, whole, half, bare)["AN-12"]
    assert (flag.severity, flag.since) == (1, day("2026-03-02"))
    assert flag.sentence == (
        "Evidence of 2 Mar 2026 does not say where it comes from or where it is kept; 1 more"
    )
    assert flag.clears.startswith("where it comes from and where it is kept (")
    flag = flags_on(TODAY, DONE, whole, half)["AN-12"]
    assert flag.sentence == "Evidence of 5 Mar 2026 does not say where it is kept"
    assert flag.clears == (
        f"where it is kept ('tracker action evidence {DONE.ref} --line {half.ref}'; key V)"
    )
    assert "AN-12" not in flags_on(TODAY, DONE, whole)
    said_again = replace(whole, supersedes=half.id)
    assert "AN-12" not in flags_on(TODAY, DONE, half, said_again)


def test_what_was_taken_over_as_done_long_ago_with_its_document_is_not_asked_where_it_is_kept() -> None:
    told = action(state="complete", source="board", completed_on=day("2024-05-01"))
    taken = {"text": "Posts were filled", "source": "minutes of 2 Jun 2024", "kept_at": "D-7KQ2, page 3"}
    assert "AN-12" not in flags_on(TODAY, told, update(told, "evidence", TODAY, **taken))
    assert "AN-12" in flags_on(TODAY, told, update(told, "evidence", TODAY, text=taken["text"]))


def test_only_evidence_of_what_still_stands_is_asked() -> None:
    assert "AN-12" not in flags_on(TODAY, DONE, update(DONE, "impact", "2026-03-02"))
    assert "AN-12" not in flags_on(TODAY, DONE, update(DONE, "evidence", "2026-03-27"))
    dropped = replace(DONE, state="dropped")
    assert "AN-12" not in flags_on(TODAY, dropped, update(dropped, "evidence", "2026-03-02"))
