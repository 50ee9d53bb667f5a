"""The sections of a council's cover report: their order, what is asked in each, and what still stands unwritten."""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from tracker.domain.paper import Block, Paper, heading, item, table, text
from tracker.domain.refusal import Refusal
from tracker.domain.reporting import Pack, PackFigure
from tracker.domain.text import one_line, plain
from tracker.measures import MEASURES
from tracker.measures.suppression import MARK
from tracker.wording.leftovers import leftover, placeholder
from tracker.wording.paper import unmarked

ASKED = {
    "title": "[Name the report in one line]",
    "meeting": "[Name the meeting it goes to]",
    "date": "[Give the day of that meeting]",
    "report by": "[Name the post of whoever answers for this report]",
    "classification": "[Say whether it is open, or which part is exempt and why]",
    "decision type": "[Say whether a decision is asked for and of which kind, or that it is for information]",
    "wards": "[Name the wards it touches, or say that it touches all of them]",
    "purpose": "[Say in one or two sentences why the report is made]",
    "recommendations": "[Say what the meeting is asked to agree or to note, one line each]",
    "alternative options": "[Say what else could be done and why it is not proposed]",
    "key considerations": "[Say what the reader has to know before deciding]",
    "community impact": "[Say what it means for communities and for children, young people and families]",
    "environmental impact": "[Say what it means for the environment]",
    "equality duty": "[Say how the duty under section 149 of the Equality Act 2010 was kept in mind]",
    "resource implications": "[Say what it costs in money and in people, and where that comes from]",
    "legal implications": "[Say which duties and powers it rests on]",
    "risk management": "[Say what may go wrong, and what is done about it]",
    "consultees": "[Name who was asked, and what they said]",
    "appendices": "[List what is attached]",
    "background papers": "[List the papers it relies on, or say that there are none]",
}
"""Each section in its order, with what stands in it until somebody writes it."""
SECTIONS = tuple(ASKED)
ROLES = ("governance", "finance", "legal", "communications", "equality", "procurement", "risk")
"""Who has to sign the report off."""
SIGN_OFF = "sign-off"
ONE_WORD = frozenset((
    "title", "meeting", "date", "report by", "classification", "decision type", "wards", "alternative options",
    "consultees", "appendices", "background papers",
))  # fmt: skip
"""Sections that a word or a day can answer, such as All, Open, Key, None; the others take two words or more."""
_HINTS = tuple(one_line(hint).strip("[]").casefold() for hint in ASKED.values())
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060]")
"""Characters that take no room, so that a section of them looks empty."""
_WORD = re.compile(r"[^\W_]+")
_REAL = re.compile(r"[^\W\d_]{2}")
_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
FIGURES_TOLD, RISKS_TOLD = 8, 6
"""Figures and exceptions that are put into the report beforehand."""


def unwritten(words: str, section: str = "") -> str:
    """Say why a section is not ready: "empty", "template text" or "too short"; an empty text where it is ready."""
    text = _UNSEEN.sub("", plain(words))
    found = _WORD.findall(text)
    if leftover(one_line(text)) or placeholder(text) or _asks(text):
        return "template text"
    if not found:
        return "empty"
    enough = any(_REAL.search(word) for word in found)
    if section in ONE_WORD:
        return "" if enough or any(word[0].isdigit() for word in found) else "too short"
    return "" if enough and len(found) > 1 else "too short"


def _asks(text: str) -> bool:
    """Tell whether what is asked in one of our sections still stands in a text, in brackets or on a line."""
    flat = one_line(text).casefold()
    lines = [flat, *(one_line(line).casefold() for line in text.splitlines())]
    plainly = [line.lstrip(" #*->•[(") for line in lines]
    return any(f"[{hint}]" in flat or line.startswith(hint) for hint in _HINTS for line in plainly)


def begun(pack: Pack) -> dict[str, str]:
    """Give every section as it is now: as it was written, else from the pack, else what is asked in it."""
    from_pack = {"title": pack.name, "key considerations": _considered(pack), "risk management": _risks(pack)}
    known = {name: words for name, words in from_pack.items() if words}
    return ASKED | known | {section.name: section.text for section in pack.cover}


def _considered(pack: Pack) -> str:
    """Tell the figures that are worse or better than before first, and what changed for young people."""
    told = [f for f in pack.figures if f.shown != MARK and f.value is not None]
    lines = [f"- {f.name}: {f.shown}{_compared(f)}" for f in sorted(told, key=_telling)[:FIGURES_TOLD]]
    return "\n".join([*lines, *(f"- {b.text}" for b in _under(pack, "Impact") if b.kind == "item")])


def _telling(figure: PackFigure) -> int:
    """Rank figures by how much they tell: what got worse, what got better, what can be good or bad, the rest."""
    known = MEASURES.get(figure.measure)
    weighed = known is not None and known.better != "neither" and figure.value != 0
    return 0 if figure.trend.endswith("worse") else 1 if figure.trend.endswith("better") else 3 - weighed


def _compared(figure: PackFigure) -> str:
    return f", before {figure.before} ({figure.trend})" if figure.trend else ""


def _risks(pack: Pack) -> str:
    """Tell the gravest exceptions."""
    rows = [row for block in _under(pack, "Exceptions") if block.kind == "table" for row in block.rows]
    return "\n".join(f"- {ref}: {what}. {why}" for ref, what, _, why in rows[:RISKS_TOLD])


def _under(pack: Pack, name: str) -> list[Block]:
    blocks = pack.paper.blocks
    at = next((n for n, b in enumerate(blocks, 1) if b.kind == "heading" and b.text == name), len(blocks))
    return [*takewhile(lambda b: b.kind != "heading" or b.level > 2, blocks[at:])]


def named(typed: str) -> str:
    """Give the section that a word means, a unique beginning of it or the whole; raises Refusal."""
    asked = one_line(typed).casefold().rstrip(":")
    fitting = [name for name in SECTIONS if name.startswith(asked)] if asked else []
    exact = [name for name in fitting if name == asked]
    if len(exact or fitting) != 1:
        raise Refusal(
            f"The cover report has no section “{one_line(typed)[:60]}”: choose {'; '.join(SECTIONS)}."
        )
    return (exact or fitting)[0]


def sections_in(words: str) -> dict[str, str]:
    """Read sections by the headings of a Markdown text, marks taken off; raises Refusal for a heading unknown.

    The first heading of level 1 that names no section is the report's title; what stands under the sign-off is left.
    """
    found: dict[str, list[str]] = {}
    under: list[str] = []
    for each in words.splitlines():
        if not (mark := _HEADING.fullmatch(each)):
            under.append(unmarked(each))
            continue
        said, under = unmarked(mark[2]), []
        if mark[1] == "#" and "title" not in found and said.casefold() not in SECTIONS:
            found["title"] = [said]
        elif said.casefold() != SIGN_OFF:
            found[named(said)] = under
    if not found:
        raise Refusal("The text has no headings: begin each section with a line such as ## Purpose.")
    return {name: "\n".join(lines).strip() for name, lines in found.items()}


def cover_paper(pack: Pack, sections: dict[str, str]) -> Paper:
    """Give the cover report as a paper: its sections in their order, then who signed it off."""
    signed = {sign.role: sign for sign in pack.signed}
    rows = [(role.capitalize(), signed[role].by, signed[role].day.isoformat()) if role in signed
            else (role.capitalize(), "", "") for role in ROLES]  # fmt: skip
    blocks = [heading(sections["title"], 1)]
    for name in SECTIONS[1:]:
        blocks += [heading(name.capitalize()), *_paragraphs(sections[name].splitlines())]
    return Paper(blocks=(*blocks, heading(SIGN_OFF.capitalize()), table(("For", "Name", "Day"), rows)))


def _paragraphs(lines: Sequence[str]) -> Iterable[Block]:
    """Give each line as a paragraph, or as an item where it begins with a hyphen or a star."""
    for each in filter(None, map(str.strip, lines)):
        yield item(each[2:].strip()) if each[:2] in ("- ", "* ") else text(each)
