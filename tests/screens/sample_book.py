"""A small casebook of an invented county, always the same: references, days and all."""

import hashlib
import itertools
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.letters.sample import sample
from tracker.desk import Desk
from tracker.domain.work import Action
from tracker.store import ids

READ_ON = date(2024, 6, 10)
"""The Monday on which the letter came in and most was agreed."""
TODAY = date(2024, 7, 8)
"""The Monday four weeks on, on which the screens are looked at."""


def count_ids(patch: pytest.MonkeyPatch) -> None:
    """Make new ids, and with them references, the same in every run."""
    count = itertools.count(1)

    def numbered(size: int) -> bytes:
        return hashlib.sha256(b"%d" % next(count)).digest()[:size]

    ticks = itertools.count(1_717_977_600_000)
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
