"""A casebook at work, for tests of the desk."""

from datetime import date
from pathlib import Path
from typing import Any

from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.desk.bringing_in import Imported
from tracker.domain.records import Record
from tracker.domain.work import Action

TODAY = date(2024, 6, 10)
"""A Monday, four days after the date of the sample letter."""


def open_desk(book: Path, who: str = "J Price", today: date = TODAY, **more: Any) -> Desk:
    """Open a casebook for a person, or begin it."""
    return Desk.open(book, today, who=who, create=True, dated=True, **more)


def bring_in(desk: Desk, text: str = "", name: str = "visit5.txt") -> Imported:
    """Bring in the sample letter of visit 5, or another text."""
    return desk.documents.bring_in((text or sample("monitoring_letter")).encode(), name)


def add_action(desk: Desk, title: str = "Refresh pathway plans", **said: Any) -> Action:
    """Add an action, and give it as it was kept."""
    return desk.actions.add(title, **said).record


def now(desk: Desk, record: Record) -> Any:
    """Give a record as it is by now."""
    found = desk.session.casebook.by_id(record.id)
    assert found is not None, f"{record.ref} is gone"
    return found


def contents(desk: Desk) -> dict[str, Record]:
    """Give every record by its id."""
    return {record.id: record for record in desk.session.casebook}
