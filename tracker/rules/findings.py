"""The rule on findings: what inspectors ask to change is answered."""

from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight
from tracker.rules.calendar import add_working_days
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule
from tracker.wording import a_noun


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
    came = heard(finding, casebook)
    if came is None:
        return None
    start = came.day
    allowed = policy.days("FI-01")
    last_day = add_working_days(start, allowed)
    since = max([last_day + timedelta(days=1), *(a.dropped_on for a in actions if a.dropped_on)])
    if today < since:
        return None
    kind = "mixed finding" if finding.kind == "mixed" else finding.kind
    what = a_noun(finding.standing if finding.standing != "none" else kind).capitalize()
    none = "whose actions were all dropped" if actions else "that no action answers"
    by = f"to be answered by {plain_day(last_day)} ({allowed} working days)"
    says = f"{what} {none}: {came.words}, {by}"
    return Reason("missing", since, says, "an action, or a decision to watch or not to act with its reason")


class Heard(NamedTuple):
    """When the council had a finding's words: the day that counts, and how the casebook knows of it."""

    day: date
    words: str
    """Such as "received 27 Mar 2024"; the visit's own words for its time where nothing nearer is known."""
    known: bool = True
    """Whether the day is one that was recorded; else it is the last that the visit's time can mean."""


def heard(finding: Finding, casebook: Casebook) -> Heard | None:
    """Give when the finding's words reached the council, as near as the casebook knows, or None."""
    visit = casebook.get(ScrutinyVisit, finding.visit)
    oversight = casebook.get(Oversight, finding.oversight)
    day = finding.found_on or (visit and (visit.received or visit.letter_date))
    day = day or (oversight.day if oversight and not visit else None)
    if day:
        return Heard(day, f"received {plain_day(day)}")
    if visit is None:
        return None
    if visit.publication == "published" and visit.publication_day:
        return Heard(visit.publication_day, f"published {plain_day(visit.publication_day)}")
    return Heard(visit.when.latest, f"of the {visit.kind} of {visit.when.text}", known=False)


def received(finding: Finding, casebook: Casebook) -> date | None:
    """Give the day the finding's words reached the council, as near as the casebook knows, or None."""
    came = heard(finding, casebook)
    return came.day if came else None


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
