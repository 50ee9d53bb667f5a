"""A letter's screen: one paragraph or offer with what is suggested for it, and the letter's text beside it."""

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
from tracker.domain.scrutiny import Document, Finding, Offer, Paragraph
from tracker.wording import title_of
from tracker.wording.document_facts import decision_of, offer_state

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
    def item(self) -> Paragraph | Offer | None:
        """What is shown, a paragraph or an offer, or None for a document without any."""
        items = self.document.items if self.document else ()
        return items[min(self.at, len(items) - 1)] if items else None

    @property
    def paragraph(self) -> Paragraph | None:
        """The paragraph that is shown, or None."""
        return self.item if isinstance(self.item, Paragraph) else None

    @property
    def offer(self) -> Offer | None:
        """The commitment or figure that is shown, or None."""
        return self.item if isinstance(self.item, Offer) else None

    def _show(self, document: Document) -> None:
        item = self.item
        self.query_one("#title", StatusLine).say(
            f"{document.ref}  {title_of(document)}",
            "",
            f"{len(document.undecided)} of {len(document.items)} waiting",
            "heading",
        )
        pane, letter = self.query_one("#paragraph", DetailPane), self.query_one("#letter", DetailPane)
        if item is None:
            pane.show(f"This {document.kind} holds nothing to decide on. Esc goes back.")
            letter.show(document.text)
            return
        told = self._offered(document, item) if isinstance(item, Offer) else self._suggestion(document, item)
        pane.show(told)
        letter.show(excerpt(document.text, item))

    def _suggestion(self, document: Document, paragraph: Paragraph) -> list[tuple[str, str]]:
        """Say what is suggested for a paragraph, or what it became, and its words."""
        finding = self.desk.session.casebook.get(Finding, paragraph.finding)
        better = self.desk.session.casebook.get(Document, paragraph.repeats)
        decided = decision_of(paragraph.decision, finding, better)
        answer = self.choice.answer or self.desk.documents.usual_answer(paragraph)
        shown = finding or paragraph
        place = f"({document.items.index(paragraph) + 1} of {len(document.items)})"
        what = "Paragraph" if paragraph.said_by == "inspectorate" else "Statement"
        lines = [
            ("heading", f"{what} {paragraph.place}: {decided}  {place}"),
            ("", f"Reads as {shown.kind}   Standing {shown.standing}"),
            ("", f"Theme {shown.theme}   Answer {finding.answer if finding else answer}"),
            ("quiet", f"{paragraph.section or 'No section'}, page {paragraph.page}{_printed(paragraph)}"),
        ]
        if paragraph.said_by != "inspectorate":
            lines.append(("", f"Said by {paragraph.said_by}"))
        if self.choice.thread:
            lines.append(("", f"Thread {self.choice.thread}, {self.choice.step}"))
        elif paragraph.decision == "waiting":
            lines += self._may_repeat(document, paragraph)
        return [*lines, ("", ""), ("", paragraph.text)]

    def _offered(self, document: Document, offer: Offer) -> list[tuple[str, str]]:
        """Say what a commitment or figure is, or what it became, and its words."""
        casebook = self.desk.session.casebook
        decided = decision_of(
            offer.decision, casebook.by_id(offer.record), casebook.get(Document, offer.repeats)
        )
        place = f"({document.items.index(offer) + 1} of {len(document.items)})"
        figure = offer.kind == "figure"
        what = f"{offer.value:g} {offer.unit}: {offer.name}" if figure else capital(offer_state(offer))
        return [
            ("heading", f"{offer.kind.capitalize()} {offer.place}: {decided}  {place}"),
            ("", what),
            ("", f"Said by {offer.said_by}"),
            ("quiet", f"page {offer.page}"),
            ("", ""),
            ("", offer.text),
        ]

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
        if self.offer is not None:
            self.tell(
                f"Enter takes {self.offer.place} over and s leaves it: the other keys are for paragraphs",
                "refused",
            )
        if paragraph is None or paragraph.decision == "waiting":
            return paragraph is not None
        put_back = paragraph.decision in ("skipped", "repeats")
        way = "s puts it back" if put_back else "Findings is where to change it now"
        self.tell(f"Paragraph {paragraph.place} was {paragraph.decision} already: {way}", "refused")
        return False

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something above the footer, whole however long it is."""
        self.query_one("#told", Sentence).say(capital(sentence), tone)

    def attempt(self, do: Callable[[Document, Paragraph], str], *, go_on: bool = False) -> None:
        """Do something to the paragraph, show it, and say it or why not."""
        document, paragraph = self.document, self.paragraph
        if document is None or paragraph is None:
            self.waits()
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
        left = self.document is None or self.document.undecided
        end = "" if left else " Everything is decided: Esc goes back."
        self.tell(f"{sentence}. {after}{end}")
        self.post_message(Done())

    def to_next_waiting(self, start: int) -> None:
        """Go to the first paragraph that waits from ``start`` on, round the end; stay when none does."""
        items = self.document.items if self.document else ()
        order = [*range(start, len(items)), *range(min(start, len(items)))]
        self.at = next((n for n in order if items[n].decision == "waiting"), self.at)
        self.show_again()


def _printed(paragraph: Paragraph) -> str:
    """Say the number a paragraph bears in the document, where that is another than its place here."""
    return f", printed as {paragraph.printed}" if paragraph.printed not in ("", paragraph.place) else ""


def excerpt(text: str, paragraph: Paragraph | Offer) -> list[tuple[str, str]]:
    """Give the letter from just before a paragraph on, in blocks that wrap, the paragraph's own marked."""
    lines = text.replace("\f", "\n").splitlines()
    first = max(0, paragraph.line - 1)
    left = len("".join(paragraph.text.split()))
    blocks: list[tuple[str, str]] = []
    for number, line in enumerate(lines[_start(lines, first) :], start=_start(lines, first)):
        words = " ".join(line.split())
        own = number >= first and left > 0 and _is_of(words, paragraph.text)
        left -= len("".join(words.split())) if own else 0
        role = "heading" if own else ""
        if words and blocks and blocks[-1][1] and blocks[-1][0] == role:
            blocks[-1] = (role, f"{blocks[-1][1]} {words}")
        elif words or (blocks and blocks[-1][1]):
            blocks.append((role, words))
    return blocks


def _is_of(words: str, text: str) -> bool:
    """Tell whether a line is of a paragraph's words, and not an address or a footnote that parts them."""
    few = words.split()
    return not few or " ".join(few[:3]) in text or " ".join(few[-2:]) in text


def _start(lines: Sequence[str], first: int) -> int:
    """Give the line before a paragraph that has words, where its place in the letter can be seen."""
    before = (n for n in range(first - 1, -1, -1) if lines[n].strip())
    return next(before, first)
