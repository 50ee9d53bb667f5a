"""What a pack tells of follow-through, of delivery and change, of the reviews, and of the extract."""

from datetime import timedelta
from typing import Any

from tests.desk.book import now
from tests.desk.packs import BOARD, END, START, agreed, of_young_people, young_people
from tracker.desk import Desk
from tracker.desk.deciding import Said
from tracker.desk.impact import Link
from tracker.desk.pack_numbers import LEFT_OUT
from tracker.desk.whose import Whose
from tracker.domain.paper import Block
from tracker.domain.reporting import Pack, PackFigure
from tracker.domain.work import Promise

__all__ = ["of_young_people"]
DAY = timedelta(days=1)


def part(pack: Pack, name: str) -> list[Block]:
    """Give the blocks under a heading of a pack, up to the next of its level."""
    blocks = list(pack.paper.blocks)
    at = next(n for n, b in enumerate(blocks, 1) if b.kind == "heading" and b.text == name)
    rest = blocks[at:]
    end = next((n for n, b in enumerate(rest) if b.kind == "heading" and b.level <= 2), len(rest))
    return rest[:end]


def rows(pack: Pack, name: str) -> list[tuple[str, ...]]:
    return [tuple(row) for block in part(pack, name) if block.kind == "table" for row in block.rows]


def test_what_was_done_by_the_day_first_agreed_by_source_and_partner(desk: Desk) -> None:
    usual: dict[str, Any] = {"source": "audit", "due": START + 10 * DAY, "original_due": START + 10 * DAY}
    agreed(desk, "In time", state="complete", completed_on=START + 9 * DAY, **usual)
    agreed(desk, "Late", state="complete", completed_on=START + 12 * DAY, partner="Wye NHS", **usual)
    agreed(desk, "Put back", **{**usual, "due": END + 9 * DAY})
    found = {row[0]: row[1:] for row in rows(desk.packs.build(BOARD), "Follow-through")}
    assert found["all"] == ("3", "33 % (1)", "67 % (2)")
    assert found["source: audit"] == found["all"]
    assert found["partner: Wye NHS"] == ("1", "0 % (0)", "100 % (1)")
    assert not [name for name in found if "no partner" in name]


def test_an_action_for_one_young_person_is_followed_in_no_pack_that_leaves(desk: Desk) -> None:
    (case,) = young_people(desk, 1, 0)
    agreed(desk, "Ring the landlord", case=case.id, due=START + 3 * DAY)
    (told,) = part(desk.packs.build(BOARD), "Follow-through")
    assert told.text == "No action of this paper was first due in this period."
    assert rows(desk.packs.build(BOARD._replace(for_team=True)), "Follow-through")[0][1] == "1"


def test_delivered_without_change_is_told_with_its_number(desk: Desk) -> None:
    desk.figures.add("Waiting", 20, "april 2024")
    action = agreed(desk, "Open a clinic", source="board", due=END)
    linked = desk.impact.link(action, Link("Waiting", target=5, by="1 july 2024")).record
    desk.actions.done(linked, evidence="Opened")
    (row,) = rows(desk.packs.build(BOARD), "What was delivered, and what changed")
    assert row[:4] == (action.ref, "Open a clinic", "10 Jun 2024", "not yet")
    assert row[4].startswith("Waiting: from 20 to 5; now 20")


def test_a_number_the_pack_withholds_stays_withheld_where_an_action_names_it(
    desk: Desk, of_young_people: None
) -> None:
    young_people(desk, 3, 9)
    action = agreed(desk, "See them", source="board", due=END, theme="front door & assessment")
    linked = desk.impact.link(action, Link("test-ab", baseline=9, target=20, by="1 july 2024")).record
    desk.actions.done(linked, evidence="Seen")
    for asked in (BOARD, BOARD._replace(theme="front door & assessment")):
        ((*_, number),) = rows(desk.packs.build(asked), "What was delivered, and what changed")
        assert number == "test-ab: from 9 to 20; now c"
    ((*_, number),) = rows(
        desk.packs.build(BOARD._replace(for_team=True)), "What was delivered, and what changed"
    )
    assert number == "test-ab: from 9 to 20; now 3"


def test_weekly_reviews_tell_what_was_decided_of_what_may_be_named(desk: Desk) -> None:
    young_people(desk, 2, 0)
    agreed(desk, "Late", due=START + 3 * DAY)
    review = desk.reviews.begin(Whose("all"))
    while desk.reviews.place(review).record is not None:
        review, _ = desk.reviews.decide(review, "nudge", Said("Ring them"))
    desk.reviews.end(review)
    assert len(review.items) == 3
    ((_, ref, keep, nudge, *_),) = rows(desk.packs.build(BOARD), "Weekly reviews")
    assert (ref, keep, nudge) == (review.ref, "0", "1")


def test_where_none_was_held_there_is_no_such_part(desk: Desk) -> None:
    agreed(desk, "Call families")
    assert "Weekly reviews" not in {b.text for b in desk.packs.build(BOARD).paper.blocks}


def test_the_extract_that_was_compared_marks_the_figures(desk: Desk) -> None:
    young_people(desk, 7, 6)
    (none,) = part(desk.packs.build(BOARD), "Reconciliation")
    assert none.text == "No extract of the case system was compared with what is kept here."
    lines = ["case number,initials,date of birth,team", *(f"{n:03},AB,2005-01-15,X" for n in range(12))]
    desk.reconciling.keep(desk.reconciling.compare("\n".join(lines).encode(), "march.csv"))
    marks = {row[0]: row[2] for row in rows(desk.packs.build(BOARD), "Reconciliation")}
    assert marks["Young people"] == "differs by c rows"
    team = {r[0]: r[2] for r in rows(desk.packs.build(BOARD._replace(for_team=True)), "Reconciliation")}
    assert team["Young people"] == "differs by 1 row"
    assert now(desk, desk.reconciling.all()[0])


def figure(pack: Pack, measure: str) -> PackFigure:
    return next(f for f in pack.figures if f.measure == measure)


def test_nothing_can_be_worked_out_by_taking_a_list_from_its_figure(desk: Desk) -> None:
    (case,) = young_people(desk, 1, 0)
    due = START + 10 * DAY
    usual: dict[str, Any] = {"due": due, "original_due": due, "partner": "Wye NHS", "partner_answer": "asked"}
    for n in range(8):
        agreed(desk, f"Ask {n}", case=case.id if n < 2 else "", **usual)
    done: dict[str, Any] = {"state": "complete", "completed_on": due}
    for n in range(3):
        agreed(desk, f"Done {n}", case=case.id if n < 2 else "", **usual, **done)
    pack, team = desk.packs.build(BOARD), desk.packs.build(BOARD._replace(for_team=True))
    for paper, open_asks, all_of in ((pack, "6", "7"), (team, "8", "11")):
        (asked,) = [b.rows[0] for b in paper.paper.blocks if b.header[:1] == ("Partner",)]
        assert asked[:2] == ("Wye NHS", open_asks)
        assert figure(paper, "partner-asks-open").shown == open_asks
        assert figure(paper, "partner-asks-closing").shown == open_asks
        assert rows(paper, "Follow-through")[0][1] == all_of
        assert figure(paper, "follow-on-time").shown.endswith(f" of {all_of})")
        moved = {row[0]: row for row in rows(paper, "What came and went")}
        assert moved["Asks of partners"][4] == open_asks
    said = " ".join(block.text for block in pack.paper.blocks)
    assert LEFT_OUT in figure(pack, "partner-asks-open").definition
    assert LEFT_OUT not in figure(team, "partner-asks-open").definition
    assert "are counted in figures" not in said
    assert "left out of this paper’s figures and lists of actions" in said


def test_a_pack_that_leaves_is_compared_with_none_that_must_not(desk: Desk) -> None:
    agreed(desk, "Call families")
    earlier = BOARD._replace(start=START - 42 * DAY, end=START - DAY, for_team=True)
    team = desk.packs.build(earlier)
    assert not [b for b in part(desk.packs.build(BOARD), "What this paper is") if team.ref in b.text]


def test_a_pack_made_before_is_corrected_as_it_counted(desk: Desk) -> None:
    (case,) = young_people(desk, 1, 0)
    agreed(desk, "Ring the landlord", case=case.id)
    agreed(desk, "Call families")
    team = desk.packs.build(BOARD._replace(for_team=True))
    for kept in (team, desk.packs.build(BOARD)):
        assert desk.packs.corrections_told(kept) == []


def test_promises_that_may_be_named_give_none_away(desk: Desk) -> None:
    cases = young_people(desk, 8, 0)
    for n in range(8):
        agreed(
            desk,
            f"Promise {n}",
            source="promise",
            promise=Promise(words="We will ring", to="all"),
            case=cases[n].id if n < 2 else "",
            due=END + DAY,
        )
    assert figure(desk.packs.build(BOARD), "promises-open").shown == "c"
    assert figure(desk.packs.build(BOARD._replace(for_team=True)), "promises-open").shown == "8"
