"""Keeping in touch: the second clock, ways tried, and notes that are not on file."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver, often
from tests.rules.life_sample import case, note, spell
from tests.rules.sample import day, flags_on

TODAY = "2026-03-26"
QUIET = {"outcome": "attempted"}


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("text or messaging", {}), ("phone", {"direction": "from them"}), ("PA visit", {}), ("in passing", {})],
)
def test_any_exchange_both_ways_keeps_in_touch(kind: str, fields: dict[str, str]) -> None:
    one, status = leaver()
    assert "VI-08" in flags_on(TODAY, one, status)
    assert "VI-08" not in flags_on(TODAY, one, status, note(one, "2026-03-02", kind, **fields))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("phone", QUIET),
        ("PA visit", QUIET),
        ("letter", {"direction": "to them"}),
        ("phone", {"with_whom": "landlord"}),
    ],
)
def test_an_attempt_or_a_call_to_others_does_not(kind: str, fields: dict[str, str]) -> None:
    one, status = leaver()
    assert "VI-08" in flags_on(TODAY, one, status, note(one, "2026-03-02", kind, **fields))  # type: ignore[arg-type]


def test_out_of_touch_grows_from_a_question_to_the_law() -> None:
    one, status = leaver()
    touch = note(one, "2026-01-28", "phone")
    asked = flags_on("2026-02-26", one, status, touch)["VI-08"]
    assert (asked.word, asked.severity, asked.days) == ("check", 2, 1)
    assert asked.sentence == "No exchange both ways for 29 days: last in touch 28 Jan 2026"
    red = flags_on("2026-03-26", one, status, touch)["VI-08"]
    assert (red.word, red.severity, red.days, red.since) == ("overdue", 4, 1, day("2026-03-26"))


def test_never_in_touch_is_missing() -> None:
    one, status = leaver("2026-01-01")
    flag = flags_on("2026-02-27", one, status)["VI-08"]
    assert (flag.word, flag.severity, flag.since) == ("missing", 4, day("2026-01-30"))
    assert flag.sentence == "No exchange both ways on record for 57 days: owed since 1 Jan 2026"


@pytest.mark.parametrize(
    ("status", "grade"), [("relevant", 4), ("former relevant", 4), ("former relevant 21 to 25", 3), ("", 3)]
)
def test_only_where_the_act_asks_for_it_is_silence_a_breach(status: str, grade: int) -> None:
    one = case(frequency=often(28, "2025-12-01", "2026-06-30"))
    spells = [spell(one, "eligibility", "2025-01-15", status)] if status else []
    touch = note(one, "2026-01-28", "phone")
    assert flags_on("2026-03-26", one, *spells, touch)["VI-08"].severity == grade
    assert flags_on("2026-03-25", one, *spells, touch)["VI-08"].severity == 2


@pytest.mark.parametrize("fields", [{"closed_on": day("2026-03-25")}, {"in_touch": "DIED"}])
def test_nobody_is_asked_after_once_the_duty_ended(fields: dict[str, object]) -> None:
    one, status = leaver(**fields)
    assert not {"VI-08", "VI-09"} & flags_on(TODAY, one, status).keys()


def test_what_happened_is_put_on_file_until_the_case_is_closed() -> None:
    one, _ = leaver(closed_on=day(TODAY))
    left = note(one, "2025-06-02", filed=None)
    assert "VI-07" in flags_on(TODAY, one, left)
    assert "VI-07" not in flags_on("2026-03-27", one, left)


def test_in_care_the_social_workers_visits_stand_for_it() -> None:
    assert "VI-08" not in flags_on(TODAY, *in_care())


def test_three_different_ways_of_being_in_touch_again() -> None:
    one, status = leaver()
    touch = note(one, "2026-01-28", "phone")
    same = [note(one, f"2026-03-0{n}", "phone", **QUIET) for n in (2, 3, 4)]
    flag = flags_on("2026-04-21", one, status, touch, *same)["VI-09"]
    assert flag.sentence == "Out of touch since 28 Jan 2026: 1 of 3 different ways tried so far"
    assert (flag.word, flag.severity, flag.days) == ("overdue", 3, 1)
    others = [
        note(one, "2026-03-05", "PA visit", **QUIET),
        note(one, "2026-03-06", "phone", with_whom="landlord"),
    ]
    assert "VI-09" in flags_on("2026-04-21", one, status, touch, *same, others[0])
    assert "VI-09" not in flags_on("2026-04-21", one, status, touch, *same, *others)


def test_ways_tried_before_the_last_exchange_do_not_count() -> None:
    one, status = leaver()
    before = [note(one, "2026-01-20", kind, **QUIET) for kind in ("phone", "letter", "email")]  # type: ignore[arg-type]
    assert "VI-09" in flags_on("2026-04-21", one, status, *before, note(one, "2026-01-28", "phone"))


def test_notes_not_on_file_are_counted_with_the_oldest() -> None:
    one, status = leaver()
    notes = [
        note(one, on, "text or messaging", filed=None) for on in ("2026-03-02", "2026-03-12", "2026-03-24")
    ]
    attempt = note(one, "2026-03-03", "phone", filed=None, **QUIET)
    flag = flags_on(TODAY, one, status, *notes, attempt)["VI-07"]
    assert flag.sentence == (
        "3 exchanges not on file in the case system: the oldest from 2 Mar 2026 (text or messaging)"
    )
    assert (flag.word, flag.severity, flag.since) == ("missing", 3, day("2026-03-10"))


def test_a_note_filed_or_only_just_written_is_in_order() -> None:
    one, status = leaver()
    filed = note(one, "2026-03-02", filed=day("2026-03-26"))
    assert "VI-07" not in flags_on(TODAY, one, status, filed)
    assert "VI-07" in flags_on("2026-03-25", one, status, filed)
    assert "VI-07" not in flags_on(TODAY, one, status, note(one, "2026-03-19", filed=None))
    assert "VI-07" in flags_on("2026-03-27", one, status, note(one, "2026-03-19", filed=None))
