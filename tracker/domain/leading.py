"""What kind of record each pointer leads to."""

from collections.abc import Mapping

from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import Reconciliation, WeeklyReview
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Person, Update
from tracker.domain.young_people import Case, Difference, Event, Figure, PathwayPlan, Spell

Kinds = tuple[type[Record], ...]
ANY: Kinds = ()
"""Any kind of record."""
LEADS_TO: Mapping[type[Record], Mapping[str, Kinds]] = {
    ScrutinyVisit: {"documents": (Document,), "claims": (Document,)},
    Document: {
        "visit": (ScrutinyVisit,),
        "paragraphs": (Finding,),
        "offers": (Action, Figure),
        "tells": (ScrutinyVisit,),
    },
    Finding: {
        "visit": (ScrutinyVisit,),
        "oversight": (Oversight,),
        "document": (Document,),
        "thread": (Thread,),
    },
    Thread: {"owner": (Person,)},
    Action: {
        "findings": (Finding,),
        "oversight": (Oversight,),
        "owner": (Person,),
        "confirmed_by": (Person,),
        "split_from": (Action,),
        "case": (Case,),
        "plan": (PathwayPlan,),
        "note": (ContactNote,),
    },
    Update: {"about": (Action, Thread, ScrutinyVisit), "supersedes": (Update,)},
    Oversight: {"cases": (Case,), "worker": (Person,), "again_of": (Oversight,), "decisions": (Action,)},
    Person: {"covered_by": (Person,)},
    Spell: {"case": (Case,), "worker": (Person,)},
    Event: {"case": (Case,), "note": (ContactNote,)},
    PathwayPlan: {"case": (Case,)},
    ContactNote: {"case": (Case,), "by": (Person,), "replaces": (ContactNote,)},
    Difference: {"about": ANY},
    WeeklyReview: {"whose": (Person,), "covers": (Person,), "items": ANY},
    Reconciliation: {"differences": (Case,)},
}
"""The kinds that each field of a kind may lead to, by itself or by the small values in it."""


def leads(casebook: Casebook, kind: type[Record], field: str, target: str) -> bool:
    """Tell whether an id in a field of a kind leads to a record that is there and may stand in it."""
    found = casebook.by_id(target)
    may = LEADS_TO[kind][field]
    return found is not None and (not may or type(found) in may)
