"""SU-03: supervision that comes back to what the last one decided."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.life_sample import case
from tests.rules.sample import OWNER, action, day, flags_on, oversight, person, update
from tracker.domain.records import Record
from tracker.domain.work import Oversight, OversightDecision

TODAY = "2026-03-26"
RING, ASK, WRITE = (action(case="somebody") for _ in range(3))
OTHER = person(name="B Evans")


def supervision(on: str, *actions: str, **fields: Any) -> Oversight:
    decided = tuple(OversightDecision(text="Do it", action=each) for each in actions)
    return oversight(
        **{"kind": "supervision", "day": day(on), "worker": OWNER.id, "decisions": decided} | fields
    )


LAST = supervision("2026-02-02", RING.id, ASK.id)
NOW = supervision("2026-03-02")


def left(of: Oversight, *others: Record, on: str = TODAY) -> str:
    flag = flags_on(on, of, OTHER, *others).get("SU-03")
    return flag.sentence if flag else ""


def test_actions_that_did_not_move_and_decisions_that_are_none_are_named() -> None:
    assert (
        left(NOW, LAST, RING, ASK)
        == f"What the supervision of 2 Feb 2026 ({LAST.ref}) decided was not followed up: "
        f"no update since on {RING.ref}, {ASK.ref}"
    )
    loose = replace(LAST, decisions=(*LAST.decisions, OversightDecision(text="Think about duty weeks")))
    assert left(NOW, loose, RING, ASK).endswith(f"{ASK.ref}; 1 decision made no action yet")


@pytest.mark.parametrize(
    ("kind", "on", "moved"),
    [
        ("progress", "2026-02-03", True),
        ("decision", "2026-03-02", True),
        ("evidence", "2026-03-10", True),
        ("progress", "2026-02-02", False),  # the day it was decided
        ("re-assigned", "2026-02-20", False),
        ("correction", "2026-02-20", False),
        ("progress", "2026-03-27", False),  # still to come
    ],
)
def test_an_update_after_the_last_supervision_comes_back_to_it(kind: Any, on: str, moved: bool) -> None:
    one = replace(LAST, decisions=LAST.decisions[:1])
    assert (not left(NOW, one, RING, update(RING, kind, on))) is moved


@pytest.mark.parametrize("state", ["complete", "embedded", "dropped"])
def test_what_is_finished_needs_no_coming_back_to(state: str) -> None:
    one = replace(LAST, decisions=LAST.decisions[:1])
    assert not left(NOW, one, replace(RING, state=state))


def test_each_new_action_has_a_day() -> None:
    undated = replace(WRITE, due=None)
    new = replace(NOW, decisions=(OversightDecision(text="Write", action=WRITE.id),))
    assert left(new, undated) == f"New actions without a day: {WRITE.ref}"
    assert not left(new, WRITE)
    assert left(new, LAST, RING, ASK, undated).endswith(f"{ASK.ref}. New actions without a day: {WRITE.ref}")


def test_only_the_last_supervision_of_the_same_worker_is_asked_and_only_the_one_before_it() -> None:
    before = supervision("2026-01-05", WRITE.id)
    later = supervision("2026-03-20")
    assert not left(LAST, before, WRITE, NOW)
    assert left(LAST, before, WRITE, NOW, on="2026-03-01")
    assert not left(later, NOW, LAST, RING, ASK)
    assert not left(supervision("2026-03-02", worker=OTHER.id), LAST, RING, ASK)
    assert not left(replace(NOW, kind="audit"), LAST, RING, ASK)
    assert not left(NOW, replace(LAST, kind="plan review"), RING, ASK)


def test_where_no_worker_is_named_the_young_people_tell_which_belong_together() -> None:
    child, other = case(), case()
    last = replace(LAST, worker="", cases=(child.id, other.id))
    assert left(replace(NOW, worker="", cases=(child.id,)), last, RING, ASK)
    assert not left(replace(NOW, worker="", cases=(case().id,)), last, RING, ASK)
    assert not left(replace(NOW, worker="", cases=()), replace(last, cases=()), RING, ASK)


def test_many_actions_are_counted_after_the_first_three() -> None:
    many = [action(case="somebody") for _ in range(5)]
    last = supervision("2026-02-02", *(each.id for each in many))
    assert left(NOW, last, *many).endswith(f"{many[2].ref} and 2 more")
