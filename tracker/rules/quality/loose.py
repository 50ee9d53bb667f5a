"""Checks on what hangs on nothing: pointers that lead nowhere, and records that come from nowhere."""

from collections.abc import Iterator, Sequence
from datetime import date

from tracker.domain.casebook import POINTING, Casebook, targets
from tracker.domain.leading import LEADS_TO
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Case, Difference, Event, PathwayPlan, Spell
from tracker.rules.policy import Policy
from tracker.rules.quality.fault import Found, check
from tracker.wording import a_noun

FILED: tuple[type[Spell | Event | PathwayPlan | ContactNote], ...] = (Spell, Event, PathwayPlan, ContactNote)
"""Kinds of record that stand on a young person's file."""
_OWNED: tuple[type[Action | Thread], ...] = (Action, Thread)
_OWN_CHECK: dict[type[Record], tuple[str, ...]] = {
    **dict.fromkeys(FILED, ("case",)),
    Finding: ("thread",),
    Update: ("about",),
    Action: ("owner",),
    Thread: ("owner",),
    Difference: ("about",),
}
"""Pointers that a check of their own looks at, or that only history has."""


@check(
    "DQ-20",
    Record,
    sentence="Every pointer leads to a record that is there, and of the kind that belongs there.",
    verb="mend {ref} {field} none",
    key="mend",
)
def dangling(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find pointers that lead nowhere or to another kind, those left out that have a check of their own."""
    known = {record.id: type(record) for record in casebook}
    for kind, fields in POINTING.items():
        own = _OWN_CHECK.get(kind, ())
        for field in (field for field in fields if field not in own):
            may = LEADS_TO[kind][field]
            for record in casebook.all(kind):
                held = [known.get(target) for target in targets(record, field)]
                wrong = [found for found in held if found is None or (may and found not in may)]
                if wrong:
                    yield Found(record, _stray(field, wrong), field=field)


def _stray(field: str, wrong: Sequence[type[Record] | None]) -> str:
    """Say what a pointer names: nothing, or a record of a kind that does not belong there."""
    kind, named = next((found for found in wrong if found), None), field.replace("_", " ")
    if kind is None or None in wrong:
        return f"its {named} names a record that is not there"
    return f"its {named} names {a_noun(kind.noun)}, which does not belong there"


@check(
    "DQ-21",
    Record,
    sentence="What stands on a young person's file names that young person.",
    verb="mend {ref} case CASE",
    key="mend",
    word="missing",
)
def of_nobody(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find spells, events, plans and notes without their young person."""
    known = frozenset(case.id for case in casebook.all(Case))
    for kind in FILED:
        for record in casebook.all(kind):
            if record.case not in known:
                yield Found(
                    record, f"this {record.noun} is about nobody: its young person is not there", field="case"
                )


@check(
    "DQ-22",
    Finding,
    sentence="Every finding belongs to a thread.",
    verb="finding link {ref} THREAD",
    key="link_thread",
    word="missing",
)
def without_thread(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find findings that belong to no thread."""
    for finding in casebook.all(Finding):
        if casebook.get(Thread, finding.thread) is None:
            yield Found(
                finding, "this finding belongs to no thread, so that no later visit is compared with it"
            )


@check(
    "DQ-23",
    Finding,
    sentence="A finding of a visit names the visit or the document it was taken from.",
    verb="mend {ref} visit VISIT",
    key="mend",
    word="missing",
)
def said_nowhere(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find findings of a visit without a visit, a document or our own oversight."""
    for finding in casebook.all(Finding):
        if finding.source == "visit" and not (finding.visit or finding.document or finding.oversight):
            yield Found(
                finding, "this finding is of a visit, and neither visit nor document is named", field="visit"
            )


@check(
    "DQ-24",
    Update,
    sentence="An update tells of an action, a thread or a visit.",
    verb="mend {ref} about REF",
    key="mend",
    word="missing",
)
def about_nothing(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find updates about nothing that is there."""
    known = {r.id for kind in (Action, Thread, ScrutinyVisit) for r in casebook.all(kind)}
    for update in casebook.all(Update):
        gone = update.about not in known and casebook.by_id(update.about) is None
        if gone and not casebook.pointing(Update, "supersedes", update.id):
            yield Found(
                update, f"this {update.kind} is about nothing: what it tells of is not there", field="about"
            )


@check(
    "DQ-25",
    Action,
    sentence="An open action says where it comes from.",
    verb="action edit {ref} --source SOURCE",
    key="edit",
    word="missing",
)
def from_nowhere(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find open actions without a finding, our own oversight, a source, a plan or a young person."""
    for action in casebook.all(Action):
        own = action.findings or action.oversight or action.source or action.plan_ref or action.plan_row
        whose = action.case or action.plan or action.note or action.split_from or action.promise
        if action.open and not own and not whose:
            yield Found(action, "this action comes from nowhere: no finding, oversight, plan or source")


@check(
    "DQ-26",
    Record,
    sentence="The owner of an action or a thread is somebody here.",
    verb="mend {ref} owner none",
    key="mend",
)
def owned_by_nobody(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find actions and threads whose owner is not among the people."""
    for kind in _OWNED:
        for record in casebook.all(kind):
            if record.owner and casebook.get(Person, record.owner) is None:
                yield Found(record, "its owner is not among the people", field="owner")


@check(
    "DQ-27",
    Record,
    sentence="A worker's stretch, and a contact note, name the worker.",
    verb="mend {ref} {field} PERSON",
    key="mend",
    word="missing",
)
def without_worker(casebook: Casebook, policy: Policy, today: date) -> Iterator[Found]:
    """Find workers' stretches and notes that name nobody."""
    for spell in casebook.all(Spell):
        if spell.kind == "worker" and not spell.worker:
            yield Found(spell, f"a {spell.role or 'worker'}'s stretch names no worker", field="worker")
    for note in casebook.all(ContactNote):
        if not note.by:
            yield Found(note, "the note names nobody who had the exchange", field="by")
