"""The desk: what a person can do and ask. The only door for screens and command line."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tracker.dates import read_day, read_moment, say_day, say_distance
from tracker.desk.lists import ListDesk, record_as_dict
from tracker.desk.session import LOOKING, Session
from tracker.domain.records import Record
from tracker.domain.young_people import Case
from tracker.rules.calendar import is_working_day
from tracker.store import Store
from tracker.store.problems import ReadOnly
from tracker.wording import sheet

if TYPE_CHECKING:
    from tracker.desk.actions import ActionDesk
    from tracker.desk.carrying import CarryDesk
    from tracker.desk.cases import CaseDesk
    from tracker.desk.documents import DocumentDesk
    from tracker.desk.drafting import DraftDesk
    from tracker.desk.evidence import EvidenceDesk
    from tracker.desk.exchanging import ExchangeDesk
    from tracker.desk.figures import FigureDesk
    from tracker.desk.files import FileDesk
    from tracker.desk.findings import FindingDesk
    from tracker.desk.keeping import KeepingDesk
    from tracker.desk.notes import NoteDesk
    from tracker.desk.oversight import OversightDesk
    from tracker.desk.past import PastDesk
    from tracker.desk.people import PeopleDesk
    from tracker.desk.plans import PlanDesk, PromiseDesk
    from tracker.desk.views import ViewDesk
    from tracker.desk.visits import VisitDesk


class Desk:
    """A casebook opened for one person on one day, by subject; each is loaded when it is first asked for."""

    def __init__(self, store: Store, today: date, *, dated: bool = False, known: date | None = None) -> None:
        """Work on ``today``; ``dated`` when the person chose it; ``known`` looks as of the end of a day."""
        self.session = Session(store, today, dated=dated, known=known)
        self.lists = ListDesk(self.session)
        self.session.listeners.append(self.lists.changed)
        self.clock: Callable[[], datetime] | None = None
        """The machine's clock in London, given where the program begins; without it "now" is midnight."""

    @cached_property
    def actions(self) -> "ActionDesk":
        """Give the desk for actions."""
        from tracker.desk.actions import ActionDesk

        return ActionDesk(self.session)

    @cached_property
    def cases(self) -> "CaseDesk":
        """Give the desk for young people."""
        from tracker.desk.cases import CaseDesk

        return CaseDesk(self.session)

    @cached_property
    def notes(self) -> "NoteDesk":
        """Give the desk for contact notes."""
        from tracker.desk.notes import NoteDesk

        return NoteDesk(self.session, self.cases, self.actions)

    @cached_property
    def plans(self) -> "PlanDesk":
        """Give the desk for pathway plans."""
        from tracker.desk.plans import PlanDesk

        return PlanDesk(self.session, self.actions)

    @cached_property
    def promises(self) -> "PromiseDesk":
        """Give the desk for promises made to young people."""
        from tracker.desk.plans import PromiseDesk

        return PromiseDesk(self.session, self.actions)

    @cached_property
    def figures(self) -> "FigureDesk":
        """Give the desk for reported numbers."""
        from tracker.desk.figures import FigureDesk

        return FigureDesk(self.session)

    @cached_property
    def files(self) -> "FileDesk":
        """Give the desk for young people's files, handovers and visiting patterns."""
        from tracker.desk.files import FileDesk

        return FileDesk(self.session)

    @cached_property
    def findings(self) -> "FindingDesk":
        """Give the desk for findings and threads."""
        from tracker.desk.findings import FindingDesk

        return FindingDesk(self.session)

    @cached_property
    def documents(self) -> "DocumentDesk":
        """Give the desk for letters and reports."""
        from tracker.desk.documents import DocumentDesk

        return DocumentDesk(self.session, self.findings)

    @cached_property
    def visits(self) -> "VisitDesk":
        """Give the desk for scrutiny from outside."""
        from tracker.desk.visits import VisitDesk

        return VisitDesk(self.session)

    @cached_property
    def oversight(self) -> "OversightDesk":
        """Give the desk for our own oversight."""
        from tracker.desk.oversight import OversightDesk

        return OversightDesk(self.session, self.actions)

    @cached_property
    def evidence(self) -> "EvidenceDesk":
        """Give the desk for what shows that something is better, and for what was decided about it."""
        from tracker.desk.evidence import EvidenceDesk

        return EvidenceDesk(self.session)

    @cached_property
    def people(self) -> "PeopleDesk":
        """Give the desk for staff and partners."""
        from tracker.desk.people import PeopleDesk

        return PeopleDesk(self.session)

    @cached_property
    def exchanging(self) -> "ExchangeDesk":
        """Give the desk for tables and messages, in and out."""
        from tracker.desk.exchanging import ExchangeDesk

        return ExchangeDesk(self.session)

    @cached_property
    def past(self) -> "PastDesk":
        """Give the desk for the history, undo and redo."""
        from tracker.desk.past import PastDesk

        return PastDesk(self.session)

    @cached_property
    def keeping(self) -> "KeepingDesk":
        """Give the desk for copies, checks and thresholds."""
        from tracker.desk.keeping import KeepingDesk

        return KeepingDesk(self.session)

    @cached_property
    def carrying(self) -> "CarryDesk":
        """Give the desk for pocket casebooks and what comes home from them."""
        from tracker.desk.carrying import CarryDesk

        return CarryDesk(self.session)

    @cached_property
    def drafts(self) -> "DraftDesk":
        """Give the desk for what is half typed."""
        from tracker.desk.drafting import DraftDesk

        return DraftDesk(self.session)

    @cached_property
    def views(self) -> "ViewDesk":
        """Give the desk for saved filters."""
        from tracker.desk.views import ViewDesk

        return ViewDesk()

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

    def headline(self) -> str:
        """Say the casebook, how much needs attention, and the day it is seen from."""
        counts = self.lists.counts()
        return (
            f"{self.name}: {counts.overdue} overdue, {counts.stalled} stalled, {counts.missing} missing; "
            f"as at {say_day(self.today)}"
        ) + (f", as it was known on {say_day(self.session.known)}" if self.session.known else "")

    def as_dict(self, record: Record) -> dict[str, Any]:
        """Give everything known of a record as plain values, for scripts."""
        return record_as_dict(self.session, self.lists, record)

    def sheet(self, record: Record) -> str:
        """Give a record as text: why it needs attention, what is known, what happened."""
        if isinstance(record, Case):
            return "\n".join(words for _, words in self.files.page(record))
        return sheet(record, self.session.casebook, self.today, self.session.flags(record))

    def close(self, *, quick: bool = False) -> None:
        """Bring the files up to date and let go of them; ``quick`` leaves a large checkpoint for later."""
        if self.session.store.wrote and not (quick and self.session.store.large):
            self.keeping.back_up()
        self.session.store.close(quick=quick)
