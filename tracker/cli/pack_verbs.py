"""Verbs about board packs: making one, showing and writing it, what is corrected since, and its cover report."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.cli.output import print_csv, print_json
from tracker.cli.parsing import word_of
from tracker.cli.running import Running, refuse, say
from tracker.cli.subjects import add_subject, add_verb
from tracker.dates import plain_day, say_period
from tracker.domain import codes
from tracker.domain.notes import ContactNote
from tracker.domain.paper import Paper
from tracker.domain.reporting import Pack

if TYPE_CHECKING:
    from tracker.desk import Desk


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    of = add_subject(verbs, everywhere, "pack", _list, "board packs: figures, movements, exceptions, words")
    _add_new(of, everywhere)
    show = of.add_parser("show", parents=[everywhere], help="one pack; 'show' may be left out")
    show.add_argument("ref", help="K-7KQ2")
    _add_forms(show)
    show.add_argument("--out", metavar="DIR", help="write it as Markdown, Word and Excel into this folder")
    show.add_argument(
        "--reason", default="", metavar="WHY", help="why it leaves, with --out: for the history"
    )
    show.add_argument("--corrections", action="store_true", help="what is now known otherwise, with its rows")
    show.set_defaults(run=_show)
    spoken = of.add_parser("words", parents=[everywhere], help="young people's words to choose from")
    _add_period(spoken)
    spoken.add_argument("--json", action="store_true")
    spoken.set_defaults(run=_words)
    _add_cover(of, everywhere)


def _add_new(of: Any, everywhere: argparse.ArgumentParser) -> None:
    new = add_verb(of, everywhere, "new", _new, "make a pack for a period; it stays as it is made")
    _add_period(new)
    new.add_argument("--name", default="", help="what it is called")
    new.add_argument(
        "--words", default="", metavar="N-...,N-...", help="contact notes whose own words stand in it"
    )
    new.add_argument("--for-team", action="store_true", help="show small numbers: it must not leave the team")
    new.add_argument("--out", metavar="DIR", help="write it into this folder as well")
    new.add_argument("--reason", default="", metavar="WHY", help="why it leaves, with --out: for the history")


def _add_period(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--from", dest="start", metavar="DAY", help="first day (six weeks up to the last)")
    verb.add_argument("--to", dest="end", metavar="DAY", help="last day (today)")
    verb.add_argument("--theme", **word_of(codes.Theme))


def _add_forms(verb: argparse.ArgumentParser) -> None:
    form = verb.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true")
    form.add_argument("--markdown", action="store_true")


def _add_cover(of: Any, everywhere: argparse.ArgumentParser) -> None:
    cover = add_verb(of, everywhere, "cover", _cover, "the council's cover report, and what it lacks")
    cover.add_argument("ref", help="K-7KQ2")
    _add_forms(cover)
    deed = cover.add_mutually_exclusive_group()
    deed.add_argument("--set", nargs=2, metavar=("SECTION", "TEXT"), help="write one section")
    deed.add_argument("--from", dest="source", metavar="FILE.md", help="take sections by their headings")
    deed.add_argument(
        "--sign", nargs=3, metavar=("ROLE", "NAME", "DAY"), help="sign it off for finance, legal ..."
    )
    deed.add_argument(
        "--out", metavar="FILE", help="write it, to a new .docx or .md; refused until it is whole"
    )
    cover.add_argument(
        "--reason", default="", metavar="WHY", help="why it leaves, with --out: for the history"
    )


def _list(running: Running) -> int:
    desk = running.desk()
    packs = [(pack, len(desk.packs.cover.lacking(pack))) for pack in desk.packs.all()]
    rows = [_row(pack, lacking) for pack, lacking in packs]
    if running.json:
        print_json(rows)
    elif getattr(running.args, "csv", False):
        print_csv(rows)
    elif not packs:
        say("No board pack was made yet: 'tracker pack new' makes one.")
    else:
        for pack, _ in packs:
            period = say_period(pack.start, pack.end)
            say(f"{pack.ref}  {period}  {pack.theme or 'all themes'}  {pack.name}{_kept(pack)}")
    return 0


def _row(pack: Pack, lacking: int) -> dict[str, Any]:
    return {
        "ref": pack.ref,
        "title": pack.name,
        "state": "for the team alone" if pack.for_team else "may leave",
        "owner": pack.made_by,
        "due": None,
        "flags": [],
        "from": pack.start,
        "to": pack.end,
        "theme": pack.theme,
        "made_on": pack.made_on,
        "digest": pack.digest,
        "cover_lacks": lacking,
    }


def _kept(pack: Pack) -> str:
    return " (must not leave the team)" if pack.for_team else ""


def _new(running: Running) -> int:
    from tracker.desk.pack_making import Asked

    args = running.args
    known = running.day("known", back=True)
    vars(args).pop("known", None)  # the casebook is written to as it is; the pack alone looks back
    desk = running.desk()
    start, end = desk.measures.period(running.day("start", back=True), running.day("end", back=True))
    refs = [ref for ref in args.words.replace(",", " ").split() if ref]
    words = tuple(desk.session.find(ref, ContactNote) for ref in refs)
    folder = _folder(running)
    name = args.name or f"Board pack, {args.theme or 'all themes'}, {say_period(start, end)}"
    asked = Asked(name, start, end, args.theme, args.for_team, words, known)
    if folder is not None:
        desk.packs.refuse_written(asked, folder)
    pack = desk.packs.build(asked)
    running.tell(f"made {pack.ref}: {pack.name}{_kept(pack)}; 'tracker pack {pack.ref}' shows it", pack.ref)
    if folder is not None:
        _write(running, desk, pack, folder)
    return 0


def _folder(running: Running) -> Path | None:
    """Read the folder to write to; raises Refusal where it or the reason is none, before anything is made."""
    from tracker.desk.packing import reason_out

    folder = running.out()
    if folder is None:
        return None
    reason_out(running.args.reason)
    if not folder.is_dir() and (folder.exists() or not folder.parent.is_dir()):
        refuse(f"There is no folder {folder}, and none can be made there: name another.")
    return folder


def _write(running: Running, desk: "Desk", pack: Pack, folder: Path) -> None:
    folder.mkdir(mode=0o700, exist_ok=True)
    for path in desk.packs.write(pack, folder, running.args.reason):
        running.tell(f"wrote {path}", str(path))


def _show(running: Running) -> int:
    args = running.args
    desk = running.desk()
    pack = desk.session.find(args.ref, Pack)
    folder = _folder(running)
    if folder is not None:
        if args.corrections:
            refuse("Corrections stay in the team: show them, or write the pack with --out.")
        args.quiet = False
        _write(running, desk, pack, folder)
    elif args.corrections:
        _print(running, desk.packs.corrections(pack), lambda: desk.packs.corrections_told(pack))
    else:
        _print(running, pack.paper, lambda: _told(desk, pack))
    return 0


def _print(running: Running, paper: Paper, told: Callable[[], Any]) -> None:
    """Print a paper as plain text, Markdown or JSON, as asked."""
    from tracker.wording.paper import paper_as_markdown, paper_as_text

    if running.json:
        print_json(told())
    else:
        say((paper_as_markdown if running.args.markdown else paper_as_text)(paper).rstrip("\n"))


def _told(desk: "Desk", pack: Pack) -> dict[str, Any]:
    """Give a pack as plain values; a withheld figure has neither value nor rows.

    One about young people lists no rows where the pack may leave.
    """
    from tracker.desk.pack_rows import rows_of
    from tracker.measures.suppression import MARK

    figures = [
        {
            "measure": f.measure,
            "name": f.name,
            "definition": f.definition,
            "value": None if f.shown == MARK else f.value,
            "shown": f.shown,
            "before": f.before,
            "change": f.trend,
            "target": f.target or None,
            "rows": None if f.shown == MARK else [row.ref for row in rows_of(pack, f)],
        }
        for f in pack.figures
    ]
    blocks = [
        {"kind": b.kind, "text": b.text, "refs": b.refs, "header": b.header, "rows": b.rows}
        for b in pack.paper.blocks
    ]
    lacking = desk.packs.cover.lacking(pack)
    return _row(pack, len(lacking)) | {"for_team": pack.for_team, "figures": figures, "paper": blocks}


def _words(running: Running) -> int:
    desk = running.desk()
    period = desk.measures.period(running.day("start", back=True), running.day("end", back=True))
    found = desk.packs.candidates(period, running.args.theme)
    if running.json:
        print_json([{"ref": n.ref, "day": n.day, "aged": aged, "words": words} for n, aged, words in found])
        return 0
    for note, aged, words in found:
        say(f"{note.ref}  {plain_day(note.day)}  aged {aged}: “{words}”")
    if not found:
        say("No contact note of this period holds a young person's own words.")
    return 0


def _cover(running: Running) -> int:
    args = running.args
    desk = running.desk()
    pack = desk.session.find(args.ref, Pack)
    if args.set:
        before, pack = pack, desk.packs.cover.write_section(pack, *args.set)
        done = f"wrote {args.set[0]} in the cover report of {pack.ref}"
        running.tell(f"{done}{_still(desk, pack, before)}", pack.ref)
    elif args.source is not None:
        from tracker.desk.reading import read_document_file

        raw = read_document_file(args.source, "cover report")
        before, pack = pack, desk.packs.cover.read(pack, raw, Path(args.source).name)
        done = f"took the cover report of {pack.ref} from {args.source}"
        running.tell(f"{done}{_still(desk, pack, before)}", pack.ref)
    elif args.sign:
        role, name, day = args.sign
        before, pack = pack, desk.packs.cover.sign(pack, role, name, running.read_day(day, back=True))
        done = f"signed off the cover report of {pack.ref} for {role}"
        running.tell(f"{done}{_still(desk, pack, before)}", pack.ref)
    elif (out := running.out()) is not None:
        desk.packs.cover.write(pack, out, args.reason)
        running.tell(f"wrote the cover report of {pack.ref} to {args.out}", args.out)
    else:
        _show_cover(running, desk, pack)
    return 0


def _still(desk: "Desk", pack: Pack, before: Pack) -> str:
    """Say what a change leaves to do, what it took away first."""
    from tracker.desk.pack_cover import to_sign_again

    lacking = len(desk.packs.cover.lacking(pack))
    return to_sign_again(before, pack) + (f"; {lacking} still to do" if lacking else "; it is whole")


def _show_cover(running: Running, desk: "Desk", pack: Pack) -> None:
    cover = desk.packs.cover
    lacking = cover.lacking(pack)
    _print(
        running,
        cover.paper(pack),
        lambda: {"ref": pack.ref, "sections": cover.sections(pack), "lacking": lacking},
    )
    if not running.json and not running.args.markdown:
        say("")
        say("Still to do" if lacking else "It is whole and may be written with --out.")
        for name, why in lacking.items():
            say(f"- {name}: {why}")
