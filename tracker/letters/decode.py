"""From a file's bytes to text, or a sentence that says why not."""

from tracker.domain.refusal import Refusal
from tracker.domain.text_bytes import is_blank, text_of


class Unreadable(Refusal):
    """The document cannot be read as text; the message says why and what to do."""


def decode(raw: bytes, name: str) -> str:
    """Give the text of a file in UTF-8, UTF-16 with its mark, or Windows-1252.

    Raises Unreadable for an empty file, a PDF, and anything that is not text.
    """
    if is_blank(raw):
        raise Unreadable(f"{name} is empty: choose the letter or report itself.")
    if raw.lstrip()[:4] == b"%PDF":
        raise Unreadable(f"{name} is a PDF: save its text as a .txt file and bring that in.")
    if raw[:2] in (b"PK", b"\xd0\xcf"):
        raise Unreadable(
            f"{name} is a word processor or archive file: save it as plain text and bring that in."
        )
    text = text_of(raw)
    if text is None:
        raise Unreadable(f"{name} is not text: save the letter as plain text and bring that in.")
    return text
