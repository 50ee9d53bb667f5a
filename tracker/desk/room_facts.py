"""Everything the casebook knows of a theme on a day, gathered once: what is dated later is not known yet."""

from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tracker.desk.identities import Identities
from tracker.desk.pack_numbers import (
    Guard,
    Number,
    beside_lists,
    is_about_one,
    leaving,
    of_measure,
    personal_in,
)
from tracker.desk.room_themes import Room
from tracker.desk.session import Session
from tracker.domain import codes
from tracker.domain.scrutiny import Finding, ScrutinyVisit, Thread
from tracker.domain.work import Action, Oversight, Update
from tracker.measures import MEASURES, Measured, Period, measured
from tracker.rules.scrutiny import not_read_yet, not_tested_at
from tracker.rules.threads import shown_for

NAMED = 12
"""References a sentence about many records names at most; it says how many there are."""


class RoomFacts:
    """What is on record about a room's themes today; each part is worked out when it is first asked for."""

    def __init__(self, session: Session, room: Room, *, for_team: bool = False) -> None:
        """Look at a session's casebook; small numbers are kept for the team alone."""
        self.session = session
        self.for_team = for_team
        self.room = room
        self.today = session.today
        self.casebook = session.casebook

    @cached_property
    def identities(self) -> Identities:
        """Give what tells who the young people are, to leave it out."""
        return Identities(self.casebook)

    @cached_property
    def threads(self) -> list[Thread]:
        """The concerns of these themes: by their own theme or by that of one of their findings; oldest first."""
        wanted = {thread.id for thread in self.casebook.all(Thread) if thread.theme in self.room.themes}
        wanted |= {f.thread for f in self.casebook.all(Finding) if f.theme in self.room.themes}
        found = (thread for i in wanted if (thread := self.casebook.get(Thread, i)))
        return sorted(found, key=lambda t: (self._begun(t), t.id))

    def _begun(self, thread: Thread) -> int:
        days = (self.casebook.said_on(f) for f in self.casebook.pointing(Finding, "thread", thread.id))
        return min((day.toordinal() for day in days if day), default=0)

    def last_said(self, thread: Thread) -> date:
        """Give the last day up to today on which anybody said something of a concern."""
        days = (self.casebook.said_on(f) for f in self.findings if f.thread == thread.id)
        return max((day for day in days if day), default=date.min)

    @cached_property
    def findings(self) -> list[Finding]:
        """What was said of these concerns up to today, by its day and its place."""
        own = (f for t in self.threads for f in self.casebook.pointing(Finding, "thread", t.id))
        loose = (f for f in self.casebook.all(Finding) if not f.thread and f.theme in self.room.themes)
        dated = (((self.casebook.said_on(f) or self.today), f) for f in (*own, *loose))
        known = [(day, f) for day, f in dated if day <= self.today]
        return [f for _, f in sorted(known, key=lambda each: (each[0], _number(each[1]), each[1].id))]

    @cached_property
    def concerns(self) -> list[Finding]:
        """Those of them that ask for something to change."""
        return [f for f in self.findings if f.kind in ("concern", "mixed") or f.standing != "none"]

    @cached_property
    def concerned(self) -> list[Thread]:
        """The concerns that were said, in their order; a thread of strengths alone is none."""
        ids = {f.thread for f in self.concerns}
        return [thread for thread in self.threads if thread.id in ids]

    @cached_property
    def actions(self) -> list[Action]:
        """What was agreed up to today for these concerns or their theme; those for one young person are left out."""
        answering = (a for f in self.findings for a in self.casebook.actions_for(f.id))
        themed = (a for a in self.casebook.all(Action) if a.theme in self.room.themes)
        known = (a for a in (*answering, *themed) if a.agreed_on <= self.today)
        every = {a.id: a for a in known if not is_about_one(a)}
        return sorted(every.values(), key=lambda a: (a.agreed_on, a.id))

    @cached_property
    def shown(self) -> list[Update]:
        """The lines of evidence and impact on these concerns and actions, oldest first."""
        about = (u for t in self.threads for u in shown_for(t, self.casebook, self.today))
        own = (u for a in self.actions if a.state != "dropped" for u in self.told_of(a))
        lines = {u.id: u for u in (*about, *own) if u.kind in codes.SHOWING and not self._of_one(u)}
        return sorted(lines.values(), key=lambda u: (u.day, u.id))

    def _of_one(self, line: Update) -> bool:
        """Tell whether a line is about an action for one young person, which may answer a concern as well."""
        return is_about_one(self.casebook.by_id(line.about))

    def told_of(self, about: Action | Thread) -> list[Update]:
        """Give what happened to an action or a thread up to today, oldest first."""
        return [u for u in self.casebook.updates_about(about.id) if u.day <= self.today]

    @cached_property
    def pillars(self) -> list[codes.Pillar]:
        """The kinds of evidence there are, in their order."""
        found = {u.pillar for u in self.shown}
        return [pillar for pillar in codes.words(codes.Pillar) if pillar in found]

    @cached_property
    def oversight(self) -> list[Oversight]:
        """Our own looks up to today that decided something about these concerns, or for these actions."""
        findings = {f.oversight for f in self.findings if f.oversight}
        actions = {a.id for a in self.actions}
        held = (
            o
            for o in self.casebook.all(Oversight)
            if o.day <= self.today
            and not o.cases
            and (o.id in findings or any(d.action in actions for d in o.decisions))
        )
        return sorted(held, key=lambda o: (o.day, o.id))

    @cached_property
    def measured(self) -> list[Measured]:
        """The measures that speak of these themes, for the weeks between two boards that end today."""
        return [
            self._measured(m) for m, known in MEASURES.items() if set(known.themes) & set(self.room.themes)
        ]

    @cached_property
    def narrowed(self) -> list[Measured]:
        """The measures of no theme, counted of these concerns and their actions alone; empty ones are left out."""
        own = {record.id for records in (self.actions, self.findings, self.threads) for record in records}
        wanted = (m for m, k in MEASURES.items() if not k.themes and k.on in (Action, Finding, Thread))
        found = (self._measured(name).narrowed(own.__contains__) for name in wanted)
        return [m for m in found if m.counted.rows or m.counted.of]

    @cached_property
    def numbers(self) -> tuple[list[Number], list[Number]]:
        """Give both kinds of measures as numbers; outside the team without actions for one young person."""
        told = self.measured if self.for_team else [leaving(m, self.casebook) for m in self.measured]
        numbers, own = ([of_measure(m) for m in same] for same in (told, self.narrowed))
        return numbers, own

    @cached_property
    def guard(self) -> Guard:
        """Give what weighs which of those numbers may be told."""
        numbers, own = self.numbers
        beside = beside_lists([*numbers, *own], self.casebook)
        sources = {"all": numbers, "alone": own}
        return Guard(sources, personal_in(self.casebook), for_team=self.for_team, beside=beside)

    def _measured(self, name: str) -> Measured:
        from tracker.desk.measuring import MeasureDesk

        period: Period = MeasureDesk(self.session).period()
        return measured(name, self.casebook, self.session.policy, period)

    def visits(self, thread: Thread, *, read: bool) -> list[ScrutinyVisit]:
        """Give the visits up to today that said nothing of a thread: those that were read, or those not read yet."""
        return self._silent[thread.id][not read]

    @cached_property
    def _silent(self) -> dict[str, tuple[list[ScrutinyVisit], list[ScrutinyVisit]]]:
        """By thread the visits that did not test it, and those not read yet; asked for every visit and thread."""
        return {
            thread.id: (
                [v for v in not_tested_at(thread, self.casebook) if v.when.earliest <= self.today],
                [v for v in not_read_yet(thread, self.casebook) if v.when.earliest <= self.today],
            )
            for thread in self.threads
        }

    def about(self, *records: "Thread | Action | Finding") -> tuple[str, ...]:
        """Give the references of some records; of the room's concerns where none are given, else where to look."""
        return refs_of(records or self.threads) or (self.room.records("findings"),)


def called(thread: Thread) -> str:
    """Give what a concern is called, to go on a sentence with: without the full stop of a quote."""
    return thread.title.rstrip(". ")


def refs_of(records: Iterable[object]) -> tuple[str, ...]:
    """Give the references of the first records, each once."""
    refs = dict.fromkeys(str(getattr(record, "ref", "")) for record in records)
    return tuple(ref for ref in refs if ref)[:NAMED]


def _number(finding: Finding) -> int:
    return int("".join(c for c in finding.paragraph if c.isdigit()) or 0)
