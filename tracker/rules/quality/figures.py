"""Checks on reported figures: they agree with each other, with their parts, and with what was kept.

Figures say by their names that they belong together: ``Open actions: opening``, ``: new``, ``: closed`` and
``: closing`` are one movement over one period, ``Homes: total`` is the sum of every other ``Homes: …`` of its day.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import combinations

from tracker.domain.casebook import Casebook
from tracker.domain.reporting import Pack, WeeklyReview
from tracker.domain.young_people import Figure
from tracker.rules.duties import DAY
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check

_MOVEMENT = ("opening", "new", "closed", "closing")
_SHARE = re.compile(r"(?:%|per ?cent)", re.IGNORECASE)
_MAY_FALL = re.compile(r"\b(?:change|difference|net|variance|balance)\b", re.IGNORECASE)
_ALIKE = 0.0005
"""How far two numbers may lie apart that are called the same."""
_ROUNDED = 0.5
"""How far a share may lie from the same share rounded."""
_AGREE = "Our own: small inconsistencies undermine confidence in every other figure."
_MEND = "mend {ref} value NUMBER"
_Period = tuple[date, date]
_Parts = dict[str, Figure]


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _period(figure: Figure) -> _Period:
    return (figure.when.earliest, figure.when.latest)


def _series(casebook: Casebook) -> dict[tuple[str, _Period, str], _Parts]:
    """Give the figures whose names say that they belong together, by name, period and source: each by its part."""
    found: dict[tuple[str, _Period, str], _Parts] = defaultdict(dict)
    for figure in casebook.all(Figure):
        name, colon, part = figure.name.rpartition(":")
        if colon and not _SHARE.search(figure.unit):
            found[_plain(name), _period(figure), _plain(figure.source)][_plain(part)] = figure
    return found


@check(
    "DQ-80",
    Figure,
    sentence="One figure of one day has one value, whoever reports it.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def two_values(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find figures of one name and day to which two sources give two values."""
    same: dict[tuple[str, _Period, str], list[Figure]] = defaultdict(list)
    for figure in casebook.all(Figure):
        same[_plain(figure.name), _period(figure), _plain(figure.unit)].append(figure)
    for figures in same.values():
        for one, other in combinations(sorted(figures, key=lambda f: f.id), 2):
            if abs(one.value - other.value) > _ALIKE and _plain(one.source) != _plain(other.source):
                says = f"{other.name} of {other.when.text} is {other.value:g}, and {one.value:g} in {one.ref}"
                yield Found(other, says, one.ref, "value")
                break


@check(
    "DQ-81",
    Figure,
    sentence="Opening and new less closed is closing.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def movement(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find movements of which all four parts were reported and do not add up."""
    for (name, _, _), parts in _series(casebook).items():
        if not set(_MOVEMENT) <= set(parts):
            continue
        opening, new, closed, closing = (parts[part].value for part in _MOVEMENT)
        if abs(opening + new - closed - closing) > _ALIKE:
            says = (
                f"{name}: {opening:g} + {new:g} - {closed:g} is {opening + new - closed:g}, not {closing:g}"
            )
            yield Found(parts["closing"], says, field="value")


@check(
    "DQ-82",
    Figure,
    sentence="A total is the sum of its parts.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def total(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find totals of which two parts or more were reported and do not add up."""
    for (name, _, _), parts in _series(casebook).items():
        states = [figure for part, figure in parts.items() if part not in (*_MOVEMENT, "total")]
        if "total" not in parts or len(states) < 2:
            continue
        added = sum(figure.value for figure in states)
        if abs(added - parts["total"].value) > _ALIKE:
            says = f"{name}: the parts add up to {added:g}, and the total is {parts['total'].value:g}"
            yield Found(parts["total"], says, field="value")


@check(
    "DQ-83",
    Figure,
    sentence="A share is at most 100 per cent.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def over_hundred(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find shares above 100 per cent; how much something changed may be any."""
    for figure in casebook.all(Figure):
        if figure.value > 100 and _SHARE.search(figure.unit) and not _MAY_FALL.search(figure.name):
            yield Found(figure, f"{figure.name} is {figure.value:g} per cent, above 100", field="value")


@check(
    "DQ-84",
    Figure,
    sentence="What is counted is never below nought.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def below_nought(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find numbers below nought, those left out that say how much something changed."""
    for figure in casebook.all(Figure):
        if figure.value < 0 and not _MAY_FALL.search(figure.name):
            yield Found(figure, f"{figure.name} is {figure.value:g}, below nought", field="value")


@check(
    "DQ-85",
    Figure,
    sentence="A reported figure is the one that a pack or a weekly review kept for the same day.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def other_than_kept(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find figures of one day, by a measure's name, with another value than was kept of that measure."""
    kept = _kept(casebook)
    for figure in casebook.all(Figure) if kept else ():
        found = kept.get((_plain(figure.name), figure.when.earliest)) if figure.when.exact else None
        near = _ROUNDED if _SHARE.search(figure.unit) else _ALIKE
        if found is not None and abs(found[0] - figure.value) > near:
            says = f"{figure.name} of {figure.when.text} is {figure.value:g}, and {found[0]:g} was kept"
            yield Found(figure, f"{says} in {found[1]}", found[1], "value")


@check(
    "DQ-87",
    Figure,
    sentence="What a period opens with is what the period before closed with.",
    source=_AGREE,
    verb=_MEND,
    key="mend",
)
def carried_over(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find openings that are not the closing of the period that ended the day before."""
    series = _series(casebook)
    ends = {(name, last + DAY, source): parts for (name, (_, last), source), parts in series.items()}
    for (name, (first, _), source), parts in series.items():
        opening, closing = parts.get("opening"), ends.get((name, first, source), {}).get("closing")
        if opening and closing and abs(opening.value - closing.value) > _ALIKE:
            says = f"{name}: opens {opening.when.text} with {opening.value:g}, and {closing.ref} closed with"
            yield Found(opening, f"{says} {closing.value:g}", closing.ref, "value")


def _kept(casebook: Casebook) -> dict[tuple[str, date], tuple[float, str]]:
    """Give what packs and weekly reviews kept, by a measure's name or id and the day, and where.

    Only those of the whole service: one person's or one team's review, and a pack of one theme, count something else.
    """
    kept: dict[tuple[str, date], tuple[float, str]] = {}
    for review in (each for each in casebook.all(WeeklyReview) if each.scope == "all"):
        for own in review.figures:
            if own.value is not None:
                for name in (own.measure, own.measure.replace("-", " ")):
                    kept[_plain(name), review.begun] = (own.value, review.ref)
    for pack in (each for each in casebook.all(Pack) if each.theme is None):
        for shown in pack.figures:
            if shown.value is not None:
                for name in (shown.measure, shown.measure.replace("-", " "), shown.name):
                    kept[_plain(name), pack.end] = (shown.value, pack.ref)
    return kept


@check(
    "DQ-86",
    Figure,
    sentence="A reported figure is of a day that has been, or of a period that has begun.",
    verb="mend {ref} when DAY",
    key="mend",
)
def reported_ahead(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find figures of a day to come."""
    for figure in casebook.all(Figure):
        if figure.when.earliest > today:
            yield Found(
                figure, f"{figure.name} is of {figure.when.text}, which is still to come", field="when"
            )
