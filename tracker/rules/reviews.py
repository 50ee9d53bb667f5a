"""The rules on reviews of children in care: held in time, in person, with others, and what came of them."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.work import Action, Oversight, OversightDecision
from tracker.domain.young_people import Case
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import DAY, in_care_since
from tracker.rules.policy import Policy
from tracker.rules.reasons import overdue
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import open_life

_HELD = "a statutory review, recorded as held"


@rule(
    "RV-01",
    Case,
    4,
    sentence="The first review of a child's care is held within twenty working days of coming into care.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33(1).",
    confidence="C",
)
def first_review(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a child in care without any review on record since they came into care, once the first is late."""
    held = _reviews(case, casebook, today)
    if held is None or held[1]:
        return None
    last = add_working_days(held[0], policy.days("RV-01"))
    if today <= last:
        return None
    says = f"No statutory review on record since coming into care on {plain_day(held[0])}: due by {plain_day(last)}"
    return Reason("missing", last + DAY, says, f"{_HELD}, or the day they came into care put right")


@rule(
    "RV-02",
    Case,
    4,
    sentence="The second review is held within three months of the first.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33(2).",
    confidence="C",
)
def second_review(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a child in care whose first review was not followed by the second in time."""
    held = _reviews(case, casebook, today)
    if held is None or len(held[1]) != 1 or not _is_first(*held, policy):
        return None
    return _late("Second statutory review", "first held", held[1][0], policy.days("RV-02", "months"), today)


@rule(
    "RV-03",
    Case,
    4,
    sentence="After the second, reviews are held every six months at least.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, reg. 33(2).",
    confidence="C",
)
def later_review(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a child in care whose last review, the second or a later one, was too long ago."""
    held = _reviews(case, casebook, today)
    if held is None or not held[1] or (len(held[1]) == 1 and _is_first(*held, policy)):
        return None
    return _late("Statutory review", "last held", held[1][-1], policy.days("RV-03", "months"), today)


def _reviews(case: Case, casebook: Casebook, today: date) -> tuple[date, list[date]] | None:
    """Give the day a child now in care came into it, and the days of their reviews since; else None."""
    life = open_life(case, casebook, today)
    begun = in_care_since(life, today) if life and life.in_care(today) else None
    if life is None or begun is None:
        return None
    return begun, [o.day for o in life.oversight if o.kind == "statutory review" and begun <= o.day <= today]


def _is_first(begun: date, days: list[date], policy: Policy) -> bool:
    """Tell whether the oldest review on record can be the first: those before may never have been brought in."""
    first_by = add_working_days(begun, policy.days("RV-01"))
    return days[0] <= months_after(first_by, policy.days("RV-02", "months"))


def _late(what: str, held: str, day: date, months: int, today: date) -> Reason | None:
    last = months_after(day, months)
    if today <= last:
        return None
    return overdue(what, f"{held} {plain_day(day)}, the next within {months} months", last, today, _HELD)


@rule(
    "RV-05",
    Oversight,
    2,
    sentence="A review of a child's care is held in person.",
    source="Local standard; inspectors criticised reviews held remotely.",
    confidence="LOCAL",
)
def held_remotely(oversight: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a young person's latest review where it was held remotely."""
    if oversight.in_person is not False or not _is_latest(oversight, casebook, today):
        return None
    says = f"Review of {plain_day(oversight.day)} held remotely"
    return Reason("check", oversight.day, says, "the next review held in person")


@rule(
    "RV-06",
    Oversight,
    3,
    sentence="Other professionals attend a review or send a report, or the reason why none did is recorded.",
    source="Local standard; inspectors criticised reviews without the agencies concerned.",
    confidence="LOCAL",
)
def without_agencies(oversight: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a young person's latest review where no agency took part and no reason is recorded."""
    if oversight.agencies or oversight.sent_report or oversight.no_agencies_reason.strip():
        return None
    if not _is_latest(oversight, casebook, today):
        return None
    says = f"No agency is recorded as part of the review of {plain_day(oversight.day)}, and no reason why"
    return Reason("missing", oversight.day, says, "the agencies that took part, or the reason why none did")


@rule(
    "RV-07",
    Oversight,
    3,
    sentence="Each decision of a review becomes an action with an owner and a day within working days.",
    source="Local standard; inspectors criticised decisions of reviews that nobody followed through.",
    confidence="LOCAL",
)
def decision_without_action(
    oversight: Oversight, casebook: Casebook, policy: Policy, today: date
) -> Reason | None:
    """Find a young person's latest review with decisions nobody owns, or without a day, past the days allowed."""
    waiting = sum(not answered(decision, casebook) for decision in oversight.decisions)
    if not waiting or not _is_latest(oversight, casebook, today):
        return None
    last = add_working_days(oversight.day, policy.days("RV-07"))
    if today <= last:
        return None
    because = (
        f"{waiting} of {len(oversight.decisions)} decided on {plain_day(oversight.day)} without owner or day"
    )
    return overdue("Actions from the review", because, last, today, "an action with owner and day for each")


def answered(decision: OversightDecision, casebook: Casebook) -> bool:
    """Tell whether a decision became an action that has an owner and a day, or is over."""
    action = casebook.get(Action, decision.action)
    return action is not None and (not action.open or bool(casebook.owner_of(action) and action.due))


@rule(
    "RV-08",
    Oversight,
    1,
    sentence="How the young person took part in the review is coded, PN0 to PN7.",
    source="Standard Safeguarding Dataset; SSDA903 guide, review participation.",
    confidence="C",
)
def participation_not_coded(
    oversight: Oversight, casebook: Casebook, policy: Policy, today: date
) -> Reason | None:
    """Find a young person's latest review without a participation code."""
    if oversight.participation or not _is_latest(oversight, casebook, today):
        return None
    says = f"How the young person took part in the review of {plain_day(oversight.day)} is not coded"
    return Reason("missing", oversight.day, says, "a code from PN0 to PN7")


def _is_latest(oversight: Oversight, casebook: Casebook, today: date) -> bool:
    """Tell whether it is the latest statutory review of somebody whose case is open and who is under 18."""
    if oversight.kind != "statutory review" or oversight.day > today:
        return False
    for case_id in oversight.cases:
        case = casebook.get(Case, case_id)
        life = open_life(case, casebook, today) if case else None
        if life is None:
            continue
        held = [o.id for o in life.oversight if o.kind == "statutory review" and o.day <= today]
        if held[-1] == oversight.id and today < life.birthday(18):
            return True
    return False
