"""Papers as text: plain lines for a terminal or a mail, and Markdown; what people wrote is never read as markup."""

import re
from collections.abc import Iterator, Sequence

from tracker.domain.paper import Block, Paper
from tracker.domain.text import one_line
from tracker.wording.listing import WIDTH, folded

_MARKUP = re.compile(r"([\\`*_|<>\[\]])")
_LINE_START = re.compile(r"^(\s*)([#+-]|\d+(?=[.)]))")


def paper_as_text(paper: Paper, width: int = WIDTH) -> str:
    """Give a paper as plain lines no wider than ``width``; a table's rows become label and value."""
    lines: list[str] = []
    for block in paper.blocks:
        lines += _plain(block, width)
    return "\n".join(lines).strip("\n") + "\n"


def _plain(block: Block, width: int) -> Iterator[str]:
    words = _with_refs(one_line(block.text), block.refs)
    match block.kind:
        case "heading":
            yield from (*([""] if block.level < 3 else ()), *folded(words, 0, 2, width))
            if block.level < 3:
                yield ("=" if block.level == 1 else "-") * min(width, len(words))
        case "text":
            yield from ("", *folded(words, 0, 0, width))
        case "item":
            yield from folded(f"- {words}", 2, 2, width)
        case "quote":
            yield from folded(_with_refs(f"“{one_line(block.text)}”", block.refs), 4, 0, width)
        case "table":
            yield from _plain_table(block, width)


def _plain_table(block: Block, width: int) -> Iterator[str]:
    """Give a table as columns where it fits, else a row at a time as labels and values."""
    if block.text:
        yield from ("", *folded(one_line(block.text), 0, 0, width))
    cells = [[one_line(cell) for cell in row] for row in (block.header, *block.rows)]
    wide = [max(len(row[n]) for row in cells) for n in range(len(block.header))]
    if sum(wide) + 2 * (len(wide) - 1) <= width:
        yield from ("  ".join(c.ljust(w) for c, w in zip(row, wide, strict=True)).rstrip() for row in cells)
        return
    for row in cells[1:]:
        yield from folded(row[0], 0, 2, width)
        for label, value in zip(cells[0][1:], row[1:], strict=True):
            yield from folded(f"{label}: {value}", 2, 2, width) if value else []


def paper_as_markdown(paper: Paper) -> str:
    """Give a paper as Markdown; a table's cells stand on one line each."""
    parts: list[str] = []
    former = ""
    for block in paper.blocks:
        close = block.kind == former == "item"
        parts.append(("" if close or not parts else "\n") + _marked(block))
        former = block.kind
    return "\n".join(parts) + "\n"


def _marked(block: Block) -> str:
    words = _with_refs(_safe(block.text), block.refs)
    match block.kind:
        case "heading":
            return f"{'#' * block.level} {words}"
        case "item":
            return f"- {words}"
        case "quote":
            return f"> {words}"
        case "table":
            return _marked_table(block)
    return _LINE_START.sub(r"\1\\\2", words)


def _marked_table(block: Block) -> str:
    rows = [block.header, tuple("---" for _ in block.header), *block.rows]
    lines = [_marked_row(row, plain=n == 1) for n, row in enumerate(rows)]
    return "\n".join([*([f"{_safe(block.text)}\n"] if block.text else []), *lines])


def _marked_row(row: Sequence[str], *, plain: bool) -> str:
    return "| " + " | ".join(cell if plain else _safe(cell) for cell in row) + " |"


def _safe(words: str) -> str:
    """Put words on one line, with whatever Markdown or HTML would read as markup escaped."""
    return _MARKUP.sub(r"\\\1", one_line(words))


def unmarked(line: str) -> str:
    """Take off a line of Markdown the marks by which words were kept from being read as markup."""
    return re.sub(r"\\([\\`*_|<>\[\]#+-]|\d)", r"\1", line)


def _with_refs(words: str, refs: Sequence[str]) -> str:
    return f"{words} ({', '.join(refs)})" if refs else words
