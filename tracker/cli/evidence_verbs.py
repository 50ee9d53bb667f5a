"""The verbs that say what shows something and what was decided, which actions, threads and visits share."""

import argparse
from typing import Any

from tracker.cli.parsing import word_of
from tracker.cli.running import Running, refuse
from tracker.cli.subjects import add_verb
from tracker.desk.evidence import Decided, Shown
from tracker.domain import codes
from tracker.domain.scrutiny import ScrutinyVisit, Thread
from tracker.domain.work import Action


def add_evidence(
    of: Any, everywhere: argparse.ArgumentParser, kind: type[Action] | type[Thread], what: str
) -> None:
    """Add the verb to a subject: a new line of evidence, or more about one that stands."""

    def run(running: Running) -> int:
        args, desk = running.args, running.desk()
        about = desk.session.find(args.ref, kind)
        shown = shown_by(running)
        if args.line:
            former = desk.evidence.line_named(about, args.line)
            told = desk.evidence.complete(about, former, shown, args.text)
        elif args.text:
            told = desk.evidence.add(about, args.text, shown)
        else:
            refuse(
                f"What shows it is missing: write a line of evidence for {about.ref}, or name one with --line."
            )
        running.tell(told[1], about.ref)
        return 0

    verb = add_verb(of, everywhere, "evidence", run, "what shows it, of which kind, and where that is kept")
    verb.add_argument("ref", help=what)
    verb.add_argument("text", nargs="?", default="", help="what it shows")
    verb.add_argument("--line", default="", metavar="U-REF", help="say more of this line of evidence instead")
    about_evidence(verb)


def add_decision(
    of: Any,
    everywhere: argparse.ArgumentParser,
    kind: type[Thread] | type[ScrutinyVisit],
    which: str,
    sentence: str,
) -> None:
    """Add the verb to a subject: what was decided about it, when, and by whom."""

    def run(running: Running) -> int:
        args = running.args
        decided = Decided(running.day("day", back=True), args.by)
        desk = running.desk()
        about = desk.session.find(args.ref, kind)
        running.tell(desk.evidence.decide(about, args.text, decided)[1], about.ref)
        return 0

    verb = add_verb(of, everywhere, "decide", run, sentence)
    verb.add_argument("ref", help=which)
    verb.add_argument("text")
    verb.add_argument("--day", metavar="DAY", help="when it was decided (that of the oversight, else today)")
    verb.add_argument("--by", default="", metavar="WHO", help="such as the board, or an oversight: O-7KQ2")


def about_evidence(verb: argparse.ArgumentParser) -> None:
    """Add what a line of evidence says of itself."""
    verb.add_argument("--pillar", **word_of(codes.Pillar), help="what kind of evidence it is")
    verb.add_argument(
        "--source", default="", metavar="WORDS", help="where it comes from, such as an audit and its day"
    )
    verb.add_argument(
        "--kept-at", default="", metavar="PLACE", help="a link, or its place in the evidence library"
    )


def shown_by(running: Running) -> Shown:
    """Read what a line of evidence says of itself."""
    args = running.args
    return Shown(args.pillar, args.source, args.kept_at)
