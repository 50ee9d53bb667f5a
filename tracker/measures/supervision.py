"""Measures of supervision: held, about each young person in time, and coming back to what the last one decided."""

from datetime import timedelta

from tracker.domain.casebook import Casebook
from tracker.domain.work import Oversight, Person
from tracker.measures.cohort import At, Stand, cohort, kept, of_young_people
from tracker.measures.measure import Counted, Period, measure
from tracker.measures.remembered import once_an_edition
from tracker.rules.follow_up import line_of, not_followed_up
from tracker.rules.own_oversight import WORKERS, supervision
from tracker.rules.policy import Policy

FOUR_WEEKS = timedelta(days=28)
_THEMES = ("supervision & management oversight",)


@once_an_edition
def _supervisions(casebook: Casebook) -> tuple[Oversight, ...]:
    return tuple(sorted((o for o in casebook.all(Oversight) if o.kind == "supervision"), key=lambda o: o.id))


def _discussed_here(stand: Stand, at: At) -> bool:
    """Tell whether supervision is owed to somebody; to nobody where none that names a young person is kept."""
    worked_with = stand.served and stand.life.worker(WORKERS, at.day) is not None
    return worked_with and any(o.cases and o.day <= at.day for o in _supervisions(at.casebook))


@of_young_people(
    "supervision-in-time",
    "Discussed in supervision in timescale",
    definition="Of young people whose case is open on the last day of the period and who have a social worker or a "
    "personal adviser, those discussed in that worker’s supervision in the {SU-02.months} months up to it, where "
    "need is intensive in {SU-02.intensive} days, or whose first discussion is not due yet (rule SU-02).",
    group="supervision",
    among=_discussed_here,
    better="more",
    themes=_THEMES,
)
def discussed(stand: Stand, at: At) -> bool:
    """Find those whose supervision is in time."""
    return kept(supervision, stand, at)


@measure(
    "workers-supervised",
    "Workers supervised in the last 4 weeks",
    definition="Of social workers and personal advisers, virtual ones included, who are here and work with a young "
    "person whose case is open on the last day of the period, those with a supervision of theirs in the 28 days up "
    "to it. While no supervision names a worker, nobody is counted.",
    group="supervision",
    on=Person,
    how="share",
    better="more",
    themes=_THEMES,
)
def supervised(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the workers who had supervision."""
    known = [o for o in _supervisions(casebook) if o.worker and o.day <= period.end]
    recent = {o.worker for o in known if o.day > period.end - FOUR_WEEKS}
    with_them = {
        spell.worker
        for stand in cohort(casebook, period.end)
        for spell in stand.life.workers(WORKERS, period.end)
        if spell.on(period.end)
    }
    people = (p for i in sorted(with_them) if (p := casebook.get(Person, i)) and not p.is_group)
    here = [p.id for p in people if p.here_on(period.end)] if known else []
    return Counted(tuple(i for i in here if i in recent), tuple(here))


@measure(
    "supervisions-held",
    "Supervisions held",
    definition="Supervisions recorded as held in the period.",
    group="supervision",
    on=Oversight,
    better="more",
    themes=_THEMES,
)
def held(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the supervisions of the period."""
    return Counted(tuple(o.id for o in _supervisions(casebook) if period.has(o.day)))


@measure(
    "supervisions-followed-up",
    "Supervisions that follow up the last one",
    definition="Of the latest supervision, up to the last day of the period, of each worker or, where none is named, "
    "of the same young people, those that leave nothing hanging. Every decision of the one before is an action, "
    "every open action of it has moved since, and every new action has a day (rule SU-03).",
    group="supervision",
    on=Oversight,
    how="share",
    better="more",
    themes=_THEMES,
)
def followed_up(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the latest supervisions that rule SU-03 says nothing of."""
    known = [o for o in _supervisions(casebook) if o.day <= period.end]
    last = [o for o in known if _is_last(o, casebook, period)]
    kept_to = (o for o in last if not not_followed_up(o, casebook, policy, period.end))
    return Counted(tuple(o.id for o in kept_to), tuple(o.id for o in last))


def _is_last(one: Oversight, casebook: Casebook, period: Period) -> bool:
    row = [o for o in line_of(one, casebook) if o.day <= period.end]
    return bool(row) and row[-1].id == one.id
