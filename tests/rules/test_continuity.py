"""Changes of worker by role, the days on which nobody held it, and what was open then."""

from tests.rules.life_sample import case, worker
from tests.rules.sample import OWNER, action, day, person
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.rules.continuity import continuity, open_on, worker_changes

YOUNG = case()
SECOND, THIRD = person(name="B Evans"), person(name="C Hughes")
START, TODAY = day("2025-01-01"), day("2026-03-26")


def life(*others: Record) -> Life:
    return Casebook([YOUNG, *others]).life_of(YOUNG)


def test_a_change_tells_who_went_who_came_and_the_days_between() -> None:
    held = continuity(
        life(worker(YOUNG, "2024-01-01", end="2025-05-31"), worker(YOUNG, "2025-06-15", worker=SECOND.id)),
        "personal adviser",
        START,
        TODAY,
    )
    (change,) = held.changes
    assert (change.role, change.day, change.before, change.after) == (
        "personal adviser",
        day("2025-06-15"),
        OWNER.id,
        SECOND.id,
    )
    assert (change.uncovered, held.uncovered, held.vacant_since) == (14, 14, None)


def test_the_first_worker_the_same_one_again_and_earlier_changes_are_none() -> None:
    spells = [
        worker(YOUNG, "2024-01-01", end="2024-05-31", worker=SECOND.id),
        worker(YOUNG, "2024-06-01", end="2025-05-31"),
        worker(YOUNG, "2025-07-01"),
    ]
    held = continuity(life(*spells), "personal adviser", START, TODAY)
    assert held.changes == ()
    assert held.uncovered == 30  # June, though the same worker came back


def test_roles_are_counted_apart() -> None:
    spells = [
        worker(YOUNG, "2024-01-01"),
        worker(YOUNG, "2025-02-01", worker=SECOND.id, role="social worker"),
        worker(YOUNG, "2025-03-01", worker=THIRD.id, role="social worker"),
    ]
    assert [(c.role, c.after) for c in worker_changes(life(*spells), START, TODAY)] == [
        ("social worker", THIRD.id)
    ]


def test_from_a_virtual_adviser_to_one_in_person_is_a_change_but_side_by_side_is_none() -> None:
    virtual = {"worker": SECOND.id, "role": "virtual personal adviser"}
    after = [worker(YOUNG, "2025-02-01", end="2025-06-30", **virtual), worker(YOUNG, "2025-07-01")]
    beside = [worker(YOUNG, "2024-02-01"), worker(YOUNG, "2025-07-01", **virtual)]
    assert len(worker_changes(life(*after), START, TODAY)) == 1
    assert worker_changes(life(*beside), START, TODAY) == []


def test_workers_who_overlap_leave_no_gap() -> None:
    spells = [
        worker(YOUNG, "2024-01-01", end="2025-06-30"),
        worker(YOUNG, "2025-06-01", end="2025-06-10", worker=SECOND.id),
        worker(YOUNG, "2025-07-01", worker=THIRD.id),
    ]
    held = continuity(life(*spells), "personal adviser", START, TODAY)
    assert [change.uncovered for change in held.changes] == [0, 0]
    assert held.uncovered == 0


def test_a_role_that_nobody_holds_now_says_since_when() -> None:
    held = continuity(life(worker(YOUNG, "2024-01-01", end="2026-03-20")), "personal adviser", START, TODAY)
    assert (held.vacant_since, held.uncovered, held.changes) == (day("2026-03-21"), 0, ())
    assert continuity(life(), "social worker", START, TODAY).vacant_since is None


def test_only_the_days_of_the_period_count() -> None:
    gap = [worker(YOUNG, "2024-01-01", end="2024-11-30"), worker(YOUNG, "2025-01-11", worker=SECOND.id)]
    held = continuity(life(*gap), "personal adviser", START, TODAY)
    assert (held.uncovered, held.changes[0].uncovered) == (10, 41)


def test_what_was_open_on_a_day() -> None:
    agreed = {"case": YOUNG.id, "agreed_on": day("2025-03-01")}
    still = action(**agreed)
    done_later = action(**agreed, state="complete", completed_on=day("2025-06-16"))
    done = action(**agreed, state="complete", completed_on=day("2025-06-15"))
    dropped = action(**agreed, state="dropped", dropped_on=day("2025-04-01"))
    undated = action(**agreed, state="complete")
    later = action(case=YOUNG.id, agreed_on=day("2025-06-15"))
    found = open_on(life(still, done_later, done, dropped, undated, later), day("2025-06-15"))
    assert set(found) == {still, done_later}
