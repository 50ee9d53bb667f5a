"""What is looked at together and what leaves: weekly reviews, board packs, self-evaluations, comparisons."""

from datetime import date
from typing import ClassVar

from tracker.domain import codes
from tracker.domain.paper import Paper
from tracker.domain.records import Record, Value


class Reviewed(Value, frozen=True):
    """What a weekly review decided of one item, who decided, and when."""

    about: str
    """Id of the record."""
    decision: codes.ReviewDecision
    by: str
    day: date
    text: str = ""
    owner: str = ""
    """Id of the person whose item it was then."""
    to: str = ""
    """Whom it was given or taken to, by name."""
    due: date | None = None
    """The new due day."""
    why: tuple[str, ...] = ()
    """Ids of the rules that brought it there."""
    mark: str = ""
    """An id made after all that the decision did: what has a later one came after it."""


class KeptFigure(Value, frozen=True):
    """A measure's value as it stood on a day; None where there was nobody to count."""

    measure: str
    value: float | None = None
    count: int = 0
    of: int | None = None


class WeeklyReview(Record, frozen=True):
    """One round through everything that is late or stuck; it stops and resumes, since every decision is kept."""

    table = "weekly_reviews"
    noun = "weekly review"
    letters = "W"
    points: ClassVar[tuple[str, ...]] = ("whose", "covers")
    points_within: ClassVar[dict[str, str]] = {"items": "about"}

    begun: date
    by: str
    """Name of who reviews."""
    scope: codes.Scope
    team: str = ""
    """The team it is about, where it is about one."""
    whose: str = ""
    """Id of the person whose items these are, where they are one person's."""
    covers: str = ""
    """Id of the reviewer who is away."""
    queue: tuple[str, ...] = ()
    """Ids of the records still to come to, in their order."""
    items: tuple[Reviewed, ...] = ()
    figures: tuple[KeptFigure, ...] = ()
    """The figures as they stood when it began, for trends."""
    ended: date | None = None

    @property
    def title(self) -> str:
        """Name it by its day and whom it is about."""
        about = {"all": "everything", "my team": self.team or "a team", "me": "one person's items"}[
            self.scope
        ]
        return f"weekly review of {self.begun.isoformat()}, {about}"


class PackFigure(Value, frozen=True):
    """One figure of a pack as it was reported, and the rows behind it."""

    measure: str
    name: str
    definition: str
    value: float | None = None
    """None where there was nobody to count."""
    shown: str = ""
    """As it was printed, such as "95 % (42 of 44)"; "c" where it is too small to leave."""
    rows: tuple[str, ...] = ()
    """Ids of the records it counts."""
    of: tuple[str, ...] | None = None
    """Ids of the records it counts them of; None for a plain count."""
    group: str = ""
    """What it is among, such as "actions"; of a stock's movement the stock's name."""
    before: str = ""
    """The figure it is compared with, as it was printed."""
    trend: str = ""
    """How it compares, in words with a sign, such as "↓ better"."""
    target: str = ""
    """What it should be, as it was printed; empty where nothing is set."""


class PackRow(Value, frozen=True):
    """One record behind the figures of a pack, as it was named when the pack was made; never by a person's name."""

    id: str
    ref: str
    what: str


class SignOff(Value, frozen=True):
    """Who agreed to a cover report for one part of the council, and when."""

    role: str
    by: str
    day: date


class CoverSection(Value, frozen=True):
    """One section of the council's cover report."""

    name: str
    text: str = ""


class Pack(Record, frozen=True):
    """A board pack as it left: frozen, so that it can be made again byte for byte."""

    table = "packs"
    noun = "board pack"
    letters = "K"

    name: str
    start: date
    end: date
    """First and last day of the period."""
    made_on: date
    made_by: str
    known: str
    """Id of the last change that was known; later ones are corrections."""
    theme: codes.Theme | None = None
    for_team: bool = False
    """Whether it stays inside the team, so that small numbers stand."""
    figures: tuple[PackFigure, ...] = ()
    paper: Paper = Paper(blocks=())
    words: tuple[str, ...] = ()
    """Ids of the contact notes whose young people's words were chosen."""
    digest: str = ""
    """Digest of the Markdown as it left."""
    cover: tuple[CoverSection, ...] = ()
    rows: tuple[PackRow, ...] = ()
    """Every record behind its figures, once."""
    signed: tuple[SignOff, ...] = ()
    """Who signed the cover report off."""

    @property
    def title(self) -> str:
        """Name it as it was named."""
        return self.name


class SelfEvaluation(Record, frozen=True):
    """What the service says of itself in one judgement area on a day."""

    table = "self_evaluations"
    noun = "self-evaluation"
    letters = "SE"

    area: codes.JudgementArea
    day: date
    text: str
    by: str
    grade: codes.Grade | None = None

    @property
    def title(self) -> str:
        """Name it by its area and day."""
        return f"self-evaluation of {self.area}, {self.day.isoformat()}"


class RowDifference(Value, frozen=True):
    """One thing in which an extract of the case system and the casebook differ."""

    number: str
    """The council's own case reference."""
    field: str
    """What differs; "case" where only one side has the young person."""
    ours: str = ""
    theirs: str = ""
    case: str = ""
    """Id of the young person here; empty where there is none."""


class RowCount(Value, frozen=True):
    """How many young people each side counts in one thing, and the case numbers that make the difference."""

    field: str
    ours: int
    theirs: int
    more_here: tuple[str, ...] = ()
    """Counted here and not there."""
    more_there: tuple[str, ...] = ()
    """Counted there and not here; ours - theirs = more here - more there."""


class Reconciliation(Record, frozen=True):
    """A comparison of the casebook with an extract from the case system on a day."""

    table = "reconciliations"
    noun = "comparison"
    letters = "RC"
    points_within: ClassVar[dict[str, str]] = {"differences": "case"}

    day: date
    name: str
    """Name of the extract's file."""
    digest: str
    by: str
    compared: int
    """How many young people stand on both sides."""
    fields: tuple[str, ...] = ()
    """What was compared."""
    differences: tuple[RowDifference, ...] = ()
    counts: tuple[RowCount, ...] = ()

    @property
    def title(self) -> str:
        """Name it by its file and day."""
        return f"comparison with {self.name} of {self.day.isoformat()}"
