"""What a letter or report says of the visit itself: whose, which, when, by whom, about what."""

import re
from datetime import date

from tracker.domain import codes
from tracker.letters.cues import known_heading
from tracker.letters.dates import Days, find_days
from tracker.letters.layout import Block

_ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"),
    *("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
)
ORDINAL = r"(?P<ordinal>" + "|".join(_ORDINALS) + r"|\d{1,2}(?:st|nd|rd|th))"
_OWN_ORDINAL = re.compile(
    r"\b(?:this|it|visit) (?:was|is) (?:\w+[’']s |the |your |our |its |their )?(?:\w+ )?"
    rf"{ORDINAL},? (?:(?:\w+|and final),? ){{0,3}}?visit\b",
    re.IGNORECASE,
)
_ANY_ORDINAL = re.compile(
    r"(?<!since the )(?<!after the )(?<!\bat the )(?<!following the )"
    rf"\b{ORDINAL} (?:\w+ ){{0,2}}?(?:monitoring|focus+ed) (?:\w+ )?(?:visit|inspection)",
    re.IGNORECASE,
)
_KINDS: tuple[tuple[codes.ScrutinyKind, str], ...] = (
    ("joint targeted area inspection", r"joint targeted area inspection|\bjtai\b"),
    ("monitoring visit", r"monitoring (?:visit|inspection)"),
    ("focused visit", r"focus+ed visit"),
    ("peer review", r"peer (?:review|challenge)"),
)
_VISITED = re.compile(
    r"\b(?:visit|visited|peer review|peer challenge|inspection|inspected|took place|conducted|carried out|during)\b",
    re.IGNORECASE,
)
_LOOKED = r"(?:reviewed|looked at|considered|evaluated|focus+ed on|examined)"
_LISTED = re.compile(rf"\b{_LOOKED}\b.*:$|\bareas?\b.{{0,60}}:$", re.IGNORECASE)
_FOCUS = re.compile(
    rf"(?:(?:inspectors|we|they|the visit|this visit) (?:\w+ )?{_LOOKED}"
    r"|the (?:areas?|focus) (?:covered )?(?:by|of) (?:the|this) (?:\w+ )?visit (?:was|were))"
    r"(?: the (?:local authority[’']s|council[’']s))?"
    r"(?: (?:the )?(?:progress made (?:in|by|with(?: regard to)?|on|regarding|in relation to)"
    r"|arrangements (?:for|in)))?(?: the areas? of)?"
    r":? (?P<area>[^.:]{10,300})[.]",
    re.IGNORECASE,
)
_THEME_OF_JTAI = re.compile(
    r"multi-agency response to (?P<area>[^.\n]{5,160}?)(?: in [A-Z][\w ]+)?(?:[.,\n]|$)"
)


def scrutiny_kind(text: str) -> codes.ScrutinyKind | None:
    """Give the kind of scrutiny a text names first; a plain inspection only where no other is named."""
    found = [(m.start(), kind) for kind, words in _KINDS if (m := re.search(words, text, re.IGNORECASE))]
    if found:
        return min(found)[1]
    return "inspection" if re.search(r"\binspection\b", text, re.IGNORECASE) else None


def own_ordinal(opening: str) -> int | None:
    """Give which visit the letter's own opening says it is; other visits it mentions do not count."""
    match = _OWN_ORDINAL.search(opening) or _ANY_ORDINAL.search(opening)
    return number_of(match["ordinal"]) if match else None


def number_of(word: str) -> int:
    """Read "fourth" or "4th" as a number."""
    digits = re.sub(r"\D", "", word)
    return int(digits) if digits else _ORDINALS.index(word.lower()) + 1


def visit_days(opening: str, letter_date: date | None) -> Days | None:
    """Give the days of the visit: those of the first sentence that tells of it and holds whole dates."""
    for sentence in re.split(r"(?<=[a-z\d)])(?<!\bSt)[.\n]\s*", opening):
        if not _VISITED.search(sentence):
            continue
        days = find_days(sentence) or _days_without_year(sentence, letter_date)
        if days:
            return days
    return None


def _days_without_year(sentence: str, letter_date: date | None) -> Days | None:
    days = find_days(sentence, letter_date.year) if letter_date else None
    if days and letter_date and days.start > letter_date:
        days = find_days(sentence, letter_date.year - 1)
    return days


def areas_in(blocks: list[Block], opening: str) -> tuple[str, ...]:
    """Give the areas a visit covered: the bullets that list them, else the words that name them."""
    bullets: list[str] = []
    text: list[str] = []
    in_areas, in_opening = False, True
    for block in blocks:
        if block.heading:
            heading = known_heading(block.text)
            in_areas = heading is not None and heading.role == "areas"
            in_opening = in_opening and (heading is None or heading.role == "opening")
        elif in_opening and not block.bullet:
            in_areas = bool(_LISTED.search(block.text))
        elif in_areas and block.bullet:
            bullets.append(block.text.rstrip(" .;"))
        elif in_areas:
            text.append(block.text)
    if bullets:
        return tuple(bullets)
    joint = _THEME_OF_JTAI.search(opening)
    match = joint or next((found for each in [*text, opening] if (found := _FOCUS.search(each))), None)
    return (match["area"].strip(),) if match else ()
