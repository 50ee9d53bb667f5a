"""Evidence and decisions on actions, threads and visits; what is recorded of audits and after a letter."""

from datetime import date
from typing import Any

import pytest

from tests.desk.book import TODAY, contents, now
from tracker.desk import Desk
from tracker.desk.evidence import Decided, Shown
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, Shared, Thread
from tracker.domain.work import Action, Update

AUDITED = Shown("audit", "Audit of May", "library 3.2")


def an_action(desk: Desk) -> Action:
    return desk.actions.add("Read every plan", source="audit").record


def a_thread(desk: Desk) -> Thread:
    finding = desk.findings.add("Plans are late", source="complaint", found_on=date(2024, 5, 6))
    thread = desk.session.casebook.get(Thread, finding.thread)
    assert thread
    return thread


def updates(desk: Desk, record: Any) -> list[Update]:
    return desk.session.casebook.updates_about(record.id)


def test_evidence_says_its_kind_where_it_comes_from_and_where_it_is_kept(desk: Desk) -> None:
    for about in (an_action(desk), a_thread(desk)):
        _, sentence = desk.evidence.add(about, "12 of 12 read", AUDITED)
        (line,) = updates(desk, about)
        assert (line.kind, line.day, line.text) == ("evidence", TODAY, "12 of 12 read")
        assert Shown(line.pillar, line.source, line.kept_at) == AUDITED
        assert sentence == f"evidence on {about.ref}: 12 of 12 read"


def test_a_line_that_lacks_something_is_completed_and_the_former_stays_in_the_history(desk: Desk) -> None:
    action = an_action(desk)
    desk.evidence.add(action, "12 of 12 read")
    (bare,) = desk.evidence.lines(action)
    desk.evidence.complete(action, bare, Shown("data"))
    desk.evidence.complete(action, desk.evidence.lines(action)[0], Shown(None, "Audit of May", "library 3.2"))
    (line,) = desk.evidence.lines(action)
    assert (line.text, line.day) == ("12 of 12 read", bare.day)
    assert Shown(line.pillar, line.source, line.kept_at) == Shown("data", "Audit of May", "library 3.2")
    assert desk.session.casebook.get(Update, bare.id) == bare
    desk.past.undo()
    assert desk.evidence.lines(action)[0].kept_at == ""


def test_a_line_completed_by_its_former_reference_goes_on_from_the_one_that_stands(desk: Desk) -> None:
    action = an_action(desk)
    desk.evidence.add(action, "12 of 12 read")
    (bare,) = desk.evidence.lines(action)
    _, first = desk.evidence.complete(action, bare, Shown(None, "HR return"))
    (half,) = desk.evidence.lines(action)
    _, second = desk.evidence.complete(
        action, desk.evidence.line_named(action, bare.ref), Shown(None, "", "HR drive")
    )
    (line,) = desk.evidence.lines(action)
    assert (line.source, line.kept_at, line.supersedes) == ("HR return", "HR drive", half.id)
    assert first.endswith(f": it is {half.ref} now")
    assert second == f"said more of {bare.ref}, evidence of {action.ref}: it is {line.ref} now"
    assert desk.session.casebook.said_last(bare) == line
    with pytest.raises(Refusal, match=f"{line.ref} does not say already"):
        desk.evidence.complete(action, bare, Shown(None, "HR return"))


def test_what_says_nothing_new_and_a_line_of_something_else_are_refused(desk: Desk) -> None:
    action, other = an_action(desk), an_action(desk)
    desk.evidence.add(action, "12 of 12 read", AUDITED)
    desk.actions.update(action, "on we go")
    (line,) = desk.evidence.lines(action)
    before = contents(desk)
    with pytest.raises(Refusal, match="does not say already"):
        desk.evidence.complete(action, line, AUDITED)
    with pytest.raises(Refusal, match=f"no line of evidence of {other.ref}"):
        desk.evidence.line_named(other, line.ref)
    progress = next(u for u in updates(desk, action) if u.kind == "progress")
    with pytest.raises(Refusal, match="no line of evidence"):
        desk.evidence.line_named(action, progress.ref)
    with pytest.raises(Refusal, match="said of evidence and impact, and this is progress"):
        desk.actions.update(action, "on we go", "progress", AUDITED)
    with pytest.raises(Refusal, match="What happened is missing"):
        desk.evidence.add(action, " ")
    assert contents(desk) == before
    assert desk.evidence.line_named(action, line.ref.lower()) == line


def test_evidence_can_be_given_where_an_action_is_completed_and_embedded(desk: Desk) -> None:
    done = desk.actions.done(an_action(desk), "12 of 12 read", AUDITED).record
    desk.actions.embed(done, "Plans say what happens", "T Manager", "young people's feedback")
    assert sorted((u.kind, u.pillar) for u in updates(desk, done)) == [
        ("evidence", "audit"),
        ("impact", "young people's feedback"),
    ]


def test_lines_that_lack_something_come_first(desk: Desk) -> None:
    action = an_action(desk)
    desk.evidence.add(action, "whole", AUDITED)
    desk.evidence.add(action, "bare")
    assert [line.text for line in desk.evidence.lines(action)] == ["bare", "whole"]


def test_a_decision_answers_a_concern_that_came_back(desk: Desk) -> None:
    thread = a_thread(desk)
    desk.findings.add("Still late", source="complaint", thread=thread.ref, found_on=date(2024, 6, 3))
    assert [flag.rule for flag in desk.session.flags(thread)] == ["FI-02"]
    desk.evidence.decide(thread, "The board hears of it each month")
    assert desk.session.flags(thread) == ()


def test_a_decision_says_its_day_and_who_decided(desk: Desk) -> None:
    thread = a_thread(desk)
    board = desk.oversight.add("board", "The plan", day=date(2024, 6, 3))
    _, said = desk.evidence.decide(thread, "Heard each month", Decided(date(2024, 6, 5), " the board "))
    assert said == f"decision by the board on {thread.ref}: Heard each month"
    desk.evidence.decide(thread, "An audit first", Decided(by=board.ref.lower()))
    desk.evidence.decide(thread, "And so on", Decided(date(2024, 6, 4), board.ref))
    at_board = f"the board of 3 Jun 2024 ({board.ref})"
    assert [(u.day, u.decided_by) for u in updates(desk, thread)] == [
        (date(2024, 6, 3), at_board),
        (date(2024, 6, 4), at_board),
        (date(2024, 6, 5), "the board"),
    ]
    told = desk.as_dict(thread)["updates"]
    assert [u["decided_by"] for u in told] == [at_board, at_board, "the board"]


def test_a_decision_still_to_come_or_of_nobody_known_is_refused(desk: Desk) -> None:
    thread = a_thread(desk)
    before = contents(desk)
    with pytest.raises(Refusal, match="Tue 11 Jun 2024 lies ahead"):
        desk.evidence.decide(thread, "Heard each month", Decided(date(2024, 6, 11)))
    with pytest.raises(Refusal, match="O-ZZZZ"):
        desk.evidence.decide(thread, "Heard each month", Decided(by="O-ZZZZ"))
    with pytest.raises(Refusal, match="said of a decision, and this is progress"):
        desk.evidence.say(thread, "On we go", "progress", decided=Decided(by="the board"))
    assert contents(desk) == before


def test_a_thread_remembers_the_day_it_was_closed_also_when_it_comes_back(desk: Desk) -> None:
    thread = a_thread(desk)
    closed = desk.findings.edit_thread(thread, state="closed", closing_evidence="Two audits")
    assert closed.closed_on == TODAY
    assert [flag.rule for flag in desk.session.flags(closed)] == ["FI-03"]
    assert desk.findings.edit_thread(closed, title="Plans that are late").closed_on == TODAY
    other = desk.findings.add("Late again")
    desk.findings.link(other, closed.ref, "worse")
    back = now(desk, closed)
    assert (back.state, back.closed_on) == ("open", TODAY)


@pytest.mark.parametrize("where", ["thread", "action"])
def test_a_thread_closes_on_evidence_kept_on_it_or_on_its_actions(desk: Desk, where: str) -> None:
    thread = a_thread(desk)
    (finding,) = desk.session.casebook.pointing(Finding, "thread", thread.id)
    action = desk.actions.add("Read every plan", findings=[finding.ref]).record
    with pytest.raises(Refusal, match=f"\\(--evidence; .*'tracker thread evidence {thread.ref}'"):
        desk.findings.edit_thread(thread, state="closed")
    desk.actions.update(action, "on we go")
    with pytest.raises(Refusal, match="closes only with evidence"):
        desk.findings.edit_thread(thread, state="closed")
    desk.evidence.add(thread if where == "thread" else action, "12 of 12 read", AUDITED)
    closed = desk.findings.edit_thread(thread, state="closed")
    assert (closed.state, closed.closing_evidence, closed.closed_on) == ("closed", "", TODAY)
    desk.actions.drop(now(desk, action), "another way is taken")
    assert desk.findings.edit_thread(closed, title="Plans that were late").title == "Plans that were late"


def test_an_audit_is_completed_later(desk: Desk) -> None:
    poor = desk.oversight.add("audit", "Plans", day=date(2024, 6, 3), grade="inadequate", immediate_risk=True)
    audit = desk.oversight.edit(
        poor, responded_on=date(2024, 6, 4), team_manager=True, moderated_grade="good"
    )
    assert (audit.final_grade, audit.responded_on, audit.team_manager) == ("good", date(2024, 6, 4), True)
    again = desk.oversight.add("audit", "Plans again", again_of=poor.ref)
    assert again.again_of == poor.id
    assert desk.oversight.edit(again, again_of="").again_of == ""


@pytest.mark.parametrize(
    ("kind", "said", "sentence"),
    [
        (
            "board",
            {"young_view": False},
            "young person’s view is recorded of audits alone, and this is a board",
        ),
        ("audit", {"responded_on": date(2024, 6, 11)}, "day of the response, Tue 11 Jun 2024"),
        ("audit", {"responded_on": date(2024, 5, 31)}, "lies before the audit of 3 Jun 2024"),
        ("audit", {"again_of": "O-ZZZZ"}, "O-ZZZZ"),
        ("audit", {"title": " "}, "What it was about is missing"),
    ],
)
def test_what_cannot_be_of_oversight_is_refused(
    desk: Desk, kind: Any, said: dict[str, Any], sentence: str
) -> None:
    held = desk.oversight.add(kind, "Plans", day=date(2024, 6, 3))
    before = contents(desk)
    with pytest.raises(Refusal, match=sentence):
        desk.oversight.edit(held, **said)
    assert contents(desk) == before


def test_an_audit_repeats_an_earlier_audit_only(desk: Desk) -> None:
    audit = desk.oversight.add("audit", "Plans", day=date(2024, 6, 3))
    board = desk.oversight.add("board", "The letter", day=date(2024, 6, 1))
    later = desk.oversight.add("audit", "Plans", day=date(2024, 6, 5))
    for unfit, why in (
        (board, "no audit before"),
        (later, "no audit before"),
        (audit, "cannot repeat itself"),
    ):
        with pytest.raises(Refusal, match=why):
            desk.oversight.edit(audit, again_of=unfit.ref)


def test_days_of_the_plan_that_lie_ahead_are_refused(desk: Desk) -> None:
    visit = desk.visits.add("focused visit", "3 june 2024")
    with pytest.raises(Refusal, match="day the draft of the plan was sent, Tue 11 Jun 2024, lies ahead"):
        desk.visits.edit(visit, draft_plan_sent=date(2024, 6, 11))
    assert desk.visits.edit(visit, plan_sent=TODAY).plan_sent == TODAY


def test_whom_a_letter_was_shared_with_is_read_as_people_write_it(desk: Desk) -> None:
    assert desk.visits.shared("Cabinet, 3 jun 2024; Scrutiny, 7 jun;") == (
        Shared(body="Cabinet", day=date(2024, 6, 3)),
        Shared(body="Scrutiny", day=date(2024, 6, 7)),
    )
    assert desk.visits.shared(" ") == ()
    for typed in ("Cabinet", ", 3 jun", "Cabinet, june 2024", "Cabinet, 11 jun 2024"):
        with pytest.raises(Refusal, match="Cabinet, 22 jun"):
            desk.visits.shared(typed)
