"""A contact note as text for the council's case system: plain lines, names of the record's own fields."""

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.work import Person
from tracker.domain.young_people import Case


def filing_text(note: ContactNote, casebook: Casebook) -> str:
    """Give a note as it is pasted into the case system: what, when, who, and the words; dates as dd/mm/yyyy."""
    case, worker = casebook.get(Case, note.case), casebook.get(Person, note.by)
    when = f"{note.happened:%d/%m/%Y}" + (f" {note.happened:%H:%M}" if note.has_time else "")
    former = casebook.get(ContactNote, note.replaces)
    lines = [
        ("Case", case.number or case.ref if case else ""),
        ("Date of event", when),
        ("Type", note.title),
        ("By", f"{worker.name}, {note.role}" if worker else note.role),
        ("With", note.with_whom),
        ("Direction", "" if note.kind in ("PA visit", "social worker visit") else note.direction),
        ("Seen", _seen(note)),
        ("Where", note.where or ""),
        ("Recorded", f"{note.recorded:%d/%m/%Y}" if note.late_days else ""),
        ("Change of circumstances", note.changed or ""),
        ("Home found", note.suitability or ""),
        ("Replaces", f"{former.ref}: {note.why}" if former else ""),
    ]
    said = [f"{label}: {value}" for label, value in lines if value]
    own = ["", "In the young person's own words:", note.own_words] if note.own_words else []
    return "\n".join([*said, "", note.text, *own])


def _seen(note: ContactNote) -> str:
    if not note.saw:
        return "no" if note.kind in ("PA visit", "social worker visit") else ""
    return {True: "yes, alone", False: "yes, with others", None: "yes"}[note.seen_alone]
