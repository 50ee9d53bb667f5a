"""Measures of visits to young people and of keeping in touch: two clocks that are never one.

Whoever a visit is owed to, and by which day, the visiting rules say: a figure here counts whom they flag.
"""

from datetime import timedelta

from tracker.domain.care_codes import LEVEL_DAYS
from tracker.measures.cohort import (
    At,
    Stand,
    kept,
    of_young_people,
)
from tracker.rules.duties import agreed
from tracker.rules.in_touch import out_of_touch
from tracker.rules.visiting_advisers import far_away, need_without_more

EIGHT_WEEKS = timedelta(days=56)
_OWED = "to whom a personal adviser’s visits are owed on the last day of the period"
_VISITS = ("visiting & contact",)


def _served(stand: Stand, at: At) -> bool:
    return stand.served


def _visit_owed(stand: Stand, at: At) -> bool:
    return stand.id in at.visits


def _agreed_since(stand: Stand, at: At) -> bool:
    """Tell whether an interval was agreed since: what was agreed before it is not kept."""
    return stand.case.frequency is not None and stand.case.frequency.set_on > at.day


def _care_visit_owed(stand: Stand, at: At) -> bool:
    return stand.id in at.care_visits


@of_young_people(
    "in-touch",
    "In touch",
    definition=f"Of young people {_OWED}, those who took part in an exchange, however it was had, in the "
    "{VI-08.overdue} days up to it.",
    group="visits and keeping in touch",
    among=_visit_owed,
    better="more",
    themes=_VISITS,
)
def in_touch(stand: Stand, at: At) -> bool:
    """Find those who took part in an exchange in time."""
    last = stand.life.last_touch(at.day)
    return last is not None and (at.day - last.day).days <= at.policy.days("VI-08", "overdue")


@of_young_people(
    "out-of-touch",
    "Out of touch",
    definition="Young people to whom a personal adviser’s visits are owed and with whom no exchange both ways was "
    "had for more than {VI-08.overdue} days, counted at the earliest from the day the visits are owed (rule VI-08).",
    group="visits and keeping in touch",
    better="fewer",
    themes=_VISITS,
)
def lost_touch(stand: Stand, at: At) -> bool:
    """Find those whom rule VI-08 calls out of touch."""
    flag = out_of_touch(stand.case, at.casebook, at.policy, at.day)
    return flag is not None and flag.severity > 2


@of_young_people(
    "in-touch-code",
    "In touch, as coded for the yearly return",
    definition="Of young people whose case is open on the last day of the period and who have an in touch code, "
    "those coded “in touch”. Who has no code, or died, is left out. The code has no day: an earlier period shows the "
    "one recorded now.",
    group="visits and keeping in touch",
    among=lambda stand, at: stand.case.in_touch is not None,
    better="more",
    themes=(*_VISITS, "performance data"),
)
def coded_in_touch(stand: Stand, at: At) -> bool:
    """Find those coded as in touch."""
    return stand.case.in_touch == "YES"


@of_young_people(
    "seen-in-8-weeks",
    "Seen in the last 8 weeks",
    definition="Of young people whose case is open on the last day of the period and who did not go back home for "
    "good, those seen face to face, by whomever, in the 56 days up to it. An attempt, a call or a text is no visit.",
    group="visits and keeping in touch",
    among=_served,
    better="more",
    themes=_VISITS,
)
def seen_in_eight_weeks(stand: Stand, at: At) -> bool:
    """Find those seen face to face."""
    last = stand.life.last_seen(at.day)
    return last is not None and last.day >= at.day - EIGHT_WEEKS


@of_young_people(
    "pa-visits-in-time",
    "Seen at their own interval",
    definition=f"Of young people {_OWED}, those whose next PA visit is not overdue at the interval in force for "
    "them, the one a manager agreed or else the longest allowed (rule VI-03).",
    group="visits and keeping in touch",
    among=_visit_owed,
    better="more",
    themes=_VISITS,
)
def seen_in_time(stand: Stand, at: At) -> bool:
    """Find those whose PA visit is in time."""
    return at.day <= at.visits[stand.id].due


@of_young_people(
    "pa-visits-overdue",
    "PA visits overdue",
    definition=f"Young people {_OWED} and whose PA visit is overdue at the interval in force for them (rule VI-03).",
    group="visits and keeping in touch",
    better="fewer",
    themes=_VISITS,
)
def seen_too_late(stand: Stand, at: At) -> bool:
    """Find those whose PA visit is overdue."""
    return _visit_owed(stand, at) and not seen_in_time(stand, at)


@of_young_people(
    "seen-as-needed",
    "Seen as often as their need asks",
    definition=f"Of young people {_OWED} and whose level of need is above standard, those seen by their personal "
    "adviser within the days of that level (raised 28, enhanced 14, intensive 7), counted from the last PA visit, "
    "the day the visits are owed or the day the need was recorded, whichever is latest.",
    group="visits and keeping in touch",
    among=lambda stand, at: _visit_owed(stand, at) and stand.life.level(at.day) != "standard",
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
    definition=f"Of young people {_OWED}, those for whom an interval that a manager agreed is in force that day. "
    "Only the latest agreement is kept: for a day before it was made they are left out.",
    group="visits and keeping in touch",
    among=_visit_owed,
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
