"""One record as the detail shows it: in full where there is room, in a few lines below a list."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import pairwise

from rich.cells import cell_len

from screens.look import Look
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding
from tracker.wording import Facts, Reason, facts_of, short, story_of, title_of

Lines = list[tuple[str, str]]
"""A role and its words; those of a ``fact`` are a label and a value with a tab between."""

_GAP = "   "
_ROOM = 60
"""Cells a value may take among others on one line; longer ones wait for the full sheet."""


def full_lines(
    record: Record,
    casebook: Casebook,
    today: date,
    reasons: Sequence[Reason],
    look: Look,
    more: Facts,
) -> Lines:
    """Give all that is known: what it is, why it is here and what would clear that, facts, what happened.

    ``more`` are facts that were worked out of it besides.
    """
    lines: Lines = [("heading", f"{record.ref}  {title_of(record)}")]
    for reason in reasons:
        lines.append(_reason(reason, look))
        lines += [("quiet", f"  To clear: {reason.clears}")] if reason.clears else []
    lines += _facts([*more, *facts_of(record, casebook, today)])
    story = story_of(record, casebook)
    if story:
        lines += [("", ""), ("heading", "What happened"), *_facts(story)]
    return lines


def brief_lines(
    record: Record,
    casebook: Casebook,
    today: date,
    reasons: Sequence[Reason],
    look: Look,
    width: int,
    differs: str = "",
) -> Lines:
    """Give the same for a few lines of some width: short facts share a line, and the story is left out.

    ``differs`` says how the status it was given differs from its dates.
    """
    rows = 3 if isinstance(record, Finding) else 2
    heading = ("heading", f"{record.ref}  {short(title_of(record), rows * max(width, 20) - 12)}")
    facts = facts_of(record, casebook, today)
    several = {label for (label, _), (following, _) in pairwise(facts) if not following}
    small = [bool(label) and label not in several and cell_len(value) <= _ROOM for label, value in facts]
    named = [f"{label} {value}" for (label, value), fits in zip(facts, small, strict=True) if fits]
    packed = [("", words) for words in _packed(named, width)]
    why = [_reason(reason, look) for reason in reasons]
    return [
        heading,
        *why,
        *([("", f"Status: {differs}")] if differs else []),
        *packed,
        *_facts([fact for fact, fits in zip(facts, small, strict=True) if not fits]),
    ]


def _reason(reason: Reason, look: Look) -> tuple[str, str]:
    return (reason.word, f"{look.mark(reason.word)}  {reason.sentence} [{reason.rule}]")


def _facts(facts: Facts) -> Lines:
    return [("fact", f"{label}\t{value}") for label, value in facts]


def _packed(words: Iterable[str], width: int) -> list[str]:
    """Put as many pieces on a line as fit."""
    lines: list[str] = []
    for piece in words:
        if lines and cell_len(lines[-1]) + len(_GAP) + cell_len(piece) <= width:
            lines[-1] += _GAP + piece
        else:
            lines.append(piece)
    return lines
