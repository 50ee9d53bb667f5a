"""The verb that brings together all that is known of a theme before the next scrutiny visit."""

import argparse
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.parsing import count_of
from tracker.cli.running import Running, refuse, say
from tracker.desk.rooms import LARGEST, SEED, SIZE, Readiness
from tracker.domain.paper import Paper

COLUMNS = ("theme", "findings", "actions", "open", "evidence", "cannot show")


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    room = verbs.add_parser(
        "room", parents=[everywhere], help="all that is known of a theme, for the next scrutiny visit"
    )
    room.add_argument(
        "theme", nargs="?", help="a theme or a group of themes; without it how ready each of them is"
    )
    room.add_argument(
        "--sample",
        type=count_of("young people"),
        metavar="N",
        help=f"young people at random, and as many of the worst, at most {LARGEST} ({SIZE})",
    )
    room.add_argument(
        "--seed", type=count_of("seeds"), metavar="S", help=f"draws others, or the same again ({SEED})"
    )
    room.add_argument(
        "--for-team", action="store_true", help="show small numbers: the paper must not leave the team"
    )
    room.add_argument("--out", metavar="FILE", help="write it to a new .md, .txt or .docx file")
    room.add_argument(
        "--reason", default="", metavar="WHY", help="why it is written to a file: it goes to the history"
    )
    room.add_argument("--json", action="store_true")
    room.set_defaults(run=_room)


def _room(running: Running) -> int:
    args = running.args
    if args.theme is None:
        return _ready(running)
    out = running.out()
    desk = running.desk()
    room = desk.rooms.named(args.theme)
    paper = desk.rooms.build(room, args.sample or SIZE, args.seed or SEED, for_team=args.for_team)
    if out is not None:
        desk.rooms.write(paper, out, args.reason)
        running.tell(f"Wrote the room for {room.name} to {args.out}; the reason stands in the history")
        return 0
    _print(running, room.name, paper)
    return 0


def _print(running: Running, name: str, paper: Paper) -> None:
    if not running.json:
        from tracker.wording.paper import paper_as_text

        say(paper_as_text(paper).rstrip("\n"))
        return
    blocks = [
        {
            "kind": b.kind,
            "level": b.level if b.kind == "heading" else None,
            "text": b.text,
            "refs": list(b.refs),
        }
        for b in paper.blocks
    ]
    print_json({"theme": name, "day": running.today.isoformat(), "title": paper.title, "blocks": blocks})


def _ready(running: Running) -> int:
    """Print how ready each theme is."""
    names = ("sample", "seed", "for-team", "out", "reason")
    if options := [f"--{n}" for n in names if getattr(running.args, n.replace("-", "_"))]:
        refuse(f"{options[0]} needs a theme: name one, such as accommodation.")
    ready = running.desk().rooms.ready()
    if running.json:
        print_json([each._asdict() for each in ready])
        return 0
    lines = [COLUMNS, *map(_cells, ready)]
    widths = [max(len(line[n]) for line in lines) for n in range(len(COLUMNS))]
    for line in lines:
        counts = (cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))
        say("  ".join((line[0].ljust(widths[0]), *counts)))
    return 0


def _cells(ready: Readiness) -> tuple[str, ...]:
    counts = (ready.findings, ready.actions, ready.open_actions)
    return (ready.room, *map(str, counts), f"{ready.evidence_kinds} of 3 kinds", str(ready.cannot_show))
