"""What a person can do with our own oversight: record it, correct it, and make its decisions actions."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.actions import ActionDesk, NewAction
from tracker.desk.session import Session, line, required, titled, words
from tracker.domain import codes
from tracker.domain.refusal import Refusal
from tracker.domain.work import Action, Oversight, OversightDecision
from tracker.domain.young_people import Case
from tracker.store.change import Edit
from tracker.wording import a_noun, counted

AUDITED = {
    "team_manager": "team manager’s part",
    "reflective": "reflective conversation",
    "young_view": "young person’s view",
    "immediate_risk": "immediate risk",
    "responded_on": "day of the response",
    "again_of": "audit it repeats",
}
"""What is recorded of an audit alone, and what it is called."""


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
        cases: Sequence[Case] = (),
        worker: str = "",
        **fields: Any,
    ) -> Oversight:
        """Add a supervision, audit, review, board, learning review or complaint with what it decided.

        ``cases`` are the young people it was about, ``worker`` names who was supervised, ``again_of`` the audit
        that this one repeats. Raises Refusal.
        """
        held = day or self._session.today
        if held > self._session.today:
            raise Refusal(
                f"Oversight is recorded once it has happened, and {say_day(held)} lies ahead: check it."
            )
        supervised, edits = self._session.person(worker) if line(worker) else ("", [])
        made = Oversight(
            **self._session.new(Oversight),
            kind=kind,
            day=held,
            title=titled(title, "What it was about"),
            decisions=tuple(OversightDecision(text=line(d)) for d in decisions if line(d)),
            cases=tuple(dict.fromkeys(case.id for case in cases)),
            worker=supervised,
            **self._checked(kind, held, fields),
        )
        edits.append(Edit(None, made, f"added {made.ref}: {kind}, {made.title}"))
        self._session.commit(edits, "add oversight")
        return self._session.casebook.get(Oversight, made.id) or made

    def edit(self, oversight: Oversight, **fields: Any) -> Oversight:
        """Correct or complete what is known of it: title, summary, grades, and of an audit what belongs to it.

        Raises Refusal for what only audits have, and for days that cannot be.
        """
        after = self.corrected(oversight, **fields)
        names = ", ".join(AUDITED.get(name, name.replace("_", " ")) for name in fields)
        self._session.commit(
            [Edit(oversight, after, f"changed the {names} of {oversight.ref}")], "edit oversight"
        )
        return self._session.casebook.get(Oversight, oversight.id) or after

    def corrected(self, oversight: Oversight, **fields: Any) -> Oversight:
        """Give a piece of oversight as it would be, and keep nothing; raises Refusal."""
        if "title" in fields:
            fields["title"] = titled(fields["title"], "What it was about")
        after = msgspec.structs.replace(oversight, **self._checked(oversight.kind, oversight.day, fields))
        if after.again_of == oversight.id:
            raise Refusal(f"{oversight.ref} cannot repeat itself: name the audit before it.")
        return after

    def _checked(self, kind: codes.OversightKind, held: date, fields: dict[str, Any]) -> dict[str, Any]:
        """Make texts plain and references ids; raises Refusal."""
        given = [what for name, what in AUDITED.items() if fields.get(name) not in (None, "")]
        if given and kind != "audit":
            raise Refusal(
                f"The {given[0]} is recorded of audits alone, and this is {a_noun(kind)}: leave it out."
            )
        responded = fields.get("responded_on")
        if responded and not held <= responded <= self._session.today:
            raise Refusal(
                f"The day of the response, {say_day(responded)}, lies before the audit of {plain_day(held)} "
                "or ahead: check it."
            )
        if fields.get("again_of"):
            former = self._session.find(fields["again_of"], Oversight)
            if former.kind != "audit" or former.day > held:
                raise Refusal(
                    f"{former.ref} is no audit before that of {plain_day(held)}: name the one it repeats."
                )
            fields = {**fields, "again_of": former.id}
        return {name: _plainly(value) for name, value in fields.items()}

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
                f"{oversight.ref} has {counted(len(oversight.decisions), 'decision')}: there is no number {number}."
            )
        decision = oversight.decisions[number - 1]
        if decision.action:
            became = self._session.casebook.get(Action, decision.action)
            ref = became.ref if became else "removed since"
            raise Refusal(f"Decision {number} of {oversight.ref} is an action already: {ref}.")
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
    "local offer review": "review",
}
"""Where an action comes from that was decided at each kind of oversight."""


def _plainly(value: Any) -> Any:
    """Make a text plain, and each of several one line; anything else stays as it is."""
    if isinstance(value, tuple):
        return tuple(said for text in value if (said := line(text)))
    return words(value) if isinstance(value, str) else value


def _from(oversight: Oversight) -> NewAction:
    about = oversight.cases[0] if len(oversight.cases) == 1 else ""
    return {
        "source": SOURCE_OF[oversight.kind],
        "oversight": oversight.id,
        "agreed_on": oversight.day,
        "case": about,
    }
