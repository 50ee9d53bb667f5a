"""The rules on PA visits where they live: soon after a move, before the review there, and now and then at home."""

from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import months_after
from tracker.domain.young_people import Case
from tracker.rules.duties import DAY, duty_since, law_binds, say_days
from tracker.rules.flags import Severity
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule
from tracker.rules.visiting import NO_DOOR, new_home, pa_visits_back, seen_there

_INSIDE = frozenset(("X", "R2", "R5"))
"""Custody and hospital: a visit there is at no home."""


@rule(
    "VI-01",
    Case,
    4,
    sentence="The personal adviser sees a young person in a new home within a week of the move.",
    source="Care Leavers (England) Regulations 2010, reg. 8(2)(a); statutory guidance, volume 3, 3.39.",
    confidence="C",
)
def not_seen_in_new_home(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a home in which no PA visit saw them in the first week; guidance only where the law does not bind."""
    life = casebook.life_of(case)
    home = new_home(life, policy, today)
    if home is None:
        return None
    due = home.start + timedelta(days=policy.days("VI-01"))
    if today <= due or seen_there(life, home, today):
        return None
    late = (today - due).days
    says = f"PA visit in the new home {say_days(late)} overdue: moved {plain_day(home.start)}, not seen there since"
    grade: Severity = 4 if law_binds(life, today) else 3
    return Reason("overdue", due + DAY, says, "a PA visit at the home", late, grade)


@rule(
    "VI-02",
    Case,
    4,
    sentence="In a home that the authority provides the personal adviser sees a young person before the "
    "review there.",
    source="Care Leavers (England) Regulations 2010, reg. 8(2)(b).",
    confidence="C",
)
def before_review(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a provided home in which the review, or the day it is due, came before the first PA visit."""
    life = casebook.life_of(case)
    home = new_home(life, policy, today)
    if home is None or not law_binds(life, today):
        return None
    review = home.start + timedelta(days=policy.days("VI-02"))
    held = (day for p in life.plans for day in (p.drawn_up, *p.reviewed) if home.start < day <= today)
    due = min([review, *held])
    if today <= due or seen_there(life, home, today):
        return None
    when = "was due" if due == review else "was held"
    says = f"No PA visit at the home since the move on {plain_day(home.start)}; the review {when} {plain_day(due)}"
    return Reason("missing", due + DAY, says, "a PA visit at the home")


@rule(
    "VI-06",
    Case,
    3,
    sentence="Some PA visits are at home, and each of those looks at whether the home is suitable.",
    source="Statutory guidance, volume 3, 3.40 and 4.38; the four months are a local standard.",
    confidence="C",
)
def at_home(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find no PA visit at home for four months, or the last one there without a word on the home.

    Where there was no PA visit at all, VI-03 says so.
    """
    life = casebook.life_of(case)
    begun, home = duty_since(life, today), life.current("home", today)
    if begun is None or (home and (home.what in NO_DOOR | _INSIDE)):
        return None
    if not life.last_seen(today, "PA visit"):
        return None
    last = next((n for n in pa_visits_back(life, today) if n.where == "home"), None)
    start = max(d for d in (begun, home and home.start, last and last.day) if d)
    months = policy.days("VI-06", "months")
    due = months_after(start, months)
    if today > due:
        seen = f"last {plain_day(last.day)}" if last else f"none since {plain_day(start)}"
        says = f"No PA visit at home for {months} months or more: {seen}"
        late = (today - due).days if last else 0
        return Reason("overdue" if last else "missing", due + DAY, says, "a PA visit at home", late)
    if last is None or last.day < start or last.suitability is not None:
        return None
    says = f"PA visit at home on {plain_day(last.day)} does not say whether the home is suitable"
    return Reason("check", last.day, says, "how the home was found, in the note or at the next visit")
