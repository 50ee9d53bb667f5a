"""The weekly review: silent where none is held, and about those who have something to be reviewed."""

from datetime import timedelta

import pytest

from tests.make import A_DAY as BEGUN
from tests.make import a_person, a_weekly_review, an_action
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

LATER = BEGUN + timedelta(days=30)
OWNER = a_person("B Evans", team="16+")
OWNED = an_action(owner=OWNER.id, due=LATER + timedelta(days=90))


def said(*records: Record) -> set[str]:
    board = FlagBoard(Casebook(records), load_policy(), LATER)
    return {flag.subject for flag in board.all() if flag.rule == "WR-01"}


def test_where_no_review_was_ever_held_none_is_missed() -> None:
    assert said(OWNER, OWNED) == set()


def test_only_the_last_review_of_its_kind_is_late() -> None:
    first, last = a_weekly_review(BEGUN), a_weekly_review(BEGUN + timedelta(days=7))
    own = a_weekly_review(BEGUN + timedelta(days=8), scope="my team", team="18+")
    assert said(first, last, own) == {last.id, own.id}


def test_a_later_review_of_everything_was_one_of_each_team_and_person_too() -> None:
    own = a_weekly_review(BEGUN, scope="my team", team="18+")
    assert said(own) == {own.id}
    assert said(own, a_weekly_review(LATER)) == set()
    assert said(own, a_weekly_review(LATER, scope="my team", team="16+")) == {own.id}


def test_a_review_in_which_nothing_was_decided_is_none() -> None:
    old, left = a_weekly_review(BEGUN), a_weekly_review(LATER, items=())
    assert said(old, left) == {old.id}
    assert said(old, a_weekly_review(LATER, items=(), ended=LATER)) == set()


@pytest.mark.parametrize("state", ["complete", "dropped"])
def test_who_has_nothing_open_needs_no_review(state: str) -> None:
    over = an_action(owner=OWNER.id, state=state, completed_on=BEGUN, dropped_on=BEGUN)
    assert OWNER.id not in said(OWNER, over, a_weekly_review(BEGUN))


def test_a_review_of_today_clears_everybody_it_looked_at() -> None:
    old, new = a_weekly_review(BEGUN), a_weekly_review(LATER)
    assert said(OWNER, OWNED, old) == {OWNER.id, old.id}
    assert said(OWNER, OWNED, old, new) == set()
    assert said(OWNER, OWNED, a_weekly_review(LATER, scope="my team", team="16+")) == set()
