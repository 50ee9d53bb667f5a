"""Where a record leads: from what was found to what is done about it, and back."""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight
from tracker.domain.young_people import Case


class Lead(NamedTuple):
    """The list to go to, the filter that narrows it when there are several, and the record to stand on."""

    place: str
    words: str
    record: str


_PLACES: dict[type[Record], str] = {
    Action: "actions",
    Finding: "findings",
    Thread: "findings",
    ScrutinyVisit: "visits",
    Oversight: "visits",
    Case: "cases",
    ContactNote: "notes",
}


def place_of(record: Record) -> str:
    """Give the list in which a record stands; empty where it stands in none."""
    return _PLACES.get(type(record), "")


def lead_of(record: Record, casebook: Casebook) -> Lead | None:
    """Say where a record leads, or None when nothing hangs on it yet."""
    place, records = _hanging_on(record, casebook)
    if not records:
        return None
    return Lead(place, _only(record, records), records[0].id)


def _hanging_on(record: Record, casebook: Casebook) -> tuple[str, Sequence[Record]]:
    match record:
        case Finding():
            return "actions", casebook.actions_for(record.id)
        case Thread():
            return "findings", casebook.pointing(Finding, "thread", record.id)
        case ScrutinyVisit():
            return "findings", casebook.pointing(Finding, "visit", record.id)
        case Case():
            return "actions", casebook.pointing(Action, "case", record.id)
        case ContactNote():
            return "cases", [case] if (case := casebook.get(Case, record.case)) else []
        case Oversight():
            return "actions", casebook.pointing(Action, "oversight", record.id)
        case Action() if record.findings:
            return "findings", casebook.findings_of(record)
        case Action():
            held, case = casebook.get(Oversight, record.oversight), casebook.get(Case, record.case)
            return ("visits", (held,)) if held else ("cases", (case,) if case else ())
    return "", ()


def _only(record: Record, records: Sequence[Record]) -> str:
    """Give the filter words that leave just these records; one alone needs none."""
    if len(records) == 1:
        return ""
    if isinstance(record, ScrutinyVisit) and record.ordinal is not None:
        return f"visit:{record.ordinal}"
    if isinstance(record, Case):
        return f"case:{record.ref}"
    if isinstance(record, Thread):
        return f"thread:{record.ref}"
    return "ref:" + ",".join(each.ref for each in records)
