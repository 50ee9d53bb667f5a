"""Verbs about scrutiny visits and our own oversight."""

import argparse
from typing import Any, get_args

from tracker.cli.list_verbs import (
    add_list,
    show_oversight,
    show_visits,
)
from tracker.cli.parsing import count_of, listed_word_of, word_of
from tracker.cli.running import Running, refuse
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.dates import say_day
from tracker.domain import codes
from tracker.domain.care_codes import Participation
from tracker.domain.scrutiny import Judgement, ScrutinyVisit, Shared
from tracker.domain.text import one_line
from tracker.domain.work import Oversight
from tracker.domain.young_people import Case
from tracker.wording import counted, rough, short


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    _visits(verbs, everywhere)
    _oversight(verbs, everywhere)


def _visits(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = add_subject(verbs, everywhere, "visit", show_visits, "add or correct a scrutiny visit")
    add = add_verb(of, everywhere, "add", _add_visit, "add a visit, held or expected")
    add.add_argument("kind", **word_of(codes.ScrutinyKind))
    add.add_argument(
        "--when", required=True, metavar="DAYS", help='such as "21 and 22 February 2024" or "summer 2024"'
    )
    update = add_verb(of, everywhere, "update", _update_visit, "correct what is known of a visit")
    update.add_argument("ref", help='V-7KQ2 or "visit 4"')
    update.add_argument("--kind", **word_of(codes.ScrutinyKind))
    update.add_argument("--when", metavar="DAYS")
    for verb in (add, update):
        verb.add_argument("--number", type=count_of("visits"), metavar="N", dest="ordinal")
        verb.add_argument("--authority")
        verb.add_argument("--inspector", action="append", dest="inspectors")
        verb.add_argument("--area", action="append", dest="areas")
        verb.add_argument(
            "--judgement", action="append", dest="judgements", type=_judgement, metavar="AREA:GRADE"
        )
        verb.add_argument("--shared", action="append", dest="shared_with", metavar="BODY:DAY")
        verb.add_argument("--letter-date", metavar="DAY")
        verb.add_argument("--received", metavar="DAY")
        verb.add_argument("--publication", **word_of(codes.Publication))
        verb.add_argument("--publication-day", metavar="DAY")
        verb.add_argument("--headline")
        verb.add_argument("--expected", action=argparse.BooleanOptionalAction)
    pick = add_verb(of, everywhere, "pick", _pick_claim, "where sources differ, choose what is shown")
    pick.add_argument("ref", help='V-7KQ2 or "visit 4"')
    pick.add_argument(
        "number", type=count_of("claims"), help='which line of "Sources differ" in show, counted from 1'
    )
    add_list(of, everywhere, "list", show_visits, "visits and oversight, by day")


def _visit_fields(running: Running) -> dict[str, Any]:
    fields = said_of(running, "ordinal", "authority", "publication", "headline", "expected")
    fields |= {
        name: tuple(value) for name, value in said_of(running, "inspectors", "areas", "judgements").items()
    }
    if running.args.shared_with:
        fields["shared_with"] = tuple(_shared(running, each) for each in running.args.shared_with)
    days = {name: running.day(name, back=True) for name in ("letter_date", "received")}
    days["publication_day"] = running.day("publication_day", back=running.args.publication == "published")
    return fields | {name: day for name, day in days.items() if day is not None}


def _judgement(typed: str) -> Judgement:
    area, _, grade = (one_line(part) for part in typed.rpartition(":"))
    grades: dict[str, codes.Grade] = {word: word for word in get_args(codes.Grade)}
    if not area or grade.casefold() not in grades:
        shown = "; ".join(grades)
        raise argparse.ArgumentTypeError(f"“{short(typed)}” is no AREA:GRADE: the grades are {shown}")
    return Judgement(area=area, grade=grades[grade.casefold()])


def _shared(running: Running, typed: str) -> Shared:
    body, _, day = typed.rpartition(":")
    if not one_line(body):
        refuse(f"“{short(typed)}” does not say with whom and when it was shared: write BODY:DAY.")
    return Shared(body=one_line(body), day=running.read_day(day, back=True))


def _add_visit(running: Running) -> int:
    fields = _visit_fields(running)
    visit = running.desk(create=True).visits.add(running.args.kind, running.args.when, **fields)
    running.tell(f"added {visit.ref}: {_visit_said(visit)}", visit.ref)
    return 0


def _update_visit(running: Running) -> int:
    desk = running.desk()
    visit = desk.session.find(running.args.ref, ScrutinyVisit)
    fields = _visit_fields(running) | said_of(running, "kind", "when")
    if not fields:
        refuse(f"Nothing is said of {visit.ref} that should change: add such as --when or --received.")
    visit = desk.visits.edit(visit, **fields)
    running.tell(f"updated {visit.ref}: {_visit_said(visit)}", visit.ref)
    return 0


def _pick_claim(running: Running) -> int:
    desk = running.desk()
    visit = desk.session.find(running.args.ref, ScrutinyVisit)
    picked = desk.visits.pick(visit, running.args.number)
    claim = visit.claims[running.args.number - 1]
    name = claim.field.replace("_", " ")
    running.tell(f"the {name} of {picked.ref} is now {claim.value}; the other is kept beside it", picked.ref)
    return 0


def _visit_said(visit: ScrutinyVisit) -> str:
    said = f"{visit.title}, {'expected' if visit.expected else 'held'} {rough(visit.when)}"
    return said + (f", letter received {say_day(visit.received)}" if visit.received else "")


def _oversight(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
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
    add.add_argument("--grade", **word_of(codes.Grade))
    add.add_argument("--moderated-grade", **word_of(codes.Grade))
    add.add_argument("--took-part", action="append", metavar="NAME")
    add.add_argument("--summary")
    _about_young_people(add)
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


def _add_oversight(running: Running) -> int:
    args = running.args
    names = ("grade", "moderated_grade", "summary", "no_agencies_reason", "in_person", "participation")
    fields = said_of(running, *names)
    fields |= {name: tuple(value) for name, value in said_of(running, "took_part", "agencies").items()}
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
