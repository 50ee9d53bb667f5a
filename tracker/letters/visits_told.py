"""Putting together what one document says of one visit in several places."""

from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from tracker.domain.scrutiny import VisitFacts


def together(told: Sequence[VisitFacts]) -> VisitFacts | None:
    """Give one telling of several about one visit: the most exact time, and of the rest what is said first."""
    if not told:
        return None
    best = min(told, key=_vagueness)
    return msgspec.structs.replace(
        best,
        ordinal=next((each.ordinal for each in told if each.ordinal is not None), None),
        expected=all(each.expected for each in told),
        published=next((each.published for each in told if each.published), None),
        areas=next((each.areas for each in told if each.areas), ()),
        line=min(each.line for each in told),
    )


def others_than(own: VisitFacts | None, told: Iterable[VisitFacts]) -> list[VisitFacts]:
    """Give the other visits a document tells of, each once: by number, and inspections by their time."""
    groups: list[list[VisitFacts]] = [[own]] if own else []
    for facts in sorted(told, key=_vagueness):
        group = next((g for g in groups if any(_same(facts, each) for each in g)), None)
        if group is not None:
            group.append(facts)
        elif facts.ordinal is not None or facts.kind == "inspection":
            groups.append([facts])
    rest = groups[1:] if own else groups
    whole = [each for group in rest if (each := together(group))]
    return sorted(whole, key=lambda facts: (facts.kind, facts.ordinal or 0, facts.start or date.max))


def _same(one: VisitFacts, other: VisitFacts) -> bool:
    if one.kind != other.kind:
        return False
    if one.ordinal is not None and other.ordinal is not None:
        return one.ordinal == other.ordinal
    if one.start and one.end and other.start and other.end:
        return one.start <= other.end and other.start <= one.end
    return True  # a time that cannot be placed, or none: the one that is known is meant


def _vagueness(facts: VisitFacts) -> int:
    """Give how many days a time can mean; none at all is the vaguest, words without a year next to it."""
    if facts.start and facts.end:
        return (facts.end - facts.start).days
    return 10_000 if facts.when_text else 20_000
