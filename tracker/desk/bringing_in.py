"""Bringing documents in: what is kept of one, the visits it tells of, and what of it is known already."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from tracker.dates import say_day
from tracker.desk.said_again import mark_repeats
from tracker.desk.session import Names, Session, line
from tracker.desk.settling_visits import New, settle
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Paragraph, ScrutinyVisit
from tracker.store.change import Edit
from tracker.wording import title_of

if TYPE_CHECKING:
    from tracker.letters import Reading


class Imported(NamedTuple):
    """What an import did: the document, the visit it belongs to, and whether it was there already."""

    document: Document
    visit: ScrutinyVisit | None
    was_there: bool
    reading: "Reading"
    added: Sequence[ScrutinyVisit] = ()
    """Visits that nobody had told of before."""


_KEPT = (
    "appendix missing",
    "cut off",
    "governance",
    "letter missing",
    "no day",
    "numbering",
    "template text",
    "year implied",
)
"""Remarks that stay with the document: what to ask for, who oversees, and what is no statement of anything."""


class BringingIn:
    """Takes documents in, one change each."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def bring_in(self, raw: bytes, name: str, received: date | None = None, visit: str = "") -> Imported:
        """Keep a document with its suggestions, all waiting, and the visit it tells of; twice adds nothing.

        ``visit`` names that visit where the document does not; raises Refusal, and Unreadable.
        """
        import hashlib

        from tracker.letters import decode, read

        session = self._session
        text = decode(raw, name)
        reading = read(text, name)
        digest = hashlib.sha256(" ".join(text.split()).encode()).hexdigest()
        there = next((d for d in session.casebook.all(Document) if d.digest == digest), None)
        there = there or self._same_words(reading)
        if received is not None and received > session.today:
            raise Refusal(f"The day it was received, {say_day(received)}, lies ahead: check it.")
        if there is not None:
            return Imported(there, session.casebook.get(ScrutinyVisit, there.visit), True, reading)
        if reading.document == "unknown" and not reading.paragraphs and not line(visit):
            raise Refusal(
                f"{line(name)} does not read as a letter or report: nothing was kept. Name another file."
            )
        document = _document(session.new(Document), digest, line(name), text, reading)
        named = session.find(visit, ScrutinyVisit) if line(visit) else None
        about = New(document, reading.visit is not None, received, named, session.today)
        visits, edits = self._settled(about)
        session.commit(edits, "import letter")
        kept = self._now(document)
        return Imported(kept, session.casebook.get(ScrutinyVisit, kept.visit), False, reading, visits)

    def _same_words(self, reading: "Reading") -> Document | None:
        """Give the letter or report that is here with the same words, such as its text beside its PDF."""
        if reading.document not in codes.FIRST_HAND or not reading.paragraphs:
            return None
        words = _words(reading.paragraphs)
        alike = (d for d in self._session.casebook.all(Document) if d.kind == reading.document)
        return next((d for d in alike if _words(d.paragraphs) == words and _same_facts(d, reading)), None)

    def _settled(self, new: New) -> tuple[list[ScrutinyVisit], list[Edit]]:
        """Give the visits that come new and the edits that keep a document with all that follows from it."""
        casebook = self._session.casebook
        visits = {v.id: v for v in casebook.all(ScrutinyVisit)}
        documents = {d.id: d for d in casebook.all(Document)}
        settle(visits, documents, new, lambda: self._session.new(ScrutinyVisit))
        if new.named is not None and not new.has_own:
            visits[new.named.id] = _with_document(visits[new.named.id], new)
            documents[new.document.id] = msgspec.structs.replace(
                documents[new.document.id], visit=new.named.id
            )
        mark_repeats(documents)
        edits, added = [], []
        for visit in visits.values():
            there = casebook.get(ScrutinyVisit, visit.id)
            if there is None:
                added.append(visit)
                edits.append(Edit(None, visit, f"added {visit.ref}: {visit.title}, {visit.when.text}"))
            elif there != visit:
                edits.append(Edit(there, visit, f"added {new.document.ref} to {visit.ref}"))
        for document in documents.values():
            former = casebook.get(Document, document.id)
            if former is None:
                edits.append(Edit(None, document, f"brought in {document.ref}: {title_of(document)}"))
            elif former != document:
                edits.append(
                    Edit(former, document, f"{new.document.ref} says again what {document.ref} says")
                )
        return added, edits

    def _now(self, document: Document) -> Document:
        return self._session.casebook.get(Document, document.id) or document


def _document(names: Names, digest: str, name: str, text: str, reading: "Reading") -> Document:
    return Document(
        **names,
        digest=digest,
        name=name,
        kind=reading.document,
        text=text,
        day=reading.day,
        paragraphs=reading.paragraphs,
        offers=reading.offers,
        tells=reading.tells,
        paper=reading.paper,
        remarks=tuple(f"{r.kind}: {r.text} ({r.place})" for r in reading.remarks if r.kind in _KEPT),
    )


def _same_facts(document: Document, reading: "Reading") -> bool:
    """Tell whether a document and a reading say the same of the visit they are about."""
    own = msgspec.structs.replace(document.tells[0], visit="") if document.tells else None
    return own == reading.visit


def _words(paragraphs: Sequence[Paragraph]) -> str:
    return " ".join(" ".join(p.text for p in paragraphs).split())


def _with_document(visit: ScrutinyVisit, new: New) -> ScrutinyVisit:
    """Add a document that tells of no visit itself to the one a person named."""
    documents = (*visit.documents, new.document.id)
    return msgspec.structs.replace(visit, documents=documents, received=visit.received or new.received)
