"""Verbs about improvement plans as councils write them: in, again, and out in the same columns."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli.output import print_json
from tracker.cli.running import REFUSED, Running, refuse, say, warn
from tracker.domain.text import one_line
from tracker.wording import counted

if TYPE_CHECKING:
    from tracker.desk.plan_tables import PlanAsked, PlanImported, Progress

STEP = 500
"""Rows after which a terminal is told how far it is."""


def add_import(of: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add ``import plan``."""
    verb = of.add_parser(
        "plan",
        parents=[everywhere],
        help="an improvement plan, from a CSV or XLSX table; again to bring it up to date",
    )
    verb.add_argument("path", metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="say what would be brought in, keep nothing")
    verb.add_argument(
        "--map", action="append", default=[], metavar="COLUMN=FIELD",
        help="what a column is to be read as; keep: its words alone. May be repeated",
    )  # fmt: skip
    verb.add_argument("--sheet", default="", metavar="NAME", help="the sheet of a workbook")
    verb.add_argument("--plan", default="", metavar="NAME", help="the plan it is a version of, or a new name")
    verb.add_argument("--as-at", metavar="DAY", help="the day its progress stood so (today)")
    verb.add_argument(
        "--take-plan", action="store_true", help="follow the plan where it and Tracker both changed"
    )
    verb.add_argument(
        "--bad-rows",
        "--errors",
        metavar="FILE",
        help="new file for bad rows (NAME-errors.csv beside the casebook)",
    )
    verb.add_argument("--json", action="store_true")
    verb.set_defaults(run=_import)


def add_export(of: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add ``export plan``."""
    verb = of.add_parser("plan", parents=[everywhere], help="the improvement plan, in the columns it came in")
    verb.add_argument("path", metavar="FILE", help="a new file that ends in .csv or .xlsx")
    verb.add_argument("--plan", default="", metavar="NAME", help="which plan, where there are several")
    verb.add_argument("--json", action="store_true")
    verb.set_defaults(run=_export)


def _import(running: Running) -> int:
    """Bring a plan in; the exit code is 2 where not one of its rows could be."""
    from tracker.desk.reading import read_document_file

    args = running.args
    asked = _asked(running)
    raw = read_document_file(args.path, "plan")
    plans = running.desk(create=True).exchanging.plans
    imported = plans.bring_in(
        raw,
        one_line(Path(args.path).name),
        asked,
        dry_run=args.dry_run,
        errors=Path(args.bad_rows).expanduser() if args.bad_rows else None,
        progress=_progress(),
    )
    if args.dry_run or not imported.rows:
        running.take_back()
    if args.json:
        print_json(_as_data(imported))
    else:
        _tell(imported)
    return 0 if imported.rows or not imported.bad_rows else REFUSED


def _asked(running: Running) -> "PlanAsked":
    from tracker.desk.plan_tables import PlanAsked

    args = running.args
    columns = {}
    for said in args.map:
        column, equals, field = said.rpartition("=")
        if not equals or not column.strip():
            refuse(f'“{one_line(said)}” maps nothing: write such as --map "Who leads=owner".')
        columns[one_line(column)] = field.strip().casefold().replace("-", "_")
    as_at = running.day("as_at", back=True)
    return PlanAsked(columns, one_line(args.sheet), one_line(args.plan), as_at, args.take_plan)


def _progress() -> "Progress | None":
    """Tell a terminal how far it is where a plan is long."""
    if not sys.stderr.isatty():
        return None

    def tell(count: int, of: int) -> None:
        if of > STEP and (count % STEP == 0 or count == of):
            print(f"\r{count:,} of {of:,} actions", end="\n" if count == of else "", file=sys.stderr)

    return tell


def _tell(imported: "PlanImported") -> None:
    from tracker.desk.plan_telling import told

    for tone, words in told(imported):
        (warn if tone == "refused" else say)(words)


def _as_data(imported: "PlanImported") -> dict[str, Any]:
    sheet = imported.sheet
    return {
        "file": sheet.name,
        "sheet": sheet.sheet or None,
        "heading_row": sheet.heading_row,
        "columns": [
            {"column": heading, "field": field or None}
            for heading, field in zip(sheet.header, sheet.fields, strict=True)
        ],
        "plan": imported.plan,
        "new_plan": imported.new_plan,
        "added": imported.count("added"),
        "updated": imported.count("updated"),
        "unchanged": imported.count("unchanged"),
        "known_by": {"plan_reference": imported.by_reference, "words": imported.by_words},
        "actions": [_row(row, imported) for row in imported.rows],
        "differences": [what._asdict() for what in imported.differences],
        "gone": [{"ref": action.ref, "title": action.title} for action in imported.gone],
        "bad_rows": [{"row": bad.row.number, "reason": bad.reason} for bad in imported.bad_rows],
        "remarks": list(imported.remarks),
        "errors": str(imported.errors) if imported.errors else None,
    }


def _row(row: Any, imported: "PlanImported") -> dict[str, Any]:
    action = row.action
    headings = action.plan_row.headings if action.plan_row else ()
    return {
        "row": row.row,
        "ref": row.ref if row.outcome != "added" or not imported.dry_run else None,
        "outcome": row.outcome,
        "changed": list(row.changed),
        "title": action.title,
        "plan_ref": action.plan_ref or None,
        "headings": list(headings),
        "theme": action.theme,
        "owner": imported.owners.get(action.owner),
        "due": action.due,
        "due_words": action.due_words or None,
        "state": action.state,
        "reported": action.reported or None,
    }


def _export(running: Running) -> int:
    args = running.args
    count = running.desk().exchanging.plans.export(Path(args.path).expanduser(), one_line(args.plan))
    if args.json:
        print_json({"path": args.path, "actions": count})
    else:
        say(f"Wrote {counted(count, 'action')} to {args.path}.")
    return 0
