"""Verbs about what documents tell of besides findings: commitments and figures, across all documents."""

import argparse
import re
from collections.abc import Callable
from typing import Any

from tracker.cli.output import print_csv, print_json
from tracker.cli.running import Running, say
from tracker.domain.scrutiny import Document, Offer
from tracker.domain.text import one_line
from tracker.wording import counted, title_of
from tracker.wording.document_facts import offer_words

_OFFER = re.compile(r"[cg]\d", re.IGNORECASE)


def add_verbs(verbs: Any, everywhere: argparse.ArgumentParser) -> None:
    """Add the verb of this page."""
    told = verbs.add_parser(
        "told",
        parents=[everywhere],
        help="commitments and figures that documents tell of and nobody took over",
    )
    told.add_argument("document", nargs="?", default="", help="of one document alone, such as D-7KQ2")
    told.add_argument("--every", action="store_true", help="also those decided, and those that only repeat")
    told.add_argument("--json", action="store_true")
    told.add_argument("--csv", action="store_true")
    told.set_defaults(run=_told)


def add_taking(accept: argparse.ArgumentParser) -> None:
    """Add to "accept" what may be said of a commitment or a figure."""
    accept.add_argument("--owner", default="", metavar="NAME", help="who sees to a commitment")
    accept.add_argument("--due", metavar="DAY", help="the day a commitment is due, if not as told")
    accept.add_argument("--title", default="", metavar="WORDS", help="a commitment's or figure's title")
    accept.add_argument("--day", metavar="DAY", help="the day or month of a figure, where none is told")


def parted(typed: str) -> tuple[str, str]:
    """Part "1,3-7,c2" into the paragraphs and the offers it names."""
    items = [item for item in one_line(typed or "").split(",") if item.strip()]
    offers = [item for item in items if _OFFER.match(item.strip())]
    return ",".join(item for item in items if item not in offers), ",".join(offers)


def take(running: Running, document: Document, typed: str) -> int:
    """Take over the commitments and figures named."""
    from tracker.desk.offers import Taken

    args, desk = running.args, running.desk()
    when = desk.offers.rough(args.day) if args.day is not None else None
    said = Taken(args.title, args.owner, running.day("due"), when)
    places = desk.offers.places(document, typed)
    made = desk.offers.take(document, places, said)
    if running.json:
        print_json([desk.as_dict(record) for record in made])
        return 0
    for place, record in zip(places, made, strict=True):
        running.tell(f"{place} of {document.ref} is {record.ref}: {title_of(record)}", record.ref)
    return 0


def leave(running: Running, document: Document, typed: str) -> int:
    """Decide that the offers named become nothing."""
    return _decide(running, document, typed, "left", running.desk().offers.leave)


def put_back(running: Running, document: Document, typed: str) -> int:
    """Put the offers named back among those waiting."""
    return _decide(running, document, typed, "put back", running.desk().offers.put_back)


def _decide(
    running: Running,
    document: Document,
    typed: str,
    done: str,
    decide: Callable[[Document, list[str]], Document],
) -> int:
    places = running.desk().offers.places(document, typed)
    decide(document, places)
    running.tell(f"{done} {', '.join(places)} of {document.ref}", document.ref)
    return 0


def _told(running: Running) -> int:
    desk = running.desk()
    found = desk.offers.told(every=running.args.every)
    if running.args.document:
        only = desk.session.find(running.args.document, Document)
        found = [pair for pair in found if pair[0].id == only.id]
    if running.json or running.args.csv:
        rows = [_as_dict(running, *pair) for pair in found]
        (print_json if running.json else print_csv)(rows)
        return 0
    if not found:
        say("No document tells of a commitment or figure that waits.")
    for document, offer in found:
        part = f" ({offer.part})" if offer.part else ""
        say(f"{document.ref} {offer.place:<4}{offer_words(offer)}{part}")
    if found:
        ref, place = found[0][0].ref, found[0][1].place
        say(
            f"({counted(len(found), 'offer')}. Next: tracker accept {ref} --paragraphs {place} --owner NAME, or skip)"
        )
    return 0


def _as_dict(running: Running, document: Document, offer: Offer) -> dict[str, Any]:
    casebook = running.desk().session.casebook
    became, better = casebook.by_id(offer.record), casebook.by_id(offer.repeats)
    return {
        "document": document.ref,
        "place": offer.place,
        "kind": offer.kind,
        "state": offer.state,
        "when": offer.when.text if offer.when else offer.when_words or None,
        "start": offer.when.earliest.isoformat() if offer.when else None,
        "end": offer.when.latest.isoformat() if offer.when else None,
        "who": offer.who or None,
        "said_by": offer.said_by,
        "said_in": offer.part or document.kind,
        "value": offer.value,
        "unit": offer.unit or None,
        "name": offer.name or None,
        "text": offer.text,
        "decision": offer.decision,
        "became": became.ref if became else None,
        "repeats": better.ref if better else None,
    }
