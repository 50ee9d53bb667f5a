"""What a person can do with young people: add and correct their cases, and what is added to them over time."""

from collections.abc import Container, Iterator, Sequence
from datetime import date
from typing import Any

import msgspec

from tracker.dates import plain_day, say_day
from tracker.desk.case_spells import Began, SpellDesk
from tracker.desk.session import line, required, titled, words
from tracker.domain import care_codes
from tracker.domain.casebook import Casebook
from tracker.domain.identity import tidy_ref
from tracker.domain.refusal import Refusal
from tracker.domain.young_people import Case, Event, Frequency, Spell
from tracker.rules.visiting import floor_days
from tracker.store.change import Edit
from tracker.wording import short

__all__ = ["Began", "CaseDesk"]

LONGEST_INITIALS, SHORT_NUMBER = 8, 6
OLDEST = 26
"""Years: nobody is older when their case is added; support ends at 25."""


INTERVALS = {
    "daily": 1, "weekly": 7, "fortnightly": 14, "every four weeks": 28, "monthly": 28, "every eight weeks": 56,
}  # fmt: skip
"""Days between visits, by the words people have for them."""


def read_interval(typed: str) -> int:
    """Read how often somebody is visited, as a word or a number of days; raises Refusal."""
    said = line(typed).casefold()
    if said.isascii() and said.isdigit() and len(said) < 6:
        return int(said)
    fitting = {days for words, days in INTERVALS.items() if said and words.startswith(said)}
    if len(fitting) != 1:
        raise Refusal(
            f"“{short(said)}” does not say how often: write {', '.join(INTERVALS)}, or a number of days."
        )
    return fitting.pop()


class CaseDesk(SpellDesk):
    """Everything a person can do with a young person's case."""

    def add(self, initials: str, born: date, **fields: Any) -> Case:
        """Add a young person; raises Refusal when the council's case number is taken or a date cannot be."""
        said = self._checked({"initials": initials, "born": born, **fields})
        names = self._session.new(Case)
        names["ref"] = short_ref(said.get("number", ""), self._session.casebook) or names["ref"]
        case = Case(**names, **said)
        self._session.commit([Edit(None, case, f"added {case.ref}: {case.initials}")], "add case")
        return self._now(case)

    def edit(self, case: Case, **fields: Any) -> Case:
        """Correct what is known of a young person; raises Refusal."""
        after = msgspec.structs.replace(case, **self._checked(fields, case))
        changed = [name.replace("_", " ") for name in fields if getattr(case, name) != getattr(after, name)]
        say = f"changed the {', '.join(changed)} of {case.ref}"
        self._session.commit([Edit(case, after, say)] if changed else [], "edit case")
        return self._now(case)

    def close(self, case: Case, day: date, reason: str) -> Case:
        """Close a case with its reason; what still runs is ended on that day."""
        if case.closed_on is not None:
            raise Refusal(f"{case.ref} was closed on {say_day(case.closed_on)} already.")
        why = required(reason, "Why the case is closed")
        edits = list(self._cut_short(self.life(case).spells, day))
        after = msgspec.structs.replace(case, closed_on=day, closed_reason=why)
        say = f"closed {case.ref} on {say_day(day)}"
        self._session.commit([Edit(case, after, say, why), *edits], "close case")
        return self._now(case)

    def _cut_short(self, spells: Sequence[Spell], day: date) -> Iterator[Edit]:
        """End what runs on after a day; what begins only after it is taken out."""
        for spell in spells:
            if spell.start > day:
                yield Edit(spell, None, f"took out {spell.ref}, which begins after that", "case closed")
            elif spell.end is None or spell.end > day:
                yield self._ending(spell, day, "case closed")

    def reopen(self, case: Case, reason: str) -> Case:
        """Open a closed case again."""
        if case.closed_on is None:
            raise Refusal(f"{case.ref} is open already.")
        why = required(reason, "Why the case is opened again")
        after = msgspec.structs.replace(case, closed_on=None, closed_reason="")
        self._session.commit([Edit(case, after, f"opened {case.ref} again", why)], "reopen case")
        return self._now(case)

    # Agreements and events.

    def agree_frequency(self, case: Case, days: int, reason: str, until: date, by: str = "") -> Case:
        """Agree how often somebody is visited, until a day; raises Refusal where that is looser than the floor."""
        session = self._session
        why = required(reason, "Why this often")
        if not 1 <= days <= 366:
            raise Refusal(
                f"Visits cannot be {days} days apart: give 7, 14, 28 or 56, or another number of days."
            )
        floor = floor_days(self.life(case), session.policy, session.today)
        if floor is not None and days > floor:
            raise Refusal(
                f"Every {days} days is looser than the floor of {floor} for {case.ref}: agree {floor} days or fewer."
            )
        if until < session.today:
            raise Refusal(f"{say_day(until)} has passed already: agree it until a day to come.")
        agreed = Frequency(
            days=days, set_by=line(by) or session.me, set_on=session.today, reason=why, until=until
        )
        say = f"{case.ref} is visited every {days} days until {plain_day(until)}, agreed by {agreed.set_by}"
        after = msgspec.structs.replace(case, frequency=agreed)
        session.commit([Edit(case, after, say, why)], "agree frequency")
        return self._now(case)

    def happened(
        self, case: Case, kind: care_codes.EventKind, *, day: date | None = None, **more: str
    ) -> Event:
        """Keep a dated fact: a change of circumstances, an entitlement explained, a handover. Raises Refusal."""
        event = self.event(case, kind, day or self._session.today, **more)
        say = f"{case.ref}: {kind}" + (f", {event.what}" if event.what else "")
        self._session.commit([Edit(None, event, say)], "add event")
        return self._session.casebook.get(Event, event.id) or event

    def event(self, case: Case, kind: care_codes.EventKind, day: date, **more: str) -> Event:
        """Make an event, to be kept together with others; raises Refusal where it lies ahead."""
        if day > self._session.today:
            raise Refusal(f"An event is kept once it has happened, and {say_day(day)} lies ahead: check it.")
        if day < case.born:
            raise Refusal(f"{say_day(day)} is before {case.ref} was born: check the day.")
        what = line(more.pop("what", ""))
        if kind == "change of circumstances":
            what = _one_of(what, care_codes.Trigger, "What changed")
        elif kind == "entitlement explained" and not (what and line(more.get("how", ""))):
            raise Refusal("Say which entitlement was explained, and how: in person, by text, in writing.")
        said = {name: words(value) for name, value in more.items()}
        by = said.pop("by", "") or self._session.me
        return Event(**self._session.new(Event), case=case.id, kind=kind, day=day, what=what, by=by, **said)

    # What is typed.

    def _checked(self, fields: dict[str, Any], case: Case | None = None) -> dict[str, Any]:
        """Make texts plain; raises Refusal for what cannot be."""
        said: dict[str, Any] = {
            name: line(value) if isinstance(value, str) else value for name, value in fields.items()
        }
        said = checked_case(said, self._session.today)
        number = said.get("number", "")
        taken = self.by_number(number) if number else None
        if taken is not None and (case is None or taken.id != case.id):
            raise Refusal(f"The council's case {number} is here already as {taken.ref}: update that one.")
        return said

    def by_number(self, number: str) -> Case | None:
        """Give the young person with the council's own case reference, or None."""
        wanted = line(number).casefold()
        cases = self._session.casebook.all(Case)
        return next((c for c in cases if wanted and c.number.casefold() == wanted), None)

    def _now(self, case: Case) -> Case:
        return self._session.casebook.get(Case, case.id) or case


def checked_case(said: dict[str, Any], today: date) -> dict[str, Any]:
    """Give what is said of a young person with the initials tidied; raises Refusal for what cannot be."""
    if "initials" in said:
        initials = titled(said["initials"], "The short name (initials)", LONGEST_INITIALS)
        said = {**said, "initials": initials}
    born = said.get("born")
    if born is not None and not born < today < _years_after(born, OLDEST):
        raise Refusal(f"The date of birth, {say_day(born)}, cannot be: support is for young people up to 25.")
    return said


def short_ref(number: str, casebook: Casebook, given: Container[str] = ()) -> str:
    """Give YP- and the last letters and digits of the council's number; empty where that is taken or ``given``."""
    short = "".join(c for c in number if c.isascii() and c.isalnum())[-SHORT_NUMBER:]
    ref = tidy_ref(f"{Case.letters}-{short}") if short else ""
    return "" if not ref or ref in given or casebook.has_ref(ref) else ref


def _years_after(day: date, years: int) -> date:
    return date(day.year + years, day.month, min(day.day, 28))


def _one_of(said: str, code_list: object, what: str) -> str:
    from tracker.domain.codes import words as words_of

    fitting = [word for word in words_of(code_list) if word.startswith(said.casefold())]
    if not said or (len(fitting) != 1 and said.casefold() not in fitting):
        raise Refusal(f"{what} is missing or not known: choose one of {'; '.join(words_of(code_list))}.")
    return said.casefold() if said.casefold() in fitting else fitting[0]
