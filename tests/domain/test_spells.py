from datetime import date

from tracker.domain.young_people import Spell

DAY = date(2024, 6, 10)


def test_of_two_that_began_on_one_day_the_one_that_ended_comes_first_whatever_their_ids() -> None:
    goes_on = Spell(id="A", case="Y", kind="need", start=DAY, what="standard")
    ended = Spell(id="B", case="Y", kind="need", start=DAY, end=DAY, what="intensive")
    assert sorted([goes_on, ended], key=lambda spell: spell.order) == [ended, goes_on]
