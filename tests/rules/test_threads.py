"""FI-02 and FI-03: a concern that comes back, and one that was closed on too little."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.rules.sample import (
    action,
    day,
    finding,
    flags_on,
    oversight,
    rough,
    thread,
    threshold,
    update,
    visit,
)
from tracker.domain.records import Record, RoughDate
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread

TODAY = "2026-03-26"
LETTERS = [
    visit(ordinal=n, when=rough(held), received=day(came))
    for n, held, came in (
        (1, "2025-04-01", "2025-05-01"),
        (2, "2025-07-01", "2025-08-01"),
        (3, "2025-10-01", "2025-11-03"),
        (4, "2026-02-04", "2026-03-09"),
    )
]
FIRST, SECOND, THIRD, FOURTH = LETTERS
REVIEW = oversight(kind="learning review", day=day("2025-12-01"))


def said(of: Thread, at: Record, **fields: Any) -> Finding:
    where = (
        {"visit": at.id}
        if isinstance(at, ScrutinyVisit)
        else {"oversight": at.id, "source": "learning review"}
    )
    return finding(**{"thread": of.id} | where | fields)


def again(of: Thread, *findings: Record) -> str:
    """Give what FI-02 says of a thread today, or nothing."""
    flag = flags_on(TODAY, of, *LETTERS, REVIEW, *findings).get("FI-02")
    return flag.sentence if flag else ""


CONCERN = thread()


def test_two_findings_of_one_letter_are_no_repeat() -> None:
    assert not again(CONCERN, said(CONCERN, THIRD), said(CONCERN, THIRD))
    assert again(CONCERN, said(CONCERN, THIRD), said(CONCERN, THIRD), said(CONCERN, FOURTH))


def test_what_the_council_says_of_itself_in_a_paper_is_no_repeat() -> None:
    own = finding(
        thread=CONCERN.id, said_by="council", document="D1", source="board", found_on=day("2026-03-10")
    )
    assert not again(CONCERN, said(CONCERN, THIRD), own)
    assert again(CONCERN, said(CONCERN, THIRD), replace(own, said_by="inspectorate as quoted"))


def test_letters_audits_and_reviews_count_alike_and_earlier_places_are_named() -> None:
    everywhere = [said(CONCERN, at) for at in (*LETTERS, REVIEW)]
    assert again(CONCERN, *everywhere) == (
        "Said again at monitoring visit 4 (9 Mar 2026); earlier in the learning review of 1 Dec 2025, "
        "at monitoring visit 3 and 2 more. For the board to decide"
    )
    assert again(CONCERN, said(CONCERN, THIRD), said(CONCERN, REVIEW)) == (
        "Said again in the learning review of 1 Dec 2025; earlier at monitoring visit 3. "
        "For the board to decide"
    )
    inspection = visit(kind="inspection", when=rough("2024-07-18"), received=day("2024-09-21"))
    assert "; earlier at the inspection of 2024-07-18." in again(
        CONCERN, inspection, said(CONCERN, inspection), said(CONCERN, FOURTH)
    )


def test_a_visit_whose_letter_has_no_day_is_said_in_its_own_words() -> None:
    vague = RoughDate(text="February 2026", earliest=day("2026-02-01"), latest=day("2026-02-28"))
    numbered = visit(ordinal=5, when=vague)
    inspection = visit(kind="inspection", when=vague)
    for at, words in (
        (numbered, "at monitoring visit 5 (February 2026);"),
        (inspection, "of February 2026;"),
    ):
        assert words in again(CONCERN, at, said(CONCERN, THIRD), said(CONCERN, at))


def test_complaints_without_a_record_of_their_own_are_told_apart_by_their_days() -> None:
    one, same, other = (
        finding(thread=CONCERN.id, source="complaint", found_on=day(on))
        for on in ("2026-01-05", "2026-01-05", "2026-02-05")
    )
    assert not again(CONCERN, one, same)
    assert again(CONCERN, one, other).startswith("Said again in the complaint of 5 Feb 2026")


@pytest.mark.parametrize(
    "last",
    [
        {"kind": "strength"},
        {"kind": "context"},
        {"step": "improved"},
        {"kind": "mixed", "step": "improved"},
    ],
)
def test_good_words_and_what_improved_are_no_repeat(last: dict[str, Any]) -> None:
    assert not again(CONCERN, said(CONCERN, THIRD), said(CONCERN, FOURTH, **last))


def test_a_concern_praised_in_the_same_letter_is_still_said_again() -> None:
    both = [said(CONCERN, FOURTH), said(CONCERN, FOURTH, kind="strength")]
    assert again(CONCERN, said(CONCERN, THIRD), *both)


def test_what_got_better_after_it_was_said_again_is_quiet() -> None:
    twice = [said(CONCERN, SECOND), said(CONCERN, THIRD)]
    assert again(CONCERN, *twice)
    assert not again(CONCERN, *twice, said(CONCERN, FOURTH, step="improved"))


def test_only_a_decision_after_it_was_said_again_answers_it() -> None:
    twice = [said(CONCERN, THIRD), said(CONCERN, FOURTH)]
    assert again(CONCERN, *twice, update(CONCERN, "decision", "2026-03-08"))
    assert again(CONCERN, *twice, update(CONCERN, "progress", "2026-03-20"))
    assert not again(CONCERN, *twice, update(CONCERN, "decision", "2026-03-09"))
    assert again(CONCERN, *twice, update(CONCERN, "decision", "2026-03-27"))  # still to come


def test_the_flag_is_as_old_as_the_first_repeat_nobody_decided_on() -> None:
    thrice = [said(CONCERN, at) for at in (SECOND, THIRD, FOURTH)]
    assert flags_on(TODAY, CONCERN, *LETTERS, *thrice)["FI-02"].since == day("2025-11-03")
    decided = update(CONCERN, "decision", "2025-12-15")
    assert flags_on(TODAY, CONCERN, *LETTERS, *thrice, decided)["FI-02"].since == day("2026-03-09")


@pytest.mark.parametrize("state", ["closed", "embedded", "open"])
def test_what_was_closed_and_comes_back_stands_before_what_only_goes_on(state: str) -> None:
    back = thread(state=state, closed_on=day("2026-01-15"))
    flag = flags_on(TODAY, back, *LETTERS, said(back, THIRD), said(back, FOURTH))["FI-02"]
    assert flag.sentence.startswith("Closed on 15 Jan 2026 and said again at monitoring visit 4 (9 Mar 2026)")
    assert (flag.word, flag.days) == ("check", 17)
    goes_on = flags_on(TODAY, CONCERN, *LETTERS, said(CONCERN, THIRD), said(CONCERN, FOURTH))["FI-02"]
    assert goes_on.days == 0


def test_what_is_closed_and_stays_closed_is_quiet_also_where_nobody_knows_since_when() -> None:
    for closed in (thread(state="closed", closed_on=day("2026-03-20")), thread(state="closed")):
        assert not again(closed, said(closed, THIRD), said(closed, FOURTH))


def test_letters_still_to_come_and_days_nobody_knows_say_nothing() -> None:
    expected = replace(FOURTH, received=day("2026-04-09"))
    flags = flags_on(TODAY, CONCERN, THIRD, expected, said(CONCERN, THIRD), said(CONCERN, expected))
    assert "FI-02" not in flags
    assert not again(CONCERN, said(CONCERN, THIRD), finding(thread=CONCERN.id))


def test_a_council_may_want_more_sources_and_never_fewer_than_two() -> None:
    twice = [said(CONCERN, THIRD), said(CONCERN, FOURTH)]
    assert not again(CONCERN, *twice, threshold("FI-02.sources", 3))
    assert again(CONCERN, *twice, said(CONCERN, SECOND), threshold("FI-02.sources", 3))
    assert not again(CONCERN, twice[0], threshold("FI-02.sources", 1))


# FI-03.

CLOSED = thread(state="closed", closed_on=day("2026-03-02"))
ANSWERED = finding(thread=CLOSED.id)
DOING = action(findings=(ANSWERED.id,))


def closed_on(*evidence: Record) -> str:
    flag = flags_on(TODAY, CLOSED, ANSWERED, DOING, *evidence).get("FI-03")
    return flag.sentence if flag else ""


def test_two_kinds_of_evidence_close_a_thread_wherever_they_stand() -> None:
    own = update(CLOSED, "evidence", "2026-02-20", pillar="audit")
    action_s = update(DOING, "evidence", "2026-02-20", pillar="data")
    changed = update(DOING, "impact", "2026-02-20", pillar="young people's feedback")
    assert closed_on(own).startswith(
        "Closed on 2 Mar 2026 with evidence of one kind, audit; 2 of these are needed: data, audit"
    )
    for pair in ((own, action_s), (own, changed), (action_s, changed)):
        assert not closed_on(*pair)
    assert closed_on(own, action_s, threshold("FI-03.kinds", 3)).startswith(
        "Closed on 2 Mar 2026 with evidence of 2 kinds, data and audit; 3 of"
    )
    assert not closed_on(own, action_s, changed, threshold("FI-03.kinds", 9))


def test_what_is_no_evidence_and_what_was_given_up_or_replaced_does_not_count() -> None:
    own = update(CLOSED, "evidence", "2026-02-20", pillar="audit")
    data = update(DOING, "evidence", "2026-02-20", pillar="data")
    assert closed_on(own, update(CLOSED, "evidence", "2026-02-20"))  # of no kind named
    assert closed_on(own, update(CLOSED, "progress", "2026-02-20", pillar="data"))
    assert closed_on(own, replace(data, day=day("2026-03-27")))
    assert closed_on(own, data, update(DOING, "evidence", "2026-02-21", pillar="audit", supersedes=data.id))
    dropped = replace(DOING, state="dropped")
    assert "FI-03" in flags_on(TODAY, CLOSED, ANSWERED, dropped, own, data)


def test_an_open_thread_owes_no_evidence_and_an_old_one_counts_from_its_last_words() -> None:
    assert "FI-03" not in flags_on(TODAY, thread(state="being addressed"))
    old = thread(state="embedded")
    flag = flags_on(TODAY, old, *LETTERS, said(old, THIRD))["FI-03"]
    assert flag.since == day("2025-11-03")
    assert flag.sentence.startswith("Called embedded with evidence of no kind named")
    assert flags_on(TODAY, old)["FI-03"].since == day(TODAY)
