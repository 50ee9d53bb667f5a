"""What can lie at the path a person names, and the one sentence it gets."""

import os
import stat
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from tinydb import TinyDB

from tests.make import an_action
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tracker.store import Store, copies, files
from tracker.store.files import Paths
from tracker.store.opening import load
from tracker.store.problems import CasebookProblem, NoCasebook, NotACasebook, ReadOnly

posix = pytest.mark.skipif(sys.platform == "win32", reason="modes and links of this kind are not there")


def _of_another_program(book: Path) -> None:
    with TinyDB(book) as stock:
        stock.insert({"name": "somebody's recipes"})


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "text": (lambda b: b.write_text("Dear Ms Price,"), "is not JSON"),
    "bytes": (lambda b: b.write_bytes(os.urandom(64) + b"\xff"), "is not JSON"),
    "empty": (lambda b: b.write_bytes(b""), "is empty"),
    "blank": (lambda b: b.write_bytes(b" \n"), "is empty"),
    "list": (lambda b: b.write_text("[1, 2]"), "JSON of another program"),
    "object": (lambda b: b.write_text("{}"), "JSON of another program"),
    "deep": (lambda b: b.write_text("[" * 100_000), "is not JSON"),
    "tinydb": (_of_another_program, "JSON of another program"),
    "newer": (lambda b: b.write_text('{"_tracker":{"1":{"version":7,"colour":1}}}'), "newer Tracker"),
    "folder": (lambda b: b.mkdir(), "is a folder"),
}


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize("kind", BAD)
def test_what_is_no_casebook_gets_one_sentence_and_stays(book: Path, kind: str, create: bool) -> None:
    make, said = BAD[kind]
    make(book)
    before = book.read_bytes() if book.is_file() else None
    with pytest.raises(CasebookProblem, match=said) as problem:
        Store.open(book, create=create)
    assert str(book) in str(problem.value)
    assert "\n" not in str(problem.value)
    assert (book.read_bytes() if book.is_file() else None) == before
    assert [p.name for p in book.parent.iterdir()] == [book.name]


@pytest.mark.parametrize("name", ["casebook", "casebook.history.jsonl", "letter.pdf"])
def test_a_name_that_is_no_casebooks(tmp_path: Path, name: str) -> None:
    with pytest.raises(CasebookProblem, match=r"does not end in \.json"):
        Store.open(tmp_path / name, create=True)


def test_nothing_there(tmp_path: Path) -> None:
    book = tmp_path / "new" / "casebook.json"
    with pytest.raises(NoCasebook, match="There is no casebook at"):
        Store.open(book)
    assert not book.parent.exists()
    with Store.open(book, create=True) as store:
        assert contents(store) == {}
    assert contents_at(book) == {}


@posix
def test_a_link_is_followed_and_a_dangling_one_refused(tmp_path: Path) -> None:
    real, link = tmp_path / "real" / "casebook.json", tmp_path / "casebook.json"
    with opened(real) as store:
        add(store, an_action())
    link.symlink_to(real)
    with Store.open(link) as store:
        add(store, an_action())
        assert store.paths == Paths(real)
    assert link.is_symlink()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["casebook.json", "real"]
    assert len(contents_at(real)) == 2
    link.unlink()
    link.symlink_to(tmp_path / "gone.json")
    with pytest.raises(NoCasebook, match=r"is a link to .*gone\.json, which is not there"):
        Store.open(link, create=True)


def test_a_history_that_is_none(book: Path) -> None:
    history = book.with_suffix(".history.jsonl")
    for content in (b"", b"\n", b"Dear Ms Price,\n", b'{"tracker":1', b'{"tracker":"x"}\n', b"\xff\n"):
        history.write_bytes(content)
        with pytest.raises(NotACasebook, match="does not begin as a Tracker history does"):
            Store.open(book, create=True)
    history.write_bytes(b'{"tracker":2,"casebook":"x","epoch":"000000","made":"x"}\n')
    with pytest.raises(NotACasebook, match="written by a newer Tracker"):
        Store.open(book)


@posix
def test_a_wide_mode_is_narrowed_and_said(book: Path) -> None:
    with opened(book) as store:
        add(store, an_action())
    history = book.with_suffix(".history.jsonl")
    for path in (book, history):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)
    with Store.open(book) as store:
        assert store.notices == [
            "Others could read casebook.history.jsonl and casebook.json; now only you can."
        ]
    assert {stat.S_IMODE(p.stat().st_mode) for p in (book, history)} == {0o600}
    with Store.open(book) as store:
        assert store.notices == []


@pytest.fixture
def may_not_write(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Refuse to open files of some ending for writing, which the system does not refuse to root."""
    real = os.open

    def refuse(ending: str) -> None:
        def refusing(path: Path, flags: int, *rest: int) -> int:
            if str(path).endswith(ending) and flags & (os.O_RDWR | os.O_WRONLY):
                raise PermissionError(13, "Permission denied", str(path))
            return real(path, flags, *rest)

        monkeypatch.setattr("os.open", refusing)

    return refuse


@pytest.mark.parametrize("ending", [".history.jsonl", ".lock"])
def test_what_may_not_be_written_can_be_looked_at(
    book: Path, may_not_write: Callable[[str], None], ending: str
) -> None:
    with opened(book) as store:
        (action,) = add(store, an_action())
    may_not_write(ending)
    with Store.open(book) as store:
        assert contents(store) == {action.id: action}
        assert "you can look, and change nothing" in store.read_only
        assert store.notices == [store.read_only]
        assert store.poll() == set()
        assert len(store.db.table("actions")) == 1
        with pytest.raises(ReadOnly, match="change nothing"):
            edit(store, action, title="No")
        assert store.settle(leaving=True) is False


def test_a_folder_nothing_may_be_made_in(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    with pytest.raises(
        CasebookProblem, match=r"cannot be opened: Permission denied\. Check its name and rights"
    ):
        Store.open(book, create=True)


def test_a_network_drive_is_warned_of(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(book):
        pass
    monkeypatch.setattr("tracker.store.opening.on_network", lambda path: True)
    with Store.open(book) as store:
        assert "is a network drive" in store.notices[0]


def test_the_drive_under_a_path_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    mounts = "/dev/sda / ext4 rw 0 0\nserver:/x /srv/shared nfs4 rw 0 0\ntmp /srv/shared/local tmpfs rw 0 0\n"
    monkeypatch.setattr(Path, "read_text", lambda self, encoding: mounts)
    assert files.on_network(Path("/srv/shared/casebook.json"))
    assert not files.on_network(Path("/srv/shared/local/casebook.json"))
    assert not files.on_network(Path("/srv/sharedx/casebook.json"))


@pytest.fixture
def without_history(book: Path) -> Path:
    """Leave a casebook file without its history."""
    with opened(book) as store:
        action, *_ = add(store, an_action("First"), an_action("Second"))
        edit(store, action, title="Changed")
    book.with_suffix(".history.jsonl").unlink()
    return book


def test_without_its_history_it_is_open_to_look_at(without_history: Path) -> None:
    book = without_history
    before = book.read_bytes()
    with Store.open(book, create=True) as store:
        assert {a.title for a in contents(store).values()} == {"Changed", "Second"}  # type: ignore[attr-defined]
        (said,) = store.notices
        assert said.startswith(
            "casebook.json was found without casebook.history.jsonl, so changes made since"
        )
        assert "--new-history" in said
        assert store.poll() == set()
        assert len(store.db.table("actions")) == 2
        with pytest.raises(ReadOnly, match="open to look at only"):
            add(store, an_action())
        with pytest.raises(ReadOnly, match="open to look at only"):
            _ = store.history
        assert store.settle(leaving=True) is False
    assert book.read_bytes() == before
    assert not book.with_suffix(".history.jsonl").exists()


def test_a_new_history_begins_with_every_record(without_history: Path) -> None:
    book = without_history
    found, before = book.read_bytes(), contents_at(book)
    said = copies.new_history(Paths(book), "J Price")
    assert "begins with the 2 records of casebook.json" in said
    with Store.open(book) as store:
        assert store.notices == []
        for record in store.casebook:
            assert msgspec.structs.replace(record, rev="") == msgspec.structs.replace(
                before[record.id], rev=""
            )
        assert set(contents(store)) == set(before)
        (line,) = store.history.backwards()
        assert (line.head.who, line.head.command, len(line.parts)) == ("J Price", "new history", 2)
        add(store, an_action())
    (kept,) = book.with_suffix(".backups").iterdir()
    assert kept.read_bytes() == found
    with pytest.raises(CasebookProblem, match="would hide what it holds"):
        copies.new_history(Paths(book), "J Price")


def test_a_new_history_from_nothing_of_ours_is_refused(book: Path) -> None:
    with pytest.raises(CasebookProblem, match="cannot be read"):
        copies.new_history(Paths(book), "J Price")
    _of_another_program(book)
    with pytest.raises(NotACasebook, match="another program"):
        copies.new_history(Paths(book), "J Price")


def test_a_new_history_that_fails_leaves_all_as_it_was(
    without_history: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = without_history.read_bytes()

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copies, "place_file", full)
    with pytest.raises(CasebookProblem, match="No space left on device"):
        copies.new_history(Paths(without_history), "J Price")
    assert without_history.read_bytes() == before
    assert list(without_history.with_suffix(".backups").iterdir()) == []


def test_files_are_let_go_when_opening_fails(book: Path) -> None:
    with opened(book) as store:
        add(store, an_action())
    history = book.with_suffix(".history.jsonl")
    history.write_bytes(history.read_bytes()[:-30] + b"?\n")
    book.unlink()
    handles = Path("/proc/self/fd")
    if not handles.exists():
        pytest.skip("the system does not show open files")
    before = len(list(handles.iterdir()))
    for _ in range(3):
        with pytest.raises(CasebookProblem):
            load(Paths(book), create=False)
    assert len(list(handles.iterdir())) == before


def test_closed_twice(book: Path) -> None:
    store = opened(book)
    store.close()
    store.close()


@posix
def test_a_wide_mode_that_cannot_be_narrowed_is_said(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(book) as store:
        add(store, an_action())
    book.chmod(0o644)

    def refuse(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "chmod", refuse)
    with Store.open(book) as store:
        (said,) = store.notices
    assert said.startswith(f"Others can read casebook.json in {book.parent}, and you may not change that")
