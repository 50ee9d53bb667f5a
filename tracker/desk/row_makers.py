"""What the lists say of each kind of record."""

from collections.abc import Callable, Sequence
from typing import Any

from tracker.desk.action_standing import standing_facts, standing_more, standing_rests_on
from tracker.desk.care_rows import case_row, figure_row, note_row, plan_row
from tracker.desk.evaluation_rows import evaluation_row
from tracker.desk.review_rows import review_row
from tracker.desk.row import Fact, Row, made
from tracker.desk.session import Session, name_of
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import SelfEvaluation, WeeklyReview
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Figure, PathwayPlan, Spell
from tracker.rules.findings import acted_on, received
from tracker.rules.flags import Flag
from tracker.rules.scrutiny import not_read_yet, not_tested_at
from tracker.wording import place_of, plain_day, short_place


def _action_row(session: Session, action: Action, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.findings_of(action)
    updates = casebook.updates_about(action.id)
    owner = casebook.owner_of(action)
    visits = [v for f in findings if (v := casebook.get(ScrutinyVisit, f.visit))]
    case = casebook.get(Case, action.case)
    standing = standing_more(session, action)
    return made(
        action,
        flags,
        state=action.state,
        owner=name_of(owner),
        due=action.due,
        more={
            "original_due": action.original_due,
            "slips": sum(u.slip for u in updates),
            "source": action.source,
            "theme": action.theme,
            "priority": action.priority,
            "findings": [short_place(f, casebook) for f in findings],
            "plan_ref": action.plan_ref or None,
            "partner": action.partner or None,
            "partner_answer": action.partner_answer,
            "team": action.team or None,
            "updated": updates[-1].day if updates else None,
            "case": case.ref if case else None,
            "promise": action.promise.words if action.promise else None,
            **standing,
        },
        facts=_action_facts(action, findings, visits, updates, case, casebook) | standing_facts(standing),
        looks_at=[*findings, *visits, *updates, owner, case],
        looks_at_all=standing_rests_on(action),
    )


def _action_facts(
    action: Action,
    findings: Sequence[Finding],
    visits: Sequence[ScrutinyVisit],
    updates: Sequence[Update],
    case: Case | None,
    casebook: Casebook,
) -> dict[str, Fact]:
    return {
        "case": tuple(filter(None, (case.ref, case.number))) if case else None,
        "kind": "promise" if action.promise else None,
        "source": action.source,
        "theme": action.theme,
        "priority": action.priority,
        "partner": action.partner or None,
        "plan": action.plan_ref or None,
        "team": action.team or None,
        "finding": tuple(said for f in findings for said in (f.ref, short_place(f, casebook))),
        "agreed": action.agreed_on,
        "updated": updates[-1].day if updates else None,
        "completed": action.completed_on,
        "visit": tuple(sorted({str(v.ordinal) for v in visits if v.ordinal})),
    }


def _finding_row(session: Session, finding: Finding, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    visit = casebook.get(ScrutinyVisit, finding.visit)
    thread = casebook.get(Thread, finding.thread)
    actions = casebook.actions_for(finding.id)
    owner = casebook.owner_of(thread) if thread else None
    held = casebook.get(Oversight, finding.oversight)
    acted = "acted on" if acted_on(finding.id, casebook) else "no action"
    came = received(finding, casebook)
    return made(
        finding,
        flags,
        state=finding.answer if finding.answer != "action" else acted,
        owner=name_of(owner),
        more={
            "text": finding.quote,
            "place": place_of(finding, casebook),
            "kind": finding.kind,
            "standing": finding.standing,
            "theme": finding.theme,
            "answer": finding.answer,
            "said_by": finding.said_by,
            "source": finding.source,
            "thread": thread.ref if thread else None,
            "actions": [a.ref for a in actions],
            "received": came,
        },
        facts={
            "kind": finding.kind,
            "finding": (finding.ref, short_place(finding, casebook)),
            "received": came,
            "theme": finding.theme,
            "source": finding.source,
            "answer": finding.answer,
            "standing": finding.standing,
            "visit": _visit_words(visit),
            "thread": thread.ref if thread else None,
        },
        looks_at=[visit, thread, owner, held, *actions],
    )


def _visit_words(visit: ScrutinyVisit | None) -> tuple[str, ...]:
    """Give what a visit may be filtered by: its number, kind and reference."""
    number = (str(visit.ordinal),) if visit and visit.ordinal else ()
    return (*number, visit.kind, visit.ref) if visit else ()


def _thread_row(session: Session, thread: Thread, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions = {a.ref: a for f in findings for a in casebook.actions_for(f.id)}
    seen_at = {f.visit for f in findings}
    visits = [v for v in casebook.visits_in_order() if v.id in seen_at]
    silent, unread = not_tested_at(thread, casebook), not_read_yet(thread, casebook)
    said_there = [f for v in silent for f in casebook.pointing(Finding, "visit", v.id)]
    owner = casebook.owner_of(thread)
    return made(
        thread,
        flags,
        state=thread.state,
        owner=name_of(owner),
        more={
            "theme": thread.theme,
            "findings": [short_place(f, casebook) for f in findings],
            "visits": [_number(v) for v in visits],
            "not_tested": [_number(v) for v in silent],
            "not_read": [_number(v) for v in unread],
            "actions": list(actions),
            "open_actions": sum(a.open for a in actions.values()),
        },
        facts={
            "theme": thread.theme,
            "finding": tuple(said for f in findings for said in (f.ref, short_place(f, casebook))),
            "visit": tuple(str(v.ordinal) for v in visits if v.ordinal),
            "kind": tuple(dict.fromkeys(f.kind for f in findings)),
            "source": tuple(dict.fromkeys(f.source for f in findings)),
        },
        looks_at=[*findings, *actions.values(), *visits, *said_there, owner],
        looks_at_all=(ScrutinyVisit, Document, Finding),
    )


def _number(visit: ScrutinyVisit) -> str:
    return str(visit.ordinal) if visit.ordinal else visit.ref


def _visit_row(session: Session, visit: ScrutinyVisit, flags: tuple[Flag, ...]) -> Row:
    casebook = session.casebook
    findings = casebook.pointing(Finding, "visit", visit.id)
    actions = {f.id: casebook.actions_for(f.id) for f in findings}
    acted = sum(bool(acted_on(f.id, casebook)) for f in findings)
    return made(
        visit,
        flags,
        state="expected" if visit.expected else "held",
        title=f"{visit.title}: {'; '.join(visit.areas) or visit.headline or visit.authority}".rstrip(": "),
        more={
            "kind": visit.kind,
            "number": visit.ordinal,
            "when": visit.when.text,
            "day": visit.when.earliest,
            "authority": visit.authority or None,
            "letter_date": visit.letter_date,
            "received": visit.received,
            "publication": visit.publication,
            "findings": len(findings),
            "findings_with_action": acted,
        },
        facts={
            "kind": visit.kind,
            "visit": str(visit.ordinal) if visit.ordinal else None,
            "source": "visit",
            "expected" if visit.expected else "held": visit.when.earliest,
            "received": visit.received or visit.letter_date,
        },
        looks_at=[*findings, *(action for found in actions.values() for action in found)],
    )


def _oversight_row(session: Session, held: Oversight, flags: tuple[Flag, ...]) -> Row:
    waiting = sum(not d.action for d in held.decisions)
    cases = [case for case in (session.casebook.get(Case, i) for i in held.cases) if case]
    return made(
        held,
        flags,
        state=f"{waiting} not yet an action" if waiting else "done",
        title=f"{held.kind}: {held.title}",
        more={
            "kind": held.kind,
            "day": held.day,
            "when": plain_day(held.day),
            "grade": held.grade,
            "decisions": len(held.decisions),
            "not_yet_actions": waiting,
            "cases": [case.ref for case in cases],
        },
        facts={
            "kind": held.kind,
            "source": held.kind,
            "held": held.day,
            "case": tuple(said for case in cases for said in (case.ref, case.number) if said),
        },
        looks_at=cases,
    )


def _person_row(session: Session, person: Person, flags: tuple[Flag, ...]) -> Row:
    casebook, today = session.casebook, session.today
    owned = casebook.pointing(Action, "owner", person.id)
    spells = casebook.pointing(Spell, "worker", person.id)
    cases = [case for case in (casebook.get(Case, s.case) for s in spells) if case]
    working = {s.case for s in spells if s.on(today)}
    return made(
        person,
        flags,
        state="left" if not person.here_on(session.today) else ("group" if person.is_group else "here"),
        more={
            "role": person.role or None,
            "team": person.team or None,
            "agency": person.agency or None,
            "left": person.left,
            "open_actions": sum(a.open for a in owned),
            "young_people": len({c.id for c in cases if c.id in working and c.open_on(today)}),
        },
        facts={"team": person.team or None, "partner": person.agency or None},
        looks_at=[*owned, *spells, *cases],
    )


def _document_row(session: Session, document: Document, flags: tuple[Flag, ...]) -> Row:
    visit = session.casebook.get(ScrutinyVisit, document.visit)
    return made(
        document,
        flags,
        state="waiting" if document.undecided else "done",
        more={
            "kind": document.kind,
            "name": document.name,
            "day": document.day,
            "visit": visit.ref if visit else None,
            "paragraph_count": len(document.paragraphs),
            "waiting": len(document.waiting),
            "offers_waiting": len(document.undecided) - len(document.waiting),
        },
        facts={"kind": document.kind, "visit": str(visit.ordinal) if visit and visit.ordinal else None},
        looks_at=[visit],
    )


MAKERS: dict[type[Record], Callable[[Session, Any, tuple[Flag, ...]], Row]] = {
    Action: _action_row,
    Document: _document_row,
    Finding: _finding_row,
    Thread: _thread_row,
    ScrutinyVisit: _visit_row,
    Oversight: _oversight_row,
    Person: _person_row,
    WeeklyReview: review_row,
    Case: case_row,
    ContactNote: note_row,
    PathwayPlan: plan_row,
    Figure: figure_row,
    SelfEvaluation: evaluation_row,
}
"""What makes the row of each kind; the other kinds stand in no list."""
