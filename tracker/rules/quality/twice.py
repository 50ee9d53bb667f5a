"""Checks on what is kept twice: two records that are one."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from datetime import date
from typing import TypeVar

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Document, Finding
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.rules.quality.whose import ref_of

R = TypeVar("R", bound=Record)
_MEETINGS = frozenset(("PA visit", "social worker visit", "video", "in passing"))
"""Exchanges of which one worker can have only one at a moment; calls and messages may be two in a minute."""


def _alike(records: Iterable[R], key: Callable[[R], Hashable]) -> Iterator[list[R]]:
    """Give the records with one key where there are several; those whose key is None are left out."""
    groups: dict[Hashable, list[R]] = defaultdict(list)
    for record in records:
        if (known := key(record)) is not None:
            groups[known].append(record)
    return (same for same in groups.values() if len(same) > 1)


def _again(records: Iterable[R], key: Callable[[R], Hashable]) -> Iterator[tuple[R, R]]:
    """Give (the first, a later one) of the records with one key."""
    for same in _alike(records, key):
        first, *later = sorted(same, key=lambda record: record.id)
        yield from ((first, other) for other in later)


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


@check(
    "DQ-60",
    Case,
    sentence="Two open cases never have one number.",
    verb="case update {ref} --number NUMBER",
    key="edit",
)
def one_number(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open cases with the number of another."""
    cases = (case for case in casebook.all(Case) if case.open_on(today))
    for first, case in _again(cases, lambda case: _plain(case.number) or None):
        yield Found(case, f"it has the case number of {first.ref}", first.ref)


@check(
    "DQ-61",
    Case,
    sentence="Two open cases with the same initials and date of birth are two young people.",
    verb="case close {ref} REASON",
    key="close_case",
)
def one_person(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open cases that look like one young person; chosen names that differ tell twins apart."""
    cases = (case for case in casebook.all(Case) if case.open_on(today))
    for first, case in _again(cases, lambda case: (_plain(case.initials), case.born)):
        names = {_plain(first.chosen_name), _plain(case.chosen_name)} - {""}
        if len(names) < 2 and (not case.number or _plain(first.number) != _plain(case.number)):
            yield Found(
                case, f"initials and date of birth are those of {first.ref}: one young person?", first.ref
            )


@check(
    "DQ-62",
    Person,
    sentence="Two people who are here never have one name.",
    verb="people update {ref} --name NAME",
    key="mend",
)
def one_name(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find people with the name of somebody else who is here."""
    people = (person for person in casebook.all(Person) if person.here_on(today))
    for first, person in _again(people, lambda person: _plain(person.name) or None):
        yield Found(person, f"the name is that of {first.ref}", first.ref, "name")


@check(
    "DQ-63",
    Action,
    sentence="Two open actions never have one title, one owner, and one young person or finding.",
    verb="action drop {ref} REASON",
    key="drop",
)
def one_action(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open actions that look like another."""
    actions = (action for action in casebook.all(Action) if action.open and action.split_from == "")

    def key(action: Action) -> Hashable:
        about = (action.case, action.plan, action.oversight, action.findings, action.partner, action.due)
        return (_plain(action.title), action.owner, about)

    for first, action in _again(actions, key):
        yield Found(action, f"title, owner and day are those of {first.ref}", first.ref)


@check(
    "DQ-64",
    ContactNote,
    sentence="One exchange of a worker with a young person is one contact note.",
    verb="note correct {ref} REASON --when MOMENT",
    key="edit",
)
def one_exchange(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find notes of the same moment, kind and worker; of a call, a message or a day alone also of one text."""

    def words(note: ContactNote) -> Hashable:
        return "" if note.kind in _MEETINGS and note.has_time else _plain(note.text)

    at_once = _alike(casebook.all(ContactNote), lambda note: (note.case, note.happened, note.kind, note.by))
    for first, note in (pair for notes in at_once for pair in _again(notes, words)):
        if casebook.stands(first) and casebook.stands(note):
            says = f"the {note.kind} of {plain_day(note.day)} with {ref_of(note, casebook)} stands in {first.ref} too"
            yield Found(note, says, first.ref)


@check(
    "DQ-65",
    Document,
    sentence="One file is one document.",
    verb="history {ref}",
    key="",
)
def one_file(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find documents whose file was brought in before."""
    for first, document in _again(casebook.all(Document), lambda document: document.digest or None):
        yield Found(document, f"it is the same file as {first.ref}", first.ref)


@check(
    "DQ-66",
    Finding,
    sentence="One sentence of one visit is one finding.",
    verb="finding link {ref} THREAD",
    key="link_thread",
)
def one_sentence(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find findings of a visit with the words of another."""

    def key(finding: Finding) -> Hashable:
        return (finding.visit, _plain(finding.quote)) if finding.visit else None

    for first, finding in _again(casebook.all(Finding), key):
        yield Found(finding, f"its words, of the same visit, are those of {first.ref}", first.ref)
