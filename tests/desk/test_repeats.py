"""Proposing earlier findings that new words may repeat: nothing links by itself, and only what came before counts."""

from datetime import date

import pytest

from tests.desk.book import bring_in, contents, now
from tests.letters.sample import letter
from tracker.desk import Desk
from tracker.desk.documents import Choice
from tracker.desk.repeats import step_between
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, Thread

EARLIER = "Children experience too many changes of social worker."
LATER = "Turnover is high: children still experience changes of social worker."
NEW_LETTER = letter(
    "Findings\n\nChildren experience fewer changes of social worker than they did, and they like it.\n\n"
    "The roof of the town hall leaks.\n"
)


@pytest.fixture
def first(desk: Desk) -> Finding:
    desk.visits.add("monitoring visit", "3 feb 2023", ordinal=1)
    return desk.findings.add(EARLIER, visit="visit 1")


def test_a_finding_is_like_one_of_an_earlier_visit_and_nothing_is_linked(desk: Desk, first: Finding) -> None:
    desk.visits.add("monitoring visit", "8 jun 2023", ordinal=2)
    later = desk.findings.add(LATER, visit="visit 2")
    before = contents(desk)
    (proposal,) = desk.findings.repeats.of(later)
    assert (proposal.finding.id, proposal.thread.id) == (first.id, first.thread)
    assert (proposal.sure, proposal.step) == (True, "seen again")
    assert (proposal.likeness.new, proposal.likeness.earlier) == (LATER, EARLIER)
    assert contents(desk) == before
    assert desk.findings.repeats.of(first) == [], "what came later is not what came before"


def test_findings_of_its_own_thread_and_of_the_same_visit_are_none_to_propose(
    desk: Desk, first: Finding
) -> None:
    same = desk.findings.add(LATER, visit="visit 1")
    assert desk.findings.repeats.of(same) == []
    desk.visits.add("monitoring visit", "8 jun 2023", ordinal=2)
    thread = desk.session.casebook.get(Thread, first.thread)
    assert thread
    linked = desk.findings.add(LATER, visit="visit 2", thread=thread.ref)
    assert [p.finding.id for p in desk.findings.repeats.of(linked)] == [same.id]


def test_another_document_on_the_same_visit_may_repeat_its_letter(desk: Desk) -> None:
    document = bring_in(desk).document
    desk.documents.accept(document, ["4"])
    quoted = desk.findings.add("Supervision was said to be inconsistent.", visit="visit 5", source="board")
    (proposal,) = desk.findings.repeats.of(quoted)
    assert proposal.finding.document == document.id
    assert desk.findings.repeats.of_paragraph(document, document.waiting[0]) == []


def test_a_learning_review_an_audit_and_a_complaint_count_as_well(desk: Desk) -> None:
    for kind, day in (("audit", date(2023, 1, 9)), ("learning review", date(2023, 2, 9))):
        held = desk.oversight.add(kind, "Workers", day=day)  # type: ignore[arg-type]
        desk.findings.add(EARLIER, source=kind, oversight=held.ref)  # type: ignore[arg-type]
    desk.findings.add(EARLIER, source="complaint", found_on=date(2023, 3, 9))
    desk.findings.add(EARLIER, source="complaint", found_on=date(2023, 4, 9))
    desk.visits.add("monitoring visit", "8 jun 2023", ordinal=2)
    later = desk.findings.add(LATER, visit="visit 2")
    proposals = desk.findings.repeats.of(later)
    assert len(proposals) == 3
    assert len({p.thread.id for p in proposals}) == 3


def test_each_thread_is_proposed_once_by_its_nearest_finding(desk: Desk, first: Finding) -> None:
    thread = desk.session.casebook.get(Thread, first.thread)
    assert thread
    desk.visits.add("monitoring visit", "8 jun 2023", ordinal=2)
    desk.findings.add("Fewer workers leave.", kind="strength", visit="visit 2", thread=thread.ref)
    desk.visits.add("monitoring visit", "8 oct 2023", ordinal=3)
    later = desk.findings.add(LATER, visit="visit 3")
    (proposal,) = desk.findings.repeats.of(later)
    assert proposal.finding.id == first.id
    assert proposal.step == "worse", "the last that was said of it was a strength"


def test_a_waiting_paragraph_is_accepted_into_the_thread_it_repeats(desk: Desk, first: Finding) -> None:
    document = bring_in(desk, NEW_LETTER).document
    repeats = desk.findings.repeats
    found = {p.place: repeats.of_paragraph(document, p) for p in document.waiting}
    (place,) = (place for place, proposals in found.items() if proposals)
    (proposal,) = found[place]
    assert sum(not proposals for proposals in found.values()) == len(found) - 1
    choice = Choice(thread=proposal.thread.ref, step="improved")
    (accepted,) = desk.documents.accept(document, [place], choice)
    assert (accepted.thread, accepted.step) == (first.thread, "improved")
    assert repeats.of(accepted) == []


def test_what_was_added_or_taken_back_since_counts_at_once(desk: Desk, first: Finding) -> None:
    document = bring_in(desk, NEW_LETTER).document
    paragraph = document.waiting[0]
    assert [p.finding.id for p in desk.findings.repeats.of_paragraph(document, paragraph)] == [first.id]
    desk.findings.add(
        "Children have had many changes of social worker.", source="complaint", found_on=date(2023, 5, 2)
    )
    assert len(desk.findings.repeats.of_paragraph(document, paragraph)) == 2
    desk.past.undo()
    assert [p.finding.id for p in desk.findings.repeats.of_paragraph(document, paragraph)] == [first.id]


def test_only_paragraphs_that_wait_are_asked_about(desk: Desk) -> None:
    document = bring_in(desk).document
    desk.documents.skip(document, ["2"])
    with pytest.raises(Refusal, match=r"Paragraph 2 of D-\w+ was skipped already"):
        desk.documents.waiting(now(desk, document), ["2"])


@pytest.mark.parametrize(
    ("before", "after", "step"),
    [
        ("concern", "concern", "seen again"),
        ("concern", "mixed", "seen again"),
        ("concern", "strength", "improved"),
        ("mixed", "strength", "improved"),
        ("mixed", "concern", "seen again"),
        ("strength", "mixed", "seen again"),
        ("strength", "concern", "worse"),
        ("strength", "strength", "seen again"),
        ("context", "concern", "seen again"),
    ],
)
def test_the_step_that_is_suggested(before: str, after: str, step: str) -> None:
    assert step_between(before, after) == step  # type: ignore[arg-type]
