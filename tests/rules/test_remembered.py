"""Answers kept while the rules of one young person are asked."""

from tests.rules.boundaries_visiting import leaver
from tests.rules.life_sample import note
from tests.rules.sample import day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.rules.policy import load_policy
from tracker.rules.remembered import once_a_life
from tracker.rules.visiting import adviser_visit


def test_asked_once_for_the_same_file_and_again_for_another_file_or_day() -> None:
    asked: list[tuple[str, int]] = []

    @once_a_life
    def initials(life: Life, number: int) -> str:
        asked.append((life.case.initials, number))
        return life.case.initials

    ab, cd = (
        Casebook(records).life_of(records[0]) for records in (leaver(initials="AB"), leaver(initials="CD"))
    )
    answers = [initials(ab, 1), initials(ab, 1), initials(ab, 2), initials(cd, 2), initials(ab, 2)]
    assert answers == ["AB", "AB", "AB", "CD", "AB"]
    assert asked == [("AB", 1), ("AB", 2), ("CD", 2), ("AB", 2)]


def test_a_file_that_changed_is_asked_again() -> None:
    one, status = leaver()
    casebook, policy, today = Casebook([one, status]), load_policy(), day("2026-03-26")
    before = adviser_visit(casebook.life_of(one), policy, today)
    casebook.put(note(one, "2026-03-20"))
    after = adviser_visit(casebook.life_of(one), policy, today)
    assert before
    assert after
    assert (before.last, after.since) == (None, day("2026-03-20"))
