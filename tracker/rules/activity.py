"""The rules on what they do and need: education, employment or training, health, parenthood, identity papers."""

import re
from datetime import date

from tracker.dates import plain_day
from tracker.domain.care_codes import CARE_LEAVERS, NOT_IN_EET
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.rules.calendar import add_working_days
from tracker.rules.covered import uncovered_since
from tracker.rules.duties import DAY, in_care_since, served, unbroken
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule

_HEALTH = re.compile(
    r"\b(health|mental|c?amhs\b|nhs\b|counsel|therap|psych|substance|drug|alcohol|autis|adhd\b|neuro)", re.I
)
"""Words that tell a health service among those somebody waits for."""
_OUT = "Not in education, employment or training"


@rule(
    "EE-01",
    Case,
    3,
    sentence="Somebody not in education, employment or training has an action on it, with an owner and a day.",
    source="Local standard; statutory guidance, volume 3, 3.54, and inspection letters.",
    confidence="LOCAL",
)
def no_way_in(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody out of education, employment and training for four weeks without such an action."""
    life = casebook.life_of(case)
    start = _out_since(life, today)
    since = start and uncovered_since(life, "education, employment & training", start, _has_owner_and_day)
    if not start or not since:
        return None
    due = since + DAY * policy.days("EE-01")
    if today <= due:
        return None
    says = f"{_OUT} since {plain_day(start)}, and no open action on it has an owner and a day"
    return Reason("missing", due + DAY, says, "an action on it with an owner and a day")


@rule(
    "EE-02",
    Case,
    3,
    sentence="Nobody is out of education, employment and training for six months, or again within a year.",
    source="Local standard; inspection letters find young people out of it repeatedly or for too long.",
    confidence="LOCAL",
)
def out_long_or_again(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody out of education, employment and training for so many months, or so often in a year."""
    life = casebook.life_of(case)
    start = _out_since(life, today)
    if start is None:
        return None
    months, within = policy.days("EE-02", "months"), policy.days("EE-02", "within")
    times = 1 + _times_out_before(life, start, months_after(today, -within))
    long = months_after(start, months)
    again = times >= policy.days("EE-02", "times")
    if today < long and not again:
        return None
    says = f"{_OUT} since {plain_day(start)}"
    says += f", {times} times in {within} months" if again else f", {months} months or more"
    return Reason("check", start if again else long, says, "a place in education, employment or training")


@rule(
    "HE-01",
    Case,
    3,
    sentence="A wait for a health service goes to the partner after four weeks, as an action that it owns.",
    source="Local standard; inspection letters find mental health needs unmet.",
    confidence="LOCAL",
)
def waiting_for_health(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a wait for a health service, for so many working days, without an open action with a partner."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    waits = (s for s in life.spells if s.kind == "waiting" and s.on(today) and _HEALTH.search(s.what))
    wait = next(waits, None)
    since = wait and uncovered_since(life, "health & mental health", wait.start, _has_partner)
    if not wait or not since:
        return None
    first = add_working_days(since, policy.days("HE-01")) + DAY
    if today < first:
        return None
    says = f"Waiting for {wait.what} since {plain_day(wait.start)} without an action that a partner owns"
    return Reason("missing", first, says, "an open action on health with a partner agency")


@rule(
    "PA-01",
    Case,
    2,
    sentence="A young parent whose own child is known to social care is linked to that child's team.",
    source="Inspection letters; statutory guidance, volume 3, 4.17.",
    confidence="SEED",
)
def parent_alone(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a young parent without a recorded link; since when they are a parent no record says."""
    life = casebook.life_of(case)
    if "parent" not in case.complexity or not served(life, today):
        return None
    since = life.spells[0].start if life.spells else life.birthday(16)
    if today < since or life.last_event("link to own child's team", today):
        return None
    says = "A parent, and no link to their own child's team is recorded"
    return Reason("check", since, says, "the link to their own child's team, or that there is none to make")


@rule(
    "ID-01",
    Case,
    2,
    sentence="Identity papers, a National Insurance number and a bank account are there before 18.",
    source="Statutory guidance, volume 3, figure 1; the age is a local standard.",
    confidence="C",
    once_kept="identity documents",
)
def no_papers(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody past seventeen and three quarters without them, up to 21."""
    life = casebook.life_of(case)
    if not served(life, today):
        return None
    due = life.birthday(18, -policy.days("ID-01", "months"))
    if not due < today < life.birthday(21) or life.last_event("identity documents", today):
        return None
    if life.eligibility(today) not in CARE_LEAVERS and in_care_since(life, today) is None:
        return None
    says = (
        f"No identity papers, National Insurance number and bank account on record: due by {plain_day(due)}"
    )
    return Reason("missing", due + DAY, says, "identity papers, National Insurance number and bank account")


def _has_owner_and_day(action: Action) -> bool:
    return bool(action.owner) and action.due is not None


def _has_partner(action: Action) -> bool:
    return bool(action.partner)


def _out_since(life: Life, today: date) -> date | None:
    """Give the day since when they are out of education, employment and training, or None when they are not."""
    if not served(life, today):
        return None
    now = life.current("activity", today)
    return unbroken(life, "activity", now, NOT_IN_EET) if now and now.what in NOT_IN_EET else None


def _times_out_before(life: Life, start: date, after: date) -> int:
    """Count the times out before this one that lasted beyond a day; spells without a day between are one."""
    times, last = 0, date.min
    for spell in life.spells:
        if spell.kind == "activity" and spell.what in NOT_IN_EET and spell.end and after < spell.end < start:
            times += last == date.min or spell.start > last + DAY
            last = max(last, spell.end)
    return times
