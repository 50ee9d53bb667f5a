"""Verbs about documents: bringing a letter in, and deciding on its paragraphs."""

import argparse
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tracker.cli import offer_verbs
from tracker.cli.output import print_json
from tracker.cli.parsing import listed_word_of, word_of
from tracker.cli.repeat_lines import say_repeats
from tracker.cli.running import Running, say
from tracker.desk import Desk
from tracker.domain import codes
from tracker.domain.scrutiny import Document, Finding, VisitFacts
from tracker.domain.text import one_line
from tracker.wording import a_noun, counted, short, short_place
from tracker.wording.document_facts import offer_words


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verbs of this page."""
    accept = _deciding(verbs, everywhere, "accept", _accept, "make findings of paragraphs")
    accept.add_argument("--kind", **word_of(codes.FindingKind))
    accept.add_argument("--theme", **listed_word_of(codes.Theme, "THEME"))
    accept.add_argument("--standing", **word_of(codes.Standing))
    accept.add_argument("--answer", **word_of(codes.Answer))
    accept.add_argument("--reason", default="", help="why watch or none is the answer to a concern")
    accept.add_argument("--thread", default="", metavar="REF", help="the thread they belong to")
    accept.add_argument("--step", **word_of(codes.Step))
    offer_verbs.add_taking(accept)
    _deciding(verbs, everywhere, "skip", _skip, "decide that paragraphs become nothing")
    unskip = "put skipped paragraphs back among those waiting"
    _deciding(verbs, everywhere, "unskip", _unskip, unskip, "all that were skipped")
    split = verbs.add_parser("split", parents=[everywhere], help="split a paragraph in two")
    split.add_argument("document", help="the document's reference, such as D-7KQ2")
    split.add_argument("paragraph", help="its number, such as 12 or 12b")
    split.add_argument("--quiet", action="store_true", help="print the reference alone")
    split.add_argument(
        "--before", required=True, metavar="WORDS", help="the words the second part begins with"
    )
    split.set_defaults(run=_split)
    merge = verbs.add_parser("merge", parents=[everywhere], help="join a paragraph with the one after it")
    merge.add_argument("document", help="the document's reference, such as D-7KQ2")
    merge.add_argument("paragraph", help="its number, such as 12 or 12b")
    merge.add_argument("--quiet", action="store_true", help="print the reference alone")
    merge.set_defaults(run=_merge)


def add_import(of: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add letters to what can be brought in."""
    letter = of.add_parser("letter", parents=[everywhere], help="a letter, report or paper, as text or PDF")
    letter.add_argument("path", metavar="FILE")
    letter.add_argument("--dry-run", action="store_true", help="show what would be suggested, keep nothing")
    letter.add_argument("--received", metavar="DAY", help="day it was received (the letter's own day)")
    letter.add_argument(
        "--visit", default="", metavar="REF", help="the visit it tells of, where it does not say so itself"
    )
    letter.add_argument("--json", action="store_true")
    letter.add_argument("--quiet", action="store_true", help="print the reference alone")
    letter.set_defaults(run=_import_letter)


def _deciding(
    verbs: Any,
    everywhere: argparse.ArgumentParser,
    name: str,
    run: Any,
    sentence: str,
    every: str = "all that wait",
) -> argparse.ArgumentParser:
    verb: argparse.ArgumentParser = verbs.add_parser(name, parents=[everywhere], help=sentence)
    verb.add_argument("document", help="the document's reference, such as D-7KQ2")
    which = verb.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "--paragraphs", metavar="1,3-7,c2", help="which ones; c2 is a commitment, g1 a figure it tells of"
    )
    which.add_argument("--all", action="store_true", help=every)
    verb.add_argument("--json", action="store_true")
    verb.add_argument("--quiet", action="store_true", help="print references alone")
    verb.set_defaults(run=run)
    return verb


def _import_letter(running: Running) -> int:
    from tracker.desk.reading import read_document_file

    args = running.args
    raw = read_document_file(args.path)
    name = one_line(Path(args.path).name)
    if args.dry_run:
        return _dry_run(running, raw, name)
    received = running.day("received", back=True)
    imported = running.desk(create=True).documents.bring_in(raw, name, received, args.visit)
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
        _say_the_rest(imported)
    return 0


def _say_the_rest(imported: Any) -> None:
    """Say what else a document told, what to look at in it, and what to do next."""
    document = imported.document
    for visit in imported.added:
        if visit.id != document.visit:
            say(f"  also tells of {visit.title} ({visit.when.text}): added {visit.ref}")
    for remark in imported.reading.remarks:
        if remark.kind not in _TOLD_AS_OFFERS:
            say(f"  {remark.kind}: {remark.text} ({remark.place})")
    if document.waiting:
        say(f"Next: tracker accept {document.ref} --paragraphs 1,3-7 (or --all); tracker show {document.ref}")
    if any(offer.decision == "waiting" for offer in document.offers):
        say(f"Next: tracker told {document.ref} shows its commitments and figures")


def _told(imported: Any) -> str:
    document, visit = imported.document, imported.visit
    about = f" of {visit.title} ({visit.when.text}), {visit.ref}" if visit else ""
    waiting = [f"{counted(len(document.waiting), 'paragraph')} waiting"]
    for kind in ("commitment", "figure"):
        if count := sum(o.kind == kind and o.decision == "waiting" for o in document.offers):
            waiting.append(counted(count, kind))
    items = (*document.paragraphs, *document.offers)
    if repeats := sum(item.decision == "repeats" for item in items):
        waiting.append(f"{repeats} that only repeat{'s' if repeats == 1 else ''} what is here")
    return f"brought in {document.ref}, {document.kind}{about}: {', '.join(waiting)}"


def _dry_run(running: Running, raw: bytes, name: str) -> int:
    from tracker.desk.reading import look

    found = look(raw, name)
    if running.json:
        print_json(found.as_dict())
        return 0
    kind = {"minutes": "minutes of a meeting", "unknown": "nothing that is known here"}
    say(f"{name} reads as {kind.get(found.document) or a_noun(found.document)}.")
    if found.visit:
        say(f"About: {_visit_words(found.visit)}")
    for paragraph in found.paragraphs:
        by = "" if paragraph.said_by == "inspectorate" else f"; {paragraph.said_by}"
        say(f"{paragraph.place:>3} [{paragraph.kind}; {paragraph.theme}{by}] {paragraph.text}")
    for offer in found.offers:
        say(f"{offer.place:>3} {offer_words(offer)}")
    for facts in found.tells:
        say(f"  tells of {_visit_words(facts)}")
    for remark in found.remarks:
        if remark.kind not in _TOLD_AS_OFFERS:
            say(f"  {remark.kind}: {remark.text} ({remark.place})")
    return 0


def _visit_words(facts: VisitFacts) -> str:
    when = facts.when_text or (f"letter of {facts.letter_date}" if facts.letter_date else "time not said")
    number = f" {facts.ordinal}" if facts.ordinal else ""
    expected = ", expected" if facts.expected else ""
    return ", ".join(filter(None, (f"{facts.kind}{number}", facts.authority, when))) + expected


_TOLD_AS_OFFERS = ("commitment", "visit expected")
"""Remarks that the offers and visits of a document say as well."""


def _asked(running: Running, every: codes.Decision = "waiting") -> tuple[Document, list[str]]:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    if running.args.all:
        return document, [p.place for p in document.paragraphs if p.decision == every]
    return document, desk.documents.places(document, running.args.paragraphs)


def _with_offers(running: Running, decide: Callable[[Running, Document, str], int]) -> bool:
    """Decide on the commitments and figures named, if any; tells whether that was all."""
    args = running.args
    args.paragraphs, offers = offer_verbs.parted(args.paragraphs)
    if offers:
        decide(running, running.desk().session.find(args.document, Document), offers)
    return bool(offers) and not args.paragraphs


def _accept(running: Running) -> int:
    from tracker.desk.documents import Choice

    args = running.args
    if _with_offers(running, offer_verbs.take):
        return 0
    document, places = _asked(running)
    choice = Choice(args.kind, args.theme, args.standing, args.answer, args.reason, args.thread, args.step)
    desk = running.desk()
    findings = desk.documents.accept(document, places, choice)
    if args.json:
        print_json([row.as_dict() for row in desk.lists.rows(findings)])
    elif args.quiet:
        for finding in findings:
            say(finding.ref)
    else:
        for finding in findings:
            say(_line(desk, finding))
        now = desk.session.find(document.ref, Document)
        running.tell(
            f"accepted {counted(len(findings), 'paragraph')}; {_answers(findings)}; {_still_waiting(now)}"
        )
        if not args.thread:
            say_repeats(desk, findings)
    return 0


def _answers(findings: Sequence[Finding]) -> str:
    """Say how many got which answer: those to watch are not chased, so nobody may learn of it by chance."""
    given = Counter(finding.answer for finding in findings)
    return "answers: " + ", ".join(f"{count} {answer}" for answer, count in given.items())


def _line(desk: Desk, finding: Finding) -> str:
    place = short_place(finding, desk.session.casebook)
    where = place if place != finding.ref else f"para {finding.paragraph}"
    return f"{finding.ref}  {where:<5} {finding.kind}, {finding.theme}: {short(finding.quote)}"


def _skip(running: Running) -> int:
    if _with_offers(running, offer_verbs.leave):
        return 0
    document, places = _asked(running)
    document = running.desk().documents.skip(document, places)
    running.tell(f"skipped {counted(len(places), 'paragraph')}; {_still_waiting(document)}", document.ref)
    return 0


def _unskip(running: Running) -> int:
    if _with_offers(running, offer_verbs.put_back):
        return 0
    document, places = _asked(running, "skipped")
    document = running.desk().documents.wait(document, places)
    running.tell(f"put back {counted(len(places), 'paragraph')}; {_still_waiting(document)}", document.ref)
    return 0


def _still_waiting(document: Document) -> str:
    return f"{len(document.waiting)} of {len(document.paragraphs)} in {document.ref} still waiting"


def _split(running: Running) -> int:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    before = {p.place for p in document.paragraphs}
    after = desk.documents.split(document, running.args.paragraph, running.args.before)
    new = next(p for p in after.paragraphs if p.place not in before)
    running.tell(
        f"split paragraph {new.number} of {document.ref}: {new.place} is “{short(new.text)}”", document.ref
    )
    return 0


def _merge(running: Running) -> int:
    desk = running.desk()
    document = desk.session.find(running.args.document, Document)
    gone = {p.place for p in document.paragraphs}
    gone -= {p.place for p in desk.documents.merge(document, running.args.paragraph).paragraphs}
    into = running.args.paragraph.lower()
    running.tell(f"merged {', '.join(gone)} of {document.ref} into paragraph {into}", document.ref)
    return 0
