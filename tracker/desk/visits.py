"""What a person can do with scrutiny from outside and with our own oversight."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, read_rough, say_day
from tracker.desk.actions import ActionDesk, NewAction
from tracker.desk.session import Session, line, required, titled, words
from tracker.desk.visit_facts import in_words, near, read_claim
from tracker.domain import codes
from tracker.domain.records import Claim, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import ScrutinyVisit
from tracker.domain.work import Action, Oversight, OversightDecision
from tracker.domain.young_people import Case
from tracker.store.change import Edit
from tracker.wording import counted, short


class VisitDesk:
    """Adding and correcting scrutiny visits, held or expected."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def add(self, kind: codes.ScrutinyKind, when: str, **fields: Any) -> ScrutinyVisit:
        """Add a visit; ``when`` as people say it ("21 and 22 February 2024", "summer 2024"). Raises Refusal."""
        session = self._session
        rough = self.rough(when)
        visit = ScrutinyVisit(**session.new(ScrutinyVisit), kind=kind, when=rough, **self._checked(fields))
        if "expected" not in fields:
            visit = msgspec.structs.replace(visit, expected=rough.latest > session.today)
        if visit.ordinal is not None:
            self._refuse_second(visit)
        session.commit([Edit(None, visit, f"added {visit.ref}: {visit.title}, {rough.text}")], "add visit")
        return session.casebook.get(ScrutinyVisit, visit.id) or visit

    def edit(self, visit: ScrutinyVisit, *, when: str = "", **fields: Any) -> ScrutinyVisit:
        """Correct what is known of a visit."""
        if when:
            fields["when"] = self.rough(when)
        after = msgspec.structs.replace(visit, **self._checked(fields))
        if after.ordinal is not None and after.ordinal != visit.ordinal:
            self._refuse_second(after)
        names = ", ".join(name.replace("_", " ") for name in fields)
        self._session.commit([Edit(visit, after, f"changed the {names} of {visit.ref}")], "update visit")
        return self._session.casebook.get(ScrutinyVisit, visit.id) or after

    def pick(self, visit: ScrutinyVisit, number: int) -> ScrutinyVisit:
        """Show what claim ``number`` says, counted from 1; what was shown is kept as a claim. Raises Refusal."""
        if not 1 <= number <= len(visit.claims):
            raise Refusal(
                f"{visit.ref} has {counted(len(visit.claims), 'claim')} to pick from: there is no number {number}."
            )
        claim = visit.claims[number - 1]
        said, shown = self._read_claim(claim), getattr(visit, claim.field)
        name = claim.field.replace("_", " ")
        if said == shown:
            raise Refusal(f"The {name} of {visit.ref} is {claim.value} already.")
        former = shown.text if isinstance(shown, RoughDate) else in_words(shown)
        claims = visit.claims
        # Every claim stays, so that the numbers hold still and a person can pick back.
        if former and not any((c.field, c.value) == (claim.field, former) for c in claims):
            claims = (*claims, Claim(field=claim.field, value=former, document="", said_by="casebook"))
        after = msgspec.structs.replace(visit, **{claim.field: said}, claims=claims)
        if claim.field == "ordinal":
            self._refuse_second(after)
        say = f"picked {claim.value} as the {name} of {visit.ref}"
        self._session.commit([Edit(visit, after, say)], "pick claim")
        return self._session.casebook.get(ScrutinyVisit, visit.id) or after

    def _read_claim(self, claim: Claim) -> Any:
        """Read a claim's words as what its field holds; raises Refusal where they cannot be."""
        try:
            return read_claim(claim, self._session.today)
        except (ValueError, KeyError):
            name = claim.field.replace("_", " ")
            raise Refusal(
                f"“{short(claim.value)}” cannot be read as the {name}: correct the visit by hand instead."
            ) from None

    def rough(self, when: str) -> RoughDate:
        """Read a date that may be imprecise; raises DateNotUnderstood."""
        text = required(when, "When the visit was or is expected")
        earliest, latest = read_rough(text, self._session.today)
        if earliest == latest:
            text = plain_day(earliest)
        elif not re.search(r"\d{4}", text):  # "next month" means another one later on
            text = f"{text} ({plain_day(earliest)} to {plain_day(latest)})"
        return RoughDate(text=text, earliest=earliest, latest=latest)

    def _checked(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Make texts plain; raises Refusal for a number or a day that cannot be."""
        if (number := fields.get("ordinal")) is not None and not 1 <= number <= 999:
            raise Refusal(f"A visit's number cannot be {number}: give one from 1 to 999.")
        for name, what in (("letter_date", "was dated"), ("received", "was received")):
            if (day := fields.get(name)) is not None and day > self._session.today:
                raise Refusal(f"The day the letter {what}, {say_day(day)}, lies ahead: check it.")
        return {name: line(value) if isinstance(value, str) else value for name, value in fields.items()}

    def _refuse_second(self, visit: ScrutinyVisit) -> None:
        days = (visit.when.earliest, visit.when.latest)
        others = (v for v in self._session.casebook.all(ScrutinyVisit) if v.id != visit.id and near(v, days))
        there = next((v for v in others if (v.kind, v.ordinal) == (visit.kind, visit.ordinal)), None)
        if there is not None:
            raise Refusal(
                f"{there.title.capitalize()} is there already as {there.ref} ({there.when.text}): update that one."
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
        cases: Sequence[Case] = (),
        worker: str = "",
        **fields: Any,
    ) -> Oversight:
        """Add a supervision, audit, review, board, learning review or complaint with what it decided.

        ``cases`` are the young people it was about, ``worker`` names who was supervised. Raises Refusal.
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
            **{name: _plainly(value) for name, value in fields.items()},
        )
        edits.append(Edit(None, made, f"added {made.ref}: {kind}, {made.title}"))
        self._session.commit(edits, "add oversight")
        return self._session.casebook.get(Oversight, made.id) or made

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
