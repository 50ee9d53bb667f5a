from datetime import timedelta

import pytest

from tests.desk.book import TODAY, add_action, now
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Thread


def rules(desk: Desk, title: str) -> list[str]:
    (row,) = [row for row in desk.lists.actions() if row.title == title]
    return [flag.rule for flag in row.flags]


def test_a_name_is_given_once_among_those_here(desk: Desk) -> None:
    price = desk.people.add("J Price", role="personal adviser", team="16+")
    with pytest.raises(Refusal, match=f"J Price is there already as {price.ref}"):
        desk.people.add("j price")
    other = desk.people.add("K Price")
    with pytest.raises(Refusal, match="is there already"):
        desk.people.edit(other, name="J PRICE")
    assert desk.people.edit(other, name="K PRICE").name == "K PRICE"
    desk.people.leave(price, TODAY - timedelta(days=1))
    assert desk.people.add("J Price").id != price.id
    for name in ("", " \x1b[1m ", "x" * 101):
        with pytest.raises(Refusal, match="The name"):
            desk.people.add(name)


def test_leaving_lists_what_is_still_with_them_and_the_day_they_leave_counts(desk: Desk) -> None:
    action = add_action(desk, "Plans", owner="J Price", due=TODAY)
    add_action(desk, "Done", owner="J Price")
    finding = desk.findings.add("Plans are late")
    desk.findings.edit_thread(desk.session.find(thread_ref(desk), Thread), owner="J Price")
    person = desk.session.casebook.owner_of(action)
    assert person
    desk.actions.done(desk.session.find(row_ref(desk, "Done"), type(action)))
    left = desk.people.leave(person, TODAY)
    assert [a.id for a in left.actions] == [action.id]
    assert [t.id for t in left.threads] == [finding.thread]
    assert (
        left.sentence == "J Price leaves on Mon 10 Jun 2024; still with them: 1 open action and 1 open thread"
    )
    assert rules(desk, "Plans") == ["AN-02"]
    gone = desk.people.leave(now(desk, person), TODAY - timedelta(days=1))
    assert gone.sentence.startswith("J Price left on Sun 9 Jun 2024")
    assert rules(desk, "Plans") == ["AN-04", "AN-02"]


def test_somebody_who_is_covered_leaves_nothing_unowned(desk: Desk) -> None:
    add_action(desk, "Plans", owner="J Price", due=TODAY)
    person = desk.people.held_by(desk.session.casebook.person_named("J Price"))  # type: ignore[arg-type]
    assert [a.title for a in person[0]] == ["Plans"]
    price = desk.session.casebook.person_named("J Price")
    assert price
    with pytest.raises(Refusal, match="cannot cover for themselves"):
        desk.people.leave(price, TODAY, covered_by="J Price")
    desk.people.leave(price, TODAY - timedelta(days=1), covered_by="T Manager")
    assert rules(desk, "Plans") == ["AN-02"]


def thread_ref(desk: Desk) -> str:
    return desk.lists.threads()[0].ref


def row_ref(desk: Desk, title: str) -> str:
    return next(row.ref for row in desk.lists.actions() if row.title == title)


def test_who_has_left_already_stays_so_unless_a_day_is_said(desk: Desk) -> None:
    action = add_action(desk, "Plans", owner="J Price")
    person = desk.session.casebook.owner_of(action)
    assert person
    gone = TODAY - timedelta(days=6)
    desk.people.leave(person, gone, "K Lane")
    changes = len(desk.past.latest(99))
    left = desk.people.leave(now(desk, person))
    assert (
        left.sentence == "J Price left on Tue 4 Jun 2024; still with them: 1 open action and 0 open threads"
    )
    assert (len(desk.past.latest(99)), now(desk, person).left) == (changes, gone)
    desk.people.leave(now(desk, person), TODAY)
    assert now(desk, person).left == TODAY
