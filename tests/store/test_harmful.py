"""Nothing that steers a terminal or breaks a file is ever stored, by whichever door it comes."""

import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.make import A_DAY, a_visit, an_action
from tests.store.casebooks import add, contents_at, edit, opened
from tracker.domain.records import Claim
from tracker.domain.text import one_line, plain
from tracker.domain.work import Action, Blocked, Promise
from tracker.store import Store
from tracker.store.change import Edit
from tracker.store.codec import document, read_document
from tracker.store.line import Line

HARMFUL = [
    *(chr(c) for c in range(0x20) if chr(c) not in "\n\t"),
    *(chr(c) for c in range(0x7F, 0xA0)),
    *"\u061c\u200e\u200f\u2028\u2029\u202a\u202e\u2066\u2069\ufeff\ud800\udfff",
    "\x1b[2J",
    "\x1b]52;c;aGk=\x07",
]


@pytest.mark.parametrize("bad", HARMFUL, ids=ascii)
def test_taken_out_of_every_field(bad: str) -> None:
    action = an_action(
        f"a{bad}b",
        findings=(f"x{bad}",),
        blocked=Blocked(on="person", what=f"c{bad}d", since=A_DAY),
        promise=Promise(words=f"e{bad}f", to="them"),
    )
    raw, back = document(action)
    assert isinstance(back, Action)
    assert back.title == plain(f"a{bad}b")
    assert back.blocked
    assert back.blocked.what == plain(f"c{bad}d")
    assert back.promise
    assert back.promise.words == plain(f"e{bad}f")
    assert back.findings == (plain(f"x{bad}"),)
    assert read_document("actions", raw, "") == back
    assert document(back)[1] == back


@given(st.text(st.characters(categories=None), max_size=60), st.sampled_from(HARMFUL))
def test_what_is_stored_is_plain_and_stays_as_it_is(text: str, bad: str) -> None:
    _, back = document(an_action(text + bad + text))
    assert isinstance(back, Action)
    assert back.title == plain(text + bad + text)
    assert document(back)[1] == back


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30, deadline=None)
@given(st.text(st.sampled_from(list('\x1b[1m\ud800\u202e\x9b\r\bé"\\b'))))
def test_through_the_history_and_the_checkpoint(tmp_path: Path, text: str) -> None:
    book = tmp_path / "casebook.json"
    with opened(book, who=f"J{text}Price") as store:
        action = an_action(text)
        store.commit([Edit(None, action, f"say {text}", f"why {text}")], command="add")
    (line,) = [x for x in _all(book) if x.parts[0].id == action.id]
    assert line.head.who == one_line(f"J{text}Price")
    assert line.parts[0].why == plain(f"why {text}")
    held = contents_at(book)[action.id]
    assert isinstance(held, Action)
    assert held.title == plain(text)
    for path in (book, book.with_suffix(".history.jsonl")):
        for c in json.dumps([json.loads(x) for x in path.read_bytes().splitlines()], ensure_ascii=False):
            assert plain(c) == c


def _all(book: Path) -> list[Line]:
    with Store.open(book) as store:
        return list(store.history.lines())


@pytest.mark.parametrize("bad", ["\x1b[2J", "\ud800", "\u202e", "\x9b31m", "\b"], ids=ascii)
def test_by_tinydb(store: Store, bad: str) -> None:
    table = store.db.table("actions")
    number = table.insert({"title": f"a{bad}b", "agreed_on": "2024-03-04"})
    table.update({"blocked": {"on": "person", "what": f"c{bad}d", "since": "2024-03-04"}}, doc_ids=[number])
    doc = table.get(doc_id=number)
    assert isinstance(doc, dict)
    assert (doc["title"], doc["blocked"]["what"]) == (plain(f"a{bad}b"), plain(f"c{bad}d"))
    assert contents_at(store.paths.book) == {r.id: r for r in store.casebook}


def test_markup_and_formulas_are_kept_as_typed(store: Store) -> None:
    typed = "[red]=cmd()[/red] \\b \\u0041 </script> ' \" \t two\nlines é 😀"
    (action,) = add(store, an_action(typed))
    assert action.title == typed
    assert contents_at(store.paths.book)[action.id] == action


def test_harmful_text_is_no_clash_with_its_plain_form(store: Store) -> None:
    (action,) = add(store, an_action("plain"))
    assert edit(store, action, title="plain\x07").title == "plain"


def test_nested_values_stay_records(store: Store) -> None:
    claims = (Claim(field="day", value="1 March\x07", document="0" * 26),)
    (visit,) = add(store, a_visit(claims=claims))
    assert visit.claims == (msgspec.structs.replace(claims[0], value="1 March"),)
