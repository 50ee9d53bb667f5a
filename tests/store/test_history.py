"""Reading what happened: backwards, by record, and as it was known."""

from pathlib import Path

import pytest

from tests.make import an_action, an_update
from tests.store.casebooks import add, contents, edit, opened, remove
from tracker.domain.records import Record
from tracker.store import Store, history
from tracker.store.change import Edit
from tracker.store.opening import read_as_of


@pytest.fixture(params=[64, 700, 1 << 20])
def small_blocks(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Read in blocks shorter than a line, of about a line, and much longer."""
    monkeypatch.setattr(history, "_BLOCK", request.param)


@pytest.mark.usefixtures("small_blocks")
def test_backwards_gives_every_line_newest_first(book: Path) -> None:
    with opened(book) as store:
        assert list(store.history.backwards()) == []
        for n in range(30):
            add(store, an_action("x" * 97 * (n % 7)))
        found = list(store.history.backwards())
        assert [line.head.n for line in found] == list(range(30, 0, -1))
        assert [line.head.n for line in store.history.lines()] == list(range(1, 31))
    with Store.open(book) as again:
        assert [line.head.id for line in again.history.backwards()] == [line.head.id for line in found]


@pytest.mark.usefixtures("small_blocks")
def test_mentioning_gives_the_lines_of_one_record(store: Store) -> None:
    (action, other) = add(store, an_action("x" * 900), an_action())
    (update,) = add(store, an_update(action.id, text="points at it, and is another record"))
    changed = edit(store, action, title="second")
    edit(store, other, title="of the other")
    remove(store, update)
    remove(store, changed)
    found = list(store.history.mentioning(action.id))
    assert [line.head.command for line in found] == ["add", "change", "remove"]
    assert list(store.history.mentioning("0" * 26)) == []


@pytest.mark.usefixtures("small_blocks")
def test_by_a_field_of_the_head(book: Path, store: Store) -> None:
    (mine,) = add(store, an_action())
    with opened(book, who='T "Quote" Manager') as other:
        edit(other, mine, title="Theirs")
    store.poll()
    by_them = list(store.history.backwards("who", 'T "Quote" Manager'))
    assert [line.head.command for line in by_them] == ["change"]


def test_as_of_any_line_and_moment(store: Store) -> None:
    states: list[dict[str, Record]] = [{}]
    ends, moments = [0], [""]
    (action,) = add(store, an_action("one"))
    for title in ("two", "three"):
        states.append(dict(contents(store)))
        ends.append(store.history.offset)
        moments.append(next(store.history.backwards()).head.at)
        action = edit(store, action, title=title)
    for state, end in zip(states, ends, strict=True):
        assert {r.id: r for r in read_as_of(store.history, end)} == state
    assert list(store.as_known(moments[1])) == []
    assert {r.id: r for r in store.as_known("9999")} == contents(store)


def test_a_line_names_nobody_outside_its_parts(store: Store) -> None:
    (action,) = add(store, an_action("A private title"))
    wanted = an_action("Another", id=action.id, ref=action.ref)
    store.commit([Edit(action, wanted, "said in private", "why in private")], command="change")
    line = next(store.history.backwards())
    assert (line.parts[0].say, line.parts[0].why) == ("said in private", "why in private")
    assert line.parts[0].old == {"title": "A private title"}
    head = store.paths.history.read_bytes().splitlines()[-1].split(b",[{", 1)[0]
    assert b"private" not in head
    assert b'"who":"J Price"' in head


def test_ticks_rise_when_the_clock_goes_back(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    add(store, an_action())
    monkeypatch.setattr("time.time_ns", lambda: 1_000_000_000)
    add(store, an_action())
    add(store, an_action())
    ticks = [line.head.tick for line in store.history.lines()]
    assert ticks == sorted(set(ticks))


def test_one_very_long_line(book: Path, quick_disk: None) -> None:
    with opened(book) as store:
        add(store, *(an_action("x" * 1000) for _ in range(4000)))
        add(store, an_action())
    book.unlink()
    with Store.open(book) as store:
        assert len(contents(store)) == 4001
        assert [line.head.n for line in store.history.backwards()] == [2, 1]
