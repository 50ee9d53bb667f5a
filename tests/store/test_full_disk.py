"""A disk that is full or failing: the sentence says so, nothing is half done, and it goes on with room."""

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.make import an_action
from tests.store.casebooks import add, contents, contents_at, edit, in_process, opened
from tracker.store import Store
from tracker.store.problems import NotWritten, ReadOnly

SMALL_DISK = """
import resource, sys
from tests.make import an_action
from tests.store.casebooks import add, contents, opened
from tracker.store.problems import NotWritten
store = opened(sys.argv[1])
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
try:
    while True:
        add(store, an_action("x" * 300))
except NotWritten as problem:
    print(problem)
assert store.history.size() == store.history.offset
before = len(contents(store))
try:
    add(store, an_action("y" * 300))
    raise SystemExit("written to a full disk")
except NotWritten:
    pass
store.settle()
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
add(store, an_action("With room"))
print(before, len(contents(store)))
store.close()
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limits on Windows")
@pytest.mark.parametrize("limit", [4001, 9000])
def test_a_file_that_may_not_grow(book: Path, limit: int) -> None:
    out, _ = in_process(SMALL_DISK, book, str(limit)).communicate(timeout=30)
    said, counts = out.decode().splitlines()
    assert said.startswith("The change could not be written to")
    assert said.endswith("Nothing was saved; make room and try again.")
    before, after = map(int, counts.split())
    assert after == before + 1 > 2
    assert len(contents_at(book)) == after


def _failing(code: int, *, after: int = 0) -> Callable[..., int]:
    """Write half of what is asked so many times and then fail, as a disk does that fills up.

    A commit's first write is the holder's name in the lock file, its second the line.
    """
    write, written = os.write, 0

    def fail(fd: int, raw: bytes) -> int:
        nonlocal written
        if written >= after:
            raise OSError(code, os.strerror(code))
        written += 1
        return write(fd, bytes(raw)[: len(raw) // 2])

    return fail


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EDQUOT])
@pytest.mark.parametrize("after", [0, 1, 2])
def test_a_line_half_written_is_cut_back(
    store: Store, monkeypatch: pytest.MonkeyPatch, code: int, after: int
) -> None:
    (action,) = add(store, an_action())
    before = store.paths.history.read_bytes()
    with monkeypatch.context() as failing:
        failing.setattr("os.write", _failing(code, after=after))
        with pytest.raises(NotWritten, match=os.strerror(code)):
            edit(store, action, title="Lost")
    assert store.paths.history.read_bytes() == before
    assert contents(store) == {action.id: action}
    assert not store.read_only
    kept = edit(store, action, title="Kept")
    assert contents_at(store.paths.book) == {action.id: kept}


def test_when_even_cutting_back_fails_the_next_commit_cuts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (action,) = add(store, an_action())

    def fail(fd: int, size: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr("os.write", _failing(errno.ENOSPC, after=2))
        failing.setattr("os.ftruncate", fail)
        with pytest.raises(NotWritten):
            edit(store, action, title="Half")
        with pytest.raises(NotWritten, match="unfinished last line"):
            edit(store, action, title="Again")
    kept = edit(store, action, title="Kept")
    assert contents_at(store.paths.book) == {action.id: kept}


def test_a_disk_that_does_not_confirm_makes_it_read_only(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (action,) = add(store, an_action())
    before = store.paths.history.read_bytes()

    def fail(fd: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as failing:
        failing.setattr("tracker.store.history.sync_file", fail)
        with pytest.raises(ReadOnly, match="did not confirm"):
            edit(store, action, title="Lost")
    assert store.paths.history.read_bytes() == before
    assert contents(store) == {action.id: action}
    with pytest.raises(ReadOnly, match="check the disk"):
        edit(store, action, title="A second try may falsely succeed")
    assert "did not confirm" in store.read_only
    with opened(store.paths.book, who="T Manager") as other:
        kept = edit(other, action, title="By another process")
    assert store.poll() == {action.id}
    assert contents(store) == {action.id: kept}
    same = store.paths.history.with_suffix(".copy")
    same.write_bytes(store.paths.history.read_bytes())
    same.replace(store.paths.history)
    assert store.poll() == {action.id}
    assert "did not confirm" in store.read_only, "reading everything again does not mend a disk"


def test_no_room_for_the_checkpoint_is_said_once_and_loses_nothing(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(fd: int, raw: bytes) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    (action,) = add(store, an_action())
    with monkeypatch.context() as failing:
        failing.setattr("tracker.store.files.sync_file", lambda fd: fail(fd, b""))
        for _ in range(3):
            assert store.settle() is False
    assert [n for n in store.notices if "No space left" in n] == [
        "casebook.json could not be brought up to date (No space left on device); "
        "nothing is lost, the history holds every change."
    ]
    assert list(store.paths.book.parent.glob(".tracker-*")) == []
    assert store.settle() is True
    assert contents_at(store.paths.book) == {action.id: action}
