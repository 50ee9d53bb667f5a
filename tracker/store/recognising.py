"""Records that two copies made for one and the same: a person, a young person, a note brought in twice.

Each copy gives its own id to somebody it does not know. What is called the same is one, and ours stays.
"""

from collections.abc import Mapping, Sequence

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.store.codec import blank
from tracker.store.merging import Copy, Step
from tracker.store.pointing import redirected


def same_as_ours(copy: Copy, ours: Casebook) -> dict[str, str]:
    """Give our id, by theirs, for each record that only the other copy has and that is one of ours."""
    told = (record for kind in (Person, Case, ContactNote) for record in ours.all(kind))
    here_last = sorted(told, key=lambda record: getattr(record, "left", None) is None)
    known = {name: record.id for record in here_last if (name := _called(record))}
    theirs = (r for _, steps in copy.changes for step in steps for r in (step.before, step.after) if r)
    new = ((r.id, _called(r)) for r in theirs if ours.by_id(r.id) is None)
    return {record_id: known[name] for record_id, name in new if name in known}


def as_ours(steps: Sequence[Step], same: Mapping[str, str]) -> list[Step]:
    """Give the steps with what is the same said of our record; that it was made or removed there says nothing."""
    return [_as_ours(step, same) for step in steps if step.after is not None or step.part.id not in same]


def _as_ours(step: Step, same: Mapping[str, str]) -> Step:
    part, before, after = step
    before, after = (record and redirected(record, lambda i: same.get(i, i)) for record in (before, after))
    if (ours := same.get(part.id)) is None or after is None:
        return Step(part, before, after)
    after = msgspec.structs.replace(after, id=ours)
    before = msgspec.structs.replace(before, id=ours) if before else blank(after)
    return Step(msgspec.structs.replace(part, id=ours), before, after)


def _called(record: Record) -> tuple[object, ...]:
    """Give what tells a record apart wherever it was made; nothing for what has no such name."""
    if isinstance(record, Person):
        return (Person, record.name.casefold())
    if isinstance(record, Case) and record.number:
        return (Case, record.number.casefold(), record.born, record.initials.casefold())
    if isinstance(record, ContactNote) and record.origin:
        return (ContactNote, record.case, record.origin)
    return ()
