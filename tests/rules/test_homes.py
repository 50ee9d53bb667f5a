"""Homes: suitability, bed and breakfast, unsuitable homes, many moves, and what comes at 18."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver
from tests.rules.life_sample import case, event, note, spell
from tests.rules.sample import action, day, flags_on
from tracker.domain.young_people import Case

TODAY = "2026-03-26"


def test_a_decision_comes_from_the_move_an_event_or_a_visit() -> None:
    one, status = leaver()
    home = spell(one, "home", "2025-06-02", "U", suitable=True)
    late = flags_on(TODAY, one, status, home)["AC-01"]
    assert (late.word, late.severity, late.since, late.days) == ("overdue", 3, day("2025-12-03"), 114)
    assert "AC-01" not in flags_on(TODAY, one, status, home, event(one, "suitability decision", "2025-11-03"))
    assert "AC-01" not in flags_on(
        TODAY, one, status, home, note(one, "2025-11-03", suitability="unsuitable")
    )
    assert "AC-01" in flags_on(TODAY, one, status, home, note(one, "2025-11-03", where="home"))


def test_a_decision_on_the_home_before_does_not_count() -> None:
    one, status = leaver()
    home = spell(one, "home", "2026-03-02", "U")
    flag = flags_on(TODAY, one, status, home, event(one, "suitability decision", "2026-03-01"))["AC-01"]
    assert (flag.word, flag.since) == ("missing", day("2026-03-02"))


def test_under_18_an_undecided_home_breaks_the_law_and_a_placement_is_not_asked() -> None:
    young = case(born=day("2008-04-02"))
    status = spell(young, "eligibility", "2026-01-05", "relevant")
    home = spell(young, "home", "2026-01-05", "E")
    assert flags_on(TODAY, young, status, home)["AC-01"].severity == 4
    assert flags_on("2026-04-02", young, status, home)["AC-01"].severity == 3
    child, care = in_care()
    assert "AC-01" not in flags_on(TODAY, child, care, spell(child, "home", "2026-01-05", "K2"))


@pytest.mark.parametrize("code", ["X", "S", "R", "G", "H"])
def test_there_is_nothing_to_decide_where_there_is_no_home(code: str) -> None:
    one, status = leaver()
    assert "AC-01" not in flags_on(TODAY, one, status, spell(one, "home", "2025-06-02", code))


def test_another_bed_and_breakfast_starts_no_new_count() -> None:
    one, status = leaver()
    hotels = [
        spell(one, "home", "2026-03-19", "W", end="2026-03-22"),
        spell(one, "home", "2026-03-23", "W"),
    ]
    flag = flags_on("2026-03-24", one, status, *hotels)["AC-02"]
    assert (flag.severity, flag.since) == (4, day("2026-03-24"))
    assert flag.sentence == (
        "In bed and breakfast for 5 days, since 19 Mar 2026: 2 working days at most, in an emergency"
    )
    assert "AC-02" not in flags_on("2026-03-24", one, status, hotels[1])
    left = spell(one, "home", "2026-03-24", "U", suitable=True)
    ended = spell(one, "home", "2026-03-19", "W", end="2026-03-23")
    assert "AC-02" not in flags_on(TODAY, one, status, ended, left)


@pytest.mark.parametrize("code", ["S", "V", "W", "X"])
def test_an_unsuitable_home_needs_an_open_action_on_accommodation(code: str) -> None:
    one, status = leaver()
    home = spell(one, "home", "2026-03-02", code, suitable=False)
    flag = flags_on(TODAY, one, status, home)["AC-03"]
    assert (flag.word, flag.severity) == ("missing", 3)
    assert "AC-03" not in flags_on(TODAY, one, status, home, action(case=one.id, theme="accommodation"))
    other = action(case=one.id, theme="participation & voice")
    done = action(case=one.id, theme="accommodation", state="complete", completed_on=day("2026-03-16"))
    assert "AC-03" in flags_on(TODAY, one, status, home, other)
    assert flags_on(TODAY, one, status, home, done)["AC-03"].since == day("2026-03-24")


def test_a_home_found_suitable_since_is_not_unsuitable() -> None:
    one, status = leaver()
    home = spell(one, "home", "2026-01-05", "U", suitable=False)
    assert "AC-03" in flags_on(TODAY, one, status, home)
    better = event(one, "suitability decision", "2026-02-02", "suitable")
    assert "AC-03" not in flags_on(TODAY, one, status, home, better)


def test_three_moves_in_twelve_months_until_the_first_is_a_year_ago() -> None:
    one, status = leaver()
    homes = [spell(one, "home", on, "U") for on in ("2024-01-15", "2025-03-27", "2025-09-01", "2026-01-05")]
    flag = flags_on(TODAY, one, status, *homes)["AC-04"]
    assert flag.sentence == "3 moves in 12 months, the last on 5 Jan 2026"
    assert "AC-04" not in flags_on("2026-03-27", one, status, *homes)
    fourth = spell(one, "home", "2026-03-20", "U")
    again = flags_on("2026-03-27", one, status, *homes, fourth)["AC-04"]
    assert again.since == day("2026-01-05")
    assert "AC-04" not in flags_on(TODAY, one, status, *homes[1:])


def test_a_home_at_18_and_a_referral_are_asked_until_18() -> None:
    one, status = in_care(born=day("2008-06-01"))
    flags = flags_on(TODAY, one, status)
    assert (flags["AC-05"].word, flags["AC-05"].severity, flags["AC-05"].since) == (
        "missing",
        3,
        day("2025-12-02"),
    )
    assert (flags["AC-07"].severity, flags["AC-07"].since) == (2, day("2025-06-01"))
    agreed = [event(one, "home at 18 agreed", "2026-03-02"), event(one, "housing referral", "2025-07-01")]
    assert not {"AC-05", "AC-07"} & flags_on(TODAY, one, status, *agreed).keys()
    assert not {"AC-05", "AC-07"} & flags_on("2026-06-01", one, status).keys()
    assert not {"AC-05", "AC-07"} & flags_on(TODAY, case(born=day("2008-06-01"))).keys()


@pytest.mark.parametrize(
    ("move", "study", "born", "warned"),
    [
        ("2026-05-11", "F1", "2007-01-15", True),
        ("2026-06-30", "P2", "2007-01-15", True),
        ("2026-07-01", "F1", "2007-01-15", False),
        ("2026-09-01", "F2", "2007-01-15", True),
        ("2026-05-11", "F4", "2007-01-15", False),
        ("2026-05-11", "F2", "2008-05-12", False),
        ("2026-05-11", "F2", "2008-05-11", True),
        ("2026-03-26", "F1", "2007-01-15", False),
    ],
)
def test_a_planned_move_in_the_middle_of_a_year_of_study(
    move: str, study: str, born: str, warned: bool
) -> None:
    one: Case = case(born=day(born))
    records = [spell(one, "activity", "2025-09-08", study), spell(one, "home", move, "U")]
    assert ("AC-06" in flags_on(TODAY, one, *records)) is warned
