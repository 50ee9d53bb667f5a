"""Papers as Word files: A4, plain and readable, the same bytes for the same paper."""

import io
from collections.abc import Sequence
from typing import Any

from tracker.domain.paper import Block, Paper
from tracker.domain.text import one_line
from tracker.exchange.fixed_zip import with_fixed_zip

FONT, SIZE, SMALL = "Arial", 11, 9
"""Points of running text, and of tables and the footer."""
PAGE_WIDTH, PAGE_HEIGHT, MARGIN = 21.0, 29.7, 2.0
"""Centimetres of A4 and of its margins."""
LEAST_COLUMN = 1.8
"""Centimetres of the narrowest column of a table."""
LONGEST_COUNTED = 60
"""Characters of a cell beyond which a column gets no wider: its text wraps."""
HEADINGS = {1: 18, 2: 14, 3: 12}
"""Points of a heading by its level."""
_STYLES = {"text": None, "item": "List Bullet", "quote": "Quote"}


def paper_as_word(paper: Paper) -> bytes:
    """Give a paper as a .docx whose bytes depend on the paper alone."""
    from docx import Document

    document = Document()
    _set_up(document, paper.title)
    for block in paper.blocks:
        _write(document, block)
    written = io.BytesIO()
    document.save(written)
    return with_fixed_zip(written.getvalue())


def _set_up(document: Any, title: str) -> None:
    """Make the page A4, the language British English and the style plain; the title is its only property."""
    from docx.shared import Cm

    section = document.sections[0]
    section.page_width, section.page_height = Cm(PAGE_WIDTH), Cm(PAGE_HEIGHT)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(MARGIN)
    document.core_properties.title = _safe(title)[:255]
    document.core_properties.language = "en-GB"
    _drop_thumbnail(document)
    _set_styles(document)
    _number_pages(section)


def _drop_thumbnail(document: Any) -> None:
    """Take out the small picture of an empty page that a new document comes with."""
    relations = document.part.package.rels
    for key in [key for key, relation in relations.items() if relation.reltype.endswith("/thumbnail")]:
        del relations[key]


def _set_styles(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:val"), "en-GB")
    _plain_font(document.styles["Normal"], SIZE)
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    for level, size in HEADINGS.items():
        style = document.styles[f"Heading {level}"]
        _plain_font(style, size)
        style.paragraph_format.keep_with_next = True
    document.styles["Quote"].paragraph_format.left_indent = Pt(18)


def _plain_font(style: Any, size: float) -> None:
    """Set one black font for every script, so that no theme's colour or letters show through."""
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(size), RGBColor(0, 0, 0)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FONT)


def _number_pages(section: Any) -> None:
    """Put "Page 2 of 9" into the footer."""
    paragraph = section.footer.paragraphs[0]
    for words, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        _small(paragraph.add_run(words))
        _add_field(paragraph, field)


def _add_field(paragraph: Any, field: str) -> None:
    """Add a number that the office program works out itself."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    for kind in ("begin", "instrText", "end"):
        run = paragraph.add_run()
        _small(run)
        if kind == "instrText":
            element = OxmlElement("w:instrText")
            element.text = field
        else:
            element = OxmlElement("w:fldChar")
            element.set(qn("w:fldCharType"), kind)
        run._r.append(element)


def _small(run: Any) -> None:
    from docx.shared import Pt

    run.font.size = Pt(SMALL)


def _write(document: Any, block: Block) -> None:
    if block.kind == "table":
        _write_table(document, block)
        return
    words = _safe(f"{block.text} ({', '.join(block.refs)})" if block.refs else block.text)
    if block.kind == "heading":
        document.add_heading(words, min(block.level, max(HEADINGS)))
        return
    document.add_paragraph(f"“{words}”" if block.kind == "quote" else words, style=_STYLES[block.kind])


def _write_table(document: Any, block: Block) -> None:
    """Write a table with its caption, its header again on each page, and columns as wide as their words ask."""
    from docx.oxml import OxmlElement
    from docx.shared import Cm, Pt

    if block.text:
        document.add_paragraph(_safe(block.text)).paragraph_format.keep_with_next = True
    table = document.add_table(rows=0, cols=len(block.header), style="Table Grid")
    table.autofit = False
    widths = [Cm(width) for width in column_widths([block.header, *block.rows])]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for number, cells in enumerate([block.header, *block.rows]):
        row = table.add_row()
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
        for cell, words, width in zip(row.cells, cells, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(_safe(words))
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            _small(run)
            run.bold = number == 0
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def column_widths(rows: Sequence[Sequence[str]]) -> list[float]:
    """Share the width between the margins among the columns, in cm, by their longest words; none is too narrow."""
    asked = [
        max(4, *(min(LONGEST_COUNTED, len(cell)) for cell in column)) for column in zip(*rows, strict=True)
    ]
    room = PAGE_WIDTH - 2 * MARGIN
    least = min(LEAST_COLUMN, room / len(asked))
    spare = room - least * len(asked)
    return [least + spare * each / sum(asked) for each in asked]


def _safe(words: str) -> str:
    """Put words on one line without what no XML can hold."""
    return one_line(words).replace("\ufffe", "").replace("\uffff", "")
