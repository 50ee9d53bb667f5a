"""Every measure on an invented service: rows among those they are counted of, and as many as the rules flag."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from tests.make import a_figure, an_action, an_oversight, staff
from tracker.demo.lives import young_people
from tracker.demo.stories import STORIES
from tracker.domain.casebook import Casebook
from tracker.domain.work import OversightDecision
from tracker.measures import MEASURES, STOCKS, Measured, Period, flow, measured
from tracker.rules.attention import FlagBoard
from tracker.rules.policy import load_policy

TODAY = date(2026, 3, 26)
WITHIN = Period(TODAY - timedelta(days=41), TODAY)
EARLIER = Period(TODAY - timedelta(days=241), TODAY - timedelta(days=200))
POLICY = load_policy()
FLAGGED = {
    "pa-visits-overdue": {"VI-03"},
    "standard-despite-need": {"VI-05"},
    "far-away-overdue": {"VI-11"},
    "plan-reviews-overdue": {"PP-06"},
    "bed-and-breakfast-too-long": {"AC-02"},
    "unsuitable-without-action": {"AC-03"},
    "many-moves": {"AC-04"},
    "out-of-work-long": {"EE-02"},
    "adviser-missing": {"AL-01"},
    "worker-changes": {"AL-03"},
    "worker-left": {"AL-05"},
    "caseload-too-high": {"CL-01"},
    "waiting-too-long": {"WL-01"},
    "waiting-for-health": {"HE-01"},
    "audits-unanswered": {"AU-02"},
}
"""Measures whose rows are those flagged by rules."""
NOT_FLAGGED = {
    "pa-visits-in-time": {"VI-03"},
    "care-visits-in-time": {"VI-12", "VI-13", "VI-14", "VI-15", "VI-16"},
    "plan-own-part": {"PP-13"},
    "plan-copies-given": {"PP-14"},
    "plan-local-offer": {"PP-15"},
    "plan-actions-owned": {"PP-11"},
    "care-reviews-in-time": {"RV-01", "RV-02", "RV-03"},
    "supervision-in-time": {"SU-02"},
    "supervisions-followed-up": {"SU-03"},
    "promises-told": {"AN-09"},
}
"""Measures in which those of whom they are counted and who are no row are flagged."""


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    people = staff(advisers=5, social_workers=6, managers=3)
    lives = young_people(130, TODAY, people, 3_000, 7, stories=STORIES)
    audits = [an_oversight("audit", TODAY - timedelta(days=9 * n), grade="inadequate") for n in range(9)]
    undated = an_action("Ring housing", TODAY, source="supervision")
    decided = OversightDecision(text="Ring housing", action=undated.id)
    supervision = an_oversight("supervision", TODAY, worker=people[0].id, decisions=(decided,))
    waiting = a_figure("Waiting for housing", 7, TODAY, unit="weeks")
    return Casebook([*people, *lives, *audits, undated, supervision, waiting])


@pytest.fixture(scope="module")
def flags(casebook: Casebook) -> dict[str, set[str]]:
    """Give the records that each rule flags."""
    found: dict[str, set[str]] = {}
    for flag in FlagBoard(casebook, POLICY, TODAY).all():
        found.setdefault(flag.rule, set()).add(flag.subject)
    return found


def all_of(casebook: Casebook) -> Iterator[Measured]:
    for period in (WITHIN, EARLIER):
        for measure_id in MEASURES:
            yield measured(measure_id, casebook, POLICY, period)


def test_rows_are_records_of_their_kind_among_those_they_are_counted_of(casebook: Casebook) -> None:
    for found in all_of(casebook):
        rows, of, values = found.counted
        assert all(type(casebook.by_id(i)) is found.measure.on for i in (*rows, *(of or ()))), (
            found.measure.id
        )
        assert len(set(rows)) == len(rows), found.measure.id
        assert of is None or set(rows) <= set(of), found.measure.id
        assert set(values) <= set(rows), found.measure.id


def test_every_number_is_worked_out_from_its_rows(casebook: Casebook) -> None:
    for found in all_of(casebook):
        rows, of, values = found.counted
        how, value = found.measure.how, found.value
        if how == "count":
            assert (value, dict(values)) == (len(rows), {}), found.measure.id
        elif how == "share":
            assert of is not None, found.measure.id
            assert value == (100 * len(rows) / len(of) if of else None), found.measure.id
        else:
            assert set(values) == set(rows), found.measure.id


def test_definitions_are_sentences_with_their_thresholds(casebook: Casebook) -> None:
    for found in all_of(casebook):
        said = found.measure.definition
        assert (said[0].isupper(), said[-1], set("{}") & set(said)) == (True, ".", set()), found.measure.id
        assert found.measure.id == found.measure.id.casefold().replace(" ", "-")


SINCE = {"standard-despite-need", "plan-copies-given"}
"""Measures that leave out who cannot be told of on an earlier day, since only the latest of something is kept."""


@pytest.mark.parametrize("back", [1, 40, 100, 200])
def test_a_figure_of_an_earlier_day_counts_whom_the_rules_flagged_then(back: int, casebook: Casebook) -> None:
    end = TODAY - timedelta(days=back)
    within = Period(end - timedelta(days=41), end)
    flagged: dict[str, set[str]] = {}
    for flag in FlagBoard(casebook, POLICY, end).all():
        flagged.setdefault(flag.rule, set()).add(flag.subject)
    for measure_id, rules in (FLAGGED | NOT_FLAGGED).items():
        rows, of, _ = measured(measure_id, casebook, POLICY, within).counted
        found = set(rows) if measure_id in FLAGGED else set(of or ()) - set(rows)
        expected = set().union(*(flagged.get(rule, set()) for rule in rules))
        assert found <= expected if measure_id in SINCE else found == expected, measure_id


@pytest.mark.parametrize("measure_id", FLAGGED)
def test_a_figure_of_flags_counts_whom_the_rule_flags(
    measure_id: str, casebook: Casebook, flags: dict[str, set[str]]
) -> None:
    rows = measured(measure_id, casebook, POLICY, WITHIN).counted.rows
    expected = set().union(*(flags.get(rule, set()) for rule in FLAGGED[measure_id]))
    assert set(rows) == expected != set()


@pytest.mark.parametrize("measure_id", NOT_FLAGGED)
def test_a_figure_of_those_in_time_leaves_out_whom_the_rule_flags(
    measure_id: str, casebook: Casebook, flags: dict[str, set[str]]
) -> None:
    counted = measured(measure_id, casebook, POLICY, WITHIN).counted
    expected = set().union(*(flags.get(rule, set()) for rule in NOT_FLAGGED[measure_id]))
    assert set(counted.of or ()) - set(counted.rows) == expected != set()


def test_out_of_touch_are_those_the_rule_calls_so_and_not_those_it_asks_about(casebook: Casebook) -> None:
    grave = {
        f.subject for f in FlagBoard(casebook, POLICY, TODAY).all() if f.rule == "VI-08" and f.severity > 2
    }
    assert set(measured("out-of-touch", casebook, POLICY, WITHIN).counted.rows) == grave != set()


def test_notes_not_on_file_are_of_those_flagged_for_it(
    casebook: Casebook, flags: dict[str, set[str]]
) -> None:
    rows = measured("notes-not-on-file", casebook, POLICY, WITHIN).counted.rows
    assert {getattr(casebook.by_id(i), "case", "") for i in rows} == flags["VI-07"]


def test_stocks_add_up_and_end_at_the_figure_of_that_name(casebook: Casebook) -> None:
    for period in (WITHIN, EARLIER):
        for stock_id in STOCKS:
            moved = flow(stock_id, casebook, period)
            assert moved.balanced, (stock_id, moved.unexplained)
        for stock_id, measure_id in (("young-people", "young-people"), ("promises", "promises-open")):
            closing = flow(stock_id, casebook, period).closing
            assert set(closing) == set(measured(measure_id, casebook, POLICY, period).counted.rows)


def test_bands_and_statuses_make_up_the_whole(casebook: Casebook) -> None:
    whole = set(measured("young-people", casebook, POLICY, WITHIN).counted.rows)
    for start in ("aged-", "status-"):
        parts = [measured(i, casebook, POLICY, WITHIN).counted.rows for i in MEASURES if i.startswith(start)]
        assert sorted(i for part in parts for i in part) == sorted(whole)
