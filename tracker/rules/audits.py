"""The rules on audits: what follows one graded inadequate, and what makes an audit more than a grade."""

from collections.abc import Iterator
from datetime import date

from tracker.dates import add_months, plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.work import Action, Oversight
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import DAY
from tracker.rules.policy import Policy
from tracker.rules.reasons import by_verb, say_list
from tracker.rules.rule import Reason, rule


@rule(
    "AU-02",
    Oversight,
    3,
    sentence="After an audit graded inadequate a manager responds to an immediate risk within one working "
    "day, a plan is made within five, and the audit is repeated within three months; a second audit also takes the "
    "place of the plan, and the moderated grade counts.",
    source="Local standard.",
    confidence="LOCAL",
)
def inadequate(audit: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an audit graded inadequate whose response, plan or repetition is late.

    Once repeated it asks for neither plan nor audit, since the second asks for its own; a risk that nobody
    responded to is no less for it. Where it is not recorded whether somebody was at risk, no response is missed,
    but that is said.
    """
    if audit.kind != "audit" or audit.final_grade != "inadequate" or audit.day > today:
        return None
    late = sorted((last, what) for last, what in _owed(audit, casebook, policy, today) if today > last)
    if not late:
        return None
    first = late[0][0]
    graded = f"Graded inadequate {plain_day(audit.day)}"
    due = "due" if len(late) == 1 else "the first due"
    says = f"{graded} and without {say_list([what for _, what in late])}: {due} by {plain_day(first)}"
    if audit.immediate_risk is None:
        says += "; immediate risk not recorded"
    clears = _clears({what for _, what in late})
    return Reason("overdue", first + DAY, says, clears, (today - first).days)


@rule(
    "AU-03",
    Oversight,
    2,
    sentence="An audit is moderated, the team manager takes part, the worker has a reflective conversation about it, "
    "and the young person is asked.",
    source="An inspection letter on what made audits better.",
    confidence="SEED",
)
def not_rounded(audit: Oversight, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an audit that lacks one of the four, or does not say; what is not recorded is not said to be missing."""
    if audit.kind != "audit" or audit.day > today:
        return None
    ticks = (
        ("moderation", True if audit.moderated_grade else None),
        ("the team manager", audit.team_manager),
        ("a reflective conversation", audit.reflective),
        ("the young person’s view", audit.young_view),
    )
    without = [what for what, said in ticks if said is False]
    unknown = [what for what, said in ticks if said is None]
    if not without and not unknown:
        return None
    says = f"Audit without {say_list(without)}" if without else ""
    says += (
        f"{'; not recorded' if says else 'Not recorded of this audit'}: {say_list(unknown)}"
        if unknown
        else ""
    )
    what = f"recording, once done, {say_list([*without, *unknown])}"
    clears = by_verb(what, f"oversight update {audit.ref}", "E")
    return Reason("missing" if without else "check", audit.day, says, clears)


_RESPONSE, _PLAN, _AGAIN = "a response to the risk", "a plan", "a second audit"


def _clears(late: set[str]) -> str:
    """Say what would clear all that is late; a second audit takes the place of the plan."""
    parts = ["the day of the response, recorded"] if _RESPONSE in late else []
    if _AGAIN in late:
        instead = ", which takes the place of the plan" if _PLAN in late else ""
        parts.append(f"an audit that repeats it{instead}")
    elif _PLAN in late:
        parts.append("an action made of a decision, or an audit that repeats it")
    return "; and ".join(parts)


def again(audit: Oversight, casebook: Casebook) -> list[Oversight]:
    """Give the audits that say that they repeat one."""
    return casebook.pointing(Oversight, "again_of", audit.id)


def alike(audit: Oversight, casebook: Casebook) -> list[Oversight]:
    """Give the audits of the same young people, itself among them."""
    about = (o for case in audit.cases for o in casebook.pointing(Oversight, "cases", case))
    return [o for o in about if o.kind == "audit"]


def repeated(audit: Oversight, casebook: Casebook, today: date) -> bool:
    """Tell whether a later audit says that it repeats one, or is about the same young people."""
    others = (*again(audit, casebook), *alike(audit, casebook))
    return any(other.kind == "audit" and audit.day < other.day <= today for other in others)


def _owed(audit: Oversight, casebook: Casebook, policy: Policy, today: date) -> Iterator[tuple[date, str]]:
    """Give what an audit still asks for, each with its last day."""
    if audit.immediate_risk and not (audit.responded_on and audit.responded_on <= today):
        yield add_working_days(audit.day, policy.days("AU-02", "risk")), _RESPONSE
    if repeated(audit, casebook, today):
        return
    actions = (casebook.get(Action, decision.action) for decision in audit.decisions)
    if not any(a and a.state != "dropped" for a in actions):
        yield add_working_days(audit.day, policy.days("AU-02", "plan")), _PLAN
    yield add_months(audit.day, policy.days("AU-02", "again")), _AGAIN
