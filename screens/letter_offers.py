"""Deciding on the commitments and figures that a document tells of, where its paragraphs are decided on."""

from collections.abc import Callable
from typing import Any

from textual import work

from screens.asking import Values, day_echo, refusal_of, sentence_of
from screens.dialogs.form import Field, Form
from screens.letter_page import LetterPage
from tracker.dates import plain_day
from tracker.desk.offers import Taken
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Offer
from tracker.wording import short

_HINT = "A day, a month or a period: 30 sep 2023, september 2023"


class LetterOffers(LetterPage):
    """Takes commitments and figures over, or leaves them."""

    @work
    async def take_over(self, offer: Offer) -> None:
        """Ask for the title, and who and when or of which day, and make the action or figure."""
        document = self.document
        if document is None:
            return
        try:
            self.desk.offers.must_wait(document, offer.place)
        except Refusal as refusal:
            self.tell(sentence_of(refusal), "refused")
            return

        def check(said: Values) -> str | None:
            self.desk.offers.prepare(document, [offer.place], self._taken(offer, said))
            return None

        title = "Take over as a figure" if offer.kind == "figure" else "Take over as an action"
        fields = (
            self._figure_fields(offer, document) if offer.kind == "figure" else self._action_fields(offer)
        )
        form = Form(
            title,
            fields,
            short(offer.text, 140),
            check=lambda said: refusal_of(lambda: check(said)),
            look=self.look,
        )
        said = await self.app.push_screen_wait(form)
        if said is not None:
            self._decide(lambda shown: self._made(shown, offer, said))

    def leave_offer(self, offer: Offer) -> None:
        """Decide that it becomes nothing; one that was left or only repeats is put back."""

        def leave(document: Document) -> str:
            if offer.decision in ("skipped", "repeats"):
                self.desk.offers.put_back(document, [offer.place])
                return f"{offer.kind.capitalize()} {offer.place} waits again"
            self.desk.offers.leave(document, [offer.place])
            return f"Left {offer.place}"

        self._decide(leave, go_on=offer.decision == "waiting")

    def _made(self, document: Document, offer: Offer, said: Values) -> str:
        (record,) = self.desk.offers.take(document, [offer.place], self._taken(offer, said))
        return f"{offer.kind.capitalize()} {offer.place} is {record.ref}"

    def _decide(self, do: Callable[[Document], str], *, go_on: bool = True) -> None:
        document = self.document
        if document is None:
            return
        try:
            sentence = do(document)
        except (Refusal, OSError) as refusal:
            self.tell(sentence_of(refusal), "refused")
            return
        if go_on:
            self.to_next_waiting(self.at)
        else:
            self.show_again()
        self.say_done(sentence, "z to undo.")

    def _action_fields(self, offer: Offer) -> tuple[Field, ...]:
        due = (
            offer.when.latest.isoformat() if offer.when and offer.when.exact and offer.state != "done" else ""
        )
        return (
            Field("title", "Title", value=self.desk.offers.usual_title(offer), required=True),
            Field("owner", "Owner", suggest=self._names(), hint="A person; a new name is added."),
            Field("due", "Due", "day", due, echo=day_echo(self.desk), hint="As told, or 10 apr, +2w, eom"),
        )

    def _figure_fields(self, offer: Offer, document: Document) -> tuple[Field, ...]:
        day = offer.day or document.day
        return (
            Field("title", "What it is of", value=offer.name, required=True),
            Field("when", "Of which day", value=plain_day(day) if day else "", required=True, hint=_HINT),
        )

    def _names(self) -> tuple[str, ...]:
        return tuple(row.title for row in self.desk.lists.people() if row.state == "here")

    def _taken(self, offer: Offer, said: Values) -> Taken:
        """Read the answers; raises Refusal."""
        due, when = said.get("due"), said.get("when")
        taken: dict[str, Any] = {"title": said["title"], "owner": said.get("owner", "")}
        taken["due"] = self.desk.read_day(due) if due else None
        taken["when"] = self.desk.offers.rough(when) if when else None
        return Taken(**taken)
