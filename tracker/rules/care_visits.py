"""The social worker visit owed to a young person in care, and the rule it falls under.

Source: Care Planning, Placement and Case Review (England) Regulations 2010, reg. 28. What the records cannot
tell, a temporary approval of a connected person, is not asked.
"""

from datetime import date, timedelta

from tracker.domain.life import Life, months_after
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Spell
from tracker.rules.duties import Owed, in_care_since, say_every, say_span, served
from tracker.rules.policy import Policy
from tracker.rules.remembered import once_a_life

_LONG_TERM = frozenset(("U1", "U4"))
"""Foster placements meant to last until 18."""
_FIRST_YEAR = 12
"""Calendar months of a placement with the closer interval."""


@once_a_life
def care_visit(life: Life, policy: Policy, today: date) -> tuple[str, Owed] | None:
    """Give the id of the rule in force, VI-12 to VI-16, and the visit owed; or None when none is.

    Until they were seen in a new home the earlier of its first week and the interval before counts, and for who
    was never seen the first home's first week: a move never makes an overdue visit timely.
    """
    begun = in_care_since(life, today) if served(life, today) else None
    if begun is None:
        return None
    last, home = life.last_seen(today, "social worker visit"), life.current("home", today)
    moved = max(home.start, begun) if home else None
    if last and last.day >= (moved or begun):
        return _in_this_home(life, last, moved or begun, policy, today)
    usual, first = policy.days("VI-13"), policy.days("VI-12")
    if last is None and moved:
        moved = max(begun, life.spells_of("home", today)[0].start)
    since = max(begun, last.day) if last else moved or begun
    if moved and moved + timedelta(days=first) <= since + timedelta(days=usual):
        return "VI-12", _every(last, moved, first, f"within {say_span(first)} of the start of the placement")
    return "VI-13", _every(last, since, usual, say_every(usual))


def _in_this_home(
    life: Life, last: ContactNote, moved: date, policy: Policy, today: date
) -> tuple[str, Owed]:
    """Give the next visit once they were seen in the present home, by what held when the interval began."""
    home, status = life.current("home", today), life.in_care(today)
    where = home.what if home else ""
    if where == "P1" and status and status.what in ("C1", "C2"):
        name, what = _at_parents(life, status, moved, today)
        days = policy.days("VI-16", name)
        return "VI-16", _every(last, last.day, days, f"{say_every(days)} {what}")
    first_year = last.day < months_after(moved, _FIRST_YEAR)
    if first_year or where not in _LONG_TERM:
        rule = "VI-13" if first_year else "VI-14"
        days = policy.days(rule)
        return rule, _every(last, last.day, days, say_every(days))
    months = policy.days("VI-14", "months")
    days = (months_after(last.day, months) - last.day).days
    longest = months_after(last.day, policy.days("VI-15", "months"))
    visit = _every(last, last.day, days, f"every {months} months in a long-term placement")
    return "VI-14", visit._replace(limit=longest)


def _at_parents(life: Life, status: Spell, moved: date, today: date) -> tuple[str, str]:
    if status.what == "C2":
        return "order", "at home under a care order"
    if any(o.kind == "statutory review" and moved <= o.day <= today for o in life.oversight):
        return "later", "at home under an interim order"
    return "first", "under an interim order until the first review"


def _every(last: ContactNote | None, since: date, days: int, basis: str) -> Owed:
    due = since + timedelta(days=days)
    return Owed("social worker visit", last, since, days, due, None, f"{basis}, by law", False)
