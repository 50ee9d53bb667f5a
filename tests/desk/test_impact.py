"""Linking an action to the number it should move, and the status suggested beside the one it was given."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.desk.book import TODAY, add_action, contents, now, open_desk
from tests.desk.young import row, rules, young_person
from tracker.desk import Desk
from tracker.desk.impact import Link
from tracker.desk.session import OwnLists
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action

DAY = timedelta(days=1)
WAITS = "Young people waiting"


@pytest.fixture
def action(desk: Desk) -> Action:
    desk.figures.add(WAITS, 20, "may 2024")
    return add_action(desk, "Open a second clinic", owner="Jo Price", source="board", due=TODAY + 20 * DAY)


def facts(desk: Desk, action: Action) -> dict[str, str]:
    return dict(desk.impact.facts(now(desk, action)))


def test_a_number_is_named_with_its_baseline_of_today(desk: Desk, action: Action) -> None:
    told = desk.impact.link(action, Link("young people WAITING", target="5", by="sept 2024"))
    assert told.sentence == f"{action.ref} should move {WAITS} from 20 to 5 by sept 2024"
    linked = told.record
    assert (linked.moves, linked.baseline_value, linked.target_value) == (WAITS, 20, 5)
    assert linked.expected_by is not None
    assert linked.expected_by.latest == date(2024, 9, 30)
    desk.impact.link(linked, Link(target=4))
    assert now(desk, action).baseline_value == 20
    desk.past.undo()
    assert now(desk, action).target_value == 5


def test_another_number_has_another_baseline_and_none_takes_it_off(desk: Desk, action: Action) -> None:
    desk.impact.link(action, Link(WAITS, target=5, by="sept 2024"))
    other = desk.impact.link(now(desk, action), Link("actions-overdue")).record
    assert (other.moves, other.baseline_value, other.target_value) == ("actions-overdue", 0, None)
    off = desk.impact.link(other, Link("none")).record
    assert (off.moves, off.baseline_value, off.expected_by) == ("", None, None)


@pytest.mark.parametrize(
    ("link", "why"),
    [
        (Link("something"), "There is no figure “something”"),
        (Link("impact-no-change"), "no action can move it"),
        (Link(), "names no number yet"),
        (Link(target=3), "names no number yet"),
        (Link(WAITS, baseline="many"), "The baseline cannot be “many”: give a number"),
        (Link(WAITS, target=float("inf")), "The target cannot be “inf”"),
        (Link(WAITS, target=20), "no better than the baseline 20: another number is better"),
        (Link("actions-overdue", 10, 30), "no better than the baseline 10: fewer is better"),
        (Link(WAITS, by="1 may 2020"), "it was agreed later"),
        (Link(WAITS, by=""), "The day is missing"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    desk: Desk, action: Action, link: Link, why: str
) -> None:
    before = contents(desk)
    with pytest.raises(Refusal, match=why):
        desk.impact.link(action, link)
    assert contents(desk) == before


def test_the_class_is_told_with_delivered_and_embedded_apart(desk: Desk, action: Action) -> None:
    desk.impact.link(action, Link(WAITS, target=5))
    assert (facts(desk, action)["Effect"], facts(desk, action)["Delivered"]) == (
        "not delivered yet",
        "no",
    )
    assert facts(desk, action)["Status"] == (
        "grey: not started (grey is not started, not yet due); 15 short of its target, 5"
    )
    desk.figures.add(WAITS, 4, "10 jun")
    assert facts(desk, action)["Effect"] == "changed without delivery"
    desk.actions.done(now(desk, action), "clinic opened")
    told = facts(desk, action)
    assert told["Effect"] == "delivered, change seen"
    assert (told["Delivered"], told["Embedded"]) == ("10 Jun 2024", "no")
    assert told["Moves"] == f"{WAITS}: baseline 20, now 4, reported for 10 Jun 2024, target 5, reached"
    desk.actions.embed(now(desk, action), "They wait days, not weeks", "Amir Khan")
    assert facts(desk, action)["Embedded"] == "10 Jun 2024"
    assert "Effect: delivered, change seen" in desk.sheet(now(desk, action))


def test_the_row_keeps_up_with_the_number(desk: Desk, action: Action) -> None:
    desk.impact.link(action, Link(WAITS, target=5))
    assert row(desk, action).more["impact_class"] == "not delivered yet"
    figure = desk.figures.add(WAITS, 4, "10 jun")
    assert row(desk, action).more["impact_class"] == "changed without delivery"
    assert [r.ref for r in desk.lists.actions("impact:without")] == [action.ref]
    desk.past.undo()
    assert desk.session.casebook.get(type(figure), figure.id) is None
    assert row(desk, action).more["impact_class"] == "not delivered yet"


def test_the_row_keeps_up_with_a_measure(desk: Desk, action: Action) -> None:
    desk.impact.link(action, Link("actions-open", baseline=9, target=12))  # neither way is better by itself
    assert row(desk, action).more["impact_class"] == "not delivered yet"
    others = [add_action(desk, f"Another {n}") for n in range(11)]
    assert row(desk, action).more["impact_class"] == "changed without delivery"
    desk.past.undo()
    desk.past.undo()
    assert len(others) == 11
    assert row(desk, action).more["impact_class"] == "changed without delivery"
    desk.past.undo()
    assert row(desk, action).more["impact_class"] == "not delivered yet"


def test_an_action_for_one_young_person_is_asked_only_where_it_names_a_number(desk: Desk) -> None:
    desk.figures.add(WAITS, 20, "may 2024")
    case = young_person(desk)
    own = add_action(desk, "Book the dentist", case=case.id)
    assert desk.impact.of(own) is None
    assert row(desk, own).more["impact_class"] is None
    assert desk.impact.of(desk.impact.link(own, Link(WAITS)).record) is not None


def test_plain_words_find_no_row_by_its_colour_or_class(desk: Desk, action: Action) -> None:
    assert desk.lists.actions("delivered") == []
    assert desk.lists.actions("grey") == []
    assert [r.ref for r in desk.lists.actions("status:grey")] == [action.ref]


def test_a_status_is_kept_with_its_day_and_disagrees_with_the_dates(desk: Desk, action: Action) -> None:
    desk.actions.update(action, "on we go")
    told = desk.impact.say_status(now(desk, action), "red")
    assert told.sentence == f"{action.ref} is red: off track"
    assert (told.record.said_status, told.record.said_status_on) == ("red", TODAY)
    ((found, standing),) = desk.impact.disagreements()
    assert found.id == action.id
    assert standing.sentence == "owner says red, dates say green: no date or silence says otherwise"
    assert row(desk, action).more["status_disagrees"] == "says red, dates green"
    assert [r.ref for r in desk.lists.actions("status:disagrees")] == [action.ref]
    assert facts(desk, action)["Status"].endswith("(green is on track); no measure behind it")
    with pytest.raises(Refusal, match="is red already, since today"):
        desk.impact.say_status(now(desk, action), "red")
    desk.impact.say_status(now(desk, action), "green")
    assert desk.impact.disagreements() == []
    off = desk.impact.say_status(now(desk, action), None).record
    assert (off.said_status, off.said_status_on) == (None, None)


def test_late_and_called_green_says_how_late(book: Path) -> None:
    with_day = open_desk(book)
    late = add_action(with_day, "Late", due=TODAY, source="plan")
    with_day.impact.say_status(late, "green")
    assert rules(with_day, late) == {"AN-04", "AN-11", "AN-02"}
    with_day.close(quick=True)
    after = open_desk(book, today=TODAY + 12 * DAY)
    ((_, standing),) = after.impact.disagreements()
    assert standing.sentence == "owner says green, dates say red: 12 days overdue"
    assert "AN-11" in rules(after, late)
    after.impact.link(late, Link("actions-overdue", baseline=50))
    assert facts(after, late)["Moves"] == "Open actions overdue: baseline 50, now 100 % (1 of 1), no target"
    assert facts(after, late)["Status"].endswith("; no distance to a target is known")
    after.close(quick=True)


def test_a_dropped_action_has_no_status(desk: Desk, action: Action) -> None:
    dropped = desk.actions.drop(action, "not needed").record
    with pytest.raises(Refusal, match="is dropped, so it has no status"):
        desk.impact.say_status(dropped, "green")
    assert desk.impact.facts(dropped) == []
    assert row(desk, dropped).more["suggested_status"] is None


def test_a_councils_own_meanings_are_used(desk: Desk, action: Action, tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    each = '[[status]]\ncolour = "{}"\nword = "our {}"\ndefinition = "Ours."\n'
    own.write_text("".join(each.format(c, c) for c in ("blue", "green", "amber", "red", "grey")))
    desk.session.own_lists = OwnLists(statuses=str(own))
    assert "(grey is our grey)" in facts(desk, action)["Status"]
