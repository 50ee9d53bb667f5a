"""Taking in is mended by doing it again, and what cannot be taken in changes nothing."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.make import an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tests.store.pockets import carried_to, in_pocket, the_action, waiting
from tracker.domain.work import Action
from tracker.store import Store, taking
from tracker.store.checking import check
from tracker.store.problems import CasebookProblem, NotWritten
from tracker.store.taking import take_home

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def pocket(tmp_path: Path) -> Path:
    return tmp_path / "pocket.json"


def test_killed_at_every_line_and_run_again(
    store: Store, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    action = carried_to(store, pocket)
    with opened(pocket, who="K Lane") as carried:
        for title in ("Theirs 1", "Theirs 2"):
            edit(carried, the_action(carried), title=title)
        (update,) = add(carried, an_update(action.id))
        edit(carried, the_action(carried), priority="high")
    edit(store, action, title="Ours")
    begun = store.paths.history.read_bytes()
    for limit in range(4):
        store.paths.book.unlink(missing_ok=True)
        store.paths.history.write_bytes(begun)
        with monkeypatch.context() as power, opened(store.paths.book) as home:
            power.setattr(Store, "append", _dying_after(limit))
            with pytest.raises(NotWritten):
                take_home(home, pocket)
        with opened(store.paths.book) as home:
            assert len([x for x in home.history.lines() if x.head.takes]) == limit
            take_home(home, pocket)
            assert (the_action(home).title, the_action(home).priority) == ("Ours", "high")
            assert waiting(home) == [("title", "Ours", "Theirs 2", "K Lane")]
            assert home.casebook.by_id(update.id) is not None
            assert len([x for x in home.history.lines() if x.head.takes]) == 4
            assert check(home) == []


def _dying_after(lines: int) -> Callable[..., None]:
    """Give an append that works so many times and then no more."""
    left = iter(range(lines))
    whole = Store.append

    def dying(self: Store, *said: Any) -> None:
        if next(left, None) is None:
            raise NotWritten("The power went.")
        whole(self, *said)

    return dying


def _flip(pocket: Path) -> None:
    path = pocket.with_suffix(".history.jsonl")
    path.write_bytes(path.read_bytes().replace(b"As typed", b"As tYped"))


def _newer(pocket: Path) -> None:
    path = pocket.with_suffix(".history.jsonl")
    path.write_bytes(path.read_bytes().replace(b'{"tracker":1', b'{"tracker":9', 1))


def _alone(pocket: Path) -> None:
    pocket.with_suffix(".history.jsonl").unlink()


def _other_json(pocket: Path) -> None:
    _alone(pocket)
    pocket.write_text('{"mine": {}}', encoding="utf-8")


def _gone(pocket: Path) -> None:
    _alone(pocket)
    pocket.unlink()


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (_flip, "is damaged at line 3"),
        (_newer, "was written by a newer Tracker"),
        (_alone, r"was found without pocket\.history\.jsonl: bring both files"),
        (_other_json, "is JSON of another program"),
        (_gone, "There is no casebook at"),
    ],
)
def test_what_cannot_be_taken_changes_nothing(store: Store, pocket: Path, spoil: Any, sentence: str) -> None:
    carried_to(store, pocket)
    in_pocket(pocket, title="As typed away")
    in_pocket(pocket, priority="high")
    spoil(pocket)
    before = store.paths.history.read_bytes()
    with pytest.raises(CasebookProblem, match=sentence):
        take_home(store, pocket)
    assert store.paths.history.read_bytes() == before


def _torn(pocket: Path) -> None:
    path = pocket.with_suffix(".history.jsonl")
    path.write_bytes(path.read_bytes()[:-9])


def _shorter(pocket: Path) -> None:
    path = pocket.with_suffix(".history.jsonl")
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[:-1]))


def _edited(pocket: Path) -> None:
    pocket.write_bytes(pocket.read_bytes().replace(b"As typed away", b"By a program"))


@pytest.mark.parametrize(
    ("spoil", "told", "title"),
    [
        (_torn, ["is unfinished and was left", "holds changes that pocket.history.jsonl does not"], "Half"),
        (_shorter, ["holds changes that pocket.history.jsonl does not"], "Half"),
        (_edited, ["pocket.json was changed by another program, and that was left"], "As typed away"),
    ],
)
def test_what_may_be_missing_from_a_pocket_is_said(
    store: Store, pocket: Path, spoil: Any, told: list[str], title: str
) -> None:
    carried_to(store, pocket)
    in_pocket(pocket, title="Half")
    in_pocket(pocket, title="As typed away")
    spoil(pocket)
    said = take_home(store, pocket).left_out
    assert len(said) == len(told)
    assert all(words in sentence for words, sentence in zip(told, said, strict=True))
    assert the_action(store).title == title
    assert check(store) == []


def test_nobody_waits_while_a_pocket_is_read(
    store: Store, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    carried_to(store, pocket)
    in_pocket(pocket, title="As typed away")
    whole = taking.read_copy

    def reading(*said: Any) -> Any:
        with opened(store.paths.book, who="T Manager") as other:
            add(other, an_action("Meanwhile"))
        return whole(*said)

    monkeypatch.setattr(taking, "read_copy", reading)
    take_home(store, pocket)
    assert {a.title for a in store.casebook.all(Action)} == {"Meanwhile", "As typed away"}


def test_strangers_are_refused(store: Store, pocket: Path, tmp_path: Path) -> None:
    carried_to(store, pocket)
    with opened(tmp_path / "other.json") as other:
        add(other, an_action())
        with pytest.raises(CasebookProblem, match="belongs to another casebook than"):
            take_home(store, other.paths.book)
        with pytest.raises(CasebookProblem, match="belongs to another casebook than"):
            take_home(other, pocket)
    with pytest.raises(CasebookProblem, match="is this casebook itself"):
        take_home(store, store.paths.book)
    with (
        opened(pocket) as carried,
        pytest.raises(CasebookProblem, match=r"open that one and take pocket\.json home"),
    ):
        take_home(carried, store.paths.book)
    assert contents_at(store.paths.book) == contents(store)
