"""The rules on where they live: whether it is suitable and stays so, and what happens when it is not."""

from datetime import date
from itertools import chain

from tracker.dates import plain_day
from tracker.domain.care_codes import ACCOMMODATION
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.young_people import Case, Spell
from tracker.rules.calendar import add_working_days
from tracker.rules.covered import uncovered_since
from tracker.rules.duties import DAY, duty_since, in_care_since, moves, say_days, served, unbroken
from tracker.rules.flags import Severity
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule

_NOT_DECIDED = frozenset("GHRSX")
"""Homes on which there is nothing to decide: away, not known, or never suitable."""
_UNSUITABLE = frozenset("SVWX")
"""Homes that are unsuitable whatever was decided: no fixed abode, emergency, bed and breakfast, custody."""


@rule(
    "AC-01",
    Case,
    3,
    sentence="Whether the home is suitable was decided when it began, and again within six months.",
    source="Care Leavers (England) Regulations 2010, reg. 9 and schedule 2; statutory guidance, volume 3, 7.14; "
    "the six months are a local standard.",
    confidence="C",
)
def suitability(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a home never decided on, or not for six months; under 18 that breaks the law. Placements are not asked."""
    life = casebook.life_of(case)
    home, begun = life.current("home", today), duty_since(life, today)
    if home is None or begun is None or home.what in _NOT_DECIDED or in_care_since(life, today):
        return None
    grade: Severity = 4 if today < life.birthday(18) else 3
    decided = _last_decision(life, home, today)
    if decided is None:
        says = f"No decision whether the home is suitable: there since {plain_day(home.start)}"
        return Reason("missing", max(home.start, begun), says, _DECIDE, severity=grade)
    due = months_after(decided[0], policy.days("AC-01", "months"))
    if today <= due:
        return None
    late = (today - due).days
    says = f"Decision whether the home is suitable {say_days(late)} overdue: last on record {plain_day(decided[0])}"
    return Reason("overdue", due + DAY, says, _DECIDE, late, grade)


@rule(
    "AC-02",
    Case,
    4,
    sentence="Nobody stays in bed and breakfast for more than two working days, and then only in an emergency.",
    source="Statutory guidance, volume 3, 7.12.",
    confidence="C",
)
def bed_and_breakfast(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody in bed and breakfast for too long; moving to the next one starts no new count."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    home = life.current("home", today)
    if home is None or home.what != "W":
        return None
    start = unbroken(life, "home", home, ("W",))
    due = add_working_days(start, policy.days("AC-02"))
    if today <= due:
        return None
    says = f"In bed and breakfast for {say_days((today - start).days)}, since {plain_day(start)}: "
    says += f"{policy.days('AC-02')} working days at most, in an emergency"
    return Reason("overdue", due + DAY, says, "a suitable home", (today - due).days)


@rule(
    "AC-03",
    Case,
    3,
    sentence="Where the home is unsuitable, or there is none, an open action on accommodation says what is done.",
    source="Local standard; inspection letters find young people left in unsuitable homes.",
    confidence="LOCAL",
)
def unsuitable(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find an unsuitable home without an open action on accommodation for some working days."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    home = life.current("home", today)
    base = _unsuitable_since(life, home, today) if home else None
    since = uncovered_since(life, "accommodation", base) if base else None
    if home is None or base is None or since is None:
        return None
    first = add_working_days(since, policy.days("AC-03")) + DAY
    if today < first:
        return None
    where = ACCOMMODATION[home.what] if home.what in _UNSUITABLE else "in an unsuitable home"
    says = f"{where[0].upper()}{where[1:]} since {plain_day(base)} without an open action on accommodation"
    return Reason("missing", first, says, "an open action on accommodation")


@rule(
    "AC-04",
    Case,
    3,
    sentence="Three or more moves in twelve months are too many.",
    source="Children's Social Care Dashboard: placement stability in care; for care leavers a local standard.",
    confidence="LOCAL",
)
def many_moves(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody who moved so many times within so many months."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    days = [home.start for home in moves(life, today)]
    many, months = policy.days("AC-04", "moves"), policy.days("AC-04", "months")
    at = len(days) - 1
    if at < many - 1 or today >= months_after(days[at - many + 1], months):
        return None
    while at >= many and days[at] < months_after(days[at - many], months):
        at -= 1  # the moves before were as many within the months, up to the day of this one
    recent = [day for day in days if months_after(day, months) > today]
    says = f"{len(recent)} moves in {months} months, the last on {plain_day(days[-1])}"
    return Reason("check", days[at], says, "a home that lasts; the plan says what would keep it")


_DECIDE = "a decision whether the home is suitable"


def _last_decision(life: Life, home: Spell, today: date) -> tuple[date, bool | None] | None:
    """Give the last day on which the home was decided on, and whether it was found suitable; or None."""
    event = life.last_event("suitability decision", today)
    note = next((n for n in life.notes_back(today) if n.suitability is not None), None)
    found = chain(
        [(home.start, home.suitable)] if home.suitable is not None else [],
        [(event.day, {"suitable": True, "unsuitable": False}.get(event.what))] if event else [],
        [(note.day, note.suitability == "suitable")] if note else [],
    )
    return max((one for one in found if one[0] >= home.start), key=lambda one: one[0], default=None)


def found_suitable(life: Life, today: date) -> bool | None:
    """Tell whether the home they live in today is suitable; None where nobody decided, or no home is known."""
    home = life.current("home", today)
    if home is None:
        return None
    if home.what in _UNSUITABLE:
        return False
    decided = _last_decision(life, home, today)
    return decided[1] if decided else None


def _unsuitable_since(life: Life, home: Spell, today: date) -> date | None:
    if home.what in _UNSUITABLE:
        return home.start
    decided = _last_decision(life, home, today)
    return decided[0] if decided and decided[1] is False else None
