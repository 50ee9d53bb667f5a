"""Dates as people say them."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.dates import (
    DateNotUnderstood,
    Looks,
    add_months,
    plain_day,
    read_day,
    read_moment,
    read_rough,
    say_day,
    say_distance,
)

SATURDAY = date(2026, 11, 21)
TEN_PAST_MIDNIGHT = datetime.fromisoformat("2026-11-21T00:10")
DAYS = st.dates(date(1950, 1, 1), date(2150, 12, 31))
LOOKS: st.SearchStrategy[Looks] = st.sampled_from(("forward", "back"))
PIECES = """next last this end of start fri monday week month april sept 12 31 3d 2w 10wd + - / . ago in a q3
2024/25 2024 29 feb summer late to and w/c 9am 14:30 at"""
WORDS = st.sampled_from(PIECES.split())


@pytest.mark.parametrize(
    ("typed", "forward", "back"),
    [
        ("2026-12-01", "2026-12-01", "2026-12-01"),
        ("today", "2026-11-21", "2026-11-21"),
        (" TOM ", "2026-11-22", "2026-11-22"),
        ("yesterday", "2026-11-20", "2026-11-20"),
        ("fri", "2026-11-27", "2026-11-20"),
        ("sat", "2026-11-28", "2026-11-14"),
        ("last fri", "2026-11-20", "2026-11-20"),
        ("this fri", "2026-11-20", "2026-11-20"),
        ("next fri", "2026-11-27", "2026-11-27"),
        ("next monday", "2026-11-23", "2026-11-23"),
        ("monday week", "2026-11-30", "2026-11-30"),
        ("+2w", "2026-12-05", "2026-12-05"),
        ("-3d", "2026-11-18", "2026-11-18"),
        ("2w", "2026-12-05", "2026-11-07"),
        ("3d", "2026-11-24", "2026-11-18"),
        ("+1m", "2026-12-21", "2026-12-21"),
        ("in 2 weeks", "2026-12-05", "2026-12-05"),
        ("two weeks ago", "2026-11-07", "2026-11-07"),
        ("fortnight", "2026-12-05", "2026-11-07"),
        ("eow", "2026-11-27", "2026-11-20"),
        ("eom", "2026-11-30", "2026-10-31"),
        ("eoq", "2026-12-31", "2026-09-30"),
        ("eoy", "2026-12-31", "2025-12-31"),
        ("end of april", "2027-04-30", "2026-04-30"),
        ("end of february 2028", "2028-02-29", "2028-02-29"),
        ("end of next month", "2026-12-31", "2026-12-31"),
        ("12/3", "2027-03-12", "2026-03-12"),
        ("21/11", "2026-11-21", "2026-11-21"),
        ("12/3/26", "2026-03-12", "2026-03-12"),
        ("12.3.1998", "1998-03-12", "1998-03-12"),
        ("12/3/98", "1998-03-12", "1998-03-12"),
        ("12 mar", "2027-03-12", "2026-03-12"),
        ("12th of March", "2027-03-12", "2026-03-12"),
        ("March 12, 2026", "2026-03-12", "2026-03-12"),
        ("Fri 10 Apr 2026", "2026-04-10", "2026-04-10"),
        ("29 feb", "2028-02-29", "2024-02-29"),
    ],
)
def test_a_day_is_read_as_it_is_said(typed: str, forward: str, back: str) -> None:
    assert read_day(typed, SATURDAY).isoformat() == forward
    assert read_day(typed, SATURDAY, looks="back").isoformat() == back


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30 Feb", "There is no 30 February"),
        ("31/4", "There is no 31 April"),
        ("2027-02-29", "There is no 29 February 2027"),
        ("3/25", "There is no month 25: write the day first"),
        ("Sept 12", "write 12 September, or September 2012"),
        ("Thu 10 Apr 2026", "10 April 2026 is a Friday, not a Thursday"),
        ("12", "not understood"),
        ("Ongoing", "write a day such as"),
        ("", "No date is given"),
        ("9999y", "too far away"),
        ("2w" * 50, "not understood"),
        ("+10wd", "working days are not counted here"),
        ("\x1b[31mred", "not understood"),
    ],
)
def test_what_cannot_be_a_day_is_refused_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateNotUnderstood, match=sentence) as refused:
        read_day(typed, SATURDAY)
    assert str(refused.value).isprintable()
    assert str(refused.value).endswith(".")


def test_working_days_are_stepped_by_the_predicate_given() -> None:
    monday_off = date(2026, 11, 23)

    def works(day: date) -> bool:
        return day.weekday() < 5 and day != monday_off

    assert read_day("+1wd", SATURDAY, working=works) == date(2026, 11, 24)
    assert read_day("10 working days", SATURDAY, working=works) == date(2026, 12, 7)
    assert read_day("-1wd", SATURDAY, working=works) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        ("2026-08-31", 6, "2027-02-28"),
        ("2027-08-31", 6, "2028-02-29"),
        ("2028-02-29", 12, "2029-02-28"),
        ("2026-12-31", -1, "2026-11-30"),
        ("2026-03-31", -13, "2025-02-28"),
    ],
)
def test_months_stop_at_the_month_end(day: str, months: int, later: str) -> None:
    assert add_months(date.fromisoformat(day), months).isoformat() == later


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("fri 14:30", "2026-11-20T14:30"),
        ("yesterday 9am", "2026-11-20T09:00"),
        ("12am", "2026-11-21T00:00"),
        ("12.30pm", "2026-11-21T12:30"),
        ("noon", "2026-11-21T12:00"),
        ("yesterday", "2026-11-20T00:00"),
        ("12 mar at 9.30", "2026-03-12T09:30"),
        ("12 mar 26", "2026-03-12T00:00"),
        ("12.03", "2026-03-12T00:00"),
        ("10.04.26", "2026-04-10T00:00"),
        ("2026-04-10T14:30", "2026-04-10T14:30"),
        ("2026-03-29 01:30", "2026-03-29T01:30"),  # the hour the clocks skip stays as typed
    ],
)
def test_a_moment_is_a_day_and_a_time(typed: str, moment: str) -> None:
    assert read_moment(typed, SATURDAY) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("an hour ago", "2026-11-20T23:10"),
        ("2 hours ago", "2026-11-20T22:10"),
        ("2h ago", "2026-11-20T22:10"),
        ("30 min ago", "2026-11-20T23:40"),
        ("5 minutes ago", "2026-11-21T00:05"),
        ("Half an hour ago", "2026-11-20T23:40"),
    ],
)
def test_a_while_ago_is_counted_back_from_now(typed: str, moment: str) -> None:
    assert read_moment(typed, SATURDAY, now=TEN_PAST_MIDNIGHT) == datetime.fromisoformat(moment)
    with pytest.raises(DateNotUnderstood, match="is counted from now, and a day was chosen"):
        read_moment(typed, SATURDAY)


def test_days_ago_are_days() -> None:
    moment = datetime.fromisoformat("2026-11-19T00:00")
    assert read_moment("2 days ago", SATURDAY, now=TEN_PAST_MIDNIGHT) == moment


@pytest.mark.parametrize("typed", ["fri 25:00", "13pm", "0am", "9:75", "noon today yes"])
def test_an_impossible_time_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood, match="not understood"):
        read_moment(typed, SATURDAY)


@pytest.mark.parametrize(
    ("typed", "earliest", "latest"),
    [
        ("summer 2024", "2024-06-01", "2024-08-31"),
        ("the summer of 2024", "2024-06-01", "2024-08-31"),
        ("winter 2023/24", "2023-12-01", "2024-02-29"),
        ("September 2023", "2023-09-01", "2023-09-30"),
        ("late June 2023", "2023-06-21", "2023-06-30"),
        ("early 2024", "2024-01-01", "2024-04-30"),
        ("Q3 2024/25", "2024-10-01", "2024-12-31"),
        ("Q4 2023/24", "2024-01-01", "2024-03-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024/25", "2024-04-01", "2025-03-31"),
        ("2024-11", "2024-11-01", "2024-11-30"),
        ("21 and 22 February 2024", "2024-02-21", "2024-02-22"),
        ("29 to 30 March 2023", "2023-03-29", "2023-03-30"),
        ("18–29 July 2022", "2022-07-18", "2022-07-29"),
        ("30 April and 1 May 2024", "2024-04-30", "2024-05-01"),
        ("30 December to 2 January 2024", "2023-12-30", "2024-01-02"),
        ("21, 22 and 23 February 2024", "2024-02-21", "2024-02-23"),
        ("March to May 2024", "2024-03-01", "2024-05-31"),
        ("2024-05-03 to 2024-05-05", "2024-05-03", "2024-05-05"),
        ("week of 3 June 2024", "2024-06-03", "2024-06-09"),
        ("next month", "2026-12-01", "2026-12-31"),
        ("12/3/2026", "2026-03-12", "2026-03-12"),
    ],
)
def test_a_rough_date_is_its_first_and_last_day(typed: str, earliest: str, latest: str) -> None:
    span = read_rough(typed, SATURDAY)
    assert [day.isoformat() for day in span] == [earliest, latest]


def test_a_rough_date_without_a_year_looks_the_way_of_its_field() -> None:
    assert read_rough("september", SATURDAY)[0] == date(2027, 9, 1)
    assert read_rough("september", SATURDAY, looks="back")[0] == date(2026, 9, 1)
    assert read_rough("autumn", SATURDAY)[0] == read_rough("autumn", SATURDAY, looks="back")[0]


@pytest.mark.parametrize(
    "typed",
    ["Q3 2024", "2024/27", "22 to 21 February 2024", "30 and 31 February 2024", "to", "x -", "summer 24"],
)
def test_a_rough_date_is_never_guessed(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_rough(typed, SATURDAY)


def test_a_day_is_said_with_its_weekday_and_year() -> None:
    assert say_day(date(2026, 4, 10)) == "Fri 10 Apr 2026"
    assert plain_day(date(2026, 4, 1)) == "1 Apr 2026"


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "today"), (1, "tomorrow"), (3, "in 3 days"), (-1, "yesterday"), (-17, "17 days ago")],
)
def test_a_distance_is_counted_in_days(days: int, said: str) -> None:
    assert say_distance(SATURDAY + timedelta(days=days), SATURDAY) == said


@given(DAYS, DAYS, LOOKS)
def test_an_iso_date_and_a_said_day_read_back(day: date, today: date, looks: Looks) -> None:
    assert read_day(day.isoformat(), today, looks=looks) == day
    assert read_day(say_day(day), today, looks=looks) == day
    assert read_rough(plain_day(day), today, looks=looks) == (day, day)


@given(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)),
    DAYS,
    st.sampled_from(["{0}/{1}", "{0} {2}", "end of {2}"]),
)
def test_without_a_year_a_day_looks_forward_or_back(day: date, today: date, form: str) -> None:
    typed = form.format(day.day, day.month, f"{day:%B}")
    assert read_day(typed, today, looks="forward") >= today
    assert read_day(typed, today, looks="back") <= today


@given(
    DAYS, st.sampled_from(["mon", "sun", "eow", "eom", "eoq", "eoy", "3d", "2w", "fortnight", "1m", "today"])
)
def test_without_a_direction_a_word_looks_forward_or_back(today: date, typed: str) -> None:
    assert read_day(typed, today, looks="forward") >= today
    assert read_day(typed, today, looks="back") <= today


@given(st.text(max_size=40) | st.lists(WORDS, max_size=6).map(" ".join), DAYS, LOOKS)
def test_whatever_is_typed_is_read_or_refused_in_a_sentence(typed: str, today: date, looks: Looks) -> None:
    for read in (read_day, read_moment, read_rough):
        try:
            understood = read(typed, today, looks=looks)
        except DateNotUnderstood as refused:
            assert str(refused).isprintable()  # noqa: PT017
        else:
            assert isinstance(understood, date) or understood[0] <= understood[1]
