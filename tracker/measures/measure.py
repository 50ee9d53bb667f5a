"""What a measure is: one number that somebody reports, with its definition and the rows behind it.

A measure is a function of (casebook, policy, period) that gives rows. The number is never kept apart from them: it is
worked out from the rows, so that it always equals the length of its list.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date, timedelta
from statistics import mean, median
from typing import Literal, NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.policy import Policy

Group = Literal[
    "young people",
    "visits and keeping in touch",
    "pathway plans and reviews",
    "homes, education and work",
    "workers",
    "actions",
    "findings",
    "audits",
    "supervision",
    "partners",
    "promises",
    "waiting lists",
]
How = Literal["count", "share", "average", "median", "most", "least"]
"""A share is rows in a hundred of those they are counted of; the last four are of a value each row has."""
Better = Literal["more", "fewer", "neither"]


class Period(NamedTuple):
    """A stretch of days, both ends included; what is dated after its last day is not known yet."""

    start: date
    end: date

    def has(self, day: date | None) -> bool:
        """Tell whether a day lies in it; None lies nowhere."""
        return day is not None and self.start <= day <= self.end

    @property
    def before(self) -> "Period":
        """Give the period of the same length that ends on the day before it."""
        last = self.start - timedelta(days=1)
        return Period(last - (self.end - self.start), last)


class Counted(NamedTuple):
    """What a measure finds: ids of rows, of whom they are counted, and a value of each row where one is measured."""

    rows: tuple[str, ...]
    of: tuple[str, ...] | None = None
    """Everybody who could have been counted; None for a plain count."""
    values: Mapping[str, float] = {}
    """The value of each row by its id, such as days; empty for counts and shares."""


Find = Callable[[Casebook, Policy, Period], Counted]


class Measure(NamedTuple):
    """One number with its name, what it counts in a sentence, and the function that finds its rows."""

    id: str
    """What it is called in filters and records: lower case, words parted by hyphens."""
    name: str
    definition: str
    """Who is counted, of whom, as at when; ``{VI-08.overdue}`` stands for that threshold until it is measured."""
    group: Group
    on: type[Record]
    """What its rows are."""
    how: How
    better: Better
    unit: str
    """What a value is in, such as days; empty for counts and shares."""
    themes: tuple[str, ...]
    """Themes it speaks of; empty: of none in particular."""
    find: Find


class Measured(NamedTuple):
    """A measure on the rows it found."""

    measure: Measure
    counted: Counted

    @property
    def value(self) -> float | None:
        """Give the number; a share in per cent. None where there was nobody to count."""
        rows, of, values = self.counted
        match self.measure.how:
            case "count":
                return len(rows)
            case "share":
                return 100 * len(rows) / len(of) if of else None
        worked: dict[str, Callable[[Collection[float]], float]] = {
            "average": mean, "median": median, "most": max, "least": min,
        }  # fmt: skip
        return worked[self.measure.how](list(values.values())) if values else None

    @property
    def shown(self) -> str:
        """Say the number as people read it: "95 % (42 of 44)", "12", "31 days (of 17)"."""
        value, how = self.value, self.measure.how
        if how == "count":
            return str(len(self.counted.rows))
        if value is None:
            return "nobody to count" if how == "share" else "nothing to measure"
        if how == "share":
            return f"{percent(value)} ({len(self.counted.rows)} of {len(self.counted.of or ())})"
        return f"{in_unit(value, self.measure.unit)} (of {len(self.counted.values)})"

    def narrowed(self, keep: Callable[[str], bool]) -> "Measured":
        """Count only those rows, and of those, whose ids are kept."""
        rows, of, values = self.counted
        kept = Counted(
            tuple(i for i in rows if keep(i)),
            None if of is None else tuple(i for i in of if keep(i)),
            {i: value for i, value in values.items() if keep(i)},
        )
        return self._replace(counted=kept)


MEASURES: dict[str, Measure] = {}
"""Every measure by its id, in the order in which they are shown."""


def measure(
    measure_id: str,
    name: str,
    *,
    definition: str,
    group: Group,
    on: type[Record],
    how: How = "count",
    better: Better = "neither",
    unit: str = "",
    themes: tuple[str, ...] = (),
) -> Callable[[Find], Find]:
    """Register a function of (casebook, policy, period) as a measure; raises ValueError for an id taken."""

    def enter(find: Find) -> Find:
        if measure_id in MEASURES:
            raise ValueError(f"there is a measure {measure_id} already")
        MEASURES[measure_id] = Measure(
            measure_id, name, definition, group, on, how, better, unit, themes, find
        )
        return find

    return enter


def measured(measure_id: str, casebook: Casebook, policy: Policy, period: Period) -> Measured:
    """Work one measure out, its definition with the thresholds in force; raises KeyError for an id unknown."""
    found = MEASURES[measure_id]
    return Measured(defined(found, policy), found.find(casebook, policy, period))


def defined(found: Measure, policy: Policy) -> Measure:
    """Give a measure whose definition says the thresholds in force."""
    if "{" not in found.definition:
        return found
    said = _THRESHOLD.sub(lambda name: str(policy.setting(name[1]).value), found.definition)
    return found._replace(definition=said)


_THRESHOLD = re.compile(r"\{([\w.-]+)\}")


def in_unit(value: float, unit: str) -> str:
    """Say a value with its unit: "31 days", "1 day", "16.9 young people"."""
    number = f"{value:.1f}".removesuffix(".0")
    if number == "1":
        unit = "young person" if unit == "young people" else unit.removesuffix("s")
    return f"{number} {unit}".rstrip()


def percent(value: float) -> str:
    """Say a share as people do: whole per cents, and never 100 % or 0 % of what is only nearly so."""
    whole = round(value)
    if whole == 100 and value < 100:
        return "over 99 %"
    if whole == 0 and value > 0:
        return "under 1 %"
    return f"{whole} %"
