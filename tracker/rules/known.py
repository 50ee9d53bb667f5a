"""What the rules say of a young person on a day, for the file page and the handover, which cannot ask them."""

from collections.abc import Sequence
from datetime import date, timedelta

from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.rules.continuity import ROLES, continuity
from tracker.rules.duties import duty_since
from tracker.rules.policy import Policy
from tracker.rules.statuses import planned
from tracker.rules.visiting import owed
from tracker.wording.clocks import Known

YEAR = 12
"""Months over which changes of worker are counted."""


def known_of(
    life: Life, casebook: Casebook, policy: Policy, today: date, not_explained: Sequence[str] | None = None
) -> Known:
    """Give the visits owed, the next exchange and plan review due, and how steadily each role was held."""
    first = months_after(today, -YEAR)
    held = [continuity(life, role, first, today) for role in ROLES if life.workers(ROLES[role], today)]
    review = _review_due(life, casebook, policy, today)
    return Known(
        owed=owed(life, policy, today),
        touch_due=_touch_due(life, policy, today),
        changes=[(each.role, len(each.changes), each.uncovered) for each in held],
        coming=[(review, "pathway plan review")] if review else [],
        not_explained=not_explained,
    )


def _touch_due(life: Life, policy: Policy, today: date) -> date | None:
    """Give the last day on which the next exchange both ways is in time, or None where nobody owes it."""
    begun, last = duty_since(life, today), life.last_touch(today)
    if begun is None:
        return None
    start = max(begun, last.day) if last else begun
    return start + timedelta(days=min(policy.days("VI-08", "check"), policy.days("VI-08", "overdue")))


def _review_due(life: Life, casebook: Casebook, policy: Policy, today: date) -> date | None:
    """Give the last day on which the plan's next review is in time, or None where there is no plan to review."""
    found, looked = planned(life.case, casebook, today), life.plan_looked_at(today)
    if found is None or looked is None:
        return None
    longest = policy.days("PP-06", "months")
    return months_after(looked, min(found[1].interval_months or longest, longest))
