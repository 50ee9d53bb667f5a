"""Two people in one record: what does not overlap goes through, what does is put before them."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.make import A_DAY, a_finding, a_thread, an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened, remove
from tracker.domain.identity import id_of_number, number_of_id
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.change import Edit
from tracker.store.problems import Clash, InUse, NotWritten


@pytest.fixture
def seen(book: Path, store: Store) -> Action:
    """Save an action that J Price is looking at."""
    (action,) = add(store, an_action(due=A_DAY))
    assert isinstance(action, Action)
    return action


def _theirs(book: Path, seen: Action, **fields: object) -> Action:
    with opened(book, who="T Manager") as other:
        return edit(other, seen, **fields)


def test_one_field_changed_by_both_is_a_clash_and_nothing_is_written(
    book: Path, store: Store, seen: Action
) -> None:
    theirs = _theirs(book, seen, due=date(2024, 4, 10), priority="high")
    before = store.paths.history.read_bytes()
    update = an_update(seen.id)
    wanted = msgspec.structs.replace(seen, due=date(2024, 4, 2), team="Leaving care")
    with pytest.raises(Clash) as clash:
        store.commit([Edit(None, update, "log"), Edit(seen, wanted, "move")], command="move")
    assert clash.value.fields == {"due": ("2024-04-10", "2024-04-02")}
    assert str(clash.value) == (
        f"{seen.ref} was changed by T Manager meanwhile: due is now '2024-04-10', yours was '2024-04-02'. "
        "Nothing was written; look and save again."
    )
    assert store.paths.history.read_bytes() == before
    assert contents(store) == {theirs.id: theirs}


def test_different_fields_go_through_and_both_stay(book: Path, store: Store, seen: Action) -> None:
    _theirs(book, seen, due=date(2024, 4, 10))
    mine = edit(store, seen, priority="high")
    assert (mine.due, mine.priority) == (date(2024, 4, 10), "high")
    assert contents_at(book) == {mine.id: mine}
    part = next(store.history.backwards()).parts[0]
    assert part.old == {"priority": "normal"}


def test_the_same_value_from_both_is_no_clash(book: Path, store: Store, seen: Action) -> None:
    theirs = _theirs(book, seen, due=None)
    assert edit(store, seen, due=None) == theirs
    assert store.history.n == 2


def test_saved_again_after_looking_it_goes_through(book: Path, store: Store, seen: Action) -> None:
    _theirs(book, seen, title="Theirs")
    store.poll()
    now = store.casebook.get(Action, seen.id)
    assert now
    assert edit(store, now, title="Mine").title == "Mine"


def test_removed_meanwhile(book: Path, store: Store, seen: Action) -> None:
    with opened(book, who="T Manager") as other:
        remove(other, seen)
    with pytest.raises(Clash, match="record is now 'removed'"):
        edit(store, seen, title="Mine")
    remove(store, seen)
    assert store.history.n == 2
    assert contents(store) == {}


def test_changed_meanwhile_it_is_not_removed(book: Path, store: Store, seen: Action) -> None:
    _theirs(book, seen, title="Still needed")
    with pytest.raises(Clash, match="title is now 'Still needed', yours was 'removed'"):
        remove(store, seen)
    assert seen.id in contents_at(book)


def test_added_twice(store: Store, seen: Action) -> None:
    with pytest.raises(Clash, match="there already"):
        add(store, seen)


def test_saving_without_a_change_writes_nothing(store: Store, seen: Action) -> None:
    before = store.history.offset
    assert edit(store, seen) == seen
    assert store.commit([], command="nothing") == []
    assert store.history.offset == before


def test_a_new_record_whose_reference_is_taken_gets_one_more_character(store: Store, seen: Action) -> None:
    twin = an_action(ref=seen.ref)
    (saved,) = store.commit([Edit(None, twin, f"add {twin.ref}: a twin")], command="add")
    assert saved.ref == f"A-{twin.id[-4:]}"
    assert next(store.history.backwards()).parts[0].say == f"add {saved.ref}: a twin"
    other = an_action(id=id_of_number(number_of_id(seen.id) ^ 1 << 30), ref="")
    assert add(store, other)[0].ref == f"A-{other.id[-5:]}"


def test_a_reference_and_an_id_are_given_once(store: Store, seen: Action) -> None:
    with pytest.raises(NotWritten, match="a reference is given once"):
        edit(store, seen, ref="A-0000")
    for wrong in ("", "no id", "0" * 25 + "u", "0" * 25 + "a", "8" + "0" * 25, "+" + "1" * 25):
        with pytest.raises(NotWritten, match="is not an id"):
            add(store, an_action(id=wrong, ref="A-0001"))


def test_what_the_types_refuse_is_not_written(store: Store, seen: Action) -> None:
    with pytest.raises(NotWritten, match=r"The action was not saved: state: invalid enum value 'on fire'"):
        edit(store, seen, state="on fire")
    assert contents(store) == {seen.id: seen}


def test_one_record_twice_in_one_change_is_a_mistake(store: Store, seen: Action) -> None:
    edits = [Edit(seen, msgspec.structs.replace(seen, title=title), "change") for title in ("one", "two")]
    with pytest.raises(ValueError, match="twice in one change"):
        store.commit(edits, command="change")
    assert contents(store) == {seen.id: seen}


def test_what_a_colleague_just_came_to_use_is_not_removed(book: Path, store: Store) -> None:
    thread, mine = add(store, thread := a_thread(), a_finding(thread=thread.id))
    with opened(book, who="T Manager") as other:
        (theirs,) = add(other, a_finding(thread=thread.id))
    moved = msgspec.structs.replace(mine, thread="")
    with pytest.raises(InUse, match=f"{thread.ref} is used by {theirs.ref} by now, so it cannot be removed"):
        store.commit([Edit(thread, None, "remove"), Edit(mine, moved, "link")], command="link finding")
    assert store.history.n == 2
    assert contents_at(book) == {r.id: r for r in (thread, mine, theirs)}
    edit(store, theirs, thread="")
    store.commit([Edit(thread, None, "remove"), Edit(mine, moved, "link")], command="link finding")
    assert thread.id not in contents(store)


def test_many_users_are_counted(store: Store) -> None:
    (action,) = add(store, an_action())
    add(store, *(an_update(action.id) for _ in range(5)))
    with pytest.raises(InUse, match=r"is used by U-\w+, U-\w+, U-\w+ and 2 more by now"):
        remove(store, action)
