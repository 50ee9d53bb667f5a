"""What a person can do with scrutiny from outside."""

import re
from typing import Any

import msgspec

from tracker.dates import plain_day, read_rough, say_day, say_period
from tracker.desk.session import Session, line, required
from tracker.desk.visit_facts import in_words, near, read_claim
from tracker.domain import codes
from tracker.domain.records import Claim, RoughDate
from tracker.domain.refusal import Refusal
from tracker.domain.scrutiny import ScrutinyVisit, Shared
from tracker.store.change import Edit
from tracker.wording import counted, short

_HAPPENED = {
    "letter_date": "letter was dated",
    "received": "letter was received",
    "draft_plan_sent": "draft of the plan was sent",
    "plan_sent": "plan was sent",
}
"""Days of a visit that cannot lie ahead, and what happened on each."""


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
        """Correct what is known of a visit; raises Refusal."""
        names = ", ".join(name.replace("_", " ") for name in (*fields, *(["when"] if when else [])))
        after = self.corrected(visit, when=when, **fields)
        self._session.commit([Edit(visit, after, f"changed the {names} of {visit.ref}")], "update visit")
        return self._session.casebook.get(ScrutinyVisit, visit.id) or after

    def corrected(self, visit: ScrutinyVisit, *, when: str = "", **fields: Any) -> ScrutinyVisit:
        """Give a visit as it would be, and keep nothing; raises Refusal."""
        if when:
            fields["when"] = self.rough(when)
        after = msgspec.structs.replace(visit, **self._checked(fields))
        if after.ordinal is not None and after.ordinal != visit.ordinal:
            self._refuse_second(after)
        return after

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
            text = f"{text} ({say_period(earliest, latest)})"
        return RoughDate(text=text, earliest=earliest, latest=latest)

    def shared(self, typed: str) -> tuple[Shared, ...]:
        """Read whom a letter was shared with, such as "Cabinet, 22 Jun 2023; Scrutiny, 3 jul"; raises Refusal."""
        said = [line(part) for part in typed.split(";") if line(part)]
        return tuple(self._one_shared(each) for each in said)

    def _one_shared(self, typed: str) -> Shared:
        body, _, when = typed.rpartition(",")
        if not line(body):
            raise Refusal(f"“{short(typed)}” does not say with whom and when: write such as Cabinet, 22 jun.")
        earliest, latest = read_rough(line(when), self._session.today, looks="back")
        if earliest != latest or earliest > self._session.today:
            raise Refusal(f"“{short(typed)}” names no day that has been: write such as Cabinet, 22 jun 2023.")
        return Shared(body=line(body), day=earliest)

    def _checked(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Make texts plain; raises Refusal for a number or a day that cannot be."""
        if (number := fields.get("ordinal")) is not None and not 1 <= number <= 999:
            raise Refusal(f"A visit's number cannot be {number}: give one from 1 to 999.")
        for name, what in _HAPPENED.items():
            if (day := fields.get(name)) is not None and day > self._session.today:
                raise Refusal(f"The day the {what}, {say_day(day)}, lies ahead: check it.")
        return {name: line(value) if isinstance(value, str) else value for name, value in fields.items()}

    def _refuse_second(self, visit: ScrutinyVisit) -> None:
        days = (visit.when.earliest, visit.when.latest)
        others = (v for v in self._session.casebook.all(ScrutinyVisit) if v.id != visit.id and near(v, days))
        there = next((v for v in others if (v.kind, v.ordinal) == (visit.kind, visit.ordinal)), None)
        if there is not None:
            raise Refusal(
                f"{there.title.capitalize()} is there already as {there.ref} ({there.when.text}): update that one."
            )
