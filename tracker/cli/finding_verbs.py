"""Verbs about findings and the threads they belong to."""

import argparse
from typing import Any

from tracker.cli.evidence_verbs import add_decision, add_evidence
from tracker.cli.list_verbs import (
    ORPHAN_FINDINGS,
    add_list,
    show_findings,
    show_threads,
)
from tracker.cli.parsing import listed_word_of, word_of
from tracker.cli.repeat_lines import show_repeats
from tracker.cli.running import Running, something
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.desk import Desk
from tracker.domain import codes
from tracker.domain.scrutiny import Finding, Thread
from tracker.wording import short


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    _findings(verbs, everywhere)
    _threads(verbs, everywhere)


def _findings(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = add_subject(verbs, everywhere, "finding", show_findings, "add, answer or link a finding")
    add = add_verb(of, everywhere, "add", _add_finding, "add a finding in its own words")
    add.add_argument("quote")
    add.add_argument("--visit", default="", metavar="REF")
    add.add_argument("--oversight", default="", metavar="REF")
    add.add_argument("--source", **word_of(codes.Source), default="visit")
    add.add_argument("--thread", default="", metavar="REF")
    update = add_verb(of, everywhere, "update", _update_finding, "change what it is taken for, or its answer")
    update.add_argument("ref", help="F-7KQ2 or 4/12")
    update.add_argument("--answer", **word_of(codes.Answer))
    update.add_argument("--reason", help="why watch or none is the answer")
    update.add_argument("--step", **word_of(codes.Step))
    for verb in (add, update):
        verb.add_argument("--kind", **word_of(codes.FindingKind))
        verb.add_argument("--theme", **listed_word_of(codes.Theme, "THEME"))
        verb.add_argument("--standing", **word_of(codes.Standing))
        verb.add_argument("--said-by", **word_of(codes.SaidBy))
    link = add_verb(of, everywhere, "link", _link_finding, "move it to a thread")
    link.add_argument("ref")
    link.add_argument("thread", metavar="THREAD")
    link.add_argument("--step", **word_of(codes.Step), default="seen again")
    repeats = of.add_parser(
        "repeats", parents=[everywhere], help="earlier findings it may repeat; links nothing"
    )
    repeats.add_argument(
        "ref", help="F-7KQ2 or 4/12; visit 4: its findings; D-7KQ2: its paragraphs that wait"
    )
    repeats.add_argument("--paragraphs", default="", metavar="1,3-7", help="of a document, which ones")
    repeats.add_argument("--json", action="store_true")
    repeats.set_defaults(run=show_repeats)
    narrowed = "findings, narrowed by filter words"
    add_list(of, everywhere, "list", show_findings, narrowed, orphans=ORPHAN_FINDINGS)


def _add_finding(running: Running) -> int:
    args = running.args
    fields = said_of(running, "kind", "theme", "standing", "said_by")
    desk = running.desk(create=True)
    finding = desk.findings.add(
        args.quote,
        source=args.source,
        visit=args.visit,
        oversight=args.oversight,
        thread=args.thread,
        **fields,
    )
    running.tell(f"added {finding.ref}, {_finding_said(desk, finding)}", finding.ref)
    return 0


def _update_finding(running: Running) -> int:
    desk = running.desk()
    finding = desk.session.find(running.args.ref, Finding)
    names = ("kind", "theme", "standing", "said_by", "step")
    something({name: getattr(running.args, name) for name in (*names, "answer", "reason")})
    fields = said_of(running, *names)
    if running.args.answer or running.args.reason:
        answer = running.args.answer or finding.answer
        finding = desk.findings.answer(finding, answer, running.args.reason or "", **fields)
    else:
        finding = desk.findings.edit(finding, **fields)
    running.tell(f"updated {finding.ref}, {_finding_said(desk, finding)}", finding.ref)
    return 0


def _finding_said(desk: Desk, finding: Finding) -> str:
    thread = desk.session.casebook.get(Thread, finding.thread)
    read = finding.kind + (f", {finding.standing}" if finding.standing != "none" else "")
    return f"{read}, {finding.theme}; thread {thread.ref if thread else 'none'}; answer: {finding.answer}"


def _link_finding(running: Running) -> int:
    desk = running.desk()
    finding = desk.findings.link(
        desk.session.find(running.args.ref, Finding), running.args.thread, running.args.step
    )
    thread = desk.session.casebook.get(Thread, finding.thread)
    to = f"{thread.ref}, {short(thread.title)}" if thread else running.args.thread
    running.tell(f"linked {finding.ref} to {to} ({finding.step})", finding.ref)
    return 0


def _threads(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = add_subject(verbs, everywhere, "thread", show_threads, "name, own or close a thread")
    update = add_verb(of, everywhere, "update", _update_thread, "change its title, theme, state or owner")
    update.add_argument("ref")
    update.add_argument("--title")
    update.add_argument("--theme", **listed_word_of(codes.Theme, "THEME"))
    update.add_argument("--state", **word_of(codes.ThreadState))
    update.add_argument("--owner", metavar="NAME")
    update.add_argument("--evidence", metavar="LINE", help="what shows that it is resolved")
    merge = add_verb(of, everywhere, "merge", _merge_threads, "move all of it into another thread")
    merge.add_argument("ref")
    merge.add_argument("into", metavar="THREAD", help="the thread that stays")
    add_evidence(of, everywhere, Thread, "the thread: T-7KQ2")
    add_decision(of, everywhere, Thread, "T-7KQ2", "keep what was decided about it, such as by the board")
    add_list(of, everywhere, "list", show_threads, "threads, narrowed by filter words")


def _update_thread(running: Running) -> int:
    desk = running.desk()
    names = ("title", "theme", "state", "owner", "evidence")
    fields = something({name: getattr(running.args, name) for name in names})
    if "evidence" in fields:
        fields["closing_evidence"] = fields.pop("evidence")
    thread = desk.findings.edit_thread(desk.session.find(running.args.ref, Thread), **fields)
    owner = desk.session.casebook.owner_of(thread)
    said = f"{thread.state}, owner {owner.name if owner else 'nobody'}"
    running.tell(f"updated {thread.ref}: {thread.title} ({said})", thread.ref)
    return 0


def _merge_threads(running: Running) -> int:
    desk = running.desk()
    gone = desk.session.find(running.args.ref, Thread)
    thread = desk.findings.merge(gone, running.args.into)
    running.tell(f"merged {gone.ref} into {thread.ref}: {thread.title}", thread.ref)
    return 0
