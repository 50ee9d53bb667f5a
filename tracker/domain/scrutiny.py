"""Scrutiny from outside, the documents it leaves, and what those documents say."""

from datetime import date
from typing import ClassVar

from tracker.domain import codes
from tracker.domain.records import Claim, Record, RoughDate, Value


class Judgement(Value, frozen=True):
    """The grade given to one area at one inspection."""

    area: str
    grade: codes.Grade


class Shared(Value, frozen=True):
    """A body a letter was shared with, and the day."""

    body: str
    day: date


class ScrutinyVisit(Record, frozen=True):
    """One visit by an inspectorate or peers, held or expected."""

    table = "visits"
    noun = "scrutiny visit"
    letters = "V"
    points: ClassVar[tuple[str, ...]] = ("documents",)
    points_within: ClassVar[dict[str, str]] = {"claims": "document"}

    kind: codes.ScrutinyKind
    when: RoughDate
    expected: bool = False
    authority: str = ""
    ordinal: int | None = None
    inspectors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    letter_date: date | None = None
    received: date | None = None
    draft_plan_sent: date | None = None
    """Day the draft of the action plan went to the inspectorate."""
    plan_sent: date | None = None
    """Day the action plan went to the inspectorate."""
    publication: codes.Publication = "unpublished"
    publication_day: date | None = None
    """Day it was published, or until which it is embargoed."""
    shared_with: tuple[Shared, ...] = ()
    headline: str = ""
    documents: tuple[str, ...] = ()
    claims: tuple[Claim, ...] = ()

    @property
    def title(self) -> str:
        """Name it as people do: its kind, and its number where it has one."""
        return f"{self.kind} {self.ordinal}" if self.ordinal else self.kind


class Paragraph(Value, frozen=True):
    """One paragraph or bullet of a document, what is suggested for it and what was decided."""

    number: int
    text: str
    suffix: str = ""
    """A letter where a paragraph was split: 12, then 12b; numbers never shift."""
    printed: str = ""
    """The number it bears in the document itself, where paragraphs are numbered there."""
    section: str = ""
    page: int = 1
    line: int = 1
    """First line of the document's text it stands on, counted from 1."""
    bullet: bool = False
    kind: codes.FindingKind = "context"
    standing: codes.Standing = "none"
    theme: codes.Theme = "other"
    said_by: codes.SaidBy = "inspectorate"
    decision: codes.Decision = "waiting"
    finding: str = ""
    repeats: str = ""
    """Id of the document that says the same first hand, where it only repeats."""

    @property
    def place(self) -> str:
        """Name it as people do: its number, with a letter where it was split.

        One at second hand has a q before its number: the letter itself may have a paragraph of that number.
        """
        return f"{'' if self.said_by == 'inspectorate' else 'q'}{self.number}{self.suffix}"


class Offer(Value, frozen=True):
    """A commitment or a figure that a document tells of, which a person may take over or leave."""

    kind: codes.OfferKind
    number: int
    text: str
    """Its words in the document."""
    page: int = 1
    line: int = 1
    said_by: codes.SaidBy = "council"
    part: codes.DocumentKind | None = None
    """Kind of the paper it stands in, where that is only a part of the document, such as a cover report."""
    day: date | None = None
    """Day of that part."""
    state: codes.OfferState = "due"
    when: RoughDate | None = None
    when_words: str = ""
    """The words for its day, also where they give none by themselves."""
    who: str = ""
    value: float | None = None
    unit: str = ""
    name: str = ""
    decision: codes.Decision = "waiting"
    record: str = ""
    """Id of the action or figure it became."""
    repeats: str = ""

    @property
    def place(self) -> str:
        """Name it by its kind and number: c1 for a commitment, g1 for a figure."""
        return f"{'c' if self.kind == 'commitment' else 'g'}{self.number}"


class VisitFacts(Value, frozen=True):
    """What a document says of one scrutiny visit, its own or one it mentions.

    None and empty where it does not say; ``when_text`` holds the words for the days, also where they give no day.
    """

    kind: codes.ScrutinyKind
    authority: str = ""
    ordinal: int | None = None
    start: date | None = None
    end: date | None = None
    when_text: str = ""
    expected: bool = False
    letter_date: date | None = None
    published: date | None = None
    is_published: bool = False
    """Whether it says that the letter was published, also where it gives no day."""
    inspectors: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    shared_with: tuple[Shared, ...] = ()
    line: int = 1
    visit: str = ""
    """Id of the visit it was taken for; empty while none fits."""


class Document(Record, frozen=True):
    """A file brought in, kept with its text and a decision for each paragraph."""

    table = "documents"
    noun = "document"
    letters = "D"
    points: ClassVar[tuple[str, ...]] = ("visit",)
    points_within: ClassVar[dict[str, str]] = {"paragraphs": "finding", "offers": "record", "tells": "visit"}

    digest: str
    name: str
    kind: codes.DocumentKind
    text: str
    day: date | None = None
    visit: str = ""
    paragraphs: tuple[Paragraph, ...] = ()
    offers: tuple[Offer, ...] = ()
    tells: tuple[VisitFacts, ...] = ()
    """What it says of scrutiny visits, its own first."""
    remarks: tuple[str, ...] = ()
    """What is missing or looks odd in it, each with its place."""
    paper: str = ""
    """Title, body and day of the meeting it was written for; two copies of one report have the same."""

    @property
    def title(self) -> str:
        """Name it by its kind and day."""
        return f"{self.kind} of {self.day.isoformat()}" if self.day else f"{self.kind} {self.name}"

    @property
    def waiting(self) -> tuple[Paragraph, ...]:
        """Give the paragraphs nobody has decided on yet."""
        return tuple(p for p in self.paragraphs if p.decision == "waiting")

    @property
    def items(self) -> "tuple[Paragraph | Offer, ...]":
        """Give everything there is to decide on: its paragraphs, then what else it tells of."""
        return (*self.paragraphs, *self.offers)

    @property
    def undecided(self) -> "tuple[Paragraph | Offer, ...]":
        """Give all that waits, paragraphs and offers."""
        return tuple(item for item in self.items if item.decision == "waiting")


class Finding(Record, frozen=True):
    """One statement taken from a letter, report, audit, review or complaint, word for word."""

    table = "findings"
    noun = "finding"
    letters = "F"
    points: ClassVar[tuple[str, ...]] = ("visit", "oversight", "document", "thread")

    quote: str
    kind: codes.FindingKind
    theme: codes.Theme = "other"
    standing: codes.Standing = "none"
    said_by: codes.SaidBy = "inspectorate"
    source: codes.Source = "visit"
    visit: str = ""
    oversight: str = ""
    document: str = ""
    section: str = ""
    paragraph: str = ""
    """Its place among the document's paragraphs, such as 12 or 12b."""
    printed: str = ""
    """The number it bears in the document itself."""
    page: int | None = None
    thread: str = ""
    step: codes.Step = "first seen"
    answer: codes.Answer = "action"
    answer_reason: str = ""
    found_on: date | None = None
    """Day the words were received; the clock of FI-01 starts here."""


class Thread(Record, frozen=True):
    """One concern over time, in the service's own words; every finding belongs to exactly one."""

    table = "threads"
    noun = "thread"
    letters = "T"
    points: ClassVar[tuple[str, ...]] = ("owner",)

    title: str
    theme: codes.Theme = "other"
    state: codes.ThreadState = "open"
    owner: str = ""
    closing_evidence: str = ""
    closed_on: date | None = None
    """Day it was last called embedded or closed; it stays when the concern comes back."""
