"""A paper: minutes, a page for a partner or a board pack, before it is Markdown, Word or plain text."""

from collections.abc import Sequence
from typing import Literal

from tracker.domain.records import Value

BlockKind = Literal["heading", "text", "item", "quote", "table"]


class Block(Value, frozen=True):
    """One piece of a paper: a heading, a paragraph, an item of a list, words quoted, or a table."""

    kind: BlockKind
    text: str = ""
    """Its words; of a table its caption."""
    level: int = 1
    """Of a heading: 1 for the title, 2 for a section, 3 below."""
    refs: tuple[str, ...] = ()
    """References of the records it rests on, as people see them."""
    header: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class Paper(Value, frozen=True):
    """A paper from its title to its end."""

    blocks: tuple[Block, ...]

    @property
    def title(self) -> str:
        """Give the words of the first heading."""
        return next((block.text for block in self.blocks if block.kind == "heading"), "")


def heading(text: str, level: int = 2) -> Block:
    """Make a heading; level 1 is the paper's title."""
    return Block(kind="heading", text=text, level=level)


def text(words: str, *refs: str) -> Block:
    """Make a paragraph, with the references it rests on."""
    return Block(kind="text", text=words, refs=refs)


def item(words: str, *refs: str) -> Block:
    """Make one item of a list, with the references it rests on."""
    return Block(kind="item", text=words, refs=refs)


def quote(words: str, *refs: str) -> Block:
    """Make words quoted, with the references of where they stand."""
    return Block(kind="quote", text=words, refs=refs)


def table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]], caption: str = "") -> Block:
    """Make a table; every row has as many cells as the header."""
    return Block(kind="table", text=caption, header=header, rows=tuple(rows))
