"""Verbs about scrutiny visits, findings, threads, oversight and people."""

import argparse
from typing import Any

from tracker.cli.list_verbs import (
    add_list,
    show_findings,
    show_oversight,
    show_people,
    show_threads,
    show_visits,
)
from tracker.cli.running import Running, say
from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Oversight, Person


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    for add_subject in (_visits, _findings, _threads, _oversight, _people):
        add_subject(verbs, everywhere)


def _verb(
    of: Any, everywhere: argparse.ArgumentParser, name: str, run: Any, sentence: str
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = of.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("--quiet", action="store_true", help="print the reference alone")
    verb.set_defaults(run=run)
    return verb


def _subject(verbs: Any, everywhere: argparse.ArgumentParser, name: str, sentence: str) -> Any:
    subject = verbs.add_parser(name, parents=[everywhere], help=sentence)
    return subject.add_subparsers(title="verbs", metavar="VERB", required=True)


def _said(running: Running, *names: str) -> dict[str, Any]:
    """Give the options that were said, by name."""
    said = {name: getattr(running.args, name) for name in names}
    return {name: value for name, value in said.items() if value is not None}


def _visits(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = _subject(verbs, everywhere, "visit", "add or correct a scrutiny visit")
    add = _verb(of, everywhere, "add", _add_visit, "add a visit, held or expected")
    add.add_argument("kind", choices=codes.words(codes.ScrutinyKind))
    add.add_argument("--when", required=True, help='such as "21 and 22 February 2024" or "summer 2024"')
    update = _verb(of, everywhere, "update", _update_visit, "correct what is known of a visit")
    update.add_argument("ref", help='V-7KQ2 or "visit 4"')
    update.add_argument("--kind", choices=codes.words(codes.ScrutinyKind))
    update.add_argument("--when")
    for verb in (add, update):
        verb.add_argument("--number", type=int, dest="ordinal")
        verb.add_argument("--authority")
        verb.add_argument("--inspector", action="append", dest="inspectors")
        verb.add_argument("--area", action="append", dest="areas")
        verb.add_argument("--letter-date", metavar="DAY")
        verb.add_argument("--received", metavar="DAY")
        verb.add_argument("--publication", choices=codes.words(codes.Publication))
        verb.add_argument("--publication-day", metavar="DAY")
        verb.add_argument("--headline")
        verb.add_argument("--expected", action=argparse.BooleanOptionalAction)
    add_list(of, everywhere, "list", show_visits, "visits and oversight, by day")


def _visit_fields(running: Running) -> dict[str, Any]:
    fields = _said(running, "ordinal", "authority", "publication", "headline", "expected")
    fields |= {name: tuple(value) for name, value in _said(running, "inspectors", "areas").items()}
    days = {name: running.day(name, back=True) for name in ("letter_date", "received", "publication_day")}
    return fields | {name: day for name, day in days.items() if day is not None}


def _add_visit(running: Running) -> int:
    fields = _visit_fields(running)
    visit = running.desk(create=True).visits.add(running.args.kind, running.args.when, **fields)
    running.tell(f"added {visit.ref}: {visit.title}, {visit.when.text}", visit.ref)
    return 0


def _update_visit(running: Running) -> int:
    desk = running.desk()
    visit = desk.session.find(running.args.ref, ScrutinyVisit)
    fields = _visit_fields(running) | _said(running, "kind")
    visit = desk.visits.edit(visit, when=running.args.when or "", **fields)
    running.tell(f"updated {visit.ref}: {visit.title}, {visit.when.text}", visit.ref)
    return 0


def _findings(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = _subject(verbs, everywhere, "finding", "add, answer or link a finding")
    add = _verb(of, everywhere, "add", _add_finding, "add a finding in its own words")
    add.add_argument("quote")
    add.add_argument("--visit", default="", metavar="REF")
    add.add_argument("--oversight", default="", metavar="REF")
    add.add_argument("--source", choices=codes.words(codes.Source), default="visit")
    add.add_argument("--thread", default="", metavar="REF")
    update = _verb(of, everywhere, "update", _update_finding, "change what it is taken for, or its answer")
    update.add_argument("ref", help="F-7KQ2 or 4/12")
    update.add_argument("--answer", choices=codes.words(codes.Answer))
    update.add_argument("--reason", default="", help="why watch or none is the answer")
    update.add_argument("--step", choices=codes.words(codes.Step))
    for verb in (add, update):
        verb.add_argument("--kind", choices=codes.words(codes.FindingKind))
        verb.add_argument("--theme", choices=codes.words(codes.Theme), metavar="THEME")
        verb.add_argument("--standing", choices=codes.words(codes.Standing))
        verb.add_argument("--said-by", choices=codes.words(codes.SaidBy))
    link = _verb(of, everywhere, "link", _link_finding, "move it to a thread")
    link.add_argument("ref")
    link.add_argument("thread", metavar="THREAD")
    link.add_argument("--step", choices=codes.words(codes.Step), default="seen again")
    add_list(of, everywhere, "list", show_findings, "findings, narrowed by filter words").set_defaults(
        orphans=False
    )


def _add_finding(running: Running) -> int:
    args = running.args
    fields = _said(running, "kind", "theme", "standing", "said_by")
    desk = running.desk(create=True)
    finding = desk.findings.add(
        args.quote,
        source=args.source,
        visit=args.visit,
        oversight=args.oversight,
        thread=args.thread,
        **fields,
    )
    running.tell(f"added {finding.ref}", finding.ref)
    return 0


def _update_finding(running: Running) -> int:
    desk = running.desk()
    finding = desk.session.find(running.args.ref, Finding)
    fields = _said(running, "kind", "theme", "standing", "said_by", "step")
    if fields:
        finding = desk.findings.edit(finding, **fields)
    if running.args.answer:
        finding = desk.findings.answer(finding, running.args.answer, running.args.reason)
    running.tell(f"updated {finding.ref}", finding.ref)
    return 0


def _link_finding(running: Running) -> int:
    desk = running.desk()
    finding = desk.findings.link(
        desk.session.find(running.args.ref, Finding), running.args.thread, running.args.step
    )
    running.tell(f"linked {finding.ref} to {running.args.thread.upper()}", finding.ref)
    return 0


def _threads(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = _subject(verbs, everywhere, "thread", "name, own or close a thread")
    update = _verb(of, everywhere, "update", _update_thread, "change its title, theme, state or owner")
    update.add_argument("ref")
    update.add_argument("--title")
    update.add_argument("--theme", choices=codes.words(codes.Theme), metavar="THEME")
    update.add_argument("--state", choices=codes.words(codes.ThreadState))
    update.add_argument("--owner", metavar="NAME")
    update.add_argument("--evidence", dest="closing_evidence", help="what shows that it is resolved")
    add_list(of, everywhere, "list", show_threads, "threads, narrowed by filter words")


def _update_thread(running: Running) -> int:
    desk = running.desk()
    fields = _said(running, "title", "theme", "state", "owner", "closing_evidence")
    thread = desk.findings.edit_thread(desk.session.find(running.args.ref, Thread), **fields)
    running.tell(f"updated {thread.ref}: {thread.title} ({thread.state})", thread.ref)
    return 0


def _oversight(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = _subject(verbs, everywhere, "oversight", "supervision, audits, reviews, boards and their decisions")
    add = _verb(of, everywhere, "add", _add_oversight, "add one with what it decided")
    add.add_argument("kind", choices=codes.words(codes.OversightKind))
    add.add_argument("title")
    add.add_argument("--day")
    add.add_argument("--decision", action="append", default=[], help="may be repeated")
    add.add_argument("--grade", choices=codes.words(codes.Grade))
    add.add_argument("--moderated-grade", choices=codes.words(codes.Grade))
    add.add_argument("--took-part", action="append", metavar="NAME")
    add.add_argument("--summary")
    decide = _verb(of, everywhere, "decide", _decide, "add a decision")
    decide.add_argument("ref")
    decide.add_argument("text")
    raised = _verb(of, everywhere, "raise", _raise_action, "make a decision an action")
    raised.add_argument("ref")
    raised.add_argument("number", type=int, help="which decision, counted from 1")
    raised.add_argument("--title", default="")
    raised.add_argument("--owner", default="", metavar="NAME")
    raised.add_argument("--due", metavar="DAY")
    add_list(of, everywhere, "list", show_oversight, "our own oversight, newest first")


def _add_oversight(running: Running) -> int:
    fields = _said(running, "grade", "moderated_grade", "summary")
    if running.args.took_part:
        fields["took_part"] = tuple(running.args.took_part)
    day = running.day("day", back=True)
    desk = running.desk(create=True)
    held = desk.oversight.add(
        running.args.kind, running.args.title, day=day, decisions=running.args.decision, **fields
    )
    running.tell(
        f"added {held.ref}: {held.kind} of {plain_day(held.day)}, {len(held.decisions)} decisions", held.ref
    )
    return 0


def _decide(running: Running) -> int:
    desk = running.desk()
    held = desk.oversight.decide(desk.session.find(running.args.ref, Oversight), running.args.text)
    running.tell(f"added decision {len(held.decisions)} to {held.ref}; it is not yet an action", held.ref)
    return 0


def _raise_action(running: Running) -> int:
    args = running.args
    desk = running.desk()
    held = desk.session.find(args.ref, Oversight)
    action = desk.oversight.raise_action(
        held, args.number, title=args.title, owner=args.owner, due=running.day("due")
    )
    running.tell(f"decision {args.number} of {held.ref} became {action.ref}: {action.title}", action.ref)
    return 0


def _people(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = _subject(verbs, everywhere, "people", "who actions can be given to")
    add = _verb(of, everywhere, "add", _add_person, "add somebody")
    add.add_argument("name")
    for name in ("role", "team", "agency"):
        add.add_argument(f"--{name}", default="")
    add.add_argument("--group", action="store_true", help="a team or board, which cannot be asked")
    leave = _verb(
        of, everywhere, "leave", _leave, "keep somebody's last day, and list what is still with them"
    )
    leave.add_argument("name")
    leave.add_argument("--day", help="the last day (today)")
    leave.add_argument("--cover", default="", metavar="NAME")
    update = _verb(of, everywhere, "update", _update_person, "change a role, team or agency")
    update.add_argument("person")
    for name in ("name", "role", "team", "agency"):
        update.add_argument(f"--{name}")
    add_list(of, everywhere, "list", show_people, "everybody, those who left last")


def _add_person(running: Running) -> int:
    args = running.args
    desk = running.desk(create=True)
    person = desk.people.add(
        args.name, is_group=args.group, role=args.role, team=args.team, agency=args.agency
    )
    running.tell(f"added {person.name} as {person.ref}", person.ref)
    return 0


def _leave(running: Running) -> int:
    day = running.day("day") or running.today
    desk = running.desk()
    left = desk.people.leave(desk.session.find(running.args.name, Person), day, running.args.cover)
    running.tell(left.sentence, left.person.ref)
    for ref, title in [(a.ref, a.title) for a in left.actions] + [(t.ref, t.title) for t in left.threads]:
        say(f"  {ref}  {title}")
    return 0


def _update_person(running: Running) -> int:
    desk = running.desk()
    person = desk.session.find(running.args.person, Person)
    person = desk.people.edit(person, **_said(running, "name", "role", "team", "agency"))
    running.tell(f"updated {person.name}", person.ref)
    return 0
