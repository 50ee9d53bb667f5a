"""Contact notes: mine, what waits to be put on file, what was recorded late, and drafts."""

from contextlib import suppress
from typing import Any, ClassVar

from textual import work
from textual.binding import BindingType

from screens.asking import Values, ask, sentence_of, settle
from screens.commands import bindings_for
from screens.correcting import changed
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.message_keys import MessageKeys
from screens.note_fields import note_fields, note_said
from screens.requests import Done, OfferDrafts
from screens.row_words import by_words
from screens.widgets.record_list import Column
from tracker.desk.carrying import Choice
from tracker.desk.rows import Row
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Difference
from tracker.wording import counted, say_day

VIEWS = {
    "t": ("today", "happened:today"),
    "u": ("not yet filed", "filed:none"),
    "l": ("recorded late", "late:late"),
    "m": ("all of mine", ""),
}
"""Views of my own notes: key, words, filter words."""
OF_ALL = {
    "U": ("not yet filed, everybody's", VIEWS["u"][1]),
    "L": ("recorded late, everybody's", VIEWS["l"][1]),
    "e": ("everybody's", ""),
}
"""Views of everybody's notes."""
DRAFTS = "d"
WHICH: dict[str, Choice] = {"o": "ours", "t": "theirs"}
"""Which of two values stands, by the key that says so."""


class NotesScreen(MessageKeys):
    """Notes, the latest first; mine unless everybody's are asked for."""

    PLACE = "notes"
    COLUMNS = (
        Column("When", 15),
        Column("Ref", 7, 4),
        Column("For", 9),
        Column("How", 19, 1),
        Column("On file", 7, 2, about="Whether it is on file in the council's case system."),
        Column("Late", 4, 3, "right", about="Days between what happened and the note."),
        Column("Note", None, least=20),
        Column("By", 14, 5),
    )
    EMPTY = "No notes here yet. Press l to log one, s for everybody's."
    BINDINGS: ClassVar[list[BindingType]] = bindings_for("notes")

    mine = True
    """Whether only the notes of the person at work are shown."""

    def records(self) -> list[Row]:
        """Give the notes."""
        return self.desk.lists.notes(mine=self.mine)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Give when, reference, whom it is about, how, whether on file, how late, the words and by whom."""
        more = row.more
        how = more["kind"] if more["outcome"] == "made" else f"tried: {more['kind']}"
        return (
            say_day(more["day"]),
            row.ref,
            more["name"] or more["case"] or "-",
            how,
            "yes" if more["filed"] else "not yet",
            f"{more['late_days']}d" if more["late_days"] > 1 else "",
            row.title,
            row.owner,
        )

    def order(self, row: Row) -> tuple[Any, ...]:
        """Sort days as days and lateness as a number."""
        return by_words(self.cells(row), (0, row.more["happened"]), (5, -row.more["late_days"]))

    def stand_on(self, words: str | None, record: str) -> None:
        """Show everybody's where somebody else's note is asked for."""
        if self.mine and record and all(row.id != record for row in self.rows):
            self.mine = False
            self.show_rows()
        super().stand_on(words, record)

    def on_mount(self) -> None:
        """Show everybody's to somebody without notes, and say what waits once the list is there to say it on."""
        self.mine = bool(self.desk.lists.notes(mine=True))
        self.call_after_refresh(self._say_what_waits)

    def _say_what_waits(self) -> None:
        counts = {
            name: len(self.desk.lists.notes(words, mine=True)) for name, words in VIEWS.values() if words
        }
        said = [f"{count} {name}" for name, count in counts.items() if count]
        if drafts := self._drafts():
            said.append(counted(drafts, "draft"))
        if said and not self.said:
            self.tell("Yours: " + ", ".join(said))

    def _drafts(self) -> int:
        """Count what was left half typed; none where it cannot be read."""
        with suppress(OSError):
            return len(self.desk.drafts.waiting())
        return 0

    @work
    async def action_choose_notes(self) -> None:
        """Choose which notes are shown."""
        options = [
            Option(key, name, str(len(self.desk.lists.notes(words, mine=key in VIEWS))))
            for key, (name, words) in (VIEWS | OF_ALL).items()
        ]
        options.append(Option(DRAFTS, "drafts", str(self._drafts())))
        key = await self.app.push_screen_wait(Choose("Which notes?", options, look=self.look))
        if key == DRAFTS:
            self.tell("" if self._drafts() else "No form was left half typed")
            self.post_message(OfferDrafts())
        elif key is not None:
            self.mine = key in VIEWS
            self.filter_by((VIEWS | OF_ALL)[key][1])

    @work
    async def action_edit(self) -> None:
        """Put a corrected version in a note's place; both are kept."""
        note = self.one(ContactNote)
        if note is None:
            return
        fields = (Field("why", "Why", required=True), *note_fields(self.desk, None, note))
        before = {field.name: field.value for field in fields}

        def check(said: Values) -> None:
            self.desk.notes.correction(note, **self._anew(before, said))

        said = await ask(self, "edit", f"Correct {note.ref}", fields, about=note.ref, check=check)
        if said and changed(before, said).keys() > {"why"}:
            self.attempt(lambda: self._corrected_note(note, self._anew(before, said)))
        elif said:
            settle(self, True)
            self.tell(f"Nothing of {note.ref} was changed")

    def _anew(self, before: Values, said: Values) -> Values:
        """Give what was typed anew, and why; the rest follows, such as seen from another kind. Raises Refusal."""
        meant = note_said(self.desk, said)
        return {name: meant[name] for name in changed(before, said)}

    def _corrected_note(self, note: ContactNote, anew: Values) -> tuple[Record, str]:
        new = self.desk.notes.correct(note, **anew)
        return new, f"{new.ref} takes the place of {note.ref}"

    @work
    async def action_move_note(self) -> None:
        """Move a note to the file of the young person it is about; both files say so."""
        note = self.one(ContactNote)
        if note is None:
            return
        fields = (
            Field("case", "Young person", required=True, suggest=self.case_names(), hint="Whom it is about."),
            Field("why", "Why", required=True),
        )
        said = await ask(
            self, "move_note", f"Move {note.ref}", fields, about=note.ref, note=note.text,
            check=self._check_move,
        )  # fmt: skip
        if said:
            self.attempt(lambda: self._moved(note, said))

    def _check_move(self, said: Values) -> None:
        """Refuse while the form is open a young person who is not found."""
        self.case_named(said["case"])

    def _moved(self, note: ContactNote, said: Values) -> tuple[Record, str]:
        new = self.desk.notes.move(note, self.case_named(said["case"]), said["why"])
        return new, self.desk.notes.moved_sentence(note, new)

    # Home again.

    @work
    async def action_home(self) -> None:
        """Take the changes of a pocket casebook in, and choose where two values wait."""
        waiting = len(self.desk.carrying.differences())
        if waiting:
            options = (Option("c", "choose", counted(waiting, "difference")), Option("t", "take in a pocket"))
            key = await self.app.push_screen_wait(Choose("Home again", options, look=self.look))
            if key != "t":
                await self._choose_values(key == "c")
                return
        fields = (Field("path", "Pocket casebook", required=True, hint="Such as pocket.json"),)
        said = await ask(self, "home", "Home again", fields)
        if said and self._tell_of(lambda: self.desk.carrying.home(said["path"]).sentence):
            settle(self, True)
            self.show_rows()
            self.post_message(Done())
            await self._choose_values(bool(self.desk.carrying.differences()))

    async def _choose_values(self, wanted: bool) -> None:
        """Ask for each difference which value stands; names are shown for as long as that takes."""
        if not wanted:
            return
        session, carrying = self.desk.session, self.desk.carrying
        shown = session.names
        try:
            carrying.show_names()
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        for difference in carrying.differences():
            key = await self.app.push_screen_wait(self._question(difference))
            if key is None:
                break
            if key in WHICH:
                self._settle_difference(difference, WHICH[key])
        if session.names and not shown:
            session.hide_names()
            self.show_rows()
        if left := len(carrying.differences()):
            self.tell(f"{counted(left, 'difference')} left to choose in: H asks again")

    def _question(self, difference: Difference) -> Choose:
        about = self.desk.session.casebook.by_id(difference.about)
        ref = about.ref if about else "a record that is gone"
        ours, theirs = self.desk.carrying.both(difference)
        options = (
            Option("o", "ours", ours),
            Option("t", f"what {difference.said_by} typed", theirs),
            Option("l", "decide later"),
        )
        title = f"The {difference.field.replace('_', ' ')} of {ref} was changed twice"
        return Choose(title, options, look=self.look)

    def _settle_difference(self, difference: Difference, which: Choice) -> None:
        self.attempt(lambda: (None, self.desk.carrying.choose(difference, which)))
