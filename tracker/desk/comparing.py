"""A number beside what it was: before, in the same period last year, and against the council's own target."""

from typing import Literal, NamedTuple

from tracker.domain.records import Threshold
from tracker.measures.measure import Better, Measure, Measured, in_unit, percent

Trend = Literal["better", "worse", "same", "more", "fewer", ""]
"""``more`` and ``fewer`` where neither is better; empty where there is nothing to compare with."""
SYMBOLS = {1: "↑", -1: "↓", 0: "→"}
"""Where the number went: up, down, or nowhere; none that a spreadsheet takes for a formula."""


class Compared(NamedTuple):
    """A measure over a period, before it, and in the same period of the year before."""

    now: Measured
    before: Measured | None
    """Over the period before, as long; None where nothing had been recorded by its end."""
    last_year: Measured | None
    target: Threshold | None

    @property
    def measure(self) -> Measure:
        """Give the measure."""
        return self.now.measure

    @property
    def moved(self) -> int:
        """Tell where the number went, as it is shown: 1 up, -1 down, 0 nowhere or not known."""
        now, before = self.now.value, self.before.value if self.before else None
        if now is None or before is None or brief(self.now) == brief(self.before):
            return 0
        return way(now, before)

    @property
    def trend(self) -> Trend:
        """Say in a word how it changed since the period before."""
        if self.now.value is None or self.before is None or self.before.value is None:
            return ""
        return trend_of(self.measure.better, self.moved)

    @property
    def symbol(self) -> str:
        """Give the sign of where the number went; empty where there is nothing to compare with."""
        return SYMBOLS[self.moved] if self.trend else ""

    @property
    def met(self) -> bool | None:
        """Tell whether the council's target is met; None where there is none, or nothing to measure."""
        value = self.now.value
        if self.target is None or value is None:
            return None
        return value >= self.target.value if self.measure.better == "more" else value <= self.target.value


def way(now: float, before: float) -> int:
    """Tell where a number went: 1 up, -1 down, 0 nowhere."""
    return (now > before) - (now < before)


def trend_of(better: Better, moved: int) -> Trend:
    """Say in a word what it means of a number that it went up (1), down (-1) or nowhere (0)."""
    if not moved:
        return "same"
    up = moved > 0
    if better == "neither":
        return "more" if up else "fewer"
    return "better" if up == (better == "more") else "worse"


def brief(found: Measured | None) -> str:
    """Say a number alone, its unit left out: "95 %", "12"; a hyphen where there is none."""
    value = found.value if found else None
    if found is None or value is None:
        return "-"
    if found.measure.how == "share":
        return percent(value)
    return in_unit(value, "")


def with_unit(measure: Measure, value: float) -> str:
    """Say a value as the measure's number is said: "95 %", "12 days"."""
    return in_unit(value, "%" if measure.how == "share" else measure.unit)
