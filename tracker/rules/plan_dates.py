"""The rules on when a pathway plan is looked at again: every six months, after a move, after a change, when asked."""

from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.young_people import Case, PathwayPlan, Spell
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import DAY, moved_to, moves, provided
from tracker.rules.policy import Policy
from tracker.rules.reasons import due_soon, overdue
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import planned, written

_REVIEW = "a review of the plan, or a new version"


@rule(
    "PP-06",
    Case,
    4,
    sentence="A pathway plan is reviewed every six months, or sooner where a shorter interval is fixed.",
    source="Care Leavers (England) Regulations 2010, reg. 7(2); Children Act 1989 guidance, volume 3, "
    "paragraph 4.13.",
    confidence="C",
)
def review_overdue(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan not looked at in time: the law is broken past six months, or past what was fixed for a home
    that the authority provides; past any other shorter interval an agreement is.
    """
    found = planned(case, casebook, today)
    looked = found[0].plan_looked_at(today) if found else None
    if found is None or looked is None:
        return None
    life, plan = found
    longest = policy.days("PP-06", "months")
    months = min(plan.interval_months or longest, longest)
    last = months_after(looked, months)
    if today <= last:
        return None
    lawful = today <= months_after(looked, longest) and not provided(life, today)
    because = f"last looked at {plain_day(looked)}, every {_say_months(months)}"
    return overdue("Pathway plan review", because, last, today, _REVIEW, 3 if lawful else 4)


@rule(
    "PP-07",
    Case,
    4,
    sentence="A pathway plan is reviewed as soon as practicable after 28 days in a new home.",
    source="Care Leavers (England) Regulations 2010, reg. 7, where the authority provides the home; otherwise the "
    "Children Act 1989 guidance, volume 3, paragraphs 4.13 and 4.15. The last day is a local standard.",
    confidence="C",
)
def first_review_in_home(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a new home whose first review, on the 28th day after the move or later, is due or late."""
    home = _new_home(case, casebook, policy, today)
    if home is None:
        return None
    life, spell, from_day = home
    if today < from_day or _looked_at_from(life, from_day, today):
        return None
    late = spell.start + timedelta(days=policy.days("PP-07", "late"))
    source, soon = "law" if spell.provided else "guidance", policy.days("PP-07", "due")
    what, because = (
        "First review in the new home",
        f"moved {plain_day(spell.start)}, by {source} soon after {soon} days",
    )
    if today < late:
        return due_soon(what, because, from_day, late - DAY, today, _REVIEW)
    return overdue(what, because, late - DAY, today, _REVIEW, 4 if spell.provided else 3)


@rule(
    "PP-08",
    Case,
    4,
    sentence="The first review in a home that the authority provides fixes the interval to the next: three months at "
    "most.",
    source="Care Leavers (England) Regulations 2010, reg. 7.",
    confidence="C",
)
def interval_not_fixed(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan reviewed in a provided home whose next interval is not fixed, or is too long."""
    home = _new_home(case, casebook, policy, today)
    if home is None or not home[1].provided:
        return None
    life, _, from_day = home
    reviewed = _looked_at_from(life, from_day, today)
    plan = life.plan(today)
    longest = policy.days("PP-08", "months")
    if reviewed is None or plan is None or (plan.interval_months and plan.interval_months <= longest):
        return None
    since, clears = max(reviewed, plan.drawn_up), f"an interval of at most {_say_months(longest)}"
    if plan.interval_months:
        says = (
            f"Next review in {_say_months(plan.interval_months)}: more than the {longest} the law allows here"
        )
        return Reason("check", since, says, clears)
    says = (
        f"No interval to the next review fixed: reviewed {plain_day(reviewed)} in a home the council provides"
    )
    return Reason("missing", since, says, clears)


def _new_home(case: Case, casebook: Casebook, policy: Policy, today: date) -> tuple[Life, Spell, date] | None:
    """Give file, new home and the day from which its first review counts, of a care leaver with a plan.

    An eligible child's plan is reviewed with the care plan, under the reviewing officer.
    """
    found = planned(case, casebook, today)
    home = moved_to(found[0], today) if found else None
    if found is None or home is None or found[0].eligibility(today) == "eligible":
        return None
    return found[0], home, home.start + timedelta(days=policy.days("PP-07", "due"))


def _looked_at_from(life: Life, first: date, today: date) -> date | None:
    """Give the first day from ``first`` on at which a plan was drawn up or reviewed, or None."""
    days = (day for plan in life.plans for day in (plan.drawn_up, *plan.reviewed) if first <= day <= today)
    return min(days, default=None)


@rule(
    "PP-09",
    Case,
    3,
    sentence="A pathway plan is stale from a change of circumstances until it is reviewed: within days of a move, "
    "and within working days of any other change.",
    source="Children Act 1989 guidance, volume 3, paragraphs 4.16 and 4.17. Some triggers and the days are a local "
    "standard.",
    confidence="C",
)
def stale(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan not looked at since a change; only a plan drawn up or reviewed on its day or later answers it."""
    found = planned(case, casebook, today)
    looked = found[0].plan_looked_at(today) if found else None
    if found is None or looked is None:
        return None
    changes = _changes_after(found[0], looked, today)
    if not changes:
        return None
    first, trigger = min(changes)
    last = min(_answer_by(day, what, policy) for day, what in changes)
    more = f" and {len(changes) - 1} more" if len(changes) > 1 else ""
    because = f"{trigger}{more} since {plain_day(first)}, last looked at {plain_day(looked)}"
    if today <= last:
        return due_soon("Pathway plan update", because, first, last, today, _REVIEW)
    return overdue("Pathway plan update", because, last, today, _REVIEW)


def _changes_after(life: Life, looked: date, today: date) -> set[tuple[date, str]]:
    """Give day and trigger of what changed after a day; a move told twice, as event and as home, is one."""
    events = {
        (e.day, e.what or "change")
        for e in life.events
        if looked < e.day <= today and e.kind == "change of circumstances"
    }
    return events | {(home.start, _MOVE) for home in moves(life, today) if looked < home.start}


_MOVE = "move"


def _answer_by(day: date, trigger: str, policy: Policy) -> date:
    if trigger == _MOVE:
        return day + timedelta(days=policy.days("PP-09", "move"))
    return add_working_days(day, policy.days("PP-09", "other"))


@rule(
    "PP-10",
    Case,
    4,
    sentence="A review of the pathway plan that the young person or the personal adviser asked for is held.",
    source="Care Leavers (England) Regulations 2010, reg. 7(2)(a) and (b). The days are a local standard.",
    confidence="C",
)
def asked_review_not_held(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a review asked for and not held in time; of several the one asked for first."""
    found = planned(case, casebook, today)
    requests = found[0].events_of("review asked for", today) if found else []
    looked = found[0].plan_looked_at(today) if found and requests else None
    asked = next((request for request in requests if looked and request.day > looked), None)
    last = add_working_days(asked.day, policy.days("PP-10")) if asked else today
    if asked is None or today <= last:
        return None
    by = f" by {asked.by}" if asked.by else ""
    return overdue("Review of the plan", f"asked for{by} on {plain_day(asked.day)}", last, today, _REVIEW)


@rule(
    "PP-14",
    Case,
    4,
    sentence="The young person is given a copy of the pathway plan after it is drawn up, and after each review.",
    source="Care Leavers (England) Regulations 2010, reg. 4(2): as soon as practicable. The days are a local "
    "standard.",
    confidence="C",
)
def copy_not_given(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a plan whose copy was not given in time since it was last looked at."""
    found = written(case, casebook, today)
    if found is None:
        return None
    plan = found[1]
    looked = plan.last_looked_at(today)
    given = plan.copy_given
    if given and looked <= given <= today:
        return None
    last = add_working_days(looked, policy.days("PP-14"))
    if today <= last:
        return None
    what, because = "Copy of the pathway plan", _looked(plan, looked)
    if given is None or given > today:
        says = f"{what} not recorded as given: {because}, due by {plain_day(last)}"
        return Reason("missing", last + DAY, says, _COPY)
    return overdue(what, f"{because}, last given {plain_day(given)}", last, today, _COPY)


_COPY = "the day on which the copy was given"


def _looked(plan: PathwayPlan, looked: date) -> str:
    return f"{'drawn up' if looked == plan.drawn_up else 'reviewed'} {plain_day(looked)}"


def _say_months(months: int) -> str:
    return f"{months} month{'s' * (months != 1)}"
