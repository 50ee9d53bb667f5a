"""Measures of visits to young people: by their personal adviser at their own interval, and by their social worker.

Whoever a visit is owed to, and by which day, the visiting rules say: a figure here counts whom they flag.
"""

from datetime import timedelta

from tracker.domain.care_codes import LEVEL_DAYS
from tracker.measures.cohort import ADVISED, At, Stand, kept, of_young_people, visit_owed
from tracker.rules.duties import agreed
from tracker.rules.visiting_advisers import far_away, need_without_more

_VISITS = ("visiting & contact",)


def _agreed_since(stand: Stand, at: At) -> bool:
    """Tell whether an interval was agreed since: what was agreed before it is not kept."""
    return stand.case.frequency is not None and stand.case.frequency.set_on > at.day


def _care_visit_owed(stand: Stand, at: At) -> bool:
    return stand.id in at.care_visits


@of_young_people(
    "pa-visits-in-time",
    "Seen at their own interval",
    definition=f"Of young people {ADVISED}, those whose next PA visit is not overdue at the interval in force for "
    "them, the one a manager agreed or else the longest allowed (rule VI-03).",
    group="visits and keeping in touch",
    among=visit_owed,
    better="more",
    themes=_VISITS,
)
def seen_in_time(stand: Stand, at: At) -> bool:
    """Find those whose PA visit is in time."""
    return at.day <= at.visits[stand.id].due


@of_young_people(
    "pa-visits-overdue",
    "PA visits overdue",
    definition=f"Young people {ADVISED} and whose PA visit is overdue at the interval in force for them "
    "(rule VI-03).",
    group="visits and keeping in touch",
    better="fewer",
    themes=_VISITS,
)
def seen_too_late(stand: Stand, at: At) -> bool:
    """Find those whose PA visit is overdue."""
    return visit_owed(stand, at) and not seen_in_time(stand, at)


@of_young_people(
    "seen-as-needed",
    "Seen as often as their need asks",
    definition=f"Of young people {ADVISED} and whose level of need is above standard, those seen by their personal "
    "adviser within the days of that level (raised 28, enhanced 14, intensive 7), counted from the last PA visit, "
    "the day the visits are owed or the day the need was recorded, whichever is latest.",
    group="visits and keeping in touch",
    among=lambda stand, at: visit_owed(stand, at) and stand.life.level(at.day) != "standard",
    better="more",
    themes=_VISITS,
)
def seen_as_needed(stand: Stand, at: At) -> bool:
    """Find those seen within the days of their level of need."""
    need = stand.life.current("need", at.day)
    since = at.visits[stand.id].since
    start = max(since, need.start) if need else since
    return at.day <= start + timedelta(days=LEVEL_DAYS[stand.life.level(at.day)])


@of_young_people(
    "standard-despite-need",
    "Visited at the standard interval whatever the need",
    definition="Young people with a complexity marker, a raised level of need or a recent change of circumstances, "
    "whose PA visits are still at the longest interval allowed on the last day of the period (rule VI-05). "
    "Only the latest agreement is kept: for a day before it was made they are not counted.",
    group="visits and keeping in touch",
    better="fewer",
    themes=_VISITS,
)
def standard_despite_need(stand: Stand, at: At) -> bool:
    """Find those whom rule VI-05 asks about."""
    visit = at.visits.get(stand.id)
    if visit is None or visit.days < at.policy.days("VI-03", "due") or _agreed_since(stand, at):
        return False  # most are left out here, and to ask the rule takes longer
    return not kept(need_without_more, stand, at)


@of_young_people(
    "interval-agreed",
    "Visiting interval agreed by a manager",
    definition=f"Of young people {ADVISED}, those for whom an interval that a manager agreed is in force that day. "
    "Only the latest agreement is kept: for a day before it was made they are left out.",
    group="visits and keeping in touch",
    among=visit_owed,
    better="more",
    themes=(*_VISITS, "supervision & management oversight"),
)
def interval_agreed(stand: Stand, at: At) -> bool | None:
    """Find those with an agreement in force."""
    return None if _agreed_since(stand, at) else agreed(stand.life, at.day) is not None


@of_young_people(
    "care-visits-in-time",
    "Social worker visits in timescale",
    definition="Of young people under 18 and in care on the last day of the period, those whose social worker visit "
    "is not overdue by the regulations (rules VI-12 to VI-16).",
    group="visits and keeping in touch",
    among=_care_visit_owed,
    better="more",
    themes=_VISITS,
)
def care_visit_in_time(stand: Stand, at: At) -> bool:
    """Find those whose social worker visit is in time."""
    return at.day <= at.care_visits[stand.id].due


@of_young_people(
    "far-away-overdue",
    "Far away and not seen in time",
    definition="Young people in custody, in hospital or out of the area on the last day of the period to whom a "
    "visit is overdue (rule VI-11).",
    group="visits and keeping in touch",
    better="fewer",
    themes=_VISITS,
)
def far_away_overdue(stand: Stand, at: At) -> bool:
    """Find those whom rule VI-11 lists."""
    return not kept(far_away, stand, at)
