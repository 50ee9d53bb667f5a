"""Young people: the case of each, and the small records that are added to it over time."""

from datetime import date
from typing import ClassVar

from tracker.domain import care_codes
from tracker.domain.records import Record, RoughDate, Value


class Frequency(Value, frozen=True):
    """How often a manager agreed that somebody is visited; it lapses after its last day."""

    days: int
    set_by: str
    """Name of the manager."""
    set_on: date
    reason: str
    until: date


class Case(Record, frozen=True):
    """A young person as the service knows them; what is added over time stands in records of its own."""

    table = "cases"
    noun = "young person"
    letters = "YP"

    initials: str
    born: date
    number: str = ""
    """The council's own case reference."""
    chosen_name: str = ""
    team: str = ""
    gender: str = ""
    ethnicity: str = ""
    disability: str = ""
    complexity: tuple[care_codes.Complexity, ...] = ()
    frequency: Frequency | None = None
    in_touch: care_codes.InTouch | None = None
    immigration_until: date | None = None
    """Last day of a leave to remain."""
    closed_on: date | None = None
    closed_reason: str = ""

    @property
    def title(self) -> str:
        """Name them by their initials, as lists and packs do."""
        return self.initials

    def open_on(self, day: date) -> bool:
        """Tell whether the case is open on a day; the day it closes still counts."""
        return self.closed_on is None or day <= self.closed_on


class Spell(Record, frozen=True):
    """One stretch of one thing about a young person: a worker, a home, an activity, a status."""

    table = "spells"
    noun = "spell"
    letters = "S"
    ref_length = 5
    points: ClassVar[tuple[str, ...]] = ("case", "worker")

    case: str
    kind: care_codes.SpellKind
    start: date
    end: date | None = None
    """Its last day."""
    what: str = ""
    """The code or word of its kind; for waiting the service, for out of area the place."""
    worker: str = ""
    role: care_codes.WorkerRole | None = None
    suitable: bool | None = None
    provided: bool | None = None
    """Whether the authority provides the home."""
    reason: str = ""

    @property
    def order(self) -> tuple[date, date, str]:
        """Give its place among others: by its first day, and one that ended before one that goes on."""
        return self.start, self.end or date.max, self.id

    def on(self, day: date) -> bool:
        """Tell whether it holds on a day, its first and last included."""
        return self.start <= day and (self.end is None or day <= self.end)


class Event(Record, frozen=True):
    """One dated fact about a young person."""

    table = "events"
    noun = "event"
    letters = "E"
    ref_length = 5
    points: ClassVar[tuple[str, ...]] = ("case", "note")

    case: str
    kind: care_codes.EventKind
    day: date
    by: str = ""
    """Name of who did it."""
    what: str = ""
    """The trigger of a change, the entitlement explained, the status decided."""
    how: str = ""
    text: str = ""
    note: str = ""
    """Id of the contact note that tells of it."""


class MatterText(Value, frozen=True):
    """What a plan says on one matter."""

    matter: care_codes.Matter
    text: str


class PathwayPlan(Record, frozen=True):
    """One version of a young person's pathway plan."""

    table = "plans"
    noun = "pathway plan"
    letters = "PP"
    points: ClassVar[tuple[str, ...]] = ("case",)

    case: str
    drawn_up: date
    agreed: date | None = None
    reviewed: tuple[date, ...] = ()
    """Days on which this version was reviewed, oldest first."""
    interval_months: int | None = None
    """Calendar months to the next review, as fixed at the last."""
    interval_basis: str = ""
    took_part: bool | None = None
    no_part_reason: str = ""
    own_words: str = ""
    matters: tuple[care_codes.Matter, ...] = ()
    texts: tuple[MatterText, ...] = ()
    local_offer: bool = False
    """Whether it sets out or links to the local offer."""
    copy_given: date | None = None
    immigration_planned: bool = False
    """Whether it plans for more than one outcome of an immigration claim."""

    @property
    def title(self) -> str:
        """Name it by the day it was drawn up."""
        return f"pathway plan of {self.drawn_up.isoformat()}"

    def last_looked_at(self, today: date) -> date:
        """Give the last day up to today on which it was drawn up or reviewed."""
        return max((day for day in self.reviewed if day <= today), default=self.drawn_up)


class Figure(Record, frozen=True):
    """A number that somebody reported."""

    table = "figures"
    noun = "figure"
    letters = "G"

    name: str
    when: RoughDate
    value: float
    unit: str = ""
    source: str = ""
    definition: str = ""

    @property
    def title(self) -> str:
        """Name it with its value and unit."""
        return f"{self.name}: {self.value:g} {self.unit}".rstrip()


class Difference(Record, frozen=True):
    """A field that two copies of the casebook changed to different values; a person chooses."""

    table = "differences"
    noun = "difference"
    letters = "X"
    points: ClassVar[tuple[str, ...]] = ("about",)

    about: str
    field: str
    ours: str
    """Our value as JSON."""
    theirs: str
    """The value brought in, as JSON."""
    said_by: str
    """Who typed the value brought in."""
    said_on: date
    chosen: str = ""
    """"ours" or "theirs" once somebody chose; empty while it waits."""

    @property
    def title(self) -> str:
        """Name it by its field."""
        return f"two values for {self.field.replace('_', ' ')}"
