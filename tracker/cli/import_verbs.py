"""The verb that brings things in: letters, plans, young people, contact notes and messages."""

import argparse
from typing import Any

from tracker.cli import exchange_verbs, letter_verbs


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verb of this page, with what can be brought in."""
    bring = verbs.add_parser(
        "import", parents=[everywhere], help="bring in a letter, a plan, cases, notes or messages"
    )
    of = bring.add_subparsers(title="what", metavar="WHAT", required=True)
    letter_verbs.add_import(of, everywhere)
    exchange_verbs.add_imports(of, everywhere)
