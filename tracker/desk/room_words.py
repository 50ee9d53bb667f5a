"""What young people said of a theme: chosen from contact notes, pseudonymous, an age band and no name."""

from collections.abc import Collection
from typing import NamedTuple

from tracker.dates import add_months
from tracker.desk.own_words import age_band, anonymous, name_parts
from tracker.desk.room_themes import Room, themes_said
from tracker.desk.session import Session
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case

MONTHS = 12
"""Calendar months for which words count as said now."""
VOICES = 8
"""How many young people are quoted at most; each of them once, with what they said last."""


class Voice(NamedTuple):
    """What one young person said, and where it is written down."""

    note: ContactNote
    words: str
    """Their words, every name, number and address masked."""
    band: str
    """Their age then, in a band of years."""
    month: str
    """The month, such as March 2026: a day would tell more of them than is needed."""


def voices(session: Session, room: Room) -> list[Voice]:
    """Give the words of up to eight young people about a room's themes, the latest first."""
    casebook, today = session.casebook, session.today
    since = add_months(today, -MONTHS)
    notes = (
        n for n in casebook.all(ContactNote) if n.own_words and since < n.day <= today and casebook.stands(n)
    )
    parts = name_parts(casebook)
    found: dict[str, Voice] = {}
    for note in sorted(notes, key=lambda n: (n.happened, n.id), reverse=True):
        if note.case in found or themes_said(note.own_words).isdisjoint(room.themes):
            continue
        if any(note.own_words == other.note.own_words for other in found.values()):
            continue  # masking takes long, and the same words are quoted once
        voice = _voice(note, casebook, parts)
        if voice and all(voice.words != other.words for other in found.values()):
            found[note.case] = voice
            if len(found) == VOICES:
                break
    return list(found.values())


def _voice(note: ContactNote, casebook: Casebook, parts: Collection[str]) -> Voice | None:
    if casebook.get(Case, note.case) is None:
        return None
    return Voice(note, anonymous(note, casebook, parts), age_band(note, casebook), f"{note.day:%B %Y}")
