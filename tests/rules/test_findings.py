"""FI-01: what inspectors ask to change is answered within ten working days."""

import pytest

from tests.rules.sample import action, day, finding, fires_from, flags_on, oversight, rough, visit

RECEIVED = day("2024-03-27")
LATER = "2024-12-01"


def test_a_concern_without_an_action_is_missing_after_ten_working_days() -> None:
    flag = fires_from("FI-01", "2024-04-13", finding(found_on=RECEIVED))  # over Easter
    assert (flag.word, flag.days, flag.severity) == ("missing", 0, 3)
    assert flag.sentence == (
        "Concern finding with no action and no decision not to act: received 27 Mar 2024, "
        "the 10 working days ended on 12 Apr 2024"
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
    assert "only dropped actions" in flag.sentence


def test_the_clock_starts_where_the_casebook_knows_best() -> None:
    held = visit(when=rough("2024-02-21", "2024-02-22"))
    dated = visit(when=held.when, letter_date=day("2024-03-20"))
    received = visit(when=held.when, letter_date=day("2024-03-20"), received=RECEIVED)
    audit = oversight(day=day("2024-05-14"))
    fires_from("FI-01", "2024-03-08", finding(visit=held.id), held)
    fires_from("FI-01", "2024-04-06", finding(visit=dated.id), dated)
    fires_from("FI-01", "2024-04-13", finding(visit=received.id), received)
    fires_from("FI-01", "2024-05-30", finding(oversight=audit.id, source="audit"), audit)
    assert flags_on(LATER, finding()) == {}
