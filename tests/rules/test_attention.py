"""The board of flags: its order, and that keeping up is the same as starting again."""

import re
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.rules.sample import (
    OWNER,
    action,
    blocked,
    day,
    finding,
    flags_on,
    oversight,
    person,
    rough,
    thread,
    threshold,
    update,
    visit,
)
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.scrutiny import Judgement, Shared
from tracker.domain.work import OversightDecision, Update
from tracker.rules.attention import FlagBoard
from tracker.rules.flags import Flag, Word, sort_key, subjects_in_order
from tracker.rules.policy import load_policy
from tracker.rules.rule import RULES, rules_for

TODAY = day("2026-03-26")


def ids(letter: str, count: int) -> tuple[str, ...]:
    return tuple(f"{letter}{n}".rjust(26, "0") for n in range(count))


ACTIONS, FINDINGS, VISITS, PEOPLE = ids("A", 3), ids("F", 3), ids("V", 3), ids("P", 3)
UPDATES, OVERSIGHT, THREADS, THRESHOLDS = ids("M", 4), ids("S", 3), ids("T", 2), ids("R", 2)
NEAR = st.dates(date(2025, 11, 1), date(2026, 4, 30))


def pick(of: tuple[str, ...]) -> st.SearchStrategy[str]:
    return st.sampled_from(("", *of))


def word(code_list: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(codes.words(code_list))


def some(of: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(of), max_size=2, unique=True).map(tuple)


def held_on(first: date) -> Any:
    return rough(first.isoformat())


RECORDS: st.SearchStrategy[Record] = st.one_of(
    st.builds(
        action,
        id=st.sampled_from(ACTIONS),
        agreed_on=NEAR,
        due=st.none() | NEAR,
        owner=pick(PEOPLE),
        findings=some(FINDINGS),
        state=word(codes.ActionState),
        source=word(codes.Source),
        completed_on=st.none() | NEAR,
        dropped_on=st.none() | NEAR,
        partner_answer=st.none() | word(codes.PartnerAnswer),
        blocked=st.just(blocked("2026-03-20")) | st.just(blocked("2026-04-20")),
    ),
    st.builds(
        Update,
        id=st.sampled_from(UPDATES),
        about=st.sampled_from((*ACTIONS, *VISITS, *THREADS)),
        day=NEAR,
        by=st.just(""),
        kind=word(codes.UpdateKind),
        moved_from=NEAR,
        moved_to=NEAR,
        supersedes=pick(UPDATES),
        pillar=st.none() | word(codes.Pillar),
        source=pick(("An audit",)),
    ),
    st.builds(
        finding,
        id=st.sampled_from(FINDINGS),
        visit=pick(VISITS),
        oversight=pick(OVERSIGHT),
        thread=pick(THREADS),
        kind=word(codes.FindingKind),
        step=word(codes.Step),
        standing=word(codes.Standing),
        found_on=st.none() | NEAR,
    ),
    st.builds(
        visit,
        id=st.sampled_from(VISITS),
        kind=word(codes.ScrutinyKind),
        ordinal=st.none() | st.just(1),
        judgements=st.just(()) | st.just((Judgement(area="Overall", grade="inadequate"),)),
        shared_with=NEAR.map(lambda on: (Shared(body="Wye NHS", day=on),)),
        when=NEAR.map(held_on),
        expected=st.booleans(),
        received=st.none() | NEAR,
    ),
    st.builds(
        person,
        id=st.sampled_from(PEOPLE),
        left=st.none() | NEAR,
        covered_by=pick(PEOPLE),
        is_group=st.booleans(),
    ),
    st.builds(
        oversight,
        id=st.sampled_from(OVERSIGHT),
        kind=st.sampled_from(("audit", "supervision", "board")),
        day=NEAR,
        grade=st.none() | word(codes.Grade),
        worker=pick(PEOPLE[:1]),
        again_of=pick(OVERSIGHT),
        decisions=some(ACTIONS).map(
            lambda ids: tuple(OversightDecision(text="Do it", action=i) for i in ids)
        ),
    ),
    st.builds(
        thread,
        id=st.sampled_from(THREADS),
        state=word(codes.ThreadState),
        closed_on=st.none() | NEAR,
    ),
    st.builds(
        threshold,
        st.sampled_from(["AN-02.days", "AN-03.normal", "MV-03.months", "AN-10.owner"]),
        st.integers(1, 60),
        id=st.sampled_from(THRESHOLDS),
    ),
)
CHANGES = st.lists(
    RECORDS
    | st.sampled_from((*ACTIONS, *FINDINGS, *VISITS, *PEOPLE, *UPDATES, *OVERSIGHT, *THREADS, *THRESHOLDS)),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(RECORDS, max_size=12), st.lists(CHANGES, min_size=1, max_size=6))
def test_keeping_up_gives_the_same_flags_as_starting_again(
    records: list[Record], commits: list[list[Record | str]]
) -> None:
    casebook = Casebook(records)
    board = FlagBoard(casebook, load_policy(), TODAY)
    unhurried = FlagBoard(casebook, load_policy(), TODAY)
    board.all()
    for changes in commits:
        before = {i: board.flags_of(i) for i in (*ACTIONS, *FINDINGS, *VISITS, *PEOPLE, *OVERSIGHT, *THREADS)}
        for change in changes:
            if isinstance(change, str):
                casebook.drop(change)
            else:
                casebook.put(change)
        ids = {c if isinstance(c, str) else c.id for c in changes}
        told = board.refresh(ids)
        cold = FlagBoard(casebook, load_policy(), TODAY)
        cold.all()
        assert unhurried.refresh(ids) == ids, "before all flags were wanted, nothing is compared"
        assert all(unhurried.flags_of(i) == cold.flags_of(i) for i in before)
        assert [without_ref(f) for f in board.all()] == [without_ref(f) for f in cold.all()]
        assert told == {i for i, flags in before.items() if flags != cold.flags_of(i)}
        assert all(flag.since <= TODAY for flag in cold.all())


def without_ref(flag: Flag) -> tuple[object, ...]:
    return flag.subject, flag.rule, flag.word, flag.since, flag.sentence, flag.days


def flag(severity: int, word: Word, days: int = 0, ref: str = "A-1", subject: str = "") -> Flag:
    return Flag(subject or ref, "actions", ref, "AN-01", word, TODAY, "", "", severity, days)  # type: ignore[arg-type]


def test_the_order_is_severity_then_missing_then_days_late_and_due_soon_last() -> None:
    expected = [
        flag(4, "overdue", 1),
        flag(3, "missing", 0),
        flag(3, "overdue", 40),
        flag(3, "overdue", 2, "A-1"),
        flag(3, "overdue", 2, "A-2"),
        flag(3, "stalled", 21),
        flag(3, "check", 90),
        flag(2, "check", 0),
        flag(2, "due soon", -1),
        flag(2, "due soon", -14),
    ]
    assert sorted(expected[5:] + expected[:5], key=sort_key) == expected


def test_one_row_a_subject_ordered_by_its_worst_flag() -> None:
    worst, second = flag(3, "overdue", 9, "A-2"), flag(3, "overdue", 1, "A-1")
    small = flag(2, "due soon", -1, "A-2")
    assert subjects_in_order([small, second, worst]) == [("A-2", (worst, small)), ("A-1", (second,))]


def test_an_action_moved_from_one_finding_to_another_leaves_the_first_without() -> None:
    old, new = (finding(found_on=day("2026-01-05")) for _ in range(2))
    made = action(findings=(old.id,))
    casebook = Casebook([old, new, made])
    board = FlagBoard(casebook, load_policy(), TODAY)
    board.all()
    casebook.put(action(id=made.id, ref=made.ref, findings=(new.id,)))
    assert board.refresh([made.id]) == {old.id, new.id}
    assert [f.rule for f in board.flags_of(old.id)] == ["FI-01"]
    assert board.flags_of(new.id) == ()


QUIET = action(agreed_on=day("2026-01-05"))
MOVED = update(QUIET, "progress", "2026-03-20")
COVER = person()
AWAY = person(left=day("2026-03-01"), covered_by=COVER.id)
COVERED = action(owner=AWAY.id)
TAKEN = Shared(body="Cabinet", day=day("2026-03-21"))
SEEN = visit(when=rough("2026-01-10"), received=day("2026-03-20"), shared_with=(TAKEN,))
SAID = finding(visit=SEEN.id)
LAST = visit(when=rough("2025-11-10"))
WHOLE = {"moderated_grade": "good", "team_manager": True, "reflective": True, "young_view": True}
AUDIT = oversight(day=day("2026-03-20"), **WHOLE)
AUDITED = finding(oversight=AUDIT.id)
BACK = thread()
ONCE, TWICE = (
    finding(found_on=day(on), thread=BACK.id, answer="watch") for on in ("2026-03-02", "2026-03-20")
)
CLOSED = thread(state="closed", closed_on=day("2026-03-02"))
ANSWERED = finding(found_on=day("2026-03-02"), thread=CLOSED.id, answer="watch")
SHOWN = action(state="embedded", measure="Plans in time", findings=(ANSWERED.id,))
ONE = update(SHOWN, "impact", "2026-03-20", pillar="data")
OTHER = update(SHOWN, "impact", "2026-03-21", pillar="audit")
LEFT = action(agreed_on=day("2026-03-10"), priority="long-term")
FIRST = oversight(
    kind="supervision",
    day=day("2026-03-10"),
    worker=OWNER.id,
    decisions=(OversightDecision(text="Ring the college", action=LEFT.id),),
)
NEXT = oversight(kind="supervision", day=day("2026-03-24"), worker=OWNER.id)
RUNG = update(LEFT, "progress", "2026-03-23")
POOR = oversight(day=day("2025-11-20"), **WHOLE | {"moderated_grade": "inadequate"})
BETTER = oversight(day=day("2026-03-20"), again_of=POOR.id, **WHOLE)
BOARD, LATER = (oversight(kind="board", day=day(on)) for on in ("2026-02-02", "2026-03-20"))
STRICT = threshold("AN-02.days", 300)
DUE = action()


@pytest.mark.parametrize(
    ("start", "change", "touched"),
    [
        ([QUIET], MOVED, QUIET),
        ([QUIET, MOVED], MOVED.id, QUIET),
        ([QUIET, MOVED], replace(MOVED, about=DUE.id), QUIET),
        ([COVERED, AWAY, COVER], replace(COVER, left=day("2026-03-02")), COVERED),
        ([COVERED, AWAY, COVER], COVER.id, COVERED),
        ([COVERED, AWAY, COVER], replace(AWAY, covered_by=""), COVERED),
        ([SAID, SEEN], replace(SEEN, received=day("2026-03-02")), SAID),
        ([LAST], SEEN, LAST),
        ([LAST, SEEN], SEEN.id, LAST),
        ([AUDITED, AUDIT], replace(AUDIT, day=day("2026-01-05")), AUDITED),
        ([BACK, ONCE], TWICE, BACK),
        ([BACK, ONCE, TWICE], TWICE.id, BACK),
        ([BACK, ONCE, TWICE], replace(ONCE, thread=CLOSED.id), BACK),
        ([BACK, ONCE, TWICE], update(BACK, "decision", "2026-03-21"), BACK),
        ([CLOSED, ANSWERED, SHOWN, ONE], OTHER, CLOSED),
        ([CLOSED, ANSWERED, SHOWN, ONE, OTHER], replace(SHOWN, findings=()), CLOSED),
        ([LEFT, FIRST, NEXT], RUNG, NEXT),
        ([LEFT, FIRST, NEXT, RUNG], RUNG.id, NEXT),
        ([LEFT, FIRST, RUNG, NEXT], replace(FIRST, decisions=(OversightDecision(text="Ask"),)), NEXT),
        ([POOR], BETTER, POOR),
        ([POOR, BETTER], replace(BETTER, again_of=""), POOR),
        ([BOARD], LATER, BOARD),
        ([DUE], STRICT, DUE),
        ([DUE, STRICT], STRICT.id, DUE),
        ([DUE], DUE.id, None),
    ],
)
def test_a_change_reaches_what_it_bears_on(
    start: list[Record], change: Record | str, touched: Record | None
) -> None:
    board = FlagBoard(Casebook([*start, OWNER]), load_policy(), TODAY)
    told = change_and_refresh(board, change)
    assert told == ({touched.id} if touched else set())
    assert board.all() == FlagBoard(board.casebook, load_policy(), TODAY).all()


def test_what_came_in_after_the_start_is_missed_when_it_goes() -> None:
    board = FlagBoard(Casebook([QUIET, OWNER]), load_policy(), TODAY)
    assert change_and_refresh(board, MOVED) == {QUIET.id}
    assert board.flags_of(QUIET.id) == ()
    assert change_and_refresh(board, MOVED.id) == {QUIET.id}
    assert [f.rule for f in board.flags_of(QUIET.id)] == ["AN-03"]
    assert change_and_refresh(board, QUIET.id) == {QUIET.id}
    assert board.all() == []
    assert board.refresh(["0" * 26]) == set()


def change_and_refresh(board: FlagBoard, change: Record | str) -> set[str]:
    board.all()  # from then on it keeps up
    if isinstance(change, str):
        board.casebook.drop(change)
        return board.refresh([change])
    board.casebook.put(change)
    return board.refresh([change.id])


def test_every_rule_says_what_it_is_and_every_flag_speaks_in_a_sentence() -> None:
    assert {"AN-01", "AU-01", "FI-01", "MV-03", "PP-06", "VI-03"} <= RULES.keys()
    for rule in RULES.values():
        assert re.fullmatch(r"[A-Z]{2}-\d\d", rule.id)
        assert rule.sentence.endswith(".")
        assert rule.source
    shown = flags_on("2026-12-30", action(owner="", due=day("2026-06-01")))
    assert set(shown) == {"AN-01", "AN-03", "AN-04"}
    assert all(f.sentence and f.clears and f.table == "actions" for f in shown.values())


def test_a_rule_that_is_only_remembered_is_off(monkeypatch: pytest.MonkeyPatch) -> None:
    remembered = next(iter(RULES.values()))
    off = type(remembered)("ZZ-01", "x.", "x", "R", remembered.severity, remembered.on, remembered.ask)
    monkeypatch.setitem(RULES, "ZZ-01", off)
    assert off not in rules_for(remembered.on)
    assert remembered in rules_for(remembered.on)
