"""Figures of an earlier week that what was recorded since has corrected: as they stood then, and as known now."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from tracker.desk.session import Session
from tracker.desk.whose import Whose, belongs
from tracker.domain.reporting import KeptFigure, WeeklyReview
from tracker.measures import MEASURES, Measured, Period, measured
from tracker.measures.measure import in_unit, percent

WEEK = timedelta(days=7)


class Correction(NamedTuple):
    """One figure that was another one when it was looked at."""

    measure: str
    name: str
    reported: str
    now: str


def week_to(end: date) -> Period:
    """Give the seven days that end on a day."""
    return Period(end - WEEK + timedelta(days=1), end)


class Own:
    """Measures of some people's records over the week that ends on a day."""

    def __init__(self, session: Session, of: Whose) -> None:
        """Work in a session; whose a record is, is asked once."""
        self._session = session
        self._of = of
        self._known: dict[str, bool] = {}

    def over(self, measure_id: str, end: date) -> Measured:
        """Work a measure out over the seven days that end on a day."""
        found = measured(measure_id, self._session.casebook, self._session.policy, week_to(end))
        return found if self._of.scope == "all" else found.narrowed(self.has)

    def has(self, record_id: str) -> bool:
        """Tell whether a record is among theirs."""
        if self._of.scope == "all":
            return True
        if record_id not in self._known:
            record = self._session.casebook.by_id(record_id)
            self._known[record_id] = record is not None and belongs(record, self._of, self._session)
        return self._known[record_id]


def kept_figures(own: Own, today: date) -> tuple[KeptFigure, ...]:
    """Give every measure of the week as it stands, to be kept with a review."""
    return tuple(_kept(own.over(measure_id, today)) for measure_id in MEASURES)


def _kept(found: Measured) -> KeptFigure:
    rows, of, _ = found.counted
    return KeptFigure(
        measure=found.measure.id, value=found.value, count=len(rows), of=None if of is None else len(of)
    )


def corrections(own: Own, review: WeeklyReview, only: Iterable[str] = MEASURES) -> list[Correction]:
    """Give the figures kept with a review that are others as known now, for the same week."""
    kept = {figure.measure: figure for figure in review.figures}
    found = []
    for measure_id in only:
        before = kept.get(measure_id)
        now = own.over(measure_id, review.begun) if before else None
        if before and now and _kept(now) != before:
            found.append(Correction(measure_id, now.measure.name, _said(before, now), now.shown))
    return found


def _said(kept: KeptFigure, found: Measured) -> str:
    """Say a kept figure as it was read then."""
    if found.measure.how == "count":
        return str(kept.count)
    if kept.value is None:
        return "nobody to count" if found.measure.how == "share" else "nothing to measure"
    if found.measure.how == "share":
        return f"{percent(kept.value)} ({kept.count} of {kept.of})"
    return f"{in_unit(kept.value, found.measure.unit)} (of {kept.count})"
