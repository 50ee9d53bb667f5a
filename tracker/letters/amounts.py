"""Figures that a paper gives: a number, what it counts, and of what."""

import re
from collections.abc import Iterator, Sequence

from tracker.domain.scrutiny import Offer
from tracker.letters.papers import paper_pattern, paper_words
from tracker.letters.told import Told

_NUMBER = r"(?P<value>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_RANGE = re.compile(r"(?:\d|\b(?:and|to|or))\s?(?:-|–|to|and|/)?\s*$")
_NEXT_RANGE = re.compile(r"\s?(?:-|–|/|to \d|and \d)")
_FILLER = re.compile(r"\b(?:currently|now|already)\b ?", re.IGNORECASE)
_LEADS = re.compile(r"^(?:(?:of|on|in|the|a|an|than|more than|for) )+", re.IGNORECASE)
_TRAILS = re.compile(
    r"(?: (?:has|have|had|been|is|are|was|were|of|around|about|approximately|to|at|up|over|some|by))+$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[,;.()]| (?:and|but|which|who|as|with|because|while|so)\b")
_TIMES = ("days", "weeks", "months")
_WAITED = re.compile(r"\b(?:wait\w*|longest|average|delay\w*|took|taken)\b", re.IGNORECASE)
"""A length of time is a figure only where something took it."""
_LONGEST_NAME = 90
_ABOUT = re.compile(
    r"\b(?P<how>more than|over|at least|nearly|almost|around|about|approximately|up to|fewer than|less than)\s+$",
    re.IGNORECASE,
)


def amounts_in(told: Sequence[Told]) -> list[Offer]:
    """Give the figures in the order they stand; ages, dates and the numbers of things are no figures."""
    found: list[Offer] = []
    for sentence in told:
        named = ""
        for value, unit, said, about in _figures(sentence.text):
            named = said or named
            name = f"{named} ({about})" if about and named else named
            if name:
                offer = Offer(
                    kind="figure",
                    number=len(found) + 1,
                    text=sentence.text,
                    page=sentence.block.first.page,
                    line=sentence.line,
                    said_by=sentence.said_by,
                    state="done",
                    value=value,
                    unit=unit,
                    name=name,
                )
                found.append(offer)
    return found


def _figures(text: str) -> Iterator[tuple[float, str, str, str]]:
    """Give value, unit, name, and a word such as "around" that says how exact the number is."""
    unit = paper_words()["amount"]["unit"]
    for match in re.finditer(
        rf"(?<![\w£.,/-]){_NUMBER} ?(?P<unit>{unit})(?!\w|[’']s\b)", text, re.IGNORECASE
    ):
        before, after = text[: match.start()], text[match.end() :]
        if paper_pattern("amount", "not_before").search(before) or _RANGE.search(before[-6:]):
            continue
        if match["unit"].lower() in _TIMES and not _WAITED.search(before + after):
            continue
        about = _ABOUT.search(before)
        name = _name(before[: about.start()] if about else before, after)
        value = float(match["value"].replace(",", ""))
        yield value, match["unit"].lower(), name, about["how"].lower() if about else ""


def _name(before: str, after: str) -> str:
    """Name what is counted: the words after the unit, or those before the number where none follow."""
    following = _tidy(_ENDS.split(after, maxsplit=1)[0])
    if len(following) >= 8:
        return following
    if before.rstrip().endswith("("):
        return ""
    return _tidy(_ENDS.split(before)[-1])


def _tidy(words: str) -> str:
    text = " ".join(_FILLER.sub("", words).split()).strip(" ‘’“”'\"-–:")
    return _TRAILS.sub("", _LEADS.sub("", text))[:_LONGEST_NAME].rstrip()
