"""Parse, run one verb, and end with the exit code that scripts rely on: 0 fine, 1 found something, 2 refused."""

import argparse
import os
import sys
from collections.abc import Sequence
from importlib import import_module

from tracker import __version__
from tracker.cli.parsing import Parser
from tracker.cli.running import REFUSED, Running, warn
from tracker.domain.refusal import Refusal

PAGES: dict[str, frozenset[str]] = {
    "list_verbs": frozenset(
        ("triage", "actions", "findings", "threads", "visits", "documents", "show", "history")
    ),
    "action_verbs": frozenset(("action", "undo", "redo")),
    "visit_verbs": frozenset(("visit",)),
    "oversight_verbs": frozenset(("oversight",)),
    "finding_verbs": frozenset(("finding", "thread")),
    "evaluation_verbs": frozenset(("evaluation",)),
    "room_verbs": frozenset(("room",)),
    "people_verbs": frozenset(("people",)),
    "import_verbs": frozenset(("import",)),
    "letter_verbs": frozenset(("accept", "skip", "unskip", "split", "merge")),
    "offer_verbs": frozenset(("told",)),
    "exchange_verbs": frozenset(("export",)),
    "reconcile_verbs": frozenset(("reconcile",)),
    "quality_verbs": frozenset(("mend",)),
    "keep_verbs": frozenset(("check", "copy", "restore", "policy", "completion")),
    "case_verbs": frozenset(("cases", "case", "handover", "visiting")),
    "note_verbs": frozenset(("notes", "note")),
    "pack_verbs": frozenset(("pack",)),
    "plan_verbs": frozenset(("plan", "promise", "figure")),
    "follow_verbs": frozenset(("follow", "partner", "impact")),
    "carry_verbs": frozenset(("carry", "home", "differences", "choose")),
    "review_verbs": frozenset(("review",)),
    "measure_verbs": frozenset(("measures",)),
    "glossary_verb": frozenset(("glossary",)),
    "screen_verbs": frozenset(("demo",)),
}
"""Each page of verbs by its module, in the order in which --help shows them."""

TAKE_A_VALUE = ("--file", "--as", "--today", "--known", "--names")


def parser(said: Sequence[str] | None = None) -> argparse.ArgumentParser:
    """Build the command line; ``--file``, ``--as``, ``--today``, ``--known`` and ``--names`` go with every verb.

    Of ``said`` only the pages are loaded whose verbs stand in it, which takes half the time; else all.
    """
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--file", metavar="FILE", help="the casebook to use")
    everywhere.add_argument("--as", dest="as_", metavar="NAME", help="who you are")
    everywhere.add_argument("--today", metavar="DAY", help="take this day as today")
    everywhere.add_argument("--known", metavar="DAY", help="show what was recorded by the end of this day")
    everywhere.add_argument(
        "--names", metavar="REASON", help="show chosen names, and why: it is written to the history"
    )
    everywhere.add_argument("--read-only", action="store_true", help="change nothing")
    top = Parser(prog="tracker", description="What was agreed, what drifts, and why.", parents=[everywhere])
    top.add_argument("--version", action="version", version=f"tracker {__version__}")
    top.set_defaults(run=_open_app)
    # Named outright: else argparse lays out a page of help to find the name.
    verbs = top.add_subparsers(title="verbs", metavar="VERB", parser_class=Parser, prog=top.prog)
    for page in _asked(said) or PAGES:
        import_module(f"tracker.cli.{page}").add_verbs(verbs, everywhere)
    return top


def _asked(said: Sequence[str] | None) -> list[str]:
    """Give the pages whose verbs were said; none when help, or a verb nobody knows, needs them all."""
    if said is None or "-h" in said or "--help" in said:
        return []
    words = {said[n] for n in _spoken(said)}
    if not words:
        return ["screen_verbs"]
    return [page for page, verbs in PAGES.items() if not verbs.isdisjoint(words)]


def _spoken(said: Sequence[str]) -> list[int]:
    """Give the places of what is neither an option nor what follows one that goes with every verb."""
    values = {n + 1 for n, word in enumerate(said) if word in TAKE_A_VALUE}
    return [n for n, word in enumerate(said) if n not in values and not word.startswith("-")]


NOTE_VERBS = frozenset(("log", "correct", "move", "filed", "text", "-h", "--help"))
PACK_VERBS = frozenset(("show", "new", "words", "cover", "-h", "--help", "--json", "--csv"))
LEFT_OUT = {"note": ("log", NOTE_VERBS), "pack": ("show", PACK_VERBS)}
"""Verbs of which a word may be left out: that word, and what says that it was not."""


def spelled_out(said: Sequence[str]) -> list[str]:
    """Put in the word that may be left out: "note YP-014 ..." means "note log YP-014 ..."."""
    verb = next(iter(_spoken(said)), None)
    if verb is None or said[verb] not in LEFT_OUT:
        return list(said)
    word, verbs = LEFT_OUT[said[verb]]
    at = verb + 1
    while at < len(said) and said[at] in (*TAKE_A_VALUE, "--read-only"):
        at += 2 if said[at] in TAKE_A_VALUE else 1
    if at >= len(said) or said[at] in verbs:
        return list(said)
    return [*said[:at], word, *said[at:]]


def _open_app(running: Running) -> int:
    from tracker.cli.screen_verbs import open_app

    return open_app(running)


def main(argv: Sequence[str] | None = None) -> int:
    """Run Tracker; gives the exit code."""
    _make_output_safe()
    said = spelled_out(sys.argv[1:] if argv is None else argv)
    args = parser(said).parse_args(said)
    if getattr(args, "json", False) or getattr(args, "csv", False):
        _speak_utf8()
    try:
        code = _run(args)
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        warn("Stopped: what was said to be saved is saved.")
        return 130


def _run(args: argparse.Namespace) -> int:
    """Run the verb that was said; what a person should know of the casebook is told also when it refuses."""
    running: Running | None = None
    try:
        running = Running(args)
        code: int = args.run(running)
    except Refusal as refusal:
        warn(str(refusal))
        code = REFUSED
        if running is not None:
            running.take_back()
    if running is not None:
        running.finish()
    return code


def _make_output_safe() -> None:
    """A terminal that cannot show a character shows a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    if not sys.stdout.isatty():
        _speak_utf8()


def _speak_utf8() -> None:
    """A file or another program gets every character, whatever code page this machine prints in."""
    if (reconfigure := getattr(sys.stdout, "reconfigure", None)) is not None:
        reconfigure(encoding="utf-8")
