"""The board of all flags: computed from cold, then kept up with each change."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from datetime import date
from typing import Any

from tracker.domain.casebook import Casebook
from tracker.domain.records import Record, Threshold
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.rules.flags import Flag, SortKey, sort_key
from tracker.rules.policy import Policy
from tracker.rules.rule import Rule, rules_for


class FlagBoard:
    """Every flag of a casebook on one day; after a change only what the change touches is asked again."""

    def __init__(self, casebook: Casebook, policy: Policy, today: date) -> None:
        """Ask every rule of every record; the casebook's own thresholds stand over the policy's."""
        self.casebook = casebook
        self.policy = policy
        self.today = today
        kinds: tuple[type[Record], ...] = (ScrutinyVisit, Finding, Action)
        self._rules: dict[type[Record], tuple[Rule[Any], ...]] = {kind: rules_for(kind) for kind in kinds}
        self._start()

    def flags_of(self, record_id: str) -> tuple[Flag, ...]:
        """Give a record's flags, worst first; none when there is no such record."""
        return self._flags.get(record_id, ())

    def all(self) -> list[Flag]:
        """Give every flag, worst first."""
        return [flag for _, flag in self._order]

    def refresh(self, changed_ids: Iterable[str]) -> set[str]:
        """Ask again what the changed, added or removed records touch; gives the ids whose flags differ."""
        changed = set(changed_ids)
        pairs = [(i, self._former.get(i), self.casebook.by_id(i)) for i in changed]
        if any(isinstance(r, Threshold) for _, former, now in pairs for r in (former, now)):
            return self._restart()
        touched = {i for _, *both in pairs for r in both if r for i in touches(r, self.casebook)}
        for record_id, _, now in pairs:
            self._remember(record_id, now)
        return {i for i in touched if self._ask_again(i)}

    def _start(self) -> None:
        self.policy = self.policy.with_overrides(self.casebook)
        self._former: dict[str, Record] = {record.id: record for record in self.casebook}
        self._flags: dict[str, tuple[Flag, ...]] = {}
        for kind in self._rules:
            for record in self.casebook.all(kind):
                if flags := self._ask(record):
                    self._flags[record.id] = flags
        self._order: list[tuple[SortKey, Flag]] = sorted(
            (sort_key(flag), flag) for flags in self._flags.values() for flag in flags
        )

    def _restart(self) -> set[str]:
        before = self._flags
        self._start()
        return {i for i in before.keys() | self._flags.keys() if before.get(i) != self._flags.get(i)}

    def _remember(self, record_id: str, record: Record | None) -> None:
        """Keep the record as it is now: when it changes, what it pointed at has to be asked too."""
        if record is None:
            self._former.pop(record_id, None)
        else:
            self._former[record_id] = record

    def _ask(self, record: Record) -> tuple[Flag, ...]:
        rules = self._rules.get(type(record), ())
        asked = (rule.ask(record, self.casebook, self.policy, self.today) for rule in rules)
        flags = [flag for flag in asked if flag is not None]
        return tuple(sorted(flags, key=sort_key)) if len(flags) > 1 else tuple(flags)

    def _ask_again(self, record_id: str) -> bool:
        record = self.casebook.by_id(record_id)
        before = self._flags.pop(record_id, ())
        now = self._ask(record) if record else ()
        if now:
            self._flags[record_id] = now
        if now == before:
            return False
        for flag in before:
            del self._order[bisect_left(self._order, (sort_key(flag),))]
        for flag in now:
            insort(self._order, (sort_key(flag), flag))
        return True


def touches(record: Record, casebook: Casebook) -> set[str]:
    """Give the ids of the records whose flags a record bears on, as the casebook stands."""
    touched = {record.id}
    if isinstance(record, Update):
        touched.add(record.about)
    elif isinstance(record, Action):
        touched.update(record.findings)
    elif isinstance(record, Finding):
        touched.add(record.visit)
    elif isinstance(record, ScrutinyVisit):
        touched.update(v.id for v in casebook.all(ScrutinyVisit))
        touched.update(f.id for f in casebook.pointing(Finding, "visit", record.id))
    elif isinstance(record, Oversight):
        touched.update(f.id for f in casebook.pointing(Finding, "oversight", record.id))
    elif isinstance(record, Person):
        owners = [record, *casebook.pointing(Person, "covered_by", record.id)]
        touched.update(a.id for owner in owners for a in casebook.pointing(Action, "owner", owner.id))
    return touched
