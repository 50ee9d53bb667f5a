"""The rules on how a pathway plan begins: the assessment of needs, and the first plan after it."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.care_codes import ADVISERS, CARE_LEAVERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.young_people import Case
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import DAY
from tracker.rules.policy import Policy
from tracker.rules.reasons import say_list
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import PLAN_OWED, holding, open_life, status_since

_RETURNER = "former relevant in education"
_ON_REQUEST = "former relevant 21 to 25"
_ASSESSMENT = "a needs assessment recorded, or the plan drawn up from it"


@rule(
    "PP-01",
    Case,
    4,
    sentence="The needs of an eligible child are assessed within three months of the 16th birthday, or of becoming "
    "eligible after it.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, reg. 42(1).",
    confidence="C",
)
def eligible_not_assessed(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an eligible child never assessed in time; a plan drawn up shows that they were."""
    found = holding(case, casebook, ("eligible",), today)
    if found is None:
        return None
    life, begun = found
    begun = max(begun, life.birthday(16))
    return _not_assessed(life, "eligible", begun, date.min, policy.days("PP-01", "months"), today)


@rule(
    "PP-03",
    Case,
    4,
    sentence="The needs of a relevant child without a pathway plan are assessed within three months of becoming "
    "relevant.",
    source="Care Leavers (England) Regulations 2010, reg. 5.",
    confidence="C",
)
def relevant_not_assessed(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a relevant child without a plan who was never assessed in time."""
    found = holding(case, casebook, ("relevant",), today)
    if found is None:
        return None
    life, begun = found
    return _not_assessed(life, "relevant", begun, date.min, policy.days("PP-03", "months"), today)


@rule(
    "PP-04",
    Case,
    4,
    sentence="Somebody who returns to education or training is assessed within three months of telling the council.",
    source="Care Leavers (England) Regulations 2010, reg. 5; Children Act 1989, s. 23CA.",
    confidence="C",
)
def returner_not_assessed(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody back in education who was not assessed since; the status starts when they told us."""
    found = holding(case, casebook, (_RETURNER,), today)
    if found is None:
        return None
    life, begun = found
    return _not_assessed(life, "back in education", begun, begun, policy.days("PP-04", "months"), today)


def _not_assessed(
    life: Life, status: str, begun: date, counts_from: date, months: int, today: date
) -> Reason | None:
    """Find that no assessment or plan from ``counts_from`` on is there so many months after ``begun``."""
    last = months_after(begun, months)
    if today <= last or _assessed(life, counts_from, today) or _drawn_up(life, counts_from, today):
        return None
    says = f"No needs assessment on record: {status} since {plain_day(begun)}, due by {plain_day(last)}"
    return Reason("missing", last + DAY, says, _ASSESSMENT)


def _assessed(life: Life, first: date, today: date) -> date | None:
    """Give the day of the first needs assessment from a day on, or None."""
    return next((e.day for e in life.events_of("needs assessment", today) if e.day >= first), None)


def _drawn_up(life: Life, first: date, today: date) -> bool:
    return any(first <= plan.drawn_up <= today for plan in life.plans)


@rule(
    "PP-02",
    Case,
    4,
    sentence="A pathway plan is drawn up as soon as possible after the assessment; a former relevant young person "
    "has one.",
    source="Children Act 1989, schedule 2, paragraph 19B, and s. 23C(3)(b). The days are a local standard.",
    confidence="C",
)
def no_plan(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody assessed, or former relevant, who has no plan; for a returner, none since the assessment.

    Whoever comes on file as former relevant has the same days: their plan may still be brought in.
    """
    life = open_life(case, casebook, today)
    status = life.eligibility(today) if life else None
    if life is None or status not in ("eligible", "relevant", "former relevant", _RETURNER):
        return None
    begun = status_since(life, (status,), today) or date.min
    allowed = timedelta(days=policy.days("PP-02"))
    if status == "former relevant":
        owed = status_since(life, PLAN_OWED, today) or begun
        since, what = max(begun, owed + allowed + DAY), f"{status} since {plain_day(begun)}"
        return None if today < since or life.plan(today) else _without_plan(since, what)
    assessed = _assessed(life, begun if status == _RETURNER else date.min, today)
    if assessed is None or _drawn_up(life, assessed if status == _RETURNER else date.min, today):
        return None
    since = assessed + allowed + DAY
    return None if today < since else _without_plan(since, f"needs assessed on {plain_day(assessed)}")


def _without_plan(since: date, because: str) -> Reason:
    return Reason("missing", since, f"No pathway plan on record: {because}", "a pathway plan")


@rule(
    "PP-05",
    Case,
    4,
    sentence="Somebody of 21 to 25 who asked for support gets a personal adviser, an assessment and a pathway plan.",
    source="Children Act 1989, s. 23CZB, inserted by the Children and Social Work Act 2017, s. 3. The act names no "
    "days: those are a local standard.",
    confidence="C",
)
def request_not_met(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a request for support from 21 on without adviser, assessment or plan.

    Without a request on record, having the status is one: then a plan from before it will do.
    """
    life = open_life(case, casebook, today)
    if life is None or today < life.birthday(21):
        return None
    request = life.last_event("support asked for", today)
    asked = request.day if request and request.day >= life.birthday(21) and _was_former(life, today) else None
    begun = asked or status_since(life, (_ON_REQUEST,), today)
    if begun is None:
        return None
    lacking = [lack for lack in _lacking(life, begun, asked, policy, today) if lack[0] <= today]
    if not lacking:
        return None
    things = [thing for _, thing in lacking]
    what = say_list([f"no {thing}" for thing in things])
    how = "support asked for on" if asked else "former relevant 21 to 25 since"
    says = f"{what.capitalize()}: {how} {plain_day(begun)}"
    return Reason("missing", min(lacking)[0], says, f"the {say_list(things)}, recorded")


def _lacking(
    life: Life, begun: date, asked: date | None, policy: Policy, today: date
) -> Iterator[tuple[date, str]]:
    """Go through what is not there yet, each with the first day on which it is late."""
    if not life.adviser(today):
        left = max((s.end for s in life.workers(ADVISERS, today) if s.end), default=begun)
        yield add_working_days(max(begun, left), policy.days("PP-05", "adviser")) + DAY, "personal adviser"
    late = months_after(begun, policy.days("PP-05", "plan")) + DAY
    looked = life.plan_looked_at(today)
    if asked and not _assessed(life, asked, today) and not _drawn_up(life, asked, today):
        yield late, "needs assessment"
    if looked is None or (asked and looked < asked):
        yield late, "pathway plan"


def _was_former(life: Life, today: date) -> bool:
    """Tell whether they ever were former relevant: to nobody else is support from 21 on owed."""
    return any(s.what in CARE_LEAVERS and s.what != "relevant" for s in life.spells_of("eligibility", today))
