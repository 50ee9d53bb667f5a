"""The rule on self-evaluations: what the service says of itself, area by area, and how old that is."""

from datetime import date, timedelta

from tracker.dates import add_months, plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.rules.calendar import add_working_days
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb, overdue, say_list
from tracker.rules.rule import Reason, rule

_VERB = "evaluation add"


@rule(
    "SE-01",
    ScrutinyVisit,
    2,
    sentence="There is a self-evaluation of every judgement area since the last inspection, and none is older than "
    "twelve months.",
    source="Local standard; inspectors found that a service had not finished evaluating itself.",
    confidence="LOCAL",
    also=(SelfEvaluation,),
)
def not_evaluated(
    record: ScrutinyVisit | SelfEvaluation, casebook: Casebook, policy: Policy, today: date
) -> Reason | None:
    """Find areas without a self-evaluation since the last inspection, or the last of an area grown old."""
    if isinstance(record, SelfEvaluation):
        return _grown_old(record, casebook, policy, today)
    if record is not last_inspection(casebook, today):
        return None
    held, allowed = record.when.latest, policy.days("SE-01", "after")
    since = add_working_days(held, allowed) + timedelta(days=1)
    missing = [area for area in codes.words(codes.JudgementArea) if not _since(area, held, casebook, today)]
    if today < since or not missing:
        return None
    every = len(missing) == len(codes.words(codes.JudgementArea))
    says = f"No self-evaluation since {plain_day(held)} of {'any area' if every else say_list(missing)}"
    return Reason("missing", since, says, by_verb("a self-evaluation of each", _VERB, "n"))


def _grown_old(made: SelfEvaluation, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the last self-evaluation of an area where it is too old; one with a newer one is history."""
    last = last_evaluation(made.area, casebook, today)
    if last is None or last.id != made.id:
        return None
    months = policy.days("SE-01", "months")
    until = add_months(made.day, months)
    if today <= until:
        return None
    because = f"made {plain_day(made.day)}; one every {months} months"
    return overdue(
        f"Self-evaluation of {made.area}", because, until, today, by_verb("a newer one", _VERB, "n")
    )


def last_inspection(casebook: Casebook, today: date) -> ScrutinyVisit | None:
    """Give the last inspection that was held up to today, or None."""
    held = (
        visit
        for visit in casebook.all(ScrutinyVisit)
        if visit.kind == "inspection" and not visit.expected and visit.when.latest <= today
    )
    return max(held, key=lambda v: (v.when.latest, v.id), default=None)


def last_evaluation(area: str, casebook: Casebook, today: date) -> SelfEvaluation | None:
    """Give the last self-evaluation of an area up to today, or None; of one day the one added last."""
    made = (e for e in casebook.all(SelfEvaluation) if e.area == area and e.day <= today)
    return max(made, key=lambda e: (e.day, e.id), default=None)


def _since(area: str, day: date, casebook: Casebook, today: date) -> bool:
    last = last_evaluation(area, casebook, today)
    return last is not None and last.day > day
