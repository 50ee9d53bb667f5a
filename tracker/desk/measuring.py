"""The numbers: every measure over a period, what it was before, and the rows behind each."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import get_args

import msgspec

from tracker.desk.comparing import Compared
from tracker.desk.figure_names import ALL_OF, frozen_rows, period_of, unknown
from tracker.desk.session import Session, required
from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.notes import ContactNote
from tracker.domain.records import Threshold
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Oversight
from tracker.measures import MEASURES, PARTS, STOCKS, Flow, Measured, Period, flow, measured
from tracker.measures.measure import Group, Measure, defined
from tracker.rules.policy import LARGEST, Policy
from tracker.store.change import Edit

GROUPS: tuple[str, ...] = get_args(Group)
"""What measures are grouped by, in their order."""
TARGET = "target."
"""What stands before a measure's id in the name of the council's target for it."""


def checked(first: date, last: date, today: date) -> Period:
    """Give a period that begins before it ends and has been; raises Refusal."""
    if first > last:
        raise Refusal("The period ends before it begins: give its first day before its last.")
    if last > today:
        raise Refusal(
            "The period ends after today, and what is so on a day that lies ahead is not known yet: end it today "
            "or before."
        )
    return Period(first, last)


class MeasureDesk:
    """Measures of one casebook."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    # Periods.

    def period(self, start: date | None = None, end: date | None = None) -> Period:
        """Give a period; without days the weeks between two boards that end today. Raises Refusal."""
        last = end or self._session.today
        first = start or last - timedelta(days=self._session.policy.days("IB-01") - 1)
        return checked(first, last, self._session.today)

    def last_year(self, period: Period) -> Period:
        """Give the same period a year earlier."""
        return Period(months_after(period.start, -12), months_after(period.end, -12))

    # Numbers.

    def all(self, period: Period | None = None, casebook: Casebook | None = None) -> list[Measured]:
        """Work every measure out over a period, on the casebook as it is or on another state of it."""
        book, policy = self._known(casebook)
        within = period or self.period()
        return [measured(measure_id, book, policy, within) for measure_id in MEASURES]

    def one(
        self, measure_id: str, period: Period | None = None, casebook: Casebook | None = None
    ) -> Measured:
        """Work one measure out; raises Refusal for an id unknown."""
        self.named(measure_id)
        book, policy = self._known(casebook)
        return measured(measure_id, book, policy, period or self.period())

    def _known(self, casebook: Casebook | None) -> tuple[Casebook, Policy]:
        """Give the casebook to count, as it is or another state of it, with the council's thresholds in it."""
        if casebook is None:
            return self._session.casebook, self._session.policy
        return casebook, self._session.policy.with_overrides(casebook)

    def ids(self, group: str = "") -> list[str]:
        """Give the ids of the measures of a group, or of all, in the order in which they are shown."""
        return sorted(
            (i for i, found in MEASURES.items() if group in ("", found.group)),
            key=lambda i: GROUPS.index(MEASURES[i].group),
        )

    def named(self, measure_id: str) -> Measure:
        """Give a measure by its id, its definition with the thresholds in force; raises Refusal for one unknown."""
        if measure_id not in MEASURES:
            raise unknown(measure_id)
        return defined(MEASURES[measure_id], self._session.policy)

    def compared(self, period: Period | None = None, ids: Iterable[str] = MEASURES) -> list[Compared]:
        """Work measures out beside the period before and the same period last year. Raises Refusal.

        Earlier numbers are worked out from the days of what is recorded by now: what was recorded since counts.
        """
        within = period or self.period()
        first, asked = self._first_day(), [self.named(i).id for i in ids]
        columns = [
            [self.one(i, each) if each.end >= first else None for i in asked]
            for each in (within.before, self.last_year(within))
        ]
        now = [self.one(i, within) for i in asked]
        return [
            Compared(found, before, year, self.target(found.measure.id))
            for found, before, year in zip(now, *columns, strict=True)
        ]

    def flows(self, period: Period | None = None, casebook: Casebook | None = None) -> list[Flow]:
        """Work out how every stock moved over a period."""
        within, book = period or self.period(), casebook or self._session.casebook
        return [flow(stock_id, book, within) for stock_id in STOCKS]

    def refs(self, ids: Iterable[str]) -> list[str]:
        """Give the references of records by their ids."""
        return [record.ref for i in ids if (record := self._session.casebook.by_id(i))]

    def _first_day(self) -> date:
        """Give the first day of which the casebook can tell: of the oldest note, action or oversight here."""
        book = self._session.casebook
        days = [n.day for n in book.all(ContactNote)] + [o.day for o in book.all(Oversight)]
        return min([*days, *(a.agreed_on for a in book.all(Action))], default=date.max)

    # Targets.

    def target(self, measure_id: str) -> Threshold | None:
        """Give the target that the council set for a measure, or None."""
        name = TARGET + measure_id
        return next((t for t in self._session.casebook.all(Threshold) if t.name == name), None)

    def set_target(self, measure_id: str, value: int, reason: str) -> Threshold:
        """Set the council's target for a measure, with its reason; raises Refusal."""
        session, found = self._session, self.named(measure_id)
        if found.better == "neither":
            raise Refusal(f"{found.name} has no target: neither more nor fewer is better.")
        most = 100 if found.how == "share" else LARGEST
        if not 0 <= value <= most:
            raise Refusal(
                f"The target of {found.id} cannot be {value}: give a whole number from 0 to {most}."
            )
        why = required(reason, "The reason for the target")
        before, name = self.target(found.id), TARGET + found.id
        if before is not None:
            after = msgspec.structs.replace(before, value=value, reason=why)
        else:
            after = Threshold(**session.new(Threshold), name=name, value=value, reason=why)
        session.commit([Edit(before, after, f"set {name} to {value}", why)], "measures target")
        return after

    # Rows.

    def rows_named(self, name: str) -> frozenset[str]:
        """Give the ids behind a number by its name in filters; raises Refusal for a name unknown.

        ``with-adviser`` are the rows of that measure, ``all-of-with-adviser`` everybody it is counted of, and
        ``open-actions-new`` one of the four parts of a stock's movement; ``@2024-01-01..2024-02-11`` after any says
        the period. ``k-ab12/with-adviser`` are the rows as they left in that pack.
        """
        pack, slash, figure = name.partition("/")
        if slash:
            return frozen_rows(self._session, pack, figure)
        figure, days = period_of(name)
        within = days or self.period()
        known = figure.removeprefix(ALL_OF)
        if known in MEASURES:
            counted = self.one(known, within).counted
            return frozenset(counted.rows if known == figure or counted.of is None else counted.of)
        stock_id, _, part = figure.rpartition("-")
        if stock_id in STOCKS and part in PARTS:
            return frozenset(getattr(flow(stock_id, self._session.casebook, within), part))
        raise unknown(name)

    def name_of_rows(self, measure_id: str, period: Period, *, everybody: bool = False) -> str:
        """Give the name by which filters find the rows of a measure, or everybody it is counted of."""
        days = "" if period == self.period() else f"@{period.start}..{period.end}"
        return f"{ALL_OF if everybody else ''}{measure_id}{days}"
