"""Verbs for working away from the casebook: carry, home, and the differences a person chooses in."""

import argparse
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.parsing import one_of
from tracker.cli.running import Running, say, sentence_of
from tracker.dates import plain_day
from tracker.desk import Desk
from tracker.domain.young_people import Difference


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    carry = verbs.add_parser(
        "carry", parents=[everywhere], help="write a pocket casebook with a worker's own young people"
    )
    carry.add_argument("--for", dest="worker", metavar="NAME", required=True, help="whose young people go")
    carry.add_argument("to", metavar="FILE")
    carry.set_defaults(run=_carry)
    home = verbs.add_parser(
        "home", parents=[everywhere], help="bring home what was written in a pocket or copy"
    )
    home.add_argument("pocket", metavar="FILE")
    home.set_defaults(run=_home)
    differences = verbs.add_parser(
        "differences",
        parents=[everywhere],
        help="where two copies changed the same thing, and what each says",
    )
    differences.add_argument("--json", action="store_true")
    differences.set_defaults(run=_differences)
    choose = verbs.add_parser("choose", parents=[everywhere], help="let one of the two values stand")
    choose.add_argument("difference", metavar="X-....")
    choose.add_argument("which", **one_of("ours", "theirs"))
    choose.set_defaults(run=_choose)


def _carry(running: Running) -> int:
    running.tell(running.desk().carrying.carry(running.args.worker, running.args.to))
    return 0


def _home(running: Running) -> int:
    desk = running.desk()
    home = desk.carrying.home(running.args.pocket)
    say(sentence_of(home.sentence))
    for difference in home.differences:
        say(_line(desk, difference))
    return 0


def _differences(running: Running) -> int:
    desk = running.desk()
    desk.carrying.show_names()
    waiting = desk.carrying.differences()
    if running.json:
        print_json([_as_dict(desk, difference) for difference in waiting])
        return 0
    for difference in waiting:
        say(_line(desk, difference))
    if not waiting:
        say("There is nothing to choose in: no two copies say different things.")
    return 0


def _choose(running: Running) -> int:
    desk = running.desk()
    difference = desk.session.find(running.args.difference, Difference)
    running.tell(desk.carrying.choose(difference, running.args.which))
    return 0


def _line(desk: Desk, difference: Difference) -> str:
    ours, theirs = desk.carrying.both(difference)
    said = f"{difference.said_by} on {plain_day(difference.said_on)}"
    return f"{difference.ref}  {_about(desk, difference)} {_field(difference)}: ours {ours}; theirs {theirs} ({said})"


def _as_dict(desk: Desk, difference: Difference) -> dict[str, Any]:
    ours, theirs = desk.carrying.both(difference)
    return {
        "ref": difference.ref,
        "about": _about(desk, difference),
        "field": difference.field,
        "ours": ours,
        "theirs": theirs,
        "said_by": difference.said_by,
        "said_on": difference.said_on,
    }


def _about(desk: Desk, difference: Difference) -> str:
    about = desk.session.casebook.by_id(difference.about)
    return about.ref if about is not None else ""


def _field(difference: Difference) -> str:
    return difference.field.replace("_", " ")
