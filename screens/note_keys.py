"""The keys for contact notes that work in every list: log one, copy it, and say that it is on file."""

from collections.abc import Sequence

from textual import work

from screens.asking import Values, ask
from screens.dialogs.form import Field, Form
from screens.list_keys import ListKeys
from screens.note_fields import note_fields, note_said
from tracker.desk.notes import Logged
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.wording import short


class NoteKeys(ListKeys):
    """Logging a note from wherever one is, about the young person the cursor stands on."""

    offered: ContactNote | None = None
    """The note logged last, which ``c`` copies until the cursor moves."""

    @work
    async def action_log_note(self) -> None:
        """Log what happened with a young person: those marked, the one under the cursor, or one named first."""
        cases = self.marked(Case) if self.records_list.marked else []
        case = cases[0] if cases else self.case_here()
        fields = note_fields(self.desk, None if case else self.case_names())
        about = case.ref if case else ""
        title = "Log a note" + (f": {', '.join(map(self._named, cases or [case]))}" if case else "")
        said = await ask(
            self, "log_note", title, fields, about=about,
            check=lambda said: self._check_note(case, said, cases[1:]),
        )  # fmt: skip
        if said and self.log_note(case, said, cases[1:]):
            self.records_list.unmark()

    def log_note(self, case: Case | None, said: Values, others: Sequence[Case]) -> bool:
        """Keep what was said in the form, for all who were there, and offer the note to be copied."""
        kept: list[Logged] = []

        def keep() -> tuple[Record | None, str]:
            found, fields = self._read_note(case, said)
            kept.append(self.desk.notes.log(found, **fields, with_others=others))
            return kept[0].note if self.PLACE == "notes" else found, kept[0].sentence

        if self.attempt(keep):
            self.offer(kept[0].notes)
        return bool(kept)

    def offer(self, notes: Sequence[ContactNote]) -> None:
        """Offer a note to be copied for the case system; several, each for another file, wait among the notes."""
        sentence = self.said.removesuffix(". z to undo")
        one = len(notes) == 1
        how = "c copies it for the case system" if one else "6 shows each, to be copied for the case system"
        self.tell(f"{sentence}. {how}; z to undo")
        self.offered = notes[0] if one else None

    def _check_note(self, case: Case | None, said: Values, others: Sequence[Case]) -> None:
        """Refuse while the form is open what the desk would refuse."""
        found, fields = self._read_note(case, said)
        self.desk.notes.check(found, **fields, with_others=others)

    def _read_note(self, case: Case | None, said: Values) -> tuple[Case, Values]:
        """Read the answers of the form; raises Refusal."""
        return case or self.case_named(said["case"]), note_said(self.desk, said)

    def _named(self, case: Case) -> str:
        """Name a young person in full: on their own form, so that nobody logs on the wrong one."""
        return " ".join(part for part in (case.ref, case.initials, case.chosen_name) if part)

    def case_here(self) -> Case | None:
        """Give the young person the cursor stands on, or whom the record under it is about; or None."""
        record = self.selected
        if isinstance(record, Case):
            return record
        return self.desk.session.casebook.get(Case, getattr(record, "case", "") or "")

    def case_named(self, typed: str) -> Case:
        """Find a young person by what was typed, or completed with their initials; raises Refusal."""
        return self.desk.session.find(typed.partition(" ")[0], Case)

    def case_names(self) -> tuple[str, ...]:
        """Give the young people whose case is open, by reference and initials, to complete what is typed."""
        return tuple(f"{row.ref} {row.more['initials']}" for row in self.desk.lists.cases())

    def note_here(self) -> ContactNote | None:
        """Give the note that was just logged, or the one under the cursor; or None."""
        record = self.selected
        return self.offered or (record if isinstance(record, ContactNote) else None)

    def action_copy(self) -> None:
        """Copy the record as text; a note as the council's case system wants it."""
        note = self.note_here()
        if note is None:
            super().action_copy()
            return
        self.app.copy_to_clipboard(self.desk.notes.filing_text(note))
        said = f"Copied {note.ref} for the case system; if nothing arrives: tracker note text {note.ref}"
        self.tell(said if note.filed else f"{said}. Y: it is on file")
        self.offered = note

    def action_filed(self) -> None:
        """Say that the note, or every note marked, is on file in the council's case system."""
        marked = [note for note in self.marked(ContactNote) if self.records_list.marked]
        note = self.note_here()
        notes = marked or ([note] if note else [])
        if not notes:
            self.tell("Choose a contact note: Y says that it is on file", "refused")
            return
        here = self.selected
        self.offered = None
        self.attempt(lambda: (here, self.desk.notes.file([self._again(note) for note in notes])))

    def _again(self, note: ContactNote) -> ContactNote:
        found = self.desk.session.casebook.get(ContactNote, note.id)
        if found is None:
            raise Refusal(f"{note.ref} is not there any more: {short(note.text, 40)}")
        return found

    def hush(self) -> None:
        """Say nothing any more, and take back the offer that was said."""
        super().hush()
        self.offered = None

    def show_detail(self) -> None:
        """Show the record under the cursor; another one ends the offer to copy the note logged last."""
        before = self._detailed
        super().show_detail()
        if before is not None and before != self._detailed:
            self.offered = None

    # Names, and changing nothing.

    @work
    async def action_show_names(self) -> None:
        """Show young people's chosen names on lists, which is written down, or hide them again."""
        session = self.desk.session
        if session.names:
            session.hide_names()
            self.show_rows()
            self.tell("Lists show initials again")
            return
        if self.desk.read_only:
            self.tell(self.desk.read_only, "refused")
            return
        fields = (Field("reason", "Why", required=True, hint="Written to the history with your name."),)
        said = await self.app.push_screen_wait(Form("Show names on lists", fields, look=self.look))
        if said and self._tell_of(lambda: self._names(said["reason"])):
            self.show_rows()

    def _names(self, reason: str) -> str:
        self.desk.session.show_names(reason)
        return "Lists show chosen names now, and the history says so; N hides them"

    def action_read_only(self) -> None:
        """Change nothing until it is turned off again."""
        session = self.desk.session
        session.looking = not session.looking
        self.show_rows()
        self.tell(
            "Read-only: nothing can be changed; R turns it off" if session.looking else "Read-only is off"
        )
