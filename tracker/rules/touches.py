"""What a change bears on: the records whose rules look at the one that changed."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import SelfEvaluation, WeeklyReview
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Figure, Spell
from tracker.rules.follow_up import line_of

LAST_SPEAKS = ("board", "local offer review")
"""Kinds of oversight of which the last alone is asked."""


def touches(record: Record, casebook: Casebook) -> set[str]:
    """Give the ids of the records whose flags a record bears on, as the casebook stands."""
    touched = {record.id, getattr(record, "case", ""), *getattr(record, "cases", ())}
    near = _NEAR.get(type(record))
    return (touched | set(near(record, casebook) if near else ())) - {""}


def cases_of(person: Person, casebook: Casebook) -> set[str]:
    """Give the young people somebody works with, or works with for whom they cover."""
    workers = [person, *casebook.pointing(Person, "covered_by", person.id)]
    return {s.case for worker in workers for s in casebook.pointing(Spell, "worker", worker.id)}


def _of_note(note: ContactNote, casebook: Casebook) -> Iterator[str]:
    """Give the file a note was moved from."""
    former = casebook.get(ContactNote, note.replaces)
    yield former.case if former else ""


def _of_scrutiny(visit: ScrutinyVisit, casebook: Casebook) -> set[str]:
    """Give every scrutiny visit, and what this one said."""
    return {v.id for v in casebook.all(ScrutinyVisit)} | _said_by(
        casebook.pointing(Finding, "visit", visit.id)
    )


def _of_person(person: Person, casebook: Casebook) -> set[str]:
    """Give the actions of somebody and of those they cover, and the oversight that decided them."""
    owners = [person, *casebook.pointing(Person, "covered_by", person.id)]
    owned = {a.id for owner in owners for a in casebook.pointing(Action, "owner", owner.id)}
    return owned | {o.id for i in owned for o in casebook.pointing(Oversight, "decisions", i)}


def _of_weekly_review(review: WeeklyReview, casebook: Casebook) -> set[str]:
    """Give the other weekly reviews, and everybody whose items one may have looked at."""
    return {r.id for kind in (WeeklyReview, Person) for r in casebook.all(kind)}


def _in_its_line(record: Figure | SelfEvaluation, casebook: Casebook) -> set[str]:
    """Give the figures of one name; or the self-evaluations of one area, and the inspections that ask for them."""
    if isinstance(record, Figure):
        return {f.id for f in casebook.all(Figure) if f.name == record.name}
    same = {e.id for e in casebook.all(SelfEvaluation) if e.area == record.area}
    return same | {v.id for v in casebook.all(ScrutinyVisit) if v.kind == "inspection"}


def _said_by(findings: Iterable[Finding]) -> set[str]:
    """Give some findings with the threads they belong to."""
    return {touched for finding in findings for touched in (finding.id, finding.thread)}


def _told_of(update: Update, casebook: Casebook) -> set[str]:
    """Give what an update is about; of an action its threads, and the supervisions that come back to it."""
    action = casebook.get(Action, update.about)
    if action is None:
        return {update.about}
    threads = {finding.thread for finding in casebook.findings_of(action)}
    return {update.about, *threads, *_followed_up(action, casebook)}


def _around(action: Action, casebook: Casebook) -> set[str]:
    """Give what looks at an action: its findings and threads, its owner, and what decided it or follows it up."""
    found = (casebook.get(Finding, i) for i in action.findings)
    boards = (o.id for o in casebook.all(Oversight) if o.kind == "board") if not action.case else ()
    decided = (o.id for o in casebook.pointing(Oversight, "decisions", action.id))
    said = _said_by(f for f in found if f)
    return {*action.findings, *said, action.owner, *boards, *decided, *_followed_up(action, casebook)}


def _followed_up(action: Action, casebook: Casebook) -> set[str]:
    decided = (o for o in casebook.pointing(Oversight, "decisions", action.id) if o.kind == "supervision")
    return {other.id for held in decided for other in line_of(held, casebook)}


def _kin(held: Oversight, casebook: Casebook) -> set[str]:
    """Give the oversight of the same kind whose flags another piece bears on."""
    if held.kind in LAST_SPEAKS:
        return {o.id for o in casebook.all(Oversight) if o.kind == held.kind}
    if held.kind == "supervision":
        return {o.id for o in line_of(held, casebook)}
    about = (o for case in held.cases for o in casebook.pointing(Oversight, "cases", case))
    return {held.again_of, *(o.id for o in about if o.kind == held.kind)}


def _beside(record: Spell | Case, casebook: Casebook) -> set[str]:
    """Give the workers in whose caseload somebody counts; of a case, what was overseen and its actions too."""
    case_id = record.id if isinstance(record, Case) else record.case
    workers = {s.worker for s in casebook.pointing(Spell, "case", case_id)}
    if isinstance(record, Spell):
        return (workers | {record.worker}) - {""}
    also = (*casebook.pointing(Oversight, "cases", case_id), *casebook.pointing(Action, "case", case_id))
    return (workers | {other.id for other in also}) - {""}


_NEAR: dict[type[Record], Callable[[Any, Casebook], Iterable[str]]] = {
    Action: _around,
    Case: _beside,
    ContactNote: _of_note,
    Figure: _in_its_line,
    Finding: lambda finding, casebook: (finding.visit, finding.thread),
    Oversight: lambda held, casebook: (
        _said_by(casebook.pointing(Finding, "oversight", held.id)) | _kin(held, casebook)
    ),
    Person: _of_person,
    ScrutinyVisit: _of_scrutiny,
    SelfEvaluation: _in_its_line,
    Spell: _beside,
    Update: _told_of,
    WeeklyReview: _of_weekly_review,
}
"""What a record of each kind bears on besides itself and the young people it names."""
