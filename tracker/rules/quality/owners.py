"""Checks on those who left and whom nobody covers, and on notes that never reached the file."""

from collections.abc import Iterator
from datetime import date, timedelta

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.scrutiny import Thread
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case, Spell
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.rules.quality.whose import ref_of


def _gone(casebook: Casebook, today: date) -> dict[str, Person]:
    """Give the people who left and whom nobody here covers, by their ids."""
    return {
        p.id: p for p in casebook.all(Person) if not p.here_on(today) and not _covered(p, casebook, today)
    }


def _covered(person: Person, casebook: Casebook, today: date) -> bool:
    """Tell whether somebody here covers, directly or for somebody who covered and left too."""
    seen: set[str] = set()
    cover = casebook.get(Person, person.covered_by)
    while cover is not None and cover.id not in seen:
        if cover.here_on(today):
            return True
        seen.add(cover.id)
        cover = casebook.get(Person, cover.covered_by)
    return False


def _left(person: Person) -> str:
    return f"{person.ref}, who left on {plain_day(person.left)} and whom nobody covers" if person.left else ""


@check(
    "DQ-70",
    Action,
    sentence="An open action has an owner who is here, or who is covered.",
    verb="action assign {ref} OWNER",
    key="set_owner",
)
def action_left(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open actions with somebody who left."""
    for person in _gone(casebook, today).values():
        for action in casebook.pointing(Action, "owner", person.id):
            if action.open:
                yield Found(action, f"open, and with {_left(person)}", person.ref)


@check(
    "DQ-71",
    Case,
    sentence="A young person's worker is here, or is covered.",
    verb="case worker {ref} WORKER --role ROLE",
    key="worker",
)
def case_left(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open cases with a worker who left."""
    for person in _gone(casebook, today).values():
        for spell in casebook.pointing(Spell, "worker", person.id):
            case = casebook.get(Case, spell.case)
            if case is not None and spell.on(today) and case.open_on(today):
                yield Found(case, f"the {spell.role} is {_left(person)}", person.ref)


@check(
    "DQ-72",
    Thread,
    sentence="An open thread has an owner who is here, or who is covered.",
    verb="thread update {ref} --owner OWNER",
    key="edit",
)
def thread_left(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open threads with somebody who left."""
    for person in _gone(casebook, today).values():
        for thread in casebook.pointing(Thread, "owner", person.id):
            if thread.state in ("open", "being addressed"):
                yield Found(thread, f"{thread.state}, and with {_left(person)}", person.ref)


@check(
    "DQ-73",
    ContactNote,
    sentence="A contact note is on file in the council's case system within weeks.",
    source="Children Act 1989 guidance, volume 3, paragraphs 3.41 and 4.38: exchanges are noted. The days are a "
    "local standard.",
    verb="note filed {ref}",
    key="copy",
    word="missing",
)
def unfiled(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find notes that are not on file after so many days; silent where a council files none from here."""
    if all(note.filed is None for note in casebook.all(ContactNote)):
        return
    last = today - timedelta(days=policy.days("DQ", "unfiled"))
    for note in casebook.all(ContactNote):
        if note.filed is None and note.recorded < last and casebook.stands(note):
            since = plain_day(note.recorded)
            yield Found(note, f"a note on {ref_of(note, casebook)} recorded on {since} is not on file yet")
