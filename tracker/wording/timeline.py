"""Everything that happened with one young person, in one list."""

from collections.abc import Iterator
from datetime import date

from tracker.dates import plain_day
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.notes import ContactNote
from tracker.domain.reporting import WeeklyReview
from tracker.domain.work import Action
from tracker.domain.young_people import PathwayPlan
from tracker.wording.care_words import event_words, joined, name_of, note_words, quoted, ref_of, spell_words

Entry = tuple[date, str, str]
"""A day, the word for the kind of thing, and what happened."""


def timeline(life: Life, casebook: Casebook, today: date) -> list[Entry]:
    """Tell everything up to today, newest first: notes, events, spells, plans, oversight, actions, agreements."""
    entries = [
        *spell_entries(life, casebook),
        *_agreements(life),
        *((event.day, event.kind, event_words(event)) for event in life.events),
        *(entry for plan in life.plans for entry in _plan_entries(plan)),
        *(entry for action in life.actions for entry in _action_entries(action, casebook)),
        *_oversight(life),
        *_moved_away(life, casebook),
        *_reviewed(life, casebook),
        *((note.day, note.title, note_sentence(note, casebook)) for note in life.notes),
    ]
    past = sorted((entry for entry in entries if entry[0] <= today), key=lambda entry: entry[0])
    return past[::-1]


def spell_entries(life: Life, casebook: Casebook) -> Iterator[Entry]:
    """Tell when each spell began and ended, oldest spell first."""
    for spell in life.spells:
        why = f" ({spell.reason})" if spell.reason else ""
        said = spell_words(spell, casebook)
        yield spell.start, spell.kind, f"{said} begins{why if spell.end is None else ''}"
        if spell.end is not None:
            yield spell.end, spell.kind, f"{said} ends{why}"


def note_sentence(note: ContactNote, casebook: Casebook) -> str:
    """Tell an exchange: how it was had, what it takes the place of, the words, and their own words."""
    how = joined(note.ref, note_words(note, casebook), *_stood_before(note, casebook))
    own = f"In their own words: {quoted(note.own_words)}" if note.own_words else ""
    return f"{how}: {joined(' '.join(note.text.split()), own, separator=' ')}"


def _stood_before(note: ContactNote, casebook: Casebook) -> Iterator[str]:
    """Tell which notes it takes the place of, the latest first, and why; a note of another file came from there."""
    met = {note.id}
    former = casebook.get(ContactNote, note.replaces)
    while former is not None and former.id not in met:  # a damaged casebook may run in a circle
        met.add(former.id)
        moved = former.case != note.case
        what = f"moved here from {ref_of(former.case, casebook)}" if moved else f"corrects {former.ref}"
        yield f"{what} ({note.why})"
        note, former = former, casebook.get(ContactNote, former.replaces)


def _moved_away(life: Life, casebook: Casebook) -> Iterator[Entry]:
    """Tell which notes were moved to another file; their words stand there alone."""
    for note in casebook.pointing(ContactNote, "case", life.case.id):
        for later in casebook.pointing(ContactNote, "replaces", note.id):
            if later.case != note.case:
                yield note.day, "contact note", f"moved to {ref_of(later.case, casebook)}: {later.why}"


def _reviewed(life: Life, casebook: Casebook) -> Iterator[Entry]:
    """Tell what weekly reviews decided about them."""
    for review in casebook.pointing(WeeklyReview, "items", life.case.id):
        for found in (each for each in review.items if each.about == life.case.id):
            to = f" to {found.to}" if found.to else ""
            yield (
                found.day,
                review.noun,
                joined(f"{found.decision}{to}", found.text, f"by {found.by} ({review.ref})"),
            )


def _agreements(life: Life) -> Iterator[Entry]:
    case = life.case
    if (agreed := case.frequency) is not None:
        said = (
            f"every {agreed.days} days until {plain_day(agreed.until)}; {agreed.reason}; by {agreed.set_by}"
        )
        yield agreed.set_on, "agreed frequency", said
    if case.closed_on is not None:
        yield case.closed_on, "case closed", case.closed_reason


def _plan_entries(plan: PathwayPlan) -> Iterator[Entry]:
    yield plan.drawn_up, "pathway plan", f"{plan.ref} drawn up"
    if plan.agreed is not None:
        yield plan.agreed, "pathway plan", f"{plan.ref} agreed"
    for day in plan.reviewed:
        yield day, "pathway plan", f"{plan.ref} reviewed"
    if plan.copy_given is not None:
        yield plan.copy_given, "pathway plan", f"copy of {plan.ref} given"


def _action_entries(action: Action, casebook: Casebook) -> Iterator[Entry]:
    promise = action.promise
    kind = "promise" if promise else "action"
    owner = name_of(action.owner, casebook) if action.owner else "nobody yet"
    said = f"{quoted(promise.words)} to {promise.to}" if promise else action.title
    yield action.agreed_on, kind, f"{action.ref} agreed: {said}; {owner}"
    for day, what in (
        (action.completed_on, "completed"),
        (action.embedded_on, "embedded"),
        (action.dropped_on, f"dropped ({action.dropped_reason})"),
    ):
        if day is not None:
            yield day, kind, f"{action.ref} {what}: {action.title}"
    if promise and promise.told_on is not None:
        yield promise.told_on, kind, f"{action.ref} told them: {joined(promise.told_by, promise.told_how)}"


def _oversight(life: Life) -> Iterator[Entry]:
    """Tell what was looked at; decisions only where no other young person was spoken of."""
    for held in life.oversight:
        alone = len(held.cases) == 1
        decided = [f"decided: {decision.text}" for decision in held.decisions if alone]
        about = "" if alone else f"about {len(held.cases)} young people"
        said = joined(f"{held.ref} {held.title}", about, ", ".join(held.took_part), *decided)
        yield held.day, held.kind, said
