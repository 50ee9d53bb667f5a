"""The checkpoint may be late, lost, torn or another's: the history decides, and nothing is overwritten unseen."""

import errno
import json
import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB

from tests.make import an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened, remove
from tracker.domain.identity import number_of_id
from tracker.domain.work import Action
from tracker.store import Store, checkpoint, settling
from tracker.store.checking import check
from tracker.store.checkpoint import read_checkpoint
from tracker.store.files import TEMPORARY, sweep
from tracker.store.problems import Newer


def _fail(*_: object, **__: object) -> None:
    raise OSError(errno.EIO, "Input/output error")


STEPS = ["tempfile.mkstemp", "os.fdopen", "os.fsync", "pathlib.Path.replace"]


@pytest.mark.parametrize("step", STEPS)
def test_interrupted_at_any_step_the_old_one_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    (action,) = add(store, an_action())
    store.settle()
    old = store.paths.book.read_bytes()
    changed = edit(store, action, title="Later")
    with monkeypatch.context() as failing:
        failing.setattr(step, _fail)
        assert store.settle() is False
    assert store.paths.book.read_bytes() == old
    assert list(store.paths.book.parent.glob(f"{TEMPORARY}*")) == []
    assert contents_at(store.paths.book) == {action.id: changed}


def test_killed_in_the_middle_leaves_a_file_that_is_swept_a_day_later(store: Store) -> None:
    (action,) = add(store, an_action())
    folder = store.paths.book.parent
    fresh, old = folder / f"{TEMPORARY}new.tmp", folder / f"{TEMPORARY}old.tmp"
    for left in (fresh, old):
        left.write_text('{"actions":{"12')
    os.utime(old, (time.time() - 90_000,) * 2)
    assert contents_at(store.paths.book) == {action.id: action}
    assert fresh.exists()
    assert not old.exists()
    sweep(folder / "not there")


def test_older_than_the_history_the_rest_is_read_from_the_tail(book: Path) -> None:
    with opened(book) as store:
        first, second = add(store, an_action("first"), an_action("second"))
        store.settle()
        old = book.read_bytes()
        changed = edit(store, first, title="changed")
        remove(store, second)
        (added,) = add(store, an_update(first.id))
    book.write_bytes(old)
    with Store.open(book) as store:
        assert contents(store) == {changed.id: changed, added.id: added}
        assert store.notices == []
    assert check_finds_nothing(book)


def check_finds_nothing(book: Path) -> bool:
    with Store.open(book) as store:
        return check(store) == []


@pytest.mark.parametrize("left", ["missing", "empty", "not json", "list", "deep", "cut"])
def test_lost_or_unreadable_it_is_built_again(book: Path, left: str) -> None:
    with opened(book) as store:
        add(store, an_action(), an_action())
        before = contents(store)
    sound = book.read_bytes()
    instead: dict[str, bytes] = {
        "empty": b"",
        "not json": b"\xff\xfe not json",
        "list": b"[1, 2]",
        "deep": b"[" * 100_000,
        "cut": sound[: len(sound) // 2],
    }
    book.unlink()
    if left != "missing":
        book.write_bytes(instead[left])
    with Store.open(book) as store:
        assert contents(store) == before
        kept = list(book.with_suffix(".backups").glob("unreadable-*"))
        assert [k.read_bytes() for k in kept] == [instead[x] for x in [left] if x != "missing"]
        assert len(store.notices) == len(kept)
    assert book.read_bytes() == sound


@pytest.mark.parametrize("bit", [0x01, 0x40])
def test_a_flipped_bit_is_never_believed(book: Path, bit: int, quick_disk: None) -> None:
    with opened(book) as store:
        add(store, an_action("Agree the route"), an_update())
        before = contents(store)
    sound = book.read_bytes()
    for place in range(len(sound)):
        book.write_bytes(sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])
        try:
            with Store.open(book) as store:
                assert contents(store) == before, place
        except Newer:
            assert b'"version":' in sound[place - 10 : place]
        for backup in book.with_suffix(".backups").glob("*"):
            backup.unlink()


@pytest.mark.parametrize("threads", [0, 1 << 30])
def test_the_seal_is_the_same_on_a_second_core(
    book: Path, monkeypatch: pytest.MonkeyPatch, threads: int
) -> None:
    monkeypatch.setattr(checkpoint, "WORTH_A_THREAD", threads)
    with opened(book) as store:
        add(store, an_action("Agree the route"))
    assert read_checkpoint(book).sealed
    book.write_bytes(book.read_bytes().replace(b"route", b"Route"))
    assert not read_checkpoint(book).sealed


def test_of_another_casebook_it_is_said_and_left(tmp_path: Path) -> None:
    one, other = tmp_path / "one" / "casebook.json", tmp_path / "other" / "casebook.json"
    for book in (one, other):
        with opened(book) as store:
            add(store, an_action(f"In {book.parent.name}"))
    theirs = other.read_bytes()
    one.write_bytes(theirs)
    with Store.open(one) as store:
        assert [a.title for a in store.casebook.all(Action)] == ["In one"]
        assert "belongs to another casebook" in store.notices[0]
        add(store, an_action())
        store.settle(leaving=True)
        store.write_checkpoint()
    assert one.read_bytes() == theirs


def test_ahead_of_the_history_it_is_said_and_left(book: Path) -> None:
    with opened(book) as store:
        (action,) = add(store, an_action("Before"))
        early = store.paths.history.read_bytes()
        edit(store, action, title="After")
    ahead = book.read_bytes()
    book.with_suffix(".history.jsonl").write_bytes(early)
    with Store.open(book) as store:
        assert contents(store) == {action.id: action}
        assert "holds changes that casebook.history.jsonl does not" in store.notices[0]
        assert check(store) == [
            f"casebook.json as another program left it: {action.ref}: title: Before -> After"
        ]
        for n in range(3):
            action = edit(store, action, title=f"Gone on {n}")
            store.settle()
    assert book.read_bytes() == ahead


def test_written_by_a_newer_tracker_it_is_refused_and_left(book: Path) -> None:
    with opened(book) as store:
        add(store, an_action())
    newer = book.read_bytes().replace(b'"version":1', b'"version":2')
    book.write_bytes(newer)
    with pytest.raises(Newer, match="Bring Tracker up to date"):
        Store.open(book)
    assert book.read_bytes() == newer


def test_an_older_state_never_replaces_a_newer_file(book: Path) -> None:
    with opened(book) as one:
        (action,) = add(one, an_action())
        with opened(book, who="T Manager") as other:
            edit(other, action, title="Newer")
            other.settle()
        newer = book.read_bytes()
        assert one.write_checkpoint() is False
        assert book.read_bytes() == newer


def test_stock_tinydb_reads_it_after_every_change(store: Store) -> None:
    for n in range(3):
        (action,) = add(store, an_action(f"Number {n}"))
        store.settle()
        with TinyDB(store.paths.book) as stock:
            table = stock.table("actions")
            assert len(table) == n + 1
            doc = table.get(doc_id=number_of_id(action.id))
            assert doc["title"] == f"Number {n}"


def test_small_ones_are_written_at_once(store: Store) -> None:
    (action,) = add(store, an_action())
    assert store.settle(quick=True) is True
    assert read_checkpoint(store.paths.book).records == [action]
    assert store.settle() is False


def test_large_ones_wait_for_quiet_for_much_or_for_the_end(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add(store, *(an_action("x" * 2000) for _ in range(30)))
    store.settle()
    monkeypatch.setattr(settling, "AT_ONCE", 1000)
    add(store, an_action())
    assert store.settle() is False
    assert store.settle(leaving=True, quick=True) is False
    monkeypatch.setattr(settling, "QUICK_TAIL_LIMIT", 100)
    assert store.settle(quick=True) is True, "much was kept from the command line alone"
    add(store, an_action())
    monkeypatch.setattr(settling, "QUIET", 0.0)
    assert store.settle() is True
    monkeypatch.setattr(settling, "QUIET", 9.0)
    add(store, *(an_action("x" * 2000) for _ in range(6)))
    assert store.settle() is True, "the tail passed a tenth"
    add(store, an_action())
    assert store.settle(leaving=True) is True


def _raise_epoch(path: Path) -> None:
    raw = path.read_bytes()
    with path.open("r+b") as file:
        file.seek(raw.index(b'"epoch":"000000"'))
        file.write(b'"epoch":"000001"')


def _replaced_by_a_copy(path: Path) -> None:
    copy = path.with_suffix(".copy")
    copy.write_bytes(path.read_bytes())
    copy.replace(path)


@pytest.mark.parametrize("happened", [_raise_epoch, _replaced_by_a_copy])
def test_another_epoch_or_file_is_read_again_and_never_written_over(
    store: Store, happened: Callable[[Path], None]
) -> None:
    (action,) = add(store, an_action())
    old = store.casebook
    happened(store.paths.history)
    assert store.write_checkpoint() is False, "our state may hold what was erased"
    assert store.poll() == {action.id}
    assert store.casebook is not old
    assert contents(store) == {action.id: action}
    assert store.write_checkpoint() is True
    edit(store, action, title="Goes on")
    assert contents_at(store.paths.book) == contents(store)


def test_from_before_an_erasure_it_is_built_again(book: Path) -> None:
    with opened(book) as store:
        (action,) = add(store, an_action())
    _raise_epoch(book.with_suffix(".history.jsonl"))
    with Store.open(book) as store:
        assert store.notices == []
        assert contents(store) == {action.id: action}
    assert read_checkpoint(book).mark.epoch == "000001"  # type: ignore[union-attr]


def test_a_shorter_history_is_read_again(store: Store) -> None:
    (action,) = add(store, an_action())
    raw = store.paths.history.read_bytes()
    edit(store, action, title="Gone with the restore")
    store.paths.history.write_bytes(raw)
    assert store.poll() == {action.id}
    assert contents(store) == {action.id: action}


def test_a_history_taken_away_is_said(store: Store) -> None:
    (action,) = add(store, an_action())
    store.settle()
    store.paths.history.rename(store.paths.history.with_suffix(".away"))
    store.poll()
    assert "without casebook.history.jsonl" in store.read_only
    assert contents(store) == {action.id: action}


def test_documents_are_keyed_by_the_number_of_their_id(store: Store) -> None:
    (action,) = add(store, an_action())
    store.settle()
    tables: dict[str, Any] = json.loads(store.paths.book.read_bytes())
    assert list(tables["actions"]) == [str(number_of_id(action.id))]
    assert list(tables)[-1] == "_tracker"
