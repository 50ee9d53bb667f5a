"""Verbs about what begins and ends in a young person's life: workers, homes, statuses, activities, needs."""

import argparse
from typing import Any

from tracker.cli.parsing import listed_word_of, word_of
from tracker.cli.running import Running, refuse, something
from tracker.cli.subjects import add_verb, said_of
from tracker.domain import care_codes
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Spell

WHICH = "YP-014, or the council's case number"


def add_spells(of: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page to those of a case."""
    begin = add_verb(
        of, everywhere, "begin", _begin, "a home, status, activity, need ... begins; the former ends"
    )
    begin.add_argument("case", help=WHICH)
    begin.add_argument("kind", **word_of(care_codes.SpellKind))
    begin.add_argument("what", nargs="?", default="", help="the code or word, such as U, F4, enhanced")
    begin.add_argument("--from", dest="start", metavar="DAY", help="its first day (today)")
    begin.add_argument("--until", dest="end", metavar="DAY", help="its last day")
    begin.add_argument("--worker", default="", metavar="NAME")
    begin.add_argument("--role", **listed_word_of(care_codes.WorkerRole, "ROLE"))
    _of_a_home(begin)
    begin.add_argument("--reason", default="")
    _working(of, everywhere)
    correct = add_verb(of, everywhere, "correct", _correct, "put right what a spell says: its code or days")
    correct.add_argument("spell", metavar="S-REF")
    correct.add_argument("--what", help="the code or word, such as U, F4, enhanced")
    correct.add_argument("--from", dest="start", metavar="DAY", help="its first day")
    correct.add_argument("--until", dest="end", metavar="DAY", help="its last day; none where it still runs")
    correct.add_argument("--role", **listed_word_of(care_codes.WorkerRole, "ROLE"))
    _of_a_home(correct)
    end = add_verb(of, everywhere, "end", _end, "a spell ends without another")
    end.add_argument("spell", metavar="S-REF")
    end.add_argument("--on", metavar="DAY", help="its last day (today)")
    end.add_argument("--reason", default="")


def _of_a_home(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--suitable", action=argparse.BooleanOptionalAction, help="the home is suitable, or not"
    )
    verb.add_argument(
        "--provided", action=argparse.BooleanOptionalAction, help="the authority provides it, or not"
    )


def _working(of: Any, everywhere: argparse.ArgumentParser) -> None:
    worker = add_verb(of, everywhere, "worker", _worker, "who works with them from now on")
    worker.add_argument("case", help=WHICH)
    worker.add_argument("worker", metavar="NAME")
    give = add_verb(of, everywhere, "give", _give, "give several to a worker at once, as one change")
    give.add_argument("worker", metavar="NAME")
    give.add_argument("cases", nargs="*", metavar="YP-REF")
    give.add_argument("--all-of", metavar="NAME", help="everybody whom this worker has in that role")
    for verb in (worker, give):
        verb.add_argument(
            "--role", **listed_word_of(care_codes.WorkerRole, "ROLE"), default="personal adviser"
        )
        verb.add_argument("--from", dest="start", metavar="DAY", help="the first day (today)")
        verb.add_argument("--reason", default="", help="why the worker changes")


def _begin(running: Running) -> int:
    args = running.args
    more = said_of(running, "role", "suitable", "provided")
    if args.end is not None:
        more["end"] = running.day("end")
    desk = running.desk()
    began = desk.cases.begin(
        desk.session.find(args.case, Case),
        args.kind,
        args.what,
        start=running.day("start", back=True),
        worker=args.worker,
        reason=args.reason,
        **more,
    )
    running.tell(began.sentence, began.spell.ref)
    return 0


def _worker(running: Running) -> int:
    args = running.args
    desk = running.desk()
    case = desk.session.find(args.case, Case)
    start = running.day("start", back=True)
    began = desk.cases.begin(
        case, "worker", start=start, worker=args.worker, role=args.role, reason=args.reason
    )
    running.tell(began.sentence, began.spell.ref)
    return 0


def _give(running: Running) -> int:
    args = running.args
    if bool(args.cases) == bool(args.all_of):
        refuse("Say who is given: either the young people, such as YP-014 YP-031, or --all-of NAME.")
    desk = running.desk()
    start = running.day("start", back=True)
    if args.all_of:
        cases = desk.cases.held_by(desk.session.find(args.all_of, Person), args.role, start)
    else:
        cases = [desk.session.find(ref, Case) for ref in args.cases]
    say = desk.cases.give_all(cases, args.worker, args.role, start=start, reason=args.reason)
    running.tell(say, "\n".join(case.ref for case in cases))
    return 0


def _correct(running: Running) -> int:
    args = running.args
    desk = running.desk()
    fields = said_of(running, "what", "role", "suitable", "provided")
    if args.start is not None:
        fields["start"] = running.day("start", back=True)
    if args.end is not None:
        fields["end"] = None if args.end.strip().casefold() == "none" else running.day("end", back=True)
    names = ("what", "from", "until", "role", "suitable", "provided")
    said = fields or something(dict.fromkeys(names))
    spell = desk.cases.correct_spell(desk.session.find(args.spell, Spell), **said)
    running.tell(f"corrected the {spell.kind} {spell.ref}", spell.ref)
    return 0


def _end(running: Running) -> int:
    desk = running.desk()
    day = running.day("on", back=True) or running.today
    spell = desk.cases.finish(desk.session.find(running.args.spell, Spell), day, running.args.reason)
    running.tell(f"ended {spell.ref}", spell.ref)
    return 0
