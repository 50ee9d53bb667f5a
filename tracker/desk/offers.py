"""Deciding on the commitments and figures that documents tell of: taken over, left, or put back."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from tracker.dates import plain_day, read_rough
from tracker.desk.actions import ActionDesk
from tracker.desk.session import Session, line, titled
from tracker.domain import codes
from tracker.domain.records import Record, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import Document, Offer
from tracker.domain.work import Action, Update
from tracker.domain.young_people import Figure
from tracker.store.change import Edit
from tracker.wording import counted, short, title_of

_STATES: dict[codes.OfferState, codes.ActionState] = {
    "done": "complete",
    "due": "not started",
    "expected": "not started",
    "under way": "in progress",
    "running": "in progress",
}
_SOURCES: dict[codes.DocumentKind, codes.Source | None] = {
    "letter": "visit",
    "report": "visit",
    "cover report": "board",
    "minutes": "board",
    "progress report": "board",
}
_PLACE = re.compile(r"([cg])(\d{1,4})(?:[-–]\1?(\d{1,4}))?")


class Taken(NamedTuple):
    """How an offer is taken over, where the person says other than the document."""

    title: str = ""
    owner: str = ""
    due: date | None = None
    when: RoughDate | None = None
    """Day or period of a figure, where the document does not say."""


class OfferDesk:
    """Commitments become actions, figures become figures; nothing does by itself."""

    def __init__(self, session: Session, actions: ActionDesk) -> None:
        """Work in a session; commitments become actions through the action desk."""
        self._session = session
        self._actions = actions

    def places(self, document: Document, typed: str) -> list[str]:
        """Read "c1,c3-5,g2" as the places of offers. Raises Refusal."""
        found: list[str] = []
        for item in line(typed).lower().replace(" ", "").split(","):
            match = _PLACE.fullmatch(item)
            if match is None:
                raise Refusal(f"“{short(item)}” names no commitment or figure: write such as c1,c3-5,g2.")
            first, last = int(match[2]), int(match[3] or match[2])
            wanted = [f"{match[1]}{n}" for n in range(first, min(last, first + len(document.offers)) + 1)]
            found += [_at(document, place).place for place in wanted]
        return list(dict.fromkeys(found))

    def rough(self, typed: str) -> RoughDate:
        """Read the day or period of a figure as people say it; raises DateNotUnderstood."""
        earliest, latest = read_rough(typed, self._session.today, looks="back")
        text = plain_day(earliest) if earliest == latest else line(typed)
        return RoughDate(text=text, earliest=earliest, latest=latest)

    def told(self, *, every: bool = False) -> list[tuple[Document, Offer]]:
        """Give what the documents tell of, the latest document first: what waits, or all of it."""
        documents = list(self._session.casebook.all(Document))
        documents.sort(key=lambda d: (d.day or date.min, d.id), reverse=True)
        return [(d, o) for d in documents for o in d.offers if every or o.decision == "waiting"]

    def take(self, document: Document, places: Sequence[str], said: Taken | None = None) -> list[Record]:
        """Make actions of commitments and figures of figures, as one change. Raises Refusal."""
        made, edits = self.prepare(document, places, said)
        say = f"took over {', '.join(places)} of {document.ref}"
        self._keep(document, dict(zip(places, made, strict=True)), say, edits)
        return [self._session.casebook.by_id(record.id) or record for record in made]

    def prepare(
        self, document: Document, places: Sequence[str], said: Taken | None = None
    ) -> tuple[list[Record], list[Edit]]:
        """Make what would be kept, without keeping it. Raises Refusal."""
        said = said or Taken()
        waiting = [self.must_wait(document, place) for place in places]
        if not waiting:
            raise Refusal(f"{document.ref} tells of no commitment or figure that waits.")
        if len(waiting) > 1 and said.title:
            raise Refusal("A title is of one commitment or figure: take them over one by one.")
        made: list[Record] = []
        edits: list[Edit] = []
        for offer in waiting:
            record, added = self._made(document, offer, said)
            made.append(record)
            edits += added
        return made, edits

    def leave(self, document: Document, places: Sequence[str]) -> Document:
        """Decide that offers become nothing."""
        waiting = {self.must_wait(document, place).place for place in places}
        return self._change(
            document,
            lambda o: msgspec.structs.replace(o, decision="skipped") if o.place in waiting else o,
            f"left {counted(len(waiting), 'offer')} of {document.ref}",
            "skip",
        )

    def put_back(self, document: Document, places: Sequence[str]) -> Document:
        """Put offers that were left, or that repeat another, back among those waiting; there they stay."""
        for place in places:
            if _at(document, place).decision not in ("skipped", "repeats"):
                raise Refusal(f"{place} of {document.ref} was not left: undo takes an acceptance back.")
        chosen = set(places)
        return self._change(
            document,
            lambda o: msgspec.structs.replace(o, decision="waiting") if o.place in chosen else o,
            f"put back {counted(len(chosen), 'offer')} of {document.ref}",
            "wait",
        )

    def _made(self, document: Document, offer: Offer, said: Taken) -> tuple[Record, list[Edit]]:
        if offer.kind == "figure":
            return self._figure(document, offer, said)
        return self._action(document, offer, said)

    def _action(self, document: Document, offer: Offer, said: Taken) -> tuple[Action, list[Edit]]:
        """Make the action a commitment becomes: its day as told, even where it has passed."""
        when = offer.when
        state = _STATES[offer.state]
        action, edits = self._actions.prepare(
            said.title or self.usual_title(offer),
            owner=said.owner,
            source=_SOURCES.get(offer.part or document.kind),
            team=offer.who,
            agreed_on=min(offer.day or document.day or self._session.today, self._session.today),
            state=state,
        )
        due = said.due or _last_day(when)
        is_done = state == "complete"
        action = msgspec.structs.replace(
            action,
            due=due,
            original_due=due,
            due_words="" if when is None or when.exact else when.text,
            completed_on=when.latest if is_done and when else None,
        )
        edits[-1] = msgspec.structs.replace(edits[-1], after=action)
        kind: codes.UpdateKind = "evidence" if is_done else "progress"
        told = self._session.update(action, kind, f"{said_in(document, offer)}: “{offer.text}”")
        if kind == "evidence" and isinstance(told.after, Update):
            kept = msgspec.structs.replace(told.after, source=said_in(document, offer), kept_at=document.ref)
            told = msgspec.structs.replace(told, after=kept)
        return action, [*edits, told]

    def _figure(self, document: Document, offer: Offer, said: Taken) -> tuple[Figure, list[Edit]]:
        day = offer.day or document.day
        when = said.when or (RoughDate(text=plain_day(day), earliest=day, latest=day) if day else None)
        if when is None:
            raise Refusal(
                f"{document.ref} does not say of which day {offer.place} is: give the day with --day."
            )
        figure = Figure(
            **self._session.new(Figure),
            name=titled(said.title or self.usual_title(offer), "What the number is of"),
            when=when,
            value=offer.value or 0.0,
            unit=offer.unit,
            source=said_in(document, offer),
            definition=offer.text,
        )
        return figure, [Edit(None, figure, f"added {figure.ref}: {figure.title}")]

    def usual_title(self, offer: Offer) -> str:
        """Give the title an action or figure has until a person says otherwise."""
        return offer.name if offer.kind == "figure" else short(offer.text, _LONGEST)

    def must_wait(self, document: Document, place: str) -> Offer:
        """Give an offer that waits; raises Refusal where it was decided on, or only repeats."""
        offer = _at(document, place)
        if offer.decision == "repeats":
            better = self._session.casebook.get(Document, offer.repeats)
            where = f" {better.ref}" if better else " another document"
            raise Refusal(
                f"{place} of {document.ref} only repeats{where}: decide there, or put this back first."
            )
        if offer.decision != "waiting":
            raise Refusal(f"{place} of {document.ref} was {offer.decision} already.")
        return offer

    def _keep(self, document: Document, made: dict[str, Record], say: str, edits: list[Edit]) -> None:
        def became(offer: Offer) -> Offer:
            record = made.get(offer.place)
            return msgspec.structs.replace(offer, decision="accepted", record=record.id) if record else offer

        self._change(document, became, say, "accept", edits)

    def _change(
        self,
        document: Document,
        becomes: Callable[[Offer], Offer],
        say: str,
        command: str,
        edits: Sequence[Edit] = (),
    ) -> Document:
        after = msgspec.structs.replace(document, offers=tuple(becomes(o) for o in document.offers))
        self._session.commit([*edits, Edit(document, after, say)], command)
        return self._session.casebook.get(Document, document.id) or after


_LONGEST = 160
_MONTH = 30
"""Days between the first and the last day of a long month."""


def said_in(document: Document, offer: Offer) -> str:
    """Name where an offer stands: "cover report of 28 Mar 2024 in D-7KQ2"."""
    if offer.part is None:
        return f"{title_of(document)}, {document.ref}"
    day = f" of {plain_day(offer.day)}" if offer.day else ""
    return f"{offer.part}{day} in {document.ref}"


def _last_day(when: RoughDate | None) -> date | None:
    """Give the day by which a commitment is due: its day, or the last of its month; a season gives none."""
    if when is None or (when.latest - when.earliest).days > _MONTH:
        return None
    return when.latest


def _at(document: Document, place: str) -> Offer:
    found = next((o for o in document.offers if o.place == place.lower()), None)
    if found is None:
        told = ", ".join(o.place for o in document.offers) or "none"
        raise Refusal(f"{document.ref} tells of no “{short(place)}”: it has {told}.")
    return found
