"""Evidence, decisions, audits and what followed a letter, by keys from triage and from the lists."""

from datetime import date

from screens.dialogs.fields import FieldRow
from tests.screens.stage import on_stage, undone
from tracker.desk import Desk
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Shared, Thread
from tracker.domain.work import Action, Update


def called(desk: Desk, words: str) -> Action:
    return next(a for a in desk.session.casebook.all(Action) if words in a.title)


def evidence(desk: Desk, of: Action | Thread) -> list[Update]:
    return desk.evidence.lines(of)


async def test_evidence_is_added_and_a_line_that_lacks_something_is_offered_first(desk: Desk) -> None:
    panel = called(desk, "The panel")  # completed with a bare line of evidence
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(panel)
        await stage.press("V")
        assert "minutes of 20 June" in stage.text
        assert "kind, from, kept at" in stage.text
        await stage.press("enter")
        await stage.fill(pillar="a", source="Minutes", kept_at="library 3")
        await stage.press("f2")
        assert "said more of" in stage.told.lower()
        (line,) = evidence(desk, panel)
        assert (line.text, line.pillar, line.source, line.kept_at) == (
            "minutes of 20 June", "audit", "Minutes", "library 3",
        )  # fmt: skip
        assert not {flag.rule for flag in desk.session.flags(panel)} & {"AN-12"}
        await undone(stage)
        assert evidence(desk, panel)[0].source == ""


async def test_an_action_without_evidence_asks_for_its_first_line_at_once(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4")
        action = stage.on
        await stage.press("V")
        await stage.answer("nine of ten are allocated")
        assert [line.text for line in evidence(desk, action)] == ["nine of ten are allocated"]
        assert stage.told.startswith(f"Evidence on {action.ref}")


async def test_evidence_is_for_actions_and_threads(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "V")
        assert isinstance(stage.on, Finding)
        assert stage.told == "Evidence is kept on actions and threads."
        await stage.press("u")
        assert stage.told.startswith("That is for an action")


async def test_a_concern_said_again_is_on_triage_and_a_decision_answers_it(desk: Desk) -> None:
    first = next(iter(desk.session.casebook.all(Finding)))
    thread = desk.session.casebook.get(Thread, first.thread)
    assert thread
    desk.findings.edit(first, kind="concern")
    desk.findings.add("Plans are late", source="audit", thread=thread.ref, found_on=date(2024, 7, 1))
    async with on_stage(desk) as stage:
        await stage.stand_on(thread)
        assert "[FI-02]" in stage.text
        await stage.press("u")
        await stage.answer("The board hears of it each month")
        assert stage.told == f"Decision on {thread.ref}: The board hears of it each month. z to undo"
        assert desk.session.flags(thread) == ()


async def test_a_decision_is_kept_with_its_day_and_who_decided(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        thread = stage.on
        await stage.press("u")
        await stage.fill(text="The board hears of it each month", day="12 july 2024", by="the board")
        await stage.press("f2")
        assert stage.asks
        assert "lies ahead" in " ".join(stage.text.split())
        await stage.fill(day="1 july 2024")
        await stage.press("f2")
        (update,) = desk.session.casebook.updates_about(thread.id)
        assert (update.kind, update.day, update.decided_by) == ("decision", date(2024, 7, 1), "the board")


async def test_a_thread_s_evidence_is_kept_among_the_threads(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        thread = stage.on
        await stage.press("V")
        await stage.answer("two audits found it in order", "a")
        assert [line.pillar for line in evidence(desk, thread)] == ["audit"]


async def test_an_audit_is_completed_from_triage(desk: Desk) -> None:
    audit = desk.oversight.add(
        "audit", "Plans", day=date(2024, 6, 3), grade="inadequate", immediate_risk=True
    )
    async with on_stage(desk) as stage:
        await stage.stand_on(audit)
        assert "[AU-02]" in stage.text
        await stage.press("E")
        await stage.fill(
            moderated_grade="g", team_manager="y", reflective="y", young_view="n", responded_on="4 june 2024"
        )
        await stage.press("f2")
        now = stage.now(audit)
        assert (now.moderated_grade, now.team_manager, now.reflective, now.young_view) == (
            "good",
            True,
            True,
            False,
        )
        assert (now.responded_on, now.immediate_risk) == (date(2024, 6, 4), True)
        assert [flag.rule for flag in desk.session.flags(now)] == ["AU-03"]


async def test_oversight_other_than_audits_is_corrected_without_their_questions(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("2", "E")
        assert [row.field.name for row in stage.form.query(FieldRow)] == ["title", "summary"]
        await stage.fill(title="Drift in plans and reviews")
        await stage.press("f2")
        assert stage.on.title == "Drift in plans and reviews"


async def test_an_audit_that_is_not_found_is_refused_in_the_form(desk: Desk) -> None:
    audit = desk.oversight.add("audit", "Plans", day=date(2024, 6, 3))
    async with on_stage(desk, (80, 30)) as stage:
        await stage.press("2")
        await stage.stand_on(audit)
        await stage.press("E")
        await stage.fill(again_of="O-ZZZZ")
        await stage.press("f2")
        assert stage.asks
        assert "O-ZZZZ" in stage.text


async def test_the_plan_sent_and_whom_a_letter_was_shared_with_are_kept_from_triage(desk: Desk) -> None:
    visit = desk.visits.add(
        "focused visit", "2 and 3 april 2024", letter_date=date(2024, 5, 1), received=date(2024, 5, 1)
    )
    desk.findings.add("Nobody is told", visit=visit.ref, standing="area for priority action")
    async with on_stage(desk) as stage:
        await stage.stand_on(visit)
        assert "[MV-02]" in stage.text
        await stage.press("E")
        await stage.fill(plan_sent="5 july 2024", shared_with="Cabinet, june 2024")
        await stage.press("f2")
        assert stage.asks
        assert "names no day that has been" in " ".join(stage.text.split())
        await stage.fill(shared_with="Cabinet, 1 jul 2024; Wye Scrutiny, 2 jul 2024")
        await stage.press("f2")
        now: ScrutinyVisit = stage.now(visit)
        assert now.plan_sent == date(2024, 7, 5)
        assert now.shared_with == (
            Shared(body="Cabinet", day=date(2024, 7, 1)),
            Shared(body="Wye Scrutiny", day=date(2024, 7, 2)),
        )
        assert desk.session.flags(now) == ()


async def test_an_unfinished_line_of_evidence_is_offered_again(desk: Desk) -> None:
    action = called(desk, "Allocate")
    desk.drafts.save(desk.drafts.begin("evidence", action.ref), {"text": "nine of ten"})
    async with on_stage(desk) as stage:
        await stage.press("o")
        assert f"Evidence of {action.ref}" in stage.text
        await stage.press("f2")
        assert [line.text for line in evidence(desk, action)] == ["nine of ten"]


async def test_a_decision_of_an_audit_becomes_an_action_on_triage(desk: Desk) -> None:
    audit = desk.oversight.add(
        "audit", "Plans", day=date(2024, 6, 24), grade="inadequate", decisions=["Read every plan"]
    )
    async with on_stage(desk) as stage:
        await stage.stand_on(audit)
        assert "without a plan" in stage.text
        assert "a raise action" in stage.lines[-1]
        await stage.press("a", "f2")
        assert "became" in stage.told
        assert stage.now(audit).decisions[0].action
        assert "AU-02" not in {flag.rule for flag in desk.session.flags(stage.now(audit))}


async def test_what_the_desk_refuses_leaves_the_form_open(desk: Desk) -> None:
    audit = desk.oversight.add("audit", "Plans", day=date(2024, 6, 3))
    panel = called(desk, "The panel")
    async with on_stage(desk, (80, 30)) as stage:
        await stage.press("2")
        await stage.stand_on(audit)
        await stage.press("E")
        await stage.fill(responded_on="1 may 2024")
        await stage.press("f2")
        assert stage.asks
        assert "lies before the audit of 3 Jun 2024" in " ".join(stage.text.replace("│", " ").split())
        await stage.press("escape", "escape", "4")
        await stage.stand_on(panel)
        await stage.press("V", "enter", "f2")
        assert stage.asks
        assert "does not say already" in " ".join(stage.text.split())
