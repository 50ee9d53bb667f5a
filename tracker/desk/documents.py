"""Deciding on the paragraphs of documents; a decision is work on the document, so it resumes."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from tracker.desk.bringing_in import BringingIn
from tracker.desk.findings import FindingDesk, asks_for_action, usual_answer
from tracker.desk.session import Session, line
from tracker.domain import codes
from tracker.domain.casebook import Casebook
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, Paragraph, ScrutinyVisit
from tracker.store.change import Edit
from tracker.wording import a_noun, counted, short

if TYPE_CHECKING:
    pass

SUFFIXES = "bcdefghijklmnopqrstuvwxyz"


class Choice(NamedTuple):
    """How a paragraph is accepted, where the person says other than suggested."""

    kind: codes.FindingKind | None = None
    theme: codes.Theme | None = None
    standing: codes.Standing | None = None
    answer: codes.Answer | None = None
    reason: str = ""
    """Why watch or none is the answer to what asks for an action."""
    thread: str = ""
    step: codes.Step | None = None


class DocumentDesk(BringingIn):
    """Letters and reports, paragraph by paragraph."""

    def __init__(self, session: Session, findings: FindingDesk) -> None:
        """Work in a session; accepted paragraphs become findings."""
        super().__init__(session)
        self._findings = findings

    def usual_answer(self, paragraph: Paragraph) -> codes.Answer:
        """Give the answer an accepted paragraph has until a person says otherwise."""
        return usual_answer(paragraph.kind, paragraph.standing)

    def accept(
        self, document: Document, places: Sequence[str], choice: Choice | None = None
    ) -> list[Finding]:
        """Make findings of waiting paragraphs, word for word, each with its thread; one change."""
        chosen = choice or Choice()
        edits: list[Edit] = []
        decided: dict[str, Paragraph] = {}
        findings = []
        for paragraph in self.waiting(document, places):
            paragraph = _as_chosen(paragraph, chosen)
            finding, added = self._finding(document, paragraph, chosen)
            edits += [edit for edit in added if edit not in edits]  # several may open one thread again
            findings.append(finding)
            decided[paragraph.place] = msgspec.structs.replace(
                paragraph, decision="accepted", finding=finding.id
            )
        say = f"accepted {counted(len(findings), 'paragraph')} of {document.ref}"
        self._keep(document, decided, say, edits, "accept")
        return [self._session.casebook.get(Finding, f.id) or f for f in findings]

    def skip(self, document: Document, places: Sequence[str]) -> Document:
        """Decide that paragraphs become nothing."""
        waiting = self.waiting(document, places)
        decided = {p.place: msgspec.structs.replace(p, decision="skipped") for p in waiting}
        return self._keep(
            document, decided, f"skipped {counted(len(waiting), 'paragraph')} of {document.ref}", [], "skip"
        )

    def wait(self, document: Document, places: Sequence[str]) -> Document:
        """Put skipped paragraphs, and those that only repeat another document, back among those waiting."""
        paragraphs = [self._at(document, place) for place in places]
        if not paragraphs:
            raise Refusal(f"{document.ref} has no paragraph that was skipped: there is nothing to put back.")
        if wrong := [p.place for p in paragraphs if p.decision not in ("skipped", "repeats")]:
            raise Refusal(
                f"Paragraph {wrong[0]} of {document.ref} is not skipped: undo takes an acceptance back."
            )
        decided = {p.place: msgspec.structs.replace(p, decision="waiting") for p in paragraphs}
        say = f"put back {counted(len(paragraphs), 'paragraph')} of {document.ref}"
        return self._keep(document, decided, say, [], "wait")

    def suggest(self, document: Document, place: str, choice: Choice) -> Document:
        """Change what is suggested for a paragraph without deciding on it."""
        paragraph = _as_chosen(self.waiting(document, [place])[0], choice)
        say = f"changed the suggestion for paragraph {paragraph.place} of {document.ref}"
        return self._keep(document, {paragraph.place: paragraph}, say, [], "suggest")

    def split(self, document: Document, place: str, before: str) -> Document:
        """Split a waiting paragraph in two before the words given; its number stays, the rest gets a letter."""
        paragraph = self.waiting(document, [place])[0]
        place = paragraph.place
        words = line(before)
        at = paragraph.text.find(words) if words else -1
        if at <= 0:
            raise Refusal(
                f"Paragraph {place} of {document.ref} has no “{short(words)}” inside it: copy some of its words."
            )
        taken = {p.suffix for p in document.paragraphs if p.number == paragraph.number}
        suffix = next(letter for letter in SUFFIXES if letter not in taken)
        first = msgspec.structs.replace(paragraph, text=paragraph.text[:at].rstrip())
        second = msgspec.structs.replace(paragraph, text=paragraph.text[at:], suffix=suffix)
        say = f"split paragraph {place} of {document.ref}"
        return self._replace(document, lambda p: [first, second] if p.place == place else [p], say, "split")

    def merge(self, document: Document, place: str) -> Document:
        """Join a waiting paragraph with the one after it, which must be waiting too."""
        order = [p.place for p in document.paragraphs]
        place = self._at(document, place).place
        position = order.index(place) + 1
        if position == len(order):
            raise Refusal(f"Paragraph {place} is the last of {document.ref}: there is none to merge it with.")
        first, second = self.waiting(document, [place, order[position]])
        joined = msgspec.structs.replace(first, text=f"{first.text} {second.text}")
        say = f"merged paragraphs {place} and {second.place} of {document.ref}"
        gone = {second.place: list[Paragraph](), place: [joined]}
        return self._replace(document, lambda p: gone.get(p.place, [p]), say, "merge")

    def places(self, document: Document, typed: str) -> list[str]:
        """Read "1,3-7,12b" as the places of paragraphs; an empty text means all that wait. Raises Refusal."""
        if not line(typed):
            return [p.place for p in document.waiting]
        found: list[str] = []
        for item in line(typed).replace(" ", "").split(","):
            if span := re.fullmatch(r"(?i)q?(\d{1,5})[-–]q?(\d{1,5})", item):
                first, last = self._at(document, span[1]).number, self._at(document, span[2]).number
                found += [p.place for p in document.paragraphs if first <= p.number <= last]
            elif item:
                found.append(self._at(document, item).place)
        if not found:
            raise Refusal(f"“{short(typed)}” names no paragraph of {document.ref}: write such as 1,3-7.")
        return list(dict.fromkeys(found))

    def _finding(
        self, document: Document, paragraph: Paragraph, choice: Choice
    ) -> tuple[Finding, list[Edit]]:
        _refuse_unreasoned(paragraph, choice)
        # What the council says of itself is kept apart from what inspectors found at their visit.
        visit = "" if paragraph.said_by == "council" else document.visit
        finding = Finding(
            **self._session.new(Finding),
            quote=paragraph.text,
            kind=paragraph.kind,
            theme=paragraph.theme,
            standing=paragraph.standing,
            said_by=paragraph.said_by,
            source="board" if paragraph.said_by == "council" else "visit",
            visit=visit,
            document=document.id,
            section=paragraph.section,
            paragraph=paragraph.place,
            printed=paragraph.printed,
            page=paragraph.page,
            step=choice.step or ("seen again" if choice.thread else "first seen"),
            answer=choice.answer or self.usual_answer(paragraph),
            answer_reason=line(choice.reason),
            found_on=None if self._session.casebook.get(ScrutinyVisit, visit) else self._day_of(document),
        )
        joined, edits = self._findings.joined(finding, choice.thread)
        edits.append(Edit(None, joined, f"accepted {joined.ref}: {short(paragraph.text)}"))
        return joined, edits

    def _day_of(self, document: Document) -> date:
        return document.day or self._session.today

    def waiting(self, document: Document, places: Sequence[str]) -> list[Paragraph]:
        """Give the paragraphs at these places; raises Refusal where there is none, or one is decided."""
        paragraphs = [self._at(document, place) for place in dict.fromkeys(places)]
        if not paragraphs:
            raise Refusal(f"{document.ref} has no paragraph waiting: every one is decided.")
        if decided := [p for p in paragraphs if p.decision != "waiting"]:
            raise Refusal(_decided(document, decided[0], self._session.casebook))
        return paragraphs

    def _at(self, document: Document, place: str) -> Paragraph:
        asked = place.lower().removeprefix("q")
        found = next((p for p in document.paragraphs if p.place.removeprefix("q") == asked), None)
        if found is None:
            last = document.paragraphs[-1].place if document.paragraphs else "none"
            raise Refusal(f"{document.ref} has no paragraph “{short(place)}”: the last is {last}.")
        return found

    def _keep(
        self, document: Document, decided: dict[str, Paragraph], say: str, edits: list[Edit], command: str
    ) -> Document:
        return self._replace(document, lambda p: [decided.get(p.place, p)], say, command, edits)

    def _replace(
        self,
        document: Document,
        becomes: Callable[[Paragraph], list[Paragraph]],
        say: str,
        command: str,
        edits: Sequence[Edit] = (),
    ) -> Document:
        paragraphs = tuple(new for old in document.paragraphs for new in becomes(old))
        after = msgspec.structs.replace(document, paragraphs=paragraphs)
        self._session.commit([*edits, Edit(document, after, say)], command)
        return self._now(document)


def _decided(document: Document, paragraph: Paragraph, casebook: Casebook) -> str:
    """Say why a paragraph cannot be decided on."""
    if paragraph.decision != "repeats":
        return f"Paragraph {paragraph.place} of {document.ref} was {paragraph.decision} already."
    better = casebook.get(Document, paragraph.repeats)
    where = better.ref if better else "another document"
    return f"Paragraph {paragraph.place} of {document.ref} only repeats {where}: decide there, or put it back first."


def _refuse_unreasoned(paragraph: Paragraph, choice: Choice) -> None:
    """Raise Refusal where less is chosen than the paragraph asks for, and nobody says why."""
    usual = usual_answer(paragraph.kind, paragraph.standing)
    if choice.answer in (None, usual, "action") or line(choice.reason):
        return
    if asks_for_action(paragraph.kind, paragraph.standing):
        said = paragraph.standing if paragraph.standing != "none" else f"{paragraph.kind} paragraph"
        raise Refusal(
            f"Paragraph {paragraph.place} is {a_noun(said)}: to answer it with “{choice.answer}”, give the reason."
        )


def _as_chosen(paragraph: Paragraph, choice: Choice) -> Paragraph:
    said = {"kind": choice.kind, "theme": choice.theme, "standing": choice.standing}
    fields: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
    return msgspec.structs.replace(paragraph, **fields) if fields else paragraph
