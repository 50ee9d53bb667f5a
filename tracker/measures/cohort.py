"""Whom measures of young people count: everybody on file on a day, and what held of each."""

from collections.abc import Callable
from datetime import date
from functools import cached_property
from typing import Any, NamedTuple

from tracker.domain.care_codes import Eligibility
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case, Spell
from tracker.measures.measure import Better, Counted, Find, Group, How, Period, measure
from tracker.measures.remembered import once_an_edition
from tracker.rules.care_visits import care_visit
from tracker.rules.duties import Owed, on_file, served
from tracker.rules.flags import Flag
from tracker.rules.policy import Policy
from tracker.rules.statuses import PLAN_OWED
from tracker.rules.visiting import adviser_visit

FIRST_AGE, LAST_AGE = 16, 24
"""Ages in whole years of those who are counted."""

ENTITLED = (
    "Of young people whose recorded status on the last day of the period is eligible, relevant or former relevant, "
    "also in education or from 21 to 25,"
)
NO_STATUS = "Who has no such status is left out."
"""Whom ``entitled`` chooses, for the beginning and the end of a definition."""
ADVISED = "to whom a personal adviser’s visits are owed on the last day of the period"
"""Whom ``visit_owed`` chooses, for the middle of a definition."""


class Stand(NamedTuple):
    """A young person on a day."""

    id: str
    life: Life
    age: int
    status: Eligibility | None
    """The leaving care status recorded."""
    served: bool
    """Whether visits and more can be owed: not to those who went back home for good."""
    adviser: Spell | None
    """The personal adviser's spell, a virtual one included."""
    home: Spell | None
    activity: Spell | None

    @property
    def case(self) -> Case:
        """Give their case."""
        return self.life.case

    @property
    def plan_owed(self) -> bool:
        """Tell whether their status is one to which an adviser and a pathway plan are owed."""
        return self.status in PLAN_OWED


class At:
    """What a measure of young people is asked with."""

    def __init__(self, casebook: Casebook, policy: Policy, period: Period) -> None:
        """Ask of a casebook over a period; what is dated after its last day is not known."""
        self.casebook = casebook
        self.policy = policy
        self.period = period
        self.day = period.end

    @cached_property
    def visits(self) -> dict[str, Owed]:
        """Give the PA visit owed on the day by the id of each young person to whom one is."""
        return visits_owed(self.casebook, self.day, self.policy)

    @cached_property
    def care_visits(self) -> dict[str, Owed]:
        """Give the social worker visit owed on the day by the id of each young person in care to whom one is."""
        return care_visits_owed(self.casebook, self.day, self.policy)


Holds = Callable[[Stand, At], bool | None]
"""Tells whether something is so of somebody; None where nobody can tell."""
Ask = Callable[[Any, Casebook, Policy, date], Flag | None]
"""A rule's function."""


def came_on_file(life: Life) -> date:
    """Give the first day of what is recorded of somebody, but no day before they were 16.

    Where nothing recorded has a day it is the 16th birthday.
    """
    sixteen = life.birthday(FIRST_AGE)
    return max(sixteen, first_recorded(life) or sixteen)


def first_recorded(life: Life) -> date | None:
    """Give the first day of all that is recorded of somebody, or None."""
    first = [s.start for s in life.spells[:1]] + [n.day for n in life.notes[:1]]
    first += [e.day for e in life.events[:1]] + [p.drawn_up for p in life.plans[:1]]
    return min(first, default=None)


@once_an_edition
def cohort(casebook: Casebook, day: date) -> tuple[Stand, ...]:
    """Give everybody on file on a day, from 16 to 24 years old, by id; those who died are left out."""
    cases = sorted(casebook.all(Case), key=lambda case: case.id)
    lives = (casebook.life_of(case) for case in cases)
    return tuple(
        Stand(
            life.case.id,
            life,
            life.age(day),
            life.eligibility(day),
            served(life, day),
            life.adviser(day),
            life.current("home", day),
            life.current("activity", day),
        )
        for life in lives
        if on_file(life, day) and came_on_file(life) <= day
    )


@once_an_edition
def visits_owed(casebook: Casebook, day: date, policy: Policy) -> dict[str, Owed]:
    """Give the PA visit owed on a day by the id of each young person to whom one is."""
    owed = ((s.id, adviser_visit(s.life, policy, day)) for s in cohort(casebook, day))
    return {i: visit for i, visit in owed if visit}


@once_an_edition
def care_visits_owed(casebook: Casebook, day: date, policy: Policy) -> dict[str, Owed]:
    """Give the social worker visit owed on a day by the id of each young person in care to whom one is."""
    owed = ((s.id, care_visit(s.life, policy, day)) for s in cohort(casebook, day))
    return {i: visit[1] for i, visit in owed if visit}


def visit_owed(stand: Stand, at: At) -> bool:
    """Tell whether a personal adviser's visits are owed to somebody."""
    return stand.id in at.visits


def entitled(stand: Stand, at: At) -> bool:
    """Tell whether a personal adviser and a pathway plan are owed to somebody, by the status recorded."""
    return stand.plan_owed


def kept(ask: Ask, stand: Stand, at: At) -> bool:
    """Tell whether a rule has nothing to say of somebody."""
    return ask(stand.case, at.casebook, at.policy, at.day) is None


def of_young_people(
    measure_id: str,
    name: str,
    *,
    definition: str,
    group: Group,
    among: Holds | None = None,
    better: Better = "neither",
    themes: tuple[str, ...] = (),
) -> Callable[[Holds], Holds]:
    """Register a function as a measure of young people on the period's last day.

    With ``among`` it is a share of those for whom that holds, and who it cannot tell of are left out; without, a
    count. Raises ValueError for an id taken.
    """
    how: How = "share" if among else "count"

    def enter(holds: Holds) -> Holds:
        def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
            return _counted(holds, among, At(casebook, policy, period))

        worked: Find = find
        measure(
            measure_id,
            name,
            definition=definition,
            group=group,
            on=Case,
            how=how,
            better=better,
            themes=themes,
        )(worked)
        return holds

    return enter


def _counted(holds: Holds, among: Holds | None, at: At) -> Counted:
    those = (s for s in cohort(at.casebook, at.day) if among is None or among(s, at))
    said = [(s.id, holds(s, at)) for s in those]
    rows = tuple(i for i, yes in said if yes)
    return Counted(rows, tuple(i for i, yes in said if yes is not None) if among else None)
