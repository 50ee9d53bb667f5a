"""From activity to impact: what an action delivered, what has changed, and the one without the other.

Nothing here says that an action caused a change: it says what was delivered, and how the number it names has moved.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from tracker.dates import add_months
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.domain.young_people import Figure
from tracker.measures.measure import MEASURES, Better, Counted, Period, measure, measured
from tracker.measures.then import actions_on, over_on
from tracker.rules.effects import CLASSES, Class, asked_of, without_number
from tracker.rules.own_oversight import last_figures
from tracker.rules.policy import Policy

OWN = "impact-"
"""How the measures of this page begin: no action can name one of them, which would be counted by itself."""


class Reading(NamedTuple):
    """What a number is on a day: a measure's value, or the last reported figure of that name."""

    name: str
    value: float | None
    shown: str
    """As people read it, with the counts behind it or the day it was reported for."""
    better: Better


class Readings:
    """The numbers that actions name, as they stand on one day; each is worked out once."""

    def __init__(self, casebook: Casebook, policy: Policy, day: date) -> None:
        """Read on a day; a measure over the weeks between two boards that end then."""
        self._book, self._policy, self._day = casebook, policy, day
        self._known: dict[str, Reading | None] = {}

    def of(self, name: str) -> Reading | None:
        """Give the reading of a measure's id or a figure's name; None where there is none."""
        if name not in self._known:
            self._known[name] = self._measure(name) if linkable(name) else self._figure(name)
        return self._known[name]

    def _measure(self, name: str) -> Reading:
        start = self._day - timedelta(days=self._policy.days("IB-01") - 1)
        found = measured(name, self._book, self._policy, Period(start, self._day))
        return Reading(found.measure.name, found.value, found.shown, found.measure.better)

    def _figure(self, name: str) -> Reading | None:
        last = self._figures.get(name.strip().casefold())
        if last is None:
            return None
        shown = f"{last.value:g} {last.unit}".rstrip()
        return Reading(last.name, last.value, f"{shown}, reported for {last.when.text}", "neither")

    @cached_property
    def _figures(self) -> dict[str, Figure]:
        return last_figures(self._book, self._day)


class Impact(NamedTuple):
    """What can be said of one action on a day, with the counts behind it."""

    action: Action
    """As it stood then."""
    kind: Class
    reading: Reading | None
    delivered_on: date | None
    expected_by: date | None
    """Last day by which its effect was expected; None where it was neither said nor delivered."""

    @property
    def delivered(self) -> bool:
        """Tell whether it was complete."""
        return self.action.state in ("complete", "embedded")

    @property
    def embedded(self) -> bool:
        """Tell whether somebody other than its owner confirmed that it made the difference."""
        return self.action.state == "embedded" and not self.action.self_confirmed

    @property
    def bare(self) -> bool:
        """Tell whether nothing can be said of it yet: it is not delivered and names no number."""
        return self.kind == "not delivered yet" and not self.action.moves

    @property
    def to_go(self) -> float | None:
        """Give how far the number is from its target; nothing once it is reached, None where one is missing."""
        way, target = direction(self.action, self.reading), self.action.target_value
        if self.reading is None or self.reading.value is None or target is None or not way:
            return None
        return max(0.0, way * (target - self.reading.value))


def linkable(name: str) -> bool:
    """Tell whether this is a measure that an action can name as what it moves."""
    return name in MEASURES and not name.startswith(OWN)


def direction(action: Action, reading: Reading | None) -> int:
    """Give 1 where more is better and -1 where fewer is: by the measure, else by target and baseline; 0 unknown."""
    if reading is not None and reading.better != "neither":
        return 1 if reading.better == "more" else -1
    base, target = action.baseline_value, action.target_value
    return 0 if base is None or target is None else (target > base) - (target < base)


def changed(action: Action, reading: Reading | None, policy: Policy) -> bool | None:
    """Tell whether its number moved enough the better way; None where that cannot be told."""
    base, target, way = action.baseline_value, action.target_value, direction(action, reading)
    if reading is None or reading.value is None or base is None or not way:
        return None
    moved = way * (reading.value - base)
    reached = target is not None and way * (reading.value - target) >= 0
    return moved > 0 and (reached or 100 * moved >= policy.days("IM-01", "least") * abs(base))


def impact_of(
    action: Action, casebook: Casebook, policy: Policy, today: date, readings: Readings
) -> Impact | None:
    """Class an action as it stands on a day; None for one that is not asked what it changed."""
    if not asked_of(action):
        return None
    reading = readings.of(action.moves) if action.moves else None
    delivered_on = over_on(action) if not action.open else None
    expected = _expected(action, delivered_on, policy)
    moved = changed(action, reading, policy)
    if moved is None:
        kind = without_number(action, casebook, today)
    elif action.open:
        kind = "changed without delivery" if moved else "not delivered yet"
    elif moved:
        kind = "delivered, change seen"
    else:
        early = expected is not None and today <= expected
        kind = "too early" if early else "delivered, no change"
    return Impact(action, kind, reading, delivered_on, expected)


def impacts(casebook: Casebook, policy: Policy, today: date) -> Iterator[Impact]:
    """Class every action agreed by a day, as it stood then; those not asked what they changed are left out."""
    readings = Readings(casebook, policy, today)
    found = (impact_of(a, casebook, policy, today, readings) for a in actions_on(casebook, today))
    return (impact for impact in found if impact is not None)


def _expected(action: Action, delivered_on: date | None, policy: Policy) -> date | None:
    """Give the last day on which it is still early: as said, else the one before its impact is to be checked."""
    if action.expected_by is not None:
        return action.expected_by.latest
    if delivered_on is None:
        return None
    return add_months(delivered_on, policy.days("AN-07", "recheck")) - timedelta(days=1)


def _register(kind: Class, better: Better) -> None:
    """Register the actions of a class, as a share of those delivered, or of those that are not."""
    without = kind in ("changed without delivery", "not delivered yet")
    whom = "those not delivered" if without else "those delivered"

    @measure(
        OWN + kind.removeprefix("delivered, ").replace(",", "").replace(" ", "-"),
        f"Actions: {kind}",
        definition=f"{CLASSES[kind]} Of {whom}.",
        group="actions",
        on=Action,
        how="share",
        better=better,
    )
    def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        asked = [i for i in impacts(casebook, policy, period.end) if i.delivered is not without]
        rows = tuple(i.action.id for i in asked if i.kind == kind)
        return Counted(rows, tuple(i.action.id for i in asked))


_BETTER: dict[Class, Better] = {
    "delivered, change seen": "more",
    "delivered, no change": "fewer",
    "changed without delivery": "neither",
    "too early": "neither",
    "change said, not measured": "fewer",
    "cannot tell": "fewer",
}
for _kind, _better in _BETTER.items():
    _register(_kind, _better)
