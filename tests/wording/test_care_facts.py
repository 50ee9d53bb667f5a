"""What is known of the records about young people, and what each is called."""

import msgspec
import pytest

from tests.make import a_person, make, on
from tests.rules.life_sample import case, event, note, plan, spell, worker
from tests.rules.sample import action, day
from tests.wording.sample import BETTER, BIKE, FIRST, MAYA, MOVED, PLAN, TODAY, VISIT, WRONG, book
from tracker.domain.records import Record
from tracker.domain.work import Promise
from tracker.domain.young_people import Figure, MatterText
from tracker.wording import facts_of, title_of

WAITING = make(
    Figure, name="waiting list", when=on(day("2026-03-01")), value=12, unit="weeks", source="NHS report"
)


def facts(record: Record, *more: Record) -> dict[str, str]:
    """Give what is told by label, lines of one label joined."""
    told: dict[str, str] = {}
    label = ""
    for name, value in facts_of(record, book(record, *more), TODAY):
        label = name or label
        told[label] = f"{told[label]} | {value}" if not name else value
    return told


@pytest.mark.parametrize(
    ("record", "title"),
    [
        (MAYA, "MK"),
        (note(MAYA, "2026-03-03", "text or messaging"), "text or messaging, 3 Mar 2026"),
        (note(MAYA, "2026-03-03", outcome="attempted"), "PA visit attempted, 3 Mar 2026"),
        (spell(MAYA, "home", "2026-03-03", "U"), "home: independent living (U), from 3 Mar 2026"),
        (spell(MAYA, "waiting", "2026-03-03", "counselling"), "waiting: counselling, from 3 Mar 2026"),
        (worker(MAYA, "2026-03-03"), "worker: personal adviser, from 3 Mar 2026"),
        (event(MAYA, "missing", "2026-03-03"), "missing, 3 Mar 2026"),
        (
            event(MAYA, "change of circumstances", "2026-03-03", "move"),
            "change of circumstances: move, 3 Mar 2026",
        ),
        (plan(MAYA, "2026-03-03"), "pathway plan of 3 Mar 2026"),
        (WAITING, "waiting list: 12 weeks"),
        (a_person("J Price"), "J Price"),
    ],
)
def test_each_kind_has_a_title(record: Record, title: str) -> None:
    assert title_of(record) == title


def test_a_young_person_is_told_without_their_name_and_what_is_hidden() -> None:
    hidden = {"gender": "female", "ethnicity": "WBRI", "disability": "none known"}
    told = facts(msgspec.structs.replace(MAYA, in_touch="YES", **hidden))
    assert told["Age"] == "17, born 4 May 2008"
    assert told["Status"] == "eligible; in care: care order (C2); team 16 and 17"
    assert told["Clocks"] == (
        "Seen: 20 Mar 2026 (PA visit), 6 days ago | In touch: 24 Mar 2026 (text or messaging), 2 days ago"
    )
    assert told["Yearly return"] == "YES, in touch"
    assert "foster" not in told["Now"]
    assert not [value for value in told.values() for word in ("Maya", *hidden.values()) if word in value]


def test_a_note_tells_when_who_and_the_words() -> None:
    told = facts(VISIT)
    assert told["When"] == "Fri 20 Mar 2026 at 15:30"
    assert told["Recorded"] == "24 Mar 2026, recorded 4 days later"
    assert (told["Seen"], told["Their own words"]) == ("yes, alone, home", "“It is warm now.”")
    assert told["Case system"] == "on file since 20 Mar 2026"
    assert "Seen" not in facts(note(MAYA, "2026-03-20", "phone"))
    assert facts(note(MAYA, "2026-03-20", seen=False))["Seen"] == "no"
    office = note(MAYA, "2026-03-20", where="office", recorded=day("2026-03-21"))
    assert (facts(office)["Seen"], facts(office)["Recorded"]) == (
        "yes, office",
        "21 Mar 2026, recorded 1 day later",
    )
    assert facts(note(MAYA, "2026-03-20", seen_alone=False))["Seen"] == "yes, with others"


def test_a_corrected_note_keeps_its_words_and_a_moved_one_does_not() -> None:
    assert facts(FIRST)["Words"] == FIRST.text
    assert facts(FIRST)["Replaced by"] == "N-BETTER: wrong time"
    assert facts(BETTER)["Takes the place of"] == "N-FIRST: wrong time"
    moved = facts(WRONG)
    assert "Words" not in moved
    assert moved["Replaced by"] == "N-MOVED (moved to YP-014): written on the wrong file"
    assert facts(MOVED)["Words"] == MOVED.text


def test_a_plan_tells_its_text_and_what_is_to_be_done() -> None:
    text = MatterText(matter="health", text="She goes to the GP alone.")
    whole = msgspec.structs.replace(PLAN, texts=(text,), interval_months=3, interval_basis="council's home")
    todo = action(ref="A-9", title="Register", plan=PLAN.id)
    told = facts(whole, todo)
    assert told["Health"] == text.text
    assert told["Next review"] == "within 3 months: council's home"
    assert told["Actions"] == "A-9 Register (not started)"
    assert (
        facts(plan(MAYA, "2026-03-03", took_part=False, no_part_reason="was ill"))["Took part"]
        == "no: was ill"
    )


def test_spells_events_and_figures_are_told() -> None:
    ended = spell(MAYA, "home", "2026-03-03", "W", end="2026-03-05", suitable=False)
    assert facts(ended) == {
        "About": "YP-014",
        "Home": "bed and breakfast (W), unsuitable",
        "When": "3 Mar 2026 to 5 Mar 2026",
    }
    told = facts(event(MAYA, "change of circumstances", "2026-03-03", "move", by="J Price", note=VISIT.id))
    assert told["Change of circumstances"] == "move; by J Price"
    assert told["Told in"] == "N-VISIT"
    assert facts(WAITING) == {"Value": "12 weeks", "When": "2026-03-01", "Source": "NHS report"}


def test_an_action_says_whom_it_is_for_and_who_was_told_of_the_promise() -> None:
    told = facts(BIKE)
    assert (told["For"], told["Promise"]) == ("YP-014", "“You will have your bike by Easter.” to her")
    kept = Promise(words="A bike.", to="her", told_on=TODAY, told_by="J Price", told_how="in person")
    said = facts(msgspec.structs.replace(BIKE, promise=kept))["Promise"]
    assert said == "“A bike.” to her; told on 26 Mar 2026 by J Price, in person"


def test_a_young_person_of_whom_nothing_is_recorded() -> None:
    told = facts(case(ref="YP-9", initials="ZZ"))
    assert told["Status"] == "no leaving care status recorded"
    assert told["Workers"] == "personal adviser: nobody yet"
    assert told["Open actions"] == "none"
