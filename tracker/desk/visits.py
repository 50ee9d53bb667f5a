"""What a person can do with scrutiny from outside and with our own oversight."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import read_rough
from tracker.desk.actions import ActionDesk, NewAction
from tracker.desk.session import Session, line, required, words
from tracker.domain import codes
from tracker.domain.records import RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.domain.work import Action, Oversight, OversightDecision
from tracker.store.change import Edit


class VisitDesk:
    """Adding and correcting scrutiny visits, held or expected."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(self, kind: codes.ScrutinyKind, when: str, **fields: Any) -> ScrutinyVisit:
        """Add a visit; ``when`` as people say it ("21 and 22 February 2024", "summer 2024"). Raises Refusal."""
        session = self._session
        rough = self.rough(when)
        visit = ScrutinyVisit(**session.new(ScrutinyVisit), kind=kind, when=rough, **fields)
        if "expected" not in fields:
            visit = msgspec.structs.replace(visit, expected=rough.latest > session.today)
        if visit.ordinal is not None:
            self._refuse_second(visit)
        session.commit([Edit(None, visit, f"added {visit.ref}: {visit.title}, {rough.text}")], "add visit")
        return visit

    def edit(self, visit: ScrutinyVisit, *, when: str = "", **fields: Any) -> ScrutinyVisit:
        """Correct what is known of a visit."""
        if when:
            fields["when"] = self.rough(when)
        after = msgspec.structs.replace(visit, **fields)
        if after.ordinal is not None and after.ordinal != visit.ordinal:
            self._refuse_second(after)
        names = ", ".join(name.replace("_", " ") for name in fields)
        self._session.commit([Edit(visit, after, f"changed the {names} of {visit.ref}")], "update visit")
        return self._session.casebook.get(ScrutinyVisit, visit.id) or after

    def rough(self, when: str) -> RoughDate:
        """Read a date that may be imprecise; raises DateNotUnderstood."""
        text = required(when, "When the visit was or is expected")
        earliest, latest = read_rough(text, self._session.today)
        return RoughDate(text=text, earliest=earliest, latest=latest)

    def _refuse_second(self, visit: ScrutinyVisit) -> None:
        same = (v for v in self._session.casebook.all(ScrutinyVisit) if v.id != visit.id)
        there = next((v for v in same if (v.kind, v.ordinal) == (visit.kind, visit.ordinal)), None)
        if there is not None:
            raise Refusal(
                f"{there.title} is there already as {there.ref} ({there.when.text}): update that one."
            )


class OversightDesk:
    """Our own looks at our work, and what they decided."""

    def __init__(self, session: Session, actions: ActionDesk) -> None:
        """Work in a session; decisions become actions through the action desk."""
        self._session = session
        self._actions = actions

    def add(
        self,
        kind: codes.OversightKind,
        title: str,
        *,
        day: date | None = None,
        decisions: Sequence[str] = (),
        **fields: Any,
    ) -> Oversight:
        """Add a supervision, audit, review, board, learning review or complaint with what it decided."""
        held = day or self._session.today
        if held > self._session.today:
            raise Refusal("Oversight is recorded once it has happened; its day lies ahead.")
        made = Oversight(
            **self._session.new(Oversight),
            kind=kind,
            day=held,
            title=required(title, "What it was about"),
            decisions=tuple(OversightDecision(text=line(d)) for d in decisions if line(d)),
            **fields,
        )
        self._session.commit([Edit(None, made, f"added {made.ref}: {kind}, {made.title}")], "add oversight")
        return made

    def decide(self, oversight: Oversight, text: str) -> Oversight:
        """Add one decision; it is not yet an action."""
        decision = OversightDecision(text=required(text, "The decision"))
        after = msgspec.structs.replace(oversight, decisions=(*oversight.decisions, decision))
        self._session.commit([Edit(oversight, after, f"added a decision to {oversight.ref}")], "decide")
        return self._session.casebook.get(Oversight, oversight.id) or after

    def raise_action(self, oversight: Oversight, number: int, **said: Any) -> Action:
        """Make decision ``number`` (counted from 1) an action, as one change."""
        if not 1 <= number <= len(oversight.decisions):
            raise Refusal(
                f"{oversight.ref} has {len(oversight.decisions)} decisions; there is no number {number}."
            )
        decision = oversight.decisions[number - 1]
        if decision.action:
            raise Refusal(f"Decision {number} of {oversight.ref} is an action already.")
        title = words(said.pop("title", "")) or decision.text
        action, edits = self._actions.prepare(title, **{**_from(oversight), **said})
        decisions = list(oversight.decisions)
        decisions[number - 1] = msgspec.structs.replace(decision, action=action.id)
        after = msgspec.structs.replace(oversight, decisions=tuple(decisions))
        edits.append(Edit(oversight, after, f"decision {number} of {oversight.ref} became {action.ref}"))
        self._session.commit(edits, "raise action")
        return self._session.casebook.get(Action, action.id) or action


SOURCE_OF: dict[codes.OversightKind, codes.Source] = {
    "supervision": "supervision",
    "audit": "audit",
    "statutory review": "review",
    "plan review": "review",
    "board": "board",
    "learning review": "learning review",
    "complaint": "complaint",
}
"""Where an action comes from that was decided at each kind of oversight."""


def _from(oversight: Oversight) -> NewAction:
    return {"source": SOURCE_OF[oversight.kind], "oversight": oversight.id, "agreed_on": oversight.day}
