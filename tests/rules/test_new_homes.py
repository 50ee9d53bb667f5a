"""PA visits where they live: after a move, before the review, and now and then at home."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver, sw
from tests.rules.life_sample import case, note, plan, spell, worker
from tests.rules.sample import flags_on

TODAY = "2026-03-26"


def test_a_new_home_is_visited_there_and_by_the_adviser() -> None:
    one, status = leaver()
    home = spell(one, "home", "2026-03-02", "U", provided=True)
    usual = [status, home]
    assert flags_on(TODAY, one, *usual)["VI-01"].sentence == (
        "PA visit in the new home 17 days overdue: moved 2 Mar 2026, not seen there since"
    )
    elsewhere = [note(one, "2026-03-05", where="office"), sw(one, "2026-03-05", where="home")]
    assert "VI-01" in flags_on(TODAY, one, *usual, *elsewhere)
    for where in ("home", None):
        assert "VI-01" not in flags_on(TODAY, one, *usual, note(one, "2026-03-20", where=where))
    assert "VI-01" in flags_on(TODAY, one, *usual, note(one, "2026-03-01", where="home"))


@pytest.mark.parametrize(("provided", "grade"), [(True, 4), (None, 3), (False, 3)])
def test_only_in_a_home_known_to_be_provided_does_the_law_ask_for_it(
    provided: bool | None, grade: int
) -> None:
    one, status = leaver()
    before = spell(one, "home", "2025-01-15", "E", end="2026-03-01")
    home = spell(one, "home", "2026-03-02", "U", provided=provided)
    flags = flags_on("2026-04-15", one, status, before, home)
    assert flags["VI-01"].severity == grade
    assert ("VI-02" in flags) == (provided is True)


@pytest.mark.parametrize(("provided", "speaks"), [(True, True), (None, False), (False, False)])
def test_the_first_home_on_file_is_no_move_unless_the_authority_provides_it(
    provided: bool | None, speaks: bool
) -> None:
    one, status = leaver()
    home = spell(one, "home", "2026-03-02", "U", provided=provided)
    held = plan(one, "2026-01-10")
    flags = flags_on("2026-04-15", one, status, held, home)
    assert flags.keys() & {"VI-01", "PP-07", "PP-09"} == ({"VI-01", "PP-07", "PP-09"} if speaks else set())


def test_for_a_qualifying_young_person_it_is_guidance_even_in_a_provided_home() -> None:
    one = case()
    records = [spell(one, "eligibility", "2025-01-15", "qualifying"), worker(one, "2025-01-15")]
    home = spell(one, "home", "2026-03-02", "U", provided=True)
    flags = flags_on("2026-04-15", one, *records, home)
    assert flags["VI-01"].severity == 3
    assert "VI-02" not in flags


def test_a_home_from_before_the_duty_is_no_new_home() -> None:
    one, status = leaver()
    old = spell(one, "home", "2024-03-04", "U", provided=True)
    street = spell(one, "home", "2026-03-02", "S", suitable=False)
    child, care = in_care()
    placement = spell(child, "home", "2026-03-02", "K2", provided=True)
    assert not {"VI-01", "VI-02"} & flags_on(TODAY, one, status, old).keys()
    assert "VI-01" not in flags_on(TODAY, one, status, street)
    assert "VI-01" not in flags_on(TODAY, child, care, placement)


def test_visits_at_home_are_not_asked_where_there_is_no_door() -> None:
    one, status = leaver()
    for code in ("X", "S", "G"):
        assert "VI-06" not in flags_on(TODAY, one, status, spell(one, "home", "2025-02-03", code))
    assert "VI-06" not in flags_on(TODAY, one, status)  # never seen at all: VI-03 says so
    assert flags_on(TODAY, one, status, note(one, "2026-03-02", where="office"))["VI-06"].word == "missing"
    visit = note(one, "2025-11-03", where="home", suitability="suitable")
    flag = flags_on(TODAY, one, status, visit)["VI-06"]
    assert (flag.word, flag.days) == ("overdue", 23)
    assert flag.sentence == "No PA visit at home for 4 months or more: last 3 Nov 2025"
