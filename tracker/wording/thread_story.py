"""What was said of one concern over time, and what was done in between, moment by moment."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tracker.dates import plain_day
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Document, Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Update
from tracker.wording.care_words import joined, name_of
from tracker.wording.saying import counted, in_words, place_of, source_of, update_sentence


class Moment(NamedTuple):
    """One thing that was said, was not, or was done."""

    day: date
    what: str
    """"said", "not tested", "not read yet", "action" or "update"."""
    ref: str
    """The reference of the finding, the visit or the action."""
    says: str
    """What it was, in a line."""
    quote: str = ""
    """The words of a finding, whole."""
    place: str = ""
    kind: str = ""
    """How a finding reads, or the word of an update; of an action what became of it."""
    step: str = ""
    by: str = ""
    """Who said or did it; of an action its owner."""
    days: int | None = None
    """Days since what was said before it; of an action's end since it was agreed."""
    when: str = ""
    """The words for its time, where no day is known."""


_ORDER = {what: n for n, what in enumerate(("said", "not tested", "not read yet", "action", "update"))}


def thread_story(
    thread: Thread,
    casebook: Casebook,
    today: date,
    not_tested: Iterable[ScrutinyVisit] = (),
    not_read: Iterable[ScrutinyVisit] = (),
) -> list[Moment]:
    """Tell a thread up to today, oldest first; the visits that said nothing of it are given by the rules."""
    findings = casebook.pointing(Finding, "thread", thread.id)
    actions = {action.id: action for f in findings for action in casebook.actions_for(f.id)}
    moments = [
        *_said(findings, casebook, today),
        *(_silent(visit, "not tested", "nothing it said is linked to this") for visit in not_tested),
        *(_silent(visit, "not read yet", _unread(visit, casebook)) for visit in not_read),
        *(moment for action in actions.values() for moment in _done(action, casebook)),
        *(_update(update, thread.ref) for update in casebook.updates_about(thread.id)),
    ]
    return sorted((m for m in moments if m.day <= today), key=lambda m: (m.day, _ORDER[m.what]))


def _said(findings: Iterable[Finding], casebook: Casebook, today: date) -> Iterator[Moment]:
    """Tell what was said; the days count from what was said before, on another day. Undated words come last."""
    dated = [(casebook.said_on(f) or today, f) for f in findings]
    before: date | None = None
    for day, finding in sorted(dated, key=lambda each: (each[0], each[1].id)):
        visit = casebook.get(ScrutinyVisit, finding.visit)
        when = in_words(visit.when) if visit else ""
        since = (day - before).days if before and not when else None
        later = f", {counted(since, 'day')} later" if since else ""
        yield Moment(
            day,
            "said",
            finding.ref,
            f"{source_of(finding, casebook)}: {finding.step}, {finding.kind}{later}",
            finding.quote,
            place_of(finding, casebook),
            finding.kind,
            finding.step,
            finding.said_by,
            since,
            when,
        )
        before = None if when else day


def _unread(visit: ScrutinyVisit, casebook: Casebook) -> str:
    kinds = [document.kind for document in casebook.pointing(Document, "visit", visit.id)]
    if not kinds:
        return "its letter is not here"
    is_here = any(kind in codes.FIRST_HAND for kind in kinds)
    return "paragraphs of its letter wait" if is_here else "only papers about it are here, and not its letter"


def _silent(visit: ScrutinyVisit, what: str, why: str) -> Moment:
    when = in_words(visit.when)
    return Moment(visit.when.earliest, what, visit.ref, f"{visit.title}: {what} ({why})", when=when)


def _done(action: Action, casebook: Casebook) -> Iterator[Moment]:
    """Tell of an action: agreed, what happened to it, and its end, each once."""
    owner = name_of(action.owner, casebook) if action.owner else "nobody yet"
    due = f"due {plain_day(action.original_due)}" if action.original_due else action.due_words
    says = f"{action.ref} agreed: {joined(action.title, owner, due)}"
    yield Moment(action.agreed_on, "action", action.ref, says, kind="agreed", by=owner)
    for day, end, more in (
        (action.completed_on, "completed", ""),
        (action.embedded_on, "embedded", f": {action.impact}"),
        (action.dropped_on, "dropped", f": {action.dropped_reason}"),
    ):
        if day is not None:
            days = (day - action.agreed_on).days
            says = f"{action.ref} {end} after {counted(days, 'day')}, {owner}{more}"
            yield Moment(day, "action", action.ref, says, kind=end, by=owner, days=days)
    for update in casebook.updates_about(action.id):
        if not _told_by_its_end(update, action):
            yield _update(update, action.ref)


def _told_by_its_end(update: Update, action: Action) -> bool:
    """Tell whether the end of an action says the same: its impact, or why it was dropped."""
    same_impact = update.kind == "impact" and update.text == action.impact
    return same_impact or (update.kind == "decision" and update.text == f"dropped: {action.dropped_reason}")


def _update(update: Update, ref: str) -> Moment:
    return Moment(
        update.day, "update", ref, f"{ref} {update_sentence(update)}", kind=update.kind, by=update.by
    )
