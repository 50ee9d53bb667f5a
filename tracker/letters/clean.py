"""From raw text to clean lines that remember their place: page, line and the gap before them."""

import re
from dataclasses import dataclass, replace

from tracker.domain.text import plain

_SPACES = re.compile(r"(?:[^\S\n]|\u200b)+")
_JOINED_LETTERS = str.maketrans(
    {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "\N{NON-BREAKING HYPHEN}": "-"}
)
"""Signs that PDF text has in place of letters; words would not be known by them."""
_SENTENCE_END = re.compile(r"[.!?:][)\]’”'\"]*\d{0,2}$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line that holds something.

    ``blanks`` counts the empty lines before it; ``new_page`` tells that a page begins between it and the
    line before; ``indented`` that one space stands before it; ``wide_end`` that it ended in two or more
    spaces, as the last line of a paragraph often does in text taken from a PDF.
    """

    text: str
    number: int
    page: int = 1
    blanks: int = 0
    new_page: bool = False
    indented: bool = False
    wide_end: bool = False

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
        return self.text[0].islower() or self.text[0] in "(,;&"


def lines_of(text: str) -> list[Line]:
    """Give the lines that hold something, without control characters and with single spaces."""
    lines: list[Line] = []
    blanks, new_page = 0, False
    for number, raw in enumerate(_one_kind_of_break(text).split("\n"), start=1):
        new_page = new_page or "\f" in raw
        shown = plain(raw.replace("\f", ""))
        tidy = _SPACES.sub(" ", shown).strip()
        if not tidy:
            blanks += 1
            continue
        lines.append(
            Line(
                text=tidy,
                number=number,
                blanks=blanks,
                new_page=new_page,
                indented=shown[0] == " " and not shown[1].isspace(),
                wide_end=len(shown) - len(shown.rstrip()) > 1,
            )
        )
        blanks, new_page = 0, False
    return lines


def followed_by_gap(line: Line, removed: Line) -> Line:
    """Give a line as it stands once the line before it, which was no text, is gone."""
    return replace(line, blanks=line.blanks + removed.blanks, new_page=line.new_page or removed.new_page)


def _one_kind_of_break(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n").replace("\u2029", "\n")
    text = text.replace("\u00ad \n", "").replace("\u00ad\n", "").replace("\u00ad", "")
    return text.translate(_JOINED_LETTERS)
