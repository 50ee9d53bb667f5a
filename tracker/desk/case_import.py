"""From the rows of a table to the changes they ask for: cases added and filled in, spells begun and ended."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any, Literal

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.cases import checked_case, short_ref
from tracker.desk.named import NamedPeople
from tracker.desk.session import Session
from tracker.desk.spells import in_one_place, is_single
from tracker.domain.identity import tidy_ref
from tracker.domain.life import Life
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case, Spell
from tracker.exchange.case_rows import CaseRow, SaidSpell
from tracker.rules.visiting import floor_days
from tracker.store.change import Edit

UNKNOWN_INITIALS = "?"
"""How somebody is named whose initials the table does not have."""

Outcome = Literal["added", "updated", "unchanged"]


class CasePlan:
    """The changes that the rows of one table ask for, to be kept as one change."""

    def __init__(self, session: Session) -> None:
        """Plan from the casebook as it is."""
        self._session = session
        self._people = NamedPeople(session)
        self._by_number: dict[str, list[Case]] = defaultdict(list)
        for case in session.casebook.all(Case):
            if case.number:
                self._by_number[case.number.casefold()].append(case)
        self._rows: dict[str, int] = {}
        """Row by the id, or number, of who it was about."""
        self._refs: set[str] = set()
        self.edits: list[Edit] = []
        self.undated = 0
        """Spells that begin today because the table does not say when."""
        self.without_initials = 0

    def add(self, row: CaseRow) -> Outcome:
        """Plan what a row asks for; raises Refusal, and then nothing of that row is planned."""
        said = dict(row.case)
        before = self._existing(said.get("number", ""), said.pop("ref", ""), row)
        if before is not None and tidy_ref(said.get("number", "")) == before.ref:
            del said["number"]  # a return has our reference where the council has no number
        said = checked_case(said, self._session.today)
        case = self._new(said, row) if before is None else self._changed(before, said)
        case = _with_unaccompanied(case, row.unaccompanied)
        life = self._life(case, before)
        spells: dict[str, Edit] = {}
        self._people.begin()
        for spell in row.spells:
            self._spell(life, spell, spells)
        self._close(life, before, spells)
        self._refuse_loose(life, before, spells)
        if before is None:
            edits = [Edit(None, case, f"added {case.ref}: {case.initials}")]
        else:
            edits = [Edit(before, case, _changes(before, case))] if case != before else []
        edits += [*self._people.taken(), *spells.values()]
        self._keep(row, case, before, edits)
        return "added" if before is None else "updated" if edits else "unchanged"

    def _keep(self, row: CaseRow, case: Case, before: Case | None, edits: list[Edit]) -> None:
        self.edits += edits
        self._rows[case.number.casefold() or case.ref] = self._rows[case.id] = row.row.number
        self._refs.add(case.ref)
        starts = {said.kind for said in row.spells if said.start is None}
        new = (e.after for e in edits if e.before is None and isinstance(e.after, Spell))
        self.undated += sum(spell.kind in starts for spell in new)
        self.without_initials += before is None and case.initials == UNKNOWN_INITIALS

    # Who the row is about.

    def _existing(self, number: str, ref: str, row: CaseRow) -> Case | None:
        if not number and not ref:
            raise Refusal("The case number is missing: the council's own reference says who this is.")
        found = list(self._by_number.get(number.casefold(), ())) if number else []
        if len(found) > 1:
            raise Refusal(f"{number} is the number of {len(found)} young people here: settle which.")
        case = found[0] if found else self._by_ref(ref or number, number)
        twice = self._rows.get(case.id if case else number.casefold() or tidy_ref(ref))
        if twice is not None:
            raise Refusal(f"The same young person stands in row {twice} too: keep one of the rows.")
        return case

    def _by_ref(self, ref: str, number: str) -> Case | None:
        """Find somebody by reference, unless the council's number says that it is another."""
        known = self._session.casebook.by_ref(tidy_ref(ref))
        if not isinstance(known, Case) or (known.number and number):
            return None
        return known

    def _new(self, said: dict[str, Any], row: CaseRow) -> Case:
        if "born" not in said:
            raise Refusal("The date of birth is missing, and this young person is new here.")
        said.setdefault("initials", UNKNOWN_INITIALS)
        names = self._session.new(Case)
        names["ref"] = self._ref(row.case.get("ref", ""), said.get("number", "")) or names["ref"]
        return Case(**names, **said)

    def _ref(self, ref: str, number: str) -> str:
        """Give the reference the table says, else one from the council's number; empty where it is taken."""
        casebook = self._session.casebook
        if not ref:
            return short_ref(number, casebook, self._refs)
        wanted = tidy_ref(ref)
        letters, _, rest = wanted.partition("-")
        if letters != Case.letters or not (rest.isascii() and rest.isalnum()):
            return ""
        return "" if wanted in self._refs or casebook.has_ref(wanted) else wanted

    def _changed(self, case: Case, said: dict[str, Any]) -> Case:
        if said.get("disability") == "yes" and case.disability.casefold() not in ("", "no"):
            del said["disability"]  # what is known in words says more than yes
        if said.get("ethnicity", "").casefold() == "unknown" and case.ethnicity:
            del said["ethnicity"]
        return msgspec.structs.replace(case, **said)

    # Spells.

    def _life(self, case: Case, before: Case | None) -> Life:
        if before is None:
            return Life(case, (), (), (), (), (), ())
        return self._session.casebook.life_of(before)._replace(case=case)

    def _spell(self, life: Life, said: SaidSpell, edits: dict[str, Edit]) -> None:
        """Plan what is said of one thing: nothing, a detail filled in, or a new spell in place of the former."""
        today = self._session.today
        start = said.start or today
        _refuse_days(life.case, said, today)
        worker = self._people.id_of(said.worker) if said.worker else ""
        single = is_single(said.kind)
        slot = [s for s in life.spells if s.kind == said.kind and (in_one_place(s, said) or not single)]
        running = [s for s in slot if s.on(today)]
        held = [s for s in (running[-1:] if single else running) if _matches(s, said, worker)]
        if said.kind == "worker" and not said.worker:
            self._end_with_nobody(slot, said, edits)
        elif held and not _begins_anew(held[-1], said):
            self._fill_in(life.case, held[-1], said, edits)
        elif not any(s.start == start and _matches(s, said, worker) for s in slot):
            self._begin(life.case, slot, said, worker, edits)

    def _begin(
        self, case: Case, slot: list[Spell], said: SaidSpell, worker: str, edits: dict[str, Edit]
    ) -> None:
        start = said.start or self._session.today
        if is_single(said.kind):
            if later := next((s for s in slot if s.start > start), None):
                what = said.role or said.kind
                raise Refusal(
                    f"The {what} from {plain_day(start)} is older than that from {plain_day(later.start)} "
                    "here: settle which holds."
                )
            for former in (s for s in slot if s.on(start)):
                _end(case, former, max(start - timedelta(days=1), former.start), edits)
        spell = Spell(
            **self._session.new(Spell),
            case=case.id,
            kind=said.kind,
            start=start,
            end=said.end,
            what=said.what,
            worker=worker,
            role=said.role,
            suitable=said.suitable,
            provided=said.provided,
            reason=said.reason,
        )
        say = f"{case.ref}: {said.kind} {said.what or said.role} from {say_day(start)}"
        edits[spell.id] = Edit(None, spell, say, said.reason)

    def _fill_in(self, case: Case, current: Spell, said: SaidSpell, edits: dict[str, Edit]) -> None:
        fields = {"suitable": said.suitable, "provided": said.provided, "end": said.end}
        given = {name: value for name, value in fields.items() if value is not None}
        after = msgspec.structs.replace(current, **given)
        if said.reason and not current.reason:
            after = msgspec.structs.replace(after, reason=said.reason)
        if after != current:
            edits[current.id] = Edit(
                current, after, f"corrected the {current.kind} {current.ref} of {case.ref}"
            )

    def _end_with_nobody(self, slot: list[Spell], said: SaidSpell, edits: dict[str, Edit]) -> None:
        last = (said.start or self._session.today) - timedelta(days=1)
        for spell in slot:
            if spell.role == said.role and spell.on(self._session.today) and spell.id not in edits:
                after = msgspec.structs.replace(spell, end=max(last, spell.start))
                if after != spell:
                    edits[spell.id] = Edit(
                        spell, after, f"ended the {spell.role} {spell.ref}: nobody allocated"
                    )

    def _close(self, life: Life, before: Case | None, edits: dict[str, Edit]) -> None:
        """End what still runs where the table closes a case."""
        day = life.case.closed_on
        if day is None or (before is not None and before.closed_on is not None):
            return
        if not life.case.closed_reason:
            raise Refusal("A case is closed with a reason: fill in “closed reason”.")
        for spell in life.spells:
            if spell.end is None and spell.id not in edits:
                _end(life.case, spell, max(day, spell.start), edits)
        for key, begun in list(edits.items()):
            if isinstance(begun.after, Spell) and begun.after.end is None:
                last = msgspec.structs.replace(begun.after, end=max(day, begun.after.start))
                edits[key] = msgspec.structs.replace(begun, after=last)

    def _refuse_loose(self, life: Life, before: Case | None, edits: dict[str, Edit]) -> None:
        """Raise Refusal where a frequency is newly agreed that is looser than the floor."""
        agreed = life.case.frequency
        if agreed is None or (before is not None and before.frequency == agreed):
            return
        after = {e.after.id: e.after for e in edits.values() if isinstance(e.after, Spell)}
        spells = [*(after.pop(s.id, s) for s in life.spells), *after.values()]
        whole = life._replace(spells=tuple(sorted(spells, key=lambda s: s.order)))
        floor = floor_days(whole, self._session.policy, self._session.today)
        if floor is not None and agreed.days > floor:
            raise Refusal(
                f"Every {agreed.days} days is looser than the floor of {floor}: agree {floor} days or fewer."
            )


def _matches(spell: Spell, said: SaidSpell, worker: str) -> bool:
    """Tell whether a spell says the same; a status in national words may be kept in finer ones here."""
    if said.kind == "worker":
        return spell.worker == worker and spell.role == said.role
    return spell.what == said.what or (said.national and spell.what.startswith(f"{said.what} "))


def _begins_anew(current: Spell, said: SaidSpell) -> bool:
    """Tell whether the same is said to have begun again later, such as a move to another home of one kind."""
    return said.kind != "worker" and said.start is not None and said.start > current.start


def _refuse_days(case: Case, said: SaidSpell, today: date) -> None:
    what = said.role or said.kind
    if said.start is not None and not case.born <= said.start <= today:
        raise Refusal(f"The {what} cannot begin on {plain_day(said.start)}: check the day.")
    if said.end is not None and said.end < (said.start or today):
        raise Refusal(f"The {what} cannot end on {plain_day(said.end)}, before it begins: check the days.")


def _end(case: Case, spell: Spell, day: date, edits: dict[str, Edit]) -> None:
    after = msgspec.structs.replace(spell, end=day)
    if after != spell:
        edits[spell.id] = Edit(
            spell, after, f"ended the {spell.kind} {spell.ref} of {case.ref} on {say_day(day)}"
        )


def _with_unaccompanied(case: Case, unaccompanied: bool | None) -> Case:
    if unaccompanied is None or unaccompanied == ("unaccompanied" in case.complexity):
        return case
    others = tuple(marker for marker in case.complexity if marker != "unaccompanied")
    complexity = (*others, "unaccompanied") if unaccompanied else others
    return msgspec.structs.replace(case, complexity=complexity)


def _changes(before: Case, after: Case) -> str:
    names = [name for name in before.__struct_fields__ if getattr(before, name) != getattr(after, name)]
    return f"changed the {', '.join(name.replace('_', ' ') for name in names)} of {before.ref}"
