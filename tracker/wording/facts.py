"""What is known of a record, label by label."""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.dates import plain_day, say_day
from tracker.domain.casebook import Casebook
from tracker.domain.records import Claim, Record
from tracker.domain.reporting import Pack, SelfEvaluation
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Spell
from tracker.wording.care_facts import CARE_TELLERS
from tracker.wording.care_words import name_of, ref_of
from tracker.wording.document_facts import document_facts
from tracker.wording.evaluation_facts import evaluation_facts
from tracker.wording.listing import Facts, listed
from tracker.wording.pack_facts import pack_facts
from tracker.wording.plan_words import plan_facts
from tracker.wording.saying import due_sentence, place_of, rough, short_place, title_of


def facts_of(record: Record, casebook: Casebook, today: date) -> Facts:
    """Say what is known of a record, line by line; lines with nothing to say are left out."""
    tell = _TELLERS.get(type(record))
    found = tell(record, casebook, today) if tell else []
    return [(label, value) for label, value in found if value]


def _action_facts(action: Action, casebook: Casebook, today: date) -> Facts:
    owner = casebook.owner_of(action)
    confirmed = casebook.get(Person, action.confirmed_by)
    partner = f"{action.partner}, {action.partner_answer}" if action.partner_answer else action.partner
    facts: Facts = [
        ("For", ref_of(action.case, casebook)),
        ("State", _state(action)),
        ("Due", due_sentence(action, today)),
        ("Owner", owner.name if owner else "nobody"),
        ("Team", action.team),
        ("Partner", partner),
        ("From", _origin(action, casebook)),
        ("Theme", action.theme),
        ("Priority", "" if action.priority == "normal" else action.priority),
        ("Plan reference", action.plan_ref),
        ("Measure", action.measure),
        ("Baseline", action.baseline),
        ("Promise", _promise(action)),
        ("Impact", action.impact),
        (
            "Confirmed by",
            "self-confirmed" if action.self_confirmed else (confirmed.name if confirmed else ""),
        ),
        ("Dropped because", action.dropped_reason),
    ]
    return [*facts, *_answers(action, casebook), *plan_facts(action)]


def _state(action: Action) -> str:
    days = {"complete": action.completed_on, "embedded": action.embedded_on, "dropped": action.dropped_on}
    day = days.get(action.state)
    if action.blocked is not None:
        chase = f", chase on {plain_day(action.blocked.chase_on)}" if action.blocked.chase_on else ""
        since = plain_day(action.blocked.since)
        return f"blocked since {since}: waits for {action.blocked.what} ({action.blocked.on}){chase}"
    return f"{action.state} on {plain_day(day)}" if day else action.state


def _promise(action: Action) -> str:
    promise = action.promise
    if promise is None:
        return ""
    told = ""
    if promise.told_on:
        how = ", ".join(filter(None, (f"by {promise.told_by}" if promise.told_by else "", promise.told_how)))
        told = f"; told on {plain_day(promise.told_on)} {how}".rstrip()
    return f"“{promise.words}” to {promise.to}{told}"


def _origin(action: Action, casebook: Casebook) -> str:
    held = casebook.get(Oversight, action.oversight)
    split = casebook.get(Action, action.split_from)
    parts = [action.source or "", f"{held.kind} of {plain_day(held.day)} ({held.ref})" if held else ""]
    parts.append(f"split from {split.ref}" if split else "")
    where = ", ".join(part for part in parts if part)
    return f"{where}; agreed on {plain_day(action.agreed_on)}".removeprefix("; ")


def _answers(action: Action, casebook: Casebook) -> Facts:
    return [
        ("Answers" if n == 0 else "", f"{f.ref}, {place_of(f, casebook)}: “{f.quote}”")
        for n, f in enumerate(casebook.findings_of(action))
    ]


def _finding_facts(finding: Finding, casebook: Casebook, _today: date) -> Facts:
    thread = casebook.get(Thread, finding.thread)
    actions = casebook.actions_for(finding.id)
    answer = finding.answer + (f": {finding.answer_reason}" if finding.answer_reason else "")
    return [
        ("Where", place_of(finding, casebook)),
        ("Section", finding.section),
        ("Reads as", finding.kind + (f", {finding.standing}" if finding.standing != "none" else "")),
        ("Said by", finding.said_by),
        ("Theme", finding.theme),
        ("Thread", f"{thread.ref} {thread.title} ({finding.step})" if thread else ""),
        ("Answer", answer),
        ("Received", _received(finding, casebook)),
        *listed("Actions", (f"{a.ref} {a.title} ({a.state})" for a in actions), "none yet"),
    ]


def _received(finding: Finding, casebook: Casebook) -> str:
    """Say when the words were received: the visit knows, where there is one."""
    visit = casebook.get(ScrutinyVisit, finding.visit)
    day = finding.found_on or (visit and (visit.received or visit.letter_date))
    return plain_day(day) if day else ""


def _thread_facts(thread: Thread, casebook: Casebook, _today: date) -> Facts:
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions = {a.id: a for f in findings for a in casebook.actions_for(f.id)}
    owner = casebook.owner_of(thread)
    return [
        ("State", thread.state),
        ("Last closed", plain_day(thread.closed_on) if thread.closed_on else ""),
        ("Owner", owner.name if owner else "nobody"),
        ("Theme", thread.theme),
        ("Closed because", thread.closing_evidence),
        *listed("Said", (f"{place_of(f, casebook)}, {f.step}: “{f.quote}”" for f in findings), "nothing"),
        *listed("Actions", (f"{a.ref} {a.title} ({a.state})" for a in actions.values()), "none yet"),
    ]


def _visit_facts(visit: ScrutinyVisit, casebook: Casebook, _today: date) -> Facts:
    findings = casebook.pointing(Finding, "visit", visit.id)
    documents = [d for d in (casebook.get(Document, i) for i in visit.documents) if d is not None]
    return [
        ("When", rough(visit.when) + (", expected" if visit.expected else "")),
        ("Authority", visit.authority),
        ("Inspectors", ", ".join(visit.inspectors)),
        ("Areas", "; ".join(visit.areas)),
        ("Judgements", "; ".join(f"{j.area}: {j.grade}" for j in visit.judgements)),
        ("Letter dated", plain_day(visit.letter_date) if visit.letter_date else ""),
        ("Received", plain_day(visit.received) if visit.received else ""),
        ("Draft plan sent", plain_day(visit.draft_plan_sent) if visit.draft_plan_sent else ""),
        ("Plan sent", plain_day(visit.plan_sent) if visit.plan_sent else ""),
        ("Publication", _publication(visit)),
        ("Shared with", "; ".join(f"{s.body}, {plain_day(s.day)}" for s in visit.shared_with)),
        ("Headline", visit.headline),
        *listed(
            "Sources differ", (f"{n}. {_claim(c, casebook)}" for n, c in enumerate(visit.claims, start=1)), ""
        ),
        *listed("Documents", (f"{d.ref} {title_of(d)}, {len(d.waiting)} waiting" for d in documents), "none"),
        *listed("Findings", (_finding_line(f, casebook) for f in findings), "none yet"),
    ]


def _claim(claim: Claim, casebook: Casebook) -> str:
    document = casebook.get(Document, claim.document)
    where = f" in {document.ref} {title_of(document)}" if document else ""
    return f"{claim.field.replace('_', ' ')} is {claim.value}{where}"


def _publication(visit: ScrutinyVisit) -> str:
    if visit.publication_day is None:
        return visit.publication
    until = "until" if visit.publication == "embargoed" else "on"
    return f"{visit.publication} {until} {plain_day(visit.publication_day)}"


def _finding_line(finding: Finding, casebook: Casebook) -> str:
    actions = casebook.actions_for(finding.id)
    became = ", ".join(f"{a.ref} {a.state}" for a in actions) or f"answer: {finding.answer}"
    return f"{finding.ref} {short_place(finding, casebook)} {finding.kind}: {finding.quote} -> {became}"


def _oversight_facts(held: Oversight, casebook: Casebook, _today: date) -> Facts:
    decisions = []
    for number, decision in enumerate(held.decisions, start=1):
        action = casebook.get(Action, decision.action)
        became = f"{action.ref} {action.state}" if action else "not yet an action"
        decisions.append(f"{number}. {decision.text} -> {became}")
    findings = casebook.pointing(Finding, "oversight", held.id)
    return [
        ("Kind", held.kind),
        ("Day", say_day(held.day)),
        ("Grade", held.grade or ""),
        ("Moderated grade", held.moderated_grade or ""),
        *_audit_facts(held, casebook),
        ("About", ", ".join(filter(None, (ref_of(case, casebook) for case in held.cases)))),
        ("Worker", name_of(held.worker, casebook) if held.worker else ""),
        ("Held", {True: "in person", False: "remotely", None: ""}[held.in_person]),
        ("Participation", held.participation or ""),
        ("Took part", ", ".join(held.took_part)),
        ("Other agencies", ", ".join(held.agencies) or held.no_agencies_reason),
        ("Summary", held.summary),
        *listed("Decisions", decisions, "none"),
        *listed("Findings", (f"{f.ref} {f.kind}: {f.quote}" for f in findings), ""),
    ]


def _audit_facts(held: Oversight, casebook: Casebook) -> Facts:
    """Say what is recorded of an audit alone; what is not recorded is not said to be missing."""
    former = casebook.get(Oversight, held.again_of)
    later = casebook.pointing(Oversight, "again_of", held.id)
    return [
        ("Team manager", _either(held.team_manager, "took part", "did not take part")),
        ("Reflective talk", _either(held.reflective, "held with the worker", "not held")),
        ("Young person", _either(held.young_view, "asked", "not asked")),
        ("Immediate risk", _either(held.immediate_risk, "found", "not found")),
        ("Risk responded to", plain_day(held.responded_on) if held.responded_on else ""),
        ("Repeats", f"{former.ref} of {plain_day(former.day)}" if former else ""),
        ("Repeated by", ", ".join(f"{o.ref} of {plain_day(o.day)}" for o in later)),
    ]


def _either(said: bool | None, yes: str, no: str) -> str:
    """Say an answer in words; one that is not recorded is left out."""
    return "" if said is None else (yes if said else no)


def _person_facts(person: Person, casebook: Casebook, today: date) -> Facts:
    cover = casebook.get(Person, person.covered_by)
    owned = [a for a in casebook.pointing(Action, "owner", person.id) if a.open]
    return [
        ("Role", person.role),
        ("Team", person.team),
        ("Agency", person.agency),
        ("Here since", plain_day(person.started) if person.started else ""),
        ("Left", plain_day(person.left) if person.left else ""),
        ("Covered by", cover.name if cover else ""),
        ("Young people", ", ".join(sorted(_works_with(person, casebook, today)))),
        *listed("Open actions", (f"{a.ref} {a.title}" for a in owned), "none"),
    ]


def _works_with(person: Person, casebook: Casebook, today: date) -> set[str]:
    spells = casebook.pointing(Spell, "worker", person.id)
    return {ref_of(s.case, casebook) for s in spells if s.on(today)}


_TELLERS: dict[type[Record], Callable[[Any, Casebook, date], Facts]] = {
    Action: _action_facts,
    Finding: _finding_facts,
    Thread: _thread_facts,
    ScrutinyVisit: _visit_facts,
    Document: document_facts,
    Oversight: _oversight_facts,
    Person: _person_facts,
    SelfEvaluation: evaluation_facts,
    Pack: pack_facts,
    **CARE_TELLERS,
}
