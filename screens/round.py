"""The weekly review, one item at a time: all that is known of it, and a key for each decision."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from screens.asking import Keep, Values, ask, capital, day_echo, sentence_of, settle
from screens.commands import Keymap, action_of, bindings_for, footer_for, help_rows, palette_rows
from screens.dialogs.choose import Choose, Option
from screens.dialogs.form import Field
from screens.dialogs.help import Help
from screens.dialogs.palette import Palette
from screens.dialogs.pick import Pick
from screens.look import Look
from screens.record_sheet import Lines, full_lines
from screens.requests import CloseRound, Done
from screens.widgets.detail import DetailPane
from screens.widgets.footer import FooterLine
from screens.widgets.line import StatusLine
from screens.widgets.record_list import Column, ListRow
from screens.widgets.sentence import Sentence
from tracker.dates import plain_day
from tracker.desk import Desk
from tracker.desk.deciding import Said, allowed
from tracker.desk.reviewing import Place
from tracker.domain import codes
from tracker.domain.records import Record
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import WeeklyReview
from tracker.domain.scrutiny import Thread
from tracker.domain.work import Action, Person
from tracker.domain.young_people import Case
from tracker.wording import counted, title_of

PLACE = "round"
ASKS: dict[codes.ReviewDecision, str] = {
    "keep": "Keep as it is",
    "nudge": "Ask the owner to move it on",
    "escalate": "Take it to somebody above",
    "re-date": "Another day",
    "re-assign": "Another owner",
    "close": "Close",
    "discuss": "Put on the agenda",
}


class RoundScreen(Screen[None]):
    """Shows the item that is up; every decision is kept at once, so it stops and resumes."""

    BINDINGS: ClassVar[list[BindingType]] = bindings_for(PLACE)
    CSS = """
    RoundScreen { layout: vertical; }
    RoundScreen DetailPane { height: 1fr; padding: 0 1; }
    RoundScreen #told { display: block; height: auto; min-height: 1; }
    """

    def __init__(self, desk: Desk, look: Look, keymap: Keymap, ref: str, sentence: str = "") -> None:
        """Go through the review of that reference; ``sentence`` is said first."""
        super().__init__(id=PLACE)
        self.desk = desk
        self.look = look
        self.keymap = keymap
        self.answered: Keep | None = None
        self._ref = ref
        self._first_words = sentence

    def compose(self) -> ComposeResult:
        """Lay out the item and what was last said."""
        yield StatusLine(look=self.look, id="title")
        yield DetailPane(look=self.look)
        yield Sentence(look=self.look, id="told")
        yield FooterLine(look=self.look)

    def on_mount(self) -> None:
        """Show the item that is up."""
        self.query_one(DetailPane).focus()
        self.show_again()
        self.tell(self._first_words)

    @property
    def review(self) -> WeeklyReview:
        """The review as it is now; raises Refusal once it was taken back."""
        return self.desk.session.find(self._ref, WeeklyReview)

    @property
    def place(self) -> Place | None:
        """Where the review stands; None once it was taken back."""
        try:
            return self.desk.reviews.place(self.review)
        except Refusal:
            return None

    @property
    def record(self) -> Record | None:
        """What is to be decided on."""
        return self.place.record if self.place else None

    def on_screen_resume(self) -> None:
        """Show what changed while a form was in front."""
        if self.is_mounted:
            self.show_again()

    def show_again(self) -> None:
        """Show where the review stands, or leave where it was taken back or is over; a form is left alone."""
        if self.app.screen is not self:
            return
        place = self.place
        if place is None:
            self.post_message(CloseRound("The review was taken back"))
            return
        if place.record is None:
            self._over(place.review)
            return
        seen = f"last reviewed {plain_day(place.reviewed)}" if place.reviewed else "never reviewed before"
        self.query_one("#title", StatusLine).say(
            f"Review {place.review.ref}: {place.number} of {place.of}", "", seen, "heading"
        )
        self.query_one(FooterLine).show(footer_for(PLACE, self.keymap, place.record.noun))
        self.query_one(DetailPane).show(self._lines(place.record))

    @on(DetailPane.Reshaped)
    def _fit_page(self) -> None:
        """Lay the item out anew where the width is another one."""
        if self.record is not None:
            self.query_one(DetailPane).show(self._lines(self.record))

    def _lines(self, record: Record) -> Lines:
        room = self.query_one(DetailPane).room
        if isinstance(record, Case):
            return [*self.desk.files.page(record, room, None)]
        if isinstance(record, Thread):
            return [*self.desk.findings.page(record, room)]
        session = self.desk.session
        known = session.casebook, self.desk.today, session.flags(record), self.look
        return full_lines(record, *known, self.desk.more_facts(record))

    def _over(self, review: WeeklyReview) -> None:
        """End the review when its last item is decided."""
        if review.ended is None:
            try:
                review = self.desk.reviews.end(review)
            except (Refusal, OSError) as refusal:
                self.tell(sentence_of(refusal), "refused")
                return
            self.post_message(Done())
        self.post_message(
            CloseRound(f"{review.ref} is over, {counted(len(review.items), 'decision')}: M shows the minutes")
        )

    def tell(self, sentence: str, tone: str = "") -> None:
        """Say something above the footer, whole however long it is; nothing once the round is closed."""
        if self in self.app.screen_stack:
            self.query_one("#told", Sentence).say(capital(sentence), tone)

    def attempt(self, do: Callable[[], str], after: str = "z to undo") -> bool:
        """Do something, show what is up then, and say it or why not."""
        try:
            sentence = do()
        except (Refusal, OSError) as refusal:
            kept = " What you typed is kept: the same key opens it." if settle(self, False) else ""
            self.tell(sentence_of(refusal) + kept, "refused")
            return False
        settle(self, True)
        self.tell(f"{sentence.rstrip('.')}. {after}")
        self.post_message(Done())
        self.show_again()
        return True

    # Deciding.

    @work
    async def action_decide(self, decision: codes.ReviewDecision) -> None:
        """Ask for the sentence that goes with a decision, and decide."""
        record = self.record
        if record is None:
            return
        if decision not in allowed(record):
            self.tell(
                f"“{decision}” cannot be decided of {record.ref}: {', '.join(allowed(record))} can", "refused"
            )
            return
        give_up = False
        if decision == "close" and isinstance(record, Action):
            options = (Option("d", "it is done"), Option("g", "it is given up"))
            key = await self.app.push_screen_wait(Choose(f"Close {record.ref}", options, look=self.look))
            if key is None:
                return
            give_up = key == "g"
        title = f"{ASKS[decision]}: {record.ref}"
        fields = self._fields(record, decision, give_up)
        said = await ask(self, f"decision {decision}", title, fields, about=record.ref, note=title_of(record))
        if said is not None:
            self.attempt(lambda: self._decided(record, decision, said, give_up))

    def _fields(self, record: Record, decision: codes.ReviewDecision, give_up: bool) -> Sequence[Field]:
        text = Field("text", "In a sentence", required=decision == "discuss" or give_up)
        match decision:
            case "re-date":
                hint = "10 apr, fri, +2w, eom"
                return (
                    Field("due", "New day", "day", required=True, echo=day_echo(self.desk), hint=hint),
                    text,
                )
            case "re-assign":
                return (Field("to", "To whom", required=True, suggest=self._names()), text)
            case "escalate":
                return (Field("to", "To whom", required=True, suggest=self._names()), text)
            case "close" if isinstance(record, Action) and not give_up:
                needed = self.desk.actions.asks_for_evidence(record)
                return (Field("text", "Evidence", required=needed, hint="What shows that it is done?"),)
        return (text,)

    def _names(self) -> list[str]:
        people = self.desk.session.casebook.all(Person)
        return [person.name for person in people if person.here_on(self.desk.today)]

    def _decided(self, about: Record, decision: codes.ReviewDecision, said: Values, give_up: bool) -> str:
        due = self.desk.read_day(said["due"]) if said.get("due") else None
        told = Said(said.get("text", ""), said.get("to", ""), due, give_up)
        return self.desk.reviews.decide(self.review, decision, told, about=about)[1]

    def action_later(self) -> None:
        """Put the item at the end for now."""
        self.attempt(self._skipped)

    def _skipped(self) -> str:
        record = self.record
        self.desk.reviews.skip(self.review)
        return f"{record.ref if record else ''} comes again at the end"

    @work
    async def action_pull(self) -> None:
        """Choose what comes next."""
        rows = [
            ListRow(r.ref, (r.ref, title_of(r)), f"{r.ref} {title_of(r)}".lower()) for r in self._left()[1:]
        ]
        if not rows:
            self.tell("Nothing else is left", "refused")
            return
        columns = (Column("Ref", 8), Column("What", None))
        ref = await self.app.push_screen_wait(Pick("What comes next?", columns, rows, look=self.look))
        if ref:
            self.attempt(lambda: self._pulled(ref))

    def _left(self) -> list[Record]:
        return self.desk.reviews.left(self.place.review) if self.place else []

    def _pulled(self, ref: str) -> str:
        self.desk.reviews.pull(self.review, self.desk.find(ref))
        return f"{ref} comes now"

    @work
    async def action_finish(self) -> None:
        """End the review, whatever is left."""
        left = len(self._left())
        options = (Option("e", "end it", f"{counted(left, 'item')} not come to"), Option("g", "go on"))
        key = await self.app.push_screen_wait(Choose("End the review?", options, look=self.look))
        if key == "e":
            self.attempt(lambda: f"ended {self.desk.reviews.end(self.review).ref}")

    # Turning back, finding out, leaving.

    def action_undo(self) -> None:
        """Take your last change back."""
        self.attempt(self.desk.past.undo, "Z to redo")

    def action_redo(self) -> None:
        """Do again what was undone."""
        self.attempt(self.desk.past.redo)

    @work
    async def action_palette(self) -> None:
        """Find a command by its words and run it."""
        chosen = await self.app.push_screen_wait(Palette(palette_rows(PLACE, self.keymap), look=self.look))
        if chosen:
            await self.run_action(action_of(chosen))

    @work
    async def action_help(self) -> None:
        """Show every key."""
        await self.app.push_screen_wait(Help(help_rows(PLACE, self.keymap), look=self.look))

    def action_back(self) -> None:
        """Stop for now."""
        place = self.place
        at = (
            f"Stopped at {place.number} of {place.of}: b goes on there"
            if place
            else "The review was taken back"
        )
        self.post_message(CloseRound(at))
