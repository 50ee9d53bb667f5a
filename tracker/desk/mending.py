"""Putting right what the data's own checks found, where no other verb does: a day, a pointer, a number, a name."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, read_day, read_rough
from tracker.desk.cases import CaseDesk
from tracker.desk.people import PeopleDesk
from tracker.desk.quality import QualityDesk
from tracker.desk.session import Session, line, required, titled
from tracker.domain.casebook import Casebook, targets
from tracker.domain.leading import LEADS_TO, leads
from tracker.domain.records import Record, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Event, Figure, PathwayPlan, Spell
from tracker.rules.quality import CHECKS, Fault, faults_of
from tracker.store.change import Edit
from tracker.wording import a_noun

NONE = ("none", "nobody", "nothing")
"""Words for an empty answer."""
FIELDS: Mapping[type[Record], tuple[str, ...]] = {
    Action: ("agreed_on", "started_on", "completed_on", "embedded_on", "dropped_on"),
    Update: ("day",),
    Event: ("day",),
    PathwayPlan: ("drawn_up", "agreed", "copy_given"),
    Thread: ("closed_on",),
    Finding: ("found_on",),
    Spell: ("what", "start", "end", "suitable"),
    Figure: ("value", "when", "name", "unit", "source"),
    Person: ("name",),
}
"""What can be put right of each kind of record, besides a pointer that leads nowhere."""
_YES_NO = {"yes": True, "no": False}


class MendDesk:
    """Putting single fields right, only of records with which something is wrong."""

    def __init__(self, session: Session, quality: QualityDesk, cases: CaseDesk, people: PeopleDesk) -> None:
        """Work in a session; what has a desk of its own is mended there."""
        self._session = session
        self._quality = quality
        self._cases = cases
        self._people = people

    def fields(self, fault: Fault) -> dict[str, str]:
        """Give what can be put right of a fault's record, with how it stands: the field it is about first."""
        own = _fields_of(fault.record)
        pointer = (fault.field,) if fault.field and fault.field not in own else ()
        names = sorted((*pointer, *own), key=lambda name: name != fault.field)
        return {name: self.said(fault.record, name) for name in names}

    def said(self, record: Record, field: str) -> str:
        """Say how a field stands, as it can be typed; one that leads nowhere, or to another kind, is empty."""
        value = getattr(record, field)
        if field in (*type(record).points, *type(record).points_within):
            held = (target for target in targets(record, field) if self._leads(record, field, target))
            found = map(self._session.casebook.by_id, held)
            return ", ".join(each.ref for each in found if each)
        if isinstance(value, date):
            return plain_day(value)
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, RoughDate):
            return value.text
        return f"{value:g}" if isinstance(value, float) else str(value or "")

    def mend(self, record: Record, said: Mapping[str, str], why: str = "") -> str:
        """Put fields of a record right, and give a sentence.

        Raises Refusal where nothing is wrong with the record, where a value is not understood, and where the fault
        would stand or another come in its place.
        """
        fresh = self.check(record, said)
        after = self._after(record, fresh)
        names = ", ".join(field.replace("_", " ") for field in fresh)
        say = f"put right the {names} of {record.ref}"
        if isinstance(record, Spell) and fresh.keys() <= set(FIELDS[Spell]):
            self._cases.correct_spell(record, line(why), **fresh)
        elif isinstance(record, Person):
            self._people.edit(record, line(why), **fresh)
        else:
            edit = Edit(None if after.id != record.id else record, after, say, line(why))
            self._session.commit([edit], "mend")
        return say

    def check(self, record: Record, said: Mapping[str, str]) -> dict[str, Any]:
        """Give the values that were said, and change nothing; raises Refusal where ``mend`` would."""
        before = self._quality.of(record)
        if not before:
            raise Refusal(
                f"Nothing is wrong with {record.ref}: 'tracker check --data' names what can be mended."
            )
        fresh = {field: self._read(record, field, typed, before) for field, typed in said.items()}
        self._must_be_better(before, self._after(record, fresh))
        return fresh

    def _after(self, record: Record, fresh: dict[str, Any]) -> Record:
        """Give the record as it would be; an update is never changed, a new one stands in its place."""
        if isinstance(record, Update):
            fresh = {**fresh, **self._session.new(Update), "supersedes": record.id, "rev": ""}
        return msgspec.structs.replace(record, **fresh)

    def _must_be_better(self, before: list[Fault], after: Record) -> None:
        casebook = self._session.casebook.copy()
        casebook.put(after)
        wrong = {fault.record.id for fault in before} | {after.id}
        known = {fault.sentence for fault in before}
        now = [fault for fault in self._found(casebook, type(after)) if fault.record.id in wrong]
        if (fault := next((f for f in now if f.sentence not in known), None)) is not None:
            raise Refusal(
                f"{after.ref} would be wrong in another way: {fault.sentence}. Nothing was changed."
            )
        if len(now) >= len(before):
            raise Refusal(
                f"{before[0].record.ref} would stay as it is: {now[0].sentence}. Nothing was changed."
            )

    def _found(self, casebook: Casebook, kind: type[Record]) -> list[Fault]:
        policy, today = self._session.policy, self._session.today
        asked = (each for each in CHECKS.values() if each.on in (kind, Record))
        return [fault for each in asked for fault in faults_of(each, casebook, policy, today)]

    # Reading what was typed.

    def _read(self, record: Record, field: str, typed: str, faults: list[Fault]) -> Any:
        """Read one answer; raises Refusal for a field that cannot be put right here, or a value that is none."""
        known = (*_fields_of(record), *(fault.field for fault in faults if fault.field))
        if field not in known or not hasattr(record, field):
            can = ", ".join(dict.fromkeys(known)) or "what 'tracker check --data' says, by the verb it names"
            raise Refusal(
                f"{field[:40]!r} of {record.ref} is not mended here: what can be put right is {can}."
            )
        said = line(typed)
        if field in type(record).points_within:
            return self._cleared(record, field, said)
        if field in type(record).points:
            return self._pointer(record, field, said)
        return self._value(record, field, said)

    def _value(self, record: Record, field: str, said: str) -> Any:
        if field == "when":
            first, last = read_rough(required(said, "The day"), self._session.today, looks="back")
            return RoughDate(text=plain_day(first) if first == last else said, earliest=first, latest=last)
        if isinstance(record, Figure) and field == "value":
            return _number(said)
        if isinstance(record, Figure | Person):
            return titled(said, "The name") if field == "name" else said
        if field == "suitable":
            return _YES_NO[_word(said, ("yes", "no"))] if said and said.casefold() not in NONE else None
        if field == "what":
            return said
        return self._day(record, field, said)

    def _day(self, record: Record, field: str, said: str) -> date | None:
        if said.casefold() in (*NONE, ""):
            if isinstance(getattr(record, field), date) and field in (
                "agreed_on",
                "drawn_up",
                "day",
                "start",
            ):
                raise Refusal(f"The {field.replace('_', ' ')} of {record.ref} cannot be empty: give a day.")
            return None
        return read_day(said, self._session.today, looks="back")

    def _pointer(self, record: Record, field: str, said: str) -> str | tuple[str, ...]:
        """Read where a pointer shall lead; among several, what leads somewhere stays and the rest gives way."""
        several = isinstance(getattr(record, field), tuple)
        none = said.casefold() in (*NONE, "")
        named = "" if none else self._named(record, field, said)
        if not several:
            return named
        held = (i if self._leads(record, field, i) else named for i in targets(record, field))
        return tuple(dict.fromkeys(filter(None, (*held, named))))

    def _named(self, record: Record, field: str, said: str) -> str:
        """Give the id of the record named, of a kind that may stand in the field; raises Refusal."""
        may = LEADS_TO[type(record)][field]
        if len(may) == 1:
            return self._session.find(said, may[0]).id
        found = self._session.find(said, Record)
        if may and type(found) not in may:
            wanted = " or ".join(a_noun(kind.noun) for kind in may)
            raise Refusal(f"{found.ref} is {a_noun(found.noun)}: give the reference of {wanted} here.")
        return found.id

    def _leads(self, record: Record, field: str, target: str) -> bool:
        return leads(self._session.casebook, type(record), field, target)

    def _cleared(self, record: Record, field: str, said: str) -> Any:
        """Empty those pointers of the small values in a field that lead nowhere; nothing else is said here."""
        if said.casefold() not in (*NONE, ""):
            raise Refusal(f"The {field} of {record.ref} can only be cleared of what is not there: say none.")
        inner = type(record).points_within[field]
        return tuple(
            value
            if self._leads(record, field, getattr(value, inner))
            else msgspec.structs.replace(value, **{inner: ""})
            for value in getattr(record, field)
        )


def _fields_of(record: Record) -> tuple[str, ...]:
    """Give what can be put right of a record: only a home is suitable or not, and a worker has no code."""
    own = FIELDS.get(type(record), ())
    if not isinstance(record, Spell):
        return own
    idle = {"worker": ("what", "suitable"), "home": ()}.get(record.kind, ("suitable",))
    return tuple(name for name in own if name not in idle)


def _number(said: str) -> float:
    try:
        value = float(said)
    except ValueError:
        value = float("nan")
    if value != value or value in (float("inf"), float("-inf")):
        raise Refusal(f"“{said[:40]}” is no number: write it in figures, such as 42 or 3.5.")
    return value


def _word(said: str, known: tuple[str, ...]) -> str:
    found = next((word for word in known if word.casefold() == said.casefold()), None)
    if found is None:
        raise Refusal(f"“{said[:40]}” is none of {', '.join(known)}.")
    return found
