"""The rules on what follows a letter or report: the action plan, who may see it, and who has to."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.rules.calendar import add_working_days
from tracker.rules.policy import Policy, Setting
from tracker.rules.reasons import by_verb, due_soon, overdue
from tracker.rules.rule import Reason, rule

LETTERED: tuple[codes.ScrutinyKind, ...] = (
    "monitoring visit",
    "inspection",
    "focused visit",
    "joint targeted area inspection",
)
"""Scrutiny after which the inspectorate writes."""
MEMBERS = (
    "cabinet",
    "scrutiny",
    "the executive",
    "executive board",
    "executive committee",
    "select committee",
)
"""Words in the name of a body that shows councillors the letter."""
WITHIN = (
    *MEMBERS,
    "council",
    "committee",
    "board",
    "director",
    "lead member",
    "department for education",
    "dfe",
    "secretary of state",
    "ofsted",
    "chief executive",
)
"""Words in the name of a body of the council, or of those who receive the letter anyway."""


@rule(
    "MV-01",
    ScrutinyVisit,
    4,
    sentence="After an inspection judged inadequate, or a focused visit with an area for priority action, the "
    "action plan is sent within 70 working days of receiving the report or letter, as the trade press reports it.",
    source="Trade press; the Education and Inspections Act 2006 (Inspection of Local Authorities) Regulations 2007, "
    "named in council papers and not read here.",
    confidence="C2",
)
def plan_due(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a report or letter that asks for an action plan which is not recorded as sent, from some days ahead."""
    start, why = _plan_clock(visit, casebook, today)
    if start is None or not why or _by(visit.plan_sent, today):
        return None
    allowed = policy.setting("MV-01.days")
    last = add_working_days(start, allowed.value)
    because = f"{why}, received {plain_day(start)}; {_whose(allowed)}"
    clears = by_verb(
        "the day on which the plan was sent, recorded", f"visit update {visit.ref} --plan-sent", "E"
    )
    if today > last:
        return overdue("Action plan", because, last, today, clears)
    warn = add_working_days(last, -policy.days("MV-01", "warn"))
    return due_soon("Action plan", because, warn, last, today, clears) if today >= warn else None


@rule(
    "MV-02",
    ScrutinyVisit,
    4,
    sentence="After a focused visit with an area for priority action a draft of the action plan is sent within 20 "
    "working days of receiving the letter, as the trade press reports it.",
    source="Trade press, 2018.",
    confidence="C2",
)
def draft_due(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a letter with an area for priority action after which neither a draft nor the plan is recorded as sent."""
    start, why = _plan_clock(visit, casebook, today)
    if start is None or why != _PRIORITY:
        return None
    allowed = policy.setting("MV-02.days")
    last = add_working_days(start, allowed.value)
    if today <= last or _by(visit.draft_plan_sent, today) or _by(visit.plan_sent, today):
        return None
    because = f"{why}, received {plain_day(start)}; {_whose(allowed)}"
    what = "the day on which the draft was sent, recorded"
    clears = by_verb(what, f"visit update {visit.ref} --draft-plan-sent", "E")
    return overdue("Draft action plan", because, last, today, clears)


@rule(
    "MV-04",
    ScrutinyVisit,
    2,
    sentence="The letter of the first monitoring visit is not published; who gets it outside the council is decided "
    "first.",
    source="Council papers; trade press, 2016.",
    confidence="C2",
)
def shared_outside(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the first monitoring letter shared outside the council while unpublished, without a decision on it."""
    if visit.kind != "monitoring visit" or visit.ordinal != 1 or visit.publication == "published":
        return None
    decided = [u.day for u in casebook.updates_about(visit.id) if u.kind == "decision" and u.day <= today]
    settled = max(decided, default=date.min)
    outside = [s for s in visit.shared_with if not _is_one_of(s.body, WITHIN) and settled < s.day <= today]
    if not outside:
        return None
    first = min(outside, key=lambda s: s.day)
    says = f"The first monitoring letter is not published, and {first.body} has had it since {plain_day(first.day)}"
    return Reason(
        "check", first.day, says, "a decision on the scrutiny visit that it may be shared, or its publication"
    )


@rule(
    "MV-05",
    ScrutinyVisit,
    2,
    sentence="The newest letter or report goes to cabinet or a scrutiny committee within 40 working days of the "
    "scrutiny visit.",
    source="Local standard, as council papers show it.",
    confidence="LOCAL",
)
def not_taken(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the newest letter when councillors have not had it, from some days ahead; older ones are overtaken."""
    if not _came(visit, today) or any(_newer(v, visit, today) for v in casebook.all(ScrutinyVisit)):
        return None
    if any(s.day <= today and _is_one_of(s.body, MEMBERS) for s in visit.shared_with):
        return None
    last = add_working_days(visit.when.latest, policy.days("MV-05"))
    what, because = "Letter to cabinet or scrutiny", f"the {visit.kind} ended {plain_day(visit.when.latest)}"
    shared = "the cabinet or committee it was shared with, and the day, recorded"
    clears = by_verb(shared, f"visit update {visit.ref} --shared", "E")
    if today > last:
        return overdue(what, because, last, today, clears)
    warn = add_working_days(last, -policy.days("MV-05", "warn"))
    since = max(warn, visit.received or visit.letter_date or warn)
    return due_soon(what, because, since, last, today, clears) if today >= since else None


_PRIORITY = "area for priority action"


def _whose(allowed: Setting) -> str:
    """Say how many working days there are and whose word that is: we have not read the regulations."""
    return f"{'the council’s own figure is' if allowed.own else 'the trade press gives'} {allowed.value} working days"


def plan_last_day(visit: ScrutinyVisit, casebook: Casebook, policy: Policy, today: date) -> date | None:
    """Give the last day on which an action plan that is asked for and not yet sent is in time; None where none is."""
    start, why = _plan_clock(visit, casebook, today)
    if start is None or not why or _by(visit.plan_sent, today):
        return None
    return add_working_days(start, policy.setting("MV-01.days").value)


def _plan_clock(visit: ScrutinyVisit, casebook: Casebook, today: date) -> tuple[date | None, str]:
    """Give the day from which a plan's working days count, and why one is asked for; neither where none is.

    Of a monitoring visit, a joint inspection or peers the sources say nothing, and neither do we.
    """
    start = visit.received or visit.letter_date
    if visit.expected or start is None or start > today:
        return None, ""
    if visit.kind == "inspection":
        return (start, "judged inadequate") if _inadequate(visit) else (None, "")
    if visit.kind != "focused visit":
        return None, ""
    findings = casebook.pointing(Finding, "visit", visit.id)
    return (start, _PRIORITY) if any(f.standing == _PRIORITY for f in findings) else (None, "")


def _inadequate(visit: ScrutinyVisit) -> bool:
    """Tell whether an inspection judged the council inadequate: overall where that is recorded, else anywhere."""
    overall = [j for j in visit.judgements if "overall" in j.area.casefold()]
    return any(j.grade == "inadequate" for j in overall or visit.judgements)


def _by(day: date | None, today: date) -> bool:
    return day is not None and day <= today


def _came(visit: ScrutinyVisit, today: date) -> bool:
    """Tell whether the inspectorate's letter of a visit is here."""
    return visit.kind in LETTERED and not visit.expected and _by(visit.received or visit.letter_date, today)


def _newer(other: ScrutinyVisit, visit: ScrutinyVisit, today: date) -> bool:
    return _came(other, today) and (other.when.latest, other.id) > (visit.when.latest, visit.id)


def _is_one_of(body: str, words: tuple[str, ...]) -> bool:
    return any(word in body.casefold() for word in words)
