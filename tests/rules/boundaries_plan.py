"""Boundary rows of the rules on the improvement plan: threads, letters, audits, boards, supervision, evidence.

Working days count round Easter 2026 (3 and 6 April) and Christmas 2025 (25 and 26 December, 1 January).
"""

from datetime import date, timedelta
from typing import Any

from tests.rules.boundaries_people import row
from tests.rules.boundary import Boundary
from tests.rules.sample import OWNER, action, day, finding, oversight, person, thread, update, visit
from tests.rules.sample import rough as when
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, Judgement, ScrutinyVisit, Shared, Thread
from tracker.domain.work import Action, Oversight, OversightDecision

# Threads. The third monitoring visit's letter came on 8 December 2025, the fourth's on 9 March 2026.

THIRD = visit(ordinal=3, when=when("2025-11-05", "2025-11-06"), received=day("2025-12-08"))
FOURTH = visit(ordinal=4, when=when("2026-02-04", "2026-02-05"), received=day("2026-03-09"))
AUDIT = oversight(day=day("2026-03-16"))


def said(of: Thread, by: Record, **fields: Any) -> Finding:
    """Make what a visit or an audit found of a thread."""
    held = {"visit": by.id} if isinstance(by, ScrutinyVisit) else {"oversight": by.id, "source": "audit"}
    return finding(**{"thread": of.id} | held | fields)


PLANS, DECIDED, BETTER = (thread() for _ in range(3))
BACK = thread(closed_on=day("2026-01-15"))
CLOSED = thread(state="closed", closed_on=day("2026-02-28"), closing_evidence="Two audits")
EMBEDDED = thread(state="embedded", closed_on=day("2028-02-29"))
_answer = said(EMBEDDED, THIRD)
_doing = action(findings=(_answer.id,), state="embedded", measure="Plans in time")

THREADS = [
    row(
        "FI-02",
        "2026-03-09",
        PLANS,
        *(THIRD, FOURTH, said(PLANS, THIRD), said(PLANS, FOURTH)),
        what="a second letter says it",
    ),
    row(
        "FI-02",
        "2026-03-16",
        DECIDED,
        *(THIRD, FOURTH, AUDIT, said(DECIDED, THIRD), said(DECIDED, FOURTH), said(DECIDED, AUDIT)),
        update(DECIDED, "decision", "2026-03-09"),
        what="decided on the day the second letter came, and found by an audit after that",
    ),
    row(
        "FI-02",
        "2026-03-09",
        BACK,
        *(THIRD, FOURTH, said(BACK, THIRD), said(BACK, FOURTH, step="worse")),
        what="closed in January and said again",
    ),
    row(
        "FI-02",
        "2026-03-16",
        BETTER,
        *(THIRD, FOURTH, AUDIT, said(BETTER, THIRD), said(BETTER, AUDIT, kind="mixed")),
        said(BETTER, FOURTH, step="improved"),
        what="better at the fourth visit, and again in an audit",
    ),
    row("FI-03", "2026-02-28", CLOSED, what="closed without evidence of any kind named"),
    row(
        "FI-03",
        "2028-02-29",
        EMBEDDED,
        *(THIRD, _answer, _doing, update(_doing, "impact", "2026-06-01", pillar="audit")),
        what="called embedded on a leap day on one kind of evidence",
    ),
]

# What follows a letter.


def inspection(**fields: Any) -> ScrutinyVisit:
    """Make an inspection judged inadequate whose report was received on 24 November 2025."""
    usual = {
        "kind": "inspection",
        "when": when("2025-09-15", "2025-09-26"),
        "received": day("2025-11-24"),
        "judgements": (Judgement(area="Overall effectiveness", grade="inadequate"),),
    }
    return visit(**usual | fields)


def focused(**fields: Any) -> ScrutinyVisit:
    """Make a focused visit whose letter was received on 3 December 2025."""
    usual = {"kind": "focused visit", "when": when("2025-11-11", "2025-11-12"), "received": day("2025-12-03")}
    return visit(**usual | fields)


def urgent(at: ScrutinyVisit) -> Finding:
    return finding(visit=at.id, standing="area for priority action")


REPORT, DRAFTED, URGENT = inspection(), focused(draft_plan_sent=day("2025-12-30")), focused()
FIRST = visit(
    ordinal=1,
    when=when("2026-01-20", "2026-01-21"),
    received=day("2026-02-10"),
    shared_with=(
        Shared(body="Scrutiny Committee", day=day("2026-02-12")),
        Shared(body="Wye Academy", day=day("2026-02-28")),
    ),
)
SECOND = visit(ordinal=2, when=when("2026-01-20", "2026-01-21"), received=day("2026-02-10"))
LATE = visit(ordinal=2, when=when("2026-01-20", "2026-01-21"), received=day("2026-03-12"))

LETTERS = [
    row("MV-01", "2026-02-05", REPORT, what="20 working days before the last day of the plan"),
    row("MV-01", "2026-03-06", REPORT, what="70 working days over Christmas and New Year", severity=4),
    row(
        "MV-01",
        "2026-03-17",
        DRAFTED,
        urgent(DRAFTED),
        what="70 working days after an area for priority action, the draft sent",
        severity=4,
    ),
    row("MV-02", "2026-01-06", URGENT, urgent(URGENT), what="20 working days over Christmas and New Year"),
    row("MV-04", "2026-02-28", FIRST, what="shared outside the council, after a scrutiny committee"),
    row("MV-05", "2026-03-04", SECOND, what="10 working days before the fortieth"),
    row("MV-05", "2026-03-12", LATE, what="the letter came when fewer than 10 were left"),
    row("MV-05", "2026-03-19", SECOND, what="40 working days after the visit", severity=2),
]

# Our own oversight.

ROUND = {"moderated_grade": "inadequate", "team_manager": True, "reflective": True, "young_view": True}
ACTED = action(due=day("2026-12-31"))
_acted = (OversightDecision(text="Read every plan", action=ACTED.id),)


def audit(on: str, **fields: Any) -> Oversight:
    return oversight(**ROUND | {"day": day(on)} | fields)


RISK = audit("2026-04-01", immediate_risk=True)
UNPLANNED = audit("2026-04-01", immediate_risk=True, responded_on=day("2026-04-02"))
NOT_REPEATED = audit("2025-11-30", decisions=_acted, immediate_risk=False)
GRADED_ONLY = oversight(day=day("2024-11-29"), grade="inadequate", decisions=_acted)
UNSAID = oversight(day=day("2026-03-16"), grade="good")
WITHOUT = audit("2026-03-16", young_view=False)
BOARD = oversight(kind="board", day=day("2028-01-18"))


def supervision(on: str, *actions: Action, **fields: Any) -> Oversight:
    decided = tuple(OversightDecision(text="Do it", action=each.id) for each in actions)
    return oversight(
        **{"kind": "supervision", "day": day(on), "worker": OWNER.id, "decisions": decided} | fields
    )


QUIET, UNDATED = action(), action(due=None)
BEFORE, AFTER = supervision("2026-02-02", QUIET), supervision("2026-03-02")
LOOSE = supervision("2026-02-02", decisions=(OversightDecision(text="Share duty weeks"),), worker="another")
NEXT = supervision("2026-03-02", worker="another")
OPENED = supervision("2026-03-02", UNDATED, worker="a third")

OVERSIGHT = [
    row("AU-02", "2026-04-03", RISK, what="one working day for a response to the risk"),
    row("AU-02", "2026-04-11", UNPLANNED, what="five working days for a plan, over Easter"),
    row("AU-02", "2026-03-01", NOT_REPEATED, ACTED, what="three months from the end of November"),
    row("AU-02", "2025-03-01", GRADED_ONLY, ACTED, what="three months, no moderation, risk not recorded"),
    row("AU-03", "2026-03-16", UNSAID, what="nothing recorded but the grade"),
    row("AU-03", "2026-03-16", WITHOUT, what="the young person was not asked"),
    row("IB-01", "2028-03-01", BOARD, what="six weeks end on 29 February"),
    row("SU-03", "2026-03-02", AFTER, BEFORE, QUIET, what="last time’s action has not moved"),
    row("SU-03", "2026-03-02", NEXT, LOOSE, what="last time’s decision is no action"),
    row("SU-03", "2026-03-02", OPENED, UNDATED, what="a new action without a day"),
]

# The plan.

BUSY = person(name="B Evans")
_owned = [action(owner=BUSY.id, agreed_on=date(2026, 1, 31) + timedelta(days=n)) for n in range(26)]
_live = [action(agreed_on=date(2026, 1, 1) + timedelta(days=n)) for n in range(101)]
MET = oversight(kind="board", day=day("2026-01-05"))
DONE = action(state="complete", source="plan", completed_on=day("2026-02-28"))
PROVED = action(state="complete", source="plan", completed_on=day("2026-03-02"), measure="Plans in time")

PLAN = [
    row("AN-10", "2026-02-25", BUSY, *_owned, what="the 26th open action of one owner"),
    row("AN-10", "2026-04-11", MET, *_live, what="the 101st live action of the plan"),
    row("AN-11", "2026-02-28", DONE, what="complete without a success measure"),
    row(
        "AN-12",
        "2026-03-02",
        PROVED,
        update(PROVED, "evidence", "2026-03-02", source="Audit of twelve plans"),
        what="evidence that does not say where it is kept",
    ),
]

ROWS: list[Boundary] = [*THREADS, *LETTERS, *OVERSIGHT, *PLAN]
