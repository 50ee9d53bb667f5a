"""Short sayings about a young person: their spells, events, plans, and the notes of what happened."""

from collections.abc import Mapping

from tracker.dates import plain_day
from tracker.domain import care_codes
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Event, PathwayPlan, Spell

_MEANINGS: dict[care_codes.SpellKind, Mapping[str, str]] = {
    "home": {**care_codes.ACCOMMODATION, **care_codes.PLACEMENTS},
    "activity": care_codes.ACTIVITY,
    "legal status": care_codes.LEGAL_STATUS,
}
"""What the codes of a kind of spell mean; the other kinds are words already."""


def code_words(kind: care_codes.SpellKind, what: str) -> str:
    """Say what a spell's code means, the code after it: "independent living (U)"; words stay as they are."""
    meaning = _MEANINGS.get(kind, {}).get(what)
    return f"{meaning} ({what})" if meaning else what


def care_title(record: Record) -> str:
    """Give what a record about a young person is called, without its reference; empty for any other kind."""
    if isinstance(record, ContactNote):
        return f"{record.title}, {plain_day(record.day)}"
    if isinstance(record, Spell):
        what = record.role if record.kind == "worker" else code_words(record.kind, record.what)
        return f"{record.kind}: {what or 'not said'}, from {plain_day(record.start)}"
    if isinstance(record, Event):
        return f"{record.kind}{f': {record.what}' if record.what else ''}, {plain_day(record.day)}"
    if isinstance(record, PathwayPlan):
        return f"pathway plan of {plain_day(record.drawn_up)}"
    return ""


def name_of(person_id: str, casebook: Casebook) -> str:
    """Give the name of a person by their id, or "somebody not in this casebook"."""
    person = casebook.get(Person, person_id)
    return person.name if person else "somebody not in this casebook"


def ref_of(case_id: str, casebook: Casebook) -> str:
    """Give a young person's reference by the id of their case, or nothing."""
    case = casebook.get(Case, case_id)
    return case.ref if case else ""


def spell_words(spell: Spell, casebook: Casebook) -> str:
    """Say what a spell is, without its days: "independent living (U), suitable"."""
    if spell.kind == "worker":
        return f"{spell.role or 'worker'} {name_of(spell.worker, casebook)}"
    suitable = {True: "suitable", False: "unsuitable", None: ""}[spell.suitable]
    provided = "provided by the council" if spell.provided else ""
    return joined(code_words(spell.kind, spell.what) or "not said", suitable, provided, separator=", ")


def event_words(event: Event) -> str:
    """Say what an event was, without its kind and day: "council tax, in person; by J Price"."""
    what = joined(event.what, event.how, separator=", ")
    return joined(what, event.text, f"by {event.by}" if event.by else "")


def note_words(note: ContactNote, casebook: Casebook) -> str:
    """Say how an exchange was had, without its kind, day and words."""
    return joined(
        seen_words(note),
        "" if note.with_whom == "young person" else f"with {note.with_whom}",
        "" if note.direction == "both ways" or note.outcome == "attempted" else note.direction,
        f"{name_of(note.by, casebook)}, {note.role}",
        late_words(note),
        f"change of circumstances: {note.changed}" if note.changed else "",
        f"home found {note.suitability}" if note.suitability else "",
    )


def late_words(note: ContactNote) -> str:
    """Say how long after the exchange it was recorded, or nothing: "recorded 1 day later"."""
    days = note.late_days
    return f"recorded {days} day{'s' * (days != 1)} later" if days else ""


def moved_away(note: ContactNote, casebook: Casebook) -> bool:
    """Tell whether what took a note's place is on another young person's file, where alone its words stand."""
    met, last = {note.id}, note
    while later := casebook.pointing(ContactNote, "replaces", last.id):
        last = later[-1]
        if last.id in met:  # a damaged casebook may run in a circle
            break
        met.add(last.id)
    return last.case != note.case


def seen_words(note: ContactNote) -> str:
    """Say whether they were seen, alone or not, and where; nothing for an exchange at which nobody can be."""
    where = f", {note.where}" if note.where else ""
    if note.saw:
        return {True: "seen alone", False: "seen with others", None: "seen"}[note.seen_alone] + where
    return f"not seen{where}" if note.kind in care_codes.FACE_TO_FACE and note.outcome == "made" else ""


def quoted(words: str) -> str:
    """Put what a young person said in quotation marks, on one line."""
    return f"“{' '.join(words.split())}”"


def joined(*parts: str, separator: str = "; ") -> str:
    """Join the parts that say something."""
    return separator.join(part for part in parts if part)
