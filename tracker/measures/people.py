"""Measures of who the young people are: how many, how old, with which status, and what marks their lives."""

from tracker.domain.care_codes import Complexity, Eligibility
from tracker.domain.casebook import Casebook
from tracker.domain.codes import words
from tracker.domain.life import Life
from tracker.domain.young_people import Case
from tracker.measures.cohort import LAST_AGE, At, Stand, came_on_file, first_recorded, of_young_people
from tracker.measures.flow import Span, stock
from tracker.rules.duties import DAY, in_care_since

_ON_FILE = "from 16 to 24 whose case is open on the last day of the period"
BANDS = ((16, 17), (18, 20), (21, 24))
"""Ages in which councils count, first and last whole year."""
_MARKERS: tuple[tuple[Complexity, str, str, str], ...] = (
    ("parent", "parents", "Young parents", "who are parents"),
    ("unaccompanied", "unaccompanied", "Unaccompanied young people", "who came unaccompanied"),
    ("disability", "disabled", "Disabled young people", "who have a disability"),
)
"""Markers of a case that are counted: marker, id, name, and words for the definition."""


@stock(
    "young-people",
    "Young people",
    definition="Young people from 16 to 24 whose case is open: they come with the first thing recorded of them, "
    "not before 16, and go on the day after their case closes or at 25. Those who died are left out throughout.",
    on=Case,
)
def young_people(casebook: Casebook) -> dict[str, Span]:
    """Give the first day of each young person on file, and the first day on which they are no more."""
    lives = (casebook.life_of(case) for case in casebook.all(Case) if case.in_touch != "DIED")
    return {life.case.id: span for life in lives if (span := _span(life))}


def _span(life: Life) -> Span | None:
    """Give both days; None for who was never counted, unless their days are in an order that cannot be."""
    came, closed, grown = came_on_file(life), life.case.closed_on, life.birthday(LAST_AGE + 1)
    gone = min(grown, closed + DAY) if closed else grown
    first = first_recorded(life)
    wrong = closed is not None and first is not None and closed < first
    return (came, gone) if came < gone or wrong else None


@of_young_people(
    "young-people",
    "Young people",
    definition=f"Young people {_ON_FILE}. Those who died are left out.",
    group="young people",
)
def everybody(stand: Stand, at: At) -> bool:
    """Count everybody on file."""
    return True


def _band(first: int, last: int) -> None:
    @of_young_people(
        f"aged-{first}-{last}",
        f"Aged {first} to {last}",
        definition=f"Young people aged {first} to {last} whose case is open on the last day of the period.",
        group="young people",
    )
    def holds(stand: Stand, at: At) -> bool:
        return first <= stand.age <= last


def _status(status: Eligibility) -> None:
    @of_young_people(
        f"status-{status.replace(' ', '-')}",
        f"Status: {status}",
        definition=f"Young people {_ON_FILE} and whose recorded leaving care status that day is “{status}”.",
        group="young people",
    )
    def holds(stand: Stand, at: At) -> bool:
        return stand.status == status


def _marker(marker: Complexity, measure_id: str, name: str, what: str, themes: tuple[str, ...]) -> None:
    @of_young_people(
        measure_id,
        name,
        definition=f"Young people {_ON_FILE} and {what}, as marked on the case. A marker has no day: an earlier "
        "period shows those marked now.",
        group="young people",
        themes=themes,
    )
    def holds(stand: Stand, at: At) -> bool:
        return marker in stand.case.complexity


for _first, _last in BANDS:
    _band(_first, _last)
for _word in words(Eligibility):
    _status(_word)  # type: ignore[arg-type]  # the words are those of the code list


@of_young_people(
    "status-not-recorded",
    "Status not recorded",
    definition=f"Young people {_ON_FILE} and for whom no leaving care status is recorded that day.",
    group="young people",
    better="fewer",
    themes=("performance data",),
)
def without_status(stand: Stand, at: At) -> bool:
    """Count those without a status."""
    return stand.status is None


@of_young_people(
    "in-care",
    "In care",
    definition=f"Young people {_ON_FILE} and who are under 18 and in care that day; short breaks are left out.",
    group="young people",
)
def in_care(stand: Stand, at: At) -> bool:
    """Count those in care."""
    return in_care_since(stand.life, at.day) is not None


for _marked, _id, _name, _what in _MARKERS:
    _about = ("unaccompanied young people",) if _marked == "unaccompanied" else ()
    _marker(_marked, _id, _name, _what, _about)


@of_young_people(
    "unaccompanied-adults",
    "Formerly unaccompanied, now 18 or over",
    definition=f"Young people {_ON_FILE} and who are 18 or over and came unaccompanied, as marked on the case. A "
    "marker has no day: an earlier period shows those marked now.",
    group="young people",
    themes=("unaccompanied young people",),
)
def unaccompanied_adults(stand: Stand, at: At) -> bool:
    """Count those who came unaccompanied and are grown up."""
    return stand.age >= 18 and "unaccompanied" in stand.case.complexity


@of_young_people(
    "out-of-area",
    "Living out of the area",
    definition=f"Young people {_ON_FILE} and who are recorded as living out of the area that day.",
    group="young people",
    themes=("accommodation", "visiting & contact"),
)
def out_of_area(stand: Stand, at: At) -> bool:
    """Count those who live out of the area."""
    return stand.life.current("out of area", at.day) is not None
