"""Board packs on the desk, for tests: young people enough to be counted, measures of them, and days that pass."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest

from tests.desk.young import young_person
from tests.make import an_action
from tracker.desk import Desk
from tracker.desk.pack_making import Asked
from tracker.domain.casebook import Casebook
from tracker.domain.reporting import Pack
from tracker.domain.work import Action
from tracker.domain.young_people import Case
from tracker.measures import MEASURES, Counted, Period
from tracker.measures.measure import measure
from tracker.rules.policy import Policy
from tracker.store.change import Edit

DAY = timedelta(days=1)
END = date(2024, 6, 10)
START = END - 41 * DAY
BOARD = Asked("Board pack, June", START, END)


@pytest.fixture
def of_young_people() -> Iterator[None]:
    """Measure young people, and how many of them are called AB and CD: both are all of them."""
    before = dict(MEASURES)  # put back as a whole: the order in which they are shown is theirs too
    for name in before:
        if MEASURES[name].on is Case:
            del MEASURES[name]

    def called(*initials: str) -> Any:
        def find(casebook: Casebook, policy: Policy, period: Period) -> Counted:
            return Counted(tuple(c.id for c in casebook.all(Case) if c.initials in initials))

        return find

    def share(casebook: Casebook, policy: Policy, period: Period) -> Counted:
        return Counted(called("AB")(casebook, policy, period).rows, tuple(c.id for c in casebook.all(Case)))

    for name, find, how in (
        ("test-all", called("AB", "CD"), "count"),
        ("test-ab", called("AB"), "count"),
        ("test-cd", called("CD"), "count"),
        ("test-share-ab", share, "share"),
    ):
        made: Any = {
            "definition": f"Young people of {name}.",
            "group": "young people",
            "on": Case,
            "how": how,
        }
        measure(name, name, **made)(find)
    yield
    MEASURES.clear()
    MEASURES.update(before)


def agreed(desk: Desk, title: str, **fields: Any) -> Action:
    """Keep an action agreed within the period, whose due day may have passed."""
    owner, edits = desk.session.person(fields.pop("owner", "J Price"))
    action = an_action(title, START + 2 * DAY, **{"owner": owner, **fields})
    desk.session.commit([*edits, Edit(None, action, "agreed in May")], "test")
    return action


def young_people(desk: Desk, ab: int, cd: int, first: int = 0) -> list[Case]:
    """Add so many young people called AB, and CD."""
    initials = ["AB"] * ab + ["CD"] * cd
    return [
        young_person(desk, f"{number:03}", initials=each, chosen_name="")
        for number, each in enumerate(initials, first)
    ]


def shown(pack: Pack) -> dict[str, str]:
    """Give each figure as it is printed."""
    return {figure.measure: figure.shown for figure in pack.figures}


@contextmanager
def days_later(days: int) -> Iterator[None]:
    """Let the machine's clock be so many days away."""
    real = time.time_ns
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time_ns", lambda: real() + days * 86_400 * 10**9)
        yield
