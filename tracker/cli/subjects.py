"""A subject of the command line: a word that shows its list, with verbs of its own."""

import argparse
from typing import Any

from tracker.cli.running import Running


def add_verb(
    of: Any, everywhere: argparse.ArgumentParser, name: str, run: Any, sentence: str
) -> argparse.ArgumentParser:
    """Add a verb that changes something; with ``--quiet`` it prints a reference alone."""
    verb: argparse.ArgumentParser = of.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("--quiet", action="store_true", help="print the reference alone")
    verb.set_defaults(run=run)
    return verb


def add_subject(verbs: Any, everywhere: argparse.ArgumentParser, name: str, show: Any, sentence: str) -> Any:
    """Add a subject with verbs of its own; alone it shows its list, as lines, JSON or CSV."""
    subject = verbs.add_parser(name, parents=[everywhere], help=sentence)
    form = subject.add_mutually_exclusive_group()
    for option in ("--json", "--csv"):
        form.add_argument(
            option, action="store_true", default=argparse.SUPPRESS, help="the list in that form"
        )
    subject.set_defaults(run=show)
    return subject.add_subparsers(title="verbs", metavar="VERB", prog=subject.prog)


def said_of(running: Running, *names: str) -> dict[str, Any]:
    """Give the options that were said, by name."""
    said = {name: getattr(running.args, name) for name in names}
    return {name: value for name, value in said.items() if value is not None}
