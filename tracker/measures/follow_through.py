"""Whether what was agreed was done by the day first agreed, and how long each step took.

Followed are the actions whose first due day lies within a period, each counted once: done on time, done late, still
open, or dropped. The first due day is the one before any move.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal, NamedTuple, get_args

from tracker.domain.casebook import Casebook
from tracker.domain.work import Action
from tracker.measures.measure import Counted, Period, measure
from tracker.measures.then import actions_on, over_on
from tracker.rules.movement import updates_until
from tracker.rules.policy import Policy

Outcome = Literal["done on time", "done late", "still open", "dropped"]
By = Literal["source", "owner", "partner", "theme"]
Step = Literal["agreed to started", "started to delivered", "delivered to first impact"]

ON_TIME = (
    "Done on time: complete on or before the first due day, and that day never put back. An action given a later day "
    "is not on time, even when it was done by that day."
)
EVER_DONE = "Ever done: complete by the end of the period, whether on time or not."
WHOM = "Of the actions whose first due day, before any move, lies within the period."
STEPS: dict[Step, str] = {
    "agreed to started": "Days from the day it was agreed to the day it was started.",
    "started to delivered": "Days from the day it was started to the day it was complete.",
    "delivered to first impact": "Days from the day it was complete to the first update since then that says what "
    "changed for young people (kind impact); a line of evidence says that it was done, so it does not count.",
}
"""What each step measures; an action without one of its two days is left out, and the rest are counted."""


class Followed(NamedTuple):
    """One action with its first due day and what became of it by the end of the period."""

    action: Action
    first_due: date
    outcome: Outcome
    days: Mapping[Step, int]
    """How long each step took that can be measured."""


class Group(NamedTuple):
    """The actions followed that have one source, owner, partner or theme."""

    name: str
    followed: tuple[Followed, ...]

    def ids(self, *outcomes: Outcome) -> tuple[str, ...]:
        """Give the ids of those with one of these outcomes; of all of them where none is named."""
        return tuple(f.action.id for f in self.followed if not outcomes or f.outcome in outcomes)

    def on_time(self) -> Counted:
        """Give those done on time, of all."""
        return Counted(self.ids("done on time"), self.ids())

    def ever_done(self) -> Counted:
        """Give those done at all, of all."""
        return Counted(self.ids("done on time", "done late"), self.ids())

    def step(self, step: Step) -> Counted:
        """Give the days a step took, by action, of all whose step can be measured."""
        days = {f.action.id: float(f.days[step]) for f in self.followed if step in f.days}
        return Counted(tuple(days), self.ids(), days)


def follow(casebook: Casebook, period: Period) -> Group:
    """Follow every action whose first due day lies within a period, seen from its last day."""
    found = ((a, first_due(a, casebook, period.end)) for a in actions_on(casebook, period.end))
    kept = [(a, day) for a, day in found if day is not None and period.has(day)]
    return Group("all", tuple(_followed(a, day, casebook, period.end) for a, day in kept))


def grouped(whole: Group, by: By, casebook: Casebook) -> list[Group]:
    """Part the actions followed, each into one group, the largest first."""
    groups: dict[str, list[Followed]] = {}
    names: dict[str, str] = {}
    for followed in whole.followed:
        name = _NAMES[by](followed.action, casebook)
        names.setdefault(name.casefold(), name)
        groups.setdefault(name.casefold(), []).append(followed)
    made = (Group(names[folded], tuple(found)) for folded, found in groups.items())
    return sorted(made, key=lambda group: (-len(group.followed), group.name.casefold()))


def first_due(action: Action, casebook: Casebook, today: date) -> date | None:
    """Give the due day first agreed: the original one, else the one before the first move, else the one it has."""
    if action.original_due is not None:
        return action.original_due
    moves = (u.moved_from for u in updates_until(action, casebook, today) if u.kind == "moved")
    return next(filter(None, moves), None) or action.due


def put_back(action: Action, first: date, casebook: Casebook, today: date) -> bool:
    """Tell whether its due day was ever made later or given up, by a move or in the plan it came from."""
    slipped = any(u.slip for u in updates_until(action, casebook, today))
    return slipped or action.due is None or action.due > first


def _followed(action: Action, first: date, casebook: Casebook, today: date) -> Followed:
    return Followed(action, first, _outcome(action, first, casebook, today), _days(action, casebook, today))


def _outcome(action: Action, first: date, casebook: Casebook, today: date) -> Outcome:
    if action.open:
        return "still open"
    if action.state == "dropped":
        return "dropped"
    done = over_on(action)
    late = done is None or done > first or put_back(action, first, casebook, today)
    return "done late" if late else "done on time"


def _days(action: Action, casebook: Casebook, today: date) -> dict[Step, int]:
    """Give how long each step took; days in an order that cannot be are left out."""
    started, done = action.started_on, action.completed_on
    started = started if started and started <= today else None
    impact = _first_impact(action, done, casebook, today) if done is not None else None
    ends = zip((action.agreed_on, started, done), (started, done, impact), strict=True)
    return {
        step: (last - first).days
        for step, (first, last) in zip(get_args(Step), ends, strict=True)
        if first is not None and last is not None and first <= last
    }


def _first_impact(action: Action, done: date, casebook: Casebook, today: date) -> date | None:
    said = (u.day for u in updates_until(action, casebook, today) if u.kind == "impact")
    return next((day for day in said if day >= done), None)


def _owner(action: Action, casebook: Casebook) -> str:
    owner = casebook.owner_of(action)
    return owner.name if owner else "nobody"


_NAMES: dict[By, Callable[[Action, Casebook], str]] = {
    "source": lambda action, _: action.source or "no source",
    "owner": _owner,
    "partner": lambda action, _: action.partner or "no partner",
    "theme": lambda action, _: action.theme,
}
"""What an action's group is called."""


@measure(
    "follow-on-time",
    "Actions done on time",
    definition=f"{WHOM} {ON_TIME}",
    group="actions",
    on=Action,
    how="share",
    better="more",
)
def done_on_time(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the actions done by the day first agreed."""
    return follow(casebook, period).on_time()


@measure(
    "follow-ever-done",
    "Actions ever done",
    definition=f"{WHOM} {EVER_DONE}",
    group="actions",
    on=Action,
    how="share",
    better="more",
)
def ever_done(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the actions done at all."""
    return follow(casebook, period).ever_done()


def _register(step: Step) -> None:
    """Register the median of a step."""

    @measure(
        f"days-{step.replace(' ', '-')}",
        f"Days from {step}",
        definition=f"{WHOM} {STEPS[step]} Only those are measured for which both days are recorded.",
        group="actions",
        on=Action,
        how="median",
        better="fewer",
        unit="days",
    )
    def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        return follow(casebook, period).step(step)


for _step in STEPS:
    _register(_step)
