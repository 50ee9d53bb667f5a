"""The rules on what a pathway plan prepares: health before 18, support after 21, and leave to remain that ends."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.young_people import Case, PathwayPlan
from tracker.rules.duties import DAY, say_days
from tracker.rules.policy import Policy
from tracker.rules.reasons import due_soon, overdue
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import open_life, written


@rule(
    "PP-17",
    Case,
    3,
    sentence="Before 18 the pathway plan covers health, mental health included, and the health history is offered.",
    source="Care Leavers (England) Regulations 2010, schedule 1, paragraph 9. The warning is a local standard.",
    confidence="C",
    once_kept="health history offered",
)
def health_not_ready(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody near 18, or past it and under 21, whose health is not in the plan or history not offered."""
    found = written(case, casebook, today)
    if found is None:
        return None
    life, plan = found
    eighteen = life.birthday(18)
    warn = life.birthday(18, -policy.days("PP-17", "warn"))
    if not warn <= today < life.birthday(21):
        return None
    lacking = [] if _covers_health(plan) else ["health not in the plan"]
    lacking += [] if _history_offered(life, today) else ["health history not offered"]
    if not lacking:
        return None
    says = f"{' and '.join(lacking).capitalize()}: due before 18 on {plain_day(eighteen)}"
    clears, left = "health in the plan, and the health history offered", (eighteen - DAY - today).days
    if left >= 0:
        return Reason("due soon", max(warn, life.plans[0].drawn_up), says, clears, -left, 2)
    return Reason("overdue", eighteen, f"{says}, {say_days(-left)} overdue", clears, -left)


def _covers_health(plan: PathwayPlan) -> bool:
    return "health" in plan.matters or any(t.matter == "health" and t.text.strip() for t in plan.texts)


def _history_offered(life: Life, today: date) -> bool:
    """Tell whether the health history was offered, or explained as one of the entitlements."""
    told = life.events_of("entitlement explained", today)
    offered = life.last_event("health history offered", today)
    return offered is not None or any("health history" in e.what.casefold() for e in told)


@rule(
    "PP-18",
    Case,
    3,
    sentence="What support there is after 21 is planned with a former relevant young person in the year before.",
    source="Children Act 1989 guidance, volume 3, paragraphs 4.11 and 4.12. The ages are a local standard.",
    confidence="C",
)
def after_21_not_planned(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody of 20 with whom support after 21 was not planned; from 21 on EL-02 asks for the decision."""
    life = open_life(case, casebook, today)
    if life is None or today >= life.birthday(21) or life.eligibility(today) != "former relevant":
        return None
    start = life.birthday(21, -policy.days("PP-18", "start"))
    if today < start or life.last_event("plans for support after 21", today):
        return None
    last = life.birthday(21, -policy.days("PP-18", "last"))
    what, because = "Plans for support after the 21st birthday", f"it is on {plain_day(life.birthday(21))}"
    clears = "the plans for support after 21, recorded as an event"
    if today <= last:
        return due_soon(what, because, start, last, today, clears)
    return overdue(what, because, last, today, clears)


@rule(
    "PP-19",
    Case,
    3,
    sentence="Support is offered at 21, and every year until 25, to those who do not receive it.",
    source="Remembered of the Children Act 1989, s. 23CZB(7), and not checked.",
    confidence="R",
)
def support_not_offered(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody of 21 to 24 without support or an offer of it; an offer is owed after the case is closed too."""
    life = casebook.life_of(case)
    first = life.birthday(21)
    if not first <= today < life.birthday(25) or not _unsupported(life, today):
        return None
    offer = life.last_event("offer of support", today)
    offered = offer.day if offer and offer.day >= first else None
    last = months_after(offered, policy.days("PP-19", "months")) if offered else first
    if today <= last:
        return None
    because = (
        f"last offered {plain_day(offered)}" if offered else f"not offered since 21 on {plain_day(first)}"
    )
    return overdue("Offer of support", because, last, today, "an offer of support, recorded as an event")


def _unsupported(life: Life, today: date) -> bool:
    """Tell whether they were once former relevant, and have neither a status of 21 to 25 nor an adviser."""
    were = {s.what for s in life.spells_of("eligibility", today)} & (CARE_LEAVERS - {"relevant"})
    if not were or life.adviser(today):
        return False
    return life.eligibility(today) not in ("former relevant in education", "former relevant 21 to 25")


@rule(
    "PP-20",
    Case,
    3,
    sentence="The plan of an unaccompanied young person plans for more than one outcome of the claim, and for the "
    "day on which leave to remain ends.",
    source="Children Act 1989 guidance, volume 3, paragraphs 6.20 to 6.22. The warning is a local standard.",
    confidence="C",
)
def immigration_not_planned(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find leave to remain that has ended, a plan for one outcome only, or leave that is about to end."""
    if "unaccompanied" not in case.complexity:
        return None
    life, until = open_life(case, casebook, today), case.immigration_until
    if life is None:
        return None
    what, clears = "Leave to remain", "a new last day of the leave to remain"
    if until and today > until:
        return overdue(what, f"ended {plain_day(until)}, nothing newer recorded", until, today, clears)
    found = written(case, casebook, today)
    if found and not found[1].immigration_planned:
        says = f"The plan of {plain_day(found[1].drawn_up)} is not recorded as planning for each outcome of the claim"
        says += f"; leave ends {plain_day(until)}" if until else ""
        return Reason("missing", found[1].drawn_up, says, "planning for each possible outcome")
    warn = months_after(until, -policy.days("PP-20", "warn")) if until else None
    if until is None or warn is None or today < warn:
        return None
    left = (until - today).days
    says = (
        f"Leave to remain ends in {left} days, on {plain_day(until)}"
        if left
        else "Leave to remain ends today"
    )
    return Reason("due soon", warn, says, clears, -left, 2)
