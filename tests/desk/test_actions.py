from datetime import date, timedelta

import pytest

from tests.desk.book import TODAY, add_action, bring_in, contents, now
from tracker.desk import Desk
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person, Promise, Update

WEEK = timedelta(days=7)


def owner_name(desk: Desk, action: Action) -> str:
    owner = desk.session.casebook.owner_of(now(desk, action))
    return owner.name if owner else ""


def updates(desk: Desk, action: Action) -> list[tuple[str, str]]:
    """Give kind and text of what happened, sorted: two of one millisecond have no order."""
    return sorted((u.kind, u.text) for u in desk.session.casebook.updates_about(action.id))


def test_an_action_takes_source_theme_and_place_from_its_finding(desk: Desk) -> None:
    document = bring_in(desk).document
    (finding,) = desk.documents.accept(document, ["2"])
    told = desk.actions.add(
        "Name an adviser by 17", findings=["5/2"], owner="T Manager", due=TODAY + 2 * WEEK
    )
    action = told.record
    assert (action.source, action.theme, action.findings) == ("visit", finding.theme, (finding.id,))
    assert (action.due, action.original_due, action.agreed_on) == (TODAY + 2 * WEEK, TODAY + 2 * WEEK, TODAY)
    assert (
        told.sentence
        == f"added {action.ref}: Name an adviser by 17; owner T Manager (new), due Mon 24 Jun 2024"
    )
    assert desk.session.remarks == ["added T Manager to the people"]


def test_without_owner_and_day_the_sentence_says_so(desk: Desk) -> None:
    assert desk.actions.add("Write to landlords").sentence.endswith("no owner yet, no due day yet")
    assert desk.session.remarks == []


@pytest.mark.parametrize(
    ("title", "said", "sentence"),
    [
        ("  ", {}, "title is missing"),
        ("x" * 501, {}, "501 characters: write it in at most 500"),
        (
            "Late",
            {"due": TODAY - WEEK},
            "due day, Mon 3 Jun 2024, has passed already: choose one from today on",
        ),
        ("Nowhere", {"findings": ["9/9"]}, "no finding “9/9”"),
        ("Nobody", {"owner": "y" * 101}, "at most 100"),
    ],
)
def test_what_makes_no_action_is_refused_and_nothing_written(
    desk: Desk, title: str, said: dict[str, object], sentence: str
) -> None:
    with pytest.raises(Refusal, match=sentence):
        desk.actions.add(title, **said)  # type: ignore[arg-type]
    assert contents(desk) == {}
    assert desk.session.remarks == []


def test_an_owner_is_found_by_the_beginning_of_the_name_and_me_is_the_person_at_work(desk: Desk) -> None:
    assert owner_name(desk, add_action(desk, owner="T Manager")) == "T Manager"
    assert owner_name(desk, add_action(desk, owner="t man")) == "T Manager"
    assert owner_name(desk, add_action(desk, owner="me")) == "J Price"
    desk.people.add("T Mann")
    with pytest.raises(Refusal, match="may be T Manager, T Mann"):
        add_action(desk, owner="T M")
    assert desk.session.casebook.count(Person) == 3


def test_somebody_who_left_can_be_given_nothing(desk: Desk) -> None:
    action = add_action(desk, owner="T Manager")
    other = add_action(desk, owner="me")
    manager = desk.session.casebook.owner_of(action)
    assert manager
    desk.people.leave(manager, TODAY - WEEK)
    for deed in (
        lambda: add_action(desk, owner="T Manager"),
        lambda: desk.actions.assign(other, "T Manager"),
        lambda: desk.actions.assign_all([other], "T Manager"),
        lambda: desk.actions.embed(desk.actions.done(other).record, "Seen more often", "T Manager"),
    ):
        with pytest.raises(Refusal, match="T Manager left on 3 Jun 2024: name somebody who is here"):
            deed()


def test_progress_starts_an_action_and_other_updates_do_not(desk: Desk) -> None:
    action = add_action(desk)
    assert desk.actions.update(action, "Agreed with the board", "decision").record.state == "not started"
    started = desk.actions.update(action, "First plans read").record
    assert (started.state, started.started_on) == ("in progress", TODAY)
    assert updates(desk, action) == [("decision", "Agreed with the board"), ("progress", "First plans read")]


def test_later_wants_a_reason_earlier_does_not_and_the_first_day_is_kept(desk: Desk) -> None:
    action = add_action(desk, due=TODAY + WEEK)
    with pytest.raises(Refusal, match="would move to a later day, Mon 24 Jun 2024: give the reason"):
        desk.actions.move(action, TODAY + 2 * WEEK)
    moved = desk.actions.move(action, TODAY + 2 * WEEK, "waiting for a partner").record
    back = desk.actions.move(moved, TODAY + WEEK - timedelta(days=1)).record
    assert (back.due, back.original_due) == (date(2024, 6, 16), TODAY + WEEK)
    assert sorted(u.slip for u in desk.session.casebook.updates_about(action.id)) == [False, True]


def test_a_due_day_may_be_given_up_with_a_reason_and_set_again(desk: Desk) -> None:
    action = add_action(desk, due=TODAY + WEEK)
    with pytest.raises(Refusal, match="would have no due day any more: give the reason"):
        desk.actions.move(action, None)
    told = desk.actions.move(action, None, "waits for the budget")
    assert told.record.due is None
    assert told.sentence == f"moved the due day of {action.ref} from 17 Jun 2024 to no day"
    with pytest.raises(Refusal, match="has no due day already"):
        desk.actions.move(told.record, None, "again")
    again = desk.actions.move(told.record, TODAY + 2 * WEEK).record
    assert (again.due, again.original_due) == (TODAY + 2 * WEEK, TODAY + WEEK)


@pytest.mark.parametrize(
    ("days", "sentence"), [(7, "is due on Mon 17 Jun 2024 already"), (-1, "has passed already")]
)
def test_a_move_to_the_same_or_a_past_day_is_refused(desk: Desk, days: int, sentence: str) -> None:
    action = add_action(desk, due=TODAY + WEEK)
    with pytest.raises(Refusal, match=sentence):
        desk.actions.move(action, TODAY + timedelta(days=days), "because")


def test_an_owner_is_changed_or_taken_away(desk: Desk) -> None:
    action = add_action(desk, owner="me")
    told = desk.actions.assign(action, "T Manager", "on leave")
    assert told.sentence == f"gave {action.ref} to T Manager (new)"
    with pytest.raises(Refusal, match="is with T Manager already"):
        desk.actions.assign(told.record, "T Manager")
    assert desk.actions.assign(told.record, "nobody").record.owner == ""
    assert ("re-assigned", "from J Price to T Manager: on leave") in updates(desk, action)


def test_several_are_given_as_one_change(desk: Desk) -> None:
    actions = [add_action(desk, f"Plan {n}") for n in range(3)]
    desk.actions.assign(actions[0], "T Manager")
    told = desk.actions.assign_all([now(desk, a) for a in actions], "T Manager")
    assert told.sentence == "gave 2 actions to T Manager"
    desk.past.undo()
    assert [owner_name(desk, a) for a in actions] == ["T Manager", "", ""]


def test_blocked_waits_until_it_is_freed(desk: Desk) -> None:
    action = add_action(desk)
    with pytest.raises(Refusal, match="The day to chase, Sun 9 Jun 2024, has passed already"):
        desk.actions.block(action, "partner", "the health assessment", TODAY - timedelta(days=1))
    blocked = desk.actions.block(action, "partner", "the health assessment", TODAY + WEEK).record
    assert blocked.state == "blocked"
    assert blocked.blocked
    assert (blocked.blocked.since, blocked.blocked.chase_on) == (TODAY, TODAY + WEEK)
    freed = desk.actions.unblock(blocked).record
    assert (freed.state, freed.blocked) == ("in progress", None)
    with pytest.raises(Refusal, match="is not blocked"):
        desk.actions.unblock(freed)


@pytest.mark.parametrize("source", ["visit", "audit", "board", "plan"])
def test_complete_takes_a_line_of_evidence_where_the_source_asks_for_it(desk: Desk, source: str) -> None:
    action = add_action(desk, source=source)
    with pytest.raises(Refusal, match=f"comes from an? {source}, so it takes a line of evidence"):
        desk.actions.done(action, "  ")
    done = desk.actions.done(action, "Dip sample of 20 plans").record
    assert (done.state, done.completed_on, done.started_on) == ("complete", TODAY, TODAY)
    assert updates(desk, action) == [("evidence", "Dip sample of 20 plans")]


def test_evidence_recorded_earlier_will_do(desk: Desk) -> None:
    action = add_action(desk, source="audit")
    desk.actions.update(action, "All 20 plans read", "evidence")
    assert desk.actions.done(now(desk, action)).record.state == "complete"


def test_complete_then_embedded_and_who_says_so(desk: Desk) -> None:
    action = add_action(desk, owner="me")
    with pytest.raises(Refusal, match="is not started: complete it first"):
        desk.actions.embed(action, "Seen more often")
    done = desk.actions.done(action).record
    told = desk.actions.embed(done, "Seen more often")
    assert told.record.self_confirmed
    assert told.sentence.endswith("(self-confirmed)")
    assert not desk.actions.embed(told.record, "Seen more often", "T Manager").record.self_confirmed


def test_dropped_is_over_until_it_is_opened_again(desk: Desk) -> None:
    action = add_action(desk)
    with pytest.raises(Refusal, match="reason for dropping it is missing"):
        desk.actions.drop(action, " ")
    dropped = desk.actions.drop(action, "covered by 3.2").record
    assert (dropped.dropped_on, dropped.dropped_reason) == (TODAY, "covered by 3.2")
    for deed in (
        lambda: desk.actions.done(dropped),
        lambda: desk.actions.move(dropped, TODAY + WEEK),
        lambda: desk.actions.block(dropped, "person", "x"),
        lambda: desk.actions.drop(dropped, "again"),
        lambda: desk.actions.split(dropped, ["a", "b"]),
    ):
        with pytest.raises(Refusal, match=r"is dropped, so it cannot be .*; open it again first"):
            deed()
    opened = desk.actions.reopen(dropped, "3.2 fell away").record
    assert (opened.state, opened.dropped_on, opened.dropped_reason) == ("in progress", None, "")
    with pytest.raises(Refusal, match="is open: it is in progress"):
        desk.actions.reopen(opened, "again")


def test_a_partner_is_asked_and_answers(desk: Desk) -> None:
    action = add_action(desk)
    with pytest.raises(Refusal, match="names no partner agency: say which one"):
        desk.actions.partner(action, "accepted")
    asked = desk.actions.partner(action, "asked", agency="Wye NHS").record
    assert (asked.partner, asked.partner_answer, asked.partner_asked_on) == ("Wye NHS", "asked", TODAY)
    told = desk.actions.partner(asked, "declined", "no capacity")
    assert told.sentence == f"Wye NHS declined {action.ref}"
    assert updates(desk, action)[-1] == ("partner's answer", "Wye NHS: declined. no capacity")


def test_split_keeps_the_first_and_links_the_rest(desk: Desk) -> None:
    action = add_action(desk, "Recruit and train", owner="me", due=TODAY + WEEK)
    with pytest.raises(Refusal, match="give at least two titles"):
        desk.actions.split(action, ["Recruit", " "])
    rest, first = desk.actions.split(action, ["Recruit", "Train"])
    assert (first.id, first.title) == (action.id, "Recruit")
    assert (rest.title, rest.split_from, rest.owner, rest.due) == (
        "Train",
        action.id,
        action.owner,
        action.due,
    )
    desk.past.undo()
    assert desk.session.casebook.by_id(rest.id) is None
    assert now(desk, action).title == "Recruit and train"


def test_findings_are_linked_and_taken_off(desk: Desk) -> None:
    finding = desk.findings.add("Plans are late", source="review")
    action = add_action(desk)
    linked = desk.actions.link(action, [finding.ref]).record
    assert (linked.findings, linked.source) == ((finding.id,), "review")
    with pytest.raises(Refusal, match=f"answers {finding.ref} already"):
        desk.actions.link(linked, [finding.ref])
    free = desk.actions.link(linked, [finding.ref], remove=True).record
    assert free.findings == ()
    with pytest.raises(Refusal, match="does not answer"):
        desk.actions.link(free, [finding.ref], remove=True)


def test_edit_says_what_changed_and_leaves_an_unchanged_action_alone(desk: Desk) -> None:
    action = add_action(desk)
    assert desk.actions.edit(action, title=action.title).sentence == f"nothing of {action.ref} was changed"
    told = desk.actions.edit(action, title="Refresh\x1b[31m all plans\n", plan_ref="3.2")
    assert (told.record.title, told.record.plan_ref) == ("Refresh all plans", "3.2")
    assert told.sentence == f"changed the title, plan ref of {action.ref}"
    with pytest.raises(Refusal, match="title is missing"):
        desk.actions.edit(action, title="\x1b[31m")


def test_what_is_typed_is_kept_plain_and_markup_as_typed(desk: Desk) -> None:
    promise = Promise(words="You will \x1b]0;x\x07know", to="young people")
    action = add_action(desk, "A\x1b[31mb [bold]x[/bold]\nsecond\x00", promise=promise)
    assert action.title == "Ab [bold]x[/bold] second"
    assert action.promise
    assert action.promise.words == "You will know"
    assert desk.session.casebook.count(Update) == 0
