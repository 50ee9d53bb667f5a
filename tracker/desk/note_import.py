"""From the rows of a table to contact notes, each brought in once."""

from datetime import date
from typing import Any

from tracker.dates import say_day
from tracker.desk.named import NamedPeople
from tracker.desk.notes import LONGEST_NOTE
from tracker.desk.session import Session
from tracker.domain import care_codes
from tracker.domain.codes import words as words_of
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.domain.young_people import Case
from tracker.exchange.note_rows import NoteRow
from tracker.store.change import Edit


class NotePlan:
    """The contact notes that the rows of one table ask for, to be kept as one change."""

    def __init__(self, session: Session) -> None:
        """Plan from the casebook as it is."""
        self._session = session
        self._people = NamedPeople(session, also_left=True)
        self._origins = {note.origin for note in session.casebook.all(ContactNote) if note.origin}
        self._cases: dict[str, Case] = {}
        """Who a name in the table means, for those looked up already."""
        self.edits: list[Edit] = []

    def add(self, row: NoteRow) -> bool:
        """Plan a row's note; tells whether it is new. Raises Refusal, and then nothing of that row is planned."""
        if row.case not in self._cases:
            self._cases[row.case] = self._session.find(row.case, Case)
        case = self._cases[row.case]
        fields = dict(row.fields)
        _refuse_impossible(case, fields, self._session)
        if row.origin(case.id) in self._origins:
            return False
        self._people.begin()
        by = self._people.id_of(row.by or self._session.me)
        fields.setdefault("role", role_of(self._session, case, by, fields["happened"].date()))
        note = ContactNote(
            **self._session.new(ContactNote),
            case=case.id,
            by=by,
            recorded=self._session.today,
            origin=row.origin(case.id),
            **fields,
        )
        self.edits += self._people.taken()
        self.edits.append(Edit(None, note, f"brought in {note.ref} for {case.ref}: {note.title}"))
        self._origins.add(note.origin)
        return True


def _refuse_impossible(case: Case, fields: dict[str, Any], session: Session) -> None:
    """Raise Refusal where a row says what cannot have been."""
    day = fields["happened"].date()
    if not case.born <= day <= session.today:
        when = "lies ahead" if day > session.today else f"is before {case.ref} was born"
        raise Refusal(f"It happened on {say_day(day)}, which {when}: check the day.")
    if "filed" in fields and not day <= fields["filed"] <= session.today:
        raise Refusal("It was filed before it happened, or lies ahead: check the days.")
    if fields.get("outcome") == "attempted":
        fields["direction"] = "to them"
    if fields.get("seen") and (
        fields["kind"] not in care_codes.FACE_TO_FACE or fields.get("outcome") == "attempted"
    ):
        raise Refusal("Nobody is seen face to face so: correct seen, kind or outcome.")
    if not fields.get("text") and not fields.get("own_words") and fields.get("outcome") != "attempted":
        raise Refusal("What happened is missing: the note is blank.")
    if max(len(fields.get(name, "")) for name in ("text", "own_words")) > LONGEST_NOTE:
        raise Refusal(f"The note is longer than {LONGEST_NOTE:,} characters: shorten it.")


def role_of(session: Session, case: Case, person_id: str, day: date) -> care_codes.NoteRole:
    """Give the role a person had for a young person on a day, else ever, else that of their post."""
    spells = session.casebook.life_of(case).spells_of("worker", session.today)
    theirs = [s for s in reversed(spells) if s.worker == person_id and s.role]
    if held := next((s.role for s in (*(s for s in theirs if s.on(day)), *theirs)), None):
        return held
    person = session.casebook.get(Person, person_id)
    post = person.role.casefold() if person else ""
    return post if post in words_of(care_codes.NoteRole) else "other worker"  # type: ignore[return-value]
