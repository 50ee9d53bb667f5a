"""One cell of a plan: a day only where nothing is guessed, owners only apart where it is sure, colours in words."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tracker.exchange.colours import colour_name, fill_of
from tracker.exchange.plan_cells import (
    Due,
    days_of,
    is_doubtful,
    is_group,
    lines_of,
    marked_items,
    names_several,
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
        "21 and 22 May 2025", "within 3 months", "TBC",
    ],
)  # fmt: skip
def test_everything_else_stays_in_words_and_undated(text: str) -> None:
    assert read_due(text) == Due(None, text)


@pytest.mark.parametrize("text", ["30 February 2025", "31 Nov 2025", "by 31/11/2025", "1/13/2025"])
def test_a_day_that_no_calendar_has_stays_in_words_and_is_called_so(text: str) -> None:
    assert read_due(text) == Due(None, text, impossible=True)


@given(st.text(max_size=30))
def test_whatever_stands_there_is_read_or_kept(text: str) -> None:
    due = read_due(text)
    assert due.day is not None or due.words == " ".join(due.words.split())


def test_owners_are_parted_by_lines_and_semicolons_and_else_only_where_it_is_sure() -> None:
    def known(name: str) -> bool:
        return name in ("J Price", "A Khan", "Head of Care, North")

    assert owners_of("J Price; B Lee", known) == ("J Price", "B Lee")
    assert owners_of("• J Price\n• A Khan", known) == ("J Price", "A Khan")
    assert owners_of("J Price and A Khan", known) == ("J Price", "A Khan")
    assert (
        owners_of("J Price, A Khan", known) == owners_of("J Price / A Khan", known) == ("J Price", "A Khan")
    )
    assert owners_of("J Price and the panel", known) == ("J Price and the panel",)
    assert owners_of("Head of Care, North", known) == ("Head of Care, North",)
    assert owners_of("Assistant Director, Care and Support", known) == (
        "Assistant Director, Care and Support",
    )
    assert owners_of("TBC", known) == owners_of(" - ", known) == owners_of("", known) == ()


def test_two_personal_names_in_a_cell_are_two_and_two_roles_are_not() -> None:
    def parted(text: str) -> tuple[str, ...]:
        return owners_of(text, lambda _: False)

    assert parted("J Smith / P Patel") == ("J Smith", "P Patel")
    assert parted("A B & C D") == parted("A B and C D") == parted("A B, C D") == ("A B", "C D")
    for whole in (
        "Head of Service & PSW", "Team Manager / Social Worker", "Early Help and Adult Care", "J Smith & others",
        "Smith, John", "Anna and Ben", "j smith / p patel",
    ):  # fmt: skip
        assert parted(whole) == (whole,)


@pytest.mark.parametrize(
    ("owner", "several"),
    [
        ("Head of Service & PSW", True),
        ("Team Manager / J Smith", True),
        ("Care Leavers Team and Head of Care", True),
        ("Assistant Director, Care and Support", False),
        ("Head of Care & Health", False),
        ("J Smith", False),
        ("16/17 team", False),
    ],
)
def test_a_cell_that_names_several_is_known(owner: str, several: bool) -> None:
    assert names_several(owner) is several


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
        "On hold",
        "",
    ):
        assert state_of(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Completed - 12/05/25", "Complete (May 2025)", "Closed", "Done", "FINISHED.", "Done: minutes of May",
        "Completed May 2025", "Closed on 12 May 2025", "Complete – no further action",
    ],
)  # fmt: skip
def test_a_status_that_begins_with_plain_words_says_so(text: str) -> None:
    assert state_of(text) == "complete"
    assert not is_doubtful(text)


@pytest.mark.parametrize(
    "text",
    [
        "Complete by June", "Complete May 2025", "Completed - 50%", "Done in part", "Done (partly)",
        "Completed, but not signed off", "Closed?", "Complete - awaiting sign-off", "Completed except the last",
    ],
)  # fmt: skip
def test_a_status_that_takes_its_plain_words_back_says_no_state_and_is_doubtful(text: str) -> None:
    assert state_of(text) is None
    assert is_doubtful(text)


def test_words_that_only_look_alike_are_no_state() -> None:
    for text in ("Doneness", "Closedown of the unit", "R", "On track"):
        assert state_of(text) is None
        assert not is_doubtful(text)


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


def test_only_our_own_words_for_a_colour_become_a_fill() -> None:
    assert fill_of("cell coloured green (0000B050)") == "0000B050"
    for text in (
        "cell coloured green (FFFF0000)",
        "cell coloured red",
        "see cell coloured red (FFFF0000)",
        "R",
    ):
        assert fill_of(text) == ""
