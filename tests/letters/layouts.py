"""The same document laid out as other programs would: wrapped, spaced, numbered, marked or cut into pages."""

import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

from tracker.letters.clean import lines_of
from tracker.letters.extent import find_extent
from tracker.letters.furniture import without_furniture
from tracker.letters.layout import blocks_of

COVER = """Title of report: Letter after an inspection\nMeeting: Cabinet\nMeeting date: Thursday 20 June 2024
Report by: Cabinet member for children\n\nPurpose\n\nTo share the letter.\n\nRecommendation(s)\n
That Cabinet notes the letter.\n\nKey considerations\n\n1. Inspectors found that practice is not yet good enough.\n
Legal implications\n\n2. There are none.\n\n"""
ANNEX = (
    "\n\nAnnex A\n\n• What the council sent before the visit.\n• Weaknesses that the council named itself.\n"
)
FOOT = "\n\nOfsted is proud to use recycled paper\n\n"


@dataclass(frozen=True)
class Part:
    """A piece of a document: its sign ("" for a paragraph, "#" for a heading, else a bullet's) and its words."""

    mark: str
    text: str


@dataclass(frozen=True)
class Whole:
    """A document as its parts: the lines of its head, what it says, and the lines after the signature."""

    head: tuple[str, ...]
    parts: tuple[Part, ...]
    tail: tuple[str, ...]


def taken_apart(text: str) -> Whole:
    """Give a document's parts, as they are read from a layout known to be read well."""
    lines = without_furniture(lines_of(text))
    extent = find_extent(lines)
    assert extent is not None
    blocks = blocks_of(lines[extent.body : extent.end])
    return Whole(
        tuple(line.text for line in lines[max(0, extent.start - (not extent.is_letter)) : extent.body]),
        tuple(Part("#" if b.heading else b.mark, b.text) for b in blocks),
        tuple(line.text for line in lines[extent.end :]),
    )


def wrapped(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    return textwrap.wrap(
        text,
        width,
        initial_indent=first,
        subsequent_indent=then,
        break_on_hyphens=False,
        break_long_words=False,
    )


def lined(whole: Whole, width: int, bullet: str = "◼ ", end: str = "") -> Iterable[list[str]]:
    """Give the lines of each part in turn."""
    yield list(whole.head)
    for part in whole.parts:
        first = f"{part.mark} " if part.mark == "−" else bullet if part.mark not in ("", "#") else ""
        yield [line + end for line in wrapped(part.text, width, first)]
    yield list(whole.tail)


def joined(parts: Iterable[list[str]], line: str = "\n", between: str = "\n\n") -> str:
    return between.join(line.join(part) for part in parts) + "\n"


def unwrapped(whole: Whole) -> str:
    return joined(lined(whole, 100_000))


def unwrapped_without_gaps(whole: Whole) -> str:
    return joined(lined(whole, 100_000), between="\n")


def hard_wrapped_at_60(whole: Whole) -> str:
    return joined(lined(whole, 60))


def wrapped_without_gaps(whole: Whole) -> str:
    return joined(lined(whole, 86, end=" "), between="\n")


def double_spaced(whole: Whole) -> str:
    return joined(lined(whole, 86), line="\n\n", between="\n\n\n")


def double_spaced_evenly(whole: Whole) -> str:
    return joined(lined(whole, 86), line="\n\n", between="\n\n")


def word_to_text(whole: Whole) -> str:
    return joined(lined(whole, 100_000, bullet="•\t")).replace("\n", "\r\n")


def letter_o_bullets(whole: Whole) -> str:
    return joined(lined(whole, 78, bullet="o   "))


def dashes(whole: Whole) -> str:
    return joined(lined(whole, 78, bullet="- "))


def indented(whole: Whole) -> str:
    return joined([f"    {line}" for line in part] for part in lined(whole, 80))


def hanging(whole: Whole) -> str:
    parts = [
        [part[0], *(f"   {line}" for line in part[1:])] if part else [] for part in lined(whole, 80, "•  ")
    ]
    return joined(parts)


def markdown(whole: Whole) -> str:
    parts = [Part("#", f"## {p.text}") if p.mark == "#" else p for p in whole.parts]
    return joined(lined(replace(whole, parts=tuple(parts)), 100_000, bullet="* "))


def bold_headings(whole: Whole) -> str:
    parts = [Part("#", f"**{p.text}**") if p.mark == "#" else p for p in whole.parts]
    return joined(lined(replace(whole, parts=tuple(parts)), 100_000, bullet="- "))


def numbered(whole: Whole) -> str:
    number = 0
    parts = []
    for part in whole.parts:
        number += not part.mark
        parts.append(replace(part, text=f"{number}. {part.text}") if not part.mark else part)
    return joined(lined(replace(whole, parts=tuple(parts)), 86))


def in_pages(whole: Whole, foot: Callable[[int], str], length: int = 38, gap: str = "\n\n") -> str:
    lines = joined(lined(whole, 84), between=gap).split("\n")
    pages = [lines[start : start + length] for start in range(0, len(lines), length)]
    return "\n".join("\n".join(page) + foot(number) for number, page in enumerate(pages, start=1))


def pages_with_a_foot(whole: Whole) -> str:
    return in_pages(whole, lambda n: f"\n\nMonitoring visit letter\nPage {n} of 9\n\f")


def pages_with_a_number(whole: Whole) -> str:
    return in_pages(whole, lambda n: f" \n \n{n + 1}\n ", gap="\n")


def pages_with_a_form_feed(whole: Whole) -> str:
    return in_pages(whole, lambda n: "\n\f")


def pages_with_an_address(whole: Whole) -> str:
    address = "\n\nOfsted\nPiccadilly Gate\nStore Street\nManchester\nM1 2WD\n\nT 0300 123 1231\n"
    return in_pages(whole, lambda n: (address if n == 1 else f"\n{n}\n") + "\f")


def soft_hyphens(whole: Whole) -> str:
    return joined(lined(whole, 84)).replace("ment ", "\u00adment ").replace("tion\n", "\u00ad\ntion\n")


def joined_letters(whole: Whole) -> str:
    text = joined(lined(whole, 84))
    return (
        text.replace("ffi", "ﬃ")
        .replace("ff", "ﬀ")
        .replace("fi", "ﬁ")
        .replace("fl", "ﬂ")
        .replace(" the ", " the\u00a0")
    )


def in_a_pack(whole: Whole) -> str:
    return (
        COVER
        + joined(lined(whole, 90))
        + "\n\nMinutes of the meeting\n\nRESOLVED: that the letter be noted.\n"
    )


def in_pages_of_a_pack(whole: Whole) -> str:
    lines = (
        COVER + joined(lined(whole, 84)) + "\n\nMinutes of the meeting\n\nRESOLVED: that it be noted.\n"
    ).split("\n")
    pages = ["\n".join(lines[start : start + 44]) for start in range(0, len(lines), 44)]
    return "\n\f".join(f"Agenda Item 7\n\n{page}\n\nPage {n}\n" for n, page in enumerate(pages, start=11))


def with_an_annex(whole: Whole) -> str:
    return joined(lined(whole, 90)) + ANNEX + FOOT


LAYOUTS = (
    unwrapped, unwrapped_without_gaps, hard_wrapped_at_60, wrapped_without_gaps, double_spaced, double_spaced_evenly,
    word_to_text, letter_o_bullets, dashes, indented, hanging, markdown, bold_headings, numbered, pages_with_a_foot,
    pages_with_a_number, pages_with_a_form_feed, pages_with_an_address, soft_hyphens, joined_letters, in_a_pack,
    in_pages_of_a_pack, with_an_annex,
)  # fmt: skip
