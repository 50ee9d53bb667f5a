"""Whose a record is: one person's, a team's, anybody's; what a review, a list or a figure is narrowed to."""

from typing import NamedTuple

from tracker.desk.session import Session
from tracker.domain import care_codes, codes
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, Thread
from tracker.domain.work import Action, Oversight, Person
from tracker.domain.young_people import Case

SCOPES: dict[str, codes.Scope] = {"me": "me", "team": "my team", "all": "all"}
"""The words by which people say whose records they mean."""
_WORKERS = (*sorted(care_codes.ADVISERS), "social worker")


class Whose(NamedTuple):
    """Whose records are meant."""

    scope: codes.Scope
    team: str = ""
    person: str = ""
    """Id of the person, where they are one person's."""
    name: str = ""
    """Their name."""

    @property
    def said(self) -> str:
        """Say it for the middle of a sentence: "everything", "team 16+", "J Price's"."""
        return {"all": "everything", "my team": f"team {self.team}", "me": f"{self.name}’s"}[self.scope]


def whose(session: Session, scope: codes.Scope, name: str = "") -> Whose:
    """Say whose records a person means by me, my team or all; ``name`` stands in for them. Raises Refusal."""
    if scope == "all":
        return Whose("all")
    person = session.find(name, Person) if name else session.own_record
    called = name or session.me
    if person is None:
        raise Refusal(
            f"{called} is not among the people here, so nothing is theirs: 'tracker people add' adds them, or "
            "choose everything with --scope all."
        )
    if scope == "me":
        return Whose("me", person=person.id, name=person.name)
    if not person.team:
        raise Refusal(
            f"{person.name} has no team here: 'tracker people update' names one, or choose --scope me or all."
        )
    return Whose("my team", person.team)


def owner_id(record: Record, session: Session) -> str:
    """Give the id of the person who can move a record on; empty where there is none.

    Of a young person the adviser, or else the social worker; of a finding the owner of its thread.
    """
    casebook = session.casebook
    match record:
        case Action() | Thread():
            return record.owner
        case Finding():
            thread = casebook.get(Thread, record.thread)
            return thread.owner if thread else ""
        case Case():
            spells = (casebook.life_of(record).worker((role,), session.today) for role in _WORKERS)
            return next((spell.worker for spell in spells if spell), "")
        case ContactNote():
            return record.by
        case Oversight():
            return record.worker
        case Person():
            return record.id
    return ""


def belongs(record: Record, to: Whose, session: Session) -> bool:
    """Tell whether a record is among those meant."""
    if to.scope == "all":
        return True
    owner = owner_id(record, session)
    if to.scope == "me":
        return owner == to.person
    return to.team.casefold() in _teams_of(record, owner, session.casebook)


def _teams_of(record: Record, owner: str, casebook: Casebook) -> set[str]:
    person = casebook.get(Person, owner)
    return {team.casefold() for team in (getattr(record, "team", ""), person.team if person else "") if team}
