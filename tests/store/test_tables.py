"""The casebook as a TinyDB: plain dicts out, every write checked, signed and kept like any other change."""

import copy
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import delete
from tinydb.operations import set as set_to
from tinydb.table import Document, Table

from tests.make import A_DAY, an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tracker.domain.identity import number_of_id
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.problems import Clash, NotWritten
from tracker.store.tables import CasebookTable
from tracker.store.undo import undo

DOC: dict[Any, Any] = {"title": "Agree the route", "agreed_on": "2024-03-04"}


@pytest.fixture
def table(store: Store) -> Table:
    """Open the actions as a TinyDB table."""
    return store.db.table("actions")


def _lines(store: Store) -> int:
    return store.history.n


def test_it_is_a_tinydb(store: Store, table: Table) -> None:
    assert isinstance(store.db, TinyDB)
    assert isinstance(table, CasebookTable)
    assert repr(store.db).startswith("<CasebookDB tables=[]")


def test_insert_gives_the_number_of_a_new_id_and_a_reference(store: Store, table: Table) -> None:
    number = table.insert(DOC)
    doc = table.get(doc_id=number)
    assert isinstance(doc, Document)
    assert (doc.doc_id, number_of_id(doc["id"])) == (number, number)
    assert doc["title"] == DOC["title"]
    (action,) = store.casebook.all(Action)
    assert action.ref == f"A-{action.id[-4:]}"
    assert action.agreed_on == A_DAY
    head = next(store.history.backwards()).head
    assert (head.command, head.who) == ("script", "J Price")
    assert contents_at(store.paths.book) == contents(store)


def test_documents_have_every_field_also_those_never_set(table: Table) -> None:
    table.insert(DOC)
    (doc,) = table.search(where("state") == "not started")
    assert doc["owner"] == ""
    assert doc["due"] is None
    assert set(doc) == set(Action.__struct_fields__)


def test_insert_multiple_is_one_change_whole_or_not_at_all(store: Store, table: Table) -> None:
    numbers = table.insert_multiple([DOC, {**DOC, "title": "Second"}])
    assert _lines(store) == 1
    assert [d.doc_id for d in table.all()] == numbers
    with pytest.raises(NotWritten, match="title"):
        table.insert_multiple([DOC, {"agreed_on": "2024-03-04"}])
    assert len(table) == 2
    undo(store)
    assert len(table) == 0


@pytest.mark.parametrize(
    ("doc", "said"),
    [
        ({}, "title"),
        ({**DOC, "state": "on fire"}, "state: invalid enum value 'on fire'"),
        ({**DOC, "agreed_on": "31 February"}, "agreed_on: invalid"),
        ({**DOC, "colour": "red"}, "unknown field `colour`"),
        (DOC | {5: "five"}, "not saved"),
        ({**DOC, "title": float("nan")}, "title: expected `str`"),
        ({**DOC, "title": object()}, "not saved"),
        ({**DOC, "id": "0" * 26}, "leave the id out"),
    ],
)
def test_what_is_no_record_is_refused(store: Store, table: Table, doc: dict[Any, Any], said: str) -> None:
    with pytest.raises(NotWritten, match=said):
        table.insert(doc)
    assert _lines(store) == 0
    assert table.insert(DOC)


def test_tables_tracker_does_not_keep_are_empty_and_refuse(store: Store) -> None:
    assert store.db.table("gardens").all() == []
    for table in (store.db, store.db.table("gardens")):
        with pytest.raises(NotWritten, match="There is no table"):
            table.insert({"name": "kitchen"})


def test_update_by_query_ids_and_callable(store: Store, table: Table) -> None:
    one, two, three = table.insert_multiple([{**DOC, "title": t} for t in ("one", "two", "three")])
    assert table.update({"priority": "high"}, where("title") != "two") == [one, three]
    assert table.update({"team": "East"}, doc_ids=[two, 12345]) == [two]
    assert table.update(set_to("title", "TWO"), doc_ids=[two]) == [two]
    assert table.update(delete("team"), doc_ids=[two]) == [two]
    assert {(d["title"], d["priority"], d["team"]) for d in table} == {
        ("one", "high", ""),
        ("three", "high", ""),
        ("TWO", "normal", ""),
    }
    assert table.update_multiple([({"team": "West"}, where("title") == "one")]) == [one]
    assert table.get(where("team") == "West")["title"] == "one"  # type: ignore[index]
    before = _lines(store)
    assert table.update({"team": "West"}, doc_ids=[one]) == [one]
    assert _lines(store) == before, "what changes nothing is no change"


def test_a_callable_that_fails_half_way_changes_nothing(store: Store, table: Table) -> None:
    table.insert_multiple([DOC, DOC])
    seen: list[Any] = []

    def fail(doc: Any) -> None:
        doc["title"] = "half"
        seen.append(doc)
        if len(seen) == 2:
            raise RuntimeError("in the middle")

    with pytest.raises(RuntimeError):
        table.update(fail)
    assert {d["title"] for d in table} == {DOC["title"]}
    assert table.insert(DOC), "the lock was let go"


def test_upsert_updates_every_match_or_adds(store: Store, table: Table) -> None:
    (number,) = table.upsert(DOC, where("title") == DOC["title"])
    assert table.upsert({**DOC, "team": "East"}, where("title") == DOC["title"]) == [number]
    assert len(table) == 1
    assert table.upsert(Document({**DOC, "team": "West"}, doc_id=number)) == [number]
    assert table.upsert(Document(DOC, doc_id=77)) == [77]
    assert table.get(doc_id=77)["id"] == "0" * 24 + "2D"  # type: ignore[index]


def test_numbers_are_never_given_twice(store: Store, table: Table) -> None:
    first = table.insert(DOC)
    table.remove(doc_ids=[first])
    assert table.insert(DOC) != first
    with pytest.raises(ValueError, match="already exists"):
        table.insert(Document(DOC, doc_id=table.all()[0].doc_id))
    for wrong in (-1, 1 << 128):
        with pytest.raises(ValueError, match="does not fit"):
            table.insert(Document(DOC, doc_id=wrong))
    assert len(table) == 1


def test_remove_truncate_and_drop(store: Store, table: Table) -> None:
    one, two, three = table.insert_multiple([{**DOC, "title": t} for t in ("one", "two", "three")])
    add(store, an_update())
    assert table.remove(where("title") == "one") == [one]
    assert table.remove(doc_ids=[two, 5]) == [two]
    assert [d.doc_id for d in table] == [three]
    table.truncate()
    assert len(table) == 0
    undo(store)
    assert len(table) == 1
    db = store.db
    assert db.tables() == {"actions", "updates"}
    db.drop_table("actions")
    assert db.tables() == {"updates"}
    db.drop_tables()
    assert contents(store) == {}
    undo(store)
    undo(store)
    assert len(contents(store)) == 2


def test_truncating_many_is_quick(store: Store, table: Table) -> None:
    table.insert_multiple([DOC] * 3000)
    table.truncate()
    assert _lines(store) == 2


def test_reading(store: Store, table: Table) -> None:
    one, two = table.insert_multiple([DOC, {**DOC, "title": "two"}])
    assert table.count(where("title") == "two") == 1
    assert table.contains(where("title") == "two")
    assert not table.contains(where("title") == "three")
    assert table.contains(doc_id=one)
    assert not table.contains(doc_id=3)
    assert table.get(doc_id=-1) is None
    assert table.get(where("title") == "three") is None
    assert [d.doc_id for d in table.get(doc_ids=[two, 9])] == [two]
    assert [d.doc_id for d in table] == [one, two]
    with pytest.raises(RuntimeError):
        table.get()


def test_changing_what_was_read_changes_nothing(store: Store, table: Table) -> None:
    table.insert(DOC)
    before = copy.deepcopy(contents(store))
    for docs in (table.all(), table.search(where("title").exists()), [table.get(where("title").exists())]):
        docs[0]["title"] = "changed by hand"  # type: ignore[index]
    assert table.search(where("title") == DOC["title"])
    table.update({"team": "East"})
    assert {d["title"] for d in table} == {DOC["title"]}
    assert set(before) == set(contents(store))


def test_a_colleagues_commit_is_seen_at_once(book: Path, store: Store, table: Table) -> None:
    query = where("title") == "Theirs"
    assert table.search(query) == []
    with opened(book, who="T Manager") as other:
        (theirs,) = add(other, an_action("Theirs"))
        assert [d["ref"] for d in table.search(query)] == [theirs.ref]
        assert len(table) == 1
        edit(other, theirs, title="Mine")
    assert table.search(query) == []
    assert store.poll() == {theirs.id}, "reading a table takes nothing from the screens"


def test_two_handles_in_turns(book: Path, store: Store, table: Table) -> None:
    with opened(book, who="T Manager") as other:
        tables = [table, other.db.table("actions")]
        numbers = [tables[n % 2].insert({**DOC, "plan_ref": str(n)}) for n in range(20)]
        for n, number in enumerate(numbers):
            tables[(n + 1) % 2].update(lambda d: d.update(plan_ref=d["plan_ref"] + "!"), doc_ids=[number])
        assert [d["plan_ref"] for d in table] == [f"{n}!" for n in range(20)]
        other.poll()
        assert contents(store) == contents(other)
    assert contents_at(book) == contents(store)


def test_a_form_left_open_clashes_with_a_script(store: Store, table: Table) -> None:
    (seen,) = add(store, an_action("Seen"))
    table.update({"title": "By script"}, where("title") == "Seen")
    with pytest.raises(Clash, match="By script"):
        edit(store, seen, title="By hand")


def test_a_reference_cannot_be_changed_by_script(table: Table) -> None:
    table.insert(DOC)
    with pytest.raises(NotWritten, match="given once"):
        table.update({"ref": "A-0000"})


def test_closing_the_handle_leaves_the_store_open(store: Store) -> None:
    with store.db as db:
        db.table("actions").insert(DOC)
    add(store, an_action())
    assert store.casebook.count(Action) == 2
