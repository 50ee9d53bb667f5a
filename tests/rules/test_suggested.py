"""The colour that dates and evidence suggest, and the one that somebody gave."""

from pathlib import Path
from typing import Any

import pytest

from tests.rules.sample import OWNER, action, day, person, slip, update
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Blocked, PlanCell, PlanRow, Update
from tracker.rules.policy import load_policy
from tracker.rules.suggested import Suggested, said_of, suggested
from tracker.statuses import statuses

TODAY = day("2026-03-26")
OTHER = person(name="A Bell")
BEGUN = {"state": "in progress"}
WAITS = Blocked(on="person", what="the list", since=day("2026-03-01"), chase_on=day("2026-03-20"))
EMBEDDED = {
    "state": "embedded", "completed_on": day("2026-01-05"), "embedded_on": day("2026-03-02"),
    "impact": "Plans are kept", "confirmed_by": OTHER.id,
}  # fmt: skip


def asked(of: Action, *updates: Update) -> Suggested | None:
    return suggested(of, Casebook([OWNER, OTHER, of, *updates]), load_policy(), TODAY)


@pytest.mark.parametrize(
    ("fields", "status", "why"),
    [
        ({}, "grey", "not started"),
        ({"state": "proposed", "due": None}, "grey", "not started"),
        ({"agreed_on": day("2026-01-05")}, "grey", "not started"),
        (BEGUN, "green", "no date or silence says otherwise"),
        ({**BEGUN, "owner": ""}, "amber", "nobody owns it"),
        ({**BEGUN, "due": None}, "amber", "it has no due day"),
        ({"due": day("2026-03-25")}, "red", "1 day overdue"),
        ({"due": day("2026-03-14"), "source": "audit", **BEGUN}, "red", "12 days overdue"),
        ({"due": day("2026-03-26")}, "amber", "due today, on 26 Mar 2026, and nothing has moved"),
        ({"due": day("2026-04-10"), **BEGUN}, "green", "no date or silence says otherwise"),
        ({"agreed_on": day("2026-03-01"), **BEGUN}, "amber", "no update for 25 days"),
        (
            {"state": "blocked", "blocked": WAITS, "agreed_on": day("2026-03-18")},
            "amber",
            "waiting for the list (person) since 1 Mar 2026; the day to chase, 20 Mar 2026, passed 6 days ago",
        ),
        ({"state": "complete"}, "green", "complete; what it changed is not confirmed yet"),
        (EMBEDDED, "green", "embedded, but without a line of evidence"),
        (
            EMBEDDED | {"confirmed_by": OWNER.id},
            "green",
            "embedded, but nobody other than the owner confirmed what it changed",
        ),
    ],
)
def test_what_dates_suggest(fields: dict[str, Any], status: codes.Status, why: str) -> None:
    assert asked(action(**fields)) == Suggested(status, why)


def test_blue_takes_evidence_and_impact_confirmed_by_somebody_else() -> None:
    done = action(**EMBEDDED)
    assert asked(done, update(done, "evidence", "2026-03-01")) == Suggested(
        "blue", "evidence is kept, and what it changed is confirmed"
    )
    for lacking in ({"confirmed_by": OWNER.id}, {"impact": ""}, {"state": "complete"}):
        less = action(**EMBEDDED | lacking)
        found = asked(less, update(less, "evidence", "2026-03-01"))
        assert found is not None
        assert found.status == "green"


def test_what_slipped_is_at_risk_and_what_moved_is_not_due_too_soon() -> None:
    once = action(due=day("2026-06-01"))
    moved = slip(once, "2026-03-26", "2026-04-01", "2026-06-01")
    assert asked(once, moved) == Suggested("amber", "due day put back once")
    soon = action(due=day("2026-03-30"), **BEGUN)
    found = asked(soon, update(soon, "progress", "2026-03-26"))
    assert found is not None
    assert found.status == "green"
    assert asked(action(state="dropped")) is None


def reported(words: str) -> Action:
    cells = (PlanCell(column="RAG", text=words, field="status"),)
    return action(plan_row=PlanRow(plan="p", number=1, cells=cells))


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("R", "red"), ("a", "amber"), ("Green", "green"), ("B", "blue"), ("GREY", "grey"), ("Gray", "grey"),
        ("Red - delayed", "red"), ("G – on track", "green"), ("Amber (was delayed)", "amber"),
        ("cell coloured red (FFFF0000)", "red"), ("cell coloured yellow (FFFFFF00)", "amber"),
        ("R/A", None), ("Amber/Green", None), ("Green (was amber)", None), ("A delay at the college", None),
        ("In progress", None), ("not green", None), ("", None), ("(", None), ("cell coloured (theme colour 4)", None),
    ],
)  # fmt: skip
def test_the_colours_of_a_plan_are_read_and_nothing_is_guessed(words: str, status: str | None) -> None:
    said = said_of(reported(words), statuses())
    assert (said.status if said else None) == status
    assert said is None or said.by == "plan"


def test_the_owners_word_stands_before_the_plans() -> None:
    both = action(said_status="green", plan_row=reported("R").plan_row)
    assert said_of(both, statuses()) == ("green", "owner")


def test_a_council_may_have_its_own_meanings(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    each = '[[status]]\ncolour = "{}"\nword = "w"\ndefinition = "d"\nalso = ["{}"]\n'
    own.write_text("".join(each.format(c, c * 2) for c in codes.words(codes.Status)))
    assert statuses(str(own)).named("redred") == "red"
    assert statuses(str(own)).note == "What each colour means is the council's own."
    own = own.rename(tmp_path / "less.toml")  # what was read once is kept
    own.write_text(each.format("red", "r"))
    with pytest.raises(Refusal, match=r"less\.toml cannot be used: it says each of blue"):
        statuses(str(own))
    with pytest.raises(Refusal, match=r"nowhere\.toml cannot be used"):
        statuses(str(tmp_path / "nowhere.toml"))


def test_ours_say_that_they_are_ours() -> None:
    ours = statuses()
    assert "the council's own to change" in ours.note
    assert {each.colour for each in ours.status} == set(codes.words(codes.Status))
