"""Contact notes once they are logged: corrected by a new version, moved whole, and put on file."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.note_log import LONGEST_NOTE, FollowUp, Logged, NoteLog, read_follow_ups
from tracker.desk.session import required
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.domain.young_people import Case, Event
from tracker.store.change import Edit
from tracker.wording import counted
from tracker.wording.filing import filing_text

__all__ = ["LONGEST_NOTE", "FollowUp", "Logged", "NoteDesk", "read_follow_ups"]


class NoteDesk(NoteLog):
    """Everything a person can do with contact notes."""

    # Correcting and moving: the words of a note never change, a new one takes its place.

    def correct(self, note: ContactNote, why: str, **fields: Any) -> ContactNote:
        """Put a corrected version in place of a note; both are kept. Raises Refusal."""
        self._must_stand(note)
        new, edits = self.correction(note, why, **fields)
        self._session.commit(edits, "correct note")
        return self._now(new)

    def correction(self, note: ContactNote, why: str, **fields: Any) -> tuple[ContactNote, list[Edit]]:
        """Make the corrected version of a note, and the edits that keep it; keeps nothing. Raises Refusal."""
        case = self._case_of(note)
        happened = fields.pop("happened", note.happened)
        said = {name: getattr(note, name) for name in _SAID} | _following(note, fields) | fields
        checked = self._checked(case, note.by, said.pop("text"), said.pop("kind"), happened, said)
        emptied = {name: None for name in fields if name in _MAY_BE_EMPTY}
        new = msgspec.structs.replace(
            note,
            **{**emptied, **checked, "recorded": note.recorded, "role": fields.get("role", note.role)},
            **self._session.new(ContactNote),
            rev="",
            replaces=note.id,
            why=required(why, "Why it is corrected"),
            filed=None,
        )
        say = f"corrected {note.ref} of {case.ref}: {new.ref} takes its place"
        edits = [Edit(None, new, say, new.why), *self._carried_over(note, new)]
        if new.changed != note.changed or new.day != note.day:
            told = [e for e in edits if isinstance(e.before, Event)]
            edits = [e for e in edits if e not in told]
            edits += [Edit(e.before, None, f"{case.ref}: no such change of circumstances") for e in told]
            if new.changed:
                event = self._change(case, new)
                edits.append(Edit(None, event, f"{case.ref}: change of circumstances, {event.what}"))
        return new, edits

    def move(self, note: ContactNote, to: Case, why: str) -> ContactNote:
        """Move a note, and what was raised in it, to the young person it is about; both files say so."""
        self._must_stand(note)
        if to.id == note.case:
            raise Refusal(f"{note.ref} is on the file of {to.ref} already.")
        reason = required(why, "Why it is moved")
        self._refuse_day(to, note.happened)
        new = msgspec.structs.replace(
            note,
            **self._session.new(ContactNote),
            rev="",
            case=to.id,
            replaces=note.id,
            why=reason,
            filed=None,
        )
        say = f"moved {note.ref} from {self._case_of(note).ref} to {to.ref} as {new.ref}"
        self._session.commit([Edit(None, new, say, reason), *self._carried_over(note, new)], "move note")
        return self._now(new)

    def moved_sentence(self, note: ContactNote, new: ContactNote) -> str:
        """Say where a note was moved to and what went along, and what has to be put right in the case system."""
        casebook = self._session.casebook
        said = f"{note.ref} is on the file of {self._case_of(new).ref} now, as {new.ref}"
        kinds: tuple[tuple[type[Action | Event], str], ...] = ((Action, "action"), (Event, "change"))
        along = [
            counted(len(found), noun)
            for kind, noun in kinds
            if (found := casebook.pointing(kind, "note", new.id))
        ]
        said += f", and {' and '.join(along)} went along" if along else ""
        if note.filed is None:
            return said
        return (
            f"{said}; it was on file in the case system under {self._case_of(note).ref}: put that right there"
        )

    def _carried_over(self, note: ContactNote, new: ContactNote) -> list[Edit]:
        """Give the edits that hang what was raised in a note on the one that takes its place."""
        casebook = self._session.casebook
        raised = [*casebook.pointing(Event, "note", note.id), *casebook.pointing(Action, "note", note.id)]
        return [
            Edit(r, msgspec.structs.replace(r, note=new.id, case=new.case), f"{r.ref} goes with {new.ref}")
            for r in raised
        ]

    def _must_stand(self, note: ContactNote) -> None:
        later = self._session.casebook.pointing(ContactNote, "replaces", note.id)
        if later:
            raise Refusal(f"{note.ref} was replaced by {later[0].ref}: go on from that one.")

    # On file.

    def file(self, notes: Sequence[ContactNote], day: date | None = None) -> str:
        """Say that notes were put on file in the council's case system; gives a sentence."""
        filed = day or self._session.today
        if filed > self._session.today:
            raise Refusal(f"{say_day(filed)} lies ahead: a note is filed once it is on file.")
        for note in notes:
            self._must_stand(note)
            if filed < note.day:
                raise Refusal(
                    f"{note.ref} happened on {say_day(note.day)}: it cannot have been on file before."
                )
        waiting = [note for note in dict.fromkeys(notes) if note.filed is None]
        if not waiting:
            raise Refusal(f"{notes[0].ref if notes else 'The note'} is on file already.")
        say = f"filed {counted(len(waiting), 'note')} on {plain_day(filed)}"
        edits = [Edit(n, msgspec.structs.replace(n, filed=filed), f"filed {n.ref}") for n in waiting]
        self._session.commit(edits, "file notes")
        return say if len(waiting) > 1 else f"filed {waiting[0].ref} on {plain_day(filed)}"

    def filing_text(self, note: ContactNote) -> str:
        """Give a note as the council's case system wants it pasted."""
        return filing_text(note, self._session.casebook)

    def _case_of(self, note: ContactNote) -> Case:
        case = self._session.casebook.get(Case, note.case)
        if case is None:
            raise Refusal(f"The young person {note.ref} is about is not in this casebook.")
        return case


_SAID = (
    "text", "kind", "role", "outcome", "direction", "with_whom", "seen", "seen_alone", "where", "own_words",
    "changed", "suitability",
)  # fmt: skip
"""What a correction may change."""

_MAY_BE_EMPTY = ("seen_alone", "where", "changed", "suitability")
"""What a correction may take away again."""


def _following(note: ContactNote, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give what another kind or outcome decides anew, unless it is said: seen or not, and which way it went."""
    outcome = fields.get("outcome", note.outcome)
    anew = (fields.get("kind", note.kind), outcome) != (note.kind, note.outcome)
    made = outcome == "made" != note.outcome
    return ({"seen": None} if anew else {}) | ({"direction": "both ways"} if made else {})
