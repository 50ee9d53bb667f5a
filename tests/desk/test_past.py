import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tests.desk.book import TODAY, add_action, bring_in, contents, now, open_desk
from tests.desk.young import log, young_person
from tracker.desk import Desk
from tracker.desk.notes import FollowUp
from tracker.desk.past import in_london
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit
from tracker.domain.work import Action
from tracker.store.change import Edit
from tracker.store.problems import Clash
from tracker.wording import old_value


def test_history_tells_every_change_of_a_record_with_its_words(desk: Desk) -> None:
    action = add_action(desk, due=TODAY)
    desk.actions.update(action, "First plans read")
    desk.actions.update(now(desk, action), "Half of the plans read")
    desk.actions.move(now(desk, action), TODAY + timedelta(days=7), "no capacity")
    entries = desk.past.of(now(desk, action))
    assert [entry.sentence for entry in entries] == [
        f"added {action.ref}: Refresh pathway plans",
        f"updated {action.ref}: progress: First plans read",
        f"updated {action.ref}: progress: Half of the plans read",
        f"moved the due day of {action.ref} from 10 Jun 2024 to Mon 17 Jun 2024",
    ]
    assert (entries[3].reason, dict(entries[3].fields)) == ("no capacity", {"due": "2024-06-10"})
    assert [entry.sentence for entry in desk.past.latest(1)] == [entries[3].sentence]
    assert len(desk.past.latest(99)) == 4


def test_old_values_are_said_in_words(desk: Desk) -> None:
    casebook = desk.session.casebook
    finding = desk.findings.add("Plans are late")
    assert old_value([finding.id], casebook) == finding.ref
    assert old_value((finding.id, "Hull"), casebook) == f"{finding.ref}, Hull"
    assert old_value([finding.id] * 24, casebook) == ", ".join([finding.ref] * 5) + " and 19 more"
    assert old_value([{"field": "when", "value": "May", "document": ""}], casebook) == "1 claim"
    assert old_value("2026-13-45", casebook) == "2026-13-45"
    assert old_value("2024-06-10", casebook) == "10 Jun 2024"
    assert old_value({"on": "partner", "since": "2024-06-10"}, casebook) == "on partner, since 10 Jun 2024"
    assert old_value({"text": "summer 2024", "earliest": "2024-06-01"}, casebook) == "summer 2024"
    assert old_value([{"number": 1}, {"number": 2}], casebook) == "2 paragraphs"
    assert (old_value(True, casebook), old_value(4, casebook)) == ("yes", "4")


def test_the_history_of_a_young_person_is_that_of_the_whole_file(desk: Desk) -> None:
    case, other = young_person(desk), young_person(desk, "031", initials="CD")
    logged = log(desk, case, actions=[FollowUp("Ring the landlord")])
    plan = desk.plans.draw_up(case, TODAY)
    desk.cases.happened(case, "missing", text="back by ten")
    desk.notes.correct(logged.note, "typing", text="Asked about the bond.")
    desk.notes.move(desk.session.find(desk.lists.notes()[0].ref, ContactNote), other, "wrong file")
    told = [entry.sentence for entry in desk.past.of(now(desk, case))]
    assert told[0] == "added YP-014: AB"
    for said in ("eligibility former relevant", "worker J Price", logged.note.ref, plan.ref, "missing"):
        assert any(said in sentence for sentence in told), said
    assert any("added" in sentence and "Ring the landlord" in sentence for sentence in told)
    assert "goes with" in told[-1], "what was raised in the note went to the other file"
    entries = desk.past.of(now(desk, case)) + desk.past.of(now(desk, other))
    assert "deposit" not in str(entries)
    assert "bond" not in str(entries)
    assert not [entry for entry in desk.past.of(now(desk, other)) if plan.ref in entry.sentence]


@pytest.mark.parametrize(
    ("at", "said"),
    [("2024-07-01T13:05:00.000Z", "2024-07-01 14:05"), ("2024-12-31T23:30:00.000Z", "2024-12-31 23:30")],
)
def test_moments_are_said_by_the_clock_in_london(at: str, said: str) -> None:
    assert in_london(at) == said


def test_undo_and_redo_go_on_after_a_restart(book: Path) -> None:
    desk = open_desk(book)
    action = add_action(desk, owner="T Manager")
    before = contents(desk)
    desk.actions.done(action)
    desk.close()
    desk = open_desk(book)
    assert desk.past.next_undo() == f"completed {action.ref}"
    assert desk.past.undo() == f"undo: completed {action.ref}"
    desk.close()
    desk = open_desk(book)
    assert now(desk, action).state == before[action.id].state  # type: ignore[attr-defined]
    assert desk.past.redo() == f"redo: completed {action.ref}"
    desk.past.undo()
    desk.past.undo()
    assert contents(desk) == {}
    with pytest.raises(Refusal, match="nothing of yours to undo"):
        desk.past.undo()
    desk.close()


def test_undo_freshens_flags_and_lists(desk: Desk) -> None:
    action = add_action(desk, owner="me", due=TODAY)
    desk.actions.assign(action, "nobody")
    assert [f.rule for f in desk.session.flags(now(desk, action))] == ["AN-04", "AN-02"]
    desk.past.undo()
    assert [f.rule for f in desk.session.flags(now(desk, action))] == ["AN-02"]
    assert desk.lists.actions()[0].owner == "J Price"


def test_as_it_was_known_on_a_day(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: real() - 3 * 86_400 * 10**9)
    desk = open_desk(book)
    action = add_action(desk)
    monkeypatch.undo()
    desk.actions.done(action)
    desk.close()
    today: date = datetime.now(UTC).date()
    then = open_desk(book, today=today, known=today - timedelta(days=1))
    (known,) = then.session.casebook.all(Action)
    assert known.state == "not started"
    assert len(then.past.of(known)) == 1
    assert then.poll() == set()
    assert "as it was known on" in then.headline()
    assert then.past.next_undo() == ""
    for deed in (lambda: add_action(then), lambda: then.past.undo(), lambda: then.past.redo()):
        with pytest.raises(Refusal, match="as it was known: nothing can be changed"):
            deed()
    then.close()


def test_the_letter_s_history_is_short(desk: Desk) -> None:
    document = bring_in(desk).document
    desk.documents.skip(document, ["1"])
    (brought, skipped) = desk.past.of(document)
    assert brought.sentence == f"brought in {document.ref}: letter of 6 Jun 2024"
    assert skipped.sentence == f"skipped 1 paragraph of {document.ref}"


@pytest.mark.parametrize(
    ("kind", "theirs", "mine"),
    [
        ("document", {"paragraphs": ()}, {"paragraphs": "all but the last"}),
        ("action", {"findings": "24 of them"}, {"findings": "40 of them"}),
        ("action", {"title": "long " * 99}, {"title": "longer " * 70}),
        ("action", dict.fromkeys(("measure", "impact", "baseline", "team"), "theirs " * 99), {}),
        ("visit", {"areas": ("one area " * 30,) * 9}, {"areas": ("another " * 30,) * 9}),
    ],
)
def test_a_clash_is_one_short_sentence(book: Path, kind: str, theirs: Any, mine: Any) -> None:
    desk = open_desk(book)
    add_action(desk)
    document = bring_in(desk).document
    seen: Any = {
        "document": desk.session.casebook.get(Document, document.id),
        "action": next(iter(desk.session.casebook.all(Action))),
        "visit": desk.session.casebook.by_id(document.visit),
    }[kind]
    mine = mine or dict.fromkeys(theirs, "mine " * 99)
    if kind == "document":
        mine = {"paragraphs": document.paragraphs[:-1]}
    if "findings" in theirs:
        theirs, mine = {"findings": (document.id,) * 24}, {"findings": (document.visit,) * 40}
    desk.session.commit([Edit(seen, msgspec.structs.replace(seen, **theirs), "change")], "change")
    with pytest.raises(Clash) as clash:
        desk.session.commit([Edit(seen, msgspec.structs.replace(seen, **mine), "change")], "change")
    said = str(clash.value)
    assert len(said) <= 310
    assert not set("(){}[]") & set(said)
    assert "nothing was saved" in said.lower()
    desk.close()


def test_a_clock_that_was_ahead_hides_nothing_kept_after_it(
    book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, days = time.time_ns, 86_400 * 10**9
    desk = open_desk(book)
    monkeypatch.setattr(time, "time_ns", lambda: real() + 9 * days)
    first = add_action(desk, "By a clock ahead")
    monkeypatch.setattr(time, "time_ns", lambda: real() - 3 * days)
    second = add_action(desk, "By a clock that is right")
    monkeypatch.undo()
    add_action(desk, "Of today")
    desk.close()
    today: date = datetime.now(UTC).date()
    then = open_desk(book, today=today, known=today - timedelta(days=1))
    assert {a.id for a in then.session.casebook.all(Action)} == {first.id, second.id}
    assert [len(then.past.of(action)) for action in (first, second)] == [1, 1]
    assert len(then.past.latest(9)) == 2
    then.close()


def test_a_place_may_be_typed_in_capitals(desk: Desk) -> None:
    document = bring_in(desk).document
    two = next(p for p in document.paragraphs if p.place == "2")
    desk.documents.accept(document, [two.place])
    (finding,) = desk.session.casebook.all(Finding)
    desk.findings.edit(finding, paragraph="2b")
    assert desk.session.find("5/2B", Finding).id == finding.id


def test_a_number_means_the_visit_or_the_plan_reference_by_what_is_asked_for(desk: Desk) -> None:
    document = bring_in(desk).document
    action = add_action(desk, plan_ref="5")
    assert desk.session.find("5", Action).id == action.id
    assert desk.session.find("5", ScrutinyVisit).id == document.visit
    with pytest.raises(Refusal, match=f"may mean 2 records: V-.*{action.ref}"):
        desk.session.find("5", Record)


def test_what_is_taken_away_again_is_closed_before(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = open_desk(book)
    real, store = Path.unlink, desk.session.store

    def as_on_windows(path: Path, missing_ok: bool = False) -> None:
        if path == store.paths.lock or store.history._fd >= 0:
            raise PermissionError(32, "used by another process", str(path))
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", as_on_windows)
    desk.keeping.unbegin()
    desk.close()
    monkeypatch.undo()
    assert [path.name for path in book.parent.iterdir()] == ["casebook.lock"]
