"""What is kept of a casebook is never taken for what it is after a change, on another day or in a copy."""

from datetime import date, timedelta

import msgspec

from tests.make import a_person
from tests.measures.small_service import EVERYTHING, WITHIN, B, note
from tracker.domain.casebook import Casebook
from tracker.measures import MEASURES, Period, measured
from tracker.rules.policy import Policy, load_policy


def shown(book: Casebook, measure_id: str, period: Period = WITHIN, policy: Policy | None = None) -> str:
    return measured(measure_id, book, policy or load_policy(), period).shown


def test_a_change_is_counted_at_once() -> None:
    book = Casebook(EVERYTHING)
    assert shown(book, "aged-18-20") == "2"
    book.put(msgspec.structs.replace(B, closed_on=date(2026, 3, 1)))
    assert shown(book, "aged-18-20") == "1"
    book.drop(B.id)
    assert (shown(book, "aged-18-20"), shown(book, "in-touch")) == ("1", "50 % (1 of 2)")


def test_a_copy_that_changes_leaves_the_other_as_it_was() -> None:
    book = Casebook(EVERYTHING)
    assert shown(book, "pa-visits-overdue") == "1"
    other = book.copy()
    other.put(msgspec.structs.replace(B, closed_on=date(2026, 3, 1)))
    assert (shown(other, "aged-18-20"), shown(book, "aged-18-20")) == ("1", "2")


def test_days_and_policies_are_told_apart() -> None:
    book = Casebook(EVERYTHING)
    later = Period(WITHIN.start, WITHIN.end + timedelta(days=20))
    assert (shown(book, "pa-visits-overdue"), shown(book, "pa-visits-overdue", later)) == ("1", "2")
    settings = load_policy().by_name
    strict = Policy(settings | {"VI-03.due": settings["VI-03.due"]._replace(value=10)})
    assert shown(book, "pa-visits-overdue", policy=strict) == "3"
    assert (
        "longest interval allowed of 10 days"
        in measured("visits-above-minimum", book, strict, WITHIN)[0].definition
    )
    assert "{VI-03.due}" in MEASURES["visits-above-minimum"].definition


def test_what_is_dated_after_the_period_is_not_known() -> None:
    book = Casebook(EVERYTHING)
    before = {i: shown(book, i) for i in MEASURES}
    book.put(note(B, a_person(), "2026-03-27", "PA visit", filed="2026-03-28"))
    book.put(note(B, a_person(), "2026-04-02", "email"))
    assert {i: shown(book, i) for i in MEASURES} == before
