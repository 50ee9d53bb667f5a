"""Checks on what the national return asks of care leavers, one thing against another."""

import re
from collections.abc import Iterator
from datetime import date

from tracker.dates import plain_day
from tracker.domain.care_codes import CARE_LEAVERS
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.young_people import Case, Spell
from tracker.rules.eligibility import care_stretches, status_differs
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.rules.quality.whose import care_leavers, lives

_BEGIN = "case begin {ref} activity CODE"
_DIED = re.compile(
    r"\b(?:died|death) in care\b|^(?:the )?(?:child|young person|they)?\s*died\b", re.IGNORECASE
)
_TRANSFERRED = re.compile(
    r"\bcare (?:was )?(?:transferred|taken over)\b|\btransferred to another (?:local )?authority\b",
    re.IGNORECASE,
)


def _blank(life: Life, today: date) -> list[str]:
    """Name what is not recorded of home and activity today."""
    return [kind for kind in ("home", "activity") if life.current(kind, today) is None]


@check(
    "DQ-11",
    Case,
    sentence="Of a care leaver the home and the activity are both recorded, or neither.",
    source="SSDA903 validation rule 153.",
    verb=_BEGIN,
    key="begin",
    word="missing",
)
def all_or_none(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find care leavers without an in touch code of whom one is recorded; silent where one is never kept here."""
    kept = {spell.kind for spell in casebook.all(Spell)}
    if not {"home", "activity"} <= kept:
        return
    for life in care_leavers(casebook, today):
        missing = _blank(life, today)
        if life.case.in_touch is None and len(missing) == 1:
            yield Found(life.case, f"no {missing[0]} is recorded today, though the other of the two is")


@check(
    "DQ-12",
    Case,
    sentence="Of somebody who died, or returned home for good, no home and no activity is reported any more.",
    source="SSDA903 validation rule 344.",
    verb="case end {other} --on DAY",
    key="edit",
)
def gone_but_running(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find homes and activities that run on after somebody died or went home."""
    for life in lives(casebook, today):
        if life.case.in_touch not in ("DIED", "RHOM"):
            continue
        running = [s for s in life.spells if s.kind in ("home", "activity") and s.on(today)]
        if running:
            refs = " and ".join(f"{s.kind} {s.ref}" for s in running)
            yield Found(life.case, f"coded {life.case.in_touch}, yet the {refs} still runs", running[0].ref)


@check(
    "DQ-13",
    Case,
    sentence="Of a care leaver who is in touch the home and the activity are recorded.",
    source="SSDA903 validation rule 345.",
    verb=_BEGIN,
    key="begin",
    word="missing",
)
def in_touch_but_unknown(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find care leavers coded YES without a home or an activity."""
    for life in care_leavers(casebook, today):
        missing = _blank(life, today)
        if life.case.in_touch == "YES" and missing:
            yield Found(life.case, f"coded as in touch, yet no {' and no '.join(missing)} is recorded today")


@check(
    "DQ-14",
    Spell,
    sentence="Staying put with former foster carers begins at 18.",
    source="SSDA903 validation rule 3001; Children Act 1989, s. 23CZA.",
    verb="case correct {ref} --from DAY",
    key="mend",
)
def staying_put_early(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find homes coded Z that began before the 18th birthday."""
    for life in lives(casebook, today):
        for spell in life.spells:
            if spell.kind == "home" and spell.what == "Z" and spell.start < life.birthday(18):
                says = f"{life.case.ref} is staying put (Z) from {plain_day(spell.start)}, before turning 18"
                yield Found(spell, says)


def _ended(casebook: Casebook, today: date, why: re.Pattern[str]) -> Iterator[tuple[Spell, Life]]:
    """Find the ends of care for some reason after which a care leaver's status is recorded all the same."""
    for life in lives(casebook, today):
        care = [s for s in life.spells if s.kind == "legal status"]
        if not care or (last := care[-1]).end is None or not why.search(last.reason):
            continue
        statuses = (s for s in life.spells if s.kind == "eligibility" and s.what in CARE_LEAVERS)
        if any(s.end is None or s.end >= last.end for s in statuses):
            yield last, life


@check(
    "DQ-15",
    Spell,
    sentence="Somebody who died in care has no care leaver's record.",
    source="SSDA903 validation rule 1000.",
    verb="case correct {ref} --until DAY",
    key="mend",
)
def died_in_care(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find care that ended with a death, and a care leaver's status after it."""
    for spell, life in _ended(casebook, today, _DIED):
        says = f"care of {life.case.ref} ended with a death, yet a care leaver's status is recorded"
        yield Found(spell, says)


@check(
    "DQ-16",
    Spell,
    sentence="Somebody whose care another authority took over has no care leaver's record here.",
    source="SSDA903 validation rule 1011.",
    verb="case correct {ref} --until DAY",
    key="mend",
)
def transferred(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find care that another authority took over, and a care leaver's status here after it."""
    for spell, life in _ended(casebook, today, _TRANSFERRED):
        says = f"care of {life.case.ref} went to another authority, yet a care leaver's status is recorded"
        yield Found(spell, says)


@check(
    "DQ-17",
    Case,
    sentence="Nobody is still open who was 25 before the 1st of April.",
    source="SSDA903 validation rule 351; Children Act 1989, s. 23CZB.",
    verb="case close {ref} REASON",
    key="close_case",
)
def over_25(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open cases of people who were 25 when the return's year began."""
    year = date(today.year if (today.month, today.day) >= (4, 1) else today.year - 1, 4, 1)
    for life in lives(casebook, today):
        if life.birthday(25) < year:
            yield Found(life.case, f"open, though 25 since {plain_day(life.birthday(25))}")


@check(
    "DQ-18",
    Case,
    sentence="The leaving care status that is recorded is supported by the time in care.",
    source="SSDA903 validation rule 1001; Care Planning, Placement and Case Review (England) Regulations 2010, "
    "reg. 40.",
    verb="case begin {ref} eligibility STATUS",
    key="begin",
)
def not_supported(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find recorded statuses where the dates in care suggest another; no status at all is DQ-19."""
    for life in lives(casebook, today):
        flag = status_differs(life.case, casebook, policy, today) if life.eligibility(today) else None
        if flag is not None:
            yield Found(life.case, flag.sentence[0].lower() + flag.sentence[1:])


@check(
    "DQ-19",
    Case,
    sentence="Whoever left care at 17 or later has a leaving care status, be it that none is owed.",
    source="SSDA903 validation rules 1007 and 1016 tell who is left out; Children Act 1989, ss. 23A, 23C and 24.",
    verb="case begin {ref} eligibility STATUS",
    key="begin",
    word="missing",
)
def no_status(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find young people out of care without a status; silent where no status is kept here at all."""
    if all(spell.kind != "eligibility" for spell in casebook.all(Spell)):
        return
    for life in lives(casebook, today):
        stretches = care_stretches(life, today) if life.eligibility(today) is None else []
        if not stretches or today >= life.birthday(25):
            continue
        last = stretches[-1][1]
        if last >= life.birthday(17) and last < today:
            yield Found(
                life.case, f"no leaving care status is recorded, though care ended on {plain_day(last)}"
            )
