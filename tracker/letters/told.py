"""Who says what in a paper: each sentence as the inspectorate's at second hand, or as the council's own."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tracker.domain import codes
from tracker.letters.cues import heading_words
from tracker.letters.layout import Block
from tracker.letters.papers import paper_pattern
from tracker.letters.sentences import sentences_of

_SPEAKS = re.compile(
    r"(?P<who>[A-Z][\w’'.-]+(?: [\w’'.,-]+){0,12}?) (?:also )?(?:said|added|commented|says|continued|explained)\b"
    r"[^“\".]{0,40}[:,]?\s*[“\"]"
)
_SPOKEN = re.compile(r"[”\"],? (?:said|added|says|commented) (?P<who>[A-Z][\w’'.-]+|[Cc]ouncillor|[Cc]llr)")
_LEAD = re.compile(rf"^{_SPEAKS.pattern}")
_LEADS_ON = ("that", "resolved that", "it was noted that")
"""Lines that look like headings and only lead on to what stands under the one above."""
_SHORTEST = 12
"""Less is a number or a label, and no sentence."""
_LONGEST = 1_500
"""More is a table or a list run together, which says nothing by itself; it also keeps reading bounded."""
_INSPECTORATE = re.compile(r"\b(?:ofsted|inspectors?|hmi|inspectorate)\b", re.IGNORECASE)


class Told(NamedTuple):
    """One sentence, who says it, and the block and section it stands in."""

    text: str
    said_by: codes.SaidBy
    block: Block
    section: str

    @property
    def line(self) -> int:
        """Give the line of the document it begins on."""
        start = re.compile(re.escape(" ".join(self.text.split(" ", 3)[:3])))
        inside = (line.number for line in self.block.lines if start.search(line.text))
        return next(inside, self.block.first.number)


def told_in(blocks: Sequence[Block]) -> list[Told]:
    """Give the sentences of a paper under its sections, each with who says it."""
    section, speaker, opened = "", "", ""
    told: list[Told] = []
    for block in blocks:
        if block.heading:
            words = heading_words(block.text)
            section, speaker, opened = section if words.lower() in _LEADS_ON else words, "", ""
            continue
        opened = opened if block.bullet else _list_of(block.text)
        if block.bullet and opened == "areas":
            continue
        speaker = _speaker(block.text, speaker)
        says = speaker or (opened if block.bullet else "")
        told += (Told(text, said_by, block, section) for text, said_by in _sentences(block.text, says))
        if _closes(block.text):
            speaker = ""
    return told


def _list_of(text: str) -> str:
    """Give whose words the bullets are that a block opens: the inspectorate's, the areas of a visit, or nobody's."""
    if not text.endswith(":"):
        return ""
    last = sentences_of(text)[-1]
    if paper_pattern("list", "areas").search(last):
        return "areas"
    theirs = paper_pattern("quoted", "found").search(last) and not paper_pattern("list", "not_theirs").search(
        last
    )
    return "inspectorate" if theirs else ""


def _speaker(text: str, speaking: str) -> str:
    """Give who speaks in a block: the one named there, or the one who spoke on before and was not closed."""
    found = _SPEAKS.search(text) or _SPOKEN.search(text)
    if found:
        return "inspectorate" if _INSPECTORATE.search(found["who"]) else "council"
    if speaking:
        return speaking
    return "inspectorate" if text[0] in '“"' else ""


def _closes(text: str) -> bool:
    """Tell whether speech ends with the block; a speech of several paragraphs is closed at its last."""
    last = max(text.rfind("“"), -1)
    return text.rfind("”") > last or ("“" not in text and "”" not in text and text.count('"') % 2 == 0)


def _sentences(text: str, speaker: str) -> Iterator[tuple[str, codes.SaidBy]]:
    quoted = paper_pattern("quoted", "found")
    for part in sentences_of(text):
        sentence = _LEAD.sub("", part.strip()).strip('“”"').strip()
        if not _SHORTEST <= len(sentence) <= _LONGEST:
            continue
        by_inspectors = speaker == "inspectorate" or (not speaker and bool(quoted.search(sentence)))
        yield sentence, "inspectorate as quoted" if by_inspectors else "council"
