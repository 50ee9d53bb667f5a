"""The rules on too much at once: a personal adviser's caseload, weighted by need and hours, and open actions."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from tracker.dates import plain_day
from tracker.domain.care_codes import ADVISERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case, Spell
from tracker.rules.duties import DAY
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule


@rule(
    "CL-01",
    Person,
    2,
    sentence="A personal adviser has no more young people than they can support, by need and by hours worked.",
    source="Local standard: there is no national number.",
    confidence="LOCAL",
)
def caseload(person: Person, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a personal adviser with too many young people, and say when it is far too many."""
    spells = casebook.pointing(Spell, "worker", person.id)
    if not spells or person.is_group or not person.here_on(today):
        return None
    advised = [s for s in spells if s.kind == "worker" and s.role in ADVISERS and s.start <= today]
    amber, red = policy.days("CL-01", "check"), policy.days("CL-01", "high")
    hours = max(person.full_time, 1)
    load, since = _load(advised, casebook, policy, today, min(amber, red) * hours)
    if since is None:
        return None
    limit = red if load > red * hours else amber
    count = sum(1 for s in advised if s.on(today) and _open(s, casebook, today))
    much = "far above" if limit == red else "above"
    says = f"{count} young people count as {load / hours:.1f} by need and hours: {much} {limit}"
    says += f", since {plain_day(since)}"
    return Reason("check", since, says, "fewer young people, or hours and levels of need as they now are")


@rule(
    "AN-10",
    Person,
    1,
    sentence="Nobody owns more open actions than they can see to, and a plan has no more live "
    "actions than a board can.",
    source="Local standard: a council’s plan carried well over a hundred rated actions.",
    confidence="LOCAL",
    also=(Oversight,),
)
def too_many(record: Record, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an owner with too many open actions, or a plan with too many; of the plan the last board is asked.

    Actions for a young person are the caseload's, and count in neither.
    """
    if isinstance(record, Person):
        if record.is_group or not record.here_on(today):
            return None
        owned, limit = casebook.pointing(Action, "owner", record.id), policy.days("AN-10", "owner")
        return _above(owned, limit, today, "open actions of one owner", "fewer open actions, or other owners")
    if not isinstance(record, Oversight) or not last_board(record, casebook, today):
        return None
    plan, limit = casebook.all(Action), policy.days("AN-10", "plan")
    return _above(
        plan, limit, today, "live actions in the plan", "fewer live actions: join, drop or finish some"
    )


def last_board(held: Oversight, casebook: Casebook, today: date) -> bool:
    """Tell whether a piece of oversight is the last board that met."""
    if held.kind != "board" or held.day > today:
        return False
    boards = (o for o in casebook.all(Oversight) if o.kind == "board" and o.day <= today)
    return not any((o.day, o.id) > (held.day, held.id) for o in boards)


def _above(actions: Iterable[Action], limit: int, today: date, what: str, clears: str) -> Reason | None:
    """Say that there are too many, since the day on which the first above the limit was agreed."""
    days = sorted(a.agreed_on for a in actions if a.open and not a.case and a.agreed_on <= today)
    if len(days) <= limit:
        return None
    return Reason("check", days[limit], f"{len(days)} {what}, more than {limit}", clears, len(days) - limit)


def _load(
    advised: list[Spell], casebook: Casebook, policy: Policy, today: date, allowed: int
) -> tuple[int, date | None]:
    """Give the weighted load today, and the day since when it is above what is allowed; None when it is not."""
    changes = sorted(
        change
        for spell in advised
        if (case := casebook.get(Case, spell.case))
        for change in _changes(spell, casebook.life_of(case), policy)
        if change[0] <= today
    )
    load, since = 0, None
    for day, same in groupby(changes, key=lambda change: change[0]):
        load += sum(weight for _, weight in same)
        since = (since or day) if load > allowed else None
    return load, since


def _changes(spell: Spell, life: Life, policy: Policy) -> Iterator[tuple[date, int]]:
    """Give the days on which a young person's weight in the caseload changes, and by how much."""
    last = min(spell.end or date.max, life.case.closed_on or date.max)
    needs = (day for s in life.spells if s.kind == "need" for day in (s.start, s.end and s.end + DAY) if day)
    weight = 0
    for day in sorted({spell.start, *(day for day in needs if spell.start < day <= last)}):
        now = policy.days("CL-01", life.level(day))
        yield day, now - weight
        weight = now
    if last < date.max:
        yield last + DAY, -weight


def _open(spell: Spell, casebook: Casebook, today: date) -> bool:
    case = casebook.get(Case, spell.case)
    return case is not None and case.open_on(today)
