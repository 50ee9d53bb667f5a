"""What another program wrote into the TinyDB file is shown, then taken in or set aside as the person chooses."""

import json
import os
from pathlib import Path

import pytest
from tinydb import TinyDB, where
from tinydb.table import Document as TinyDocument

from tests.make import a_document, a_visit, an_action, an_oversight, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tracker.domain.casebook import KINDS
from tracker.domain.identity import number_of_id
from tracker.domain.records import Claim
from tracker.domain.scrutiny import Paragraph
from tracker.domain.work import Action, OversightDecision
from tracker.store import Store, checking, undo
from tracker.store.opening import FOREIGN


@pytest.fixture
def actions(book: Path) -> list[Action]:
    """Write two actions; gives them as they were saved."""
    with opened(book) as store:
        return add(store, an_action("First"), an_action("Second"))


def _found(book: Path) -> list[str]:
    with Store.open(book) as store:
        assert store.notices == [FOREIGN.format(name="casebook.json")]
        assert store.set_aside
        return [str(difference) for difference in checking.differences(store)]


def test_stock_tinydb_changes_adds_and_removes(book: Path, actions: list[Action]) -> None:
    first, second = actions
    with TinyDB(book) as stock:
        table = stock.table("actions")
        table.update({"title": "By another program"}, where("ref") == first.ref)
        table.remove(doc_ids=[number_of_id(second.id)])
        table.insert({"title": "Without an id", "agreed_on": "2024-03-01"})
    foreign = book.read_bytes()
    found = _found(book)
    assert found[0] == f"{first.ref}: title: First -> By another program"
    assert sorted(line.rpartition(": ")[2] for line in found[1:]) == ["added", "removed"]
    assert "action: added" in found
    with Store.open(book) as store:
        assert contents(store) == {a.id: a for a in actions}
        store.settle(leaving=True)
        assert book.read_bytes() == foreign, "never overwritten unseen"
        assert len(checking.check(store)) == 3
        assert checking.take_in(store) == 3
        assert sorted(a.title for a in store.casebook.all(Action)) == ["By another program", "Without an id"]
        assert all(a.ref.startswith("A-") for a in store.casebook.all(Action))
        assert checking.check(store) == []
        assert next(store.history.backwards()).head.command == "take in"
    assert [k.read_bytes() for k in book.with_suffix(".backups").glob("set-aside-*")] == [foreign]
    with Store.open(book) as store:
        assert store.notices == []
        undo.undo(store)
        assert {a.title for a in store.casebook.all(Action)} == {"First", "Second"}


def test_taking_in_meets_what_was_changed_here_meanwhile(book: Path, actions: list[Action]) -> None:
    first, second = actions
    with opened(book) as store:
        with TinyDB(book) as stock:
            stock.table("actions").update({"title": "Theirs"}, where("ref") == first.ref)
        edit(store, first, priority="high")
        edit(store, second, title="Ours")
    with Store.open(book) as store:
        assert checking.take_in(store) == 1
        assert {(a.title, a.priority) for a in store.casebook.all(Action)} == {
            ("Theirs", "high"),
            ("Ours", "normal"),
        }


def test_set_aside_keeps_their_file_and_writes_ours(book: Path, actions: list[Action]) -> None:
    with TinyDB(book) as stock:
        stock.table("actions").truncate()
    foreign = book.read_bytes()
    with Store.open(book) as store:
        kept = book.parent / checking.set_aside(store)
        assert kept.read_bytes() == foreign
        assert not store.set_aside
    assert contents_at(book) == {a.id: a for a in actions}
    with TinyDB(book) as stock:
        assert len(stock.table("actions")) == 2


def test_what_is_no_record_is_refused_by_name_and_the_rest_taken_in(
    book: Path, actions: list[Action]
) -> None:
    first, second = actions
    with TinyDB(book) as stock:
        table = stock.table("actions")
        table.update({"state": "on fire"}, where("ref") == first.ref)
        table.update({"title": "Sound"}, where("ref") == second.ref)
        table.insert({"title": "No day"})
        table.insert({"id": first.id, "title": "With the id of another", "agreed_on": "2024-03-01"})
        stock.table("gardens").insert({"name": "kitchen"})
    found = _found(book)
    assert [line for line in found if "on fire" in line]
    assert [line for line in found if "missing required field `agreed_on`" in line.replace("object ", "")]
    assert [line for line in found if "carries the id of another" in line]
    assert "gardens: a table Tracker does not keep" in found
    with Store.open(book) as store:
        assert checking.take_in(store) == 1
        assert [a.title for a in store.casebook.all(Action)] == ["First", "Sound"]


def test_edited_by_hand(book: Path, actions: list[Action]) -> None:
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace('"First"', '"Fi\\u001b[31mrst?"'), encoding="utf-8")
    assert _found(book) == [f"{actions[0].ref}: title: First -> First?"]


def test_edited_by_hand_at_the_same_length_and_time(book: Path, actions: list[Action]) -> None:
    stamp = book.stat().st_mtime_ns
    book.write_bytes(book.read_bytes().replace(b"First", b"Fixed"))
    os.utime(book, ns=(stamp, stamp))
    assert _found(book) == [f"{actions[0].ref}: title: First -> Fixed"]


def test_laid_out_anew_nothing_differs(book: Path, actions: list[Action]) -> None:
    book.write_text(json.dumps(json.loads(book.read_bytes()), indent=2), encoding="utf-8")
    assert _found(book) == []
    with Store.open(book) as store:
        assert checking.take_in(store) == 0
    assert contents_at(book) == {a.id: a for a in actions}


def test_edited_while_it_is_open_it_is_left(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    store.settle()
    with TinyDB(book) as stock:
        stock.table("actions").update({"title": "Theirs"})
    foreign = book.read_bytes()
    add(store, an_update(action.id))
    assert store.settle() is False
    assert store.set_aside
    assert store.notices == [FOREIGN.format(name="casebook.json")]
    assert book.read_bytes() == foreign
    assert checking.take_in(store) == 1
    assert store.casebook.by_ref(action.ref).title == "Theirs"  # type: ignore[union-attr]


@pytest.mark.parametrize("content", ['{"_default": {"1": {"name": "of another program"}}}', "{}"])
def test_put_in_its_place_by_another_program_it_takes_nothing_away(
    book: Path, actions: list[Action], content: str
) -> None:
    book.write_text(content)
    with Store.open(book) as store:
        assert "it is not of this casebook" in checking.check(store)[0]
        assert checking.take_in(store) == 0
        assert contents(store) == {a.id: a for a in actions}


def test_dangling_references_are_found(store: Store) -> None:
    action = an_action(owner="0" * 26)
    add(store, action)
    assert checking.check(store) == [f"{action.ref}: its owner points at a record that is not there."]


def test_dangling_references_are_found_in_small_values(store: Store) -> None:
    gone = "0" * 26
    paragraph = Paragraph(number=1, text="x", finding=gone)
    claim = Claim(field="when", value="May", document=gone)
    decision = OversightDecision(text="Check", action=gone)
    found = add(
        store,
        a_visit(claims=(claim,)),
        a_document(paragraphs=(Paragraph(number=2, text="y"), paragraph)),
        an_oversight(decisions=(decision,)),
        an_action(confirmed_by=gone),
    )
    said = ("one of its claims", "one of its paragraphs", "its confirmed by", "one of its decisions")
    for record, where_ in zip(sorted(found, key=lambda r: list(KINDS).index(type(r))), said, strict=True):
        assert f"{record.ref}: {where_} points at a record that is not there." in checking.check(store)


def test_under_the_number_of_another_kind_it_is_refused(book: Path, actions: list[Action]) -> None:
    number = number_of_id(actions[0].id)
    with TinyDB(book) as stock:
        stock.table("threads").insert(TinyDocument({"title": "A thread"}, number))
        stock.table("people").insert({"name": "First of its table"})
        stock.table("thresholds").insert({"name": "First of its table too", "value": 3})
    found = _found(book)
    assert f"threads: document {number} has the number of another in the table actions" in found
    assert "thresholds: document 1 has the number of another in the table people" in found
    with Store.open(book) as store:
        assert checking.take_in(store) == 1
        assert set(contents(store)) == {*(a.id for a in actions), "0" * 25 + "1"}
