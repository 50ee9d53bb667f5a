"""Several processes in one casebook: nothing confirmed is lost, whoever dies whenever."""

import os
import random
import signal
import time
from pathlib import Path
from subprocess import Popen

import pytest

from tests.make import an_action
from tests.store.casebooks import add, contents, contents_at, edit, in_process, opened
from tracker.domain.work import Action, Update
from tracker.store import Store, lock
from tracker.store.checking import check
from tracker.store.problems import Busy

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals of this kind are not there on Windows")

WRITER = """
import sys, itertools
from tests.make import an_action, an_update
from tests.store.casebooks import opened
from tracker.store.change import Edit
store = opened(sys.argv[1], who=sys.argv[2])
for n in itertools.islice(itertools.count(), int(sys.argv[3]) or None):
    action = an_action(f"{sys.argv[2]} {n}")
    update = an_update(action.id)
    saved = store.commit([Edit(None, action, "add"), Edit(None, update, "log")], command="add")
    print(saved[0].id, flush=True)
    if n % 7 == 0:
        store.settle()
store.close()
"""
HOLDER = """
import os, signal, sys
from tests.store.casebooks import opened
store = opened(sys.argv[1], who="T Manager")
with store.locked():
    print("held", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
"""


def _acknowledged(process: "Popen[bytes]") -> list[str]:
    """Give the ids a process printed whole; each stands for a commit that had returned."""
    out, _ = process.communicate(timeout=60)
    return [line.decode() for line in out.split(b"\n")[:-1]]


def _whole_transactions(store: Store) -> int:
    """Count the actions, and make sure that each came with its update and no update without."""
    actions = {action.id for action in store.casebook.all(Action)}
    assert actions == {update.about for update in store.casebook.all(Update)}
    return len(actions)


def test_fifty_writers_killed_at_any_moment(book: Path) -> None:
    chance = random.Random(7)
    acknowledged: list[str] = []
    for round_ in range(25):
        two = [in_process(WRITER, book, f"W{round_}-{i}", "0") for i in range(2)]
        for process in two:
            assert process.stdout
            acknowledged.append(process.stdout.readline().decode().strip())
        time.sleep(chance.uniform(0, 0.03))
        for process in two:
            process.kill()
            acknowledged += _acknowledged(process)
    with Store.open(book) as store:
        assert len(acknowledged) > 100
        assert set(acknowledged) <= {action.id for action in store.casebook.all(Action)}
        assert _whole_transactions(store) <= len(acknowledged) + 50
        assert check(store) == []
        add(store, an_action("Still goes on"))


@pytest.mark.parametrize(("writers", "commits"), [(2, 500), (4, 100)])
def test_writers_side_by_side_lose_nothing(book: Path, writers: int, commits: int) -> None:
    with opened(book) as reader:
        seen: set[str] = set()
        processes = [in_process(WRITER, book, f"W{i}", str(commits)) for i in range(writers)]
        while any(process.poll() is None for process in processes):
            seen |= reader.poll()
            time.sleep(0.01)
        seen |= reader.poll()
        acknowledged = [x for process in processes for x in _acknowledged(process)]
        assert all(process.returncode == 0 for process in processes)
        assert len(set(acknowledged)) == writers * commits
        assert _whole_transactions(reader) == writers * commits
        assert seen == set(contents(reader))
        assert contents(reader) == contents_at(book)
        assert len({record.ref for record in reader.casebook}) == 2 * writers * commits


def test_a_stopped_holder_is_named_and_waited_for_no_longer_than_patience(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.3)
    with opened(book) as store:
        (action,) = add(store, an_action())
        holder = in_process(HOLDER, book)
        assert holder.stdout
        holder.stdout.readline()
        began = time.monotonic()
        with pytest.raises(Busy, match=rf"T Manager \(process {holder.pid}\).*end it"):
            edit(store, action, title="Not now")
        assert 0.3 <= time.monotonic() - began < 2
        assert store.poll() == set()
        assert contents(store) == {action.id: action}
        os.kill(holder.pid, signal.SIGKILL)
        holder.communicate()
        edit(store, action, title="Now")
    assert [r.title for r in contents_at(book).values()] == ["Now"]  # type: ignore[attr-defined]


def test_poll_tells_once_what_others_wrote_even_when_a_commit_read_it_first(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    assert store.poll() == set()
    with opened(book, who="T Manager") as other:
        edit(other, contents(other)[action.id], priority="high")
        (theirs,) = add(other, an_action("Theirs"))
    (mine,) = add(store, an_action("Mine"))
    assert store.poll() == {action.id, theirs.id}
    assert store.poll() == set()
    assert set(contents(store)) == {action.id, theirs.id, mine.id}


def test_begun_by_two_at_once_it_is_one_casebook(book: Path) -> None:
    with opened(book) as one, opened(book) as other:
        assert one.history.first == other.history.first
        add(one, an_action())
        add(other, an_action())
    assert len(contents_at(book)) == 2
