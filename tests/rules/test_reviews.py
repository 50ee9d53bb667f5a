"""The rules on reviews of children in care."""

from typing import Any

import pytest

from tests.rules.life_sample import case, spell
from tests.rules.sample import OWNER, action, day, flags_on, oversight
from tracker.domain.records import Record
from tracker.domain.work import Oversight, OversightDecision
from tracker.domain.young_people import Case

TODAY = "2026-03-26"
CHILD = case(born=day("2009-06-01"))
HELD = {"RV-01", "RV-02", "RV-03"}


def in_care(start: str, what: str = "C2", **fields: Any) -> Record:
    return spell(CHILD, "legal status", start, what, **fields)


def review(on: str, *of: Case, **fields: Any) -> Oversight:
    usual = {"in_person": True, "agencies": ("Wye Academy",), "participation": "PN1", "title": "Review"}
    cases = tuple(one.id for one in of or (CHILD,))
    return oversight(**{"kind": "statutory review", **usual, **fields}, day=day(on), cases=cases)


def late(*others: Record, on: str = TODAY) -> dict[str, str]:
    return {rule: f.sentence for rule, f in flags_on(on, CHILD, *others).items() if rule in HELD}


def test_one_rule_speaks_at_a_time() -> None:
    care = in_care("2025-06-02")
    assert late(care) == {
        "RV-01": "No statutory review on record since coming into care on 2 Jun 2025: due by 30 Jun 2025"
    }
    assert late(care, review("2025-06-20")) == {
        "RV-02": "Second statutory review 187 days overdue: first held 20 Jun 2025, the next within 3 months"
    }
    assert late(care, review("2025-06-20"), review("2025-09-10")) == {
        "RV-03": "Statutory review 16 days overdue: last held 10 Sep 2025, the next within 6 months"
    }
    assert late(care, review("2025-06-20"), review("2025-09-10"), review("2026-03-02")) == {}


def test_a_new_legal_status_at_once_is_the_same_time_in_care_and_a_break_is_another() -> None:
    before = in_care("2024-01-01", "C1", end="2025-12-31")
    reviews = [review("2024-01-20"), review("2024-04-01"), review("2025-10-01")]
    assert late(before, in_care("2026-01-01"), *reviews) == {}
    assert set(late(before, in_care("2026-01-02"), *reviews)) == {"RV-01"}


def test_reviews_are_owed_in_care_under_18_and_not_for_short_breaks() -> None:
    assert late(in_care("2025-06-02", end="2026-03-25")) == {}
    assert late(in_care("2025-06-02", "V3")) == {}
    assert late(spell(CHILD, "eligibility", "2025-06-02", "eligible")) == {}
    assert late(in_care("2025-06-02"), on="2027-05-31").keys() == {"RV-01"}
    assert late(in_care("2025-06-02"), on="2027-06-01") == {}


def test_other_oversight_and_reviews_still_to_come_do_not_count() -> None:
    assert "RV-01" in late(in_care("2025-06-02"), review("2025-06-20", kind="audit"), review("2026-03-27"))


def said(record: Oversight, *others: Record) -> dict[str, tuple[str, int, str]]:
    flags = flags_on(TODAY, record, CHILD, *others)
    return {rule: (f.word, f.severity, f.sentence) for rule, f in flags.items() if rule.startswith("RV")}


def test_a_review_in_order_has_no_flag() -> None:
    assert said(review("2026-03-02")) == {}
    assert said(review("2026-03-02", in_person=None)) == {}


def test_remote_alone_and_not_coded() -> None:
    assert said(review("2026-03-02", in_person=False, agencies=(), participation=None)) == {
        "RV-05": ("check", 2, "Review of 2 Mar 2026 held remotely"),
        "RV-06": (
            "missing",
            3,
            "No agency is recorded as part of the review of 2 Mar 2026, and no reason why",
        ),
        "RV-08": ("missing", 1, "How the young person took part in the review of 2 Mar 2026 is not coded"),
    }


@pytest.mark.parametrize(
    "fields", [{"sent_report": ("School nurse",)}, {"no_agencies_reason": "None is involved"}]
)
def test_a_report_or_a_reason_answers_for_the_agencies(fields: dict[str, Any]) -> None:
    assert said(review("2026-03-02", agencies=(), **fields)) == {}


def test_only_the_latest_review_of_somebody_is_looked_at() -> None:
    old = review("2026-01-05", in_person=False)
    assert "RV-05" not in said(old, review("2026-03-02"))
    assert "RV-05" in said(old, review("2026-03-27"))
    sister = case(born=day("2010-06-01"))
    both = review("2026-01-05", CHILD, sister, in_person=False)
    assert "RV-05" in said(both, sister, review("2026-03-02"))  # still the latest of the sister
    assert "RV-05" not in said(review("2026-01-05", in_person=False, kind="plan review"))


def test_a_review_of_somebody_grown_up_or_unknown_is_left_alone() -> None:
    grown = case()
    assert said(review("2026-03-02", grown, in_person=False), grown) == {}
    assert said(oversight(kind="statutory review", day=day("2026-03-02"), in_person=False)) == {}


def test_each_decision_becomes_an_action_with_owner_and_day() -> None:
    good, ownerless, undated = action(), action(owner=""), action(due=None)
    done = action(owner="", due=None, state="complete", completed_on=day("2026-03-03"))
    decisions = [OversightDecision(text="x", action=a.id) for a in (good, ownerless, undated, done)]
    flags = said(
        review("2026-03-02", decisions=(OversightDecision(text="Ask for a mentor"), *decisions)),
        *(good, ownerless, undated, done),
    )
    assert flags == {
        "RV-07": (
            "overdue",
            3,
            "Actions from the review 17 days overdue: 3 of 5 decided on 2 Mar 2026 without owner or day",
        )
    }
    assert said(review("2026-03-02", decisions=tuple(decisions[:1])), good, OWNER) == {}
