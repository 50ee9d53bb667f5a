"""Verbs about pathway plans, promises to young people, and numbers that were reported."""

import argparse
from typing import Any

from tracker.cli.list_verbs import add_list, as_data, show_actions, words
from tracker.cli.output import print_json, print_rows
from tracker.cli.parsing import count_of, listed_word_of, word_of
from tracker.cli.running import Running, say, something
from tracker.cli.subjects import add_subject, add_verb, said_of
from tracker.domain import care_codes
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action
from tracker.domain.young_people import Case, MatterText, PathwayPlan
from tracker.wording import short


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    plan = verbs.add_parser(
        "plan", parents=[everywhere], help="pathway plans: draw up, review, look at the words"
    )
    of = plan.add_subparsers(title="verbs", metavar="VERB", required=True)
    add = add_verb(of, everywhere, "add", _draw_up, "a new version was drawn up")
    add.add_argument("case", help="YP-014, or the council's case number")
    review = add_verb(of, everywhere, "review", _review, "the plan was reviewed")
    update = add_verb(of, everywhere, "update", _update, "correct or complete what it says of itself")
    for verb in (review, update):
        verb.add_argument("plan", help="PP-7KQ2, or YP-014 for the plan in force")
    for verb in (add, review):
        verb.add_argument("--day", metavar="DAY", help="the day (today)")
    for verb in (add, review, update):
        _said_of_plan(verb)
    action = add_verb(of, everywhere, "action", _action, "what the plan agrees: who does what by when")
    action.add_argument("plan", help="PP-7KQ2, or YP-014 for the plan in force")
    action.add_argument("title")
    action.add_argument("--owner", default="", metavar="NAME")
    action.add_argument("--due", metavar="DAY")
    look = of.add_parser("words", parents=[everywhere], help="passages worth another look: advice, no score")
    look.add_argument("plan", help="PP-7KQ2, or YP-014 for the plan in force")
    look.add_argument("--json", action="store_true")
    look.set_defaults(run=_words)
    _promises(verbs, everywhere)
    _figures(verbs, everywhere)


def _said_of_plan(verb: argparse.ArgumentParser) -> None:
    verb.add_argument(
        "--interval", type=count_of("months"), metavar="MONTHS", help="months to the next review"
    )
    verb.add_argument("--basis", help="what fixes the interval")
    verb.add_argument(
        "--took-part", action=argparse.BooleanOptionalAction, help="the young person took part, or not"
    )
    verb.add_argument("--no-part-reason")
    verb.add_argument("--own-words", help="what the young person says, in their own words")
    verb.add_argument("--covers", action="append", **listed_word_of(care_codes.Matter, "MATTER"))
    verb.add_argument(
        "--text",
        action="append",
        default=[],
        nargs=2,
        metavar=("MATTER", "WORDS"),
        help="what it says on a matter",
    )
    verb.add_argument(
        "--local-offer", action=argparse.BooleanOptionalAction, help="it sets out the local offer"
    )
    verb.add_argument("--copy-given", metavar="DAY", help="day they got their copy, explained")
    verb.add_argument("--agreed", metavar="DAY")
    verb.add_argument("--outcomes-planned", action=argparse.BooleanOptionalAction,
                      help="it plans for more than one outcome of an immigration claim")  # fmt: skip


def _said(running: Running) -> dict[str, Any]:
    args = running.args
    said = said_of(running, "took_part", "no_part_reason", "own_words", "local_offer")
    if args.interval is not None:
        said["interval_months"] = args.interval
    if args.basis is not None:
        said["interval_basis"] = args.basis
    if args.outcomes_planned is not None:
        said["immigration_planned"] = args.outcomes_planned
    for name in ("copy_given", "agreed"):
        if getattr(args, name) is not None:
            said[name] = running.day(name, back=True)
    whole = word_of(care_codes.Matter)["type"]
    try:
        texts = tuple(MatterText(matter=whole(matter), text=text) for matter, text in args.text)
    except argparse.ArgumentTypeError as wrong:
        raise Refusal(f"The matter {wrong}.") from None
    if texts:
        said["texts"] = texts
    if args.covers or texts:
        said["matters"] = tuple(dict.fromkeys([*(args.covers or ()), *(t.matter for t in texts)]))
    return said


def _plan(running: Running) -> PathwayPlan:
    """Find the plan meant: by its reference, or the one in force of a young person."""
    desk = running.desk()
    record = desk.find(running.args.plan)
    if isinstance(record, Case):
        plan = desk.cases.life(record).plan(running.today)
        if plan is None:
            raise Refusal(
                f"{record.ref} has no pathway plan yet: keep one with 'tracker plan add {record.ref}'."
            )
        return plan
    return desk.session.find(running.args.plan, PathwayPlan)


def _draw_up(running: Running) -> int:
    desk = running.desk()
    case = desk.session.find(running.args.case, Case)
    plan = desk.plans.draw_up(case, running.day("day", back=True), **_said(running))
    running.tell(f"added {plan.ref}: pathway plan for {case.ref}", plan.ref)
    return 0


def _review(running: Running) -> int:
    plan = running.desk().plans.review(_plan(running), running.day("day", back=True), **_said(running))
    running.tell(f"{plan.ref} was reviewed", plan.ref)
    return 0


def _update(running: Running) -> int:
    plan = running.desk().plans.edit(
        _plan(running), **_said(running) or something(dict.fromkeys(("own_words", "covers", "text")))
    )
    running.tell(f"updated {plan.ref}", plan.ref)
    return 0


def _action(running: Running) -> int:
    args = running.args
    told = running.desk().plans.add_action(_plan(running), args.title, args.owner, running.day("due"))
    running.tell(told.sentence, told.record.ref)
    return 0


def _words(running: Running) -> int:
    marks = running.desk().plans.marks(_plan(running))
    if running.args.json:
        print_json([mark._asdict() for mark in marks])
        return 0
    for mark in marks:
        where = f" [{mark.matter}]" if mark.matter else ""
        say(f"{mark.kind}{where}: {mark.why}")
        if mark.passage:
            say(f"    {mark.passage}")
    if not marks:
        say("Nothing is marked.")
    return 0


def _promises(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    promise = verbs.add_parser(
        "promise", parents=[everywhere], help="promises to young people, and telling them"
    )
    of = promise.add_subparsers(title="verbs", metavar="VERB", required=True)
    add = add_verb(of, everywhere, "add", _promise, "keep the words used, to whom, by when")
    add.add_argument("words", help="the words used")
    add.add_argument("--to", required=True, metavar="WHO", help="young people or a named group")
    add.add_argument("--due", required=True, metavar="DAY", help="by when")
    add.add_argument("--owner", default="", metavar="NAME")
    add.add_argument("--case", default="", metavar="YP-REF", help="where it was made to one young person")
    add.add_argument("--title", default="", help="what will be done, where the words do not say it")
    tell = add_verb(of, everywhere, "tell", _tell, "they were told where it stands")
    tell.add_argument("action", metavar="A-REF")
    tell.add_argument("how", help="at the council of young people, by letter ...")
    tell.add_argument("--by", default="", metavar="NAME")
    tell.add_argument("--on", metavar="DAY")
    listed = add_list(of, everywhere, "list", _list_promises, "the promises, those due first at the top")
    listed.set_defaults(orphans=False)


def _promise(running: Running) -> int:
    args = running.args
    due = running.day("due")
    desk = running.desk(create=True)
    case = desk.session.find(args.case, Case) if args.case else None
    told = desk.promises.add(args.words, args.to, case=case, title=args.title, due=due, owner=args.owner)
    running.tell(told.sentence, told.record.ref)
    return 0


def _tell(running: Running) -> int:
    args = running.args
    desk = running.desk()
    action = desk.session.find(args.action, Action)
    told = desk.promises.tell(action, args.how, args.by, running.day("on", back=True))
    running.tell(told.sentence, told.record.ref)
    return 0


def _list_promises(running: Running) -> int:
    running.args.words = [*running.args.words, "source:promise"]
    return show_actions(running)


def _figures(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    of = add_subject(verbs, everywhere, "figure", show_figures, "numbers reported: waiting lists, baselines")
    add = add_verb(of, everywhere, "add", _figure, "keep a number, with its day and source")
    add.add_argument("name")
    add.add_argument("value", type=_number)
    add.add_argument("--unit", default="")
    add.add_argument("--when", default="today", metavar="DAY", help="a day or period, such as june 2026")
    add.add_argument("--source", default="")
    add.add_argument("--definition", default="")
    add_list(of, everywhere, "list", show_figures, "the numbers, newest first")


def _number(typed: str) -> float:
    try:
        return float(typed.replace(",", "").removesuffix("%"))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{short(typed)}” is no number") from None


def show_figures(running: Running) -> int:
    """Print the numbers that were reported."""
    rows = running.desk().lists.figures(words(running))
    if not rows and not as_data(running):
        say("No numbers." if not words(running) else "No numbers fit these words.")
    return print_rows(running, rows, ("flag", "ref", "when", "title"))


def _figure(running: Running) -> int:
    args = running.args
    desk = running.desk(create=True)
    figure = desk.figures.add(
        args.name, args.value, args.when, unit=args.unit, source=args.source, definition=args.definition
    )
    running.tell(f"added {figure.ref}: {figure.title}", figure.ref)
    return 0
