"""Follow-through: what was done on time, and how long it took, in all and by source, owner, partner or theme."""

from datetime import date
from statistics import median
from typing import NamedTuple, get_args

from tracker.desk.measuring import checked
from tracker.desk.session import Session
from tracker.domain.work import Action
from tracker.measures.follow_through import EVER_DONE, ON_TIME, STEPS, WHOM, By, Group, Step, follow, grouped
from tracker.measures.measure import Counted, Period, percent

__all__ = ["By", "FollowDesk", "Line"]


class Line(NamedTuple):
    """One group of actions followed; each number stands with the references of its rows."""

    name: str
    refs: dict[str, tuple[str, ...]]
    """By "all", each outcome, and each step that could be measured."""
    on_time: str
    ever_done: str
    medians: dict[Step, float | None]
    """Days; None where nothing could be measured."""

    def count(self, what: str) -> int:
        """Give how many there are of "all", of an outcome, or of those whose step could be measured."""
        return len(self.refs[what])


class FollowDesk:
    """Follow-through of one casebook."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def period(self, start: date | None, end: date | None) -> Period:
        """Give the period asked for; without days from the first action on, and to today. Raises Refusal."""
        return checked(start or date.min, end or self._session.today, self._session.today)

    def whole(self, period: Period) -> Line:
        """Give every action followed as one line."""
        return self._line(follow(self._session.casebook, period))

    def by(self, by: By, period: Period) -> list[Line]:
        """Give a line a group; each action stands in exactly one, so they add up to the whole."""
        casebook = self._session.casebook
        return [self._line(group) for group in grouped(follow(casebook, period), by, casebook)]

    @property
    def definitions(self) -> list[str]:
        """Give a sentence for every number."""
        return [WHOM, ON_TIME, EVER_DONE, *(f"{step.capitalize()}: {says}" for step, says in STEPS.items())]

    def _line(self, group: Group) -> Line:
        steps = {step: group.step(step) for step in get_args(Step)}
        parts: dict[str, tuple[str, ...]] = {"all": group.ids()}
        parts |= {o: group.ids(o) for o in ("done on time", "done late", "still open", "dropped")}
        parts |= {step: counted.rows for step, counted in steps.items()}
        return Line(
            group.name,
            {name: self._refs(ids) for name, ids in parts.items()},
            _share(group.on_time()),
            _share(group.ever_done()),
            {s: median(c.values.values()) if c.values else None for s, c in steps.items()},
        )

    def _refs(self, ids: tuple[str, ...]) -> tuple[str, ...]:
        found = (self._session.casebook.get(Action, i) for i in ids)
        return tuple(action.ref for action in found if action)


def _share(counted: Counted) -> str:
    of = counted.of or ()
    return (
        f"{percent(100 * len(counted.rows) / len(of))} ({len(counted.rows)} of {len(of)})" if of else "none"
    )
