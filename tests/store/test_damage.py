"""Damage is named, never guessed at, and there is a way back."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from tests.make import an_action, an_update
from tests.store.casebooks import add, contents, contents_at, edit, opened
from tracker.store import Store, copies
from tracker.store.checking import check, take_in
from tracker.store.files import Paths
from tracker.store.line import Part, write_line
from tracker.store.problems import CasebookProblem, Damaged, Newer, NotACasebook
from tracker.store.undo import undo

pytestmark = pytest.mark.usefixtures("quick_disk")


@pytest.fixture
def history(book: Path) -> Path:
    """Write three lines; gives the history's path, with the checkpoint gone."""
    with opened(book, who="J Price") as store:
        (action,) = add(store, an_action("Agree the route"))
        store.commit([], command="nothing")
        action = edit(store, action, title="Agree the CAMHS route")
        add(store, an_update(action.id, text="No reply"))
    book.unlink()
    return book.with_suffix(".history.jsonl")


@pytest.mark.parametrize("bit", [0x01, 0x20, 0x80])
def test_a_flipped_bit_anywhere_is_named_or_seen_as_a_torn_end(book: Path, history: Path, bit: int) -> None:
    sound = history.read_bytes()
    whole = contents_at(book)
    first_line = sound.index(b"\n")
    for place in range(len(sound)):
        book.unlink(missing_ok=True)
        history.write_bytes(sound[:place] + bytes([sound[place] ^ bit]) + sound[place + 1 :])
        line = sound[:place].count(b"\n") + 1
        found = _look_at(book)
        if place <= first_line:  # what the first line says of itself; the chain begins there
            assert found in (1, 2, whole), place
        elif place == len(sound) - 1:
            assert found == "torn"
        else:
            assert found == line, place


def _look_at(book: Path) -> object:
    """Give the number of the damaged line, "torn", or the records."""
    try:
        store = Store.open(book)
    except Damaged as damage:
        return damage.line
    except NotACasebook:
        return 1
    found = "torn" if store.history.torn else contents(store)
    store.close(quick=True)
    return found


def test_one_flipped_byte_makes_no_hole(book: Path, history: Path) -> None:
    sound = history.read_bytes()
    place = sound.rindex(b" ")
    history.write_bytes(sound[:place] + b"\0" + sound[place + 1 :])
    with pytest.raises(Damaged, match="line 4"):
        Store.open(book)


def test_lines_swapped_left_out_or_doubled_are_named(book: Path, history: Path) -> None:
    first, one, two, three = history.read_bytes().splitlines(keepends=True)
    swapped, left_out, beheaded, doubled = one + three + two, one + three, two + three, one + one + two
    for wrong, line in ((swapped, 3), (left_out, 3), (beheaded, 2), (doubled, 3)):
        history.write_bytes(first + wrong)
        with pytest.raises(Damaged) as damage:
            Store.open(book)
        assert damage.value.line == line


def test_damage_under_an_open_casebook_is_named_and_what_was_read_stays(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    with Store.open(book) as reader:
        with store.paths.history.open("ab") as file:
            file.write(b"not a line\n")
        for _ in range(2):
            with pytest.raises(Damaged, match="line 3"):
                reader.poll()
            with pytest.raises(Damaged, match="line 3"):
                edit(reader, action, title="Never written")
        assert contents(reader) == {action.id: action}


def test_damage_before_the_checkpoint_is_found_by_check_and_by_whoever_reads_it(book: Path) -> None:
    with opened(book) as store:
        (action,) = add(store, an_action())
        for n in range(4):
            action = edit(store, action, title=f"Title {n}")
    path = book.with_suffix(".history.jsonl")
    path.write_bytes(path.read_bytes().replace(b"Title 1", b"Title X", 1))
    with opened(book) as store:
        assert contents(store) == {action.id: action}
        with pytest.raises(Damaged, match="line 4"):
            check(store)
        with pytest.raises(Damaged, match="line 4"):
            list(store.history.mentioning(action.id))
        with pytest.raises(Damaged, match="line 4"):
            list(store.history.backwards())
        assert undo(store).startswith("undo: change")


def test_a_record_of_a_newer_tracker_is_refused_with_its_line(book: Path, history: Path) -> None:
    with Store.open(book) as store:
        head = store.head("add")
        for table in ("actions", "gardens"):
            doc = msgspec.Raw(b'{"id":"0","colour":"red"}')
            raw, _ = write_line(head, [Part("", table, "0" * 26, None, doc, {}, "", "")])
            sound = history.read_bytes()
            history.write_bytes(sound + raw)
            with pytest.raises(Damaged, match="line 5: it holds a record that this Tracker cannot read"):
                Store.open(book)
            with pytest.raises(Damaged, match="line 5"):
                store.poll()
            history.write_bytes(sound)


def test_a_line_of_a_newer_format_says_so(book: Path, history: Path) -> None:
    history.write_bytes(history.read_bytes().replace(b'"format":1,"n":3', b'"format":9,"n":3'))
    with pytest.raises(Newer, match="was written by a newer Tracker"):
        Store.open(book)


def test_restore_goes_back_to_the_last_sound_line(book: Path, history: Path) -> None:
    sound = history.read_bytes()
    lines = sound.splitlines(keepends=True)
    damaged = b"".join([*lines[:2], b"x" + lines[2][1:], lines[3]])
    history.write_bytes(damaged)
    said = copies.restore(Paths(book))
    assert history.read_bytes() == b"".join(lines[:2])
    (kept,) = book.with_suffix(".backups").glob("damaged-*")
    assert kept.read_bytes() == damaged
    assert kept.name in said
    with Store.open(book) as store:
        assert [r.title for r in store.casebook] == ["Agree the route"]  # type: ignore[attr-defined]
        add(store, an_action())


def test_restore_takes_the_backup_that_goes_further(book: Path, history: Path) -> None:
    with Store.open(book) as store:
        copies.back_up(store, date(2024, 3, 4))
        (late,) = add(store, an_action("After the backup"))
    sound = history.read_bytes()
    history.write_bytes(sound[:300] + b"?" + sound[301:])
    book.unlink()
    copies.restore(Paths(book))
    assert history.read_bytes() == sound[: history.stat().st_size]
    assert late.id not in contents_at(book)
    assert len(contents_at(book)) == 2


def test_restore_with_the_first_line_gone_needs_a_backup(book: Path, history: Path) -> None:
    with Store.open(book) as store:
        copies.back_up(store, date(2024, 3, 4))
        before = contents(store)
    sound = history.read_bytes()
    history.write_bytes(b"?" + sound[1:])
    copies.restore(Paths(book))
    assert contents_at(book) == before


def test_restore_never_takes_the_backup_of_another_casebook(
    book: Path, history: Path, tmp_path: Path
) -> None:
    with opened(tmp_path / "other" / "casebook.json") as other:
        for _ in range(9):
            add(other, an_action("Of another service"))
        copies.back_up(other, date(2024, 3, 4))
        other.paths.backups.rename(book.with_suffix(".backups"))
    sound = history.read_bytes()
    history.write_bytes(sound[:-9] + b"?" + sound[-8:])
    copies.restore(Paths(book))
    assert {r.title for r in contents_at(book).values() if hasattr(r, "title")} == {"Agree the CAMHS route"}


def test_restore_leaves_a_sound_history_alone(book: Path, history: Path) -> None:
    with pytest.raises(CasebookProblem, match="nothing to restore"):
        copies.restore(Paths(book))


def test_restore_without_anything_sound_changes_nothing(book: Path, history: Path) -> None:
    history.write_bytes(b"all gone\n")
    with pytest.raises(CasebookProblem, match="No sound copy"):
        copies.restore(Paths(book))
    assert history.read_bytes() == b"all gone\n"


def test_restore_without_a_history_says_where_copies_are(book: Path) -> None:
    with pytest.raises(CasebookProblem, match=r"casebook\.backups"):
        copies.restore(Paths(book))


def test_what_a_restore_left_behind_is_offered_from_the_checkpoint(book: Path, store: Store) -> None:
    (action,) = add(store, an_action())
    lost = edit(store, action, title="Only in the checkpoint")
    store.settle()
    path = store.paths.history
    path.write_bytes(path.read_bytes().replace(b"Only in the checkpoint", b"only in the checkpoint"))
    copies.restore(store.paths)
    with Store.open(book) as again:
        assert contents(again) == {action.id: action}
        assert any("holds changes that" in notice for notice in again.notices)
        assert take_in(again) == 1
        assert contents(again)[action.id].title == lost.title  # type: ignore[attr-defined]


@pytest.mark.parametrize(("folder", "named"), [("a folder", '"{}"'), ("folder", "{}")])
def test_the_advice_names_the_whole_path(tmp_path: Path, folder: str, named: str) -> None:
    history = tmp_path / folder / "casebook.history.jsonl"
    said = str(Damaged(history, 3, "it cannot be read"))
    assert f"'tracker restore --file {named.format(history.with_name('casebook.json'))}'" in said
