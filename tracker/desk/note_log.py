"""Logging a contact note: what is typed in seconds, filled in with what follows from its kind."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any, Literal, NamedTuple

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.actions import ActionDesk
from tracker.desk.cases import CaseDesk
from tracker.desk.lookup import same_name
from tracker.desk.session import Session, words
from tracker.domain import care_codes
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Event
from tracker.store.change import Edit
from tracker.store.ids import new_id

LONGEST_NOTE = 20_000
"""Characters of a note: more was pasted by mistake."""

Kind = care_codes.ExchangeKind | Literal["visit"]
"""A kind of exchange, or a visit whose kind follows from the role of who made it."""

_SPOKEN_OF: dict[str, care_codes.NoteRole] = {
    "PA visit": "personal adviser",
    "social worker visit": "social worker",
}
"""The role that a kind speaks of, for somebody who holds none."""


class FollowUp(NamedTuple):
    """An action raised in a note."""

    title: str
    owner: str = ""
    due: date | None = None


def read_follow_ups(lines: Sequence[str], read_day: Callable[[str], date]) -> list[FollowUp]:
    """Read follow-up actions typed as "what; who; by when"; the last two may be left out. Raises Refusal."""
    found = []
    for typed in lines:
        title, owner, due, *more = [*(part.strip() for part in typed.split(";")), "", "", ""][:4]
        if any(more):
            raise Refusal(f"“{typed.strip()}” has too many parts: write what; who; by when.")
        if title:
            found.append(FollowUp(title, owner, read_day(due) if due else None))
        elif owner or due:
            raise Refusal(f"“{typed.strip()}” does not say what is to be done: write what; who; by when.")
    return found


class Logged(NamedTuple):
    """What was kept: the notes, what was raised with them, and a sentence."""

    notes: list[ContactNote]
    actions: list[Action]
    event: Event | None
    sentence: str

    @property
    def note(self) -> ContactNote:
        """Give the first note, which is the only one unless several young people were there."""
        return self.notes[0]


class NoteLog:
    """Logging notes, with what is raised in them."""

    def __init__(self, session: Session, cases: CaseDesk, actions: ActionDesk) -> None:
        """Work in a session; changes and follow-ups go through the desks of cases and actions."""
        self._session = session
        self._cases = cases
        self._actions = actions

    # Logging.

    def log(
        self,
        case: Case,
        text: str,
        kind: Kind,
        happened: datetime,
        *,
        with_others: Sequence[Case] = (),
        actions: Sequence[FollowUp] = (),
        by: str = "",
        **said: Any,
    ) -> Logged:
        """Keep a note, its follow-up actions and the change of circumstances it tells of, as one change.

        ``happened`` is local time without a zone; ``with_others`` were there too, and each gets a note of their
        own. Raises Refusal.
        """
        worker, edits = self._session.person(by or "me")
        there = tuple(dict.fromkeys((case, *with_others)))
        shared = new_id() if len(there) > 1 else ""
        made, raised, event = [], [], None
        for young_person in there:
            fields = self._checked(young_person, worker, text, kind, happened, said)
            note = ContactNote(
                **self._session.new(ContactNote), case=young_person.id, by=worker, together=shared, **fields
            )
            made.append(note)
            edits.append(Edit(None, note, f"logged {note.ref} for {young_person.ref}: {note.title}"))
            if note.changed:
                event = self._change(young_person, note)
                edits.append(Edit(None, event, f"{young_person.ref}: change of circumstances, {event.what}"))
        for follow in actions:
            action, adding = self._follow_up(case, made[0], follow, edits)
            raised.append(action)
            edits += adding
        self._session.commit(edits, "log note")
        logged = [self._now(note) for note in made]
        return Logged(logged, raised, event, self._told(there, logged, raised, event))

    def check(
        self,
        case: Case,
        text: str,
        kind: Kind,
        happened: datetime,
        *,
        with_others: Sequence[Case] = (),
        actions: Sequence[FollowUp] = (),
        by: str = "",
        **said: Any,
    ) -> None:
        """Raise the Refusal with which ``log`` would refuse these answers; keeps nothing."""
        worker, _ = self._session.person(by or "me")
        for young_person in (case, *with_others):
            self._checked(young_person, worker, text, kind, happened, said)
        for follow in actions:
            self._actions.prepare(follow.title, owner=follow.owner, due=follow.due)

    def _checked(
        self, case: Case, worker: str, text: str, kind: Kind, happened: datetime, said: Any
    ) -> dict[str, Any]:
        """Fill in what follows from the kind; raises Refusal for what cannot be."""
        self._refuse_day(case, happened)
        role = said.get("role") or self._role(case, worker, happened.date())
        if kind == "visit":
            kind = "social worker visit" if role == "social worker" else "PA visit"
        attempted = said.get("outcome") == "attempted"
        can_see = kind in care_codes.FACE_TO_FACE
        seen = said.get("seen")
        if seen and (attempted or not can_see):
            what = "an attempt" if attempted else kind
            raise Refusal(f"Nobody is seen face to face by {what}: leave seen out, or choose a visit.")
        fields = {name: value for name, value in said.items() if value not in (None, "")}
        fields["seen"] = can_see and not attempted if seen is None else seen
        if attempted:
            fields["direction"] = "to them"
        fields["role"] = role or _SPOKEN_OF.get(kind, "other worker")
        fields["text"] = self._words(text)
        fields["own_words"] = words(said.get("own_words", ""))
        return {**fields, "kind": kind, "happened": happened, "recorded": self._session.today}

    def _refuse_day(self, case: Case, happened: datetime) -> None:
        day = happened.date()
        if day > self._session.today:
            raise Refusal(f"A note is kept once it has happened, and {say_day(day)} lies ahead: check when.")
        if day < case.born:
            raise Refusal(f"{say_day(day)} is before {case.ref} was born: check when it happened.")

    def _words(self, text: str) -> str:
        said = words(text)
        if not said:
            raise Refusal("What happened is missing: write it in a few words.")
        if len(said) > LONGEST_NOTE:
            raise Refusal(f"The note has {len(said):,} characters: keep it to {LONGEST_NOTE:,}.")
        return said

    def _role(self, case: Case, worker: str, day: date) -> care_codes.NoteRole | None:
        """Give the role somebody has for this young person that day, or None."""
        spells = self._cases.life(case).spells_of("worker", day)
        return next((s.role for s in reversed(spells) if s.worker == worker and s.on(day) and s.role), None)

    def _change(self, case: Case, note: ContactNote) -> Event:
        event = self._cases.event(case, "change of circumstances", note.day, what=note.changed or "")
        return msgspec.structs.replace(event, note=note.id)

    def _follow_up(
        self, case: Case, note: ContactNote, follow: FollowUp, edits: list[Edit]
    ) -> tuple[Action, list[Edit]]:
        """Make an action raised in a note; a new owner whom the change adds already is added once."""
        owner = follow.owner
        action, adding = self._actions.prepare(
            follow.title, owner=owner, due=follow.due, case=case.id, note=note.id
        )
        added = [e.after for e in edits if isinstance(e.after, Person)]
        new = next((e.after for e in adding if isinstance(e.after, Person)), None)
        same = next((p for p in added if new and same_name(p.name, new.name)), None)
        if same is None:
            return action, adding
        action = msgspec.structs.replace(action, owner=same.id)
        return action, [msgspec.structs.replace(adding[-1], after=action)]

    def _told(
        self,
        there: Sequence[Case],
        notes: Sequence[ContactNote],
        actions: Sequence[Action],
        event: Event | None,
    ) -> str:
        first = notes[0]
        refs, who = (" and ".join(r.ref for r in records) for records in (notes, there))
        parts = [f"logged {refs}: {first.title} with {who}, {self._when(first)}"]
        if first.late_days > 1:
            parts.append(f"recorded {first.late_days} days late: it counts on {plain_day(first.day)}")
        if event is not None:
            parts.append(f"the pathway plan has to be looked at again after {event.what}")
        parts += [f"raised {action.ref}" for action in actions]
        return "; ".join(parts)

    def _when(self, note: ContactNote) -> str:
        return say_day(note.day) + (f" at {note.happened:%H:%M}" if note.has_time else "")

    def _now(self, note: ContactNote) -> ContactNote:
        return self._session.casebook.get(ContactNote, note.id) or note
