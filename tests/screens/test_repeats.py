"""What comes back: both quotes side by side on the letter and among the findings, and one key to take them as one."""

import pytest

from tests.screens.stage import on_stage
from tests.screens.test_letter import finding, open_letter, paragraph
from tracker.desk import Desk
from tracker.domain.scrutiny import Finding, Thread

EARLIER = "Supervision is uneven. Nobody asks what became of agreed actions, and they drift."
OTHER = "Supervision is late."


@pytest.fixture
def earlier(desk: Desk) -> Finding:
    desk.visits.add("monitoring visit", "3 feb 2024", ordinal=4)
    desk.findings.add(OTHER, visit="visit 4")
    return desk.findings.add(EARLIER, visit="visit 4")


async def test_a_paragraph_that_reads_alike_says_so_and_is_accepted_into_the_thread(
    desk: Desk, earlier: Finding
) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        assert "? Reads like monitoring visit 4 and 1 more: r shows both" in stage.text
        await stage.press("r")
        assert "Earlier: monitoring visit 4" in stage.text
        assert "*Supervision* is *uneven*." in stage.text
        assert "Now: paragraph 4, mixed, said by the inspectorate" in stage.text
        assert "1 of 2" in stage.lines[1]
        assert paragraph(desk, "4").decision == "waiting", "nothing links by itself"
        await stage.press("enter")
        assert "Compared with before (it looks seen again)" in stage.text
        await stage.press("i")
        made = finding(desk, "4")
        assert (made.thread, made.step) == (earlier.thread, "improved")
        thread = desk.session.casebook.get(Thread, earlier.thread)
        assert thread
        assert f"Paragraph 4 is {made.ref}, mixed, improved in {thread.ref}" in " ".join(stage.text.split())
        assert "Paragraph 5: waiting" in stage.text
        await stage.press("z")
        assert paragraph(desk, "4").decision == "waiting"


@pytest.mark.parametrize("keys", [("escape",), ("q",), ("enter", "escape")])
async def test_leaving_changes_nothing(desk: Desk, earlier: Finding, keys: tuple[str, ...]) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("r", *keys)
        assert paragraph(desk, "4").decision == "waiting"
        assert "Paragraph 4: waiting" in stage.text


async def test_the_next_proposal_is_one_key_on_and_can_be_chosen(desk: Desk, earlier: Finding) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        await stage.press("r", "n")
        assert "2 of 2" in stage.lines[1]
        assert OTHER.split()[0] in stage.text
        await stage.press("N", "n", "enter", "s")
        assert finding(desk, "4").thread != earlier.thread
        assert finding(desk, "4").step == "seen again"


async def test_where_nothing_earlier_reads_alike_the_key_says_so(desk: Desk) -> None:
    async with on_stage(desk) as stage:
        await open_letter(stage)
        assert "r shows both" not in stage.text
        await stage.press("r")
        assert "Paragraph 4: nothing earlier reads alike" in stage.text
        await stage.press("N", "N", "r")
        assert "Paragraph 2 was accepted already" in stage.text


@pytest.mark.parametrize(("size", "beside"), [((80, 24), False), ((200, 50), True)])
async def test_the_quotes_stand_side_by_side_where_there_is_room(
    desk: Desk, earlier: Finding, size: tuple[int, int], beside: bool
) -> None:
    async with on_stage(desk, size) as stage:
        await open_letter(stage)
        await stage.press("r")
        same_line = [line for line in stage.lines if "Earlier: " in line and "Now: " in line]
        assert bool(same_line) is beside
        assert all(words in stage.text for words in ("Earlier: ", "Now: ", "Enter the same  n N others"))


async def test_a_finding_is_linked_from_the_findings_as_well(desk: Desk, earlier: Finding) -> None:
    desk.visits.add("monitoring visit", "3 june 2024", ordinal=6)
    later = desk.findings.add("Supervision is uneven and actions drift.", visit="visit 6")
    async with on_stage(desk) as stage:
        await stage.press("3")
        await stage.stand_on(stage.now(later))
        await stage.press("r", "enter", "w")
        linked = stage.now(later)
        assert (linked.thread, linked.step) == (earlier.thread, "worse")
        assert stage.told.startswith(f"Linked {later.ref} to T-")
        await stage.stand_on(stage.now(earlier))
        await stage.press("r")
        assert stage.told == f"{earlier.ref}: nothing earlier reads alike"


async def test_a_thread_is_merged_into_another_and_back(desk: Desk, earlier: Finding) -> None:
    gone = desk.session.casebook.get(Thread, earlier.thread)
    assert gone
    async with on_stage(desk) as stage:
        await stage.press("3", "s")
        await stage.stand_on(gone)
        await stage.press("t")
        assert f"Merge {gone.ref} into" in stage.text
        await stage.press("enter")
        into = stage.on
        assert stage.told == f"Merged {gone.ref} into {into.ref}. z to undo"
        assert stage.now(earlier).thread == into.id
        await stage.press("z")
        assert stage.now(earlier).thread == gone.id


async def test_a_thread_opens_as_one_page_in_order(desk: Desk, earlier: Finding) -> None:
    thread = desk.session.casebook.get(Thread, earlier.thread)
    assert thread
    for size in ((80, 24), (200, 50)):
        async with on_stage(desk, size) as stage:
            await stage.press("3", "s")
            await stage.stand_on(thread)
            await stage.press("enter")
            told = " ".join(stage.text.split())
            assert "3 Feb 2024 monitoring visit 4: first seen, concern" in told
            assert "Letter not read yet: monitoring visit 5" in told
            assert told.index("No action answers it.") > told.index("Today, 8 Jul 2024: open")
