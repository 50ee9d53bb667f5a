"""The board of all flags: computed from cold, then kept up with each change."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record, Threshold
from tracker.domain.reporting import SelfEvaluation, WeeklyReview
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case, Event, Figure
from tracker.rules.flags import Flag, SortKey, sort_key
from tracker.rules.policy import Policy
from tracker.rules.rule import RULES, Rule, rules_for
from tracker.rules.touches import cases_of, touches


class FlagBoard:
    """Every flag of a casebook on one day; after a change only what the change touches is asked again."""

    def __init__(self, casebook: Casebook, policy: Policy, today: date) -> None:
        """Ask rules of records as they are wanted; the casebook's own thresholds stand over the policy's."""
        self.casebook = casebook
        self.policy = policy
        self.today = today
        self._order: list[tuple[SortKey, Flag]] | None = None
        """Every flag in order; None until all were wanted for the first time."""
        self._prepare()

    def flags_of(self, record_id: str) -> tuple[Flag, ...]:
        """Give a record's flags, worst first; none when there is no such record."""
        found = self._flags.get(record_id)
        if found is None and self._order is None:
            record = self.casebook.by_id(record_id)
            found = self._flags[record_id] = self._ask(record) if record else ()
        return found or ()

    def all(self) -> list[Flag]:
        """Give every flag, worst first."""
        return [flag for _, flag in self._start()]

    def refresh(self, changed_ids: Iterable[str]) -> set[str]:
        """Ask again what the changed, added or removed records touch; gives the ids whose flags may differ."""
        changed = set(changed_ids)
        if self._order is None:
            self._prepare()
            return changed
        pairs = [(i, self._former.get(i), self.casebook.by_id(i)) for i in changed]
        both = [r for _, *versions in pairs for r in versions if r]
        if any(isinstance(r, Threshold) for r in both) or self._begins_to_be_kept(both):
            return self._restart()
        touched = {i for r in both for i in touches(r, self.casebook)}
        led = {i for r in both if isinstance(r, Person) for i in cases_of(r, self.casebook)} - touched
        for record_id, _, now in pairs:
            self._remember(record_id, now)
        return {i for i in touched if self._ask_again(i)} | {i for i in led if self._ask_again(i, True)}

    def _prepare(self) -> None:
        """Choose the rules to ask; nothing is asked yet."""
        self.policy = self.policy.with_overrides(self.casebook)
        self._kept = kept(self.casebook, self.today)
        self._rules: dict[type[Record], tuple[Rule[Any], ...]] = {
            kind: tuple(r for r in rules_for(kind) if r.once_kept is None or r.once_kept in self._kept)
            for kind in _ASKED
        }
        self._flags: dict[str, tuple[Flag, ...]] = {}

    def _start(self) -> list[tuple[SortKey, Flag]]:
        """Ask every rule of every record that was not asked yet; gives every flag in order."""
        if self._order is not None:
            return self._order
        self._former: dict[str, Record] = {record.id: record for record in self.casebook}
        asked = ((r.id, self.flags_of(r.id)) for kind in self._rules for r in self.casebook.all(kind))
        self._flags = {record_id: flags for record_id, flags in asked if flags}
        self._order = sorted((sort_key(flag), flag) for flags in self._flags.values() for flag in flags)
        return self._order

    def _begins_to_be_kept(self, changed: Iterable[Record]) -> bool:
        """Tell whether something is recorded for the first time, or no more, that a rule waits for."""
        waited_for = {r.once_kept for r in RULES.values()}
        about = (r for r in changed if isinstance(r, Event | Oversight) and r.kind in waited_for)
        return any(about) and kept(self.casebook, self.today) != self._kept

    def _restart(self) -> set[str]:
        before, self._order = self._flags, None
        self._prepare()
        self._start()
        return {i for i in before.keys() | self._flags.keys() if before.get(i) != self._flags.get(i)}

    def _remember(self, record_id: str, record: Record | None) -> None:
        """Keep the record as it is now: when it changes, what it pointed at has to be asked too."""
        if record is None:
            self._former.pop(record_id, None)
        else:
            self._former[record_id] = record

    def _ask(self, record: Record, of_workers: bool = False) -> tuple[Flag, ...]:
        """Ask the rules of a record; ``of_workers`` only those that ask who works with a young person."""
        rules = self._rules.get(type(record), ())
        if of_workers:
            rules = tuple(rule for rule in rules if rule.of_workers)
        asked = (rule.ask(record, self.casebook, self.policy, self.today) for rule in rules)
        flags = [flag for flag in asked if flag is not None]
        return tuple(sorted(flags, key=sort_key)) if len(flags) > 1 else tuple(flags)

    def _ask_again(self, record_id: str, of_workers: bool = False) -> bool:
        record = self.casebook.by_id(record_id)
        before = self._flags.pop(record_id, ())
        now = self._ask(record, of_workers) if record else ()
        if of_workers and record:
            kept = [flag for flag in before if not RULES[flag.rule].of_workers]
            now = tuple(sorted((*kept, *now), key=sort_key))
        if now:
            self._flags[record_id] = now
        if now == before:
            return False
        order = self._start()
        for flag in before:
            del order[bisect_left(order, (sort_key(flag),))]
        for flag in now:
            insort(order, (sort_key(flag), flag))
        return True


_ASKED: tuple[type[Record], ...] = (
    ScrutinyVisit,
    Finding,
    Thread,
    Action,
    Case,
    Oversight,
    Person,
    Figure,
    WeeklyReview,
    SelfEvaluation,
)
"""The kinds of record that rules are about."""


def kept(casebook: Casebook, today: date) -> set[str]:
    """Give the kinds of event, and of oversight that names a young person, recorded of anybody up to today."""
    events = {event.kind for event in casebook.all(Event) if event.day <= today}
    return events | {held.kind for held in casebook.all(Oversight) if held.cases and held.day <= today}
