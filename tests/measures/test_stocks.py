"""Stocks of young people, concerns and promises add up whatever the days, and say where they cannot."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.make import a_case, a_finding, a_spell, a_thread, an_action
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.work import Action, Promise
from tracker.measures import Flow, Period, flow, measured
from tracker.rules.policy import load_policy

DAY = timedelta(days=1)
MARCH = Period(date(2024, 3, 1), date(2024, 3, 31))
SAID = Promise(words="You will", to="the council of young people")
days = st.dates(date(2024, 2, 10), date(2024, 4, 20))
later = st.none() | st.integers(0, 50)
ENDS = (("completed_on", "complete"), ("dropped_on", "dropped"))
births = st.dates(date(1999, 2, 1), date(1999, 4, 30)) | st.dates(date(2008, 2, 1), date(2008, 4, 30))
"""Those who turn 25, and those who turn 16, in the weeks around the period."""


def moved(stock_id: str, *records: Record) -> Flow:
    return flow(stock_id, Casebook(records), MARCH)


def adds_up(found: Flow) -> bool:
    sums = len(found.opening) + len(found.new) - len(found.closed) == len(found.closing)
    return found.balanced and sums


@given(st.lists(st.tuples(births | st.just(date(2004, 5, 9)), days, later), max_size=10))
def test_young_people_who_came_less_those_gone_are_there(
    people: list[tuple[date, date, int | None]],
) -> None:
    records: list[Record] = []
    for born, begun, after in people:
        closed = None if after is None else begun + after * DAY
        case = a_case(born=born, closed_on=closed)
        records += [case, a_spell(case, "eligibility", begun, "former relevant")]
    book = Casebook(sorted(records, key=lambda record: record.table))
    found = flow("young-people", book, MARCH)
    assert adds_up(found)
    assert set(found.closing) == set(measured("young-people", book, load_policy(), MARCH).counted.rows)
    before = Period(date(2024, 1, 1), MARCH.start - DAY)
    assert set(found.opening) == set(measured("young-people", book, load_policy(), before).counted.rows)


def test_a_case_closed_before_anything_was_recorded_is_named() -> None:
    wrong = a_case(born=date(2004, 5, 9), closed_on=date(2024, 3, 4))
    found = moved("young-people", wrong, a_spell(wrong, "home", date(2024, 3, 20)))
    assert found.unexplained == (wrong.id,)


def test_who_turned_25_before_the_file_began_was_never_counted() -> None:
    grown = a_case(born=date(1990, 5, 9), closed_on=date(2024, 3, 20))
    assert moved("young-people", grown, a_spell(grown, "home", date(2024, 3, 10)))[1:] == ((), (), (), (), ())


@given(st.lists(st.tuples(st.none() | days, later), max_size=10))
def test_concerns_that_came_less_those_closed_are_open(threads: list[tuple[date | None, int | None]]) -> None:
    records: list[Record] = []
    for found_on, after in threads:
        closed = None if after is None else (found_on or MARCH.start) + after * DAY
        thread = a_thread(state="closed" if closed else "open", closed_on=closed)
        records += [thread, a_finding(thread=thread.id, found_on=found_on)]
    book = Casebook(sorted(records, key=lambda record: record.table))
    found = flow("concerns", book, MARCH)
    assert adds_up(found)
    assert set(found.closing) == set(measured("concerns-open", book, load_policy(), MARCH).counted.rows)


def test_a_concern_closed_nobody_knows_when_is_no_open_one_and_one_that_came_back_is() -> None:
    unknown = a_thread(state="embedded")
    back = a_thread(state="open", closed_on=date(2024, 2, 20))
    said = [a_finding(thread=thread.id, found_on=date(2024, 1, 5)) for thread in (unknown, back)]
    assert moved("concerns", *said, unknown, back).closing == (back.id,)


def test_a_concern_closed_before_it_was_found_is_named() -> None:
    thread = a_thread(state="closed", closed_on=date(2024, 3, 4))
    assert moved("concerns", thread, a_finding(thread=thread.id, found_on=date(2024, 3, 20))).unexplained == (
        thread.id,
    )


@given(st.lists(st.tuples(days, later, st.sampled_from(ENDS)), max_size=10))
def test_promises_made_less_those_kept_or_given_up_are_open(
    promises: list[tuple[date, int | None, tuple[str, str]]],
) -> None:
    actions: list[Action] = [
        an_action(
            agreed_on=made,
            promise=SAID,
            **({} if after is None else {how: made + after * DAY, "state": state}),
        )
        for made, after, (how, state) in promises
    ]
    book = Casebook([*actions, an_action(agreed_on=MARCH.start)])
    found = flow("promises", book, MARCH)
    assert adds_up(found)
    assert set(found.closing) == set(measured("promises-open", book, load_policy(), MARCH).counted.rows)


def test_a_promise_over_nobody_knows_when_is_left_out_and_one_opened_again_is_open() -> None:
    unknown = an_action(agreed_on=MARCH.start, promise=SAID, state="complete")
    again = an_action(agreed_on=MARCH.start, promise=SAID, state="in progress", completed_on=date(2024, 3, 4))
    found = moved("promises", unknown, again)
    assert (found.new, found.closed, found.closing) == ((again.id,), (), (again.id,))
    assert measured("promises-open", Casebook([unknown, again]), load_policy(), MARCH).counted.rows == (
        again.id,
    )
