"""Verbs about tables and messages: young people and contact notes in, young people out; plans have a page."""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli import plan_table_verbs
from tracker.cli.output import print_json
from tracker.cli.parsing import one_of, word_of
from tracker.cli.running import REFUSED, Running, refuse, say, warn
from tracker.desk import Desk
from tracker.domain import care_codes
from tracker.domain.text import one_line
from tracker.domain.young_people import Case
from tracker.wording import counted, say_day
from tracker.wording.listing import folded

if TYPE_CHECKING:
    from tracker.desk.exchanging import DraftNote, Imported

LAYOUTS = ("annexa", "annexa13", "oc3", "ssd", "plain")
ALSO: dict[str, Any] = {"legacy": "annexa13"}
"""Other words for a layout."""
SHOWN_ROWS = 20
"""Bad rows that are said one by one; the file has all of them."""


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    out = verbs.add_parser(
        "export", parents=[everywhere], help="write the plan, or young people with the reason, to a file"
    )
    of = out.add_subparsers(title="what", metavar="WHAT", required=True)
    plan_table_verbs.add_export(of, everywhere)
    cases = of.add_parser(
        "cases",
        parents=[everywhere],
        help="a table of young people; without a reason only what it would hold",
    )
    cases.add_argument("path", nargs="?", metavar="FILE", help="a new file that ends in .csv or .xlsx")
    cases.add_argument(
        "--layout",
        **one_of(*LAYOUTS, *ALSO),
        default="annexa",
        help="the columns (annexa); legacy is annexa13",
    )
    cases.add_argument(
        "--reason", metavar="WHY", help="why personal data leave: it is written to the history first"
    )
    cases.add_argument("--json", action="store_true")
    cases.set_defaults(run=_export_cases)


def add_imports(of: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add what can be brought in besides letters."""
    plan_table_verbs.add_import(of, everywhere)
    _table(of, everywhere, "cases", _import_cases, "young people, from a CSV or XLSX table")
    _table(of, everywhere, "notes", _import_notes, "contact notes, from a CSV or XLSX table")
    messages = of.add_parser(
        "messages", parents=[everywhere], help="messages, from a paste or a phone's export"
    )
    messages.add_argument("case", help="YP-014, or the council's case number")
    messages.add_argument("path", metavar="FILE", help="the export as text; - reads what is piped in")
    messages.add_argument("--me", default="", metavar="NAME", help="how you are called in the chat")
    messages.add_argument(
        "--mask", nargs="+", action="extend", default=[], metavar="NAME", help="names to mask"
    )
    messages.add_argument(
        "--direction", **word_of(care_codes.Direction), help="who wrote, where a paste does not say"
    )
    which = messages.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="keep every draft")
    which.add_argument("--days", metavar="1,3-5", help="keep these drafts, by their numbers")
    messages.add_argument("--dry-run", action="store_true", help="show the drafts, keep nothing")
    messages.add_argument("--json", action="store_true")
    messages.set_defaults(run=_import_messages)


def _table(of: Any, everywhere: argparse.ArgumentParser, name: str, run: Any, sentence: str) -> None:
    verb = of.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("path", metavar="FILE")
    verb.add_argument("--dry-run", action="store_true", help="say what would be brought in, keep nothing")
    verb.add_argument(
        "--errors", metavar="FILE", help="new file for bad rows (NAME-errors.csv beside the casebook)"
    )
    verb.add_argument("--json", action="store_true")
    verb.set_defaults(run=run)


def _import_cases(running: Running) -> int:
    return _bring_in(running, lambda desk: desk.exchanging.import_cases, "young person", "young people")


def _import_notes(running: Running) -> int:
    return _bring_in(running, lambda desk: desk.exchanging.import_notes, "contact note", "contact notes")


def _bring_in(
    running: Running, door: Callable[[Desk], Callable[..., "Imported"]], one: str, several: str
) -> int:
    """Bring a table in; the exit code is 2 where not one of its rows could be."""
    from tracker.desk.reading import read_document_file

    args = running.args
    raw = read_document_file(args.path, "table")
    errors = Path(args.errors) if args.errors else None
    name = one_line(Path(args.path).name)
    imported = door(running.desk(create=True))(raw, name, dry_run=args.dry_run, errors=errors)
    good = imported.added + imported.updated + imported.unchanged
    if args.dry_run or not good:
        running.take_back()
    if args.json:
        print_json(_as_data(imported))
    else:
        _tell(imported, several if imported.added != 1 else one, args.dry_run)
    return 0 if good or not imported.bad_rows else REFUSED


def _as_data(imported: "Imported") -> dict[str, Any]:
    return {
        "added": imported.added,
        "updated": imported.updated,
        "unchanged": imported.unchanged,
        "bad_rows": [{"row": bad.row.number, "reason": bad.reason} for bad in imported.bad_rows],
        "remarks": list(imported.remarks),
        "errors": str(imported.errors) if imported.errors else None,
    }


def _tell(imported: "Imported", what: str, dry_run: bool) -> None:
    would = "would be " if dry_run else ""
    say(
        f"{imported.added} {what} {would}added, {imported.updated} updated, {imported.unchanged} unchanged, "
        f"{counted(len(imported.bad_rows), 'row')} not brought in."
    )
    for remark in imported.remarks:
        say(f"  {remark}")
    for bad in imported.bad_rows[:SHOWN_ROWS]:
        warn(f"row {bad.row.number}: {bad.reason}")
    if imported.errors:
        warn(
            f"The rows not brought in stand in {imported.errors}, each with its reason: mend and import that file."
        )


def _export_cases(running: Running) -> int:
    from tracker.desk.reading import own_path

    args = running.args
    layout = ALSO.get(args.layout, args.layout)
    if args.reason is None:
        return _preview(running, layout)
    if args.path is None:
        refuse("FILE is missing: name a new file that ends in .csv or .xlsx.")
    exchanging = running.desk().exchanging
    count = exchanging.export_cases(own_path(args.path), layout, args.reason)
    if args.json:
        print_json({"path": args.path, "layout": layout, "cases": count})
    else:
        say(f"{exchanging.exported_sentence(count, layout, args.path)}.")
    return 0


def _preview(running: Running, layout: Any) -> int:
    """Show what would be written, nobody recognisable; where a file was named the exit code says it is not there."""
    found = running.desk().exchanging.preview_cases(layout)
    if running.json:
        rows = [dict(row) for row in found.rows]
        print_json({"layout": layout, "cases": found.total, "columns": found.columns, "first": rows})
    else:
        say(f"{counted(found.total, 'case')} in the layout {layout}, {len(found.columns)} columns.")
        for row in found.rows:
            for words in folded("; ".join(f"{name}: {cell}" for name, cell in row), 0, 2):
                say(words)
    if running.args.path is not None:
        refuse(f"{one_line(running.args.path)} was not written: personal data leave with --reason WHY.")
    if not running.json:
        say("Nothing was written: name a new file, and say why with --reason.")
    return 0


# Messages.


def _import_messages(running: Running) -> int:
    args = running.args
    desk = running.desk()
    case = desk.session.find(args.case, Case)
    drafts = desk.exchanging.read_messages(_text(args.path), args.me, case)
    if args.direction:
        drafts = [d._replace(direction=d.direction or args.direction) for d in drafts]
    keep = _chosen(drafts, args.days) if args.days else list(drafts) if args.all else []
    if args.dry_run or not keep:
        _show(running, drafts)
        return 0
    notes = desk.exchanging.confirm_messages(case, keep, args.mask)
    if args.json:
        print_json([{"ref": note.ref, "day": note.day, "text": note.text} for note in notes])
    else:
        for note in notes:
            say(f"{note.ref}  {say_day(note.day)}: {note.title} with {case.ref}, {note.direction}")
        say(f"Kept {counted(len(notes), 'contact note')}.")
    return 0


def _text(path: str) -> str:
    from tracker.desk.exchanging import message_text
    from tracker.desk.reading import LARGEST, read_document_file

    if path != "-":
        return message_text(read_document_file(path, "chat"), one_line(Path(path).name))
    raw = sys.stdin.buffer.read(LARGEST + 1)
    if len(raw) > LARGEST:
        refuse(f"What is piped in is larger than {LARGEST // 1_000_000} MB: bring it in by parts.")
    return message_text(raw, "what is piped in")


def _chosen(drafts: "Sequence[DraftNote]", typed: str) -> "list[DraftNote]":
    """Read "1,3-5" as drafts by their numbers; raises Refusal."""
    numbers: list[int] = []
    for item in typed.replace(" ", "").split(","):
        first, _, last = item.partition("-")
        if not all(part.isascii() and part.isdigit() for part in (first, last or first)):
            refuse(f"“{one_line(typed)[:40]}” names no drafts: write such as 1,3-5.")
        numbers += range(int(first[:6]), int((last or first)[:6]) + 1)
    if not numbers or not all(1 <= number <= len(drafts) for number in numbers):
        refuse(f"“{one_line(typed)[:40]}” names a draft that is not there: there are {len(drafts)}.")
    return [drafts[number - 1] for number in sorted(set(numbers))]


def _show(running: Running, drafts: "Sequence[DraftNote]") -> None:
    from tracker.desk.exchanging import NO_LIST

    if running.json:
        print_json([{"number": n, **d._asdict(), "notice": NO_LIST} for n, d in enumerate(drafts, 1)])
        return
    for number, draft in enumerate(drafts, 1):
        say(
            f"{number}. {say_day(draft.day)}, {draft.direction or 'who wrote is not said'}: "
            f"{counted(draft.messages, 'message')}, {draft.masked} masked"
        )
        for text in draft.text.split("\n"):
            say(f"   {text}")
        if draft.possible_names:
            say(f"   Other people's names? {', '.join(draft.possible_names)} (mask with --mask)")
    if drafts:
        say(f"{NO_LIST} Keep them with --days 1,3 or --all.")
    else:
        say("Nothing new: every message was brought in before.")
