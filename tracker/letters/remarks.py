"""What was set aside in a document, or looks odd in it; never a finding."""

import re

from tracker.domain.records import Value
from tracker.letters.clean import Line
from tracker.letters.dates import find_days
from tracker.letters.layout import Block
from tracker.letters.sentences import sentences_of
from tracker.wording.leftovers import leftover

_EXPECTED = re.compile(
    r"\b(?:visit|inspection)\b.{0,60}\b(?:likely|expected|due|planned|anticipated|scheduled|will (?:take|be|focus))\b"
    r"|\b(?:likely|expected|anticipated|planned|next)\b.{0,40}\b(?:monitoring|focused) visit\b",
    re.IGNORECASE,
)
_COMMITMENT = re.compile(
    r"\b(?:intention is|intends? to|should (?:send|prepare)|(?:is|are) (?:expected )?to be|plans to|commits? to"
    r"|will (?:be |also )?(?:present|submit|commence|publish|report|start|send|complet|implement)\w*)\b",
    re.IGNORECASE,
)
_MONTH = re.compile(
    r"\b(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|winter|may 20\d\d)\b",
    re.IGNORECASE,
)
_LONGEST = 600


class Remark(Value, frozen=True):
    """Something a person should know about a document: of what kind, the words, and where they stand."""

    kind: str
    text: str
    place: str = ""


def remarks_on(blocks: list[Block]) -> list[Remark]:
    """Give the expected visits, commitments with a day, and template leftovers in text that holds no findings.

    A leftover that comes back again and again is told once.
    """
    found: dict[str, Remark] = {}
    for block in blocks:
        for sentence in sentences_of(block.text):
            template = leftover(sentence)
            kind = "template text" if template else _kind_of_remark(sentence)
            if kind:
                remark = Remark(kind=kind, text=short(sentence), place=place_of(block.first))
                found.setdefault(template or sentence, remark)
    return list(found.values())


def place_of(line: Line) -> str:
    """Name a place as a person looks for it."""
    return f"page {line.page}, line {line.number}"


def _kind_of_remark(sentence: str) -> str:
    if _EXPECTED.search(sentence) and _MONTH.search(sentence):
        return "visit expected"
    if _COMMITMENT.search(sentence) and (_MONTH.search(sentence) or find_days(sentence)):
        return "commitment"
    return ""


def short(text: str) -> str:
    """Keep words within what a remark holds."""
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"
