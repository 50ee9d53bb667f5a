"""Forms that were not finished: which record they are about, where they are opened again, how they are offered."""

from collections.abc import Mapping
from typing import NamedTuple, Protocol

from screens.commands import COMMANDS, Command
from screens.dialogs.choose import Option
from screens.following import place_of
from tracker.domain.records import Record
from tracker.wording import short

_BEGUN_BY = {
    "move_reason": "move_due",
    "raise_decision": "raise_action",
    "decide": "update_visit",
    "new_oversight": "new_visit",
    "plan_review": "plan",
    "plan_action": "plan",
    "decision": "start_round",
}
"""The command that leads to a form which has no command of its own."""


class Draft(Protocol):
    """A form half filled in, as the desk keeps it."""

    @property
    def command(self) -> str:
        """Give the form it was typed into."""

    @property
    def about(self) -> str:
        """Give the reference of the record the form was opened on, or nothing."""

    @property
    def fields(self) -> Mapping[str, str]:
        """Give what was typed, by the field's name."""

    @property
    def saved_at(self) -> str:
        """Give when, in ISO form."""


class Reopening(NamedTuple):
    """Where an unfinished form is taken up again: the screen, the record and the command."""

    place: str
    record: str
    action: str


def command_of(draft: Draft) -> Command | None:
    """Give the command that opens a draft's form, or None where there is none any more."""
    first = draft.command.partition(" ")[0]
    known = _BEGUN_BY.get(draft.command) or _BEGUN_BY.get(first, first)
    return next((command for command in COMMANDS if command.id == known), None)


def reopening(draft: Draft, record: Record | None) -> Reopening | None:
    """Say where a draft is taken up again; None where its form or its record is there no more."""
    command = command_of(draft)
    if command is None or (draft.about and record is None):
        return None
    place = place_of(record) if record else ""
    if place not in command.where and (not place or "everywhere" not in command.where):
        place = command.where[-1]  # what is asked about elsewhere: a fault of the data, an item of a review
    return Reopening(place, record.id if record else "", command.action or command.id)


def question(draft: Draft, old: bool) -> str:
    """Say which form was not finished, about what, and since when."""
    command = command_of(draft)
    form = command.words if command else draft.command.replace("_", " ")
    about = f" {draft.about}" if draft.about else ""
    age = ", over 30 days ago" if old else ""
    return f"Not finished: {form}{about}, typed {draft.saved_at[:10]}{age}"


def options(draft: Draft) -> tuple[Option, ...]:
    """Give the three answers, the first with the words that were typed."""
    typed = draft.fields.get("text") or max(draft.fields.values(), key=len, default="")
    return (
        Option("o", "open it again", f"“{short(typed, 44)}”"),
        Option("k", "keep it for later"),
        Option("t", "throw it away"),
    )
