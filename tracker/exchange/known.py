"""One young person as the returns ask about them: what holds today, by the returns' own definitions."""

from datetime import date
from typing import NamedTuple

from tracker.domain import care_codes
from tracker.domain.casebook import Casebook
from tracker.domain.life import Life
from tracker.domain.work import Person
from tracker.domain.young_people import Spell


def uk_day(day: date | None) -> str:
    """Give a day as the returns write it."""
    return day.strftime("%d/%m/%Y") if day else ""


class Known(NamedTuple):
    """A young person's file, and what names need."""

    life: Life
    casebook: Casebook
    today: date

    def spell(self, kind: care_codes.SpellKind) -> Spell | None:
        """Give the spell of a kind that holds today."""
        return self.life.current(kind, self.today)

    def what(self, kind: care_codes.SpellKind) -> str:
        """Give the code or word that holds today."""
        spell = self.spell(kind)
        return spell.what if spell else ""

    def worker(self, *roles: str) -> str:
        """Give the name of who holds one of the roles today."""
        spell = self.life.worker(roles, self.today)
        person = self.casebook.get(Person, spell.worker) if spell else None
        return person.name if person else ""

    @property
    def adviser(self) -> str:
        """Give the name of the personal adviser today, a virtual one included."""
        return self.worker(*care_codes.ADVISERS)

    @property
    def any_worker(self) -> str:
        """Give the one worker there is room for where a table does not say in which role."""
        return self.worker("social worker") or self.adviser

    @property
    def plan_day(self) -> date | None:
        """Give the later of the days the pathway plan was drawn up and reviewed."""
        return self.life.plan_looked_at(self.today)

    @property
    def last_exchange(self) -> date | None:
        """Give the day of the last exchange with a personal adviser that they took part in."""
        notes = self.life.notes_back(self.today)
        return next((n.day for n in notes if n.touched and n.role in care_codes.ADVISERS), None)

    @property
    def accommodation(self) -> str:
        """Give the accommodation letter; blank for a placement of a child in care, which has a list of its own."""
        return self.what("home") if self.what("home") in care_codes.ACCOMMODATION else ""

    @property
    def suitable(self) -> bool | None:
        """Tell whether the home is suitable; some codes can only be unsuitable (903 validation rule 133)."""
        home = self.spell("home")
        if home is None:
            return None
        return False if home.what in care_codes.NEVER_SUITABLE else home.suitable
