"""From raw text to clean lines that remember their place: page, line and the gap before them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median_low

from tracker.domain.text import plain

_SPACES = re.compile(r"(?:[^\S\n]|\u200b)+")
_JOINED_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\N{NON-BREAKING HYPHEN}": "-"}
)
"""Signs that PDF text has in place of letters; words would not be known by them."""
_MARKDOWN = re.compile(r"#|\*\*|__|\\")
_TABLE_ROW = re.compile(r"\|(?:[^|]*\|)+")
"""A row of a table in Markdown; the line of dashes under its head holds no word."""
_HASHES = re.compile(r"#{1,6} (?=\S)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.{1,400}?)(?<=\S)\1")
_ALL_BOLD = re.compile(r"(\*\*|__)(?=\S)[^*_]{1,200}\1:?")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|&~])")
_FEWEST_TO_TELL = 4
"""Lines that go on with a sentence, from which the spacing of a text can be told."""
_SIGN_WITHOUT_NAME = re.compile(r"^\s{0,40}[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f-\x9f]\s{1,40}(?=\S)")
"""A bullet for which a PDF gives no letter, only the place of its picture in a font."""
_LOST_SIGNS = ("o ", "n ", "l ", "q ", "v ")
"""What the sign of a bullet comes out as where its font is lost."""
_SENTENCE_END = re.compile(r"[.!?:][)\]’”'\"]*\d{0,2}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    ``blanks`` counts the empty lines before it; ``new_page`` tells that a page begins between it and the
    line before; ``indented`` that one space stands before it; ``wide_end`` that it ended in two or more
    spaces, as the last line of a paragraph often does in text taken from a PDF; ``marked`` that it was set as
    a heading in Markdown.
    """

    text: str
    number: int
    page: int = 1
    blanks: int = 0
    new_page: bool = False
    indented: bool = False
    wide_end: bool = False
    marked: bool = False

    @property
    def ended(self) -> bool:
        """Tell whether a sentence ends with the line."""
        return bool(_SENTENCE_END.search(self.text))

    @property
    def first_word(self) -> str:
        """Give the text up to the first space."""
        return self.text.split(" ", 1)[0]

    @property
    def goes_on(self) -> bool:
        """Tell whether it begins as the middle of a sentence does."""
        small = self.text[0].islower() and self.text[:2] not in _LOST_SIGNS
        return small or self.text[0] in "(,;&"


def lines_of(text: str) -> list[Line]:
    """Give the lines that hold something, without control characters and with single spaces."""
    lines: list[Line] = []
    blanks, page, new_page = 0, 1, False
    for number, begins_page, raw in _numbered(text):
        page, new_page = page + begins_page, new_page or begins_page
        shown = plain(_SIGN_WITHOUT_NAME.sub("• ", raw))
        tidy, marked = _without_markdown(_SPACES.sub(" ", shown).strip())
        if not tidy:
            blanks += 1
            continue
        lines.append(
            Line(
                text=tidy,
                number=number,
                page=page,
                blanks=blanks,
                new_page=new_page,
                indented=shown[0] == " " and not shown[1].isspace(),
                wide_end=len(shown) - len(shown.rstrip()) > 1,
                marked=marked,
            )
        )
        blanks, new_page = 0, False
    return _single_spaced(lines)


def _single_spaced(lines: list[Line]) -> list[Line]:
    """Take away the empty lines that stand after every line, where a text was set with double spacing."""
    within = [b.blanks for a, b in pairwise(lines) if b.goes_on and not a.ended and not b.new_page]
    usual = int(median_low(within)) if len(within) >= _FEWEST_TO_TELL else 0
    return [replace(line, blanks=max(0, line.blanks - usual)) for line in lines] if usual else lines


def _numbered(text: str) -> Iterator[tuple[int, bool, str]]:
    """Give each line with its number and whether a form feed stands before it."""
    for number, line in enumerate(_one_kind_of_break(text).split("\n"), start=1):
        first, *more = line.split("\f")
        if first or not more:
            yield number, False, first
        for part in more:
            yield number, True, part


def _without_markdown(text: str) -> tuple[str, bool]:
    """Give a line without the signs of Markdown, and whether they made it a heading."""
    if _TABLE_ROW.fullmatch(text):
        cells = (cell.strip(" *_") for cell in text.strip("|").split("|"))
        text = " ".join(cell for cell in cells if cell.strip(":-"))
    if not _MARKDOWN.search(text):
        return text, False
    heading = _HASHES.match(text) or _ALL_BOLD.fullmatch(text)
    bare = _BOLD.sub(r"\2", _HASHES.sub("", text))
    return _ESCAPED.sub(r"\1", bare).strip(), bool(heading)


def followed_by_gap(line: Line, removed: Line) -> Line:
    """Give a line as it stands once the line before it, which was no text, is gone."""
    return replace(line, blanks=line.blanks + removed.blanks, new_page=line.new_page or removed.new_page)


def _one_kind_of_break(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    # What one PDF program puts for a hyphen at the end of a line.
    text = text.replace("\ufffe", "-")
    text = text.replace("\u00ad \n", "").replace("\u00ad\n", "").replace("\u00ad", "")
    return text.translate(_JOINED_LETTERS)
