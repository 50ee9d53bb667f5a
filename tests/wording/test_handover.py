"""The handover page tells the next worker what holds, what is open and what comes, on one page."""

from datetime import timedelta
from pathlib import Path

from tests.rules.life_sample import case, event, note, plan, spell, worker
from tests.rules.sample import day
from tests.wording.sample import BIKE, BOILER, KNOWN, MAYA, SAM, TODAY, life
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.wording.clocks import Known
from tracker.wording.handover import handover
from tracker.wording.listing import WIDTH

PICTURE = Path(__file__).with_name("handover.txt")


def page(*more: Record, known: Known | None = KNOWN) -> list[str]:
    found, casebook = life(MAYA, *more)
    return handover(found, casebook, TODAY, known)


def section(heading: str, lines: list[str]) -> str:
    """Give what stands under a heading, unfolded."""
    rest = lines[lines.index(heading) + 1 :]
    return " ".join(line.strip() for line in rest[: rest.index("") if "" in rest else None])


def test_the_page_as_it_is_printed() -> None:
    lines = page()
    assert "\n".join(lines) + "\n" == PICTURE.read_text(encoding="utf-8")
    assert max(map(len, lines)) <= WIDTH
    assert page() == lines


def test_the_chosen_name_is_shown_only_where_asked_for() -> None:
    found, casebook = life()
    assert "Maya" not in "\n".join(page())
    assert handover(found, casebook, TODAY, names=True)[0] == "Handover: YP-014 MK, called Maya, 17 years old"


def test_every_open_action_and_promise_is_there_with_its_day() -> None:
    lines = page()
    assert section("Open actions", lines).startswith(f"{BOILER.ref} {BOILER.title}; due Thu 2 Apr 2026")
    assert BIKE.promise is not None
    assert f"“{BIKE.promise.words}”" in section("Open promises", lines)
    coming = section("What falls due next", lines)
    assert coming.index("A-1") < coming.index("PA visit") < coming.index("A-3") < coming.index("turns 18")


def test_a_file_with_nothing_in_it_says_so() -> None:
    bare = case(ref="YP-9", initials="ZZ", born=day("2009-03-01"))
    found, casebook = life(bare, bare)
    lines = handover(found, casebook, TODAY)
    said = {
        "What matters to them, in their own words": "nothing recorded: ask them",
        "Who works with them": "personal adviser: nobody yet",
        "Two clocks": "Seen: not yet In touch: not yet",
        "What is agreed": "no visiting frequency is agreed",
        "Pathway plan": "there is no pathway plan",
        "Open actions": "none",
        "Not explained yet": "not looked up",
        "Introductions": "nobody to introduce",
        "Last exchanges": "none yet",
    }
    assert {heading: section(heading, lines) for heading in said} == said
    everything_told = handover(found, casebook, TODAY, Known(not_explained=()))
    assert section("Not explained yet", everything_told) == "nothing is left"


def test_who_left_is_named_where_nobody_followed() -> None:
    left = worker(MAYA, "2025-06-02", role="social worker", worker=SAM.id, end="2026-03-01")
    assert "social worker: nobody now, S Ahmed until 1 Mar 2026" in section("Who works with them", page(left))


def test_an_introduction_counts_from_four_weeks_before_the_worker_began() -> None:
    begun = day("2026-03-25")
    new = worker(MAYA, begun.isoformat(), role="social worker", worker=SAM.id)
    for days, said in ((28, "handover on 25 Feb 2026"), (29, "no handover recorded")):
        event_day = (begun - timedelta(days=days)).isoformat()
        told = section("Introductions", page(new, event(MAYA, "handover", event_day)))
        assert f"social worker S Ahmed: introduction on 28 Jan 2026, {said}" not in told
        assert told.endswith(f"social worker S Ahmed: no introduction recorded, {said}")


def test_changes_go_back_six_months_and_no_further() -> None:
    for on, told in (("2025-09-26", True), ("2025-09-25", False), ("2026-03-27", False)):
        said = section(
            "What changed in the last six months", page(event(MAYA, "missing", on, text="one night"))
        )
        assert ("missing" in said) is told, on


def test_only_exchanges_count_as_the_last_ones_and_long_words_are_cut() -> None:
    attempt = note(MAYA, "2026-03-25", outcome="attempted", seen=False, text="Nobody at home.")
    landlord = note(MAYA, "2026-03-26", "phone", with_whom="landlord", text="The rent is paid.")
    long = note(MAYA, "2026-03-25", "phone", text="word " * 100)
    said = section("Last exchanges", page(attempt, landlord, long))
    assert "Nobody at home" not in said
    assert "The rent" not in said
    assert said.startswith("25 Mar 2026: phone; J Price, personal adviser: word")
    assert "…" in said


def test_a_lapsed_agreement_and_a_planned_move_are_told() -> None:
    found, casebook = life(MAYA, spell(MAYA, "home", "2026-05-11", "U"))
    assert "independent living (U) begins" in section("What falls due next", handover(found, casebook, TODAY))
    later = handover(found, casebook, day("2026-05-01"))
    assert section("What is agreed", later).startswith("lapsed: visited every 14 days until 30 Apr 2026")
    assert "agreed frequency ends" not in section("What falls due next", later)


def test_nothing_dated_after_today_is_known_yet() -> None:
    found: Life
    found, casebook = life(MAYA, plan(MAYA, "2026-04-01", own_words="Later words."))
    assert "Later words" not in "\n".join(handover(found, casebook, TODAY))
