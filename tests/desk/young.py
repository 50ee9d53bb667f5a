"""Young people at work on the desk, for tests: one with a status and an adviser, notes, and what the lists say."""

from datetime import date, datetime, time, timedelta
from typing import Any

from tests.desk.book import TODAY, now
from tracker.desk import Desk
from tracker.desk.notes import Logged
from tracker.desk.row import Row
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.young_people import Case, Spell

DAY = timedelta(days=1)
NAMED = "Robin Zephyr"
"""The chosen name of the young person, who is AB on every list."""
WORDS = "Asked about the deposit for the flat."


def on(day: date, hour: int = 12) -> datetime:
    return datetime.combine(day, time(hour))


def days_ago(days: int, hour: int = 12) -> datetime:
    return on(TODAY - days * DAY, hour)


def young_person(desk: Desk, number: str = "014", **fields: Any) -> Case:
    """Add a former relevant young person of 19, with J Price as adviser since January."""
    usual = {"initials": "AB", "born": date(2005, 1, 15), "chosen_name": NAMED}
    case = desk.cases.add(number=number, **usual | fields)
    begun = date(2024, 1, 8)
    desk.cases.begin(case, "eligibility", "former relevant", start=max(begun, case.born))
    desk.cases.begin(case, "worker", start=begun, worker="J Price", role="personal adviser")
    return case


def log(
    desk: Desk, case: Case, kind: Any = "text or messaging", when: datetime | None = None, **said: Any
) -> Logged:
    """Log a note, a text message of noon today unless the fields say otherwise."""
    return desk.notes.log(case, said.pop("text", WORDS), kind, when or on(desk.today), **said)


def noted(desk: Desk, case: Case, *said: Any, **more: Any) -> ContactNote:
    return log(desk, case, *said, **more).note


def row(desk: Desk, record: Record) -> Row:
    """Give the record's row as the lists show it now."""
    return desk.lists.rows([now(desk, record)])[0]


def rules(desk: Desk, record: Record) -> set[str]:
    return {flag.rule for flag in desk.session.flags(now(desk, record))}


def file_of(desk: Desk, case: Case) -> str:
    return desk.sheet(now(desk, case))


def running(desk: Desk, case: Case, kind: str) -> list[Spell]:
    """Give the spells of a kind that hold today."""
    return [s for s in desk.cases.life(now(desk, case)).spells if s.kind == kind and s.on(desk.today)]
