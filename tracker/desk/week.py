"""What happened since the last weekly review: what came, what was done, what slipped, what was recorded late."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple, TypeVar

from tracker.dates import plain_day
from tracker.desk.lists import SEVERE
from tracker.desk.session import Session
from tracker.desk.whose import Whose, belongs
from tracker.domain.casebook import KIND_OF_TABLE
from tracker.domain.notes import ContactNote
from tracker.domain.records import Record
from tracker.domain.reporting import WeeklyReview
from tracker.domain.scrutiny import Finding
from tracker.domain.work import Action, Update
from tracker.domain.young_people import Case
from tracker.rules.attention import FlagBoard
from tracker.rules.flags import Flag
from tracker.rules.touches import touches
from tracker.store.line import Line, day_of
from tracker.wording import counted, title_of

R = TypeVar("R", bound=Record)

NEW: tuple[type[Record], ...] = (Action, Finding, Case)
"""Kinds of record whose coming is told."""
DONE = ("complete", "embedded")
WORDS = ("overdue", "stalled", "missing", "check")
FEW = 20
"""Changes in a row of before the week that end it; fewer were entered since, for an earlier day."""
USUAL = timedelta(days=7)
"""How far back the week goes where no review was held yet."""


class Moved(NamedTuple):
    """One thing that happened to a record since the last review."""

    id: str
    """Id of the record."""
    ref: str
    title: str
    says: str
    days: int = 0


class Week:
    """The time since a review, or since a week ago, for some people's records."""

    def __init__(self, session: Session, of: Whose, last: WeeklyReview | None = None) -> None:
        """Look back from the session's day; nothing is worked out before it is asked for."""
        self._session = session
        self.of = of
        self.last = last
        self.since = last.begun if last else session.today - USUAL

    # What changed.

    @cached_property
    def _lines(self) -> list[Line]:
        """The changes since, newest first; all after the one that began the last review, or since its day."""
        lines: list[Line] = []
        older = 0
        for line in self._session.store.history.backwards() if self._session.known is None else ():
            if self.last and any(p.id == self.last.id and p.base is None for p in line.parts):
                return lines
            older = older + 1 if self.last is None and worked_on(line) < self.since else 0
            lines.append(line)
            if older == FEW:
                break
        return lines[: len(lines) - older]

    @cached_property
    def _then(self) -> FlagBoard:
        """The flags as they stood, asked of a record when they are wanted."""
        number = self._lines[-1].head.n - 1 if self._lines else self._session.store.history.n
        return FlagBoard(self._session.store.as_of(number), self._session.policy, self.since)

    @cached_property
    def _changed(self) -> dict[str, tuple[type[Record], bool]]:
        """The ids of the records that changed, the kind of each, and whether it is new."""
        changed: dict[str, tuple[type[Record], bool]] = {}
        for line in self._lines:
            for part in line.parts:
                if (kind := KIND_OF_TABLE.get(part.table)) is not None:
                    changed[part.id] = kind, part.base is None
        return changed

    @cached_property
    def _touched(self) -> set[str]:
        """The ids of the records whose flags a change since may have touched."""
        now, then = self._session.casebook, self._then.casebook
        found = ((book.get(kind, i), book) for i, (kind, _) in self._changed.items() for book in (now, then))
        return {i for record, book in found if record is not None for i in touches(record, book)}

    def _own(self, record: Record | None) -> bool:
        return record is not None and belongs(record, self.of, self._session)

    def _records(self, *kinds: type[R], new: bool = False) -> Iterator[R]:
        """Give the records of some kinds that changed and are still there, or those that came to be alone."""
        for record_id, (kind, is_new) in self._changed.items():
            if kind in kinds and (is_new or not new):
                record = self._session.casebook.get(kind, record_id)
                if record is not None:
                    yield record

    # What is told.

    @cached_property
    def new(self) -> list[Moved]:
        """Actions, findings and young people that came to be."""
        found = [r for r in self._records(*NEW, new=True) if self._own(r)]
        return [_moved(r, _come(r)) for r in sorted(found, key=lambda r: (not isinstance(r, Action), r.ref))]

    @cached_property
    def completed(self) -> list[Moved]:
        """Actions that were completed."""
        return [_moved(a, "completed") for a in self._ended("complete")]

    @cached_property
    def embedded(self) -> list[Moved]:
        """Actions that were confirmed as embedded."""
        return [_moved(a, f"embedded: {a.impact}") for a in self._ended("embedded")]

    def _ended(self, state: str) -> list[Action]:
        wanted = DONE if state == "complete" else (state,)
        found = []
        for record in self._records(Action):
            before = self._then.casebook.get(Action, record.id)
            if record.state in wanted and self._own(record):
                # One that was brought in when it had long ended did not end this week.
                long_over = before is None and _ended_on(record, state) < self.since
                found += [] if long_over or (before and before.state in wanted) else [record]
        return sorted(found, key=lambda a: a.ref)

    @cached_property
    def moved(self) -> list[Moved]:
        """Due days that were put back or brought forward, with the reasons."""
        found = []
        for update in self._records(Update, new=True):
            action = self._session.casebook.get(Action, update.about)
            if update.kind == "moved" and action and self._own(action):
                was = plain_day(update.moved_from) if update.moved_from else "no day"
                to = plain_day(update.moved_to) if update.moved_to else "no day"
                found.append(_moved(action, f"from {was} to {to}: {update.text or 'no reason given'}"))
        return sorted(found, key=lambda m: m.ref)

    @cached_property
    def recorded_late(self) -> list[Moved]:
        """Contact notes of exchanges before the last review that were recorded since, the latest first."""
        found = []
        for note in self._records(ContactNote, new=True):
            if note.replaces or not note.day <= self.since <= note.recorded:
                continue
            if note.late_days and self._own(note) and self._session.casebook.stands(note):
                case = self._session.casebook.get(Case, note.case)
                of = f" with {case.ref}" if case else ""
                says = f"{of} on {plain_day(note.day)}, recorded late ({note.late_days} d)".strip()
                found.append(Moved(note.id, note.ref, note.title, says, note.late_days))
        return sorted(found, key=lambda m: (-m.days, m.ref))

    @cached_property
    def newly_overdue(self) -> list[Moved]:
        """What became overdue since."""
        return self._newly("overdue")

    @cached_property
    def newly_stalled(self) -> list[Moved]:
        """What stalled since."""
        return self._newly("stalled")

    @cached_property
    def newly_missing(self) -> list[Moved]:
        """What is missing since."""
        return self._newly("missing")

    def _newly(self, word: str) -> list[Moved]:
        flags = [f for f in self._session.board.all() if f.word == word and f.severity >= SEVERE]
        found: dict[str, Moved] = {}
        for flag in flags:
            if flag.subject not in found and self._is_new(flag):
                record = self._session.casebook.by_id(flag.subject)
                if record is not None and self._own(record):
                    found[flag.subject] = _moved(record, flag.sentence, flag.days)
        return list(found.values())

    def _is_new(self, flag: Flag) -> bool:
        """Tell whether a flag was not there then; where nothing touched its record, its first day says so."""
        if flag.subject not in self._touched:
            return flag.since > self.since
        return all(f.rule != flag.rule or f.word != flag.word for f in self._then.flags_of(flag.subject))

    @cached_property
    def cleared(self) -> list[Moved]:
        """Flags that a change since has cleared, one line a record."""
        found = []
        for record_id in sorted(self._touched):
            record = self._session.casebook.by_id(record_id)
            before = [f for f in self._then.flags_of(record_id) if f.severity >= SEVERE]
            if record is None or not before or not self._own(record):
                continue
            still = {flag.rule for flag in self._session.flags(record)}
            gone = [flag for flag in before if flag.rule not in still]
            if gone:
                more = f" and {counted(len(gone) - 1, 'flag')} more" if gone[1:] else ""
                left = f"; still {self._session.flags(record)[0].word}" if self._session.flags(record) else ""
                found.append(_moved(record, f"was: {gone[0].sentence}{more}{left}"))
        return sorted(found, key=lambda m: m.ref)

    @cached_property
    def open_now(self) -> dict[str, int]:
        """How many of these people's records have a severe flag of each word, counted as the title line does."""
        flags = {(f.word, f.subject) for f in self._session.board.all() if f.severity >= SEVERE}
        words = [word for word, i in flags if self._own(self._session.casebook.by_id(i))]
        return {word: words.count(word) for word in WORDS if word in words}


LISTS = {
    "new": "New",
    "completed": "Completed",
    "embedded": "Embedded",
    "cleared": "Cleared",
    "newly_overdue": "Newly overdue",
    "newly_stalled": "Newly stalled",
    "newly_missing": "Newly missing",
    "moved": "Due days moved",
    "recorded_late": "Recorded late",
}
"""What is told of a week, by the name of the list, in its order."""


def worked_on(line: Line) -> date:
    """Give the day a change was made: the one its author worked on, else that of the machine's clock in London."""
    return date.fromisoformat(line.head.day) if line.head.day else day_of(line.head)


def _moved(record: Record, says: str, days: int = 0) -> Moved:
    """Tell of a record; of a young person by the reference alone, since the page may be sent on."""
    return Moved(record.id, record.ref, "" if isinstance(record, Case) else title_of(record), says, days)


def _come(record: Record) -> str:
    return f"agreed {plain_day(record.agreed_on)}" if isinstance(record, Action) else f"new {record.noun}"


def _ended_on(action: Action, state: str) -> date:
    ended = action.embedded_on if state == "embedded" else action.completed_on
    return ended or date.max
