"""Earlier findings that a finding, or a paragraph that waits, may repeat; proposing links nothing."""

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from tracker.desk.session import Session
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.scrutiny import Document, Finding, Paragraph, ScrutinyVisit, Thread
from tracker.wording import place_of, short_place, source_of

if TYPE_CHECKING:
    from tracker.letters.repeats import Earlier, Likeness

MOST = 3
"""Proposals that are made at most, each of a thread of its own."""
NOTHING = "nothing earlier reads alike"

_STEPS: dict[tuple[codes.FindingKind, codes.FindingKind], codes.Step] = {
    ("concern", "strength"): "improved",
    ("mixed", "strength"): "improved",
    ("mixed", "concern"): "worse",
    ("strength", "mixed"): "worse",
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


class _Asked(NamedTuple):
    """Words that may repeat something: their own thread is none to propose, nor is what was said with them."""

    key: str
    text: str
    theme: codes.Theme
    kind: codes.FindingKind
    day: date | None
    thread: str = ""
    visit: str = ""
    document: str = ""


class RepeatDesk:
    """Proposing what comes back."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session
        self._known: tuple[list[str], Earlier] | None = None
        """The findings compared with, as they stood when they were last weighed."""

    def of(self, finding: Finding) -> list[Proposal]:
        """Give the findings of other threads, said before it, that a finding may repeat; the nearest first."""
        day = self._session.casebook.said_on(finding)
        place = (finding.thread, finding.visit, finding.document)
        return self._proposals(_Asked(finding.id, finding.quote, finding.theme, finding.kind, day, *place))

    def of_paragraph(self, document: Document, paragraph: Paragraph) -> list[Proposal]:
        """Give the findings said before it that a paragraph may repeat, the nearest first."""
        visit = self._session.casebook.get(ScrutinyVisit, document.visit)
        day = visit.when.earliest if visit else document.day
        said = (paragraph.text, paragraph.theme, paragraph.kind)
        return self._proposals(_Asked("", *said, day, "", document.visit, document.id))

    def _proposals(self, asked: _Asked) -> list[Proposal]:
        from tracker.letters.repeats import Said

        near = self._earlier().near(Said(asked.key, asked.text, asked.theme))
        found: dict[str, Proposal] = {}
        for likeness in near:
            finding = self._session.casebook.get(Finding, likeness.key)
            if finding is None or finding.thread in found or not self._came_before(finding, asked):
                continue
            if (thread := self._session.casebook.get(Thread, finding.thread)) is not None:
                step = step_between(self._latest(thread, asked.day).kind, asked.kind)
                found[thread.id] = Proposal(finding, thread, likeness, step)
            if len(found) == MOST:
                break
        return list(found.values())

    def _came_before(self, finding: Finding, asked: _Asked) -> bool:
        """Tell whether a finding was said before the words asked about, in another thread and another place."""
        casebook = self._session.casebook
        together = (asked.thread, asked.visit, asked.document)
        if any(
            a and a == b
            for a, b in zip(together, (finding.thread, finding.visit, finding.document), strict=True)
        ):
            return False
        day = casebook.said_on(finding)
        return day is None or asked.day is None or day <= asked.day

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


def step_between(before: codes.FindingKind, now: codes.FindingKind) -> codes.Step:
    """Suggest how new words stand to the ones before, by how each reads; a concern that is mixed now is still one."""
    return _STEPS.get((before, now), "seen again")
