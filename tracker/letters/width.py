"""How wide the text was set: what tells a wrapped line from one that ends a paragraph."""

from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tracker.letters.clean import Line

_UNWRAPPED = 130
_NARROWEST = 40
_FEWEST_WRAPS, _FEWEST_LINES = 8, 4
_CLEARLY, _PLAINLY, _MOSTLY = 0.85, 0.7, 0.75


@dataclass(frozen=True, slots=True)
class Width:
    """How long a line is, with the first word of the next, where it was wrapped for want of room.

    ``least`` is met by nearly all wrapped lines, ``usual`` by half of them; infinite when the text is not
    wrapped at all: then every line is a paragraph. ``spaced`` tells that empty lines part the paragraphs.
    """

    least: float
    usual: float
    spaced: bool

    def room_after_sentence(self, a: Line, b: Line, part_known: bool) -> bool:
        """Tell whether a line that ends a sentence was left short, so that a paragraph ends there too."""
        if self.spaced or part_known:
            return _length_with_next(a, b) < self.least * (1 if a.wide_end else _CLEARLY)
        return _length_with_next(a, b) < (self.usual if a.wide_end else self.least)

    def room_within(self, a: Line, b: Line, in_progress: bool) -> bool:
        """Tell whether a line that ends no sentence was left short, as that of a heading is."""
        return _length_with_next(a, b) < self.least * (_PLAINLY if in_progress else 1)


def width_of(lines: list[Line]) -> Width:
    """Measure the width of a text by the lines that were certainly wrapped."""
    lengths = [len(line.text) for line in lines if len(line.text) >= _NARROWEST]
    if not lengths or median(lengths) > _UNWRAPPED:
        return Width(float("inf"), float("inf"), False)
    pairs = list(pairwise(lines))
    wraps = sorted(
        _length_with_next(a, b)
        for a, b in pairs
        if len(a.text) >= _NARROWEST and not a.ended and b.goes_on and not b.blanks
    )
    if not wraps and len(lengths) >= _FEWEST_LINES:
        return Width(float("inf"), float("inf"), False)
    if len(wraps) < _FEWEST_WRAPS:
        return Width(_NARROWEST * 1.5, _NARROWEST * 1.5, False)
    least = wraps[len(wraps) // 40]
    ends = [b for a, b in pairs if a.ended and not b.new_page and _length_with_next(a, b) < least * _CLEARLY]
    return Width(least, median(wraps), sum(b.blanks > 0 for b in ends) > len(ends) * _MOSTLY)


def _length_with_next(a: Line, b: Line) -> int:
    return len(a.text) + 1 + len(b.first_word)
