"""A letter's screen: one paragraph with what is suggested for it, and the letter's text beside it."""

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.screen import Screen

from screens.asking import capital, sentence_of
from screens.commands import Keymap, footer_for
from screens.frame import WIDE
from screens.look import Look
from screens.requests import CloseLetter, Done
from screens.widgets.detail import DetailPane
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.sentence import Sentence
from tracker.desk import Desk
from tracker.desk.documents import Choice
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Finding, Paragraph
from tracker.wording import title_of

PLACE = "letter"


class LetterPage(Screen[None]):
    """Shows a document from the first paragraph that waits."""

    CSS_PATH = "letter.tcss"

    def __init__(self, desk: Desk, look: Look, keymap: Keymap, ref: str, sentence: str = "") -> None:
        """Go through the document of that reference; ``sentence`` is said first."""
        super().__init__()
        self.desk = desk
        self.look = look
        self.keymap = keymap
        self._ref = ref
        self.at = 0
        self.choice = Choice()
        self._first_words = sentence

    def compose(self) -> ComposeResult:
        """Lay out the paragraph and the letter."""
        yield StatusLine(look=self.look, id="title")
        with Container(id="panes", classes="-ascii" if self.look.ascii else ""):
            yield DetailPane(look=self.look, id="paragraph")
            yield DetailPane(look=self.look, id="letter")
        yield Sentence(look=self.look, id="told")
        yield FooterLine(look=self.look)

    def on_mount(self) -> None:
        """Begin at the first paragraph that waits."""
        self.query_one(FooterLine).show(footer_for(PLACE, self.keymap))
        self.query_one("#paragraph").focus()
        self.to_next_waiting(0)
        if self._first_words:
            self.tell(self._first_words)

    def on_resize(self, event: events.Resize) -> None:
        """Put the letter beside the paragraph where there is room."""
        self.set_class(event.size.width >= WIDE, "-wide")
        self.call_after_refresh(self.show_again)

    def show_again(self) -> None:
        """Show the document as it is now, or leave where it is not there any more."""
        if self.document is None:
            self.post_message(CloseLetter())
        else:
            self._show(self.document)

    @property
    def document(self) -> Document | None:
        """The document as it is now; None once it was taken back."""
        try:
            return self.desk.session.find(self._ref, Document)
        except Refusal:
            return None

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is shown, or None for a document without any."""
        paragraphs = self.document.paragraphs if self.document else ()
        return paragraphs[min(self.at, len(paragraphs) - 1)] if paragraphs else None

    def _show(self, document: Document) -> None:
        paragraph = self.paragraph
        self.query_one("#title", StatusLine).say(
            f"{document.ref}  {title_of(document)}",
            "",
            f"{len(document.waiting)} of {len(document.paragraphs)} waiting",
            "heading",
        )
        pane, letter = self.query_one("#paragraph", DetailPane), self.query_one("#letter", DetailPane)
        if paragraph is None:
            pane.show(f"This {document.kind} holds no paragraphs to decide on. Esc goes back.")
            letter.show(document.text)
            return
        pane.show(self._suggestion(document, paragraph))
        letter.show(excerpt(document.text, paragraph))

    def _suggestion(self, document: Document, paragraph: Paragraph) -> list[tuple[str, str]]:
        """Say what is suggested for a paragraph, or what it became, and its words."""
        finding = self.desk.session.casebook.get(Finding, paragraph.finding)
        decided = f"accepted as {finding.ref}" if finding else paragraph.decision
        answer = self.choice.answer or self.desk.documents.usual_answer(paragraph)
        shown = finding or paragraph
        place = document.paragraphs.index(paragraph) + 1
        lines = [
            ("heading", f"Paragraph {paragraph.place}: {decided}  ({place} of {len(document.paragraphs)})"),
            ("", f"Reads as {shown.kind}   Standing {shown.standing}"),
            ("", f"Theme {shown.theme}   Answer {finding.answer if finding else answer}"),
            ("quiet", f"{paragraph.section or 'No section'}, page {paragraph.page}"),
        ]
        if self.choice.thread:
            lines.append(("", f"Thread {self.choice.thread}, {self.choice.step}"))
        elif paragraph.decision == "waiting":
            lines += self._may_repeat(document, paragraph)
        return [*lines, ("", ""), ("", paragraph.text)]

    def _may_repeat(self, document: Document, paragraph: Paragraph) -> list[tuple[str, str]]:
        """Say that something earlier reads alike, and the key that shows both."""
        proposals = self.desk.findings.repeats.of_paragraph(document, paragraph)
        if not proposals:
            return []
        more = f" and {len(proposals) - 1} more" if proposals[1:] else ""
        said = capital(proposals[0].said(self.desk.session.casebook))
        return [("check", f"? {said}{more}: r shows both")]

    def waits(self) -> bool:
        """Tell whether the paragraph can be decided on; says why when it cannot."""
        paragraph = self.paragraph
        if paragraph is None or paragraph.decision == "waiting":
            return paragraph is not None
        way = "s puts it back" if paragraph.decision == "skipped" else "Findings is where to change it now"
        self.tell(f"Paragraph {paragraph.place} was {paragraph.decision} already: {way}", "refused")
        return False

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something above the footer, whole however long it is."""
        self.query_one("#told", Sentence).say(capital(sentence), tone)

    def attempt(self, do: Callable[[Document, Paragraph], str], *, go_on: bool = False) -> None:
        """Do something to the paragraph, show it, and say it or why not."""
        document, paragraph = self.document, self.paragraph
        if document is None or paragraph is None:
            return
        try:
            sentence = do(document, paragraph)
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        if go_on:
            self.choice = Choice()
            self.to_next_waiting(self.at)
        else:
            self.show_again()
        self.say_done(sentence, "z to undo.")

    def say_done(self, sentence: str, after: str) -> None:
        """Say what was done, how it is turned back, and when nothing is left to decide."""
        left = self.document is None or self.document.waiting
        end = "" if left else " Every paragraph is decided: Esc goes back."
        self.tell(f"{sentence}. {after}{end}")
        self.post_message(Done())

    def to_next_waiting(self, start: int) -> None:
        """Go to the first paragraph that waits from ``start`` on, round the end; stay when none does."""
        paragraphs = self.document.paragraphs if self.document else ()
        order = [*range(start, len(paragraphs)), *range(min(start, len(paragraphs)))]
        self.at = next((n for n in order if paragraphs[n].decision == "waiting"), self.at)
        self.show_again()


def excerpt(text: str, paragraph: Paragraph) -> list[tuple[str, str]]:
    """Give the letter from just before a paragraph on, in blocks that wrap, the paragraph's own marked."""
    lines = text.replace("\f", "\n").splitlines()
    first = max(0, paragraph.line - 1)
    left = len("".join(paragraph.text.split()))
    blocks: list[tuple[str, str]] = []
    for number, line in enumerate(lines[_start(lines, first) :], start=_start(lines, first)):
        words = " ".join(line.split())
        own = number >= first and left > 0
        left -= len("".join(words.split())) if own else 0
        role = "heading" if own else ""
        if words and blocks and blocks[-1][1] and blocks[-1][0] == role:
            blocks[-1] = (role, f"{blocks[-1][1]} {words}")
        elif words or (blocks and blocks[-1][1]):
            blocks.append((role, words))
    return blocks


def _start(lines: Sequence[str], first: int) -> int:
    """Give the line before a paragraph that has words, where its place in the letter can be seen."""
    before = (n for n in range(first - 1, -1, -1) if lines[n].strip())
    return next(before, first)
