"""Measures of where young people live and what they do: suitable homes, education, employment and training."""

from tracker.domain.care_codes import ACTIVITY, NOT_IN_EET
from tracker.measures.cohort import At, Stand, kept, of_young_people
from tracker.measures.measure import Better
from tracker.rules.activity import out_long_or_again
from tracker.rules.homes import bed_and_breakfast, found_suitable, many_moves, unsuitable

_OPEN = "Young people whose case is open on the last day of the period and who did not go back home for good"
_HOMES = ("accommodation",)
_WORK = ("education, employment & training",)
HEADLINE = range(19, 22)
"""Ages of the two national figures."""
CUSTODY = frozenset(("X", "R5"))
WITHOUT_HOME = frozenset("SVW")
"""No fixed abode, emergency accommodation, and bed and breakfast."""


def _served(stand: Stand, at: At) -> bool:
    return stand.served


def _at_headline_age(stand: Stand, at: At) -> bool:
    return stand.served and stand.age in HEADLINE


def _suitable(stand: Stand, at: At) -> bool | None:
    return found_suitable(stand.life, at.day)


def _active(stand: Stand, at: At) -> bool | None:
    if stand.activity is None or stand.activity.what not in ACTIVITY:
        return None
    return stand.activity.what not in NOT_IN_EET


def _twice(
    measure_id: str, name: str, what: str, left_out: str, holds: object, themes: tuple[str, ...]
) -> None:
    """Register a share at the ages of the national figure, and of everybody."""
    for suffix, aged, who, among in (
        ("-19-21", ", aged 19 to 21", f"{_OPEN}, aged 19 to 21", _at_headline_age),
        ("", ", all ages", _OPEN, _served),
    ):
        of_young_people(
            f"{measure_id}{suffix}",
            f"{name}{aged}",
            definition=f"Of {who[0].lower()}{who[1:]}, {what} {left_out}",
            group="homes, education and work",
            among=among,
            better="more",
            themes=themes,
        )(holds)  # type: ignore[arg-type]  # the two functions above


_twice(
    "suitable-home",
    "In a suitable home",
    "those whose home that day was found suitable when it was last looked at. Custody, bed and breakfast, "
    "emergency accommodation and no fixed abode are never suitable.",
    "Who has no home recorded, or one that nobody decided on, is left out.",
    _suitable,
    _HOMES,
)
_twice(
    "in-education-or-work",
    "In education, employment or training",
    "those in education, employment or training that day, full time or part time.",
    "Who has no activity recorded is left out.",
    _active,
    _WORK,
)


def _home(measure_id: str, name: str, where: str, codes: frozenset[str], better: Better = "fewer") -> None:
    """Register the number of those who live in homes of some codes."""

    @of_young_people(
        measure_id,
        name,
        definition=f"Young people whose case is open on the last day of the period and who {where} that day.",
        group="homes, education and work",
        better=better,
        themes=_HOMES,
    )
    def holds(stand: Stand, at: At) -> bool:
        return stand.home is not None and stand.home.what in codes


_home("staying-put", "Staying put", "live with their former foster carers", frozenset("Z"), "neither")
_home("in-custody", "In custody", "are in custody", CUSTODY, "neither")
_home(
    "homeless",
    "Homeless, in emergency housing or bed and breakfast",
    "have no fixed abode, or live in emergency accommodation or bed and breakfast",
    WITHOUT_HOME,
)
_home("no-fixed-abode", "No fixed abode", "have no fixed abode", frozenset("S"))
_home("bed-and-breakfast", "In bed and breakfast", "live in bed and breakfast", frozenset("W"))


@of_young_people(
    "bed-and-breakfast-too-long",
    "In bed and breakfast for too long",
    definition="Young people who on the last day of the period have been in bed and breakfast for more than "
    "{AC-02.days} working days (rule AC-02).",
    group="homes, education and work",
    better="fewer",
    themes=_HOMES,
)
def too_long(stand: Stand, at: At) -> bool:
    """Find those whom rule AC-02 names."""
    return not kept(bed_and_breakfast, stand, at)


@of_young_people(
    "unsuitable-without-action",
    "In an unsuitable home and nothing under way",
    definition="Young people in an unsuitable home, or without one, on the last day of the period, for whom no "
    "action on accommodation is open after {AC-03.days} working days (rule AC-03).",
    group="homes, education and work",
    better="fewer",
    themes=_HOMES,
)
def nothing_under_way(stand: Stand, at: At) -> bool:
    """Find those whom rule AC-03 names."""
    return not kept(unsuitable, stand, at)


@of_young_people(
    "many-moves",
    "Moved often",
    definition="Young people who moved {AC-04.moves} times or more in the {AC-04.months} months up to the last day "
    "of the period (rule AC-04).",
    group="homes, education and work",
    better="fewer",
    themes=_HOMES,
)
def moved_often(stand: Stand, at: At) -> bool:
    """Find those whom rule AC-04 names."""
    return not kept(many_moves, stand, at)


@of_young_people(
    "out-of-work-long",
    "Out of education and work for long, or again",
    definition="Young people not in education, employment or training on the last day of the period, for "
    "{EE-02.months} months or more, or for the second time or more in {EE-02.within} months (rule EE-02).",
    group="homes, education and work",
    better="fewer",
    themes=_WORK,
)
def out_for_long(stand: Stand, at: At) -> bool:
    """Find those whom rule EE-02 names."""
    return not kept(out_long_or_again, stand, at)
