"""The lock between processes: held once, by name, and never by a file that is gone."""

import os
from pathlib import Path

import pytest

from tracker.store.lock import Lock
from tracker.store.problems import Busy, CasebookProblem


def test_held_once_and_let_go(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "c.lock", "J Price"), Lock(tmp_path / "c.lock", "T Manager")
    with one(), one(), pytest.raises(Busy, match=r"c\.json has been held by J Price"), other(patience=0.02):
        pass
    with other(patience=0.02), pytest.raises(Busy, match="T Manager"), one(patience=0.02):
        pass


def test_let_go_when_the_work_fails(tmp_path: Path) -> None:
    one, other = Lock(tmp_path / "c.lock", "a"), Lock(tmp_path / "c.lock", "b")
    with pytest.raises(ZeroDivisionError), one():
        _ = 1 // 0
    with other(patience=0):
        pass


@pytest.mark.skipif(os.name == "nt", reason="Windows does not delete an open file")
def test_a_lock_file_that_was_deleted_guards_nothing(tmp_path: Path) -> None:
    path = tmp_path / "c.lock"
    old = Lock(path, "J Price")
    path.unlink()
    new = Lock(path, "T Manager")
    with new(), pytest.raises(Busy, match="T Manager"), old(patience=0.02):
        pass
    with old(), pytest.raises(Busy, match="J Price"), new(patience=0.02):
        pass


def test_a_full_disk_does_not_keep_the_lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = Lock(tmp_path / "c.lock", "a"), Lock(tmp_path / "c.lock", "b")

    def full(fd: int, raw: bytes) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.write", full)
    with one():
        pass
    with other(patience=0):
        pass


def test_a_drive_without_locks_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(fd: int, how: int) -> None:
        raise OSError(37, "No locks available")

    lock = Lock(tmp_path / "c.lock", "a")
    monkeypatch.setattr("tracker.store.lock.fcntl.flock", none)
    with pytest.raises(CasebookProblem, match=r"No locks available.*drive of this machine"), lock():
        pass


def test_private_and_closed_twice(tmp_path: Path) -> None:
    lock = Lock(tmp_path / "c.lock", "a")
    assert (tmp_path / "c.lock").stat().st_mode & 0o777 == 0o600
    lock.close()
    lock.close()
