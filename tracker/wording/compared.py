"""A comparison with an extract of the case system in sentences: what differs, and how that explains the counts."""

from collections.abc import Sequence

from tracker.dates import plain_day
from tracker.domain.reporting import Reconciliation, RowCount, RowDifference
from tracker.wording.listing import WIDTH, folded
from tracker.wording.saying import counted, number_of_young_people

CASE = "case"
MOST = 12
"""Case numbers behind a count that are said; the differences below have all of them."""
NAMED = 8
"""Columns that were not compared which are named."""
FIGURES = {
    CASE: "young people",
    "personal adviser": "with a personal adviser",
    "in touch": "in touch",
    "suitability": "in a suitable home",
    "activity": "in education, employment or training",
    "plan day": "with an up-to-date pathway plan",
    "unaccompanied": "unaccompanied",
}
"""What is counted of each field that is counted."""


def difference_sentence(difference: RowDifference) -> str:
    """Say one difference: "014: personal adviser here J Price, there T Oduya"."""
    number, field, ours, theirs = difference.number, difference.field, difference.ours, difference.theirs
    if not ours and not theirs:
        return f"{number}: {field} is another there than here"
    none = "missing" if field == CASE else "not recorded"
    return f"{number}: {field} here {ours or none}, there {theirs or none}"


def count_sentence(count: RowCount) -> str:
    """Say what both sides count, and which rows make the difference."""
    name = FIGURES[count.field]
    rows = [
        f"{words} {_some(numbers)}"
        for words, numbers in (("only here", count.more_here), ("only there", count.more_there))
        if numbers
    ]
    apart = abs(count.ours - count.theirs)
    verdict = f"differs by {apart}" if apart else "the same number"
    if not rows:
        return f"{name}: {count.ours} here and there, agrees"
    return f"{name}: {count.ours} here, {count.theirs} there, {verdict} ({'; '.join(rows)})"


def _some(numbers: Sequence[str]) -> str:
    more = f" and {len(numbers) - MOST} more" if len(numbers) > MOST else ""
    return f"{', '.join(numbers[:MOST])}{more}"


def summary(found: Reconciliation) -> str:
    """Say in a sentence what came of a comparison."""
    number = len(found.differences)
    told = "no difference" if not number else counted(number, "difference")
    return f"{found.name} of {plain_day(found.day)}: {number_of_young_people(found.compared)} on both sides, {told}"


def comparison_lines(
    found: Reconciliation, width: int = WIDTH, most: int | None = None
) -> list[tuple[str, str]]:
    """Give a comparison as (role, line) pairs no wider than ``width``: counts, then at most so many rows."""
    lines = [("heading", words) for words in folded(summary(found), 0, 2, width)]
    if found.fields:
        lines += [("", words) for words in folded(f"Compared: {', '.join(found.fields)}.", 0, 2, width)]
    lines += _part("Counts", [count_sentence(count) for count in found.counts], width)
    told = [difference_sentence(each) for each in found.differences[:most]]
    if len(told) < len(found.differences):
        told.append(f"and {len(found.differences) - len(told):,} more: tracker reconcile tells all of them")
    return lines + _part("Differences", told, width)


def remark_lines(headings: Sequence[str], outside: int, width: int = WIDTH) -> list[str]:
    """Say which columns and rows of an extract were not compared, the first columns by name."""
    lines = []
    if headings:
        more = f" and {len(headings) - NAMED} more" if len(headings) > NAMED else ""
        lines += folded(f"Not compared: {', '.join(headings[:NAMED])}{more}.", 0, 2, width)
    if outside:
        told = f"{counted(outside, 'row')} left out: not here, and under 16 or 25 and over."
        lines += folded(told, 0, 2, width)
    return lines


def same_file(before: Reconciliation) -> str:
    """Say that the same file was compared before, with the same result."""
    day = plain_day(before.day)
    return f"The same file was compared on {day} with the same result ({before.ref}): nothing new is kept."


def _part(heading: str, sentences: Sequence[str], width: int) -> list[tuple[str, str]]:
    if not sentences:
        return []
    body = [("", words) for sentence in sentences for words in folded(sentence, 2, 2, width)]
    return [("", ""), ("heading", heading), *body]
