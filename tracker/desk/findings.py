"""What a person can do with findings and the threads they belong to."""

from datetime import date
from typing import Any

import msgspec

from tracker.desk.repeats import RepeatDesk
from tracker.desk.session import NOBODY, Session, line, required, titled, words
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Oversight, Update
from tracker.rules.findings import asks_for_action
from tracker.rules.scrutiny import not_read_yet, not_tested_at
from tracker.rules.threads import shown_for
from tracker.store.change import Edit
from tracker.wording import a_noun, short
from tracker.wording.listing import WIDTH
from tracker.wording.thread_page import Line, thread_lines
from tracker.wording.thread_story import Moment, thread_story

__all__ = ["USUAL_ANSWER", "FindingDesk", "asks_for_action", "usual_answer"]

USUAL_ANSWER: dict[codes.FindingKind, codes.Answer] = {
    "concern": "action",
    "mixed": "watch",
    "strength": "none",
    "context": "none",
}
"""Answer a finding has until a person says otherwise."""


def usual_answer(kind: codes.FindingKind, standing: codes.Standing) -> codes.Answer:
    """Give the answer of a finding of that kind and standing until a person says otherwise."""
    return "action" if standing != "none" else USUAL_ANSWER[kind]


class FindingDesk:
    """Adding findings, answering them, and joining them to threads."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self.repeats = RepeatDesk(session)

    def add(
        self,
        quote: str,
        *,
        kind: codes.FindingKind = "concern",
        source: codes.Source = "visit",
        visit: str = "",
        oversight: str = "",
        thread: str = "",
        theme: codes.Theme = "other",
        standing: codes.Standing = "none",
        said_by: codes.SaidBy | None = None,
        found_on: date | None = None,
    ) -> Finding:
        """Add a finding by hand, from a visit or our own oversight; raises Refusal."""
        session = self._session
        at_visit = session.find(visit, ScrutinyVisit) if visit else None
        at_oversight = session.find(oversight, Oversight) if oversight else None
        text = required(quote, "The finding's words")
        if said_by is None:
            said_by = "inspectorate" if at_visit else "council"
        finding = Finding(
            **session.new(Finding),
            quote=text,
            kind=kind,
            source=source,
            visit=at_visit.id if at_visit else "",
            oversight=at_oversight.id if at_oversight else "",
            theme=theme,
            standing=standing,
            said_by=said_by,
            answer=usual_answer(kind, standing),
            found_on=found_on or _found_on(at_visit, at_oversight, session.today),
        )
        joined, edits = self.joined(finding, thread)
        edits.append(Edit(None, joined, f"added {joined.ref}: {short(text)}"))
        session.commit(edits, "add finding")
        return joined

    def joined(self, finding: Finding, thread: str = "") -> tuple[Finding, list[Edit]]:
        """Give a finding with its thread: the one named, opened again where it comes back, or a new one.

        With it come the edits of the thread.
        """
        session = self._session
        if thread:
            to = session.find(thread, Thread)
            step = "seen again" if finding.step == "first seen" else finding.step
            return msgspec.structs.replace(finding, thread=to.id, step=step), _opened_again(to, step)
        new = Thread(**session.new(Thread), title=short(finding.quote), theme=finding.theme)
        edit = Edit(None, new, f"added {new.ref}: {new.title}")
        return msgspec.structs.replace(finding, thread=new.id), [edit]

    def edit(self, finding: Finding, **fields: Any) -> Finding:
        """Change what a finding is taken for: kind, theme, standing, step; its words never change."""
        names = ", ".join(name.replace("_", " ") for name in fields)
        if finding.answer == usual_answer(finding.kind, finding.standing) and not finding.answer_reason:
            kind, standing = fields.get("kind", finding.kind), fields.get("standing", finding.standing)
            fields["answer"] = usual_answer(kind, standing)
        after = msgspec.structs.replace(finding, **fields)
        return self._one(
            [Edit(finding, after, f"changed the {names} of {finding.ref}")], "edit finding", after
        )

    def answer(self, finding: Finding, answer: codes.Answer, reason: str = "", **fields: Any) -> Finding:
        """Say how a finding is answered, and what else it is taken for, as one change.

        Watch or none for what asks for an action needs a reason; raises Refusal without one.
        """
        taken = msgspec.structs.replace(finding, **fields)
        if answer != "action" and asks_for_action(taken.kind, taken.standing) and not line(reason):
            said = f"is {a_noun(taken.standing)}" if taken.standing != "none" else f"reads as {taken.kind}"
            raise Refusal(f"{finding.ref} {said}: to answer it with “{answer}”, give the reason.")
        after = msgspec.structs.replace(taken, answer=answer, answer_reason=words(reason))
        say = f"answered {finding.ref} with {answer}"
        return self._one([Edit(finding, after, say, line(reason))], "answer finding", after)

    def link(self, finding: Finding, thread: str, step: codes.Step = "seen again") -> Finding:
        """Move a finding to a thread, saying how it stands to the one before; an empty thread goes."""
        session = self._session
        to = session.find(thread, Thread)
        if to.id == finding.thread:
            raise Refusal(f"{finding.ref} belongs to {to.ref} already.")
        after = msgspec.structs.replace(finding, thread=to.id, step=step)
        edits: list[Edit] = []
        left = session.casebook.get(Thread, finding.thread)
        if left is not None and len(session.casebook.pointing(Finding, "thread", left.id)) == 1:
            edits += self._told_of(left, to)
            edits.append(Edit(left, None, f"removed {left.ref}, which has no finding any more"))
        edits += _opened_again(to, step)
        edits.append(Edit(finding, after, f"linked {finding.ref} to {to.ref}, {step}"))
        return self._one(edits, "link finding", after)

    def edit_thread(self, thread: Thread, **fields: Any) -> Thread:
        """Change a thread's title, theme, state or owner; closed needs evidence, here or kept. Raises Refusal."""
        edits: list[Edit] = []
        if "owner" in fields:
            nobody = line(fields["owner"]).casefold() in NOBODY
            fields["owner"], edits = ("", []) if nobody else self._session.person(fields["owner"])
        if "title" in fields:
            fields["title"] = titled(fields["title"], "The thread's title")
        if "closing_evidence" in fields:
            fields["closing_evidence"] = words(fields["closing_evidence"])
        after = msgspec.structs.replace(thread, **fields)
        if after.state in codes.SETTLED and after.state != thread.state:
            after = msgspec.structs.replace(after, closed_on=self._session.today)
        if {"state", "closing_evidence"} & fields.keys():
            self._must_be_shown(after)
        names = ", ".join(fields)
        edits.append(Edit(thread, after, f"changed the {names.replace('_', ' ')} of {thread.ref}"))
        self._session.commit(edits, "edit thread")
        return self._session.casebook.get(Thread, thread.id) or after

    def _must_be_shown(self, thread: Thread) -> None:
        """Refuse to close a thread that nothing shows to be resolved: no words, no evidence on it or its actions."""
        if thread.state != "closed" or thread.closing_evidence:
            return
        if not shown_for(thread, self._session.casebook, self._session.today):
            raise Refusal(
                f"{thread.ref} closes only with evidence: say what shows that the concern is resolved (--evidence; "
                f"Closing evidence on screen), or keep it with 'tracker thread evidence {thread.ref}' (V)."
            )

    def merge(self, thread: Thread, into: str) -> Thread:
        """Move everything of a thread into another one and take it away; raises Refusal.

        Of the findings joined only the very first stays "first seen"; what was said of the thread goes along.
        """
        session, casebook = self._session, self._session.casebook
        to = session.find(into, Thread)
        if to.id == thread.id:
            raise Refusal(f"{thread.ref} cannot be merged into itself: name another thread.")
        moved = casebook.pointing(Finding, "thread", thread.id)
        order = sorted([*moved, *casebook.pointing(Finding, "thread", to.id)], key=self._said_first)
        edits: list[Edit] = []
        for place, finding in enumerate(order):
            step = "seen again" if place and finding.step == "first seen" else finding.step
            after = msgspec.structs.replace(finding, thread=to.id, step=step)
            if after != finding:
                edits.append(Edit(finding, after, f"moved {finding.ref} to {to.ref}, {step}"))
        edits += self._told_of(thread, to)
        if to.state in ("embedded", "closed") and thread.state in ("open", "being addressed"):
            opened = msgspec.structs.replace(to, state=thread.state)
            edits.append(Edit(to, opened, f"opened {to.ref} again"))
        edits.append(Edit(thread, None, f"merged {thread.ref} into {to.ref}"))
        session.commit(edits, "merge thread")
        return casebook.get(Thread, to.id) or to

    def _told_of(self, gone: Thread, to: Thread) -> list[Edit]:
        """Move what was told of a thread that goes to the one its findings belong to now."""
        updates = self._session.casebook.pointing(Update, "about", gone.id)
        return [
            Edit(u, msgspec.structs.replace(u, about=to.id), f"moved {u.ref} to {to.ref}") for u in updates
        ]

    def _said_first(self, finding: Finding) -> tuple[date, str]:
        return self._session.casebook.said_on(finding) or date.max, finding.id

    def not_tested_at(self, thread: Thread) -> list[ScrutinyVisit]:
        """Give the held visits after the thread's first finding that say nothing of it."""
        return not_tested_at(thread, self._session.casebook)

    def story(self, thread: Thread) -> list[Moment]:
        """Tell what was said of a thread and done about it up to today, oldest first."""
        casebook = self._session.casebook
        silent, unread = not_tested_at(thread, casebook), not_read_yet(thread, casebook)
        return thread_story(thread, casebook, self._session.today, silent, unread)

    def page(self, thread: Thread, width: int = WIDTH) -> list[Line]:
        """Give a thread on one page, in so many columns."""
        session = self._session
        flags = session.flags(thread)
        return thread_lines(thread, session.casebook, session.today, self.story(thread), flags, width)

    def _one(self, edits: list[Edit], command: str, finding: Finding) -> Finding:
        self._session.commit(edits, command)
        return self._session.casebook.get(Finding, finding.id) or finding


def _opened_again(thread: Thread, step: codes.Step) -> list[Edit]:
    """Open a thread that was done with when its concern comes back."""
    if thread.state not in codes.SETTLED or step not in ("seen again", "worse"):
        return []
    return [Edit(thread, msgspec.structs.replace(thread, state="open"), f"opened {thread.ref} again")]


def _found_on(visit: ScrutinyVisit | None, oversight: Oversight | None, today: date) -> date | None:
    """Give the day our own finding was made; one of a visit counts from its letter, whose day may be mended."""
    if visit is not None:
        return None
    return oversight.day if oversight else today
