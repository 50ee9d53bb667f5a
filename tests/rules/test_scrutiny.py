"""MV-03: when the next visit may be expected."""

import pytest

from tests.rules.sample import day, fires_from, flags_on, rough, visit

HELD = visit(ordinal=4, when=rough("2024-02-21", "2024-02-22"))


def test_the_next_visit_may_be_expected_three_months_after_the_last() -> None:
    flag = fires_from("MV-03", "2024-05-22", HELD)
    assert (flag.word, flag.severity, flag.days) == ("check", 2, 0)
    assert flag.sentence.startswith("The next monitoring visit may be expected from 22 May 2024")


def test_months_clamp_at_the_month_end() -> None:
    fires_from("MV-03", "2024-02-29", visit(when=rough("2023-11-30")))


@pytest.mark.parametrize(
    "later",
    [
        visit(when=rough("2024-05-01"), ordinal=5),
        visit(when=rough("2024-06-01", "2024-08-31"), expected=True),
        visit(when=rough("2024-07-01"), kind="inspection"),
    ],
)
def test_a_later_visit_held_or_expected_quiets_the_last(later: object) -> None:
    assert flags_on("2024-06-01", HELD, later) == {}  # type: ignore[arg-type]


def test_only_monitoring_visits_are_followed_by_another() -> None:
    assert flags_on("2026-01-01", visit(kind="peer review", when=rough("2024-02-21"))) == {}


def test_an_expected_visit_whose_days_have_passed_is_checked() -> None:
    expected = visit(ordinal=5, expected=True, when=rough("2024-06-01", "2024-08-31"))
    flag = fires_from("MV-03", "2024-09-01", expected, HELD)
    assert flag.sentence == "Monitoring visit 5 was expected by 31 Aug 2024 and is not recorded as held"
    assert flag.days == 1


@pytest.mark.parametrize(
    ("ordinal", "held_on", "quiet"),
    [
        (5, "2024-10-02", True),
        (6, "2024-07-10", False),
        (None, "2024-07-10", True),
        (None, "2024-10-02", False),
    ],
)
def test_a_visit_is_held_by_its_number_or_else_by_its_days(
    ordinal: int | None, held_on: str, quiet: bool
) -> None:
    expected = visit(ordinal=5, expected=True, when=rough("2024-06-01", "2024-08-31"))
    held = visit(ordinal=ordinal, when=rough(held_on))
    assert (flags_on(str(day("2024-11-01")), expected, held) == {}) is quiet
