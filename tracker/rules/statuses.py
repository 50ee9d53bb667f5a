"""Whom a rule on young people is about: whose case is open, who is owed a plan, and since when a status holds."""

from collections.abc import Collection
from datetime import date

from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case, PathwayPlan
from tracker.rules.duties import on_file, unbroken

PLAN_OWED = CARE_LEAVERS | {"eligible"}
"""Statuses under which a pathway plan is owed."""


def open_life(case: Case, casebook: Casebook, today: date) -> Life | None:
    """Give the file of a young person under 25, alive, whose case is open; or None."""
    life = casebook.life_of(case)
    return life if on_file(life, today) else None


def planned(case: Case, casebook: Casebook, today: date) -> tuple[Life, PathwayPlan] | None:
    """Give the file and the plan in force of somebody who is owed one, or None where there is none.

    Where no status is recorded the plan speaks for itself: whoever has one is owed its review.
    """
    life = open_life(case, casebook, today)
    plan = life.plan(today) if life else None
    if life is None or plan is None:
        return None
    status = life.eligibility(today)
    return (life, plan) if status is None or status in PLAN_OWED else None


def written(case: Case, casebook: Casebook, today: date) -> tuple[Life, PathwayPlan] | None:
    """Give the same where more of the plan is recorded than its days: else nobody here knows what stands in it."""
    found = planned(case, casebook, today)
    return found if found and not bare(found[1]) else None


def bare(plan: PathwayPlan) -> bool:
    """Tell whether only days of a plan are recorded, as where it was brought in from elsewhere."""
    part = plan.took_part is not None or plan.no_part_reason or plan.own_words.strip()
    content = plan.matters or plan.texts or plan.local_offer or plan.immigration_planned
    return not (part or content or plan.copy_given)


def status_since(life: Life, statuses: Collection[str], today: date) -> date | None:
    """Give the day since when they have had one of these statuses without a break, or None."""
    spell = life.current("eligibility", today)
    return unbroken(life, "eligibility", spell, statuses) if spell and spell.what in statuses else None


def holding(
    case: Case, casebook: Casebook, statuses: Collection[str], today: date
) -> tuple[Life, date] | None:
    """Give the file of somebody who has one of these statuses, and since when without a break; or None."""
    life = open_life(case, casebook, today)
    begun = status_since(life, statuses, today) if life else None
    return (life, begun) if life and begun else None
