"""What the data's own checks find, a line a fault, and the verb that puts a single field right."""

import argparse
from typing import Any

from tracker.cli.output import print_csv, print_json
from tracker.cli.running import Running, say
from tracker.domain.records import Record
from tracker.wording import counted


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verb of this page."""
    mend = verbs.add_parser(
        "mend", parents=[everywhere], help="put right a field that 'check --data' found wrong"
    )
    mend.add_argument("ref", help="A-7KQ2")
    mend.add_argument("field", help="such as completed_on, drawn_up, value; 'check --data' names it")
    mend.add_argument("value", help="a day, a number, a reference, or none")
    mend.add_argument("--reason", default="", metavar="WHY")
    mend.add_argument("--quiet", action="store_true", help="print the reference alone")
    mend.set_defaults(run=_mend)


def print_faults(running: Running, words: str) -> int:
    """Print what is wrong and how it is mended, then how much of each; the exit code is 1 where anything is."""
    quality = running.desk().quality
    rows = quality.faults(words)
    if running.json:
        print_json([row.as_dict() for row in rows])
    elif running.args.csv:
        print_csv([row.as_dict() for row in rows])
    else:
        for row in rows:
            say(f"{row.more['check']}  {row.ref}: {row.title}. Mend: {row.more['fix']}")
        for check, count, sentence in quality.counts(rows):
            say(f"{check}  {counted(count, 'fault')}: {sentence}")
        say(_summary(len(rows), quality.checks, words))
    return 1 if rows else 0


def _summary(faults: int, checks: int, words: str) -> str:
    narrowed = f" that {'fits' if faults <= 1 else 'fit'} {words}" if words else ""
    if not faults:
        return f"{counted(checks, 'check')} of the data found nothing{narrowed}."
    return f"{counted(checks, 'check')} of the data found {counted(faults, 'fault')}{narrowed}."


def _mend(running: Running) -> int:
    args, desk = running.args, running.desk()
    record = desk.session.find(args.ref, Record)
    running.tell(
        desk.mending.mend(record, {args.field.replace("-", "_"): args.value}, args.reason), record.ref
    )
    return 0
