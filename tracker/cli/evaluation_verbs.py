"""Verbs about self-evaluations: what the service says of itself in each judgement area."""

import argparse
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.parsing import word_of
from tracker.cli.running import Running, refuse, say
from tracker.cli.subjects import add_verb
from tracker.dates import plain_day
from tracker.desk.evaluations import Standing, evaluation_text
from tracker.domain import codes
from tracker.wording import counted


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    subject = verbs.add_parser(
        "evaluation",
        parents=[everywhere],
        help="what the service says of itself, area by area, and how old it is",
    )
    subject.add_argument(
        "--json", action="store_true", default=argparse.SUPPRESS, help="one array of objects"
    )
    subject.set_defaults(run=_show)
    of = subject.add_subparsers(title="verbs", metavar="VERB", prog=subject.prog)
    add = add_verb(of, everywhere, "add", _add, "add one; the one before it stays as it was")
    add.add_argument("area", **word_of(codes.JudgementArea))
    add.add_argument("text", nargs="?", default="", help="what the service says of itself")
    add.add_argument("--from", dest="source", metavar="FILE", help="the text, from a plain text file")
    add.add_argument("--grade", **word_of(codes.Grade), help="the grade it gives itself")
    add.add_argument("--day", metavar="DAY", help="when it was made (today)")


def _add(running: Running) -> int:
    args = running.args
    if args.text and args.source:
        refuse("The text and --from cannot go together: leave one of them out.")
    text = evaluation_text(args.source) if args.source else args.text
    made = running.desk(create=True).evaluations.add(
        args.area, text, args.grade, running.day("day", back=True)
    )
    graded = f", {made.grade}" if made.grade else ""
    running.tell(f"added {made.ref}: self-evaluation of {made.area}, {plain_day(made.day)}{graded}", made.ref)
    return 0


def _show(running: Running) -> int:
    standings = running.desk().evaluations.standings()
    if running.json:
        print_json([standing.as_dict() for standing in standings])
        return 0
    width = max(len(standing.area) for standing in standings)
    for standing in standings:
        say(f"{standing.area.ljust(width)}  {_words(standing)}")
        if standing.flag:
            say(f"    {standing.flag.word.upper()}: {standing.why} [{standing.flag.rule}]")
    return 0


def _words(standing: Standing) -> str:
    latest, age = standing.latest, standing.age
    if latest is None or age is None:
        return "none yet"
    ago = f"{counted(age, 'day')} ago" if age else "today"
    return "  ".join(filter(None, (latest.ref, plain_day(latest.day), ago, latest.grade or "no grade")))
