"""A clean service, and faults to plant in it: one for every check, each on records of its own."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any, TypeVar

import msgspec

from tests.make import a_figure, a_finding, a_thread, a_visit, an_action, an_update, make, staff
from tracker.demo.lives import young_people
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.records import Record
from tracker.domain.reporting import CoverSection, Pack, PackFigure
from tracker.domain.scrutiny import Document
from tracker.domain.work import Action, Person, Update
from tracker.domain.young_people import Case, PathwayPlan, Spell
from tracker.rules.policy import load_policy
from tracker.rules.quality import Fault, faults_in

TODAY = date(2026, 3, 26)
DAY = timedelta(days=1)
R = TypeVar("R", bound=Record)


@cache
def lives(seed: int, count: int = 90, notes: int = 900) -> tuple[Record, ...]:
    """Give generated files without stories, and the staff; where the generator slips, that is put right."""
    people = staff()
    made = young_people(count, TODAY, people, notes, seed)
    return (*people, *(right for record in made if (right := put_right(record))))


def put_right(record: Record) -> Record | None:
    """Give a record as its generator meant it: nothing done lies ahead, nothing begins after the case closed."""
    if isinstance(record, Spell):
        return None if record.end and record.end < record.start else record
    fields = {Action: ("agreed_on", "started_on"), Update: ("day",), PathwayPlan: ("agreed",)}.get(
        type(record), ()
    )
    ahead = [name for name in fields if (day := getattr(record, name)) and day > TODAY]
    return msgspec.structs.replace(record, **dict.fromkeys(ahead, TODAY)) if ahead else record


def scrutiny() -> list[Record]:
    """Give two visits with their letters, what was found and done, and figures that agree."""
    when, agreed = date(2025, 6, 3), date(2025, 7, 1)
    owner = make(Person, name="Noor Patel")
    visits = [
        a_visit(when=when + 120 * DAY * n, ordinal=n + 1, letter_date=when + 120 * DAY * n + 20 * DAY,
                received=when + 120 * DAY * n + 21 * DAY)
        for n in range(2)
    ]  # fmt: skip
    expected = a_visit(when=TODAY + 40 * DAY, expected=True)
    threads = [a_thread(f"Concern {n}", owner=owner.id) for n in range(3)]
    closed = a_thread(
        "Settled", state="closed", closed_on=TODAY - DAY, closing_evidence="The audit of March."
    )
    findings = [
        a_finding(
            f"Words {n}.",
            visit=visits[n % 2].id,
            thread=[*threads, closed][n].id,
            found_on=visits[n % 2].received,
        )
        for n in range(4)
    ]
    actions = [
        an_action(f"Do {n}", agreed, owner=owner.id, findings=(findings[n % 4].id,), due=TODAY + 20 * DAY, **more)
        for n, more in enumerate((
            {}, {"state": "in progress", "started_on": agreed + DAY},
            {"state": "complete", "started_on": agreed, "completed_on": agreed + 30 * DAY},
            {"state": "embedded", "completed_on": agreed + 30 * DAY, "embedded_on": agreed + 90 * DAY},
            {"state": "dropped", "dropped_on": agreed + 5 * DAY},
        ))
    ]  # fmt: skip
    parts = {"opening": 10, "new": 4, "closed": 3, "closing": 11, "blocked": 2, "in progress": 9, "total": 11}
    figures = [a_figure(f"Open actions: {part}", value, TODAY) for part, value in parts.items()]
    shares = [
        a_figure("With a personal adviser", 96, TODAY, unit="%", source=s) for s in ("the board", "the pack")
    ]
    change = a_figure("Change in caseload", -3, TODAY)
    return [owner, *visits, expected, *threads, closed, *findings, *actions, *figures, *shares, change, *papers(),
            an_update(actions[0].id, day=TODAY)]  # fmt: skip


def papers() -> list[Record]:
    """Give a letter that speaks of forms, a finished cover report, and a pack that was signed off."""
    usual: dict[str, Any] = {"day": date(2025, 7, 1)}
    letter = "Leaders were asked: please complete the plan. Signed off by: the Director"
    cover = "Purpose: to note the report.\nReviewed by: the Director of Finance\n"
    sections = (
        CoverSection(name="Purpose", text="To note."),
        CoverSection(name="Reviewers", text="Finance."),
    )
    figure = PackFigure(measure="with-adviser", name="With a personal adviser", definition="Those who have one.",
                        value=95.7)  # fmt: skip
    return [
        make(Document, digest="1" * 64, name="a", kind="letter", text=letter, **usual),
        make(Document, digest="2" * 64, name="b", kind="cover report", text=cover, **usual),
        make(Pack, name="March", start=TODAY - 41 * DAY, end=TODAY, made_on=TODAY, made_by="N Patel", known="",
             figures=(figure,), cover=sections),
    ]  # fmt: skip


class Book:
    """A casebook in the making, and the faults planted in it."""

    def __init__(self, seed: int = 1) -> None:
        """Begin with a clean service."""
        self.casebook = Casebook([*lives(seed), *scrutiny()])
        self.planted: set[tuple[str, str]] = set()
        """Check and record of each fault."""
        self._taken: set[str] = set()

    def add(self, *records: Record) -> Any:
        """Keep records; gives the last."""
        for record in records:
            self.casebook.put(record)
        return records[-1]

    def change(self, record: R, **fields: Any) -> R:
        """Make some fields of a record others."""
        after = msgspec.structs.replace(record, **fields)
        self.casebook.put(after)
        return after

    def life(self, fits: Callable[[Life], object]) -> Life:
        """Give the file of an open case that fits and that nothing was planted in before."""
        for case in list(self.casebook.all(Case)):
            life = self.casebook.life_of(case)
            if case.id not in self._taken and case.open_on(TODAY) and life.spells and fits(life):
                self._taken.add(case.id)
                return life
        raise LookupError("nobody fits: make more lives")

    def adult(self, fits: Callable[[Life], object] = bool) -> Life:
        """Give the file of a former relevant young person whose home and activity are known."""
        return self.life(
            lambda life: (
                18 < life.age(TODAY) < 25
                and (life.eligibility(TODAY) or "").startswith("former relevant")
                and life.current("home", TODAY)
                and life.current("activity", TODAY)
                and life.spells_of("legal status", TODAY)[-1].end
                and life.notes
                and life.plans
                and fits(life)
            )
        )

    def child(self) -> Life:
        """Give the file of a child in care."""
        return self.life(
            lambda life: life.age(TODAY) < 18 and life.in_care(TODAY) and life.current("home", TODAY)
        )

    def current(self, life: Life, kind: Any) -> Spell:
        """Give what holds today; fails where nothing does."""
        spell = life.current(kind, TODAY)
        assert spell is not None, kind
        return spell

    def faults(self) -> list[Fault]:
        """Give what the checks find."""
        return faults_in(self.casebook, load_policy(), TODAY)

    def found(self) -> set[tuple[str, str]]:
        """Give check and record of each fault that is found."""
        return {(fault.check.id, fault.record.id) for fault in self.faults()}


Plant = Callable[[Book], Record]
PLANTS: dict[str, Plant] = {}
"""What plants a fault and gives the record it is found on, by the check that has to find it."""


def plants(check_id: str) -> Callable[[Plant], Plant]:
    """Register what plants a fault."""

    def enter(plant: Plant) -> Plant:
        assert check_id not in PLANTS
        PLANTS[check_id] = plant
        return plant

    return enter


def plant(book: Book, check_id: str) -> None:
    """Plant one fault, and remember where."""
    book.planted.add((check_id, PLANTS[check_id](book).id))
