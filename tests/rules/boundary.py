"""The first day on which a rule speaks, told as a row: silent the day before, the same on the day and after."""

from datetime import date, timedelta
from typing import NamedTuple

from tests.rules.sample import OWNER, day
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.flags import Flag
from tracker.rules.policy import load_policy
from tracker.rules.rule import RULES


class Boundary(NamedTuple):
    """One threshold of one rule: the first day past it, and the records that show it."""

    rule: str
    since: str
    record: Record
    others: tuple[Record, ...]
    what: str
    severity: int | None = None
    """For a second threshold: the severity from ``since`` on, where the rule spoke before, but otherwise."""


def asked(row: Boundary, on: date) -> Flag | None:
    """Ask the row's rule on a day, whether the rule is in force or off."""
    casebook = Casebook([OWNER, row.record, *row.others])
    return RULES[row.rule].ask(row.record, casebook, load_policy(), on)


def holds(row: Boundary) -> None:
    """Check a row on the day before, the day, and the day after.

    At a second threshold the day before has another word or severity; ``since`` moves along with the word only.
    """
    since = day(row.since)
    before, flag, after = (asked(row, since + timedelta(days=n)) for n in (-1, 0, 1))
    assert flag is not None, f"{row.rule} is silent on {since}: {row.what}"
    assert after is not None, f"{row.rule} is silent on the day after {since}: {row.what}"
    assert (flag.word, flag.since, flag.severity) == (after.word, after.since, after.severity)
    if row.severity is None:
        assert before is None, f"{row.rule} speaks the day before {since}: {row.what}"
    else:
        assert before is None or (before.word, before.severity) != (flag.word, flag.severity)
        assert flag.severity == row.severity
    if before is None or before.word != flag.word:
        assert flag.since == since
