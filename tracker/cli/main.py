"""Parse, run one verb, and end with the exit code that scripts rely on: 0 fine, 1 found something, 2 refused."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from tracker import __version__
from tracker.cli import action_verbs, case_verbs, keep_verbs, letter_verbs, list_verbs, screen_verbs
from tracker.cli.running import Running, warn
from tracker.domain.refusal import Refusal

REFUSED = 2


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are one sentence, with exit code 2."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is."""
        warn(f"{message}. '{self.prog} --help' shows what can be said.")
        sys.exit(REFUSED)


def parser() -> argparse.ArgumentParser:
    """Build the whole command line; ``--file``, ``--as``, ``--today`` and ``--known`` go with every verb."""
    everywhere = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    everywhere.add_argument("--file", metavar="FILE", help="the casebook to use")
    everywhere.add_argument("--as", dest="as_", metavar="NAME", help="who you are")
    everywhere.add_argument("--today", metavar="DAY", help="take this day as today")
    everywhere.add_argument("--known", metavar="DAY", help="show what was recorded by the end of this day")
    top = Parser(prog="tracker", description="What was agreed, what drifts, and why.", parents=[everywhere])
    top.add_argument("--version", action="version", version=f"tracker {__version__}")
    top.set_defaults(run=screen_verbs.open_app)
    verbs = top.add_subparsers(title="verbs", metavar="VERB", parser_class=Parser)
    for subject in (list_verbs, action_verbs, case_verbs, letter_verbs, keep_verbs, screen_verbs):
        subject.add_verbs(verbs, everywhere)
    return top


def main(argv: Sequence[str] | None = None) -> int:
    """Run Tracker; gives the exit code."""
    _make_output_safe()
    args = parser().parse_args(argv)
    running: Running | None = None
    try:
        running = Running(args)
        code: int = args.run(running)
        running.finish()
        sys.stdout.flush()
        return code
    except Refusal as refusal:
        warn(str(refusal))
        return REFUSED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        warn("stopped; what was said to be saved is saved.")
        return 130


def _make_output_safe() -> None:
    """A terminal that cannot show a character shows a question mark instead of ending the program."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
