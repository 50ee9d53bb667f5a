"""The rules on social worker visits to young people in care; each speaks where its own interval is in force."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.young_people import Case
from tracker.rules.care_visits import care_visit
from tracker.rules.duties import DAY, Owed, in_care_since, on_file, say_days
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule

_LAW = "Care Planning, Placement and Case Review (England) Regulations 2010, reg. 28"


@rule(
    "VI-12",
    Case,
    4,
    sentence="The social worker sees a young person in care within a week of the start of a placement.",
    source=f"{_LAW}(2)(a).",
    confidence="C",
)
def first_week(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a placement in which no social worker visit saw them in the first week."""
    return _late("VI-12", case, casebook, policy, today)


@rule(
    "VI-13",
    Case,
    4,
    sentence="In the first year of a placement the social worker visits at least every six weeks.",
    source=f"{_LAW}(2)(b).",
    confidence="C",
)
def first_year(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a social worker visit overdue in the first year of a placement, or where no home is recorded."""
    return _late("VI-13", case, casebook, policy, today)


@rule(
    "VI-14",
    Case,
    4,
    sentence="After the first year of a placement the social worker visits at least every six weeks, or every three "
    "months where it is meant to last until 18.",
    source=f"{_LAW}(2)(c).",
    confidence="C",
)
def later_years(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a social worker visit overdue after the first year.

    Long-term foster placements are only questioned after three months: they may have agreed to fewer visits, and
    no record says so.
    """
    visit = _late_visit("VI-14", case, casebook, policy, today)
    if visit is None or visit.limit is None or visit.last is None:
        return _overdue(visit, today)
    if today > visit.limit:
        return None
    late = (today - visit.due).days
    says = f"Social worker visit {say_days(late)} late: {visit.basis}; last seen {plain_day(visit.last.day)}"
    clears = (
        f"a social worker visit; in time until {plain_day(visit.limit)} only if they agreed to fewer visits"
    )
    return Reason("check", visit.due + DAY, says, clears, late, 3)


@rule(
    "VI-15",
    Case,
    4,
    sentence="In a long-term foster placement, where they agreed to fewer visits, the social worker visits at least "
    "every six months.",
    source="Councils' procedures on the 2015 amendment of the Care Planning Regulations, reg. 28.",
    confidence="C2",
)
def long_term(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a long-term foster placement in which even the longest interval has passed."""
    visit = _late_visit("VI-14", case, casebook, policy, today)
    if visit is None or visit.limit is None or today <= visit.limit:
        return None
    months = policy.days("VI-15", "months")
    basis = f"every {months} months at most in a long-term placement"
    return _overdue(visit._replace(due=visit.limit, basis=basis), today)


@rule(
    "VI-16",
    Case,
    4,
    sentence="At home with their parents under an interim order they are visited every week until the first review, "
    "then every four weeks; under a care order every six weeks.",
    source=f"{_LAW}(4) and (5).",
    confidence="C",
)
def at_parents(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a social worker visit overdue to a young person placed with their own parents."""
    return _late("VI-16", case, casebook, policy, today)


@rule(
    "VI-17",
    Case,
    1,
    sentence="A social worker visit to somebody under 18 says whether they were seen alone.",
    source="Standard Safeguarding Dataset: visits to children in care.",
    confidence="C",
)
def seen_alone(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last social worker visit without that answer."""
    life = casebook.life_of(case)
    if not on_file(life, today) or in_care_since(life, today) is None:
        return None
    last = life.last_seen(today, "social worker visit")
    if last is None or last.seen_alone is not None:
        return None
    says = f"Social worker visit on {plain_day(last.day)} does not say whether they were seen alone"
    return Reason("check", last.day, says, "whether they were seen alone")


def _late_visit(name: str, case: Case, casebook: Casebook, policy: Policy, today: date) -> Owed | None:
    owed = care_visit(casebook.life_of(case), policy, today)
    return owed[1] if owed and owed[0] == name and today > owed[1].due else None


def _late(name: str, case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    return _overdue(_late_visit(name, case, casebook, policy, today), today)


def _overdue(visit: Owed | None, today: date) -> Reason | None:
    if visit is None:
        return None
    if visit.last is None:
        says = f"No social worker visit on record: due by {plain_day(visit.due)}, {visit.basis}"
        return Reason("missing", visit.due + DAY, says, _SEE_THEM)
    late = (today - visit.due).days
    says = (
        f"Social worker visit {say_days(late)} overdue: {visit.basis}; last seen {plain_day(visit.last.day)}"
    )
    return Reason("overdue", visit.due + DAY, says, _SEE_THEM, late)


_SEE_THEM = "a social worker visit at which they are seen"
