"""The rules on where they will live: at 18, and whether a move breaks into a year of study."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case
from tracker.rules.duties import DAY, in_care_since, served
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule

_STUDY = frozenset(("F1", "P1", "F2", "P2"))
_SUMMER = (7, 8)
"""Months between two academic years."""


@rule(
    "AC-05",
    Case,
    3,
    sentence="Where they will live at 18 is agreed by seventeen and a half.",
    source="Local standard; inspectors criticised that it was settled late; statutory guidance, volume 3, 3.9.",
    confidence="LOCAL",
)
def home_at_18(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody nearing 18 without an agreed home."""
    life = casebook.life_of(case)
    due = life.birthday(18, -policy.days("AC-05", "months"))
    if today <= due or not _leaving_care(life, today) or life.last_event("home at 18 agreed", today):
        return None
    says = f"No home at 18 is recorded as agreed: 18 on {plain_day(life.birthday(18))}"
    return Reason("missing", due + DAY, says, "a home at 18 that they agreed to")


@rule(
    "AC-06",
    Case,
    3,
    sentence="After 18 nobody is moved in the middle of an academic year.",
    source="Statutory guidance, volume 3, 5.6.",
    confidence="C",
)
def move_in_term(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a move planned between September and June for somebody of 18 or over who studies.

    When it was planned is not recorded: the flag counts from the first day on which it would have mattered.
    """
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    study = life.current("activity", today)
    if study is None or study.what not in _STUDY:
        return None
    moves = (s for s in life.spells if s.kind == "home" and s.start > today and s.start.month not in _SUMMER)
    move = next((s for s in moves if s.start >= life.birthday(18) and study.on(s.start)), None)
    if move is None:
        return None
    says = f"Move planned for {plain_day(move.start)}, in the middle of an academic year"
    return Reason("check", study.start, says, "a move in July or August, or a decision that it cannot wait")


@rule(
    "AC-07",
    Case,
    2,
    sentence="A likely need of housing is referred to the housing authority at 17.",
    source="Statutory guidance, volume 3, 7.10 and 7.11; the age is a local standard.",
    confidence="C",
    once_kept="housing referral",
)
def housing_referral(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody of 17 whose need of housing was not referred."""
    life = casebook.life_of(case)
    since = life.birthday(18, -policy.days("AC-07", "months"))
    if today < since or not _leaving_care(life, today) or life.last_event("housing referral", today):
        return None
    says = f"No housing referral on record: 18 on {plain_day(life.birthday(18))}"
    return Reason("missing", since, says, "a housing referral")


def _leaving_care(life: Life, today: date) -> bool:
    """Tell whether they are under 18, with an open case, and in care or a relevant child."""
    if today >= life.birthday(18) or not served(life, today):
        return False
    return in_care_since(life, today) is not None or life.eligibility(today) == "relevant"
