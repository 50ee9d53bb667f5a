"""Whether what a weekly review decided happened: by what was recorded since, decision by decision."""

from datetime import date
from typing import Literal, NamedTuple

from tracker.dates import plain_day
from tracker.desk.session import Session
from tracker.domain.codes import MEANINGFUL
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import Reviewed
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Case
from tracker.rules.duties import say_days
from tracker.wording import title_of

Outcome = Literal["happened", "under way", "not yet", "kept"]
MARKS: dict[Outcome, str] = {"happened": "+", "under way": ">", "not yet": "!", "kept": "="}
"""A symbol for each, so that no colour is needed."""


class CarriedOut(NamedTuple):
    """What became of one decision."""

    item: Reviewed
    ref: str
    title: str
    outcome: Outcome
    says: str


def carried_out(item: Reviewed, session: Session) -> CarriedOut:
    """Say what became of a decision up to today."""
    record = session.casebook.by_id(item.about)
    if record is None:
        return CarriedOut(item, "-", "", "happened", "it is not in the casebook any more")
    outcome, says = _became(item, record, session)
    title = "" if isinstance(record, Case) else title_of(record)
    return CarriedOut(item, record.ref, title, outcome, says)


def _became(item: Reviewed, record: Record, session: Session) -> tuple[Outcome, str]:
    if isinstance(record, Action) and not record.open:
        ended = record.completed_on or record.dropped_on
        return "happened", f"{record.state}{f' on {plain_day(ended)}' if ended else ''}"
    if item.decision == "close":
        return _closed(record)
    moved = _last_moved(record, item, session)
    if item.decision == "keep":
        return "kept", f"moved {plain_day(moved)}" if moved else "nothing recorded since"
    if isinstance(record, Action) and item.decision == "re-date":
        return _dated(record, item, session.today)
    put_back = isinstance(record, Action) and _put_back(record, item, session)
    if not put_back and item.why and not {flag.rule for flag in session.flags(record)} & set(item.why):
        return "happened", "what brought it there is cleared"
    if isinstance(record, Action | Thread) and item.decision == "re-assign":
        person = session.casebook.get(Person, record.owner)
        if person is None or person.name != item.to:
            return "happened", f"it is with {person.name if person else 'nobody'} by now"
    if moved is None:
        return "not yet", f"nothing recorded since, {say_days((session.today - item.day).days)}"
    return ("happened" if item.decision in ("nudge", "discuss") else "under way"), f"moved {plain_day(moved)}"


def _closed(record: Record) -> tuple[Outcome, str]:
    if isinstance(record, Finding):
        answered = record.answer == "none"
        return ("happened" if answered else "not yet"), f"answered with {record.answer}"
    return "not yet", "it is open again"


def _dated(action: Action, item: Reviewed, today: date) -> tuple[Outcome, str]:
    if action.due != item.due:
        to = f"moved again, to {plain_day(action.due)}" if action.due else "it has no day any more"
        return "not yet", to
    if action.due is not None and action.due < today:
        return "not yet", f"the new day, {plain_day(action.due)}, passed"
    return "under way", f"due {plain_day(action.due)}" if action.due else "no day"


def _put_back(action: Action, item: Reviewed, session: Session) -> bool:
    """Tell whether its day was put back since: then nothing that is not late any more was carried out."""
    updates = session.casebook.updates_about(action.id)
    return any(u.slip and (u.day > item.day or u.id > item.mark) for u in updates)


def _last_moved(record: Record, item: Reviewed, session: Session) -> date | None:
    """Give the day of the last thing recorded of it after the review, the review's own decision left out."""
    casebook = session.casebook
    if isinstance(record, Case):
        notes = casebook.pointing(ContactNote, "case", record.id)
        later = (n for n in notes if n.day > item.day or (n.day == item.day and n.id > item.mark))
        days = [note.day for note in later if casebook.stands(note)]
    else:
        updates: list[Update] = casebook.updates_about(record.id)
        days = [u.day for u in updates if u.day >= item.day and _after(u, item)]
    return max((day for day in days if day <= session.today), default=None)


def _after(update: Update, item: Reviewed) -> bool:
    """Tell whether an update came after a decision and says that something moved, or was decided elsewhere."""
    moved_on = update.kind in MEANINGFUL or update.kind == "decision"
    return moved_on and not update.slip and (update.day > item.day or update.id > item.mark)
