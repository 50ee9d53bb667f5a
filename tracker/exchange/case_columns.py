"""The columns of a table of young people, by whatever name a return or a person gives them.

Known are Annex A list 9 (17 and 13 columns), the Standard Safeguarding Dataset's care leavers, the 903 return's OC3
table, and plain names.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.domain import care_codes
from tracker.domain.refusal import Refusal

SPELLS: dict[str, care_codes.SpellKind] = {
    "personal adviser": "worker",
    "virtual personal adviser": "worker",
    "social worker": "worker",
    "independent reviewing officer": "worker",
    "eligibility": "eligibility",
    "need": "need",
    "home": "home",
    "activity": "activity",
    "legal status": "legal status",
}
"""What one spell at a time is said of, with its kind."""
DETAILS = ("since", "until", "reason")
"""What may be said of each of those in a column of its own, such as "home since"."""
SEVERAL: dict[str, care_codes.SpellKind] = {"out of area": "out of area", "waiting for": "waiting"}
"""Columns that hold several spells, parted by semicolons."""

CASE = (
    "case number", "reference", "initials", "chosen name", "date of birth", "team", "gender", "ethnicity",
    "disability", "complexity", "in touch", "immigration until", "closed on", "closed reason",
)  # fmt: skip
FREQUENCY = ("frequency days", "frequency set by", "frequency set on", "frequency reason", "frequency until")
PLAIN = (
    *CASE,
    *FREQUENCY,
    *(
        name
        for spell in SPELLS
        for name in (spell, *(f"{spell} {detail}" for detail in DETAILS))
    ),
    "home suitability",
    "home provided",
    *SEVERAL,
)  # fmt: skip
"""The plain names, in the order in which they are written."""

_ALSO = {
    "case number": ("child unique id", "child id", "child", "clea person id", "person id", "case reference"),
    "date of birth": ("dob", "pers dob"),
    "team": ("allocated team", "clea care leaver allocated team", "clea care leaver allocated team name"),
    "personal adviser": (
        "personal advisor", "allocated personal advisor", "allocated personal adviser",
        "clea care leaver personal advisor",
    ),
    "eligibility": ("eligibility category", "clea care leaver eligibility"),
    "in touch": ("la in touch", "clea care leaver in touch"),
    "accommodation": ("type of accommodation", "accom", "clea care leaver accommodation"),
    "home suitability": (
        "suitability of accommodation", "clea care leaver accom suitable", "accommodation suitability",
    ),
    "activity": ("activity status", "activ", "clea care leaver activity"),
    "unaccompanied": ("uasc", "uasc y n"),
    "has a disability": ("does the child have a disability", "has disability"),
    "allocated worker": ("worker", "clea care leaver worker name"),
    "worker id": ("clea care leaver worker id",),
    "age": (),
    "latest pathway plan": ("latest pathway plan review date", "clea pathway plan review date"),
    "latest contact": ("latest date of contact", "clea care leaver latest contact"),
    "row": ("clea table id", "reason"),
}  # fmt: skip
NOT_TAKEN = {
    "latest pathway plan": "plans are brought in one by one",
    "latest contact": "it follows from the contact notes",
    "worker id": "it is no name",
}
"""Columns that are known and left out, and why; "age" and "row" go without saying."""


def _squeezed(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


_KNOWN = {_squeezed(name): name for name in (*PLAIN, *_ALSO)} | {
    _squeezed(other): name for name, others in _ALSO.items() for other in others
}


class Columns(NamedTuple):
    """Where each column stands that is known, and what should be said of the others."""

    places: dict[str, int]
    remarks: list[str]


def column_of(name: str) -> str | None:
    """Give the plain name of a column, whatever its case and punctuation; None where it is not known."""
    return _KNOWN.get(_squeezed(name))


def is_heading(cells: Sequence[str]) -> bool:
    """Tell whether a row names the columns of young people."""
    known = {column_of(cell) for cell in cells} - {None}
    return bool(known & {"case number", "reference"}) and len(known) > 1


def columns_of(header: Sequence[str], name: str) -> Columns:
    """Find the columns; raises Refusal where two say the same."""
    places: dict[str, int] = {}
    unknown, remarks = [], []
    for place, heading in enumerate(header):
        column = column_of(heading)
        if column is None:
            unknown += [heading] if heading else []
        elif column in places and column != "row":
            raise Refusal(
                f"{name} has two columns for the {column}, “{header[places[column]]}” and “{heading}”: keep one."
            )
        else:
            places[column] = place
    if unknown:
        remarks.append(f"columns not known here were left out: {', '.join(unknown)}")
    remarks += [f"“{header[places[c]]}” was left out: {why}" for c, why in NOT_TAKEN.items() if c in places]
    if "allocated worker" in places and not {"personal adviser", "social worker"} & places.keys():
        remarks.append("the allocated worker was left out: the table does not say in which role")
    return Columns(places, remarks)
