"""Measures of pathway plans: in place, up to date, with the young person's part in them, and of entitlements told."""

from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.measures.cohort import ENTITLED, NO_STATUS, At, Stand, entitled, kept, of_young_people
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.continuity import over_by
from tracker.rules.plan_content import no_local_offer, views_missing
from tracker.rules.plan_dates import copy_not_given, review_overdue
from tracker.rules.policy import Policy
from tracker.rules.statuses import open_life, written

_WRITTEN = (
    "Of young people with a pathway plan in force on the last day of the period of which more than its days is "
    "recorded"
)
_PLANS = ("pathway & care planning",)


@of_young_people(
    "plan-in-place",
    "Pathway plan in place",
    definition=f"{ENTITLED} those with a pathway plan drawn up by that day. {NO_STATUS}",
    group="pathway plans and reviews",
    among=entitled,
    better="more",
    themes=_PLANS,
)
def in_place(stand: Stand, at: At) -> bool:
    """Find those with a plan."""
    return stand.life.plan(at.day) is not None


@of_young_people(
    "plan-up-to-date",
    "Pathway plan up to date",
    definition=f"{ENTITLED} those whose pathway plan was drawn up or reviewed in the {{PP-06.months}} months up "
    "to that day. Who has no plan has none that is up to date. "
    f"{NO_STATUS}",
    group="pathway plans and reviews",
    among=entitled,
    better="more",
    themes=_PLANS,
)
def up_to_date(stand: Stand, at: At) -> bool:
    """Find those whose plan was looked at in time."""
    looked = stand.life.plan_looked_at(at.day)
    return looked is not None and at.day <= months_after(looked, at.policy.days("PP-06", "months"))


@of_young_people(
    "plan-reviews-overdue",
    "Pathway plan reviews overdue",
    definition="Young people whose pathway plan is past the day of its review on the last day of the period: six "
    "months, or the shorter interval fixed for it (rule PP-06).",
    group="pathway plans and reviews",
    better="fewer",
    themes=_PLANS,
)
def reviews_overdue(stand: Stand, at: At) -> bool:
    """Find those whom rule PP-06 names."""
    return not kept(review_overdue, stand, at)


def _written(stand: Stand, at: At) -> bool:
    return written(stand.case, at.casebook, at.day) is not None


@of_young_people(
    "plan-own-part",
    "Plans with the young person’s part",
    definition=f"{_WRITTEN}, those whose plan has their own words and says that they took part, or why not (rule "
    "PP-13).",
    group="pathway plans and reviews",
    among=_written,
    better="more",
    themes=(*_PLANS, "participation & voice"),
)
def own_part(stand: Stand, at: At) -> bool:
    """Find those whose plan has their views."""
    return kept(views_missing, stand, at)


@of_young_people(
    "plan-copies-given",
    "Plans of which a copy was given",
    definition=f"{_WRITTEN}, those who were given a copy since it was last looked at, or for whom the "
    f"{{PP-14.days}} working days to do so have not passed (rule PP-14). Only the last copy’s day is kept: for a day "
    "before it they are left out.",
    group="pathway plans and reviews",
    among=_written,
    better="more",
    themes=(*_PLANS, "participation & voice"),
)
def copies_given(stand: Stand, at: At) -> bool | None:
    """Find those whose copy is not late; where a later copy was given nobody knows of an earlier one."""
    plan = stand.life.plan(at.day)
    given = plan.copy_given if plan else None
    return None if given and given > at.day else kept(copy_not_given, stand, at)


@of_young_people(
    "plan-local-offer",
    "Plans that set out the local offer",
    definition=f"{_WRITTEN}, those whose plan sets out the local offer for care leavers or links to it (rule PP-15).",
    group="pathway plans and reviews",
    among=_written,
    better="more",
    themes=(*_PLANS, "local offer & entitlements"),
)
def local_offer(stand: Stand, at: At) -> bool:
    """Find those whose plan has the local offer."""
    return kept(no_local_offer, stand, at)


@of_young_people(
    "entitlements-explained",
    "Entitlements explained in the last 12 months",
    definition=f"{ENTITLED} those to whom an entitlement was explained in the 12 months up to that day, recorded "
    "with its day. "
    f"{NO_STATUS}",
    group="pathway plans and reviews",
    among=entitled,
    better="more",
    themes=("local offer & entitlements",),
)
def explained(stand: Stand, at: At) -> bool:
    """Find those who were told of an entitlement."""
    told = stand.life.last_event("entitlement explained", at.day)
    return told is not None and told.day > months_after(at.day, -12)


@measure(
    "plan-actions-owned",
    "Plan actions with an owner and a day",
    definition="Of actions of pathway plans, of young people whose case is open, that were open on the last day of "
    "the period, those that somebody owns and that have a due day (rule PP-11). Both are those recorded now.",
    group="pathway plans and reviews",
    on=Action,
    how="share",
    better="more",
    themes=_PLANS,
)
def actions_owned(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the actions of plans that say by whom and by when."""
    stands = [
        a
        for a in sorted(casebook.all(Action), key=lambda a: a.id)
        if a.source == "pathway plan" and a.agreed_on <= period.end and not over_by(a, period.end)
        if (case := casebook.get(Case, a.case)) is None or open_life(case, casebook, period.end)
    ]
    said = [a for a in stands if casebook.owner_of(a) and a.due]
    return Counted(tuple(a.id for a in said), tuple(a.id for a in stands))
