"""Measures of the two clocks that are never one: in touch, however it was had, and seen, face to face."""

from datetime import timedelta

from tracker.measures.cohort import ADVISED, At, Stand, of_young_people, visit_owed
from tracker.rules.in_touch import out_of_touch

EIGHT_WEEKS = timedelta(days=56)
_VISITS = ("visiting & contact",)


def _served(stand: Stand, at: At) -> bool:
    return stand.served


@of_young_people(
    "in-touch",
    "In touch",
    definition=f"Of young people {ADVISED}, those who took part in an exchange, however it was had, in the "
    "{VI-08.overdue} days up to it.",
    group="visits and keeping in touch",
    among=visit_owed,
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
