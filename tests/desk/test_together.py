"""Several people in one casebook."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.book import TODAY, add_action, contents, now, open_desk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action

ROOT = Path(__file__).parents[2]
WRITER = """
import sys
from datetime import date
from tracker.desk import Desk
desk = Desk.open(sys.argv[1], date(2024, 6, 10), who=sys.argv[2], create=True)
for n in range(250):
    told = desk.actions.add(f"{sys.argv[2]} {n}", owner=sys.argv[2])
    desk.actions.update(told.record, "begun")
desk.close()
"""


def test_a_colleague_s_other_field_goes_through_and_the_same_one_clashes(book: Path) -> None:
    mine, theirs = open_desk(book), open_desk(book, who="T Manager")
    action = add_action(mine, due=TODAY + timedelta(days=7))
    assert action.id in theirs.poll()
    seen = now(theirs, action)
    mine.actions.edit(action, title="Refresh every plan")
    moved = theirs.actions.move(seen, TODAY + timedelta(days=1)).record
    assert (moved.title, moved.due) == ("Refresh every plan", TODAY + timedelta(days=1))
    before = contents(theirs)
    with pytest.raises(Refusal, match="meanwhile: due is now 11 Jun 2024, yours was 13 Jun 2024"):
        mine.actions.move(action, TODAY + timedelta(days=3))
    mine.poll()
    assert contents(mine) == before == contents(theirs)
    for desk in (mine, theirs):
        desk.close()


def test_what_a_colleague_did_is_on_the_list_at_the_next_look(book: Path) -> None:
    mine, theirs = open_desk(book), open_desk(book, who="T Manager")
    action = add_action(mine, owner="J Price", due=TODAY + timedelta(days=20))
    assert mine.lists.triage() == []
    theirs.poll()
    theirs.actions.assign(now(theirs, action), "nobody")
    assert mine.poll() >= {action.id}
    assert [row.ref for row in mine.lists.triage()] == [action.ref]
    assert mine.poll() == set()
    for desk in (mine, theirs):
        desk.close()


def test_undo_takes_back_what_one_did_oneself(book: Path) -> None:
    mine = open_desk(book)
    action = add_action(mine)
    mine.actions.edit(action, title="One")
    mine.actions.edit(now(mine, action), title="Two")
    change = mine.past.latest(2)[1].change
    with pytest.raises(Refusal, match="was changed since"):
        mine.past.undo(change[-6:])
    mine.past.undo()
    mine.past.undo(change[-6:])
    assert now(mine, action).title == "Refresh pathway plans"
    mine.close()


def test_two_processes_of_five_hundred_changes_each_lose_none(book: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    writers = [
        subprocess.Popen([sys.executable, "-c", WRITER, book, who], cwd=ROOT, env=environment)
        for who in ("T Manager", "K Lane")
    ]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0]
    desk = open_desk(book)
    assert len(desk.past.latest(2_000)) == 1_000
    actions = list(desk.session.casebook.all(Action))
    assert {a.title for a in actions} == {f"{who} {n}" for who in ("T Manager", "K Lane") for n in range(250)}
    assert {a.state for a in actions} == {"in progress"}
    assert len({a.ref for a in actions}) == 500
    assert desk.keeping.check() == []
    desk.close()


def test_a_clash_names_people_and_what_is_gone_is_said_to_be(book: Path) -> None:
    mine, theirs = open_desk(book), open_desk(book, who="T Manager")
    action = add_action(mine, owner="K Lane")
    theirs.poll()
    theirs.people.add("T Manager")
    mine.actions.assign(action, "me")
    with pytest.raises(
        Refusal, match="changed by J Price meanwhile: owner is now J Price, yours was T Manager"
    ):
        theirs.actions.assign(action, "T Manager")
    for _ in range(2):
        mine.past.undo()
    with pytest.raises(Refusal, match=f"{action.ref} was removed meanwhile: nothing was saved"):
        theirs.actions.edit(action, title="Too late")
    for desk in (mine, theirs):
        desk.close()
