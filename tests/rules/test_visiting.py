"""The visits of a personal adviser: what is owed, what is overdue, and what resets nothing."""

from datetime import date, timedelta

import pytest

from tests.rules.boundaries_visiting import in_care, leaver, often, sw
from tests.rules.life_sample import case, event, note, spell, worker
from tests.rules.sample import day, flags_on
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.policy import load_policy
from tracker.rules.visiting import Owed, floor_days, owed

TODAY = "2026-03-26"


def life(of: Case, *others: Record) -> Life:
    return Casebook([of, *others]).life_of(of)


def visits(of: Case, *others: Record, today: str = TODAY) -> list[Owed]:
    return owed(life(of, *others), load_policy(), day(today))


def test_the_law_allows_two_months_and_eight_weeks_are_kept() -> None:
    one, status = leaver()
    seen = note(one, "2026-03-03")
    (visit,) = visits(one, status, seen)
    assert visit[:6] == ("PA visit", seen, day("2026-03-03"), 56, day("2026-04-28"), day("2026-05-03"))
    assert visit.basis == "every 8 weeks, 2 months at most by guidance"
    home = spell(one, "home", "2025-01-15", "U", provided=True)
    assert visits(one, status, seen, home)[0].basis.endswith("2 months at most by law")


def test_a_manager_agrees_more_visits_and_never_fewer() -> None:
    one, status = leaver(frequency=often(7))
    (visit,) = visits(one, status, note(one, "2026-03-03"))
    assert (visit.days, visit.due, visit.limit, visit.agreed) == (
        7,
        day("2026-03-10"),
        day("2026-05-03"),
        True,
    )
    assert visit.basis == "agreed weekly by T Manager until 30 Apr 2026"
    loose, status = leaver(frequency=often(90))
    assert visits(loose, status, note(loose, "2026-03-03"))[0].days == 56
    says = flags_on(TODAY, loose, status)["VI-04"].sentence
    assert (
        says
        == "Agreed frequency is looser than every 56 days, the longest allowed: every 90 days by T Manager"
    )


def test_what_is_agreed_makes_nothing_late_from_before_it_was_agreed() -> None:
    one, status = leaver(frequency=often(7, set_on="2026-03-20"))
    (visit,) = visits(one, status, note(one, "2026-03-03"))
    assert (visit.due, visit.since, visit.basis) == (
        day("2026-03-27"),
        day("2026-03-03"),
        "agreed weekly by T Manager until 30 Apr 2026",
    )
    assert visits(one, status, note(one, "2026-01-24"))[0].due == day("2026-03-21"), "the floor's own day"
    assert visits(one, status, note(one, "2026-03-13"))[0].due == day("2026-03-20")
    child, care = in_care(frequency=often(7, set_on="2026-03-20"))
    assert visits(child, care)[0].due == day("2026-03-27")


@pytest.mark.parametrize(("provided", "source"), [(True, "law"), (None, "guidance")])
def test_in_a_new_home_a_visit_is_owed_within_a_week(provided: bool | None, source: str) -> None:
    one, status = leaver()
    before = spell(one, "home", "2025-01-15", "U", end="2026-03-19")
    moved = spell(one, "home", "2026-03-20", "U", provided=provided)
    seen, office = note(one, "2026-03-03"), note(one, "2026-03-24", where="office")
    (visit,) = visits(one, status, before, moved, seen, office)
    assert (visit.last, visit.since, visit.due, visit.limit) == (
        office,
        day("2026-03-20"),
        day("2026-03-27"),
        None,
    )
    assert visit.basis == f"within a week of the move, by {source}"
    late = flags_on("2026-03-28", one, status, before, moved, seen)
    assert late["VI-01"].since == day("2026-03-28")
    assert "VI-03" not in late
    there = note(one, "2026-03-25", where="home")
    assert visits(one, status, before, moved, seen, there)[0].due == day("2026-05-20")
    overdue = note(one, "2026-01-20")
    assert visits(one, status, before, moved, overdue)[0].due == day("2026-03-17"), "due before the week ends"


@pytest.mark.parametrize(
    ("on", "days"), [("2026-01-31", 56), ("2026-02-01", 7), ("2026-04-30", 7), ("2026-05-01", 56)]
)
def test_an_agreement_holds_from_its_first_day_to_its_last(on: str, days: int) -> None:
    one, status = leaver(frequency=often(7))
    assert visits(one, status, today=on)[0].days == days


@pytest.mark.parametrize(
    ("status", "with_adviser", "with_agreement", "count"),
    [
        ("relevant", False, False, 1),
        ("former relevant", False, False, 1),
        ("former relevant in education", False, False, 1),
        ("former relevant 21 to 25", False, False, 0),
        ("former relevant 21 to 25", True, False, 1),
        ("qualifying", False, True, 1),
        ("qualifying", False, False, 0),
        ("not eligible", False, False, 0),
        ("", True, False, 1),
        ("", False, False, 0),
    ],
)
def test_who_is_owed_pa_visits(status: str, with_adviser: bool, with_agreement: bool, count: int) -> None:
    one = case(frequency=often(28) if with_agreement else None)
    spells = [spell(one, "eligibility", "2025-01-15", status)] if status else []
    spells += [worker(one, "2025-06-02")] if with_adviser else []
    assert len(visits(one, *spells)) == count


def test_in_care_a_pa_visit_is_owed_by_agreement_only_and_has_no_floor() -> None:
    one, status = in_care()
    pa = worker(one, "2026-01-05")
    assert [v.kind for v in visits(one, status, pa)] == ["social worker visit"]
    agreed_one, agreed_status = in_care(frequency=often(90))
    pa_visit, care = visits(agreed_one, agreed_status)
    assert (pa_visit.kind, pa_visit.since, pa_visit.days) == ("PA visit", day("2026-02-01"), 90)
    assert (pa_visit.limit, care.kind) == (None, "social worker visit")
    assert floor_days(life(agreed_one, agreed_status), load_policy(), day(TODAY)) is None
    assert floor_days(life(*leaver()), load_policy(), day(TODAY)) == 56


@pytest.mark.parametrize(
    "fields",
    [
        {"closed_on": day("2026-03-25")},
        {"in_touch": "DIED"},
        {"in_touch": "RHOM"},
        {"born": day("2001-03-26")},
    ],
)
def test_nothing_is_owed_once_it_ended(fields: dict[str, object]) -> None:
    one, status = leaver(**fields)
    assert visits(one, status) == []
    assert not flags_on(TODAY, one, status).keys() & {f"VI-{n:02}" for n in range(20)}


def test_a_census_code_alone_ends_no_duty() -> None:
    one, status = leaver(in_touch="REFU")
    assert len(visits(one, status)) == 1


def test_status_after_status_is_one_duty_and_a_gap_begins_another() -> None:
    one = case(born=day("2004-03-02"))
    young = spell(one, "eligibility", "2022-03-02", "former relevant", end="2025-03-01")
    later = spell(one, "eligibility", "2025-03-02", "former relevant 21 to 25")
    again = spell(one, "eligibility", "2026-03-02", "former relevant 21 to 25")
    pa = worker(one, "2022-03-02")
    assert visits(one, young, later, pa)[0].since == day("2022-03-02")
    assert visits(one, young, again, pa)[0].since == day("2026-03-02")


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("PA visit", {"outcome": "attempted"}),
        ("PA visit", {"seen": False}),
        ("social worker visit", {"role": "social worker"}),
        ("video", {}),
        ("text or messaging", {}),
        ("in passing", {}),
        ("phone", {"with_whom": "landlord"}),
    ],
)
def test_only_being_seen_at_a_pa_visit_resets_its_clock(kind: str, fields: dict[str, str]) -> None:
    one, status = leaver(frequency=often(7))
    seen = note(one, "2026-03-03")
    flag = flags_on("2026-03-19", one, status, seen, note(one, "2026-03-18", kind, **fields))["VI-03"]  # type: ignore[arg-type]
    assert flag.sentence == (
        "PA visit 9 days overdue: agreed weekly by T Manager until 30 Apr 2026; last seen 3 Mar 2026"
    )
    assert (flag.word, flag.severity, flag.days, flag.since) == ("overdue", 3, 9, day("2026-03-11"))
    assert "VI-03" not in flags_on("2026-03-19", one, status, seen, note(one, "2026-03-18"))


def test_what_happens_later_is_not_known_yet() -> None:
    one, status = leaver(frequency=often(7))
    assert "VI-03" in flags_on("2026-03-19", one, status, note(one, "2026-03-03"), note(one, "2026-03-20"))


def test_past_the_limit_it_breaks_the_law_where_the_authority_provides_the_home() -> None:
    one, status = leaver()
    seen = note(one, "2026-01-10")
    homes = [spell(one, "home", "2025-01-15", "U", provided=p) for p in (True, False, None)]
    for on, grades in (("2026-03-10", [3, 3, 3]), ("2026-03-11", [4, 3, 3])):
        assert [flags_on(on, one, status, seen, home)["VI-03"].severity for home in homes] == grades
    qualifying = spell(one, "eligibility", "2025-01-15", "qualifying")
    assert (
        flags_on("2026-03-11", one, qualifying, worker(one, "2025-01-15"), seen, homes[0])["VI-03"].severity
        == 3
    )


def test_never_seen_is_missing() -> None:
    one, status = leaver("2026-01-10")
    flag = flags_on("2026-03-10", one, status)["VI-03"]
    assert (flag.word, flag.severity, flag.days, flag.since) == ("missing", 3, 0, day("2026-03-08"))
    assert flag.sentence == (
        "No PA visit on record: due by 7 Mar 2026, every 8 weeks, 2 months at most by guidance"
    )
    home = spell(one, "home", "2026-01-10", "U", provided=True)
    assert flags_on("2026-03-11", one, status, home)["VI-03"].severity == 4


def test_no_day_is_lost_or_said_twice_where_an_agreement_ends() -> None:
    """Whatever the day, the flag has been true every day since it says so, and not the day before."""
    one, status = leaver(frequency=often(14, "2026-02-10", "2026-03-15"))
    seen = note(one, "2026-01-20")
    for n in range(120):
        today = day("2026-01-20") + timedelta(days=n)
        flag = flags_on(today.isoformat(), one, status, seen).get("VI-03")
        if flag:
            assert _speaks(flag.since, one, status, seen)
            assert not _speaks(flag.since - timedelta(days=1), one, status, seen)


def _speaks(on: date, *records: Record) -> bool:
    return "VI-03" in flags_on(on.isoformat(), *records)


def test_an_agreement_that_lapsed_says_so_and_one_in_force_does_not() -> None:
    one, status = leaver(frequency=often(7))
    assert "VI-04" not in flags_on("2026-04-30", one, status)
    flag = flags_on("2026-05-01", one, status)["VI-04"]
    assert flag.sentence == "Agreed frequency lapsed on 30 Apr 2026: every 7 days by T Manager"
    assert (flag.word, flag.severity, flag.days) == ("overdue", 3, 1)
    child, care = in_care(frequency=often(7))
    assert "VI-04" in flags_on("2026-05-01", child, care)
    assert "VI-04" not in flags_on("2026-05-01", *in_care())
    nobody = case(frequency=often(7))
    assert "VI-04" in flags_on("2026-05-01", nobody, worker(nobody, "2025-06-02"))
    assert "VI-04" not in flags_on("2026-05-01", nobody)


def test_nothing_agreed_is_a_prompt_unless_need_asks_for_more_than_the_standard() -> None:
    one, status = leaver()
    assert flags_on(TODAY, one, status)["VI-04"].severity == 2
    assert flags_on(TODAY, one, status, spell(one, "need", "2026-01-05", "raised"))["VI-04"].severity == 3
    parent, parent_status = leaver(complexity=("parent",))
    assert flags_on(TODAY, parent, parent_status)["VI-04"].severity == 3


def test_the_standard_is_questioned_where_need_is_more() -> None:
    one, status = leaver(complexity=("unaccompanied", "missing episodes"))
    flag = flags_on(TODAY, one, status)["VI-05"]
    assert flag.sentence == "Still the standard of every 8 weeks: unaccompanied, missing episodes"
    assert (flag.word, flag.severity) == ("check", 3)
    more, more_status = leaver(complexity=("custody",), frequency=often(28))
    assert "VI-05" not in flags_on(TODAY, more, more_status)
    assert "VI-05" in flags_on("2026-05-01", more, more_status)


def test_a_change_is_asked_about_for_eight_weeks() -> None:
    one, status = leaver(frequency=often(56, until="2026-12-31"))
    change = event(one, "change of circumstances", "2026-03-02", "hospital")
    says = flags_on(TODAY, one, status, change)["VI-05"].sentence
    assert says.endswith("change of circumstances on 2 Mar 2026 (hospital)")
    assert "VI-05" in flags_on("2026-04-27", one, status, change)
    assert "VI-05" not in flags_on("2026-04-28", one, status, change)


def test_those_far_away_stand_in_a_list_of_their_own() -> None:
    one, status = leaver(frequency=often(7))
    seen, far = note(one, "2026-03-03"), spell(one, "out of area", "2026-01-05", "Leeds")
    flag = flags_on("2026-03-19", one, status, seen, far)["VI-11"]
    assert flag.sentence == "Out of the area in Leeds, and the PA visit is 9 days overdue"
    assert (flag.word, flag.severity) == ("check", 3)
    assert "VI-11" not in flags_on("2026-03-10", one, status, seen, far)
    assert "VI-11" not in flags_on("2026-03-19", one, status, seen)
    child, care = in_care()
    prison = spell(child, "home", "2026-01-05", "R5")
    says = flags_on(TODAY, child, care, prison, sw(child, "2026-01-07"))["VI-11"].sentence
    assert says == "In custody, and the social worker visit is 36 days overdue"
