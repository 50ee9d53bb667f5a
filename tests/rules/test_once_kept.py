"""What a service does not record here is missed in nobody, until it is recorded of somebody for the first time."""

import pytest

from tests.rules.boundaries_visiting import in_care, leaver
from tests.rules.life_sample import case, event, plan, spell, worker
from tests.rules.sample import OWNER, day, oversight
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.attention import FlagBoard
from tracker.rules.flags import Flag
from tracker.rules.policy import load_policy
from tracker.rules.rule import RULES

TODAY = day("2026-03-26")
CHILD, CARE = in_care(born=day("2008-06-01"))
ADULT, STATUS = leaver()
OTHER = case()
BOOK: list[Record] = [
    *(OWNER, CHILD, CARE, ADULT, STATUS, OTHER),
    plan(CHILD, "2026-01-10"),
    worker(ADULT, "2025-01-15", end="2025-09-30"),
    worker(ADULT, "2025-10-01", worker="another"),
]
FIRST: dict[str, Record] = {
    "AC-07": event(OTHER, "housing referral", "2026-03-02"),
    "AL-04": event(OTHER, "handover", "2026-03-02"),
    "ID-01": event(OTHER, "identity documents", "2026-03-02"),
    "PP-17": event(OTHER, "health history offered", "2026-03-02"),
    "SU-02": oversight(kind="supervision", day=day("2026-03-02"), cases=(OTHER.id,)),
}
each_first = pytest.mark.parametrize(("rule", "first"), FIRST.items(), ids=FIRST)


def said(board: FlagBoard, rule: str) -> list[Flag]:
    return [flag for flag in board.all() if flag.rule == rule]


def board_of(*records: Record) -> FlagBoard:
    return FlagBoard(Casebook([*BOOK, *records]), load_policy(), TODAY)


def test_every_rule_that_waits_is_tried_here_and_none_of_them_breaks_the_law() -> None:
    waiting = {r.id: r for r in RULES.values() if r.once_kept}
    assert waiting.keys() == FIRST.keys()
    assert all(r.severity < 4 for r in waiting.values())


@each_first
def test_a_rule_waits_for_the_first_record_of_anybody(rule: str, first: Record) -> None:
    board = board_of()
    assert not said(board, rule)
    board.casebook.put(first)
    changed = board.refresh([first.id])
    assert said(board, rule)
    assert changed >= {flag.subject for flag in said(board, rule)}
    assert board.all() == board_of(first).all()


@each_first
def test_taken_out_again_it_waits_again(rule: str, first: Record) -> None:
    board = board_of(first)
    board.casebook.drop(first.id)
    board.refresh([first.id])
    assert board.all() == board_of().all()
    assert not said(board, rule)


def test_what_is_still_to_come_or_names_no_young_person_does_not_count() -> None:
    ahead = event(OTHER, "identity documents", "2026-03-27")
    of_the_worker = oversight(kind="supervision", day=day("2026-03-02"))
    assert not {flag.rule for flag in board_of(ahead, of_the_worker).all()} & {"ID-01", "SU-02"}


@pytest.mark.parametrize(
    ("born", "status"),
    [
        ("2009-02-10", "eligible"),
        ("2008-06-10", "relevant"),
        ("2006-06-10", "former relevant"),
        ("2004-01-10", "former relevant"),
        ("2003-06-10", "former relevant 21 to 25"),
        ("2003-06-10", "former relevant in education"),
        ("2006-06-10", "qualifying"),
        ("2006-06-10", ""),
    ],
)
def test_who_is_brought_in_from_a_table_raises_no_alarm_on_the_day_and_few_before_more_is_recorded(
    born: str, status: str
) -> None:
    """A table says who they are, where they live and who works with them; what it does not date begins today."""
    one, today = case(born=day(born)), "2026-03-26"
    in_care_home = status == "eligible"
    records = [
        worker(one, today),
        spell(one, "home", today, "K2" if in_care_home else "U", suitable=True),
        spell(one, "activity", today, "F2"),
        *([spell(one, "eligibility", today, status)] if status else []),
    ]
    casebook = Casebook([OWNER, one, *records])
    severe = [f for f in FlagBoard(casebook, load_policy(), TODAY).flags_of(one.id) if f.severity == 4]
    assert severe == []
    for later, most in (("2026-04-10", 1), ("2026-05-25", 2), ("2026-09-25", 3)):
        severe = [
            f for f in FlagBoard(casebook, load_policy(), day(later)).flags_of(one.id) if f.severity == 4
        ]
        assert len(severe) <= most, severe
