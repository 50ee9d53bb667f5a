"""A number is its rows; a stock that moves adds up, and says where it does not."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.make import A_DAY, an_action
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.measures import STOCKS, Counted, Measure, Measured, Period, flow, measured
from tracker.measures.measure import How, percent
from tracker.rules.policy import load_policy

DAY = timedelta(days=1)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))


def shown(how: How, rows: int, of: int | None = None, values: tuple[float, ...] = ()) -> Measured:
    made = Measure("x", "X", "X.", "actions", Action, how, "neither", "days", (), lambda *_: Counted(()))
    ids = tuple(str(n) for n in range(rows))
    everybody = None if of is None else tuple(str(n) for n in range(of))
    return Measured(made, Counted(ids, everybody, dict(zip(ids, values, strict=False))))


def test_a_number_is_worked_out_from_its_rows() -> None:
    assert shown("count", 3).shown == "3"
    assert shown("share", 42, 44).shown == "95 % (42 of 44)"
    assert shown("share", 0, 0).shown == "nobody to count"
    assert shown("median", 3, None, (1, 5, 9)).shown == "5 days (of 3)"
    assert shown("average", 2, None, (1, 2)).shown == "1.5 days (of 2)"
    assert shown("most", 0).shown == "nothing to measure"


def test_nearly_all_is_never_all() -> None:
    assert [percent(v) for v in (100, 99.9, 99.4, 0.4, 0)] == [
        "100 %",
        "over 99 %",
        "99 %",
        "under 1 %",
        "0 %",
    ]


def test_narrowing_keeps_number_and_rows_together() -> None:
    few = shown("share", 4, 8).narrowed(lambda i: i in "0145")
    assert (few.counted.rows, few.value) == (("0", "1"), 50)


def test_overdue_counts_from_the_day_after() -> None:
    due = MARCH.end
    on_time, late = an_action(due=due), an_action(due=due - DAY)
    done = an_action(due=A_DAY, completed_on=due, state="complete")
    found = measured("actions-overdue", Casebook([on_time, late, done]), load_policy(), MARCH)
    assert found.counted == Counted((late.id,), (on_time.id, late.id), {})


days = st.dates(date(2024, 2, 20), date(2024, 4, 10))


@given(st.lists(st.tuples(days, st.none() | st.integers(0, 40)), max_size=12))
def test_opening_and_new_less_closed_is_closing(spans: list[tuple[date, int | None]]) -> None:
    actions = [
        an_action(agreed_on=came, completed_on=None if after is None else came + after * DAY)
        for came, after in spans
    ]
    moved = flow("open-actions", Casebook(actions), MARCH)
    assert moved.balanced
    assert len(moved.opening) + len(moved.new) - len(moved.closed) == len(moved.closing)


def test_days_in_an_impossible_order_are_named() -> None:
    wrong = an_action(agreed_on=date(2024, 3, 10), completed_on=date(2024, 2, 1))
    moved = flow("open-actions", Casebook([wrong, an_action(agreed_on=date(2024, 3, 2))]), MARCH)
    assert not moved.balanced
    assert moved.unexplained == (wrong.id,)
    assert "open-actions" in STOCKS
