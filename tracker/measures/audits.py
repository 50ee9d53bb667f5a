"""Measures of audits: how many, how good, and whether they were more than a grade."""

from collections.abc import Callable

from tracker.dates import add_months
from tracker.domain.casebook import Casebook
from tracker.domain.work import Oversight
from tracker.measures.measure import Better, Counted, How, Period, measure
from tracker.rules.audits import inadequate, not_rounded, repeated
from tracker.rules.policy import Policy

Holds = Callable[[Oversight, Casebook, Policy, Period], bool | None]
_THEMES = ("audit & quality assurance",)


def _audits(casebook: Casebook) -> list[Oversight]:
    return sorted((o for o in casebook.all(Oversight) if o.kind == "audit"), key=lambda o: o.id)


def _of_the_period(
    measure_id: str, name: str, definition: str, *, how: How = "share", better: Better = "more"
) -> Callable[[Holds], Holds]:
    """Register a function as a measure of the audits held in a period; None leaves an audit out."""

    def enter(holds: Holds) -> Holds:
        @measure(
            measure_id,
            name,
            definition=definition,
            group="audits",
            on=Oversight,
            how=how,
            better=better,
            themes=_THEMES,
        )
        def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
            held = [a for a in _audits(casebook) if period.has(a.day)]
            said = [(a.id, holds(a, casebook, policy, period)) for a in held]
            rows = tuple(i for i, yes in said if yes)
            return Counted(rows, tuple(i for i, yes in said if yes is not None) if how == "share" else None)

        return holds

    return enter


@_of_the_period("audits-held", "Audits held", "Audits recorded as held in the period.", how="count")
def held(audit: Oversight, casebook: Casebook, policy: Policy, period: Period) -> bool:
    """Find every audit."""
    return True


@_of_the_period(
    "audits-good",
    "Audits graded good or better",
    "Of audits held in the period that have a grade, those graded good or outstanding. The moderated grade counts "
    "where there is one; an audit without a grade is left out.",
)
def good(audit: Oversight, casebook: Casebook, policy: Policy, period: Period) -> bool | None:
    """Find the audits graded good or better."""
    grade = audit.final_grade
    return grade in ("good", "outstanding") if grade else None


@_of_the_period(
    "audits-moderated",
    "Audits moderated",
    "Of audits held in the period, those that have a moderated grade.",
)
def moderated(audit: Oversight, casebook: Casebook, policy: Policy, period: Period) -> bool:
    """Find the audits that were moderated."""
    return audit.moderated_grade is not None


@_of_the_period(
    "audits-rounded",
    "Audits with all four parts",
    "Of audits held in the period, those that were moderated, in which the team manager took part, about which the "
    "worker had a reflective conversation, and in which the young person was asked (rule AU-03). What is not "
    "recorded counts as not done.",
)
def rounded(audit: Oversight, casebook: Casebook, policy: Policy, period: Period) -> bool:
    """Find the audits of which rule AU-03 says nothing."""
    return not_rounded(audit, casebook, policy, period.end) is None


@measure(
    "audits-repeated",
    "Audits repeated after a grade of inadequate",
    definition="Of audits graded inadequate whose {AU-02.again} months for the second audit ended in the period, "
    "those that were repeated by then.",
    group="audits",
    on=Oversight,
    how="share",
    better="more",
    themes=_THEMES,
)
def again(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the audits that were repeated in time."""
    months = policy.days("AU-02", "again")
    due = [
        (audit, last)
        for audit in _audits(casebook)
        if audit.final_grade == "inadequate" and period.has(last := add_months(audit.day, months))
    ]
    done = tuple(audit.id for audit, last in due if repeated(audit, casebook, last))
    return Counted(done, tuple(audit.id for audit, _ in due))


@measure(
    "audits-unanswered",
    "Inadequate audits not answered in time",
    definition="Audits graded inadequate up to the last day of the period whose response to a risk, plan or second "
    "audit is late that day (rule AU-02).",
    group="audits",
    on=Oversight,
    better="fewer",
    themes=_THEMES,
)
def unanswered(casebook: Casebook, policy: Policy, period: Period) -> Counted:
    """Find the audits that rule AU-02 names."""
    found = (a for a in _audits(casebook) if inadequate(a, casebook, policy, period.end))
    return Counted(tuple(a.id for a in found))
