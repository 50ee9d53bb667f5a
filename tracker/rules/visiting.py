"""The visits owed to a young person on a day: by their personal adviser, and by their social worker in care.

Two obligations that are never one: a social worker's visit does not meet the adviser's, nor the reverse. Only a
visit at which they were seen counts: an attempt, a call or a text starts no clock again (VI-10, by itself no rule).
"""

from datetime import date, timedelta

from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.life import Life, months_after
from tracker.rules.care_visits import care_visit
from tracker.rules.duties import (
    DAY,
    Owed,
    agreed,
    duty_since,
    in_care_since,
    law_binds,
    say_agreed,
    say_every,
)
from tracker.rules.policy import Policy
from tracker.rules.remembered import once_a_life


def owed(life: Life, policy: Policy, today: date) -> list[Owed]:
    """Give the visits owed today, the personal adviser's first; none once the case is closed."""
    care = care_visit(life, policy, today)
    return [*filter(None, (adviser_visit(life, policy, today), care and care[1]))]


def floor_days(life: Life, policy: Policy, today: date) -> int | None:
    """Give the longest interval of PA visits that may be agreed, in days; None in care, where no floor applies."""
    if in_care_since(life, today) and life.eligibility(today) not in CARE_LEAVERS:
        return None
    return policy.days("VI-03", "due")


@once_a_life
def adviser_visit(life: Life, policy: Policy, today: date) -> Owed | None:
    """Give the PA visit owed today, or None.

    Source: Care Leavers (England) Regulations 2010, reg. 8(2)(c), where the authority provides the home; the
    statutory guidance, volume 3, paragraphs 3.39 and 4.38, for everybody else.
    """
    begun = duty_since(life, today)
    if begun is None:
        return None
    last = life.last_seen(today, "PA visit")
    since = max(begun, last.day) if last else begun
    floor, agreement = floor_days(life, policy, today), agreed(life, today)
    days = min(d for d in (floor, agreement and agreement.days) if d)
    months = policy.days("VI-03", "limit")
    limit = months_after(since, months) if floor else None
    due = since + timedelta(days=days)
    basis = say_agreed(agreement) if agreement else _at_least(life, days, months, today)
    return Owed("PA visit", last, since, days, min(due, limit or due), limit, basis, agreement is not None)


def late_since(visit: Owed, life: Life, policy: Policy, today: date) -> date | None:
    """Give the first day on which a visit was overdue, or None while it is in time.

    What a manager agreed is owed from the day it was agreed; until then the longest interval allowed was.
    """
    if today <= visit.due:
        return None
    agreement = agreed(life, today)
    if not (visit.agreed and agreement):
        return visit.due + DAY
    floor = floor_days(life, policy, today)
    bound = min(agreement.set_on, visit.since + timedelta(days=floor) + DAY) if floor else agreement.set_on
    return max(visit.due + DAY, bound)


def visits_late(life: Life, policy: Policy, today: date) -> list[tuple[Owed, date]]:
    """Give the visits overdue today, each with the first day it was."""
    found = ((visit, late_since(visit, life, policy, today)) for visit in owed(life, policy, today))
    return [(visit, since) for visit, since in found if since]


def _at_least(life: Life, days: int, months: int, today: date) -> str:
    source = "law" if law_binds(life, today) else "guidance"
    return f"{say_every(days)}, {months} months at most by {source}"
