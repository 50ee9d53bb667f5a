"""One cell of a plan: a day only where nothing is guessed, owners only apart where it is sure, colours in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.colours import colour_name
from tracker.exchange.plan_cells import (
    Due,
    days_of,
    is_group,
    lines_of,
    marked_items,
    numbered,
    owners_of,
    read_due,
    state_of,
    title_of,
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("31 March 2025", date(2025, 3, 31)),
        ("by 31st March 2025", date(2025, 3, 31)),
        ("31/03/2025", date(2025, 3, 31)),
        ("3/4/26", date(2026, 4, 3)),
        ("2025-03-31", date(2025, 3, 31)),
        ("Mon 31 Mar 2025", date(2025, 3, 31)),
        ("End of March 2025", date(2025, 3, 31)),
    ],
)
def test_a_day_with_its_year_is_a_day(text: str, day: date) -> None:
    assert read_due(text) == Due(day, "")


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("September 2024", date(2024, 9, 30)),
        ("Feb 2024", date(2024, 2, 29)),
        ("by Dec 2025", date(2025, 12, 31)),
    ],
)
def test_a_month_with_its_year_is_due_by_its_last_day_and_keeps_its_words(text: str, last: date) -> None:
    assert read_due(text) == Due(last, text)


@pytest.mark.parametrize(
    "text",
    [
        "Ongoing", "Q3 2024/25", "Sept 12", "End of March", "Oct 12, Apr 13", "12 March", "Sep-24", "2025",
        "Spring 2025", "2024/25", "early March 2025", "w/c 3 March 2025", "today", "+2w", "fri", "next month", "eom",
        "30 February 2025", "21 and 22 May 2025", "within 3 months", "TBC",
    ],
)  # fmt: skip
def test_everything_else_stays_in_words_and_undated(text: str) -> None:
    assert read_due(text) == Due(None, text)


@given(st.text(max_size=30))
def test_whatever_stands_there_is_read_or_kept(text: str) -> None:
    day, words = read_due(text)
    assert day is not None or words == " ".join(words.split())


def test_owners_are_parted_by_lines_and_semicolons_and_else_only_where_all_are_known() -> None:
    def known(name: str) -> bool:
        return name in ("J Price", "A Khan", "Head of Care, North")

    assert owners_of("J Price; B Lee", known) == ("J Price", "B Lee")
    assert owners_of("• J Price\n• A Khan", known) == ("J Price", "A Khan")
    assert owners_of("J Price and A Khan", known) == ("J Price", "A Khan")
    assert (
        owners_of("J Price, A Khan", known) == owners_of("J Price / A Khan", known) == ("J Price", "A Khan")
    )
    assert owners_of("J Price and B Lee", known) == ("J Price and B Lee",)
    assert owners_of("Head of Care, North", known) == ("Head of Care, North",)
    assert owners_of("Assistant Director, Care and Support", known) == (
        "Assistant Director, Care and Support",
    )
    assert owners_of("TBC", known) == owners_of(" - ", known) == owners_of("", known) == ()


@pytest.mark.parametrize(
    "owner", ["All", "Care Leavers Team", "Improvement Board", "Heads of Service", "All partners"]
)
def test_a_team_a_board_and_all_are_groups(owner: str) -> None:
    assert is_group(owner)


@pytest.mark.parametrize(
    "owner", ["J Price", "Team Manager North", "Director of Children's Services", "Chair of the Board"]
)
def test_a_person_and_a_role_are_not(owner: str) -> None:
    assert not is_group(owner)


def test_only_plain_words_say_a_state() -> None:
    assert [state_of(t) for t in ("Complete", "completed.", "Not started", "IN PROGRESS")] == [
        "complete", "complete", "not started", "in progress",
    ]  # fmt: skip
    for text in (
        "R",
        "Green",
        "BLUE",
        "On track",
        "Embedded",
        "cell coloured red (FFFF0000)",
        "Complete by June",
        "",
    ):
        assert state_of(text) is None


def test_lists_are_lists_where_every_item_is_marked() -> None:
    assert marked_items("1. Ring\n2) Write\nand wait\n(c) Ask") == ["Ring", "Write\nand wait", "Ask"]
    assert marked_items("• Ring\n– Write") == ["Ring", "Write"]
    assert (
        marked_items("We will:\n• ring\n• write")
        == marked_items("• Ring")
        == marked_items("16-18 cases\n3rd")
        == []
    )
    assert lines_of("Ring\n\nWrite") == ["Ring", "Write"]
    assert days_of("12 May 2025, 13 June 2025") == ["12 May 2025", "13 June 2025"]
    assert days_of("Monthly, from May") == ["Monthly, from May"]


@given(st.lists(st.text(st.characters(categories=("L", "N", "Zs")), min_size=1), min_size=2, max_size=9))
def test_a_written_list_is_read_back(items: list[str]) -> None:
    tidy = [" ".join(item.split()) for item in items]
    assert marked_items(numbered(tidy)) == tidy


def test_a_title_is_one_line_and_not_without_end() -> None:
    assert title_of("Ring\n the  doctor") == "Ring the doctor"
    assert len(title_of("word " * 500)) <= 500


def test_colours_are_named_as_people_name_them() -> None:
    named = {
        "FFFF0000": "red",
        "FFFFC000": "amber",
        "FF00B050": "green",
        "FF0070C0": "blue",
        "FFBFBFBF": "grey",
    }
    assert {code: colour_name(code) for code in named} == named
    assert colour_name("FFFFFFFF") == colour_name("nonsense") == ""
