"""The rules on PA visits: at the agreed interval, agreed by a manager, often enough for the need, wherever they are.

That an attempt is no visit (VI-10) is no rule of its own: nothing but a visit at which they were seen is counted.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case, Frequency
from tracker.rules.duties import (
    DAY,
    agreed,
    duty_since,
    in_care_since,
    law_binds,
    say_days,
    say_every,
    served,
)
from tracker.rules.flags import Severity
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule
from tracker.rules.visiting import adviser_visit, floor_days, visits_late

_INSIDE = {"X": "in custody", "R5": "in custody", "R2": "in hospital or nursing care"}
"""Homes, by their code, that they cannot leave to be seen."""
_SEE_THEM = "a PA visit at which they are seen"
_AGREE = "a manager's agreement how often, with its reason and last day"


@rule(
    "VI-03",
    Case,
    3,
    sentence="A PA visit is overdue from the day after it is due, at the frequency agreed or at the longest allowed.",
    source="Care Leavers (England) Regulations 2010, reg. 8(2)(c); statutory guidance, volume 3, 3.39 and 4.38.",
    confidence="C",
)
def pa_visit(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a PA visit past its day; past the two months too it breaks the law, where that binds."""
    life = casebook.life_of(case)
    visit = adviser_visit(life, policy, today)
    if visit is None or today <= visit.due:
        return None
    since, late = visit.due + DAY, (today - visit.due).days
    grade: Severity | None = 4 if visit.limit and today > visit.limit and law_binds(life, today) else None
    if visit.last is None:
        says = f"No PA visit on record: due by {plain_day(visit.due)}, {visit.basis}"
        return Reason("missing", since, says, _SEE_THEM, severity=grade)
    says = f"PA visit {say_days(late)} overdue: {visit.basis}; last seen {plain_day(visit.last.day)}"
    return Reason("overdue", since, says, _SEE_THEM, late, grade)


@rule(
    "VI-04",
    Case,
    3,
    sentence="A manager agreed how often a young person is visited, and the agreement is in force.",
    source="Local standard; inspection letters find that managers do not direct when to visit more often.",
    confidence="LOCAL",
)
def no_agreement(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find no agreed frequency, one that lapsed, or one looser than the longest allowed.

    None at all is a prompt where nothing asks for more than the standard interval, which is owed anyway.
    """
    life, held = casebook.life_of(case), case.frequency
    begun = duty_since(life, today)
    if held and today > held.until:
        if not begun and not (served(life, today) and in_care_since(life, today)):
            return None
        says = f"Agreed frequency lapsed on {plain_day(held.until)}: {_as_agreed(held)}"
        late = (today - held.until).days
        return Reason("overdue", held.until + DAY, says, _AGREE, late)
    if begun is None:
        return None
    if held is None or held.set_on > today:
        usual = not case.complexity and life.level(today) == "standard"
        says = "No manager has agreed how often they are visited"
        return Reason("missing", begun, says, _AGREE, severity=2 if usual else None)
    floor = floor_days(life, policy, today)
    if floor is None or held.days <= floor:
        return None
    says = f"Agreed frequency is looser than every {floor} days, the longest allowed: {_as_agreed(held)}"
    return Reason("check", max(begun, held.set_on), says, _AGREE)


@rule(
    "VI-05",
    Case,
    3,
    sentence="Where needs are complex or something changed, visits at the standard frequency are questioned.",
    source="Local standard; inspection letters criticise visiting at the minimum whatever the need.",
    confidence="LOCAL",
)
def need_without_more(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find the standard interval in force beside a complexity marker, a raised level of need or a recent change."""
    life = casebook.life_of(case)
    visit = adviser_visit(life, policy, today)
    if visit is None or visit.days < policy.days("VI-03", "due"):
        return None
    grounds = list(_grounds(life, policy, today))
    begun = duty_since(life, today)
    if not grounds or begun is None:
        return None
    says = f"Still the standard of {say_every(visit.days)}: {', '.join(what for _, what in grounds)}"
    since = max(begun, _standard_since(life, today), min(day for day, _ in grounds))
    return Reason("check", since, says, "a manager's agreement to visit more often")


@rule(
    "VI-11",
    Case,
    3,
    sentence="In custody, in hospital or out of the area the same visits are owed, and those overdue are listed.",
    source="Statutory guidance, volume 3, 6.46; inspection reports find these young people visited less.",
    confidence="C",
)
def far_away(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an overdue visit to somebody in custody, in hospital or out of the area."""
    life = casebook.life_of(case)
    away = _away(life, today)
    late = visits_late(life, policy, today) if away else []
    if away is None or not late:
        return None
    begun, where = away
    visit = min(late, key=lambda visit: visit.due)
    days = (today - visit.due).days
    says = f"{where[0].upper()}{where[1:]}, and the {visit.kind} is {say_days(days)} overdue"
    return Reason("check", max(visit.due + DAY, begun), says, f"a {visit.kind} where they are", days)


def _as_agreed(held: Frequency) -> str:
    return f"every {say_days(held.days)} by {held.set_by}"


def _grounds(life: Life, policy: Policy, today: date) -> Iterator[tuple[date, str]]:
    """Give what asks for more than the standard, each with its first day; a marker has none of its own."""
    if life.case.complexity:
        yield date.min, ", ".join(life.case.complexity)
    need = life.current("need", today)
    if need and need.what != "standard":
        yield need.start, f"need is {need.what}"
    first = today - timedelta(days=policy.days("VI-05"))
    change = next((e for e in life.events_of("change of circumstances", today) if e.day >= first), None)
    if change:
        what = f"change of circumstances on {plain_day(change.day)}"
        yield change.day, f"{what} ({change.what})" if change.what else what


def _standard_since(life: Life, today: date) -> date:
    """Give the day since when the standard interval is in force, as far as the agreement tells."""
    held = life.case.frequency
    if held is None or held.set_on > today:
        return date.min
    return held.set_on if agreed(life, today) else held.until + DAY


def _away(life: Life, today: date) -> tuple[date, str] | None:
    """Give since when they are out of reach of a short journey, and where; None when they are not."""
    home, far = life.current("home", today), life.current("out of area", today)
    if home and home.what in _INSIDE:
        return home.start, _INSIDE[home.what]
    if far:
        return far.start, f"out of the area in {far.what}" if far.what else "out of the area"
    return None
