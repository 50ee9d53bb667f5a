"""A pocket holds what was carried and nothing else, knows what is home, and is never written over unsent."""

import json
from datetime import date
from pathlib import Path

import pytest

from tests.make import a_finding, a_person, an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tracker.domain.work import Action
from tracker.store import Store
from tracker.store.carrying import Look, carry, come_home, unsent
from tracker.store.checking import check
from tracker.store.history import History
from tracker.store.problems import CannotUndo, CasebookProblem, NotWritten
from tracker.store.undo import next_undo, redo, undo

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def pocket(tmp_path: Path) -> Path:
    return tmp_path / "stick" / "pocket.json"


def _commands(book: Path) -> list[str]:
    with Store.open(book) as store:
        return [line.head.command for line in store.history.lines()]


def test_a_pocket_holds_what_was_given_and_no_pointer_to_more(store: Store, pocket: Path) -> None:
    owner, finding = add(store, a_person(), a_finding())
    action, other = add(store, an_action(owner=owner.id, findings=(finding.id,)), an_action("Not carried"))
    carry(store, [action, owner], pocket, "J Price")
    with Store.open(pocket) as carried:
        assert set(contents(carried)) == {action.id, owner.id}
        (there,) = carried.casebook.all(Action)
        assert (there.ref, there.title, there.owner, there.findings) == (
            action.ref,
            action.title,
            owner.id,
            (),
        )
        assert check(carried) == []
        first = carried.history.first
        assert (first.pocket_of, first.carried_for) == (store.history.first.casebook, "J Price")
        assert first.casebook != store.history.first.casebook
    assert _commands(pocket) == ["carry"]
    assert other.title not in pocket.with_suffix(".history.jsonl").read_text(encoding="utf-8")


def test_an_ordinary_history_says_nothing_of_pockets(store: Store) -> None:
    first = json.loads(store.paths.history.read_bytes().splitlines()[0])
    assert list(first) == ["tracker", "casebook", "epoch", "made"]


def test_the_carrying_itself_is_not_undone(store: Store, pocket: Path) -> None:
    (action,) = add(store, an_action())
    carry(store, [action], pocket, "J Price")
    with opened(pocket) as carried:
        assert next_undo(carried) == ""
        (line,) = carried.history.lines()
        with pytest.raises(CannotUndo, match="No change has"):
            undo(carried, line.head.id)


def test_what_is_unsent_is_counted_until_it_is_home(store: Store, pocket: Path) -> None:
    (action,) = add(store, an_action())
    carry(store, [action], pocket, "J Price")
    with opened(pocket) as carried:
        assert unsent(carried) == (0, None)
        edit(carried, action, title="Typed on the train")
        carried.look("showed names", "asked by the young person")
        add(carried, an_update(action.id))
        (line, _) = [x for x in carried.history.lines() if x.head.command in ("change", "add")]
        assert unsent(carried) == (2, date.fromisoformat(line.head.at[:10]))
        come_home(store, pocket)
        carried.poll()
        assert unsent(carried) == (0, None)
        assert undo(carried).startswith("undo: add update"), "telling the pocket what is home is no change"
        assert unsent(carried).changes == 1
        redo(carried)
    assert unsent(store) == (0, None)


def test_going_on_in_the_same_pocket_brings_only_what_is_new(store: Store, pocket: Path) -> None:
    (action,) = add(store, an_action())
    carry(store, [action], pocket, "J Price")
    with opened(pocket) as carried:
        edit(carried, action, title="Monday")
    come_home(store, pocket)
    with opened(pocket) as carried:
        edit(carried, carried.casebook.all(Action).__iter__().__next__(), priority="high")
    taken = come_home(store, pocket)
    assert (taken.added, taken.changed) == ((), (action.id,))
    (now,) = store.casebook.all(Action)
    assert (now.title, now.priority) == ("Monday", "high")
    assert _commands(pocket) == ["carry", "change", "sent", "change", "sent"]
    assert come_home(store, pocket).changed == ()
    assert _commands(pocket)[-2:] == ["change", "sent"], "nothing new is told twice"


def test_carrying_again_waits_until_everything_is_home(store: Store, pocket: Path) -> None:
    (action,) = add(store, an_action())
    carry(store, [action], pocket, "J Price")
    with opened(pocket) as carried:
        edit(carried, action, title="Typed on the train")
    before = pocket.with_suffix(".history.jsonl").read_bytes()
    with pytest.raises(
        CasebookProblem, match=r"1 in number: take it home first with 'tracker home .*pocket\.json'"
    ):
        carry(store, [action], pocket, "J Price")
    assert pocket.with_suffix(".history.jsonl").read_bytes() == before
    come_home(store, pocket)
    (now,) = store.casebook.all(Action)
    carry(store, [now], pocket, "K Lane")
    assert contents_at(pocket)[action.id].title == "Typed on the train"  # type: ignore[attr-defined]
    assert _commands(pocket) == ["carry"]


def test_an_open_pocket_sees_that_it_was_carried_again(store: Store, pocket: Path) -> None:
    first, second = add(store, an_action("First"), an_action("Second"))
    carry(store, [first], pocket, "J Price")
    with opened(pocket) as carried:
        carry(store, [second], pocket, "J Price")
        assert carried.poll() == {first.id, second.id}
        edit(carried, second, title="Changed in the second pocket")
    come_home(store, pocket)
    assert {a.title for a in store.casebook.all(Action)} == {"First", "Changed in the second pocket"}


def test_a_pocket_that_cannot_be_written_comes_home_all_the_same(store: Store, pocket: Path) -> None:
    (action,) = add(store, an_action())
    carry(store, [action], pocket, "J Price")
    with opened(pocket) as carried:
        edit(carried, action, title="Typed on the train")
    pocket.with_suffix(".lock").unlink()
    pocket.with_suffix(".lock").mkdir()  # no lock can be taken there
    assert come_home(store, pocket).changed == (action.id,)
    assert come_home(store, pocket).changed == ()
    pocket.with_suffix(".lock").rmdir()
    assert _commands(pocket) == ["carry", "change"]
    carry(store, contents(store).values(), pocket, "J Price")


@pytest.mark.parametrize("name", ["casebook.json", "other.json", "notes.json"])
def test_nothing_else_is_ever_written_over(store: Store, tmp_path: Path, name: str) -> None:
    add(store, an_action())
    store.write_checkpoint()
    with opened(tmp_path / "other.json") as other:
        add(other, an_action())
    (tmp_path / "notes.json").write_text('{"mine": 1}', encoding="utf-8")
    before = {path: path.read_bytes() for path in tmp_path.glob("*.json*")}
    with pytest.raises(CasebookProblem, match="is there already"):
        carry(store, contents(store).values(), tmp_path / name, "J Price")
    assert {path: path.read_bytes() for path in tmp_path.glob("*.json*")} == before


def test_nothing_leaves_unless_the_history_says_so_first(
    store: Store, pocket: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    records = add(store, an_action())
    with monkeypatch.context() as full:
        full.setattr(Store, "look", _no_room)
        with pytest.raises(NotWritten):
            carry(store, records, pocket, "J Price", Look("carried 1", "to be worked on"))
    assert not pocket.exists()
    assert not pocket.with_suffix(".history.jsonl").exists()
    carry(store, records, pocket, "J Price", Look("carried 1", "to be worked on"))
    last = next(store.history.backwards())
    assert (last.head.command, last.parts[0].say, last.parts[0].why) == (
        "look",
        "carried 1",
        "to be worked on",
    )


def _no_room(*_: object) -> None:
    raise NotWritten("There is no room.")


def test_a_pocket_carries_no_pocket(store: Store, pocket: Path, tmp_path: Path) -> None:
    carry(store, add(store, an_action()), pocket, "J Price")
    with opened(pocket) as carried, pytest.raises(CasebookProblem, match="is a pocket itself"):
        carry(carried, contents(carried).values(), tmp_path / "second.json", "J Price")


def test_a_place_that_cannot_be_written(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a-file").write_text("", encoding="utf-8")
    with pytest.raises(CasebookProblem, match="The pocket could not be written to"):
        carry(store, add(store, an_action()), tmp_path / "a-file" / "pocket.json", "J Price")


def test_the_pocket_is_private_and_whole(store: Store, pocket: Path) -> None:
    carry(store, add(store, an_action()), pocket, "J Price")
    files = [pocket, pocket.with_suffix(".history.jsonl")]
    assert [path.stat().st_mode & 0o077 for path in files] == [0, 0]
    history = History(files[1])
    assert len(list(history.read_new())) == 1
    history.close()


def test_a_look_is_kept_and_turned_back_by_nobody(store: Store, book: Path) -> None:
    (action,) = add(store, an_action())
    with Store.open(book) as reader:
        store.look("showed 12 names", "board pack")
        assert reader.poll() == set()
    assert contents(store) == {action.id: action}
    assert next_undo(store) == f"add action {action.ref}"
    last = next(store.history.backwards())
    (part,) = last.parts
    assert (last.head.command, part.say, part.why, part.base) == (
        "look",
        "showed 12 names",
        "board pack",
        None,
    )
    with pytest.raises(CannotUndo, match="No change has"):
        undo(store, last.head.id)
    undo(store)
    assert contents(store) == contents_at(book) == {}
