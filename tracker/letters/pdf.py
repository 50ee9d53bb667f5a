"""From a PDF to its text, page by page, or the reason why not."""

import io
import logging
import re
import warnings
from typing import TYPE_CHECKING, Any

from tracker.domain.refusal import Refusal
from tracker.letters.pdf_lines import PageLines, text_of_pages

if TYPE_CHECKING:
    from pypdf import PdfReader

MOST_PAGES = 300
MOST_STEPS = 1_200_000
"""Drawing steps that are followed before a PDF is given up; 200 pages of a letter take about 900,000."""
_MOST_DRAWN = 12_000_000
"""Bytes that all pages may unfold to; 200 pages of a letter take about 6,500,000."""
_LARGEST_STREAM = 8_000_000
"""Bytes that one part of a PDF may unfold to, save pictures, which are never unfolded."""
_MOST_PARSED = 150_000
_MOST_FORMS = 100
_FEWEST_LETTERS = 20
"""Letters a page holds on average in a PDF that is no scan."""


class UnreadablePdf(Refusal):
    """Nothing can be read from a PDF; the message says why and what to do, to stand after the file's name."""


def text_of_pdf(raw: bytes) -> str:
    """Give the text of all pages, each after a form feed save the first; raises UnreadablePdf."""
    from pypdf import PdfReader, apply_configuration

    # What the library thinks of a file is not for the person at the terminal: it is read, or refused below.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)
    with warnings.catch_warnings(), apply_configuration(**_limits()):
        warnings.simplefilter("ignore")
        try:
            reader = PdfReader(io.BytesIO(raw))
            _refuse_what_is_no_text(reader)
            text = text_of_pages(_pages(reader))
        except UnreadablePdf:
            raise
        except Exception as error:  # A broken file breaks the library in any way there is.
            raise UnreadablePdf(_why(error)) from None
    if len(re.findall(r"[^\W\d_]", text)) < _FEWEST_LETTERS * (text.count("\f") + 1):
        raise UnreadablePdf(
            "is a PDF without text, as a scan is: have its text recognised, or ask the sender for the original."
        )
    return text


def _limits() -> dict[str, Any]:
    return {
        "maximum_declared_stream_length": _LARGEST_STREAM * 3,
        "array_based_stream_maximum_output_length": _LARGEST_STREAM,
        "lzw_maximum_output_length": _LARGEST_STREAM,
        "run_length_maximum_output_length": _LARGEST_STREAM,
        "zlib_maximum_output_length": _LARGEST_STREAM,
        "stream_decoding_work_maximum_length": _LARGEST_STREAM * 2,
        "stream_parsing_work_maximum_count": _MOST_PARSED,
        "xform_maximum_invocations_per_extraction": _MOST_FORMS,
        "page_tree_maximum_entries": MOST_PAGES * 4,
    }


def _refuse_what_is_no_text(reader: "PdfReader") -> None:
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadablePdf("is a PDF locked with a password: save a copy without one and bring that in.")
    root: Any = reader.root_object
    if "/Collection" in root:
        raise UnreadablePdf(
            "is a PDF portfolio, a folder of files: save the letter in it as a file and bring that in."
        )
    form = root.get("/AcroForm")
    if form is not None and "/XFA" in form.get_object():
        raise UnreadablePdf(
            "is a PDF form that only Adobe Reader can show: print it to a PDF and bring that in."
        )


def _pages(reader: "PdfReader") -> list[PageLines]:
    """Give the lines of each page; the steps of all pages together are counted, so that time is bounded."""
    count = len(reader.pages)
    if count > MOST_PAGES:
        raise UnreadablePdf(
            f"has {count} pages, and {MOST_PAGES} are read: save the pages of the letter alone."
        )
    steps = drawn = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps > MOST_STEPS or drawn > _MOST_DRAWN:
            raise UnreadablePdf(
                "is a PDF with too much on its pages to be a letter: save the pages of the letter alone."
            )

    pages = []
    for page in reader.pages:
        contents = page.get_contents()
        drawn += len(contents.get_data()) if contents is not None else 0
        pages.append(PageLines())
        page.extract_text(visitor_operand_before=step, visitor_text=pages[-1].add)
        step()
    return pages


def _why(error: Exception) -> str:
    from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

    if isinstance(error, DependencyError | FileNotDecryptedError):
        return "is a locked PDF: open it, print it to a new PDF and bring that in."
    if isinstance(error, LimitReachedError):
        return "is a PDF that unfolds to more than a letter can hold: save the pages of the letter alone."
    return "is a damaged PDF: open it, print it to a new PDF and bring that in."
