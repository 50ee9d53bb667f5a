"""Another copy comes in: field by field, nothing dropped, and where both changed the same a person chooses."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.make import a_person, an_action, an_update
from tests.store.casebooks import add, contents, edit, opened, remove
from tests.store.pockets import carried_to, in_pocket, the_action, waiting
from tracker.domain.identity import make_id
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Difference
from tracker.store import Store
from tracker.store.carrying import carry, come_home
from tracker.store.change import Edit
from tracker.store.checking import check
from tracker.store.copies import copy_to
from tracker.store.taking import take_home
from tracker.store.undo import next_undo, redo, undo

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def pocket(tmp_path: Path) -> Path:
    return tmp_path / "pocket.json"


def test_different_fields_of_one_record_go_together(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    edit(store, action, priority="high")
    in_pocket(pocket, title="As typed away")
    taken = take_home(store, pocket)
    assert (taken.changed, taken.added, taken.differences) == ((action.id,), (), ())
    assert (the_action(store).title, the_action(store).priority) == ("As typed away", "high")
    assert waiting(store) == []


def test_the_line_says_whose_change_it_was(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    with opened(pocket, who="K Lane") as carried:
        after = msgspec.structs.replace(action, title="As typed away")
        carried.commit(
            [Edit(action, after, "rename it", "CAMHS asked")], command="edit", day=date(2024, 3, 6)
        )
        (there,) = [x.head for x in carried.history.lines() if x.head.command == "edit"]
        carried.login = "klane@laptop"
    take_home(store, pocket)
    line = next(store.history.backwards())
    head = line.head
    assert (head.who, head.command, head.day, head.takes) == ("K Lane", "edit", "2024-03-06", [there.id])
    assert (head.login, head.id != there.id, head.n) == (store.login, True, 2)
    assert [(p.say, p.why, p.old) for p in line.parts] == [
        ("rename it", "CAMHS asked", {"title": "As agreed"})
    ]


def test_the_same_typed_twice_is_no_clash(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    edit(store, action, title="The same")
    in_pocket(pocket, title="The same")
    assert take_home(store, pocket).changed == ()
    assert waiting(store) == []
    last = next(store.history.backwards())
    assert (last.parts, len(last.head.takes)) == ([], 1), "it counts as taken"
    size = store.history.size()
    take_home(store, pocket)
    assert store.history.size() == size


def test_a_clash_keeps_ours_and_lists_theirs(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    edit(store, action, title="Ours")
    in_pocket(pocket, title="Theirs", priority="high")
    taken = take_home(store, pocket)
    assert (the_action(store).title, the_action(store).priority) == ("Ours", "high")
    assert waiting(store) == [("title", "Ours", "Theirs", "K Lane")]
    (difference,) = store.casebook.all(Difference)
    assert taken.differences == (difference.id,)
    assert (difference.about, difference.chosen) == (action.id, "")
    line = next(store.history.backwards())
    assert line.parts[-1].say == f"change {action.ref}", "the change's own sentence comes last"
    assert check(store) == []


def test_several_changes_of_one_field_are_one_difference(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    edit(store, action, title="Ours")
    for title in ("Theirs 1", "Theirs 2", "Theirs 3"):
        in_pocket(pocket, title=title)
    take_home(store, pocket)
    assert waiting(store) == [("title", "Ours", "Theirs 3", "K Lane")]
    typed = store.paths.history.read_text(encoding="utf-8")
    assert all(title in typed for title in ("Theirs 1", "Theirs 2", "Theirs 3"))


def test_two_pockets_that_say_different_things_are_two_differences(
    store: Store, pocket: Path, tmp_path: Path
) -> None:
    action = carried_to(store, pocket)
    second = tmp_path / "second.json"
    carry(store, [action], second, "N Shah")
    in_pocket(pocket, title="First away")
    in_pocket(second, title="Second away")
    edit(store, action, title="Ours")
    take_home(store, pocket)
    take_home(store, second)
    assert [(ours, theirs) for _, ours, theirs, _ in waiting(store)] == [
        ("Ours", "First away"),
        ("Ours", "Second away"),
    ]
    assert check(store) == []


def test_several_changes_without_a_clash_all_stand_in_the_history(store: Store, pocket: Path) -> None:
    carried_to(store, pocket)
    for title in ("First", "Second"):
        in_pocket(pocket, title=title)
    take_home(store, pocket)
    assert the_action(store).title == "Second"
    olds = [p.old for x in store.history.lines() for p in x.parts if x.head.takes]
    assert olds == [{"title": "As agreed"}, {"title": "First"}]


def test_what_is_added_comes_as_it_was_written(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    update = an_update(action.id, by="K Lane", text="Met at the gate", day=date(2024, 3, 5))
    with opened(pocket, who="K Lane") as carried:
        add(carried, update)
    assert take_home(store, pocket).added == (update.id,)
    (came,) = store.casebook.all(Update)
    assert (came.by, came.day, came.text, came.ref) == (
        "K Lane",
        date(2024, 3, 5),
        "Met at the gate",
        update.ref,
    )


def test_a_reference_taken_here_gets_one_more_character(store: Store, pocket: Path) -> None:
    carried_to(store, pocket)
    ours, theirs = (make_id(n, b"\0\1\2\3\4" + bytes([n]) + b"\7\7\7\7") for n in (1, 2))
    add(store, an_action("Ours", id=ours, ref=f"A-{ours[-4:]}"))
    with opened(pocket, who="K Lane") as carried:
        (added,) = add(carried, an_action("Theirs", id=theirs, ref=f"A-{theirs[-4:]}"))
        edit(carried, added, title="Theirs, changed")
    take_home(store, pocket)
    came = store.casebook.get(Action, theirs)
    assert came is not None
    assert (came.ref, came.title) == (f"A-{theirs[-5:]}", "Theirs, changed")
    said = [line.parts[-1].say for line in store.history.backwards()][:2]
    assert said == [f"change {came.ref}", f"add action {came.ref}"]


def test_removed_here_and_changed_there_comes_back_to_be_chosen(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    remove(store, edit(store, action, priority="high"))
    in_pocket(pocket, title="Theirs")
    taken = take_home(store, pocket)
    assert (the_action(store).title, the_action(store).priority) == ("Theirs", "high")
    assert [(field, ours, theirs["title"]) for field, ours, theirs, _ in waiting(store)] == [
        ("record", None, "Theirs")
    ]
    assert (taken.added, len(taken.differences)) == ((action.id,), 1)


def test_removed_there_and_changed_here_stays_to_be_chosen(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    edit(store, action, title="Ours")
    with opened(pocket, who="K Lane") as carried:
        remove(carried, the_action(carried))
    take_home(store, pocket)
    assert the_action(store).title == "Ours"
    assert [(field, ours["title"], theirs) for field, ours, theirs, _ in waiting(store)] == [
        ("record", "Ours", None)
    ]


def test_removed_there_and_used_here_stays_to_be_chosen(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    add(store, an_update(action.id))
    with opened(pocket, who="K Lane") as carried:
        remove(carried, the_action(carried))
    take_home(store, pocket)
    assert the_action(store).title == "As agreed"
    assert [d.field for d in store.casebook.all(Difference)] == ["record"]
    assert check(store) == []


def test_removed_there_and_left_alone_here_goes(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    with opened(pocket, who="K Lane") as carried:
        remove(carried, the_action(carried))
    assert take_home(store, pocket).removed == (action.id,)
    assert contents(store) == {}
    with opened(pocket, who="K Lane") as carried:
        undo(carried)
    take_home(store, pocket)
    assert (the_action(store).title, waiting(store)) == ("As agreed", [])


def test_what_new_records_lead_to_comes_back(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    remove(store, action)
    with opened(pocket, who="K Lane") as carried:
        (update,) = add(carried, an_update(action.id, text="Met at the gate"))
    take_home(store, pocket)
    assert set(contents(store)) >= {action.id, update.id}
    assert [d.field for d in store.casebook.all(Difference)] == ["record"]
    assert check(store) == []


def test_what_leads_nowhere_in_either_copy_is_left_out_and_said(store: Store, pocket: Path) -> None:
    carried_to(store, pocket)
    with opened(pocket, who="K Lane") as carried:
        (strange,) = add(carried, an_action(owner="0" * 26, findings=("1" * 26,)))
    taken = take_home(store, pocket)
    came = store.casebook.get(Action, strange.id)
    assert came is not None
    assert (came.owner, came.findings) == ("", ())
    assert taken.left_out == (f"{came.ref} points at something that is in neither copy: findings, owner",)


def test_a_new_person_comes_with_what_they_own(store: Store, pocket: Path) -> None:
    carried_to(store, pocket)
    owner = a_person("N Shah")
    mine = an_action("Mine", owner=owner.id)
    with opened(pocket, who="K Lane") as carried:
        add(carried, mine, owner)  # in one change, the one that leads there first
    take_home(store, pocket)
    assert {a.owner for a in store.casebook.all(Action)} == {"", owner.id}
    assert [p.name for p in store.casebook.all(Person)] == ["N Shah"]
    assert waiting(store) == []


def test_undone_in_the_pocket_is_undone_at_home(store: Store, pocket: Path) -> None:
    carried_to(store, pocket)
    in_pocket(pocket, title="A slip of the finger")
    with opened(pocket, who="K Lane") as carried:
        undo(carried)
    take_home(store, pocket)
    assert (the_action(store).title, waiting(store)) == ("As agreed", [])


def test_undo_and_redo_pass_over_what_came_home(store: Store, pocket: Path) -> None:
    action = carried_to(store, pocket)
    mine = edit(store, action, priority="high")
    with opened(pocket) as carried:  # by the same person, under the same login
        edit(carried, the_action(carried), title="Away")
        edit(carried, the_action(carried), title="Away again")
        undo(carried)
    come_home(store, pocket)
    assert next_undo(store) == f"change {action.ref}"
    undo(store)
    assert (the_action(store).title, the_action(store).priority) == ("Away", "normal")
    redo(store)
    assert the_action(store).priority == "high"
    (taken,) = [
        x.head.id for x in store.history.lines() if x.head.takes and x.parts[0].old == {"title": "As agreed"}
    ]
    undo(store, taken)
    assert the_action(store).title == mine.title, "by its name it can be turned back"


def test_an_ordinary_copy_comes_in_and_both_ways_settle(store: Store, tmp_path: Path) -> None:
    action, other = add(store, an_action("As agreed"), an_action("Other"))
    copied = tmp_path / "copy.json"
    copy_to(store, copied)
    with opened(copied, who="K Lane") as there:
        edit(there, action, title="Theirs")
        (added,) = add(there, an_action("Added there"))
        edit(store, other, title="Ours")
        taken = take_home(store, copied)
        assert (taken.added, taken.changed, taken.untold) == ((added.id,), (action.id,), ())
        edit(there, there.casebook.get(Action, action.id), title="Theirs, later")  # type: ignore[type-var]
        take_home(there, store.paths.book)
        assert {a.title for a in there.casebook.all(Action)} == {"Theirs, later", "Ours", "Added there"}
        take_home(store, copied)
        assert {a.title for a in store.casebook.all(Action)} == {"Theirs, later", "Ours", "Added there"}
        assert waiting(store) == waiting(there) == []


def test_what_came_through_a_copy_is_not_taken_again(store: Store, pocket: Path, tmp_path: Path) -> None:
    carried_to(store, pocket)
    copied = tmp_path / "copy.json"
    copy_to(store, copied)
    in_pocket(pocket, title="From the pocket")
    with opened(copied) as there:
        take_home(there, pocket)
    take_home(store, copied)
    edit(store, the_action(store), title="Ours since")
    assert take_home(store, pocket).changed == ()
    assert (the_action(store).title, waiting(store)) == ("Ours since", [])
