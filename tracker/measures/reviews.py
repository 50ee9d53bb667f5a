"""Measures of reviews: of children in care in time and in person, and plans brought up to date after a review."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.casebook import Casebook
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case
from tracker.measures.cohort import At, Stand, kept, of_young_people
from tracker.measures.measure import Counted, Period, measure
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import in_care_since
from tracker.rules.policy import Policy
from tracker.rules.reviews import answered, first_review, later_review, second_review
from tracker.rules.statuses import PLAN_OWED

AFTER_REVIEW = 10
"""Working days in which a plan is brought up to date after a review, as councils report it."""
_REVIEWS = ("reviews & multi-agency",)
_HELD = frozenset(("statutory review", "plan review"))


def _in_care(stand: Stand, at: At) -> bool:
    return stand.life.in_care(at.day) is not None and in_care_since(stand.life, at.day) is not None


@of_young_people(
    "care-reviews-in-time",
    "Reviews of children in care in timescale",
    definition="Of young people under 18 and in care on the last day of the period, those whose next review of their "
    "care is not overdue by the regulations (rules RV-01 to RV-03).",
    group="pathway plans and reviews",
    among=_in_care,
    better="more",
    themes=_REVIEWS,
)
def care_reviews(stand: Stand, at: At) -> bool:
    """Find those whose review is in time."""
    return all(kept(ask, stand, at) for ask in (first_review, second_review, later_review))


@measure(
    "care-reviews-in-person",
    "Reviews of children in care held in person",
    definition="Of reviews of children in care held in the period, those held in person. Where it is not recorded "
    "how a review was held it is left out.",
    group="pathway plans and reviews",
    on=Oversight,
    how="share",
    better="more",
    themes=_REVIEWS,
)
def in_person(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the reviews held in person."""
    held = [o for o in casebook.all(Oversight) if o.kind == "statutory review" and period.has(o.day)]
    known = sorted((o for o in held if o.in_person is not None), key=lambda o: o.id)
    return Counted(tuple(o.id for o in known if o.in_person), tuple(o.id for o in known))


@measure(
    "care-reviews-with-agencies",
    "Reviews of children in care with other agencies",
    definition="Of reviews of children in care held in the period, those in which another agency took part or to "
    "which one sent a report.",
    group="pathway plans and reviews",
    on=Oversight,
    how="share",
    better="more",
    themes=(*_REVIEWS, "partnership"),
)
def with_agencies(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the reviews with other agencies."""
    held = [o for o in casebook.all(Oversight) if o.kind == "statutory review" and period.has(o.day)]
    known = sorted(held, key=lambda o: o.id)
    return Counted(tuple(o.id for o in known if o.agencies or o.sent_report), tuple(o.id for o in known))


@measure(
    "care-review-decisions",
    "Reviews whose decisions became actions",
    definition="Of reviews of children in care with decisions whose {RV-07.days} working days ended in the period, "
    "those of which every decision is an action that somebody owns and that has a due day, or that is over.",
    group="pathway plans and reviews",
    on=Oversight,
    how="share",
    better="more",
    themes=_REVIEWS,
)
def decisions_owned(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the reviews whose decisions are all actions."""
    decided = (o for o in casebook.all(Oversight) if o.kind == "statutory review" and o.decisions)
    days = policy.days("RV-07")
    ended = sorted((o for o in decided if period.has(add_working_days(o.day, days))), key=lambda o: o.id)
    owned = (o for o in ended if all(answered(decision, casebook) for decision in o.decisions))
    return Counted(tuple(o.id for o in owned), tuple(o.id for o in ended))


@measure(
    "plans-after-reviews",
    "Plans updated after a review",
    definition="Of reviews of children in care and of pathway plans, of young people to whom a pathway plan was "
    "owed, whose ten working days ended in the period, those after which the plan of everybody they were about was "
    "drawn up or reviewed, on the day of the review or in those ten working days.",
    group="pathway plans and reviews",
    on=Oversight,
    how="share",
    better="more",
    themes=("pathway & care planning", *_REVIEWS),
)
def updated_after(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the reviews after which the plan was updated in time."""
    held = sorted((o for o in casebook.all(Oversight) if o.kind in _HELD), key=lambda o: o.id)
    ended = [(o, last) for o in held if period.has(last := add_working_days(o.day, AFTER_REVIEW))]
    found = {o.id: [*_updated(o, last, casebook)] for o, last in ended}
    of = {i: each for i, each in found.items() if each}
    return Counted(tuple(i for i, each in of.items() if all(each)), tuple(of))


def _updated(review: Oversight, last: date, casebook: Casebook) -> Iterator[bool]:
    """Tell of each young person a review was about, to whom a plan was owed, whether it was updated by a day."""
    for case in filter(None, (casebook.get(Case, i) for i in review.cases)):
        life = casebook.life_of(case)
        if life.eligibility(review.day) in PLAN_OWED:
            days = (day for plan in life.plans for day in (plan.drawn_up, *plan.reviewed))
            yield any(review.day <= day <= last for day in days)
