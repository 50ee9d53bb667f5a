"""The numbers: every measure on a day or over a period, and the rows behind each."""

from collections.abc import Iterable
from datetime import date, timedelta

from tracker.desk.session import Session
from tracker.domain.casebook import Casebook
from tracker.domain.refusal import Refusal
from tracker.measures import MEASURES, STOCKS, Flow, Measured, Period, flow, measured

ALL_OF = "all-of-"
"""What stands before a measure's name where everybody it is counted of is meant."""


class MeasureDesk:
    """Measures of one casebook."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def period(self, start: date | None = None, end: date | None = None) -> Period:
        """Give a period; without days the weeks between two boards that end today. Raises Refusal."""
        last = end or self._session.today
        first = start or last - timedelta(days=self._session.policy.days("IB-01") - 1)
        if first > last:
            raise Refusal("The period ends before it begins: give its first day before its last.")
        return Period(first, last)

    def all(self, period: Period | None = None, casebook: Casebook | None = None) -> list[Measured]:
        """Work every measure out over a period, on the casebook as it is or on another state of it."""
        within, book = period or self.period(), casebook or self._session.casebook
        policy = self._session.policy.with_overrides(book)
        return [measured(measure_id, book, policy, within) for measure_id in MEASURES]

    def flows(self, period: Period | None = None, casebook: Casebook | None = None) -> list[Flow]:
        """Work out how every stock moved over a period."""
        within, book = period or self.period(), casebook or self._session.casebook
        return [flow(stock_id, book, within) for stock_id in STOCKS]

    def last_days(self, days: int) -> Period:
        """Give the period of so many days that ends today."""
        return Period(self._session.today - timedelta(days=days - 1), self._session.today)

    def rows_named(self, name: str, period: Period | None = None) -> frozenset[str]:
        """Give the ids behind a number by its name in filters; raises Refusal for a name unknown.

        ``with-adviser`` are the rows of that measure, ``all-of-with-adviser`` everybody it is counted of, and
        ``open-actions-new`` one of the four parts of a stock's movement.
        """
        within = period or self.period()
        known = name.removeprefix(ALL_OF)
        if known in MEASURES:
            counted = measured(known, self._session.casebook, self._session.policy, within).counted
            return frozenset(counted.rows if known == name else counted.of or counted.rows)
        stock_id, _, part = name.rpartition("-")
        if stock_id in STOCKS and part in Flow._fields[1:]:
            return frozenset(getattr(flow(stock_id, self._session.casebook, within), part))
        raise Refusal(
            f"There is no figure “{name[:40]}”: {_some(MEASURES)}. 'tracker measures' lists them all."
        )


def _some(names: Iterable[str]) -> str:
    shown = [*names][:4]
    return f"there is {', '.join(shown)} and more"
