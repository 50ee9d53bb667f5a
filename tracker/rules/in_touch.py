"""The rules on keeping in touch: exchanges both ways, ways of being in touch again, and notes put on file."""

from datetime import date, timedelta
from functools import lru_cache
from itertools import takewhile

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case
from tracker.rules.calendar import add_working_days
from tracker.rules.duties import DAY, duty_since, say_days
from tracker.rules.flags import Severity
from tracker.rules.policy import Policy
from tracker.rules.rule import Reason, rule


@rule(
    "VI-07",
    Case,
    3,
    sentence="Every visit and every other exchange has its note on file in the case system.",
    source="Statutory guidance, volume 3, 3.41; the five working days are a local standard.",
    confidence="C",
)
def not_filed(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find exchanges and attempts whose notes are not on file some working days after they happened."""
    if not case.open_on(today):
        return None
    allowed = policy.days("VI-07")
    late = unfiled(casebook.life_of(case), policy, today)
    if not late:
        return None
    many, oldest = "1 exchange" if len(late) == 1 else f"{len(late)} exchanges", late[0].day
    which = "from" if len(late) == 1 else "the oldest from"
    says = f"{many} not on file in the case system: {which} {plain_day(oldest)} ({late[0].title})"
    return Reason("missing", add_working_days(oldest, allowed) + DAY, says, "putting the notes on file")


def unfiled(life: Life, policy: Policy, today: date) -> list[ContactNote]:
    """Give the notes of a file that should be on file in the case system today and are not, oldest first."""
    late_by = _last_day_before(today, policy.days("VI-07"))
    return [n for n in life.notes if (n.filed is None or n.filed > today) and n.day <= late_by]


def recorded_late(note: ContactNote, policy: Policy) -> bool:
    """Tell whether a note was recorded after the working days it should take."""
    days = policy.days("VI-07")
    # So many working days are never fewer days: most notes are told apart without a calendar.
    return note.late_days > days and note.recorded > add_working_days(note.day, days)


@rule(
    "VI-08",
    Case,
    4,
    sentence="A young person and the service are in touch: they took part in an exchange, however it was had.",
    source="Children Act 1989, s.23C(2); the days are a local standard.",
    confidence="C",
)
def out_of_touch(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find nobody heard from for so many days: asked after first, then out of touch, a breach where the law asks."""
    life = casebook.life_of(case)
    clock = _clock(life, today)
    if clock is None:
        return None
    last, start = clock
    quiet = (today - start).days
    amber, red = policy.days("VI-08", "check"), policy.days("VI-08", "overdue")
    if quiet <= min(amber, red):
        return None
    broken: Severity = 4 if life.eligibility(today) in _LAW else 3
    grade: Severity = broken if quiet > red else 2
    if last is None:
        says = f"No exchange both ways on record for {say_days(quiet)}: owed since {plain_day(start)}"
        return Reason("missing", start + timedelta(days=min(amber, red) + 1), says, _HEAR, severity=grade)
    says = f"No exchange both ways for {say_days(quiet)}: last in touch {plain_day(last)}"
    if quiet <= red:
        return Reason("check", start + timedelta(days=amber + 1), says, _HEAR, quiet - amber, grade)
    return Reason("overdue", start + timedelta(days=red + 1), says, _AGAIN, quiet - red, grade)


@rule(
    "VI-09",
    Case,
    3,
    sentence="Different ways of being in touch again are tried and recorded.",
    source="Local standard, after the statutory guidance, volume 3, 4.39.",
    confidence="LOCAL",
)
def few_ways_tried(case: Case, casebook: Casebook, policy: Policy, today: date) -> Reason | None:
    """Find somebody out of touch for whom too few ways were tried; a way is a kind of exchange with somebody."""
    life = casebook.life_of(case)
    clock = _clock(life, today)
    if clock is None:
        return None
    last, start = clock
    red = start + timedelta(days=policy.days("VI-08", "overdue") + 1)
    if today <= red:
        return None
    due = add_working_days(red, policy.days("VI-09"))
    if today <= due:
        return None
    since_touch = takewhile(lambda n: not n.touched, life.notes_back(today))
    tried, wanted = len({(n.kind, n.with_whom) for n in since_touch}), policy.days("VI-09", "ways")
    if tried >= wanted:
        return None
    says = f"Out of touch since {plain_day(last or start)}: {tried} of {wanted} different ways tried so far"
    return Reason("overdue", due + DAY, says, "notes of other ways tried", (today - due).days)


_LAW = frozenset(("relevant", "former relevant"))
"""Statuses under which the act itself asks to stay in touch."""
_HEAR = "an exchange that they take part in"
_AGAIN = "an exchange that they take part in; until then, notes of each way tried"


def _clock(life: Life, today: date) -> tuple[date | None, date] | None:
    """Give the day they were last in touch, and where the clock starts; None where nobody owes it."""
    begun = duty_since(life, today)
    if begun is None:
        return None
    last = life.last_touch(today)
    return (last.day, max(begun, last.day)) if last else (None, begun)


@lru_cache(maxsize=8)
def _last_day_before(today: date, allowed: int) -> date:
    """Give the last day of which so many working days have passed; the same for all, so it is worked out once."""
    day = today - DAY
    while add_working_days(day, allowed) >= today:
        day -= DAY
    return day
