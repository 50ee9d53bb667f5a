"""The weekly review: a queue, a decision each, stopped at any point; and what became of it a week later."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.desk.book import TODAY, add_action, now, open_desk
from tests.desk.young import log, on, young_person
from tests.make import a_thread
from tracker.desk import Desk
from tracker.desk.deciding import Said, allowed, effect_of
from tracker.desk.figure_rows import FigureRows
from tracker.desk.identities import Identities
from tracker.desk.row_makers import MAKERS
from tracker.desk.week_pages import minutes, week_page
from tracker.desk.whose import Whose
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Action
from tracker.rules.attention import _ASKED
from tracker.store.change import Edit
from tracker.wording.paper import paper_as_markdown, paper_as_text

ALL = Whose("all")
WEEK = timedelta(days=7)
LATE = TODAY - timedelta(days=3)


def late_action(desk: Desk, title: str, **said: Any) -> Action:
    """Agree an action three days ago for that day, so that it is late."""
    today, desk.session.today = desk.session.today, LATE
    made = add_action(desk, title, due=LATE, **said)
    desk.session.today = today
    return made


@pytest.fixture
def late(desk: Desk) -> list[Action]:
    """Four actions that are three days late."""
    desk.people.add("J Price", team="16+")
    return [late_action(desk, f"Action {n}", owner="J Price") for n in range(4)]


def a_week_later(book: Path, weeks: int = 1) -> Desk:
    return open_desk(book, today=TODAY + weeks * WEEK)


def up(desk: Desk, review: WeeklyReview) -> Action:
    record = desk.reviews.place(review).record
    assert isinstance(record, Action)
    return record


def hold(desk: Desk, of: Whose = ALL) -> WeeklyReview:
    """Hold a review that decides on one item."""
    review, _ = desk.reviews.decide(desk.reviews.begin(of), "keep", Said("Known"))
    return desk.reviews.end(review)


def kinds(desk: Desk, action: Action) -> list[str]:
    return [u.kind for u in desk.session.casebook.updates_about(action.id)]


def test_a_review_of_forty_that_is_killed_at_seventeen_goes_on_at_eighteen(book: Path) -> None:
    desk = open_desk(book)
    for n in range(40):
        late_action(desk, f"Action {n}", owner="J Price")
    review = desk.reviews.begin(ALL)
    for n in range(17):
        review, _ = desk.reviews.decide(review, "keep", Said(f"Reason {n}"))
    # No close: the process is gone, and what it held in memory with it.
    again = open_desk(book)
    resumed = again.reviews.begin(ALL)
    place = again.reviews.place(resumed)
    assert (resumed.id, place.number, place.of) == (review.id, 18, 40)
    assert place.record is not None
    assert place.record.id not in {item.about for item in resumed.items}
    told = paper_as_markdown(minutes(again.reviews, resumed, again.session.casebook))
    assert [f"keep: Reason {n} (J Price, 10 Jun 2024)" in told for n in range(17)] == [True] * 17
    assert told.count(": keep: ") == 17


def test_the_longest_unreviewed_come_first_and_a_decision_is_one_change(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    review = desk.reviews.begin(ALL)
    first = up(desk, review)
    before = desk.session.store.history.n
    review, says = desk.reviews.decide(review, "keep", Said("Waiting for the panel"))
    assert desk.session.store.history.n == before + 1
    assert says == f"{first.ref}: kept as it is: Waiting for the panel"
    assert kinds(desk, first) == ["review"]
    desk.reviews.end(review)
    later = a_week_later(book)
    queue = later.reviews.begin(ALL).queue
    assert queue[-1] == first.id
    assert len(queue) == 4


def test_undo_takes_the_decision_back_and_the_item_comes_again(desk: Desk, late: list[Action]) -> None:
    review = desk.reviews.begin(ALL)
    first = up(desk, review)
    desk.reviews.decide(review, "re-date", Said("no capacity", due=TODAY + WEEK))
    assert now(desk, first).due == TODAY + WEEK
    desk.past.undo()
    assert now(desk, first).due == LATE
    assert up(desk, now(desk, review)).id == first.id


def test_each_decision_does_what_it_says(desk: Desk, late: list[Action]) -> None:
    review = desk.reviews.begin(ALL)
    dated = up(desk, review)
    review, _ = desk.reviews.decide(review, "re-date", Said("waiting for a partner", due=TODAY + WEEK))
    given = up(desk, review)
    review, _ = desk.reviews.decide(review, "re-assign", Said("J Price is away", to="T Oduya"))
    closed = up(desk, review)
    review, _ = desk.reviews.decide(review, "close", Said("List of 4 June"))
    dropped = up(desk, review)
    review, _ = desk.reviews.decide(review, "close", Said("overtaken by the move", give_up=True))
    assert (now(desk, dated).due, kinds(desk, dated)) == (TODAY + WEEK, ["moved"])
    assert desk.session.casebook.owner_of(now(desk, given)).name == "T Oduya"  # type: ignore[union-attr]
    assert now(desk, closed).state == "complete"
    assert "evidence" in kinds(desk, closed)
    assert now(desk, dropped).state == "dropped"
    assert [item.decision for item in review.items] == ["re-date", "re-assign", "close", "close"]
    assert [item.to for item in review.items] == ["", "T Oduya", "", ""]
    with pytest.raises(Refusal, match=r"Everything in W-\w+ is decided"):
        desk.reviews.decide(review, "keep")


@pytest.mark.parametrize(
    ("decision", "said", "why"),
    [
        ("re-date", Said("later", due=TODAY - WEEK), "has passed already"),
        ("re-date", Said("later"), "new due day"),
        ("re-date", Said("", due=TODAY + WEEK), "give the reason"),
        ("re-assign", Said("x"), "new owner is missing"),
        ("escalate", Said("x"), "To whom it is escalated is missing"),
        ("discuss", Said(), "discussed is missing"),
        ("close", Said("", give_up=True), "reason for dropping"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_kept(
    desk: Desk, late: list[Action], decision: str, said: Said, why: str
) -> None:
    review = desk.reviews.begin(ALL)
    before = desk.session.store.history.n
    with pytest.raises(Refusal, match=why):
        desk.reviews.decide(review, decision, said)  # type: ignore[arg-type]
    assert desk.session.store.history.n == before
    assert not now(desk, review).items


def test_a_young_person_is_kept_nudged_escalated_or_discussed_and_their_file_tells_of_it(desk: Desk) -> None:
    case = young_person(desk)
    review = desk.reviews.begin(ALL)
    assert desk.reviews.place(review).record == case
    assert allowed(case) == ("keep", "nudge", "escalate", "discuss")
    with pytest.raises(Refusal, match=f"{case.ref} is a young person"):
        desk.reviews.decide(review, "close", Said("x"))
    desk.reviews.decide(review, "escalate", Said("No visit on record", to="T Oduya"))
    assert "escalate to T Oduya; No visit on record; by J Price" in desk.sheet(now(desk, case))


def test_what_was_written_late_about_an_earlier_day_carries_no_decision_out(desk: Desk, book: Path) -> None:
    case = young_person(desk)
    review, _ = desk.reviews.decide(desk.reviews.begin(ALL), "nudge", Said("Ring them"))
    later = a_week_later(book)
    log(later, now(later, case), when=on(TODAY - WEEK))
    assert [d.outcome for d in later.reviews.carried_out(now(later, review))] == ["not yet"]
    log(later, now(later, case), when=on(TODAY + timedelta(days=2)))
    assert [d.outcome for d in later.reviews.carried_out(now(later, review))] == ["happened"]


def test_skipped_comes_at_the_end_and_pulled_comes_now(desk: Desk, late: list[Action]) -> None:
    review = desk.reviews.begin(ALL)
    first, *_, last = review.queue
    review = desk.reviews.skip(review)
    assert review.queue[-1] == first
    wanted = desk.session.casebook.get(Action, last)
    assert wanted is not None
    assert up(desk, desk.reviews.pull(review, wanted)) == wanted
    fine = add_action(desk, "Not late", owner="J Price", due=TODAY + WEEK)
    with pytest.raises(Refusal, match="neither late nor stuck"):
        desk.reviews.pull(now(desk, review), fine)


def test_what_is_cleared_meanwhile_falls_out_and_what_came_since_joins(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    review = desk.reviews.begin(ALL)
    desk.actions.done(late[2])
    assert late[2].id not in [r.id for r in desk.reviews.left(review)]
    later = open_desk(book, today=TODAY + timedelta(days=2))
    new = late_action(later, "Came since", owner="J Price")
    again = later.reviews.begin(ALL)
    assert again.id == review.id
    assert again.queue[-1] == new.id


def test_scopes_are_ones_own_ones_teams_and_everything(desk: Desk, late: list[Action]) -> None:
    desk.people.add("T Oduya", team="16+", role="team manager")
    own = late_action(desk, "Mine", owner="T Oduya")
    late_action(desk, "Nobody's")
    scope = desk.reviews.whose
    assert len(desk.reviews.begin(scope("all")).queue) == 6
    assert desk.reviews.begin(scope("me", "T Oduya")).queue == (own.id,)
    assert len(desk.reviews.begin(scope("my team")).queue) == 5
    with pytest.raises(Refusal, match="Nothing of team 18"):
        desk.reviews.begin(Whose("my team", "18+"))


def test_standing_in_is_written_down(desk: Desk, late: list[Action]) -> None:
    desk.people.add("T Oduya", team="16+")
    review = desk.reviews.begin(desk.reviews.whose("my team", "T Oduya"), "T Oduya")
    assert "By J Price, for T Oduya, who is away" in paper_as_text(
        minutes(desk.reviews, review, desk.session.casebook)
    )


def test_a_week_later_each_decision_says_whether_it_happened(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    review = desk.reviews.begin(ALL)
    done, silent, missed, given = (up(desk, review),) * 4
    for decision, said in (
        ("nudge", Said("Ring them")),
        ("nudge", Said("Ring them too")),
        ("re-date", Said("no capacity", due=TODAY + timedelta(days=2))),
        ("re-assign", Said("J Price is away", to="T Oduya")),
    ):
        record = up(desk, review)
        done, silent, missed, given = silent, missed, given, record
        review, _ = desk.reviews.decide(review, decision, said)  # type: ignore[arg-type]
    desk.reviews.end(review)
    desk = open_desk(book, today=TODAY + timedelta(days=3))
    desk.actions.update(now(desk, done), "They rang back")
    later = a_week_later(book)
    became = {d.ref: (d.outcome, d.says) for d in later.reviews.carried_out(now(later, review))}
    assert became == {
        done.ref: ("happened", "moved 13 Jun 2024"),
        silent.ref: ("not yet", "nothing recorded since, 7 days"),
        missed.ref: ("not yet", "the new day, 12 Jun 2024, passed"),
        given.ref: ("not yet", "nothing recorded since, 7 days"),
    }


def test_since_the_last_review(desk: Desk, book: Path, late: list[Action]) -> None:
    due_then = add_action(desk, "Due on Wednesday", owner="J Price", due=TODAY + timedelta(days=2))
    case = young_person(desk)
    hold(desk)
    desk = open_desk(book, today=TODAY + timedelta(days=4))
    desk.actions.done(now(desk, late[0]))
    desk.actions.move(now(desk, late[1]), TODAY + 3 * WEEK, "waiting for approval")
    new = add_action(desk, "New", owner="J Price", due=TODAY + 3 * WEEK)
    visit_before = log(desk, case, "PA visit", on(TODAY - timedelta(days=1)), seen=True).note
    log(desk, case, "phone", on(desk.today))
    later = a_week_later(book)
    week = later.reviews.week(ALL)
    assert [m.id for m in week.new] == [new.id]
    assert [m.id for m in week.completed] == [late[0].id]
    assert [(m.id, m.says) for m in week.moved] == [
        (late[1].id, "from 7 Jun 2024 to 1 Jul 2024: waiting for approval")
    ]
    assert [m.id for m in week.newly_overdue] == [due_then.id]
    assert {late[0].id, late[1].id, case.id} <= {m.id for m in week.cleared}
    assert [(m.id, m.days) for m in week.recorded_late] == [(visit_before.id, 5)]
    assert later.reviews.rows_named("week-all-completed") == {late[0].id}
    page = paper_as_text(week_page(week, [], later.today, Identities(later.session.casebook)))
    assert "Recorded late: 1" in page
    assert max(map(len, page.splitlines())) <= 80
    assert len(page.splitlines()) <= 40


def test_nothing_newly_overdue_is_said_twice_and_nothing_old_is_new(desk: Desk, late: list[Action]) -> None:
    hold(desk)
    week = desk.reviews.week(ALL)
    assert [getattr(week, name) for name in ("new", "newly_overdue", "newly_missing", "cleared")] == [[]] * 4


def test_the_figures_are_kept_as_they_stood(desk: Desk, late: list[Action]) -> None:
    (kept,) = (f for f in desk.reviews.begin(ALL).figures if f.measure == "actions-overdue")
    assert (kept.count, kept.of, kept.value) == (4, 4, 100)


def test_whose_items_nobody_reviewed(desk: Desk, book: Path, late: list[Action]) -> None:
    desk.people.add("T Oduya", team="18+")
    add_action(desk, "Theirs", owner="T Oduya", due=TODAY + WEEK)
    hold(desk, desk.reviews.whose("my team"))
    later = open_desk(book, today=TODAY + timedelta(days=8))
    assert [(u.person.name, u.days) for u in later.reviews.unreviewed()] == [
        ("T Oduya", None),
        ("J Price", 8),
    ]
    flags = {f.ref: f.sentence for f in later.session.board.all() if f.rule == "WR-01"}
    assert len(flags) == 3
    assert "No weekly review has looked at their items since reviews began on 10 Jun 2024" in flags.values()


def test_two_people_review_one_team_and_neither_loses_a_decision(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    review = desk.reviews.begin(ALL)
    other = open_desk(book)
    other.session.store.who = "J Price"
    other.reviews.decide(now(other, review), "keep", Said("first"))
    with pytest.raises(Refusal, match="meanwhile"):
        desk.reviews.decide(review, "keep", Said("second"))
    desk.poll()
    after, _ = desk.reviews.decide(now(desk, review), "keep", Said("second"))
    assert [item.text for item in after.items] == ["first", "second"]


def test_a_day_that_is_looked_back_at_knows_no_later_review(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    desk.reviews.begin(ALL)
    earlier = open_desk(book, today=date(2024, 6, 9))
    assert earlier.reviews.all() == []


def test_what_is_recorded_late_corrects_the_earlier_weeks_figure_visibly(
    desk: Desk, late: list[Action]
) -> None:
    hold(desk)
    desk.session.today = TODAY + timedelta(days=2)
    late_action(desk, "Agreed then, written down now", owner="J Price")
    desk.session.today = TODAY + WEEK
    week = desk.reviews.week(ALL)
    (found,) = [c for c in desk.reviews.corrections(week) if c.measure == "actions-overdue"]
    assert (found.reported, found.now) == ("100 % (4 of 4)", "100 % (5 of 5)")
    page = paper_as_text(
        week_page(week, [], desk.today, Identities(desk.session.casebook), corrected=[found])
    )
    assert "100 % (4 of 4) then, 100 % (5 of 5) as known now" in " ".join(page.split())


def test_how_many_came_and_went_this_week_adds_up_and_opens_its_list(desk: Desk, late: list[Action]) -> None:
    desk.actions.done(late[0])
    rows = {row.title: row for row in FigureRows(desk.session, desk.reviews, ALL).rows()}
    row = rows["Open actions, at the end"]
    assert (row.more["now"], row.more["change"]) == ("3", "+4 -1")
    assert row.more["lines"] == ["0 + 4 new - 1 gone = 3, adds up"]
    assert desk.rows_behind(row.id) == {action.id for action in late[1:]}


def test_a_decision_falls_on_the_item_that_was_seen_or_on_none(desk: Desk, late: list[Action]) -> None:
    review = desk.reviews.begin(ALL)
    seen = up(desk, review)
    desk.actions.drop(seen, "overtaken")
    with pytest.raises(Refusal, match=f"{seen.ref} is not up any more"):
        desk.reviews.decide(review, "close", Said("List of June"), about=seen)
    assert not now(desk, review).items


def test_putting_a_day_back_again_carries_nothing_out(desk: Desk, book: Path, late: list[Action]) -> None:
    review = desk.reviews.begin(ALL)
    dated, raised = up(desk, review), None
    review, _ = desk.reviews.decide(review, "re-date", Said("no capacity", due=TODAY + WEEK))
    raised = up(desk, review)
    review, _ = desk.reviews.decide(review, "escalate", Said("stuck", to="the head of service"))
    later = open_desk(book, today=TODAY + timedelta(days=3))
    became = {d.ref: (d.outcome, d.says) for d in later.reviews.carried_out(now(later, review))}
    assert became[dated.ref] == ("under way", "due 17 Jun 2024")
    later.actions.move(now(later, dated), TODAY + 9 * WEEK, "no capacity")
    later.actions.move(now(later, raised), TODAY + 9 * WEEK, "no capacity")
    became = {d.ref: (d.outcome, d.says) for d in later.reviews.carried_out(now(later, review))}
    assert became[dated.ref] == ("not yet", "moved again, to 12 Aug 2024")
    assert became[raised.ref][0] == "not yet"


def test_a_review_nobody_ended_is_over_when_the_next_is_due(
    desk: Desk, book: Path, late: list[Action]
) -> None:
    left = desk.reviews.begin(ALL)
    first = up(desk, left)
    left, _ = desk.reviews.decide(left, "keep", Said("Known"))
    later = open_desk(book, today=TODAY + 2 * WEEK)
    fresh = later.reviews.begin(ALL)
    assert fresh.id != left.id
    assert first.id in fresh.queue
    assert now(later, left).ended == later.today


def test_what_was_entered_for_an_earlier_day_hides_nothing_of_the_week(
    desk: Desk, late: list[Action]
) -> None:
    new = add_action(desk, "New", owner="J Price", due=TODAY + WEEK)
    today, desk.session.today = desk.session.today, TODAY - timedelta(days=30)
    add_action(desk, "For an earlier day", due=TODAY + WEEK)
    desk.session.today = today
    assert new.id in {m.id for m in desk.reviews.week(ALL).new}


def test_a_review_of_everything_was_one_of_the_team_too(desk: Desk, late: list[Action]) -> None:
    review = hold(desk)
    week = desk.reviews.week(desk.reviews.whose("my team"))
    assert week.last == review
    assert [d.item for d in desk.reviews.carried_out(review, week.of)] == list(review.items)
    assert desk.reviews.carried_out(review, Whose("my team", "18+")) == []
    assert desk.reviews.corrections(week) == []


def test_a_thread_that_is_to_be_discussed_still_waits_for_its_decision(desk: Desk) -> None:
    thread = a_thread()
    desk.session.commit([Edit(None, thread, "test")], "test")
    told = effect_of(desk.session, desk.actions, thread, "discuss", Said("For the board"))
    assert [getattr(e.after, "kind", "") for e in told.edits] == ["review"]


def test_every_record_that_rules_flag_has_a_row(desk: Desk) -> None:
    assert {kind for kind in _ASKED if kind not in MAKERS} == set()


def test_the_week_page_and_the_minutes_name_no_young_person(desk: Desk) -> None:
    young_person(desk, chosen_name="Kayleigh")
    desk.session.today = TODAY - WEEK
    action = late_action(desk, "Help to move: ask how our dear young Kayleigh is", owner="J Price")
    desk.session.today = TODAY
    review = desk.reviews.begin(ALL)
    review = desk.reviews.pull(review, now(desk, action))
    review, _ = desk.reviews.decide(review, "nudge", Said("Kayleigh waits, ring 07700 900123"))
    told = [paper_as_text(minutes(desk.reviews, review, desk.session.casebook))]
    desk.session.today = TODAY + WEEK
    identities = Identities(desk.session.casebook)
    week, decided = desk.reviews.week(ALL), desk.reviews.carried_out(now(desk, review))
    told += [
        paper_as_text(week_page(week, decided, desk.today, identities, whole=whole))
        for whole in (False, True)
    ]
    for page in told:
        assert action.ref in page
        assert "Kayl" not in page
        assert "07700" not in page
    assert "a young person waits" in " ".join(told[0].split())
