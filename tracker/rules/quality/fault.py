"""What a check of the data is, what it finds, and the register that checks enter by their decorator.

A check is no rule of the triage board: it says nothing of what is owed to anybody, only that two things kept here
cannot both be true, or that one is not there. It names nobody: records stand by their references.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.rules.policy import Policy

Word = Literal["check", "missing"]
"""Whether two things do not go together, or something is not there."""


class Fix(NamedTuple):
    """How a fault is mended: on the command line, and by which command of the screens."""

    verb: str
    """What follows ``tracker``; {ref}, {other} and {field} are filled in, words in capitals are for the person."""
    command: str
    """Id of the command; empty where only the command line mends it."""


class Found(NamedTuple):
    """One thing wrong with one record: a sentence that says what and where."""

    record: Record
    sentence: str
    other: str = ""
    """Reference of the other record it is about, which the fix may need."""
    field: str = ""
    """The field it is about, which the fix may need."""
    fix: Fix | None = None
    """How this one is mended, where it is another way than the check's own."""


Find = Callable[[Casebook, Policy, date], Iterator[Found]]


class Check(NamedTuple):
    """One check: what must be so, where that comes from, and the function that finds where it is not."""

    id: str
    on: type[Record]
    """What kind of record it is about; Record itself where it is about any."""
    sentence: str
    source: str
    word: Word
    fix: Fix
    find: Find


class Fault(NamedTuple):
    """What a check found of a record, and how to mend it."""

    check: Check
    record: Record
    sentence: str
    verb: str
    """What follows ``tracker`` on the command line."""
    command: str
    field: str = ""

    @property
    def key(self) -> str:
        """Tell it from all others."""
        return f"{self.check.id} {self.record.id} {self.sentence}"


CHECKS: dict[str, Check] = {}
"""Every check by its id."""
OWN = "Our own: what is kept here has to go together."


def check(
    check_id: str,
    on: type[Record],
    *,
    sentence: str,
    source: str = OWN,
    verb: str,
    key: str,
    word: Word = "check",
) -> Callable[[Find], Find]:
    """Register a function of (casebook, policy, today) as a check."""

    def enter(find: Find) -> Find:
        CHECKS[check_id] = Check(check_id, on, sentence, source, word, Fix(verb, key), find)
        return find

    return enter


def faults_in(casebook: Casebook, policy: Policy, today: date) -> list[Fault]:
    """Give every fault of a casebook, check by check."""
    return [fault for each in checks() for fault in faults_of(each, casebook, policy, today)]


def checks() -> list[Check]:
    """Give every check in the order of their ids."""
    return sorted(CHECKS.values(), key=lambda each: each.id)


def faults_of(each: Check, casebook: Casebook, policy: Policy, today: date) -> Iterator[Fault]:
    """Give what one check finds."""
    for found in each.find(casebook, policy, today):
        verb, command = found.fix or each.fix
        verb = verb.format(ref=found.record.ref, other=found.other, field=found.field)
        yield Fault(each, found.record, found.sentence, verb, command, found.field)
