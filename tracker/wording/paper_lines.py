"""A paper as lines for a screen, each with the role that styles it; the screen folds them to its width."""

from tracker.domain.paper import Block, Paper
from tracker.domain.text import one_line
from tracker.wording.care_words import quoted

Line = tuple[str, str]
"""A role ("heading", "quiet" or none) and the words, as in a sheet."""


def paper_lines(paper: Paper) -> list[Line]:
    """Give a paper without its title, line by line; a table's rows become label and value."""
    lines: list[Line] = []
    for block in paper.blocks:
        lines += _lines(block)
    return lines[1:] if lines[:1] == [("", "")] else lines


def _lines(block: Block) -> list[Line]:
    words = one_line(block.text)
    refs = [("quiet", f"    {', '.join(block.refs)}")] if block.refs else []
    match block.kind:
        case "heading" if block.level == 1:
            return []
        case "heading":
            return [("", ""), ("heading", words.upper() if block.level == 2 else words)]
        case "quote":
            return [("", f"    {quoted(block.text)}")]  # its place stands in the item above
        case "table":
            return [("", words), *(("", f"  {_row(block.header, row)}") for row in block.rows)]
        case "item":
            return [("", f"  {words}"), *refs]
    return [("", words), *refs]


def _row(header: tuple[str, ...], row: tuple[str, ...]) -> str:
    cells = (f"{label}: {one_line(value)}" for label, value in zip(header, row, strict=True) if value)
    return "; ".join(cells)
