"""What goes into a worker's pocket casebook, and nothing else."""

from collections.abc import Iterator
from datetime import date

from tracker.domain.care_codes import ExchangeKind
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life, months_after
from tracker.domain.records import Record, Threshold
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Case, Spell
from tracker.store.pointing import leads_to

MONTHS_OF_NOTES = 6
"""Calendar months of contact notes that are carried."""
VISITS: tuple[ExchangeKind, ...] = ("PA visit", "social worker visit")
"""Kinds of visit whose last note is carried however old it is: the clock starts there."""


def cases_of(casebook: Casebook, worker: Person, today: date) -> list[Case]:
    """Give the open young people whose worker, in whatever role, this person is today."""
    spells = [s for s in casebook.pointing(Spell, "worker", worker.id) if s.kind == "worker" and s.on(today)]
    found = (casebook.get(Case, case_id) for case_id in dict.fromkeys(s.case for s in spells))
    return [case for case in found if case is not None and case.open_on(today)]


def belongings(casebook: Casebook, worker: Person, cases: list[Case], today: date) -> Iterator[Record]:
    """Give what a worker needs away from the casebook, and nothing else; each record once."""
    found: dict[str, Record] = {worker.id: worker}
    for case in cases:
        found |= {record.id: record for record in _file_of(casebook.life_of(case), today)}
    for action in casebook.pointing(Action, "owner", worker.id):
        found |= {action.id: action} if action.open else {}
    for action in [record for record in found.values() if isinstance(record, Action)]:
        found |= {update.id: update for update in casebook.pointing(Update, "about", action.id)}
    for target in [target for record in found.values() for target in leads_to(record)]:
        person = casebook.get(Person, target)
        found |= {person.id: person} if person is not None else {}
    yield from found.values()
    yield from casebook.all(Threshold)


def _file_of(life: Life, today: date) -> Iterator[Record]:
    """Give a young person's file: the plan with the version before it, and the notes that clocks start from."""
    yield life.case
    yield from life.spells
    yield from life.events
    yield from life.plans[-2:]
    since = months_after(today, -MONTHS_OF_NOTES)
    yield from (note for note in life.notes if note.day >= since)
    starts = (*(life.last_seen(today, kind) for kind in VISITS), life.last_touch(today))
    yield from (note for note in starts if note is not None)
    yield from life.open_actions()
