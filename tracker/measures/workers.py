"""Measures of who works with young people: an adviser, in time, without many changes, and with how many others."""

from tracker.measures.cohort import ENTITLED, NO_STATUS, At, Stand, entitled, kept, of_young_people
from tracker.rules.allocation import many_changes, no_adviser, worker_left
from tracker.rules.duties import in_care_since

_ALLOCATION = ("personal adviser allocation",)
_STEADY = ("workforce stability",)
_YOUNG = frozenset(("eligible", "relevant"))


@of_young_people(
    "with-adviser",
    "With a personal adviser",
    definition=f"{ENTITLED} those who have a personal adviser that day, a virtual one included. {NO_STATUS}",
    group="workers",
    among=entitled,
    better="more",
    themes=_ALLOCATION,
)
def with_adviser(stand: Stand, at: At) -> bool:
    """Find those with an adviser."""
    return stand.adviser is not None


@of_young_people(
    "with-virtual-adviser",
    "With a virtual personal adviser alone",
    definition=f"{ENTITLED} those who have a virtual personal adviser that day and no other. {NO_STATUS}",
    group="workers",
    among=entitled,
    better="neither",
    themes=_ALLOCATION,
)
def with_virtual(stand: Stand, at: At) -> bool:
    """Find those whose only adviser is a virtual one."""
    return stand.adviser is not None and stand.life.worker(("personal adviser",), at.day) is None


@of_young_people(
    "adviser-missing",
    "Without the personal adviser owed to them",
    definition="Young people to whom a personal adviser is owed and who have none on the last day of the period; "
    "after one left, {AL-01.grace} working days are allowed for the next (rule AL-01).",
    group="workers",
    better="fewer",
    themes=_ALLOCATION,
)
def without_adviser(stand: Stand, at: At) -> bool:
    """Find those whom rule AL-01 names."""
    return not kept(no_adviser, stand, at)


def _could_have(stand: Stand, at: At) -> bool:
    """Tell whether an adviser can be told of at 17: a worker of theirs was recorded by then, and one was owed."""
    seventeen = stand.life.birthday(17)
    if seventeen > at.day or not any(s.kind == "worker" and s.start <= seventeen for s in stand.life.spells):
        return False
    return stand.life.eligibility(seventeen) in _YOUNG or in_care_since(stand.life, seventeen) is not None


def _by_seventeen(stand: Stand, at: At) -> bool:
    return stand.life.adviser(stand.life.birthday(17)) is not None


_KNOWN = "who on their 17th birthday were in care, eligible or relevant"
_LEFT_OUT = "Of whom no worker at all is recorded up to that birthday is left out."
of_young_people(
    "adviser-by-17",
    "Adviser by 17, of those who turned 17",
    definition=f"Of young people who turned 17 in the period, whose case is open on its last day and {_KNOWN}, "
    f"those who had a personal adviser on that birthday. {_LEFT_OUT}",
    group="workers",
    among=lambda stand, at: at.period.has(stand.life.birthday(17)) and _could_have(stand, at),
    better="more",
    themes=_ALLOCATION,
)(_by_seventeen)
of_young_people(
    "adviser-by-17-all",
    "Adviser by 17, of everybody from 17",
    definition=f"Of young people from 17 on whose case is open on the last day of the period and {_KNOWN}, "
    f"those who had a personal adviser on that birthday. {_LEFT_OUT}",
    group="workers",
    among=_could_have,
    better="more",
    themes=_ALLOCATION,
)(_by_seventeen)


@of_young_people(
    "without-worker",
    "Without any worker",
    definition="Young people whose case is open on the last day of the period and with whom nobody works: neither "
    "a social worker nor a personal adviser, virtual or not, nor a reviewing officer is recorded for that day.",
    group="workers",
    better="fewer",
    themes=(*_ALLOCATION, *_STEADY),
)
def without_worker(stand: Stand, at: At) -> bool:
    """Find those with whom nobody works."""
    return stand.life.current("worker", at.day) is None


@of_young_people(
    "worker-left",
    "Held by somebody who left",
    definition="Young people whose case is open on the last day of the period and of whom a recorded worker has "
    "left and is covered by nobody (rule AL-05).",
    group="workers",
    better="fewer",
    themes=_STEADY,
)
def held_by_leaver(stand: Stand, at: At) -> bool:
    """Find those whom rule AL-05 names."""
    return not kept(worker_left, stand, at)


@of_young_people(
    "worker-changes",
    "Two changes of worker or more in a year",
    definition="Of young people whose case is open on the last day of the period and who ever had a worker, those "
    "with {AL-03.amber} changes or more of one role, such as social worker, in the {AL-03.period} months up to it "
    "(rule AL-03).",
    group="workers",
    among=lambda stand, at: any(s.kind == "worker" and s.start <= at.day for s in stand.life.spells),
    better="fewer",
    themes=_STEADY,
)
def changed_often(stand: Stand, at: At) -> bool:
    """Find those whom rule AL-03 names."""
    return not kept(many_changes, stand, at)
