"""What shows that something is done or better, and what was decided about it: on actions, threads and visits."""

import re
from datetime import date
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.session import Session, line, required, words
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Update
from tracker.store.change import Edit
from tracker.wording import short

Subject = Action | Thread | ScrutinyVisit
"""What something can be said about."""


class Shown(NamedTuple):
    """What a line of evidence says of itself besides its words."""

    pillar: codes.Pillar | None = None
    source: str = ""
    kept_at: str = ""


UNSAID = Shown()
"""Nothing besides the words."""


class Decided(NamedTuple):
    """When something was decided, and by whom: in words, or the reference of the oversight it was decided at."""

    day: date | None = None
    by: str = ""


JUST_NOW = Decided()
"""Today, by whom is not said."""
_OVERSIGHT = re.compile(r"O-\w+", re.IGNORECASE)


class EvidenceDesk:
    """Adding evidence and decisions, and saying more of a line of evidence that stands already."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(self, about: Subject, text: str, shown: Shown = UNSAID) -> tuple[Subject, str]:
        """Add a line of evidence; raises Refusal."""
        return self.say(about, text, "evidence", shown)

    def decide(self, about: Subject, text: str, decided: Decided = JUST_NOW) -> tuple[Subject, str]:
        """Keep what was decided about it, such as by the board; raises Refusal."""
        return self.say(about, text, "decision", decided=decided)

    def say(
        self,
        about: Subject,
        text: str,
        kind: codes.UpdateKind,
        shown: Shown = UNSAID,
        decided: Decided = JUST_NOW,
    ) -> tuple[Subject, str]:
        """Say what happened to an action, a thread or a visit; raises Refusal."""
        edit = self.said(about, text, kind, shown, decided)
        self._session.commit([edit], f"update {about.noun}")
        return about, edit.say

    def said(
        self,
        about: Subject,
        text: str,
        kind: codes.UpdateKind,
        shown: Shown = UNSAID,
        decided: Decided = JUST_NOW,
    ) -> Edit:
        """Give the edit that would say it, and keep nothing; raises Refusal."""
        edit = with_shown(self._session.update(about, kind, required(text, "What happened")), shown)
        update = edit.after
        if any(decided) and isinstance(update, Update):
            edit = msgspec.structs.replace(edit, after=self._decided(update, decided))
        by = getattr(edit.after, "decided_by", "")
        what = f"{kind} by {by}" if by else kind
        return msgspec.structs.replace(edit, say=f"{what} on {about.ref}: {short(text)}")

    def _decided(self, update: Update, decided: Decided) -> Update:
        """Add to a decision its day and who decided; the day of the oversight named where none is given."""
        if update.kind != "decision":
            raise Refusal(f"By whom and when is said of a decision, and this is {update.kind}: leave it out.")
        by, day = line(decided.by), decided.day
        if _OVERSIGHT.fullmatch(by):
            held = self._session.find(by, Oversight)
            by, day = f"the {held.kind} of {plain_day(held.day)} ({held.ref})", day or held.day
        day = day or update.day
        if day > self._session.today:
            raise Refusal(
                f"A decision is kept once it was made, and {say_day(day)} lies ahead: check the day."
            )
        return msgspec.structs.replace(update, day=day, decided_by=by)

    def lines(self, about: Subject) -> list[Update]:
        """Give the lines of evidence and impact that stand, those that lack something first."""
        updates = [u for u in self._session.casebook.updates_about(about.id) if u.kind in codes.SHOWING]
        return sorted(updates, key=lambda u: not lacking(u))

    def line_named(self, about: Subject, typed: str) -> Update:
        """Give the line of evidence of that reference; raises Refusal."""
        found = self._session.find(typed, Update)
        if found.about != about.id or found.kind not in codes.SHOWING:
            raise Refusal(
                f"{found.ref} is no line of evidence of {about.ref}: 'tracker show {about.ref}' names them."
            )
        return found

    def complete(self, about: Subject, former: Update, shown: Shown, text: str = "") -> tuple[Subject, str]:
        """Say more of a line of evidence, or say it anew: the line it replaces stays in the history."""
        after = self.completed(former, shown, text)
        sentence = f"said more of {former.ref}, {former.kind} of {about.ref}: it is {after.ref} now"
        self._session.commit([Edit(None, after, sentence)], "complete evidence")
        return about, sentence

    def completed(self, former: Update, shown: Shown, text: str = "") -> Update:
        """Give the line that would stand in its place, and keep nothing; raises Refusal where it says no more.

        Where the line was completed before, it is the one that stands now which is completed.
        """
        former = self._session.casebook.said_last(former)
        said = {
            "text": words(text) or former.text,
            "pillar": shown.pillar or former.pillar,
            "source": line(shown.source) or former.source,
            "kept_at": line(shown.kept_at) or former.kept_at,
        }
        if all(getattr(former, name) == value for name, value in said.items()):
            raise Refusal(f"Nothing is said that {former.ref} does not say already.")
        names = self._session.new(Update)
        return msgspec.structs.replace(
            former, **names, **said, rev="", by=self._session.me, supersedes=former.id
        )


def lacking(line: Update) -> list[str]:
    """Give what a line of evidence does not say of itself; of an impact its kind alone is asked."""
    said: dict[str, str | None] = {"kind": line.pillar}
    if line.kind == "evidence":
        said |= {"from": line.source, "kept at": line.kept_at}
    return [what for what, words in said.items() if not words]


def with_shown(edit: Edit, shown: Shown) -> Edit:
    """Add to an update that is to be kept what it shows; raises Refusal where it is neither evidence nor impact."""
    update = edit.after
    if not isinstance(update, Update) or not any(shown):
        return edit
    if update.kind not in codes.SHOWING:
        raise Refusal(
            f"What kind of evidence it is, where it comes from and where it is kept is said of evidence and impact, "
            f"and this is {update.kind}: leave it out."
        )
    after = msgspec.structs.replace(
        update, pillar=shown.pillar, source=line(shown.source), kept_at=line(shown.kept_at)
    )
    return msgspec.structs.replace(edit, after=after)
