"""The figures behind the rules."""

import pytest

from tests.rules.sample import action, flags_on, threshold
from tracker.domain.casebook import Casebook
from tracker.rules.policy import UnknownThreshold, load_policy
from tracker.rules.rule import RULES

UNITS = {
    "days",
    "working days",
    "weeks",
    "months",
    "times",
    "moves",
    "changes",
    "ways",
    "homes",
    "young people",
    "sources",
    "kinds",
    "actions",
}
UNITS |= {"per cent"}
PATTERNS = {"VI-MIN", "IM-01", "DQ"}
"""Thresholds of what is seen over many records, and of the checks of the data: no rule on one record."""


def test_every_threshold_says_what_it_does_and_where_it_comes_from() -> None:
    for setting in load_policy().known():
        assert str(setting.value) in setting.sentence
        assert "{" not in setting.sentence
        assert setting.source
        assert setting.unit in UNITS
        assert setting.name.split(".")[0] in RULES.keys() | PATTERNS


def test_a_threshold_is_found_by_rule_and_name() -> None:
    policy = load_policy()
    assert policy.days("AN-03", "long-term") == 28
    assert policy.days("AN-02") == 14


def test_a_councils_own_figure_stands_over_the_files() -> None:
    casebook = Casebook(
        [threshold("AN-03.normal", 21, reason="Fortnightly board"), threshold("AN-99.days", 3)]
    )
    policy = load_policy().with_overrides(casebook)
    own = policy.setting("AN-03.normal")
    assert (own.value, own.default, own.own, own.reason) == (21, 14, True, "Fortnightly board")
    assert "21 days" in own.sentence
    assert len(policy.known()) == len(load_policy().known())


def test_taking_the_own_figure_away_brings_the_files_back() -> None:
    own = threshold("AN-03.normal", 21)
    changed = load_policy().with_overrides(Casebook([own]))
    assert changed != load_policy()
    assert changed.with_overrides(Casebook()) == load_policy()


def test_the_latest_of_two_figures_counts_whatever_their_order() -> None:
    early, late = threshold("AN-02.days", 7, rev="A"), threshold("AN-02.days", 9, rev="B")
    for records in ([early, late], [late, early]):
        assert load_policy().with_overrides(Casebook(records)).days("AN-02") == 9


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("AN-99.days", 3, "There is no threshold “AN-99.days”: choose one of AN-02.days"),
        ("AN-02.days", 0, "AN-02.days cannot be 0: give a number of days from 1 to 3650"),
        ("AN-08.answer", 9999, "cannot be 9999: give a number of working days"),
    ],
)
def test_a_figure_that_cannot_be_is_refused(name: str, value: int, sentence: str) -> None:
    with pytest.raises(UnknownThreshold, match=sentence):
        load_policy().check(name, value)


def test_a_figure_that_can_be_is_shown_as_it_would_read() -> None:
    assert "from 21 days before" in load_policy().check("AN-02.days", 21).sentence


def test_a_rule_follows_the_own_figure() -> None:
    quiet = action()
    assert "AN-03" not in flags_on("2026-04-02", quiet)
    assert "AN-03" in flags_on("2026-04-02", quiet, threshold("AN-03.normal", 8))
