"""The rules on actions: each on the day before, on the day and on the day after."""

import msgspec
import pytest

from tests.rules.sample import (
    OWNER,
    action,
    blocked,
    day,
    finding,
    fires_from,
    flags_on,
    person,
    slip,
    update,
)
from tracker.domain.work import Update

TODAY = "2026-03-26"


def test_a_fresh_action_in_order_has_no_flag() -> None:
    assert flags_on(TODAY, action()) == {}


@pytest.mark.parametrize(
    ("rule", "source"), [("AN-01", "plan"), ("AN-01", None), ("AN-01", "visit"), ("AU-01", "audit")]
)
@pytest.mark.parametrize("due", ["2026-03-13", "2024-02-28", "2025-12-31", "2026-03-28"])
def test_overdue_from_the_day_after_due_said_once(rule: str, source: str | None, due: str) -> None:
    late = action(due=day(due), agreed_on=day(due), source=source)
    flag = fires_from(rule, str(day(due).fromordinal(day(due).toordinal() + 1)), late)
    assert flag.days == 1
    assert flag.sentence.startswith("1 day overdue: due ")
    assert len({"AN-01", "AU-01"} & flags_on("2026-12-30", late).keys()) == 1


def test_overdue_says_how_often_it_moved_and_from_when() -> None:
    late = action(due=day("2026-03-14"), original_due=day("2026-02-20"))
    moves = [
        slip(late, "2026-02-19", "2026-02-20", "2026-03-01"),
        slip(late, "2026-03-01", "2026-03-01", "2026-03-14"),
    ]
    flag = flags_on(TODAY, late, *moves)["AN-01"]
    assert flag.sentence == "12 days overdue: due 14 Mar 2026, moved twice (first due 20 Feb 2026)"
    assert (flag.word, flag.severity, flag.days, flag.since) == ("overdue", 3, 12, day("2026-03-15"))


def test_due_soon_from_fourteen_days_before_until_the_day() -> None:
    soon = action(due=day("2026-04-09"), agreed_on=day("2026-03-20"))
    flag = fires_from("AN-02", "2026-03-26", soon)
    assert (flag.word, flag.severity, flag.days) == ("due soon", 2, -14)
    assert flag.sentence == "Due in 14 days, on 9 Apr 2026"
    assert flags_on("2026-04-08", soon)["AN-02"].sentence == "Due tomorrow, on 9 Apr 2026"
    assert flags_on("2026-04-09", soon)["AN-02"].sentence == "Due today, on 9 Apr 2026"
    assert "AN-02" not in flags_on("2026-04-10", soon)


@pytest.mark.parametrize(
    ("priority", "since"),
    [
        ("normal", "2026-03-08"),
        ("high", "2026-03-01"),
        ("statutory", "2026-03-01"),
        ("long-term", "2026-03-22"),
    ],
)
def test_stalled_when_so_many_days_have_passed_since_it_was_agreed(priority: str, since: str) -> None:
    quiet = action(agreed_on=day("2026-02-22"), priority=priority)
    flag = fires_from("AN-03", since, quiet)
    assert flag.word == "stalled"
    assert flag.sentence.endswith("agreed 22 Feb 2026")


@pytest.mark.parametrize("kind", ["progress", "moved", "blocked", "partner's answer", "evidence", "impact"])
def test_a_meaningful_update_starts_the_clock_again(kind: str) -> None:
    quiet = action(agreed_on=day("2026-01-05"))
    flag = fires_from("AN-03", "2026-03-17", quiet, update(quiet, kind, "2026-03-03"))  # type: ignore[arg-type]
    assert flag.sentence == "No update for 14 days: last moved 3 Mar 2026"
    assert flag.days == 14


@pytest.mark.parametrize("kind", ["decision", "correction", "re-assigned"])
def test_other_updates_do_not_move_an_action(kind: str) -> None:
    quiet = action(agreed_on=day("2026-03-01"))
    fires_from("AN-03", "2026-03-15", quiet, update(quiet, kind, "2026-03-12"))  # type: ignore[arg-type]


def test_an_update_taken_back_or_still_to_come_does_not_count() -> None:
    quiet = action(agreed_on=day("2026-03-01"))
    wrong = update(quiet, "progress", "2026-03-12")
    right = update(quiet, "correction", "2026-03-12", supersedes=wrong.id)
    later = update(quiet, "progress", "2026-03-30")
    fires_from("AN-03", "2026-03-15", quiet, wrong, right, later)


def test_a_blocked_action_is_not_stalled_until_its_day_to_chase_has_passed() -> None:
    held = action(agreed_on=day("2026-01-05"), state="blocked", blocked=blocked("2026-03-20"))
    flag = fires_from("AN-03", "2026-03-21", held)
    assert flag.sentence == (
        "Waiting for the health referral (partner) since 1 Mar 2026; "
        "the day to chase, 20 Mar 2026, passed 1 day ago"
    )


def test_chasing_on_the_day_starts_the_usual_clock() -> None:
    held = action(agreed_on=day("2026-01-05"), state="blocked", blocked=blocked("2026-03-20"))
    flag = fires_from("AN-03", "2026-04-03", held, update(held, "progress", "2026-03-20"))
    assert flag.sentence.endswith("Waiting for the health referral (partner) since 1 Mar 2026")


def test_a_blocked_action_without_a_day_to_chase_keeps_the_usual_clock() -> None:
    fires_from("AN-03", "2026-04-08", action(state="blocked", blocked=blocked()))


GONE = person(name="A Gough", left=day("2026-03-10"))
BOARD = person(name="Improvement Board", is_group=True)


def test_an_action_without_an_owner_is_flagged_from_the_day_it_was_agreed() -> None:
    for owner in ("", "0" * 26):
        flag = flags_on(TODAY, action(owner=owner))["AN-04"]
        assert (flag.word, flag.days, flag.since) == ("missing", 0, day("2026-03-25"))
        assert flag.sentence == "No owner is named"


def test_a_group_is_no_owner() -> None:
    flag = flags_on(TODAY, action(owner=BOARD.id), BOARD)["AN-04"]
    assert flag.sentence == "Owned by a group, Improvement Board: no one person is named"


def test_an_owner_is_missing_from_the_day_after_they_left() -> None:
    flag = fires_from("AN-04", "2026-03-11", action(owner=GONE.id, agreed_on=day("2026-03-05")), GONE)
    assert flag.sentence == "A Gough left on 10 Mar 2026 and nobody covers"


def test_somebody_who_is_here_may_cover() -> None:
    covered = person(left=day("2026-03-10"), covered_by=OWNER.id)
    assert flags_on(TODAY, action(owner=covered.id), covered) == {}


def test_cover_ends_when_the_person_who_covers_leaves() -> None:
    cover = person(left=day("2026-03-20"))
    covered = person(left=day("2026-03-10"), covered_by=cover.id)
    fires_from("AN-04", "2026-03-21", action(owner=covered.id), covered, cover)


def test_a_group_cannot_cover() -> None:
    covered = person(left=day("2026-03-10"), covered_by=BOARD.id)
    fires_from("AN-04", "2026-03-11", action(owner=covered.id), covered, BOARD)


def test_no_due_day_is_missing_and_words_are_no_day() -> None:
    assert flags_on(TODAY, action(due=None))["AN-05"].sentence == "No due day"
    flag = flags_on(TODAY, action(due=None, due_words="Ongoing"))["AN-05"]
    assert (flag.word, flag.days, flag.sentence) == (
        "missing",
        0,
        "No due day: “Ongoing” stands where a day should",
    )


def moved_three_times() -> tuple[Update, ...]:
    return (
        slip(MOVED, "2026-02-27", "2026-03-01", "2026-03-10"),
        slip(MOVED, "2026-03-09", "2026-03-10", "2026-03-20"),
        slip(MOVED, "2026-03-19", "2026-03-20", "2026-12-31"),
    )


MOVED = action(original_due=day("2026-03-01"))


def test_a_second_slip_goes_to_the_manager_and_a_third_to_the_board() -> None:
    slips = moved_three_times()
    assert "AN-06" not in flags_on(TODAY, MOVED, slips[0])
    to_manager = fires_from("AN-06", "2026-03-09", MOVED, *slips[:2])
    assert to_manager.sentence == (
        "Due day put back twice: first due 1 Mar 2026, now 31 Dec 2026. For the manager to decide"
    )
    to_board = flags_on("2026-03-19", MOVED, *slips)["AN-06"]
    assert to_board.since == day("2026-03-19")
    assert to_board.sentence.startswith("Due day put back 3 times")
    assert to_board.sentence.endswith("For the board to decide")


def test_bringing_a_day_forward_is_no_slip() -> None:
    earlier = [slip(MOVED, "2026-03-01", "2026-06-30", "2026-05-31") for _ in range(3)]
    assert "AN-06" not in flags_on(TODAY, MOVED, *earlier)


def test_a_decision_after_the_last_slip_answers_it() -> None:
    slips = moved_three_times()
    assert "AN-06" not in flags_on(TODAY, MOVED, *slips, update(MOVED, "decision", "2026-03-20"))
    assert "AN-06" in flags_on(TODAY, MOVED, *slips, update(MOVED, "decision", "2026-03-18"))


@pytest.mark.parametrize("source", ["visit", "audit", "board", "plan"])
def test_complete_takes_evidence_where_the_source_asks_for_it(source: str) -> None:
    done = action(state="complete", source=source, completed_on=day("2026-03-20"))
    flag = flags_on(TODAY, done)["AN-07"]
    assert (flag.word, flag.since) == ("missing", day("2026-03-20"))
    assert flag.sentence == "Complete since 20 Mar 2026 without a line of evidence"
    shown = update(done, "evidence", "2026-03-20", source="Audit of March", kept_at="library 3")
    assert flags_on(TODAY, msgspec.structs.replace(done, measure="Plans in time"), shown) == {}


@pytest.mark.parametrize(
    ("completed", "recheck"),
    [("2025-12-26", "2026-03-26"), ("2025-11-30", "2026-02-28"), ("2023-11-30", "2024-02-29")],
)
def test_impact_is_checked_three_calendar_months_after_completion(completed: str, recheck: str) -> None:
    flag = fires_from(
        "AN-07", recheck, action(state="complete", completed_on=day(completed), source="promise")
    )
    assert flag.word == "check"
    assert "impact to be checked" in flag.sentence


def test_an_owner_who_confirms_alone_is_asked_for_another_voice() -> None:
    embedded = {"state": "embedded", "embedded_on": day("2026-03-01")}
    flag = flags_on(TODAY, action(**embedded, confirmed_by=OWNER.id))["AN-07"]
    assert flag.word == "check"
    assert "self-confirmed" in flag.sentence
    assert flags_on(TODAY, action(**embedded, confirmed_by=BOARD.id), BOARD) == {}


PARTNER = {
    "partner": "Wye Health Trust",
    "partner_asked_on": day("2026-03-24"),
    "agreed_on": day("2026-03-24"),
}


def test_a_partner_has_ten_working_days_to_answer() -> None:
    asked = action(**PARTNER, partner_answer="asked")
    flag = fires_from("AN-08", "2026-04-10", asked)  # over Easter; the tenth day is the partner's still
    assert flag.word == "stalled"
    assert flag.sentence == (
        "Wye Health Trust was asked; no answer for 10 working days or more, since 24 Mar 2026. "
        "For the board to take up"
    )


def test_what_a_partner_accepted_moves_within_twenty_working_days() -> None:
    accepted = action(**PARTNER, partner_answer="accepted")
    fires_from("AN-08", "2026-04-24", accepted)
    fires_from("AN-08", "2026-04-28", accepted, update(accepted, "partner's answer", "2026-03-26"))


def test_a_partner_being_waited_for_is_not_stalled_until_the_day_to_chase() -> None:
    held = action(**PARTNER, partner_answer="asked", state="blocked", blocked=blocked("2026-05-01"))
    flag = flags_on("2026-05-02", held)["AN-08"]
    assert "AN-08" not in flags_on("2026-05-01", held)
    assert flag.since == day("2026-04-10")


def test_a_partner_who_declined_is_checked() -> None:
    declined = action(**PARTNER, partner_answer="declined")
    said = update(declined, "partner's answer", "2026-03-25")
    flag = flags_on(TODAY, declined, said)["AN-08"]
    assert (flag.word, flag.since, flag.sentence) == (
        "check",
        day("2026-03-25"),
        "Wye Health Trust declined",
    )


@pytest.mark.parametrize("state", ["complete", "embedded", "dropped"])
def test_what_is_no_longer_open_is_left_alone(state: str) -> None:
    over = action(
        state=state,
        owner="",
        due=None,
        agreed_on=day("2025-01-01"),
        completed_on=day("2026-03-20"),
        partner_answer="declined",
        source="complaint",
    )
    slips = [slip(over, "2026-01-01", "2026-01-01", "2026-02-01") for _ in range(3)]
    assert flags_on(TODAY, over, *slips) == {}
    assert flags_on(TODAY, action(state=state, due=day("2026-01-01"), completed_on=day(TODAY))) == {}


@pytest.mark.parametrize("state", ["proposed", "not started", "in progress", "blocked"])
def test_every_open_state_can_be_overdue_and_stalled(state: str) -> None:
    late = action(state=state, due=day("2026-03-01"), agreed_on=day("2026-01-01"))
    assert {"AN-01", "AN-03"} <= flags_on(TODAY, late, finding()).keys()
