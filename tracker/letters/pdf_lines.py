"""The lines of a PDF's pages, with an empty line where the page leaves room between two of them."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

_ROOM = 1.3
"""How many times the usual step from line to line is room left on purpose."""
_LEADING = 1.45
"""How many times its own size the next line of the same paragraph stands below a line at most."""


class PageLines:
    """Collects one page as the library reads it out: the words of each line, its height and its size."""

    def __init__(self) -> None:
        """Begin a page."""
        self.words = [""]
        self.places: list[tuple[float, float] | None] = [None]

    def add(self, text: str, outer: Sequence[float], inner: Sequence[float], _: Any, size: float) -> None:
        """Take the next piece of text with its matrices (those of the page and of the text) and its font size."""
        first, *more = text.replace("\f", " ").split("\n")
        self._put(first, outer, inner, size)
        for part in more:
            self.words.append("")
            self.places.append(None)
            self._put(part, outer, inner, size)

    def _put(self, text: str, outer: Sequence[float], inner: Sequence[float], size: float) -> None:
        self.words[-1] += text
        if text.strip() and self.places[-1] is None:
            height = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
            self.places[-1] = (height, abs(size * inner[3] * outer[3]))

    def steps(self) -> list[float]:
        """Give how far each line stands below the one before it, where both are known; raised figures are none."""
        return [a[0] - b[0] for a, b in pairwise(self.places) if a and b and a[0] - b[0] > b[1] / 2]

    def text(self, usual: float) -> str:
        """Give the page's text; ``usual`` is the usual step from line to line in the whole document."""
        made = self.words[:1]
        for words, (a, b) in zip(self.words[1:], pairwise(self.places), strict=True):
            if a and b and a[0] - b[0] > max(usual * _ROOM, a[1] * _LEADING, b[1] * _LEADING):
                made.append("")
            made.append(words)
        return "\n".join(made)


def text_of_pages(pages: Sequence[PageLines]) -> str:
    """Give the text of all pages, each after a form feed save the first."""
    steps = sorted(step for page in pages for step in page.steps())
    # Not the middle one: a page of headings and short paragraphs has more room than lines.
    usual = steps[len(steps) // 20] if steps else float("inf")
    return "\n\f".join(page.text(usual) for page in pages)
