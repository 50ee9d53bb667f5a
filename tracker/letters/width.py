"""How wide the text was set: what tells a wrapped line from one that ends a paragraph."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from tracker.letters.clean import Line

_UNWRAPPED = 130
_NARROWEST = 40
_FEWEST_WRAPS, _FEWEST_LINES = 8, 4
_CLEARLY, _PLAINLY, _MOSTLY = 0.92, 0.7, 0.75
_WIDTHS = {
    letter: width
    for width, letters in (
        (0.42, "iljI’‘'|"),
        (0.58, "ftr .,:;()[]-/!"),
        (0.88, "cskxvyzJ"),
        (1.1, "ABEFKLPRSTVXYZ"),
        (1.25, "CDGHNOQU"),
        (1.4, "wMm"),
        (1.65, "W@"),
    )
    for letter in letters
}
"""How wide the letters of a common font are, to the width of an "n"; others are as wide."""


def _drawn(text: str) -> float:
    return sum(_WIDTHS.get(letter, 1.0) for letter in text)


@dataclass(frozen=True, slots=True)
class Width:
    """How long a line is, with the first word of the next, where it was wrapped for want of room.

    ``least`` is met by nearly all wrapped lines, ``usual`` by half of them; infinite when the text is not
    wrapped at all: then every line is a paragraph. ``spaced`` tells that empty lines part the paragraphs;
    ``measure`` how long words are, by their letters or as they are drawn.
    """

    least: float
    usual: float
    spaced: bool
    measure: Callable[[str], float] = len

    def room_after_sentence(self, a: Line, b: Line, part_known: bool) -> bool:
        """Tell whether a line that ends a sentence was left short, so that a paragraph ends there too."""
        if self.spaced or part_known:
            return self._needed(a, b) < self.least * (1 if a.wide_end else _CLEARLY)
        return self._needed(a, b) < (self.usual if a.wide_end else self.least)

    def room_within(self, a: Line, b: Line, in_progress: bool) -> bool:
        """Tell whether a line that ends no sentence was left short, as that of a heading is."""
        return self._needed(a, b) < self.least * (_PLAINLY if in_progress else 1)

    def _needed(self, a: Line, b: Line) -> float:
        return _with_next(a, b, self.measure)


def width_of(lines: list[Line]) -> Width:
    """Measure the width of a text by the lines that were certainly wrapped."""
    lengths = [len(line.text) for line in lines if len(line.text) >= _NARROWEST]
    if not lengths or median(lengths) > _UNWRAPPED:
        return Width(float("inf"), float("inf"), False)
    pairs = list(pairwise(lines))
    wraps = [
        (a, b) for a, b in pairs if len(a.text) >= _NARROWEST and not a.ended and b.goes_on and not b.blanks
    ]
    if not wraps and len(lengths) >= _FEWEST_LINES:
        return Width(float("inf"), float("inf"), False)
    if len(wraps) < _FEWEST_WRAPS:
        return Width(_NARROWEST * 1.5, _NARROWEST * 1.5, False)
    by_letters, as_drawn = _measured(wraps, len), _measured(wraps, _drawn)
    # The measure by which the wrapped lines differ least is that by which they were wrapped.
    even = by_letters if by_letters.least / by_letters.usual > as_drawn.least / as_drawn.usual else as_drawn
    ends = [
        b
        for a, b in pairs
        if a.ended and not b.new_page and (b.blanks or _is_text(b)) and even.room_after_sentence(a, b, True)
    ]
    return replace(even, spaced=sum(b.blanks > 0 for b in ends) > len(ends) * _MOSTLY)


def _measured(wraps: list[tuple[Line, Line]], measure: Callable[[str], float]) -> Width:
    needed = sorted(_with_next(a, b, measure) for a, b in wraps)
    return Width(needed[len(needed) // 40], median(needed), False, measure)


def _is_text(line: Line) -> bool:
    """Tell whether a line is running text, as no heading and no bullet is."""
    return len(line.text) >= _NARROWEST and (line.text[0].isalnum() or line.text[0] in "‘“(")


def _with_next(a: Line, b: Line, measure: Callable[[str], float]) -> float:
    return measure(f"{a.text} {b.first_word}")
