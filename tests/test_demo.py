"""The demo is alive on whatever day it is opened: every rule fires, most of it is fine, nobody in it is real."""

import json
import re
import shutil
import stat
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tracker.cli.entry import main
from tracker.data import data_file
from tracker.demo import build_demo
from tracker.demo.script import read_script
from tracker.desk import Desk
from tracker.domain import codes
from tracker.domain.notes import ContactNote
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case
from tracker.rules.calendar import is_working_day
from tracker.rules.rule import RULES

TODAYS = (
    date(2026, 3, 26),  # a Thursday like any other
    date(2028, 2, 29),
    date(2027, 3, 1),
    date(2026, 12, 31),  # the week before has two working days
    date(2027, 3, 30),  # the day after Easter Monday
    date(2026, 11, 22),  # a Sunday
)
STATES = {
    "proposed": 2, "not started": 4, "in progress": 19, "blocked": 4, "complete": 5, "embedded": 3, "dropped": 2,
}  # fmt: skip
INPUTS = Path(__file__).resolve().parents[2] / "shared" / "inputs"
BODIES = (
    "Improvement Board", "Ostlemere Health", "Ostlemere College", "Ostlemere Police", "Ostlemere County Council",
    "Scrutiny Committee", "Tallow Street", "Majesty’s Inspector", "Children’s Services", "Dear Sylvie",
)  # fmt: skip
"""Words beginning with capitals that are nobody's name."""


@pytest.fixture(scope="module", params=TODAYS, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(tmp_path_factory.mktemp("demo")))
        path = build_demo(request.param)
    desk = Desk.open(path, request.param)
    yield desk
    desk.session.store.close(quick=True)
    shutil.rmtree(path.parent)


def every(desk: Desk, kind: type) -> list[Any]:
    return list(desk.session.casebook.all(kind))


def the(desk: Desk, kind: type, title: str) -> Any:
    return next(record for record in every(desk, kind) if record.title == title)


def test_every_rule_in_force_fires(demo: Desk) -> None:
    assert {flag.rule for flag in demo.session.board.all()} == {
        r.id for r in RULES.values() if r.confidence != "R"
    }


def test_most_of_it_is_fine(demo: Desk) -> None:
    for kind, share in ((Action, 0.5), (Finding, 0.9), (ScrutinyVisit, 0.3)):
        records = every(demo, kind)
        assert sum(not demo.session.flags(record) for record in records) > share * len(records)


def test_the_data_has_only_the_faults_that_were_planted(demo: Desk) -> None:
    found = Counter(row.more["check"] for row in demo.quality.faults())
    assert {check: found[check] for check in ("DQ-18", "DQ-25", "DQ-70", "DQ-71")} == {
        "DQ-18": 1,  # a status nobody changed
        "DQ-25": 1,  # an action that comes from nowhere
        "DQ-70": 1,  # one that somebody who left still owns
        "DQ-71": 1,  # a young person left by their worker
    }
    assert 1 <= found["DQ-73"] <= 3  # nothing filed
    # On some days an action starts, or a plan is agreed, a few days ahead, or something begins after a case closed.
    assert set(found) <= {"DQ-18", "DQ-25", "DQ-70", "DQ-71", "DQ-73"}


def test_most_young_people_have_no_severe_flag(demo: Desk) -> None:
    severe = {flag.subject for flag in demo.session.board.all() if flag.severity >= 3}
    severe |= {action.case for action in every(demo, Action) if action.id in severe}
    fine = [case for case in every(demo, Case) if case.id not in severe]
    assert len(fine) >= 0.6 * len(every(demo, Case))


def test_a_young_person_is_named_on_no_flag(demo: Desk) -> None:
    names = "|".join({case.chosen_name for case in every(demo, Case)})
    assert all(case.chosen_name for case in every(demo, Case))
    for flag in demo.session.board.all():
        assert not re.search(rf"\b({names})\b", f"{flag.sentence} {flag.clears} {flag.ref}"), flag


def test_young_people_by_the_councils_numbers_and_workers_of_two_teams(demo: Desk) -> None:
    cases = every(demo, Case)
    assert {case.ref for case in cases} == {f"YP-{case.number}" for case in cases}
    assert {case.team for case in cases} == {"Care leavers", "16 and 17"}
    assert len({note.by for note in every(demo, ContactNote)}) >= 6
    assert 1_000 < len(every(demo, ContactNote)) < 2_000


def test_actions_in_every_state(demo: Desk) -> None:
    actions = [a for a in every(demo, Action) if not a.case]
    assert Counter(a.state for a in actions) == STATES
    assert set(STATES) == set(codes.words(codes.ActionState))
    assert {a.blocked.on for a in actions if a.blocked} == set(codes.words(codes.BlockedOn))
    assert {a.partner_answer for a in actions if a.partner} == set(codes.words(codes.PartnerAnswer))
    assert {a.priority for a in actions} == set(codes.words(codes.Priority))
    assert [a.self_confirmed for a in actions if a.state == "embedded"].count(True) == 1
    assert any(a.split_from for a in actions)
    assert {a.promise.told_on is None for a in actions if a.promise} == {True, False}
    assert [a.due_words for a in actions if a.open and a.due is None].count("Ongoing") == 1


def test_due_days_are_moved_with_reasons(demo: Desk) -> None:
    moves = [u for u in every(demo, Update) if u.kind == "moved"]
    assert set(Counter(u.about for u in moves).values()) == {1, 2, 3}
    assert all(u.text for u in moves)


def test_scrutiny_held_and_expected(demo: Desk) -> None:
    visits = every(demo, ScrutinyVisit)
    monitoring = {v.ordinal: v for v in visits if v.kind == "monitoring visit"}
    assert [monitoring[n].expected for n in range(1, 6)] == [False] * 4 + [True]
    assert monitoring[5].when.earliest > demo.today > monitoring[4].when.latest
    assert all((v.when.latest - v.when.earliest).days == 1 for n, v in monitoring.items() if n < 5)
    inspection = next(v for v in visits if v.kind == "inspection")
    assert {j.grade for j in inspection.judgements} == {"inadequate"}


def test_half_of_the_letter_waits(demo: Desk) -> None:
    letter = next(d for d in every(demo, Document) if d.kind == "letter")
    visit = demo.session.casebook.get(ScrutinyVisit, letter.visit)
    assert Counter(p.decision for p in letter.paragraphs) == {"accepted": 9, "waiting": 8}
    assert visit is not None
    assert (visit.ordinal, visit.inspectors, visit.claims) == (4, ("Corin Maddox", "Elspeth Yarrow"), ())
    assert visit.received is not None


def test_minutes_tell_of_the_third_visit_and_nobody_has_gone_through_them(demo: Desk) -> None:
    minutes = next(d for d in every(demo, Document) if d.kind == "minutes")
    visit = demo.session.casebook.get(ScrutinyVisit, minutes.visit)
    assert visit is not None
    assert (visit.ordinal, visit.claims) == (3, ())
    assert {p.said_by for p in minutes.waiting} == {"inspectorate as quoted", "council"}
    assert [o.place for _, o in demo.offers.told()] == ["c1", "c2", "c3", "g1", "g2"]


def test_threads_go_on_over_visits(demo: Desk) -> None:
    def seen_and_not(title: str) -> tuple[list[int], list[int]]:
        thread = the(demo, Thread, title)
        ids = [f.visit for f in demo.session.casebook.pointing(Finding, "thread", thread.id)]
        seen = [v.ordinal for v in every(demo, ScrutinyVisit) if v.id in ids]
        return seen, [v.ordinal for v in demo.findings.not_tested_at(thread)]

    focused = None  # a visit without a number
    assert seen_and_not("Changes of social worker") == ([3, 4], [focused])
    assert seen_and_not("What audits lead to") == ([1, 4], [2, 3, focused])
    assert {t.state for t in every(demo, Thread)} == set(codes.words(codes.ThreadState))
    assert {f.step for f in every(demo, Finding)} == set(codes.words(codes.Step))


def test_oversight_of_every_kind_with_decisions_left_over(demo: Desk) -> None:
    oversight = every(demo, Oversight)
    assert {o.kind for o in oversight} == set(codes.words(codes.OversightKind))
    assert {bool(d.action) for o in oversight for d in o.decisions} == {True, False}


def test_the_history_tells_who_and_when(demo: Desk) -> None:
    heads = [line.head for line in demo.session.store.history.lines() if line.parts]
    days = [date.fromisoformat(head.day or "") for head in heads]
    assert days == sorted(days)
    assert all(day < demo.today and is_working_day(day) for day in days)
    assert {head.who for head in heads} <= {p.name for p in every(demo, Person)}
    assert len({head.who for head in heads}) >= 6
    assert demo.keeping.check() == []


def test_nothing_of_it_is_yours_to_undo(demo: Desk) -> None:
    assert demo.past.next_undo() == ""


def test_the_folder_is_private_and_names_nobody(demo: Desk) -> None:
    path = demo.session.store.paths.book
    assert path.name == "demo.json"
    assert re.fullmatch(r"tracker-demo-\w+", path.parent.name)
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("today", [*TODAYS, date(2027, 1, 1), date(2030, 8, 31)])
def test_days_keep_their_order_on_any_day(today: date) -> None:
    days = [deed.day for deed in read_script(today)]
    assert days == sorted(days)
    assert all(is_working_day(day) for day in days)


def sentences() -> Iterator[str]:
    """Every text of the demo."""

    def texts(value: Any) -> Iterator[str]:
        if isinstance(value, str):
            yield value
        for inside in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            yield from texts(inside)

    yield from texts(tomllib.loads(data_file("demo.toml").read_text(encoding="utf-8")))
    yield from texts(tomllib.loads(data_file("lives.toml").read_text(encoding="utf-8")))
    yield from data_file("demo_letter.txt").read_text(encoding="utf-8").split("\n\n")


def test_only_invented_people_are_named() -> None:
    held = tomllib.loads(data_file("demo.toml").read_text(encoding="utf-8"))
    named = {person["name"] for person in held["people"]}
    named |= {name for visit in held["visits"] for name in visit.get("inspectors", ())}
    for text in sentences():
        for known in sorted({*named, *BODIES}, key=len, reverse=True):
            text = text.replace(known, "")
        assert not re.search(r"\b[A-Z][\w’]+(?:-[A-Z]\w+)? [A-Z][\w’]+", text), text


def shingles(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower().replace("’", "").replace("'", ""))
    return {tuple(words[n : n + 8]) for n in range(len(words) - 7)}


def test_no_sentence_of_a_real_document_and_no_real_name() -> None:
    if not INPUTS.is_dir():
        pytest.skip("the real documents are not here")
    read = [p for p in INPUTS.rglob("*") if p.suffix in (".txt", ".csv", ".jsonl", ".md")]
    real = "\n".join(p.read_text(encoding="utf-8", errors="replace") for p in read)
    assert len(read) > 5
    known = shingles(real)
    assert not [text for text in sentences() if shingles(text) & known]
    people = {d.by for d in read_script(TODAYS[0])} | {"Corin Maddox", "Elspeth Yarrow", "Jory Penhallow"}
    assert not [name for name in (*people, "Ostlemere", "Tallow Street") if name in real]


def test_without_a_terminal_it_prints_triage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert main(["demo", "--today", "2027-03-01"]) == 0
    printed = capsys.readouterr().out
    assert re.match(r"demo\.json: 1\d overdue, \d stalled, 2\d missing", printed)
    assert "OVERDUE" in printed
    assert "[AN-03]" in printed
    assert main(["demo", "--today", "2027-03-01", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert {"ref", "title", "state", "owner", "due", "flags"} <= set(rows[0])
    assert {flag["rule"] for row in rows for flag in row["flags"]} >= {"AN-01", "AN-03", "AU-01", "FI-01"}
