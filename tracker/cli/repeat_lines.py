"""Printing what may repeat something said earlier, both quotes one above the other."""

from collections.abc import Sequence
from shlex import quote
from string import ascii_lowercase
from typing import Any

from tracker.cli.output import print_json
from tracker.cli.running import Running, refuse, say
from tracker.desk import Desk
from tracker.desk.repeats import NOTHING, Proposal
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit
from tracker.wording import a_noun, marked, short
from tracker.wording.listing import folded

_Repeats = list[tuple[str, str, list[Proposal]]]
"""What was asked about: its reference or place, its words, and what it may repeat."""


def show_repeats(running: Running) -> int:
    """Print the earlier findings that a finding, each of a visit, or each waiting paragraph may repeat."""
    desk = running.desk()
    record = desk.session.find(running.args.ref, Record)
    if isinstance(record, Document):
        found = _of_document(desk, record, running.args.paragraphs)
        how = f"accept {record.ref} --paragraphs {{}} --thread {{}} --step {{}}"
    elif running.args.paragraphs:
        refuse(f"--paragraphs goes with a document, and {record.ref} is {a_noun(record.noun)}: leave it out.")
    elif isinstance(record, Finding | ScrutinyVisit):
        found = _of_findings(desk, record)
        how = "finding link {} {} --step {}"
    else:
        refuse(
            f"{record.ref} is {a_noun(record.noun)}: name a finding, a visit, or a document whose paragraphs wait."
        )
    if running.json:
        print_json([_as_dict(desk, *each) for each in found])
        return 0
    for key, text, proposals in found:
        _say(desk, key, text, proposals, how)
    return 0


def _of_document(desk: Desk, document: Document, typed: str) -> _Repeats:
    paragraphs = desk.documents.waiting(document, desk.documents.places(document, typed))
    repeats = desk.findings.repeats
    return [(p.place, p.text, repeats.of_paragraph(document, p)) for p in paragraphs]


def _of_findings(desk: Desk, record: Finding | ScrutinyVisit) -> _Repeats:
    """Ask about one finding, or about each of a visit in the order of its letter."""
    if isinstance(record, Finding):
        return [(record.ref, record.quote, desk.findings.repeats.of(record))]
    findings = sorted(desk.session.casebook.pointing(Finding, "visit", record.id), key=_in_order)
    return [(f.ref, f.quote, desk.findings.repeats.of(f)) for f in findings]


def _in_order(finding: Finding) -> tuple[str, int, str, str]:
    number = finding.paragraph.strip(ascii_lowercase)
    return finding.document, int(number or 0), finding.paragraph, finding.id


def _as_dict(desk: Desk, key: str, text: str, proposals: Sequence[Proposal]) -> dict[str, Any]:
    told = [proposal.as_dict(desk.session.casebook) for proposal in proposals]
    return {"of": key, "text": text, "repeats": told}


def _say(desk: Desk, key: str, text: str, proposals: Sequence[Proposal], how: str) -> None:
    casebook = desk.session.casebook
    say(f"{key}  {short(text)}")
    if not proposals:
        say(f"  {NOTHING}")
    for number, proposal in enumerate(proposals, start=1):
        near = proposal.likeness
        thread, earlier, step = proposal.thread, proposal.finding, proposal.step
        say(f"  {number}. {proposal.said(casebook)}, {earlier.kind}; in {thread.ref} {short(thread.title)}")
        for label, sentence, words in (
            ("now", near.new, near.new_words),
            (proposal.where(casebook), near.earlier, near.earlier_words),
        ):
            say("\n".join(folded(f"{label}: “{marked(sentence, words)}”", 5)))
        say(f"     tracker {how.format(key, thread.ref, quote(step))}")


def say_repeats(desk: Desk, findings: Sequence[Finding]) -> None:
    """Say of each finding just kept the nearest earlier one it may repeat, and how to link it."""
    for finding in findings:
        for proposal in desk.findings.repeats.of(finding)[:1]:
            said = f"{finding.ref} {proposal.said(desk.session.casebook)}"
            say(f"  {said}: tracker finding link {finding.ref} {proposal.thread.ref}")
