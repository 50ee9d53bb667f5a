"""What a person can bring in and take out: tables of young people and contact notes, and messages."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from tracker.dates import plain_day
from tracker.desk.bad_rows import BadRow, keep_rows, refuse_taken, write_new
from tracker.desk.note_log import LONGEST_NOTE
from tracker.desk.session import Session, line, required
from tracker.domain.notes import ContactNote
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case
from tracker.exchange.messages import NO_LIST, DraftNote, Names, drafts
from tracker.exchange.sheets import Table, read_table, table_bytes
from tracker.exchange.text_files import decode_text
from tracker.store.change import Edit
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.desk.plan_tables import PlanTableDesk
    from tracker.exchange.case_layouts import Layout
    from tracker.exchange.case_rows import CaseRow
    from tracker.exchange.note_rows import NoteRow
    from tracker.exchange.preview import Preview

__all__ = ["NO_LIST", "BadRow", "DraftNote", "ExchangeDesk", "Imported", "message_text"]

R = TypeVar("R", "CaseRow", "NoteRow")
D = TypeVar("D")

CASE_COLUMNS = "a case number and at least one more, such as date of birth"
NOTE_COLUMNS = "case, date and kind"


class Imported(NamedTuple):
    """What a table brought, or would bring: counts, the rows it could not, and what should be known."""

    added: int
    updated: int
    unchanged: int
    bad_rows: tuple[BadRow, ...]
    remarks: tuple[str, ...]
    errors: Path | None = None
    """The file the bad rows were written to."""


class ExchangeDesk:
    """Tables and messages, in and out."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    @cached_property
    def plans(self) -> "PlanTableDesk":
        """Give the desk for improvement plans."""
        from tracker.desk.plan_tables import PlanTableDesk

        return PlanTableDesk(self._session)

    # Tables in.

    def import_cases(
        self, raw: bytes, name: str, *, dry_run: bool = False, errors: Path | None = None
    ) -> Imported:
        """Add and fill in young people from a table, by the council's own case reference; one change.

        A blank cell changes nothing, and the same table again adds nothing. Bad rows go to ``errors``, with the
        reason; nothing is written on a dry run. Raises Refusal.
        """
        from tracker.desk.case_import import CasePlan
        from tracker.exchange.case_columns import is_heading
        from tracker.exchange.case_rows import read_case_rows

        table = read_table(raw, line(name), is_heading, CASE_COLUMNS)
        rows, remarks = read_case_rows(table)
        plan = CasePlan(self._session)
        done, bad = _planned(rows, plan.add)
        remarks += [f"row {r.row.number}: {remark}" for r in rows for remark in r.remarks]
        if plan.undated:
            remarks.append(
                f"{counted(plan.undated, 'spell')} taken to begin today: the table does not say since when"
            )
        if plan.without_initials:
            remarks.append(
                f"{counted(plan.without_initials, 'case')} without initials: “?” stands there until a table has them"
            )
        imported = Imported(
            done.count("added"), done.count("updated"), done.count("unchanged"), bad, tuple(remarks)
        )
        return self._keep(table, plan.edits, imported, errors, "import cases", dry_run)

    def import_notes(
        self, raw: bytes, name: str, *, dry_run: bool = False, errors: Path | None = None
    ) -> Imported:
        """Add contact notes from a table, each once; one change. Raises Refusal."""
        from tracker.desk.note_import import NotePlan
        from tracker.exchange.note_rows import is_heading, read_note_rows

        table = read_table(raw, line(name), is_heading, NOTE_COLUMNS)
        rows, remarks = read_note_rows(table)
        plan = NotePlan(self._session)
        done, bad = _planned(rows, plan.add)
        imported = Imported(done.count(True), 0, done.count(False), bad, tuple(remarks))
        return self._keep(table, plan.edits, imported, errors, "import notes", dry_run)

    def _keep(
        self,
        table: Table,
        edits: Sequence[Edit],
        imported: Imported,
        errors: Path | None,
        command: str,
        dry_run: bool,
    ) -> Imported:
        """Write the bad rows and keep the good ones, unless nothing is to be kept."""
        if dry_run:
            return imported
        written = keep_rows(self._session, table, edits, imported.bad_rows, errors, command)
        return imported._replace(errors=written)

    # Tables out.

    def preview_cases(self, layout: "Layout", first: int = 3) -> "Preview":
        """Say what an export would hold without saying who anybody is; nothing leaves, so no reason is asked."""
        from tracker.exchange.preview import preview

        return preview(layout, self._session.casebook, self._session.today, first)

    def export_cases(self, path: Path, layout: "Layout", reason: str) -> int:
        """Write young people to a new CSV or XLSX file, and the reason to the history first; gives how many.

        Personal data leave the house: without a reason nothing is written. Raises Refusal.
        """
        from tracker.exchange.case_layouts import cases_table

        session = self._session
        why = required(reason, "The reason for taking personal data out")
        if session.looking:
            raise Refusal("Personal data leave only where the history can say so: turn read-only off first.")
        header, rows = cases_table(layout, session.casebook, session.today)
        content = table_bytes(path, header, rows)
        refuse_taken(path)
        name = line(path.name)
        say = f"exported {counted(len(rows), 'case')} in the layout {layout} to {name}"
        session.store.look(say, why)
        try:
            write_new(path, content)
        except Refusal:
            session.store.look(f"the export to {name} could not be written: nothing left", why)
            raise
        return len(rows)

    def exported_sentence(self, count: int, layout: "Layout", path: str) -> str:
        """Say how many young people were written, and why not all of those whose case is open."""
        from tracker.exchange.case_layouts import WHOM

        open_cases = sum(case.open_on(self._session.today) for case in self._session.casebook.all(Case))
        if layout == "plain" or count >= open_cases:
            return f"Wrote {counted(count, 'case')} to {path}; the reason stands in the history"
        why = WHOM[layout] + ("" if count else ", and none has one")
        return f"Wrote {count} of {counted(open_cases, 'case')} to {path}: {why}; the reason stands in the history"

    # Messages.

    def read_messages(self, text: str, me_name: str, case: Case) -> list[DraftNote]:
        """Give a draft a day of the messages not yet brought in for this young person; raises Refusal.

        ``me_name`` is how the adviser is called in the export; empty for the name worked as.
        """
        shown = case.initials if any(map(str.isalnum, case.initials)) else "young person"
        names = Names(line(me_name) or self._session.me, (case.chosen_name, case.initials), shown)
        return drafts(text, names, self._session.today, self._brought_in(case))

    def confirm_messages(
        self, case: Case, confirmed: Sequence[DraftNote], mask_names: Iterable[str] = ()
    ) -> list[ContactNote]:
        """Keep drafts as the adviser's contact notes, the names chosen masked; one change. Raises Refusal."""
        from tracker.desk.note_import import role_of
        from tracker.exchange.masking import without_names

        session = self._session
        if not confirmed:
            raise Refusal("No draft is chosen: nothing was brought in.")
        if not self._brought_in(case).isdisjoint(d for draft in confirmed for d in draft.origin.split()):
            raise Refusal("Some of these messages were brought in meanwhile: read them again.")
        by, edits = session.person("me")
        chosen, notes = tuple(mask_names), []
        for draft in confirmed:
            _refuse_impossible(draft, case)
            if draft.direction is None:
                raise Refusal("The text does not say who wrote: choose from them, to them or both ways.")
            note = ContactNote(
                **session.new(ContactNote),
                case=case.id,
                happened=datetime.combine(draft.day, draft.first),
                recorded=session.today,
                kind="text or messaging",
                by=by,
                role=role_of(session, case, by, draft.day),
                direction=draft.direction,
                text=without_names(draft.text, chosen),
                origin=draft.origin,
            )
            edits.append(Edit(None, note, f"brought in {note.ref} for {case.ref}: {note.title}"))
            notes.append(note)
        session.commit(edits, "import messages")
        return [session.casebook.get(ContactNote, note.id) or note for note in notes]

    def _brought_in(self, case: Case) -> set[str]:
        """Give the digests of the messages that notes of this young person came from."""
        notes = self._session.casebook.pointing(ContactNote, "case", case.id)
        return {digest for note in notes for digest in note.origin.split()}


def _planned(rows: Iterable[R], add: Callable[[R], D]) -> tuple[list[D], tuple[BadRow, ...]]:
    """Plan each row by itself: gives what came of the good ones, and the bad ones with why."""
    done, bad = [], []
    for row in rows:
        if row.errors:
            bad.append(BadRow(row.row, row.reason))
            continue
        try:
            done.append(add(row))
        except Refusal as refusal:
            bad.append(BadRow(row.row, str(refusal)))
    return done, tuple(bad)


def _refuse_impossible(draft: DraftNote, case: Case) -> None:
    if draft.day < case.born:
        raise Refusal(
            f"A message is dated {plain_day(draft.day)}, before {case.ref} was born: check the export."
        )
    if len(draft.text) > LONGEST_NOTE:
        raise Refusal(
            f"The messages of {plain_day(draft.day)} are longer than {LONGEST_NOTE:,} characters: "
            "bring in a shorter part of the chat."
        )


def message_text(raw: bytes, name: str) -> str:
    """Give the text of a chat's export or of a paste; raises Refusal where it is none."""
    return decode_text(raw, name, "the chat exported as text, without media")
