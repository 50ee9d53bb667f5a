"""The code lists about young people: the words we use, and the codes of the national returns with their meaning.

Sources: SSDA903 care leaver tables and the Standard Safeguarding Dataset (codes); Care Leavers (England)
Regulations 2010 (plan matters); the rest are our words for what guidance describes.
"""

from typing import Literal

Eligibility = Literal[
    "eligible",
    "relevant",
    "former relevant",
    "former relevant in education",
    "former relevant 21 to 25",
    "qualifying",
    "not eligible",
]
InTouch = Literal["YES", "NO", "DIED", "REFU", "NREQ", "RHOM"]
WorkerRole = Literal[
    "social worker", "personal adviser", "virtual personal adviser", "independent reviewing officer"
]
NoteRole = Literal[
    "personal adviser",
    "social worker",
    "virtual personal adviser",
    "independent reviewing officer",
    "manager",
    "other worker",
]
Need = Literal["standard", "raised", "enhanced", "intensive"]
Complexity = Literal[
    "parent",
    "unaccompanied",
    "custody",
    "disability",
    "mental health",
    "exploitation risk",
    "missing episodes",
    "substance misuse",
    "risk of homelessness",
]
SpellKind = Literal[
    "worker", "home", "activity", "need", "eligibility", "legal status", "out of area", "waiting"
]
"""``activity`` is education, employment or training; ``waiting`` is for a service."""

EventKind = Literal[
    "change of circumstances",
    "missing",
    "needs assessment",
    "review asked for",
    "entitlement explained",
    "offer of support",
    "support asked for",
    "handover",
    "introduction",
    "status decision",
    "suitability decision",
    "home at 18 agreed",
    "housing referral",
    "identity documents",
    "health history offered",
    "link to own child's team",
    "plans for support after 21",
]
Trigger = Literal[
    "move",
    "eviction or homelessness threatened",
    "charged with an offence",
    "concern about own parenting",
    "education or work ended",
    "pregnancy or birth",
    "missing",
    "exploitation risk",
    "hospital",
    "immigration decision",
    "carer changed",
    "worker changed",
    "health changed",
    "other crisis",
]
"""What changed in a young person's life, so that the pathway plan has to be looked at again."""

ExchangeKind = Literal[
    "PA visit",
    "social worker visit",
    "phone",
    "video",
    "text or messaging",
    "email",
    "letter",
    "social media",
    "in passing",
]
Outcome = Literal["made", "attempted"]
Direction = Literal["both ways", "from them", "to them"]
WithWhom = Literal["young person", "carer", "family", "landlord", "professional", "other"]
Where = Literal["home", "office", "school or college", "work", "community", "custody", "hospital", "other"]
Suitability = Literal["suitable", "unsuitable"]
Participation = Literal["PN0", "PN1", "PN2", "PN3", "PN4", "PN5", "PN6", "PN7"]

Matter = Literal[
    "personal support",
    "education and training",
    "employment and activity",
    "contingency",
    "accommodation",
    "family and relationships",
    "practical skills",
    "finance",
    "health",
    "identity",
]
"""What a pathway plan has to cover: Care Leavers (England) Regulations 2010, schedule 1."""

FACE_TO_FACE: frozenset[ExchangeKind] = frozenset(("PA visit", "social worker visit", "in passing"))
"""Kinds of exchange at which a young person can be seen; a video call is none."""

ADVISERS: frozenset[WorkerRole] = frozenset(("personal adviser", "virtual personal adviser"))
"""Roles that count as a personal adviser allocated."""

CARE_LEAVERS: frozenset[Eligibility] = frozenset(
    ("relevant", "former relevant", "former relevant in education", "former relevant 21 to 25")
)
"""Statuses under which the personal adviser's visits are owed."""

LEVEL_DAYS: dict[Need, int] = {"intensive": 7, "enhanced": 14, "raised": 28, "standard": 56}
"""Days between visits at each level of need: a local standard, never looser than the law's floor."""

IN_TOUCH: dict[InTouch, str] = {
    "YES": "in touch",
    "NO": "not in touch",
    "DIED": "died after leaving care",
    "REFU": "declines to be in touch",
    "NREQ": "no longer requires services",
    "RHOM": "returned home for six months or more",
}
ACTIVITY: dict[str, str] = {
    "F1": "higher education, full time",
    "P1": "higher education, part time",
    "F2": "other education, full time",
    "P2": "other education, part time",
    "F4": "apprenticeship, full time",
    "P4": "apprenticeship, part time",
    "F5": "training or employment, full time",
    "P5": "training or employment, part time",
    "G4": "not in education, employment or training: illness or disability",
    "G5": "not in education, employment or training: other circumstances",
    "G6": "not in education, employment or training: pregnancy or parenting",
}
"""903 ``ACTIV``."""

ACCOMMODATION: dict[str, str] = {
    "B": "with parents or relatives",
    "C": "community home or other residential care",
    "D": "semi-independent, with support",
    "E": "supported lodgings",
    "G": "gone abroad",
    "H": "deported",
    "K": "ordinary lodgings without formal support",
    "R": "residence not known",
    "S": "no fixed abode",
    "T": "foyer or similar supported accommodation",
    "U": "independent living",
    "V": "emergency accommodation",
    "W": "bed and breakfast",
    "X": "in custody",
    "Y": "other accommodation",
    "Z": "staying put with former foster carers",
}
"""903 ``ACCOM``, the letter."""

NEVER_SUITABLE: frozenset[str] = frozenset("SX")
"""No fixed abode and custody can only be unsuitable (903 validation rule 133)."""

PLACEMENTS: dict[str, str] = {
    "U1": "foster placement with a relative or friend, long term",
    "U2": "foster placement with a relative or friend, adopting",
    "U3": "foster placement with a relative or friend",
    "U4": "foster placement, long term",
    "U5": "foster placement, adopting",
    "U6": "foster placement",
    "K1": "secure children's home",
    "K2": "children's home",
    "K3": "supported accommodation",
    "P1": "placed with own parents",
    "P3": "residential employment",
    "R1": "residential care home",
    "R2": "health or nursing provision",
    "R3": "family centre",
    "R5": "young offender institution or prison",
    "S1": "residential school",
    "Z1": "other placement",
}
"""903 ``PLACE`` for children in care, the codes in use for 16 and 17 year olds."""

LEGAL_STATUS: dict[str, str] = {
    "C1": "interim care order",
    "C2": "care order",
    "E1": "placement order",
    "V2": "accommodated under section 20",
    "V3": "short breaks",
    "V4": "short break, single",
    "J1": "on remand",
    "L1": "police protection",
    "L2": "emergency protection order",
    "L3": "child assessment order",
}
SHORT_BREAKS: frozenset[str] = frozenset(("V3", "V4"))
"""Legal statuses that do not count towards the thirteen weeks."""

NOT_IN_EET: frozenset[str] = frozenset(("G4", "G5", "G6"))
"""Activities outside education, employment and training."""
