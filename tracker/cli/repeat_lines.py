"""Printing what may repeat something said earlier, both quotes one above the other."""

from collections.abc import Sequence
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.running import Running, refuse, say
from tracker.desk import Desk
from tracker.desk.repeats import NOTHING, Proposal
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Finding
from tracker.wording import marked, place_of, short
from tracker.wording.listing import folded

_Repeats = list[tuple[str, str, list[Proposal]]]
"""What was asked about: its reference or place, its words, and what it may repeat."""


def show_repeats(running: Running) -> int:
    """Print the earlier findings that a finding, or each waiting paragraph of a document, may repeat."""
    desk = running.desk()
    record = desk.session.find(running.args.ref, Record)
    if isinstance(record, Document):
        found = _of_document(desk, record, running.args.paragraphs)
        link = f"tracker accept {record.ref} --paragraphs {{}} --thread {{}} --step “{{}}”"
    elif isinstance(record, Finding) and not running.args.paragraphs:
        found = [(record.ref, record.quote, desk.findings.repeats.of(record))]
        link = "tracker finding link {} {} --step “{}”"
    else:
        refuse(f"{record.ref} is {record.noun}: name a finding, or a document with paragraphs that wait.")
    if running.json:
        print_json([_as_dict(desk, *each) for each in found])
        return 0
    for key, text, proposals in found:
        _say(desk, key, text, proposals, link.replace("“", '"').replace("”", '"'))
    return 0


def _of_document(desk: Desk, document: Document, typed: str) -> _Repeats:
    places = desk.documents.places(document, typed) if typed else ()
    waiting = desk.findings.repeats.waiting(document, places)
    return [(paragraph.place, paragraph.text, proposals) for paragraph, proposals in waiting]


def _as_dict(desk: Desk, key: str, text: str, proposals: Sequence[Proposal]) -> dict[str, Any]:
    told = [proposal.as_dict(desk.session.casebook) for proposal in proposals]
    return {"of": key, "text": text, "repeats": told}


def _say(desk: Desk, key: str, text: str, proposals: Sequence[Proposal], link: str) -> None:
    casebook = desk.session.casebook
    say(f"{key}  {short(text)}")
    if not proposals:
        say(f"  {NOTHING}")
    for number, proposal in enumerate(proposals, start=1):
        near = proposal.likeness
        say(f"  {number}. {proposal.said(casebook)} ({proposal.finding.kind}; {proposal.step}?)")
        for label, sentence, words in (
            ("now", near.new, near.new_words),
            (place_of(proposal.finding, casebook).split(" (")[0], near.earlier, near.earlier_words),
        ):
            say("\n".join(folded(f"{label}: “{marked(sentence, words)}”", 5)))
        say(f"     {link.format(key, proposal.thread.ref, proposal.step)}")


def say_repeats(desk: Desk, findings: Sequence[Finding]) -> None:
    """Say of each finding just kept the nearest earlier one it may repeat, and how to link it."""
    for finding in findings:
        for proposal in desk.findings.repeats.of(finding)[:1]:
            place = place_of(proposal.finding, desk.session.casebook).split(" (")[0]
            verb = "reads like" if proposal.sure else "may repeat"
            say(f"  {finding.ref} {verb} {place}: tracker finding link {finding.ref} {proposal.thread.ref}")
