from datetime import date

import pytest

from tracker.letters.dates import find_days, only_date


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 21 and 22 February 2024.", (2024, 2, 21), (2024, 2, 22)),
        ("on 20 August 2020.", (2020, 8, 20), (2020, 8, 20)),
        ("from 30 April and 1 May 2024", (2024, 4, 30), (2024, 5, 1)),
        ("21 November to 2 December 2022", (2022, 11, 21), (2022, 12, 2)),
        ("30 December 2023 to 3 January 2024", (2023, 12, 30), (2024, 1, 3)),
        ("on 18, 19 and 20 June 2019", (2019, 6, 18), (2019, 6, 20)),
        ("18–29 July 2022", (2022, 7, 18), (2022, 7, 29)),
        ("21 - 22 February 2024", (2024, 2, 21), (2024, 2, 22)),
        ("during 29th and 30th March 2023", (2023, 3, 29), (2023, 3, 30)),
        ("conducted March 29-30 2023", (2023, 3, 29), (2023, 3, 30)),
        ("on Tuesday 4 and Wednesday 5 June 2024", (2024, 6, 4), (2024, 6, 5)),
        ("aged 16 and 17, seen on 3 May 2024", (2024, 5, 3), (2024, 5, 3)),
    ],
)
def test_runs_of_days(text, start, end):
    days = find_days(text)
    assert (days.start, days.end) == (date(*start), date(*end))


@pytest.mark.parametrize("text", ["", "children aged 16 and 17", "31 February 2024", "in the summer of 2024"])
def test_no_day_named(text):
    assert find_days(text) is None


def test_year_from_elsewhere():
    assert find_days("on 29 to 30 March", 2023).end == date(2023, 3, 30)


@pytest.mark.parametrize(
    "text", ["27 March 2024", "Date: 27 March 2024", "Wednesday 27 March 2024", "27/03/2024"]
)
def test_line_that_is_a_date(text):
    assert only_date(text) == date(2024, 3, 27)


@pytest.mark.parametrize(
    "text", ["Meeting date: Thursday 28 March 2024 in Hall 2", "26 and 27 March 2024", "March"]
)
def test_line_that_is_more_or_less_than_a_date(text):
    assert only_date(text) is None


def test_what_follows_a_day_and_is_none_does_not_hide_it():
    assert find_days("by 2 December 2019, 70 working days from now").start == date(2019, 12, 2)
    assert find_days("by 2 December 2019 and 40 others").text.startswith("2 December 2019")
