"""The weekly review in numbers: the week's lists, last time's decisions, and every measure with its trend."""

from collections.abc import Iterator
from functools import cached_property
from typing import Any, NamedTuple

from tracker.dates import plain_day
from tracker.desk.carried_out import MARKS, CarriedOut
from tracker.desk.comparing import trend_of, way
from tracker.desk.corrected import WEEK, Correction, Own, corrections, week_to
from tracker.desk.measuring import MeasureDesk
from tracker.desk.past_reviews import PastReviews, week_list
from tracker.desk.row import Row
from tracker.desk.session import Session
from tracker.desk.week import LISTS, Moved, Week
from tracker.desk.whose import SCOPES, Whose
from tracker.domain.young_people import Case
from tracker.measures import MEASURES, PARTS, Flow, Measured

EASY = 1_000
"""Measures times young people that are worked out before a person would notice."""
WEEKS = 8
"""Weeks a trend goes back, this one among them."""
WEEK_TABLE, DECIDED_TABLE, FLOW_TABLE, MEASURE_TABLE = "week", "decided", "flows", "measures"
_SHORT = {scope: word for word, scope in SCOPES.items()}


class Series(NamedTuple):
    """A measure this week, and its values over the weeks, the oldest first and this one last."""

    now: Measured
    values: tuple[float | None, ...]


class FigureRows:
    """The numbers of one week for some people's records; measures are worked out one at a time, as there is time."""

    def __init__(self, session: Session, reviews: PastReviews, of: Whose) -> None:
        """Look at a session's day."""
        self._session = session
        self.of = of
        self._reviews = reviews
        self.week: Week = reviews.week(of)
        self.key = session.store.history.n if session.known is None else -1, session.today, of
        """When any of these is another one, so are the numbers."""
        self._own = Own(session, of)
        self._measures = MeasureDesk(session)
        self._corrected: list[Correction] = []
        self._series: dict[str, Series] = {}
        self._left = list(MEASURES)
        self._pace = max(1, EASY // (1 + session.casebook.count(Case)))

    @property
    def decided(self) -> list[CarriedOut]:
        """Give last time's decisions with what became of them."""
        return self._reviews.carried_out(self.week.last, self.of) if self.week.last else []

    def step(self) -> bool:
        """Work some more measures out, fewer at a time the more there is to count; tells whether more are left."""
        for measure_id in self._left[: self._pace]:
            self._series[measure_id] = self._worked_out(measure_id)
        self._left = self._left[self._pace :]
        return bool(self._left)

    def series(self, measure_id: str) -> Series:
        """Give a measure over the weeks."""
        if measure_id not in self._series:
            self._series[measure_id] = self._worked_out(measure_id)
        return self._series[measure_id]

    def _worked_out(self, measure_id: str) -> Series:
        ends = (self._session.today - WEEK * n for n in reversed(range(WEEKS)))
        found = [self._own.over(measure_id, end) for end in ends]
        if self.week.last and self.week.last.scope == self.of.scope:
            self._corrected += corrections(self._own, self.week.last, [measure_id])
        return Series(found[-1], tuple(m.value for m in found))

    # Rows.

    def rows(self) -> list[Row]:
        """Give the rows: the week's lists, last time's decisions, then the measures by group."""
        week = [*self._week_rows(), *self._corrected_rows(), *self._decided_rows()]
        return [*week, *self._flow_rows, *self._measure_rows()]

    def _week_rows(self) -> Iterator[Row]:
        for name, title in LISTS.items():
            moved: list[Moved] = getattr(self.week, name)
            behind = week_list(self.of, name)
            lines = [f"{m.ref}  {m.title}{': ' if m.title else ''}{m.says}" for m in moved]
            since = f"Since {plain_day(self.week.since)}, {self.of.said}."
            yield _row(behind, WEEK_TABLE, title, "this week", now=str(len(moved)), about=since, lines=lines)

    def _corrected_rows(self) -> Iterator[Row]:
        """Give the figures of the last review that are others as known now, once they are worked out."""
        if self._corrected and self.week.last:
            lines = [f"{c.name}: {c.reported} then, {c.now} as known now" for c in self._corrected]
            about = f"Figures of {plain_day(self.week.since)} that what was recorded since has corrected."
            yield _row(
                "corrected",
                DECIDED_TABLE,
                "Figures corrected",
                "this week",
                now=str(len(lines)),
                about=about,
                lines=lines,
            )

    def _decided_rows(self) -> Iterator[Row]:
        found = self.decided
        for outcome in MARKS:
            same = [d for d in found if d.outcome == outcome]
            if same:
                lines = [f"{d.ref}{d.title and f'  {d.title}'}: {d.item.decision}; {d.says}" for d in same]
                about = f"Of the {len(found)} decisions of {plain_day(self.week.since)}."
                title = f"Decisions: {outcome}"
                yield _row(
                    outcome, DECIDED_TABLE, title, "last time", now=str(len(same)), about=about, lines=lines
                )

    @cached_property
    def _flow_rows(self) -> list[Row]:
        """Give how each stock moved this week, and whether it adds up."""
        return [self._flow_row(moved) for moved in self._measures.flows(week_to(self._session.today))]

    def _flow_row(self, moved: Flow) -> Row:
        parts = {part: [i for i in getattr(moved, part) if self._own.has(i)] for part in PARTS}
        amiss = [i for i in moved.unexplained if self._own.has(i)]
        said = {part: len(ids) for part, ids in parts.items()}
        adds = f"does not add up: {', '.join(self._measures.refs(amiss))}" if amiss else "adds up"
        sum_ = f"{said['opening']} + {said['new']} new - {said['closed']} gone = {said['closing']}, {adds}"
        name = self._named(f"{moved.stock.id}-closing")
        more = {"now": str(said["closing"]), "change": f"+{said['new']} -{said['closed']}", "lines": [sum_]}
        return _row(
            name,
            FLOW_TABLE,
            f"{moved.stock.name}, at the end",
            "came and went",
            about=moved.stock.definition,
            **more,
        )

    def _measure_rows(self) -> Iterator[Row]:
        for measure in MEASURES.values():
            found = self._series.get(measure.id)
            more: dict[str, Any] = {
                "now": found.now.shown if found else "…",
                "trend": found.values if found else (),
            }
            more["change"] = change_of(found) if found else ""
            more["unit"] = "%" if measure.how == "share" else measure.unit
            yield _row(
                self.name_of(measure.id),
                MEASURE_TABLE,
                measure.name,
                measure.group,
                about=(found.now.measure if found else measure).definition,
                **more,
            )

    def name_of(self, measure_id: str) -> str:
        """Give the name by which a filter finds the rows behind a measure of this week."""
        return self._named(measure_id)

    def _named(self, number: str) -> str:
        scope = "" if self.of.scope == "all" else f"{_SHORT[self.of.scope]}/"
        return scope + self._measures.name_of_rows(number, week_to(self._session.today))


def change_of(series: Series) -> str:
    """Say how a measure stands to the week before: "better", "the same", "up", or nothing where there is none."""
    *_, before, now = (None, None, *series.values)
    if before is None or now is None:
        return ""
    trend = trend_of(series.now.measure.better, way(now, before))
    return {"same": "the same", "more": "up", "fewer": "down"}.get(trend, trend)


def _row(row_id: str, table: str, title: str, state: str, **more: Any) -> Row:
    return Row(
        id=row_id,
        table=table,
        ref="",
        title=title,
        state=state,
        owner="",
        due=None,
        flags=(),
        more={"trend": (), "change": "", "lines": [], "unit": "", **more},
        facts={"state": state, "kind": table},
        haystack=f"{title} {state} {more.get('about', '')}".casefold(),
    )
