"""What began and ended in a young person's life: workers, homes, activities, needs and statuses."""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

import msgspec

from tracker.dates import say_day
from tracker.desk.session import NOBODY, Session, line, name_of
from tracker.desk.spells import checked_what, in_one_place
from tracker.domain import care_codes
from tracker.domain.life import Life
from tracker.domain.refusal import Refusal
from tracker.domain.work import Person
from tracker.domain.young_people import Case, Spell
from tracker.rules.duties import DAY
from tracker.store.change import Edit
from tracker.store.undo import GIVE


class Began(NamedTuple):
    """A spell that was begun, and the one it ended, if any."""

    spell: Spell
    ended: Spell | None
    sentence: str


class SpellDesk:
    """Beginning, ending and correcting spells."""

    def __init__(self, session: Session) -> None:
        """Work in a session."""
        self._session = session

    def life(self, case: Case) -> Life:
        """Give the young person's whole file."""
        return self._session.casebook.life_of(case)

    def begin(
        self,
        case: Case,
        kind: care_codes.SpellKind,
        what: str = "",
        *,
        start: date | None = None,
        **more: Any,
    ) -> Began:
        """Begin a spell; the one of its kind that runs ends the day before. Raises Refusal.

        ``more``: worker (a name), role, suitable, provided, reason, end.
        """
        spell, ended, edits = self._beginning(case, kind, what, start, more)
        say = edits[-1].say
        self._session.commit(edits, f"begin {kind}")
        return Began(self._session.casebook.get(Spell, spell.id) or spell, ended, say)

    def held_by(self, person: Person, role: care_codes.WorkerRole, day: date | None = None) -> list[Case]:
        """Give the young people with whom somebody works in a role on a day (today); raises Refusal for none."""
        on = day or self._session.today
        spells = self._session.casebook.pointing(Spell, "worker", person.id)
        held = {s.case for s in spells if s.role == role and s.on(on)}
        found = (self._session.casebook.get(Case, case_id) for case_id in held)
        cases = [case for case in found if case and case.open_on(on)]
        if not cases:
            raise Refusal(f"{person.name} is the {role} of nobody on {say_day(on)}.")
        return sorted(cases, key=lambda case: case.ref)

    def give_all(
        self,
        cases: Sequence[Case],
        worker: str,
        role: care_codes.WorkerRole,
        *,
        start: date | None = None,
        reason: str = "",
    ) -> str:
        """Give several young people to a worker as one change; gives a sentence. Raises Refusal."""
        if not cases:
            raise Refusal(f"Nobody is given to {line(worker)}: name the young people, such as YP-014.")
        edits: list[Edit] = []
        given = tuple(dict.fromkeys(cases))
        for case in given:
            more = {"worker": worker, "role": role, "reason": reason}
            *_, own = self._beginning(case, "worker", "", start, more)
            edits += [e for e in own if not _adds_person(e) or not any(map(_adds_person, edits))]
        edits = _with_one_person(edits)
        last = edits[-1]
        if len(given) == 1 or not isinstance(last.after, Spell):
            self._session.commit(edits, "begin worker")
            return last.say
        say = f"gave {len(given)} young people to {self._called(last.after, edits)}"
        self._session.commit([*edits[:-1], msgspec.structs.replace(last, say=say)], GIVE)
        return say

    def _beginning(
        self, case: Case, kind: care_codes.SpellKind, what: str, start: date | None, more: dict[str, Any]
    ) -> tuple[Spell, Spell | None, list[Edit]]:
        """Make the edits that begin a spell, the one that adds it last, and the spell it ends."""
        first = start or self._session.today
        worker, edits = self._worker(kind, more.pop("worker", ""), more.get("role"))
        more["reason"] = line(more.get("reason", ""))
        said = checked_what(kind, line(what), more)
        if first < case.born:
            raise Refusal(f"{say_day(first)} is before {case.ref} was born: check the day.")
        spell = Spell(
            **self._session.new(Spell), case=case.id, kind=kind, what=said, start=first, worker=worker, **more
        )
        self._refuse_span(spell.start, spell.end)
        same = self._beside(spell)
        self._refuse_same_day(case, spell, same)
        spell = self._up_to_the_next(spell, same)
        ended = next((s for s in same if s.on(first)), None)
        if ended is not None:
            self._refuse_same_worker(case, ended, spell)
            edits.append(self._ending(ended, first - DAY, spell.reason))
        until = f" to {say_day(spell.end)}" if spell.end else ""
        say = f"{case.ref}: {kind} {self._called(spell, edits)} from {say_day(first)}{until}"
        return spell, ended, [*edits, Edit(None, spell, say, spell.reason)]

    def finish(self, spell: Spell, day: date, reason: str = "") -> Spell:
        """End a spell on its last day; raises Refusal when that lies before its first."""
        self._session.commit([self._ending(spell, day, line(reason))], f"end {spell.kind}")
        return self._session.casebook.get(Spell, spell.id) or spell

    def correct_spell(self, spell: Spell, why: str = "", **fields: Any) -> Spell:
        """Correct a spell's code, days, suitability or provider; raises Refusal."""
        after = msgspec.structs.replace(spell, **fields)
        self._refuse_span(after.start, after.end)
        last = after.end or date.max
        beside = next(
            (s for s in self._beside(after) if s.start <= last and after.start <= (s.end or date.max)), None
        )
        if beside is not None:
            raise Refusal(
                f"{spell.ref} would run beside {beside.ref}, which began on {say_day(beside.start)}: check the days."
            )
        said = {"role": after.role, "suitable": after.suitable, "provided": after.provided}
        after = msgspec.structs.replace(after, what=checked_what(after.kind, line(after.what), said))
        edit = Edit(spell, after, f"corrected the {spell.kind} {spell.ref}", why)
        self._session.commit([edit], "correct spell")
        return self._session.casebook.get(Spell, spell.id) or after

    def _beside(self, spell: Spell) -> list[Spell]:
        """Give the other spells that cannot run with this one, oldest first; all advisers share one role."""
        others = self._session.casebook.pointing(Spell, "case", spell.case)
        same = (s for s in others if s.id != spell.id and in_one_place(s, spell))
        return sorted(same, key=lambda s: s.start)

    def _refuse_same_day(self, case: Case, new: Spell, same: Sequence[Spell]) -> None:
        twice = next((s for s in same if s.start == new.start), None)
        if twice is not None:
            raise Refusal(
                f"{twice.ref} of {case.ref} began on {say_day(twice.start)} too: correct that one instead."
            )

    def _up_to_the_next(self, new: Spell, same: Sequence[Spell]) -> Spell:
        """Let a spell told of afterwards end before the one that is known to follow; raises Refusal."""
        after = next((s for s in same if s.start > new.start), None)
        if after is None or (new.end and new.end < after.start):
            return new
        if new.end is not None:
            raise Refusal(
                f"{after.ref} begins on {say_day(after.start)} already: this one ends before that, or not at all."
            )
        return msgspec.structs.replace(new, end=after.start - DAY)

    def _refuse_same_worker(self, case: Case, ended: Spell, new: Spell) -> None:
        if new.worker and (ended.worker, ended.role) == (new.worker, new.role):
            person = self._session.casebook.get(Person, new.worker)
            raise Refusal(f"{name_of(person)} is the {new.role} of {case.ref} already.")

    def _ending(self, spell: Spell, day: date, reason: str) -> Edit:
        if day < spell.start:
            raise Refusal(
                f"{spell.ref} began on {say_day(spell.start)}: it cannot end on {say_day(day)}, before that."
            )
        after = msgspec.structs.replace(spell, end=day, reason=spell.reason or reason)
        return Edit(spell, after, f"ended the {spell.kind} {spell.ref} on {say_day(day)}", reason)

    def _worker(self, kind: str, name: str, role: str | None) -> tuple[str, list[Edit]]:
        if kind != "worker":
            if line(name):
                raise Refusal(f"{line(name)} belongs to no {kind}: name a worker where the kind is worker.")
            return "", []
        if not line(name) or line(name).casefold() in NOBODY:
            raise Refusal("The worker is missing: name the person who works with the young person.")
        if role is None:
            raise Refusal(f"The role of {line(name)} is missing: say personal adviser or social worker.")
        return self._session.person(name)

    def _called(self, spell: Spell, edits: list[Edit]) -> str:
        if not spell.worker:
            return spell.what
        new = next(
            (e.after for e in edits if isinstance(e.after, Person) and e.after.id == spell.worker), None
        )
        person = self._session.casebook.get(Person, spell.worker) or new
        return f"{person.name if person else ''}, {spell.role}"

    def _refuse_span(self, start: date, end: date | None) -> None:
        if end is not None and end < start:
            raise Refusal(
                f"It would end on {say_day(end)}, before it begins on {say_day(start)}: check the days."
            )


def _adds_person(edit: Edit) -> bool:
    return edit.before is None and isinstance(edit.after, Person)


def _with_one_person(edits: Sequence[Edit]) -> list[Edit]:
    """Let every spell name the one person who is added, where a new name was said for several."""
    added = next((e.after for e in edits if _adds_person(e)), None)
    if added is None:
        return list(edits)
    return [
        msgspec.structs.replace(e, after=msgspec.structs.replace(e.after, worker=added.id))
        if isinstance(e.after, Spell) and e.before is None
        else e
        for e in edits
    ]
