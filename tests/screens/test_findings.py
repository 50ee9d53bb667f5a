"""Findings: what each led to and back, how it is answered, and threads across visits."""

from screens.findings import ORPHANS
from tests.screens.stage import on_stage
from tracker.desk import Desk
from tracker.domain.scrutiny import Finding
from tracker.domain.work import Action


def concern(desk: Desk) -> Finding:
    return next(f for f in desk.session.casebook.all(Finding) if f.kind == "concern")


def mixed(desk: Desk) -> Finding:
    return next(f for f in desk.session.casebook.all(Finding) if f.kind == "mixed")


async def test_one_key_leads_to_the_actions_of_a_finding_and_one_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "j")
        assert stage.on == concern(desk)
        await stage.press("f")
        assert stage.place == "actions"
        assert "2 of 7" in stage.text
        assert concern(desk).id in stage.on.findings
        await stage.press("escape")
        assert (stage.place, stage.on) == ("findings", concern(desk))


async def test_the_filter_that_stood_there_before_is_put_back(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4", "slash")
        await stage.type("chair")
        await stage.press("enter", "3", "j", "f", "escape", "4")
        assert stage.list.words == "chair"


async def test_from_an_action_to_its_finding_and_back_by_the_same_key(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("4")
        first = stage.on
        await stage.press("f")
        assert (stage.place, stage.on) == ("findings", concern(desk))
        await stage.press("f")
        assert stage.place == "actions"
        await stage.press("escape", "escape")
        assert (stage.place, stage.on) == ("actions", first)


async def test_a_finding_nothing_hangs_on_says_so(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "f")
        assert stage.told == f"{mixed(desk).ref} leads nowhere yet: no action or finding hangs on it"


async def test_an_action_is_raised_from_a_finding_and_remembers_it(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "a")
        assert "visiting & contact" in stage.text
        await stage.answer("Check that plans make a difference", "Jo Price", "eom")
        raised = next(a for a in desk.session.casebook.all(Action) if a.title.startswith("Check that"))
        assert raised.findings == (mixed(desk).id,)
        assert (raised.source, raised.theme) == ("visit", "visiting & contact")
        assert stage.on == stage.now(mixed(desk))
        assert raised.ref in stage.lines[3]


async def test_watching_a_concern_needs_a_reason(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "j", "w", "w")
        assert "Why watch?" in stage.text
        await stage.answer("the new panel starts in May")
        answered = stage.now(concern(desk))
        assert (answered.answer, answered.answer_reason) == ("watch", "the new panel starts in May")
        await stage.press("z")
        assert stage.now(concern(desk)).answer == "action"


async def test_what_it_reads_as_is_one_key_more(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "y", "c")
        assert "reads as concern" in stage.told
        assert sum(f.kind == "concern" for f in desk.session.casebook.all(Finding)) == 2


async def test_orphans_ask_for_an_action_and_have_none(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "w", "a", "O")
        assert stage.list.words == ORPHANS
        assert "1 of 2" in stage.text
        assert stage.on.id == mixed(desk).id
        await stage.press("O")
        assert "of 2" not in stage.text


async def test_a_finding_moves_to_another_thread_and_the_empty_one_goes(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "t", "enter")
        assert "Compared with before" in stage.text
        await stage.press("w")
        linked = stage.now(mixed(desk))
        assert (linked.thread, linked.step) == (concern(desk).thread, "worse")
        await stage.press("s")
        assert len(stage.list.rows) == 1


async def test_threads_have_columns_of_their_own_and_lead_to_their_findings(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        assert stage.lines[2].split() == ["State", "Ref", "Thread", "Visits"]
        thread = stage.on
        await stage.press("f")
        assert stage.on.thread == thread.id
        assert "State" not in stage.lines[2]
        await stage.press("escape")
        assert stage.on == thread


async def test_a_key_for_another_kind_of_record_says_which(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await stage.press("3", "s", "w")
        assert stage.told == f"That is for a finding: {stage.on.ref} is a thread."


async def test_the_footer_shows_what_can_be_done_with_what_is_selected(desk: Desk) -> None:
    desk.findings.answer(mixed(desk), "action")
    async with on_stage(desk) as stage:
        assert stage.lines[-1].startswith("u update  d done")
        await stage.stand_on(stage.now(mixed(desk)))
        assert stage.lines[-1].startswith("a raise action  w answer  f follow")
