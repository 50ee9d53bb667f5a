"""A whole record as lines of text: why it needs attention, what is known, what happened."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from tracker.dates import say_day
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.wording.facts import facts_of
from tracker.wording.listing import Facts
from tracker.wording.saying import title_of, update_sentence


class Reason(Protocol):
    """Why a record asks for attention: what a flag says."""

    @property
    def rule(self) -> str:
        """Give the rule's id."""

    @property
    def word(self) -> str:
        """Give the flag's word, such as overdue."""

    @property
    def sentence(self) -> str:
        """Give the reason in plain words."""

    @property
    def clears(self) -> str:
        """Say what would clear it."""

    @property
    def days(self) -> int:
        """Give how many days late."""


MARKS = {"overdue": "!", "missing": "!", "stalled": "~", "due soon": ".", "check": "?"}
"""A symbol for each flag word, so that no colour is needed to tell them apart."""


def mark(flag: Reason) -> str:
    """Say a flag in a symbol, a word and the days: "! OVERDUE 17d"."""
    days = f" {abs(flag.days)}d" if flag.days else ""
    return f"{MARKS.get(flag.word, ' ')} {flag.word.upper()}{days}"


def story_of(record: Record, casebook: Casebook) -> Facts:
    """Tell what happened to a record, day by day, oldest first."""
    return [(say_day(u.day), update_sentence(u)) for u in casebook.updates_about(record.id)]


def sheet_lines(
    record: Record,
    casebook: Casebook,
    today: date,
    reasons: Sequence[Reason] = (),
    more: Sequence[tuple[str, str]] = (),
) -> list[tuple[str, str]]:
    """Give a whole record line by line: a tone (a flag's word, "heading" or none) and the words.

    ``more`` are facts that were worked out of it besides.
    """
    lines = [("heading", f"{record.ref}  {title_of(record)}")]
    for reason in reasons:
        lines.append((reason.word, f"{mark(reason)}: {reason.sentence} [{reason.rule}]"))
        lines += [("quiet", f"  To clear: {reason.clears}")] if reason.clears else []
    for label, value in (*more, *facts_of(record, casebook, today)):
        lines.append(("", f"{label}: {value}" if label else f"  {value}"))
    story = story_of(record, casebook)
    if story:
        lines += [("heading", "What happened:"), *(("", f"  {day}: {what}") for day, what in story)]
    return lines


def sheet(
    record: Record,
    casebook: Casebook,
    today: date,
    reasons: Sequence[Reason] = (),
    more: Sequence[tuple[str, str]] = (),
) -> str:
    """Give a whole record as text: heading, why it needs attention, what is known, what happened."""
    return "\n".join(words for _, words in sheet_lines(record, casebook, today, reasons, more))
