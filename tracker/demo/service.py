"""What an invented service shares while its young people's files are made: the day, the staff, the words, chance.

Everything follows from the seed and the day: no clock is read and nothing is left to the machine.
"""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any, TypeVar

from tracker.data import data_file
from tracker.domain.identity import make_id, make_ref
from tracker.domain.records import Record
from tracker.domain.work import Person
from tracker.entitlements import entitlements
from tracker.rules.calendar import add_working_days, is_working_day

R = TypeVar("R", bound=Record)

DAY = timedelta(days=1)
ON_FILE = 548 * DAY
"""How far back the files go: 18 months."""
FIRST_DAY = date(1970, 1, 1).toordinal()
DAY_LONG = 86_400_000
"""Milliseconds."""


class Service:
    """The staff, a day, and a source of chance that gives the same service for the same seed."""

    def __init__(self, today: date, workers: Sequence[Person], seed: int) -> None:
        """Take staff by their roles; those with "adviser", "social worker", "reviewing" or "team manager" in it."""
        self.chance = Random(seed)
        self.today = today
        self.first = today - ON_FILE
        self.last = add_working_days(today, -1)
        """The last day on which somebody recorded something."""
        self.advisers = staff(workers, "adviser")
        self.social_workers = staff(workers, "social worker")
        self.reviewers = staff(workers, "reviewing")
        self.managers = staff(workers, "team manager")
        left = [person for person in workers if person.left and not person.covered_by]
        self.gone = [person for person in left if "social worker" in person.role]
        """Social workers who left without somebody to cover."""
        self.names = {person.id: person.name for person in workers}
        self.entitlements = [each.name for each in entitlements()]
        self._refs: set[str] = set()
        self._working: dict[date, date] = {}

    def make(self, kind: type[R], day: date, /, **fields: Any) -> R:
        """Make a record with an id of that day, and a reference nobody has unless one is given."""
        record_id = make_id((day.toordinal() - FIRST_DAY) * DAY_LONG, self.chance.randbytes(10))
        ref = fields.pop("ref", "") or make_ref(kind.letters, record_id, kind.ref_length, self._refs)
        self._refs.add(ref)
        return kind(id=record_id, ref=ref, **fields)

    def say(self, *path: str) -> str:
        """Give one of the texts that stand under a heading of ``data/lives.toml``."""
        held = words()
        for name in path:
            held = held[name]
        return self.chance.choice(held)  # type: ignore[arg-type]  # a list of texts stands at the end of each path

    def ago(self, fewest: int, most: int) -> date:
        """Give a working day so many days before today, or a few more."""
        return self.working(self.today - DAY * self.chance.randint(fewest, most))

    def after(self, day: date, fewest: int, most: int) -> date:
        """Give a working day so many days after a day, or a few fewer."""
        return self.working(day + DAY * self.chance.randint(fewest, most))

    def working(self, day: date) -> date:
        """Give the day, or the working day before it."""
        found = self._working.get(day)
        if found is None:
            found = self._working[day] = day if is_working_day(day) else add_working_days(day, -1)
        return found

    def paced(
        self, start: date, stop: date, within: Callable[[date], int], musts: Iterable[date] = ()
    ) -> list[date]:
        """Give working days after ``start`` up to ``stop``, the musts among them.

        No two are further apart than ``within`` says for the former, in days, and the last is no further from
        the working day after ``stop``.
        """
        days, now = [], start
        for must in (*sorted({d for d in map(self.working, musts) if start < d <= stop}), date.max):
            while (then := self._step(now, within(now))) < min(must, stop + DAY):
                days.append(then)
                now = then
            if must <= stop:
                days.append(must)
                now = must
        return days

    def _step(self, now: date, within: int) -> date:
        ahead = self.working(now + DAY * round(within * self.chance.uniform(0.72, 0.96)))
        return ahead if ahead > now else add_working_days(now, 1)


def staff(workers: Sequence[Person], role: str) -> list[Person]:
    """Give those who are here and have a word in their role."""
    return [person for person in workers if role in person.role and person.left is None]


@cache
def words() -> dict[str, Any]:
    """Read the words that files are made of."""
    with data_file("lives.toml").open("rb") as file:
        return tomllib.load(file)
