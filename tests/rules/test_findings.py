"""FI-01: what inspectors ask to change is answered within ten working days."""

from typing import Any

import pytest

from tests.rules.sample import action, day, finding, fires_from, flags_on, oversight, rough, visit
from tracker.domain.records import RoughDate

RECEIVED = day("2024-03-27")
LATER = "2024-12-01"


def test_a_concern_without_an_action_is_missing_after_ten_working_days() -> None:
    flag = fires_from("FI-01", "2024-04-13", finding(found_on=RECEIVED))  # over Easter
    assert (flag.word, flag.days, flag.severity) == ("missing", 0, 3)
    assert flag.sentence == (
        "A concern that no action answers: received 27 Mar 2024, "
        "to be answered by 12 Apr 2024 (10 working days)"
    )


@pytest.mark.parametrize(
    ("kind", "standing", "answer", "reason", "asks"),
    [
        ("concern", "none", "action", "", True),
        ("mixed", "none", "action", "", True),
        ("mixed", "none", "watch", "", False),
        ("concern", "none", "none", "Already in the plan", False),
        ("strength", "none", "action", "", False),
        ("context", "recommendation", "action", "", True),
        ("context", "recommendation", "watch", "", True),
        ("context", "recommendation", "none", "Done since", False),
        ("context", "area for improvement", "action", "", True),
        ("mixed", "area for improvement", "watch", "", True),
        ("mixed", "area for priority action", "none", "", True),
        ("concern", "area for improvement", "watch", "Seen at the next audit", False),
    ],
)
def test_what_asks_for_action(kind: str, standing: str, answer: str, reason: str, asks: bool) -> None:
    made = finding(kind=kind, standing=standing, answer=answer, answer_reason=reason, found_on=RECEIVED)
    assert ("FI-01" in flags_on(LATER, made)) is asks


def test_an_action_answers_it_until_it_is_dropped() -> None:
    made = finding(found_on=RECEIVED)
    kept = action(findings=(made.id,))
    dropped = action(findings=(made.id,), state="dropped", dropped_on=day("2024-06-03"))
    assert flags_on(LATER, made, kept, dropped) == {}
    flag = flags_on(LATER, made, dropped)["FI-01"]
    assert flag.since == day("2024-06-03")
    assert flag.sentence.startswith("A concern whose actions were all dropped: ")


def test_the_clock_starts_where_the_casebook_knows_best() -> None:
    held = visit(when=rough("2024-02-21", "2024-02-22"))
    dated = visit(when=held.when, letter_date=day("2024-03-20"))
    received = visit(when=held.when, letter_date=day("2024-03-20"), received=RECEIVED)
    audit = oversight(day=day("2024-05-14"))
    published = visit(when=held.when, publication="published", publication_day=day("2024-03-20"))
    embargoed = visit(when=held.when, publication="embargoed", publication_day=day("2024-03-20"))
    fires_from("FI-01", "2024-03-08", finding(visit=held.id), held)
    fires_from("FI-01", "2024-03-08", finding(visit=embargoed.id), embargoed)
    fires_from("FI-01", "2024-04-06", finding(visit=published.id), published)
    fires_from("FI-01", "2024-04-06", finding(visit=dated.id), dated)
    fires_from("FI-01", "2024-04-13", finding(visit=received.id), received)
    fires_from("FI-01", "2024-05-30", finding(oversight=audit.id, source="audit"), audit)
    assert flags_on(LATER, finding()) == {}


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"received": RECEIVED, "letter_date": day("2024-03-20")}, "received 27 Mar 2024"),
        ({"publication": "published", "publication_day": day("2024-03-21")}, "published 21 Mar 2024"),
        ({"publication": "embargoed", "publication_day": day("2024-03-21")}, "of the inspection of February"),
        ({}, "of the inspection of February 2024"),
    ],
)
def test_only_a_day_that_was_recorded_is_said_to_be_when_it_was_received(fields: Any, words: str) -> None:
    vague = RoughDate(text="February 2024", earliest=day("2024-02-01"), latest=day("2024-02-29"))
    held = visit(kind="inspection", when=vague, **fields)
    flag = flags_on(LATER, finding(visit=held.id, standing="area for improvement"), held)["FI-01"]
    assert flag.sentence.startswith(f"An area for improvement that no action answers: {words}")
