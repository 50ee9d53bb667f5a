"""Verbs about young people: their cases, and what is added to them over time."""

import argparse
from collections.abc import Callable
from typing import Any

from tracker.cli.list_verbs import add_list, as_data, words
from tracker.cli.output import print_json, print_rows
from tracker.cli.parsing import listed_word_of, word_of
from tracker.cli.running import Running, refuse, say, something
from tracker.cli.spell_verbs import WHICH, add_spells
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.desk import Desk
from tracker.desk.cases import INTERVALS, read_interval
from tracker.domain import care_codes
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.wording import counted

COLUMNS = (
    "flag", "ref", "title", "age", "state", "days_since_seen", "days_since_touch", "next_visit_due",
    "worker_changes", "open_actions", "owner",
)  # fmt: skip
Done = tuple[str, Record]
"""A sentence, and the record whose reference a script gets."""
Do = Callable[[Desk, Case, Running], Done]


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    cases = add_list(verbs, everywhere, "cases", show_cases, "the young people, and what drifts")
    cases.add_argument("--closed", action="store_true", help="closed cases too")
    of = add_subject(verbs, everywhere, "case", show_cases, "add, update, close ... a young person's case")
    listed = add_list(of, everywhere, "list", show_cases, "the young people, narrowed by filter words")
    listed.add_argument("--closed", action="store_true", help="closed cases too")
    _adding(of, everywhere)
    add_spells(of, everywhere)
    _changing(of, everywhere)
    handover = verbs.add_parser("handover", parents=[everywhere], help="one page for the next worker")
    handover.add_argument("case", help=WHICH)
    handover.set_defaults(run=_handover)
    visiting = verbs.add_parser(
        "visiting",
        parents=[everywhere],
        help="how long real gaps between PA visits are, against need and floor",
    )
    visiting.add_argument("--team", default="", help="one team only")
    visiting.add_argument("--json", action="store_true")
    visiting.set_defaults(run=_visiting)


def _adding(of: Any, everywhere: argparse.ArgumentParser) -> None:
    add = add_verb(of, everywhere, "add", _add, "add a young person")
    add.add_argument("initials")
    add.add_argument("born", metavar="BIRTHDAY", help="date of birth, such as 3/5/2008")
    _fields(add)


def _fields(verb: argparse.ArgumentParser) -> None:
    for name in ("number", "chosen-name", "team", "gender", "ethnicity", "disability"):
        verb.add_argument(f"--{name}")
    verb.add_argument(
        "--marker", action="append", **listed_word_of(care_codes.Complexity, "WORD", "may be repeated")
    )
    verb.add_argument("--in-touch", **listed_word_of(care_codes.InTouch, "CODE"))
    verb.add_argument("--leave-until", metavar="DAY", help="last day of a leave to remain")


def _changing(of: Any, everywhere: argparse.ArgumentParser) -> None:
    update = _about(of, everywhere, "update", _update, "correct what is known of them")
    update.add_argument("--initials")
    update.add_argument("--born", metavar="BIRTHDAY")
    _fields(update)
    often = _about(of, everywhere, "every", _every, "agree how often they are visited, until a day")
    often.add_argument("often", help=f"{', '.join(INTERVALS)}, or a number of days")
    often.add_argument("reason")
    often.add_argument("--until", required=True, metavar="DAY")
    often.add_argument("--by", default="", metavar="NAME", help="the manager who agreed it (you)")
    event = _about(of, everywhere, "event", _event, "a dated fact: a change, a handover, a decision")
    event.add_argument("kind", **word_of(care_codes.EventKind))
    event.add_argument("--what", default="", help="the trigger, the entitlement, the decision")
    event.add_argument("--how", default="")
    event.add_argument("--text", default="")
    event.add_argument("--day", metavar="DAY")
    told = _about(of, everywhere, "explained", _explained, "an entitlement was explained to them")
    told.add_argument("what", help="which part of the local offer")
    told.add_argument("how", help="in person, by text, in writing ...")
    told.add_argument("--day", metavar="DAY")
    close = _about(of, everywhere, "close", _close, "close the case, with the reason")
    close.add_argument("reason")
    close.add_argument("--day", metavar="DAY")
    _about(of, everywhere, "reopen", _reopen, "open it again, with the reason").add_argument("reason")


def _about(of: Any, everywhere: argparse.ArgumentParser, name: str, do: Do, sentence: str) -> Any:
    """Add a verb that finds one young person, does something and says so."""

    def run(running: Running) -> int:
        desk = running.desk()
        case = desk.session.find(running.args.case, Case)
        sentence, record = do(desk, case, running)
        running.tell(sentence, record.ref)
        return 0

    verb = add_verb(of, everywhere, name, run, sentence)
    verb.add_argument("case", help=WHICH)
    return verb


def show_cases(running: Running) -> int:
    """Print the caseload."""
    desk = running.desk()
    rows = desk.lists.cases(words(running), closed=getattr(running.args, "closed", False))
    if not rows and not as_data(running):
        say("No young people." if not words(running) else "No young people fit these words.")
    return print_rows(running, rows, COLUMNS)


def _add(running: Running) -> int:
    born = running.day("born", back=True)
    said = _said(running)
    desk = running.desk(create=True)
    case = desk.cases.add(running.args.initials, born, **said)  # type: ignore[arg-type]  # argparse asks for it
    running.tell(f"added {case.ref}: {case.initials}", case.ref)
    return 0


def _said(running: Running) -> dict[str, Any]:
    args = running.args
    said = said_of(running, "number", "chosen_name", "team", "gender", "ethnicity", "disability", "in_touch")
    if args.marker:
        said["complexity"] = tuple(dict.fromkeys(args.marker))
    if args.leave_until is not None:
        said["immigration_until"] = running.day("leave_until")
    return said


def _update(desk: Desk, case: Case, running: Running) -> Done:
    said = _said(running) | said_of(running, "initials")
    if running.args.born is not None:
        said["born"] = running.day("born", back=True)
    desk.cases.edit(
        case, **said or something(dict.fromkeys(("initials", "born", "number", "team", "marker")))
    )
    return f"updated {case.ref}", case


def _every(desk: Desk, case: Case, running: Running) -> Done:
    until = running.day("until")
    if until is None:
        refuse("--until is missing: an agreement has an end day, after which it is looked at again.")
    args = running.args
    days = read_interval(args.often)
    desk.cases.agree_frequency(case, days, args.reason, until, args.by)
    return f"{case.ref} is visited every {counted(days, 'day')} until {desk.echo_day(args.until)}", case


def _event(desk: Desk, case: Case, running: Running) -> Done:
    args = running.args
    day = running.day("day", back=True)
    event = desk.cases.happened(case, args.kind, day=day, what=args.what, how=args.how, text=args.text)
    return f"kept {event.ref}: {event.kind}" + (f", {event.what}" if event.what else ""), event


def _explained(desk: Desk, case: Case, running: Running) -> Done:
    args = running.args
    day = running.day("day", back=True)
    event = desk.cases.happened(case, "entitlement explained", day=day, what=args.what, how=args.how)
    return f"kept {event.ref}: {event.what} explained to {case.ref}, {event.how}", event


def _close(desk: Desk, case: Case, running: Running) -> Done:
    desk.cases.close(case, running.day("day", back=True) or running.today, running.args.reason)
    return f"closed {case.ref}", case


def _reopen(desk: Desk, case: Case, running: Running) -> Done:
    desk.cases.reopen(case, running.args.reason)
    return f"opened {case.ref} again", case


def _handover(running: Running) -> int:
    desk = running.desk()
    case = desk.session.find(running.args.case, Case)
    say("\n".join(desk.files.handover(case)))
    return 0


def _visiting(running: Running) -> int:
    pattern = running.desk().files.visiting(running.args.team)
    if running.args.json:
        print_json(pattern._asdict())
    else:
        say("\n".join((pattern.sentence, *pattern.lines)))
    return 0
