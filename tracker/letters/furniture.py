"""What a page carries besides its text: page numbers, running heads, address blocks and footnotes."""

import re
from collections import Counter
from dataclasses import replace
from itertools import accumulate, groupby

from tracker.letters.clean import Line, followed_by_gap
from tracker.letters.contents import without_contents
from tracker.letters.cues import LONGEST_HEADING, known_heading

_PAGE_NUMBER = re.compile(r"(?:page )?[-–(]? ?(\d{1,3}) ?[-–)]?(?: ?(?:of|/) ?\d{1,3})?", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_FOOTNOTE = re.compile(r"(\d{1,2})\s?(?=[A-Z‘“(])(?!\d)")
_LOOSE_MARK = r"(?<=[a-z]{2}[.?!])\d{1,2}(?=\s+[A-Z‘“]|$)"
_LONGEST_HEAD = 130
_PAGES_TO_BE_SURE = 3
_WIDEST_PAGE = 140
_LINES_OF_A_HEAD, _LINES_TO_TITLE, _LINES_AT_EDGE = 5, 16, 3
_LONGEST_FOOTNOTE = 8
_LONGEST_ADDRESS_LINE = 60

_ADDRESS_SURE = re.compile(
    r"(?:(?:direct |main )?(?:t|tel|telephone|textphone|fax|f|minicom)[:.]? ?[\d() +]{8,}"
    r"|(?:e|email|w|web|website)?[:.]? ?\S+@\S+\.\S+|(?:w|web|website)?[:.]? ?(?:https?://|www\.)\S+"
    r"|(?:[a-z .,&’']+,? )?[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}"
    r"|© ?crown copyright.*|ofsted is proud to use recycled paper|raising standards,? improving lives"
    r"|official(?: ?[-–:] ?sensitive)?)",
    re.IGNORECASE,
)
_ADDRESS_LIKELY = re.compile(
    r"ofsted|agora|manchester|london|westminster|bristol|nottingham|birmingham|york|darlington|cambridge"
    r"|(?:[\dA-Z][\w’']* ){0,3}"
    r"(?:gate|house|street|road|lane|square|place|way|kingsway|france|quay|court|building)s?,?",
    re.IGNORECASE,
)


def without_furniture(lines: list[Line]) -> list[Line]:
    """Give the lines of text alone, each with its page and whether a page begins before it."""
    lines = without_contents(lines)
    running = _running_heads(lines)
    kept = _drop_pages(_pages_by_indent(lines), running)
    return _drop_footnotes(_drop_addresses(kept))


def _pages_by_indent(lines: list[Line]) -> list[Line]:
    """Take a lone indented line as the top of a page where nothing else tells pages apart.

    Text taken from a PDF page by page often has one space there and nowhere else.
    """
    indented = sum(line.indented for line in lines)
    wrapped = max((len(line.text) for line in lines), default=0) < _WIDEST_PAGE
    if not wrapped or indented * 10 > len(lines) or any(line.new_page or page_number(line) for line in lines):
        return lines
    return lines[:1] + [replace(line, new_page=line.indented) for line in lines[1:]]


def page_number(line: Line) -> int | None:
    """Give the number when the line is nothing but a page number."""
    match = _PAGE_NUMBER.fullmatch(line.text)
    return int(match[1]) if match else None


def _shape(line: Line) -> str:
    return " ".join(_DIGITS.sub("", line.text).casefold().split())


def _running_heads(lines: list[Line]) -> set[str]:
    """Find the lines that come back page after page, beside a page number or another such line."""
    counts = Counter(_shape(line) for line in lines if len(line.text) <= _LONGEST_HEAD)
    repeated = {s for s, n in counts.items() if n > 1 and len(s) > 3}
    sure: Counter[str] = Counter()
    edges = _edges(lines)
    for place, line in enumerate(lines):
        shape = _shape(line)
        if shape not in repeated or line.ended or _heads_a_section(lines[place : place + LONGEST_HEADING]):
            continue
        before, after = lines[place - 1] if place else None, next(iter(lines[place + 1 : place + 2]), None)
        numbered = line.text[-1].isdigit() and counts[shape] >= _PAGES_TO_BE_SURE
        if numbered or line.number in edges or any(_marks_page(other, repeated) for other in (before, after)):
            sure[shape] += 1
    return {shape for shape, seen in sure.items() if seen > 1 and seen * 2 > counts[shape]}


def _edges(lines: list[Line]) -> set[int]:
    """Give the numbers of the lines that begin a page, and of those near its edges where form feeds part pages."""
    if not lines or lines[-1].page == 1:
        return {line.number for line in lines if line.new_page}
    pages = [list(page) for _, page in groupby(lines, key=lambda line: line.page)]
    return {line.number for page in pages for line in [*page[:_LINES_AT_EDGE], *page[-_LINES_AT_EDGE:]]}


def _heads_a_section(lines: list[Line]) -> bool:
    """Tell whether a heading that we know begins on the first of the lines."""
    words = accumulate((line.text for line in lines), "{} {}".format)
    return any(heading.role != "opening" for text in words if (heading := known_heading(text)))


def _marks_page(line: Line | None, repeated: set[str]) -> bool:
    if line is None:
        return False
    return page_number(line) is not None or (line.text[-1].isdigit() and _shape(line) in repeated)


def _drop_pages(lines: list[Line], running: set[str]) -> list[Line]:
    kept: list[Line] = []
    page, numbered, at_foot = 1, False, False
    fed = bool(lines) and lines[-1].page > 1
    gone: Line | None = None
    for line in lines:
        is_running = _shape(line) in running
        number = _printed_page(line, is_running)
        is_title = is_running and number is None and gone is None and len(kept) < _LINES_TO_TITLE
        if number is None and (not is_running or is_title):
            whole = followed_by_gap(line, gone) if gone else line
            page += whole.new_page and not numbered
            kept.append(whole if fed else replace(whole, page=page))
            gone = None
            continue
        if number is not None:
            at_foot = at_foot or (not numbered and number == 1 and len(kept) > _LINES_OF_A_HEAD)
            page, numbered = number + at_foot, True
        gone = replace(line, blanks=line.blanks + (gone.blanks if gone else 0), new_page=True)
    return kept


def _printed_page(line: Line, is_running: bool) -> int | None:
    """Give the page number a line holds: it is nothing else, or it ends a running head."""
    ending = re.search(r" (\d{1,3})$", line.text) if is_running else None
    return int(ending[1]) if ending else page_number(line)


def _drop_addresses(lines: list[Line]) -> list[Line]:
    """Take out each run of address lines that holds a postcode, telephone number or web address."""
    kept: list[Line] = []
    run: list[Line] = []
    gone: Line | None = None
    for line in [*lines, None]:
        if line is not None and _in_address(line):
            run.append(line)
            continue
        if any(_ADDRESS_SURE.fullmatch(each.text) for each in run):
            gone = replace(run[0], new_page=True)
        else:
            kept += run
        run = []
        if line is not None:
            kept.append(followed_by_gap(line, gone) if gone else line)
            gone = None
    return kept


def _in_address(line: Line) -> bool:
    if len(line.text) > _LONGEST_ADDRESS_LINE:
        return False
    return bool(_ADDRESS_SURE.fullmatch(line.text) or _ADDRESS_LIKELY.fullmatch(line.text))


def _drop_footnotes(lines: list[Line]) -> list[Line]:
    """Take out notes at the foot of a page, and the numbers in the text that point to them."""
    marks = _note_marks(lines)
    kept: list[Line] = []
    notes: set[str] = set()
    page: list[Line] = []
    for line in [*lines, None]:
        if line is None or line.new_page:
            start = _notes_start(page, marks)
            notes |= {found[1] for each in page[start:] if (found := _FOOTNOTE.match(each.text))}
            kept += page[:start]
            page = []
        if line is not None:
            page.append(line)
    return [_without_marks(line, notes) for line in kept]


def _note_marks(lines: list[Line]) -> set[str]:
    """Give the numbers that hang on the end of a word or sentence in the text."""
    return {m for line in lines for m in re.findall(r"[a-z][.,;:)’”]?(\d{1,2})(?=[\s.,;]|$)", line.text)}


def _notes_start(page: list[Line], marks: set[str]) -> int:
    """Give the place in a page where its footnotes begin; its length where there are none."""
    tail = range(max(0, len(page) - _LONGEST_FOOTNOTE), len(page))
    for place in tail:
        found = _FOOTNOTE.match(page[place].text)
        if found and found[1] in marks:
            return place
    return len(page)


def _without_marks(line: Line, notes: set[str]) -> Line:
    """Take out the numbers of notes that were found, and any number hung on the end of a sentence."""
    found = rf"|(?<=[a-z][.,;:)’”])(?:{'|'.join(notes)})(?=\s|$)" if notes else ""
    return replace(line, text=re.sub(_LOOSE_MARK + found, "", line.text))
