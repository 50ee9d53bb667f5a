"""Copies are whole casebooks, backups are made once a day, and seven are kept."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.make import A_DAY, an_action
from tests.store.casebooks import add, contents, contents_at
from tracker.store import Store, copies
from tracker.store.checking import check
from tracker.store.problems import CasebookProblem


def test_a_copy_is_the_same_casebook_on_its_own(store: Store, tmp_path: Path) -> None:
    (action,) = add(store, an_action())
    target = copies.copy_to(store, tmp_path / "elsewhere" / "copy.json")
    assert sorted(p.name for p in target.book.parent.iterdir()) == ["copy.history.jsonl", "copy.json"]
    assert {p.stat().st_mode & 0o777 for p in (target.book, target.history)} == {0o600}
    add(store, an_action("After the copy"))
    with Store.open(target.book) as copied:
        assert contents(copied) == {action.id: action}
        assert copied.notices == []
        assert check(copied) == []
        add(copied, an_action("In the copy"))
    assert len(contents(store)) == 2


def test_a_copy_taken_while_a_line_is_torn(store: Store, tmp_path: Path) -> None:
    (action,) = add(store, an_action())
    with store.paths.history.open("ab") as file:
        file.write(b"[{half a line")
    store.poll()
    copies.copy_to(store, tmp_path / "copy.json")
    with Store.open(tmp_path / "copy.json") as copied:
        assert not copied.history.torn
        assert contents(copied) == {action.id: action}


@pytest.mark.parametrize("there", ["copy.json", "copy.history.jsonl"])
def test_a_copy_never_overwrites(store: Store, tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("somebody's")
    with pytest.raises(CasebookProblem, match=f"{there} is there already"):
        copies.copy_to(store, tmp_path / "copy.json")
    assert (tmp_path / there).read_text() == "somebody's"


def test_a_copy_that_fails_leaves_nothing(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    add(store, an_action())
    monkeypatch.setattr(copies, "replace_file", full)
    with pytest.raises(CasebookProblem, match=r"could not be written .* No space left on device"):
        copies.copy_to(store, tmp_path / "elsewhere" / "copy.json")
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_one_backup_a_day_and_seven_kept(store: Store) -> None:
    assert copies.back_up(store, A_DAY) is None, "nothing to keep yet"
    made = []
    for n in range(10):
        add(store, an_action())
        made.append(copies.back_up(store, A_DAY + timedelta(days=n)))
        assert copies.back_up(store, A_DAY + timedelta(days=n)) is None
    kept = copies.backups_of(store.paths)
    assert kept == made[:2:-1]
    assert len(contents_at(kept[-1] / "casebook.json")) == 4
    assert store.paths.backups.stat().st_mode & 0o777 == 0o700
    assert not list(store.paths.backups.glob(".*"))


def test_a_backup_that_fails_is_said_and_stops_nobody(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    add(store, an_action())
    with monkeypatch.context() as failing:
        failing.setattr(copies, "_copy", full)
        assert copies.back_up(store, date(2024, 3, 4)) is None
    assert store.notices == [
        "Today's backup could not be made: No space left on device. Nothing else is affected."
    ]
    assert list(store.paths.backups.iterdir()) == []
    assert copies.back_up(store, date(2024, 3, 4))
