"""Every figure of a small service, counted by hand from its records."""

import pytest

from tests.measures.small_service import (
    AGAIN,
    AHEAD,
    CLOSED,
    EVERYTHING,
    GIVEN_UP,
    IN_TIME,
    LATE,
    OPEN_LATE,
    SILENT,
    WITHIN,
    A,
    B,
    C,
    D,
    E,
    F,
    G,
)
from tracker.domain.casebook import Casebook
from tracker.measures import MEASURES, Flow, flow, measured
from tracker.rules.policy import load_policy

BY_HAND = {
    "young-people": "6",
    "aged-16-17": "3",
    "aged-18-20": "2",
    "aged-21-24": "1",
    "status-eligible": "2",
    "status-relevant": "1",
    "status-former-relevant": "1",
    "status-former-relevant-in-education": "0",
    "status-former-relevant-21-to-25": "1",
    "status-qualifying": "0",
    "status-not-eligible": "0",
    "status-not-recorded": "1",
    "in-care": "2",
    "parents": "1",
    "unaccompanied": "1",
    "disabled": "0",
    "unaccompanied-adults": "0",
    "out-of-area": "1",
    "in-touch": "67 % (2 of 3)",
    "out-of-touch": "1",
    "in-touch-code": "50 % (1 of 2)",
    "seen-in-8-weeks": "50 % (3 of 6)",
    "pa-visits-in-time": "67 % (2 of 3)",
    "pa-visits-overdue": "1",
    "seen-as-needed": "100 % (1 of 1)",
    "standard-despite-need": "2",
    "interval-agreed": "33 % (1 of 3)",
    "care-visits-in-time": "50 % (1 of 2)",
    "far-away-overdue": "0",
    "notes-late": "14 % (1 of 7)",
    "notes-not-on-file": "1",
    "messages-on-file": "50 % (1 of 2)",
    "visits-above-minimum": "100 % (2 of 2)",
    "plan-in-place": "60 % (3 of 5)",
    "plan-up-to-date": "40 % (2 of 5)",
    "plan-reviews-overdue": "1",
    "plan-own-part": "100 % (2 of 2)",
    "plan-copies-given": "100 % (2 of 2)",
    "plan-local-offer": "50 % (1 of 2)",
    "entitlements-explained": "20 % (1 of 5)",
    "plan-actions-owned": "50 % (1 of 2)",
    "care-reviews-in-time": "50 % (1 of 2)",
    "care-reviews-in-person": "100 % (1 of 1)",
    "care-reviews-with-agencies": "100 % (1 of 1)",
    "care-review-decisions": "0 % (0 of 1)",
    "plans-after-reviews": "50 % (1 of 2)",
    "suitable-home-19-21": "50 % (1 of 2)",
    "suitable-home": "50 % (1 of 2)",
    "in-education-or-work-19-21": "50 % (1 of 2)",
    "in-education-or-work": "75 % (3 of 4)",
    "staying-put": "0",
    "in-custody": "0",
    "homeless": "1",
    "no-fixed-abode": "1",
    "bed-and-breakfast": "0",
    "bed-and-breakfast-too-long": "0",
    "unsuitable-without-action": "1",
    "many-moves": "0",
    "out-of-work-long": "1",
    "with-adviser": "60 % (3 of 5)",
    "with-virtual-adviser": "20 % (1 of 5)",
    "adviser-missing": "2",
    "adviser-by-17": "100 % (1 of 1)",
    "adviser-by-17-all": "100 % (2 of 2)",
    "without-worker": "1",
    "worker-left": "1",
    "worker-changes": "20 % (1 of 5)",
    "caseload-average": "1 young person (of 2)",
    "caseload-most": "1 young person (of 2)",
    "caseload-too-high": "0 % (0 of 2)",
    "concerns-open": "2",
    "concerns-settled": "33 % (1 of 3)",
    "concerns-seen-again": "33 % (1 of 3)",
    "concerns-not-tested": "50 % (1 of 2)",
    "findings-without-action": "25 % (1 of 4)",
    "audits-held": "2",
    "audits-good": "50 % (1 of 2)",
    "audits-moderated": "50 % (1 of 2)",
    "audits-rounded": "50 % (1 of 2)",
    "audits-repeated": "50 % (1 of 2)",
    "audits-unanswered": "1",
    "supervision-in-time": "60 % (3 of 5)",
    "workers-supervised": "67 % (2 of 3)",
    "supervisions-held": "2",
    "supervisions-followed-up": "50 % (1 of 2)",
    "promises-open": "2",
    "promises-overdue": "50 % (1 of 2)",
    "promises-told": "50 % (1 of 2)",
    "promises-kept": "33 % (1 of 3)",
    "promises-days-late": "5 days (of 2)",
    "waiting-longest": "5 weeks (of 2)",
    "waiting-most": "32 waiting (of 1)",
    "waiting-too-long": "50 % (1 of 2)",
    "waiting-for-service": "1",
    "waiting-for-service-longest": "80 days (of 1)",
    "waiting-for-health": "1",
}
ELSEWHERE = frozenset(("actions", "partners"))
"""Groups whose figures other tests count."""
HERE = {i for i, found in MEASURES.items() if found.group not in ELSEWHERE}


@pytest.fixture(scope="module")
def casebook() -> Casebook:
    return Casebook(EVERYTHING)


def rows(casebook: Casebook, measure_id: str) -> set[str]:
    return set(measured(measure_id, casebook, load_policy(), WITHIN).counted.rows)


def test_every_measure_is_counted_by_hand() -> None:
    assert set(BY_HAND) == HERE


@pytest.mark.parametrize("measure_id", BY_HAND)
def test_the_figure_is_the_one_counted_by_hand(measure_id: str, casebook: Casebook) -> None:
    assert measured(measure_id, casebook, load_policy(), WITHIN).shown == BY_HAND[measure_id]


def test_the_rows_are_who_they_should_be(casebook: Casebook) -> None:
    expected = {
        "young-people": {A.id, B.id, C.id, E.id, F.id, G.id},
        "out-of-touch": {C.id},
        "standard-despite-need": {C.id, E.id},
        "seen-in-8-weeks": {A.id, B.id, E.id},
        "plan-in-place": {A.id, B.id, C.id},
        "with-virtual-adviser": {E.id},
        "adviser-missing": {A.id, G.id},
        "without-worker": {F.id},
        "care-visits-in-time": {A.id},
        "concerns-seen-again": {AGAIN.id},
        "concerns-not-tested": {SILENT.id},
        "promises-told": {GIVEN_UP.id},
        "promises-kept": {IN_TIME.id},
        "promises-overdue": {OPEN_LATE.id},
    }
    assert {i: rows(casebook, i) for i in expected} == expected


def parts(casebook: Casebook, stock_id: str) -> tuple[set[str], ...]:
    moved: Flow = flow(stock_id, casebook, WITHIN)
    assert moved.balanced
    return tuple(set(part) for part in moved[1:5])


def test_stocks_are_those_counted_by_hand(casebook: Casebook) -> None:
    a, b, c, d, e, f, g = (case.id for case in (A, B, C, D, E, F, G))
    assert parts(casebook, "young-people") == ({a, b, c, d, e, f}, {g}, {d}, {a, b, c, e, f, g})
    assert parts(casebook, "concerns") == (
        {AGAIN.id, SILENT.id, CLOSED.id}, set(), {CLOSED.id}, {AGAIN.id, SILENT.id},
    )  # fmt: skip
    late, slipped, ahead, kept, dropped = (p.id for p in (LATE, OPEN_LATE, AHEAD, IN_TIME, GIVEN_UP))
    assert parts(casebook, "promises") == (
        {late, ahead, kept, dropped}, {slipped}, {late, kept, dropped}, {ahead, slipped},
    )  # fmt: skip
