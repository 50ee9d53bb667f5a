"""Undo and redo: new changes that put old values back."""

from pathlib import Path

import pytest

from tests.make import a_person, an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened, remove
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.change import Edit
from tracker.store.problems import CannotUndo
from tracker.store.undo import next_undo, redo, undo


def _titles(store: Store) -> list[str]:
    return sorted(action.title for action in store.casebook.all(Action))


def test_undo_and_redo_say_what_they_did_and_survive_a_restart(book: Path) -> None:
    with opened(book) as store:
        (action,) = add(store, an_action("First"))
        edit(store, action, title="Second")
        assert next_undo(store) == f"change {action.ref}"
    with opened(book) as store:
        assert undo(store) == f"undo: change {action.ref}"
        assert _titles(store) == ["First"]
    with opened(book) as store:
        assert redo(store) == f"redo: change {action.ref}"
        assert _titles(store) == ["Second"]
    with opened(book) as store:
        assert undo(store) == f"undo: change {action.ref}"
        assert undo(store) == f"undo: add action {action.ref}"
        assert _titles(store) == []
        assert next_undo(store) == ""
        with pytest.raises(CannotUndo, match="nothing of yours to undo"):
            undo(store)
    assert contents_at(book) == {}


def test_never_a_colleagues_change(book: Path, store: Store) -> None:
    (mine,) = add(store, an_action("Mine"))
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        (theirs,) = add(other, an_action("Theirs"))
        assert undo(store) == f"undo: add action {mine.ref}"
        with pytest.raises(CannotUndo, match="nothing of yours"):
            undo(store)
        with pytest.raises(CannotUndo, match="nothing to redo"):
            redo(other)
    assert contents(store) == {theirs.id: theirs}


def test_a_named_change_of_anybody(book: Path, store: Store) -> None:
    (action,) = add(store, an_action("Mine"))
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        changed = edit(other, action, title="Theirs")
    undo(store, changed.rev[-8:].lower())
    assert _titles(store) == ["Mine"]
    with pytest.raises(CannotUndo, match="No change has an id that ends 'zzzZ'"):
        undo(store, "zzzZ")


def test_a_change_named_too_shortly(store: Store) -> None:
    ends = [add(store, an_action())[0].rev[-1] for _ in range(33)]
    twice = next(end for end in ends if ends.count(end) > 1)
    with pytest.raises(CannotUndo, match=f"{ends.count(twice)} changes have an id that ends"):
        undo(store, twice)


def test_refuses_where_the_field_was_changed_since(book: Path, store: Store) -> None:
    (action,) = add(store, an_action("First"))
    second = edit(store, action, title="Second")
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        third = edit(other, second, title="Third")
    with pytest.raises(CannotUndo, match=f"{action.ref} was changed since"):
        undo(store)
    assert contents(store) == {third.id: third}


def test_another_field_changed_since_stays(book: Path, store: Store) -> None:
    (action,) = add(store, an_action("First"))
    second = edit(store, action, title="Second")
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        edit(other, second, priority="high")
    undo(store)
    (now,) = store.casebook.all(Action)
    assert (now.title, now.priority) == ("First", "high")


def test_refuses_to_take_out_what_others_use(book: Path, store: Store) -> None:
    (person,) = add(store, a_person())
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        (action,) = add(other, an_action(owner=person.id))
    with pytest.raises(CannotUndo, match=f"{person.ref} is used by {action.ref}"):
        undo(store)


def test_several_records_of_one_change_go_together(store: Store) -> None:
    action = an_action(owner=(person := a_person()).id)
    store.commit([Edit(None, person, "add"), Edit(None, action, "add")], command="add")
    update = an_update(action.id)
    (saved, *_) = [r for r in store.casebook if r.id == action.id]
    store.commit(
        [
            Edit(None, update, "log"),
            Edit(saved, None, "drop"),
            Edit(store.casebook.by_id(person.id), None, ""),
        ],
        command="drop",
    )
    assert set(contents(store)) == {update.id}
    undo(store)
    assert set(contents(store)) == {action.id, person.id}
    undo(store)
    assert contents(store) == {}
    redo(store)
    redo(store)
    assert set(contents(store)) == {update.id}


def test_a_removed_record_comes_back_as_it_was(store: Store) -> None:
    (action,) = add(store, an_action("Kept", findings=("0" * 26,), due_words="Ongoing"))
    remove(store, action)
    undo(store)
    (back,) = store.casebook.all(Action)
    assert [f for f in back.__struct_fields__ if getattr(back, f) != getattr(action, f)] == ["rev"]


def test_a_removed_record_that_came_back_otherwise_is_left(store: Store) -> None:
    (action,) = add(store, an_action("Kept"))
    remove(store, action)
    (change,) = [x.head.id for x in store.history.backwards() if x.head.command == "remove"]
    undo(store)
    with pytest.raises(CannotUndo, match="was changed since"):
        undo(store, change)


def test_an_added_record_that_was_changed_since_is_left(store: Store) -> None:
    (action,) = add(store, an_action("First"))
    edit(store, action, title="Second")
    with pytest.raises(CannotUndo, match="was changed since"):
        undo(store, action.rev)


def test_a_new_change_ends_what_can_be_brought_back(store: Store) -> None:
    add(store, an_action("First"))
    undo(store)
    add(store, an_action("Second"))
    with pytest.raises(CannotUndo, match="nothing to redo"):
        redo(store)


def test_long_changes_are_said_in_short(store: Store) -> None:
    add(store, an_action(), an_action(), an_action(), an_action())
    assert next_undo(store).endswith(" (4 records)")


def test_it_goes_on_after_a_colleague_turned_mine_back(book: Path, store: Store) -> None:
    (action,) = add(store, an_action("First"))
    changed = edit(store, action, title="Second")
    with opened(book, who="T Manager") as other:
        other.login = "tmanager@town-hall"
        undo(other, changed.rev)
        assert next_undo(other) == ""
        store.poll()
        assert undo(store) == f"undo: add action {action.ref}"
        assert contents(store) == {}
        redo(store)
        with pytest.raises(CannotUndo, match="nothing to redo"):
            redo(store)


def test_the_records_of_a_change_are_counted_once(store: Store) -> None:
    add(store, an_action(), an_action(), an_action(), an_action())
    said = next_undo(store)
    assert undo(store) == f"undo: {said}"
    assert redo(store) == f"redo: {said}"
    assert undo(store) == f"undo: {said}"
