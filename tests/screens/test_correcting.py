"""Correcting what an action, a finding or a thread says of itself."""

from tests.screens.stage import on_stage
from tests.screens.test_actions import called
from tests.screens.test_findings import mixed
from tracker.desk import Desk
from tracker.domain.scrutiny import Thread


async def test_an_action_is_corrected_and_only_what_was_typed_changes(desk: Desk) -> None:
    late = called(desk, "Allocate")
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(late)
        await stage.press("E", *["tab"] * 4)
        await stage.type("3.2")
        await stage.press("tab", "tab")
        await stage.type("nobody waits")
        await stage.press("f2")
        now = stage.now(late)
        assert (now.plan_ref, now.measure) == ("3.2", "nobody waits")
        assert (now.title, now.source, now.priority) == (late.title, late.source, late.priority)
        assert stage.told == f"Changed the plan ref, measure of {late.ref}. z to undo"


async def test_where_an_action_comes_from_can_be_taken_away(desk: Desk) -> None:
    told = called(desk, "Tell young people")
    async with on_stage(desk) as stage:
        await stage.press("4")
        await stage.stand_on(told)
        await stage.press("E", *["tab"] * 3, "right", "f2")
        assert told.source == "promise"
        assert stage.now(told).source is None


async def test_nothing_typed_changes_nothing_and_keeps_no_draft(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        before = stage.on
        await stage.press("E", "f2")
        assert stage.told == f"Nothing of {before.ref} was changed"
        assert stage.now(before) == before
        assert not desk.drafts.waiting()


async def test_a_finding_is_corrected(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3")
        await stage.stand_on(mixed(desk))
        finding = stage.on
        await stage.press("E", *"conc", "tab", "tab", "r", "tab", "w", "f2")
        now = stage.now(finding)
        assert (now.kind, now.standing, now.step) == ("concern", "recommendation", "worse")
        assert now.quote == finding.quote


async def test_a_thread_is_corrected_and_closes_only_with_its_evidence(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        thread = stage.on
        await stage.press("E", "tab", "tab", "c", "tab")
        await stage.type("Jo Price")
        await stage.press("f2")
        assert "closes only with evidence" in stage.told
        await stage.press("E", *["tab"] * 4)
        await stage.type("seen at two visits")
        await stage.press("f2")
        now = stage.now(thread)
        owner = desk.session.casebook.owner_of(now)
        assert owner is not None
        assert (now.state, now.closing_evidence, owner.name) == ("closed", "seen at two visits", "Jo Price")
        await stage.press("E", *["tab"] * 3, "backspace", *["delete"] * 20, *["backspace"] * 20, "f2")
        assert stage.now(thread).owner == ""


async def test_a_thread_closes_on_the_evidence_kept_on_it(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        thread = stage.on
        desk.evidence.add(thread, "92 in 100 plans are in time")
        await stage.press("E", "tab", "tab", "c", "f2")
        assert stage.now(thread).state == "closed"


async def test_an_unfinished_correction_of_a_thread_is_taken_up_among_the_threads(desk: Desk) -> None:
    thread = next(iter(desk.session.casebook.all(Thread)))
    desk.drafts.save(desk.drafts.begin("edit", thread.ref), {"title": "A better title"})
    async with on_stage(desk) as stage:
        await stage.press("o")
        assert f"Correct {thread.ref}" in stage.text
        await stage.press("f2")
        assert stage.on == stage.now(thread)
        assert stage.on.title == "A better title"


async def test_what_cannot_be_corrected_here_says_where(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        stage.list.records_list.show([])
        await stage.press("E")
        assert stage.told == (
            "E corrects actions, findings, threads, visits and oversight; young people on Cases."
        )


async def test_a_thread_says_which_visits_did_not_test_it(desk: Desk) -> None:
    desk.visits.add("monitoring visit", "3 june 2024", ordinal=6)
    desk.findings.add("Something else", visit="visit 6")
    for size in ((80, 24), (160, 40)):
        async with on_stage(desk, size) as stage:
            await stage.press("3", "s")
            said = next(line for line in stage.lines if "Not tested at" in line)
            assert said.split()[-1] == "6"
