from datetime import date

import pytest

from tests.desk.book import add_action, bring_in, contents, now
from tracker.desk import Desk
from tracker.desk.documents import Choice
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Thread


def test_a_finding_by_hand_begins_a_thread_or_joins_one(desk: Desk) -> None:
    audit = desk.oversight.add("audit", "Plans")
    one = desk.findings.add("Plans are late", source="audit", oversight=audit.ref)
    thread = desk.session.casebook.get(Thread, one.thread)
    assert thread
    assert (one.said_by, one.found_on, one.answer) == ("council", audit.day, "action")
    other = desk.findings.add("Still late", source="audit", thread=thread.ref, kind="mixed")
    assert (other.thread, other.answer) == (thread.id, "watch")
    assert desk.session.casebook.count(Thread) == 1


def test_a_new_kind_brings_its_usual_answer_unless_a_person_gave_one(desk: Desk) -> None:
    finding = desk.findings.add("Good work", kind="strength")
    assert finding.answer == "none"
    concern = desk.findings.edit(finding, kind="concern")
    assert concern.answer == "action"
    answered = desk.findings.answer(concern, "watch", "seen again in May")
    assert desk.findings.edit(answered, kind="mixed").answer == "watch"
    assert desk.findings.edit(now(desk, finding), kind="concern").answer == "watch"


def test_watch_or_none_wants_a_reason_and_a_refusal_changes_nothing(desk: Desk) -> None:
    finding = desk.findings.add("Plans are late")
    before = contents(desk)
    with pytest.raises(Refusal, match="reads as concern: to answer it with “none”, give the reason"):
        desk.findings.answer(finding, "none", " ", theme="accommodation")
    assert contents(desk) == before
    answered = desk.findings.answer(finding, "none", "in plan 3.2", theme="accommodation")
    assert (answered.answer, answered.theme, answered.answer_reason) == (
        "none",
        "accommodation",
        "in plan 3.2",
    )
    formal = desk.findings.add("Do better", kind="context", standing="area for improvement")
    with pytest.raises(Refusal, match="is an area for improvement"):
        desk.findings.answer(formal, "watch")


def test_linking_moves_a_finding_and_takes_the_empty_thread_away(desk: Desk) -> None:
    one, other = desk.findings.add("Plans are late"), desk.findings.add("Plans are very late")
    to = desk.session.casebook.get(Thread, one.thread)
    assert to
    linked = desk.findings.link(other, to.ref, "worse")
    assert (linked.thread, linked.step) == (to.id, "worse")
    assert [t.id for t in desk.session.casebook.all(Thread)] == [to.id]
    with pytest.raises(Refusal, match=f"belongs to {to.ref} already"):
        desk.findings.link(linked, to.ref)
    desk.past.undo()
    assert now(desk, other).thread == other.thread
    assert desk.session.casebook.count(Thread) == 2


def test_what_was_told_of_a_thread_goes_where_its_last_finding_goes(desk: Desk) -> None:
    one, other = desk.findings.add("Plans are late"), desk.findings.add("Plans are very late")
    left, to = (desk.session.casebook.get(Thread, f.thread) for f in (other, one))
    assert left
    assert to
    action = add_action(desk, findings=[other.ref])
    desk.session.commit([desk.session.update(left, "decision", "the board takes it on")], "update thread")
    desk.findings.link(other, to.ref)
    assert [u.text for u in desk.session.casebook.updates_about(to.id)] == ["the board takes it on"]
    assert [a.id for f in (one, other) for a in desk.session.casebook.actions_for(f.id)] == [action.id]
    assert "the board takes it on" in desk.sheet(to)


def test_what_comes_back_opens_its_thread_again(desk: Desk) -> None:
    one, other = desk.findings.add("Plans are late"), desk.findings.add("Late again")
    thread = desk.session.casebook.get(Thread, one.thread)
    assert thread
    with pytest.raises(Refusal, match="closes only with evidence"):
        desk.findings.edit_thread(thread, state="closed", closing_evidence=" ")
    closed = desk.findings.edit_thread(thread, state="closed", closing_evidence="Two audits")
    desk.findings.link(other, closed.ref, "seen again")
    assert now(desk, thread).state == "open"


def test_paragraphs_and_findings_by_hand_open_a_thread_again_as_linking_does(desk: Desk) -> None:
    one = desk.findings.add("Supervision is uneven")
    thread = desk.session.casebook.get(Thread, one.thread)
    assert thread
    desk.findings.edit_thread(thread, state="closed", closing_evidence="Two audits")
    document = bring_in(desk).document
    accepted = desk.documents.accept(document, ["4", "5"], Choice(thread=thread.ref))
    assert [f.step for f in accepted] == ["seen again", "seen again"]
    assert now(desk, thread).state == "open"
    desk.past.undo()
    assert now(desk, thread).state == "closed"
    desk.documents.accept(now(desk, document), ["4"], Choice(thread=thread.ref, step="improved"))
    assert now(desk, thread).state == "closed", "what is better does not open it"
    by_hand = desk.findings.add("Uneven again", thread=thread.ref)
    assert (now(desk, by_hand).step, now(desk, thread).state) == ("seen again", "open")


def test_a_thread_has_a_title_and_an_owner_who_may_be_nobody(desk: Desk) -> None:
    finding = desk.findings.add("Plans are late")
    thread = desk.session.casebook.get(Thread, finding.thread)
    assert thread
    owned = desk.findings.edit_thread(thread, title="Plans lag", owner="T Manager")
    assert desk.session.remarks == ["added T Manager to the people"]
    assert owned.owner
    assert desk.findings.edit_thread(owned, owner="nobody").owner == ""
    with pytest.raises(Refusal, match="title is missing"):
        desk.findings.edit_thread(owned, title="")


def test_not_tested_are_the_held_visits_since_that_say_nothing_of_it(desk: Desk) -> None:
    for number, day in ((1, "3 feb 2023"), (2, "8 jun 2023"), (3, "5 oct 2023")):
        desk.visits.add("monitoring visit", day, ordinal=number)
    desk.visits.add("monitoring visit", "autumn 2024", ordinal=4)
    finding = desk.findings.add("Plans are late", visit="visit 2")
    thread = desk.session.casebook.get(Thread, finding.thread)
    assert thread

    def silent() -> list[str]:
        return next(row.more["not_tested"] for row in desk.lists.threads() if row.id == thread.id)

    assert (silent(), desk.findings.not_tested_at(thread)) == ([], []), "no letter yet is not the same"
    desk.findings.add("Audits are better", visit="visit 3")
    assert silent() == ["3"]
    assert [v.ordinal for v in desk.findings.not_tested_at(thread)] == [3]
    desk.visits.add("direction", "1 feb 2024")
    desk.visits.add("focused visit", "1 mar 2024", ordinal=5)
    later = desk.findings.add("Visits are late", visit="visit 5", thread=thread.ref)
    assert silent() == ["3"]
    other = desk.session.casebook.get(Thread, desk.findings.add("Late again").thread)
    assert other
    desk.findings.link(later, other.ref)
    assert silent() == ["3", "5"]
    desk.past.undo()
    assert silent() == ["3"]


def test_a_letter_that_is_not_read_to_its_end_may_yet_speak_of_it(desk: Desk) -> None:
    desk.visits.add("monitoring visit", "3 feb 2023", ordinal=1)
    finding = desk.findings.add("Plans are late", visit="visit 1")
    document = bring_in(desk).document
    desk.documents.accept(document, ["2"])
    row = next(row for row in desk.lists.threads() if row.id == finding.thread)
    assert (row.more["not_tested"], row.more["not_read"]) == ([], ["5"])
    desk.documents.skip(now(desk, document), ["1", "3", "4", "5"])
    row = next(row for row in desk.lists.threads() if row.id == finding.thread)
    assert (row.more["not_tested"], row.more["not_read"]) == (["5"], [])


def test_what_an_audit_found_first_is_not_tested_by_a_later_visit(desk: Desk) -> None:
    audit = desk.oversight.add("audit", "Plans", day=date(2023, 1, 9))
    finding = desk.findings.add("Plans are late", source="audit", oversight=audit.ref)
    desk.visits.add("monitoring visit", "3 feb 2023", ordinal=1)
    desk.findings.add("Visits are late", visit="visit 1")
    thread = desk.session.casebook.get(Thread, finding.thread)
    assert thread
    assert [v.ordinal for v in desk.findings.not_tested_at(thread)] == [1]


def test_two_threads_become_one_and_keep_what_hangs_on_them(desk: Desk) -> None:
    for number, day in ((1, "3 feb 2023"), (2, "8 jun 2023")):
        desk.visits.add("monitoring visit", day, ordinal=number)
    later = desk.findings.add("Plans are still late", visit="visit 2")
    first = desk.findings.add("Plans are late", visit="visit 1")
    action = add_action(desk, findings=[first.ref])
    into, gone = (desk.session.casebook.get(Thread, f.thread) for f in (later, first))
    assert into
    assert gone
    closed = desk.findings.edit_thread(into, state="closed", closing_evidence="Two audits")
    with pytest.raises(Refusal, match="cannot be merged into itself"):
        desk.findings.merge(gone, gone.ref)
    merged = desk.findings.merge(gone, closed.ref)
    assert (merged.id, merged.state) == (into.id, "open")
    assert {now(desk, f).thread for f in (first, later)} == {into.id}
    assert (now(desk, first).step, now(desk, later).step) == ("first seen", "seen again")
    assert now(desk, action).findings == (first.id,)
    assert desk.session.casebook.by_id(gone.id) is None
    desk.past.undo()
    assert now(desk, first).thread == gone.id
    assert now(desk, into).state == "closed"


def test_the_ten_days_of_a_finding_follow_the_letter_s_day_when_it_is_mended(desk: Desk) -> None:
    visit = desk.visits.add("monitoring visit", "3 may 2024", ordinal=1, received=date(2024, 5, 13))
    finding = desk.findings.add("Plans are late", visit="visit 1")
    assert [flag.rule for flag in desk.session.flags(finding)] == ["FI-01"]
    desk.visits.edit(visit, received=date(2024, 6, 6))
    assert desk.session.flags(finding) == ()
    assert desk.as_dict(finding)["received"] == "2024-06-06"
