"""Who inspected: names as letters print them."""

import re
from itertools import pairwise

_RANKS = r"(?:two|three|four|the|her|his|majesty[’']s|inspectors?|hmi|,|and|of)"
_WHO = (
    re.compile(
        r"inspectors? for this (?:visit|inspection) (?:was|were|is|are):? (?P<names>[^.:]{3,300})", re.I
    ),
    re.compile(r"\b(?:inspectors?|hmis?) (?:was|were):? (?P<names>[^.:]{3,300})", re.I),
    re.compile(
        rf"\b(?:out|conducted|undertaken|led) by (?P<names>(?i:{_RANKS}:?\s+){{0,8}}[A-Z][^.:]{{3,300}})"
    ),
    re.compile(r"\bInspectors (?P<names>[A-Z][^.:]{3,200}?) (?:carried out|conducted|undertook|visited)\b"),
    re.compile(r"\blead inspector:? (?P<names>[^.:\n]{3,120})", re.I),
)
_POST = r"(?:(?:deputy |shadow |supporting )?lead|team|shadow|supporting|additional) inspectors?"
_TEAM = re.compile(
    rf"\b{_POST}:\s?(?P<names>(?:[^\n:.]*(?:,|\band|&|, [^\s,]+)\n)*[^\n:.]+?)(?=\s{_POST}:|[\n.:]|$)",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"yours (?:sincerely|faithfully|truly)", re.IGNORECASE)
_TITLE = re.compile(
    r"(?:her|his) majesty[’']s inspectors?|\bhmi\b|(?:lead |ofsted )?inspector", re.IGNORECASE
)
_NAME = re.compile(
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Professor)\.? )?[A-Z][\w’'-]+"
    r"(?: (?:[A-Z]\.?|d[aeiou]s?|la|le|van|von|den|der|ter|bin|al|el)){0,3}(?: [A-Z][\w’'-]+){1,3}"
)
_NOT_NAMES = re.compile(
    r"(?:majesty|inspector|inspectors|inspectorate|ofsted|commission|council|constabulary|director|services?|care"
    r"|quality|hmi|her|his|social|education|children|regulatory|senior|lead|national|these|this|the|visit|probation)",
    re.IGNORECASE,
)


def inspectors_in(opening: str, lines_after_signature: list[str]) -> tuple[str, ...]:
    """Give the inspectors a letter names in its opening, else the one who signed it."""
    for pattern in _WHO:
        for match in pattern.finditer(opening):
            names = names_in(match["names"])
            if names:
                return names
    for name, title in pairwise(lines_after_signature):
        if _TITLE.match(title) and names_in(name):
            return names_in(name)[:1]
    return ()


def team_in(lines: list[str]) -> tuple[str, ...]:
    """Give the team that a report lists at its end, whoever led it first."""
    listed = (names_in(match["names"]) for match in _TEAM.finditer("\n".join(lines)))
    return tuple(dict.fromkeys(name for names in listed for name in names))


def names_in(text: str) -> tuple[str, ...]:
    """Give the names of people in a list of them; ranks and bodies are no names."""
    parts = re.split(r",| and | with |&|\(|\)|;", _TITLE.sub(",", text))
    found: list[str] = []
    for part in parts:
        name = part.strip(" ’':")
        other_words = [word for word in name.split() if not _NOT_NAMES.fullmatch(word)]
        if _NAME.fullmatch(name) and len(other_words) == len(name.split()):
            found.append(name)
        elif other_words and found:
            break
    return tuple(dict.fromkeys(found))


def signature_at(lines: list[str]) -> list[str]:
    """Give the few lines after "Yours sincerely"."""
    for place, line in enumerate(lines):
        if _SIGNED.match(line):
            return lines[place + 1 : place + 9]
    return []
