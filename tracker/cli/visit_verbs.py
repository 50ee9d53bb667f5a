"""Verbs about scrutiny from outside."""

import argparse
from typing import Any, get_args

from tracker.cli.evidence_verbs import add_decision
from tracker.cli.list_verbs import (
    add_list,
    show_visits,
)
from tracker.cli.parsing import count_of, word_of
from tracker.cli.running import Running, refuse
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.dates import say_day
from tracker.domain import codes
from tracker.domain.scrutiny import Judgement, ScrutinyVisit, Shared
from tracker.domain.text import one_line
from tracker.wording import rough, short


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    _visits(verbs, everywhere)


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
        _about_a_visit(verb)
    pick = add_verb(of, everywhere, "pick", _pick_claim, "where sources differ, choose what is shown")
    pick.add_argument("ref", help='V-7KQ2 or "visit 4"')
    pick.add_argument(
        "number", type=count_of("claims"), help='which line of "Sources differ" in show, counted from 1'
    )
    which, decided = 'V-7KQ2 or "visit 4"', "keep what was decided about it, such as who may see it"
    add_decision(of, everywhere, ScrutinyVisit, which, decided)
    add_list(of, everywhere, "list", show_visits, "visits and oversight, by day")


def _about_a_visit(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--number", type=count_of("visits"), metavar="N", dest="ordinal")
    verb.add_argument("--authority")
    verb.add_argument("--inspector", action="append", dest="inspectors")
    verb.add_argument("--area", action="append", dest="areas")
    verb.add_argument(
        "--judgement", action="append", dest="judgements", type=_judgement, metavar="AREA:GRADE"
    )
    verb.add_argument(
        "--shared",
        action="append",
        dest="shared_with",
        metavar="BODY:DAY",
        help="one more, or another day for one",
    )
    verb.add_argument("--letter-date", metavar="DAY")
    verb.add_argument("--received", metavar="DAY")
    verb.add_argument("--draft-plan-sent", metavar="DAY", help="the draft of the action plan went out")
    verb.add_argument("--plan-sent", metavar="DAY", help="the action plan went out")
    verb.add_argument("--publication", **word_of(codes.Publication))
    verb.add_argument("--publication-day", metavar="DAY")
    verb.add_argument("--headline")
    verb.add_argument("--expected", action=argparse.BooleanOptionalAction)


def _visit_fields(running: Running) -> dict[str, Any]:
    fields = said_of(running, "ordinal", "authority", "publication", "headline", "expected")
    fields |= {
        name: tuple(value) for name, value in said_of(running, "inspectors", "areas", "judgements").items()
    }
    if running.args.shared_with:
        fields["shared_with"] = tuple(_shared(running, each) for each in running.args.shared_with)
    happened = ("letter_date", "received", "draft_plan_sent", "plan_sent")
    days = {name: running.day(name, back=True) for name in happened}
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
    if shared := fields.get("shared_with"):
        bodies = {one.body.casefold() for one in shared}
        kept = tuple(one for one in visit.shared_with if one.body.casefold() not in bodies)
        fields["shared_with"] = (*kept, *shared)
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
