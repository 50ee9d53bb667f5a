"""Follow-through on the desk: a line a group, and the rows of each number."""

from datetime import timedelta
from pathlib import Path

import pytest

from tests.desk.book import TODAY, add_action, now, open_desk
from tracker.desk import Desk
from tracker.domain.refusal import Refusal

DAY = timedelta(days=1)


def test_a_line_a_group_with_its_rows(book: Path) -> None:
    desk = open_desk(book)
    done = add_action(desk, "Done", owner="Jo Price", due=TODAY + DAY)
    moved = add_action(desk, "Moved", owner="Jo Price", due=TODAY + DAY)
    left = add_action(desk, "Left", due=TODAY + DAY)
    desk.actions.done(done, "x")
    desk.actions.move(moved, TODAY + 5 * DAY, "no capacity")
    desk.close(quick=True)
    desk = open_desk(book, today=TODAY + 3 * DAY)
    desk.actions.done(now(desk, moved), "x")
    period = desk.follow.period(None, None)
    jo, nobody = desk.follow.by("owner", period)
    assert (jo.name, jo.on_time, jo.ever_done) == ("Jo Price", "50 % (1 of 2)", "100 % (2 of 2)")
    assert jo.refs["done on time"] == (done.ref,)
    assert jo.refs["done late"] == (moved.ref,)
    assert (nobody.name, nobody.refs["still open"]) == ("nobody", (left.ref,))
    whole = desk.follow.whole(period)
    assert (whole.count("all"), whole.on_time) == (3, "33 % (1 of 3)")
    assert whole.medians["agreed to started"] == 1.5
    later = desk.follow.period(TODAY + 2 * DAY, None)
    assert desk.follow.whole(later).on_time == "none"
    assert any("is not on time" in sentence for sentence in desk.follow.definitions)
    desk.close(quick=True)


def test_a_period_that_cannot_be_is_refused(desk: Desk) -> None:
    with pytest.raises(Refusal, match="lies ahead"):
        desk.follow.period(None, TODAY + DAY)
    with pytest.raises(Refusal, match="ends before it begins"):
        desk.follow.period(TODAY, TODAY - DAY)
