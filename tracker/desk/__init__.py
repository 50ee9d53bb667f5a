"""The desk: what a person can do and ask. The only door for screens and command line."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import Any

from tracker.dates import read_day, read_moment, say_day, say_distance
from tracker.desk.lists import ListDesk, record_as_dict
from tracker.desk.session import LOOKING, Session
from tracker.desk.subjects import Subjects
from tracker.domain.records import Record
from tracker.domain.reporting import Reconciliation, WeeklyReview
from tracker.domain.scrutiny import Thread
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.rules.calendar import is_working_day
from tracker.store import Store
from tracker.store.problems import ReadOnly
from tracker.wording import Facts, sheet


class Desk(Subjects):
    """A casebook opened for one person on one day, by subject."""

    def __init__(self, store: Store, today: date, *, dated: bool = False, known: date | None = None) -> None:
        """Work on ``today``; ``dated`` when the person chose it; ``known`` looks as of the end of a day."""
        self.session = Session(store, today, dated=dated, known=known)
        self.lists = ListDesk(self.session)
        self.session.listeners.append(self.lists.changed)
        self.clock: Callable[[], datetime] | None = None
        """The machine's clock in London, given where the program begins; without it "now" is midnight."""

    @classmethod
    def open(
        cls,
        path: str | Path,
        today: date,
        *,
        who: str = "",
        create: bool = False,
        dated: bool = False,
        known: date | None = None,
    ) -> "Desk":
        """Open the casebook at a path; raises CasebookProblem."""
        return cls(Store.open(path, who=who, create=create), today, dated=dated, known=known)

    @property
    def today(self) -> date:
        """Give the day the desk works on."""
        return self.session.today

    @property
    def name(self) -> str:
        """Give the casebook's file name."""
        return self.session.store.paths.book.name

    def short_day(self) -> str:
        """Say the day the desk works on: "Tue 26 Mar 2024"."""
        return say_day(self.today)

    def poll(self) -> set[str]:
        """Take in what others wrote; gives the ids of what changed. Raises CasebookProblem."""
        return self.session.poll()

    def settle(self) -> None:
        """Bring the TinyDB file up to date when it is time."""
        self.session.store.settle()

    def new_day(self, today: date) -> bool:
        """Begin another day unless the person chose one; tells whether it is another."""
        return self.session.set_today(today)

    @property
    def notices(self) -> Sequence[str]:
        """Give the sentences the person should see about the casebook's files."""
        return self.session.store.notices

    @cached_property
    def is_pocket(self) -> bool:
        """Tell whether the casebook was carried away from another one."""
        with suppress(ReadOnly):  # found without its history
            return bool(self.session.store.history.first.pocket_of)
        return False

    @property
    def unsent(self) -> str:
        """Say how much of a pocket casebook is not home yet; empty elsewhere."""
        return self.carrying.unsent() if self.is_pocket else ""

    @property
    def read_only(self) -> str:
        """Say why nothing can be changed; empty when it can."""
        if self.session.looking:
            return LOOKING
        if self.session.known is not None:
            return f"You see the casebook as it was known on {say_day(self.session.known)}: nothing can be changed."
        return self.session.store.read_only

    def read_day(self, typed: str, *, back: bool = False) -> date:
        """Read a day as people say it, looking forward unless told back; raises DateNotUnderstood."""
        return read_day(typed, self.today, looks="back" if back else "forward", working=is_working_day)

    def echo_day(self, typed: str, *, back: bool = False) -> str:
        """Say which day was understood, with its weekday and how far it is; raises DateNotUnderstood."""
        day = self.read_day(typed, back=back)
        return f"{say_day(day)}, {say_distance(day, self.today)}"

    def now(self) -> datetime:
        """Give the moment it is, local time without a zone; midnight of a day the person chose."""
        if self.clock is None or self.session.dated:
            return datetime.combine(self.today, time())
        return self.clock().replace(tzinfo=None)

    def read_moment(self, typed: str) -> datetime:
        """Read when something happened, as people say it; nothing and "now" are now. Raises DateNotUnderstood."""
        if typed.strip().casefold() in ("", "now"):
            return self.now()
        chosen = self.clock is None or self.session.dated
        return read_moment(typed, self.today, working=is_working_day, now=None if chosen else self.now())

    def find(self, typed: str) -> Record:
        """Find the record that a reference, number or name means; raises Refusal."""
        return self.session.find(typed, Record)

    def rows_behind(self, figure: str) -> frozenset[str]:
        """Give the ids of the rows behind a number by its name; raises Refusal for a name unknown."""
        from tracker.desk.figures_named import rows_named

        return rows_named(self.session, figure)

    def headline(self) -> str:
        """Say the casebook, how much needs attention, and the day it is seen from."""
        counts = self.lists.counts()
        return (
            f"{self.name}: {counts.overdue} overdue, {counts.stalled} stalled, {counts.missing} missing; "
            f"as at {say_day(self.today)}"
        ) + (f", as it was known on {say_day(self.session.known)}" if self.session.known else "")

    def as_dict(self, record: Record) -> dict[str, Any]:
        """Give everything known of a record as plain values, for scripts."""
        told = record_as_dict(self.session, self.lists, record)
        if isinstance(record, Thread):
            told["story"] = [{**m._asdict(), "day": m.day.isoformat()} for m in self.findings.story(record)]
        return told

    def sheet(self, record: Record) -> str:
        """Give a record as text: why it needs attention, what is known, what happened."""
        if isinstance(record, Case | Thread):
            page = self.files.page(record) if isinstance(record, Case) else self.findings.page(record)
            return "\n".join(words for _, words in page)
        if isinstance(record, WeeklyReview):
            from tracker.desk.week_pages import minutes
            from tracker.wording.paper import paper_as_text

            return paper_as_text(minutes(self.reviews, record, self.session.casebook)).strip()
        if isinstance(record, Reconciliation):
            from tracker.wording.compared import comparison_lines

            return "\n".join([f"{record.ref}  {record.title}", *(x for _, x in comparison_lines(record))])
        return sheet(
            record, self.session.casebook, self.today, self.session.flags(record), self.more_facts(record)
        )

    def more_facts(self, record: Record) -> Facts:
        """Give what is worked out of a record besides what it says itself; lines with nothing to say left out."""
        found = self.impact.facts(record) if isinstance(record, Action) else []
        return [(label, value) for label, value in found if value]

    def differs(self, record: Record) -> str:
        """Say how the status an action was given differs from its dates; nothing where it does not."""
        standing = self.impact.standing(record) if isinstance(record, Action) else None
        return standing.sentence if standing and standing.disagrees else ""

    def close(self, *, quick: bool = False) -> None:
        """Bring the files up to date and let go of them; ``quick`` leaves a large checkpoint for later."""
        if self.session.store.wrote and not (quick and self.session.store.large):
            self.keeping.back_up()
        self.session.store.close(quick=quick)
