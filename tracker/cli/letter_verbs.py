"""Verbs about documents: bringing a letter in, and deciding on its paragraphs."""

import argparse
from pathlib import Path
from typing import Any

import msgspec

from tracker.cli.output import print_json
from tracker.cli.running import Running, refuse, say
from tracker.domain import codes
from tracker.domain.scrutiny import Document, Finding

LARGEST = 20_000_000
"""Bytes of the largest document that is read."""


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    bring = verbs.add_parser("import", parents=[everywhere], help="bring in a letter")
    of = bring.add_subparsers(title="what", metavar="WHAT", required=True)
    letter = of.add_parser("letter", parents=[everywhere], help="a letter or report, as text")
    letter.add_argument("path", metavar="FILE")
    letter.add_argument("--dry-run", action="store_true", help="show what would be suggested, keep nothing")
    letter.add_argument("--received", metavar="DAY", help="day it was received (the letter's own day)")
    letter.add_argument("--json", action="store_true")
    letter.add_argument("--quiet", action="store_true", help="print the reference alone")
    letter.set_defaults(run=_import_letter)
    documents = verbs.add_parser("documents", parents=[everywhere], help="what was brought in")
    documents.add_argument("--json", action="store_true")
    documents.set_defaults(run=_show_documents)
    accept = _deciding(verbs, everywhere, "accept", _accept, "make findings of paragraphs")
    accept.add_argument("--kind", choices=codes.words(codes.FindingKind))
    accept.add_argument("--theme", choices=codes.words(codes.Theme), metavar="THEME")
    accept.add_argument("--standing", choices=codes.words(codes.Standing))
    accept.add_argument("--answer", choices=codes.words(codes.Answer))
    accept.add_argument("--thread", default="", metavar="REF", help="the thread they belong to")
    accept.add_argument("--step", choices=codes.words(codes.Step))
    _deciding(verbs, everywhere, "skip", _skip, "decide that paragraphs become nothing")
    _deciding(verbs, everywhere, "unskip", _unskip, "put skipped paragraphs back among those waiting")
    split = verbs.add_parser("split", parents=[everywhere], help="split a paragraph in two")
    split.add_argument("document")
    split.add_argument("paragraph")
    split.add_argument(
        "--before", required=True, metavar="WORDS", help="the words the second part begins with"
    )
    split.set_defaults(run=_split)
    merge = verbs.add_parser("merge", parents=[everywhere], help="join a paragraph with the one after it")
    merge.add_argument("document")
    merge.add_argument("paragraph")
    merge.set_defaults(run=_merge)


def _deciding(
    verbs: Any, everywhere: argparse.ArgumentParser, name: str, run: Any, sentence: str
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("document", help="the document's reference, such as D-7KQ2")
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument("--paragraphs", metavar="1,3-7", help="which ones")
    which.add_argument("--all", action="store_true", help="all that wait")
    verb.add_argument("--json", action="store_true")
    verb.add_argument("--quiet", action="store_true", help="print references alone")
    verb.set_defaults(run=run)
    return verb


def read_file(path: str) -> bytes:
    """Read a file a person names; refuses in one sentence when it cannot be."""
    file = Path(path).expanduser()
    try:
        if file.stat().st_size > LARGEST:
            refuse(f"{file} is larger than {LARGEST // 1_000_000} MB: no letter is. Name another file")
        return file.read_bytes()
    except FileNotFoundError:
        refuse(f"There is no file {file}. Check its name")
    except IsADirectoryError:
        refuse(f"{file} is a folder. Name the file in it")
    except OSError as error:
        refuse(f"{file} cannot be read: {error.strerror}")


def _import_letter(running: Running) -> int:
    args = running.args
    raw = read_file(args.path)
    name = Path(args.path).name
    if args.dry_run:
        return _dry_run(running, raw, name)
    received = running.day("received", back=True)
    from tracker.letters import decode

    decode(raw, name)  # refused before a casebook is begun for it
    imported = running.desk(create=True).documents.bring_in(raw, name, received)
    document, visit = imported.document, imported.visit
    if args.json:
        print_json(
            {"document": document.ref, "visit": visit.ref if visit else None, "was_there": imported.was_there}
        )
        return 0
    if imported.was_there:
        running.tell(f"{name} is here already as {document.ref}: nothing was added", document.ref)
        return 0
    running.tell(_told(imported), document.ref)
    if not args.quiet:
        for remark in imported.reading.remarks:
            say(f"  {remark.kind}: {remark.text} ({remark.place})")
        if document.waiting:
            say(
                f"Next: tracker accept {document.ref} --paragraphs 1,3-7 (or --all); tracker show {document.ref}"
            )
    return 0


def _told(imported: Any) -> str:
    document, visit = imported.document, imported.visit
    about = f" of {visit.title} ({visit.when.text}), {visit.ref}" if visit else ""
    return f"brought in {document.ref}, {document.kind}{about}: {len(document.paragraphs)} paragraphs are waiting"


def _dry_run(running: Running, raw: bytes, name: str) -> int:
    from tracker.desk.reading import look

    found = look(raw, name)
    if running.json:
        print_json(found)
        return 0
    say(f"{name} reads as a {found['document']}.")
    if visit := found["visit"]:
        held = f"{visit['start']} to {visit['end']}"
        say(f"Visit: {visit['kind']} {visit['ordinal'] or ''}, {held}, {visit['authority']}")
    for finding in found["findings"]:
        say(f"{finding['paragraph']:>3} [{finding['kind']}; {finding['theme']}] {finding['text']}")
    for remark in found["remarks"]:
        say(f"  {remark['kind']}: {remark['text']} ({remark['place']})")
    return 0


def _show_documents(running: Running) -> int:
    documents = running.desk().lists.documents()
    if running.json:
        print_json([_row(d) for d in documents])
        return 0
    for d in documents:
        say(f"{d.ref}  {d.title}  {d.name}  {len(d.paragraphs)} paragraphs, {len(d.waiting)} waiting")
    if not documents:
        say("No documents.")
    return 0


def _row(d: Document) -> dict[str, Any]:
    row = {"ref": d.ref, "title": d.title, "kind": d.kind, "name": d.name, "day": d.day}
    counts = {
        "paragraphs": len(d.paragraphs),
        "waiting": len(d.waiting),
        "state": "waiting" if d.waiting else "done",
    }
    made: dict[str, Any] = msgspec.to_builtins({**row, **counts, "owner": None, "due": None, "flags": []})
    return made


def _asked(running: Running) -> tuple[Document, list[str]]:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    if running.args.all:
        return document, [p.place for p in document.waiting]
    return document, desk.documents.places(document, running.args.paragraphs)


def _accept(running: Running) -> int:
    from tracker.desk.documents import Choice

    args = running.args
    document, places = _asked(running)
    choice = Choice(args.kind, args.theme, args.standing, args.answer, args.thread, args.step)
    desk = running.desk()
    findings = desk.documents.accept(document, places, choice)
    if args.json:
        print_json([row.as_dict() for row in desk.lists.rows(findings)])
    elif args.quiet:
        for finding in findings:
            say(finding.ref)
    else:
        for finding in findings:
            say(_line(finding))
        now = desk.session.find(document.ref, Document)
        running.tell(
            f"accepted {len(findings)}; {len(now.waiting)} of {len(now.paragraphs)} paragraphs are waiting"
        )
    return 0


def _line(finding: Finding) -> str:
    text = finding.quote if len(finding.quote) <= 70 else finding.quote[:69] + "…"
    return f"{finding.ref}  {finding.paragraph:>3} {finding.kind}, {finding.theme}: {text}"


def _skip(running: Running) -> int:
    document, places = _asked(running)
    document = running.desk().documents.skip(document, places)
    running.tell(f"skipped {len(places)}; {_still_waiting(document)}", document.ref)
    return 0


def _unskip(running: Running) -> int:
    document, places = _asked(running)
    document = running.desk().documents.wait(document, places)
    running.tell(f"put back {len(places)}; {_still_waiting(document)}", document.ref)
    return 0


def _still_waiting(document: Document) -> str:
    return f"{len(document.waiting)} of {len(document.paragraphs)} paragraphs of {document.ref} are waiting"


def _split(running: Running) -> int:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    desk.documents.split(document, running.args.paragraph, running.args.before)
    running.tell(f"split paragraph {running.args.paragraph} of {document.ref}", document.ref)
    return 0


def _merge(running: Running) -> int:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    desk.documents.merge(document, running.args.paragraph)
    running.tell(f"merged paragraph {running.args.paragraph} of {document.ref} with the next", document.ref)
    return 0
