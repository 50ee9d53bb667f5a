"""Checks on the codes of the national return: each is one of its list, and fits whom it is said of.

Codes of in touch, of suitability and of participation are not asked about: no record is kept with a wrong one.
"""

from collections.abc import Collection, Iterator
from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain import care_codes
from tracker.domain.casebook import Casebook
from tracker.domain.codes import words
from tracker.domain.young_people import Spell
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.rules.quality.whose import lives, ref_of

_CODE = "case correct {ref} --what CODE"
_WORDS = {
    "eligibility": frozenset(words(care_codes.Eligibility)),
    "need": frozenset(words(care_codes.Need)),
}
_HOMES = care_codes.ACCOMMODATION.keys() | care_codes.PLACEMENTS.keys()


def _not_of(casebook: Casebook, kind: str, known: Collection[str]) -> Iterator[Found]:
    """Find the spells of a kind whose code is none of those known."""
    for spell in casebook.all(Spell):
        if spell.kind == kind and spell.what not in known:
            says = f"the {kind} of {ref_of(spell, casebook)} is coded “{spell.what}”, which is no such code"
            yield Found(spell, says)


@check(
    "DQ-01",
    Spell,
    sentence="An activity has a code of the list.",
    source="SSDA903 validation rule 132.",
    verb=_CODE,
    key="mend",
)
def activity(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find activities without a code of the list."""
    return _not_of(casebook, "activity", care_codes.ACTIVITY)


@check(
    "DQ-02",
    Spell,
    sentence="A home has a code of the lists, of accommodation or of placements.",
    source="SSDA903 validation rules 133 and 146.",
    verb=_CODE,
    key="mend",
)
def home(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find homes without a code of either list."""
    return _not_of(casebook, "home", _HOMES)


@check(
    "DQ-03",
    Spell,
    sentence="A legal status has a code of the list.",
    source="SSDA903 code list of legal statuses.",
    verb=_CODE,
    key="mend",
)
def legal_status(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find legal statuses without a code of the list."""
    return _not_of(casebook, "legal status", care_codes.LEGAL_STATUS)


@check(
    "DQ-04",
    Spell,
    sentence="A leaving care status and a level of need are words of their lists.",
    verb="case correct {ref} --what WORD",
    key="mend",
)
def status_words(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find statuses and levels of need that nobody knows, on which no duty can be counted."""
    for kind, known in _WORDS.items():
        yield from _not_of(casebook, kind, known)


@check(
    "DQ-08",
    Spell,
    sentence="No fixed abode and custody can only be unsuitable.",
    source="SSDA903 validation rule 133.",
    verb="case correct {ref} --no-suitable",
    key="mend",
)
def never_suitable(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find homes called suitable that cannot be."""
    for spell in casebook.all(Spell):
        if spell.kind == "home" and spell.suitable and spell.what in care_codes.NEVER_SUITABLE:
            meaning = care_codes.ACCOMMODATION[spell.what]
            whose = ref_of(spell, casebook)
            yield Found(spell, f"the home of {whose}, {meaning} ({spell.what}), is called suitable")


@check(
    "DQ-09",
    Spell,
    sentence="An adult's home has a code of accommodation, not of a placement.",
    source="SSDA903 validation rule 133; Children Act 1989 guidance, volume 3, paragraph 7.23.",
    verb=_CODE,
    key="mend",
)
def placed_adult(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find adults who still live in a placement by their codes, so many days after they turned 18."""
    grace = timedelta(days=policy.days("DQ", "placement"))
    for life in lives(casebook, today):
        spell = life.current("home", today)
        if spell and spell.what in care_codes.PLACEMENTS and today > life.birthday(18) + grace:
            since = plain_day(life.birthday(18))
            says = f"{life.case.ref} is 18 since {since} and still has the placement code {spell.what}"
            yield Found(spell, says)


@check(
    "DQ-10",
    Spell,
    sentence="A child in care lives in a placement, not in a care leaver's accommodation.",
    source="SSDA903 validation rule 146.",
    verb=_CODE,
    key="mend",
)
def housed_child(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find children in care whose present home has a care leaver's code; what was before does not matter."""
    for life in lives(casebook, today):
        if today >= life.birthday(18) or life.in_care(today) is None:
            continue
        spell = life.current("home", today)
        if spell and spell.what in care_codes.ACCOMMODATION and spell.what != "Z":  # Z at 17 is DQ-14
            says = f"{life.case.ref} is in care and has the care leaver's code {spell.what} for a home"
            yield Found(spell, says)
