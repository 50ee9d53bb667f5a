"""What a change bears on: the records whose rules look at the one that changed."""

from collections.abc import Iterable

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import SelfEvaluation
from tracker.domain.scrutiny import Finding, ScrutinyVisit
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Figure, Spell
from tracker.rules.follow_up import line_of

LAST_SPEAKS = ("board", "local offer review")
"""Kinds of oversight of which the last alone is asked."""


def touches(record: Record, casebook: Casebook) -> set[str]:
    """Give the ids of the records whose flags a record bears on, as the casebook stands."""
    touched = {record.id, getattr(record, "case", ""), *getattr(record, "cases", ())} - {""}
    if isinstance(record, ContactNote):
        former = casebook.get(ContactNote, record.replaces)
        touched.update([former.case] if former else [])
    elif isinstance(record, Spell | Case):
        touched.update(_beside(record, casebook))
    elif isinstance(record, Figure | SelfEvaluation):
        touched.update(_in_its_line(record, casebook))
    elif isinstance(record, Update):
        touched.update(_told_of(record, casebook))
    elif isinstance(record, Action):
        touched.update(_around(record, casebook))
    elif isinstance(record, Finding):
        touched.update((record.visit, record.thread))
    elif isinstance(record, ScrutinyVisit):
        touched.update(v.id for v in casebook.all(ScrutinyVisit))
        touched.update(_said_by(casebook.pointing(Finding, "visit", record.id)))
    elif isinstance(record, Oversight):
        touched.update(_said_by(casebook.pointing(Finding, "oversight", record.id)))
        touched.update(_kin(record, casebook))
    elif isinstance(record, Person):
        owners = [record, *casebook.pointing(Person, "covered_by", record.id)]
        touched.update(a.id for owner in owners for a in casebook.pointing(Action, "owner", owner.id))
        touched.update(o.id for i in tuple(touched) for o in casebook.pointing(Oversight, "decisions", i))
    return touched - {""}


def cases_of(person: Person, casebook: Casebook) -> set[str]:
    """Give the young people somebody works with, or works with for whom they cover."""
    workers = [person, *casebook.pointing(Person, "covered_by", person.id)]
    return {s.case for worker in workers for s in casebook.pointing(Spell, "worker", worker.id)}


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
