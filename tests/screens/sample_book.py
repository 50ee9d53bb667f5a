"""A small casebook of an invented county, always the same: references, days and all."""

import hashlib
import itertools
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.desk.notes import FollowUp
from tracker.domain.care_codes import Matter
from tracker.domain.codes import words
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.store import ids

READ_ON = date(2024, 6, 10)
"""The Monday on which the letter came in and most was agreed."""
TODAY = date(2024, 7, 8)
"""The Monday four weeks on, on which the screens are looked at."""


def count_ids(patch: pytest.MonkeyPatch, first: int = 1) -> None:
    """Make new ids, and with them references, the same in every run; ``first`` tells two books apart."""
    count = itertools.count(first)

    def numbered(size: int) -> bytes:
        return hashlib.sha256(b"%d" % next(count)).digest()[:size]

    ticks = itertools.count(1_717_977_600_000 + first)
    patch.setattr(ids, "os", SimpleNamespace(urandom=numbered))
    patch.setattr(ids, "time", SimpleNamespace(time_ns=lambda: next(ticks) * 1_000_000))


def open_desk(book: Path, today: date = TODAY, who: str = "Jess Bell") -> Desk:
    return Desk.open(book, today, who=who, create=True, dated=True)


def build(book: Path) -> None:
    """Bring the sample letter in, decide on a part of it, and agree six actions and a supervision."""
    desk = open_desk(book, READ_ON)
    desk.people.add("Jess Bell")
    letter = desk.documents.bring_in(sample("monitoring_letter").encode(), "visit5.txt").document
    _, second = desk.documents.accept(letter, ["1", "2"])
    desk.documents.skip(desk.session.find(letter.ref, type(letter)), ["3"])
    add = desk.actions.add
    add("Allocate a personal adviser before the seventeenth birthday", owner="Jo Price", due=date(2024, 6, 21),
        findings=[second.ref])  # fmt: skip
    notes = add("Supervision note for every young person each month", owner="Amir Khan", source="board",
                due=date(2024, 6, 28), findings=[second.ref]).record  # fmt: skip
    add("Agree the route into mental health services", owner="Wye NHS", partner="Wye NHS", source="board",
        due=date(2024, 9, 30))  # fmt: skip
    told = add(
        "Tell young people what changed", owner="Jess Bell", source="promise", due=date(2024, 7, 12)
    ).record
    add("Find out who chairs the panel")
    panel = add("The panel meets again", owner="Jess Bell", source="supervision", due=date(2024, 7, 1)).record
    desk.close(quick=True)
    _some_weeks_later(book, notes.ref, panel.ref)
    desk = open_desk(book, date(2024, 7, 1))
    desk.actions.update(
        desk.session.find(told.ref, Action), "asked the council of young people what they want to hear"
    )
    desk.close(quick=True)


def _some_weeks_later(book: Path, notes: str, panel: str) -> None:
    desk = open_desk(book, date(2024, 6, 24))
    actions = desk.actions
    actions.move(desk.session.find(notes, Action), date(2024, 7, 31), "waiting for approval")
    actions.done(desk.session.find(panel, Action), "minutes of 20 June")
    own = desk.oversight.add(
        "supervision", "Drift in plans", decisions=["Ring the chair", "Ask for the list"]
    )
    desk.oversight.raise_action(own, 1, owner="Jess Bell", due=date(2024, 7, 19))
    desk.close(quick=True)


def add_young_people(book: Path) -> None:
    """Add four young people to the sample: one well known, one in care, one who moved, one whose case is closed."""
    desk = open_desk(book, date(2024, 3, 4))
    noor = desk.people.add("Noor Patel", role="social worker", team="16 and 17")
    known = _care_leaver(desk, "014", "JT", date(2005, 5, 12), "Jess Bell", chosen_name="Juno")
    moved = _care_leaver(desk, "052", "DM", date(2003, 11, 2), "Jo Price")
    closed = _care_leaver(desk, "066", "AB", date(2000, 2, 20), "Jo Price")
    young = desk.cases.add("KL", date(2006, 9, 30), number="031", team="16 and 17")
    desk.cases.begin(young, "legal status", "C2", start=date(2023, 1, 9))
    desk.cases.begin(young, "home", "U6", start=date(2023, 1, 9), suitable=True, provided=False)
    desk.cases.begin(young, "worker", worker=noor.name, role="social worker", start=date(2023, 1, 9))
    plan = desk.plans.draw_up(
        known, date(2024, 2, 20), took_part=True, own_words="I want a bike.", matters=words(Matter),
        local_offer=True, copy_given=date(2024, 3, 1),
    )  # fmt: skip
    plan = desk.plans.review(plan, date(2024, 3, 1), interval_months=6)
    desk.plans.add_action(plan, "Ask the landlord about the damp", "Jess Bell", date(2024, 7, 26))
    desk.close(quick=True)
    _exchanges(book, known.ref, moved.ref, young.ref)
    desk = open_desk(book, date(2024, 6, 28))
    desk.cases.close(desk.session.find(closed.ref, Case), date(2024, 6, 28), "moved away, at their wish")
    desk.close(quick=True)


def _care_leaver(desk: Desk, number: str, initials: str, born: date, adviser: str, **more: str) -> Case:
    case = desk.cases.add(initials, born, number=number, team="Care leavers", **more)
    start = date(2024, 2, 3)
    desk.cases.begin(case, "eligibility", "former relevant", start=start)
    desk.cases.begin(case, "home", "U", start=start, suitable=True, provided=False)
    desk.cases.begin(case, "activity", "F5", start=start)
    desk.cases.begin(case, "worker", worker=adviser, role="personal adviser", start=start)
    return case


def _exchanges(book: Path, known: str, moved: str, young: str) -> None:
    """Log what happened from February to July: on the day, days late, on file and not."""
    desk = open_desk(book, date(2024, 6, 12))
    case, when = desk.session.find(known, Case), desk.read_moment
    desk.cases.agree_frequency(case, 28, "a new home", date(2024, 9, 30), "Amir Khan")
    home = desk.notes.log(case, "Saw the new flat.", "PA visit", when("2024-02-06 11:00"), where="home").note
    seen = desk.notes.log(
        case, "Met in the park and walked to the library.", "PA visit", when("2024-06-06 14:30"),
        own_words="I like it there.", where="community", seen_alone=True,
        actions=[FollowUp("Ask the college about the autumn", "Jess Bell", date(2024, 7, 19))],
    ).note  # fmt: skip
    desk.notes.file([home, seen])
    desk.close(quick=True)
    desk = open_desk(book, date(2024, 7, 5))
    log, find, when = desk.notes.log, desk.session.find, desk.read_moment
    log(find(moved, Case), "Told me about a new flat.", "phone", when("2024-06-24 10:00"), changed="move")
    log(find(young, Case), "Nobody opened the door.", "social worker visit", when("2024-07-02 16:00"),
        by="Noor Patel", outcome="attempted")  # fmt: skip
    log(find(known, Case), "The meter works again.", "text or messaging", when("2024-07-05 09:15"))
    due = date(2024, 7, 19)
    desk.promises.add("We ring before we come.", known, case=find(known, Case), owner="Jess Bell", due=due)
    desk.close(quick=True)
