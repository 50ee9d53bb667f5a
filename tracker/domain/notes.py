"""Contact notes: what happened between a worker and a young person."""

from datetime import date, datetime, time
from typing import ClassVar

from tracker.domain import care_codes
from tracker.domain.records import Record


class ContactNote(Record, frozen=True):
    """One exchange or visit, or an attempt at one, about exactly one young person.

    Its words are never edited: a correction is a new note that names the one it replaces, and why.
    """

    table = "notes"
    noun = "contact note"
    letters = "N"
    ref_length = 5
    points: ClassVar[tuple[str, ...]] = ("case", "by", "replaces")

    case: str
    happened: datetime
    """Local time without a zone; midnight where only the day is known."""
    recorded: date
    kind: care_codes.ExchangeKind
    by: str
    """Id of the person who had it."""
    role: care_codes.NoteRole = "personal adviser"
    outcome: care_codes.Outcome = "made"
    direction: care_codes.Direction = "both ways"
    with_whom: care_codes.WithWhom = "young person"
    seen: bool = False
    seen_alone: bool | None = None
    where: care_codes.Where | None = None
    text: str = ""
    own_words: str = ""
    """What the young person said, in their own words."""
    changed: care_codes.Trigger | None = None
    """The change of circumstances it tells of."""
    suitability: care_codes.Suitability | None = None
    """How the home was found; None: not looked at."""
    filed: date | None = None
    """Day it was put on file in the council's case system."""
    replaces: str = ""
    why: str = ""
    """Why it replaces the note before."""
    together: str = ""
    """What the notes of one meeting with several young people share."""
    origin: str = ""
    """Digest of what it was brought in from, so that bringing that in again adds nothing."""

    @property
    def title(self) -> str:
        """Name it by its kind, and whether it was an attempt."""
        return f"{self.kind} attempted" if self.outcome == "attempted" else self.kind

    @property
    def day(self) -> date:
        """Give the day it happened."""
        return self.happened.date()

    @property
    def has_time(self) -> bool:
        """Tell whether more than the day is known."""
        return self.happened.time() != time(0)

    @property
    def saw(self) -> bool:
        """Tell whether the young person was seen, face to face."""
        return self.seen and self.outcome == "made" and self.kind in care_codes.FACE_TO_FACE

    @property
    def touched(self) -> bool:
        """Tell whether the young person took part: seen, answered, or got in touch themselves."""
        both = self.with_whom == "young person" and self.direction != "to them"
        return self.outcome == "made" and (both or self.saw)

    @property
    def late_days(self) -> int:
        """Give how many days after it happened it was recorded."""
        return max(0, (self.recorded - self.day).days)
