"""From blocks to the paragraphs that hold findings, each with its section, kind, standing and theme."""

import re
from dataclasses import dataclass, replace

from tracker.domain import codes
from tracker.domain.scrutiny import Paragraph
from tracker.letters.cues import Heading, known_heading, leaning_of, section_title, starts_like
from tracker.letters.layout import Block
from tracker.letters.polarity import asks, kind_of
from tracker.letters.sentences import sentences_of
from tracker.letters.themes import theme_of

_BOARD = "Local Safeguarding Children Board"
_BOARD_NAMED = re.compile(r"safeguarding children board|\bLSCB\b", re.IGNORECASE)
_LEAVES_BOARD = re.compile(r"\blocal authority\b|^The experiences and progress of", re.IGNORECASE)
_SHORTEST = 12
_LONG_ENOUGH_TO_TELL = 150
_WEIGHED = 20_000
"""Characters of a paragraph that are weighed for kind and theme; nobody writes a longer one."""


@dataclass(slots=True)
class Section:
    """The heading a block stands under, and what it says of it."""

    title: str
    heading: Heading
    subject: str = ""
    """The title of the last heading that named a subject, for those within it."""
    board: bool = False
    """Whether it stands in the part of a report about the safeguarding board."""
    around: "Section | None" = None
    """The list a box stands in, to which the bullets after it belong."""
    parted: bool = False
    """Whether it is a part of a list, under a heading of its own."""
    filled: bool = False
    """Whether a finding stands under it."""


def paragraphs_of(blocks: list[Block]) -> tuple[Paragraph, ...]:
    """Give the findings, numbered from 1; titles, areas, method, next steps and closings are left out."""
    section = Section("", Heading("opening"))
    found: list[Paragraph] = []
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        if block.heading:
            section = _under(block, section, bool(after and (after.bullet or after.printed)))
            continue
        if block.bullet and section.around:
            section = section.around
        text = _finding_in(block, section.heading)
        if len(text) >= _SHORTEST:
            found.append(_paragraph(len(found) + 1, text, block, section))
            section.filled = True
    return tuple(found)


def _under(block: Block, before: Section, lists: bool) -> Section:
    """Give the section a heading opens; one we do not know says nothing of kind, save where the one before goes on.

    ``lists`` tells that a bullet or a numbered paragraph comes next.
    """
    heading = known_heading(block.text)
    parts = heading is None and lists and _can_be_parted(before) and not leaning_of(block.text)
    if heading is None:
        goes_on = parts or before.heading.role in ("areas", "next steps", "apart")
        heading = before.heading if goes_on else Heading("findings", leaning=leaning_of(block.text))
    elif heading.role == "findings" and not heading.kind and not heading.leaning:
        heading = replace(heading, leaning=leaning_of(block.text))
    if heading.place == "same":
        return before
    if heading.place == "within" and before.subject:
        return replace(before, heading=heading)
    # A document's own title is no section of it.
    title = "" if heading.role == "opening" else section_title(block.text)
    board = heading.place == "part" or (before.board and not _LEAVES_BOARD.search(title))
    shown = f"{_BOARD}: {title}" if board and title and not _BOARD_NAMED.search(title) else title
    subject = shown if heading.place == "subject" else ""
    around = _list_around(before) if heading.place == "box" else None
    return Section(shown, heading, subject, board, around, parts)


def _can_be_parted(section: Section) -> bool:
    """Tell whether a list may go on under a heading of its own: where it began so, or has only begun."""
    return section.heading.kind is not None and (section.parted or not section.filled)


def _list_around(before: Section) -> Section | None:
    """Give the list that a box stands in, where it does: under a heading that says of what kind all is."""
    outer = before.around or before
    return outer if outer.heading.kind and outer.heading.place != "box" else None


def _finding_in(block: Block, heading: Heading) -> str:
    """Give the text of a block as far as it is a finding; empty where it is none."""
    if starts_like("closing").match(block.text) or heading.role in ("next steps", "apart"):
        return ""
    if heading.role == "opening":
        return "" if block.bullet else _after("opening", block.text)
    if heading.role == "areas":
        return "" if block.bullet else _judged(_after("opening", block.text))
    return block.text if heading.kind or block.bullet else _after("apart", block.text)


def _after(table: str, text: str) -> str:
    """Take away the sentences that only say what the letter is and how the visit was done, as a table lists them.

    Where the first says so, all up to the last that does go with it.
    """
    sentences = sentences_of(text)
    tells = starts_like(table)
    if not tells.match(sentences[0]):
        return text
    last = max(place for place, sentence in enumerate(sentences) if tells.match(sentence))
    rest = sentences[last + 1 :]
    return text[text.index(sentences[last]) + len(sentences[last]) :].lstrip(" )’”") if rest else ""


def _judged(text: str) -> str:
    """Give a paragraph under the areas of a visit only where it clearly judges: it is a finding out of place."""
    tells = len(text) >= _LONG_ENOUGH_TO_TELL and not text.endswith(":")
    return text if tells and kind_of(text) != "context" else ""


def _paragraph(number: int, text: str, block: Block, section: Section) -> Paragraph:
    heading = section.heading
    return Paragraph(
        number=number,
        printed=block.printed,
        text=text,
        section=section.title,
        page=block.first.page,
        line=_line_of(text, block),
        bullet=block.bullet,
        kind=_kind(text[:_WEIGHED], block.bullet, heading),
        standing=heading.standing,
        theme=theme_of(text[:_WEIGHED]),
    )


def _kind(text: str, bullet: bool, heading: Heading) -> codes.FindingKind:
    """Give the kind the heading says; else what the words say, and for a bullet what its heading leans to."""
    if heading.kind or heading.role == "context":
        return heading.kind or "context"
    if bullet and (heading.leaning or asks(text)):
        return heading.leaning or "concern"
    kind = kind_of(text)
    return heading.leaning if heading.leaning and kind == "context" else kind


def _line_of(text: str, block: Block) -> int:
    """Give the line a text begins on, where it is a later part of the block."""
    start = re.escape(" ".join(text.split(" ", 3)[:3]))
    inside = (line.number for line in block.lines if text != block.text and re.search(start, line.text))
    return next(inside, block.first.number)
