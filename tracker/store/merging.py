"""One change of another copy, set on our records field by field: what is taken, and what a person must choose."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.young_people import Difference
from tracker.store.change import Edit
from tracker.store.codec import changed_fields, document, fields_of, from_dict, plain_value
from tracker.store.ids import new_id
from tracker.store.line import Line, Part, day_of
from tracker.store.pointing import leading_only_to, leads_to
from tracker.store.store import Store

RECORD = "record"
"""The field of a difference where one copy removed a record that the other changed or uses."""
REMOVED = "null"
"""The value of a record that was removed, in a difference."""


class Step(NamedTuple):
    """One record's part of a foreign change: the record there before (None: new) and after (None: removed)."""

    part: Part
    before: Record | None
    after: Record | None


class Copy(NamedTuple):
    """Another copy of the casebook as it was read."""

    casebook: Casebook
    gone: dict[str, Record]
    """Records that were removed there, as they were last."""
    changes: list[tuple[Line, list[Step]]]
    """Its changes, oldest first."""
    told: set[str]
    """Ids of those it was told are home."""
    amiss: list[str]
    """Sentences about what may be missing from it."""

    def known(self, record_id: str) -> Record | None:
        """Give a record as it is there, or was last."""
        return self.casebook.by_id(record_id) or self.gone.get(record_id)


class Outcome:
    """What a foreign change comes to in our casebook: at most one edit a record, and nothing dropped."""

    def __init__(self, store: Store, copy: Copy, line: Line, steps: list[Step]) -> None:
        """Work it out; nothing is written."""
        self._store = store
        self._copy = copy
        self._line = line
        self._steps = steps
        self._edits: dict[str, Edit] = {}
        self.left_out: list[str] = []
        """Sentences about pointers that lead to nothing in either copy."""
        for step in steps:
            self._take(step)
        self._keep_what_is_used(steps)
        self._bring_along()

    @property
    def edits(self) -> list[Edit]:
        """Give the edits, those of the change itself last: the last one's sentence is the whole change's."""
        order = {step.part.id: n for n, step in enumerate(self._steps)}
        last = sorted(self._edits.items(), key=lambda item: order.get(item[0], -1))
        return [edit for _, edit in last if edit.before != edit.after]

    def _now(self, record_id: str) -> Record | None:
        edit = self._edits.get(record_id)
        return edit.after if edit is not None else self._store.casebook.by_id(record_id)

    def _put(self, record_id: str, after: Record | None, say: str, why: str) -> None:
        self._edits[record_id] = Edit(self._store.casebook.by_id(record_id), after, say, why)

    def _take(self, step: Step) -> None:
        part, before, after = step
        ours = self._now(part.id)
        if after is None:
            if ours is not None:
                self._remove(step, ours)
            return
        after = self._without_strays(after)
        comes = ours is None
        if ours is None and before is not None:
            ours = self._as_we_removed(part.id)
            if ours is not None and part.base is not None:  # else it was removed there too, and came back
                self._differ(part, RECORD, REMOVED, as_json(after))
        merged = self._field_by_field(step, ours, after) if ours is not None else after
        self._put(part.id, merged, part.say.replace(after.ref, merged.ref), part.why)
        if comes and isinstance(merged, ContactNote) and merged.replaces:
            self._keep_ours_standing(step, merged)

    def _keep_ours_standing(self, step: Step, theirs: ContactNote) -> None:
        """Where both replaced a note let ours take the place of theirs; a person may remove it again."""
        for ours in self._store.casebook.pointing(ContactNote, "replaces", theirs.replaces):
            if ours.id != theirs.id and (now := self._now(ours.id)) is not None:
                after = msgspec.structs.replace(now, replaces=theirs.id)
                say = f"{step.part.say}: {ours.ref} takes the place of {theirs.ref}"
                self._put(ours.id, after, say, step.part.why)
                about = msgspec.structs.replace(step.part, id=ours.id)
                self._differ(about, RECORD, as_json(after), REMOVED)

    def _remove(self, step: Step, ours: Record) -> None:
        """Take our record out too, unless it says something here that it did not there."""
        if step.before is None or _changed(step.before, ours):
            self._differ(step.part, RECORD, as_json(ours), REMOVED)
        else:
            self._put(ours.id, None, step.part.say.replace(step.before.ref, ours.ref), step.part.why)

    def _field_by_field(self, step: Step, ours: Record, after: Record) -> Record:
        taken = {}
        for name in _changed(step.before, after):
            mine, new = getattr(ours, name), getattr(after, name)
            if mine == new:
                continue
            old = new if step.before is None else getattr(step.before, name)
            if mine == old:
                taken[name] = new
            else:
                self._differ(step.part, name, as_json(mine), as_json(new), as_json(old))
        return msgspec.structs.replace(ours, **taken)

    # What a person must choose.

    def _differ(self, part: Part, field: str, ours: str, theirs: str, old: str = "") -> None:
        """List a difference, or bring the one up to date that waits with the value theirs had before."""
        head = self._line.head
        waiting = [d for d in self._differences(part.id) if d.field == field and not d.chosen]
        if any(d.theirs == theirs for d in waiting):
            return
        said = {"theirs": theirs, "said_by": head.who, "said_on": day_of(head)}
        earlier = next((d for d in waiting if d.theirs == old), None)
        made = (
            msgspec.structs.replace(earlier, **said)
            if earlier is not None
            else Difference(id=new_id(), about=part.id, field=field, ours=ours, **said)  # type: ignore[arg-type]
        )
        self._put(made.id, made, f"{part.say}: two values for {field.replace('_', ' ')}", part.why)

    def _differences(self, about: str) -> Iterator[Difference]:
        known = [d.id for d in self._store.casebook.pointing(Difference, "about", about)]
        for record_id in dict.fromkeys((*known, *self._edits)):
            now = self._now(record_id)
            if isinstance(now, Difference) and now.about == about:
                yield now

    # What leads where: nothing that is used goes, and what is pointed at comes along.

    def _keep_what_is_used(self, steps: list[Step]) -> None:
        """Keep each record that others of ours point at; what is kept may use one more."""
        going = [s for s in steps if s.part.id in self._edits and self._now(s.part.id) is None]
        while used := next((s for s in going if self._is_used(s.part.id)), None):
            going.remove(used)
            kept = self._edits.pop(used.part.id).before
            if kept is not None:
                self._differ(used.part, RECORD, as_json(kept), REMOVED)

    def _is_used(self, record_id: str) -> bool:
        ours = [user.id for user in self._store.casebook.pointing_at(record_id)]
        return any(record_id in leads_to(self._now(user)) for user in (*ours, *self._edits))

    def _bring_along(self) -> None:
        """Bring back what the records taken point at and we removed; a person may remove it again."""
        open_ends = list(self._edits)
        while open_ends:
            edit = self._edits[open_ends.pop()]
            for target in leads_to(edit.after) - leads_to(edit.before):
                if self._now(target) is None:
                    self._bring(target, edit)
                    open_ends.append(target)

    def _bring(self, target: str, edit: Edit) -> None:
        found = self._as_we_removed(target) or self._copy.known(target)
        if found is None or edit.after is None:
            raise KeyError(target)  # what is in neither copy was left out before
        back = self._without_strays(found)
        self._put(target, back, f"{edit.say}: brought back {back.ref}", edit.why)
        about = msgspec.structs.replace(self._line.parts[0], id=target, say=edit.say, why=edit.why)
        self._differ(about, RECORD, REMOVED, as_json(back))

    def _without_strays(self, record: Record) -> Record:
        """Leave out of a record what leads to nothing in either copy, and say so."""
        kept = leading_only_to(record, lambda target: bool(self._now(target) or self._copy.known(target)))
        if kept != record:
            fields = ", ".join(name.replace("_", " ") for name in changed_fields(record, kept))
            self.left_out.append(f"{record.ref} points at something that is in neither copy: {fields}")
        return kept

    def _as_we_removed(self, record_id: str) -> Record | None:
        """Give our record as it was when it was removed here; None where it never was ours."""
        lines = self._store.history.mentioning(record_id)
        parts = [part for line in lines for part in line.parts if part.id == record_id]
        removed = parts[-1] if parts and parts[-1].removed else None
        return from_dict(removed.table, {"id": record_id, **removed.old}) if removed is not None else None


def _changed(before: Record | None, after: Record) -> list[str]:
    """Give the fields that differ; a reference is each copy's own."""
    names = fields_of(after) if before is None else changed_fields(before, after)
    return [name for name in names if name != "ref"]


def as_json(value: object) -> str:
    """Give a field's value, or a whole record, as the JSON text that a difference keeps."""
    if isinstance(value, Record):
        return document(value)[0].decode()
    return msgspec.json.encode(plain_value(value)).decode()
