"""The rules on who works with a young person: a personal adviser in time, few changes, each handed over."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.care_codes import ADVISERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.rules.actions import uncovered_since
from tracker.rules.calendar import add_working_days
from tracker.rules.continuity import ROLES, WorkerChange, worker_changes
from tracker.rules.duties import DAY, in_care_since, say_days
from tracker.rules.flags import Severity
from tracker.rules.policy import Policy
from tracker.rules.reasons import due_soon, overdue, say_list
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import holding, open_life, status_since

_ADVISER_OWED = frozenset(("eligible", "relevant", "former relevant", "former relevant in education"))
"""Those of 21 to 25 who asked for support are left to PP-05."""
_ALLOCATION = "the allocation of a personal adviser"


@rule(
    "AL-01",
    Case,
    4,
    sentence="An eligible, relevant or former relevant young person has a personal adviser; after one left, the next "
    "is allocated within days.",
    source="Children Act 1989, schedule 2, paragraph 19C, s. 23B(2) and s. 23C(3)(a). The days of grace are a local "
    "standard.",
    confidence="C",
)
def no_adviser(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody to whom a personal adviser is owed and who has none; a virtual adviser counts."""
    found = holding(case, casebook, _ADVISER_OWED, today)
    if found is None or found[0].adviser(today):
        return None
    life, begun = found
    ended = max((spell.end for spell in life.workers(ADVISERS, today) if spell.end), default=None)
    since = add_working_days(ended, policy.days("AL-01", "grace")) + DAY if ended else begun
    if today < since:
        return None
    if ended is None or since < begun:
        says = f"No personal adviser: {life.eligibility(today)}, owed one since {plain_day(begun)}"
        return Reason("missing", begun, says, _ALLOCATION)
    says = (
        f"No personal adviser for {say_days((today - ended).days)}: the last one ended on {plain_day(ended)}"
    )
    return Reason("missing", since, says, _ALLOCATION)


@rule(
    "AL-02",
    Case,
    3,
    sentence="A personal adviser is allocated well before the 18th birthday.",
    source="Local standard: the law sets no age beyond that of an eligible child; inspection reports criticise late "
    "allocation, and praise it at 16 or 17.",
    confidence="C",
)
def adviser_late(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody under 18 in care, or out of it with a status, who nears 18 without a personal adviser."""
    life = open_life(case, casebook, today)
    if life is None or life.adviser(today):
        return None
    eighteen, warn, late = (
        life.birthday(18, -months)
        for months in (0, *(policy.days("AL-02", name) for name in ("warn", "late")))
    )
    if not warn <= today < eighteen:
        return None
    begun = in_care_since(life, today) or status_since(life, ("eligible", "relevant"), today)
    if begun is None:
        return None
    begun = max([begun, *(s.end + DAY for s in life.workers(ADVISERS, today) if s.end)])
    warn, late = max(warn, begun), max(late, begun)
    what, because = "Personal adviser", f"none, and 18 on {plain_day(eighteen)}"
    if today < late:
        return due_soon(what, because, warn, late - DAY, today, _ALLOCATION)
    return overdue(what, because, late - DAY, today, _ALLOCATION)


@rule(
    "AL-03",
    Case,
    3,
    sentence="A young person does not go through many changes of worker in a year, counted role by role.",
    source="Local standard; inspectors and young people criticise changes of worker.",
    confidence="LOCAL",
)
def many_changes(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody with too many changes of worker in one role; of several roles the one with most."""
    life = open_life(case, casebook, today)
    if life is None:
        return None
    months, amber, red = (policy.days("AL-03", name) for name in ("period", "amber", "red"))
    recent = _recent_changes(life, months, today)
    by_role = [[c for c in recent if c.role == role] for role in ROLES]
    most = max(by_role, key=len)
    if len(most) < min(amber, red):
        return None
    severity: Severity = 3 if len(most) >= red else 2
    level = red if severity == 3 else amber
    says = f"{len(most)} changes of {most[0].role} in {months} months, the last on {plain_day(most[-1].day)}"
    says += _meanwhile(most)
    clears = "time without another change"
    return Reason("check", most[level - 1].day, says, clears, 0, severity)


def _meanwhile(changes: list[WorkerChange]) -> str:
    """Say on how many days nobody held the role, and how many actions were open at the last change."""
    without, still_open = sum(c.uncovered for c in changes), len(changes[-1].open_then)
    actions = f"{still_open} action{'s' * (still_open != 1)} open then" if still_open else ""
    said = list(filter(None, [actions, f"{say_days(without)} without one in all" if without else ""]))
    return f"; {say_list(said)}" if said else ""


def _recent_changes(life: Life, months: int, today: date) -> list[WorkerChange]:
    """Give the changes that count today: each does until so many months have passed."""
    counted = worker_changes(life, months_after(today, -months), today)
    return [change for change in counted if today < months_after(change.day, months)]


@rule(
    "AL-04",
    Case,
    2,
    sentence="A change of personal adviser or social worker has a handover and an introduction recorded.",
    source="Children Act 1989 guidance, volume 3, paragraph 3.19: a planned and managed transfer. The days are a "
    "local standard.",
    confidence="C",
    once_kept="handover",
)
def not_handed_over(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a change of worker in the last year without a handover or an introduction from its days or later."""
    life = open_life(case, casebook, today)
    if life is None:
        return None
    allowed = policy.days("AL-04")
    recent = _recent_changes(life, policy.days("AL-03", "period"), today)
    last = {c.role: c for c in recent if c.role != "independent reviewing officer"}
    for change in last.values():
        since = add_working_days(change.day, allowed) + DAY
        lacking = _not_recorded(life, add_working_days(change.day, -allowed), today) if today >= since else []
        if lacking:
            says = f"No {' or '.join(lacking)} on record: {change.role} changed on {plain_day(change.day)}, "
            says += f"due within {allowed} working days"
            return Reason("missing", since, says, "the handover and the introduction, recorded as events")
    return None


def _not_recorded(life: Life, first: date, today: date) -> list[str]:
    done = {event.kind for event in life.events if first <= event.day <= today}
    return [kind for kind in ("handover", "introduction") if kind not in done]


@rule(
    "AL-05",
    Case,
    3,
    sentence="Nobody who has left is still recorded as an open case's worker, unless covered by somebody here.",
    source="Local standard: a case of somebody who left is a case nobody holds.",
    confidence="LOCAL",
    of_workers=True,
)
def worker_left(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a worker's spell that still runs though the person left and nobody covers; the longest so first."""
    life = open_life(case, casebook, today)
    if life is None:
        return None
    alone = []
    for spell in life.spells_of("worker", today):
        person = casebook.get(Person, spell.worker) if spell.on(today) else None
        since = uncovered_since(person, casebook, today) if person else None
        if person and person.left and since:
            gone = f"{person.name} left on {plain_day(person.left)} and nobody covers"
            says = f"{gone}: still recorded as {spell.role or 'worker'}"
            alone.append((max(since, spell.start), says))
    if not alone:
        return None
    since, says = min(alone)
    return Reason("missing", since, says, "the end of that stretch and a new worker, or somebody to cover")
