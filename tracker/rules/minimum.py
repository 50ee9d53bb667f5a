"""Whether PA visits pile up at the longest interval allowed whatever the need: a pattern, said of no young person."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from tracker.domain.care_codes import LEVEL_DAYS
from tracker.domain.life import Life, months_after
from tracker.rules.duties import duty_since
from tracker.rules.policy import Policy
from tracker.rules.visiting import floor_days
from tracker.wording import number_of_young_people

_WIDEST = 40
"""Characters of the longest bar."""


class Pattern(NamedTuple):
    """How the gaps between PA visits lie over the last twelve months."""

    gaps: tuple[tuple[str, int], ...]
    """How many gaps are so long, shortest first: "8 to 14 days", 12."""
    share_at_floor: float
    """Share of all gaps that lie within a few days of the longest interval allowed, 0 to 1."""
    cases: int
    """Young people seen at least twice."""
    needing_more: int
    """Those of them whose need is above standard."""
    flagged: bool
    sentence: str
    lines: tuple[str, ...]
    """The gaps as a histogram in plain characters."""


def minimum_visiting(lives: Iterable[Life], policy: Policy, today: date) -> Pattern:
    """Look at the gaps between the PA visits of the last twelve months, of those who were owed them.

    It is flagged when most gaps are about as long as allowed, also of those whose need is above standard; never
    on few young people, or where all have standard need.
    """
    seen = [
        (life.level(today) != "standard", found) for life in lives if (found := _gaps(life, policy, today))
    ]
    floor, near = policy.days("VI-03", "due"), policy.days("VI-MIN", "days")
    everybody = [gap for _, gaps in seen for gap in gaps]
    needing = [gap for more, gaps in seen if more for gap in gaps]
    share, of_needing = (_share_near(gaps, floor, near) for gaps in (everybody, needing))
    enough = len(seen) >= policy.days("VI-MIN", "cases")
    piled = min(share, of_needing) * 100 >= policy.days("VI-MIN", "share")
    buckets = _buckets(everybody, floor, near)
    lines = tuple(_histogram(buckets))
    more = sum(more for more, _ in seen)
    pattern = Pattern(buckets, share, len(seen), more, enough and piled, "", lines)
    return pattern._replace(sentence=_say(pattern, enough, f"within {near} days of the {floor} allowed"))


def _gaps(life: Life, policy: Policy, today: date) -> list[int]:
    """Give the days between the PA visits of one young person, in the last twelve months; none in care."""
    if duty_since(life, today) is None or floor_days(life, policy, today) is None:
        return []
    first = months_after(today, -12)
    days = {n.day for n in life.notes if n.saw and n.kind == "PA visit" and first <= n.day <= today}
    return [(later - earlier).days for earlier, later in pairwise(sorted(days))]


def _share_near(gaps: list[int], floor: int, near: int) -> float:
    return sum(abs(gap - floor) <= near for gap in gaps) / len(gaps) if gaps else 0.0


def _buckets(gaps: list[int], floor: int, near: int) -> tuple[tuple[str, int], ...]:
    """Count the gaps by the levels of visiting, with those about as long as allowed apart."""
    below = floor - near - 1
    ends = [*(days for days in sorted(LEVEL_DAYS.values()) if days < below), below, floor + near]
    counted, start = [], 1
    for end in ends:
        counted.append((f"{start} to {end} days", sum(start <= gap <= end for gap in gaps)))
        start = end + 1
    return *counted, (f"{start} days or more", sum(gap >= start for gap in gaps))


def _histogram(buckets: tuple[tuple[str, int], ...]) -> Iterator[str]:
    longest, most = max(len(label) for label, _ in buckets), max(count for _, count in buckets)
    for label, count in buckets:
        bar = "#" * round(count * min(1, _WIDEST / max(most, 1)))
        yield f"{label:<{longest}} {count:>5} {bar}".rstrip()


def _say(pattern: Pattern, enough: bool, near: str) -> str:
    who = f"{number_of_young_people(pattern.cases)} seen more than once in twelve months"
    if not enough:
        return f"Too little to tell a pattern of visiting: {who}"
    total = sum(count for _, count in pattern.gaps)
    share = f"{pattern.share_at_floor:.0%} of {total} gaps between PA visits lie {near}"
    end = (
        "visits follow the minimum and not the need"
        if pattern.flagged
        else "no pattern of visiting at the minimum"
    )
    return f"{share}: {who}, {pattern.needing_more} with more than standard need; {end}"
