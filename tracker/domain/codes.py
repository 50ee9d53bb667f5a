"""The closed word lists that records use; each word is what a person reads and types."""

from typing import Literal, get_args

ScrutinyKind = Literal[
    "monitoring visit",
    "inspection",
    "focused visit",
    "joint targeted area inspection",
    "peer review",
    "direction",
]
Publication = Literal["unpublished", "embargoed", "published"]
DocumentKind = Literal[
    "letter", "report", "cover report", "minutes", "press release", "plan", "progress report", "unknown"
]
FIRST_HAND: frozenset[DocumentKind] = frozenset(("letter", "report"))
"""What inspectors wrote themselves; every other kind tells of it at second hand."""
Decision = Literal["waiting", "accepted", "skipped", "repeats"]
"""What became of a paragraph or an offer; one that repeats says again what another document says first hand."""
OfferKind = Literal["commitment", "figure"]
OfferState = Literal["done", "due", "expected", "under way", "running"]

FindingKind = Literal["strength", "concern", "mixed", "context"]
Standing = Literal["none", "area for improvement", "area for priority action", "recommendation"]
SaidBy = Literal["inspectorate", "inspectorate as quoted", "council"]
Answer = Literal["action", "watch", "none"]
Step = Literal["first seen", "seen again", "improved", "worse"]
ThreadState = Literal["open", "being addressed", "embedded", "closed"]

Source = Literal[
    "visit",
    "plan",
    "audit",
    "review",
    "supervision",
    "learning review",
    "complaint",
    "board",
    "pathway plan",
    "promise",
]
Priority = Literal["statutory", "high", "normal", "long-term"]
ActionState = Literal["proposed", "not started", "in progress", "blocked", "complete", "embedded", "dropped"]
PartnerAnswer = Literal["asked", "accepted", "declined"]
BlockedOn = Literal["person", "partner", "approval", "resource"]

UpdateKind = Literal[
    "progress",
    "moved",
    "blocked",
    "partner's answer",
    "evidence",
    "impact",
    "decision",
    "correction",
    "re-assigned",
    "review",
]
Pillar = Literal["data", "audit", "young people's feedback"]
"""What a line of evidence is: the three ways in which a council knows that something is better."""
OversightKind = Literal[
    "supervision",
    "audit",
    "statutory review",
    "plan review",
    "board",
    "learning review",
    "complaint",
    "local offer review",
]
Grade = Literal["outstanding", "good", "requires improvement", "inadequate"]
JudgementArea = Literal[
    "overall effectiveness",
    "impact of leaders",
    "help and protection",
    "children in care",
    "care leavers",
]
"""What an inspection grades."""

Status = Literal["blue", "green", "amber", "red", "grey"]
"""The colours in which councils report an action; what each means is the council's own (``data/statuses.toml``)."""
Scope = Literal["me", "my team", "all"]
ReviewDecision = Literal["keep", "nudge", "escalate", "re-date", "re-assign", "close", "discuss"]
"""What a weekly review can decide of an item."""

Theme = Literal[
    "visiting & contact",
    "pathway & care planning",
    "workforce stability",
    "personal adviser allocation",
    "reviews & multi-agency",
    "health & mental health",
    "education, employment & training",
    "accommodation",
    "unaccompanied young people",
    "participation & voice",
    "local offer & entitlements",
    "leadership & governance",
    "partnership",
    "audit & quality assurance",
    "supervision & management oversight",
    "performance data",
    "front door & assessment",
    "other",
]

OPEN_STATES: frozenset[ActionState] = frozenset(("proposed", "not started", "in progress", "blocked"))
"""States in which an action still asks something of somebody."""

MEANINGFUL: frozenset[UpdateKind] = frozenset(
    ("progress", "moved", "blocked", "partner's answer", "evidence", "impact")
)
"""Updates that show an action moved; re-assigning it or editing its title does not."""

SHOWING: frozenset[UpdateKind] = frozenset(("evidence", "impact"))
"""Updates that show something, and can say what kind of evidence they are."""

SETTLED: frozenset[ThreadState] = frozenset(("embedded", "closed"))
"""States of a thread that say that the concern is resolved."""

EVIDENCE_REQUIRED: frozenset[Source] = frozenset(("visit", "audit", "board", "plan"))
"""Sources whose actions are complete only with a line of evidence."""


def words(code_list: object) -> tuple[str, ...]:
    """Give the words of one of the lists above, in their order."""
    return get_args(code_list)
