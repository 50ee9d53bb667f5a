"""From lines to blocks: headings, bullets and paragraphs made whole again."""

import re
from dataclasses import dataclass, field, replace
from itertools import accumulate

from tracker.letters.clean import Line
from tracker.letters.cues import LONGEST_HEADING, is_grade, is_heading, starts_like
from tracker.letters.width import Width, width_of

_BULLET = re.compile(
    r"(?P<glyph>[•◼■◾▪▫●○◦‣⁃∙·❖➢➤►▶✓✔◆◇□❑⬛\uf000-\uf8ff])\s?|(?P<dash>[–—−\-*])\s+|(?P<o>[onlqv§Øü?\ufffd])\s+(?=[A-Z‘“a-z])"
)
"""Signs of bullets; the letters are what a sign of the Wingdings fonts comes out as where the font is lost."""
_LETTERED = re.compile(r"\(?(?:[a-hj-z]|[ivx]{1,4})[).]\s+(?=\S)")
_WORDS_OF_HEADING = re.compile(r"[A-Z][\w’'-]*(?:,? [\w’'()/&–-]+){0,9}\b\)?(?<!\b[a-z]{2})")
_LINES_OF_GRADE = 3
_LONE_NUMBER = re.compile(r"\d{1,3}\.")
_FEW_LOST, _MOST_LOST = 3, 12
"""Numbers that may be missing before the next paragraph; more where an empty line shows that it is one."""
_NUMBERED = re.compile(r"(\d{1,3})[.)]\s+(?=\S)|(\d{1,2}\.\d{1,2})\.?\s+(?=[A-Z‘“])")
_HANGING = re.compile(r" (?:in|of|and|the|to|for|with|on|by|or|who|a)$")
"""Words on which no heading ends: it goes on in the next line."""
_LONGEST_WORD = 40
_UNFINISHED = re.compile(
    r" (?:a|an|the|of|to|in|on|at|by|for|from|with|and|or|between|that|which|their|its|is|are|was|were)$"
)
"""Words that no paragraph ends on: the next line goes on, whatever its first letter and however short this one."""
_NOTHING = "\N{ZERO WIDTH SPACE}"
"""Stands for the text of a bullet whose sign has a line of its own."""


@dataclass(slots=True)
class Block:
    """A heading, a bullet or a paragraph.

    ``mark`` is the bullet's sign, empty for none; ``printed`` the number a paragraph bears in the document.
    """

    lines: list[Line]
    mark: str = ""
    printed: str = ""
    heading: bool = False
    text: str = field(default="", init=False)

    @property
    def bullet(self) -> bool:
        """Tell whether it is a bullet."""
        return bool(self.mark)

    @property
    def last(self) -> Line:
        """Give the line it ends on."""
        return self.lines[-1]

    @property
    def first(self) -> Line:
        """Give the line it begins on."""
        return self.lines[0]


def blocks_of(lines: list[Line]) -> list[Block]:
    """Put lines together to whole paragraphs and bullets, and tell headings from text."""
    blocks = _grouped(lines, width_of(lines))
    vocabulary = frozenset(re.findall(r"[a-z]{4,}", " ".join(line.text for line in lines).lower()))
    for block in blocks:
        block.text = _whole(block.lines, vocabulary)
    blocks = [block for block in blocks if block.text]
    for block, after in zip(blocks, [*blocks[1:], None], strict=False):
        block.heading = block.heading or _reads_as_heading(block, after)
    return blocks


def _grouped(lines: list[Line], width: Width) -> list[Block]:
    blocks: list[Block] = []
    number, place = "0", 0
    while place < len(lines):
        last = blocks[-1] if blocks else None
        line = lines[place]
        if _LONE_NUMBER.fullmatch(line.text) and (last is None or _is_free(line, last)):
            number = line.text.strip(".")
            place += 1
            continue
        span = _heading_span(lines, place, last) or _stands_alone(lines, place, last, width)
        block = Block(lines[place : place + span], heading=True) if span else _opens(line, last, number)
        if block is None and last is not None and _continues(last, line, width):
            last.lines.append(line)
        else:
            blocks.append(block or Block([line]))
            number = blocks[-1].printed or number
        place += span or 1
    return blocks


def _heading_span(lines: list[Line], place: int, before: Block | None) -> int:
    """Give how many lines from here make up a heading we know; 0 where none begins."""
    line = lines[place]
    if before is not None and not (before.heading or before.bullet or before.last.ended or line.blanks):
        return 0
    longest = min(LONGEST_HEADING, len(lines) - place)
    for span in range(1, longest + 1):
        after = lines[place + span] if place + span < len(lines) else None
        words = " ".join(each.text for each in lines[place : place + span])
        over = after is None or after.blanks > 0
        if is_heading(words) and (over or not ((after and after.goes_on) or _HANGING.search(words))):
            return span + _grade_after(lines[place + span :])
        if over or lines[place + span - 1].text[-1] in ".!?;":
            break
    return 0


def _grade_after(lines: list[Line]) -> int:
    """Give how many lines right after a heading hold the grade for it."""
    words = accumulate((line.text for line in lines[:_LINES_OF_GRADE]), "{} {}".format)
    return max((span for span, text in enumerate(words, start=1) if is_grade(text)), default=0)


def _stands_alone(lines: list[Line], place: int, before: Block | None, width: Width) -> int:
    """Give 1 where a line between two paragraphs is too short to go on, and so is a heading of its own; else 0."""
    line, after = lines[place], lines[place + 1] if place + 1 < len(lines) else None
    between = before is None or before.last.ended or before.heading
    if not between or after is None or after.goes_on or after.new_page:
        return 0
    if not (after.text[0].isupper() or _BULLET.match(after.text)):
        return 0
    short = width.room_within(line, after, in_progress=True) and len(after.text) >= len(line.text)
    return int(short and _WORDS_OF_HEADING.fullmatch(line.text) is not None)


def _opens(line: Line, before: Block | None, last_number: str) -> Block | None:
    """Give a new block when the line begins a bullet or a numbered paragraph."""
    free = before is None or _is_free(line, before)
    bullet = _BULLET.match(line.text)
    listed = before is not None and (before.bullet if bullet and bullet["o"] else before.mark == line.text[0])
    if bullet and (bullet["glyph"] or free or listed):
        return Block([_cut(line, bullet.end())], mark=bullet[0].strip())
    numbered = _NUMBERED.match(line.text)
    lost = _MOST_LOST if line.blanks else _FEW_LOST
    if numbered and free and _next_in_order(numbered[0], last_number, lost):
        return Block([_cut(line, numbered.end())], printed=numbered[0].strip(" .)"))
    if before is not None and before.last.ended and starts_like("closing").match(line.text):
        return Block([line])
    lettered = _LETTERED.match(line.text)
    if lettered and (free or (before and before.bullet)):
        return Block([_cut(line, lettered.end())], mark="a)")
    return None


def _is_free(line: Line, before: Block) -> bool:
    """Tell whether something new can begin with a line."""
    return line.blanks > 0 or line.new_page or before.last.ended or before.heading


def _next_in_order(number: str, last: str, lost: int) -> bool:
    """Tell whether a number can be that of the next paragraph, and not a figure at the start of a line.

    ``lost`` is how many numbers may be missing before it.
    """
    new, old = (tuple(int(n) for n in re.findall(r"\d+", each)) for each in (number, last))
    return new == (1,) or (len(new) == 2 and new > old) or old[0] < new[0] <= old[0] + lost + 1


def _cut(line: Line, start: int) -> Line:
    return replace(line, text=line.text[start:].strip() or _NOTHING)


def _continues(block: Block, b: Line, width: Width) -> bool:
    """Tell whether a line goes on with the block before it."""
    a = block.last
    if a.text == _NOTHING:
        return True
    if block.heading:
        return False
    if b.goes_on and not (a.ended and a.text[-1] in ".!?"):
        return True
    gap = b.blanks > 0 and not b.new_page
    if not gap and _UNFINISHED.search(a.text):
        return True
    if a.ended:
        top_of_page = b.indented and not a.indented
        short = width.room_after_sentence(a, b, part_known=bool(block.printed))
        return not (short or gap or top_of_page or a.text.endswith(":"))
    in_progress = block.bullet or bool(block.printed) or len(block.lines) > 2
    return not width.room_within(a, b, in_progress) and not gap


def _whole(lines: list[Line], vocabulary: frozenset[str]) -> str:
    """Join lines with single spaces, and words that were parted at a hyphen."""
    text = ""
    for line in lines:
        part = line.text.strip(_NOTHING)
        if not text or not part:
            text += part
        elif re.search(r"\w-$", text[-2:]):
            text = _rejoin(text, part, vocabulary)
        else:
            text += " " + part
    return text


def _rejoin(text: str, part: str, vocabulary: frozenset[str]) -> str:
    """Join the halves of a word: "multi-" and "agency", but "16-" and "and 17-year-olds" stay apart."""
    first = part.split(" ", 1)[0].lower()
    if first in ("and", "or", "to", "nor"):
        return f"{text} {part}"
    before = re.findall(r"\w+", text[-_LONGEST_WORD:])[-1].lower()
    after = re.match(r"[a-z]*", first)
    joined = before + (after[0] if after else "")
    if joined in vocabulary and part[0].islower():
        return text[:-1] + part
    return text + part


def _reads_as_heading(block: Block, after: Block | None) -> bool:
    if after is None or block.bullet:
        return False
    if block.first.marked and len(block.lines) == 1:
        return True
    if block.printed or not block.text[0].isupper() or "." in block.text:
        return False
    return block.text[-1] not in '.!:;,”’"' and len(block.text) < 100 and len(block.lines) < 4
