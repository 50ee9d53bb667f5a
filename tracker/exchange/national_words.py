"""The wordings of Annex A list 9 and of the Standard Safeguarding Dataset for what we keep as codes and words."""

from collections.abc import Mapping

STATUS: dict[str, str] = {
    "relevant": "a) Relevant child",
    "former relevant": "b) Former relevant child",
    "former relevant in education": "b) Former relevant child",
    "former relevant 21 to 25": "b) Former relevant child",
    "qualifying": "c) Qualifying care leaver",
    "eligible": "d) Eligible child",
}
"""Eligibility category."""
SSD_STATUS: dict[str, str] = {
    "relevant": "Relevant",
    "former relevant": "Former Relevant",
    "former relevant in education": "Former Relevant",
    "former relevant 21 to 25": "Former Relevant",
    "qualifying": "Qualifying",
    "eligible": "Eligible",
    "not eligible": "No Current Eligibility",
}
IN_TOUCH: dict[str, str] = {
    "YES": "a) Yes",
    "NO": "b) No",
    "DIED": "c) Died",
    "REFU": "d) Refu",
    "NREQ": "e) NREQ",
    "RHOM": "f) Rhom",
}
ACCOMMODATION: dict[str, str] = {
    "B": "Parents/relatives",
    "C": "Community home / residential care",
    "D": "Semi-independent, transitional accommodation and self-contained accommodation",
    "E": "Supported lodgings",
    "G": "Abroad",
    "H": "Deported",
    "K": "Ordinary lodgings, without formal support",
    "R": "Residence not known",
    "S": "No fixed abode / homeless",
    "T": "Foyers and similar supported accommodation",
    "U": "Independent living",
    "V": "Emergency accommodation",
    "W": "Bed and breakfast",
    "X": "In custody",
    "Y": "Other accommodation",
    "Z": "With former foster carers",
}
ACTIVITY: dict[str, str] = {
    "F1": "Full time in higher education",
    "P1": "Part time in higher education",
    "F2": "Full time in education other than higher",
    "P2": "Part time in education other than higher",
    "F4": "Young person engaged full time in an apprenticeship",
    "P4": "Young person engaged part time in an apprenticeship",
    "F5": "Young person engaged full time in training or employment (not apprenticeship)",
    "P5": "Young person engaged part time in training or employment (not apprenticeship)",
    "G4": "Not in education, employment or training - illness or disability",
    "G5": "Not in education, employment or training - other",
    "G6": "Not in education, employment or training - pregnancy or parenting",
}
_GENDER = ("Male", "Female", "Not stated/recorded", "Neither")
ETHNICITIES = (
    "WBRI", "WIRI", "WIRT", "WOTH", "WROM", "MWBC", "MWBA", "MWAS", "MOTH", "AIND", "APKN", "ABAN", "AOTH",
    "BCRB", "BAFR", "BOTH", "CHNE", "OOTH", "REFU", "NOBT", "UNKNOWN",
)  # fmt: skip


def _listed(texts: tuple[str, ...], said: str) -> str:
    """Give a text with the letter of its place in the list; blank where it is none of them."""
    places = {text.casefold(): f"{chr(ord('a') + n)}) {text}" for n, text in enumerate(texts)}
    return places.get(said.casefold(), "")


def gender(said: str) -> str:
    """Give a gender as Annex A words it; what it has no words for is left blank."""
    whole = {"m": "Male", "f": "Female", "not stated": "Not stated/recorded"}.get(said.casefold(), said)
    return _listed(_GENDER, whole)


def ethnicity(said: str) -> str:
    """Give an ethnicity code as Annex A lists it; a code of another list is unknown to it."""
    return _listed(ETHNICITIES, said) or (_listed(ETHNICITIES, "UNKNOWN") if said else "")


def yes_no(truth: bool) -> str:
    """Give yes or no as Annex A lists them."""
    return "a) Yes" if truth else "b) No"


def disability(said: str) -> str:
    """Say whether there is a disability; blank where nothing is recorded."""
    return yes_no(said.casefold() not in ("no", "none")) if said else ""


def suitability(suitable: bool | None) -> str:
    """Give whether a home is suitable; blank where nobody has looked."""
    return "" if suitable is None else "a) Suitable" if suitable else "b) Unsuitable"


def with_words(code: str, words: Mapping[str, str]) -> str:
    """Give a code with its words, "U: Independent living"; a code without words as it is."""
    return f"{code}: {words[code]}" if code in words else code
