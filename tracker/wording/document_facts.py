"""A document in words: its paragraphs, the visits it tells of, the commitments and figures it offers."""

from datetime import date

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Finding, Offer, Paragraph, ScrutinyVisit, VisitFacts
from tracker.wording.listing import Facts, listed


def document_facts(document: Document, casebook: Casebook, _today: date) -> Facts:
    """Give everything a document holds, as labels and values."""
    visit = casebook.get(ScrutinyVisit, document.visit)
    commitments = [o for o in document.offers if o.kind == "commitment"]
    figures = [o for o in document.offers if o.kind == "figure"]
    return [
        ("File", document.name),
        ("Day", plain_day(document.day) if document.day else ""),
        ("Visit", f"{visit.ref} {visit.title}, {visit.when.text}" if visit else ""),
        ("Paragraphs", f"{len(document.paragraphs)}, {len(document.waiting)} waiting"),
        *(("", _paragraph_line(paragraph, casebook)) for paragraph in document.paragraphs),
        *listed("To look at", document.remarks, ""),
        *listed("Tells of", (_told_visit(facts, casebook) for facts in document.tells), ""),
        *listed("Commitments", (_offer_line(offer, casebook) for offer in commitments), ""),
        *listed("Figures", (_offer_line(offer, casebook) for offer in figures), ""),
    ]


def decision_of(decision: codes.Decision, became: Record | None, better: Document | None) -> str:
    """Say what was decided on a paragraph or an offer: "accepted as F-7KQ2", "repeats D-2ZDM"."""
    if became is not None:
        return f"accepted as {became.ref}"
    return f"repeats {better.ref}" if decision == "repeats" and better else decision


def offer_words(offer: Offer) -> str:
    """Say an offer in one line: what it is, when, by whom, and its words in the document."""
    if offer.kind == "figure":
        return f"{offer.value:g} {offer.unit}, {offer.name}: “{offer.text}”"
    return f"{offer_state(offer)}: “{offer.text}”"


def offer_state(offer: Offer) -> str:
    """Say how a commitment stands, when, and who is named: "due 25 April 2024, Cabinet"."""
    when = offer.when.text if offer.when else offer.when_words
    if not offer.when and when:
        when += " (year not said)"
    state = "goes on" if offer.state == "running" else offer.state
    return ", ".join(filter(None, (f"{state} {when}".strip(), offer.who)))


def _paragraph_line(paragraph: Paragraph, casebook: Casebook) -> str:
    finding, better = casebook.get(Finding, paragraph.finding), casebook.get(Document, paragraph.repeats)
    said = [decision_of(paragraph.decision, finding, better), paragraph.kind, paragraph.theme]
    if paragraph.said_by != "inspectorate":
        said.append(paragraph.said_by)
    if paragraph.printed not in ("", paragraph.place):
        said.append(f"printed {paragraph.printed}")
    return f"{paragraph.place} [{'; '.join(said)}] {paragraph.text}"


def _offer_line(offer: Offer, casebook: Casebook) -> str:
    became, better = casebook.by_id(offer.record), casebook.get(Document, offer.repeats)
    part = f"; {offer.part}" if offer.part else ""
    return f"{offer.place} [{decision_of(offer.decision, became, better)}{part}] {offer_words(offer)}"


def _told_visit(facts: VisitFacts, casebook: Casebook) -> str:
    visit = casebook.get(ScrutinyVisit, facts.visit)
    number = f" {facts.ordinal}" if facts.ordinal else ""
    expected = ", expected" if facts.expected else ""
    where = visit.ref if visit else "not placed yet"
    return f"{facts.kind}{number}, {facts.when_text or 'time not said'}{expected}: {where}"
