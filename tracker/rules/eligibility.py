"""The rules on leaving care status: what the dates in care suggest, and the birthdays at which it changes."""

from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain.care_codes import CARE_LEAVERS, SHORT_BREAKS, Eligibility
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case, Spell
from tracker.rules.duties import DAY, say_days
from tracker.rules.policy import Policy
from tracker.rules.reasons import due_soon, overdue
from tracker.rules.rule import Reason, rule
from tracker.rules.statuses import open_life

_BEFORE_18 = frozenset(("eligible", "relevant"))
_FITS: dict[Eligibility, frozenset[str]] = {
    "eligible": frozenset(("eligible",)),
    "relevant": frozenset(("relevant",)),
    "former relevant": CARE_LEAVERS | _BEFORE_18,  # what was not changed at 18 is said by EL-02
    "qualifying": frozenset(("qualifying",)),
    "not eligible": frozenset(("not eligible",)),
}
"""Recorded statuses that are not at odds with the one the dates suggest."""


class Suggestion(NamedTuple):
    """The status that the dates in care suggest; a worker confirms it."""

    status: Eligibility
    since: date
    days: int
    """Days in care since the 14th birthday, short breaks left out."""


def care_stretches(life: Life, today: date) -> list[tuple[date, date]]:
    """Give the first and last day of each stretch in care up to today and before 18, oldest first.

    Legal statuses that overlap or follow each other without a day between make one stretch; short breaks make none.
    """
    end_of_care = min(today, life.birthday(18) - DAY)
    stretches: list[tuple[date, date]] = []
    for spell in life.spells_of("legal status", end_of_care):
        if spell.what in SHORT_BREAKS:
            continue
        last = min(spell.end or end_of_care, end_of_care)
        if stretches and spell.start <= stretches[-1][1] + DAY:
            first, before = stretches.pop()
            stretches.append((first, max(before, last)))
        else:
            stretches.append((spell.start, last))
    return stretches


def suggestion(life: Life, policy: Policy, today: date) -> Suggestion | None:
    """Suggest a status from age and dates in care; None before 16, or where the dates say nothing yet."""
    sixteen, eighteen = life.birthday(16), life.birthday(18)
    stretches = care_stretches(life, today)
    if not stretches or today < sixteen:
        return None
    counted = [(max(first, life.birthday(14)), last) for first, last in stretches]
    days = sum(max(0, (last - first).days + 1) for first, last in counted)
    after_16 = next((max(first, sixteen) for first, last in stretches if last >= sixteen), None)
    if after_16 is None:
        return Suggestion("not eligible", sixteen, days)
    reached = _day_reached(counted, policy.days("EL-01", "weeks") * 7)
    first, last = stretches[-1]
    in_care = today < eighteen and last == today
    if reached is None:
        return None if in_care else Suggestion("qualifying", last + DAY, days)
    if today >= eighteen:
        return Suggestion("former relevant", eighteen, days)
    since = max(reached, after_16, first) if in_care else last + DAY
    return Suggestion("eligible" if in_care else "relevant", since, days)


def _day_reached(stretches: list[tuple[date, date]], days: int) -> date | None:
    """Give the day on which the stretches add up to so many days, or None."""
    for first, last in stretches:
        span = max(0, (last - first).days + 1)
        if days <= span:
            return first + timedelta(days=days - 1)
        days -= span
    return None


@rule(
    "EL-01",
    Case,
    1,
    sentence="The recorded leaving care status fits the age and the dates in care: thirteen weeks since the 14th "
    "birthday, some of it at 16 or later, short breaks left out.",
    source="Care Planning, Placement and Case Review (England) Regulations 2010, reg. 40; Children Act 1989 "
    "guidance, volume 3, chapter 2.",
    confidence="C",
)
def status_differs(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a status, or none, where the dates in care suggest another, from 16 until 21; they only suggest."""
    life = open_life(case, casebook, today)
    if life is None or not life.birthday(16) <= today < life.birthday(21):
        return None
    suggested = suggestion(life, policy, today)
    if suggested is None:
        return None
    recorded = life.current("eligibility", today)
    if (recorded.what if recorded else "not eligible") in _FITS[suggested.status]:
        return None
    was = f"Recorded as {recorded.what}" if recorded else "No status is recorded"
    says = (
        f"{was}; {say_days(suggested.days)} in care since the 14th birthday suggest {suggested.status} "
        f"from {plain_day(suggested.since)}"
    )
    since = max(suggested.since, _recorded_since(life, recorded, today))
    return Reason("check", since, says, "the status recorded, or the dates in care put right")


def _recorded_since(life: Life, recorded: Spell | None, today: date) -> date:
    if recorded:
        return recorded.start
    return max((s.end + DAY for s in life.spells_of("eligibility", today) if s.end), default=date.min)


@rule(
    "EL-02",
    Case,
    2,
    sentence="The leaving care status changes at 18 and is decided again at 21 and at 25.",
    source="Children Act 1989, s. 23C; Children and Social Work Act 2017, s. 3. The days of warning are a local "
    "standard.",
    confidence="C",
)
def status_to_change(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find a status that a birthday changes, in the days before it, and after it while nothing was decided."""
    if not case.open_on(today) or case.in_touch == "DIED":
        return None
    life = casebook.life_of(case)
    spell = life.current("eligibility", today)
    if spell is None:
        return None
    status = spell.what
    warning = timedelta(days=policy.days("EL-02", "warn"))
    for age in _CHANGES_AT.get(status, ()):
        birthday = life.birthday(age)
        if today < birthday - warning:
            continue
        if _decided(life, age, birthday, today):
            return None
        if today <= birthday:
            since = max(birthday - warning, spell.start)
            because = f"{status}, {age} on that day"
            return due_soon("New leaving care status", because, since, birthday, today, _DECIDED)
        because = f"{status}, {age} on {plain_day(birthday)}"
        return overdue("New leaving care status", because, birthday, today, _DECIDED)
    return None


_CHANGES_AT = dict.fromkeys(_BEFORE_18, (18,)) | {
    "former relevant": (25, 21),
    "former relevant in education": (25, 21),
    "former relevant 21 to 25": (25,),
}
"""The birthdays at which a status is decided again, the last first; 21 to 25 is itself what was decided at 21."""
_DECIDED = "the status from that birthday on, or a status decision"


def _decided(life: Life, age: int, birthday: date, today: date) -> bool:
    """Tell whether a status from the birthday on is recorded, or a decision was made on it or after."""
    until = max(today, birthday)
    begun = (s.what for s in life.spells if s.kind == "eligibility" and birthday <= s.start <= until)
    if any(status not in _BEFORE_18 for status in begun):
        return True
    decision = life.last_event("status decision", today)
    return age > 18 and decision is not None and decision.day >= birthday
