"""Small records about young people for the tests of the rules; all in order unless the fields given say otherwise."""

from datetime import datetime
from itertools import count
from typing import Any

from tests.rules.sample import OWNER, day, new_id
from tracker.domain.care_codes import FACE_TO_FACE, EventKind, ExchangeKind, Matter, SpellKind
from tracker.domain.codes import words
from tracker.domain.notes import ContactNote
from tracker.domain.young_people import Case, Event, PathwayPlan, Spell

_numbers = count(1)
MATTERS = words(Matter)


def case(**fields: Any) -> Case:
    """Make a young person who is 19 on 26 March 2026."""
    usual = {"id": new_id(), "ref": f"YP-{next(_numbers)}", "initials": "AB", "born": day("2007-01-15")}
    return Case(**usual | fields)


def spell(of: Case, kind: SpellKind, start: str, what: str = "", **fields: Any) -> Spell:
    end = fields.pop("end", None)
    usual = {"id": new_id(), "start": day(start), "end": day(end) if end else None}
    return Spell(**usual | fields, case=of.id, kind=kind, what=what)


def worker(of: Case, start: str, **fields: Any) -> Spell:
    """Make a worker's spell: the personal adviser's, unless the fields say otherwise."""
    return spell(of, "worker", start, **{"worker": OWNER.id, "role": "personal adviser"} | fields)


def event(of: Case, kind: EventKind, on: str, what: str = "", **fields: Any) -> Event:
    return Event(**{"id": new_id()} | fields, case=of.id, kind=kind, day=day(on), what=what)


def plan(of: Case, drawn_up: str, **fields: Any) -> PathwayPlan:
    """Make a whole pathway plan; ``reviewed`` takes days as text."""
    reviewed = tuple(day(text) for text in fields.pop("reviewed", ()))
    on = day(drawn_up)
    usual = {
        "id": new_id(),
        "drawn_up": on,
        "agreed": on,
        "took_part": True,
        "own_words": "I want to keep my room.",
        "matters": MATTERS,
        "local_offer": True,
        "copy_given": max((on, *reviewed)),
    }
    return PathwayPlan(**usual | fields, case=of.id, reviewed=reviewed)


def note(of: Case, happened: str, kind: ExchangeKind = "PA visit", **fields: Any) -> ContactNote:
    """Make a contact note written and filed on the day; ``happened`` is a day, or a day with a time."""
    at = datetime.fromisoformat(happened)
    usual = {
        "id": new_id(),
        "recorded": at.date(),
        "by": OWNER.id,
        "seen": kind in FACE_TO_FACE,
        "filed": at.date(),
    }
    return ContactNote(**usual | fields, case=of.id, happened=at, kind=kind)
