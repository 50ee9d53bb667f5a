"""Verbs about our own oversight: supervision, audits, reviews, boards, and what they decided."""

import argparse
from typing import Any

from tracker.cli.list_verbs import add_list, show_oversight
from tracker.cli.parsing import count_of, listed_word_of, word_of
from tracker.cli.running import Running, refuse
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.dates import say_day
from tracker.domain import codes
from tracker.domain.care_codes import Participation
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case
from tracker.wording import counted, short

TICKS = {
    "team_manager": "the team manager took part",
    "reflective": "the worker had a reflective conversation",
    "young_view": "the young person was asked",
    "immediate_risk": "somebody was found at immediate risk",
}
"""What an audit can say yes or no to; neither is not recorded."""


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    of = add_subject(
        verbs,
        everywhere,
        "oversight",
        show_oversight,
        "supervision, audits, reviews, boards and their decisions",
    )
    add = add_verb(of, everywhere, "add", _add_oversight, "add one with what it decided")
    add.add_argument("kind", **word_of(codes.OversightKind))
    add.add_argument("title")
    add.add_argument("--day", metavar="DAY", help="when it was (today)")
    add.add_argument("--decision", action="append", default=[], help="may be repeated")
    _about_young_people(add)
    update = add_verb(of, everywhere, "update", _update_oversight, "correct or complete what is known of it")
    update.add_argument("ref", help="O-7KQ2")
    update.add_argument("--title")
    for verb in (add, update):
        verb.add_argument("--grade", **word_of(codes.Grade))
        verb.add_argument("--moderated-grade", **word_of(codes.Grade))
        verb.add_argument("--took-part", action="append", metavar="NAME")
        verb.add_argument("--summary")
        _about_an_audit(verb)
    decide = add_verb(of, everywhere, "decide", _decide, "add a decision")
    decide.add_argument("ref")
    decide.add_argument("text")
    raised = add_verb(of, everywhere, "raise", _raise_action, "make a decision an action")
    raised.add_argument("ref")
    raised.add_argument("number", type=count_of("decisions"), help="which decision, counted from 1")
    raised.add_argument("--title", default="")
    raised.add_argument("--owner", default="", metavar="NAME")
    raised.add_argument("--due", metavar="DAY")
    add_list(of, everywhere, "list", show_oversight, "our own oversight, newest first")


def _about_young_people(add: argparse.ArgumentParser) -> None:
    add.add_argument(
        "--case", action="append", default=[], metavar="YP-REF", dest="cases", help="whom it was about"
    )
    add.add_argument("--worker", default="", metavar="NAME", help="who was supervised")
    add.add_argument(
        "--agency", action="append", dest="agencies", metavar="NAME", help="attended or sent a report"
    )
    add.add_argument("--no-agencies-reason", metavar="REASON", help="why no other agency took part")
    way = add.add_mutually_exclusive_group()
    way.add_argument("--in-person", action="store_const", const=True, help="held in person")
    way.add_argument("--remote", dest="in_person", action="store_const", const=False, help="held remotely")
    add.add_argument("--participation", **listed_word_of(Participation, "PN", "how they took part"))


def _about_an_audit(verb: argparse.ArgumentParser) -> None:
    for name, what in TICKS.items():
        verb.add_argument(
            f"--{name.replace('_', '-')}", action=argparse.BooleanOptionalAction, help=f"audit: {what}"
        )
    verb.add_argument("--responded-on", metavar="DAY", help="audit: a manager responded to the risk")
    verb.add_argument("--again-of", metavar="O-REF", help="audit: the audit that it repeats")


def _oversight_fields(running: Running) -> dict[str, Any]:
    """Read what can be said of oversight both when it is added and later."""
    fields = said_of(running, "grade", "moderated_grade", "summary", "again_of", *TICKS)
    if took_part := said_of(running, "took_part"):
        fields["took_part"] = tuple(took_part["took_part"])
    if responded := running.day("responded_on", back=True):
        fields["responded_on"] = responded
    return fields


def _update_oversight(running: Running) -> int:
    desk = running.desk()
    held = desk.session.find(running.args.ref, Oversight)
    fields = _oversight_fields(running) | said_of(running, "title")
    if not fields:
        refuse(
            f"Nothing is said of {held.ref} that should change: add such as --moderated-grade or --young-view."
        )
    held = desk.oversight.edit(held, **fields)
    running.tell(f"updated {held.ref}: {held.kind} of {say_day(held.day)}, {held.title}", held.ref)
    return 0


def _add_oversight(running: Running) -> int:
    args = running.args
    fields = _oversight_fields(running)
    fields |= said_of(running, "no_agencies_reason", "in_person", "participation")
    fields |= {name: tuple(value) for name, value in said_of(running, "agencies").items()}
    day = running.day("day", back=True)
    desk = running.desk(create=True)
    cases = [desk.session.find(ref, Case) for ref in args.cases]
    held = desk.oversight.add(
        args.kind, args.title, day=day, decisions=args.decision, cases=cases, worker=args.worker, **fields
    )
    decided = counted(len(held.decisions), "decision")
    running.tell(f"added {held.ref}: {held.kind} of {say_day(held.day)}, {decided}", held.ref)
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
    title = short(action.title)
    running.tell(f"decision {args.number} of {held.ref} became {action.ref}: {title}", action.ref)
    return 0
