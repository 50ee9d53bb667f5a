"""Earlier findings that a finding, or a paragraph that waits, may repeat; proposing links nothing."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.desk.session import Session
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Document, Finding, Paragraph, Thread
from tracker.wording import place_of, short_place, source_of

if TYPE_CHECKING:
    from tracker.letters.repeats import Earlier, Likeness

MOST = 3
"""Proposals that are made at most, each of a thread of its own."""
NOTHING = "nothing earlier reads alike"

_STEPS: dict[tuple[codes.FindingKind, codes.FindingKind], codes.Step] = {
    ("concern", "strength"): "improved",
    ("mixed", "strength"): "improved",
    ("strength", "concern"): "worse",
}
"""What new words after earlier ones seem to say; any other pair is seen again."""


class Proposal(NamedTuple):
    """An earlier finding that new words may repeat, with the two sentences that read alike."""

    finding: Finding
    thread: Thread
    likeness: "Likeness"
    step: codes.Step
    """How the new words seem to stand to the ones before; a person says how they do."""

    @property
    def sure(self) -> bool:
        """Tell whether the two read alike, and not only perhaps."""
        return self.likeness.sure

    def said(self, casebook: Casebook) -> str:
        """Say it in short: "reads like 3/2", "may repeat monitoring visit 3"."""
        verb = "reads like" if self.sure else "may repeat"
        return f"{verb} {self.where(casebook)}"

    def where(self, casebook: Casebook) -> str:
        """Say where the earlier words stand: by visit and paragraph, else by what they come from."""
        place = short_place(self.finding, casebook)
        if place != self.finding.ref:
            return place
        para = f", para {self.finding.paragraph}" if self.finding.paragraph else ""
        return f"{source_of(self.finding, casebook)}{para}"

    def as_dict(self, casebook: Casebook) -> dict[str, Any]:
        """Give it as plain values, for scripts."""
        return {
            "finding": self.finding.ref,
            "place": place_of(self.finding, casebook),
            "quote": self.finding.quote,
            "kind": self.finding.kind,
            "said_by": self.finding.said_by,
            "thread": self.thread.ref,
            "thread_title": self.thread.title,
            "step": self.step,
            "sure": self.sure,
            "nearness": self.likeness.nearness,
            "new_sentence": self.likeness.new,
            "earlier_sentence": self.likeness.earlier,
            "new_words": list(self.likeness.new_words),
            "earlier_words": list(self.likeness.earlier_words),
        }


class RepeatDesk:
    """Proposing what comes back."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._known: tuple[list[str], Earlier] | None = None
        """The findings compared with, as they stood when they were last weighed."""

    def of_paragraph(self, document: Document, paragraph: Paragraph) -> list[Proposal]:
        """Give the findings said before it that a paragraph may repeat, the nearest first."""
        return self.of(
            Finding(
                id="",
                quote=paragraph.text,
                kind=paragraph.kind,
                theme=paragraph.theme,
                visit=document.visit,
                document=document.id,
            )
        )

    def of(self, new: Finding) -> list[Proposal]:
        """Give the findings of other threads, said before it, that a finding may repeat; the nearest first."""
        from tracker.letters.repeats import Said

        casebook = self._session.casebook
        day = casebook.said_on(new)
        found: dict[str, Proposal] = {}
        for likeness in self._earlier().near(Said(new.id, new.quote, new.theme)):
            finding = casebook.get(Finding, likeness.key)
            thread = casebook.get(Thread, finding.thread) if finding else None
            if finding is None or thread is None or thread.id in found or thread.id == new.thread:
                continue
            if not _said_together(finding, new) and self._was_said_by(finding, day):
                step = step_between(self._latest(thread, day).kind, new.kind)
                found[thread.id] = Proposal(finding, thread, likeness, step)
            if len(found) == MOST:
                break
        return list(found.values())

    def _was_said_by(self, finding: Finding, day: date | None) -> bool:
        said = self._session.casebook.said_on(finding)
        return said is None or day is None or said <= day

    def _latest(self, thread: Thread, day: date | None) -> Finding:
        """Give the last finding of a thread that was said by a day."""
        casebook = self._session.casebook
        dated = [
            (casebook.said_on(f) or date.min, f) for f in casebook.pointing(Finding, "thread", thread.id)
        ]
        before = [(said, f) for said, f in dated if day is None or said <= day]
        return max(before or dated, key=lambda each: (each[0], each[1].id))[1]

    def _earlier(self) -> "Earlier":
        """Give every finding ready to be compared with; weighed anew only when one of them changed."""
        from tracker.letters.repeats import Earlier, Said

        findings = sorted(self._session.casebook.all(Finding), key=lambda f: f.id)
        revisions = [f.rev for f in findings]
        if self._known is None or self._known[0] != revisions:
            self._known = (revisions, Earlier([Said(f.id, f.quote, f.theme) for f in findings]))
        return self._known[1]


def _said_together(one: Finding, other: Finding) -> bool:
    """Tell whether two stand in one document, or were written down of one visit without any."""
    if one.document or other.document:
        return one.document == other.document
    return bool(one.visit) and one.visit == other.visit


def step_between(before: codes.FindingKind, now: codes.FindingKind) -> codes.Step:
    """Suggest how new words stand to the ones before, by how each reads; a concern that is mixed now is still one."""
    return _STEPS.get((before, now), "seen again")
