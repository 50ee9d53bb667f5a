"""A machine that stops in the middle of a line loses nothing that was confirmed."""

import os
from pathlib import Path

import pytest

from tests.make import an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened, remove
from tracker.domain.records import Record
from tracker.store import Store
from tracker.store.change import Edit

TAILS = [b"", b"\0", b"\0" * 600, b"garbage \xff\xfe [", b'{"n":4}']


@pytest.fixture
def written(book: Path) -> tuple[bytes, int, dict[str, Record]]:
    """Write three changes; gives the history, where its last line starts, and what stood before that line."""
    with opened(book) as store:
        action, other = add(store, an_action("Agree the route with CAMHS"), an_action())
        action = edit(store, action, title="Agree the CAMHS route")
        before = dict(contents(store))
        last = store.history.offset
        store.commit([*_edits(other), *_edits(action)], command="change")
    return book.with_suffix(".history.jsonl").read_bytes(), last, before


def _edits(record: Record) -> list[Edit]:
    update = an_update(record.id, text="Waiting for a reply")
    return [Edit(None, update, f"log {update.ref}"), Edit(record, None, f"remove {record.ref}")]


def _reopens_whole(book: Path, history: bytes, tail: bytes, before: dict[str, Record]) -> None:
    book.unlink(missing_ok=True)
    path = book.with_suffix(".history.jsonl")
    path.write_bytes(history + tail)
    store = Store.open(book, who="J Price")
    assert contents(store) == before
    assert path.read_bytes() == history + tail, "opening cuts nothing"
    assert not [n for n in store.notices if "never finished" in n]
    (added,) = add(store, an_action("The next change"))
    assert [n for n in store.notices if "never finished" in n]
    store.close()
    assert contents_at(book) == {**before, added.id: added}
    kept = list(book.with_suffix(".backups").glob("torn-*"))
    assert [k.read_bytes() for k in kept] == [history[_start(history) :] + tail]
    kept[0].unlink()


def _start(history: bytes) -> int:
    return history.rfind(b"\n") + 1


@pytest.mark.usefixtures("quick_disk")
def test_cut_at_every_byte_of_the_last_line(
    book: Path, written: tuple[bytes, int, dict[str, Record]]
) -> None:
    history, last, before = written
    for cut in range(last + 1, len(history)):
        _reopens_whole(book, history[:cut], b"", before)


@pytest.mark.usefixtures("quick_disk")
@pytest.mark.parametrize("tail", TAILS[1:])
def test_cut_with_bytes_that_never_were_a_line(
    book: Path, written: tuple[bytes, int, dict[str, Record]], tail: bytes
) -> None:
    history, last, before = written
    for cut in {*range(last + (not tail), len(history), 97), len(history) - 1}:
        _reopens_whole(book, history[:cut], tail, before)


@pytest.mark.usefixtures("quick_disk")
def test_a_last_line_that_the_disk_wrote_with_a_hole_is_torn(
    book: Path, written: tuple[bytes, int, dict[str, Record]]
) -> None:
    history, last, before = written
    hole = history[last : last + 60] + b"\0" * 200 + history[last + 260 :]
    book.unlink()
    book.with_suffix(".history.jsonl").write_bytes(history[:last] + hole)
    with Store.open(book) as store:
        assert contents(store) == before
        (added,) = add(store, an_action())
    assert contents_at(book) == {**before, added.id: added}


def test_only_the_holder_of_the_lock_cuts(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    path = store.paths.history
    with path.open("ab") as file:
        file.write(b'[{"format":1,"n":2')
    size = path.stat().st_size
    with Store.open(book) as reader:
        assert reader.poll() == set()
        assert store.poll() == set()
    assert path.stat().st_size == size
    edit(store, action, title="Cut by a commit")
    assert b'"n":2' in path.read_bytes()[size - 18 :]
    assert contents_at(book) == contents(store)


def test_a_line_seen_half_written_is_read_once_it_is_whole(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    with Store.open(book) as reader:
        start = store.history.offset
        edit(store, action, title="Whole")
        path = store.paths.history
        whole = path.read_bytes()
        os.truncate(path, start + 40)
        assert reader.poll() == set()
        with path.open("ab") as file:
            file.write(whole[start + 40 :])
        assert reader.poll() == {action.id}
        assert contents(reader) == contents(store)


def test_a_line_cut_back_after_it_was_read_is_forgotten(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    with Store.open(book) as reader:
        start = store.history.offset
        edit(store, action, title="Never confirmed")
        reader.poll()
        os.truncate(store.paths.history, start)
        assert reader.poll() == {action.id}
        assert contents(reader) == {action.id: action}


def test_a_line_cut_back_and_replaced_by_one_of_its_length(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    with Store.open(book) as one, Store.open(book) as other:
        start = one.history.offset
        edit(one, action, title="Written: 1")
        assert other.poll() == {action.id}
        os.truncate(one.paths.history, start)
        with Store.open(book) as third:
            replaced = edit(third, action, title="Written: 2")
        assert other.history.size() == other.history.offset
        kept = edit(other, replaced, priority="high")
        assert kept.title == "Written: 2"
    assert contents_at(book) == {kept.id: kept}


def test_removed_stays_removed_after_a_crash(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    remove(store, action)
    book.unlink(missing_ok=True)
    assert contents_at(book) == {}
