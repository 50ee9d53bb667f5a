"""What a paper lacks, or looks odd in it: appendices that are not there, text cut off, no day, template text."""

import re
from collections.abc import Iterator, Sequence

from tracker.domain import codes
from tracker.letters.clean import Line
from tracker.letters.layout import Block
from tracker.letters.papers import Paper
from tracker.letters.remarks import Remark, place_of

_APPENDIX = re.compile(
    r"^[-•* ]*(?P<name>(?:appendix|annexe?|attachment) (?:[a-z]|\d{1,2}|[ivx]{1,4}))\b[ :.–-]*(?P<title>.{0,100})$",
    re.IGNORECASE,
)
_CUT_OFF = re.compile(
    r"view the full (?:minutes|text|decision)|(?:\.{3}|…) *(?:read|view|see) (?:more|the full)|\[truncated\]"
    r"|(?:\.{3}|…)$",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^(\d{1,3})\.\s")
_LETTER_OF: tuple[codes.DocumentKind, ...] = ("cover report", "minutes", "press release")


def gaps_in(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    kind: codes.DocumentKind,
    paper: Paper,
    *,
    has_letter: bool = False,
) -> list[Remark]:
    """Give what is missing, each with what to do; ``has_letter`` tells that the letter follows in the same file."""
    first = place_of(lines[0])
    found = [*_appendices(lines, has_letter=has_letter), *_cut_off(blocks), *_numbers(lines)]
    if kind in _LETTER_OF and not has_letter:
        say = "The letter itself is not in this file: ask for it, since it says first hand what stands here."
        found.append(Remark(kind="letter missing", text=say, place=first))
    if paper.day is None:
        say = "The document does not say of which day it is: times without a year in it cannot be placed by itself."
        found.append(Remark(kind="no day", text=say, place=first))
    return found


def _appendices(lines: Sequence[Line], *, has_letter: bool) -> Iterator[Remark]:
    named: dict[str, list[tuple[Line, str]]] = {}
    for line in lines:
        if match := _APPENDIX.match(line.text):
            named.setdefault(match["name"].lower(), []).append((line, match["title"].strip()))
    for name, places in named.items():
        line, title = places[-1]
        is_here = len({each.page for each, _ in places}) > 1 or (
            has_letter and re.search(r"letter|feedback|report", title, re.IGNORECASE)
        )
        if not is_here:
            called = f" ({title})" if title else ""
            say = f"{name.title()}{called} is named and is not in this file: ask for it."
            yield Remark(kind="appendix missing", text=say, place=place_of(line))


def _cut_off(blocks: Sequence[Block]) -> Iterator[Remark]:
    for block in blocks[-3:]:
        if _CUT_OFF.search(block.text):
            say = "The text breaks off here: bring in the whole document when you have it."
            yield Remark(kind="cut off", text=say, place=place_of(block.last))
            return


def _numbers(lines: Sequence[Line]) -> Iterator[Remark]:
    """Tell where paragraph numbers that run on leave one out."""
    last = 0
    for line in lines:
        match = _NUMBER.match(re.sub(r"^- ", "", line.text))
        number = int(match[1]) if match else 0
        if last and number == last + 2:
            say = f"Paragraph numbers go from {last} to {number}: {last + 1} is missing."
            yield Remark(kind="numbering", text=say, place=place_of(line))
        if number in (1, 2) or number == last + 1 or number == last + 2:
            last = number
