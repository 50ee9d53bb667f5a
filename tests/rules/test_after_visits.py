"""MV-01, MV-02, MV-04 and MV-05: what a letter asks for, and where it does not."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.boundaries_plan import FIRST, focused, inspection, urgent
from tests.rules.sample import day, finding, flags_on, rough, threshold, update, visit
from tracker.domain.records import Record
from tracker.domain.scrutiny import Judgement, Shared

LATE = "2026-12-01"


def judged(**grades: str) -> tuple[Judgement, ...]:
    return tuple(Judgement(area=area.replace("_", " "), grade=grade) for area, grade in grades.items())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("judgements", "asks"),
    [
        (judged(overall_effectiveness="inadequate"), True),
        (judged(overall_effectiveness="requires improvement", care_leavers="inadequate"), False),
        (judged(care_leavers="inadequate", leaders="good"), True),
        (judged(overall_effectiveness="good"), False),
        ((), False),
    ],
)
def test_an_inspection_asks_for_a_plan_where_it_is_judged_inadequate(judgements: Any, asks: bool) -> None:
    assert ("MV-01" in flags_on(LATE, inspection(judgements=judgements))) is asks


@pytest.mark.parametrize(
    "kind", ["monitoring visit", "joint targeted area inspection", "peer review", "direction", "inspection"]
)
def test_an_area_for_priority_action_asks_for_a_plan_after_a_focused_visit_alone(kind: str) -> None:
    other, own = focused(kind=kind), focused()
    assert not {"MV-01", "MV-02"} & flags_on(LATE, other, urgent(other)).keys()
    assert {"MV-01", "MV-02"} <= flags_on(LATE, own, urgent(own)).keys()
    usual = finding(visit=own.id, standing="area for improvement")
    assert not {"MV-01", "MV-02"} & flags_on(LATE, own, usual).keys()


def test_the_sentence_says_whose_word_the_seventy_days_are() -> None:
    flag = flags_on("2026-03-09", inspection())["MV-01"]
    assert flag.sentence == (
        "Action plan 4 days overdue: judged inadequate, received 24 Nov 2025; the trade press gives 70 working days"
    )
    assert (flag.severity, flag.days) == (4, 4)


def test_a_council_s_own_figure_is_not_put_into_the_trade_press_s_mouth() -> None:
    flag = flags_on("2026-03-09", inspection(), threshold("MV-01.days", 60))["MV-01"]
    assert flag.sentence.endswith("; the council’s own figure is 60 working days")


def test_what_was_sent_is_owed_no_more_and_the_plan_stands_for_its_draft() -> None:
    sent = day("2026-03-20")
    assert "MV-01" not in flags_on(LATE, inspection(plan_sent=sent))
    assert "MV-01" in flags_on("2026-03-19", inspection(plan_sent=sent))  # seen from the day before
    drafted, whole = focused(draft_plan_sent=sent), focused(plan_sent=sent)
    assert {"MV-01", "MV-02"} & flags_on(LATE, drafted, urgent(drafted)).keys() == {"MV-01"}
    assert not {"MV-01", "MV-02"} & flags_on(LATE, whole, urgent(whole)).keys()


def test_the_letter_s_own_day_counts_where_nobody_recorded_when_it_came() -> None:
    dated = inspection(received=None, letter_date=day("2025-11-24"))
    assert flags_on("2026-03-09", dated)["MV-01"].days == 4
    for silent in (inspection(received=None), inspection(expected=True)):
        assert "MV-01" not in flags_on(LATE, silent)


# MV-04.


@pytest.mark.parametrize(
    ("body", "outside"),
    [
        ("Cabinet", False),
        ("Children’s Scrutiny Committee", False),
        ("Corporate Parenting Board", False),
        ("Department for Education", False),
        ("Chief Executive", False),
        ("Police and Crime Commissioner", True),
        ("Wye Academy", True),
        ("Wye NHS Trust", True),
        ("The Marlow Gazette", True),
    ],
)
def test_a_body_of_the_council_may_have_the_first_letter(body: str, outside: bool) -> None:
    first = visit(
        ordinal=1, when=rough("2026-01-20"), shared_with=(Shared(body=body, day=day("2026-02-12")),)
    )
    assert ("MV-04" in flags_on("2026-03-26", first)) is outside


@pytest.mark.parametrize("fields", [{"ordinal": 2}, {"ordinal": None}, {"publication": "published"}])
def test_later_letters_and_one_that_is_published_are_anybody_s(fields: dict[str, Any]) -> None:
    assert "MV-04" in flags_on("2026-03-26", FIRST)
    assert "MV-04" not in flags_on("2026-03-26", replace(FIRST, **fields))


def test_a_decision_answers_who_had_the_letter_by_then() -> None:
    assert "MV-04" not in flags_on("2026-03-26", FIRST, update(FIRST, "decision", "2026-02-28"))
    assert "MV-04" in flags_on("2026-03-26", FIRST, update(FIRST, "decision", "2026-02-27"))
    assert "MV-04" in flags_on("2026-03-26", FIRST, update(FIRST, "progress", "2026-03-02"))


# MV-05.

HELD = visit(ordinal=2, when=rough("2026-01-20", "2026-01-21"), received=day("2026-02-10"))


@pytest.mark.parametrize(
    ("body", "taken"),
    [
        ("Cabinet", True),
        ("Health Scrutiny", True),
        ("The Executive", True),
        ("Chief Executive", False),
        ("Improvement Board", False),
    ],
)
def test_councillors_have_to_see_it(body: str, taken: bool) -> None:
    shared = replace(HELD, shared_with=(Shared(body=body, day=day("2026-03-02")),))
    assert ("MV-05" in flags_on("2026-04-01", shared)) is not taken
    assert "MV-05" in flags_on("2026-04-01", replace(shared, shared_with=(Shared(body=body, day=day(LATE)),)))


@pytest.mark.parametrize(
    ("other", "overtaken"),
    [
        ({"kind": "focused visit", "received": day("2026-03-20")}, True),
        ({"kind": "focused visit", "received": day("2026-04-20")}, False),  # its letter is still to come
        ({"kind": "peer review", "received": day("2026-03-20")}, False),
        ({"received": None}, False),
    ],
)
def test_a_newer_letter_overtakes_it(other: dict[str, Any], overtaken: bool) -> None:
    later: Record = visit(**{"when": rough("2026-03-03")} | other)
    assert ("MV-05" not in flags_on("2026-04-01", HELD, later)) is overtaken


@pytest.mark.parametrize(
    "fields", [{"kind": "peer review"}, {"kind": "direction"}, {"received": None}, {"expected": True}]
)
def test_without_a_letter_there_is_nothing_to_take(fields: dict[str, Any]) -> None:
    assert "MV-05" not in flags_on(LATE, replace(HELD, **fields))
