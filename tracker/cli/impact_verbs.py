"""The verbs of an action that say what it should move, and the status its owner gives it."""

import argparse

from tracker.cli.parsing import one_of
from tracker.cli.running import Running
from tracker.desk import Desk
from tracker.desk.progress import Told
from tracker.domain import codes
from tracker.domain.work import Action

TAKE_BACK = "none"


def about_impact(verb: argparse.ArgumentParser) -> None:
    """Add what is said of the number an action should move."""
    verb.add_argument(
        "--moves",
        metavar="NUMBER",
        help="a figure of 'tracker measures', or a reported number; none takes it off",
    )
    verb.add_argument("--baseline", metavar="N", help="where it began (as it stands today)")
    verb.add_argument("--target", metavar="N", help="where it should go")
    verb.add_argument("--by", metavar="DAY", help="when its effect should be seen: a day or a month")


def about_status(verb: argparse.ArgumentParser) -> None:
    """Add the status an owner gives."""
    verb.add_argument("colour", **one_of(*codes.words(codes.Status), TAKE_BACK), help="none takes it back")


def link_impact(desk: Desk, action: Action, running: Running) -> Told:
    """Say what an action should move."""
    from tracker.desk.impact import Link

    args = running.args
    return desk.impact.link(action, Link(args.moves, args.baseline, args.target, args.by))


def say_status(desk: Desk, action: Action, running: Running) -> Told:
    """Keep the status its owner gives."""
    colour = running.args.colour
    return desk.impact.say_status(action, None if colour == TAKE_BACK else colour)
