"""Measures of how many young people a personal adviser has: plainly counted, and weighted as the rule does."""

from collections import Counter

from tracker.domain.care_codes import ADVISERS
from tracker.domain.casebook import Casebook
from tracker.domain.work import Person
from tracker.domain.young_people import Spell
from tracker.measures.cohort import cohort
from tracker.measures.measure import Counted, Period, measure
from tracker.measures.remembered import once_an_edition
from tracker.rules.caseloads import caseload
from tracker.rules.policy import Policy

_THEMES = ("personal adviser allocation", "workforce stability")


@once_an_edition
def _caseloads(casebook: Casebook, period: Period) -> dict[str, float]:
    """Count the young people each personal adviser works with on the period's last day, by the adviser's id."""
    pairs = {
        (spell.worker, stand.id)
        for stand in cohort(casebook, period.end)
        for spell in stand.life.workers(ADVISERS, period.end)
        if spell.on(period.end)
    }
    held = Counter(worker for worker, _ in pairs)
    people = ((i, casebook.get(Person, i)) for i in sorted(held))
    return {i: held[i] for i, p in people if p and not p.is_group and p.here_on(period.end)}


_PLAIN = (
    "young people whose case is open that each personal adviser here works with on the last day of the period, as "
    "adviser or virtual adviser; each counts once, whatever their need and the adviser’s hours"
)


@measure(
    "caseload-average",
    "Young people to a personal adviser, average",
    definition=f"The average number of {_PLAIN}.",
    group="workers",
    on=Person,
    how="average",
    better="fewer",
    unit="young people",
    themes=_THEMES,
)
def average(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the caseload of each adviser."""
    held = _caseloads(casebook, period)
    return Counted(tuple(held), None, held)


@measure(
    "caseload-most",
    "Young people to a personal adviser, most",
    definition=f"The largest number of {_PLAIN}.",
    group="workers",
    on=Person,
    how="most",
    better="fewer",
    unit="young people",
    themes=_THEMES,
)
def most(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the caseload of each adviser."""
    return average(casebook, policy, period)


@measure(
    "caseload-too-high",
    "Personal advisers with too many young people",
    definition="Of personal advisers here who work with somebody on the last day of the period, those whose "
    "caseload, weighted by need and by hours worked, is above {CL-01.check} (rule CL-01).",
    group="workers",
    on=Person,
    how="share",
    better="fewer",
    themes=("workforce stability",),
)
def too_high(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find those whom rule CL-01 names."""
    advisers = {s.worker for s in casebook.all(Spell) if s.role in ADVISERS and s.on(period.end)}
    here = [p for i in sorted(advisers) if (p := casebook.get(Person, i)) and not p.is_group]
    held = [p for p in here if p.here_on(period.end)]
    over = tuple(p.id for p in held if caseload(p, casebook, policy, period.end))
    return Counted(over, tuple(p.id for p in held))
