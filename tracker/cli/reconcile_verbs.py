"""The verb that compares the casebook with an extract of the council's case system."""

import argparse
from pathlib import Path
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.running import Running, refuse, say
from tracker.domain.reporting import Reconciliation
from tracker.domain.text import one_line


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verb of this page."""
    verb = verbs.add_parser(
        "reconcile",
        parents=[everywhere],
        help="compare young people with an extract of the case system, row by row",
    )
    verb.add_argument(
        "what",
        nargs="?",
        metavar="FILE",
        help="the extract, .csv or .xlsx; or RC-7KQ2, a comparison that was kept; without it all of those",
    )
    verb.add_argument("--dry-run", action="store_true", help="show what differs, keep nothing")
    verb.add_argument("--json", action="store_true")
    verb.set_defaults(run=_reconcile)


def _reconcile(running: Running) -> int:
    what = running.args.what
    if what is None:
        if running.args.dry_run:
            refuse("There is nothing to try: name the extract's file.")
        return _list(running)
    if what.casefold().startswith("rc-") and not Path(what).exists():
        return _show(running, running.desk().session.find(what, Reconciliation))
    return _compare(running, what)


def _compare(running: Running, path: str) -> int:
    """Compare with a file, and keep the result unless it is only tried."""
    from tracker.desk.reading import read_document_file
    from tracker.desk.reconciling import remark_lines, same_file

    raw = read_document_file(path, "table")
    desk = running.desk()
    found = desk.reconciling.compare(raw, one_line(Path(path).name))
    kept = None if running.args.dry_run else desk.reconciling.keep(found)
    if running.json:
        data = _as_data(running, kept or found.record)
        data |= {
            "ref": kept.ref if kept else None,
            "not_compared": list(found.left_out),
            "rows_left_out": found.outside,
        }
        print_json(data | {"same_as": found.before.ref if found.before else None})
        return 0
    _print(kept or found.record)
    for words in remark_lines(found.left_out, found.outside):
        say(words)
    if found.before is not None:
        say(same_file(found.before))
    elif kept is None:
        say("Nothing was kept.")
    else:
        say(f"Kept as {kept.ref}.")
    return 0


def _show(running: Running, record: Reconciliation) -> int:
    if running.json:
        print_json(_as_data(running, record))
    else:
        _print(record)
    return 0


def _list(running: Running) -> int:
    from tracker.desk.reconciling import summary

    desk = running.desk()
    kept = desk.reconciling.all()
    if running.json:
        print_json([_as_data(running, record) for record in kept])
        return 0
    for record in kept:
        say(f"{record.ref}  {summary(record)}")
    if not kept:
        say("Nothing was compared yet: tracker reconcile FILE compares with an extract of the case system.")
    return 0


def _print(record: Reconciliation) -> None:
    from tracker.desk.reconciling import comparison_lines

    for _, words in comparison_lines(record):
        say(words)


def _as_data(running: Running, record: Reconciliation) -> dict[str, Any]:
    from tracker.desk.reconciling import difference_sentence

    desk = running.desk()
    return {
        "ref": record.ref,
        "name": record.name,
        "day": record.day,
        "by": record.by,
        "compared": record.compared,
        "fields": list(record.fields),
        "counts": [
            {"of": c.field, "here": c.ours, "there": c.theirs, "difference": c.ours - c.theirs,
             "only_here": list(c.more_here), "only_there": list(c.more_there)}
            for c in record.counts
        ],
        "differences": [
            {"number": d.number, "case": desk.reconciling.ref_of(d.case) or None, "field": d.field,
             "here": d.ours or None, "there": d.theirs or None, "sentence": difference_sentence(d)}
            for d in record.differences
        ],
    }  # fmt: skip
