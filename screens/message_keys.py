"""Messages brought in: a paste, or a phone's export, day by day, each day confirmed by the adviser."""

from pathlib import Path

from textual import work

from screens.asking import Values, ask, settle
from screens.case_keys import CaseKeys
from screens.dialogs.form import Field, Form
from tracker.desk.exchanging import NO_LIST, DraftNote, message_text
from tracker.desk.reading import read_document_file
from tracker.domain import care_codes
from tracker.domain.codes import words
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.wording import counted, say_day


class MessageKeys(CaseKeys):
    """The key that brings messages on to the file."""

    @work
    async def action_messages(self) -> None:
        """Read messages and put each day before the adviser: kept with F2, left out with Esc."""
        case = self.case_here()
        who = Field(
            "case", "Young person", value=case.ref if case else "", required=True, suggest=self.case_names()
        )
        fields = (
            who,
            Field("path", "File", hint="The chat exported as text; or leave it empty and paste below."),
            Field("paste", "Or paste", "long"),
            Field("me", "You in the chat", value=self.desk.session.me, hint="How the chat names you."),
        )
        found: list[tuple[Case, list[DraftNote]]] = []

        def read(said: Values) -> None:
            """Read while the form is open, so that what is refused can be typed again."""
            found[:] = [self._read_messages(said)]

        said = await ask(self, "messages", "Bring messages in", fields, check=read)
        if said and found:
            settle(self, True)
            await self._confirm(*found[0])

    def _read_messages(self, said: Values) -> tuple[Case, list[DraftNote]]:
        case = self.case_named(said["case"])
        if not said["path"] and not said["paste"]:
            raise Refusal("Name a file, or paste the messages.")
        path = said["path"]
        text = message_text(read_document_file(path, "chat"), Path(path).name) if path else said["paste"]
        return case, self.desk.exchanging.read_messages(text, said["me"], case)

    async def _confirm(self, case: Case, drafts: list[DraftNote]) -> None:
        kept = 0
        for number, draft in enumerate(drafts, start=1):
            count = counted(draft.messages, "message")
            title = f"{case.ref}, {say_day(draft.day)}: {count}, {number} of {len(drafts)}"
            fields = _day_fields(draft)
            # No draft: what is left is offered again next time, and a day's words never stand under another.
            said = await self.app.push_screen_wait(Form(title, fields, NO_LIST, look=self.look))
            if said and self.attempt(lambda d=draft, s=said: self._keep_day(case, d, s)):  # type: ignore[misc]
                kept += 1
        left = f"; {len(drafts) - kept} left out, and offered again next time" if kept < len(drafts) else ""
        self.tell(
            f"Brought in {counted(kept, 'day')} of messages{left}"
            if drafts
            else "Nothing new in these messages"
        )

    def _keep_day(self, case: Case, draft: DraftNote, said: Values) -> tuple[Record, str]:
        chosen = draft._replace(text=said["text"], direction=said["direction"])
        names = [name.strip() for name in said["mask"].split(",") if name.strip()]
        (note,) = self.desk.exchanging.confirm_messages(case, [chosen], names)
        return note if self.PLACE == "notes" else case, f"Kept {note.ref}"


def _day_fields(draft: DraftNote) -> tuple[Field, ...]:
    names = ", ".join(draft.possible_names)
    hint = f"Parted by commas. These may be names: {names}." if names else "Parted by commas."
    ways = words(care_codes.Direction)
    return (
        Field("text", "Words", "long", draft.text, required=True),
        Field("direction", "Direction", "choice", draft.direction or "both ways", ways, required=True),
        Field("mask", "Names to mask", suggest=draft.possible_names, hint=hint),
    )
