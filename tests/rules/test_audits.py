"""AU-02 and AU-03: what follows an audit graded inadequate, and the four that make an audit whole."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.boundaries_plan import ROUND
from tests.rules.life_sample import case
from tests.rules.sample import action, day, flags_on, oversight
from tracker.domain.records import Record
from tracker.domain.work import Oversight, OversightDecision

TODAY = "2026-03-26"
DOING = action()


def audit(on: str, **fields: Any) -> Oversight:
    return oversight(**ROUND | {"day": day(on), "immediate_risk": False} | fields)


def owed(of: Oversight, *others: Record, on: str = TODAY) -> str:
    flag = flags_on(on, of, *others).get("AU-02")
    return flag.sentence if flag else ""


@pytest.mark.parametrize(
    ("grade", "moderated", "asks"),
    [
        ("inadequate", None, True),
        ("requires improvement", "inadequate", True),
        ("inadequate", "requires improvement", False),
        ("requires improvement", None, False),
        (None, None, False),
    ],
)
def test_the_moderated_grade_wins(grade: Any, moderated: Any, asks: bool) -> None:
    assert bool(owed(audit("2026-03-02", grade=grade, moderated_grade=moderated))) is asks
    other = audit("2026-03-02", kind="learning review", grade=grade, moderated_grade=moderated)
    assert not owed(other)


def test_all_that_is_late_is_said_from_the_first() -> None:
    flag = flags_on(TODAY, audit("2025-11-03", immediate_risk=True))["AU-02"]
    assert flag.sentence == (
        "Graded inadequate 3 Nov 2025 and without a response to the risk, a plan and a second audit: "
        "the first due by 4 Nov 2025"
    )
    assert (flag.word, flag.since, flag.severity) == ("overdue", day("2025-11-05"), 3)


def test_a_risk_asks_for_a_response_only_where_one_was_recorded() -> None:
    assert "response" in owed(audit("2026-03-25", immediate_risk=True), on="2026-03-27")
    assert not owed(audit("2026-03-25", immediate_risk=True, responded_on=day("2026-03-26")), on="2026-03-27")
    for said in (False, None):
        assert not owed(audit("2026-03-25", immediate_risk=said), on="2026-03-27")
    assert owed(audit("2026-03-02", immediate_risk=None)).endswith("; immediate risk not recorded")


def test_a_plan_is_a_decision_that_became_an_action_and_was_not_dropped() -> None:
    doing, dropped = action(), action(state="dropped")

    def decided(became: str) -> Oversight:
        return audit("2026-03-02", decisions=(OversightDecision(text="Read all", action=became),))

    assert not owed(decided(doing.id), doing)
    assert "a plan" in owed(decided(dropped.id), dropped)
    assert "a plan" in owed(decided(""))


def test_an_audit_that_repeats_it_settles_it_and_it_alone() -> None:
    child, other = case(), case()
    poor = audit("2025-11-03", cases=(child.id,))
    assert owed(poor, child)
    assert not owed(poor, child, audit("2026-03-02", again_of=poor.id))
    assert not owed(poor, child, audit("2026-03-02", cases=(child.id, other.id)))
    for unfit in (
        audit("2026-03-02", cases=(other.id,)),
        audit("2025-11-03", cases=(child.id,)),
        audit("2026-03-27", again_of=poor.id),
        audit("2026-03-02", kind="learning review", cases=(child.id,)),
    ):
        assert owed(poor, child, other, unfit)


def test_what_would_clear_it_is_what_clears_it() -> None:
    became = (OversightDecision(text="Read all", action=DOING.id),)
    poor = audit("2025-11-03", immediate_risk=True)
    again = audit("2026-03-02", grade="good", again_of=poor.id)
    assert flags_on(TODAY, poor)["AU-02"].clears == (
        "the day of the response, recorded; and an audit that repeats it, which takes the place of the plan"
    )
    assert owed(poor, again).startswith("Graded inadequate 3 Nov 2025 and without a response to the risk: ")
    answered = replace(poor, responded_on=day("2025-11-04"))
    assert not owed(answered, again)
    planned = replace(answered, decisions=became)
    assert flags_on(TODAY, planned, DOING)["AU-02"].clears == "an audit that repeats it"
    early = replace(answered, day=day("2026-03-02"))
    assert flags_on(TODAY, early)["AU-02"].clears == (
        "an action made of a decision, or an audit that repeats it"
    )
    assert not owed(replace(early, decisions=became), DOING)
    assert not owed(early, audit("2026-03-20", grade="good", again_of=early.id))


WHOLE = audit("2026-03-02", moderated_grade="good")


@pytest.mark.parametrize(
    ("fields", "word", "sentence"),
    [
        ({}, "", ""),
        ({"moderated_grade": None}, "check", "Not recorded of this audit: moderation"),
        ({"young_view": None}, "check", "Not recorded of this audit: the young person’s view"),
        ({"team_manager": False}, "missing", "Audit without the team manager"),
        (
            {"team_manager": False, "reflective": None, "young_view": False},
            "missing",
            "Audit without the team manager and the young person’s view; not recorded: a reflective conversation",
        ),
    ],
)
def test_what_is_not_recorded_is_not_said_to_be_missing(fields: Any, word: str, sentence: str) -> None:
    flag = flags_on(TODAY, replace(WHOLE, **fields)).get("AU-03")
    assert (flag.word, flag.sentence) == (word, sentence) if flag else not word


def test_what_is_to_be_recorded_of_an_audit_is_named() -> None:
    half = replace(WHOLE, moderated_grade=None, young_view=False)
    assert flags_on(TODAY, half)["AU-03"].clears == (
        "recording, once done, the young person’s view and moderation "
        f"('tracker oversight update {half.ref}'; key E)"
    )


def test_other_oversight_has_no_four_ticks() -> None:
    assert not flags_on(TODAY, oversight(kind="complaint", day=day("2026-03-02")))
