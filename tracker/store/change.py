"""One record's change: what a person saw, what they want, and how it meets what others did meanwhile."""

import os
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from tracker.domain.casebook import Casebook
from tracker.domain.identity import make_ref
from tracker.domain.records import Record
from tracker.domain.text import one_line, plain
from tracker.store.codec import changed_fields, document, fields_of, plain_value
from tracker.store.ids import is_id, new_id
from tracker.store.line import LOOK_TABLE, REMOVED, Part
from tracker.store.problems import Clash, InUse, NotWritten


class Edit(msgspec.Struct, frozen=True):
    """A record as the person saw it (None: new) and as it shall be (None: removed), with the sentence."""

    before: Record | None
    after: Record | None
    say: str
    why: str = ""


FIELDS_SAID, LONGEST_SAID = 3, 120
"""How many fields a clash names at most, and the characters of all their values together."""


def refuse_twice(edits: Sequence[Edit]) -> None:
    """Raise ValueError where one record is edited twice in one change: the second would undo the first."""
    ids = [record.id for edit in edits if (record := edit.after or edit.before)]
    if len(set(ids)) < len(ids):
        raise ValueError("a record is edited twice in one change; make it one edit")


def refuse_used(edits: Sequence[Edit], casebook: Casebook) -> None:
    """Raise InUse where a record that goes is pointed at by one the change leaves alone.

    Asked with the lock held: what points at it may have come from another process a moment ago.
    """
    together = {record.id for edit in edits if (record := edit.after or edit.before)}
    for gone in (edit.before for edit in edits if edit.after is None):
        users = casebook.pointing_at(gone.id) if gone is not None else []
        left = dict.fromkeys(user.ref for user in users if user.id not in together)
        if gone is not None and left:
            raise InUse(gone.ref, list(left))


class Taken:
    """The references in use, as a container."""

    def __init__(self, casebook: Casebook, also: set[str] | None = None) -> None:
        """Look in a casebook and in a set of more."""
        self._casebook = casebook
        self._also = also or set()

    def __contains__(self, ref: object) -> bool:
        """Tell whether somebody has the reference."""
        return ref in self._also or self._casebook.has_ref(str(ref))


NOTHING = Edit(None, None, "")
"""An edit that changes nothing any more."""


def settle(edit: Edit, casebook: Casebook, who_changed: Callable[[str], str]) -> Edit:
    """Set an edit on the record as it is now, or give NOTHING; raises Clash when both changed a field."""
    seen, wanted = edit.before, edit.after
    if seen is None:
        if wanted is not None and casebook.by_id(wanted.id) is not None:
            raise Clash(wanted.ref or wanted.noun, "somebody", {"record": ("there already", "new")})
        return edit
    now = casebook.by_id(seen.id)
    if now is None and wanted is None:
        return NOTHING
    if now is None:
        raise Clash(seen.ref, "somebody", {"record": ("removed", "changed")})
    ours = fields_of(seen) if wanted is None else changed_fields(seen, wanted)
    if now.rev != seen.rev:
        _refuse_overlap(seen, now, wanted, ours, who_changed)
    if wanted is None:
        return msgspec.structs.replace(edit, before=now)
    merged = msgspec.structs.replace(now, **{name: getattr(wanted, name) for name in ours})
    return msgspec.structs.replace(edit, before=now, after=merged) if merged != now else NOTHING


def _refuse_overlap(
    seen: Record, now: Record, wanted: Record | None, ours: Sequence[str], who_changed: Callable[[str], str]
) -> None:
    """Raise Clash where the record moved on in a field that is ours to change too."""
    names = [
        name
        for name in changed_fields(seen, now)
        if name in ours and (wanted is None or getattr(now, name) != getattr(wanted, name))
    ][:FIELDS_SAID]
    if names:
        length = LONGEST_SAID // (2 * len(names))
        both = {
            name: (
                _brief(plain_value(getattr(now, name)), length),
                _brief(plain_value(getattr(wanted, name)), length) if wanted else "removed",
            )
            for name in names
        }
        raise Clash(seen.ref, who_changed(now.rev), both)


def _brief(value: Any, length: int) -> Any:
    """Cut the texts in a value, so that both sides of a clash fit one sentence; ids and days stay whole."""
    if isinstance(value, dict):
        return {name: _brief(item, length) for name, item in value.items()}
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return value if all(map(is_id, value)) else _brief("; ".join(value), length)
    if not isinstance(value, str) or len(value) <= length or is_id(value):
        return value
    return one_line(value)[: length - 1].rstrip() + "…"


def with_refs(edits: Sequence[Edit], casebook: Casebook) -> list[Edit]:
    """Give each new record a reference nobody has, and say it in the sentence.

    Raises NotWritten where an edit would give a record another reference, or an id that is none.
    """
    mine: set[str] = set()
    named = []
    for edit in edits:
        new = edit.after
        if new is not None:
            _refuse_other_name(edit.before, new)
        if edit.before is None and new is not None and (not new.ref or new.ref in Taken(casebook, mine)):
            ref = make_ref(new.letters, new.id, new.ref_length, Taken(casebook, mine))
            say = edit.say.replace(new.ref, ref) if new.ref else edit.say
            edit = msgspec.structs.replace(edit, after=msgspec.structs.replace(new, ref=ref), say=say)
        if edit.after is not None:
            mine.add(edit.after.ref)
        named.append(edit)
    return named


def _refuse_other_name(before: Record | None, new: Record) -> None:
    if before is not None:
        if new.ref != before.ref:
            raise NotWritten(f"{before.ref} cannot become {new.ref}: a reference is given once.")
    elif not is_id(new.id):
        raise NotWritten(f"The {new.noun} was not saved: {new.id!r} is not an id.")


def part(edit: Edit) -> tuple[Part, Record | None]:
    """Give an edit as the part that is written, and the record as it will be read back."""
    before, after = edit.before, edit.after
    record = after if after is not None else before
    if record is None:
        raise ValueError("an edit needs a record")
    raw, read_back = document(after) if after is not None else (REMOVED, None)
    old: dict[str, Any] = {}
    if before is not None:
        names = changed_fields(before, read_back) if read_back is not None else fields_of(before)
        old = {name: plain_value(getattr(before, name)) for name in names}
    written = Part(
        salt=os.urandom(9).hex(),
        table=record.table,
        id=record.id,
        base=before.rev if before is not None else None,
        doc=msgspec.Raw(raw),
        old=old,
        say=one_line(edit.say),
        why=plain(edit.why),
    )
    return written, read_back


def looked(sentence: str, reason: str) -> Part:
    """Give the part that tells of a look: it has an id of its own and no record."""
    return Part(
        salt=os.urandom(9).hex(),
        table=LOOK_TABLE,
        id=new_id(),
        base=None,
        doc=msgspec.Raw(REMOVED),
        old={},
        say=one_line(sentence),
        why=plain(reason),
    )
