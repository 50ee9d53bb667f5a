"""What a decision of a weekly review does: the edits it makes besides being written down."""

from datetime import date
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day
from tracker.desk.actions import ActionDesk
from tracker.desk.findings import asks_for_action
from tracker.desk.session import Session, line, required
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Person
from tracker.store.change import Edit
from tracker.wording import a_noun

SAYS: dict[codes.ReviewDecision, str] = {
    "keep": "kept as it is",
    "nudge": "the owner was asked to move it on",
    "escalate": "escalated",
    "re-date": "given another day",
    "re-assign": "given to somebody else",
    "close": "closed",
    "discuss": "to be discussed",
}
"""What each decision says of an item."""


class Said(NamedTuple):
    """What goes with a decision: its sentence, to whom, the new day, and whether closing gives the item up."""

    text: str = ""
    to: str = ""
    due: date | None = None
    give_up: bool = False


class Effect(NamedTuple):
    """What a decision makes: its edits, and what it says."""

    edits: list[Edit]
    sentence: str
    to: str = ""


def allowed(record: Record) -> tuple[codes.ReviewDecision, ...]:
    """Give the decisions that can be made of a record, in the order in which they are offered."""
    every: tuple[codes.ReviewDecision, ...] = codes.words(codes.ReviewDecision)  # type: ignore[assignment]
    if isinstance(record, Action) and record.open:
        return every
    left = {"re-date", "re-assign", "close"}
    left -= (
        {"close"} if isinstance(record, Finding) else {"re-assign"} if isinstance(record, Thread) else set()
    )
    return tuple(decision for decision in every if decision not in left)


def effect_of(
    session: Session, actions: ActionDesk, record: Record, decision: codes.ReviewDecision, said: Said
) -> Effect:
    """Work out what a decision does to a record, and keep nothing; raises Refusal."""
    if decision not in allowed(record):
        raise Refusal(
            f"{record.ref} is {a_noun(record.noun)}, so “{decision}” cannot be decided here: "
            f"choose {', '.join(allowed(record))}, or skip it."
        )
    match decision:
        case "re-date":
            return _dated(session, actions, record, said)
        case "re-assign":
            return _given(session, actions, record, said)
        case "close":
            return _closed(session, actions, record, said)
        case "escalate":
            to = required(said.to, "To whom it is escalated")
            return _told(session, record, f"escalated to {to}", said.text, to)
        case "discuss":
            required(said.text, "What is to be discussed")
    return _told(session, record, SAYS[decision], said.text)


def _told(session: Session, record: Record, what: str, text: str, to: str = "") -> Effect:
    """Write it where people look for what happened to an action, a thread or a scrutiny visit.

    It is of a kind of its own: what waits for the board's decision still does.
    """
    words = f"{what}: {line(text)}" if line(text) else what
    told = isinstance(record, Action | Thread | ScrutinyVisit)
    return Effect([session.update(record, "review", words)] if told else [], words, to)


def _dated(session: Session, actions: ActionDesk, record: Record, said: Said) -> Effect:
    if not isinstance(record, Action) or said.due is None:
        raise Refusal(f"The new due day of {record.ref} is missing: say which day.")
    edits = actions.moving(record, said.due, said.text)
    return Effect(edits, f"re-dated to {plain_day(said.due)}: {line(said.text)}")


def _given(session: Session, actions: ActionDesk, record: Record, said: Said) -> Effect:
    to = required(said.to, "The new owner")
    if isinstance(record, Action):
        edits = actions.giving(record, to, said.text)
    else:
        owner, edits = session.person(to)
        after = msgspec.structs.replace(record, owner=owner)
        edits = [*edits, Edit(record, after, f"gave {record.ref} to {to}", line(said.text))]
    owner_now = next((e.after.owner for e in edits if isinstance(e.after, Action | Thread)), "")
    people = [e.after for e in edits if isinstance(e.after, Person)]
    person = session.casebook.get(Person, owner_now) or next(iter(people), None)
    name = person.name if person else "nobody"
    new = " (new here)" if people else ""
    return Effect(edits, f"given to {name}{new}" + (f": {line(said.text)}" if line(said.text) else ""), name)


def _closed(session: Session, actions: ActionDesk, record: Record, said: Said) -> Effect:
    text = line(said.text)
    if isinstance(record, Finding):
        if asks_for_action(record.kind, record.standing) and not text:
            raise Refusal(f"{record.ref} asks for an action: say why none is taken.")
        after = msgspec.structs.replace(record, answer="none", answer_reason=text)
        edits = [Edit(record, after, f"answered {record.ref} with none", text)]
        return Effect(edits, f"closed, no action: {text}")
    if not isinstance(record, Action):
        raise Refusal(f"{record.ref} cannot be closed here.")
    if said.give_up:
        return Effect(actions.dropping(record, text), f"given up: {text}")
    return Effect(actions.completing(record, text), f"complete: {text}" if text else "complete")
