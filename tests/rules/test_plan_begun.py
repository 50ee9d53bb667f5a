"""The rules on the assessment of needs and the first plan."""

import pytest

from tests.rules.life_sample import case, event, plan, spell, worker
from tests.rules.sample import day, flags_on

TODAY = "2026-03-26"
CHILD = case(born=day("2009-06-01"))
ELIGIBLE = spell(CHILD, "eligibility", "2025-06-01", "eligible")
RELEVANT = spell(CHILD, "eligibility", "2025-06-01", "relevant")


@pytest.mark.parametrize(("rule", "status"), [("PP-01", ELIGIBLE), ("PP-03", RELEVANT)])
def test_an_assessment_or_a_plan_answers_it_whenever_it_was_made(rule: str, status: object) -> None:
    flag = flags_on(TODAY, CHILD, status)[rule]  # type: ignore[arg-type]
    assert (flag.word, flag.severity, flag.since) == ("missing", 4, day("2025-09-02"))
    for answer in (event(CHILD, "needs assessment", "2025-04-01"), plan(CHILD, "2026-01-10")):
        assert rule not in flags_on(TODAY, CHILD, status, answer)  # type: ignore[arg-type]


def test_an_assessment_still_to_come_does_not_count() -> None:
    assert "PP-01" in flags_on(TODAY, CHILD, ELIGIBLE, event(CHILD, "needs assessment", "2026-03-27"))


def test_the_sentence_has_the_days() -> None:
    assert flags_on(TODAY, CHILD, ELIGIBLE)["PP-01"].sentence == (
        "No needs assessment on record: eligible since 1 Jun 2025, due by 1 Sep 2025"
    )


def test_each_status_has_its_own_rule() -> None:
    begun = {"PP-01", "PP-03", "PP-04"}
    assert begun & flags_on(TODAY, CHILD, ELIGIBLE).keys() == {"PP-01"}
    assert begun & flags_on(TODAY, CHILD, RELEVANT).keys() == {"PP-03"}
    assert not begun & flags_on(TODAY, CHILD, spell(CHILD, "eligibility", "2025-06-01", "qualifying")).keys()


@pytest.mark.parametrize("status", [ELIGIBLE, RELEVANT])
def test_a_plan_follows_the_assessment(status: object) -> None:
    assessed = event(CHILD, "needs assessment", "2025-08-01")
    flag = flags_on(TODAY, CHILD, status, assessed)["PP-02"]  # type: ignore[arg-type]
    assert flag.sentence == "No pathway plan on record: needs assessed on 1 Aug 2025"
    assert "PP-02" not in flags_on(TODAY, CHILD, status, assessed, plan(CHILD, "2026-03-26"))  # type: ignore[arg-type]
    assert "PP-02" not in flags_on(TODAY, CHILD, status)  # type: ignore[arg-type]


def test_somebody_former_relevant_without_a_plan_lacks_it_whatever_was_assessed() -> None:
    young = case()
    former = spell(young, "eligibility", "2025-01-15", "former relevant")
    flag = flags_on(TODAY, young, former, event(young, "needs assessment", "2026-03-20"))["PP-02"]
    assert (flag.word, flag.severity, flag.since) == ("missing", 4, day("2025-02-13"))
    assert flag.sentence == "No pathway plan on record: former relevant since 15 Jan 2025"
    assert "PP-02" not in flags_on(TODAY, young, former, plan(young, "2024-01-10"))


def test_turning_18_gives_no_new_days_to_a_plan_that_was_owed_before() -> None:
    young = case()
    child = spell(young, "eligibility", "2023-01-15", "eligible", end="2025-01-14")
    former = spell(young, "eligibility", "2025-01-15", "former relevant")
    assert flags_on("2025-01-15", young, child, former)["PP-02"].since == day("2025-01-15")
    assert "PP-02" not in flags_on("2025-01-15", young, former)


BACK = case(born=day("2003-05-05"))
RETURNER = spell(BACK, "eligibility", "2025-09-01", "former relevant in education")


def test_a_returner_is_assessed_anew_and_has_a_new_plan() -> None:
    old = plan(BACK, "2024-01-01")
    assessed = event(BACK, "needs assessment", "2025-10-13")
    assert "PP-04" in flags_on(TODAY, BACK, RETURNER, old)
    said = flags_on(TODAY, BACK, RETURNER, old, assessed)
    assert {"PP-02", "PP-04"} & said.keys() == {"PP-02"}
    assert not {"PP-02", "PP-04"} & flags_on(TODAY, BACK, RETURNER, assessed, plan(BACK, "2025-11-01")).keys()


AT_21 = case(born=day("2004-05-05"))
ON_REQUEST = spell(AT_21, "eligibility", "2025-05-05", "former relevant 21 to 25")
ASKED = event(AT_21, "support asked for", "2025-12-01")
ADVISER = worker(AT_21, "2022-05-05")
OLD_PLAN = plan(AT_21, "2025-06-01")


def test_a_request_is_met_by_adviser_assessment_and_plan_and_says_what_is_missing() -> None:
    flag = flags_on(TODAY, AT_21, ON_REQUEST, ASKED)["PP-05"]
    assert flag.sentence == (
        "No personal adviser, no needs assessment and no pathway plan: support asked for on 1 Dec 2025"
    )
    assert flag.since == day("2025-12-16")
    flag = flags_on(TODAY, AT_21, ON_REQUEST, ASKED, ADVISER, OLD_PLAN)["PP-05"]
    assert flag.sentence == "No needs assessment and no pathway plan: support asked for on 1 Dec 2025"
    met = [ADVISER, event(AT_21, "needs assessment", "2026-01-10"), plan(AT_21, "2026-02-01")]
    assert "PP-05" not in flags_on(TODAY, AT_21, ON_REQUEST, ASKED, *met)


def test_without_a_request_a_plan_and_an_adviser_from_before_will_do() -> None:
    assert "PP-05" not in flags_on(TODAY, AT_21, ON_REQUEST, ADVISER, OLD_PLAN)
    assert flags_on(TODAY, AT_21, ON_REQUEST, OLD_PLAN)["PP-05"].sentence == (
        "No personal adviser: former relevant 21 to 25 since 5 May 2025"
    )


def test_an_adviser_who_leaves_is_missed_from_ten_working_days_on_not_from_the_request() -> None:
    left = worker(AT_21, "2022-05-05", end="2026-03-02")
    assert "PP-05" not in flags_on("2026-03-16", AT_21, ON_REQUEST, OLD_PLAN, left)
    flag = flags_on(TODAY, AT_21, ON_REQUEST, OLD_PLAN, left)["PP-05"]
    assert (flag.since, flag.clears) == (day("2026-03-17"), "the personal adviser, recorded")


def test_whoever_was_former_relevant_may_ask_and_nobody_else() -> None:
    was = spell(AT_21, "eligibility", "2022-05-05", "former relevant", end="2025-05-04")
    now = spell(AT_21, "eligibility", "2025-05-05", "not eligible")
    assert "PP-05" in flags_on(TODAY, AT_21, was, now, ASKED)
    assert "PP-05" not in flags_on(TODAY, AT_21, now, ASKED)


def test_asking_before_21_is_no_such_request() -> None:
    young = case(born=day("2005-03-26"))
    former = spell(young, "eligibility", "2023-03-26", "former relevant")
    assert "PP-05" not in flags_on(
        "2026-12-01", young, former, event(young, "support asked for", "2026-03-25")
    )
    assert "PP-05" in flags_on("2026-12-01", young, former, event(young, "support asked for", "2026-03-26"))
