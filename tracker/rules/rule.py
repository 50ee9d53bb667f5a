"""What a rule is, and the register that rules enter by their decorator."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from tracker.domain.care_codes import EventKind
from tracker.domain.casebook import Casebook
from tracker.domain.codes import OversightKind
from tracker.domain.records import Record
from tracker.rules.flags import Flag, Severity, Word
from tracker.rules.policy import Policy

Confidence = Literal["C", "C2", "SEED", "LOCAL", "R"]
"""C: read in the law or guidance itself; C2: in a secondary text; SEED: in a council's paper; LOCAL: a standard
each council sets; R: remembered and not checked, so the rule is off."""

R = TypeVar("R", bound=Record)


class Reason(NamedTuple):
    """What a rule found of a record; the register makes a flag of it."""

    word: Word
    since: date
    sentence: str
    clears: str
    days: int = 0
    severity: Severity | None = None
    """Where it is another than the rule's own."""


class Rule(NamedTuple, Generic[R]):
    """One rule: what it asks, where it comes from, and the function that asks it."""

    id: str
    sentence: str
    source: str
    confidence: Confidence
    severity: Severity
    on: type[R]
    ask: Callable[[R, Casebook, Policy, date], Flag | None]
    once_kept: EventKind | OversightKind | None = None
    """What the service has to have recorded of somebody before the rule speaks of anybody.

    Where a council does not keep such a thing here, that it is missing would be said of every young person.
    """
    also: tuple[type[Record], ...] = ()
    """Other kinds of record that it is asked of."""
    of_workers: bool = False
    """Whether it asks who the workers of a young person are; only these are asked again when one changes."""


RULES: dict[str, Rule[Any]] = {}
"""Every rule by its id, those that are off included."""


def rule(
    rule_id: str,
    on: type[R],
    severity: Severity,
    *,
    sentence: str,
    source: str,
    confidence: Confidence,
    once_kept: EventKind | OversightKind | None = None,
    also: tuple[type[Record], ...] = (),
    of_workers: bool = False,
) -> Callable[
    [Callable[[R, Casebook, Policy, date], Reason | None]],
    Callable[[R, Casebook, Policy, date], Flag | None],
]:
    """Register a function of (record, casebook, policy, today) as a rule; what it finds becomes a flag."""

    def enter(
        find: Callable[[R, Casebook, Policy, date], Reason | None],
    ) -> Callable[[R, Casebook, Policy, date], Flag | None]:
        @wraps(find)
        def ask(record: R, casebook: Casebook, policy: Policy, today: date) -> Flag | None:
            found = find(record, casebook, policy, today)
            if found is None:
                return None
            word, since, says, clears, days, own = found
            grade = own or severity
            return Flag(record.id, record.table, record.ref, rule_id, word, since, says, clears, grade, days)

        RULES[rule_id] = Rule(
            rule_id, sentence, source, confidence, severity, on, ask, once_kept, also, of_workers
        )
        return ask

    return enter


def rules_for(kind: type[R]) -> tuple[Rule[R], ...]:
    """Give the rules in force on one kind of record; those only remembered are off."""
    return tuple(r for r in RULES.values() if (r.on is kind or kind in r.also) and r.confidence != "R")
