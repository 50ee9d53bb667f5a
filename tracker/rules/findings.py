"""The rule on findings: what inspectors ask to change is answered."""

from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight
from tracker.rules.calendar import add_working_days
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule


@rule(
    "FI-01",
    Finding,
    3,
    sentence="A finding that asks for action has one, or a recorded decision not to, ten working days after it "
    "is received.",
    source="Local standard; plans are expected to answer every area for improvement.",
    confidence="LOCAL",
)
def unanswered(finding: Finding, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a concern or an area for improvement that led to nothing; an action that was dropped is nothing."""
    if not _awaits_action(finding) or acted_on(finding.id, casebook):
        return None
    actions = casebook.actions_for(finding.id)
    start = received(finding, casebook)
    if start is None:
        return None
    allowed = policy.days("FI-01")
    last_day = add_working_days(start, allowed)
    since = max([last_day + timedelta(days=1), *(a.dropped_on for a in actions if a.dropped_on)])
    if today < since:
        return None
    what = finding.standing if finding.standing != "none" else f"{finding.kind} finding"
    none = "only dropped actions" if actions else "no action"
    says = (
        f"{what.capitalize()} with {none} and no decision not to act: received {plain_day(start)}, "
        f"the {allowed} working days ended on {plain_day(last_day)}"
    )
    return Reason("missing", since, says, "an action, or a decision to watch or not to act with its reason")


def received(finding: Finding, casebook: Casebook) -> date | None:
    """Give the day the finding's words reached the council, as near as the casebook knows, or None."""
    if finding.found_on:
        return finding.found_on
    visit = casebook.get(ScrutinyVisit, finding.visit)
    if visit:
        return visit.received or visit.letter_date or visit.when.latest
    oversight = casebook.get(Oversight, finding.oversight)
    return oversight.day if oversight else None


def acted_on(finding_id: str, casebook: Casebook) -> list[Action]:
    """Give the actions that answer a finding; one that was dropped answers nothing."""
    return [action for action in casebook.actions_for(finding_id) if action.state != "dropped"]


def asks_for_action(kind: codes.FindingKind, standing: codes.Standing) -> bool:
    """Tell whether leaving a finding of that kind and standing without an action takes a reason."""
    return kind in ("concern", "mixed") or standing != "none"


def _awaits_action(finding: Finding) -> bool:
    if finding.answer == "action":
        return asks_for_action(finding.kind, finding.standing)
    return finding.standing != "none" and not finding.answer_reason
