"""Correcting what a record says of itself: an action, a finding, or a thread."""

from collections.abc import Callable, Mapping
from typing import Any

from textual import work

from screens.asking import Values, ask, settle
from screens.dialogs.form import Field
from screens.note_keys import NoteKeys
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action
from tracker.wording import short

NOBODY = "nobody"


class Correcting(NoteKeys):
    """The key that corrects a record, whatever list it stands in."""

    @work
    async def action_edit(self) -> None:
        """Correct what the record under the cursor says of itself."""
        await self.correct_other()

    async def correct_other(self) -> None:
        """Correct an action, a finding or a thread."""
        record = self.selected
        if isinstance(record, Action):
            await self._ask_anew(record, _action_fields(record), self._keep_action, record.title)
        elif isinstance(record, Finding):
            await self._ask_anew(
                record, _finding_fields(record), self._keep_finding, short(record.quote, 140)
            )
        elif isinstance(record, Thread):
            await self._ask_anew(record, self._thread_fields(record), self._keep_thread)
        else:
            self.one(
                Action,
                "E corrects actions, findings, threads, visits and oversight; young people on Cases.",
            )

    async def _ask_anew(
        self, record: Record, fields: tuple[Field, ...], keep: Callable[[Any, Values], Record], note: str = ""
    ) -> None:
        said = await ask(self, "edit", f"Correct {record.ref}", fields, about=record.ref, note=note)
        if said:
            self.keep_changed(record, changed({field.name: field.value for field in fields}, said), keep)

    def keep_changed(self, record: Record, fresh: Values, keep: Callable[[Any, Values], Record]) -> None:
        """Keep what was typed anew, and say which of it; says so when nothing was."""
        if not fresh:
            settle(self, True)
            self.tell(f"Nothing of {record.ref} was changed")
            return
        names = ", ".join(name.replace("_", " ") for name in fresh)
        self.attempt(lambda: (keep(record, fresh), f"Changed the {names} of {record.ref}"))

    def _keep_action(self, action: Action, fresh: Values) -> Record:
        return self.desk.actions.edit(action, **_with_none(fresh, "source")).record

    def _keep_finding(self, finding: Finding, fresh: Values) -> Record:
        return self.desk.findings.edit(finding, **fresh)

    def _keep_thread(self, thread: Thread, fresh: Values) -> Record:
        owner = {"owner": fresh["owner"] or NOBODY} if "owner" in fresh else {}
        return self.desk.findings.edit_thread(thread, **{**fresh, **owner})

    def _thread_fields(self, thread: Thread) -> tuple[Field, ...]:
        owner = self.desk.session.casebook.owner_of(thread)
        return (
            Field("title", "Title", value=thread.title, required=True),
            Field("theme", "Theme", "choice", thread.theme, codes.words(codes.Theme), required=True),
            Field("state", "State", "choice", thread.state, codes.words(codes.ThreadState), required=True),
            Field("owner", "Owner", value=owner.name if owner else "", suggest=self.names()),
            _text(
                "closing_evidence",
                "Closing evidence",
                thread.closing_evidence,
                "To close it, unless evidence is kept (V).",
            ),
        )

    def names(self) -> tuple[str, ...]:
        """Give the names of those who are here, to complete what is typed."""
        return tuple(row.title for row in self.desk.lists.people() if row.state == "here")


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> Values:
    """Give those answers that are others than before."""
    return {name: value for name, value in after.items() if value != before[name]}


def _with_none(fresh: Values, name: str) -> Values:
    """Give the answers with None in place of an empty choice."""
    return {**fresh, name: fresh[name] or None} if name in fresh else fresh


def _text(name: str, label: str, value: str, hint: str = "") -> Field:
    """Ask for a text in a line, or on a page where it has several already."""
    return Field(name, label, "long" if "\n" in value else "text", value, hint=hint)


def _action_fields(action: Action) -> tuple[Field, ...]:
    priorities = codes.words(codes.Priority)
    return (
        Field("title", "Title", value=action.title, required=True),
        Field("priority", "Priority", "choice", action.priority, priorities, required=True),
        Field("theme", "Theme", "choice", action.theme, codes.words(codes.Theme), required=True),
        Field("source", "From", "choice", action.source or "", codes.words(codes.Source)),
        Field("plan_ref", "Plan reference", value=action.plan_ref),
        Field("team", "Team", value=action.team),
        _text("measure", "Success measure", action.measure, "What changes for young people."),
        _text("baseline", "Baseline", action.baseline, "Where it stands to begin with."),
    )


def _finding_fields(finding: Finding) -> tuple[Field, ...]:
    standings = codes.words(codes.Standing)
    return (
        Field("kind", "Reads as", "choice", finding.kind, codes.words(codes.FindingKind), required=True),
        Field("theme", "Theme", "choice", finding.theme, codes.words(codes.Theme), required=True),
        Field("standing", "Standing", "choice", finding.standing, standings, required=True),
        Field("step", "Compared", "choice", finding.step, codes.words(codes.Step), required=True),
    )
