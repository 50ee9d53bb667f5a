"""The rules on what a pathway plan prepares."""

import pytest

from tests.rules.life_sample import MATTERS, case, event, plan, spell, worker
from tests.rules.sample import day, flags_on
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.policy import load_policy
from tracker.rules.rule import RULES, rules_for

TODAY = "2026-03-26"
NEAR_18 = case(born=day("2008-04-10"))
OFFERED = event(NEAR_18, "health history offered", "2026-01-10")


def test_health_before_18_takes_the_plan_and_the_offer() -> None:
    without = plan(NEAR_18, "2026-01-01", matters=tuple(m for m in MATTERS if m != "health"))
    flag = flags_on(TODAY, NEAR_18, without)["PP-17"]
    assert (flag.word, flag.severity, flag.days) == ("due soon", 2, -14)
    assert flag.sentence == (
        "Health not in the plan and health history not offered: due before 18 on 10 Apr 2026"
    )
    assert flags_on(TODAY, NEAR_18, without, OFFERED)["PP-17"].sentence.startswith(
        "Health not in the plan: due"
    )
    late = flags_on("2026-04-12", NEAR_18, plan(NEAR_18, "2026-01-01"))["PP-17"]
    assert (late.severity, late.days, late.since) == (3, 3, day("2026-04-10"))
    assert late.sentence == "Health history not offered: due before 18 on 10 Apr 2026, 3 days overdue"
    assert "PP-17" not in flags_on(TODAY, NEAR_18, plan(NEAR_18, "2026-01-01"), OFFERED)


@pytest.mark.parametrize(("what", "fires"), [("The health history", False), ("council tax help", True)])
def test_a_health_history_that_was_explained_was_offered(what: str, fires: bool) -> None:
    told = event(NEAR_18, "entitlement explained", "2026-01-10", what, how="in person")
    assert ("PP-17" in flags_on(TODAY, NEAR_18, plan(NEAR_18, "2026-01-01"), told)) is fires


def test_the_prompt_stands_since_there_has_been_a_plan_in_whatever_version() -> None:
    first = plan(NEAR_18, "2025-11-01")
    assert flags_on(TODAY, NEAR_18, first, plan(NEAR_18, "2026-01-01"))["PP-17"].since == day("2025-11-01")


def test_health_is_asked_about_until_21_and_where_there_is_a_plan() -> None:
    assert "PP-17" not in flags_on(TODAY, NEAR_18)
    assert flags_on("2029-04-09", NEAR_18, plan(NEAR_18, "2029-01-01"))["PP-17"].word == "overdue"
    assert "PP-17" not in flags_on("2029-04-10", NEAR_18, plan(NEAR_18, "2029-01-01"))


AT_20 = case(born=day("2005-06-10"))
FORMER = spell(AT_20, "eligibility", "2023-06-10", "former relevant")


def test_support_after_21_is_planned_at_20() -> None:
    soon = flags_on("2026-03-10", AT_20, FORMER)["PP-18"]
    assert (soon.word, soon.severity, soon.days) == ("due soon", 2, 0)
    late = flags_on(TODAY, AT_20, FORMER)["PP-18"]
    assert (late.word, late.severity) == ("overdue", 3)
    assert late.sentence == "Plans for support after the 21st birthday 16 days overdue: it is on 10 Jun 2026"
    assert "PP-18" not in flags_on(
        TODAY, AT_20, FORMER, event(AT_20, "plans for support after 21", "2026-03-26")
    )


def test_from_21_on_the_decision_about_the_status_takes_its_place() -> None:
    assert "PP-18" in flags_on("2026-06-09", AT_20, FORMER)
    flags = flags_on("2026-06-11", AT_20, FORMER)
    assert {"PP-18", "EL-02"} & flags.keys() == {"EL-02"}
    assert "PP-18" not in flags_on(TODAY, AT_20, spell(AT_20, "eligibility", "2023-06-10", "qualifying"))


AT_22 = case(born=day("2004-01-10"), closed_on=day("2025-01-10"))
WAS = spell(AT_22, "eligibility", "2022-01-10", "former relevant", end="2025-01-09")


def offer_asked(*others: Record, of: Case = AT_22) -> object:
    return RULES["PP-19"].ask(of, Casebook([of, *others]), load_policy(), day(TODAY))


def test_the_yearly_offer_is_only_remembered_and_so_it_is_off() -> None:
    assert RULES["PP-19"] not in rules_for(Case)
    assert offer_asked(WAS)
    assert "PP-19" not in flags_on("2025-01-10", AT_22, WAS)


@pytest.mark.parametrize("status", ["former relevant in education", "former relevant 21 to 25"])
def test_no_offer_is_owed_to_whoever_is_supported_or_never_was_former_relevant(status: str) -> None:
    assert offer_asked(WAS, spell(AT_22, "eligibility", "2025-01-10", status)) is None
    assert offer_asked(WAS, worker(AT_22, "2022-01-10")) is None
    assert offer_asked(spell(AT_22, "eligibility", "2022-01-10", "qualifying")) is None
    assert offer_asked(WAS, event(AT_22, "offer of support", "2025-04-01")) is None


def test_an_offer_before_21_is_not_the_one_owed_from_then_on() -> None:
    assert offer_asked(WAS, event(AT_22, "offer of support", "2024-06-01"))


def test_leave_that_ends_soon_has_ended_or_one_outcome_only() -> None:
    def leave(until: str, planned: bool) -> tuple[str, int, str]:
        young = case(complexity=("unaccompanied",), immigration_until=day(until) if until else None)
        flag = flags_on(TODAY, young, plan(young, "2026-01-10", immigration_planned=planned))["PP-20"]
        return flag.word, flag.severity, flag.sentence

    assert leave("2026-05-26", True) == ("due soon", 2, "Leave to remain ends in 61 days, on 26 May 2026")
    assert leave("2026-03-26", True) == ("due soon", 2, "Leave to remain ends today")
    assert leave("2026-03-20", False) == (
        "overdue",
        3,
        "Leave to remain 6 days overdue: ended 20 Mar 2026, nothing newer recorded",
    )
    assert leave("2026-05-26", False) == (
        "missing",
        3,
        "The plan of 10 Jan 2026 is not recorded as planning for each outcome of the claim; leave ends 26 May 2026",
    )
    assert leave("", False)[2] == (
        "The plan of 10 Jan 2026 is not recorded as planning for each outcome of the claim"
    )


def test_leave_to_remain_is_asked_about_only_of_the_unaccompanied() -> None:
    young = case(immigration_until=day("2026-03-20"))
    assert "PP-20" not in flags_on(TODAY, young, plan(young, "2026-01-10"))
